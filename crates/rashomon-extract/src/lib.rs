//! Takes the article out of a page: text, headline, byline, dates, dateline and credits, and a reason for all it leaves.
//!
//! [`extract`] is pure and cannot fail: whatever the page holds, it returns an [`Article`] whose diagnostics say what
//! was cut or guessed.

mod address;
mod assemble;
mod block;
mod byline;
mod calendar;
mod clock;
mod context;
mod cover;
mod credits;
mod date_lines;
mod date_tokens;
mod date_values;
mod dateline;
mod dates;
mod dating;
mod day_order;
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
mod partial;
mod pattern;
mod region;
pub mod scraped;
mod script_dates;
mod select;
mod shared;
mod source;
mod tokens;

use rashomon_model::{Article, Page};

pub use limits::Limits;
pub use shared::Furniture;

/// Extracts the article of a page within the default limits.
pub fn extract(page: &Page) -> Article {
    extract_with(page, &Limits::default())
}

/// Extracts the article of a page within the given limits.
pub fn extract_with(page: &Page, limits: &Limits) -> Article {
    extract_beside(page, limits, &Furniture::default())
}

/// Extracts the article of a page some of whose furniture is known from other pages of its host.
pub fn extract_beside(page: &Page, limits: &Limits, known: &Furniture) -> Article {
    assemble::assemble(page, source::read(page, limits), known)
}
