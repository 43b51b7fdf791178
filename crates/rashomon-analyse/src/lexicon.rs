//! The table of words: how rare each is, and which row of vectors it has.

use std::sync::LazyLock;

use rashomon_model::id::fnv1a;
use rashomon_model::vectors::NEAR;
use rashomon_model::{Nearness, Vectors};

/// The table: see `vectors/CARD.md` for what it holds and how it was made.
const TABLE: &[u8] = include_bytes!("../vectors/vectors.bin");
const HEAD: usize = 28;

static GIVEN: LazyLock<Lines> = LazyLock::new(|| Lines::new(include_str!("../data/given.txt")));

/// The SHA-256 of the table of word vectors, in hexadecimal: it tells which table a dossier was made with.
pub const VECTORS_SHA256: &str = "1aad6c2b5be293ff05f6b1665df46c55a11f8b89d6c0dc76dd14285788c11c43";

/// The table of word vectors that [`rashomon_model::Token::row`] points into.
pub fn vectors() -> Vectors<'static> {
    let (count, dims) = (count(), number(12) as usize);
    let start = idf_start() + count;
    let (signs, rest) = NEARNESS.split_at_checked(32 * count).unwrap_or_default();
    let (starts, lists) = rest.split_at_checked(4 * (count + 1)).unwrap_or_default();
    let (rows, products) = lists.split_at(lists.len() / 2);
    let nearness = Nearness { signs, starts, rows, products };
    Vectors { dims, rows: TABLE.get(start..start + count * dims).unwrap_or(&[]), nearness, near: NEAR }
}

/// The words near each word of the table, made by `vectors/near.py`.
const NEARNESS: &[u8] = include_bytes!("../vectors/near.bin");

/// The row and rarity of a word in lower case. A compound that is no word of the table has its rarest part's.
pub(crate) fn look_up(word: &str) -> (Option<u32>, f32) {
    let known = row(word).or_else(|| {
        let parts = word.split('-').filter(|_| word.contains('-'));
        parts.filter_map(row).max_by(|a, b| idf(*a).total_cmp(&idf(*b)))
    });
    known.map_or((None, fraction(24)), |row| (Some(row), idf(row)))
}

/// Words of like meaning: the cluster of each row of the table, made by `vectors/clusters.py`.
const CLUSTERS: &[u8] = include_bytes!("../vectors/clusters.bin");

/// The cluster of a row of the table.
pub(crate) fn cluster(row: u32) -> u8 {
    CLUSTERS.get(row as usize).copied().unwrap_or_default()
}

/// The row of a word, found by bisection.
fn row(word: &str) -> Option<u32> {
    let word = word.strip_suffix("'s").unwrap_or(word).as_bytes();
    let (mut low, mut high) = (0, count());
    while low < high {
        let middle = (low + high) / 2;
        match word_at(middle).cmp(word) {
            std::cmp::Ordering::Equal => return Some(middle as u32),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

fn idf(row: u32) -> f32 {
    TABLE.get(idf_start() + row as usize).map_or(0.0, |step| f32::from(*step) * fraction(20))
}

fn count() -> usize {
    number(8) as usize
}

fn word_at(index: usize) -> &'static [u8] {
    let blob = HEAD + 4 * (count() + 1);
    let (start, end) = (number(HEAD + 4 * index) as usize, number(HEAD + 4 * index + 4) as usize);
    TABLE.get(blob + start..blob + end).unwrap_or(&[])
}

/// Where the column of rarities begins: behind the words, at a multiple of 4.
fn idf_start() -> usize {
    (HEAD + 4 * (count() + 1) + number(16) as usize).next_multiple_of(4)
}

fn number(at: usize) -> u32 {
    let bytes = TABLE.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
    u32::from_le_bytes(bytes.unwrap_or_default())
}

fn fraction(at: usize) -> f32 {
    f32::from_bits(number(at))
}

/// Whether a word is a person's given name; with `Some` pronoun gender where that is known.
pub(crate) fn given_name(word: &str) -> Option<Gender> {
    let line = GIVEN.find(word)?;
    Some(match line.as_bytes().last() {
        Some(b'm') => Gender::Man,
        Some(b'f') => Gender::Woman,
        _ => Gender::Unknown,
    })
}

/// Which pronoun a person is spoken of with, as far as it can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Man,
    Woman,
    Unknown,
}

/// A table of lines found by their first column; columns are separated by tabs.
pub(crate) struct Lines {
    text: &'static str,
    /// Open-addressed: where each line begins, plus one; at most half full.
    slots: Vec<u32>,
}

impl Lines {
    /// Indexes a table.
    pub fn new(text: &'static str) -> Self {
        let size = (2 * text.bytes().filter(|b| *b == b'\n').count() + 2).next_power_of_two();
        let mut lines = Lines { text, slots: vec![0; size] };
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let slot = lines.slot(first_column(line));
            lines.slots[slot] = start as u32 + 1;
            start += line.len();
        }
        lines
    }

    /// The line whose first column is `key`.
    pub fn find(&self, key: &str) -> Option<&'static str> {
        let start = self.slots[self.slot(key)].checked_sub(1)? as usize;
        self.text.get(start..)?.lines().next()
    }

    /// Where a key stands, or where it would.
    fn slot(&self, key: &str) -> usize {
        let mask = self.slots.len() - 1;
        let hash = fnv1a(key.bytes());
        let mut at = (hash ^ (hash >> 32)) as usize & mask;
        while let Some(start) = self.slots[at].checked_sub(1) {
            if starts_column(&self.text.as_bytes()[start as usize..], key.as_bytes()) {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }
}

fn first_column(line: &str) -> &str {
    line.split(['\t', '\n']).next().unwrap_or(line)
}

fn starts_column(text: &[u8], key: &[u8]) -> bool {
    text.starts_with(key) && matches!(text.get(key.len()), None | Some(b'\t' | b'\n'))
}
