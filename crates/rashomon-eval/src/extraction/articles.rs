//! On **wceb-articles** (WCXB, development set, article pages) word F1 is counted per page between the text and the
//! labelled `main_content` over bags of lower-cased words, then averaged, as the set's README defines it.
//!
//! A title is right where it and the label are equal once folded to lower-case letters and digits; the figure is the
//! share of the labelled pages whose title is right. Of authors see [`people`](super::people).

use std::path::Path;

use rayon::prelude::*;
use serde::Deserialize;

use super::people::{Authors, judge, labelled};
use super::{SYSTEMS, Taken, errors, taken};
use crate::data::{json, names, page};
use crate::error::Error;
use crate::figure::Figure;
use crate::measured::Measured;
use crate::split::{self, Half};
use crate::words::{folded, word_f1};

#[derive(Deserialize)]
struct Labels {
    url: String,
    ground_truth: Truth,
}

/// What a person says of one page.
#[derive(Deserialize)]
pub(super) struct Truth {
    pub main_content: Option<String>,
    pub title: Option<String>,
    pub author: Option<String>,
}

/// How one system did on one page.
struct Score {
    words: f64,
    title: Option<bool>,
    authors: Authors,
}

/// The figures of each system; titles, authors and texts that ours has wrong.
pub(super) fn measure(set: &Path) -> Result<Measured, Error> {
    let names = names(&set.join("ground-truth"))?;
    let outcomes: Result<Vec<(Half, Outcome)>, Error> = names.par_iter().map(|name| outcome(set, name)).collect();
    let outcomes = outcomes?;
    let figures = split::figures(&outcomes, |pages| {
        let figures = SYSTEMS.iter().enumerate().flat_map(|(index, system)| {
            let scores: Vec<&Score> = pages.iter().map(|page| &page.scores[index]).collect();
            figures(&format!("wceb-articles.{system}"), &scores)
        });
        figures.collect()
    });
    Ok(Measured { figures, errors: split::looked_at(outcomes).flat_map(|page| page.errors).collect() })
}

fn figures(name: &str, scores: &[&Score]) -> Vec<Figure> {
    let words: Vec<f64> = scores.iter().map(|score| score.words).collect();
    let titles: Vec<f64> =
        scores.iter().filter_map(|score| score.title).map(|right| f64::from(u8::from(right))).collect();
    let mut figures = vec![
        Figure::mean(format!("{name}.word-f1"), &words, "sum of the pages' word F1 / pages"),
        Figure::mean(format!("{name}.title"), &titles, "titles equal once folded / labelled pages"),
    ];
    figures.extend(Authors::figures(scores.iter().map(|score| score.authors), name));
    figures
}

/// How each system did on one page, and what ours has wrong there.
struct Outcome {
    scores: Vec<Score>,
    errors: Vec<String>,
}

fn outcome(set: &Path, name: &str) -> Result<(Half, Outcome), Error> {
    let labels: Labels = json(&set.join("ground-truth").join(name))?;
    let page = page(&set.join("html").join(name).with_extension("html"))?;
    let [ours, headed, beside] = taken(page.as_ref());
    let errors = errors::of_article(name, &labels.ground_truth, &ours, &beside);
    let scores = [ours, headed, beside].iter().map(|taken| score(taken, &labels.ground_truth)).collect();
    Ok((Half::of(&labels.url), Outcome { scores, errors }))
}

fn score(taken: &Taken, truth: &Truth) -> Score {
    let title = truth.title.as_deref().filter(|title| !title.is_empty());
    Score {
        words: word_f1(&taken.text, truth.main_content.as_deref().unwrap_or_default()),
        title: title.map(|title| folded(title) == folded(&taken.title)),
        authors: judge(&taken.people, &labelled(truth.author.as_deref().unwrap_or_default())),
    }
}
