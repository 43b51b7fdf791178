//! When two figures say the same: bounds, rounding, units.

use rashomon_model::{Bound, Quantity};

/// The single number of a figure.
pub fn number(quantity: &Quantity) -> Option<f64> {
    quantity.min.or(quantity.max)
}

/// Whether a figure tells only an order of size: "hundreds", "tens of millions".
pub fn is_loose(quantity: &Quantity) -> bool {
    quantity.bound == Bound::About && quantity.max.is_none()
}

/// Whether two figures agree within their bounds and rounding.
pub fn compatible(x: &Quantity, y: &Quantity) -> bool {
    agree(x, y) || agree(y, x)
}

/// Share by which a rough figure may lie off.
const ROUGH: f64 = 0.1;

/// How many of its units an order of size may stand for: "dozens" are twelve up to some hundred, "thousands" not a million.
const LOOSE: f64 = 100.0;

/// Whether `y` lies within what `x` states.
fn agree(x: &Quantity, y: &Quantity) -> bool {
    let (Some(a), Some(b)) = (number(x), number(y)) else { return true };
    if is_loose(x) {
        return b >= a && b < LOOSE * a;
    }
    match x.bound {
        Bound::AtLeast => b >= a,
        Bound::AtMost => b <= a,
        Bound::About => (a - b).abs() <= ROUGH * a.abs().max(b.abs()),
        Bound::Exact => within_range(x, b) || rounds_to(b, a),
    }
}

fn within_range(x: &Quantity, b: f64) -> bool {
    matches!((x.min, x.max), (Some(low), Some(high)) if low < high && low <= b && b <= high)
}

/// Whether `exact` rounded to the significant digits of `round` gives `round`, which has fewer of them.
pub fn rounds_to(exact: f64, round: f64) -> bool {
    if round == 0.0 || exact == 0.0 {
        return exact == round;
    }
    let digits = significant(round);
    let scale = 10f64.powf(digits as f64 - 1.0 - round.abs().log10().floor());
    digits < significant(exact)
        && round.abs() >= 10.0
        && ((exact * scale).round() - (round * scale).round()).abs() < 0.5
}

/// Number of significant digits: 1,200 has two.
pub fn significant(x: f64) -> usize {
    let digits: String = format!("{x}").chars().filter(char::is_ascii_digit).collect();
    digits.trim_start_matches('0').trim_end_matches('0').len().max(1)
}

/// Share by which two tellings of one figure may differ and still be near: "more than 400,000", "412,000"; 14 dead in the
/// morning, 16 at noon.
const NEAR: f64 = 0.15;

/// Whether two values are nearly the same.
pub fn nearly_equal(a: f64, b: f64) -> bool {
    (a - b).abs() <= NEAR * a.abs().max(b.abs())
}

/// What a figure measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dimension {
    Length,
    Area,
    Weight,
    Duration,
    Share,
}

/// Units with what they measure and how much of it each is: in metres, hectares, kilograms, seconds and parts of a whole.
const UNITS: [(&str, Dimension, f64); 24] = [
    ("metre", Dimension::Length, 1.0),
    ("kilometre", Dimension::Length, 1_000.0),
    ("mile", Dimension::Length, 1_609.344),
    ("nautical-mile", Dimension::Length, 1_852.0),
    ("foot", Dimension::Length, 0.3048),
    ("yard", Dimension::Length, 0.9144),
    ("hectare", Dimension::Area, 1.0),
    ("acre", Dimension::Area, 0.404_686),
    ("square-kilometre", Dimension::Area, 100.0),
    ("square-mile", Dimension::Area, 258.999),
    ("kilogram", Dimension::Weight, 1.0),
    ("pound", Dimension::Weight, 0.453_592),
    ("ton", Dimension::Weight, 907.185),
    ("tonne", Dimension::Weight, 1_000.0),
    ("second", Dimension::Duration, 1.0),
    ("minute", Dimension::Duration, 60.0),
    ("hour", Dimension::Duration, 3_600.0),
    ("day", Dimension::Duration, 86_400.0),
    ("week", Dimension::Duration, 604_800.0),
    ("month", Dimension::Duration, 2_629_800.0),
    ("year", Dimension::Duration, 31_557_600.0),
    ("decade", Dimension::Duration, 315_576_000.0),
    ("percent", Dimension::Share, 0.01),
    ("share", Dimension::Share, 1.0),
];

/// What a unit measures, and how much of it.
pub fn dimension(unit: &str) -> Option<(Dimension, f64)> {
    UNITS.iter().find(|(name, ..)| *name == unit).map(|(_, dimension, factor)| (*dimension, *factor))
}

/// Share by which a converted figure may lie off: rewriters round.
pub const CONVERTED: f64 = 0.06;

/// Whether two figures in two units are one measure. "Half" and "48 per cent" are no two units: a share that was put for another is changed.
pub fn converted(a: f64, unit_a: &str, b: f64, unit_b: &str) -> bool {
    let (Some((x, of_a)), Some((y, of_b))) = (dimension(unit_a), dimension(unit_b)) else { return false };
    let (a, b) = (a * of_a, b * of_b);
    x == y && x != Dimension::Share && unit_a != unit_b && (a - b).abs() <= CONVERTED * a.abs().max(b.abs())
}

/// The range of values that a figure leaves open, in its own unit; nothing where it is told as exact.
pub fn range(quantity: &Quantity) -> Option<(f64, f64)> {
    let value = number(quantity)?;
    match (quantity.bound, quantity.min, quantity.max) {
        (Bound::Exact, Some(low), Some(high)) if low < high => Some((low, high)),
        (Bound::Exact, ..) => None,
        (Bound::About, ..) => Some((value * (1.0 - ROUGH), value * (1.0 + ROUGH))),
        (Bound::AtLeast, ..) => Some((value, value * (1.0 + BEYOND))),
        (Bound::AtMost, ..) => Some((value * (1.0 - BEYOND), value)),
    }
}

/// Share by which a figure lies beyond a bound that tells it roughly: "more than six hours" is no day.
const BEYOND: f64 = 0.2;
