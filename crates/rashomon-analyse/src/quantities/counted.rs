//! What a number counts, and the scope that its sentence gives it.

use rashomon_model::{NameKind, Span, TokenKind};

use crate::lists::*;
use crate::names::Names;
use crate::numbers;
use crate::reading::Reading;

/// What is counted: the token of its head and the tokens of its words, `first..end`.
#[derive(Clone, Copy)]
pub(crate) struct Counted {
    pub head: usize,
    pub first: usize,
    pub end: usize,
}

impl Counted {
    fn new(head: usize, first: usize) -> Self {
        Counted { head, first, end: head + 1 }
    }

    /// Whether people are counted.
    pub fn is_people(self, reading: &Reading, names: &Names) -> bool {
        let group = names.at(self.head).is_some_and(|entity| names.kind(entity) == NameKind::Group);
        let word = reading.lower(self.head);
        // "Libertarians", "Germans", "Methodists".
        let adherents = reading.is_capital(self.head) && (word.ends_with("ans") || word.ends_with("ists"));
        group
            || adherents
            || reading.is(self.head, PEOPLE | ROLE)
            || (self.first..self.end).any(|t| reading.is(t, PEOPLE))
            || reading.one_of(self.head, &["death", "toll", "passenger", "died", "perished", "survived"])
    }
}

/// What a number counts whose tokens are `first..end`; `after` is the token behind its unit or bound.
pub(crate) fn find(reading: &Reading, first: usize, end: usize, after: usize) -> Option<Counted> {
    let range = reading.range(reading.sentence_of(first));
    let is_number = |t: usize| reading.is(t, NUMBER) || reading.kind(t) == Some(TokenKind::Number);
    // "Five of the 17 were children": what is said holds for the five.
    let whole = first > range.start + 2 && reading.reads(first - 2, &["of", "the"]) && is_number(first - 3);
    if whole {
        return noun_after(reading, after, range.end);
    }
    let of_many = reading.reads(after, &["of", "the"]).then(|| numbers::cardinal(reading, after + 2)).flatten();
    let behind = if pronoun(reading, after).is_some() { after + 2 } else { of_many.map_or(after, |(_, end)| end) };
    let behind = if is_tally(reading, behind) { behind + 3 } else { behind };
    noun_after(reading, behind, range.end)
        .or_else(|| state_after(reading, behind.max(end), range.end))
        .or_else(|| noun_before(reading, first, range.start))
}

/// Whether what is counted is told as a tally behind the number: "bringing to two the number of people killed".
pub(crate) fn is_tally(reading: &Reading, after: usize) -> bool {
    reading.lower(after) == "the" && reading.one_of(after + 1, &TALLIES) && reading.lower(after + 2) == "of"
}

/// "47 percent of likely voters": the whole that a part is taken from.
pub(crate) fn whole(reading: &Reading, after: usize) -> Option<Counted> {
    let range = reading.range(reading.sentence_of(after));
    let after = after + usize::from(reading.is_quote(after));
    (reading.lower(after) == "of").then(|| noun_after(reading, after, range.end)).flatten()
}

/// "187 people", "11 of the company's vessels".
fn noun_after(reading: &Reading, after: usize, limit: usize) -> Option<Counted> {
    let mut first = after;
    if reading.lower(first) == "of" {
        first += 1;
    }
    while first < limit
        && (reading.is(first, DETERMINER) && !reading.is(first, NUMBER)
            || reading.is_quote(first)
            || matches!(reading.word(first), "[" | "(") && first == after
            || reading.one_of(first, &["more", "other", "such", "same", "most", "very", "few"]))
    {
        first += 1;
    }
    let mut end = first;
    while end < limit && end < first + 8 && (is_noun_word(reading, end, first) || is_inside_name(reading, end, first)) {
        end += 1;
    }
    // "three different but related complaints": a noun is still to come.
    let many = |t: usize| is_plural(reading.lower(t)) || reading.is(t, PEOPLE);
    if end > first && matches!(reading.lower(end), "but" | "and" | ",") && !(first..end).any(many) {
        let more =
            (end + 1..limit.min(end + 6)).take_while(|&t| is_noun_word(reading, t, t)).last().map_or(end, |t| t + 1);
        end = if (end + 1..more).any(many) { more } else { end };
    }
    let head = (first..end)
        .find(|&t| reading.is(t, PEOPLE) && !is_modifier(reading, t, end))
        .or_else(|| (first..end).find(|&t| is_plural(reading.lower(t)) && !is_modifier(reading, t, end)))
        .or_else(|| end.checked_sub(1).filter(|t| *t >= first))?;
    Some(Counted::new(head, first))
}

/// Whether a word stands before what it says more of: "company's vessels", "men-only clubs".
fn is_modifier(reading: &Reading, token: usize, end: usize) -> bool {
    reading.lower(token + 1) == "'s"
        || token + 1 < end && !is_plural(reading.lower(token)) && is_plural(reading.lower(token + 1))
}

fn is_noun_word(reading: &Reading, token: usize, first: usize) -> bool {
    if reading.is_mark(token) {
        // "voluntary, anonymous" and "health-care": what goes on as one phrase.
        return token > first && reading.word(token) == "-" && !reading.spaced(token) && !reading.spaced(token + 1);
    }
    let word = reading.kind(token) == Some(TokenKind::Word);
    let name = reading.is_capital(token) && token > first && reading.is_capital(token - 1);
    word && (reading.lower(token) == "'s"
        || name && !reading.is(token, PREPOSITION)
        || !reading.is(token, STOP | CUE | AUXILIARY | PREPOSITION | WEEKDAY | MONTH | NUMBER)
        || reading.lower(token) == "us"
        || reading.is(token, CUE) && is_plural(reading.lower(token)) && token == first)
        && !reading.one_of(token, &["ago", "earlier", "later", "away", "after", "today", "yesterday", "apiece"])
}

/// "of" in "former Department of Justice officials".
fn is_inside_name(reading: &Reading, token: usize, first: usize) -> bool {
    reading.lower(token) == "of"
        && token > first
        && reading.is_capital(token - 1)
        && !is_plural(reading.lower(token - 1))
        && reading.is_capital(token + 1)
}

fn is_plural(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("'s")
        || matches!(word, "men" | "women" | "children" | "people" | "teeth" | "feet" | "troops" | "police")
}

/// "16 were dead": what is said of the counted.
fn state_after(reading: &Reading, after: usize, limit: usize) -> Option<Counted> {
    let mut at = after;
    while at < limit && (reading.is(at, AUXILIARY | ADVERB) || reading.one_of(at, &["still", "confirmed"])) {
        at += 1;
    }
    let told = at > after && at < limit && reading.kind(at) == Some(TokenKind::Word) && !reading.is(at, STOP);
    told.then_some(Counted::new(at, at))
}

/// Nouns that say that a number of something follows.
const TALLIES: [&str; 8] = ["number", "toll", "count", "total", "tally", "figure", "headcount", "numbers"];

/// "the number rescued stood at 160", "the death toll rose to 19", "the number of park units will jump from 401".
fn noun_before(reading: &Reading, number: usize, start: usize) -> Option<Counted> {
    let from = number.saturating_sub(18).max(start);
    let label = (from..number).rev().find(|&t| reading.one_of(t, &TALLIES))?;
    if reading.lower(label + 1) == "of" {
        return noun_after(reading, label + 2, number);
    }
    let participle = label + 1 < number
        && reading.lower(label + 1).ends_with("ed")
        && !reading.one_of(
            label + 1,
            &["reached", "jumped", "climbed", "passed", "topped", "increased", "doubled", "soared", "dropped"],
        );
    if participle {
        return Some(Counted::new(label + 1, label + 1));
    }
    let before = label.checked_sub(1).filter(|t| *t >= from && is_noun_word(reading, *t, *t))?;
    (reading.lower(before) != "'s").then_some(Counted { head: before, first: before, end: label + 1 })
}

/// Words that begin the phrase a count is restricted to.
const SCOPING: [&str; 16] = [
    "in",
    "at",
    "on",
    "of",
    "across",
    "within",
    "inside",
    "near",
    "during",
    "since",
    "over",
    "among",
    "aboard",
    "throughout",
    "outside",
    "between",
];

/// Tokens of the longest phrase that is taken for a scope.
const LONGEST: usize = 8;

/// "of them": a whole told before.
pub(crate) fn pronoun(reading: &Reading, after: usize) -> Option<Span> {
    let told =
        reading.lower(after) == "of" && reading.one_of(after + 1, &["them", "us", "those", "these", "whom", "you"]);
    told.then(|| reading.span(after, after + 2))
}

/// "in Niger", "over the past three years": the phrase right behind what is counted.
pub(crate) fn scope(reading: &Reading, after: usize) -> Option<Span> {
    let limit = reading.range(reading.sentence_of(after)).end.min(after + LONGEST);
    if after >= limit || !reading.one_of(after, &SCOPING) {
        return None;
    }
    let ends = |t: usize| {
        reading.is_mark(t) && reading.word(t) != "-"
            || reading.is(t, AUXILIARY | SUBORDINATOR) && !reading.is(t, PREPOSITION)
            || reading.is(t, CUE) && t > after + 1
    };
    let end = (after + 1..limit).find(|t| ends(*t)).unwrap_or(limit);
    (end > after + 1).then(|| reading.span(after, end))
}
