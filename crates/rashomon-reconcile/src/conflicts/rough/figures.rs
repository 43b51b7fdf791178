//! Figures that are told exactly, and such as are told roughly or have to be converted.

use super::{Exactly, Roughly, Sort};
use crate::answers::figures::{CONVERTED, Dimension, dimension, range, significant};
use crate::answers::rates::in_euros;
use crate::conflicts::figures::{befell, counts, key};
use crate::units::{Count, Unit};

/// The exact figures of a statement.
pub fn exact(unit: &Unit<'_>) -> Vec<Exactly> {
    let told = |count: &Count<'_>| {
        let (sort, factor) = sort(unit, count)?;
        let (span, unit) = (count.quantity.span, count.quantity.unit.clone());
        // Of one digit it is a round figure itself.
        let is_precise = significant(count.value) >= PRECISE;
        Some(Exactly { span, sort, value: count.value * factor, unit, is_precise, key: key(count) })
    };
    counts(unit).into_iter().filter(|count| range(count.quantity).is_none()).filter_map(told).collect()
}

/// Significant digits from which figures agree hardly by chance.
const PRECISE: usize = 2;

/// The figures of a statement with the ranges that they leave open, by their words or by conversion.
pub fn rough(unit: &Unit<'_>) -> Vec<Roughly> {
    let told = |count: &Count<'_>| {
        let (sort, factor) = sort(unit, count)?;
        let off = match sort {
            Sort::Money => EXCHANGED,
            Sort::Measure(Dimension::Share) => OF_A_WHOLE,
            _ => CONVERTED,
        };
        let bounded = range(count.quantity);
        let (low, high) = bounded.unwrap_or((count.value * (1.0 - off), count.value * (1.0 + off)));
        let range = (low * factor, high * factor);
        let (span, unit) = (count.quantity.span, count.quantity.unit.clone());
        Some(Roughly { span, sort, range, unit, is_bounded: bounded.is_some(), key: key(count) })
    };
    counts(unit).into_iter().filter_map(told).collect()
}

/// Share by which a sum in another currency may lie off: the rate of a day is not that of its year, and rewriters round.
const EXCHANGED: f64 = 0.12;

/// The same of a share told in words: "four in ten" are 40 per cent, and a third is 33.
const OF_A_WHOLE: f64 = 0.02;

/// What a figure is a figure of, and how much its unit is worth there. Days and years are told of too much.
fn sort(unit: &Unit<'_>, count: &Count<'_>) -> Option<(Sort, f64)> {
    let quantity = count.quantity;
    if befell(count).is_some() {
        return None;
    }
    if let Some((dimension, factor)) = dimension(&quantity.unit) {
        let told = dimension != Dimension::Duration || factor < A_DAY;
        return told.then_some((Sort::Measure(dimension), factor));
    }
    if quantity.unit == "count" {
        return quantity.counted.filter(|_| count.value >= SOME).map(|counted| (Sort::Counted(counted), 1.0));
    }
    let year = unit.account.published.value?.date.year();
    in_euros(1.0, &quantity.unit, year).map(|worth| (Sort::Money, worth))
}

/// Seconds.
const A_DAY: f64 = 86_400.0;
/// How many of a thing agree hardly by chance.
const SOME: f64 = 20.0;
