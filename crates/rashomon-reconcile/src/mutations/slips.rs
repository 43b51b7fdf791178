//! Figures, hours and days that slipped in a sentence that no longer resembles the one it was made from.

use rashomon_model::{Mutation, MutationKind, Precision, Quantity, Span, TimeExpression, TimeForm};

use super::figures::{became, is_known, rounded};
use super::mutation;
use super::pairs::{Copied, MADE_FROM, Pair, Sentence, sentences};
use crate::answers::figures::number;

/// A figure, an hour or a day of a sentence.
#[derive(Clone, Copy)]
enum Told<'a> {
    Figure(&'a Quantity),
    Hour(Span, i64),
    Day(Span, Day),
}

/// A day as it is told.
#[derive(Clone, Copy, PartialEq)]
enum Day {
    Of { month: i8, day: i8 },
    Week(i8),
}

impl Told<'_> {
    fn span(&self) -> Span {
        match self {
            Told::Figure(quantity) => quantity.span,
            Told::Hour(span, _) | Told::Day(span, _) => *span,
        }
    }

    /// The kind of change that a slip of it is; the hour on the clock is a figure.
    fn kind(&self) -> MutationKind {
        match self {
            Told::Figure(_) | Told::Hour(..) => MutationKind::NumberChanged,
            Told::Day(..) => MutationKind::DateShifted,
        }
    }

    /// The words that a page must have to tell it.
    fn core(&self) -> Span {
        match self {
            Told::Figure(quantity) => quantity.number,
            told => told.span(),
        }
    }
}

/// Finds: a figure, an hour or a day that only the child tells, beside one that only the parents tell, where a slip of the hand
/// makes one of the other. Why: a sentence reworded beyond recognition keeps its figures. Example: "the clock above the lamp
/// room showed 3:40" → "on the lamp-room clock it was 3:14". Known limits: turned or single wrong digits, hours that lie close;
/// the two sentences must stand in like places of their pages.
pub fn slips(copied: &Copied<'_>, pairs: &[Pair<'_>], found: &[Mutation]) -> Vec<Mutation> {
    let told = |s: &Sentence<'_>, kind| found.iter().any(|m| m.after == s.citation() && m.kind == kind);
    let after = sentences(copied.after).flat_map(|s| alone(s, &copied.before));
    let after: Vec<(Sentence<'_>, Told<'_>)> = after.filter(|(s, new)| !told(s, new.kind())).collect();
    if after.is_empty() {
        return Vec::new();
    }
    let parents = copied.before.iter().flat_map(|page| sentences(page));
    let before: Vec<(Sentence<'_>, Told<'_>)> = parents.flat_map(|s| alone(s, &[copied.after])).collect();
    let mut slips = Vec::new();
    for (child, new) in after {
        // Days are named everywhere: one stands for another only in a sentence made from the other's surroundings.
        let placed = if matches!(new, Told::Day(..)) { made_beside } else { in_place };
        let mut fitting = before.iter().filter(|(parent, old)| slipped(old, &new) && placed(pairs, parent, &child));
        let Some((parent, old)) = fitting.next() else { continue };
        let words = parent.words_of(old.core());
        let other = fitting.any(|(s, told)| s.words_of(told.core()) != words);
        if !other && copied.settled(words, child.words_of(new.core())) {
            let (kind, why) = became(new.kind(), parent.words_of(old.span()), child.words_of(new.span()));
            slips.push(mutation(parent, &child, kind, why));
        }
    }
    slips
}

/// What a sentence tells that none of the pages held against it tells.
fn alone<'a>(sentence: Sentence<'a>, pages: &[&rashomon_model::Account]) -> Vec<(Sentence<'a>, Told<'a>)> {
    let figures = sentence.quantities().into_iter().filter(|q| !is_known(q, pages)).map(Told::Figure);
    let hours = sentence.account.analysis.times_in(sentence.span);
    let known = |minutes: i64| pages.iter().flat_map(|p| &p.analysis.times).any(|t| t.minute() == Some(minutes));
    let hours = hours.filter_map(|t| Some((t.span, t.minute()?))).filter(|(_, minutes)| !known(*minutes));
    let hours = hours.map(|(span, minutes)| Told::Hour(span, minutes));
    let same = |t: &TimeExpression, o: &TimeExpression| o.form == t.form || t.value.is_some() && o.value == t.value;
    let told = |t: &TimeExpression| pages.iter().flat_map(|p| &p.analysis.times).any(|o| same(t, o));
    let days = sentence.account.analysis.times_in(sentence.span).filter(|t| t.is_point() && !told(t));
    let days = days.filter_map(|t| Some(Told::Day(t.span, day(t)?)));
    figures.chain(hours).chain(days).map(|told| (sentence, told)).collect()
}

/// The day that a time is, or falls on.
fn day(time: &TimeExpression) -> Option<Day> {
    match time.form {
        TimeForm::MonthDay { month, day } => Some(Day::Of { month, day }),
        TimeForm::Absolute(moment) if moment.precision == Precision::Day => {
            Some(Day::Of { month: moment.date.month(), day: moment.date.day() })
        }
        TimeForm::Weekday { day, .. } => Some(Day::Week(day)),
        _ => None,
    }
}

/// Minutes by which an hour slips at most.
const SLIP: i64 = 60;

/// Whether one is the other with digits turned round or one digit wrong, or another day of the week.
fn slipped(old: &Told<'_>, new: &Told<'_>) -> bool {
    match (old, new) {
        (Told::Hour(_, x), Told::Hour(_, y)) => {
            // "Three" is "ten past three" told roughly.
            let full = |minutes: i64| minutes % 60 == 0;
            (x - y).abs() <= SLIP && !(full(*x) || full(*y))
        }
        (Told::Figure(x), Told::Figure(y)) => {
            let (Some(a), Some(b)) = (number(x), number(y)) else { return false };
            // An age may stand without its years: "is 67", "76-year-old".
            let bare = |q: &Quantity| q.unit == "count" && q.counted.is_none();
            let age = |q: &Quantity, other: &Quantity| bare(q) && other.unit == "year";
            let alike = x.unit == y.unit || age(x, y) || age(y, x);
            alike && a != b && !rounded(x, y, a, b) && confused(a, b)
        }
        (Told::Day(_, x), Told::Day(_, y)) => match (x, y) {
            (Day::Week(a), Day::Week(b)) => a != b,
            (Day::Of { month: m, day: a }, Day::Of { month: n, day: b }) => {
                a == b && m != n || m == n && a != b && (a % 10 == b % 10 || a / 10 == b / 10)
            }
            _ => false,
        },
        _ => false,
    }
}

/// Whether two numbers of two digits or more have the same digits in another order, or all but one in one order.
fn confused(a: f64, b: f64) -> bool {
    let digits = |value: f64| value.to_string().chars().filter(char::is_ascii_digit).collect::<Vec<_>>();
    let sorted = |mut digits: Vec<char>| {
        digits.sort_unstable();
        digits
    };
    let (a, b) = (digits(a), digits(b));
    let wrong = a.iter().zip(&b).filter(|(x, y)| x != y).count();
    a.len() == b.len() && a.len() > 1 && (wrong == 1 && a.len() > 2 || sorted(a) == sorted(b))
}

/// Whether a sentence was made from the other or from one next to it.
fn made_beside(pairs: &[Pair<'_>], parent: &Sentence<'_>, child: &Sentence<'_>) -> bool {
    let whole = pairs.iter().filter(|p| !p.part && p.before.account.page == parent.account.page);
    let mut own = whole.filter(|p| p.after.index == child.index && p.likeness >= MADE_FROM);
    own.any(|p| p.before.index.abs_diff(parent.index) <= 1)
}

/// How many sentences further a reworded one may stand from where its neighbours' sources stand.
const AWAY: usize = 2;

/// Whether the sentences next to one were made from sentences close to the other.
fn in_place(pairs: &[Pair<'_>], parent: &Sentence<'_>, child: &Sentence<'_>) -> bool {
    let whole = pairs.iter().filter(|p| !p.part && p.before.account.page == parent.account.page);
    let mut next = whole.filter(|p| p.after.index.abs_diff(child.index) <= AWAY);
    next.any(|p| p.before.index.abs_diff(parent.index) <= AWAY)
}
