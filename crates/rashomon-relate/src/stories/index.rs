//! Finds the pages that are worth comparing with a page, without looking at all others.

use std::collections::BTreeMap;

use super::sketch::{FAR, Key, UNIT};

/// Weighty words that two pages must share to be compared: one alone may be a chance.
const SHARED: u8 = 2;
/// The same for pages that lie [`FAR`] apart: two tell what befell ("ferry", "capsized"), a third where or whom.
const SHARED_FAR: u8 = 3;
/// What rare words must add to the likeness of pages of other days to have them compared, in parts of the square of
/// [`UNIT`]: .1. A page that is far from another or does not say of which day it is shares some rare words with the more
/// pages the longer an archive grows, but hardly the words that both are about. Of 75,000 articles a fifth of the far pairs
/// that shared three rare words do, and 95 in a hundred of those that are alike; from .04 to .15 the measured sets are
/// grouped alike (QUALITY.md, "Sets of the field").
const KIN: u32 = UNIT * UNIT / 10;
/// Days within which weighty words are enough, rare or not. On the looked-at halves a week loses nothing against a month.
const WEEK: i32 = 7;

/// The pages by their weighty words.
///
/// Pages of the same days are compared if they share weighty words; pages that lie further apart, or do not say of
/// which day they are, if they share rare ones that weigh much in both. A word that half of the news are about is weighty
/// on many pages, and without the days each of them would be compared with each.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// The pages that have a word and are of a week, with the day of each.
    by_week: BTreeMap<(u32, i32), Vec<(i32, u32)>>,
    /// The pages that have a rare word, with its weight there.
    rare: BTreeMap<u32, Vec<(u32, u16)>>,
    /// The day of each page.
    days: Vec<Option<i32>>,
    /// What each page shares with the one that is put in; nothing in between.
    shared: Vec<Shared>,
}

/// What a page shares with the one that is put in.
#[derive(Clone, Copy, Debug, Default)]
struct Shared {
    /// Weighty words, as a page of the same days.
    near: u8,
    /// Rare words.
    rare: u8,
    /// What these add to the cosine, in parts of the square of [`UNIT`].
    adds: u32,
}

impl Shared {
    /// Whether two pages that share it are compared.
    fn is_enough(self, far: bool) -> bool {
        self.near >= SHARED || (self.rare >= if far { SHARED_FAR } else { SHARED } && self.adds >= KIN)
    }
}

impl Index {
    /// Puts a page in and gives those before it that it is to be compared with, in order.
    pub(super) fn insert(&mut self, page: u32, day: Option<i32>, keys: &[Key]) -> Vec<u32> {
        let pages = self.days.len().max(page as usize + 1);
        self.shared.resize(pages, Shared::default());
        self.days.resize(pages, None);
        self.days[page as usize] = day;
        let mut met = Vec::new();
        for key in keys {
            if let Some(day) = day {
                let week = day.div_euclid(WEEK);
                for (_, pages) in self.by_week.range((key.word, week - 1)..=(key.word, week + 1)) {
                    let near = pages.iter().filter(|(other, _)| other.abs_diff(day) <= WEEK.unsigned_abs());
                    near.for_each(|(_, other)| noted(&mut self.shared, &mut met, *other).near += 1);
                }
                self.by_week.entry((key.word, week)).or_default().push((day, page));
            }
            if let Some(weight) = key.rare {
                let pages = self.rare.entry(key.word).or_default();
                for (other, theirs) in pages.iter() {
                    let shared = noted(&mut self.shared, &mut met, *other);
                    shared.rare += 1;
                    shared.adds += u32::from(weight) * u32::from(*theirs);
                }
                pages.push((page, weight));
            }
        }
        met.retain(|other| {
            let far = day.zip(self.days[*other as usize]).is_some_and(|(a, b)| a.abs_diff(b) > FAR);
            std::mem::take(&mut self.shared[*other as usize]).is_enough(far)
        });
        met.sort_unstable();
        met
    }

    /// Takes a page out again.
    pub(super) fn remove(&mut self, page: u32, day: Option<i32>, keys: &[Key]) {
        for key in keys {
            let week = day.map(|day| (key.word, day.div_euclid(WEEK)));
            if let Some(pages) = week.and_then(|week| self.by_week.get_mut(&week)) {
                pages.retain(|(_, other)| *other != page);
            }
            if let Some(pages) = self.rare.get_mut(&key.word) {
                pages.retain(|(other, _)| *other != page);
            }
        }
    }
}

/// What another page shares until now; notes the page when it is the first.
fn noted<'a>(shared: &'a mut [Shared], met: &mut Vec<u32>, page: u32) -> &'a mut Shared {
    let words = &mut shared[page as usize];
    if words.near + words.rare == 0 {
        met.push(page);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a page is compared with one of the first day, where both have some rare words, each of which makes up so many
    /// parts of a hundred of either.
    fn meet(day: Option<i32>, words: u32, parts: [u32; 2]) -> bool {
        let keys = |parts: u32| -> Vec<Key> {
            (0..words).map(|word| Key { word, rare: Some((UNIT * parts / 100) as u16) }).collect()
        };
        let mut index = Index::default();
        index.insert(0, Some(0), &keys(parts[0]));
        !index.insert(1, day, &keys(parts[1])).is_empty()
    }

    #[test]
    fn pages_of_other_days_are_compared_where_what_they_share_weighs_much_in_both() {
        assert!(meet(None, 2, [30, 30]) && !meet(None, 2, [30, 10]));
        assert!(meet(Some(400), 3, [30, 30]) && !meet(Some(400), 3, [30, 10]));
        assert!(!meet(Some(400), 2, [40, 40]), "two words may be of every ferry");
        assert!(meet(Some(1), 2, [10, 10]), "two words are enough in one week");
    }
}
