//! Times of day.

use rashomon_model::{TimeForm, TokenKind};

use super::{Found, words};
use crate::lists::*;
use crate::numbers::words::below_hundred;
use crate::reading::Reading;

/// `12 noon`, `ten minutes to midnight`, `half an hour after noon`.
fn named(reading: &Reading, at: usize, past: Option<Past>) -> Option<Found> {
    let hour = past.map_or(at, |past| past.hour);
    let twelve = hour + usize::from(matches!(reading.lower(hour), "12" | "twelve"));
    let minute = match reading.lower(twelve) {
        "noon" | "midday" | "mid-day" => 720,
        "midnight" | "mid-night" => 0,
        _ => return None,
    };
    let minute: i32 = minute + past.map_or(0, |past| past.minutes);
    let seconds = minute.rem_euclid(1440) as u32 * 60;
    Some(Found::new(TimeForm::Clock { seconds, offset: None }, twelve + 1))
}

/// The bare hour that ends `from 11 a.m. to 3`: the next such hour after the first.
pub(super) fn second(reading: &Reading, first: Found) -> Option<(usize, Found)> {
    let TimeForm::Clock { seconds, offset } = first.form else { return None };
    let (at, end) = (first.end + 1, first.end + 2);
    let linked = matches!(reading.lower(first.end), "-" | "\u{2013}" | "to" | "until" | "till" | "and");
    let alone = end >= reading.tokens.len() || reading.is_mark(end) && !matches!(reading.word(end), "%" | "-");
    let (hour, None, "") = digits(reading.lower(at)).filter(|(hour, ..)| linked && alone && *hour <= 12)? else {
        return None;
    };
    let same = hour % 12 * 3600;
    let seconds = if same > seconds || same + 43_200 <= seconds { same } else { same + 43_200 };
    Some((at, Found::new(TimeForm::Clock { seconds, offset }, end)))
}

/// `10 a.m.`, `7:22 p.m.`, `7:30 in the evening`, `noon`, `half past eight`; of `2 to 4 p.m.` the first.
pub(super) fn clock(reading: &Reading, at: usize) -> Option<Found> {
    let past = past(reading, at);
    if let Some(found) = named(reading, at, past) {
        return Some(found);
    }
    let (hour, minute, tail, named) = face(reading, at, past)?;
    let colon = reading.lower(at).contains(':');
    let spelt = !reading.lower(at).starts_with(|c: char| c.is_ascii_digit());
    // "At 0340": no count begins so.
    let military = reading.word(at).len() == 4 && reading.word(at).starts_with('0') && !colon;
    let (half, end) = if tail.is_empty() { half_of_day(reading, hour, named) } else { (half_named(tail), named) };
    let (half, end) = match half {
        None if tail.is_empty() => half_of_range(reading, hour, named).map_or((None, end), |half| (Some(half), named)),
        _ => (half, end),
    };
    let (half, end) = match half {
        None if end == named && minute.is_none() => (half_before(reading, at, named), end),
        _ => (half, end),
    };
    let (offset, zoned) = zone_at(reading, end);
    let told = half.is_some()
        || past.is_some_and(|past| past.alone)
        || end > named
        || minute.is_some()
            && (zoned > end
                || colon && (is_dated(reading, at) || is_service(reading, at))
                || (colon || spelt) && (is_led(reading, at) || is_shown(reading, at))
                || military && is_timed(reading, at));
    if !told || !tail.is_empty() && half.is_none() {
        return None;
    }
    let hour = match half {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    let second = reading.lower(at).splitn(3, ':').nth(2).and_then(|second| second.get(..2)?.parse().ok()).unwrap_or(0);
    let seconds = hour * 3600 + minute.unwrap_or(0) * 60 + second;
    (hour < 24).then_some(Found::new(TimeForm::Clock { seconds, offset }, zoned))
}

/// `tonight at 8`, `Friday morning at seven`: a bare hour behind the part of the day that says its half.
fn half_before(reading: &Reading, at: usize, end: usize) -> Option<bool> {
    let led = at >= 2 && is_timed(reading, at) && reading.ends_phrase(end);
    match reading.lower(at.wrapping_sub(2)) {
        "morning" if led => Some(false),
        "afternoon" | "evening" | "night" | "tonight" if led => Some(true),
        _ => None,
    }
}

/// Whether a date stands right before or behind a time of day, or it tells the seconds, as no score does.
fn is_dated(reading: &Reading, at: usize) -> bool {
    let day = |token: usize| {
        reading.is(token, WEEKDAY | MONTH)
            || reading.one_of(token, &["today", "tomorrow", "yesterday", "tonight"])
            || reading.word(token).len() == 4 && reading.kind(token) == Some(TokenKind::Number)
    };
    let before = at.checked_sub(1).map_or(at, |before| before - usize::from(reading.word(before) == "," && before > 0));
    let seconds = reading.word(at).len() == 8 && reading.word(at).matches(':').count() == 2;
    let month_day = before > 0 && before < at && reading.is(before - 1, MONTH);
    seconds || before < at && (day(before) || month_day) || day(at + 1 + usize::from(reading.word(at + 1) == ","))
}

fn is_led(reading: &Reading, at: usize) -> bool {
    const LED: [&str; 20] = [
        "at", "by", "around", "about", "until", "till", "from", "to", "before", "after", "since", "between", "-",
        "\u{2013}", "and", "is", "was", "t", "timed", "stamped",
    ];
    let dated = reading.is(at + 1, WEEKDAY | MONTH) || reading.reads(at + 1, &["on"]);
    at == 0 || dated || reading.one_of(at - 1, &LED)
}

/// Whether a word before leads a time rather than a count: fewer do than lead what has a colon.
fn is_timed(reading: &Reading, at: usize) -> bool {
    const TIMED: [&str; 10] = ["at", "around", "about", "by", "until", "till", "since", "before", "after", "from"];
    at > 0 && reading.one_of(at - 1, &TIMED)
}

/// `the clock in the hall showed 3:40`: what a timepiece shows is the hour; what a board shows is a score.
fn is_shown(reading: &Reading, at: usize) -> bool {
    const SHOWS: [&str; 9] = ["showed", "shows", "showing", "read", "reads", "reading", "said", "says", "marked"];
    /// Words between a timepiece and its verb, at most.
    const BETWEEN: usize = 4;
    let Some(verb) = at.checked_sub(1).filter(|verb| reading.one_of(*verb, &SHOWS)) else { return false };
    let timepiece = ["clock", "clocks", "watch", "wristwatch", "timestamp", "time-stamp"];
    (verb.saturating_sub(BETWEEN + 1)..verb).any(|word| reading.one_of(word, &timepiece))
}

/// `the 3:40 train`.
fn is_service(reading: &Reading, at: usize) -> bool {
    const SERVICES: [&str; 9] =
        ["train", "bus", "ferry", "boat", "flight", "sailing", "departure", "service", "express"];
    at > 0 && reading.lower(at - 1) == "the" && reading.one_of(at + 1, &SERVICES)
}

/// Minutes before or after an hour: `half past`, `a quarter to`, `five minutes before`, `an hour after`.
#[derive(Clone, Copy)]
struct Past {
    /// Minutes from the hour; negative before it.
    minutes: i32,
    /// Whether they tell a time without a half of the day: "ten to eight" may be a vote.
    alone: bool,
    /// The token of the hour.
    hour: usize,
}

fn past(reading: &Reading, at: usize) -> Option<Past> {
    let (minutes, link, told) = minutes(reading, at)?;
    let unit = told == Minutes::WithUnit;
    // "For two minutes after midnight" is a length of time.
    if unit && reading.one_of(at.wrapping_sub(1), &["for", "within", "first", "last", "every", "than"]) {
        return None;
    }
    let led = is_timed(reading, at) || is_shown(reading, at);
    let (minutes, hour) = match reading.lower(link) {
        _ if reading.lower(at) == "half-past" => (30, link),
        "past" => (minutes, link + 1),
        "to" if minutes < 30 || unit => (-minutes, link + 1),
        "before" | "till" if ends_face(reading, link + 1) => (-minutes, link + 1),
        "after" if told != Minutes::Number && ends_face(reading, link + 1) => (minutes, link + 1),
        // "Quarter of five", as Americans say; else a part of a count.
        "of" if minutes == 15 && led && reading.ends_phrase(link + 2) => (-minutes, link + 1),
        // "At half six" is half past, and half of six is a count.
        _ if minutes == 30 && led && !unit && reading.ends_phrase(link + 1) => (30, link),
        _ => return None,
    };
    // "From 5 to 6 p.m.", "around 2 to 4 inches", "a vote of ten to eight".
    let hardly_else = || minutes % 5 == 0 && led && ends_face(reading, hour);
    let count = reading.one_of(at.wrapping_sub(1), &["from", "around", "about"]);
    let alone = told != Minutes::Number || minutes > 0 || hardly_else() && (!count || is_timed(reading, at - 1));
    Some(Past { minutes, alone, hour })
}

/// Whether an hour at a token is not the count of a noun: "ten minutes before six people came".
fn ends_face(reading: &Reading, hour: usize) -> bool {
    let next = reading.lower(hour + 1);
    reading.ends_phrase(hour + 1) || half_named(next).is_some() || matches!(next, "o'clock" | "oclock")
}

/// How minutes are told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Minutes {
    /// `a quarter`, `half`.
    Fraction,
    /// `ten minutes`, `half an hour`.
    WithUnit,
    /// `ten`.
    Number,
}

/// A number of minutes, the token after it, and how it is told.
fn minutes(reading: &Reading, at: usize) -> Option<(i32, usize, Minutes)> {
    if reading.reads(at, &["half", "an", "hour"]) {
        return Some((30, at + 3, Minutes::WithUnit));
    }
    let article = usize::from(reading.one_of(at, &["a", "an"]));
    match (article, reading.lower(at + article)) {
        (0, "half" | "half-past") => return Some((30, at + 1, Minutes::Fraction)),
        (_, "quarter") => return Some((15, at + article + 1, Minutes::Fraction)),
        (1, "minute") => return Some((1, at + 2, Minutes::WithUnit)),
        (1, "hour") => return Some((60, at + 2, Minutes::WithUnit)),
        _ => {}
    }
    let word = reading.lower(at);
    let figures = || word.parse().ok().filter(|_| word.len() <= 2);
    let count = if word.starts_with(|c: char| c.is_ascii_digit()) { figures() } else { below_hundred(word) }?;
    let unit = reading.one_of(at + 1, &["minute", "minutes", "mins"]);
    let (told, most) = if unit { (Minutes::WithUnit, 60.0) } else { (Minutes::Number, 30.0) };
    (count.fract() == 0.0 && (1.0..most).contains(&count)).then_some((count as i32, at + 1 + usize::from(unit), told))
}

/// Hour, minute, the letters that follow and the token after: `7:22`, `7.22`, `10am`, `ten`, `half past eight`.
fn face<'a>(reading: &Reading<'a>, at: usize, past: Option<Past>) -> Option<(u32, Option<u32>, &'a str, usize)> {
    let Some(past) = past else { return plain_face(reading, at) };
    let (hour, minute, tail, end) = plain_face(reading, past.hour)?;
    if !past.alone || hour > 12 {
        return plain_face(reading, at);
    }
    let minutes = (hour as i32 + 11) % 12 * 60 + 60 + minute.unwrap_or(0) as i32 + past.minutes;
    let minutes = minutes.rem_euclid(720) as u32;
    Some(((minutes / 60 + 11) % 12 + 1, Some(minutes % 60), tail, end))
}

/// A face that is told in figures or in words from the hour on.
fn plain_face<'a>(reading: &Reading<'a>, at: usize) -> Option<(u32, Option<u32>, &'a str, usize)> {
    // "Six-thirty"; "twenty-five" is no hour.
    let joined = reading.lower(at).split_once('-').map(|(hour, minute)| (below_hundred(hour), below_hundred(minute)));
    if let Some((Some(hour @ 1.0..=12.0), Some(minute @ 10.0..60.0))) = joined {
        return Some((hour as u32, Some(minute as u32), "", at + 1));
    }
    if let Some(hour) = below_hundred(reading.lower(at)).filter(|hour| (1.0..=12.0).contains(hour)) {
        let tens = below_hundred(reading.lower(at + 1)).filter(|tens| (10.0..60.0).contains(tens));
        let ones =
            tens.filter(|tens| *tens >= 20.0 && tens % 10.0 == 0.0).and_then(|_| below_hundred(reading.lower(at + 2)));
        let ones = ones.filter(|ones| (1.0..10.0).contains(ones));
        let minute = tens.map(|tens| (tens + ones.unwrap_or(0.0)) as u32);
        let end = at + 1 + usize::from(tens.is_some()) + usize::from(ones.is_some());
        return Some((hour as u32, minute, "", end));
    }
    let (hour, minute, tail) = digits(reading.lower(at))?;
    Some((hour, minute, tail, at + 1))
}

fn digits(word: &str) -> Option<(u32, Option<u32>, &str)> {
    let cut = word.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(word.len());
    let (number, tail) = word.split_at_checked(cut)?;
    let (hour, minute) = match number.split_once([':', '.']) {
        // "1400 GMT", "0900 hours".
        None if number.len() == 4 && tail.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => {
            (&number[..2], number[2..].parse().ok().filter(|m| *m < 60))
        }
        Some((h, m)) => (h, Some(m.split(':').next().filter(|m| m.len() == 2)?.parse().ok().filter(|m| *m < 60)?)),
        None => (number, None),
    };
    let hour: u32 = (hour.len() <= 2).then(|| hour.parse().ok())??;
    (hour < 25).then_some((hour, minute, tail))
}

/// Whether the word says the later half of the day.
fn half_named(word: &str) -> Option<bool> {
    match word.trim_end_matches('.') {
        "am" | "a.m" => Some(false),
        "pm" | "p.m" => Some(true),
        _ => None,
    }
}

/// Of `2 to 4 p.m.` and `11-3pm` the half of the first: that of the second, or the one before where that comes first.
fn half_of_range(reading: &Reading, hour: u32, link: usize) -> Option<bool> {
    matches!(reading.lower(link), "-" | "\u{2013}" | "to" | "and" | "until").then_some(())?;
    let (second, _, tail, end) = face(reading, link + 1, past(reading, link + 1))?;
    let half = if tail.is_empty() { half_of_day(reading, second, end).0 } else { half_named(tail) };
    // "From 3.40 to 3.52 dollars" and "between 2014 and 2018" tell no time of day.
    let timed = reading.word(link + 1).contains(':') || reading.word(link - 1).starts_with('0');
    let led = reading.one_of(link.wrapping_sub(2), &["from", "between"]) && timed;
    let half = half.or_else(|| led.then_some(false))?;
    let turned = half && hour % 12 > second % 12;
    Some(half != turned)
}

fn half_of_day(reading: &Reading, hour: u32, at: usize) -> (Option<bool>, usize) {
    let military = reading.lower(at) == "hours"
        && reading.word(at - 1).len() == 4
        && reading.kind(at - 1) == Some(TokenKind::Number);
    let o_clock = usize::from(military || matches!(reading.lower(at), "o'clock" | "oclock"));
    let named = at + o_clock;
    if let Some(half) = half_named(reading.lower(named)) {
        let dot = reading.word(named + 1) == "." && !reading.spaced(named + 1) && reading.lower(named).contains('.');
        return (Some(half), named + 1 + usize::from(dot));
    }
    let led = o_clock > 0 || reading.lower(at - 1).contains(':') || is_led(reading, at - 1);
    let Some((part, dated)) = part_behind(reading, named, led) else { return (None, named) };
    let later = match reading.lower(part) {
        "morning" => false,
        // "At 2 that night": nobody calls the afternoon so.
        "night" | "tonight" => (5..12).contains(&hour),
        "afternoon" | "evening" => true,
        _ => return (None, named),
    };
    (Some(later), if dated { named } else { part + 1 })
}

/// The part of the day behind an hour, and whether it stays an expression of its own, for it says the day: `in the
/// evening`, `at night`; `this morning`, `on Friday morning`, `the next morning`, `last night`, `tonight`.
fn part_behind(reading: &Reading, at: usize, led: bool) -> Option<(usize, bool)> {
    if reading.reads(at, &["in", "the"]) {
        return Some((at + 2, false));
    }
    let on = at + usize::from(reading.lower(at) == "on");
    let the = on + usize::from(reading.lower(on) == "the");
    match reading.lower(the) {
        _ if !led => None,
        "that" | "at" if the == at => Some((at + 1, false)),
        "this" | "last" | "yesterday" | "tomorrow" if the == at => Some((at + 1, true)),
        "tonight" => Some((the, true)),
        "next" | "following" | "same" if the > at => Some((the + 1, true)),
        "morning" | "afternoon" | "evening" | "night" if on > at && the > on => Some((the, true)),
        _ if the == on && reading.is(on, WEEKDAY) => Some((on + 1, true)),
        _ => None,
    }
}

/// The time zone at a token, with its end: `GMT`, `Eastern time`, `local time`.
fn zone_at(reading: &Reading, at: usize) -> (Option<i16>, usize) {
    let word = reading.lower(at);
    if let Some(offset) = words::zone(word).filter(|_| reading.word(at).chars().all(char::is_uppercase)) {
        return (Some(offset), at + 1);
    }
    if matches!(reading.word(at), "ET" | "CT" | "MT" | "PT") {
        return (None, at + 1);
    }
    let regional = matches!(word, "local" | "eastern" | "central" | "mountain" | "pacific");
    let standard = at + 1 + usize::from(reading.one_of(at + 1, &["standard", "daylight", "summer"]));
    if regional && reading.lower(standard) == "time" { (None, standard + 1) } else { (None, at) }
}
