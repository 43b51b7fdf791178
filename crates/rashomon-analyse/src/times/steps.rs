//! What is told by a step from another time: counted on from it, or picked out of it.

use rashomon_model::{Step, TimeForm, TimeUnit};

use super::{Found, calendar, relative, words};
use crate::lists::*;
use crate::numbers::cardinal;
use crate::reading::Reading;

/// A rule of the grammar that reads no steps itself: so no rule is read inside itself.
type Rule = fn(&Reading, usize) -> Option<Found>;

/// `the second Monday of next month`, `the first two weeks of May`, `the last four months of 2021`, `the 20th of next
/// month`, `the third week next year`.
pub(super) fn part(reading: &Reading, at: usize) -> Option<Found> {
    let the = at + usize::from(reading.lower(at) == "the");
    let (nth, named) = nth_at(reading, the)?;
    let (step, end) = picked(reading, nth, named)?;
    let linked = reading.one_of(end, &["of", "in"]);
    if !linked && !reading.one_of(end, &["last", "this", "next"]) {
        return None;
    }
    let whole = period(reading, end + usize::from(linked))?;
    let ranked = end == named;
    let month = matches!(whole.form, TimeForm::Shift { unit: TimeUnit::Month, .. });
    (month || !ranked).then_some(Found { step: Some(step), ..whole })
}

/// Which one: -1 for `last`, with the token after.
fn nth_at(reading: &Reading, at: usize) -> Option<(i8, usize)> {
    if reading.one_of(at, &["last", "final"]) {
        return Some((-1, at + 1));
    }
    calendar::day_at(reading, at).filter(|_| words::ordinal(reading.lower(at)).is_some() || !reading.is(at, NUMBER))
}

/// What is picked, with the token after: a weekday, units, or a day that only its rank tells (`the 20th`).
fn picked(reading: &Reading, nth: i8, named: usize) -> Option<(Step, usize)> {
    if let Some(day) = words::weekday(reading.lower(named)).filter(|_| reading.is(named, WEEKDAY)) {
        return Some((Step::Weekday { nth, day }, named + 1));
    }
    if let Some(unit) = words::unit(reading.lower(named)) {
        // A quarter has a form of its own.
        let known = calendar_unit(unit) && unit != TimeUnit::Quarter;
        return known.then_some((Step::Part { nth, many: 1, unit }, named + 1));
    }
    let Some((many, token)) = cardinal(reading, named).filter(|(many, _)| (2.0..=60.0).contains(many)) else {
        return Some((Step::Part { nth, many: 1, unit: TimeUnit::Day }, named));
    };
    let unit = words::unit(reading.lower(token)).filter(|unit| calendar_unit(*unit))?;
    Some((Step::Part { nth, many: many as i8, unit }, token + 1))
}

fn calendar_unit(unit: TimeUnit) -> bool {
    unit >= TimeUnit::Day && unit <= TimeUnit::Year
}

/// A week, month, quarter, year or decade.
fn period(reading: &Reading, at: usize) -> Option<Found> {
    const RULES: [Rule; 6] = [
        calendar::month_first,
        calendar::years,
        calendar::year_part,
        relative::shifted,
        calendar::dated_year,
        relative::the_unit,
    ];
    let found = RULES.iter().find_map(|rule| rule(reading, at))?;
    let whole = match found.form {
        TimeForm::Duration { .. } | TimeForm::Shift { unit: TimeUnit::Day, .. } => false,
        _ => found.part.is_none() && !found.is_day(),
    };
    whole.then_some(found)
}

/// `the week of March 6`, `the weekend of Halloween`, `Labor Day weekend`.
pub(super) fn around(reading: &Reading, at: usize) -> Option<Found> {
    let the = at + usize::from(reading.lower(at) == "the");
    let unit = words::unit(reading.lower(the)).filter(|unit| matches!(unit, TimeUnit::Week | TimeUnit::Weekend));
    let Some(unit) = unit.filter(|_| !reading.lower(the).ends_with('s')) else {
        return calendar::holiday(reading, at).and_then(|day| named_around(reading, day));
    };
    let led = reading.one_of(the + 1, &["of", "starting", "beginning", "commencing", "ending"]);
    let of = the + 2 + usize::from(reading.lower(the + 2) == "on");
    let day = day(reading, of).or_else(|| ranked(reading, of)).filter(|_| led)?;
    Some(Found { step: Some(Step::Around { unit }), ..day })
}

/// `Thanksgiving weekend`, `Easter week`.
fn named_around(reading: &Reading, day: Found) -> Option<Found> {
    let unit = match reading.lower(day.end) {
        "weekend" => TimeUnit::Weekend,
        "week" => TimeUnit::Week,
        _ => return None,
    };
    day.is_day().then_some(Found { step: Some(Step::Around { unit }), end: day.end + 1, ..day })
}

/// `the 18th`.
fn ranked(reading: &Reading, at: usize) -> Option<Found> {
    let the = at + usize::from(reading.lower(at) == "the");
    let (day, end) = calendar::day_at(reading, the).filter(|_| the > at)?;
    Some(Found::new(TimeForm::DayOfMonth { day }, end))
}

/// One day that others are counted from.
fn day(reading: &Reading, at: usize) -> Option<Found> {
    const RULES: [Rule; 7] = [
        calendar::iso_date,
        calendar::slashed,
        calendar::weekday,
        calendar::month_first,
        calendar::day_first,
        calendar::holiday,
        relative::single,
    ];
    RULES.iter().find_map(|rule| rule(reading, at)).filter(Found::is_day)
}

/// What lies so many units before or after a day or a year: `three weeks after Christmas`, `two years before 2015`. Of
/// days from yesterday, today or tomorrow only a number of days is left.
pub(super) fn counted_from(reading: &Reading, count: i32, unit: TimeUnit, at: usize) -> Option<Found> {
    let year = || calendar::dated_year(reading, at).filter(|_| unit >= TimeUnit::Year);
    let from = day(reading, at).or_else(year)?;
    if let (TimeForm::Shift { count: days, unit: TimeUnit::Day }, TimeUnit::Day) = (from.form, unit) {
        return Some(Found { form: TimeForm::Shift { count: days.checked_add(count)?, unit }, ..from });
    }
    Some(Found { step: Some(Step::Count { count, unit }), ..from })
}
