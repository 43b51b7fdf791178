//! Cuts a text into sentences.

use rashomon_model::{Sentence, Span, TokenKind};

use crate::lists;
use crate::reading::is_quote_mark;
use crate::tokens::Words;

/// No sentence of prose has more tokens; what has is cut, so that work inside a sentence stays bounded.
const LONGEST: usize = 600;

/// Abbreviations in lower case that stand inside a sentence, beside those of the word lists.
const MEASURES: &[&str] = &[
    "max", "min", "temp", "tel", "ext", "avg", "govt", "pop", "incl", "esp", "dept", "misc", "ca", "cm", "mm", "km",
    "kg", "lb", "lbs", "oz", "ft", "sq", "hr", "hrs", "min", "mins", "sec", "pp", "ed", "eds", "gal", "qty", "wt",
    "yr", "yrs",
];

/// The sentences of a text. A sentence never crosses an empty line or the edge of an apparatus span.
pub(crate) fn split(text: &str, words: &Words, apparatus: &[Span]) -> Vec<Sentence> {
    let mut edges: Vec<u32> = apparatus.iter().flat_map(|s| [s.start, s.end]).collect();
    edges.sort_unstable();
    let mut cutter = Cutter { text, words, edges, next_edge: 0 };
    let mut covered = apparatus.to_vec();
    covered.sort_unstable();
    let mut sentences = Vec::new();
    let (mut first, mut paragraph) = (0, 0);
    for token in 0..words.tokens.len() {
        let gap = cutter.gap(token);
        let overlong = token - first >= LONGEST;
        if gap == Gap::None && !overlong && !cutter.ends_at(token, first) {
            continue;
        }
        sentences.push(sentence(words, first, token + 1, paragraph, &covered));
        first = token + 1;
        paragraph += u32::from(gap == Gap::Paragraph);
    }
    sentences
}

fn sentence(words: &Words, first: usize, end: usize, paragraph: u32, apparatus: &[Span]) -> Sentence {
    let span = words.tokens[first].span.join(words.tokens[end - 1].span);
    let before = apparatus.partition_point(|a| a.start <= span.start);
    let apparatus = before.checked_sub(1).is_some_and(|i| apparatus[i].contains(span));
    Sentence { span, paragraph, first_token: first as u32, end_token: end as u32, apparatus }
}

/// What stands between a token and the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// Nothing that ends a sentence by itself.
    None,
    /// An edge of apparatus or a new list item.
    Break,
    /// An empty line, or the end of the text.
    Paragraph,
}

struct Cutter<'a> {
    text: &'a str,
    words: &'a Words,
    edges: Vec<u32>,
    next_edge: usize,
}

impl Cutter<'_> {
    fn gap(&mut self, token: usize) -> Gap {
        let end = self.words.tokens[token].span.end;
        let Some(next) = self.words.tokens.get(token + 1) else { return Gap::Paragraph };
        while self.edges.get(self.next_edge).is_some_and(|e| *e < end) {
            self.next_edge += 1;
        }
        let at_edge = self.edges.get(self.next_edge).is_some_and(|e| *e <= next.span.start);
        let between = Span { start: end, end: next.span.start }.of(self.text);
        match between.bytes().filter(|b| *b == b'\n').count() {
            0 if at_edge => Gap::Break,
            0 => Gap::None,
            1 if at_edge || is_bullet(next.span.of(self.text)) => Gap::Break,
            1 => Gap::None,
            _ => Gap::Paragraph,
        }
    }

    fn lower(&self, token: usize) -> &str {
        let start = if token == 0 { 0 } else { self.words.ends.get(token - 1).copied().unwrap_or(0) };
        self.words.ends.get(token).map_or("", |end| &self.words.lower[start as usize..*end as usize])
    }

    fn word(&self, token: usize) -> &str {
        self.words.tokens.get(token).map_or("", |t| t.span.of(self.text))
    }

    fn is(&self, token: usize, class: u64) -> bool {
        self.words.classes.get(token).is_some_and(|c| c & class != 0)
    }

    fn spaced(&self, token: usize) -> bool {
        let tokens = &self.words.tokens;
        token == 0 || tokens.get(token).is_none_or(|t| tokens[token - 1].span.end < t.span.start)
    }

    /// Whether the sentence that begins with the token `first` ends with this one: a full stop, or the last mark that
    /// closes after one.
    fn ends_at(&self, token: usize, first: usize) -> bool {
        if !self.spaced(token + 1) {
            return self.runs_into_next(token);
        }
        if self.between_links(token) {
            return true;
        }
        let mut stop = token;
        while stop > 0 && is_closer(self.word(stop)) && !self.spaced(stop) {
            stop -= 1;
        }
        if self.words.tokens[stop].kind == TokenKind::Word {
            return stop == token && self.dotted_end(stop);
        }
        match self.word(stop).chars().next() {
            Some('.') => !self.is_item_number(stop, first) && self.full_stop(stop, token),
            Some('!' | '?') => self.exclamation(stop, token),
            Some('\u{2026}') => !self.goes_on(token),
            _ => false,
        }
    }

    /// A full stop after which the space is missing, as in "They left.Nobody came back." Dots without spaces leave words
    /// out and so hold a quotation together.
    fn runs_into_next(&self, token: usize) -> bool {
        let is_stop = matches!(self.word(token), "." | "!" | "?");
        let capital = self.word(token + 1).chars().next().is_some_and(char::is_uppercase);
        is_stop && capital && token > 0 && self.is_plain(token - 1) && self.is_known(token + 1)
    }

    /// Whether a link ends with this token and another follows: lists of links have no full stops.
    fn between_links(&self, token: usize) -> bool {
        let begins = || (0..=token).rev().find(|&t| self.spaced(t)).unwrap_or(0);
        self.is_link(token + 1) && self.is_link(begins())
    }

    fn is_link(&self, token: usize) -> bool {
        matches!(self.lower(token), "http" | "https" | "www") && !self.spaced(token + 1)
    }

    /// "2." or "b." at the head of what would be a sentence, or behind a colon: the number of an item.
    fn is_item_number(&self, stop: usize, first: usize) -> bool {
        let number = stop.checked_sub(1).map_or("", |before| self.word(before));
        let digits = number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit());
        let letter = number.len() == 1 && number.bytes().all(|b| b.is_ascii_alphabetic());
        let heads = stop == first + 1 || stop > 1 && self.word(stop - 2) == ":" && self.spaced(stop - 1);
        heads && self.word(stop) == "." && (digits || letter)
    }

    fn exclamation(&self, stop: usize, last: usize) -> bool {
        if matches!(self.word(last + 1).chars().next(), Some('!' | '?')) {
            return false;
        }
        // The company writes its name with the mark.
        if self.word(stop) == "!" && stop > 0 && self.lower(stop - 1) == "yahoo" {
            return false;
        }
        if self.goes_on(last) {
            return stop == last && self.begins_small(stop, last + 1);
        }
        let quoted = (stop + 1..=last).any(|t| self.word(t).chars().all(is_quote_mark));
        !(quoted && self.speaker_follows(last + 1))
    }

    /// A sentence in lower case after a full stop that no abbreviation explains: hasty writing begins so.
    fn begins_small(&self, stop: usize, next: usize) -> bool {
        let first = self.word(next).chars().next().is_some_and(char::is_lowercase);
        let known = self.is_known(next) || self.is_link(next);
        first && known && stop > 0 && !self.spaced(stop) && self.is_plain(stop - 1)
    }

    /// A word of the language in lower case that is no abbreviation.
    fn is_plain(&self, token: usize) -> bool {
        let word = self.word(token);
        let abbreviated = self.is(token, lists::ABBREVIATION | lists::SUFFIX) || MEASURES.contains(&word);
        word.len() > 1 && word.chars().all(char::is_lowercase) && !abbreviated && self.is_known(token)
    }

    fn is_known(&self, token: usize) -> bool {
        self.words.tokens.get(token).is_some_and(|t| t.kind == TokenKind::Word && (t.stop || t.row.is_some()))
    }

    /// Whether the next sentence would begin in lower case, which hardly any does, behind a dash as well: "Jan Novak, R-Neb.
    /// — a critic of the plan — said".
    fn goes_on(&self, token: usize) -> bool {
        let mut next = token + 1;
        while is_opener(self.word(next)) || is_dash(self.word(next)) {
            next += 1;
        }
        match self.word(next).chars().next() {
            Some(c) => c.is_lowercase() || matches!(c, ',' | ';' | ':' | ')'),
            None => false,
        }
    }

    fn full_stop(&self, stop: usize, last: usize) -> bool {
        if self.word(last + 1).starts_with('.') {
            return false;
        }
        if self.goes_on(last) {
            return stop == last && self.word(stop) == "." && self.begins_small(stop, last + 1);
        }
        if stop == 0 || last > stop || self.spaced(stop) {
            return true;
        }
        let before = stop - 1;
        if self.is(before, lists::ABBREVIATION) && !self.is_word_in_use(before) {
            // "Mr. Will", "vs. The" but "on 21st St. It is", "in Sept. The".
            let joins = self.is(before, lists::TITLE) || matches!(self.lower(before), "vs" | "v" | "mr" | "mrs" | "ms");
            return !joins && self.is(last + 1, lists::PRONOUN | lists::DETERMINER | lists::PREPOSITION);
        }
        if self.lower(before) == "no" || self.lower(before) == "nos" {
            return self.words.tokens.get(last + 1).is_none_or(|t| t.kind != TokenKind::Number);
        }
        if self.is(before, lists::SUFFIX) {
            return self.starts_sentence(last + 1);
        }
        let initial = self.word(before).chars().count() == 1 && self.word(before).chars().all(char::is_uppercase);
        !initial || self.starts_sentence(last + 1)
    }

    /// A short word that is both an abbreviation and a word of its own ("may", "wash") and stands in lower case.
    fn is_word_in_use(&self, token: usize) -> bool {
        let lower_case = self.word(token).chars().all(char::is_lowercase);
        lower_case && !matches!(self.lower(token), "vs" | "v" | "approx" | "cf" | "fig" | "vol" | "pop")
    }

    /// `U.S.` or `p.m.` at the end of a token that holds its own last dot.
    fn dotted_end(&self, token: usize) -> bool {
        let word = self.word(token);
        let next = self.word(token + 1);
        let zone = next.len() <= 4 && next.len() > 1 && next.chars().all(char::is_uppercase);
        let runs_on = self.goes_on(token) || self.goes_on_behind_brackets(token + 1);
        word.ends_with('.') && !runs_on && !zone && self.starts_sentence(token + 1)
    }

    /// Whether a token opens brackets behind which the sentence goes on: "at 2:17 a.m. (0117 GMT), the company said".
    fn goes_on_behind_brackets(&self, token: usize) -> bool {
        const NEAR: usize = 12;
        let close = || (token + 1..token + NEAR).find(|&t| self.word(t) == ")");
        self.word(token) == "(" && close().is_some_and(|close| self.goes_on(close))
    }

    /// Whether a token looks like the head of a sentence rather than the rest of a name.
    fn starts_sentence(&self, token: usize) -> bool {
        let opened = is_opener(self.word(token));
        let first = if opened { token + 1 } else { token };
        let head = lists::STOP | lists::PRONOUN | lists::SUBORDINATOR | lists::PREPOSITION | lists::DETERMINER;
        opened || self.is(first, head)
    }

    /// A name or pronoun with a verb of speech, as in `"Stop!" Palmares said.`
    fn speaker_follows(&self, token: usize) -> bool {
        let cue = (token + 1..token + 5).find(|&t| self.is(t, lists::CUE) && !self.is(t, lists::TITLE));
        cue.is_some_and(|cue| (token..cue).all(|t| self.words.tokens[t].kind == TokenKind::Word))
    }
}

fn is_closer(word: &str) -> bool {
    matches!(word, ")" | "]" | "\"" | "'" | "\u{201d}" | "\u{2019}" | "\u{bb}")
}

fn is_opener(word: &str) -> bool {
    matches!(word, "(" | "[") || (!word.is_empty() && word.chars().all(is_quote_mark))
}

fn is_dash(word: &str) -> bool {
    matches!(word, "\u{2013}" | "\u{2014}" | "--")
}

fn is_bullet(word: &str) -> bool {
    matches!(word, "-" | "*" | "\u{2022}" | "\u{2013}" | "\u{2014}" | "\u{25cf}" | "\u{25aa}")
}
