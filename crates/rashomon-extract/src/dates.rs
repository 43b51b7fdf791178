//! Finds calendar dates in words and reads them, with weekday, clock and zone.
//!
//! Each form holds a year, so that no other numbers are taken for a date: `2024-05-03`, `2024年5月3日`, `2024. május 3.`,
//! `3. Mai 2024`, `May 3rd, 2024`, `03/05/2024`, `May 2024`.

use std::ops::Range;

use jiff::civil::Date;
use rashomon_model::{Moment, Precision};

use crate::calendar::{month, weekday};
use crate::clock::{Clock, begins_with_clock, clock_after, clock_before};
use crate::date_tokens::{Kind, Token, tokens};

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

/// Dates that are read in one text.
const MOST: usize = 200;

/// The dates of a text, in order, none overlapping another.
pub(crate) fn find_dates(text: &str) -> Vec<Found> {
    let tokens = tokens(text);
    let line = Line { text, tokens: &tokens };
    let (mut found, mut at): (Vec<Found>, usize) = (Vec::new(), 0);
    while at < tokens.len() && found.len() < MOST {
        let Some(written) = line.date_at(at) else {
            at += 1;
            continue;
        };
        let free = found.last().map_or(0, |last| last.range.end);
        found.push(line.found(at, &written, free));
        at = written.end;
    }
    found
}

/// The first date of a text.
pub(crate) fn first_date(text: &str) -> Option<Found> {
    find_dates(text).into_iter().next()
}

/// A date as written: its readings, and the first token after it.
struct Written {
    moment: Moment,
    other: Option<Moment>,
    end: usize,
}

impl Written {
    fn sure(moment: Option<Moment>, end: usize) -> Option<Self> {
        Some(Written { moment: moment?, other: None, end })
    }
}

/// A text and its tokens.
struct Line<'t> {
    text: &'t str,
    tokens: &'t [Token],
}

/// Words that may stand between the day, the month and the year.
const JOINTS: &[&str] =
    &["of", "de", "del", "di", "da", "do", "d", "den", "der", "dne", "the", "le", "el", "la", "il", "am", "on", "m"];

/// What may follow the number of a day at once.
const ORDINALS: &[&str] = &["st", "nd", "rd", "th", "er", "e", "eme", "ème", "º", "ª", "a", "o", "η", "го", "й"];

impl Line<'_> {
    /// The date that begins with this token.
    fn date_at(&self, at: usize) -> Option<Written> {
        match self.tokens[at].kind {
            Kind::Number { .. } if self.is_glued(at) => None,
            Kind::Number { digits: 4, .. } => self.year_first(at),
            Kind::Number { digits: 1 | 2, .. } => self.day_first(at).or_else(|| self.numbers(at)),
            Kind::Word => self.month_first(at),
            _ => None,
        }
    }

    fn word(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Word)?;
        Some(&self.text[token.start..token.end])
    }

    fn mark(&self, at: usize, marks: &str) -> Option<char> {
        match self.tokens.get(at)?.kind {
            Kind::Mark(c) if marks.contains(c) => Some(c),
            _ => None,
        }
    }

    /// A number of one or two digits.
    fn small(&self, at: usize) -> Option<i8> {
        match self.tokens.get(at)?.kind {
            Kind::Number { value, digits: 1 | 2 } => i8::try_from(value).ok(),
            _ => None,
        }
    }

    fn year(&self, at: usize) -> Option<i16> {
        let Kind::Number { value, digits: 4 } = self.tokens.get(at)?.kind else { return None };
        let thai = || self.text.contains(|c| ('\u{e00}'..='\u{e7f}').contains(&c));
        match value {
            1900..=2099 => i16::try_from(value).ok(),
            // Thailand counts the years from the death of the Buddha.
            2443..=2599 if thai() => i16::try_from(value - 543).ok(),
            _ => None,
        }
    }

    /// A year of two digits: `'24`.
    fn short_year(&self, at: usize) -> Option<i16> {
        let Kind::Number { value, digits: 2 } = self.tokens.get(at)?.kind else { return None };
        match i16::try_from(value).ok()? {
            year @ 0..=39 => Some(2000 + year),
            year @ 90..=99 => Some(1900 + year),
            _ => None,
        }
    }

    fn is_spaced(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.spaced)
    }

    /// Whether a number hangs on a letter, as in `v3`; a whole word before it is a label that lost its space.
    fn is_glued(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|_| !self.is_spaced(at)).and_then(|before| self.word(before));
        before.is_some_and(|word| word.len() == 1)
    }

    /// The first token after up to `most` joints.
    fn past_joints(&self, from: usize, marks: &str, most: usize) -> usize {
        let is_joint = |at: usize| {
            let word = || self.word(at).is_some_and(|word| JOINTS.contains(&word.to_lowercase().as_str()));
            self.mark(at, marks).is_some() || word()
        };
        (from..from + most).find(|at| !is_joint(*at)).unwrap_or(from + most)
    }

    fn year_first(&self, at: usize) -> Option<Written> {
        let year = self.year(at)?;
        self.iso(at, year).or_else(|| self.ideographs(at, year)).or_else(|| self.year_month_day(at, year))
    }

    /// `2024-05-03`, `2024/5/3`, `2024. 05. 03.`
    fn iso(&self, at: usize, year: i16) -> Option<Written> {
        let joint = self.mark(at + 1, "-/.")?;
        let (month, day) = (self.small(at + 2)?, self.small(at + 4)?);
        let spaced = (at + 1..at + 5).any(|at| self.is_spaced(at));
        let even = self.mark(at + 3, "-/.") == Some(joint) && (joint == '.' || !spaced);
        Written::sure(whole_day(year, month, day).filter(|_| even), at + 5)
    }

    /// `2024年5月3日`, `2024년 5월`
    fn ideographs(&self, at: usize, year: i16) -> Option<Written> {
        let is = |at: usize, names: &[&str]| self.word(at).is_some_and(|word| names.contains(&word));
        let month = self.small(at + 2).filter(|_| is(at + 1, &["年", "년"]) && is(at + 3, &["月", "월"]))?;
        match self.small(at + 4).filter(|_| is(at + 5, &["日", "일", "号", "號"])) {
            Some(day) => Written::sure(whole_day(year, month, day), at + 6),
            None => Written::sure(Moment::month(year, month), at + 4),
        }
    }

    /// `2024. május 3.`, `2024 m. gegužės 3 d.`; not the year of `© 2023 May 3, 2024`.
    fn year_month_day(&self, at: usize, year: i16) -> Option<Written> {
        let named = self.past_joints(at + 1, ".,-/", 3);
        let (month, _) = month(self.word(named)?)?;
        let next = self.past_joints(named + 1, ".-/", 1);
        let own = self.month_first(named).is_none_or(|other| other.moment.precision != Precision::Day);
        let day = self.small(next).filter(|_| own && self.mark(next + 1, ":").is_none())?;
        let stop = !self.is_spaced(next + 1) && self.mark(next + 1, ".").is_some();
        Written::sure(whole_day(year, month, day), next + 1 + usize::from(stop))
    }

    /// `3. Mai 2024`, `3rd of May, 2024`, `3-May-24`, `3 tháng 5, 2024`
    fn day_first(&self, at: usize) -> Option<Written> {
        let day = self.small(at)?;
        let ordinal = |word: &str| ORDINALS.contains(&word.to_lowercase().as_str());
        let after = at + 1 + usize::from(!self.is_spaced(at + 1) && self.word(at + 1).is_some_and(ordinal));
        let named = self.past_joints(after, ".,-/°'’‑", 3);
        let word = self.word(named)?;
        let (months, past) = match self.small(named + 1).filter(|_| matches!(word, "tháng" | "Tháng")) {
            Some(number) => ((number, None), named + 2),
            None => (month(word)?, named + 1),
        };
        let at_year = self.past_joints(past, ".,-/|'’‑", 3) + usize::from(self.word(past) == Some("năm"));
        let short = || self.short_year(at_year).filter(|_| self.mark(at_year - 1, "-'’").is_some());
        let year = self.year(at_year).or_else(short)?;
        let other = months.1.and_then(|month| whole_day(year, month, day));
        Some(Written { moment: whole_day(year, months.0, day)?, other, end: at_year + 1 })
    }

    /// `03/05/2024`, `3. 5. 2024`, `03.05.24`
    fn numbers(&self, at: usize) -> Option<Written> {
        let joint = self.mark(at + 1, "/.-")?;
        let (first, second) = (self.small(at)?, self.small(at + 2)?);
        let spaced = (at + 1..at + 5).any(|at| self.is_spaced(at));
        if self.mark(at + 3, "/.-") != Some(joint) || (joint == '-' && spaced) {
            return None;
        }
        let goes_on = self.mark(at + 5, "/.-").is_some() && !self.is_spaced(at + 6) && self.small(at + 6).is_some();
        let full = |at: usize| matches!(self.tokens[at].kind, Kind::Number { digits: 2, .. });
        let plain = joint == '/' || (joint == '.' && full(at) && full(at + 2));
        let short = || self.short_year(at + 4).filter(|_| plain && !spaced && !goes_on);
        let year = self.year(at + 4).or_else(short)?;
        self.either_order(at, year, (first, second), joint)
    }

    /// Both readings of two numbers. Full stops stand in day-first dates; with other marks the month comes first, as
    /// in the United States. A weekday before them decides.
    fn either_order(&self, at: usize, year: i16, numbers: (i8, i8), joint: char) -> Option<Written> {
        let (month_first, day_first) = (whole_day(year, numbers.0, numbers.1), whole_day(year, numbers.1, numbers.0));
        let (likelier, other) = if joint == '.' { (day_first, month_first) } else { (month_first, day_first) };
        let weekday = self.weekday_before(at).map(|found| found.1);
        let falls_on = |moment: &Moment| weekday == Some(moment.date.weekday().to_monday_one_offset());
        let (moment, other) = match (likelier, other) {
            (Some(a), Some(b)) if a == b || falls_on(&a) => (a, None),
            (Some(_), Some(b)) if falls_on(&b) => (b, None),
            (Some(a), b) => (a, b),
            (None, b) => (b?, None),
        };
        Some(Written { moment, other, end: at + 5 })
    }

    /// `May 3rd, 2024`, `May 03 13:14:00 +0000 2024`, `May 2024`
    fn month_first(&self, at: usize) -> Option<Written> {
        let word = self.word(at)?;
        let (month, other) = month(word)?;
        let next = self.past_joints(at + 1, ".,-/'’‑", 2);
        if let Some(year) = self.year(next) {
            let whole = Moment::month(year, month).filter(|_| is_telling(word));
            return Written::sure(whole, next + 1);
        }
        let day = self.small(next).filter(|_| is_telling(word) && self.mark(next + 1, ":").is_none())?;
        let ordinal = |word: &str| ORDINALS.contains(&word.to_lowercase().as_str());
        let after = next + 1 + usize::from(!self.is_spaced(next + 1) && self.word(next + 1).is_some_and(ordinal));
        let at_year = self.past_joints(after, ".,-/|'’‑", 2);
        let (year, end) = match self.year(at_year) {
            Some(year) => (year, at_year + 1),
            None => self.year_after_clock(after)?,
        };
        let other = other.and_then(|month| whole_day(year, month, day));
        Some(Written { moment: whole_day(year, month, day)?, other, end })
    }

    /// The year behind a time of day and its zone, and the token after it.
    fn year_after_clock(&self, from: usize) -> Option<(i16, usize)> {
        self.small(from).filter(|_| self.mark(from + 1, ":").is_some())?;
        (from + 3..from + 10).find_map(|at| Some((self.year(at).filter(|_| self.is_spaced(at))?, at + 1)))
    }

    /// Where a weekday stands before a date, and which.
    fn weekday_before(&self, at: usize) -> Option<(usize, i8)> {
        let joint = |at: usize| self.past_joints(at, ".,", 1) > at;
        let last = (at.saturating_sub(4)..at).rev().find(|before| !joint(*before))?;
        Some((self.tokens[last].start, weekday(self.word(last)?)?))
    }

    /// The date with the weekday and the time of day that stand about it, not reaching back beyond `free`.
    fn found(&self, at: usize, written: &Written, free: usize) -> Found {
        let from = self.weekday_before(at).map_or(self.tokens[at].start, |found| found.0).max(free);
        let range = from..self.tokens[written.end - 1].end;
        let plain = Found { range: range.clone(), moment: written.moment, other: written.other };
        if written.moment.precision != Precision::Day {
            return plain;
        }
        let after = &self.text[range.end..];
        if let Some((clock, end)) = clock_after(after) {
            return plain.at(clock, range.start..range.end + end);
        }
        let inside = written.end.checked_sub(1).and_then(|year| self.clock_inside(at, year));
        if let Some(clock) = inside {
            return plain.at(clock, range);
        }
        match clock_before(&self.text[free..range.start]).filter(|_| !begins_with_clock(after)) {
            Some((clock, start)) => plain.at(clock, free + start..range.end),
            None => plain,
        }
    }

    /// The time of day between month and year.
    fn clock_inside(&self, from: usize, to: usize) -> Option<Clock> {
        let colon = (from..to).find(|at| self.mark(*at, ":").is_some())?;
        Some(clock_after(&self.text[self.tokens[colon.checked_sub(1)?].start..])?.0)
    }
}

impl Found {
    fn at(self, clock: Clock, range: Range<usize>) -> Found {
        let timed = |moment: Moment| Moment::at(moment.date, clock.seconds, clock.offset);
        Found { range, moment: timed(self.moment), other: self.other.map(timed) }
    }
}

fn whole_day(year: i16, month: i8, day: i8) -> Option<Moment> {
    Date::new(year, month, day).ok().map(Moment::day)
}

/// Short month names that English uses; of other languages' only longer ones may stand before the day or alone with a
/// year: "set 3, 2019" and "ago 2019" are no dates.
const ENGLISH: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn is_telling(month: &str) -> bool {
    month.chars().count() > 3 || !month.is_ascii() || ENGLISH.contains(&month.to_lowercase().as_str())
}

/// A day and a month without their year, as in a dateline: `Nov 3`, `3. November`.
pub(crate) fn month_day(text: &str) -> Option<(Range<usize>, i8, i8)> {
    let tokens = tokens(text);
    let line = Line { text, tokens: &tokens };
    let named = |at: usize| line.word(at).filter(|word| is_telling(word)).and_then(month).map(|found| found.0);
    (0..tokens.len()).find_map(|at| {
        let day_first = || Some((at, line.past_joints(at + 1, ".", 2)));
        let (from, to, month, day) = match line.small(at) {
            Some(day) => day_first().and_then(|(from, to)| Some((from, to, named(to)?, day)))?,
            None => {
                let to = line.past_joints(at + 1, ".", 1);
                (at, to, named(at)?, line.small(to)?)
            }
        };
        (1..=31).contains(&day).then(|| (tokens[from].start..tokens[to].end, month, day))
    })
}
