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

/// Units that measure one thing: both names and how many of the second make one of the first.
const UNITS: [(&str, &str, f64); 9] = [
    ("mile", "kilometre", 1.609),
    ("nautical-mile", "kilometre", 1.852),
    ("foot", "metre", 0.3048),
    ("acre", "hectare", 0.4047),
    ("pound", "kilogram", 0.4536),
    ("hour", "minute", 60.0),
    ("day", "hour", 24.0),
    ("week", "day", 7.0),
    ("year", "month", 12.0),
];

/// Share by which a converted figure may lie off: rewriters round.
const CONVERTED: f64 = 0.06;

/// Whether two figures in two units are one measure.
pub fn converted(a: f64, unit_a: &str, b: f64, unit_b: &str) -> bool {
    let one_way = |x: f64, of: &str, y: f64, to: &str| {
        let factor = UNITS.iter().find(|u| u.0 == of && u.1 == to).map(|u| u.2);
        factor.is_some_and(|f| (x * f - y).abs() <= CONVERTED * y.abs())
    };
    one_way(a, unit_a, b, unit_b) || one_way(b, unit_b, a, unit_a)
}
