//! Ordered alignment of the sentences of two accounts.

use rashomon_model::Vectors;
use rashomon_model::wording::shared_weight;

use crate::nearness::{Shared, add_near};
use crate::profile::{Line, Posting, Profile, side_by_side};

/// How alike two sentences are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Similarity {
    /// Weight of what both tell over the mean weight of both, 0 to 1.
    pub dice: f32,
    /// Weight of what both tell over the weight of the lighter one, 0 to 1.
    pub containment: f32,
}

/// Two sentences that tell the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aligned {
    /// Line of the first account.
    pub a: usize,
    /// Line of the second.
    pub b: usize,
    /// How alike.
    pub similarity: f32,
    /// Whether it stands in the order in which both accounts tell things.
    pub ordered: bool,
}

/// Below this likeness two sentences are not taken to tell the same.
const FLOOR: f32 = 0.3;
/// From this likeness on sentences out of order are taken as moved.
const MOVED: f32 = 0.55;

/// The similarity of two lines.
pub fn similarity(a: &Line, b: &Line, vectors: &Vectors<'_>) -> Similarity {
    similar(a, b, shared_weight(&a.content, &b.content, vectors).into())
}

/// The similarity of two lines, given the weight on either side of what they share.
fn similar(a: &Line, b: &Line, [in_a, in_b]: [f32; 2]) -> Similarity {
    let whole = a.weight + b.weight;
    let lighter = a.weight.min(b.weight);
    if whole == 0.0 || lighter == 0.0 {
        return Similarity::default();
    }
    let of_lighter = if a.weight <= b.weight { in_a } else { in_b };
    Similarity { dice: (in_a + in_b) / whole, containment: of_lighter / lighter }
}

/// A single number for alignment: likeness, with credit for a short sentence that lies wholly in a long one,
/// since rewriters merge and split sentences.
fn likeness(a: &Line, b: &Line, shared: [f32; 2]) -> f32 {
    let s = similar(a, b, shared);
    let lighter = a.content.len().min(b.content.len());
    let merged = if lighter >= 4 { s.containment * 0.75 } else { 0.0 };
    s.dice.max(merged)
}

/// Share of the lighter sentence's weight in words that both have as they are, below which two sentences are not compared
/// any closer. The figures of the labelled stories and of natural reuse are the same with it.
const COMMON: f32 = 0.12;

/// For each line of one account and each of another the weight of the words that both have as they are, each pair of postings
/// weighed by `weight`.
///
/// Only lines that share a word are met: most pairs of lines share none.
pub fn in_common(a: &Profile, b: &Profile, weight: impl Fn(&Posting, &Posting) -> [f32; 2]) -> Shared {
    let mut shared = vec![vec![[0.0; 2]; b.lines.len()]; a.lines.len()];
    side_by_side(
        &a.postings,
        &b.postings,
        |posting| posting.stem,
        |x, y| {
            let both = &mut shared[x.line as usize][y.line as usize];
            both.iter_mut().zip(weight(x, y)).for_each(|(sum, weight)| *sum += weight);
        },
    );
    shared
}

/// Aligns two accounts: the best chain of alike sentences in the order of both, then what was moved.
///
/// The chain is the path through the matrix of likenesses with the greatest sum above `FLOOR`; several sentences of
/// one account may meet one of the other.
pub fn align(a: &Profile, b: &Profile, vectors: &Vectors<'_>) -> Vec<Aligned> {
    let rows = likenesses(a, b, vectors);
    let mut aligned = chain(&rows, b.lines.len());
    aligned.extend(moved(&rows, &aligned));
    aligned.sort_by_key(|x| (x.b, x.a));
    aligned
}

/// How alike each line of one account and each of another are.
fn likenesses(a: &Profile, b: &Profile, vectors: &Vectors<'_>) -> Vec<Vec<f32>> {
    let mut shared = in_common(a, b, |x, y| [x.weight, y.weight]);
    for (x, row) in a.lines.iter().zip(&mut shared) {
        let little = |y: &Line, shared: &[f32; 2]| shared[0] / x.weight.min(y.weight).max(f32::MIN_POSITIVE) < COMMON;
        row.iter_mut().zip(&b.lines).filter(|(shared, y)| little(y, shared)).for_each(|(shared, _)| *shared = [0.0; 2]);
    }
    add_near(&mut shared, [a, b], vectors, |side, line, word| [a, b][side].lines[line].content[word].weight);
    let row = |(x, row): (&Line, Vec<[f32; 2]>)| {
        row.into_iter().zip(&b.lines).map(|(shared, y)| likeness(x, y, shared)).collect()
    };
    a.lines.iter().zip(shared).map(row).collect()
}

fn gain(likeness: f32) -> f32 {
    (likeness - FLOOR).max(0.0)
}

fn chain(rows: &[Vec<f32>], width: usize) -> Vec<Aligned> {
    let mut best = vec![vec![0.0f32; width + 1]; rows.len() + 1];
    for i in 1..=rows.len() {
        for j in 1..=width {
            let before = best[i - 1][j - 1].max(best[i - 1][j]).max(best[i][j - 1]);
            best[i][j] = before + gain(rows[i - 1][j - 1]);
        }
    }
    let (mut i, mut j) = (rows.len(), width);
    let mut found = Vec::new();
    while i > 0 && j > 0 {
        let similarity = rows[i - 1][j - 1];
        if gain(similarity) > 0.0 {
            found.push(Aligned { a: i - 1, b: j - 1, similarity, ordered: true });
        }
        let (diagonal, up, left) = (best[i - 1][j - 1], best[i - 1][j], best[i][j - 1]);
        if diagonal >= up && diagonal >= left {
            i -= 1;
            j -= 1;
        } else if up >= left {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    found
}

/// Very alike sentences that the chain had to leave out because they stand elsewhere.
fn moved(rows: &[Vec<f32>], chained: &[Aligned]) -> Vec<Aligned> {
    let width = rows.first().map_or(0, Vec::len);
    let free = |j: &usize| !chained.iter().any(|x| x.b == *j && x.similarity >= MOVED);
    let best = |j: usize| {
        let column = rows.iter().enumerate().map(|(i, row)| (i, row[j]));
        column.fold((0, 0.0), |top, x| if x.1 > top.1 { x } else { top })
    };
    (0..width)
        .filter(free)
        .map(|j| (j, best(j)))
        .filter(|(j, (i, s))| *s >= MOVED && !chained.iter().any(|x| x.a == *i && x.b == *j))
        .map(|(b, (a, similarity))| Aligned { a, b, similarity, ordered: false })
        .collect()
}
