//! What documents tell by what they hold, and what the reporters saw themselves.

use rashomon_model::{Attribution, SourceKind, TokenKind};

use super::{Finder, Scene};
use crate::lists::*;
use crate::sources::Source;

impl Finder<'_> {
    /// "The policy was renewed in May. It insures the objects for two million": what a document holds stands on its word.
    pub(super) fn papers(&mut self, scene: &Scene) {
        let r = self.reading;
        let near = self.topic.as_ref().is_some_and(|(at, _)| at + 2 >= scene.sentence);
        if !near && !(scene.start..scene.end).any(|t| r.is(t, DOCUMENT | PAPER)) {
            return;
        }
        let Some((first, end)) = self.sources.subject(scene.start..scene.end) else { return };
        let verb = self.verb_after(end, scene.end);
        let paper = self.paper(scene, first, end);
        let topic = paper.clone().or_else(|| {
            let be = r.one_of(verb, &["is", "was", "are", "were"]);
            let (first, end) = self.sources.phrase_after(verb + 1, scene.end).filter(|_| be)?;
            self.paper_called(first, end).filter(|_| first == verb + 1)
        });
        self.topic = topic.map(|paper| (scene.sentence, paper));
        let has = r.one_of(verb, &["has", "have", "had"]);
        let held = r.is(verb + 1, DETERMINER | NUMBER) || r.kind(verb + 1) == Some(TokenKind::Number);
        let shows = verb + 1 < scene.end && r.is(verb, SHOWING) && !self.quoted[verb] && (held || !has);
        let word = r.span(verb, verb + 1);
        let known = |a: &Attribution| a.cue.is_some_and(|cue| cue.meets(word)) || a.content.contains(word);
        let Some(paper) = paper.filter(|_| shows && !self.found[scene.first_found..].iter().any(known)) else { return };
        // "It lists" is said of what it says, "it insures" of what it does: that is told, too.
        let says = r.is(verb, CUE | WEAK_CUE) && !has;
        let cue = says.then_some((verb, verb + 1));
        self.push(scene, paper, cue, (if says { verb + 1 } else { scene.start }, scene.end), None);
    }

    /// The verb of a subject that ends at a token: behind its adverbs and what two commas set off.
    fn verb_after(&self, end: usize, limit: usize) -> usize {
        let r = self.reading;
        let aside = (end + 1..limit.min(end + 9)).find(|&t| r.word(t) == ",").filter(|_| r.word(end) == ",");
        let start = aside.map_or(end, |comma| comma + 1);
        let adverb = |t: usize| r.is(t, ADVERB) && !r.is(t, AUXILIARY);
        (start..limit).find(|&t| !adverb(t)).unwrap_or(limit)
    }

    /// The document that a subject means: by its own noun, as "it" where the sentence before was about one, and by a part.
    pub(super) fn paper(&self, scene: &Scene, first: usize, end: usize) -> Option<Source> {
        let r = self.reading;
        let paragraph = |sentence: usize| r.sentences[sentence].paragraph;
        let before = |reach: usize| {
            let topic = self.topic.as_ref().filter(|(at, _)| at + reach >= scene.sentence);
            topic.filter(|(at, _)| paragraph(*at) == paragraph(scene.sentence)).map(|(_, paper)| paper.clone())
        };
        let it = end == first + 1 && r.one_of(first, &["it", "they"]);
        let part = r.one_of(self.sources.head_noun(first, end), &["page", "annex", "appendix", "chapter"]);
        let paper = if it {
            before(1)
        } else {
            let known = before(2).filter(|_| part);
            known.or_else(|| self.paper_called(first, end))
        };
        let paper = paper.filter(|paper| paper.kind == SourceKind::Document)?;
        Some(Source { words: Some((first, end)), ..paper })
    }

    /// The document that a phrase is about, by the noun at its head.
    fn paper_called(&self, first: usize, end: usize) -> Option<Source> {
        let source = self.sources.is_paper(first, end).then(|| self.sources.resolve(first, end))?;
        let plain = source.kind == SourceKind::Unspecified;
        Some(Source { kind: if plain { SourceKind::Document } else { source.kind }, ..source })
    }

    /// "a copy of which was seen by this paper", "The Ledger saw": what the reporters saw themselves.
    pub(super) fn own_eyes(&mut self, scene: &Scene) {
        let r = self.reading;
        for at in scene.start..scene.end {
            if self.quoted[at] || !r.is(at, WITNESSING) && r.lower(at) != "read" {
                continue;
            }
            let by = r.lower(at + 1) == "by";
            let seen_by = by
                .then(|| self.sources.phrase_after(at + 2, scene.end))
                .flatten()
                .filter(|(a, b)| self.sources.is_own(*a, *b));
            let we = || {
                let skipped = |t: &usize| !r.is(*t, AUXILIARY | ADVERB) && r.lower(*t) != "ourselves";
                let before = (scene.start..at).rev().find(skipped)?;
                r.one_of(before, &["we", "i"]).then_some((before, before + 1))
            };
            let left = || {
                self.sources
                    .phrase_before(at, scene.start)
                    .or_else(|| self.sources.subject(scene.start..at))
                    .filter(|(a, b)| self.sources.is_own(*a, *b) || self.sources.is_staff(*a, *b))
            };
            let Some((first, end)) = seen_by.or_else(|| if by { None } else { we().or_else(left) }) else { continue };
            let source = self.sources.own(first, end);
            let outer = self.found.len();
            self.push(scene, source, Some((at, at + 1)), (scene.start, scene.end), None);
            self.seen_document(scene, at, outer);
            break;
        }
    }

    /// The document that was seen, when it is the subject: "the manifest, seen by this paper, carries 171 names".
    fn seen_document(&mut self, scene: &Scene, seen: usize, outer: usize) {
        let r = self.reading;
        let Some((first, end)) = self.sources.subject(scene.start..scene.end) else { return };
        let document = (first..end).any(|t| r.is(t, DOCUMENT));
        let known = self.found[scene.first_found..outer].iter().any(|a| a.kind == SourceKind::Document);
        if document && !known && first < seen && outer < self.found.len() {
            let source = Source { kind: SourceKind::Document, ..self.sources.resolve(first, end) };
            self.push(scene, source, None, (scene.start, scene.end), None);
            if let Some(last) = self.found.last_mut() {
                last.via = Some(outer as u32);
            }
        }
    }
}
