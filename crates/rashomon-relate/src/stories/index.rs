//! Finds the pages that are worth comparing with a page, without looking at all others.

use std::collections::BTreeMap;

use super::sketch::{FAR, Weighed};

/// Weighty words that two pages must share to be compared: one alone may be a chance.
const SHARED: u8 = 2;
/// The same for rare words of pages that lie [`FAR`] apart, most of which tell of other events: those of one event, one of
/// them dated wrongly, share many. On abp two are enough for eight million pairs, of which one in six hundred is alike.
const SHARED_FAR: u8 = 3;
/// Pages that may have a rare word before it hardly brings pages together any more that lie [`FAR`] apart or have no day: else
/// an archive of twice the years would hold four times such pairs. A few thousand pages have no such word.
const STOCK: usize = 100;
/// The same where one page does not say of which day it is, and words that many pages have count too: hundreds of pages
/// without a day may tell of one event.
const SHARED_STOCK: u8 = 4;
/// Days within which weighty words are enough, rare or not. On the looked-at halves a week loses nothing against a month.
const WEEK: i32 = 7;
/// Weeks whose pages may lie within [`FAR`] of one of a week's.
const WEEKS: i32 = FAR as i32 / WEEK + 1;

/// The pages by their weighty words.
///
/// Pages of the same days are compared if they share weighty words, those of a month if they share rare ones; pages that lie
/// further apart, or do not say of which day they are, if they share words that few pages have. A word that half of the
/// news are about is weighty on many pages, and without the days each of them would be compared with each.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// The pages that have a word and are of a week, with the day of each.
    by_week: BTreeMap<(u32, i32), Vec<(i32, u32)>>,
    rare: BTreeMap<u32, Rare>,
    /// Rare words of pages that were taken out since pages were announced.
    lost: Vec<u32>,
    /// The day of each page.
    days: Vec<Option<i32>>,
    /// How many words each page shares with the one that is put in; all none in between.
    shared: Vec<Shared>,
}

/// The pages that have a word which is rare by its weight.
#[derive(Clone, Debug, Default)]
struct Rare {
    dated: Vec<u32>,
    undated: Vec<u32>,
    /// How many have it, those among them that are announced and not yet in.
    announced: usize,
    /// Whether those are too many.
    stock: bool,
}

/// How many words two pages share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Shared {
    /// Weighty ones, of pages of the same days.
    near: u8,
    /// Rare ones, of pages of one month.
    rare: u8,
    /// Rare ones that few pages have.
    scarce: u8,
    /// Rare ones that many have, where one of the pages has no day.
    stock: u8,
}

impl Index {
    /// Announces pages that are put in next. Gives those that are in already and are to be put in anew, because a word of
    /// theirs came to be stock or is so no longer.
    pub(super) fn announce<'a>(&mut self, pages: impl Iterator<Item = &'a Weighed>) -> Vec<u32> {
        let mut words = std::mem::take(&mut self.lost);
        for word in pages.flat_map(|weighed| &weighed.keys).filter(|key| key.rare).map(|key| key.word) {
            self.rare.entry(word).or_default().announced += 1;
            words.push(word);
        }
        let mut anew = Vec::new();
        for word in words {
            let Some(rare) = self.rare.get_mut(&word) else { continue };
            if rare.stock != (rare.announced > STOCK) {
                rare.stock = !rare.stock;
                anew.extend(rare.dated.iter().chain(&rare.undated));
            }
        }
        anew.sort_unstable();
        anew.dedup();
        anew
    }

    /// Puts an announced page in and gives those before it that it is to be compared with, in order.
    pub(super) fn insert(&mut self, page: u32, weighed: &Weighed) -> Vec<u32> {
        self.make_room(page);
        self.days[page as usize] = weighed.day;
        let mut met = Vec::new();
        let mut count = |page: u32, more: Shared| count(&mut self.shared, &mut met, page, more);
        for key in &weighed.keys {
            if let Some(day) = weighed.day {
                let (week, far) = (day.div_euclid(WEEK), if key.rare { WEEKS } else { 1 });
                for (other, page) in
                    self.by_week.range((key.word, week - far)..=(key.word, week + far)).flat_map(|x| x.1)
                {
                    let apart = other.abs_diff(day);
                    let near = u8::from(apart <= WEEK.unsigned_abs());
                    let rare = u8::from(key.rare && apart <= FAR);
                    if near + rare > 0 {
                        count(*page, Shared { near, rare, ..Shared::default() });
                    }
                }
                self.by_week.entry((key.word, week)).or_default().push((day, page));
            }
            if key.rare {
                let rare = self.rare.entry(key.word).or_default();
                let (scarce, stock) = (u8::from(!rare.stock), u8::from(rare.stock));
                if !rare.stock || weighed.day.is_none() {
                    rare.dated.iter().for_each(|page| count(*page, Shared { scarce, stock, ..Shared::default() }));
                }
                rare.undated.iter().for_each(|page| count(*page, Shared { scarce, stock, ..Shared::default() }));
                if weighed.day.is_some() { &mut rare.dated } else { &mut rare.undated }.push(page);
            }
        }
        met.sort_unstable();
        met.retain(|other| self.is_enough(*other, weighed.day));
        met
    }

    /// Whether another page shares enough with one of a day. Forgets how much it was.
    fn is_enough(&mut self, other: u32, day: Option<i32>) -> bool {
        let Shared { near, rare, scarce, stock } = std::mem::take(&mut self.shared[other as usize]);
        match day.zip(self.days[other as usize]).map(|(a, b)| a.abs_diff(b) > FAR) {
            Some(false) => near >= SHARED || rare >= SHARED,
            Some(true) => scarce >= SHARED_FAR,
            None => scarce >= SHARED || scarce + stock >= SHARED_STOCK,
        }
    }

    fn make_room(&mut self, page: u32) {
        let pages = self.days.len().max(page as usize + 1);
        self.days.resize(pages, None);
        self.shared.resize(pages, Shared::default());
    }

    /// Takes a page out again.
    pub(super) fn remove(&mut self, page: u32, weighed: &Weighed) {
        for key in &weighed.keys {
            let week = weighed.day.map(|day| (key.word, day.div_euclid(WEEK)));
            if let Some(pages) = week.and_then(|week| self.by_week.get_mut(&week)) {
                pages.retain(|(_, other)| *other != page);
            }
            if let Some(rare) = self.rare.get_mut(&key.word).filter(|_| key.rare) {
                if weighed.day.is_some() { &mut rare.dated } else { &mut rare.undated }.retain(|other| *other != page);
                rare.announced -= 1;
                self.lost.push(key.word);
            }
        }
    }
}

/// Counts more words that a page shares, and notes the page when they are the first.
fn count(shared: &mut [Shared], met: &mut Vec<u32>, page: u32, more: Shared) {
    let words = &mut shared[page as usize];
    if *words == Shared::default() {
        met.push(page);
    }
    words.near += more.near;
    words.rare += more.rare;
    words.scarce += more.scarce;
    words.stock += more.stock;
}
