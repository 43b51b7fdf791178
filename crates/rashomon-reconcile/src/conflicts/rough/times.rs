//! Times that are told exactly, and such as are told roughly.

use rashomon_model::{DayPart, Precision, Span, TimeForm};

use super::{Exactly, Roughly, Sort};
use crate::units::Unit;

fn day(month: i8, day: i8) -> f64 {
    f64::from(month) * 31.0 + f64::from(day)
}

/// The exact times of a statement.
pub fn exact(unit: &Unit<'_>) -> Vec<Exactly> {
    let told = |span, sort, value: f64, key| Exactly { span, sort, value, unit: String::new(), is_precise: true, key };
    let date = |span, month, of_month| told(span, Sort::Day, day(month, of_month), format!("day {month}-{of_month}"));
    let times = unit.times().filter(|time| cue(unit, time.span.start, SHORTLY).is_none());
    times
        .filter_map(|time| match time.form {
            // A full hour is a round figure itself.
            TimeForm::Clock { .. } => {
                let minute = time.minute().filter(|minute| minute % 60 != 0)?;
                Some(told(time.span, Sort::Hour, minute as f64, format!("minute {minute}")))
            }
            TimeForm::MonthDay { month, day } => Some(date(time.span, month, day)),
            TimeForm::Absolute(moment) if moment.precision == Precision::Day => {
                Some(date(time.span, moment.date.month(), moment.date.day()))
            }
            _ => None,
        })
        .collect()
}

/// The rough times of a statement: hours with a cue before them, in figures or words, parts of a part of a day, and parts of
/// a month.
pub fn rough(unit: &Unit<'_>) -> Vec<Roughly> {
    let told = |span, sort, range: (f64, f64)| {
        let key = format!("{sort:?} {} to {}", range.0, range.1);
        Roughly { span, sort, range, unit: String::new(), is_bounded: true, key }
    };
    let hour = |span: Span, minute: i64| {
        let slack = if minute % 60 == 0 { SHORTLY } else { SHORTLY / 2 };
        let cue = cue(unit, span.start, slack)?;
        let range = ((minute + cue.first) as f64, (minute + cue.last) as f64);
        let told = told(Span { start: cue.start, end: span.end }, Sort::Hour, range);
        // "About 5:10" is 5:10, if that is told.
        Some(if cue.first < 0 && cue.last > 0 { Roughly { key: format!("minute {minute}"), ..told } } else { told })
    };
    let round = unit.times().filter_map(|time| Some((time.span, time.minute().filter(|minute| minute % 5 == 0)?)));
    let clocks = round.filter_map(|(span, minute)| hour(span, minute));
    let parts_of_day = unit.times().filter(|time| time.minute().is_none()).filter_map(|time| {
        let (span, range) = part_of_day(unit, time.span, time.part?)?;
        Some(told(span, Sort::Hour, range))
    });
    let months = unit.times().filter_map(|time| match time.form {
        TimeForm::Month { month, .. } => part_of_month(unit.words_of(time.span))
            .map(|(first, last)| told(time.span, Sort::Day, (day(month, first), day(month, last)))),
        _ => None,
    });
    // "A little after two": a number that counts nothing. "About two" may be two of anything.
    let bare = unit.counts.iter().filter(|count| {
        let (quantity, value) = (count.quantity, count.value);
        let hour = value.fract() == 0.0 && (1.0..=12.0).contains(&value);
        let aside = cue(unit, quantity.number.start, SHORTLY).is_some_and(|cue| cue.first > 0 || cue.last < 0);
        hour && quantity.unit == "count" && quantity.counted_span.is_none() && aside
    });
    // Which half of the day is meant is left open.
    let bare = bare.flat_map(|count| {
        let minute = count.value as i64 % 12 * 60;
        [minute, minute + HALF_DAY]
            .into_iter()
            .filter_map(|minute| hour(count.quantity.number, minute))
            .collect::<Vec<_>>()
    });
    clocks.chain(parts_of_day).chain(months).chain(bare).collect()
}

/// Minutes.
const HALF_DAY: i64 = 12 * 60;
/// Minutes before or after a full hour that "shortly" and "around" leave open; other times are told less roughly.
const SHORTLY: i64 = 20;

/// The part of a part of the day that words tell ("late on Tuesday afternoon"), with those words.
fn part_of_day(unit: &Unit<'_>, time: Span, part: DayPart) -> Option<(Span, (f64, f64))> {
    let lead =
        unit.words_of(Span { start: unit.statement.span.start.min(time.start), end: time.start }).to_ascii_lowercase();
    let before = ["late on ", "late ", "early on ", "early "].into_iter().find(|words| lead.ends_with(words));
    let span = Span { start: time.start - before.map_or(0, |words| words.len() as u32), end: time.end };
    let words = unit.words_of(span).to_ascii_lowercase();
    let late = words.starts_with("late");
    if !late && !words.starts_with("early") {
        return None;
    }
    let hours = match (part, late) {
        (DayPart::Morning, false) => (4.0, 9.0),
        (DayPart::Morning, true) => (10.0, 12.0),
        (DayPart::Afternoon, false) => (12.0, 15.0),
        (DayPart::Afternoon, true) => (15.5, 18.5),
        (DayPart::Evening, false) => (17.0, 20.0),
        (DayPart::Evening, true) => (20.5, 24.0),
        (DayPart::Night, _) => return None,
    };
    Some((span, (hours.0 * 60.0, hours.1 * 60.0)))
}

/// Words before an hour that make it rough.
struct Cue {
    /// Where they begin, in the text of the page.
    start: u32,
    /// Minutes from the hour to the earliest time that is meant.
    first: i64,
    /// The same for the latest.
    last: i64,
}

const BEFORE: [&str; 10] = [
    "shortly before",
    "not long before",
    "towards",
    "just before",
    "a little before",
    "a few minutes before",
    "minutes before",
    "a few minutes short of",
    "nearly",
    "almost",
];
const AFTER: [&str; 9] = [
    "shortly after",
    "not long after",
    "just after",
    "soon after",
    "a little after",
    "a few minutes after",
    "minutes after",
    "just past",
    "a little past",
];
const AROUND: [&str; 5] = ["around", "about", "roughly", "approximately", "at some time around"];

/// The words right before a place of a statement that make an hour there rough.
fn cue(unit: &Unit<'_>, at: u32, slack: i64) -> Option<Cue> {
    let before = unit.words_of(Span { start: unit.statement.span.start, end: at.max(unit.statement.span.start) });
    let before = before.trim_end().to_ascii_lowercase();
    let ends = |words: &[&str]| words.iter().find(|words| before.ends_with(**words)).map(|words| words.len());
    let cue = |length: usize, first, last| {
        Some(Cue { start: unit.statement.span.start + (before.len() - length) as u32, first, last })
    };
    if let Some(length) = ends(&BEFORE) {
        cue(length, -slack, -1)
    } else if let Some(length) = ends(&AFTER) {
        cue(length, 1, slack)
    } else {
        ends(&AROUND).and_then(|length| cue(length, -slack, slack))
    }
}

/// The days of a month that words for a part of it mean, both counted in.
fn part_of_month(words: &str) -> Option<(i8, i8)> {
    let lower = words.to_ascii_lowercase();
    let tells = |cues: [&str; 3]| cues.iter().any(|cue| lower.starts_with(cue));
    if tells(["early ", "the beginning of ", "the start of "]) {
        Some((1, 10))
    } else if tells(["mid-", "mid ", "the middle of "]) {
        Some((10, 20))
    } else {
        tells(["late ", "the end of ", "the close of "]).then_some((20, 31))
    }
}
