//! Reads times of day with their zone, just after a date or just before it.

use std::sync::LazyLock;

use regex::Captures;

use crate::pattern::{Pattern, compile};

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// Seconds since midnight.
    pub seconds: u32,
    /// Minutes east of UTC, where told.
    pub offset: Option<i16>,
}

static CLOCK_AFTER: Pattern = LazyLock::new(|| {
    compile(
        r"^(?:[T\s,|·–—-]|\b(?:at|on|um|ab|alle|ore|om|klo?|kell|las?|saat|godz|v)\b\.?|(?:às?|в)\s)*(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[AaPp]\.?\s?[Mm]\b\.?)?\s*\(?(?P<zone>Z\b|(?:UTC|GMT)?\s?[+-]\d{2}:?\d{2}\b|[A-Z]{2,5}\b)?",
    )
});
static CLOCK_BEFORE: Pattern = LazyLock::new(|| {
    compile(
        r"\b(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?\s*(?P<half>[AaPp]\.?\s?[Mm]\b\.?)?\s*(?P<zone>[A-Z]{2,5}\b)?(?:[\s,|·–—-]|\bon\b|\bat\b)*$",
    )
});

/// The time of day that `text` begins with, and where it ends.
pub(crate) fn clock_after(text: &str) -> Option<(Clock, usize)> {
    read_clock(&CLOCK_AFTER.captures(text)?)
}

/// Whether `text` begins like a time of day, right or wrong.
pub(crate) fn begins_with_clock(text: &str) -> bool {
    CLOCK_AFTER.is_match(text)
}

/// The time of day that `text` ends with, and where it begins.
pub(crate) fn clock_before(text: &str) -> Option<(Clock, usize)> {
    let from = (0..=text.len()).rev().filter(|at| text.is_char_boundary(*at)).take(40).last().unwrap_or(0);
    let captures = CLOCK_BEFORE.captures(&text[from..])?;
    Some((read_clock(&captures)?.0, from + captures.get(0)?.start()))
}

/// The time of day, and where it ends.
fn read_clock(captures: &Captures<'_>) -> Option<(Clock, usize)> {
    let (hour, minute): (u32, u32) = (number(captures, "hour")?, number(captures, "minute")?);
    let second: u32 = number(captures, "second").unwrap_or(0);
    let hour = match captures.name("half").map(|half| half.as_str().to_lowercase()) {
        Some(half) if half.starts_with('p') => hour % 12 + 12,
        Some(_) => hour % 12,
        None => hour,
    };
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let zone = captures.name("zone");
    let offset = zone.and_then(|zone| offset(zone.as_str()));
    let unzoned = ["half", "second", "minute"].iter().find_map(|name| captures.name(name))?.end();
    let end = if offset.is_some() { zone?.end() } else { unzoned };
    Some((Clock { seconds: hour * 3600 + minute * 60 + second, offset }, end))
}

fn number<T: std::str::FromStr>(captures: &Captures<'_>, name: &str) -> Option<T> {
    captures.name(name)?.as_str().parse().ok()
}

/// Time zones by the short names that newspapers print, in minutes east of UTC. Where a name has several meanings
/// the one with most readers in English is taken: IST is India's.
const ZONES: &[(&str, i16)] = &[
    ("Z", 0),
    ("UTC", 0),
    ("GMT", 0),
    ("WET", 0),
    ("BST", 60),
    ("WEST", 60),
    ("CET", 60),
    ("WAT", 60),
    ("CEST", 120),
    ("EET", 120),
    ("CAT", 120),
    ("SAST", 120),
    ("EEST", 180),
    ("MSK", 180),
    ("EAT", 180),
    ("TRT", 180),
    ("IRST", 210),
    ("GST", 240),
    ("AFT", 270),
    ("PKT", 300),
    ("IST", 330),
    ("NPT", 345),
    ("BDT", 360),
    ("MMT", 390),
    ("ICT", 420),
    ("WIB", 420),
    ("HKT", 480),
    ("SGT", 480),
    ("PHT", 480),
    ("PST8", 480),
    ("AWST", 480),
    ("MYT", 480),
    ("JST", 540),
    ("KST", 540),
    ("ACST", 570),
    ("AEST", 600),
    ("ACDT", 630),
    ("AEDT", 660),
    ("NZST", 720),
    ("NZDT", 780),
    ("ART", -180),
    ("BRT", -180),
    ("ADT", -180),
    ("NDT", -150),
    ("NST", -210),
    ("AST", -240),
    ("EDT", -240),
    ("ET", -300),
    ("EST", -300),
    ("CDT", -300),
    ("CT", -360),
    ("CST", -360),
    ("MDT", -360),
    ("MT", -420),
    ("MST", -420),
    ("PDT", -420),
    ("PT", -480),
    ("PST", -480),
    ("AKDT", -480),
    ("AKST", -540),
    ("HST", -600),
];

fn offset(zone: &str) -> Option<i16> {
    if let Some((_, minutes)) = ZONES.iter().find(|(name, _)| *name == zone) {
        return Some(*minutes);
    }
    let sign_at = zone.find(['+', '-'])?;
    let digits: String = zone[sign_at..].chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes): (i16, i16) = (digits.get(..2)?.parse().ok()?, digits.get(2..4)?.parse().ok()?);
    let east = hours * 60 + minutes;
    (hours <= 14 && minutes < 60).then_some(if zone[sign_at..].starts_with('-') { -east } else { east })
}

/// Whether a word is the short name of a time zone.
pub(crate) fn is_zone(word: &str) -> bool {
    ZONES.iter().any(|(name, _)| *name == word)
}
