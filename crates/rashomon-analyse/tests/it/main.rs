//! Tests of the analysis of one article: each part printed line by line, and properties that hold for any text.

mod attributions;
mod names;
mod places;
mod properties;
mod quantities;
mod sentences;
mod statements;
mod times;
mod vectors;

use rashomon_analyse::{analyse, anchor};
use rashomon_model::{Analysis, Article, Outlet};

/// Analyses a text that the outlet "Ormoc Bay Ledger" published on Wednesday, 15 March 2023.
fn read(text: &str) -> Analysis {
    let outlet = Some(Outlet { name: "Ormoc Bay Ledger".to_owned(), citation: None });
    let article = Article { text: text.to_owned(), outlet, ..Article::default() };
    let mut analysis = analyse(&article);
    anchor(&mut analysis, Some(jiff::civil::date(2023, 3, 15)));
    analysis
}
