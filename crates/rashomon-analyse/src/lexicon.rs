//! The table of words: how rare each is, and which row of vectors it has.

use std::sync::LazyLock;

use rashomon_model::Vectors;
use rashomon_model::id::fnv1a;

/// How rare a word with nothing known about it is taken to be.
const UNKNOWN_IDF: f32 = 8.0;
/// How rare an ordinary word is taken to be.
const COMMON_IDF: f32 = 5.0;

static COMMON: LazyLock<Lines> = LazyLock::new(|| Lines::new(include_str!("../data/common.txt")));
static GIVEN: LazyLock<Lines> = LazyLock::new(|| Lines::new(include_str!("../data/given.txt")));

/// The table of word vectors that [`rashomon_model::Token::row`] points into.
pub fn vectors() -> Vectors<'static> {
    Vectors { dims: 0, rows: &[] }
}

/// The row and rarity of a word in lower case.
pub(crate) fn look_up(word: &str) -> (Option<u32>, f32) {
    (None, if is_common(word) { COMMON_IDF } else { UNKNOWN_IDF })
}

/// Whether a word is hardly ever a name: a capital at the head of a sentence says nothing about it.
pub(crate) fn is_common(word: &str) -> bool {
    COMMON.find(word).is_some()
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
