//! Wording as weighted words, and how much of one wording another tells.

use crate::{Account, Span, StemId, Token, TokenKind, Vectors};

/// One word of a wording.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Its stem.
    pub stem: StemId,
    /// Its weight: inverse document frequency, 0 for function words.
    pub weight: f32,
    /// Its row in the table of vectors.
    pub row: Option<u32>,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
    /// Whether it is a figure.
    pub number: bool,
}

/// The words and numbers among tokens, in order, each knowing whether it stands in a quotation of the account.
pub fn words(account: &Account, tokens: &[Token]) -> Vec<Word> {
    let Some(range) = tokens.first().zip(tokens.last()).map(|(a, b)| a.span.join(b.span)) else { return Vec::new() };
    let quoted: Vec<Span> = account.analysis.quotations.iter().map(|q| q.span).filter(|q| q.meets(range)).collect();
    let word = |t: &Token| Word {
        stem: t.stem,
        weight: if t.stop { 0.0 } else { t.idf },
        row: t.row,
        quoted: quoted.iter().any(|q| q.contains(t.span)),
        number: t.kind == TokenKind::Number,
    };
    tokens.iter().filter(|t| t.kind != TokenKind::Punctuation).map(word).collect()
}

/// The distinct content words among words, sorted by stem.
pub fn content(words: &[Word]) -> Vec<Word> {
    let mut content: Vec<Word> = words.iter().copied().filter(|w| w.weight > 0.0).collect();
    content.sort_by_key(|w| w.stem);
    content.dedup_by_key(|w| w.stem);
    content
}

/// Summed weight of words.
pub fn weight(words: &[Word]) -> f32 {
    words.iter().map(|w| w.weight).sum()
}

/// How much of each of two bags of content words the other one tells, in weight; both sorted by stem.
///
/// Equal stems count in full. A word left over counts by the cosine of its vector with the nearest word left over
/// on the other side, from [`crate::vectors::NEAR`] up: that is how a synonym put in by a rewriter still counts.
pub fn shared_weight(a: &[Word], b: &[Word], vectors: &Vectors<'_>) -> (f32, f32) {
    let (mut rest_a, mut rest_b) = (Vec::new(), Vec::new());
    let (mut shared_a, mut shared_b) = (0.0, 0.0);
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        match (a.get(i), b.get(j)) {
            (Some(x), Some(y)) if x.stem == y.stem => {
                shared_a += x.weight;
                shared_b += y.weight;
                i += 1;
                j += 1;
            }
            (Some(x), Some(y)) if x.stem < y.stem => {
                rest_a.push(*x);
                i += 1;
            }
            (Some(x), None) => {
                rest_a.push(*x);
                i += 1;
            }
            (_, Some(y)) => {
                rest_b.push(*y);
                j += 1;
            }
            (None, None) => break,
        }
    }
    if shared_a > 0.0 {
        shared_a += soft_weight(&rest_a, &rest_b, vectors);
        shared_b += soft_weight(&rest_b, &rest_a, vectors);
    }
    (shared_a, shared_b)
}

fn soft_weight(from: &[Word], to: &[Word], vectors: &Vectors<'_>) -> f32 {
    let rows = to.iter().filter(|w| !w.number).filter_map(|w| w.row);
    let nearest = |word: &Word| word.row.filter(|_| !word.number).map_or(0.0, |row| vectors.nearest(row, rows.clone()));
    from.iter().map(|word| word.weight * nearest(word)).sum()
}
