//! Finds the pages that are worth comparing with a page, without looking at all others.

use std::collections::BTreeMap;

use super::sketch::Weighed;

/// Weighty words that two pages must share to be compared: one alone may be a chance.
const SHARED: usize = 2;
/// Days within which weighty words are enough, rare or not. On the looked-at halves a week loses nothing against a month.
const WEEK: i32 = 7;

/// The pages by their weighty words.
///
/// Pages of the same days are compared if they share weighty words; pages that lie further apart, or do not say of
/// which day they are, if they share rare ones. A word that half of the news are about is weighty on many pages, and
/// without the days each of them would be compared with each.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    by_day: BTreeMap<(u32, i32), Vec<u32>>,
    rare: BTreeMap<u32, Vec<u32>>,
}

impl Index {
    /// Puts a page in and gives those before it that it is to be compared with, in order.
    pub(super) fn insert(&mut self, page: u32, weighed: &Weighed) -> Vec<u32> {
        let mut near = Vec::new();
        let mut far = Vec::new();
        for key in &weighed.keys {
            if let Some(day) = weighed.day {
                let days = (key.word, day.saturating_sub(WEEK))..=(key.word, day.saturating_add(WEEK));
                near.extend(self.by_day.range(days).flat_map(|(_, pages)| pages));
                self.by_day.entry((key.word, day)).or_default().push(page);
            }
            if key.rare {
                let pages = self.rare.entry(key.word).or_default();
                far.extend(&*pages);
                pages.push(page);
            }
        }
        let mut found = often(near);
        found.extend(often(far));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Takes a page out again.
    pub(super) fn remove(&mut self, page: u32, weighed: &Weighed) {
        for key in &weighed.keys {
            let by_day = weighed.day.and_then(|day| self.by_day.get_mut(&(key.word, day)));
            for pages in by_day.into_iter().chain(self.rare.get_mut(&key.word)) {
                pages.retain(|other| *other != page);
            }
        }
    }
}

/// The pages that stand in a list often enough.
fn often(mut pages: Vec<u32>) -> Vec<u32> {
    pages.sort_unstable();
    pages.chunk_by(|a, b| a == b).filter(|same| same.len() >= SHARED).map(|same| same[0]).collect()
}
