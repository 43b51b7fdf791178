//! What a difference between two figures is: places, rounding, updates, spans of time, parts, estimates, and only then
//! conflict.

use rashomon_model::{Bound, Moment, NameKind, Quantity, Span, TimeExpression, TimeForm, TimeUnit, Verdict};

use super::figures::running;
use super::meeting::{Meeting, later_by};
use super::times;
use crate::answers::figures::{compatible, rounds_to};
use crate::units::{Count, Unit};

/// Explains a difference in the order that keeps false alarms out.
pub fn explain(meeting: &Meeting<'_, '_>, count: &Count<'_>, other: &Count<'_>) -> (Verdict, String) {
    let (a, b) = (meeting.a, meeting.b);
    let (x, y) = (count.quantity, other.quantity);
    if let (Some(p), Some(q)) = (place(a, x), place(b, y))
        && p != q
    {
        return (Verdict::Scope, format!("they count in two places: {p} and {q}"));
    }
    let agreed = || (Verdict::Rounding, "the figures agree within their bounds and rounding".to_owned());
    if rounded(count, other) {
        return agreed();
    }
    let part = || (Verdict::Scope, "one of them counts a part of what the other counts".to_owned());
    let parted = narrowed(a, x) != narrowed(b, y);
    if parted && running(count, other) {
        return part();
    }
    if running(count, other) && later_by(a, b).is_none_or(|m| m.abs() >= LATER) {
        return (Verdict::Update, "a count that was still running, told at different times".to_owned());
    }
    if compatible(x, y) {
        return agreed();
    }
    if let (Some(p), Some(q)) = (period(a, x.span), period(b, y.span))
        && p.0 != q.0
    {
        return (Verdict::Scope, format!("they count over different times: {} and {}", p.1, q.1));
    }
    if parted {
        return part();
    }
    if SHARES.contains(&x.unit.as_str()) && of_whole(a, x) != of_whole(b, y) {
        return (Verdict::Scope, "only one of them says of what it is a share".to_owned());
    }
    if former(a) != former(b) {
        return (Verdict::Scope, "one of them tells of an earlier time".to_owned());
    }
    if estimated(a) && estimated(b) {
        return (Verdict::Definition, "two estimates, each by its own reckoning".to_owned());
    }
    if reckoned(a, x) != reckoned(b, y) || foretold(a) != foretold(b) {
        return (Verdict::Definition, "one of them is an estimate".to_owned());
    }
    if times::other_days(a, b) || times::other_hours(a, b) || held_at_own_time(a, x, b) || held_at_own_time(b, y, a) {
        return (Verdict::Update, "each is told for a time of its own".to_owned());
    }
    (
        Verdict::Conflict,
        "both are stated for the same thing and neither bound nor rounding lets both be right".to_owned(),
    )
}

/// Minutes between two pages from which a count that is still running may have gone on.
const LATER: i64 = 30;

/// Whether one figure is the other told roughly: "some 1,200", "more than 70". "At least 14" is no rough 16: it was all
/// that was known when it was told.
fn rounded(x: &Count<'_>, y: &Count<'_>) -> bool {
    let rough = [x, y].iter().any(|count| count.quantity.bound == Bound::About);
    let fewer_digits = rounds_to(x.value, y.value) || rounds_to(y.value, x.value);
    (rough || fewer_digits) && compatible(x.quantity, y.quantity)
}

/// The place to which the words right behind a figure restrict what it counts: "troops in Niger".
fn place<'a>(unit: &'a Unit<'_>, q: &Quantity) -> Option<&'a str> {
    let entities = &unit.account.analysis.entities;
    let mentions = unit.account.analysis.mentions_in(q.scope?);
    mentions.iter().find(|(e, _)| entities[*e].kind == NameKind::Place).map(|(e, _)| entities[*e].name.as_str())
}

/// Whether a figure is said to hold for a time ("as of 11 p.m.") that the other statement does not tell.
fn held_at_own_time(unit: &Unit<'_>, q: &Quantity, other: &Unit<'_>) -> bool {
    let moments = |unit: &Unit<'_>, span| -> Vec<Moment> {
        unit.account.analysis.times_in(span).filter_map(TimeExpression::covering).collect()
    };
    let told = moments(other, other.statement.span);
    q.as_of.is_some_and(|span| !moments(unit, span).iter().any(|m| told.iter().any(|t| m.agrees(*t))))
}

/// The span of time that a figure counts over, with its words; the figure itself is none.
fn period(unit: &Unit<'_>, figure: Span) -> Option<((i32, TimeUnit), String)> {
    unit.account.analysis.times_in(unit.statement.span).find_map(|t| match t.form {
        TimeForm::Duration { count, unit: of, .. } if !t.span.meets(figure) => {
            Some(((count, of), unit.words_of(t.span).to_owned()))
        }
        _ => None,
    })
}

/// Words before a figure that make it a part or the rest of something.
const NARROWING: [&str; 12] = [
    "most of",
    "part of",
    "some of",
    "not counting",
    "excluding",
    "including",
    "another",
    "further",
    "additional",
    "other",
    "alone",
    "of them",
];

fn narrowed(unit: &Unit<'_>, q: &Quantity) -> bool {
    let text = &unit.account.article.text;
    let from = q.span.start.saturating_sub(24).max(unit.statement.span.start) as usize;
    let from = (from..=q.span.start as usize).find(|i| text.is_char_boundary(*i)).unwrap_or(q.span.start as usize);
    let to = (q.span.end as usize + 16).min(unit.statement.span.end as usize);
    let to = (q.span.end as usize..=to).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(q.span.end as usize);
    let around = text[from..to].to_lowercase();
    NARROWING.iter().any(|w| around.contains(w))
}

/// The units of a part of a whole.
const SHARES: [&str; 2] = ["percent", "share"];

/// Whether a statement says of what a figure is a share: "36 percent of the staff", "among the staff, 36 percent".
fn of_whole(unit: &Unit<'_>, q: &Quantity) -> bool {
    let before = &unit.account.article.text[unit.statement.span.start as usize..q.number.start as usize];
    q.counted.is_some() || words(before).iter().any(|word| word == "among")
}

/// Words of what is not known or not done yet.
const EARLY: [&[&str]; 8] = [
    &["so", "far"],
    &["yet"],
    &["as", "of"],
    &["was", "filed"],
    &["still"],
    &["as", "far", "as"],
    &["immediately"],
    &["no", "immediate"],
];

/// Whether a statement tells how things stood before all was known.
pub fn early(unit: &Unit<'_>) -> bool {
    let says = |words: &[&str]| unit.plain().windows(words.len()).any(|told| told.iter().eq(words));
    EARLY.iter().any(|words| says(words))
}

/// Words that set a statement in an earlier time than the event's.
const FORMER: [&str; 9] = [
    "previously",
    "formerly",
    "until now",
    "used to",
    "a year earlier",
    "year ago",
    "last year",
    "the old ",
    "in the past",
];

pub fn former(unit: &Unit<'_>) -> bool {
    let lower = unit.text().to_lowercase();
    FORMER.iter().any(|w| lower.contains(w))
}

/// Words of reckoning and outlook.
const ESTIMATES: [&str; 12] = [
    "estimate",
    "estimated",
    "estimates",
    "expected",
    "forecast",
    "forecasts",
    "predicted",
    "projected",
    "polled",
    "reckoned",
    "could",
    "may",
];

fn estimated(unit: &Unit<'_>) -> bool {
    unit.plain().iter().any(|w| ESTIMATES.contains(&w.as_str()))
}

/// Words of outlook alone: what was expected is not what came.
const OUTLOOK: [&str; 8] =
    ["expected", "forecast", "forecasts", "forecasted", "polled", "predicted", "projected", "projection"];

fn foretold(unit: &Unit<'_>) -> bool {
    unit.plain().iter().any(|w| OUTLOOK.contains(&w.as_str()))
}

/// Whether a word right before a figure makes it an estimate.
fn reckoned(unit: &Unit<'_>, q: &Quantity) -> bool {
    let before = &unit.account.article.text[unit.statement.span.start as usize..q.number.start as usize];
    words(before).iter().rev().take(RIGHT_BEFORE).any(|w| ESTIMATES.contains(&w.as_str()))
}

/// In words.
const RIGHT_BEFORE: usize = 3;

/// The words of a clause up to its end.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}
