//! Sentences of news articles labelled by hand (`labels/quantities.md` holds the guide, `labels/quantities.json` the
//! labels: article, offsets, values, no text).
//!
//! A figure found is **right** where its number overlaps a labelled one, **wrong** where it overlaps none, and a labelled
//! one that none overlaps is **missed**; ordinals, labels and scores are no figures on either side, and what the guide
//! leaves open counts nowhere. Of the right ones it is counted how many have the same words, value (least and greatest),
//! bound, unit and head of what is counted, and all of these at once; of the ranges, how many have both ends.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rashomon_model::{Analysis, Bound, Quantity, Span};
use serde::Deserialize;

use super::{analysis, half, same_value};
use crate::abp;
use crate::counts::Counts;
use crate::error::Error;
use crate::figure::Figure;
use crate::measured::Measured;
use crate::split::{self, Half};

const LABELS: &str = include_str!("../../labels/quantities.json");

/// A labelled sentence. Offsets count Unicode code points of the article's text, half-open.
#[derive(Deserialize)]
struct Labelled {
    article: String,
    start: usize,
    end: usize,
    figures: Vec<Label>,
}

/// A labelled figure.
#[derive(Deserialize)]
struct Label {
    /// The number's words.
    start: usize,
    end: usize,
    /// Whether the guide leaves open that it is a figure.
    #[serde(default)]
    open: bool,
    min: Option<f64>,
    max: Option<f64>,
    bound: Option<Bound>,
    unit: Option<String>,
    /// The head of what is counted.
    head: Option<(usize, usize)>,
}

/// What was made of the figures of one sentence.
#[derive(Default)]
struct Judged {
    counts: Counts,
    words: u32,
    value: u32,
    bound: u32,
    unit: u32,
    counted: u32,
    all: u32,
    /// Labelled ranges, and those with both ends.
    ranges: (u32, u32),
    /// Labelled bounds other than exact, and those found.
    bounds: (u32, u32),
}

pub(super) fn measure(folder: &Path) -> Result<Option<Measured>, Error> {
    let labels: Vec<Labelled> =
        serde_json::from_str(LABELS).map_err(|error| Error::unreadable(Path::new("quantities"), &error))?;
    let ids: BTreeSet<String> = labels.iter().map(|labelled| labelled.article.clone()).collect();
    let Some(articles) = abp::articles_of(folder, &ids)? else { return Ok(None) };
    let analyses: BTreeMap<&str, (&str, Analysis)> =
        articles.iter().map(|(id, article)| (id.as_str(), (article.text.as_str(), analysis(&article.text)))).collect();
    let mut measured = Measured::default();
    let mut judged: Vec<(Half, Judged)> = Vec::new();
    for labelled in &labels {
        let Some((text, analysis)) = analyses.get(labelled.article.as_str()) else { continue };
        let mut errors = Vec::new();
        let half = half(&labelled.article);
        judged.push((half, judge(text, analysis, labelled, &mut errors)));
        if half == Half::LookedAt && !errors.is_empty() {
            let sentence = span(text, labelled.start, labelled.end).of(text);
            measured.errors.push(format!("{}\n    {}", sentence.replace('\n', " "), errors.join("\n    ")));
        }
    }
    measured.figures = split::figures(&judged, figures);
    Ok(Some(measured))
}

fn figures(sentences: &[&Judged]) -> Vec<Figure> {
    let sum = |of: fn(&Judged) -> u32| f64::from(sentences.iter().map(|judged| of(judged)).sum::<u32>());
    let counts = sentences.iter().fold(Counts::default(), |sum, judged| sum + judged.counts);
    let right = f64::from(counts.right);
    let mut figures = counts.figures("news.figures");
    let mut add = |name: &str, numerator: f64, denominator: f64, formula: &'static str| {
        figures.push(Figure::new(format!("news.{name}"), numerator, denominator, formula));
    };
    add("words", sum(|j| j.words), right, "number of the same words / figures right");
    add("value", sum(|j| j.value), right, "same least and greatest value / figures right");
    add("bound", sum(|j| j.bound), right, "same bound / figures right");
    add("bound.not-exact", sum(|j| j.bounds.1), sum(|j| j.bounds.0), "bound found / labelled bounds but exact ones");
    add("ranges", sum(|j| j.ranges.1), sum(|j| j.ranges.0), "both ends right / labelled ranges");
    add("unit", sum(|j| j.unit), right, "same unit / figures right");
    add("counted", sum(|j| j.counted), right, "same head of what is counted, or none / figures right");
    add("all", sum(|j| j.all), right + f64::from(counts.missed), "all of these right / labelled figures");
    figures
}

fn judge(text: &str, analysis: &Analysis, labelled: &Labelled, errors: &mut Vec<String>) -> Judged {
    let sentence = span(text, labelled.start, labelled.end);
    let inside = |quantity: &&Quantity| !quantity.ordinal && sentence.contains(quantity.number);
    let found: Vec<&Quantity> = analysis.quantities.iter().filter(inside).collect();
    let mut judged = Judged::default();
    let mut taken = vec![false; found.len()];
    for label in &labelled.figures {
        let number = span(text, label.start, label.end);
        let at = (0..found.len()).find(|&at| !taken[at] && found[at].number.meets(number));
        if let Some(at) = at {
            taken[at] = true;
        }
        match at.map(|at| found[at]) {
            _ if label.open => {}
            None => {
                judged.counts.missed += 1;
                judged.ranges.0 += u32::from(is_range(label));
                judged.bounds.0 += u32::from(label.bound != Some(Bound::Exact));
                errors.push(format!("missed {}", number.of(text)));
            }
            Some(quantity) => compare(text, analysis, label, quantity, &mut judged, errors),
        }
    }
    for (quantity, _) in found.iter().zip(&taken).filter(|(_, taken)| !**taken) {
        judged.counts.wrong += 1;
        errors.push(format!("wrong {} ({})", quantity.span.of(text), quantity.unit));
    }
    judged
}

fn is_range(label: &Label) -> bool {
    matches!((label.min, label.max), (Some(min), Some(max)) if min < max)
}

fn compare(
    text: &str,
    analysis: &Analysis,
    label: &Label,
    quantity: &Quantity,
    judged: &mut Judged,
    errors: &mut Vec<String>,
) {
    let same_end = |a: Option<f64>, b: Option<f64>| a.map_or(b.is_none(), |a| b.is_some_and(|b| same_value(a, b)));
    let words = quantity.number == span(text, label.start, label.end);
    let value = same_end(label.min, quantity.min) && same_end(label.max, quantity.max);
    let bound = label.bound == Some(quantity.bound);
    let unit = label.unit.as_deref() == Some(quantity.unit.as_str());
    let counted = head(analysis, quantity) == label.head.map(|(start, end)| span(text, start, end));
    judged.counts.right += 1;
    for (count, holds) in [
        (&mut judged.words, words),
        (&mut judged.value, value),
        (&mut judged.bound, bound),
        (&mut judged.unit, unit),
        (&mut judged.counted, counted),
        (&mut judged.all, words && value && bound && unit && counted),
    ] {
        *count += u32::from(holds);
    }
    judged.ranges.0 += u32::from(is_range(label));
    judged.ranges.1 += u32::from(is_range(label) && value);
    judged.bounds.0 += u32::from(label.bound != Some(Bound::Exact));
    judged.bounds.1 += u32::from(label.bound != Some(Bound::Exact) && bound);
    if !(words && value && bound && unit && counted) {
        errors.push(format!(
            "{}: {:?} {:?} {:?} {} of {}, labelled {:?} {:?} {:?} {} of {}",
            quantity.number.of(text),
            quantity.min,
            quantity.max,
            quantity.bound,
            quantity.unit,
            quantity.counted_span.map_or("-", |span| span.of(text)),
            label.min,
            label.max,
            label.bound,
            label.unit.as_deref().unwrap_or("-"),
            label.head.map_or("-", |(start, end)| span(text, start, end).of(text)),
        ));
    }
}

/// The head word of what a figure counts: the last of its words that has the head's stem.
fn head(analysis: &Analysis, quantity: &Quantity) -> Option<Span> {
    let counted = quantity.counted_span?;
    let inside = |token: &&rashomon_model::Token| counted.contains(token.span);
    let mut heads = analysis.tokens.iter().filter(inside).filter(|token| Some(token.stem) == quantity.counted);
    Some(heads.next_back().map_or(counted, |token| token.span))
}

/// A half-open range of code points as one of bytes.
fn span(text: &str, start: usize, end: usize) -> Span {
    let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte) as u32;
    Span { start: byte(start), end: byte(end) }
}
