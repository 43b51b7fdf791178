//! One time of day told by the clocks of two zones.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_model::{ConflictKind, Span, TimeExpression, TimeForm, Verdict};

use super::{Difference, Telling};
use crate::units::Unit;

/// Why such a difference is none.
pub const WHY: &str = "one time told by the clocks of two zones";

/// Finds: one time of day told by the clocks of two zones. Why: a reader takes it for two. Example: 14:37, and 1337 UTC.
/// Known limits: zones that lie full hours apart; how many is learned from the story itself, from two times that lie so
/// far apart or one that is told to the minute.
pub fn told_in_two_zones(units: &[Unit<'_>], tellings: &[Telling]) -> Vec<([usize; 2], Difference)> {
    let first = |telling: usize| &units[tellings[telling][0]];
    let clocks: Vec<(usize, Hour)> =
        (0..tellings.len()).flat_map(|at| hours(first(at)).into_iter().map(move |hour| (at, hour))).collect();
    let mut pairs: BTreeMap<[&str; 2], Shifts> = BTreeMap::new();
    for (i, (at, zoned)) in clocks.iter().enumerate().filter(|(_, (_, hour))| !hour.zone.is_empty()) {
        for (j, (_, other)) in
            clocks.iter().enumerate().filter(|(_, (other, _))| first(*other).origin != first(*at).origin)
        {
            if let Some(shift) = shift(zoned, other) {
                pairs.entry([&zoned.zone, &other.zone]).or_default().entry(shift).or_default().push([i, j]);
            }
        }
    }
    let minutes = |found: &Vec<[usize; 2]>| found.iter().map(|[i, _]| clocks[*i].1.minute).collect::<BTreeSet<i64>>();
    let mut differences = Vec::new();
    for shifts in pairs.values() {
        let Some(found) = shifts.values().max_by_key(|found| minutes(found).len()) else { continue };
        let sure = minutes(found).len() > 1 || minutes(found).iter().any(|minute| minute % 5 != 0);
        for [i, j] in found.iter().filter(|_| sure) {
            let ((at, zoned), (to, other)) = (&clocks[*i], &clocks[*j]);
            differences.push(([*at, *to], difference([first(*at), first(*to)], [zoned, other])));
        }
    }
    differences
}

/// How far two clocks are apart by each two times they tell, by their places in a list.
type Shifts = BTreeMap<i64, Vec<[usize; 2]>>;

/// A time of day, and the zone whose clock tells it, empty where that is not told.
struct Hour {
    span: Span,
    minute: i64,
    zone: String,
}

fn hours(unit: &Unit<'_>) -> Vec<Hour> {
    unit.times().filter_map(|time| hour(unit, time)).collect()
}

fn hour(unit: &Unit<'_>, time: &TimeExpression) -> Option<Hour> {
    Some(Hour { span: time.span, minute: time.minute()?, zone: zone(unit, time) })
}

/// The zone whose clock tells a time of day: "1337 UTC", "15:35 Argentine time".
fn zone(unit: &Unit<'_>, time: &TimeExpression) -> String {
    if let TimeForm::Clock { offset: Some(offset), .. } = time.form {
        return format!("{offset}");
    }
    let behind =
        &unit.account.article.text[time.span.end as usize..unit.statement.span.end.max(time.span.end) as usize];
    let words: Vec<&str> = behind.split_whitespace().take(NAMED).collect();
    let end = words.iter().position(|word| word.trim_end_matches(|c: char| !c.is_alphanumeric()) == "time");
    let named = words.first().is_some_and(|word| word.starts_with(char::is_uppercase));
    end.filter(|_| named).map_or_else(String::new, |end| words[..end].join(" "))
}

/// How many words behind an hour name its zone at most: "Danish winter time".
const NAMED: usize = 3;

/// The minutes between two times of two zones, if those are full hours of half a day at most. Two zones are held against
/// each other in one order, and one that is told against one that is not.
fn shift(zoned: &Hour, other: &Hour) -> Option<i64> {
    let shift = (other.minute - zoned.minute + HALF_DAY).rem_euclid(2 * HALF_DAY) - HALF_DAY;
    (zoned.zone > other.zone && shift != 0 && shift % 60 == 0).then_some(shift)
}

/// In minutes.
const HALF_DAY: i64 = 12 * 60;

/// Whether two times of day may be one, told by the clocks of two zones.
pub fn of_two_zones([a, b]: [&Unit<'_>; 2], [x, y]: [&TimeExpression; 2]) -> bool {
    hour(a, x).zip(hour(b, y)).is_some_and(|(x, y)| shift(&x, &y).or_else(|| shift(&y, &x)).is_some())
}

fn difference([a, b]: [&Unit<'_>; 2], [x, y]: [&Hour; 2]) -> Difference {
    let key = |hour: &Hour| format!("minute {}", hour.minute);
    Difference {
        kind: ConflictKind::Time,
        verdict: Verdict::Rounding,
        why: WHY.to_owned(),
        values: [a.words_of(x.span).to_owned(), b.words_of(y.span).to_owned()],
        keys: [key(x), key(y)],
    }
}
