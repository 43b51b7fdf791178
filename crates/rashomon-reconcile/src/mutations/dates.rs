//! Dates and times that were shifted.

use rashomon_model::{Account, MutationKind, Precision, TimeExpression, TimeForm, Token};

use super::Change;
use super::figures::became;
use super::pairs::{Pair, Sentence};
use super::status::step;

/// Finds: a date or time of the parent's sentence that the child gives otherwise. Why: a shifted date makes another
/// event. Example: "May 28" → "April 28". Known limits: only times written out in the same form, not durations; a time
/// that the other page tells anywhere is taken to be moved, not changed, unless it stands in the other's very place.
pub fn date_shifted(pair: &Pair<'_>) -> Option<Change> {
    let known = |t: &&TimeExpression, pages: &[&Account]| pages.iter().any(|a| tellings(a, t) > 0);
    let old: Vec<&TimeExpression> =
        points(&pair.before).into_iter().filter(|t| !known(t, &[pair.copied.after])).collect();
    let new: Vec<&TimeExpression> =
        points(&pair.after).into_iter().filter(|t| !known(t, &pair.copied.before)).collect();
    let swapped = old.iter().find_map(|o| new.iter().find(|n| differ(o, n)).map(|n| (*o, *n)));
    // The hour on the clock is a figure.
    let kind = |new: &TimeExpression| match new.form {
        TimeForm::Clock { .. } => MutationKind::NumberChanged,
        _ => MutationKind::DateShifted,
    };
    let swap = swapped.or_else(|| in_place(pair));
    let (kind, old, new, sure) = if let Some((old, new)) = swap {
        let sure = pair.copied.settled_by(|a| tellings(a, old), |a| tellings(a, new) > 0);
        (kind(new), pair.before.words_of(old.span), pair.after.words_of(new.span), sure)
    } else {
        let (old, new) = pair.gaps(IN_PLACE).iter().find_map(|gap| step(pair, gap, &PARTS_OF_DAY))?;
        (MutationKind::DateShifted, old, new, pair.copied.settled(old, new))
    };
    // "Half past seven" may be read as two hours.
    (old != new && sure).then(|| became(kind, old, new))
}

/// How often a page tells a time, in whatever words.
fn tellings(account: &Account, time: &TimeExpression) -> usize {
    let same = |o: &&TimeExpression| o.form == time.form || time.value.is_some() && o.value == time.value;
    account.analysis.times.iter().filter(same).count()
}

/// The parts of a day.
const PARTS_OF_DAY: [&str; 5] = ["morning dawn", "noon midday", "afternoon", "evening", "night midnight"];

/// Share of the words that two sentences share if a time in the place of another is to count, though the pages tell both.
const IN_PLACE: f64 = 0.75;

/// Times of one form that stand in one place of two nearly equal sentences.
fn in_place<'a>(pair: &Pair<'a>) -> Option<(&'a TimeExpression, &'a TimeExpression)> {
    let within = |s: &Sentence<'a>, tokens: &[&Token]| -> Vec<&'a TimeExpression> {
        points(s).into_iter().filter(|t| tokens.iter().any(|w| t.span.contains(w.span))).collect()
    };
    pair.gaps(IN_PLACE).iter().find_map(|(lost, new)| {
        let ([old], [new]) = (&within(&pair.before, lost)[..], &within(&pair.after, new)[..]) else { return None };
        let words = (pair.before.words_of(old.span), pair.after.words_of(new.span));
        (differ(old, new) && pair.replaced(words.0, words.1)).then_some((*old, *new))
    })
}

/// Whether two times are told in the same form, as two weekdays are, and say different things.
fn differ(a: &TimeExpression, b: &TimeExpression) -> bool {
    // What was today is yesterday a day later.
    if a.value == b.value && a.value.is_some_and(|value| value.precision == Precision::Day) {
        return false;
    }
    match (a.form, b.form) {
        (TimeForm::Absolute(x), TimeForm::Absolute(y)) => x.precision == y.precision && !x.agrees(y),
        (TimeForm::Weekday { day: x, .. }, TimeForm::Weekday { day: y, .. }) => x != y,
        (TimeForm::Month { month: x, .. }, TimeForm::Month { month: y, .. }) => x != y,
        (TimeForm::YearPart { part: x, .. }, TimeForm::YearPart { part: y, .. }) => x != y,
        (TimeForm::Shift { count: x, unit: u }, TimeForm::Shift { count: y, unit: v }) => u == v && x != y,
        (TimeForm::Clock { seconds: x, .. }, TimeForm::Clock { seconds: y, .. }) => {
            // "3 p.m." is "3:22 p.m." told roughly.
            let full = |seconds: u32| seconds.is_multiple_of(3600);
            x != y && !(x / 3600 == y / 3600 && (full(x) || full(y)))
        }
        (x, y) => std::mem::discriminant(&x) == std::mem::discriminant(&y) && x != y,
    }
}

fn points<'a>(sentence: &Sentence<'a>) -> Vec<&'a TimeExpression> {
    sentence.account.analysis.times_in(sentence.span).filter(|t| t.is_point()).collect()
}
