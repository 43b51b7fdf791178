//! What the learner and the measure of names need: texts as this crate reads them, the features of their tokens, and
//! the tagger with other models.

use std::ops::Range;

use rashomon_model::{Sentence, Span};

use crate::names::features::Page;
use crate::names::runs::runs;
use crate::names::tag::{FirstPass, Models, Tagged, tag};
use crate::reading::Reading;
use crate::sentences;
use crate::tagger::Tagger;
use crate::tokens::{self, Words};

/// A text with its tokens and sentences.
pub struct Text {
    text: String,
    words: Words,
    sentences: Vec<Sentence>,
}

/// Tokens that are labelled together.
pub struct Run {
    /// Which.
    pub tokens: Range<usize>,
    /// The features of each.
    pub features: Vec<Vec<u64>>,
    /// Scores that are given before the features are looked at, one a label for each token; empty for none.
    pub scores: Vec<i32>,
}

impl Text {
    /// A text as [`crate::analyse`] reads it.
    pub fn new(text: String) -> Text {
        let words = tokens::tokenize(&text);
        let sentences = sentences::split(&text, &words, &[]);
        Text { text, words, sentences }
    }

    /// Sentences whose words are given, one space between two. Where a word has parts, each is a token.
    pub fn of_words(given: &[Vec<String>]) -> Text {
        let (mut text, mut pieces, mut ends) = (String::new(), Vec::new(), Vec::new());
        for sentence in given {
            for word in sentence {
                let start = text.len();
                text.push_str(word);
                pieces.push(start..text.len());
                text.push(' ');
            }
            ends.push(text.len());
        }
        let words = tokens::tokenize_pieces(&text, &pieces);
        let (mut sentences, mut first) = (Vec::new(), 0);
        for end in ends {
            let after = words.tokens.partition_point(|t| (t.span.start as usize) < end);
            if after > first {
                let span = words.tokens[first].span.join(words.tokens[after - 1].span);
                let (first_token, end_token) = (first as u32, after as u32);
                sentences.push(Sentence { span, paragraph: 0, first_token, end_token, apparatus: false });
            }
            first = after;
        }
        Text { text, words, sentences }
    }

    /// Where the tokens stand, in bytes.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        self.words.tokens.iter().map(|token| token.span)
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    fn reading(&self) -> Reading<'_> {
        Reading::new(&self.text, &self.words, &self.sentences)
    }

    /// The runs in which names may stand, with the features of the first pass.
    pub fn runs(&self) -> Vec<Run> {
        let reading = self.reading();
        let runs = runs(&reading);
        let page = Page::new(&reading, &runs);
        let features = |run: &Range<usize>| {
            let token = |token: usize| {
                let mut features = Vec::new();
                page.features(run, token, &mut features);
                features
            };
            run.clone().map(token).collect()
        };
        runs.iter().map(|run| Run { tokens: run.clone(), features: features(run), scores: Vec::new() }).collect()
    }

    /// The same runs with the features of the second pass and the scores of the first.
    pub fn runs_again(&self, first: &Tagger) -> Vec<Run> {
        let reading = self.reading();
        let runs = runs(&reading);
        let page = Page::new(&reading, &runs);
        let pass = FirstPass::new(&page, &runs, first);
        let mut scores = pass.scores.as_slice();
        let mut again = |run: &Range<usize>| {
            let (own, rest) = scores.split_at(run.len() * first.labels());
            scores = rest;
            let token = |token: usize| {
                let mut features = Vec::new();
                pass.features(run, token, &mut features);
                features
            };
            Run { tokens: run.clone(), features: run.clone().map(token).collect(), scores: own.to_vec() }
        };
        runs.iter().map(&mut again).collect()
    }

    /// The names that models find.
    pub fn names(&self, models: &Models) -> Vec<Tagged> {
        tag(&self.reading(), models)
    }
}

/// The models that this crate finds names with.
pub fn shipped_name_models() -> Option<Models<'static>> {
    *crate::names::MODELS
}
