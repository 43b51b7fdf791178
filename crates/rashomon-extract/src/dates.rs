//! Finds calendar dates in words and reads them: ISO, day and month names, numbers, with clock and zone.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use rashomon_model::Moment;
use regex::Captures;

use crate::pattern::{Pattern, compile};

/// One date in a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    /// Where it stands, clock, zone and weekday included.
    pub range: Range<usize>,
    /// The date as most readers take it.
    pub moment: Moment,
    /// The other reading of `03/04/2025`.
    pub other: Option<Moment>,
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const MONTH: &str = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?";
const WEEKDAY: &str = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[,.]?\s+)?";

static FORMS: LazyLock<[regex::Regex; 5]> = LazyLock::new(|| {
    let year = r"(?P<year>(?:19|20)\d{2})";
    let day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?";
    [
        compile(&format!(r"\b{year}[-/.](?P<number>\d{{1,2}})[-/.](?P<day>\d{{1,2}})")),
        compile(&format!(r"(?i)\b{WEEKDAY}{day}[\s-]+(?:of\s+)?{MONTH}[\s,-]+{year}\b")),
        compile(&format!(r"(?i)\b{WEEKDAY}{MONTH}[\s-]*{day}\s*[,\s-]\s*{year}\b")),
        compile(&format!(r"(?i)\b{WEEKDAY}(?P<first>\d{{1,2}})[/.-](?P<second>\d{{1,2}})[/.-]{year}\b")),
        compile(&format!(r"(?i)\b{MONTH},?\s+{year}\b")),
    ]
});

static CLOCK_AFTER: Pattern = LazyLock::new(|| {
    compile(
        r"^(?:[T\s,|·–—-]|\bat\b|\bon\b)*(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[AaPp]\.?\s?[Mm]\b\.?)?\s*\(?(?P<zone>Z\b|(?:UTC|GMT)?\s?[+-]\d{2}:?\d{2}\b|[A-Z]{2,5}\b)?",
    )
});
static CLOCK_BEFORE: Pattern = LazyLock::new(|| {
    compile(
        r"\b(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?\s*(?P<half>[AaPp]\.?\s?[Mm]\b\.?)?\s*(?P<zone>[A-Z]{2,5}\b)?(?:[\s,|·–—-]|\bon\b|\bat\b)*$",
    )
});

/// Dates of one form that are read in one text.
const MOST: usize = 60;

/// The dates of a text, in order, none overlapping another.
pub(crate) fn find_dates(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for form in FORMS.iter() {
        for captures in form.captures_iter(text).take(MOST) {
            let Some((range, moment, other)) = read_day(&captures) else { continue };
            if found.iter().all(|known| known.range.end <= range.start || range.end <= known.range.start) {
                found.push(with_clock(text, range, moment, other));
            }
        }
    }
    found.sort_by_key(|date| date.range.start);
    found
}

/// The first date of a text.
pub(crate) fn first_date(text: &str) -> Option<Found> {
    find_dates(text).into_iter().next()
}

fn read_day(captures: &Captures<'_>) -> Option<(Range<usize>, Moment, Option<Moment>)> {
    let range = captures.get(0)?.range();
    let year: i16 = number(captures, "year")?;
    if let Some(first) = number::<i8>(captures, "first") {
        let (moment, other) = read_numeric(year, first, number(captures, "second")?)?;
        return Some((range, moment, other));
    }
    let month = match captures.name("month") {
        Some(name) => month_number(name.as_str())?,
        None => number(captures, "number")?,
    };
    let moment = match captures.name("day") {
        Some(_) => Moment::day(Date::new(year, month, number(captures, "day")?).ok()?),
        None => Moment::month(year, month)?,
    };
    Some((range, moment, None))
}

/// Month first as in the United States where both readings are days, and the other reading beside it.
fn read_numeric(year: i16, first: i8, second: i8) -> Option<(Moment, Option<Moment>)> {
    let month_first = Date::new(year, first, second).ok().map(Moment::day);
    let day_first = Date::new(year, second, first).ok().map(Moment::day);
    match (month_first, day_first) {
        (Some(a), Some(b)) if a != b => Some((a, Some(b))),
        (a, b) => Some((a.or(b)?, None)),
    }
}

fn number<T: std::str::FromStr>(captures: &Captures<'_>, name: &str) -> Option<T> {
    captures.name(name)?.as_str().parse().ok()
}

fn month_number(name: &str) -> Option<i8> {
    let head = name.to_lowercase();
    MONTHS.iter().position(|month| head.starts_with(month)).map(|at| at as i8 + 1)
}

/// Adds the time of day that stands just after the date or just before it.
fn with_clock(text: &str, range: Range<usize>, moment: Moment, other: Option<Moment>) -> Found {
    let plain = Found { range: range.clone(), moment, other };
    if moment.precision != rashomon_model::Precision::Day {
        return plain;
    }
    if let Some(captures) = CLOCK_AFTER.captures(&text[range.end..]) {
        let Some((seconds, offset, end)) = read_clock(&captures) else { return plain };
        return at(plain, seconds, offset, range.start..range.end + end);
    }
    let from = (0..=range.start).rev().filter(|at| text.is_char_boundary(*at)).take(40).last().unwrap_or(0);
    let before = CLOCK_BEFORE.captures(&text[from..range.start]);
    match before.as_ref().and_then(|captures| Some((captures.get(0)?.start(), read_clock(captures)?))) {
        Some((start, (seconds, offset, _))) => at(plain, seconds, offset, from + start..range.end),
        None => plain,
    }
}

fn at(found: Found, seconds: u32, offset: Option<i16>, range: Range<usize>) -> Found {
    let timed = |moment: Moment| Moment::at(moment.date, seconds, offset);
    Found { range, moment: timed(found.moment), other: found.other.map(timed) }
}

/// Seconds since midnight, the offset, and where the clock ends.
fn read_clock(captures: &Captures<'_>) -> Option<(u32, Option<i16>, usize)> {
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
    Some((hour * 3600 + minute * 60 + second, offset, end))
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

static LABELS: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)\b(?:(?:first |last |originally )?(?:published|updated|modified|posted|created|edited|issued|released|revised)|date|time|on|at|by|last|update|pub|am|pm|a\.m|p\.m|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|[ECMP][SD]?T|IST|GMT|UTC|hrs|hours|min read|mins? read|minutes? read|\d+ minutes? ago|\d+ hours? ago)\b",
    )
});

/// The line without its dates and the words that introduce them.
pub(crate) fn without_dates(text: &str) -> String {
    let mut rest = String::new();
    let mut from = 0;
    for date in find_dates(text) {
        // Two readings of one date may overlap; what an earlier one took away is gone already.
        rest.push_str(text.get(from..date.range.start).unwrap_or(""));
        rest.push('\u{1}');
        from = from.max(date.range.end);
    }
    rest.push_str(&text[from..]);
    rest
}

/// Whether a line gives a date and nothing else.
pub(crate) fn is_date_line(text: &str) -> bool {
    if text.len() > 160 {
        return false;
    }
    let rest = without_dates(text);
    if rest.len() == text.len() && !rest.contains('\u{1}') {
        return false;
    }
    LABELS.replace_all(&rest, "").chars().filter(|c| c.is_alphabetic()).count() <= 3
}

static UPDATED: Pattern = LazyLock::new(|| compile(r"(?i)\b(?:updated|modified|last update|revised|edited)\b"));

/// Whether the words before a date say that it is the time of a change.
pub(crate) fn says_updated(before: &str) -> bool {
    let from = before.char_indices().rev().take(24).last().map_or(0, |(at, _)| at);
    UPDATED.is_match(&before[from..])
}
