//! Finds the names of a page in two passes of a [`Tagger`]: the second knows what the first made of the same words
//! elsewhere in the page.

use std::ops::Range;

use super::features::Page;
use super::runs::runs;
use crate::reading::Reading;
use crate::tagger::{Tagger, feature};

/// The two models of a file: a u32 with the length of the first, then both.
#[derive(Clone, Copy, Debug)]
pub struct Models<'a> {
    pub(crate) first: Tagger<'a>,
    pub(crate) second: Tagger<'a>,
}

impl<'a> Models<'a> {
    /// Reads a file in place; `None` where it is none.
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let (length, rest) = bytes.split_first_chunk()?;
        let (first, second) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        Some(Models { first: Tagger::new(first)?, second: Tagger::new(second)? })
    }

    /// Joins two models to a file.
    pub fn join(first: &[u8], second: &[u8]) -> Vec<u8> {
        [&(first.len() as u32).to_le_bytes(), first, second].concat()
    }
}

/// The tokens of a name, and the number of its kind: 0 for the first kind that has labels, and so on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tagged {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its kind.
    pub kind: usize,
}

/// The names of a text, in order.
pub(crate) fn tag(reading: &Reading, models: &Models) -> Vec<Tagged> {
    let runs = runs(reading);
    let page = Page::new(reading, &runs);
    let first = FirstPass::new(&page, &runs, &models.first);
    let mut features = Vec::new();
    let mut found = Vec::new();
    let mut at = 0;
    let labels = models.first.labels();
    for run in &runs {
        let mut scores = first.scores[at * labels..(at + run.len()) * labels].to_vec();
        for (token, scores) in run.clone().zip(scores.chunks_exact_mut(labels)) {
            first.features(run, token, &mut features);
            models.second.add_scores(&features, scores);
        }
        names_of(&models.second.likeliest(&scores), run.start, &mut found);
        at += run.len();
    }
    found
}

/// The names that labels tell of: 0 is outside, then a label for the first and one for further tokens of each kind.
fn names_of(labels: &[u8], start: usize, found: &mut Vec<Tagged>) {
    for (at, label) in labels.iter().enumerate() {
        let token = start + at;
        match (label, found.last_mut()) {
            (0, _) => {}
            (inside, Some(last)) if inside % 2 == 0 && last.tokens.end == token => last.tokens.end += 1,
            _ => found.push(Tagged { tokens: token..token + 1, kind: usize::from(label - 1) / 2 }),
        }
    }
}

/// What the first pass makes of a page.
pub(crate) struct FirstPass<'a> {
    page: &'a Page<'a>,
    /// For each token of the runs one score a label.
    pub scores: Vec<i32>,
    /// For each token of the text its label; 0 outside of the runs.
    labels: Vec<u8>,
    /// The names that were found, and for each token the one that covers it, plus one.
    names: Vec<Tagged>,
    of_token: Vec<u32>,
    words: Votes,
    phrases: Votes,
}

/// No more kinds than this are told apart.
const KINDS: usize = 7;
/// Tokens of a word: outside, in a name of one word, of several; for each kind.
type Counts = [[u16; 2]; KINDS + 1];

/// Open-addressed: the hash of a word or phrase, and how often it was what.
struct Votes(Vec<(u64, Counts)>);

impl Votes {
    fn new(count: usize) -> Self {
        Votes(vec![(0, Counts::default()); (2 * count + 2).next_power_of_two()])
    }

    fn place(&self, hash: u64) -> usize {
        let mask = self.0.len() - 1;
        let mut at = (hash ^ hash >> 32) as usize & mask;
        while self.0[at].0 != 0 && self.0[at].0 != hash {
            at = (at + 1) & mask;
        }
        at
    }

    fn add(&mut self, hash: u64, kind: usize, long: bool) {
        let at = self.place(hash);
        self.0[at].0 = hash;
        let count = &mut self.0[at].1[kind.min(KINDS)][usize::from(long)];
        *count = count.saturating_add(1);
    }

    /// The votes without one.
    fn without(&self, hash: u64, kind: usize, long: bool) -> Counts {
        let mut counts = self.0[self.place(hash)].1;
        let own = &mut counts[kind.min(KINDS)][usize::from(long)];
        *own = own.saturating_sub(1);
        counts
    }
}

/// The kind with the most votes and how clear it is; 0 where there are none.
fn most(counts: impl Iterator<Item = u16>) -> u64 {
    let (mut best, mut kind, mut all) = (0_u32, 0, 0_u32);
    for (at, count) in counts.map(u32::from).enumerate() {
        all += count;
        if count > best {
            (best, kind) = (count, at as u64 + 1);
        }
    }
    kind << 2 | u64::from(best > 2) << 1 | u64::from(best * 4 >= all * 3)
}

impl<'a> FirstPass<'a> {
    pub fn new(page: &'a Page<'a>, runs: &[Range<usize>], tagger: &Tagger) -> Self {
        let labels_count = tagger.labels();
        let count: usize = runs.iter().map(ExactSizeIterator::len).sum();
        let (mut scores, mut features) = (vec![0; count * labels_count], Vec::with_capacity(96));
        let mut pass = FirstPass {
            page,
            scores: Vec::new(),
            labels: vec![0; page.len()],
            names: Vec::new(),
            of_token: vec![0; page.len()],
            words: Votes::new(count),
            phrases: Votes::new(count),
        };
        let mut rest = scores.as_mut_slice();
        for run in runs {
            let (own, after) = rest.split_at_mut(run.len() * labels_count);
            rest = after;
            for (token, scores) in run.clone().zip(own.chunks_exact_mut(labels_count)) {
                page.features(run, token, &mut features);
                tagger.add_scores(&features, scores);
            }
            let labels = tagger.likeliest(own);
            names_of(&labels, run.start, &mut pass.names);
            pass.labels[run.clone()].copy_from_slice(&labels);
        }
        pass.scores = scores;
        pass.count(runs);
        pass
    }

    fn count(&mut self, runs: &[Range<usize>]) {
        for (index, name) in self.names.iter().enumerate() {
            self.of_token[name.tokens.clone()].fill(index as u32 + 1);
            self.phrases.add(phrase(self.page, &name.tokens), name.kind + 1, false);
        }
        for token in runs.iter().cloned().flatten() {
            let (kind, long) = self.told(token);
            self.words.add(self.page.lower(token), kind, long);
        }
    }

    /// What the first pass made of a token: 0 for no name, or its kind and one; and whether of several words.
    fn told(&self, token: usize) -> (usize, bool) {
        let name = (self.of_token[token] as usize).checked_sub(1).and_then(|at| self.names.get(at));
        name.map_or((0, false), |name| (name.kind + 1, name.tokens.len() > 1))
    }

    /// The features of the second pass for a token of a run.
    pub fn features(&self, run: &Range<usize>, token: usize, out: &mut Vec<u64>) {
        out.clear();
        let label = |t: Option<usize>| t.filter(|t| run.contains(t)).map_or(0, |t| u64::from(self.labels[t]) + 1);
        let own = label(Some(token));
        let (kind, long) = self.told(token);
        let word = self.words.without(self.page.lower(token), kind, long);
        let any = most(word.iter().map(|counts| counts[0].saturating_add(counts[1])));
        let longer = most(word[1..].iter().map(|counts| counts[1]));
        let alone = most(word[1..].iter().map(|counts| counts[0]));
        let name = (self.of_token[token] as usize).checked_sub(1).and_then(|at| self.names.get(at));
        let phrase = name.map_or(0, |name| {
            let votes = self.phrases.without(phrase(self.page, &name.tokens), name.kind + 1, false);
            most(votes[1..].iter().map(|counts| counts[0]))
        });
        let mut add = |kind: u64, value: u64| out.push(feature(kind, value));
        add(200, own);
        add(201, own << 8 | any);
        add(202, own << 8 | longer);
        add(203, own << 8 | alone);
        add(204, own << 16 | longer << 8 | alone);
        add(205, own << 8 | phrase);
        add(206, label(token.checked_sub(1)) << 8 | own);
        add(207, label(Some(token + 1)) << 8 | own);
        add(208, u64::from(long) << 24 | longer << 16 | any << 8 | own);
        add(209, self.page.lower(token));
    }
}

/// The hash of the words of a name.
fn phrase(page: &Page, tokens: &Range<usize>) -> u64 {
    tokens.clone().fold(1, |hash, token| feature(hash, page.lower(token)))
}
