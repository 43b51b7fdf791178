//! What a noun phrase is about: the name at its head, the noun at its head, and what sort of source that makes it.

use std::ops::Range;

use rashomon_model::{NameKind, SourceKind, TokenKind};

use super::{Sources, cues};
use crate::lists::*;

/// Participles that tell more of the noun before them and do not end in "ed".
const PARTICIPLES: &[&str] =
    &["seen", "kept", "written", "drawn", "held", "sent", "given", "shown", "made", "taken", "known", "read"];

impl Sources<'_> {
    /// Where a phrase begins that was read together with the dateline before it: "Istanbul (CNN) President Ada Lund".
    fn past_dateline(&self, first: usize, end: usize) -> usize {
        let r = self.reading;
        let open = (first + 1..end.min(first + 5)).find(|&t| r.word(t) == "(" && r.is(t + 1, OUTLET));
        let close = open.and_then(|open| (open + 2..end.min(open + 4)).find(|&t| r.word(t) == ")"));
        close.filter(|close| close + 1 < end).map_or(first, |close| close + 1)
    }

    /// The name that a phrase is about: of a person in its core or set off behind it ("its head, Ada Lund"), else any name
    /// that the core begins or ends with.
    pub(super) fn name_of(&self, first: usize, end: usize) -> Option<usize> {
        let first = self.past_dateline(first, end);
        let core = self.core(first, end);
        let person = self.person_in(first, core).or_else(|| self.apposed(first, core, end));
        person.or_else(|| self.body_in(first, core))
    }

    /// Where the core of a phrase ends: before a comma, bracket, dash or relative pronoun that stands in no name.
    fn core(&self, first: usize, end: usize) -> usize {
        let r = self.reading;
        let in_name = |t: usize| self.names.at(t).is_some() && self.names.at(t) == self.names.at(t - 1);
        let cuts = |t: usize| {
            matches!(r.word(t), "," | ";" | "(" | "[" | "--" | "\u{2013}" | "\u{2014}")
                || r.word(t) == "-" && r.spaced(t)
                || r.one_of(t, &["who", "which", "that"])
        };
        (first + 1..end).find(|&t| cuts(t) && !in_name(t)).unwrap_or(end)
    }

    /// The names in a range of tokens, each with its own range.
    fn names_in(&self, first: usize, end: usize) -> impl Iterator<Item = (usize, Range<usize>)> {
        let starts = (first..end).filter(move |&t| t == first || self.names.at(t) != self.names.at(t - 1));
        starts.filter_map(move |start| {
            let entity = self.names.at(start)?;
            let name = (start..end).take_while(|&t| self.names.at(t) == Some(entity)).last()? + 1;
            Some((entity, start..name))
        })
    }

    /// The person whom a core names: not one who only tells more of somebody else, as in "Lund's lawyer", "the Lund
    /// campaign", "a friend of Senator Lund".
    fn person_in(&self, first: usize, core: usize) -> Option<usize> {
        let r = self.reading;
        let heads = |name: &Range<usize>| {
            let after = name.end;
            after >= core
                || r.is(after, PREPOSITION | ADVERB | SUBORDINATOR)
                || r.is_mark(after) && !r.is_possessive(after)
        };
        // "Secretary of State X", "the president of Kenya, X": what the preposition asks for stands before the name.
        let complement = |t: usize| {
            self.names.at(t).is_some_and(|e| self.names.kind(e) != NameKind::Group)
                || r.is(t, OFFICE) && !r.is(t, STOP)
                || r.is_capital(t) && !r.is(t, TITLE)
        };
        let governed = |name: &Range<usize>| {
            let preposition = (first..name.start).rev().find(|&t| r.is(t, PREPOSITION) && self.names.at(t).is_none());
            // "One former aide now supporting Lund" is not Lund.
            let before = name.start.checked_sub(1).filter(|before| *before > first);
            let acted_on = before.is_some_and(|t| {
                r.lower(t).ends_with("ing") && !r.is_capital(t) && !r.is(t, SOMEBODY) && self.names.at(t).is_none()
            });
            acted_on || preposition.is_some_and(|at| !(at + 1..name.start).any(complement))
        };
        self.names_in(first, core)
            .find(|(e, name)| self.names.kind(*e) == NameKind::Person && heads(name) && !governed(name))
            .map(|(entity, _)| entity)
    }

    /// "its head, Ada Lund", "his rival, former senator Ada Lund": the person whose name stands behind what one person is.
    fn apposed(&self, first: usize, core: usize, end: usize) -> Option<usize> {
        /// Words between the comma and the name, at most.
        const MODIFIERS: usize = 6;
        let r = self.reading;
        let head = self.head_noun(first, core);
        let person = |t: usize| self.names.at(t).is_some_and(|e| self.names.kind(e) == NameKind::Person);
        let start = (core + 1..end.min(core + MODIFIERS + 2)).find(|t| person(*t))?;
        let modifies = |t: usize| !r.is(t, STOP) || r.is_capital(t) && r.lower(t) == "us";
        let plain = (core + 1..start).all(|t| modifies(t) && (!r.is_mark(t) || matches!(r.word(t), "." | "-")));
        let entity = self.person_in(start, self.core(start, end)).filter(|e| self.names.at(start) == Some(*e))?;
        let office = r.is(head, SOMEBODY | TITLE);
        // "Lund's stepfather, Karl Moe", and no more words.
        let kin = r.is(first, DETERMINER) || (first..head).any(|t| r.is_possessive(t));
        let alone = self.names_in(start, end).next().is_some_and(|(_, name)| name.end == end);
        let body = r.is(head, ORGANISATION | BODY | MEDIA | OUTLET | PRESS);
        let one = r.word(core) == "," && !r.lower(head).ends_with('s') && (office || kin && alone && !body);
        (one && plain).then_some(entity)
    }

    /// The body or place that a core is the name of, or ends with the name of, or names first of all.
    fn body_in(&self, first: usize, core: usize) -> Option<usize> {
        let r = self.reading;
        let free = |from: usize, class: u64| (first..from).all(|t| !r.is(t, class));
        // "the spokesman X" is no body, "operator X" is.
        let role = |t: usize| r.is(t, SOMEBODY) && !r.is(t, ANY_BODY);
        let whole =
            |name: &Range<usize>| name.end == core && free(name.start, PREPOSITION) && !(first..name.start).any(role);
        let opens = |name: &Range<usize>| {
            (first..name.start).all(|t| r.is(t, DETERMINER)) && r.is(name.end, PREPOSITION) && name.end < core
        };
        // "a fellow Republican" is somebody, "Republicans" are a group.
        let body = |e: usize, name: &Range<usize>| match self.names.kind(e) {
            NameKind::Person => false,
            NameKind::Group => r.lower(name.end - 1).ends_with('s'),
            _ => true,
        };
        self.names_in(first, core)
            .find(|(e, name)| body(*e, name) && (whole(name) || opens(name)))
            .map(|(entity, _)| entity)
    }

    /// Whether a phrase without a name is about a document, by the noun at its head.
    pub fn is_paper(&self, first: usize, end: usize) -> bool {
        self.reading.is(self.head_noun(first, end), DOCUMENT | PAPER) && self.name_of(first, end).is_none()
    }

    /// The noun that a phrase is about: its last word before a preposition, comma or relative pronoun, and before a number
    /// or letter that labels it ("bulletin no. 4").
    pub fn head_noun(&self, first: usize, end: usize) -> usize {
        let r = self.reading;
        let stops = |t: &usize| r.is(*t, PREPOSITION) || r.word(*t) == "," || r.one_of(*t, &["who", "that", "which"]);
        let stop = (first + 1..end).find(stops).unwrap_or(end);
        let label = |t: &usize| {
            r.kind(*t) == Some(TokenKind::Number) || r.is_mark(*t) || r.one_of(*t, &["no", "number", "nos"])
        };
        let last = (first..stop).rev().find(|t| !label(t)).unwrap_or(first);
        // "a report seen by the agency", "residents interviewed this week": the noun stands before the participle.
        let noun = SOMEBODY | DOCUMENT | PEOPLE | ORGANISATION | BODY;
        let participle = |t: usize| {
            let form = r.lower(t).ends_with("ed") || r.one_of(t, PARTICIPLES);
            t > first && form && !r.is(t, noun) && r.is(t - 1, noun)
        };
        let inner = (first + 1..=last).find(|&t| participle(t) && (t == last || r.is(t + 1, DETERMINER | TIMELY)));
        inner.map_or(last, |t| t - 1)
    }

    /// What sort of source a phrase without a name is.
    pub(super) fn kind_of(&self, first: usize, end: usize) -> SourceKind {
        let r = self.reading;
        let head = self.head_noun(first, end);
        if self.is_own(first, end) {
            return SourceKind::OwnObservation;
        }
        if r.one_of(head, &["source", "sources", "people", "some", "others", "many", "critics", "reports", "rumours"]) {
            return SourceKind::Unspecified;
        }
        let kinds = [
            (BYSTANDER, SourceKind::Witness),
            (DOCUMENT, SourceKind::Document),
            (MEDIA | OUTLET, SourceKind::Media),
            (ORGANISATION | BODY, SourceKind::NamedOrganisation),
            (PRESS, SourceKind::Media),
            (SOMEBODY | TITLE, SourceKind::AnonymousOfficial),
        ];
        let told = kinds.into_iter().find(|(classes, _)| r.is(head, *classes)).map(|(_, kind)| kind);
        let body = (first..end).any(|t| r.is(t, ORGANISATION | BODY));
        told.unwrap_or(if body { SourceKind::NamedOrganisation } else { SourceKind::Unspecified })
    }

    /// Whether a phrase can say anything: a name, a role, a body, a document, a pronoun.
    pub fn can_speak(&self, first: usize, end: usize) -> bool {
        let r = self.reading;
        let speaks = SOMEBODY | DOCUMENT | ORGANISATION | MEDIA | PEOPLE | TITLE | BODY;
        (first..end).any(|t| self.names.at(t).is_some() || r.is(t, SOMEBODY | DOCUMENT) || r.one_of(t, cues::STANCES))
            || r.is(first, PRONOUN)
            || r.is(self.head_noun(first, end), speaks)
    }
}
