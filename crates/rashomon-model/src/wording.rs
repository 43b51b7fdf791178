//! Wording as weighted words, and how much of one wording another tells.

use crate::id::fnv1a;
use crate::{Account, Span, StemId, TimeForm, Token, TokenKind, Vectors};

/// One word of a wording.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Its stem; for a figure what it is worth, so that "eleven" and "11" are one, and for an abbreviation its letters,
    /// so that "U.N." and "UN" are.
    pub stem: StemId,
    /// Its weight: inverse document frequency, 0 for function words.
    pub weight: f32,
    /// Its row in the table of vectors.
    pub row: Option<u32>,
    /// Its first letters, where it has enough of them and is no figure: those of a word's family are the same
    /// ("Syria", "Syrian").
    pub root: Option<u32>,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
    /// Whether it is a figure.
    pub number: bool,
    /// Whether it names a day of the week or a month.
    pub day: bool,
    /// Number of words of the name that it stands in; 0 where it is part of none.
    pub name: u8,
}

impl Word {
    /// Whether only the very same word tells the same: a Monday is near a Tuesday, and still another day.
    pub fn is_exact(&self) -> bool {
        self.number || self.day
    }
}

/// The words and numbers among tokens, in order.
pub fn words(account: &Account, tokens: &[Token]) -> Vec<Word> {
    let Some(range) = tokens.first().zip(tokens.last()).map(|(a, b)| a.span.join(b.span)) else { return Vec::new() };
    let surroundings = Surroundings::of(account, range);
    let spoken = tokens.iter().filter(|t| t.kind != TokenKind::Punctuation);
    spoken.map(|token| surroundings.word(account, token)).collect()
}

/// What the analysis found in a stretch of text.
struct Surroundings {
    quoted: Vec<Span>,
    days: Vec<Span>,
    /// The words of each figure, and its value.
    figures: Vec<(Span, f64)>,
    /// The names, each with the number of its words.
    names: Vec<(Span, u8)>,
}

impl Surroundings {
    fn of(account: &Account, range: Span) -> Self {
        let analysis = &account.analysis;
        let named =
            |form| matches!(form, TimeForm::Weekday { .. } | TimeForm::Month { .. } | TimeForm::MonthDay { .. });
        let days = analysis.times.iter().filter(|t| named(t.form) && t.span.meets(range));
        let figures = analysis.quantities.iter().filter(|q| q.number.meets(range));
        let mentions = analysis.entities.iter().flat_map(|e| &e.mentions).filter(|m| m.meets(range));
        let parts = |m: &Span| m.of(&account.article.text).split_whitespace().count().min(usize::from(u8::MAX)) as u8;
        Surroundings {
            quoted: analysis.quotations.iter().map(|q| q.span).filter(|q| q.meets(range)).collect(),
            days: days.map(|t| t.span).collect(),
            figures: figures.filter_map(|q| Some((q.number, q.min.or(q.max)?))).collect(),
            names: mentions.map(|m| (*m, parts(m))).collect(),
        }
    }

    fn word(&self, account: &Account, token: &Token) -> Word {
        let holds = |spans: &[Span]| spans.iter().any(|s| s.contains(token.span));
        let written = token.span.of(&account.article.text);
        // A figure of several words ("2.4 million") is worth what it is at the first of them.
        let figure = self.figures.iter().find(|(span, _)| span.start == token.span.start);
        let name = self.names.iter().find(|(span, _)| span.contains(token.span));
        let number = token.kind == TokenKind::Number || figure.is_some_and(|(span, _)| *span == token.span);
        let weight = match name {
            Some((span, _)) if token.stop && *span == token.span => SHORT_NAME,
            _ if token.stop => 0.0,
            _ => token.idf,
        };
        Word {
            stem: figure.filter(|_| !token.stop).map_or_else(|| letters(token, written), |(_, value)| worth(*value)),
            weight,
            row: token.row,
            root: if number || token.stop { None } else { root(written) },
            quoted: holds(&self.quoted),
            number,
            day: holds(&self.days),
            name: name.map_or(0, |(_, parts)| *parts),
        }
    }
}

/// Weight of a name that reads like a function word ("US"): that of a country often in the news.
const SHORT_NAME: f32 = 6.0;

/// The stem of a figure.
fn worth(value: f64) -> StemId {
    StemId(fnv1a(value.to_bits().to_le_bytes()))
}

/// The stem of a word, without the dots of an abbreviation.
fn letters(token: &Token, written: &str) -> StemId {
    if token.kind != TokenKind::Word || !written.contains('.') {
        return token.stem;
    }
    let plain = written.bytes().filter(|b| *b != b'.').map(|b| b.to_ascii_lowercase());
    StemId(fnv1a(plain))
}

/// How many letters make a root.
const ROOT: usize = 4;

fn root(written: &str) -> Option<u32> {
    let mut letters = written.chars().flat_map(char::to_lowercase).filter(|c| *c != '.').take(ROOT);
    let hash = |hash: u32, c: char| hash.wrapping_mul(0x0100_0193) ^ u32::from(c);
    let (count, root) =
        letters.try_fold((0, 0x811c_9dc5), |(count, root), c| c.is_alphabetic().then(|| (count + 1, hash(root, c))))?;
    (count == ROOT).then_some(root)
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
/// Equal stems count in full. A word left over counts by the nearest word left over on the other side: by the cosine of
/// their vectors, from [`Vectors::near`] up, or for a word of one family a fixed share. That is how a synonym put
/// in by a rewriter still counts. Figures, days and months count only where they are the same.
pub fn shared_weight(a: &[Word], b: &[Word], vectors: &Vectors<'_>) -> (f32, f32) {
    let (mut rest_a, mut rest_b) = (Vec::with_capacity(a.len()), Vec::with_capacity(b.len()));
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
                rest_a.push(x);
                i += 1;
            }
            (Some(x), None) => {
                rest_a.push(x);
                i += 1;
            }
            (_, Some(y)) => {
                rest_b.push(y);
                j += 1;
            }
            (None, None) => break,
        }
    }
    if shared_a > 0.0 {
        let (soft_a, soft_b) = soft_weight(&rest_a, &rest_b, vectors);
        shared_a += soft_a;
        shared_b += soft_b;
    }
    (shared_a, shared_b)
}

/// What a word of the same root is worth. Measured on the looked-at half of the alignment sets (QUALITY.md).
pub const ROOT_SHARE: f32 = 0.6;

/// What words left over on each side count by words left over on the other. Figures, days and months are none of them.
fn soft_weight(a: &[&Word], b: &[&Word], vectors: &Vectors<'_>) -> (f32, f32) {
    let row = |word: &&Word| word.row.filter(|_| !word.is_exact());
    let (rows_a, rows_b): (Vec<_>, Vec<_>) = (a.iter().map(row).collect(), b.iter().map(row).collect());
    let (mut near_a, mut near_b) = (vec![0.0f32; a.len()], vec![0.0f32; b.len()]);
    vectors.near_pairs(&rows_a, &rows_b, |i, j, cosine| {
        near_a[i] = near_a[i].max(cosine);
        near_b[j] = near_b[j].max(cosine);
    });
    (with_families(a, &near_a, b), with_families(b, &near_b, a))
}

/// Summed weight of words by how near each is to another side, where those of a word's family stand in for near ones.
fn with_families(words: &[&Word], near: &[f32], others: &[&Word]) -> f32 {
    let family = |word: &Word| word.root.is_some() && others.iter().any(|w| w.root == word.root && !w.is_exact());
    let share = |word: &Word, near: f32| if near < ROOT_SHARE && family(word) { ROOT_SHARE } else { near };
    let soft = words.iter().zip(near).filter(|(word, _)| !word.is_exact());
    soft.map(|(word, near)| word.weight * share(word, *near)).sum()
}
