//! Finds expressions of time and reads what their words say.
//!
//! A small grammar over tokens: each rule reads one sort of expression from a token on and gives its form and its end;
//! the first rule that reads anything wins. What an expression resolves to is not asked here: see [`crate::anchor`].

mod calendar;
mod clock;
mod length;
mod loose;
mod relative;
mod steps;
mod tense;
mod words;

use rashomon_model::{DayPart, Precision, Step, TimeExpression, TimeForm, TimeUnit, TokenKind};

use crate::lists::*;
use crate::reading::Reading;

/// What a rule reads: the form, the step from it, the part of the day named with it, and the token after the last.
#[derive(Clone, Copy)]
struct Found {
    form: TimeForm,
    step: Option<Step>,
    part: Option<DayPart>,
    end: usize,
}

impl Found {
    fn new(form: TimeForm, end: usize) -> Self {
        Found { form, step: None, part: None, end }
    }

    /// Whether it tells one day.
    fn is_day(&self) -> bool {
        match self.form {
            _ if self.step.is_some() => false,
            TimeForm::MonthDay { .. }
            | TimeForm::DayOfMonth { .. }
            | TimeForm::Weekday { .. }
            | TimeForm::Holiday { .. }
            | TimeForm::Shift { unit: TimeUnit::Day, .. } => true,
            TimeForm::Absolute(moment) => moment.precision >= Precision::Day,
            _ => false,
        }
    }
}

/// The time expressions of a text, in order; they do not overlap.
pub(crate) fn find(reading: &Reading) -> Vec<TimeExpression> {
    let mut times = Vec::new();
    for (index, sentence) in reading.sentences.iter().enumerate() {
        if sentence.apparatus {
            continue;
        }
        let range = reading.range(index);
        let first = times.len();
        let mut at = range.start;
        while at < range.end {
            match expression(reading, at).filter(|found| found.end <= range.end) {
                Some(found) => {
                    times.push(expressed(reading, index, at, found));
                    let second = calendar::second_day(reading, at, found).or_else(|| clock::second(reading, found));
                    let second = second.filter(|(_, second)| second.end <= range.end);
                    times.extend(second.map(|(from, found)| expressed(reading, index, from, found)));
                    at = second.map_or(found.end, |(_, found)| found.end).max(at + 1);
                }
                None => at += 1,
            }
        }
        open_periods(reading, &mut times[first..]);
    }
    times
}

fn expressed(reading: &Reading, sentence: usize, first: usize, found: Found) -> TimeExpression {
    let value = if let TimeForm::Absolute(moment) = found.form { Some(moment) } else { None };
    TimeExpression {
        span: reading.span(first, found.end),
        sentence: sentence as u32,
        form: found.form,
        step: found.step,
        part: found.part,
        tense: tense::of(reading, first, found.end),
        opens: false,
        value,
        end: None,
    }
}

/// The expression that begins at a token.
fn expression(reading: &Reading, at: usize) -> Option<Found> {
    if !may_begin(reading, at) {
        return None;
    }
    whole(reading, at).or_else(|| loose::part_of_day(reading, at)).or_else(|| edge(reading, at))
}

/// An expression that is no part of another.
fn whole(reading: &Reading, at: usize) -> Option<Found> {
    const RULES: [fn(&Reading, usize) -> Option<Found>; 20] = [
        calendar::iso_date,
        calendar::slashed,
        calendar::day_first,
        steps::part,
        steps::around,
        clock::clock,
        calendar::weekday,
        calendar::month_first,
        calendar::holiday,
        calendar::day_of_month,
        calendar::years,
        calendar::year_part,
        relative::single,
        relative::shifted,
        relative::counted,
        relative::current,
        length::repeated,
        length::length,
        calendar::year,
        loose::loose,
    ];
    RULES.iter().find_map(|rule| rule(reading, at))
}

/// How many words stand at most between the first of an expression and one that tells a time.
const REACH: usize = 4;

/// Most words begin nothing, and are told apart at once.
fn may_begin(reading: &Reading, at: usize) -> bool {
    tells_time(reading, at)
        || reading.is(at, TIME_OPENER) && (at + 1..=at + REACH).any(|next| tells_time(reading, next))
}

fn tells_time(reading: &Reading, at: usize) -> bool {
    match reading.kind(at) {
        Some(TokenKind::Number) => true,
        Some(TokenKind::Word) => {
            reading.is(at, MONTH | WEEKDAY | NUMBER | ORDINAL | TIME_UNIT | TIMELY)
                || reading.lower(at).contains('-')
                || reading.lower(at).starts_with(|c: char| c.is_ascii_digit())
        }
        _ => false,
    }
}

/// "early next week", "the end of November", "mid-1996": an edge or a part of something on the calendar.
fn edge(reading: &Reading, at: usize) -> Option<Found> {
    let the = at + usize::from(reading.lower(at) == "the");
    let inner = match reading.lower(the) {
        "early" | "late" | "earlier" | "later" | "mid" => {
            let dash = usize::from(reading.word(the + 1) == "-");
            the + 1 + dash + usize::from(reading.reads(the + 1 + dash, &["in"]))
        }
        "end" | "beginning" | "start" | "middle" | "rest" | "remainder" if reading.lower(the + 1) == "of" => the + 2,
        _ => return None,
    };
    let found = whole(reading, inner)
        .or_else(|| loose::part_of_day(reading, inner))
        .or_else(|| relative::the_unit(reading, inner))?;
    let calendar = !matches!(
        found.form,
        TimeForm::Duration { .. } | TimeForm::Age { .. } | TimeForm::Every { .. } | TimeForm::Vague(_)
    );
    calendar.then_some(found)
}

/// The part of the day that is named at a token, with its end: "evening", "in the morning", "at night".
fn part_at(reading: &Reading, at: usize) -> Option<(DayPart, usize)> {
    let lead = if reading.reads(at, &["in", "the"]) {
        at + 2
    } else if reading.reads(at, &["at", "night"]) || reading.one_of(at, &["early", "late"]) {
        at + 1
    } else {
        at
    };
    words::day_part(reading.lower(lead)).map(|part| (part, lead + 1))
}

/// Takes the part of the day that stands right behind.
fn with_part(reading: &Reading, found: Found) -> Found {
    match part_at(reading, found.end) {
        Some((part, end)) => Found { part: Some(part), end, ..found },
        None => found,
    }
}

/// Marks the expressions that begin a period: "from Monday to Friday", "between 2 and 5 May", "2-4 p.m.".
fn open_periods(reading: &Reading, times: &mut [TimeExpression]) {
    for at in 1..times.len() {
        let (from, to) = (times[at - 1].span, times[at].span);
        let (first, link) = (reading.token_from(from.start), reading.token_from(from.end));
        let before = first.wrapping_sub(1);
        let linked = match reading.lower(link) {
            "and" => reading.lower(before) == "between",
            "-" | "\u{2013}" | "to" | "until" | "till" | "through" | "thru" => true,
            _ => false,
        };
        let alike = times[at - 1].is_point() && times[at].is_point();
        times[at - 1].opens = linked && alike && reading.token_from(to.start) == link + 1 && !times[at].opens;
    }
}
