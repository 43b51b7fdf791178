//! Words a second of articles that become analyses, and whether memory grows with the number of articles.
//!
//! Each article of `abp.jsonl` is read, its JSON taken apart, analysed and forgotten before the next; only the analysis is
//! timed. Words are what white space parts. `peers/spacy_speed.py` times spaCy on articles of the same file.

use std::hint::black_box;
use std::path::Path;

use rashomon_model::Article;

use super::{peak, seconds};
use crate::abp;
use crate::error::Error;
use crate::figure::Figure;

/// After so many articles memory is looked at first: what is built once stands by then.
const WARM: usize = 1000;

/// Measures on the articles below the folder; nothing where there are none.
pub(super) fn measure(folder: &Path) -> Result<Vec<Figure>, Error> {
    let Some(all) = abp::articles(folder)? else { return Ok(Vec::new()) };
    let (mut articles, mut words, mut spent, mut warm) = (0, 0, 0.0, 0.0);
    for article in all {
        let text = article?.text;
        words += text.split_whitespace().count();
        let article = Article { text, ..Article::default() };
        spent += seconds(|| drop(black_box(rashomon_analyse::analyse(&article))));
        articles += 1;
        if articles == WARM {
            warm = peak();
        }
    }
    let per_second = "on one thread / seconds of analysis";
    Ok(vec![
        Figure::new("speed.analysis.words-per-second".to_owned(), words as f64, spent, per_second),
        Figure::new("speed.analysis.articles-per-second".to_owned(), articles as f64, spent, per_second),
        Figure::new(
            "speed.analysis.memory".to_owned(),
            peak(),
            warm,
            "most memory held, all articles / the first 1000",
        ),
    ])
}
