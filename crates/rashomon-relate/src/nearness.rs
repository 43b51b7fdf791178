//! Which words of two pages are near one another, found for all their sentences at once.
//!
//! The words of a page are listed under every row near their own, so that those near a word of another page stand under
//! that word's row: two lists are read side by side. What two sentences share by it is what
//! [`rashomon_model::wording::shared_weight`] says of them, without a look at each pair of their words.

use rashomon_model::Vectors;
use rashomon_model::wording::{ROOT_SHARE, Word};

use crate::profile::{Line, Profile, side_by_side};

/// The words of a page by what may be near them. Figures, days and months are near nothing.
#[derive(Clone, Debug)]
pub struct NearWords {
    /// By their rows in the table of vectors.
    rows: Vec<Entry>,
    /// By the rows near theirs, their own among them.
    near: Vec<Entry>,
    /// By their roots.
    roots: Vec<Entry>,
}

/// That a word is found under a key.
#[derive(Clone, Copy, Debug)]
struct Entry {
    key: u32,
    /// Index of its line among the profile's lines.
    line: u32,
    /// Its index among the line's content.
    word: u32,
    /// What a word counts by one under that key, 0 to 1.
    share: f32,
}

impl NearWords {
    pub(crate) fn of(lines: &[Line], vectors: &Vectors<'_>) -> NearWords {
        let entries = |key: fn(&Word) -> Option<u32>, share: f32| {
            let of_line = move |(line, it): (u32, &Line)| -> Vec<Entry> {
                let words = (0..).zip(&it.content).filter(|(_, word)| !word.is_exact());
                words.filter_map(|(at, word)| Some(Entry { key: key(word)?, line, word: at, share })).collect()
            };
            (0..).zip(lines).flat_map(of_line).collect::<Vec<Entry>>()
        };
        let rows = entries(|word| word.row, 1.0);
        let near = |entry: &Entry| {
            let entry = *entry;
            vectors.near_rows(entry.key).map(move |(key, share)| Entry { key, share, ..entry })
        };
        let mut words = NearWords {
            near: rows.iter().flat_map(near).collect(),
            rows,
            roots: entries(|word| word.root, ROOT_SHARE),
        };
        for list in [&mut words.rows, &mut words.near, &mut words.roots] {
            list.sort_unstable_by_key(|entry| entry.key);
        }
        words
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
pub fn add_near(shared: &mut Shared, a: &Profile, b: &Profile, weight: impl Fn(usize, usize, usize) -> f32) {
    let mut pairs = near_pairs(a, b, shared);
    for pairs in pairs.chunk_by_mut(|x, y| x.lines == y.lines) {
        let [line_a, line_b] = pairs[0].lines;
        for side in 0..2 {
            pairs.sort_unstable_by_key(|pair| pair.words[side]);
            let words = pairs.chunk_by(|x, y| x.words[side] == y.words[side]);
            let nearest = |word: &[NearPair]| word.iter().map(|pair| pair.share).fold(0.0, f32::max);
            let soft = words.map(|word| weight(side, word[0].lines[side], word[0].words[side]) * nearest(word));
            shared[line_a][line_b][side] += soft.sum::<f32>();
        }
    }
}

/// The near words in lines that share something, in order of the lines.
fn near_pairs(a: &Profile, b: &Profile, shared: &Shared) -> Vec<NearPair> {
    let mut pairs = Vec::new();
    let mut met = |x: &Entry, y: &Entry| {
        let (lines, words) = ([x.line as usize, y.line as usize], [x.word as usize, y.word as usize]);
        let [line_a, line_b] = lines;
        if shared[line_a][line_b][0] > 0.0 {
            let (in_a, in_b) = (&a.lines[line_a].content, &b.lines[line_b].content);
            if !has(in_b, &in_a[words[0]]) && !has(in_a, &in_b[words[1]]) {
                pairs.push(NearPair { lines, words, share: y.share });
            }
        }
    };
    side_by_side(&a.near.rows, &b.near.near, |entry| entry.key, &mut met);
    side_by_side(&a.near.roots, &b.near.roots, |entry| entry.key, &mut met);
    pairs.sort_unstable_by_key(|pair| pair.lines);
    pairs
}

fn has(content: &[Word], word: &Word) -> bool {
    content.binary_search_by_key(&word.stem, |other| other.stem).is_ok()
}
