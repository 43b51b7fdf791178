//! How rare the words of other languages are, as far as the pages read so far tell.

use std::collections::{BTreeMap, BTreeSet};

use super::sketch::{Count, Counted};

/// How many sentences hold each word, language by language, for pages whose words the table does not know.
///
/// Function words stand in most sentences of any language. A handful of pages holds a hundred sentences, so this tells
/// more than how many pages hold a word. Numbers count by powers of two: a page more changes few weights.
#[derive(Clone, Debug, Default)]
pub(super) struct Rarities {
    sentences: BTreeMap<u64, u32>,
    holding: BTreeMap<(u64, u32), u32>,
}

/// What came to be weighed otherwise.
pub(super) struct Changed {
    languages: BTreeSet<u64>,
    words: BTreeSet<(u64, u32)>,
}

impl Changed {
    /// Whether words of a page are among it.
    pub(super) fn touches(&self, page: &Counted) -> bool {
        let Some(language) = page.language else { return false };
        let mut words = page.counts.iter().map(|count| (language, count.word));
        self.languages.contains(&language) || (!self.words.is_empty() && words.any(|word| self.words.contains(&word)))
    }
}

impl Rarities {
    /// Counts the sentences of some pages.
    pub(super) fn count<'a>(&mut self, pages: impl IntoIterator<Item = &'a Counted>) -> Changed {
        let mut changed = Changed { languages: BTreeSet::new(), words: BTreeSet::new() };
        for page in pages {
            let Some(language) = page.language else { continue };
            if grow(self.sentences.entry(language).or_default(), page.sentences) {
                changed.languages.insert(language);
            }
            for count in &page.counts {
                let word = (language, count.word);
                if grow(self.holding.entry(word).or_default(), count.sentences) {
                    changed.words.insert(word);
                }
            }
        }
        changed
    }

    /// The weight of a word in a page: by the table in pages that it knows, else the logarithm of how many sentences
    /// there are for each that holds the word.
    pub(super) fn weight(&self, language: Option<u64>, count: &Count) -> f32 {
        let Some(language) = language else { return count.rarity };
        let holding = self.holding.get(&(language, count.word)).copied().unwrap_or(0);
        self.most(language) - level(holding) * std::f32::consts::LN_2
    }

    /// The weight of a word that one sentence of a language holds.
    pub(super) fn most(&self, language: u64) -> f32 {
        level(self.sentences.get(&language).copied().unwrap_or(0)) * std::f32::consts::LN_2
    }
}

fn grow(number: &mut u32, by: u32) -> bool {
    let before = level(*number);
    *number = number.saturating_add(by);
    level(*number) > before
}

/// The power of two below a number.
fn level(number: u32) -> f32 {
    number.max(1).ilog2() as f32
}
