//! Figures and times of day that answer one question, though the statements around them tell several things.
//!
//! "It was decided by 1,214 votes, on a turnout of 87.6 per cent" answers two questions. A statement is alike to others
//! as a whole; here each of its figures is held against theirs, by what is counted and by the words next to it.

use std::collections::BTreeMap;

use rashomon_model::wording::{self, Word, shared_weight};
use rashomon_model::{Quantity, Span, StemId, TimeForm, Vectors};

use crate::answers::figures::{is_loose, number};
use crate::claims::{Groups, likeness};
use crate::units::Unit;

/// A figure or a time of day in a statement.
struct Slot {
    /// The statement.
    unit: usize,
    /// What it measures or counts.
    sort: Sort,
    /// Its value: a number in its unit, or minutes since midnight.
    value: f64,
    /// Content words next to it, by stem, with their weights in the story.
    near: Vec<Word>,
}

#[derive(Clone, Debug, PartialEq)]
enum Sort {
    Clock,
    Figure { unit: String, counted: Option<StemId>, row: Option<u32> },
}

/// Likeness from which two slots answer one question.
const ALIKE: f32 = 0.5;
/// Words on each side of a figure that say what it is about.
const NEAR: usize = 8;

/// Groups of units whose figures or times answer one question.
pub fn groups(units: &[Unit<'_>], vectors: &Vectors<'_>) -> Vec<Vec<usize>> {
    let slots: Vec<Slot> = (0..units.len()).flat_map(|u| slots(units, u)).collect();
    let mut pairs: Vec<(usize, usize, f32)> = Vec::new();
    for b in 1..slots.len() {
        for a in 0..b {
            if units[slots[a].unit].account.page != units[slots[b].unit].account.page {
                pairs.push((a, b, slot_likeness(units, &slots[a], &slots[b], vectors)));
            }
        }
    }
    pairs.retain(|p| p.2 >= ALIKE * 0.5);
    pairs.sort_by(|x, y| y.2.total_cmp(&x.2).then((x.0, x.1).cmp(&(y.0, y.1))));
    let likeness: BTreeMap<(usize, usize), f32> = pairs.iter().map(|(a, b, s)| ((*a, *b), *s)).collect();
    let mut groups = Groups::new(slots.len());
    for (a, b, _) in &pairs {
        if groups.mean(*a, *b, &likeness) >= ALIKE {
            groups.join(*a, *b);
        }
    }
    groups.lists().iter().map(|g| units_of(&slots, g)).collect()
}

fn units_of(slots: &[Slot], group: &[usize]) -> Vec<usize> {
    let mut units: Vec<usize> = group.iter().map(|s| slots[*s].unit).collect();
    units.sort_unstable();
    units.dedup();
    units
}

fn slots(units: &[Unit<'_>], at: usize) -> Vec<Slot> {
    let unit = &units[at];
    let analysis = &unit.account.analysis;
    let figures = analysis.quantities_in(unit.statement.span).filter(|q| !q.ordinal && !is_loose(q));
    let figures = figures.filter_map(|q| Some((q.span, figure_sort(unit, q), number(q)?)));
    let clocks = analysis.times_in(unit.statement.span).filter_map(|t| match t.form {
        TimeForm::Clock { seconds, .. } => Some((t.span, Sort::Clock, f64::from(seconds / 60))),
        _ => None,
    });
    let slot = |(span, sort, value)| Slot { unit: at, sort, value, near: near(unit, span) };
    figures.chain(clocks).map(slot).collect()
}

fn figure_sort(unit: &Unit<'_>, quantity: &Quantity) -> Sort {
    let tokens = &unit.account.analysis.tokens;
    let row = quantity.counted_span.and_then(|s| tokens.iter().rev().find(|t| s.contains(t.span))).and_then(|t| t.row);
    Sort::Figure { unit: quantity.unit.clone(), counted: quantity.counted, row }
}

/// The content words of a statement that stand next to a span, as weighed in the story.
fn near(unit: &Unit<'_>, span: Span) -> Vec<Word> {
    let tokens = unit.account.analysis.tokens_of(unit.statement.first_token, unit.statement.end_token);
    let first = tokens.partition_point(|t| t.span.start < span.start);
    let end = tokens.partition_point(|t| t.span.start < span.end);
    let around = &tokens[first.saturating_sub(NEAR)..(end + NEAR).min(tokens.len())];
    let mut words = wording::content(&wording::words(unit.account, around));
    words.retain(|w| !w.number);
    let weight = |w: &Word| unit.content.iter().find(|c| c.stem == w.stem).map(|c| c.weight);
    words.iter().filter_map(|w| weight(w).map(|weight| Word { weight, ..*w })).collect()
}

/// How likely two slots answer one question, 0 to about 1.5; 0 for different sorts of things.
fn slot_likeness(units: &[Unit<'_>], a: &Slot, b: &Slot, vectors: &Vectors<'_>) -> f32 {
    let Some(sort) = same_sort(a, b, vectors) else { return 0.0 };
    let (in_a, in_b) = shared_weight(&a.near, &b.near, vectors);
    let whole = wording::weight(&a.near) + wording::weight(&b.near);
    let near = if whole > 0.0 { (in_a + in_b) / whole } else { 0.0 };
    let around = likeness(&units[a.unit], &units[b.unit], vectors).min(1.0);
    if near == 0.0 && around == 0.0 {
        return 0.0;
    }
    0.5 * near + 0.3 * around + sort + same_value(a, b)
}

/// What being of one sort is worth; `None` where the two measure different things.
fn same_sort(a: &Slot, b: &Slot, vectors: &Vectors<'_>) -> Option<f32> {
    match (&a.sort, &b.sort) {
        (Sort::Clock, Sort::Clock) => ((a.value - b.value).abs() <= 60.0).then_some(0.15),
        (Sort::Figure { unit: x, counted: c, row: r }, Sort::Figure { unit: y, counted: d, row: s }) if x == y => {
            match (c, d) {
                (Some(c), Some(d)) if c == d => Some(0.2),
                (Some(_), Some(_)) => {
                    let cosine = r.zip(*s).map_or(0.0, |(r, s)| vectors.cosine(r, s));
                    (cosine >= 0.3).then_some(0.2 * cosine)
                }
                _ => Some(0.05),
            }
        }
        _ => None,
    }
}

/// A figure that both give ties them the more, the rarer it is.
fn same_value(a: &Slot, b: &Slot) -> f32 {
    match (a.value == b.value, a.value) {
        (false, _) => 0.0,
        (true, v) if v >= 100.0 || v.fract() != 0.0 => 0.3,
        (true, v) if v >= 13.0 => 0.2,
        _ => 0.1,
    }
}
