//! Whom a description means: "the commodore", "the ministry", "the same document".

use std::collections::BTreeMap;

use rashomon_model::{NameKind, SourceKind, TokenKind};

use super::{Source, Sources};
use crate::lexicon::Gender;
use crate::lists::*;
use crate::names::Names;
use crate::reading::Reading;

/// Documents that are called so only once they were told more of.
const POINTING: &[&str] = &["document", "documents", "paper", "papers", "text"];

/// Ranks whose bearers a page also calls officers.
const RANKS: &[&str] = &[
    "lieutenant",
    "colonel",
    "captain",
    "major",
    "sergeant",
    "corporal",
    "brigadier",
    "inspector",
    "superintendent",
    "constable",
    "commander",
    "detective",
    "sheriff",
    "trooper",
    "commodore",
];

/// Who holds an office, by each word of the office.
pub(super) fn holders<'a>(reading: &Reading<'a>, names: &Names) -> BTreeMap<&'a str, Vec<usize>> {
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (entity, roles) in names.roles.iter().enumerate() {
        for token in roles.iter().take(4).flat_map(|(first, end)| *first..(*end).min(first + 12)) {
            if reading.is(token, SOMEBODY | TITLE) {
                let title = whole_title(reading.lower(token));
                let rank = RANKS.contains(&title).then_some("officer");
                for called in std::iter::once(title).chain(rank) {
                    let known = holders.entry(called).or_default();
                    if known.last() != Some(&entity) {
                        known.push(entity);
                    }
                }
            }
        }
    }
    holders
}

impl Sources<'_> {
    /// Who or what the page means by a phrase that points back.
    pub(super) fn described(&self, first: usize, end: usize) -> Option<Source> {
        let r = self.reading;
        let owned = r.one_of(first, &["his", "her", "its", "their"]);
        if !owned && !r.one_of(first, &["the", "this", "that"]) {
            return None;
        }
        let head = self.head_noun(first, end);
        // "its $5 billion" estimate.
        let counted = matches!(r.word(first + 1), "$" | "\u{20ac}" | "\u{a3}");
        if owned
            && (counted || r.kind(first + 1) == Some(TokenKind::Number))
            && !r.is(head, SOMEBODY | PEOPLE | DOCUMENT)
        {
            return self.pronoun(first);
        }
        if r.lower(first + 1) == "same" {
            return self.same(first, head);
        }
        // "by this account": of the one who has just told something.
        if r.one_of(first, &["this", "that"]) && end == first + 2 && r.one_of(head, &["account", "version", "count"]) {
            return self.history.last().map(|(_, source)| source.clone());
        }
        if r.one_of(head, POINTING) && end - first <= 2 {
            return self.last_document().or_else(|| self.document_before(first));
        }
        if let Some(holder) = self.holder(first, end, head) {
            return Some(holder);
        }
        if owned {
            return None;
        }
        self.heard_as(first, end, head)
            .or_else(|| self.body_called(first, end, head))
            .or_else(|| self.person_called(first, end, head))
    }

    /// "the same document", "the same source".
    fn same(&self, first: usize, head: usize) -> Option<Source> {
        if self.reading.is(head, DOCUMENT) {
            let same = self.paper_before(head);
            return same.or_else(|| self.document_before(first)).or_else(|| self.last_document());
        }
        self.history.last().map(|(_, source)| source.clone())
    }

    /// Whose office a short phrase names: of several the one spoken of most, and of late.
    fn holder(&self, first: usize, end: usize, head: usize) -> Option<Source> {
        let r = self.reading;
        if end - first > 3 || r.one_of(head, &["police", "people", "authorities"]) || !r.is(head, SOMEBODY | TITLE) {
            return None;
        }
        let holders = self.holders.get(whole_title(r.lower(head)))?;
        let people = holders.iter().rev().take(200).copied().filter(|e| self.names.kind(*e) == NameKind::Person);
        // "The vice president" is no president, nor "the foreign minister" the one for finance where both are known.
        let deputy = |a: usize, b: usize| (a..b).any(|t| r.one_of(t, &["vice", "deputy", "assistant"]));
        let bears =
            |e: usize, word: &str| self.names.roles[e].iter().any(|(a, b)| (*a..*b).any(|t| r.lower(t) == word));
        let ranked = |e: usize| self.names.roles[e].iter().any(|(a, b)| deputy(*a, *b) == deputy(first, end));
        let told = |e: usize| (first + 1..head).filter(|t| bears(e, r.lower(*t))).count();
        people
            .filter(|e| ranked(*e))
            .filter_map(|e| Some((told(e), self.prominence(e, first)?, e)))
            .max()
            .map(|(.., e)| self.named(e))
    }

    /// How likely an entity is what a description at a token means, if it was named before: the more, the more often, the
    /// less, the longer ago.
    fn prominence(&self, entity: usize, token: usize) -> Option<i32> {
        let r = self.reading;
        let mentions = &self.names.entities[entity].mentions;
        let before = mentions.partition_point(|m| m.start < r.tokens[token].span.start);
        let last = r.sentence_of(r.token_from(mentions[before.checked_sub(1)?].start));
        Some(2 * before.min(5) as i32 - r.sentence_of(token).saturating_sub(last).min(12) as i32)
    }

    /// Who spoke without a name under the same noun: "an official said … the official said".
    fn heard_as(&self, first: usize, end: usize, head: usize) -> Option<Source> {
        let stem = |t: usize| self.reading.tokens[t].stem;
        // "The former official" is no "senior official", "the Obama administration" not the one before.
        let told_more = |(a, b): (usize, usize)| (first + 1..head).all(|t| (a..b).any(|u| stem(u) == stem(t)));
        let same = |source: &&Source| {
            source.entity.is_none()
                && source.words.is_some_and(|(a, b)| {
                    stem(self.head_noun(a, b)) == stem(head) && b - a >= end - first && told_more((a, b))
                })
        };
        self.history.iter().rev().take(60).map(|(_, source)| source).find(same).cloned()
    }

    /// Which body a short phrase means: one with the noun in its name ("the university"), else for a noun that any body
    /// may be called by ("the agency", "the banking giant") the most prominent.
    fn body_called(&self, first: usize, end: usize, head: usize) -> Option<Source> {
        let r = self.reading;
        let word = r.lower(head);
        // "the New York bank": the place counts for nothing.
        let place = |t: &usize| self.names.at(*t).is_some_and(|e| self.names.kind(e) == NameKind::Place);
        let placed = (first..end).filter(place).count();
        if end - first > 3 + placed {
            return None;
        }
        let bodies = || {
            let all = self.names.entities.iter().enumerate().take(400);
            all.filter(|(_, e)| e.kind == NameKind::Organisation)
                .filter_map(|(entity, e)| Some((self.prominence(entity, first)?, entity, e)))
        };
        let named_so = |name: &str| name.to_lowercase().split_whitespace().any(|w| w == word);
        if r.is(head, ORGANISATION)
            && placed == 0
            && let Some((_, entity, _)) = bodies().find(|(_, _, e)| named_so(&e.name))
        {
            return Some(self.named(entity));
        }
        if r.lower(first) != "the" || !r.is(head, ANY_BODY) {
            return None;
        }
        let companies = bodies().filter(|(_, _, e)| !self.is_media_name(&e.name));
        companies
            .map(|(points, entity, _)| (points, entity))
            .max_by_key(|(points, _)| *points)
            .map(|(_, e)| self.named(e))
    }

    /// Who "the Florida senator", "the presumptive nominee", "the 43-year-old" is, where no name on the page has that office:
    /// the most prominent of those whom the sentences before name.
    fn person_called(&self, first: usize, end: usize, head: usize) -> Option<Source> {
        let r = self.reading;
        let word = r.lower(head);
        let years = |t: usize| r.lower(t).ends_with("year-old");
        let titled = r.is(head, TITLE) && end == first + 2;
        // "the court clerk, 57,": who has an age was brought in before.
        let age = |t: usize| r.word(t) == "," && r.kind(t + 1) == Some(TokenKind::Number) && r.word(t + 1).len() == 2;
        let aged = (first..=end).any(age) && r.is(head, SOMEBODY) && !r.is(head, PEOPLE);
        let called = titled || aged || r.is(head, EPITHET) || (first + 1..=head).any(years);
        // "the 68-year-old night porter": the age is three tokens.
        let long = end - first > if (first..head).any(years) { 7 } else { 5 };
        if r.lower(first) != "the" || long || !called || r.is(end, SUBORDINATOR) {
            return None;
        }
        let told = |e: usize| match self.names.genders[e] {
            Gender::Man => class(word) & WOMAN == 0,
            Gender::Woman => class(word) & MAN == 0,
            Gender::Unknown => true,
        };
        let sentence = r.sentence_of(first);
        let from = r.sentences[sentence.saturating_sub(3)].span.start;
        let near = self.names.mentions_between(from, r.tokens[first].span.start);
        let near = near.iter().rev().take(40).map(|(at, entity)| (*at, *entity as usize));
        near.filter(|(_, e)| self.names.kind(*e) == NameKind::Person && told(*e))
            .filter(|(_, e)| !titled || self.names.roles[*e].is_empty())
            .filter_map(|(at, e)| Some((self.salience(at, e, sentence) + self.prominence(e, first)?, e)))
            .reduce(|best, next| if next.0 > best.0 { next } else { best })
            .map(|(_, entity)| self.named(entity))
    }

    /// What the words before call by the same noun: "the maintenance log", of which "the same log" tells.
    fn paper_before(&self, head: usize) -> Option<Source> {
        let r = self.reading;
        let opens = |at: usize| (at.saturating_sub(4)..at).rev().find(|&t| r.is(t, DETERMINER) || r.is_mark(t));
        let noun = |at: usize| {
            let first = opens(at).filter(|&t| r.tokens[at].stem == r.tokens[head].stem && !r.is_mark(t))?;
            (!(first..at).any(|t| r.lower(t) == "same")).then_some((first, at + 1))
        };
        let (first, end) = (head.saturating_sub(80)..head.saturating_sub(2)).rev().find_map(noun)?;
        Some(self.resolve(first, end))
    }

    fn last_document(&self) -> Option<Source> {
        let mut late = self.history.iter().rev().take(12).map(|(_, source)| source);
        late.find(|source| source.kind == SourceKind::Document).cloned()
    }

    /// The last document that the words before name.
    fn document_before(&self, token: usize) -> Option<Source> {
        let r = self.reading;
        let named = |t: &usize| {
            let noun = r.is(*t, DOCUMENT) && !r.one_of(*t, POINTING);
            noun && r.is(t - 1, DETERMINER | ORGANISATION | ROLE | PREPOSITION) && r.lower(t - 1) != "no"
        };
        let at = (token.saturating_sub(80).max(1)..token).rev().find(named)?;
        let first = if r.is(at - 1, DETERMINER) { at - 1 } else { at };
        Some(self.resolve(first, at + 1))
    }
}

/// A title in full, where it is an abbreviation.
fn whole_title(word: &str) -> &str {
    match word {
        "sen" => "senator",
        "gov" => "governor",
        "rep" => "representative",
        "gen" => "general",
        "col" => "colonel",
        "capt" => "captain",
        "lt" => "lieutenant",
        "sgt" => "sergeant",
        "prof" => "professor",
        "dr" => "doctor",
        "rev" => "reverend",
        "supt" => "superintendent",
        "insp" => "inspector",
        "det" => "detective",
        _ => word,
    }
}
