//! Which words of two pages are near one another, found for all their sentences at once.
//!
//! What is near each word of one page is looked up among the words of the other. What two sentences share by it is what
//! [`rashomon_model::wording::shared_weight`] says of them, without a look at each pair of their words.

use rashomon_model::wording::{ROOT_SHARE, Word};
use rashomon_model::{StemId, Vectors};

use crate::profile::{Line, Profile, side_by_side};

/// The words of a page by what may be near them. Figures, days and months are near nothing.
#[derive(Clone, Debug)]
pub struct NearWords {
    /// By their rows in the table of vectors.
    rows: Vec<Entry>,
    /// By their roots.
    roots: Vec<Entry>,
    /// A bit for each row that there is.
    there: Vec<u64>,
}

/// That a word is found under a key.
#[derive(Clone, Copy, Debug)]
struct Entry {
    key: u32,
    /// Index of its line among the profile's lines.
    line: u32,
    /// Its index among the line's content.
    word: u32,
    stem: StemId,
}

impl NearWords {
    pub(crate) fn of(lines: &[Line]) -> NearWords {
        let entries = |key: fn(&Word) -> Option<u32>| {
            let of_line = move |(line, it): (u32, &Line)| -> Vec<Entry> {
                let words = (0..).zip(&it.content).filter(|(_, word)| !word.is_exact());
                words.filter_map(|(at, it)| Some(Entry { key: key(it)?, line, word: at, stem: it.stem })).collect()
            };
            let mut entries: Vec<Entry> = (0..).zip(lines).flat_map(of_line).collect();
            entries.sort_unstable_by_key(|entry| entry.key);
            entries
        };
        let rows = entries(|word| word.row);
        let mut there = vec![0; rows.last().map_or(0, |last| last.key as usize / 64 + 1)];
        rows.iter().for_each(|entry| there[entry.key as usize / 64] |= 1 << (entry.key % 64));
        NearWords { rows, roots: entries(|word| word.root), there }
    }

    fn has_row(&self, row: u32) -> bool {
        self.there.get(row as usize / 64).is_some_and(|bits| bits >> (row % 64) & 1 == 1)
    }

    /// The words of a row.
    fn of_row(&self, row: u32) -> &[Entry] {
        let rest = &self.rows[self.rows.partition_point(|entry| entry.key < row)..];
        let end = rest.iter().position(|entry| entry.key != row).unwrap_or(rest.len());
        &rest[..end]
    }
}

/// For each line of one page and each of another the weight, on either side, of the words that both have.
pub type Shared = Vec<Vec<[f32; 2]>>;

/// A word of one page and one of another that are near, where neither's line has the other's word itself.
struct NearPair {
    lines: [usize; 2],
    words: [usize; 2],
    share: f32,
}

/// Adds what the words count that only one of two lines has, each by the nearest such word of the other line, to what the
/// lines share that share anything. `weight` is that of a word: of the first page or the second, by line and place.
pub fn add_near(
    shared: &mut Shared,
    [a, b]: [&Profile; 2],
    vectors: &Vectors<'_>,
    weight: impl Fn(usize, usize, usize) -> f32,
) {
    let mut pairs = near_pairs(a, b, shared, vectors);
    for pairs in pairs.chunk_by_mut(|x, y| x.lines == y.lines) {
        let [line_a, line_b] = pairs[0].lines;
        for (side, sum) in shared[line_a][line_b].iter_mut().enumerate() {
            pairs.sort_unstable_by_key(|pair| pair.words[side]);
            let words = pairs.chunk_by(|x, y| x.words[side] == y.words[side]);
            let nearest = |word: &[NearPair]| word.iter().map(|pair| pair.share).fold(0.0, f32::max);
            let soft = words.map(|word| weight(side, word[0].lines[side], word[0].words[side]) * nearest(word));
            *sum += soft.sum::<f32>();
        }
    }
}

/// The near words in lines that share something, in order of the lines.
fn near_pairs(a: &Profile, b: &Profile, shared: &Shared, vectors: &Vectors<'_>) -> Vec<NearPair> {
    let mut pairs = Vec::new();
    let mut met = |x: &Entry, y: &Entry, share: f32| {
        let (lines, words) = ([x.line as usize, y.line as usize], [x.word as usize, y.word as usize]);
        let [line_a, line_b] = lines;
        let met = x.stem != y.stem && shared[line_a][line_b][0] > 0.0;
        if met && !b.lines[line_b].has(x.stem) && !a.lines[line_a].has(y.stem) {
            pairs.push(NearPair { lines, words, share });
        }
    };
    for words in a.near.rows.chunk_by(|x, y| x.key == y.key) {
        for (row, cosine) in vectors.near_rows(words[0].key, |row| b.near.has_row(row)) {
            let others = b.near.of_row(row);
            words.iter().for_each(|x| others.iter().for_each(|y| met(x, y, cosine)));
        }
    }
    side_by_side(&a.near.roots, &b.near.roots, |entry| entry.key, |x, y| met(x, y, ROOT_SHARE));
    pairs.sort_unstable_by_key(|pair| pair.lines);
    pairs
}
