//! A plain way to find attributions, to measure ours against: a list of verbs of speech and "according to".
//!
//! The source is the nearest run of capitalised words, or a pronoun, or the words from the nearest article on, beside the
//! cue; the content is what stands between marks in the sentence, and where nothing does, the rest of the sentence on
//! the other side of the cue.

use std::ops::Range;

use rashomon_model::{Analysis, Span, TokenKind};

use crate::relations::Relation;

/// Verbs of speech as reports use them.
const VERBS: &[&str] = &[
    "said",
    "says",
    "say",
    "saying",
    "told",
    "tells",
    "telling",
    "added",
    "adds",
    "adding",
    "asked",
    "asks",
    "wrote",
    "writes",
    "announced",
    "announces",
    "argued",
    "argues",
    "arguing",
    "claimed",
    "claims",
    "claiming",
    "confirmed",
    "confirms",
    "declared",
    "declares",
    "denied",
    "denies",
    "explained",
    "explains",
    "insisted",
    "insists",
    "noted",
    "notes",
    "noting",
    "replied",
    "replies",
    "reported",
    "reports",
    "responded",
    "responds",
    "revealed",
    "reveals",
    "stated",
    "states",
    "suggested",
    "suggests",
    "suggesting",
    "tweeted",
    "tweets",
    "warned",
    "warns",
    "warning",
    "acknowledged",
    "admitted",
    "believes",
    "believe",
    "believed",
    "thinks",
    "think",
    "hopes",
    "hoped",
    "called",
    "calls",
    "calling",
    "concluded",
    "described",
    "describes",
    "predicted",
    "promised",
    "recalled",
    "stressed",
    "vowed",
    "pledged",
    "urged",
    "urges",
    "testified",
    "shows",
    "showed",
    "found",
    "continued",
    "criticized",
    "accused",
];

/// What stands between a source and its verb.
const BETWEEN: &[&str] = &["has", "have", "had", "also", "then", "later", "who", "is", "was", "repeatedly", "recently"];

const PRONOUNS: &[&str] = &["he", "she", "they", "it", "we", "i", "you", "who"];

/// The attributions that the list finds.
pub(crate) fn find(text: &str, analysis: &Analysis) -> Vec<Relation> {
    let page = Page { text, analysis };
    let sentences = analysis.sentences.iter().map(|s| s.first_token as usize..s.end_token as usize);
    sentences.flat_map(|sentence| page.relations(sentence)).collect()
}

struct Page<'a> {
    text: &'a str,
    analysis: &'a Analysis,
}

impl Page<'_> {
    fn relations(&self, sentence: Range<usize>) -> Vec<Relation> {
        let cue = |at: &usize| self.is(*at, VERBS) && !self.is_quoted(*at);
        let according = |at: usize| self.is(at, &["according"]) && at + 1 < sentence.end && self.is(at + 1, &["to"]);
        let relation = |at: usize| {
            if according(at) { self.according(at, &sentence) } else { self.verb(at, &sentence) }
        };
        sentence.clone().filter(|at| cue(at) || according(*at)).filter_map(relation).collect()
    }

    fn according(&self, at: usize, sentence: &Range<usize>) -> Option<Relation> {
        let source = self.phrase_after(at + 2, sentence.end)?;
        let content = if at > sentence.start { sentence.start..at } else { source.end..sentence.end };
        Some(self.relation(at..at + 2, source, content, sentence))
    }

    fn verb(&self, at: usize, sentence: &Range<usize>) -> Option<Relation> {
        if let Some(source) = self.phrase_before(at, sentence.start) {
            let behind = at + 1 < sentence.end && !matches!(self.word(at + 1), "." | ",");
            let content = if behind { at + 1..sentence.end } else { sentence.start..source.start };
            return Some(self.relation(at..at + 1, source, content, sentence));
        }
        let source = self.phrase_after(at + 1, sentence.end)?;
        Some(self.relation(at..at + 1, source, sentence.start..at, sentence))
    }

    fn relation(
        &self,
        cue: Range<usize>,
        source: Range<usize>,
        rest: Range<usize>,
        sentence: &Range<usize>,
    ) -> Relation {
        let whole = self.span(sentence.clone());
        let with_marks = |span: Span| Span { start: span.start.saturating_sub(1), end: span.end + 1 };
        let quoted: Vec<Span> =
            self.analysis.quotations_in(whole).map(|quotation| with_marks(quotation.span)).collect();
        let content = if quoted.is_empty() { vec![self.span(rest)] } else { quoted };
        Relation { source: vec![self.span(source)], cue: vec![self.span(cue)], content }
    }

    fn phrase_before(&self, cue: usize, floor: usize) -> Option<Range<usize>> {
        let end = (floor..cue).rev().find(|at| !self.is(*at, BETWEEN))? + 1;
        if self.is(end - 1, PRONOUNS) {
            return Some(end - 1..end);
        }
        let word = |at: &usize| self.analysis.tokens[*at].kind == TokenKind::Word;
        let name = (floor..end).rev().take_while(|at| word(at) && self.is_capital(*at)).last();
        let article = || (floor..end).rev().take(5).take_while(word).find(|at| self.is(*at, &["the", "a", "an"]));
        name.or_else(article).map(|first| first..end)
    }

    fn phrase_after(&self, first: usize, limit: usize) -> Option<Range<usize>> {
        let word = |at: &usize| self.analysis.tokens[*at].kind == TokenKind::Word;
        if first < limit && self.is(first, PRONOUNS) {
            return Some(first..first + 1);
        }
        let from = first + usize::from(first < limit && self.is(first, &["the", "a", "an"]));
        let named = (from..limit).take_while(|at| word(at) && self.is_capital(*at)).last();
        let plain = || (from..limit.min(from + 4)).take_while(word).last();
        named.or_else(plain).map(|last| first..last + 1)
    }

    fn word(&self, at: usize) -> &str {
        self.analysis.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.word(at).eq_ignore_ascii_case(word))
    }

    fn is_capital(&self, at: usize) -> bool {
        self.word(at).chars().next().is_some_and(char::is_uppercase)
    }

    fn is_quoted(&self, at: usize) -> bool {
        let span = self.analysis.tokens[at].span;
        self.analysis.quotations.iter().any(|quotation| quotation.span.contains(span))
    }

    fn span(&self, tokens: Range<usize>) -> Span {
        let tokens = &self.analysis.tokens[tokens];
        tokens.first().zip(tokens.last()).map_or(Span::default(), |(first, last)| first.span.join(last.span))
    }
}
