//! Finds the pages that are worth comparing with a page, without looking at all others.

use std::collections::BTreeMap;

use super::sketch::{FAR, Weighed};

/// Weighty words that two pages must share to be compared: one alone may be a chance.
const SHARED: u8 = 2;
/// The same for rare words of pages that lie [`FAR`] apart, most of which tell of other events: those of one event, one of
/// them dated wrongly, share many. On abp two are enough for eight million pairs, of which one in six hundred is alike.
const SHARED_FAR: u8 = 3;
/// Days within which weighty words are enough, rare or not. On the looked-at halves a week loses nothing against a month.
const WEEK: i32 = 7;

/// The pages by their weighty words.
///
/// Pages of the same days are compared if they share weighty words; pages that lie further apart, or do not say of
/// which day they are, if they share rare ones. A word that half of the news are about is weighty on many pages, and
/// without the days each of them would be compared with each.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// The pages that have a word and are of a week, with the day of each.
    by_week: BTreeMap<(u32, i32), Vec<(i32, u32)>>,
    rare: BTreeMap<u32, Vec<u32>>,
    /// The day of each page.
    days: Vec<Option<i32>>,
    /// How many words each page shares with the one that is put in, as a page of the same days and by rare words; all 0
    /// in between.
    shared: Vec<[u8; 2]>,
}

impl Index {
    /// Puts a page in and gives those before it that it is to be compared with, in order.
    pub(super) fn insert(&mut self, page: u32, weighed: &Weighed) -> Vec<u32> {
        self.make_room(page);
        self.days[page as usize] = weighed.day;
        let mut met = Vec::new();
        for key in &weighed.keys {
            if let Some(day) = weighed.day {
                let week = day.div_euclid(WEEK);
                for (_, pages) in self.by_week.range((key.word, week - 1)..=(key.word, week + 1)) {
                    let near = pages.iter().filter(|(other, _)| other.abs_diff(day) <= WEEK.unsigned_abs());
                    near.for_each(|(_, other)| count(&mut self.shared, &mut met, *other, 0));
                }
                self.by_week.entry((key.word, week)).or_default().push((day, page));
            }
            if key.rare {
                let pages = self.rare.entry(key.word).or_default();
                pages.iter().for_each(|other| count(&mut self.shared, &mut met, *other, 1));
                pages.push(page);
            }
        }
        met.retain(|other| self.is_enough(*other, weighed.day));
        met.sort_unstable();
        met
    }

    /// Whether another page shares enough with one of a day. Forgets how much it was.
    fn is_enough(&mut self, other: u32, day: Option<i32>) -> bool {
        let [near, rare] = std::mem::take(&mut self.shared[other as usize]);
        let far = day.zip(self.days[other as usize]).is_some_and(|(a, b)| a.abs_diff(b) > FAR);
        near >= SHARED || rare >= if far { SHARED_FAR } else { SHARED }
    }

    fn make_room(&mut self, page: u32) {
        let pages = self.days.len().max(page as usize + 1);
        self.days.resize(pages, None);
        self.shared.resize(pages, [0; 2]);
    }

    /// Takes a page out again.
    pub(super) fn remove(&mut self, page: u32, weighed: &Weighed) {
        for key in &weighed.keys {
            let week = weighed.day.map(|day| (key.word, day.div_euclid(WEEK)));
            if let Some(pages) = week.and_then(|week| self.by_week.get_mut(&week)) {
                pages.retain(|(_, other)| *other != page);
            }
            if let Some(pages) = self.rare.get_mut(&key.word) {
                pages.retain(|other| *other != page);
            }
        }
    }
}

/// Counts one more word that a page shares, and notes the page when it is the first.
fn count(shared: &mut [[u8; 2]], met: &mut Vec<u32>, page: u32, by: usize) {
    let words = &mut shared[page as usize];
    if *words == [0; 2] {
        met.push(page);
    }
    words[by] += 1;
}
