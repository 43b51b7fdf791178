//! A text with its tokens and sentences, as the finders read it.

use rashomon_model::{Sentence, Span, Token, TokenKind};

use crate::tokens::Words;

/// What every finder reads from.
pub(crate) struct Reading<'a> {
    /// The article's text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its sentences.
    pub sentences: &'a [Sentence],
    words: &'a Words,
    sentence_of: Vec<u32>,
}

impl<'a> Reading<'a> {
    /// Joins a text with its tokens and sentences.
    pub fn new(text: &'a str, words: &'a Words, sentences: &'a [Sentence]) -> Self {
        let mut sentence_of = vec![0; words.tokens.len()];
        for (index, sentence) in sentences.iter().enumerate() {
            sentence_of[sentence.first_token as usize..sentence.end_token as usize].fill(index as u32);
        }
        Reading { text, tokens: &words.tokens, sentences, words, sentence_of }
    }

    /// A token's word in lower case; empty past the end.
    pub fn lower(&self, token: usize) -> &'a str {
        let start = if token == 0 { 0 } else { self.words.ends.get(token - 1).copied().unwrap_or(0) };
        self.words.ends.get(token).map_or("", |end| &self.words.lower[start as usize..*end as usize])
    }

    /// A token's word as written; empty past the end.
    pub fn word(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |t| t.span.of(self.text))
    }

    /// Whether the word lists put a token into any of the classes.
    pub fn is(&self, token: usize, classes: u64) -> bool {
        self.words.classes.get(token).is_some_and(|c| c & classes != 0)
    }

    /// The classes into which the word lists put a token; none past the end.
    pub fn classes(&self, token: usize) -> u64 {
        self.words.classes.get(token).copied().unwrap_or(0)
    }

    /// Whether a token is one of some words in lower case.
    pub fn one_of(&self, token: usize, words: &[&str]) -> bool {
        token < self.tokens.len() && words.contains(&self.lower(token))
    }

    /// Whether the tokens from one on read as these words.
    pub fn reads(&self, token: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(i, w)| self.lower(token + i) == *w)
    }

    /// What a token is; `None` past the end.
    pub fn kind(&self, token: usize) -> Option<TokenKind> {
        self.tokens.get(token).map(|t| t.kind)
    }

    /// Whether a token is a word that begins with a capital letter.
    pub fn is_capital(&self, token: usize) -> bool {
        self.kind(token) == Some(TokenKind::Word) && self.word(token).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether a token is punctuation.
    pub fn is_mark(&self, token: usize) -> bool {
        self.kind(token) == Some(TokenKind::Punctuation)
    }

    /// Whether a phrase ends before a token: a mark, a small word or nothing stands there.
    pub fn ends_phrase(&self, token: usize) -> bool {
        token >= self.tokens.len() || self.is_mark(token) || self.is(token, crate::lists::STOP)
    }

    /// Whether a token is a quotation mark of any shape.
    pub fn is_quote(&self, token: usize) -> bool {
        self.is_mark(token) && self.word(token).chars().all(is_quote_mark)
    }

    /// Whether a token makes what stands before it a possessor: "'s", or the mark behind a plural.
    pub fn is_possessive(&self, token: usize) -> bool {
        let bare = matches!(self.word(token), "'" | "\u{2019}") && !self.spaced(token);
        self.lower(token) == "'s" || bare && self.lower(token.saturating_sub(1)).ends_with('s')
    }

    /// The span from one token up to, not with, another.
    pub fn span(&self, first: usize, end: usize) -> Span {
        let end = end.min(self.tokens.len());
        match (self.tokens.get(first), end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(a), Some(b)) if first < end => a.span.join(b.span),
            _ => Span::default(),
        }
    }

    /// The first token that begins at or after a byte.
    pub fn token_from(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.span.start < byte)
    }

    /// The tokens that lie inside a span: `first..end`.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.token_from(span.start);
        first..self.tokens.partition_point(|t| t.span.end <= span.end).max(first)
    }

    /// The sentence of a token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentence_of.get(token).copied().unwrap_or(0) as usize
    }

    /// The tokens of a sentence.
    pub fn range(&self, sentence: usize) -> std::ops::Range<usize> {
        let s = &self.sentences[sentence];
        s.first_token as usize..s.end_token as usize
    }

    /// Whether white space stands before a token.
    pub fn spaced(&self, token: usize) -> bool {
        let Some(start) = self.tokens.get(token).map(|t| t.span.start) else { return true };
        token == 0 || self.tokens[token - 1].span.end < start
    }
}

/// Whether a character is a quotation mark of any shape.
pub(crate) fn is_quote_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '\u{201c}'
            | '\u{201d}'
            | '\u{201e}'
            | '\u{201f}'
            | '\u{2018}'
            | '\u{2019}'
            | '\u{ab}'
            | '\u{bb}'
            | '`'
    )
}
