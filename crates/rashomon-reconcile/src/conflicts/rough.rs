//! Times that one account tells exactly and another roughly.

use std::collections::BTreeMap;

use rashomon_model::{ConflictKind, PageId, Precision, Span, TimeForm, Verdict};

use super::Difference;
use super::meeting::Meeting;
use crate::units::Unit;

/// Finds: one time told exactly, and roughly by another origin. Why: a reader wonders whether it is another time. Example:
/// 10:47 a.m., and shortly before eleven. Known limits: the exact time has to be told by two pages, or in the same claim;
/// parts of a day and months as a whole are too rough to be set beside it.
pub fn told_roughly(meeting: &Meeting<'_, '_>) -> Option<Difference> {
    let (a, b) = (meeting.a, meeting.b);
    if !meeting.rough && !meeting.same_claim || a.origin == b.origin {
        return None;
    }
    let fitting = |rough: &Unit<'_>, exact: &Unit<'_>| {
        let exact = self::exact(exact);
        let fit =
            |rough: Rough| exact.iter().find(|(time, _)| rough.holds(*time)).map(|(time, span)| (rough, *time, *span));
        self::rough(rough).into_iter().find_map(fit)
    };
    let (rough_in_b, (rough, time, exact)) = match fitting(a, b) {
        Some(found) => (false, found),
        None => (true, fitting(b, a)?),
    };
    let [in_a, in_b] = if rough_in_b { [exact, rough.span] } else { [rough.span, exact] };
    // Days of a month are many, and a story tells of several.
    if matches!(time, Time::Day(..)) && !meeting.same_claim && meeting.shared_near(in_a, in_b) == 0 {
        return None;
    }
    let (exactly, roughly) = (format!("{time:?}"), format!("{:?} to {:?}", rough.first, rough.last));
    Some(Difference {
        kind: ConflictKind::Time,
        verdict: Verdict::Rounding,
        why: "one time is told more roughly than the other".to_owned(),
        values: [a.words_of(in_a).to_owned(), b.words_of(in_b).to_owned()],
        keys: if rough_in_b { [exactly, roughly] } else { [roughly, exactly] },
    })
}

/// A time as it is compared: minutes since midnight, or month and day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Time {
    Clock(i64),
    Day(i8, i8),
}

/// What a rough expression of time leaves open.
struct Rough {
    span: Span,
    first: Time,
    last: Time,
    /// Whether the half of the day is left open.
    halves: bool,
}

impl Rough {
    fn holds(&self, time: Time) -> bool {
        let within = |time| self.first <= time && time <= self.last;
        match time {
            Time::Clock(minute) if self.halves => {
                within(time) || within(Time::Clock(minute - HALF_DAY)) || within(Time::Clock(minute + HALF_DAY))
            }
            Time::Clock(_) => within(time),
            Time::Day(..) => matches!(self.first, Time::Day(..)) && within(time),
        }
    }
}

/// Minutes.
const HALF_DAY: i64 = 12 * 60;
/// Minutes before or after an hour that "shortly" and "around" leave open.
const SHORTLY: i64 = 20;

/// Pages that tell an exact time, from which it is the time of what the story is about.
const TOLD: usize = 2;

/// Pairs of statements of which one tells a time exactly that the other tells roughly.
pub fn pairs(units: &[&Unit<'_>]) -> Vec<(usize, usize)> {
    let mut exactly: BTreeMap<Time, (Vec<usize>, Vec<PageId>)> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        for (time, _) in exact(unit) {
            let (tellings, pages) = exactly.entry(time).or_default();
            tellings.push(at);
            pages.push(unit.account.page);
        }
    }
    exactly.values_mut().for_each(|(_, pages)| pages.dedup());
    let told: Vec<(&Time, &Vec<usize>)> = exactly
        .iter()
        .filter(|(_, (_, pages))| pages.len() >= TOLD)
        .map(|(time, (tellings, _))| (time, tellings))
        .collect();
    let mut pairs = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        for rough in rough(unit) {
            let fitting = told.iter().filter(|(time, _)| rough.holds(**time));
            pairs.extend(fitting.flat_map(|(_, tellings)| tellings.iter().map(|other| (at, *other))));
        }
    }
    pairs
}

/// The exact times of a statement.
fn exact(unit: &Unit<'_>) -> Vec<(Time, Span)> {
    let times = unit.times().filter(|time| cue(unit, time.span.start).is_none());
    times
        .filter_map(|time| match time.form {
            // A full hour is a round figure itself.
            TimeForm::Clock { .. } => {
                time.minute().filter(|minute| minute % 60 != 0).map(|minute| (Time::Clock(minute), time.span))
            }
            TimeForm::MonthDay { month, day } => Some((Time::Day(month, day), time.span)),
            TimeForm::Absolute(moment) if moment.precision == Precision::Day => {
                Some((Time::Day(moment.date.month(), moment.date.day()), time.span))
            }
            _ => None,
        })
        .collect()
}

/// The rough times of a statement: hours with a cue before them, in figures or words, and parts of a month.
fn rough(unit: &Unit<'_>) -> Vec<Rough> {
    let hour = |span: Span, minute: i64, halves| {
        let cue = cue(unit, span.start)?;
        let time = |offset: i64| Time::Clock(minute + offset);
        Some(Rough {
            span: Span { start: cue.start, end: span.end },
            first: time(cue.first),
            last: time(cue.last),
            halves,
        })
    };
    let full = unit.times().filter_map(|time| Some((time.span, time.minute().filter(|minute| minute % 60 == 0)?)));
    let clocks = full.filter_map(|(span, minute)| hour(span, minute, false));
    let months = unit.times().filter_map(|time| match time.form {
        TimeForm::Month { month, .. } => part(unit.words_of(time.span)).map(|(first, last)| Rough {
            span: time.span,
            first: Time::Day(month, first),
            last: Time::Day(month, last),
            halves: false,
        }),
        _ => None,
    });
    // "A little after two": a number that counts nothing. "About two" may be two of anything.
    let bare = unit.counts.iter().filter(|count| {
        let (quantity, value) = (count.quantity, count.value);
        let hour = value.fract() == 0.0 && (1.0..=12.0).contains(&value);
        let aside = cue(unit, quantity.number.start).is_some_and(|cue| cue.first > 0 || cue.last < 0);
        hour && quantity.unit == "count" && quantity.counted_span.is_none() && aside
    });
    let bare = bare.filter_map(|count| hour(count.quantity.number, count.value as i64 * 60, true));
    clocks.chain(months).chain(bare).collect()
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

const BEFORE: [&str; 8] = [
    "shortly before",
    "just before",
    "a little before",
    "a few minutes before",
    "minutes before",
    "a few minutes short of",
    "nearly",
    "almost",
];
const AFTER: [&str; 8] = [
    "shortly after",
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
fn cue(unit: &Unit<'_>, at: u32) -> Option<Cue> {
    let before = unit.words_of(Span { start: unit.statement.span.start, end: at.max(unit.statement.span.start) });
    let before = before.trim_end().to_ascii_lowercase();
    let ends = |words: &[&str]| words.iter().find(|words| before.ends_with(**words)).map(|words| words.len());
    let cue = |length: usize, first, last| {
        Some(Cue { start: unit.statement.span.start + (before.len() - length) as u32, first, last })
    };
    if let Some(length) = ends(&BEFORE) {
        cue(length, -SHORTLY, -1)
    } else if let Some(length) = ends(&AFTER) {
        cue(length, 1, SHORTLY)
    } else {
        ends(&AROUND).and_then(|length| cue(length, -SHORTLY, SHORTLY))
    }
}

/// The days of a month that words for a part of it mean, both counted in.
fn part(words: &str) -> Option<(i8, i8)> {
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
