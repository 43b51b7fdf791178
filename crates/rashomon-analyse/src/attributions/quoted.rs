//! Who speaks the stretches between quotation marks.

use rashomon_model::{NameKind, QuoteForm, SourceKind, Span};

use super::{Finder, Scene};
use crate::cues;
use crate::lists::*;
use crate::quotations;
use crate::sources::Source;

impl Finder<'_> {
    /// Ties the stretches between marks that end in this sentence, or begin in it, to who spoke.
    pub(super) fn join_quotations(&mut self, scene: &Scene) {
        let r = self.reading;
        let sentence = r.sentences[scene.sentence].span;
        let first = self.marked.partition_point(|m| m.quotation.span.end <= sentence.start);
        for index in first..self.marked.len() {
            let span = self.marked[index].quotation.span;
            if span.start >= sentence.end {
                break;
            }
            if quotations::is_disowned(r, &self.marked[index]) {
                continue;
            }
            if self.speaker[index].is_none() {
                self.speaker[index] = self.beside(scene, index);
            }
            // A stretch with nobody beside it by its end carries on the last speaker.
            if self.speaker[index].is_none()
                && span.end <= sentence.end
                && !quotations::is_scare(r, &self.marked[index])
            {
                self.speaker[index] = self.carried(scene, index);
            }
            if let Some(speaker) = self.speaker[index] {
                self.cover(index, speaker);
            }
        }
    }

    /// The innermost attribution of this sentence whose content the stretch is.
    fn beside(&self, scene: &Scene, index: usize) -> Option<usize> {
        let span = self.marked[index].quotation.span;
        let r = self.reading;
        let here = scene.first_found..self.found.len();
        let meeting = here.filter(|&i| self.found[i].content.meets(span));
        // "Lund says they owe it; “not a cent”, Moe said": a semicolon parts what two say.
        let parted = |i: usize| {
            let cue = self.found[i].cue.map_or(span, |cue| cue);
            let (from, to) = (cue.end.min(span.end), cue.start.max(span.start));
            from < to && r.tokens_in(Span { start: from, end: to }).any(|t| r.word(t) == ";" && !self.quoted[t])
        };
        meeting
            .min_by_key(|&i| (span.len() - self.found[i].content.overlap(span), parted(i), self.found[i].content.len()))
    }

    /// Makes an attribution cover the whole stretch, and says how its content is told.
    fn cover(&mut self, index: usize, speaker: usize) {
        let marked = &self.marked[index];
        let whole = quotations::with_marks(self.reading, marked);
        let a = &mut self.found[speaker];
        a.content =
            a.content.join(if a.content.contains(marked.quotation.span) { marked.quotation.span } else { whole });
        let outside = a.content.len().saturating_sub(marked.quotation.span.len());
        a.form = if marked.quotation.form == QuoteForm::Direct && (outside <= 8 || a.form == QuoteForm::Direct) {
            QuoteForm::Direct
        } else {
            QuoteForm::Mixed
        };
    }

    /// A stretch without a cue: the speaker of the paragraph, of a speech that goes on, or the person just spoken of.
    fn carried(&mut self, scene: &Scene, index: usize) -> Option<usize> {
        let r = self.reading;
        let marked = &self.marked[index];
        let words = (marked.first..marked.end).filter(|&t| !r.is_mark(t)).count();
        let paragraph = r.sentences[scene.sentence].paragraph;
        let told_here = || self.sources.last_since(r.sentences.partition_point(|s| s.paragraph < paragraph)).is_some();
        let whole = marked.quotation.form == QuoteForm::Direct || words >= 6 && told_here();
        if !whole || self.is_heading(index) {
            return None;
        }
        let content = (marked.first, marked.end);
        // `"Would you?" Lund asked.` was read as two sentences.
        let next =
            r.sentences.get(scene.sentence + 1).filter(|s| s.paragraph == paragraph && marked.end + 1 >= scene.end);
        let end = next.map_or(scene.end, |s| s.end_token as usize);
        if let Some((source, verb)) = self.named_after(index, end) {
            self.push(scene, source, Some((verb, verb + 1)), content, None);
        } else if let Some((source, dash)) = self.signed(index) {
            self.push(scene, source, Some((dash, dash + 1)), content, None);
        } else {
            let source = self.carried_source(scene, index)?;
            self.push(scene, source, None, content, None);
        }
        Some(self.found.len() - 1)
    }

    /// Whether a stretch is a paragraph of its own that no mark closes as a sentence: `“CHEAP POINTS”` heads what follows.
    fn is_heading(&self, index: usize) -> bool {
        let r = self.reading;
        let marked = &self.marked[index];
        let (first, end) = (marked.first.saturating_sub(1), marked.end + 1);
        let paragraph = |t: usize| r.sentences.get(r.sentence_of(t)).map(|s| s.paragraph);
        let alone = |t: usize| t >= r.tokens.len() || paragraph(t) != paragraph(marked.first);
        let closed = |t: usize| matches!(r.word(t), "." | "!" | "?" | "," | "\u{2026}" | "..." | "\u{2014}");
        marked.closed && (first == 0 || alone(first - 1)) && alone(end) && !closed(marked.end - 1)
    }

    /// `"…," X quips.`: who stands right behind with a verb that ends the sentence, whatever verb it is; with the verb.
    fn named_after(&self, index: usize, end: usize) -> Option<(Source, usize)> {
        let r = self.reading;
        let marked = &self.marked[index];
        let comma = matches!(r.word(marked.end - 1), "," | "!" | "?") && marked.closed;
        let first = marked.end + 1;
        let entity = self.names.at(first).filter(|e| self.names.kind(*e) == NameKind::Person)?;
        let verb = (first..end).find(|&t| self.names.at(t) != Some(entity))?;
        if !comma {
            // `"…." X vowed in a statement.`: a full stop for the comma, where nothing is said behind it.
            let stop = marked.closed && r.word(marked.end - 1) == ".";
            let brief = r.is(verb, CUE) && r.ends_phrase(verb + 1) && end - verb <= 6;
            let silent = !(verb..end).any(|t| r.is_quote(t) || r.word(t) == ":");
            return (stop && brief && silent).then(|| (self.sources.resolve(first, verb), verb));
        }
        let finite = r.lower(verb).ends_with("ed") || r.lower(verb).ends_with('s');
        let speaks = finite && !r.is_mark(verb) && !r.is_possessive(verb) && matches!(r.word(verb + 1), "." | ",");
        speaks.then(|| (self.sources.resolve(first, verb), verb))
    }

    /// `"…" — X` at the end of a line, with the dash.
    fn signed(&self, index: usize) -> Option<(Source, usize)> {
        let r = self.reading;
        let marked = &self.marked[index];
        let dash = marked.end + 1;
        let dashed = matches!(r.word(dash), "\u{2015}" | "\u{2014}" | "\u{2013}" | "-" | "--" | "~") && marked.closed;
        let entity = self.names.at(dash + 1).filter(|e| dashed && self.names.kind(*e) == NameKind::Person)?;
        let end = (dash + 1..r.tokens.len()).find(|&t| self.names.at(t) != Some(entity)).unwrap_or(r.tokens.len());
        let last =
            r.is_quote(end) || matches!(r.word(end), "" | "." | "," | "(") || r.sentence_of(end) != r.sentence_of(dash);
        last.then(|| (self.sources.resolve(dash + 1, end), dash))
    }

    /// Who speaks a stretch that has no cue: who spoke last in its paragraph, the subject of its own sentence or
    /// of the one before, and for one that opens its paragraph who spoke last in the paragraph before.
    fn carried_source(&self, scene: &Scene, index: usize) -> Option<Source> {
        let r = self.reading;
        let opening = self.marked[index].first;
        let begins = r.sentence_of(opening);
        let first_of = |sentence: usize| {
            let paragraph = r.sentences[sentence].paragraph;
            r.sentences.partition_point(|s| s.paragraph < paragraph)
        };
        let own = first_of(scene.sentence);
        if let Some(source) = self.sources.last_speaker_since(own) {
            return Some(source.clone());
        }
        let colon = |t: usize| r.word(t) == ":";
        if opening.saturating_sub(1) != r.range(begins).start {
            return self.stage(begins).filter(|source| is_somebody(source) || colon(opening.saturating_sub(2)));
        }
        let earlier = begins.checked_sub(1)?;
        let before = if begins > own { None } else { self.sources.last_speaker_since(first_of(earlier)).cloned() };
        if r.range(earlier).last().is_some_and(colon) {
            return self.introduced(earlier).or(before);
        }
        before.or_else(|| self.stage(earlier).filter(is_somebody))
    }

    /// "Palmares was guarded. '…'", "Lund describes it so: '…'": the subject of a sentence, if it can speak.
    fn stage(&self, sentence: usize) -> Option<Source> {
        let (first, end) = self.sources.subject(self.reading.range(sentence))?;
        let told = !self.quoted[first] && self.sources.can_speak(first, end);
        told.then(|| self.sources.resolve(first, end))
    }

    /// "They did not believe it until Boehner said this to a club:": the subject of the last verb of speech before a colon,
    /// else that of its sentence.
    fn introduced(&self, sentence: usize) -> Option<Source> {
        let r = self.reading;
        let range = r.range(sentence);
        let verb = range.clone().rev().find(|&t| r.is(t, CUE) && !self.quoted[t] && cues::is_verb(r, t));
        let subject = verb.and_then(|verb| self.sources.phrase_before(verb, range.start));
        let speaks = |(first, end): &(usize, usize)| {
            let r = self.reading;
            verb == Some(*end) && (r.is(*first, PRONOUN) || self.sources.can_speak(*first, *end))
        };
        let subject = subject.filter(speaks).map(|(first, end)| self.sources.resolve(first, end));
        subject.or_else(|| self.stage(sentence))
    }
}

/// Whether a source is a person, and neither a body nor a document.
fn is_somebody(source: &Source) -> bool {
    matches!(source.kind, SourceKind::NamedPerson | SourceKind::AnonymousOfficial | SourceKind::Witness)
}
