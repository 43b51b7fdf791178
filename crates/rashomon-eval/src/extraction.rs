//! The task `extraction`: how much of an article's text is taken, and how little else.
//!
//! On **wceb-articles** (WCXB, development set, article pages) word F1 is counted per page between the text and the
//! labelled `main_content` over bags of lower-cased words, then averaged, as the set's README defines it.
//!
//! On **trafilatura-eval** each page has segments that must stand in the text (`with`) and segments that must not
//! (`without`), as literal substrings. A `with` segment found is right, one not found is missed, a `without`
//! segment found is wrong; F is made of the sums over all pages, as the set's `evaluate.py` does.
//!
//! Beside Rashomon stands the `trafilatura` crate on the same decoded pages. The text of an article is without its
//! headline, which both sets count as content; `with-headline` puts it before the text again.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use rashomon_model::Page;
use rayon::prelude::*;
use serde::Deserialize;

use crate::counts::Counts;
use crate::data::{find, json, names, page, source, stored};
use crate::error::Error;
use crate::figure::Figure;
use crate::split::{self, Half};
use crate::words::word_f1;

/// A way to take the text out of a page, under the name its figures bear.
type System = (&'static str, fn(&Page) -> String);

const SYSTEMS: &[System] =
    &[("rashomon", rashomon), ("rashomon-with-headline", with_headline), ("trafilatura-crate", trafilatura)];

/// Measures on whichever of the two sets lie below the folder.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Figure>, Error> {
    let wceb = find(folder, |path| path.join("ground-truth").is_dir() && path.join("html").is_dir());
    let segments = find(folder, |path| path.join("evaldata.json").is_file());
    if wceb.is_none() && segments.is_none() {
        return Err(Error::no_set(folder, "wceb-articles (ground-truth, html) or trafilatura-eval (evaldata.json)"));
    }
    let mut figures = Vec::new();
    if let Some(set) = wceb {
        figures.extend(measure_words(&set)?);
    }
    if let Some(set) = segments {
        figures.extend(measure_segments(&set)?);
    }
    Ok(figures)
}

fn rashomon(page: &Page) -> String {
    rashomon_extract::extract(page).text
}

fn with_headline(page: &Page) -> String {
    let article = rashomon_extract::extract(page);
    format!("{}\n\n{}", article.headline.unwrap_or_default(), article.text)
}

/// The text that the `trafilatura` crate takes out of the page.
pub(crate) fn trafilatura(page: &Page) -> String {
    let options = trafilatura::Options::default().with_fallback(true).with_exclude_comments(true);
    let result = catch_unwind(AssertUnwindSafe(|| trafilatura::extract(source(page), &options)));
    result.ok().and_then(Result::ok).map(|result| result.content_text).unwrap_or_default()
}

#[derive(Deserialize)]
struct Labels {
    url: String,
    ground_truth: Truth,
}

#[derive(Deserialize)]
struct Truth {
    main_content: Option<String>,
}

fn measure_words(set: &Path) -> Result<Vec<Figure>, Error> {
    let names = names(&set.join("ground-truth"))?;
    let scores: Result<Vec<(Half, Vec<f64>)>, Error> = names.par_iter().map(|name| words_of(set, name)).collect();
    Ok(split::figures(&scores?, |scores| {
        let figures = SYSTEMS.iter().enumerate().map(|(index, (system, _))| {
            let values: Vec<f64> = scores.iter().map(|page| page[index]).collect();
            Figure::mean(format!("wceb-articles.{system}.word-f1"), &values, "sum of the pages' word F1 / pages")
        });
        figures.collect()
    }))
}

/// The word F1 of each system on one page.
fn words_of(set: &Path, name: &str) -> Result<(Half, Vec<f64>), Error> {
    let labels: Labels = json(&set.join("ground-truth").join(name))?;
    let expected = labels.ground_truth.main_content.unwrap_or_default();
    let page = page(&set.join("html").join(name).with_extension("html"))?;
    Ok((Half::of(&labels.url), texts(page.as_ref()).iter().map(|text| word_f1(text, &expected)).collect()))
}

fn texts(page: Option<&Page>) -> Vec<String> {
    SYSTEMS.iter().map(|(_, system)| page.map(system).unwrap_or_default()).collect()
}

#[derive(Deserialize)]
struct Segments {
    file: String,
    with: Vec<String>,
    without: Vec<String>,
}

fn measure_segments(set: &Path) -> Result<Vec<Figure>, Error> {
    let pages: BTreeMap<String, Segments> = json(&set.join("evaldata.json"))?;
    let pages: Vec<(&String, &Segments)> = pages.iter().collect();
    let counts: Result<Vec<(Half, Vec<Counts>)>, Error> =
        pages.par_iter().map(|(url, segments)| Ok((Half::of(url), segments_of(set, segments)?))).collect();
    Ok(split::figures(&counts?, |counts| {
        let figures = SYSTEMS.iter().enumerate().flat_map(|(index, (system, _))| {
            let sum = counts.iter().fold(Counts::default(), |sum, page| sum + page[index]);
            sum.figures(&format!("trafilatura-eval.{system}.segments"))
        });
        figures.collect()
    }))
}

/// The counts of each system on one page.
fn segments_of(set: &Path, segments: &Segments) -> Result<Vec<Counts>, Error> {
    let page = page(&stored(set, &segments.file))?;
    Ok(texts(page.as_ref()).iter().map(|text| count(text, segments)).collect())
}

fn count(text: &str, segments: &Segments) -> Counts {
    let found = |segments: &[String]| segments.iter().filter(|segment| text.contains(segment.as_str())).count() as u32;
    let right = found(&segments.with);
    Counts { right, wrong: found(&segments.without), missed: segments.with.len() as u32 - right }
}
