//! Reads the words that name a source: which noun phrase, which identity, what sort of source.

use std::collections::BTreeMap;

use rashomon_model::{NameKind, SourceKind, TokenKind};

use crate::lexicon::Gender;
use crate::lists::*;
use crate::names::Names;
use crate::reading::Reading;

/// A source as resolved.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Source {
    /// Its noun phrase as tokens, where it has one in the text.
    pub words: Option<(usize, usize)>,
    /// As a reader would name it.
    pub name: String,
    /// Its entity.
    pub entity: Option<u32>,
    /// What sort.
    pub kind: SourceKind,
}

/// What is known while sources are read in order.
pub(crate) struct Sources<'a> {
    reading: &'a Reading<'a>,
    names: &'a Names,
    quoted: Vec<bool>,
    outlet: Vec<String>,
    own_name: Option<String>,
    by_role: BTreeMap<&'a str, Vec<usize>>,
    history: Vec<(usize, Source)>,
}

impl<'a> Sources<'a> {
    /// Nothing said yet.
    pub fn new(reading: &'a Reading<'a>, names: &'a Names, quoted: Vec<bool>, outlet: Option<&str>) -> Self {
        let mut by_role: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (entity, roles) in names.roles.iter().enumerate() {
            for token in roles.iter().take(4).flat_map(|(a, b)| *a..(*b).min(a + 12)) {
                if reading.is(token, ROLE | TITLE | ORGANISATION) {
                    let known = by_role.entry(whole_title(reading.lower(token))).or_default();
                    if known.last() != Some(&entity) {
                        known.push(entity);
                    }
                }
            }
        }
        let own_name = outlet.map(str::to_owned);
        let outlet = outlet
            .unwrap_or("")
            .to_lowercase()
            .split_whitespace()
            .filter(|w| class(w) & STOP == 0)
            .map(str::to_owned)
            .collect();
        Sources { reading, names, quoted, outlet, own_name, by_role, history: Vec::new() }
    }

    /// The last source, if it spoke in or after a sentence.
    pub fn last_since(&self, sentence: usize) -> Option<&Source> {
        self.history.last().filter(|(s, _)| *s >= sentence).map(|(_, source)| source)
    }

    /// The last who spoke in or after a sentence, somebody rather than the outlet or paper that carried it.
    pub fn last_speaker_since(&self, sentence: usize) -> Option<&Source> {
        let mut late = self.history.iter().rev().take(40).take_while(|(s, _)| *s >= sentence).map(|(_, source)| source);
        let paper =
            |s: &&Source| matches!(s.kind, SourceKind::Media | SourceKind::Document | SourceKind::OwnObservation);
        late.find(|s| !paper(s)).or_else(|| self.last_since(sentence))
    }

    /// Remembers who spoke.
    pub fn remember(&mut self, sentence: usize, source: &Source) {
        self.history.push((sentence, source.clone()));
    }

    /// Resolves a noun phrase.
    pub fn resolve(&self, first: usize, end: usize) -> Source {
        let r = self.reading;
        let words = Some((first, end));
        if end == first + 1
            && let Some(subject) = subject_form(r.lower(first))
        {
            return self.pronoun_of(first, subject);
        }
        if let Some(entity) = self.head_mention(first, end) {
            return self.named(entity, words);
        }
        // "one of them"
        if end > first + 2
            && r.reads(end - 2, &["of", "them"])
            && let Some(group) = self.group_before(first)
        {
            return Source { words, ..group };
        }
        if let Some(owner) = self.stance_of(first, end) {
            return Source { words, ..owner };
        }
        let written = r.span(first, end).of(r.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let kind = self.described_kind(first, end);
        if r.one_of(first, &["the", "this", "that", "his", "her", "its", "their"])
            && let Some(known) = self.definite(first, end)
        {
            return Source { words, ..known };
        }
        Source { words, name: written, entity: None, kind }
    }

    /// Whose view, claim or reading a phrase names.
    fn stance_of(&self, first: usize, end: usize) -> Option<Source> {
        let r = self.reading;
        let noun = (first + 1..end).find(|&t| r.one_of(t, crate::cues::STANCES))?;
        let before = noun - usize::from(r.lower(noun - 1) == "own");
        match r.lower(before - 1) {
            "'s" | "'" | "\u{2019}" if before > first + 1 => Some(self.resolve(first, before - 1)),
            "his" => Some(self.pronoun_of(first, "he")),
            "her" => Some(self.pronoun_of(first, "she")),
            "its" => Some(self.pronoun_of(first, "it")),
            "their" => Some(self.pronoun_of(first, "they")),
            _ => None,
        }
    }

    fn named(&self, entity: usize, words: Option<(usize, usize)>) -> Source {
        let e = &self.names.entities[entity];
        let kind = match e.kind {
            NameKind::Person => SourceKind::NamedPerson,
            _ if self.is_media_name(&e.name) => SourceKind::Media,
            NameKind::Other if e.name.contains(' ') => SourceKind::NamedPerson,
            _ => SourceKind::NamedOrganisation,
        };
        Source { words, name: e.name.clone(), entity: Some(entity as u32), kind }
    }

    /// Whether a name is that of an outlet or agency: a known one, one that ends like one, or the page's own.
    pub fn is_media_name(&self, name: &str) -> bool {
        let lower = name.to_lowercase();
        let known = lower.split_whitespace().any(|w| class(w) & OUTLET != 0 || w == "radio" || w == "radyo");
        let ends = lower.split_whitespace().last().is_some_and(|w| self.is_media_end(w)) && lower.contains(' ');
        known || ends || self.is_own_name(&lower)
    }

    /// Whether the names of outlets end in a word.
    fn is_media_end(&self, word: &str) -> bool {
        const ENDS: &[&str] = &[
            "news",
            "times",
            "post",
            "herald",
            "tribune",
            "gazette",
            "journal",
            "ledger",
            "radio",
            "television",
            "tv",
            "wire",
            "observer",
            "guardian",
            "telegraph",
            "chronicle",
            "mail",
            "star",
            "globe",
            "courier",
            "inquirer",
            "dispatch",
            "register",
            "examiner",
            "sentinel",
            "review",
            "magazine",
            "press",
            "media",
            "hill",
            "sun",
            "today",
            "mirror",
            "echo",
            "reporter",
            "newspaper",
            "broadcasting",
            "weekly",
            "daily",
            "kanal",
            "radyo",
        ];
        ENDS.contains(&word)
    }

    /// Whether a name in lower case is the page's own outlet.
    fn is_own_name(&self, lower: &str) -> bool {
        let words: Vec<&str> = lower.split_whitespace().filter(|w| *w != "the").collect();
        !words.is_empty() && !self.outlet.is_empty() && words.iter().all(|w| self.outlet.iter().any(|o| o == w))
    }

    /// The paper itself as a source, under its own name where that is known.
    pub fn own(&self, first: usize, end: usize) -> Source {
        let source = Source { kind: SourceKind::OwnObservation, ..self.resolve(first, end) };
        let lower = source.name.to_lowercase();
        let ours = lower.starts_with("this ") || lower.starts_with("our ") || self.is_own_name(&lower);
        match &self.own_name {
            Some(name) if ours => Source { name: name.clone(), ..source },
            _ => source,
        }
    }

    /// Whether a noun phrase is the paper itself: "this newspaper", "our reporter", the outlet's name.
    pub fn is_own(&self, first: usize, end: usize) -> bool {
        let r = self.reading;
        let own = r.one_of(first, &["this", "our"])
            && (first + 1..end).any(|t| {
                r.is(t, MEDIA)
                    || r.one_of(
                        t,
                        &[
                            "reporter",
                            "agency",
                            "correspondent",
                            "reporters",
                            "website",
                            "site",
                            "paper",
                            "publication",
                            "journalist",
                        ],
                    )
            });
        let named = self.head_mention(first, end).is_some_and(|e| {
            let entity = &self.names.entities[e];
            self.is_own_name(&entity.name.to_lowercase())
                || entity.kind != NameKind::Person && self.is_media_name(&entity.name)
        });
        let short = r.one_of(first, &["the"])
            && end == first + 2
            && r.is_capital(first + 1)
            && self.is_media_end(r.lower(first + 1));
        let plain = short
            || r.one_of(first, &["the"])
                && (first + 1..end).all(|t| self.outlet.iter().any(|o| o == r.lower(t)))
                && end > first + 1;
        own || named || plain
    }

    /// The name that a phrase is about: at its end, or at its head with a phrase behind it.
    fn head_mention(&self, first: usize, end: usize) -> Option<usize> {
        let r = self.reading;
        let last = self.names.at(end - 1);
        let start = (first..end).rev().take_while(|&t| last.is_some() && self.names.at(t) == last).last();
        let person = |e: usize| self.names.kind(e) == NameKind::Person;
        if let (Some(entity), Some(start)) = (last, start) {
            let inside = (first..start).any(|t| r.is(t, PREPOSITION))
                && !(person(entity)
                    && !r.is(start.saturating_sub(1), PREPOSITION)
                    && r.lower(start.saturating_sub(1)) != "the");
            let described = start > first && !person(entity) && (first..start).any(|t| r.is(t, ROLE));
            if !inside && !described {
                return Some(entity);
            }
        }
        // "Representative X of Texas": the office stands before the name.
        let office = |t: usize| {
            self.names.at(t).is_none() && (r.is(t, DETERMINER | TITLE | ROLE) || r.word(t) == "." || r.is_capital(t))
        };
        let head = (first..end).find(|&t| !office(t))?;
        let entity = self.names.at(head)?;
        let after = (head..end).find(|&t| self.names.at(t) != Some(entity))?;
        (r.is(after, PREPOSITION) || r.is_mark(after) && r.lower(after) != "'s").then_some(entity)
    }

    /// The noun that a descriptive phrase is about: its last word before a preposition or comma.
    fn head_noun(&self, first: usize, end: usize) -> usize {
        let r = self.reading;
        let stop = (first + 1..end)
            .find(|&t| {
                r.is(t, PREPOSITION) || r.is_mark(t) && r.word(t) == "," || r.one_of(t, &["who", "that", "which"])
            })
            .unwrap_or(end);
        // "bulletin no. 4": the label is not what it is.
        let labelled = r.kind(stop - 1) == Some(TokenKind::Number) && stop > first + 1;
        let label =
            |t: usize| r.kind(t) == Some(TokenKind::Number) || r.is_mark(t) || r.one_of(t, &["no", "number", "nos"]);
        let stop = if labelled { (first + 1..stop).rev().find(|&t| !label(t)).map_or(stop, |t| t + 1) } else { stop };
        let of_many = r.lower(first) == "one" || r.is(first, NUMBER) && r.lower(first + 1) == "of";
        if of_many && stop < end { self.head_noun_after(stop + 1, end) } else { stop.max(first + 1) - 1 }
    }

    fn head_noun_after(&self, first: usize, end: usize) -> usize {
        let r = self.reading;
        let stop = (first..end).find(|&t| r.is(t, PREPOSITION) || r.is_mark(t)).unwrap_or(end);
        stop.max(first + 1) - 1
    }

    fn described_kind(&self, first: usize, end: usize) -> SourceKind {
        let r = self.reading;
        let head = self.head_noun(first, end).min(end - 1);
        let any = |classes| (first..end).any(|t| r.is(t, classes));
        if r.one_of(head, &["guard", "force", "command"]) && r.one_of(first, &["a", "an", "one", "another"]) {
            return SourceKind::AnonymousOfficial;
        }
        let word = r.lower(head);
        if self.is_own(first, end) {
            return SourceKind::OwnObservation;
        }
        match word {
            "source" | "sources" if head > first && !r.is(head - 1, DETERMINER | NUMBER) => {
                return SourceKind::AnonymousOfficial;
            }
            "source" | "sources" | "reports" | "rumours" | "rumors" | "people" | "some" | "others" | "many"
            | "critics" => return SourceKind::Unspecified,
            "authorities" | "police" | "government" | "regulator" | "regulators" | "army" | "military" | "company"
            | "firm" | "operator" | "ministry" | "court" => return SourceKind::NamedOrganisation,
            "reporter" | "reporters" | "journalist" | "journalists" => return SourceKind::Media,
            _ => {}
        }
        if r.is(head, BYSTANDER) || (first..end).any(|t| r.one_of(t, &["witness", "witnesses", "eyewitness", "crew"])) {
            SourceKind::Witness
        } else if r.is(head, DOCUMENT) {
            SourceKind::Document
        } else if r.is(head, MEDIA) {
            SourceKind::Media
        } else if r.is(head, ROLE) || r.is(head, TITLE) {
            SourceKind::AnonymousOfficial
        } else if r.is(head, ORGANISATION | BODY | OUTLET) || any(ORGANISATION | BODY) {
            SourceKind::NamedOrganisation
        } else {
            SourceKind::Unspecified
        }
    }

    /// Whether the head of a phrase is somebody or some body that speaks.
    pub fn is_speaker(&self, first: usize, end: usize) -> bool {
        let r = self.reading;
        let head = self.head_noun(first, end).min(end - 1);
        self.head_mention(first, end).is_some()
            || r.is(head, ROLE | ORGANISATION | TITLE | PEOPLE | MEDIA | PRONOUN | DOCUMENT)
    }

    /// Whether a phrase can say anything: a name, a role, a body, a document, a pronoun.
    pub fn can_speak(&self, first: usize, end: usize) -> bool {
        let r = self.reading;
        // "asking the mayor", "them leaders": an action or an object is nobody.
        let action = r.lower(first).ends_with("ing")
            && !r.is_capital(first)
            && (r.is(first + 1, DETERMINER | PRONOUN) || self.names.at(first + 1).is_some());
        if end > first + 1 && (action || r.one_of(first, &["them", "him", "us", "me"])) {
            return false;
        }
        let named = (first..end).any(|t| self.names.at(t).is_some());
        let owned = || (first + 1..end).any(|t| r.one_of(t, crate::cues::STANCES));
        named
            || owned()
            || end > first + 2 && r.reads(end - 2, &["of", "them"])
            || r.is(first, PRONOUN)
            || r.is(
                self.head_noun(first, end).min(end - 1),
                ROLE | DOCUMENT | ORGANISATION | MEDIA | PEOPLE | TITLE | BODY,
            )
            || (first..end).any(|t| r.is(t, ROLE | DOCUMENT))
            || self.is_own(first, end)
    }

    /// "the commodore", "the official", "the ministry", "the same document": whom the page means.
    fn definite(&self, first: usize, end: usize) -> Option<Source> {
        let r = self.reading;
        let head = self.head_noun(first, end).min(end - 1);
        let word = r.lower(head);
        let here = r.tokens[first].span.start;
        let own = r.one_of(first, &["his", "her", "its", "their"]);
        if r.lower(first + 1) == "same" && r.is(head, DOCUMENT) {
            return self.document_before(first).or_else(|| self.last_document());
        }
        if r.lower(first + 1) == "same" && r.one_of(head, &["source", "sources", "account"]) {
            return self.history.last().map(|(_, source)| source.clone());
        }
        if r.one_of(head, &["document", "paper", "text"]) && short_phrase(first, end) {
            return self.last_document().or_else(|| self.document_before(first));
        }
        let before = |e: usize| self.names.entities[e].mentions.first().is_some_and(|m| m.start < here);
        let people =
            self.by_role.get(whole_title(word)).into_iter().flatten().rev().take(200).copied().filter(|&e| before(e));
        let short = end - first <= 3;
        let sentence = r.sentence_of(first);
        let holders = people.filter(|&e| match self.names.kind(e) {
            NameKind::Person => r.is(head, ROLE | TITLE),
            NameKind::Organisation => r.is(head, ORGANISATION | BODY | MEDIA),
            _ => false,
        });
        let collective = r.one_of(head, &["police", "people", "authorities"]);
        // Of several who hold the office, the one spoken of most, and of late.
        let last = |e: usize| {
            let mentions = &self.names.entities[e].mentions;
            let till = mentions.partition_point(|m| m.start < here);
            let near = till.checked_sub(1).map_or(0, |i| r.sentence_of(r.token_from(mentions[i].start)));
            (till, near)
        };
        let weight = |e: usize| {
            let (till, near) = last(e);
            // "the California senator", "the fire chief": of what, where the office of the name tells that too.
            let fits = |t: usize| {
                let same = |u: usize| reading_same(r, t, u);
                self.names.roles[e].iter().take(4).any(|(a, b)| (*a..*b).any(same))
            };
            let told = (first + 1..head).filter(|&t| fits(t)).count();
            8 * told as i32 + (2 * till.min(5)) as i32 - (sentence - near.min(sentence)).min(12) as i32
        };
        let holder = holders
            .filter(|_| short && !collective)
            .map(|e| (weight(e), e))
            .reduce(|a, b| if b.0 > a.0 { b } else { a })
            .map(|(_, e)| e);
        let stem = r.tokens[head].stem;
        let same = self.history.iter().rev().take(60).find(|(_, s)| {
            s.entity.is_none()
                && s.words.is_some_and(|(a, b)| {
                    r.tokens[self.head_noun(a, b).min(b - 1)].stem == stem && b - a >= end - first
                })
        });
        let same = same.filter(|(_, s)| !own && !s.name.to_lowercase().starts_with("one of"));
        // "an official said … the official said": who spoke without a name since the holder was named last.
        let since = |e: usize| same.is_some_and(|(at, _)| *at > last(e).1 && back(sentence, *at) <= 4);
        if let Some(entity) = holder.filter(|e| !since(*e)) {
            return Some(self.named(entity, None));
        }
        if own {
            return None;
        }
        if let Some((_, source)) = same {
            return Some(source.clone());
        }
        let bodies = self.names.entities.iter().enumerate().take(400);
        let body = bodies
            .filter(|(i, e)| before(*i) && e.kind == NameKind::Organisation && short)
            .find(|(_, e)| e.name.to_lowercase().split_whitespace().any(|w| w == word && class(w) & ORGANISATION != 0));
        if let Some(person) = self.person_meant(first, end, head) {
            return Some(person);
        }
        let generic = || r.one_of(head, GENERIC_BODIES) && r.lower(first) == "the" && short;
        body.map(|(i, _)| self.named(i, None)).or_else(|| if generic() { self.body_meant(first) } else { None })
    }

    /// Who "the Florida senator", "the presumptive nominee", "the 43-year-old" is: the person whom the sentences before are
    /// about, where no name on the page has that office.
    fn person_meant(&self, first: usize, end: usize, head: usize) -> Option<Source> {
        let r = self.reading;
        let titled = r.is(head, TITLE) && end == first + 2;
        let aged = r.lower(head).ends_with("year-old");
        let meant = r.lower(first) == "the"
            && end - first <= 5
            && (titled || aged || r.one_of(head, EPITHETS))
            && !r.is(end, SUBORDINATOR)
            && (r.is_capital(head) || !(r.word(end) == "," && r.one_of(end + 1, &["who", "a", "an", "the"])));
        if !meant {
            return None;
        }
        let sentence = r.sentence_of(first);
        let word = if aged { "" } else { r.lower(head) };
        let gender = if class(word) & WOMAN != 0 {
            Gender::Woman
        } else if class(word) & MAN != 0 {
            Gender::Man
        } else {
            Gender::Unknown
        };
        let source = self.person_before(first, gender)?;
        let entity = source.entity? as usize;
        let here = r.tokens[first].span.start;
        let mentions = &self.names.entities[entity].mentions;
        let last = mentions.partition_point(|m| m.start < here).checked_sub(1)?;
        let near = sentence - r.sentence_of(r.token_from(mentions[last].start)).min(sentence) <= 3;
        // Who holds another office is not meant by this one.
        let free = !titled || self.names.roles[entity].is_empty();
        (near && free).then_some(source)
    }

    /// Which body "the agency", "the company", "the bank" is: the last that spoke, else the one named most of late.
    fn body_meant(&self, token: usize) -> Option<Source> {
        let r = self.reading;
        let sentence = r.sentence_of(token);
        let here = r.tokens[token].span.start;
        let spoke = |e: usize| {
            let mut late = self.history.iter().rev().take(6);
            late.any(|(s, source)| back(sentence, *s) <= 6 && source.entity == Some(e as u32))
        };
        let body = |e: &rashomon_model::Entity| {
            let last = e.name.to_lowercase();
            last.split_whitespace().last().is_some_and(|w| class(w.trim_matches('.')) & (ORGANISATION | SUFFIX) != 0)
        };
        let score = |i: usize| {
            let e = &self.names.entities[i];
            let till = e.mentions.partition_point(|m| m.start < here);
            till.min(6) as i32 + 3 * i32::from(spoke(i)) + 3 * i32::from(body(e))
                - 6 * i32::from(self.is_media_name(&e.name))
        };
        let bodies = self.names.entities.iter().enumerate().take(400);
        bodies
            .filter(|(_, e)| e.kind == NameKind::Organisation && e.mentions.first().is_some_and(|m| m.start < here))
            .map(|(i, _)| (score(i), i))
            .reduce(|a, b| if b.0 > a.0 { b } else { a })
            .filter(|(points, _)| *points > 0)
            .map(|(_, i)| self.named(i, None))
    }

    fn last_document(&self) -> Option<Source> {
        self.history.iter().rev().take(12).find(|(_, s)| s.kind == SourceKind::Document).map(|(_, s)| s.clone())
    }

    /// The last document that the words before name.
    fn document_before(&self, token: usize) -> Option<Source> {
        let r = self.reading;
        let at = (token.saturating_sub(80)..token)
            .rev()
            .find(|&t| r.one_of(t, PAPERS) && t > 0 && r.is(t - 1, DETERMINER | ORGANISATION | ROLE | PREPOSITION))?;
        let first = if r.is(at - 1, DETERMINER) { at - 1 } else { at };
        Some(self.resolve(first, at + 1))
    }

    /// Resolves a pronoun as if it stood in its subject form at a token: "her account" is hers who is "she".
    pub fn pronoun_of(&self, token: usize, subject: &str) -> Source {
        let r = self.reading;
        let words = Some((token, token + 1));
        let resolved = match subject {
            "he" => self.person_before(token, Gender::Man),
            "she" => self.person_before(token, Gender::Woman),
            "it" => self.body_before(token),
            "they" => self.group_before(token),
            "who" => None,
            "i" => return Source { words, name: "I".to_owned(), entity: None, kind: SourceKind::Unspecified },
            "we" => {
                let name = self.own_name.clone().unwrap_or_else(|| "we".to_owned());
                return Source { words, name, entity: None, kind: SourceKind::OwnObservation };
            }
            _ => None,
        };
        match resolved {
            Some(source) => Source { words, ..source },
            None => Source { words, name: r.word(token).to_owned(), entity: None, kind: SourceKind::Unspecified },
        }
    }

    /// Whom "he" or "she" means: the most recent person of fitting gender, a speaker or subject first.
    fn person_before(&self, token: usize, gender: Gender) -> Option<Source> {
        let r = self.reading;
        let sentence = r.sentence_of(token);
        let from = r.sentences[sentence.saturating_sub(5)].span.start;
        let fits = |e: usize| {
            self.names.kind(e) == NameKind::Person
                && (self.names.genders[e] == gender
                    || self.names.genders[e] == Gender::Unknown
                    || gender == Gender::Unknown)
        };
        let spoke = |e: usize| self.history.iter().rev().take(6).any(|(_, s)| s.entity == Some(e as u32));
        let score = |span: rashomon_model::Span, e: usize| {
            let first = r.token_from(span.start);
            let away = back(sentence, r.sentence_of(first)) as i32;
            let governed = first > 0 && r.is(first - 1, PREPOSITION | DETERMINER);
            let subject = first - r.range(r.sentence_of(first)).start < 7 && !governed;
            let after = r.tokens_in(span).end;
            // "the Trump administration" is not about Trump.
            let modifies = r.kind(after) == Some(TokenKind::Word)
                && !r.is(after, STOP | CUE | WEAK_CUE | AUXILIARY | ADVERB)
                && governed;
            let told = self.names.genders[e] == gender;
            // Whom a speaker names is seldom the speaker; who opens the sentence of the pronoun often is.
            let quoted = self.quoted.get(first).copied().unwrap_or(false);
            let opens = away == 0 && subject && !quoted && !modifies;
            let entity = &self.names.entities[e];
            let doubtful = !entity.name.contains(' ')
                && self.names.genders[e] == Gender::Unknown
                && self.names.roles[e].is_empty()
                && !spoke(e);
            -3 * away - 4 * i32::from(modifies)
                + 2 * i32::from(subject)
                + 3 * i32::from(spoke(e))
                + i32::from(told)
                + 3 * i32::from(opens)
                - 6 * i32::from(quoted)
                - 2 * i32::from(doubtful)
        };
        let near = self.names.mentions_between(from, r.tokens[token].span.start);
        let best = near
            .iter()
            .rev()
            .take(40)
            .filter(|(_, e)| fits(*e as usize))
            .map(|(m, e)| (score(*m, *e as usize), *e as usize))
            .reduce(|a, b| if b.0 > a.0 { b } else { a });
        // Who just spoke, called by an office or a pronoun rather than a name, counts as named there.
        let spoken = self.history.iter().rev().take(2).find_map(|(s, source)| {
            let entity = source.entity.map(|e| e as usize).filter(|e| fits(*e))?;
            let told = i32::from(self.names.genders[entity] == gender);
            (back(sentence, *s) <= 5).then_some((5 + told - 3 * back(sentence, *s) as i32, entity))
        });
        let best = spoken.filter(|(points, _)| best.is_none_or(|(other, _)| *points > other)).or(best);
        let pronoun = |source: &Source| source.words.is_some_and(|(a, b)| b == a + 1 && r.is(a, PRONOUN));
        let late = self.history.iter().rev().take(4).filter(|(_, source)| !pronoun(source) || source.entity.is_some());
        let anonymous = late.take(1).find(|(s, source)| {
            source.entity.is_none()
                && back(sentence, *s) <= 2
                && source.words.is_some_and(|(a, b)| is_one_person(r, a, b))
        });
        let nearer = |s: usize| best.is_none_or(|(points, _)| points < -3 * back(sentence, s) as i32 + 5);
        if let Some((_, source)) = anonymous.filter(|(s, _)| nearer(*s)) {
            return Some(source.clone());
        }
        let older =
            || self.history.iter().rev().take(20).filter_map(|(_, s)| s.entity).map(|e| e as usize).find(|e| fits(*e));
        // "…, he said. X, the striker, …": nobody before, so the name follows.
        let ahead = || {
            let till = r.sentences.get(sentence + 2).map_or(r.text.len() as u32, |s| s.span.end);
            let after = self.names.mentions_between(r.tokens[token].span.end, till);
            after.iter().map(|(_, e)| *e as usize).find(|e| fits(*e))
        };
        let alone = gender != Gender::Unknown && self.history.iter().rev().take(40).all(|(_, s)| s.entity.is_some());
        best.map(|(_, e)| e).or_else(older).or_else(|| if alone { ahead() } else { None }).map(|e| self.named(e, None))
    }

    /// What "it" means: the last body or document that spoke, else the subject of the sentence before.
    fn body_before(&self, token: usize) -> Option<Source> {
        let r = self.reading;
        let sentence = r.sentence_of(token);
        let spoke = self.history.iter().rev().take(4).find(|(s, source)| {
            back(sentence, *s) <= 4
                && matches!(source.kind, SourceKind::Document | SourceKind::NamedOrganisation | SourceKind::Media)
        });
        let range = r.range(sentence.saturating_sub(1));
        let told = spoke.map(|(_, s)| s.clone());
        let subject = subject(r, self.names, &[], range)
            .filter(|(a, b)| b - a <= 8 && sentence > 0 && (*a..*b).any(|t| r.is(t, DOCUMENT)));
        let subject = subject.map(|(a, b)| self.resolve(a, b)).filter(|s| s.kind == SourceKind::Document);
        // "This comes from the fire service: the roof fell, it says."
        let here = r.range(sentence);
        let colon = (here.start..token).rev().take(60).find(|&t| r.word(t) == ":" && !self.quoted[t]);
        let led = colon
            .and_then(|colon| phrase_before(r, self.names, &[], colon, here.start))
            .filter(|(a, b)| self.can_speak(*a, *b) && (*a..*b).all(|t| !r.is(t, PREPOSITION)))
            .map(|(a, b)| self.resolve(a, b))
            .filter(|s| !matches!(s.kind, SourceKind::NamedPerson | SourceKind::Unspecified));
        if led.is_some() {
            return led;
        }
        subject
            .or_else(|| if sentence > 0 { self.acting_body(sentence - 1) } else { None })
            .or(told)
            .or_else(|| self.body_mentioned(token))
    }

    /// "…, which the site examined.": the body that is the last subject of a sentence.
    fn acting_body(&self, sentence: usize) -> Option<Source> {
        let r = self.reading;
        let range = r.range(sentence);
        let at = range.clone().rev().take(60).find(|&t| {
            r.is(t, MEDIA | ORGANISATION | BODY | DOCUMENT)
                && t > range.start
                && !self.quoted[t]
                && r.lower(t - 1) == "the"
                && (t < 2 || !r.is(t - 2, PREPOSITION))
                && (is_finite(r, self.names, t + 1)
                    || r.lower(t + 1).ends_with("ed")
                    || r.is(t + 1, CUE | WEAK_CUE | AUXILIARY))
        })?;
        Some(self.resolve(at - 1, at + 1)).filter(|s| s.kind != SourceKind::NamedPerson)
    }

    fn body_mentioned(&self, token: usize) -> Option<Source> {
        let r = self.reading;
        let sentence = r.sentence_of(token);
        let from = r.sentences[sentence.saturating_sub(2)].span.start;
        let near = self.names.mentions_between(from, r.tokens[token].span.start);
        near.iter()
            .rev()
            .take(20)
            .find(|(_, e)| self.names.kind(*e as usize) == NameKind::Organisation)
            .map(|(_, e)| self.named(*e as usize, None))
    }

    fn group_before(&self, token: usize) -> Option<Source> {
        let r = self.reading;
        let sentence = r.sentence_of(token);
        let plural = |s: &Source| {
            s.name.ends_with('s') && s.kind != SourceKind::NamedPerson || s.kind == SourceKind::NamedOrganisation
        };
        let many = |a: usize, b: usize| {
            let head = self.head_noun(a, b).min(b - 1);
            let several = r
                .one_of(head, &["people", "men", "women", "children", "police", "staff", "crew", "couple", "pair"])
                || r.lower(head).ends_with('s') && self.names.at(head).is_none();
            several && r.is(head, ROLE | PEOPLE)
        };
        // "Two people give it a name: the intruders, they said, …": the subject of the sentence, or of the one before.
        let led = (sentence.saturating_sub(1)..=sentence).rev().find_map(|s| {
            let range = r.range(s);
            let (a, b) = subject(r, self.names, &[], range.start..range.end.min(token))?;
            (b < token && many(a, b) && !self.quoted[a]).then_some((s, a, b))
        });
        let told = self.history.iter().rev().take(6).find(|(s, source)| {
            back(sentence, *s) <= 4 && source.entity.is_none() && source.words.is_some_and(|(a, b)| many(a, b))
        });
        if let Some((_, a, b)) = led.filter(|(s, ..)| told.is_none_or(|(t, _)| t < s)) {
            return Some(self.resolve(a, b));
        }
        if let Some((_, source)) = told {
            return Some(source.clone());
        }
        self.history
            .iter()
            .rev()
            .take(4)
            .find(|(s, source)| back(sentence, *s) <= 4 && plural(source))
            .map(|(_, s)| s.clone())
    }
}

/// The subject form of a pronoun.
fn subject_form(word: &str) -> Option<&'static str> {
    Some(match word {
        "he" | "him" | "his" => "he",
        "she" | "her" | "hers" => "she",
        "it" | "its" => "it",
        "they" | "them" | "their" | "these" | "those" => "they",
        "i" | "me" | "my" => "i",
        "we" | "us" | "our" => "we",
        "you" | "your" => "you",
        "who" | "that" | "this" | "which" => "who",
        _ => return None,
    })
}

/// Documents that "the document" can mean.
const PAPERS: &[&str] = &[
    "bulletin",
    "statement",
    "report",
    "letter",
    "memo",
    "register",
    "manifest",
    "ruling",
    "resolution",
    "filing",
    "notice",
    "log",
    "study",
    "email",
    "e-mail",
    "message",
    "decree",
    "affidavit",
    "complaint",
    "indictment",
    "lawsuit",
    "survey",
    "audit",
    "advisory",
    "contract",
    "certificate",
    "review",
    "poll",
    "logbook",
];

/// A title in full, where it is an abbreviation.
fn whole_title(word: &str) -> &str {
    match word {
        "sen" => "senator",
        "gov" => "governor",
        "rep" => "representative",
        "gen" => "general",
        "col" => "colonel",
        "capt" => "captain",
        "cmdr" | "comdr" => "commander",
        "lt" => "lieutenant",
        "sgt" => "sergeant",
        "maj" => "major",
        "adm" => "admiral",
        "prof" => "professor",
        "dr" => "doctor",
        "rev" => "reverend",
        "supt" => "superintendent",
        "insp" => "inspector",
        "det" => "detective",
        _ => word,
    }
}

fn reading_same(reading: &Reading, a: usize, b: usize) -> bool {
    !reading.is(a, STOP) && reading.lower(a) == reading.lower(b)
}

/// What a page calls a person whom it has named, for a change.
const EPITHETS: &[&str] = &[
    "incumbent",
    "nominee",
    "candidate",
    "senator",
    "congressman",
    "congresswoman",
    "lawmaker",
    "billionaire",
    "mogul",
    "businessman",
    "businesswoman",
    "democrat",
    "republican",
    "independent",
    "conservative",
    "veteran",
    "politician",
    "legislator",
    "star",
    "actor",
    "actress",
    "singer",
    "author",
    "novelist",
    "diplomat",
    "economist",
    "activist",
    "historian",
    "scientist",
    "novelist",
    "comedian",
    "challenger",
    "contender",
    "frontrunner",
    "front-runner",
    "striker",
    "midfielder",
    "champion",
    "magnate",
    "tycoon",
    "entrepreneur",
    "academic",
    "agronomist",
    "retiree",
    "native",
    "father",
    "mother",
    "grandmother",
    "grandfather",
    "widow",
    "widower",
    "farmer",
    "pensioner",
    "shopkeeper",
];

/// Bodies that a page calls by what they are once it has named them.
const GENERIC_BODIES: &[&str] = &[
    "agency",
    "company",
    "bank",
    "firm",
    "group",
    "union",
    "charity",
    "organisation",
    "organization",
    "association",
    "operator",
    "airline",
    "carrier",
    "authority",
    "retailer",
    "manufacturer",
    "maker",
    "utility",
    "lender",
    "insurer",
    "foundation",
    "institute",
    "watchdog",
    "nonprofit",
    "federation",
    "committee",
    "commission",
    "alliance",
];

fn short_phrase(first: usize, end: usize) -> bool {
    end - first <= 2
}

/// "a senior official", "the nurse": one person without a name.
fn is_one_person(reading: &Reading, first: usize, end: usize) -> bool {
    let one = reading.one_of(first, &["a", "an", "the", "one", "another"]);
    one && (first..end).any(|t| reading.is(t, ROLE) && !reading.lower(t).ends_with('s'))
}

/// The noun phrase that ends right before a token, going back no further than `floor`.
pub(crate) fn phrase_before(
    reading: &Reading,
    names: &Names,
    timed: &[bool],
    before: usize,
    floor: usize,
) -> Option<(usize, usize)> {
    let mut end = before;
    while end > floor
        && (timed.get(end - 1).copied().unwrap_or(false)
            || (reading.is(end - 1, ADVERB | AUXILIARY) || is_manner(reading, end - 1)) && !names_it(names, end - 1)
            || end - 1 > floor && reading.is(end - 1, PREPOSITION) && end < before && is_timed(timed, end))
    {
        end -= 1;
    }
    let mut first = end;
    while first > floor && end - first < 24 && is_phrase_word(reading, names, first - 1) {
        first -= 1;
    }
    first = trim_head(reading, names, timed, first, end);
    (first < end && (first..end).any(|t| !reading.is_mark(t))).then_some((first, end))
}

/// "famously", "repeatedly": an adverb of manner, told by its ending.
pub(crate) fn is_manner(reading: &Reading, token: usize) -> bool {
    const NOUNS: &[&str] = &[
        "family", "assembly", "early", "elderly", "daily", "weekly", "monthly", "supply", "reply", "friendly",
        "anomaly", "bully", "rally", "belly", "jelly", "folly", "monopoly", "homily", "lily", "fly", "ally", "likely",
        "deadly",
    ];
    let word = reading.lower(token);
    word.len() > 4 && word.ends_with("ly") && !reading.is_capital(token) && !NOUNS.contains(&word)
}

fn names_it(names: &Names, token: usize) -> bool {
    names.at(token).is_some()
}

fn is_phrase_word(reading: &Reading, names: &Names, token: usize) -> bool {
    if names_it(names, token) {
        return true;
    }
    if reading.is_mark(token) {
        let dot = reading.word(token) == "." && reading.is(token.saturating_sub(1), ABBREVIATION | SUFFIX);
        let joined = matches!(reading.word(token), "-" | "'" | "\u{2019}" | "/" | "&") && !reading.is_quote_like(token);
        return dot || joined;
    }
    // "that log indicates": a demonstrative at the head of a clause is no conjunction.
    let demonstrative =
        reading.lower(token) == "that" && token > 0 && reading.word(token - 1) == "," && !reading.is(token + 1, STOP);
    let joins = reading.is(token, SUBORDINATOR | AUXILIARY) && !reading.one_of(token, &["and"]) && !demonstrative;
    let says = reading.is(token, CUE) && crate::cues::is_verb(reading, token);
    let loose = reading.lower(token) == "and" && !joins_names(reading, names, token);
    let object = reading.is(token, PRONOUN) && !reading.is(token, DETERMINER) && !is_bare_pronoun(reading, token);
    !(joins || says || loose || object)
}

fn is_bare_pronoun(reading: &Reading, token: usize) -> bool {
    reading.one_of(token, &["he", "she", "it", "they", "i", "we"])
}

/// "Smith and Jones said": "and" inside a phrase joins two names or two roles, not two clauses.
fn joins_names(reading: &Reading, names: &Names, token: usize) -> bool {
    let named = |t: usize| names.at(t).is_some();
    token > 0 && named(token - 1) && named(token + 1) && names.at(token - 1) != names.at(token + 1)
        || token > 0 && reading.is(token - 1, ROLE) && reading.is(token + 1, ROLE)
        || reading.is(token + 1, ORGANISATION | ROLE) && token > 0 && reading.is(token - 1, ORGANISATION)
}

/// Drops a time or a prepositional phrase from the head of a phrase: "On Thursday the ministry", "In Geneva a spokesman".
fn trim_head(reading: &Reading, names: &Names, timed: &[bool], first: usize, end: usize) -> usize {
    // A pronoun is a phrase by itself.
    if end > first && is_bare_pronoun(reading, end - 1) {
        return end - 1;
    }
    let mut at = first;
    while at < end
        && (is_timed(timed, at)
            || reading.is(at, ADVERB)
            || reading.one_of(at, &["and", "but", "however", "meanwhile"]))
    {
        at += 1;
    }
    let leads = at < end && reading.is(at, PREPOSITION) && names.at(at).is_none();
    if !leads {
        return at;
    }
    let begins = |t: usize| {
        let free = !reading.is(t - 1, PREPOSITION | DETERMINER) && reading.lower(t - 1) != "'s";
        let fresh = names.at(t).is_some() && names.at(t) != names.at(t - 1) && !reading.is(t - 1, ROLE)
            || reading.is(t, DETERMINER);
        free && fresh
    };
    let next = (at + 2..end).find(|&t| begins(t) && !is_timed(timed, t));
    next.map_or_else(|| after_times(timed, at, end), |t| trim_head(reading, names, timed, t, end))
}

fn is_timed(timed: &[bool], token: usize) -> bool {
    timed.get(token).copied().unwrap_or(false)
}

fn after_times(timed: &[bool], at: usize, end: usize) -> usize {
    let past = (at + 1..end).find(|&t| is_timed(timed, t - 1) && !is_timed(timed, t));
    past.unwrap_or(at)
}

/// The noun phrase that begins at a token.
pub(crate) fn phrase_after(
    reading: &Reading,
    names: &Names,
    timed: &[bool],
    first: usize,
    limit: usize,
) -> Option<(usize, usize)> {
    let is_timed = |t: usize| timed.get(t).copied().unwrap_or(false);
    let mut at = first;
    while at < limit
        && (reading.is(at, ADVERB) && names.at(at).is_none() || is_timed(at) || at > first && reading.lower(at) == "'s")
    {
        at += 1;
    }
    let start = at;
    if is_bare_pronoun(reading, at) {
        return Some((at, at + 1));
    }
    while at < limit && at - start < 18 && goes_on(reading, names, timed, start, at) {
        at += 1;
    }
    while at > start
        && (reading.is(at - 1, PREPOSITION | DETERMINER) || reading.one_of(at - 1, &["and"]))
        && names.at(at - 1).is_none()
    {
        at -= 1;
    }
    (at > start).then_some((start, at))
}

fn goes_on(reading: &Reading, names: &Names, timed: &[bool], start: usize, at: usize) -> bool {
    if names_it(names, at) {
        return true;
    }
    // "an e-mail seen by this paper": what follows tells who saw it.
    if at > start && reading.is(at, WITNESSING) && reading.lower(at + 1) == "by" {
        return false;
    }
    if timed.get(at).copied().unwrap_or(false) || reading.is_quote(at) && reading.lower(at) != "'" {
        return false;
    }
    if reading.is(at, PREPOSITION) {
        let told = reading.one_of(
            at + 2,
            &[
                "statement",
                "interview",
                "briefing",
                "report",
                "email",
                "letter",
                "tweet",
                "post",
                "press",
                "news",
                "speech",
            ],
        ) || reading.one_of(at + 1, &["statement", "reporters"]);
        let tight =
            reading.one_of(at, &["of", "for", "from", "to", "with", "at", "in", "on", "by", "within"]) && at > start;
        let timed_next = timed.get(at + 1).copied().unwrap_or(false)
            || timed.get(at + 2).copied().unwrap_or(false) && reading.is(at + 1, DETERMINER);
        return tight
            && !told
            && !timed_next
            && (reading.one_of(at, &["of", "for", "from", "with"])
                || reading.is(at + 1, DETERMINER)
                || names.at(at + 1).is_some());
    }
    if reading.is(at, PRONOUN) && !reading.is(at, DETERMINER)
        || reading.is(at, SUBORDINATOR) && reading.lower(at) != "and"
    {
        return false;
    }
    if reading.lower(at) == "and" {
        return joins_names(reading, names, at);
    }
    if at > start && is_finite(reading, names, at) {
        return false;
    }
    let after_noun = at > start
        && (reading.is(at, ADVERB)
            || is_manner(reading, at) && names.at(at - 1).is_some()
            || reading.is(at, WEAK_CUE) && crate::cues::is_verb(reading, at));
    if after_noun && !reading.is(at - 1, DETERMINER) {
        return false;
    }
    let spoken = reading.is(at, AUXILIARY) || reading.is(at, CUE) && crate::cues::is_verb(reading, at);
    let verb = spoken && !reading.is(at - usize::from(at > start), DETERMINER) && at > start;
    is_inner_mark(reading, at) || reading.kind(at) != Some(TokenKind::Punctuation) && !verb
}

/// "Trump cancelled the debts": a past tense behind a name, or before the head of an object, ends the subject.
pub(crate) fn is_finite(reading: &Reading, names: &Names, at: usize) -> bool {
    let word = reading.lower(at);
    let past = word.len() > 4 && word.ends_with("ed") || crate::statements::IRREGULAR.contains(&word);
    // "Bullock faces an uphill battle"
    let present = word.len() > 3
        && word.ends_with('s')
        && names.at(at - 1).is_some_and(|e| names.kind(e) == NameKind::Person)
        && reading.is(at + 1, DETERMINER)
        && !reading.is(at, ROLE | PEOPLE | STOP)
        && !reading.is_capital(at);
    if present {
        return true;
    }
    if !past || reading.is_capital(at) || reading.is(at - 1, DETERMINER | PREPOSITION) {
        return false;
    }
    let person = names.at(at - 1).is_some_and(|e| names.kind(e) == NameKind::Person);
    let object = reading.is(at + 1, DETERMINER | PREPOSITION | PRONOUN | SUBORDINATOR) || names.at(at + 1).is_some();
    let people = reading.is(at + 1, ROLE | PEOPLE);
    (person || object) && !people
}

fn is_inner_mark(reading: &Reading, at: usize) -> bool {
    let dot = reading.word(at) == "."
        && (reading.is(at.saturating_sub(1), ABBREVIATION) || reading.one_of(at.saturating_sub(1), &["no"]));
    dot || matches!(reading.word(at), "-" | "&")
        || matches!(reading.word(at), "'" | "\u{2019}")
            && !reading.spaced(at)
            && reading.lower(at.saturating_sub(1)).ends_with('s')
}

impl Reading<'_> {
    /// Whether a mark opens or closes a quotation rather than being part of a word.
    pub fn is_quote_like(&self, token: usize) -> bool {
        self.is_quote(token)
            && (self.spaced(token) || self.spaced(token + 1))
            && !self.lower(token.saturating_sub(1)).ends_with('s')
    }
}

/// The subject of a sentence: the phrase at its head, after a leading prepositional or participle phrase.
pub(crate) fn subject(
    reading: &Reading,
    names: &Names,
    timed: &[bool],
    range: std::ops::Range<usize>,
) -> Option<(usize, usize)> {
    let mut first = range.start;
    while first < range.end
        && (reading.is_mark(first) || reading.one_of(first, &["but", "and", "however", "yet", "still"]))
    {
        first += 1;
    }
    // "TARIJA (Gaceta) — X won": the dateline is no subject.
    let dash = (first + 1..range.end.min(first + 12)).find(|&t| {
        matches!(reading.word(t), "\u{2014}" | "\u{2013}" | "-" | "--") && reading.spaced(t) && reading.spaced(t + 1)
    });
    if let Some(dash) = dash.filter(|&d| {
        reading.is_capital(first) && (first..d).all(|t| !reading.is(t, STOP) && !reading.lower(t).ends_with("ed"))
    }) {
        first = dash + 1;
    }
    let leading = reading.is(first, PREPOSITION | SUBORDINATOR | ADVERB)
        || reading.one_of(first, &["here", "there"]) && reading.is(first + 1, PREPOSITION)
        || reading.lower(first).ends_with("ed")
        || reading.lower(first).ends_with("ing");
    if leading
        && names.at(first).is_none()
        && let Some(comma) = (first..range.end.min(first + 30)).find(|&t| reading.word(t) == ",")
    {
        first = comma + 1;
    }
    phrase_after(reading, names, timed, first, range.end)
}

/// How many sentences lie between one and an earlier one; a later one is out of reach.
fn back(from: usize, to: usize) -> usize {
    from.checked_sub(to).unwrap_or(OUT_OF_REACH)
}

const OUT_OF_REACH: usize = 10_000;
