//! One measure told in two units.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_model::{ConflictKind, Verdict};

use super::Difference;
use super::figures::{counts, same_value};
use super::meeting::{Meeting, ONE_QUESTION};
use crate::answers::figures::converted;
use crate::units::{Count, Unit};

/// Finds: one length, area, weight or sum of money told in two units or currencies. Why: a reader takes it for two.
/// Example: 4 kilometres, and two and a half miles. Known limits: no rates of exchange are known, so sums in two currencies
/// are one only where both statements are alike and give no other sum.
pub fn in_two_units(meeting: &Meeting<'_, '_>) -> Option<Difference> {
    let (a, b) = (meeting.a, meeting.b);
    if a.origin == b.origin || !in_other_units(a, b) {
        return None;
    }
    let (x, y, why) = one_measure(a, b).map(|(x, y)| (x, y, "one measure told in two units")).or_else(|| {
        let (x, y) = (only_sum(a)?, only_sum(b)?);
        let around = meeting.frames_alike(x.quantity.span, y.quantity.span);
        let one = x.quantity.unit != y.quantity.unit && around >= ONE_QUESTION;
        one.then_some((x, y, "one sum told in two currencies"))
    })?;
    let value = |unit: &Unit<'_>, count: &Count<'_>| unit.words_of(count.quantity.span).to_owned();
    let key = |count: &Count<'_>| format!("{} {}", count.value, count.quantity.unit);
    Some(Difference {
        kind: ConflictKind::Value,
        verdict: Verdict::Rounding,
        why: why.to_owned(),
        values: [value(a, x), value(b, y)],
        keys: [key(x), key(y)],
    })
}

/// Whether each statement tells a figure in a unit that the other's are not all in: a glance.
fn in_other_units(a: &Unit<'_>, b: &Unit<'_>) -> bool {
    let told = |x: &Count<'_>| MEASURES.contains(&x.quantity.unit.as_str()) || is_currency(&x.quantity.unit);
    a.counts
        .iter()
        .filter(|x| told(x))
        .any(|x| b.counts.iter().filter(|y| told(y)).any(|y| x.quantity.unit != y.quantity.unit))
}

/// Units in which lengths, areas and weights are told: figures that one makes of the other are hardly so by chance, as they
/// are among hours and days.
const MEASURES: [&str; 9] =
    ["mile", "kilometre", "nautical-mile", "foot", "metre", "acre", "hectare", "pound", "kilogram"];

/// Two figures of which one is the other in another unit, and neither stands in the other statement as it is.
fn one_measure<'b>(a: &'b Unit<'_>, b: &'b Unit<'_>) -> Option<(&'b Count<'b>, &'b Count<'b>)> {
    let measured =
        |unit: &'b Unit<'_>| counts(unit).into_iter().filter(|c| MEASURES.contains(&c.quantity.unit.as_str()));
    let holds = |unit: &'b Unit<'_>, x: &Count<'_>| measured(unit).any(|y| same_value(x.quantity, y.quantity));
    let one = |x: &Count<'_>, y: &Count<'_>| {
        converted(x.value, &x.quantity.unit, y.value, &y.quantity.unit) && !holds(b, x) && !holds(a, y)
    };
    measured(a).find_map(|x| measured(b).find(|y| one(x, y)).map(|y| (x, y)))
}

/// The sum of money that a statement tells, if it tells one.
fn only_sum<'b>(unit: &'b Unit<'_>) -> Option<&'b Count<'b>> {
    let mut sums = counts(unit).into_iter().filter(|count| is_currency(&count.quantity.unit));
    sums.next().filter(|_| sums.next().is_none())
}

/// Whether a unit is the code of a currency: three capitals.
fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Pairs of statements that tell one measure in two units. Most stories measure in one, and have none to compare.
pub fn pairs(units: &[&Unit<'_>]) -> Vec<(usize, usize)> {
    let mut holding: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (at, count) in units.iter().enumerate().flat_map(|(at, unit)| unit.counts.iter().map(move |c| (at, c))) {
        if let Some(measure) = MEASURES.iter().find(|measure| **measure == count.quantity.unit) {
            holding.entry(measure).or_default().insert(at);
        }
    }
    let holding: Vec<BTreeSet<usize>> = holding.into_values().collect();
    let others = |of: usize| holding[of + 1..].iter().flatten();
    let met = (0..holding.len()).flat_map(|of| holding[of].iter().flat_map(move |a| others(of).map(move |b| (*a, *b))));
    met.filter(|(a, b)| a != b && one_measure(units[*a], units[*b]).is_some()).collect()
}
