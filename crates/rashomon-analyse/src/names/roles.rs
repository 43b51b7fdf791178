//! The words that tell the office of somebody who is named: before the name, or after it.

use std::ops::Range;

use rashomon_model::TokenKind;

use super::identities::is_acronym;
use crate::lists::*;
use crate::reading::Reading;

/// The office of what is named from `first` to `end`, as tokens.
pub(crate) fn role(reading: &Reading, first: usize, end: usize) -> Option<(usize, usize)> {
    let range = reading.range(reading.sentence_of(first));
    titles_before(reading, &range, first)
        .or_else(|| role_before(reading, &range, first))
        .or_else(|| role_after(reading, &range, end))
}

/// "US Secretary of Defense X": the unbroken capitals before a name, where a title is among them.
fn titles_before(reading: &Reading, range: &Range<usize>, first: usize) -> Option<(usize, usize)> {
    let mut start = first;
    while start > range.start && first - start < 12 {
        let before = start - 1;
        let inside = before > range.start && start < first;
        let stop = reading.word(before) == "." && before > range.start && reading.is(before - 1, ABBREVIATION);
        let link = inside && reading.one_of(before, &["of", "for", "the", "and"]) && reading.is(start, OFFICE);
        if stop {
            start = before - 1;
        } else if link || is_name_word(reading, before) && !reading.one_of(before, PARTICIPLES) {
            start = before;
        } else {
            break;
        }
    }
    while start < first && !reading.is_capital(start) {
        start += 1;
    }
    let titled = (start..first).any(|t| reading.is(t, TITLE));
    titled.then_some((start, first))
}

/// Words with a capital at the head of a sentence that are no part of the office after them.
const PARTICIPLES: &[&str] =
    &["according", "speaking", "asked", "meanwhile", "yesterday", "today", "tomorrow", "tonight"];

fn is_name_word(reading: &Reading, token: usize) -> bool {
    let stop = reading.is(token, PRONOUN | AUXILIARY) || reading.is(token, SUBORDINATOR | PREPOSITION | DETERMINER);
    let dated = reading.is(token, WEEKDAY | MONTH);
    reading.is_capital(token)
        && !reading.lower(token).starts_with('\'')
        && (!stop || is_acronym(reading.word(token)))
        && !dated
}

/// "Kremlin spokesperson X", "its head, X": the words of an office before a name.
fn role_before(reading: &Reading, range: &std::ops::Range<usize>, first: usize) -> Option<(usize, usize)> {
    let comma = first > range.start && reading.word(first - 1) == ",";
    let last = first.checked_sub(if comma { 2 } else { 1 }).filter(|t| *t >= range.start)?;
    let mut start = last + 1;
    while start > range.start && last + 1 - start < 10 && is_role_word(reading, start - 1, comma) {
        start -= 1;
        if comma && reading.is(start, DETERMINER) {
            break;
        }
    }
    let head = if comma { (start..=last).any(|t| reading.is(t, SOMEBODY)) } else { reading.is(last, SOMEBODY) };
    let whole = !comma || reading.is(start, DETERMINER);
    (start <= last && head && whole).then_some((start, last + 1))
}

fn is_role_word(reading: &Reading, token: usize, with_prepositions: bool) -> bool {
    let word = reading.kind(token) == Some(TokenKind::Word);
    let linking = reading.lower(token) == "'s"
        || with_prepositions && (reading.is(token, DETERMINER) || reading.one_of(token, &["of", "for", "at", "in"]));
    word && (linking || !reading.is(token, STOP | CUE) || reading.one_of(token, &["us"]))
}

/// ", the coast guard's district commander for …,": the words of an office after a name.
fn role_after(reading: &Reading, range: &std::ops::Range<usize>, end: usize) -> Option<(usize, usize)> {
    if reading.word(end) != "," || end >= range.end {
        return None;
    }
    let mut start = end + 1;
    if reading.kind(start) == Some(TokenKind::Number) && reading.word(start + 1) == "," {
        start += 2;
    }
    let stops = |t: usize| {
        t >= range.end
            || reading.is_mark(t) && !matches!(reading.word(t), "-" | "'" | "\u{2019}" | "." | "&")
            || reading.is_quote(t)
            || reading.word(t) == "." && reading.spaced(t + 1) && !reading.is(t - 1, ABBREVIATION)
            || reading.one_of(t, &["who", "which"])
            || reading.is(t, CUE) && !reading.is(t, SOMEBODY | TITLE)
    };
    let last = (start..(start + 24).min(range.end)).find(|&t| stops(t)).unwrap_or((start + 24).min(range.end));
    // What runs into a verb of speech is a clause with its own subject, not an office.
    if last < range.end && reading.is(last, CUE) {
        return None;
    }
    let head = (start..last.min(start + 9))
        .find(|&t| reading.is(t, SOMEBODY) || reading.is(t, TITLE) && !reading.is_capital(t))?;
    let verb = (start..head).any(|t| reading.is(t, AUXILIARY | CUE | SUBORDINATOR));
    // "in the debate with X, the president delivered …": a clause, not an office.
    let after = head + 1;
    let verb = verb || after < last && (reading.is(after, AUXILIARY) || reading.lower(after).ends_with("ed"));
    let opens = reading.is(start, DETERMINER) || reading.is(start, SOMEBODY) || head <= start + 4;
    (!verb && opens && !reading.is(start, PREPOSITION)).then_some((start, last))
}
