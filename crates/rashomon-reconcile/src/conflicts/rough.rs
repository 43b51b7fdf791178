//! What one account tells exactly and another roughly, in another unit or in another currency.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_model::wording::Word;
use rashomon_model::{ConflictKind, DayPart, PageId, Precision, Span, StemId, TimeForm, Vectors, Verdict};

use super::figures::{befell, counts, key};
use super::meeting::shared_near;
use super::rates::in_euros;
use super::{Difference, Telling};
use crate::answers::figures::{CONVERTED, Dimension, dimension, range, significant};
use crate::units::{Count, Unit};

/// Finds: one time, measure or sum told exactly, and roughly, in another unit or in another currency by another origin. Why: a
/// reader takes it for two. Example: 10:47 a.m., and shortly before eleven; 4 kilometres, and two and a half miles. Known
/// limits: the exact value has to be the only one of the story that fits and be told by two pages, or both have to answer one
/// question; months and parts of a day as a whole are too rough to be set beside it.
pub fn told_roughly(
    units: &[Unit<'_>],
    tellings: &[Telling],
    claims: &[Vec<u32>],
    vectors: &Vectors<'_>,
) -> Vec<([usize; 2], Difference)> {
    let first: Vec<&Unit<'_>> = tellings.iter().map(|telling| &units[telling[0]]).collect();
    let mut exactly: BTreeMap<Sort, Vec<Exactly>> = BTreeMap::new();
    for (telling, unit) in first.iter().enumerate() {
        for told in exact_times(unit).into_iter().chain(exact_figures(unit)) {
            exactly.entry(told.sort).or_default().push(Exactly { telling, ..told });
        }
    }
    let questions = |telling: usize| tellings[telling].iter().flat_map(|unit| &claims[*unit]).collect::<BTreeSet<_>>();
    let mut found = Vec::new();
    for (telling, unit) in first.iter().enumerate() {
        for rough in rough_times(unit).into_iter().chain(rough_figures(unit)) {
            let fitting: Vec<&Exactly> =
                exactly.get(&rough.sort).into_iter().flatten().filter(|exact| rough.fits(exact)).collect();
            let pages: BTreeSet<PageId> = fitting.iter().map(|exact| first[exact.telling].account.page).collect();
            let sole = fitting.iter().all(|exact| exact.value == fitting[0].value);
            for exact in fitting {
                let other = first[exact.telling];
                let near = || shared_near((unit, rough.span), (other, exact.span), vectors) > 0;
                let by_itself = match rough.sort {
                    Sort::Hour => pages.len() >= TOLD,
                    Sort::Measure(dimension) if dimension != Dimension::Share && rough.unit != exact.unit => true,
                    Sort::Money if rough.unit != exact.unit => pages.len() >= TOLD && share_a_word(unit, other),
                    _ => pages.len() >= TOLD && near(),
                };
                let known = sole && by_itself;
                let one_claim = || !questions(telling).is_disjoint(&questions(exact.telling));
                if other.origin != unit.origin && (known || (sole || rough.is_time()) && one_claim()) {
                    found.push(([telling, exact.telling], difference([unit, other], &rough, exact)));
                }
            }
        }
    }
    found
}

fn share_a_word(a: &Unit<'_>, b: &Unit<'_>) -> bool {
    let held = |word: &Word| b.content.binary_search_by_key(&word.stem, |w| w.stem).is_ok();
    a.content.iter().any(|word| word.weight > 0.0 && held(word))
}

fn difference([a, b]: [&Unit<'_>; 2], rough: &Roughly, exact: &Exactly) -> Difference {
    let (kind, why) = match rough.sort {
        _ if rough.is_time() => (ConflictKind::Time, "one time is told more roughly than the other"),
        Sort::Money if rough.unit != exact.unit => (ConflictKind::Value, "one sum told in two currencies"),
        _ if rough.unit != exact.unit => (ConflictKind::Value, "one measure told in two units"),
        _ => (ConflictKind::Value, "the figures agree within their bounds and rounding"),
    };
    Difference {
        kind,
        verdict: Verdict::Rounding,
        why: why.to_owned(),
        values: [a.words_of(rough.span).to_owned(), b.words_of(exact.span).to_owned()],
        keys: [rough.key.clone(), exact.key.clone()],
    }
}

/// Pages that tell an exact value, from which it is one of what the story is about.
const TOLD: usize = 2;

/// What is told, so that two tellings can be compared at all; with it the value, in minutes since midnight, days since the
/// beginning of the year with 31 in every month, the unit of the dimension, euros, or one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Hour,
    Day,
    Measure(Dimension),
    Money,
    Counted(StemId),
}

/// A value told exactly.
struct Exactly {
    telling: usize,
    span: Span,
    sort: Sort,
    value: f64,
    unit: String,
    /// Whether it is told in so many digits that another value hardly agrees with it by chance.
    is_precise: bool,
    key: String,
}

/// A value told roughly, or so that it needs to be converted.
struct Roughly {
    span: Span,
    sort: Sort,
    /// The least and the greatest value that may be meant.
    range: (f64, f64),
    unit: String,
    /// Whether it is rough by its own words, and not only where it is converted.
    is_bounded: bool,
    key: String,
}

impl Roughly {
    fn is_time(&self) -> bool {
        matches!(self.sort, Sort::Hour | Sort::Day)
    }

    fn fits(&self, exact: &Exactly) -> bool {
        let (low, high) = self.range;
        let within = low <= exact.value && exact.value <= high;
        within && self.key != exact.key && (self.is_bounded && exact.is_precise || self.unit != exact.unit)
    }
}

fn day(month: i8, day: i8) -> f64 {
    f64::from(month) * 31.0 + f64::from(day)
}

/// The exact times of a statement.
fn exact_times(unit: &Unit<'_>) -> Vec<Exactly> {
    let told = |span, sort, value: f64, key| Exactly {
        telling: 0,
        span,
        sort,
        value,
        unit: String::new(),
        is_precise: true,
        key,
    };
    let date = |span, month, of_month| told(span, Sort::Day, day(month, of_month), format!("day {month}-{of_month}"));
    let times = unit.times().filter(|time| cue(unit, time.span.start).is_none());
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
fn rough_times(unit: &Unit<'_>) -> Vec<Roughly> {
    let told = |span, sort, range: (f64, f64)| {
        let key = format!("{sort:?} {} to {}", range.0, range.1);
        Roughly { span, sort, range, unit: String::new(), is_bounded: true, key }
    };
    let hour = |span: Span, minute: i64| {
        let cue = cue(unit, span.start)?;
        let range = ((minute + cue.first) as f64, (minute + cue.last) as f64);
        Some(told(Span { start: cue.start, end: span.end }, Sort::Hour, range))
    };
    let full = unit.times().filter_map(|time| Some((time.span, time.minute().filter(|minute| minute % 60 == 0)?)));
    let clocks = full.filter_map(|(span, minute)| hour(span, minute));
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
        let aside = cue(unit, quantity.number.start).is_some_and(|cue| cue.first > 0 || cue.last < 0);
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

/// The exact figures of a statement.
fn exact_figures(unit: &Unit<'_>) -> Vec<Exactly> {
    let told = |count: &Count<'_>| {
        let (sort, factor) = sort(unit, count)?;
        let (span, unit) = (count.quantity.span, count.quantity.unit.clone());
        // Of one digit it is a round figure itself.
        let is_precise = significant(count.value) >= PRECISE;
        Some(Exactly { telling: 0, span, sort, value: count.value * factor, unit, is_precise, key: key(count) })
    };
    counts(unit).into_iter().filter(|count| range(count.quantity).is_none()).filter_map(told).collect()
}

/// Significant digits from which figures agree hardly by chance.
const PRECISE: usize = 2;

/// The figures of a statement with the ranges that they leave open, by their words or by conversion.
fn rough_figures(unit: &Unit<'_>) -> Vec<Roughly> {
    let told = |count: &Count<'_>| {
        let (sort, factor) = sort(unit, count)?;
        let off = if sort == Sort::Money { EXCHANGED } else { CONVERTED };
        let bounded = range(count.quantity);
        let (low, high) = bounded.unwrap_or((count.value * (1.0 - off), count.value * (1.0 + off)));
        let range = (low * factor, high * factor);
        let (span, unit) = (count.quantity.span, count.quantity.unit.clone());
        Some(Roughly { span, sort, range, unit, is_bounded: bounded.is_some(), key: key(count) })
    };
    counts(unit).into_iter().filter_map(told).collect()
}

/// Share by which a sum in another currency may lie off: the rate of a day is not that of its year, and rewriters round.
const EXCHANGED: f64 = 0.12;

/// What a figure is a figure of, and how much its unit is worth there. Days and years are told of too much.
fn sort(unit: &Unit<'_>, count: &Count<'_>) -> Option<(Sort, f64)> {
    let quantity = count.quantity;
    if befell(count).is_some() {
        return None;
    }
    if let Some((dimension, factor)) = dimension(&quantity.unit) {
        let told = dimension != Dimension::Duration || factor < A_DAY;
        return told.then_some((Sort::Measure(dimension), factor));
    }
    if quantity.unit == "count" {
        return quantity.counted.filter(|_| count.value >= SOME).map(|counted| (Sort::Counted(counted), 1.0));
    }
    let year = unit.account.published.value?.date.year();
    in_euros(1.0, &quantity.unit, year).map(|worth| (Sort::Money, worth))
}

/// Seconds.
const A_DAY: f64 = 86_400.0;
/// How many of a thing agree hardly by chance.
const SOME: f64 = 20.0;

/// Minutes.
const HALF_DAY: i64 = 12 * 60;
/// Minutes before or after an hour that "shortly" and "around" leave open.
const SHORTLY: i64 = 20;

/// The part of a part of the day that words tell ("late on Tuesday afternoon"), with those words.
fn part_of_day(unit: &Unit<'_>, time: Span, part: DayPart) -> Option<(Span, (f64, f64))> {
    let lead = unit.words_of(Span { start: unit.statement.span.start.min(time.start), end: time.start });
    let (before, span) = match ["late on ", "late ", "early on ", "early "].into_iter().find(|word| {
        lead.len() >= word.len()
            && lead.is_char_boundary(lead.len() - word.len())
            && lead[lead.len() - word.len()..].eq_ignore_ascii_case(word)
    }) {
        Some(word) => (word.to_owned(), Span { start: time.start - word.len() as u32, end: time.end }),
        None => (unit.words_of(time).to_ascii_lowercase(), time),
    };
    let late = before.starts_with("late");
    if !late && !before.starts_with("early") {
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
