//! Where answers differ, and what each difference is: same origin, update, scope, rounding, and only then conflict.

use rashomon_model::{
    Bound, Conflict, ConflictKind, Modality, OriginId, Polarity, Side, TimeForm, TimeUnit, Value, ValueKind, Vectors,
    Verdict,
};

use crate::answers::Answered;
use crate::claims::likeness;
use crate::units::Unit;

/// Likeness from which two statements are close enough for their status to be held against each other.
const SAME_EVENT: f32 = 0.42;

/// A finding about two values: what kind of difference, what it is, and why.
type Finding = (ConflictKind, Verdict, String);

/// All pairs of answers that differ, in the order of the claims.
pub fn conflicts(units: &[Unit<'_>], answered: &[Answered], vectors: &Vectors<'_>) -> Vec<Conflict> {
    let mut found = Vec::new();
    for (claim, a) in answered.iter().enumerate() {
        found.extend(value_conflicts(units, claim, a));
        found.extend(status_conflict(units, claim, a, vectors));
    }
    found
}

fn value_conflicts(units: &[Unit<'_>], claim: usize, answered: &Answered) -> Vec<Conflict> {
    let mut found = Vec::new();
    for second in 1..answered.answers.len() {
        for first in 0..second {
            let (Some(x), Some(y)) = (&answered.answers[first], &answered.answers[second]) else { continue };
            let a: Vec<&Unit<'_>> = answered.giving(first as u32).map(|u| &units[u]).collect();
            let b: Vec<&Unit<'_>> = answered.giving(second as u32).map(|u| &units[u]).collect();
            let (kind, verdict, why) = explain(x, &a, y, &b);
            let sides = vec![side(&x.written, &a), side(&y.written, &b)];
            found.push(Conflict { kind, verdict, claim: claim as u32, why, sides });
        }
    }
    found
}

fn side(value: &str, units: &[&Unit<'_>]) -> Side {
    Side { value: value.to_owned(), citations: units.iter().map(|u| u.citation()).collect(), origins: origins(units) }
}

fn origins(units: &[&Unit<'_>]) -> Vec<OriginId> {
    let mut origins: Vec<OriginId> = units.iter().map(|u| u.origin).collect();
    origins.sort_unstable();
    origins.dedup();
    origins
}

/// Explains a difference in the order that keeps false alarms out.
fn explain(x: &Value, a: &[&Unit<'_>], y: &Value, b: &[&Unit<'_>]) -> Finding {
    let kind = if x.kind == ValueKind::Time { ConflictKind::Time } else { ConflictKind::Value };
    let verdict = |verdict, why: &str| (kind, verdict, why.to_owned());
    if one_origin(a, b) {
        return verdict(Verdict::SameOrigin, "one report, told in two ways: what differs was changed in the copying");
    }
    if compatible(x, y) {
        return verdict(Verdict::Rounding, "the two agree within their bounds and rounding");
    }
    if let Some(why) = scope(x, a, y, b) {
        return (kind, Verdict::Scope, why);
    }
    if kind == ConflictKind::Value && running(a, b) && apart_in_time(a, b) {
        return verdict(Verdict::Update, "a count that was still running, taken at two times");
    }
    verdict(Verdict::Conflict, "both are stated for the same thing and neither bound nor rounding lets both be right")
}

/// Whether every report on one side also stands behind the other side.
fn one_origin(a: &[&Unit<'_>], b: &[&Unit<'_>]) -> bool {
    let (x, y) = (origins(a), origins(b));
    x.iter().all(|o| y.contains(o)) || y.iter().all(|o| x.contains(o))
}

fn compatible(x: &Value, y: &Value) -> bool {
    match (x.time, y.time) {
        (Some(s), Some(t)) => {
            let apart = (s.order() - t.order()).abs();
            s.agrees(t) || (apart <= 15 && (x.bound == Some(Bound::About) || y.bound == Some(Bound::About)))
        }
        _ => agree(x, y) || agree(y, x),
    }
}

/// Whether `y` lies within what `x` states.
fn agree(x: &Value, y: &Value) -> bool {
    let (Some(a), Some(b)) = (x.min.or(x.max), y.min.or(y.max)) else { return true };
    match x.bound {
        Some(Bound::AtLeast) => b >= a,
        Some(Bound::AtMost) => b <= a,
        Some(Bound::About) => (a - b).abs() <= 0.1 * a.abs().max(b.abs()),
        _ => within_range(x, b) || rounds_to(b, a),
    }
}

fn within_range(x: &Value, b: f64) -> bool {
    matches!((x.min, x.max), (Some(low), Some(high)) if low < high && low <= b && b <= high)
}

/// Whether `exact` rounded to the significant digits of `round` gives `round`, which has fewer of them.
fn rounds_to(exact: f64, round: f64) -> bool {
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
fn significant(x: f64) -> usize {
    let digits: String = format!("{x}").chars().filter(char::is_ascii_digit).collect();
    digits.trim_start_matches('0').trim_end_matches('0').len().max(1)
}

/// Words that narrow what is counted.
const NARROWING: [&str; 12] = [
    "not counting",
    "excluding",
    "including",
    "passengers",
    "crew",
    "customers",
    "members",
    "most of",
    "part of",
    "some of",
    "alone",
    "at the time",
];

/// Whether the two count over different spans of time or different sets of things.
fn scope(x: &Value, a: &[&Unit<'_>], y: &Value, b: &[&Unit<'_>]) -> Option<String> {
    let (p, q) = (period(a), period(b));
    if let (Some(p), Some(q)) = (&p, &q) {
        if p.0 != q.0 {
            return Some(format!("they count over different times: {} and {}", p.1, q.1));
        }
    }
    if x.kind == ValueKind::Time {
        return None;
    }
    let narrows = |units: &[&Unit<'_>]| {
        let says = |u: &&Unit<'_>, w: &str| u.text().to_lowercase().contains(w);
        NARROWING.iter().copied().filter(|w| units.iter().any(|u| says(u, w))).collect::<Vec<_>>()
    };
    let (m, n) = (narrows(a), narrows(b));
    let counted = |v: &Value| v.counted.as_deref().unwrap_or("").to_lowercase();
    (m != n && counted(x) != counted(y))
        .then(|| format!("they count different things: {} and {}", name_counted(x), name_counted(y)))
}

fn name_counted(value: &Value) -> String {
    value.counted.clone().unwrap_or_else(|| value.written.clone())
}

/// The span of time that statements count over, with its words.
fn period(units: &[&Unit<'_>]) -> Option<((i32, TimeUnit), String)> {
    units.iter().find_map(|u| {
        u.account.analysis.times_in(u.statement.span).find_map(|t| match t.form {
            TimeForm::Duration { count, unit } => Some(((count, unit), u.words_of(t.span).to_owned())),
            _ => None,
        })
    })
}

/// Words of counts that go on running for hours and days after an event.
const RUNNING: [&str; 22] = [
    "dead",
    "died",
    "die",
    "dies",
    "killed",
    "toll",
    "bodies",
    "deaths",
    "injured",
    "wounded",
    "hurt",
    "missing",
    "unaccounted",
    "rescued",
    "pulled",
    "arrest",
    "detained",
    "evacuated",
    "displaced",
    "homeless",
    "infected",
    "freed",
];

fn running(a: &[&Unit<'_>], b: &[&Unit<'_>]) -> bool {
    let says = |u: &&Unit<'_>| {
        let lower = u.text().to_lowercase();
        RUNNING.iter().any(|w| lower.contains(w))
    };
    a.iter().any(says) && b.iter().any(says)
}

/// Whether the pages of the two sides appeared at different times.
fn apart_in_time(a: &[&Unit<'_>], b: &[&Unit<'_>]) -> bool {
    let first = |units: &[&Unit<'_>]| units.iter().filter_map(|u| u.account.published.value).map(|m| m.order()).min();
    matches!((first(a), first(b)), (Some(x), Some(y)) if (x - y).abs() >= 30)
}

/// One side tells as done, or as so, what the other tells as planned, or as not so.
fn status_conflict(units: &[Unit<'_>], claim: usize, answered: &Answered, vectors: &Vectors<'_>) -> Option<Conflict> {
    let members: Vec<&Unit<'_>> =
        answered.units.iter().map(|u| &units[*u]).filter(|u| u.quoted_share() < 0.5).collect();
    let planned = |u: &&&Unit<'_>| u.statement.modality == Modality::Planned && !u.statement.completed;
    let done = |u: &&&Unit<'_>| {
        u.statement.completed && matches!(u.statement.modality, Modality::Asserted | Modality::Reported)
    };
    let denied = |u: &&&Unit<'_>| u.statement.polarity == Polarity::Denied;
    let affirmed = |u: &&&Unit<'_>| u.statement.polarity == Polarity::Affirmed;
    let pick = |f: &dyn Fn(&&&Unit<'_>) -> bool| members.iter().filter(f).copied().collect::<Vec<_>>();
    let status = opposed(pick(&planned), pick(&done), vectors);
    let sides = status.or_else(|| opposed(pick(&denied), pick(&affirmed), vectors))?;
    let later = later_by_days(&sides.0, &sides.1);
    let verdict = if later { Verdict::Update } else { Verdict::Conflict };
    let why = match verdict {
        Verdict::Update => "the later account tells as done what the earlier one tells as coming",
        _ => "one side tells it as done or so, the other as still to come or not so",
    };
    let sides = vec![side(sides.0[0].text(), &sides.0), side(sides.1[0].text(), &sides.1)];
    Some(Conflict { kind: ConflictKind::Status, verdict, claim: claim as u32, why: why.to_owned(), sides })
}

type Sides<'a, 'b> = (Vec<&'b Unit<'a>>, Vec<&'b Unit<'a>>);

/// Both sides, if both are told, on independent grounds, and in statements that are alike enough.
fn opposed<'a, 'b>(a: Vec<&'b Unit<'a>>, b: Vec<&'b Unit<'a>>, vectors: &Vectors<'_>) -> Option<Sides<'a, 'b>> {
    if a.is_empty() || b.is_empty() || one_origin(&a, &b) {
        return None;
    }
    let closest = a.iter().flat_map(|x| b.iter().map(|y| likeness(x, y, vectors))).fold(0.0, f32::max);
    (closest >= SAME_EVENT).then_some((a, b))
}

fn later_by_days(planned: &[&Unit<'_>], done: &[&Unit<'_>]) -> bool {
    let days = |units: &[&Unit<'_>]| units.iter().filter_map(|u| u.account.published.value).map(|m| m.date).max();
    matches!((days(planned), days(done)), (Some(p), Some(d)) if d > p)
}
