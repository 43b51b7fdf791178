//! Finds expressions of time and reads what their words say.

use jiff::civil::Date;
use rashomon_model::{Loose, Moment, TimeExpression, TimeForm, TimeUnit, TokenKind};

use crate::lists::*;
use crate::numbers;
use crate::reading::Reading;

/// The time expressions of a text, in order; they do not overlap.
pub(crate) fn find(reading: &Reading) -> Vec<TimeExpression> {
    let mut found = Vec::new();
    for (index, sentence) in reading.sentences.iter().enumerate() {
        if sentence.apparatus {
            continue;
        }
        let range = reading.range(index);
        let mut at = range.start;
        while at < range.end {
            match expression(reading, at, range.end) {
                Some((form, end)) => {
                    found.push(expressed(reading, index, at, end.min(range.end), form));
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    found
}

fn expressed(reading: &Reading, sentence: usize, first: usize, end: usize, form: TimeForm) -> TimeExpression {
    let value = if let TimeForm::Absolute(moment) = form { Some(moment) } else { None };
    TimeExpression {
        span: reading.span(first, end),
        sentence: sentence as u32,
        form,
        part: None,
        opens: false,
        value,
        end: None,
    }
}

/// The expression that begins at a token, with its end.
fn expression(reading: &Reading, at: usize, limit: usize) -> Option<(TimeForm, usize)> {
    let tests =
        [iso_date, day_first, month_first, clock, weekday, shifted, ago, past_units, year, vague, single, duration];
    tests.iter().find_map(|test| test(reading, at)).filter(|(_, end)| *end <= limit)
}

fn small(reading: &Reading, token: usize, most: f64) -> Option<i8> {
    let word = reading.lower(token).trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &reading.lower(token)[word.len()..];
    let value = word.parse::<f64>().ok().filter(|v| *v >= 1.0 && *v <= most && v.fract() == 0.0)?;
    matches!(suffix, "" | "st" | "nd" | "rd" | "th").then_some(value as i8)
}

fn year_at(reading: &Reading, token: usize) -> Option<i16> {
    let word = reading.lower(token);
    (word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())).then_some(())?;
    word.parse().ok().filter(|y| (1400..=2100).contains(y))
}

fn month_at(reading: &Reading, token: usize) -> Option<i8> {
    if !reading.is(token, MONTH) || !reading.is_capital(token) {
        return None;
    }
    const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let word = reading.lower(token);
    NAMES.iter().position(|n| word.starts_with(n)).map(|i| i as i8 + 1)
}

/// Past the full stop of an abbreviation that ends right before a token.
fn after_dot(reading: &Reading, token: usize) -> usize {
    let short = token > 0
        && reading.word(token - 1).len() <= 5
        && !reading.one_of(token - 1, &["may", "march", "april", "june", "july"]);
    token + usize::from(short && reading.word(token) == "." && !reading.spaced(token))
}

/// `2023-03-15`, `2023/03/15`.
fn iso_date(reading: &Reading, at: usize) -> Option<(TimeForm, usize)> {
    let year = year_at(reading, at)?;
    let dashed = matches!(reading.word(at + 1), "-" | "/")
        && matches!(reading.word(at + 3), "-" | "/")
        && !reading.spaced(at + 1)
        && !reading.spaced(at + 2);
    let date =
        dashed.then(|| Date::new(year, small(reading, at + 2, 12.0)?, small(reading, at + 4, 31.0)?).ok()).flatten()?;
    Some((TimeForm::Absolute(Moment::day(date)), at + 5))
}

/// `15 March 2023`, `the 15th of March`.
fn day_first(reading: &Reading, at: usize) -> Option<(TimeForm, usize)> {
    let day = small(reading, at, 31.0)?;
    let named = if reading.lower(at + 1) == "of" { at + 2 } else { at + 1 };
    let month = month_at(reading, named)?;
    Some(with_year(reading, after_dot(reading, named + 1), month, day))
}

fn with_year(reading: &Reading, at: usize, month: i8, day: i8) -> (TimeForm, usize) {
    let yeared = if reading.word(at) == "," { at + 1 } else { at };
    let date = year_at(reading, yeared).and_then(|year| Date::new(year, month, day).ok());
    date.map_or((TimeForm::MonthDay { month, day }, at), |date| (TimeForm::Absolute(Moment::day(date)), yeared + 1))
}

/// `March 15, 2023`, `early March`, `July last year`, `last July`.
fn month_first(reading: &Reading, at: usize) -> Option<(TimeForm, usize)> {
    let word = reading.lower(at);
    let part = matches!(word, "early" | "late" | "mid" | "mid-" | "last" | "next" | "this");
    let named = if part && reading.word(at + 1) == "-" {
        at + 2
    } else if part {
        at + 1
    } else {
        at
    };
    let month = month_at(reading, named)?;
    let after = after_dot(reading, named + 1);
    if !part && let Some(day) = small(reading, after, 31.0).filter(|_| reading.lower(after + 1) != "percent") {
        return Some(with_year(reading, after + 1, month, day));
    }
    let yeared = if reading.word(after) == "," || reading.lower(after) == "of" { after + 1 } else { after };
    if let Some(year) = year_at(reading, yeared) {
        return Some((TimeForm::Absolute(Moment::month(year, month)?), yeared + 1));
    }
    let bare_may = reading.one_of(named, &["may", "march"])
        && !part
        && !reading.one_of(
            named.wrapping_sub(1),
            &["in", "since", "by", "until", "of", "from", "to", "and", "during", "before", "after"],
        );
    if bare_may || reading.lower(named).len() <= 3 && after == named + 1 && reading.lower(named) != "may" {
        return None;
    }
    let (year_shift, end) = match (word, reading.lower(after), reading.lower(after + 1)) {
        ("last", ..) => (Some(-1), after),
        ("next", ..) => (Some(1), after),
        ("this", ..) => (Some(0), after),
        (_, "last", "year") => (Some(-1), after + 2),
        (_, "this", "year") => (Some(0), after + 2),
        (_, "next", "year") => (Some(1), after + 2),
        _ => (None, after),
    };
    Some((TimeForm::Month { month, year_shift }, end))
}

/// `10 a.m.`, `7:22 p.m.`, `7:30 in the evening`, `noon`.
fn clock(reading: &Reading, at: usize) -> Option<(TimeForm, usize)> {
    match reading.lower(at) {
        "noon" | "midday" => return Some((TimeForm::Clock { seconds: 43_200, offset: None }, at + 1)),
        "midnight" => return Some((TimeForm::Clock { seconds: 0, offset: None }, at + 1)),
        _ => {}
    }
    let (hour, minute, tail) = clock_digits(reading.lower(at))?;
    let (half, mut end) = if tail.is_empty() { half_of_day(reading, at + 1) } else { (half_named(tail), at + 1) };
    let colon = reading.lower(at).contains(':');
    if tail.is_empty()
        && half.is_none()
        && !(colon
            && reading.one_of(
                at.wrapping_sub(1),
                &["at", "by", "around", "about", "until", "from", "to", "before", "after", "since"],
            ))
    {
        let zone = reading.one_of(at + 1, &["gmt", "utc", "local"]);
        (zone && minute.is_some()).then_some(())?;
        end = at + 2;
    }
    if !tail.is_empty() && half.is_none() {
        return None;
    }
    let hour = match half {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    (hour < 24).then_some((TimeForm::Clock { seconds: hour * 3600 + minute.unwrap_or(0) * 60, offset: None }, end))
}

/// Hour, minute and what letters follow: `7:22`, `7.22`, `10am`.
fn clock_digits(word: &str) -> Option<(u32, Option<u32>, &str)> {
    let cut = word.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(word.len());
    let (number, tail) = word.split_at_checked(cut)?;
    let (hour, minute) = match number.split_once([':', '.']) {
        Some((h, m)) => (h, Some(m.split(':').next().filter(|m| m.len() == 2)?.parse().ok().filter(|m| *m < 60)?)),
        None => (number, None),
    };
    let hour: u32 = (hour.len() <= 2).then(|| hour.parse().ok())??;
    (hour < 25).then_some((hour, minute, tail))
}

fn half_named(word: &str) -> Option<bool> {
    match word.trim_end_matches('.') {
        "am" | "a.m" => Some(false),
        "pm" | "p.m" => Some(true),
        _ => None,
    }
}

fn half_of_day(reading: &Reading, at: usize) -> (Option<bool>, usize) {
    let o_clock = usize::from(reading.lower(at) == "o'clock");
    if let Some(half) = half_named(reading.lower(at)) {
        return (Some(half), after_dot(reading, at + 1));
    }
    let named = at + o_clock;
    let half =
        if reading.reads(named, &["in", "the"]) || reading.reads(named, &["that"]) || reading.reads(named, &["at"]) {
            let part = named + if reading.lower(named) == "in" { 2 } else { 1 };
            match reading.lower(part) {
                "morning" => Some((false, part + 1)),
                "afternoon" | "evening" | "night" => Some((true, part + 1)),
                _ => None,
            }
        } else {
            None
        };
    half.map_or((if o_clock > 0 { Some(false) } else { None }, at + o_clock), |(half, end)| (Some(half), end))
}

/// `Wednesday`, `last Thursday`, `Tuesday evening`.
fn weekday(reading: &Reading, at: usize) -> Option<(TimeForm, usize)> {
    let skip = reading.one_of(at, &["last", "next", "this"]);
    let named = if skip { at + 1 } else { at };
    if !reading.is(named, WEEKDAY)
        || !reading.is_capital(named)
        || (reading.lower(named).len() <= 4 && reading.one_of(named, &["sun", "sat", "wed", "mon"]))
            && reading.word(named + 1) != "."
            && reading.word(named + 1) != ","
    {
        return None;
    }
    const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let day = NAMES.iter().position(|n| reading.lower(named).starts_with(n))? as i8 + 1;
    let mut end = after_abbreviation(reading, named);
    if reading.is(end, TIME_UNIT)
        && reading.one_of(end, &["morning", "afternoon", "evening", "night", "mornings", "evenings", "nights"])
    {
        end += 1;
    }
    // "Wednesday, March 15, 2023" is one date.
    let dated = if reading.word(end) == "," { end + 1 } else { end };
    if let Some(found) = month_first(reading, dated)
        .or_else(|| day_first(reading, dated))
        .filter(|(f, _)| matches!(f, TimeForm::Absolute(_) | TimeForm::MonthDay { .. }))
    {
        return Some(found);
    }
    let next = reading.lower(at) == "next";
    let future = next || reading.lower(at) != "last" && points_ahead(reading, at);
    Some((TimeForm::Weekday { day, future, skip: skip && reading.lower(at) != "this" }, end))
}

fn after_abbreviation(reading: &Reading, named: usize) -> usize {
    if reading.lower(named).len() <= 5 {
        after_dot(reading, named + 1).min(named + 1 + usize::from(!reading.lower(named).ends_with('y')))
    } else {
        named + 1
    }
}

/// Whether the clause before a day is in the future, and not the telling of it: "will meet on Friday", not "said on
/// Friday it will".
fn points_ahead(reading: &Reading, at: usize) -> bool {
    let start = reading.range(reading.sentence_of(at)).start;
    for token in (start.max(at.saturating_sub(14))..at).rev() {
        if reading.is_mark(token) && !matches!(reading.word(token), "-" | "'") || reading.is(token, CUE) {
            return false;
        }
        if reading.one_of(
            token,
            &[
                "will",
                "would",
                "shall",
                "plans",
                "planned",
                "due",
                "scheduled",
                "expected",
                "until",
                "upcoming",
                "set",
                "'ll",
            ],
        ) {
            return true;
        }
    }
    // "On Friday the court will rule": the verb may follow.
    let ahead = (at..at + 10)
        .take_while(|&t| !reading.is_mark(t) || reading.word(t) == ",")
        .find(|&t| reading.is(t, AUXILIARY | CUE));
    ahead.is_some_and(|t| reading.one_of(t, &["will", "shall"]))
}

fn unit_at(reading: &Reading, token: usize) -> Option<TimeUnit> {
    Some(match reading.lower(token).trim_end_matches('s') {
        "minute" => TimeUnit::Minute,
        "hour" => TimeUnit::Hour,
        "day" | "night" => TimeUnit::Day,
        "week" | "weekend" => TimeUnit::Week,
        "month" => TimeUnit::Month,
        "year" => TimeUnit::Year,
        _ => return None,
    })
}

/// `last month`, `this week`, `next year`, `this morning`.
fn shifted(reading: &Reading, at: usize) -> Option<(TimeForm, usize)> {
    let count = match reading.lower(at) {
        "last" | "previous" if reading.lower(at.wrapping_sub(1)) != "the" || reading.lower(at) == "previous" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    let part = reading.one_of(at + 1, &["morning", "afternoon", "evening"]);
    let unit = if part {
        TimeUnit::Day
    } else {
        unit_at(reading, at + 1).filter(|_| !reading.lower(at + 1).ends_with('s'))?
    };
    let night = reading.lower(at + 1) == "night" && count == 0;
    (!night).then_some((TimeForm::Shift { count, unit }, at + 2))
}

/// `two weeks ago`, `three days earlier`, `several weeks ago`.
fn ago(reading: &Reading, at: usize) -> Option<(TimeForm, usize)> {
    let (count, unit_token) = counted(reading, at)?;
    let unit = unit_at(reading, unit_token)?;
    let end = unit_token + 2;
    let sign = match reading.lower(unit_token + 1) {
        "ago" => -1,
        "earlier" | "later" => return Some((TimeForm::Vague(Loose::Past), end)),
        _ => return None,
    };
    Some((count.map_or(TimeForm::Vague(Loose::Past), |n| TimeForm::Shift { count: sign * n, unit }), end))
}

/// A number of units; no number for "several" and "a few".
fn counted(reading: &Reading, at: usize) -> Option<(Option<i32>, usize)> {
    if reading.one_of(at, &["several", "many", "some"]) {
        return Some((None, at + 1));
    }
    if reading.one_of(at, &["a", "just"]) && reading.one_of(at + 1, &["few", "couple"]) {
        return Some((None, at + if reading.lower(at + 2) == "of" { 3 } else { 2 }));
    }
    if reading.one_of(at, &["a", "an"]) && unit_at(reading, at + 1).is_some() {
        return Some((Some(1), at + 1));
    }
    let (value, end) = numbers::cardinal(reading, at)?;
    (value <= 10_000.0).then_some((Some(value.round() as i32), end))
}

/// `the past three years`, `the last two weeks`, `recent days`.
fn past_units(reading: &Reading, at: usize) -> Option<(TimeForm, usize)> {
    if reading.lower(at) == "recent" && unit_at(reading, at + 1).is_some() {
        return Some((TimeForm::Vague(Loose::Past), at + 2));
    }
    let first = at + usize::from(reading.lower(at) == "the");
    if !reading.one_of(first, &["past", "last", "previous", "next", "coming"]) {
        return None;
    }
    if reading.lower(first) == "past" && unit_at(reading, first + 1).is_some() && first > at {
        return Some((TimeForm::Duration { count: 1, unit: unit_at(reading, first + 1)? }, first + 2));
    }
    let few = reading.one_of(first + 1, &["few", "several", "couple"]);
    let (count, token) = if few {
        (None, first + 2 + usize::from(reading.lower(first + 2) == "of"))
    } else {
        counted(reading, first + 1)?
    };
    let unit = unit_at(reading, token)?;
    Some((count.map_or(TimeForm::Vague(Loose::Past), |count| TimeForm::Duration { count, unit }), token + 1))
}

/// A bare year: `in 2013`, `the 2020 election`, `(2019)`.
fn year(reading: &Reading, at: usize) -> Option<(TimeForm, usize)> {
    let year = year_at(reading, at)?;
    let before = at.wrapping_sub(1);
    let dated = reading.one_of(
        before,
        &[
            "in", "since", "by", "of", "from", "until", "till", "during", "before", "after", "early", "late", "mid",
            "to", "and", "between", "through", "around", "for",
        ],
    );
    let labelled = reading.one_of(before, &["the", "a", "'s", "his", "her", "its", "their"])
        && !reading.is(at + 1, PEOPLE)
        && !reading.lower(at + 1).ends_with('s')
        && (1900..=2100).contains(&year);
    let counted = reading.is(at + 1, PEOPLE | TIME_UNIT) && !dated
        || reading.one_of(at + 1, &["percent", "miles", "dollars", "pesos", "homes", "votes", "%", "people"]);
    let range = matches!(reading.word(before), "-" | "\u{2013}" | "(") && year >= 1900;
    ((dated || labelled || range) && !counted).then_some((TimeForm::Absolute(Moment::year(year)?), at + 1))
}

fn vague(reading: &Reading, at: usize) -> Option<(TimeForm, usize)> {
    if reading.one_of(at, &["recently", "soon"]) {
        return Some((TimeForm::Vague(Loose::Past), at + 1));
    }
    let (count, token) = counted(reading, at)?;
    (count.is_none() && unit_at(reading, token).is_some()).then_some((TimeForm::Vague(Loose::Past), token + 1))
}

fn single(reading: &Reading, at: usize) -> Option<(TimeForm, usize)> {
    let count = match reading.lower(at) {
        "yesterday" => -1,
        "today" | "tonight" => 0,
        "tomorrow" => 1,
        _ => return None,
    };
    let part = reading.one_of(at + 1, &["morning", "afternoon", "evening", "night"]);
    Some((TimeForm::Shift { count, unit: TimeUnit::Day }, at + 1 + usize::from(part)))
}

/// `two hours`, `three years`: a length of time.
fn duration(reading: &Reading, at: usize) -> Option<(TimeForm, usize)> {
    let numeric = reading.kind(at) == Some(TokenKind::Number) || reading.is(at, NUMBER);
    let (count, token) = numeric.then(|| counted(reading, at)).flatten()?;
    let unit = unit_at(reading, token)?;
    let old = reading.one_of(token + 1, &["old", "older", "younger"]);
    (!old).then_some((TimeForm::Duration { count: count?, unit }, token + 1))
}
