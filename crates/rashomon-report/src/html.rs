//! The report as HTML: files that stand alone, run nothing and load nothing.

pub(crate) mod anchors;
mod document;
mod story;
mod tree;
pub(crate) mod words;

use askama::Template;

use crate::dossier::Dossier;
use crate::outline::Outline;
use document::{Contents, Line};
pub(crate) use document::{policy, style};
pub(crate) use story::{PageView, is_web_address, page_view};

/// The whole dossier as one file, story after story.
pub fn single(dossier: &Dossier) -> String {
    let outline = Outline::new(dossier);
    let stories = dossier.stories.iter().enumerate();
    let stories: Vec<_> = stories.map(|(i, story)| story::view(&outline, story, i + 1)).collect();
    let lines = if stories.len() == 1 { Vec::new() } else { lines(dossier, &|i| format!("#s{i}")) };
    document::page(&title(dossier), &Contents { lines, stories, coverage: document::coverage(dossier), home: false })
}

/// An index and one file for each story, as file names with their contents.
pub fn folder(dossier: &Dossier) -> Vec<(String, String)> {
    let outline = Outline::new(dossier);
    let coverage = || document::coverage(dossier);
    let index = Contents { lines: lines(dossier, &file_name), stories: Vec::new(), coverage: coverage(), home: false };
    let index = ("index.html".to_owned(), document::page(&title(dossier), &index));
    let stories = dossier.stories.iter().enumerate().map(|(i, story)| {
        let stories = vec![story::view(&outline, story, i + 1)];
        let contents = Contents { lines: Vec::new(), stories, coverage: coverage(), home: true };
        (file_name(i + 1), document::page(&story.headline, &contents))
    });
    std::iter::once(index).chain(stories).collect()
}

/// Ids come from outside, so that a file is named by the position of its story and never by its id.
fn file_name(position: usize) -> String {
    format!("story-{position:04}.html")
}

fn lines(dossier: &Dossier, address: &dyn Fn(usize) -> String) -> Vec<Line> {
    let stories = dossier.stories.iter().enumerate();
    stories.map(|(i, story)| document::line(story, address(i + 1))).collect()
}

fn title(dossier: &Dossier) -> String {
    match dossier.stories.as_slice() {
        [story] => story.headline.clone(),
        stories => crate::words::stories(stories.len()),
    }
}

/// A template writes into memory, which cannot fail.
pub(crate) fn rendered(template: &impl Template) -> String {
    let mut html = String::new();
    let done = template.render_into(&mut html);
    debug_assert!(done.is_ok(), "a template failed to write into memory");
    html
}
