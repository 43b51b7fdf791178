//! Figures that differ for one thing.

use rashomon_model::{
    Bound, ConflictKind, Moment, NameKind, Quantity, Span, TimeExpression, TimeForm, TimeUnit, Verdict,
};

use super::meeting::{Meeting, ONE_QUESTION, later_by};
use super::{Difference, times};
use crate::answers::figures::{compatible, number, rounds_to};
use crate::fates::Fate;
use crate::units::Unit;

/// Sureness that both statements answer one question, from which a difference is explained.
const EXPLAINED: f32 = 0.3;
/// The same, from which it may be an alarm.
const ALARM: f32 = 0.42;

/// The same, from which two figures that agree are worth a word.
const AGREED: f32 = 0.25;
/// How far apart two figures that agree within their bounds may lie: "at least 16" says nothing about 187.
const APART: f64 = 1.7;

fn close(x: &Quantity, y: &Quantity) -> bool {
    let (Some(a), Some(b)) = (number(x), number(y)) else { return false };
    a.max(b) <= APART * a.min(b)
}

/// Finds: two figures in one unit for one counted thing. Why: readers take away one of them. Example: a turnout of 78.6
/// and of 87.6 per cent. Known limits: what is counted must be told in the same or a near word; a statement that holds
/// both figures is taken to agree.
pub fn figures(meeting: &Meeting<'_, '_>) -> Option<Difference> {
    let (a, b) = (counts(meeting.a), counts(meeting.b));
    let held = |q: &Quantity, others: &[&Quantity]| others.iter().any(|o| same_value(q, o));
    let mut best: Option<(f32, &Quantity, &Quantity)> = None;
    for x in a.iter().filter(|x| !held(x, &b)) {
        for y in b.iter().filter(|y| !held(y, &a)) {
            let fit = fit(meeting, x, y);
            if fit > best.map_or(0.0, |t| t.0) {
                best = Some((fit, x, y));
            }
        }
    }
    let (fit, x, y) = best?;
    let (verdict, why) = explain(meeting, x, y);
    let worth = match verdict {
        Verdict::Conflict => fit >= ALARM && sound(meeting, x, y),
        Verdict::Rounding => fit >= AGREED && close(x, y),
        _ => fit >= EXPLAINED && meeting.frames_alike(x.span, y.span) >= ONE_QUESTION,
    };
    worth.then(|| Difference {
        kind: ConflictKind::Value,
        verdict,
        why,
        values: [meeting.a.words_of(x.span).to_owned(), meeting.b.words_of(y.span).to_owned()],
        keys: [key(meeting.a, x), key(meeting.b, y)],
    })
}

/// How far apart two figures may lie that are for one thing by what stands around them: slips and other sources seldom
/// lie further apart, and two figures of a story by chance seldom so near.
const RIVALS: f64 = 1.12;
/// Share of what stands around two figures so near, from which they are for one thing, where no word says what is
/// counted, as beside percentages and sums.
const ONE_MEASURE: f32 = 0.25;
/// Share of what stands around two figures, from which they are for one thing though they lie further apart.
const ONE_THING: f32 = 0.6;
/// The same, below which nothing says that they are, though one word tells what both count.
const NOTHING_SHARED: f32 = 0.1;

/// Whether two figures may raise an alarm: not of two subjects, not changed in one copy, and for one thing.
fn sound(meeting: &Meeting<'_, '_>, x: &Quantity, y: &Quantity) -> bool {
    let (Some(a), Some(b)) = (number(x), number(y)) else { return false };
    let around = meeting.frames_alike(x.span, y.span);
    let exact = x.bound == Bound::Exact && y.bound == Bound::Exact;
    let enough = match a.max(b) <= RIVALS * a.min(b) {
        true if exact && counted_alike(meeting, x, y) => NOTHING_SHARED,
        true if meeting.shared_near(x.span, y.span) > 0 => ONE_MEASURE,
        false if running(meeting, x, y) && close(x, y) => ONE_QUESTION,
        _ => ONE_THING,
    };
    let held = |q: &Quantity, unit: &Unit<'_>| counts(unit).iter().any(|o| same_value(q, o));
    let stable = meeting.stable(meeting.a, |v| held(x, v)) && meeting.stable(meeting.b, |v| held(y, v));
    around >= enough && !meeting.strangers() && stable
}

pub fn same_value(x: &Quantity, y: &Quantity) -> bool {
    let counts = |q: &Quantity| matches!(q.unit.as_str(), "count" | "people");
    let units = x.unit == y.unit || counts(x) && counts(y);
    units && (number(x) == number(y) || x.max.is_some() && x.max == y.max)
}

fn key(unit: &Unit<'_>, q: &Quantity) -> String {
    let fate = fate(unit, q).map_or_else(String::new, |fate| format!("{fate:?}"));
    format!("{} {:?} {} {:?}", q.unit, number(q), fate, q.bound)
}

/// The figures of a statement without those of its sources: every account has other "two people" who said so.
pub fn counts<'a>(unit: &Unit<'a>) -> Vec<&'a Quantity> {
    let source = |q: &&Quantity| unit.attributions().any(|a| a.source.is_some_and(|s| s.contains(q.number)));
    unit.counts.iter().map(|count| count.quantity).filter(|q| !source(q)).collect()
}

/// How sure it is that two figures answer one question; 0 where they do not.
fn fit(meeting: &Meeting<'_, '_>, x: &Quantity, y: &Quantity) -> f32 {
    let near = meeting.shared_near(x.span, y.span);
    let alike = counted_alike(meeting, x, y);
    let same = match (fate(meeting.a, x), fate(meeting.b, y)) {
        (Some(s), Some(t)) if s == t => return meeting.sureness() + 0.3 + 0.04 * near.min(3) as f32,
        (Some(_), Some(_)) => return 0.0,
        (None, None) => true,
        _ => false,
    };
    if x.unit != y.unit || !same || ages(meeting, x, y) {
        return 0.0;
    }
    let measured = !matches!(x.unit.as_str(), "count" | "people" | "share");
    let (a, b) = (number(x).unwrap_or(0.0), number(y).unwrap_or(0.0));
    // That one figure rounds to the other is unlikely to be chance.
    let rounded = (rounds_to(a, b) || rounds_to(b, a)) && a >= 100.0 && alike;
    let beside = meeting.shared_beside(x.span, y.span);
    let told = if measured { beside || near >= 2 && a.max(b) <= MEASURED_APART * a.min(b) } else { alike && near > 0 };
    if !rounded && !told {
        return 0.0;
    }
    let thing = if alike { 0.1 } else { 0.0 };
    meeting.sureness() + thing + 0.05 * near.min(3) as f32 + if rounded { 0.15 } else { 0.0 }
}

/// How far apart two measures of one thing may lie without a word right beside them that says so.
const MEASURED_APART: f64 = 3.0;

/// Ages belong to persons, and every person has another.
fn ages(meeting: &Meeting<'_, '_>, x: &Quantity, y: &Quantity) -> bool {
    let age = |unit: &Unit<'_>, q: &Quantity| {
        let rest = unit.account.article.text[q.number.end as usize..].trim_start();
        q.unit == "year"
            && (rest.starts_with([',', '.', ')', ';'])
                || rest.starts_with("and ")
                || unit.words_of(q.span).contains("old"))
    };
    age(meeting.a, x) || age(meeting.b, y)
}

/// Whether what two figures count is told in the same or a near word.
fn counted_alike(meeting: &Meeting<'_, '_>, x: &Quantity, y: &Quantity) -> bool {
    match (x.counted, y.counted) {
        (Some(s), Some(t)) if s == t => true,
        (Some(_), Some(_)) => {
            let anybody = x.unit == "people" && (anybody(meeting.a, x) || anybody(meeting.b, y));
            let heads = head(meeting.a, x).zip(head(meeting.b, y));
            anybody || heads.is_some_and(|(s, t)| meeting.cosine(s, t) >= 0.5)
        }
        _ => false,
    }
}

/// Whether a figure counts people without saying which.
fn anybody(unit: &Unit<'_>, q: &Quantity) -> bool {
    let word = q.counted_span.map_or("", |s| unit.words_of(s));
    ["people", "persons", "individuals", "victims"].iter().any(|w| word.ends_with(w))
}

fn head<'a>(unit: &Unit<'a>, q: &Quantity) -> Option<&'a rashomon_model::Token> {
    let span = q.counted_span?;
    unit.account.analysis.tokens.iter().rev().find(|t| span.contains(t.span))
}

/// Whether both figures count those whom something befell: such counts go on running for hours and days after an event.
fn running(meeting: &Meeting<'_, '_>, x: &Quantity, y: &Quantity) -> bool {
    fate(meeting.a, x).is_some() && fate(meeting.b, y).is_some()
}

/// What befell those whom a figure counts, but for those of whom it is only told that they were there.
pub fn fate(unit: &Unit<'_>, q: &Quantity) -> Option<Fate> {
    let count = unit.counts.iter().find(|count| std::ptr::eq(count.quantity, q))?;
    count.fate.filter(|fate| *fate != Fate::Aboard)
}

/// The words of a clause up to its end.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Explains a difference in the order that keeps false alarms out.
fn explain(meeting: &Meeting<'_, '_>, x: &Quantity, y: &Quantity) -> (Verdict, String) {
    let (a, b) = (meeting.a, meeting.b);
    if let (Some(p), Some(q)) = (place(a, x), place(b, y))
        && p != q
    {
        return (Verdict::Scope, format!("they count in two places: {p} and {q}"));
    }
    if compatible(x, y) {
        return (Verdict::Rounding, "the two agree within their bounds and rounding".to_owned());
    }
    if running(meeting, x, y) && later_by(a, b).is_none_or(|m| m.abs() >= 30) {
        return (Verdict::Update, "a count that was still running, taken at two times".to_owned());
    }
    if let (Some(p), Some(q)) = (period(a, x.span), period(b, y.span))
        && p.0 != q.0
    {
        return (Verdict::Scope, format!("they count over different times: {} and {}", p.1, q.1));
    }
    if narrowed(a, x) != narrowed(b, y) {
        return (Verdict::Scope, "one of them counts a part of what the other counts".to_owned());
    }
    if former(a) != former(b) {
        return (Verdict::Scope, "one of them tells of an earlier time".to_owned());
    }
    if estimated(a) && estimated(b) {
        return (Verdict::Definition, "two estimates, each by its own reckoning".to_owned());
    }
    if reckoned(a, x) != reckoned(b, y) {
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

/// Whether a word right before a figure makes it an estimate.
fn reckoned(unit: &Unit<'_>, q: &Quantity) -> bool {
    let before = &unit.account.article.text[unit.statement.span.start as usize..q.number.start as usize];
    words(before).iter().rev().take(RIGHT_BEFORE).any(|w| ESTIMATES.contains(&w.as_str()))
}

/// In words.
const RIGHT_BEFORE: usize = 3;

/// Finds: one figure told for two spans of time. Why: a charge for a quarter and one for a year are easily taken for two.
/// Example: a hit of $5 billion to the profits of the quarter, and of the year. Known limits: the listed words only.
pub fn periods(meeting: &Meeting<'_, '_>) -> Option<Difference> {
    let (a, b) = (counts(meeting.a), counts(meeting.b));
    let shared = a.iter().find_map(|x| b.iter().find(|y| same_value(x, y)).map(|y| (*x, *y)));
    let (x, y) = shared.filter(|(x, y)| telling(x) && fit(meeting, x, y) >= ALARM)?;
    let (p, q) = (spans(meeting.a), spans(meeting.b));
    (!p.is_empty() && !q.is_empty() && p != q).then(|| Difference {
        kind: ConflictKind::Time,
        verdict: Verdict::Scope,
        why: format!("one figure told for two spans of time: {} and {}", p.join(", "), q.join(", ")),
        values: [meeting.a.words_of(x.span).to_owned(), meeting.b.words_of(y.span).to_owned()],
        keys: [format!("{} {p:?}", key(meeting.a, x)), format!("{} {q:?}", key(meeting.b, y))],
    })
}

/// Whether two statements that share a figure hardly share it by chance.
fn telling(q: &Quantity) -> bool {
    !matches!(q.unit.as_str(), "count" | "people") || number(q).is_some_and(|n| n >= 20.0)
}

/// Words for spans of time that figures are told for.
const SPANS: [&str; 9] = ["quarter", "year", "month", "week", "half", "decade", "season", "term", "run"];

fn spans(unit: &Unit<'_>) -> Vec<&'static str> {
    let words = unit.plain();
    SPANS.iter().copied().filter(|s| words.iter().any(|w| w == s)).collect()
}
