//! Takes the article out of a page: text, headline, byline, dates, dateline and credits, and a reason for all it leaves.
//!
//! [`extract`] is pure and cannot fail: whatever the page holds, it returns an [`Article`] whose diagnostics say what
//! was cut or guessed.

mod assemble;
mod block;
mod byline;
mod context;
mod cover;
mod credits;
mod dateline;
mod dates;
mod furniture;
mod guard;
mod head;
mod json_ld;
mod language;
mod leftover;
mod limits;
mod line_features;
mod line_model;
mod lines;
mod markup;
mod measure;
mod metadata;
mod pattern;
mod region;
pub mod scraped;
mod select;
mod source;

use rashomon_model::{Article, Page};

pub use limits::Limits;

/// Extracts the article of a page within the default limits.
pub fn extract(page: &Page) -> Article {
    extract_with(page, &Limits::default())
}

/// Extracts the article of a page within the given limits.
pub fn extract_with(page: &Page, limits: &Limits) -> Article {
    assemble::assemble(page, source::read(page, limits))
}
