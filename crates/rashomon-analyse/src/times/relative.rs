//! What is told from the day of the article: "yesterday", "last month", "two weeks ago".

use rashomon_model::{DayPart, Loose, Step, Tense, TimeForm, TimeUnit};

use super::{Found, length, steps, tense, with_part, words};
use crate::lists::*;
use crate::numbers;
use crate::reading::Reading;

fn shift(count: i32, unit: TimeUnit, end: usize) -> Found {
    Found::new(TimeForm::Shift { count, unit }, end)
}

/// `yesterday`, `today`, `tomorrow morning`, `tonight`.
pub(super) fn single(reading: &Reading, at: usize) -> Option<Found> {
    let found = |count| shift(count, TimeUnit::Day, at + 1);
    match reading.lower(at) {
        "yesterday" => Some(with_part(reading, found(-1))),
        "today" => Some(with_part(reading, found(0))),
        "tonight" => Some(Found { part: Some(DayPart::Night), ..found(0) }),
        "tomorrow" => Some(with_part(reading, found(1))),
        _ => None,
    }
}

/// How far the word shifts.
fn steps(word: &str) -> Option<i32> {
    Some(match word {
        "last" | "previous" | "past" => -1,
        "this" | "current" => 0,
        "next" | "coming" | "upcoming" => 1,
        _ => return None,
    })
}

/// `last month`, `this week`, `next year`, `this morning`, `last night`, `the current quarter`, `this past weekend`.
pub(super) fn shifted(reading: &Reading, at: usize) -> Option<Found> {
    let the = at + usize::from(reading.lower(at) == "the");
    let mut count = steps(reading.lower(the))?;
    let mut named = the + 1;
    if count == 0 && reading.one_of(named, &["past", "coming"]) {
        count = steps(reading.lower(named))?;
        named += 1;
    }
    named += usize::from(reading.one_of(named, &["fiscal", "calendar"]));
    let word = reading.lower(named);
    if let Some(part) = words::day_part(word) {
        let last_night = count == -1 && part == DayPart::Night;
        return (the == at && (count == 0 || last_night))
            .then(|| Found { part: Some(part), ..shift(count, TimeUnit::Day, named + 1) });
    }
    let unit = words::unit(word).filter(|_| !word.ends_with('s') && !matches!(word, "second" | "minute" | "hour"))?;
    // "The last day of the trial", "the last week of his life": no time from today.
    let of = the > at && matches!(reading.lower(the), "last" | "next" | "past") && named == the + 1;
    let length = reading.lower(the) == "past" && count == -1;
    match (length, of) {
        (true, _) => Some(Found::new(TimeForm::Duration { count: 1, unit, reach: Tense::Back }, named + 1)),
        (_, true) => None,
        // "The last week of July" is none of today's weeks.
        _ if reading.lower(named + 1) == "of" && count != 0 => None,
        _ => Some(day_of_week(reading, shift(count, unit, named + 1))),
    }
}

/// `next week on Tuesday`.
fn day_of_week(reading: &Reading, week: Found) -> Found {
    let TimeForm::Shift { count: -1..=1, unit: TimeUnit::Week } = week.form else { return week };
    let named = week.end + usize::from(reading.lower(week.end) == "on");
    let day = words::weekday(reading.lower(named)).filter(|_| reading.is(named, WEEKDAY));
    day.map_or(week, |day| Found { step: Some(Step::Weekday { nth: 1, day }), end: named + 1, ..week })
}

/// `the weekend`, `the latest quarter`, `the year-ago period`; and behind "the end of" any unit with "the".
pub(super) fn current(reading: &Reading, at: usize) -> Option<Found> {
    let weekend = reading.reads(at, &["the", "weekend"]);
    if weekend {
        return Some(shift(0, TimeUnit::Weekend, at + 2));
    }
    let the = at + usize::from(reading.lower(at) == "the");
    let year_ago = reading.one_of(the, &["year-ago", "year-earlier"]);
    let period = usize::from(reading.one_of(the + 1, &["period", "quarter", "month"]));
    let latest = usize::from(reading.lower(the) == "latest");
    let quarter = the > at && reading.lower(the + latest) == "quarter" && reading.lower(the + 2) != "of";
    if year_ago {
        return Some(shift(-1, TimeUnit::Year, the + 1 + period));
    }
    let led = latest > 0 || reading.one_of(at.wrapping_sub(1), &["in", "during", "for"]);
    (quarter && led).then(|| shift(0, TimeUnit::Quarter, the + latest + 1))
}

/// `the year` in "the end of the year".
pub(super) fn the_unit(reading: &Reading, at: usize) -> Option<Found> {
    let unit = words::unit(reading.lower(at + 1)).filter(|unit| *unit >= TimeUnit::Week)?;
    (reading.lower(at) == "the").then(|| shift(0, unit, at + 2))
}

/// A number of units; no number for "several" and "a few".
pub(super) fn count_at(reading: &Reading, at: usize) -> Option<(Option<i32>, usize)> {
    if reading.lower(at) == "couple" {
        return Some((Some(2), at + 1 + usize::from(reading.lower(at + 1) == "of")));
    }
    if reading.one_of(at, &["several", "many", "some", "few", "recent"]) {
        let of = at + 1 + usize::from(reading.lower(at + 1) == "of");
        return Some((None, of + usize::from(reading.lower(of) == "more")));
    }
    if reading.one_of(at, &["a", "just", "the"]) && reading.one_of(at + 1, &["few", "couple"]) {
        return count_at(reading, at + 1);
    }
    if reading.one_of(at, &["a", "an", "one", "another"]) && words::unit(reading.lower(at + 1)).is_some() {
        return Some((Some(1), at + 1));
    }
    let (value, end) = numbers::cardinal(reading, at)?;
    let whole = value.fract() == 0.0 && (0.0..=100_000.0).contains(&value);
    whole.then_some((Some(value as i32), end + usize::from(reading.one_of(end, &["more", "full", "business"]))))
}

/// `two weeks ago`, `a year earlier`, `three days from now`, `two weeks before Easter`, `the day after tomorrow`, `the
/// week after next`, `in two years` of what is to come.
pub(super) fn counted(reading: &Reading, at: usize) -> Option<Found> {
    let the = reading.lower(at) == "the" && reading.one_of(at + 2, &["before", "after"]);
    let bare = reading.reads(at, &["day", "after", "tomorrow"]) || reading.reads(at, &["day", "before", "yesterday"]);
    let (count, token) = if the || bare { (Some(1), at + usize::from(the)) } else { count_at(reading, at)? };
    let unit = words::unit(reading.lower(token))?;
    let (count, unit, after) = match count {
        Some(count) => {
            let (count, unit, after) = length::with_smaller(reading, count, unit, token + 1);
            (Some(count), unit, after)
        }
        None => (None, unit, token + 1),
    };
    // "Two decades ago" tells a year.
    let (count, unit) = match unit {
        TimeUnit::Decade => (count.map(|count| 10 * count), TimeUnit::Year),
        TimeUnit::Century => (count.map(|count| 100 * count), TimeUnit::Year),
        unit => (count, unit),
    };
    let told = |sign: i32, end: usize| {
        let loose = if sign < 0 { Loose::Past } else { Loose::Future };
        Found::new(count.map_or(TimeForm::Vague(loose), |n| TimeForm::Shift { count: sign * n, unit }), end)
    };
    match (reading.lower(after), reading.lower(after + 1)) {
        ("ago", _) => Some(told(-1, after + 1)),
        ("from" | "after", "now" | "today") => Some(told(1, after + 2)),
        ("before", "today" | "now") => Some(told(-1, after + 2)),
        ("after", "next") if the => Some(shift(2, unit, after + 2)).filter(|_| reading.ends_phrase(after + 2)),
        ("before", "last") if the => Some(shift(-2, unit, after + 2)).filter(|_| reading.ends_phrase(after + 2)),
        (link @ ("before" | "after" | "from" | "following" | "prior"), next) => {
            let sign = if matches!(link, "before" | "prior") { -1 } else { 1 };
            let lasting = link == "from" && reading.lower(at.wrapping_sub(1)) == "for";
            let fits = unit >= TimeUnit::Day && !lasting && (!the || matches!(unit, TimeUnit::Day | TimeUnit::Year));
            let to = usize::from(link == "prior" && next == "to");
            steps::counted_from(reading, sign * count.filter(|_| fits)?, unit, after + 1 + to)
        }
        ("hence", _) => Some(told(1, after + 1)),
        // "In three weeks' time".
        ("'" | "\u{2019}", "time") => Some(told(1, after + 2)),
        ("earlier", _) if unit == TimeUnit::Year && count == Some(1) => Some(told(-1, after + 1)),
        ("earlier" | "later", "this" | "that") => None,
        ("earlier" | "later", _) => Some(Found::new(TimeForm::Vague(Loose::Past), after + 1)),
        _ => {
            let ahead = reading.lower(at.wrapping_sub(1)) == "in" && tense::of(reading, at, after) == Tense::Ahead;
            (ahead && count.is_some() && unit >= TimeUnit::Day).then(|| told(1, after))
        }
    }
}

/// `the past three years`, `the last few weeks`, `the next two months`, `recent weeks`.
pub(super) fn period(reading: &Reading, at: usize) -> Option<Found> {
    let first = at + usize::from(reading.lower(at) == "the");
    const SIDES: [&str; 9] = ["past", "last", "previous", "next", "coming", "upcoming", "following", "first", "recent"];
    let (count, side, token) = if reading.one_of(first, &SIDES) {
        match words::unit(reading.lower(first + 1)) {
            Some(_) if reading.lower(first + 1).ends_with('s') => (None, first, first + 1),
            _ => count_at(reading, first + 1).map(|(count, token)| (count, first, token))?,
        }
    } else {
        // "The two next weeks".
        let (count, side) = count_at(reading, first).filter(|(_, side)| reading.one_of(*side, &SIDES[..6]))?;
        (count, side, side + 1)
    };
    let unit =
        words::unit(reading.lower(token)).filter(|unit| reading.is(token, TIME_UNIT) || *unit == TimeUnit::Quarter)?;
    let form = match count {
        Some(count) => TimeForm::Duration { count, unit, reach: reach(reading.lower(side)) },
        None => TimeForm::Vague(Loose::Some(unit)),
    };
    Some(Found::new(form, token + 1))
}

fn reach(word: &str) -> Tense {
    match word {
        "past" | "last" | "previous" => Tense::Back,
        "next" | "coming" | "upcoming" => Tense::Ahead,
        _ => Tense::Untold,
    }
}
