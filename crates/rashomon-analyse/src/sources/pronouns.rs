//! Whom a pronoun means.

use rashomon_model::{NameKind, SourceKind, Span};

use super::{Source, Sources};
use crate::lexicon::Gender;
use crate::lists::*;

/// Tokens of a phrase at most that brings in somebody without a name.
const LONGEST: usize = 6;

/// Sentences before a pronoun in which the one it means is looked for.
const REACH: usize = 5;

impl Sources<'_> {
    /// Whom a token means, if it is a pronoun in any form: "her account" is hers who is "she".
    pub fn pronoun(&self, token: usize) -> Option<Source> {
        let words = Some((token, token + 1));
        let meant = match self.reading.lower(token) {
            "he" | "him" | "his" => self.person_before(token, Gender::Man),
            "she" | "her" | "hers" => self.person_before(token, Gender::Woman),
            "it" | "its" => self.body_before(token),
            "they" | "them" | "their" | "these" | "those" => self.group_before(token),
            "we" | "us" | "our" => {
                let name = self.own_name.unwrap_or("we").to_owned();
                Some(Source { words, name, entity: None, kind: SourceKind::OwnObservation })
            }
            "i" | "me" | "my" | "you" | "your" | "who" | "that" | "this" | "which" => None,
            _ => return None,
        };
        let unknown = || {
            let name = self.reading.word(token).to_owned();
            Source { words, name, entity: None, kind: SourceKind::Unspecified }
        };
        Some(Source { words, ..meant.unwrap_or_else(unknown) })
    }

    /// Whom "he" or "she" means: of those named or heard of late the likeliest, else the last who spoke and can be meant.
    fn person_before(&self, token: usize, gender: Gender) -> Option<Source> {
        let sentence = self.reading.sentence_of(token);
        let from = self.reading.sentences[sentence.saturating_sub(REACH)].span.start;
        let named = self.names.mentions_between(from, self.reading.tokens[self.last_named(token)].span.start);
        let named = &named[named.len().saturating_sub(40)..];
        let mentioned =
            named.iter().filter(|(_, entity)| self.is_called(*entity as usize, gender)).map(|(at, entity)| {
                let entity = *entity as usize;
                (
                    self.salience(*at, entity, sentence) + i32::from(self.names.genders[entity] == gender),
                    self.named(entity),
                )
            });
        let heard = self.heard(sentence, REACH).take(2).filter(|(_, source)| self.is_one(source, gender));
        let heard = heard.map(|(at, source)| {
            let told = source.entity.is_none_or(|e| self.names.genders[e as usize] == gender);
            (5 + i32::from(told) - 3 * sentence.saturating_sub(at) as i32, source.clone())
        });
        let older = || {
            self.history.iter().rev().take(20).map(|(_, s)| s).find(|s| s.entity.is_some() && self.is_one(s, gender))
        };
        let likeliest = heard.chain(mentioned).chain(self.somebody_before(sentence, gender));
        let likeliest = likeliest.chain(self.followed_to(sentence, gender));
        let likeliest = likeliest.max_by_key(|(points, _)| *points).map(|(_, source)| source);
        likeliest.or_else(|| older().cloned())
    }

    /// Whom the sentences before in a paragraph are about that begin with the same pronoun, and how likely each is meant: as
    /// likely as a subject that is named there.
    fn followed_to(&self, sentence: usize, gender: Gender) -> impl Iterator<Item = (i32, Source)> {
        let paragraph = |sentence: usize| self.reading.sentences[sentence].paragraph;
        let late = self.followed.iter().rev().take(3).take_while(move |(at, ..)| at + REACH >= sentence);
        late.filter(move |(at, called, _)| *called == gender && paragraph(*at) == paragraph(sentence)).map(
            move |(at, _, source)| {
                let spoke = self.history.iter().rev().take(6).any(|(_, heard)| heard.name == source.name);
                (4 + 3 * i32::from(spoke) - 3 * sentence.saturating_sub(*at) as i32, source.clone())
            },
        )
    }

    /// Before which token a pronoun's person was named: "Lund would resign, he said" is another's word, for nobody is called
    /// "he" behind his own name within what he says.
    fn last_named(&self, token: usize) -> usize {
        let r = self.reading;
        let behind = token > 0 && (r.word(token - 1) == "," || r.is_quote(token - 1));
        let closes = r.is(token + 1, CUE) && r.is_mark(token + 2) && r.word(token + 2) != ":";
        if !behind || !closes {
            return token;
        }
        // "Lund put it so: “No,” he said."
        let start = r.range(r.sentence_of(token)).start;
        (start..token).rev().find(|&t| matches!(r.word(t), ":" | ";")).unwrap_or(start)
    }

    /// Somebody without a name who is the subject of the sentence before, and how likely he is meant: "One rescuer spoke to
    /// us after his shift. “We crawl,” he said."
    fn somebody_before(&self, sentence: usize, gender: Gender) -> Option<(i32, Source)> {
        let r = self.reading;
        let before =
            sentence.checked_sub(1).filter(|b| r.sentences[*b].paragraph == r.sentences[sentence].paragraph)?;
        let (first, end) = self.subject(r.range(before))?;
        let source = self.unnamed(first, end);
        // "The candidate, Ada Lund, crossed the square": she has a name.
        let named = r.word(end) == "," && self.names.at(end + 1).is_some() || self.name_of(first, end).is_some();
        let brief = r.is(first, DETERMINER) && end - first <= LONGEST && !r.is(self.head_noun(first, end), PEOPLE);
        (!self.quoted[first] && !named && brief && self.is_one(&source, gender)).then_some((0, source))
    }

    /// Whether an entity is a person who can be called by a pronoun.
    fn is_called(&self, entity: usize, gender: Gender) -> bool {
        let known = self.names.genders[entity];
        self.names.kind(entity) == NameKind::Person && (known == gender || known == Gender::Unknown)
    }

    /// Whether a source is one person who can be called by a pronoun: "a senior official", "the nurse".
    fn is_one(&self, source: &Source, gender: Gender) -> bool {
        if let Some(entity) = source.entity {
            return self.is_called(entity as usize, gender);
        }
        let Some((first, end)) = source.words else { return false };
        let r = self.reading;
        let head = self.head_noun(first, end);
        let other = if gender == Gender::Man { WOMAN } else { MAN };
        r.one_of(first, &["a", "an", "the", "one", "another"])
            && r.is(head, SOMEBODY)
            && !r.lower(head).ends_with('s')
            && !r.is(head, other)
    }

    /// How likely somebody named at a place is spoken of in a later sentence: who was near, opened the sentence or spoke is
    /// likelier, whom a speaker named is less likely.
    pub(super) fn salience(&self, at: Span, entity: usize, sentence: usize) -> i32 {
        let r = self.reading;
        let first = r.token_from(at.start);
        let away = sentence.saturating_sub(r.sentence_of(first)) as i32;
        let governed = first > 0 && r.is(first - 1, PREPOSITION | DETERMINER);
        let start = r.range(r.sentence_of(first)).start;
        // "Lund said Moe was", "The first victim was Moe": Moe is spoken of.
        let spoken_of =
            || (start..first).any(|t| r.is(t, CUE | AUXILIARY) && !self.quoted[t] && self.names.at(t).is_none());
        // "Lund, Moe's lawyer": whoever is named first, and not what is his.
        let other = |t: usize| {
            let named = self.names.at(t).filter(|e| self.names.kind(*e) == NameKind::Person);
            named.is_some_and(|e| e != entity)
        };
        // "For Lund the fault lies with the gearbox", "At noon the secretary of the union, Ada Lund, was".
        let whose = first > start && first - start <= 3 && r.one_of(start, &["for", "to"]);
        let apposed = || {
            let subject = self.subject(r.range(r.sentence_of(first)));
            subject.is_some_and(|(a, end)| (a..end).contains(&first) || r.word(end) == "," && end + 1 == first)
        };
        let opens = (first - start < 7 || apposed()) && !governed && !spoken_of();
        let subject = (opens || whose) && !(start..first).any(other);
        let spoke = self.history.iter().rev().take(6).any(|(_, source)| source.entity == Some(entity as u32));
        let paragraph = |sentence: usize| r.sentences[sentence].paragraph;
        // Who a paragraph is about is likelier than who spoke in the one before.
        let here = subject && paragraph(r.sentence_of(first)) == paragraph(sentence);
        2 * i32::from(subject) + i32::from(here) + 3 * i32::from(spoke) - 3 * away - 6 * i32::from(self.quoted[first])
    }

    /// What "it" means: a document that is the subject of the sentence before, else the last body or document that spoke, else
    /// the body that is that subject, else the last body named.
    fn body_before(&self, token: usize) -> Option<Source> {
        let r = self.reading;
        let sentence = r.sentence_of(token);
        let body =
            |s: &Source| matches!(s.kind, SourceKind::Document | SourceKind::NamedOrganisation | SourceKind::Media);
        let subject = || self.subject(r.range(sentence.checked_sub(1)?)).filter(|(first, end)| end - first <= 8);
        let document = || {
            let (first, end) = subject()?;
            let paper = self.name_of(first, end).is_none() && r.is(self.head_noun(first, end), DOCUMENT);
            paper.then(|| self.resolve(first, end)).filter(body)
        };
        let acting = || {
            let (first, end) = subject()?;
            let entity = self.name_of(first, end)?;
            let body = matches!(self.names.kind(entity), NameKind::Organisation | NameKind::Other);
            body.then(|| self.named(entity))
        };
        let spoke = || self.heard(sentence, 4).map(|(_, source)| source).find(|source| body(source)).cloned();
        let mentioned = || {
            let from = r.sentences[sentence.saturating_sub(2)].span.start;
            let near = self.names.mentions_between(from, r.tokens[token].span.start);
            let organisation = |entity: &usize| self.names.kind(*entity) == NameKind::Organisation;
            near.iter().rev().take(20).map(|(_, e)| *e as usize).find(organisation).map(|entity| self.named(entity))
        };
        document().or_else(spoke).or_else(acting).or_else(mentioned)
    }

    /// Whom "they" means: the last several who spoke, or the last body.
    fn group_before(&self, token: usize) -> Option<Source> {
        let r = self.reading;
        let several = |source: &&Source| {
            let Some((first, end)) = source.words else { return false };
            let head = self.head_noun(first, end);
            let plural = r.lower(head).ends_with('s') || r.is(head, PEOPLE) && !r.is(head, MAN | WOMAN);
            let many = source.entity.is_none() && r.is(head, SOMEBODY | PEOPLE) && plural;
            many || (first..end).any(|t| self.joins_names(t))
        };
        let late = || self.heard(r.sentence_of(token), 4).map(|(_, source)| source);
        if let Some(group) = late().find(several) {
            // "Lund and Pascaru", not the first of them alone.
            let name = group.words.filter(|_| group.entity.is_some()).map(|(first, end)| self.written(first, end));
            return Some(name.map_or_else(|| group.clone(), |name| Source { name, entity: None, ..group.clone() }));
        }
        late().find(|source| source.kind == SourceKind::NamedOrganisation).cloned()
    }
}
