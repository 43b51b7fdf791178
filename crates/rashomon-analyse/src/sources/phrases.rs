//! Where the noun phrases begin and end that can be sources.

use std::ops::Range;

use rashomon_model::{NameKind, TokenKind};

use super::{Sources, cues};
use crate::lists::*;

/// The most tokens of a phrase.
const LONGEST: usize = 20;

impl Sources<'_> {
    /// The noun phrase that ends right before a token, or before the adverbs and auxiliaries there, going back no further
    /// than `floor`.
    pub fn phrase_before(&self, before: usize, floor: usize) -> Option<(usize, usize)> {
        let r = self.reading;
        let loose = |t: usize| self.timed[t] || r.is(t, ADVERB | AUXILIARY) && self.names.at(t).is_none();
        let end = (floor..before).rev().find(|&t| !loose(t))? + 1;
        let mut first =
            (floor.max(end.saturating_sub(LONGEST))..end).rev().take_while(|&t| self.is_inside(t)).last()?;
        while first < end && (self.timed[first] || r.is(first, PREPOSITION) || r.lower(first) == "and") {
            first += 1;
        }
        // "In Geneva a spokesman": the phrase begins where a determiner follows no preposition.
        let begins =
            |t: &usize| r.is(*t, DETERMINER) && !r.is(*t - 1, PREPOSITION | DETERMINER) && !r.is_possessive(*t - 1);
        first = (first + 1..end).rev().find(begins).unwrap_or(first);
        (first..end).any(|t| !r.is_mark(t)).then_some((first, end))
    }

    /// Whether a token can stand inside a phrase that is read from its end.
    fn is_inside(&self, token: usize) -> bool {
        let r = self.reading;
        if self.names.at(token).is_some() || self.is_inner_mark(token) {
            return true;
        }
        let clause = r.is(token, SUBORDINATOR | AUXILIARY) && !self.joins_names(token);
        let says = r.is(token, CUE) && cues::is_verb(r, token);
        let pronoun = r.is(token, PRONOUN) && !r.is(token, DETERMINER);
        !(r.is_mark(token) || clause || says || pronoun)
    }

    /// The noun phrase that begins at a token, or behind the adverbs and times there.
    pub fn phrase_after(&self, first: usize, limit: usize) -> Option<(usize, usize)> {
        let r = self.reading;
        let loose = |t: usize| self.timed[t] || r.is(t, ADVERB) && self.names.at(t).is_none();
        let start = (first..limit).find(|&t| !loose(t) && !r.is_possessive(t))?;
        if r.is(start, PRONOUN) && !r.is(start, DETERMINER) {
            return Some((start, start + 1));
        }
        let stop = (start..limit.min(start + LONGEST)).find(|&t| !self.goes_on(start, t));
        let dangles = |t: usize| r.is(t, PREPOSITION | DETERMINER | SUBORDINATOR) && self.names.at(t).is_none();
        let last = (start..stop.unwrap_or(limit.min(start + LONGEST))).rev().find(|&t| !dangles(t))?;
        Some((start, last + 1))
    }

    /// Whether a phrase that began at `start` goes on with a token.
    fn goes_on(&self, start: usize, at: usize) -> bool {
        let r = self.reading;
        if self.names.at(at).is_some() {
            return true;
        }
        if self.timed[at] || r.is_quote(at) && r.lower(at) != "'" {
            return false;
        }
        if r.is(at, PREPOSITION) {
            let binds = r.one_of(at, &["of", "for", "from", "with"])
                || r.one_of(at, &["to", "at", "in", "on", "by", "within"])
                    && (r.is(at + 1, DETERMINER) || self.names.at(at + 1).is_some());
            return binds && at > start && !self.timed[(at + 1).min(self.timed.len() - 1)];
        }
        if r.is(at, SUBORDINATOR) || r.is(at, PRONOUN) && !r.is(at, DETERMINER) {
            return self.joins_names(at);
        }
        if at == start || r.is(at - 1, DETERMINER) {
            return r.kind(at) != Some(TokenKind::Punctuation);
        }
        let verb =
            r.is(at, AUXILIARY | ADVERB) || r.is(at, CUE | WEAK_CUE) && cues::is_verb(r, at) || self.is_finite(at);
        !verb && (self.is_inner_mark(at) || r.kind(at) != Some(TokenKind::Punctuation))
    }

    /// "Smith and Jones said": "and" inside a phrase joins two names, roles or bodies, not two clauses.
    pub(super) fn joins_names(&self, token: usize) -> bool {
        let r = self.reading;
        let Some(before) = token.checked_sub(1).filter(|_| r.lower(token) == "and") else { return false };
        let (left, right) = (self.names.at(before), self.names.at(token + 1));
        left.is_some() && right.is_some() && left != right
            || r.is(before, SOMEBODY | ORGANISATION) && r.is(token + 1, SOMEBODY | ORGANISATION)
    }

    /// "Lund cancelled the debts", "Lund faces a battle": a verb behind a person's name, or before what it acts on, ends the
    /// subject.
    fn is_finite(&self, at: usize) -> bool {
        let r = self.reading;
        let word = r.lower(at);
        let person = self.names.at(at - 1).is_some_and(|e| self.names.kind(e) == NameKind::Person);
        // "economist Ada Lund summarizes:".
        let speaks = person && r.word(at + 1) == ":";
        let present = word.len() > 3 && word.ends_with('s') && (r.is(at + 1, DETERMINER) || speaks);
        if present && !r.is(at, SOMEBODY | PEOPLE | STOP) && !r.is_capital(at) {
            return true;
        }
        let past = word.len() > 4 && word.ends_with("ed") || r.is(at, IRREGULAR);
        let acts =
            r.is(at + 1, DETERMINER | PREPOSITION | PRONOUN | SUBORDINATOR | ADVERB) || self.names.at(at + 1).is_some();
        past && (person || acts) && !r.is_capital(at) && !r.is(at - 1, PREPOSITION) && !r.is(at + 1, SOMEBODY | PEOPLE)
    }

    /// A mark inside a name or an abbreviation: "J. R. Lund", "al-Khatibi", "the drivers' union".
    fn is_inner_mark(&self, at: usize) -> bool {
        let r = self.reading;
        match r.word(at) {
            "." => r.is(at.saturating_sub(1), ABBREVIATION | SUFFIX),
            "-" | "&" | "/" => true,
            "'" | "\u{2019}" => !r.spaced(at) && r.lower(at.saturating_sub(1)).ends_with('s'),
            _ => false,
        }
    }

    /// The subject of a sentence: the phrase at its head, after a leading adverb, preposition or participle with its phrase.
    pub fn subject(&self, range: Range<usize>) -> Option<(usize, usize)> {
        let r = self.reading;
        let opens = |t: &usize| !r.is_mark(*t) && !r.one_of(*t, &["but", "and", "however", "yet", "still"]);
        let mut first = range.clone().find(opens)?;
        let word = r.lower(first);
        let leading = r.is(first, PREPOSITION | SUBORDINATOR | ADVERB) || word.ends_with("ed") || word.ends_with("ing");
        if leading && self.names.at(first).is_none() {
            let comma = (first..range.end.min(first + 30)).find(|&t| r.word(t) == ",");
            first = comma.map_or(first, |comma| comma + 1);
        }
        let subject = self.phrase_after(first, range.end)?;
        // "At Pulse, a club in Orlando, Lund spoke": what cannot speak between two commas tells more of what stands before it.
        let aside = first > range.start && r.is(subject.0, DETERMINER) && r.word(subject.1) == ",";
        let next =
            self.phrase_after(subject.1 + 1, range.end).filter(|_| aside && !self.can_speak(subject.0, subject.1));
        Some(next.filter(|(first, _)| self.names.at(*first).is_some()).unwrap_or(subject))
    }
}
