//! Who the words are that name a source: which identity, and what sort of source.
//!
//! A noun phrase is read from its head ([`heads`]). A name stands for itself. A pronoun is one of those named or heard a
//! little before ([`pronouns`]), a description ("the official", "the ministry") somebody or something that the page has
//! told more of ([`descriptions`]). What remains is called by its own words. Where phrases begin and end is told by
//! [`phrases`], which names are those of papers and agencies by [`outlets`].

mod descriptions;
mod heads;
mod outlets;
mod phrases;
mod pronouns;

use std::collections::BTreeMap;

use rashomon_model::{NameKind, SourceKind};

use crate::cues;
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
    /// For each token whether it belongs to an expression of time, and whether it stands between marks.
    timed: &'a [bool],
    quoted: &'a [bool],
    /// The page's outlet as it names itself, and the words of that name.
    own_name: Option<&'a str>,
    outlet: Vec<String>,
    /// Who holds an office, by the words of the office.
    holders: BTreeMap<&'a str, Vec<usize>>,
    /// Who spoke so far, each with the sentence.
    history: Vec<(usize, Source)>,
    /// Whom the sentences so far are about that begin with "he" or "she".
    followed: Vec<(usize, Gender, Source)>,
}

impl<'a> Sources<'a> {
    /// Nothing said yet.
    pub fn new(
        reading: &'a Reading<'a>,
        names: &'a Names,
        timed: &'a [bool],
        quoted: &'a [bool],
        own_name: Option<&'a str>,
    ) -> Self {
        let outlet = own_name.unwrap_or_default().to_lowercase();
        let outlet = outlet.split_whitespace().filter(|w| class(w) & STOP == 0).map(str::to_owned).collect();
        let holders = descriptions::holders(reading, names);
        Sources { reading, names, timed, quoted, own_name, outlet, holders, history: Vec::new(), followed: Vec::new() }
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

    /// Remembers whom a sentence is about that calls its subject by a pronoun: the next one goes on with him.
    pub fn follow(&mut self, sentence: usize) {
        let Some((first, end)) = self.subject(self.reading.range(sentence)) else { return };
        let gender = match self.reading.lower(first) {
            "he" => Gender::Man,
            "she" => Gender::Woman,
            _ => return,
        };
        if end == first + 1
            && !self.quoted[first]
            && let Some(source) = self.pronoun(first).filter(|source| source.kind != SourceKind::Unspecified)
        {
            self.followed.push((sentence, gender, source));
        }
    }

    /// Resolves a noun phrase.
    pub fn resolve(&self, first: usize, end: usize) -> Source {
        let words = Some((first, end));
        if end == first + 1
            && let Some(pronoun) = self.pronoun(first)
        {
            return pronoun;
        }
        if let Some(entity) = self.name_of(first, end) {
            return Source { words, ..self.named(entity) };
        }
        if let Some(known) = self.described(first, end) {
            return Source { words, ..known };
        }
        self.unnamed(first, end)
    }

    /// A noun phrase by its own words.
    fn unnamed(&self, first: usize, end: usize) -> Source {
        let (name, kind) = (self.written(first, end), self.kind_of(first, end));
        Source { words: Some((first, end)), name, entity: None, kind }
    }

    /// The words of a phrase, on one line.
    fn written(&self, first: usize, end: usize) -> String {
        self.reading.span(first, end).of(self.reading.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// An entity as a source.
    fn named(&self, entity: usize) -> Source {
        let e = &self.names.entities[entity];
        let kind = match e.kind {
            NameKind::Person => SourceKind::NamedPerson,
            _ if self.is_media_name(&e.name) => SourceKind::Media,
            _ => SourceKind::NamedOrganisation,
        };
        Source { words: None, name: e.name.clone(), entity: Some(entity as u32), kind }
    }

    /// Those who spoke in the last sentences up to one, the latest first.
    fn heard(&self, sentence: usize, sentences: usize) -> impl Iterator<Item = (usize, &Source)> {
        let late = self.history.iter().rev().take(6);
        late.map(|(at, source)| (*at, source)).take_while(move |(at, _)| at + sentences >= sentence)
    }
}
