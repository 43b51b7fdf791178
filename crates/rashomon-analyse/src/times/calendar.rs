//! Dates: days, months, years and what has a name on the calendar.

use jiff::civil::Date;
use rashomon_model::{Moment, Step, TimeForm, TimeUnit, TokenKind, YearPart, YearTold};

use super::{Found, relative, with_part, words};
use crate::lists::*;
use crate::numbers::cardinal;
use crate::numbers::words::below_hundred;
use crate::quantities::units::is_currency_mark;
use crate::reading::Reading;

pub(super) fn small(reading: &Reading, token: usize, most: i8) -> Option<i8> {
    let word = reading.lower(token);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th").then_some(())?;
    digits.parse().ok().filter(|value| (1..=most).contains(value))
}

/// A day of the month, with the token after: `5`, `5th`, `fifth`, `twenty-second`, `twenty second`.
pub(super) fn day_at(reading: &Reading, token: usize) -> Option<(i8, usize)> {
    let word = reading.lower(token);
    if let Some(day) = small(reading, token, 31).or_else(|| words::ordinal(word)) {
        return (1..=31).contains(&day).then_some((day, token + 1));
    }
    let (tens, ones, end) = match word.split_once('-') {
        Some((tens, ones)) => (tens, ones, token + 1),
        None => (word, reading.lower(token + 1), token + 2),
    };
    let tens = match tens {
        "twenty" => 20,
        "thirty" => 30,
        "thirtieth" => return Some((30, token + 1)),
        "twentieth" => return Some((20, token + 1)),
        _ => return None,
    };
    words::ordinal(ones).filter(|ones| *ones < 10 && tens + ones <= 31).map(|ones| (tens + ones, end))
}

/// A day of the month in words that count: `twenty-one`, `twenty two`.
fn spelt_day(reading: &Reading, token: usize) -> Option<(i8, usize)> {
    let (day, end) = cardinal(reading, token).filter(|_| reading.is(token, NUMBER))?;
    ((1.0..=31.0).contains(&day) && day.fract() == 0.0).then_some((day as i8, end))
}

/// A year in four figures: at the token.
pub(super) fn year_at(reading: &Reading, token: usize) -> Option<i16> {
    four_figures(reading.lower(token))
}

fn four_figures(word: &str) -> Option<i16> {
    (word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())).then_some(())?;
    word.parse().ok().filter(|year| (1400..=2100).contains(year))
}

fn month_at(reading: &Reading, token: usize) -> Option<i8> {
    const COMMON: [&str; 4] = ["may", "march", "mar", "august"];
    let named = reading.is(token, MONTH) && (reading.is_capital(token) || !reading.one_of(token, &COMMON));
    named.then(|| words::month(reading.lower(token))).flatten()
}

/// Past the full stop of an abbreviation that ends right before a token.
fn after_dot(reading: &Reading, token: usize) -> usize {
    let short = token > 0
        && reading.word(token - 1).len() <= 5
        && !reading.one_of(token - 1, &["may", "march", "april", "june", "july"]);
    token + usize::from(short && reading.word(token) == "." && !reading.spaced(token))
}

fn absolute(moment: Option<Moment>, end: usize) -> Option<Found> {
    Some(Found::new(TimeForm::Absolute(moment?), end))
}

/// Whether the tokens from one on are figures joined by one mark without spaces: "2023-03-15".
fn joined(reading: &Reading, at: usize, parts: usize) -> bool {
    let mark = reading.word(at + 1);
    matches!(mark, "-" | "/" | "\u{2010}")
        && (1..parts).all(|part| reading.word(at + 2 * part - 1) == mark)
        && (1..2 * parts - 1).all(|token| !reading.spaced(at + token))
}

/// `2023-03-15`, `2023/03/15`, `2023-03`.
pub(super) fn iso_date(reading: &Reading, at: usize) -> Option<Found> {
    let year = year_at(reading, at)?;
    if joined(reading, at, 3) {
        let date = Date::new(year, small(reading, at + 2, 12)?, small(reading, at + 4, 31)?).ok()?;
        return absolute(Some(Moment::day(date)), at + 5);
    }
    // "2011-12" is rather a season over two years than a month.
    let month =
        small(reading, at + 2, 12).filter(|month| joined(reading, at, 2) && i16::from(*month) != year % 100 + 1)?;
    absolute(Moment::month(year, month), at + 3)
}

/// `3/15/2023`, `15.03.2023` and `03/2023`; where either can be the month, the first is.
pub(super) fn slashed(reading: &Reading, at: usize) -> Option<Found> {
    if let [first, second, year] = reading.lower(at).split('.').collect::<Vec<&str>>()[..] {
        if let Some(leading) = four_figures(first) {
            let date = Date::new(leading, second.parse().ok()?, year.parse().ok()?).ok()?;
            return absolute(Some(Moment::day(date)), at + 1);
        }
        return dated(first.parse().ok()?, second.parse().ok()?, four_figures(year)?, at + 1);
    }
    let first = small(reading, at, 31)?;
    if joined(reading, at, 3) {
        return dated(first, small(reading, at + 2, 31)?, year_at(reading, at + 4)?, at + 5);
    }
    let year = year_at(reading, at + 2).filter(|_| joined(reading, at, 2))?;
    absolute(Moment::month(year, first), at + 3)
}

fn dated(first: i8, second: i8, year: i16, end: usize) -> Option<Found> {
    let date = Date::new(year, first, second).or_else(|_| Date::new(year, second, first)).ok()?;
    absolute(Some(Moment::day(date)), end)
}

/// `15 March 2023`, `the 15th of March`; of `2-5 May` and `2 to 5 May` the first day.
pub(super) fn day_first(reading: &Reading, at: usize) -> Option<Found> {
    let the = at + usize::from(reading.lower(at) == "the");
    let (day, after) = day_at(reading, the).filter(|_| !is_currency_mark(reading.word(at.wrapping_sub(1))))?;
    let linked = matches!(reading.lower(after), "-" | "\u{2013}" | "to" | "and" | "until" | "till" | "through");
    if linked {
        let second = one_day_first(reading, after + 1)?;
        return Some(Found::new(with_day(second.form, day)?, after));
    }
    one_day_first(reading, at)
}

fn one_day_first(reading: &Reading, at: usize) -> Option<Found> {
    let the = at + usize::from(reading.lower(at) == "the");
    let (day, after) = day_at(reading, the)?;
    let after = after + usize::from(reading.lower(after) == "day" && the > at);
    let named = after + usize::from(reading.lower(after) == "of");
    let month = month_at(reading, named).filter(|_| named > after || small(reading, the, 31).is_some())?;
    Some(with_part(reading, with_year(reading, after_dot(reading, named + 1), month, day)))
}

/// The same month or year with another day.
fn with_day(form: TimeForm, day: i8) -> Option<TimeForm> {
    match form {
        TimeForm::MonthDay { month, .. } => Some(TimeForm::MonthDay { month, day }),
        TimeForm::Absolute(moment) => {
            let date = Date::new(moment.date.year(), moment.date.month(), day).ok()?;
            Some(TimeForm::Absolute(Moment::day(date)))
        }
        _ => None,
    }
}

/// The second day of `May 2-5`, `between May 2 and 5` and `May 2 through the 5th` behind the first.
pub(super) fn second_day(reading: &Reading, at: usize, first: Found) -> Option<(usize, Found)> {
    let TimeForm::MonthDay { month, .. } = first.form else { return None };
    let linked = match reading.lower(first.end) {
        "and" => at > 0 && reading.lower(at - 1) == "between",
        link => matches!(link, "-" | "\u{2013}" | "to" | "through" | "thru" | "until" | "till"),
    };
    linked.then_some(())?;
    let from = first.end + 1;
    let (day, end) = day_at(reading, from + usize::from(reading.lower(from) == "the"))?;
    let other = reading.one_of(end, &["p.m", "a.m", "p.m.", "a.m.", "of"]) || month_at(reading, end).is_some();
    (!other).then_some(())?;
    Some((from, with_year(reading, end, month, day)))
}

fn with_year(reading: &Reading, at: usize, month: i8, day: i8) -> Found {
    let yeared = at + usize::from(matches!(reading.lower(at), "," | "in" | "of"));
    let date = any_year(reading, yeared).and_then(|(year, end)| Some((Date::new(year, month, day).ok()?, end)));
    match date {
        Some((date, end)) => Found::new(TimeForm::Absolute(Moment::day(date)), end),
        None => Found::new(TimeForm::MonthDay { month, day }, at),
    }
}

/// `March 15, 2023`, `March 2023`, `July last year`, `last July`.
pub(super) fn month_first(reading: &Reading, at: usize) -> Option<Found> {
    let the = at + usize::from(reading.lower(at) == "the");
    let at = if reading.reads(the, &["month", "of"]) { the + 2 } else { at };
    let shift = match reading.lower(at) {
        "last" | "past" => Some(YearTold::Last),
        "next" | "coming" => Some(YearTold::Next),
        "this" => Some(YearTold::Shift(0)),
        _ => None,
    };
    let named = at + usize::from(shift.is_some());
    let (month, named) = match reading.lower(named).split_once('-') {
        Some(("mid" | "early" | "late", rest)) if reading.word(named).contains(char::is_uppercase) => {
            (words::month(rest).filter(|_| crate::lists::class(rest) & MONTH != 0)?, named)
        }
        _ => (month_at(reading, named)?, named),
    };
    let whole = reading.lower(named).contains('-');
    let after = after_dot(reading, named + 1);
    let the = after + usize::from(reading.lower(after) == "the");
    if !whole
        && let Some(day) = small(reading, the, 31).filter(|_| !reading.one_of(the + 1, &["percent", "%"]))
        && (the == after || !reading.lower(the).ends_with(|c: char| c.is_ascii_digit()))
    {
        let found = with_year(reading, the + 1, month, day);
        return Some(with_part(reading, found));
    }
    let spelt = day_at(reading, the).or_else(|| spelt_day(reading, the));
    if let Some((day, end)) =
        spelt.filter(|(_, end)| reading.is_mark(*end) || !reading.spaced(*end) || reading.is(*end, STOP))
    {
        return Some(with_year(reading, end, month, day));
    }
    let yeared = after + usize::from(matches!(reading.lower(after), "," | "of" | "in" | "-" | "/"));
    if let Some((year, end)) = any_year(reading, yeared) {
        return absolute(Moment::month(year, month), end);
    }
    if shift.is_none() && !whole && is_no_month(reading, named, after) {
        return None;
    }
    let (year, end) = match shift {
        Some(told) => (told, after),
        None => year_told(reading, after, YearTold::Untold),
    };
    Some(Found::new(TimeForm::Month { month, year }, end))
}

/// Whether what reads like a bare month is rather a verb or a name: "may", "March on", "April Ryan", "Jan Novák".
fn is_no_month(reading: &Reading, named: usize, after: usize) -> bool {
    const BEFORE: [&str; 25] = [
        "in", "since", "by", "until", "till", "of", "from", "to", "and", "during", "before", "after", "through", "for",
        "early", "late", "mid", "earlier", "between", "each", "every", "around", "late-", "mid-", "-",
    ];
    let word = reading.lower(named);
    let led = reading.one_of(named.wrapping_sub(1), &BEFORE);
    let led = led || matches!(reading.lower(after), "-" | "\u{2013}" | "to") && reading.is(after + 1, MONTH);
    let verb = matches!(word, "may" | "march") && !led;
    let name = matches!(word, "april" | "june" | "august") && !led && reading.is_capital(named + 1);
    let short = word.len() <= 3 && after == named + 1 && word != "may" && !led;
    verb || name || short
}

/// `Wednesday`, `last Thursday`, `Tuesday evening`, `Monday of next week`, `Wednesday, March 15, 2023`.
pub(super) fn weekday(reading: &Reading, at: usize) -> Option<Found> {
    let skip = reading.one_of(at, &["last", "next", "past", "previous"]);
    let mut named = at + usize::from(skip || reading.one_of(at, &["this", "coming", "upcoming"]));
    if reading.lower(at) == "this" && reading.one_of(named, &["past", "coming", "upcoming"]) {
        named += 1;
    }
    let word = reading.lower(named);
    let short = word.len() <= 5 && !word.ends_with("day");
    let dotted = short && matches!(reading.word(named + 1), "." | ",");
    let unclear = matches!(word, "sun" | "sat" | "wed" | "mon") && !dotted;
    if !reading.is(named, WEEKDAY) || unclear || is_paper(reading, named + 1) {
        return None;
    }
    let day = words::weekday(word)?;
    let end = named + 1 + usize::from(short && reading.word(named + 1) == "." && !reading.spaced(named + 1));
    let end =
        end + usize::from(named == at && reading.one_of(end, &["last", "next"]) && !reading.is(end + 1, TIME_UNIT));
    if named == at
        && let Some(part) = reading.lower(end).strip_suffix('s').and_then(words::day_part)
    {
        return Some(Found { part: Some(part), ..Found::new(TimeForm::EveryWeekday { day }, end + 1) });
    }
    let found = with_part(reading, Found::new(TimeForm::Weekday { day, skip }, end));
    let comma = found.end + usize::from(reading.word(found.end) == ",");
    if let Some(date) = month_first(reading, comma).or_else(|| day_first(reading, comma)).filter(Found::is_day) {
        return Some(Found { part: date.part.or(found.part), ..date });
    }
    if found.part.is_none()
        && let Some(date) = day_of_month(reading, found.end)
    {
        return Some(date);
    }
    let of = found.end + usize::from(reading.lower(found.end) == "of");
    match relative::shifted(reading, of) {
        Some(week @ Found { form: TimeForm::Shift { unit: TimeUnit::Week, .. }, step: None, .. }) => {
            Some(Found { part: found.part, step: Some(Step::Weekday { nth: 1, day }), ..week })
        }
        _ => Some(found),
    }
}

/// `the 22nd` behind a preposition that dates.
pub(super) fn day_of_month(reading: &Reading, at: usize) -> Option<Found> {
    const LED: [&str; 9] = ["on", "by", "until", "till", "since", "from", "before", "after", "for"];
    let led = reading.one_of(at.wrapping_sub(1), &LED) || at > 0 && reading.is(at - 1, WEEKDAY);
    let behind_weekday = at > 0 && reading.is(at - 1, WEEKDAY);
    let the = at + usize::from(reading.lower(at) == "the");
    let (day, end) = day_at(reading, the).filter(|_| led)?;
    // "On the first" and "on second" are rather no days.
    let figure =
        reading.lower(the).starts_with(|c: char| c.is_ascii_digit()) || behind_weekday || the > at && day >= 10;
    let alone = reading.is_mark(end) || reading.is(end, STOP) || end >= reading.tokens.len();
    let ordinal = reading.kind(the) == Some(TokenKind::Word);
    (figure && alone && ordinal && reading.lower(end) != "of").then(|| Found::new(TimeForm::DayOfMonth { day }, end))
}

/// Whether the word behind a day makes it the name of a paper or a place: "Sunday Times", "Christmas Island".
fn is_paper(reading: &Reading, token: usize) -> bool {
    const NAMED: [&str; 14] = [
        "times",
        "mail",
        "telegraph",
        "herald",
        "mirror",
        "express",
        "post",
        "mercury",
        "tribune",
        "island",
        "islands",
        "mosque",
        "world",
        "carol",
    ];
    reading.is_capital(token) && reading.one_of(token, &NAMED)
}

/// `Christmas Eve`, `last Thanksgiving`, `Easter 2019`.
pub(super) fn holiday(reading: &Reading, at: usize) -> Option<Found> {
    let (told, named) = match reading.lower(at) {
        "last" => (YearTold::Last, at + 1),
        "next" => (YearTold::Next, at + 1),
        "this" => (YearTold::Shift(0), at + 1),
        _ => (YearTold::Untold, at),
    };
    reading.is(named, TIMELY | TIME_OPENER | MONTH).then_some(())?;
    let reads = |name: &str| name.split(' ').enumerate().all(|(i, word)| reading.lower(named + i) == word);
    let (name, holiday) = words::HOLIDAYS.iter().find(|(name, _)| reads(name))?;
    let mut end = named + name.split(' ').count();
    if is_paper(reading, end) || !reading.is_capital(named) && reading.lower(named) == "may" {
        return None;
    }
    end += usize::from(reading.reads(end, &["sunday"]) || reading.reads(end, &["day"]));
    let (year, end) = year_told(reading, end, told);
    Some(with_part(reading, Found::new(TimeForm::Holiday { holiday: *holiday, year }, end)))
}

/// The year behind something that comes every year: "2019", "of 2019", "last year", "of this year".
fn year_told(reading: &Reading, at: usize, told: YearTold) -> (YearTold, usize) {
    let of = at + usize::from(matches!(reading.lower(at), "of" | "in" | "," | "-"));
    let year = any_year(reading, of).map(|(year, end)| (YearTold::In(year), end));
    let shifted = match (reading.lower(of), reading.lower(of + 1)) {
        ("last", "year") => Some((YearTold::Shift(-1), of + 2)),
        ("this" | "the" | "current", "year") => Some((YearTold::Shift(0), of + 2)),
        ("next", "year") => Some((YearTold::Shift(1), of + 2)),
        _ => None,
    };
    year.or(shifted).unwrap_or((told, at))
}

/// `the 1990s`, `the early '80s`, `the 19th century`.
pub(super) fn years(reading: &Reading, at: usize) -> Option<Found> {
    let the = at + usize::from(reading.lower(at) == "the");
    let edge = the + usize::from(the > at && reading.one_of(the, &["early", "late", "mid"]));
    let word = reading.lower(edge);
    let word = word.strip_prefix("mid-").unwrap_or(word);
    let (decade, end) = match word.strip_suffix('s') {
        Some(decade) => (decade, edge + 1),
        None => after_plural(reading, edge + 1).map_or(("", edge), |end| (word, end)),
    };
    if let Some(first) = four_figures(decade).filter(|year| year % 10 == 0) {
        return Some(Found::new(TimeForm::Years { first, count: 10 }, end));
    }
    if let Some((first, end)) = the_decade(reading, at) {
        return Some(Found::new(TimeForm::Years { first, count: 10 }, end));
    }
    let century = words::ordinal(word.strip_suffix("-century").unwrap_or(word))?;
    let spaced = reading.lower(edge + 1) == "century";
    let end = edge + 1 + usize::from(spaced);
    let first = (i16::from(century) - 1) * 100;
    ((10..=21).contains(&century) && (spaced || word.ends_with("-century")))
        .then(|| Found::new(TimeForm::Years { first, count: 100 }, end))
}

/// Past the plural of figures that stands apart: `'s`, `s`.
fn after_plural(reading: &Reading, at: usize) -> Option<usize> {
    let mark = at + usize::from(reading.is_quote(at));
    (matches!(reading.lower(mark), "s" | "'s") && !reading.spaced(mark)).then_some(mark + 1)
}

/// `the '80s`, `the late 70s`, `the nineties`: of the last century but for the first three decades of this.
fn the_decade(reading: &Reading, at: usize) -> Option<(i16, usize)> {
    (reading.lower(at) == "the").then_some(())?;
    let edge = at + 1 + usize::from(reading.one_of(at + 1, &["early", "late", "mid"]));
    let named = edge + usize::from(reading.is_quote(edge));
    let word = reading.lower(named).trim_start_matches('\'');
    let word = word.strip_prefix("mid-").unwrap_or(word);
    const WORDS: [&str; 8] =
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    let spelt = WORDS.iter().position(|name| *name == word).map(|at| at as i16 * 10 + 20);
    let plural = after_plural(reading, named + 1).unwrap_or(named + 1);
    let figures = word.strip_suffix('s').or_else(|| (plural > named + 1).then_some(word));
    let figures = figures.and_then(|digits| digits.parse::<i16>().ok().filter(|_| digits.len() == 2));
    let decade = spelt.or(figures).filter(|decade| decade % 10 == 0 && *decade >= 20)?;
    Some((1900 + decade, if spelt.is_some() { named + 1 } else { plural }))
}

/// `the first quarter of 1998`, `third-quarter`, `Q3 2021`, `last spring`, `the spring of 1998`.
pub(super) fn year_part(reading: &Reading, at: usize) -> Option<Found> {
    let (told, named) = match reading.lower(at) {
        "last" | "past" => (YearTold::Last, at + 1),
        "next" | "coming" => (YearTold::Next, at + 1),
        "this" => (YearTold::Shift(0), at + 1),
        "the" | "its" | "their" | "a" => (YearTold::Untold, at + 1),
        _ => (YearTold::Untold, at),
    };
    if let Some(found) = season(reading, at, named, told) {
        return Some(found);
    }
    let plain = quarter(reading, named).map(|(part, end)| (part, told, end));
    let yeared = || {
        let year = year_at(reading, named)?;
        let dash = usize::from(reading.word(named + 1) == "-");
        quarter(reading, named + 1 + dash).map(|(part, end)| (part, YearTold::In(year), end))
    };
    let (part, told, end) = plain.or_else(yeared)?;
    let (year, end) = year_told(reading, end, told);
    let half = matches!(part, YearPart::Half(_)) && year == YearTold::Untold;
    (!half).then(|| Found::new(TimeForm::YearPart { part, year }, end))
}

/// A season behind what says which: "last spring", "in the summer", "early autumn", "winter 2019".
fn season(reading: &Reading, at: usize, named: usize, told: YearTold) -> Option<Found> {
    let early = named + usize::from(reading.one_of(named, &["early", "late"]));
    let part = words::season(reading.lower(early))?;
    let (year, end) = year_told(reading, early + 1, told);
    let led = named > at && reading.lower(at) != "a" || early > named || matches!(year, YearTold::In(_));
    // "The fall of the government", "the summer games".
    let other = reading.one_of(end, &["of", "from", "to", "olympics", "games", "in"]);
    let fall = reading.lower(early) == "fall" && year == YearTold::Untold && early == named;
    let dated = !fall || reading.one_of(at.wrapping_sub(1), &["in", "by", "since", "until"]);
    (led && dated && !other).then(|| Found::new(TimeForm::YearPart { part, year }, end))
}

/// A quarter or half: `first quarter`, `second-half`, `Q3`, `H1`.
fn quarter(reading: &Reading, at: usize) -> Option<(YearPart, usize)> {
    let word = reading.lower(at);
    let (nth, unit, end) = match word.split_once('-') {
        Some((nth, unit)) => (nth, unit, at + 1),
        None => (word, reading.lower(at + 1), at + 2),
    };
    let count = words::ordinal(nth).and_then(|count| u8::try_from(count).ok());
    let short = |letter: char| word.strip_prefix(letter)?.parse::<u8>().ok();
    let told = match (count, unit) {
        (Some(count @ 1..=4), "quarter") => Some((YearPart::Quarter(count), end)),
        (Some(count @ 1..=2), "half") => Some((YearPart::Half(count), end)),
        _ => None,
    };
    let letter = short('q').filter(|q| (1..=4).contains(q)).map(YearPart::Quarter);
    let letter = letter.or(short('h').filter(|h| (1..=2).contains(h)).map(YearPart::Half));
    told.or(letter.map(|part| (part, at + 1)))
}

/// A year that the words before it make one: `2021`, `nineteen ninety-one`.
pub(super) fn dated_year(reading: &Reading, at: usize) -> Option<Found> {
    let (year, end) = any_year(reading, at)?;
    absolute(Moment::year(year), end)
}

/// A bare year: `in 2013`, `the 2020 election`, `(2019)`, `mid-2015`, `fiscal 1989`.
pub(super) fn year(reading: &Reading, at: usize) -> Option<Found> {
    if let Some((_, rest)) = reading.lower(at).split_once('-')
        && let Some(year) = four_figures(rest)
        && reading.one_of(
            at,
            &[
                &format!("mid-{rest}"),
                &format!("early-{rest}"),
                &format!("late-{rest}"),
                &format!("post-{rest}"),
                &format!("pre-{rest}"),
            ],
        )
    {
        return absolute(Moment::year(year), at + 1);
    }
    if let Some((year, end)) = spelt_year(reading, at) {
        return absolute(Moment::year(year), end);
    }
    let named = at
        + usize::from(reading.lower(at) == "fiscal" && reading.lower(at + 1) != "year")
        + if reading.reads(at, &["fiscal", "year"]) { 2 } else { 0 };
    let the = at + usize::from(reading.lower(at) == "the");
    let named = named + if reading.lower(the) == "year" { the + 1 - at } else { 0 };
    let year = year_at(reading, named)?;
    (named > at || is_year(reading, at, year)).then(|| absolute(Moment::year(year), named + 1)).flatten()
}

/// A year in figures or words, with its end.
fn any_year(reading: &Reading, at: usize) -> Option<(i16, usize)> {
    year_at(reading, at)
        .map(|year| (year, at + 1))
        .or_else(|| spelt_year(reading, at))
        .or_else(|| long_year(reading, at))
}

/// `nineteen hundred ninety-three`, `two thousand`, `1066`: a count, but behind a month.
fn long_year(reading: &Reading, at: usize) -> Option<(i16, usize)> {
    let four = reading.kind(at) == Some(TokenKind::Number) && reading.word(at).len() == 4;
    let (year, end) = cardinal(reading, at).filter(|_| four || reading.is(at, NUMBER))?;
    ((1000.0..=2100.0).contains(&year) && year.fract() == 0.0).then_some((year as i16, end))
}

/// `nineteen ninety-one`, `two thousand and five`.
fn spelt_year(reading: &Reading, at: usize) -> Option<(i16, usize)> {
    let century = match reading.lower(at) {
        "eighteen" => 1800,
        "nineteen" => 1900,
        "twenty" => 2000,
        "two" if reading.lower(at + 1) == "thousand" => {
            let and = at + 2 + usize::from(reading.lower(at + 2) == "and");
            // "Two thousand two hundred" is a count.
            let counts = words::scales(reading.lower(and + 1)) || words::scales(reading.lower(and + 2));
            let rest = below_hundred(reading.lower(and)).filter(|_| !counts);
            let led = reading.one_of(at.wrapping_sub(1), &["year", "of", "in"]) && !reading.is(at + 2, PEOPLE);
            return match rest {
                Some(rest) => Some((2000 + rest as i16, and + 1)),
                None => led.then_some((2000, at + 2)),
            };
        }
        _ => return None,
    };
    let tens = below_hundred(reading.lower(at + 1)).filter(|tens| (10.0..100.0).contains(tens))?;
    let ones = below_hundred(reading.lower(at + 2)).filter(|ones| *ones < 10.0 && tens >= 20.0 && tens % 10.0 == 0.0);
    Some((century + tens as i16 + ones.unwrap_or(0.0) as i16, at + 2 + usize::from(ones.is_some())))
}

fn is_year(reading: &Reading, at: usize, year: i16) -> bool {
    let before = at.wrapping_sub(1);
    let dated = reading.one_of(
        before,
        &[
            "in", "since", "by", "of", "from", "until", "till", "during", "before", "after", "early", "late", "mid",
            "to", "and", "between", "through", "around", "for", "year", "into",
        ],
    );
    let counted = reading.is(at + 1, PEOPLE | TIME_UNIT) && !dated
        || reading.one_of(
            at + 1,
            &["percent", "miles", "dollars", "pesos", "homes", "votes", "%", "people", "feet", "km", "meters"],
        );
    let near = (1900..=2100).contains(&year);
    let named = near
        && reading.is_capital(at + 1)
        && !reading.is_capital(before)
        && reading.kind(before) == Some(TokenKind::Word);
    // "during the 2017 floods", but "the 2017 soldiers".
    let since = || reading.one_of(before.wrapping_sub(1), &["during", "since", "after", "before", "in"]);
    let labelled = near
        && reading.one_of(before, &["the", "a", "'s", "his", "her", "its", "their", "that", "this", "both", "fiscal"])
        && (!reading.lower(at + 1).ends_with('s') || year % 100 > 0 && reading.lower(before) == "the" && since());
    let dash = |token: usize| matches!(reading.word(token), "-" | "\u{2013}" | "to");
    let from = dash(at + 1) && year_at(reading, at + 2).is_some() && !dash(before);
    let to = dash(before) && at > 1 && year_at(reading, at - 2).is_some_and(|from| from < year) && !dash(at + 1);
    let range = near && (reading.word(before) == "(" || from || to);
    let listed = near && reading.word(before) == "," && at > 1 && year_at(reading, at - 2).is_some();
    (dated || labelled || named || range || listed) && !counted
}
