//! The task `extraction`: how much of an article's text is taken, and how little else; its headline and its authors.
//!
//! Beside Rashomon stands the `trafilatura` crate on the same decoded pages. The text of an article is without its
//! headline, which both sets count as content; `with-headline` puts it before the text again.

mod articles;
mod errors;
mod people;
mod segments;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use rashomon_model::Page;

use crate::data::{find, source};
use crate::error::Error;
use crate::measured::Measured;

/// What a system takes from a page.
#[derive(Clone, Default)]
pub(crate) struct Taken {
    pub(crate) text: String,
    title: String,
    people: Vec<String>,
}

/// The ways to take an article out of a page, under the names their figures bear.
const SYSTEMS: [&str; 3] = ["rashomon", "rashomon-with-headline", "trafilatura-crate"];

/// Measures on whichever of the two sets lie below the folder.
pub(crate) fn measure(folder: &Path) -> Result<Measured, Error> {
    let articles = find(folder, |path| path.join("ground-truth").is_dir() && path.join("html").is_dir());
    let segments = find(folder, |path| path.join("evaldata.json").is_file());
    if articles.is_none() && segments.is_none() {
        return Err(Error::no_set(folder, "wceb-articles (ground-truth, html) or trafilatura-eval (evaldata.json)"));
    }
    let mut measured = Measured::default();
    if let Some(set) = articles {
        measured.add(articles::measure(&set)?);
    }
    if let Some(set) = segments {
        measured.add(segments::measure(&set)?);
    }
    Ok(measured)
}

fn rashomon(page: &Page) -> Taken {
    let article = rashomon_extract::extract(page);
    Taken { text: article.text, title: article.headline.unwrap_or_default(), people: article.byline }
}

/// What the `trafilatura` crate takes from a page.
pub(crate) fn trafilatura(page: &Page) -> Taken {
    let options = trafilatura::Options::default().with_fallback(true).with_exclude_comments(true);
    let result = catch_unwind(AssertUnwindSafe(|| trafilatura::extract(source(page), &options)));
    let Some(result) = result.ok().and_then(Result::ok) else { return Taken::default() };
    let people = result.metadata.author.split(';').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    Taken { text: result.content_text, title: result.metadata.title, people: people.collect() }
}

/// What each system takes from a page, in their order; nothing from a page that could not be read.
fn taken(page: Option<&Page>) -> [Taken; SYSTEMS.len()] {
    let Some(page) = page else { return Default::default() };
    let ours = rashomon(page);
    let headed = Taken { text: format!("{}\n\n{}", ours.title, ours.text), ..ours.clone() };
    [ours, headed, trafilatura(page)]
}
