//! The frame around the stories: head, style, list of stories, coverage.

use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::story::StoryView;
use crate::dossier::{Dossier, Story};
use crate::outline;
use crate::words::count;
use crate::{clean, dates};

const STYLE: &str = include_str!("../../templates/style.css");

/// What a file holds.
pub(crate) struct Contents {
    /// A list of stories, where there are several.
    pub lines: Vec<Line>,
    pub stories: Vec<StoryView>,
    pub coverage: CoverageView,
    /// Whether there is an index to go back to.
    pub home: bool,
}

/// A story in a list.
pub(crate) struct Line {
    pub address: String,
    pub headline: String,
    pub period: String,
    pub counts: String,
    pub dispute: Option<String>,
}

/// What was left out.
pub(crate) struct CoverageView {
    pub pages: String,
    pub skipped: Vec<(String, String)>,
    pub unaligned: Option<String>,
    pub generator: String,
}

#[derive(Template)]
#[template(path = "document.html")]
struct Document<'a> {
    title: &'a str,
    policy: &'a str,
    style: &'a str,
    contents: &'a Contents,
}

/// A complete file.
pub(crate) fn page(title: &str, contents: &Contents) -> String {
    let rules: String = contents.stories.iter().map(|story| story.rules.as_str()).collect();
    let style = style(&rules);
    let title = clean::line(title);
    super::rendered(&Document { title: &title, policy: &policy(&style), style: &style, contents })
}

/// The style sheet with the rules that a document needs of its own.
pub(crate) fn style(rules: &str) -> String {
    format!("{STYLE}{rules}")
}

/// The style sheet, which is ours, is all that a browser may apply; nothing may be run, loaded or sent.
pub(crate) fn policy(style: &str) -> String {
    let hash = STANDARD.encode(Sha256::digest(style));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
}

pub(crate) fn line(story: &Story, address: String) -> Line {
    Line {
        address,
        headline: clean::line(&story.headline),
        period: dates::period(&story.period),
        counts: outline::counts(story),
        dispute: outline::dispute(story),
    }
}

pub(crate) fn coverage(dossier: &Dossier) -> CoverageView {
    let coverage = &dossier.coverage;
    let skipped = coverage.skipped.iter();
    let unaligned = coverage.unaligned_statements;
    CoverageView {
        pages: count(coverage.pages_read, "page"),
        skipped: skipped.map(|skipped| (clean::line(&skipped.location), clean::line(&skipped.why))).collect(),
        unaligned: (unaligned > 0).then(|| count(unaligned, "statement")),
        generator: clean::line(&format!("{} {}", dossier.generator.name, dossier.generator.version)),
    }
}
