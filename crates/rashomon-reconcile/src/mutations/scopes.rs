//! Scopes that were dropped.

use rashomon_model::{MutationKind, Quantity, Span, TimeForm};

use super::Change;
use super::pairs::{Pair, Sentence};
use crate::answers::figures::number;

/// Finds: a span of time or a narrowing word of the parent that the child drops while it keeps what is narrowed. Why: a
/// count over three years becomes a count. Example: "eight incidents in the past four years" → "eight incidents".
/// Known limits: scopes of place.
pub fn scope_lost(pair: &Pair<'_>) -> Option<Change> {
    let words = period_lost(pair).or_else(|| narrowing_lost(pair)).or_else(|| whole_for_part(pair))?;
    Some((MutationKind::ScopeLost, format!("\u{201c}{words}\u{201d} is gone")))
}

/// How far from a figure its span of time may stand, in bytes: further on it belongs to something else.
const BESIDE: u32 = 60;

fn period_lost<'a>(pair: &Pair<'a>) -> Option<&'a str> {
    let kept = |q: &&Quantity| pair.after.quantities().iter().any(|o| number(o) == number(q) && !length(o));
    let counts: Vec<&Quantity> = pair.before.quantities().into_iter().filter(|q| !length(q)).filter(kept).collect();
    let beside = |t: &Span| counts.iter().any(|q| t.start >= q.span.end && t.start - q.span.end <= BESIDE);
    let lost = durations(&pair.before).into_iter().find(beside)?;
    let gone = pair.after.near().iter().all(|s| durations(s).is_empty());
    gone.then(|| pair.before.words_of(lost))
}

/// Whether a figure is itself a length of time.
fn length(quantity: &Quantity) -> bool {
    ["minute", "hour", "day", "week", "month", "year", "second"].contains(&quantity.unit.as_str())
}

fn durations(sentence: &Sentence<'_>) -> Vec<Span> {
    let long = |t: &&rashomon_model::TimeExpression| matches!(t.form, TimeForm::Duration { .. });
    sentence.account.analysis.times_in(sentence.span).filter(long).map(|t| t.span).collect()
}

/// Words that narrow what is told.
const SCOPES: [&str; 8] =
    ["most of ", "some of ", "part of ", "half of ", "not counting ", "excluding ", "apart from ", "as of last "];

/// Other words for the same.
const KEPT: [&str; 14] = [
    "most",
    "majority",
    "some",
    "part",
    "half",
    "several",
    "without",
    "not including",
    "except",
    "besides",
    "other than",
    "many",
    "a number of",
    "as of",
];

fn narrowing_lost(pair: &Pair<'_>) -> Option<&'static str> {
    let (before, after) = (pair.before.text().to_lowercase(), pair.after.near_text());
    let words = SCOPES.iter().find(|w| before.contains(**w))?;
    let at = before.find(words)? + words.len();
    let narrowed: Vec<&str> =
        before[at..].split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3).take(2).collect();
    let kept = narrowed.len() == 2 && narrowed.iter().all(|w| after.contains(w));
    (kept && !KEPT.iter().any(|w| after.contains(w))).then(|| words.trim())
}

/// Words that tell the size of what is named before them.
const SIZES: [&str; 4] = ["totaling ", "totalling ", "numbering ", "a total of "];

/// "Most of the roughly 1,000 troops" → "the majority of the troops, totaling around 1,000": the part gets the size of
/// the whole.
fn whole_for_part(pair: &Pair<'_>) -> Option<&'static str> {
    let after = pair.after.text().to_lowercase();
    let sized = SIZES.iter().find_map(|w| after.find(w).map(|at| at + w.len()))?;
    let size = pair.after.quantities().into_iter().find(|q| q.number.start >= pair.after.span.start + sized as u32)?;
    let before = pair.before.text().to_lowercase();
    let part = before.find("most of ").or_else(|| before.find("part of ").or_else(|| before.find("some of ")))?;
    let whole = pair.before.quantities().into_iter().find(|q| q.number.start > pair.before.span.start + part as u32)?;
    (number(size) == number(whole)).then_some("of the")
}
