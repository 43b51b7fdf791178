//! Lengths of time, ages, and what comes again.

use rashomon_model::{Loose, Tense, TimeForm, TimeUnit, TokenKind};

use super::relative::{count_at, period};
use super::{Found, words};
use crate::lists::*;
use crate::numbers::cardinal;
use crate::numbers::words::below_hundred;
use crate::reading::Reading;

/// `every two weeks`, `each Tuesday`, `daily`, `twice a week`, `10 times per day`, `on Sundays`, `in the evenings`.
pub(super) fn repeated(reading: &Reading, at: usize) -> Option<Found> {
    if let Some((count, unit)) = words::frequency(reading.lower(at)) {
        let free = reading.lower(at) != "quarterly" || reading.is_mark(at + 1) || reading.is(at + 1, STOP);
        return (free && !reading.is_capital(at)).then(|| Found::new(TimeForm::Every { count, unit }, at + 1));
    }
    if reading.one_of(at, &["every", "each"]) {
        return every(reading, at);
    }
    if reading.is(at, WEEKDAY) || reading.lower(at).ends_with("days") {
        let day = words::weekday(reading.lower(at).strip_suffix('s')?).filter(|_| reading.lower(at).len() > 6)?;
        return Some(Found::new(TimeForm::EveryWeekday { day }, at + 1));
    }
    if reading.lower(at) == "the"
        && let Some(part) = reading.lower(at + 1).strip_suffix('s').and_then(words::day_part)
    {
        let daily = Found::new(TimeForm::Every { count: 1, unit: TimeUnit::Day }, at + 2);
        return Some(Found { part: Some(part), ..daily });
    }
    let times = match reading.lower(at) {
        "once" | "twice" => at + 1,
        _ => cardinal(reading, at).map(|(_, end)| end).filter(|end| reading.lower(*end) == "times")? + 1,
    };
    per(reading, times)
}

fn per(reading: &Reading, at: usize) -> Option<Found> {
    let unit =
        words::unit(reading.lower(at + 1)).filter(|_| reading.one_of(at, &["a", "an", "per", "every", "each"]))?;
    Some(Found::new(TimeForm::Every { count: 1, unit }, at + 2))
}

fn every(reading: &Reading, at: usize) -> Option<Found> {
    let other = reading.lower(at + 1) == "other" || reading.lower(at + 1) == "second" && reading.is(at + 2, WEEKDAY);
    let other = usize::from(other);
    let named = at + 1 + other;
    if let Some(part) = words::day_part(reading.lower(named)) {
        let found = Found::new(TimeForm::Every { count: 1, unit: TimeUnit::Day }, named + 1);
        return Some(Found { part: Some(part), ..found });
    }
    if reading.is(named, WEEKDAY) {
        let day = words::weekday(reading.lower(named))?;
        return Some(super::with_part(reading, Found::new(TimeForm::EveryWeekday { day }, named + 1)));
    }
    let (count, token) = match words::unit(reading.lower(named)) {
        Some(_) => (1 + other as i32, named),
        None => cardinal(reading, named).map(|(count, end)| (count as i32, end))?,
    };
    // "Every second counts", "every second year".
    let unit = words::unit(reading.lower(token)).filter(|unit| *unit > TimeUnit::Second)?;
    Some(Found::new(TimeForm::Every { count, unit }, token + 1))
}

/// A length, or with "ago" behind it the time that lies so long back: `two and a half years ago`.
pub(super) fn length(reading: &Reading, at: usize) -> Option<Found> {
    let found = plain(reading, at)?;
    match found.form {
        TimeForm::Duration { count, unit, reach: Tense::Untold } if reading.lower(found.end) == "ago" => {
            Some(Found::new(TimeForm::Shift { count: -count, unit }, found.end + 1))
        }
        _ => Some(found),
    }
}

/// `two hours`, `three years`, `a 30-day truce`, `34-year-old`, `half an hour`, `several weeks`, `the past three years`.
fn plain(reading: &Reading, at: usize) -> Option<Found> {
    if let Some((count, unit, old, end)) = joined(reading, at) {
        let old = old || reading.one_of(end, &["old", "olds"]);
        let form =
            if old { TimeForm::Age { count, unit } } else { TimeForm::Duration { count, unit, reach: Tense::Untold } };
        return Some(Found::new(form, end));
    }
    if let Some(found) = period(reading, at) {
        return Some(found);
    }
    if let Some(found) = half(reading, at).or_else(|| whole(reading, at)) {
        return Some(found);
    }
    let word = reading.lower(at);
    let single = matches!(word, "a" | "an");
    let (count, token) = with_half(reading, at).map(|(_, token)| (Some(0), token)).or_else(|| count_at(reading, at))?;
    let unit = words::unit(reading.lower(token))?;
    let plural = reading.lower(token).ends_with('s');
    let end = token + 1;
    if single && count == Some(1) {
        let (count, smaller, longer) = with_smaller(reading, 1, unit, end);
        let joined = Found::new(TimeForm::Duration { count, unit: smaller, reach: Tense::Untold }, longer);
        return if longer > end { Some(joined) } else { one(reading, at, unit, end) };
    }
    if reading.one_of(end, &["old", "older", "younger"]) {
        return Some(Found::new(TimeForm::Age { count: count?, unit }, end + 1));
    }
    // "Several second thoughts", "some day": no length.
    let Some(count) = count else {
        return (plural && reading.lower(at) != "some").then(|| Found::new(TimeForm::Vague(Loose::Some(unit)), end));
    };
    let ordinal = unit == TimeUnit::Second && !plural || reading.one_of(end, &["of"]) && unit == TimeUnit::Quarter;
    let (count, unit) = halved(reading, at, count, unit);
    let (count, unit, end) = with_smaller(reading, count, unit, end);
    (!ordinal).then(|| Found::new(TimeForm::Duration { count, unit, reach: Tense::Untold }, end))
}

/// `an hour and 30 minutes`, `two years, three months`, `a year and a half`: all of it in the smaller unit, with the
/// token after; as it was where nothing follows that makes one length with it.
pub(super) fn with_smaller(reading: &Reading, count: i32, unit: TimeUnit, end: usize) -> (i32, TimeUnit, usize) {
    let and = usize::from(matches!(reading.lower(end), "and" | ","));
    let a = usize::from(reading.lower(end + 1) == "a");
    if reading.lower(end) == "and" && reading.lower(end + 1 + a) == "half" && reading.ends_phrase(end + 2 + a) {
        let (count, unit) = of_halves(count.saturating_mul(2).saturating_add(1), unit);
        return (count, unit, end + 2 + a);
    }
    let more = || {
        let (more, token) = cardinal(reading, end + and)?;
        let smaller = words::unit(reading.lower(token))?;
        let parts =
            parts(unit, smaller).filter(|parts| (1.0..f64::from(*parts)).contains(&more) && more.fract() == 0.0)?;
        Some((count.checked_mul(parts)?.checked_add(more as i32)?, smaller, token + 1))
    };
    match more() {
        Some((count, unit, end)) => with_smaller(reading, count, unit, end),
        None => (count, unit, end),
    }
}

/// How many of a smaller unit make a larger one, where they always do.
fn parts(unit: TimeUnit, smaller: TimeUnit) -> Option<i32> {
    Some(match (unit, smaller) {
        (TimeUnit::Year, TimeUnit::Month) => 12,
        (TimeUnit::Week, TimeUnit::Day) => 7,
        (TimeUnit::Day, TimeUnit::Hour) => 24,
        (TimeUnit::Hour, TimeUnit::Minute) | (TimeUnit::Minute, TimeUnit::Second) => 60,
        _ => return None,
    })
}

/// `half an hour`, `half a century`, `a half-hour`.
fn half(reading: &Reading, at: usize) -> Option<Found> {
    let article = usize::from(reading.lower(at) == "half" && reading.one_of(at + 1, &["a", "an"]));
    let (name, end) = match reading.lower(at).strip_prefix("half-") {
        Some(name) => (name.strip_prefix("an-").unwrap_or(name), at + 1),
        None if reading.lower(at) == "half" => (reading.lower(at + 1 + article), at + 2 + article),
        None => return None,
    };
    let unit = words::unit(name).filter(|_| !name.ends_with('s'))?;
    let (count, unit) = of_halves(1, unit);
    Some(Found::new(TimeForm::Duration { count, unit, reach: Tense::Untold }, end))
}

/// `all day`, `the whole week`, `a full year`.
fn whole(reading: &Reading, at: usize) -> Option<Found> {
    let (word, name, end) = match reading.lower(at).split_once('-') {
        Some((word, name)) => (word, name, at + 1),
        None => (reading.lower(at), reading.lower(at + 1), at + 2),
    };
    let unit = words::unit(name).filter(|unit| *unit >= TimeUnit::Day && !name.ends_with('s'))?;
    matches!(word, "all" | "full" | "whole" | "entire")
        .then(|| Found::new(TimeForm::Duration { count: 1, unit, reach: Tense::Untold }, end))
}

/// "two and a half years": the number of halves.
fn with_half(reading: &Reading, at: usize) -> Option<(i32, usize)> {
    let (whole, end) = match reading.kind(at) {
        Some(TokenKind::Number) if reading.word(at).ends_with(".5") => {
            let whole: f64 = reading.word(at).parse().ok()?;
            return Some(((whole * 2.0) as i32, at + 1)).filter(|(halves, _)| (1..1000).contains(halves));
        }
        _ => cardinal(reading, at)?,
    };
    let half = reading.reads(end, &["and", "a", "half"]) && (0.0..1000.0).contains(&whole);
    half.then(|| (whole as i32 * 2 + 1, end + 3))
}

/// Halves of a unit are told in a smaller one.
fn halved(reading: &Reading, at: usize, count: i32, unit: TimeUnit) -> (i32, TimeUnit) {
    with_half(reading, at).map_or((count, unit), |(halves, _)| of_halves(halves, unit))
}

fn of_halves(halves: i32, unit: TimeUnit) -> (i32, TimeUnit) {
    match unit {
        TimeUnit::Minute => (halves * 30, TimeUnit::Second),
        TimeUnit::Hour => (halves * 30, TimeUnit::Minute),
        TimeUnit::Day => (halves * 12, TimeUnit::Hour),
        TimeUnit::Year => (halves * 6, TimeUnit::Month),
        TimeUnit::Decade => (halves * 5, TimeUnit::Year),
        TimeUnit::Century => (halves * 50, TimeUnit::Year),
        _ => ((halves + 1) / 2, unit),
    }
}

/// "a week": a length behind "for", a rate behind what is counted ("10 flights a day"), else neither for sure.
fn one(reading: &Reading, at: usize, unit: TimeUnit, end: usize) -> Option<Found> {
    const LENGTH: [&str; 26] = [
        "for", "in", "within", "over", "about", "after", "nearly", "than", "of", "almost", "lasting", "half", "takes",
        "took", "take", "last", "lasted", "during", "spent", "spend", "at", "just", "only", "is", "leave", "under",
    ];
    let before = at.wrapping_sub(1);
    if reading.one_of(before, &LENGTH) {
        let half = reading.lower(before) == "half";
        return (!half && unit != TimeUnit::Second)
            .then(|| Found::new(TimeForm::Duration { count: 1, unit, reach: Tense::Untold }, end));
    }
    let counted = reading.kind(before) == Some(TokenKind::Number)
        || reading.one_of(before, &["%", "percent", "million", "billion", "thousand"])
        || reading.kind(before) == Some(TokenKind::Word)
            && reading.lower(before).ends_with('s')
            && !reading.is(before, STOP | CUE | WEAK_CUE | AUXILIARY);
    (counted && unit >= TimeUnit::Hour).then(|| Found::new(TimeForm::Every { count: 1, unit }, end))
}

/// `30-year`, `18-month-old`, `five-day`, `24h`: count, unit, whether it is an age, and the end.
fn joined(reading: &Reading, at: usize) -> Option<(i32, TimeUnit, bool, usize)> {
    let dash = matches!(reading.word(at + 1), "-" | "\u{2010}" | "\u{2011}")
        && !reading.spaced(at + 1)
        && !reading.spaced(at + 2)
        && reading.kind(at) == Some(TokenKind::Number);
    if dash {
        let count = reading.word(at).parse().ok()?;
        let (name, old) = without_old(reading.lower(at + 2));
        return Some((count, words::unit(name)?, old, at + 3));
    }
    let (count, unit, old) = hyphenated(reading.lower(at)).or_else(|| glued(reading.lower(at)))?;
    // "Three-quarters of an hour".
    let share = unit == TimeUnit::Quarter && reading.lower(at + 1) == "of";
    (!share).then_some((count, unit, old, at + 1))
}

/// A word without "-old" or "-long" behind, and whether it was "-old".
fn without_old(word: &str) -> (&str, bool) {
    let old = word.strip_suffix("-old").or_else(|| word.strip_suffix("-olds"));
    (old.or_else(|| word.strip_suffix("-long")).unwrap_or(word), old.is_some())
}

/// `five-day`, `eight-month-old`, `one-hour-long`: count, unit, and whether it is an age.
fn hyphenated(word: &str) -> Option<(i32, TimeUnit, bool)> {
    let (word, old) = without_old(word);
    let (number, name) = word.rsplit_once('-')?;
    Some((below_hundred(number)? as i32, words::unit(name)?, old))
}

/// `30mins`, `3hrs`, `24h`.
fn glued(word: &str) -> Option<(i32, TimeUnit, bool)> {
    let cut = word.find(|c: char| c.is_ascii_alphabetic())?;
    let unit = match &word[cut..] {
        "h" => TimeUnit::Hour,
        "min" => TimeUnit::Minute,
        name => words::unit(name)?,
    };
    Some((word[..cut].parse().ok()?, unit, false))
}
