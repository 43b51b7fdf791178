//! Times of day.

use rashomon_model::TimeForm;

use super::{Found, words};
use crate::lists::*;
use crate::numbers::words::below_hundred;
use crate::reading::Reading;

/// `12 noon`.
fn named(reading: &Reading, at: usize) -> Option<Found> {
    let twelve = at + usize::from(matches!(reading.lower(at), "12" | "twelve"));
    let seconds = match reading.lower(twelve) {
        "noon" | "midday" => 43_200,
        "midnight" => 0,
        _ => return None,
    };
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
    if let Some(found) = named(reading, at) {
        return Some(found);
    }
    let (hour, minute, tail, named) = face(reading, at)?;
    let colon = reading.lower(at).contains(':');
    let (half, end) = if tail.is_empty() { half_of_day(reading, named) } else { (half_named(tail), named) };
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
        || matches!(reading.lower(at), "half" | "quarter")
        || end > named
        || minute.is_some() && (zoned > end || colon && is_led(reading, at));
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
    let alone = end >= reading.tokens.len() || reading.is_mark(end) || reading.is(end, STOP);
    let led = at >= 2 && reading.one_of(at - 1, &["at", "around", "about"]) && alone;
    match reading.lower(at.wrapping_sub(2)) {
        "morning" if led => Some(false),
        "afternoon" | "evening" | "night" | "tonight" if led => Some(true),
        _ => None,
    }
}

fn is_led(reading: &Reading, at: usize) -> bool {
    const LED: [&str; 18] = [
        "at", "by", "around", "about", "until", "till", "from", "to", "before", "after", "since", "between", "-",
        "\u{2013}", "and", "is", "was", "t",
    ];
    let dated = reading.is(at + 1, WEEKDAY | MONTH) || reading.reads(at + 1, &["on"]);
    at == 0 || dated || reading.one_of(at - 1, &LED)
}

/// Hour, minute, the letters that follow and the token after: `7:22`, `7.22`, `10am`, `ten`, `half past eight`.
fn face<'a>(reading: &Reading<'a>, at: usize) -> Option<(u32, Option<u32>, &'a str, usize)> {
    let quarter = at + usize::from(reading.reads(at, &["a", "quarter"]));
    let past = match (reading.lower(quarter), reading.lower(quarter + 1)) {
        ("half", "past") => Some((0, 30)),
        ("quarter", "past") => Some((0, 15)),
        ("quarter", "to") if reading.one_of(at.wrapping_sub(1), &["at", "by", "around", "about", "until"]) => {
            Some((11, 45))
        }
        _ => None,
    };
    if let Some((hours, minute)) = past {
        let (hour, _, tail, end) = plain_face(reading, quarter + 2).filter(|face| face.1.is_none())?;
        return Some(((hour + hours + 11) % 12 + 1, Some(minute), tail, end));
    }
    plain_face(reading, at)
}

/// A face that is told in figures or in words from the hour on.
fn plain_face<'a>(reading: &Reading<'a>, at: usize) -> Option<(u32, Option<u32>, &'a str, usize)> {
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
    let (second, minute, tail, end) = face(reading, link + 1)?;
    let half = if tail.is_empty() { half_of_day(reading, end).0 } else { half_named(tail) };
    let led = reading.one_of(link.wrapping_sub(2), &["from", "between"]) && minute.is_some();
    let half = half.or_else(|| led.then_some(false))?;
    let turned = half && hour % 12 > second % 12;
    Some(half != turned)
}

fn half_of_day(reading: &Reading, at: usize) -> (Option<bool>, usize) {
    let o_clock = usize::from(matches!(reading.lower(at), "o'clock" | "oclock"));
    let named = at + o_clock;
    if let Some(half) = half_named(reading.lower(named)) {
        let dot = reading.word(named + 1) == "." && !reading.spaced(named + 1) && reading.lower(named).contains('.');
        return (Some(half), named + 1 + usize::from(dot));
    }
    // "At ten o'clock this morning": the morning stays, for it says the day.
    let this = reading.lower(named) == "this";
    let lead = if reading.reads(named, &["in", "the"]) {
        Some(named + 2)
    } else if reading.one_of(named, &["that", "this", "at"]) {
        Some(named + 1).filter(|_| o_clock > 0 || reading.lower(at - 1).contains(':') || is_led(reading, at - 1))
    } else {
        None
    };
    let part = lead.and_then(|part| {
        let later = match reading.lower(part) {
            "morning" => false,
            "afternoon" | "evening" | "night" => true,
            _ => return None,
        };
        Some((Some(later), if this { named } else { part + 1 }))
    });
    part.unwrap_or((if o_clock > 0 { Some(false) } else { None }, named))
}

/// The time zone at a token, with its end: `GMT`, `Eastern time`, `local time`.
fn zone_at(reading: &Reading, at: usize) -> (Option<i16>, usize) {
    let word = reading.lower(at);
    if let Some(offset) = words::zone(word).filter(|_| reading.word(at).chars().all(char::is_uppercase)) {
        return (Some(offset), at + 1);
    }
    let regional = matches!(word, "local" | "eastern" | "central" | "mountain" | "pacific");
    let standard = at + 1 + usize::from(reading.one_of(at + 1, &["standard", "daylight", "summer"]));
    if regional && reading.lower(standard) == "time" { (None, standard + 1) } else { (None, at) }
}
