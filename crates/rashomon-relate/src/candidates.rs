//! Pairs of pages worth comparing: those that share keys which few pages have, out of an inverted index.
//!
//! A key is a number for something a page says: a run of words, a rare word, a name, a figure. Comparing every page with
//! every other costs the square of their number; here only pages that meet under a key do.

use std::cmp::Reverse;

use rashomon_model::Hands;

use crate::profile::Profile;

/// Two pages by their indices, the smaller first, and how many keys they share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Meeting {
    /// The first page.
    pub a: usize,
    /// The second.
    pub b: usize,
    /// Number of shared keys that are not stock.
    pub keys: usize,
}

/// The pairs of pages that share keys, given the distinct keys of each page. A key of more than `stock` pages is stock
/// text or everybody's word and brings nobody together.
///
/// The cost is the number of meetings: linear in the pages while `stock` stays the same.
pub fn meetings(pages: &[&[u64]], stock: usize) -> Vec<Meeting> {
    let mut seen = Seen::of(pages.iter().map(|keys| keys.len()).sum());
    pages.iter().for_each(|keys| seen.add(keys));
    let mut postings = Vec::new();
    pages.iter().zip(0..).for_each(|(keys, page)| seen.post(page, keys, &mut postings));
    met(postings, pages.len(), stock)
}

/// A key and a page that has it.
type Post = (u64, u32);

/// The pairs of pages that share keys, by the keys that several pages have.
fn met(mut postings: Vec<Post>, pages: usize, stock: usize) -> Vec<Meeting> {
    postings.sort_unstable();
    let shared = postings.chunk_by(|x, y| x.0 == y.0).filter(|list| (2..=stock).contains(&list.len()));
    // For each page, the lists it stands in: where they begin in `lists`, up to and with its own place in each.
    let mut lists: Vec<u32> = Vec::new();
    let mut stands: Vec<Vec<(u32, u32)>> = vec![Vec::new(); pages];
    for list in shared {
        let start = lists.len() as u32;
        for (_, page) in list {
            stands[*page as usize].push((start, lists.len() as u32));
            lists.push(*page);
        }
    }
    let mut counts = vec![0usize; pages];
    let mut found = Vec::new();
    for (b, places) in stands.iter().enumerate() {
        let earlier = || places.iter().flat_map(|(start, end)| &lists[*start as usize..*end as usize]);
        earlier().for_each(|a| counts[*a as usize] += 1);
        let first = found.len();
        for a in earlier().map(|a| *a as usize) {
            let keys = std::mem::take(&mut counts[a]);
            if keys > 0 {
                found.push(Meeting { a, b, keys });
            }
        }
        found[first..].sort_unstable();
    }
    found
}

/// Which keys more than one page may have: most have but one, and need not be sorted with the others. Keys that fall
/// together pass for one, which lets a few too many through and none too few.
struct Seen {
    /// Bits of what was met, and of what was met again.
    once: Vec<u64>,
    again: Vec<u64>,
}

impl Seen {
    /// With places for so many keys.
    fn of(keys: usize) -> Seen {
        let words = (keys / 8).next_power_of_two();
        Seen { once: vec![0; words], again: vec![0; words] }
    }

    /// Takes in the distinct keys of a page.
    fn add(&mut self, keys: &[u64]) {
        for key in keys {
            let (word, bit) = self.place(*key);
            self.again[word] |= self.once[word] & bit;
            self.once[word] |= bit;
        }
    }

    /// Adds the keys of a page that others may have too.
    fn post(&self, page: u32, keys: &[u64], to: &mut Vec<Post>) {
        to.extend(keys.iter().filter(|key| self.again(**key)).map(|key| (*key, page)));
    }

    fn again(&self, key: u64) -> bool {
        let (word, bit) = self.place(key);
        self.again[word] & bit != 0
    }

    /// The word and the bit of a key. Keys may be small numbers or have no good low bits: they are mixed first.
    fn place(&self, key: u64) -> (usize, u64) {
        let mixed = (key ^ key >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        ((mixed >> 6) as usize & (self.once.len() - 1), 1 << (mixed & 63))
    }
}

/// Pages of a corpus in which a run of words stands at most, before it is stock: a footer, a standing phrase.
const STOCK_RUN: usize = 100;
/// Shared runs that a text of twenty shared words has at least.
const RUNS: usize = 4;

/// Pages whose runs are held at once.
const AT_ONCE: usize = 1_000;
/// Runs that most pages have at most. Where they have more, more keys fall together, which costs time and changes nothing.
const MOST_RUNS: usize = 1_000;

/// The pairs of pages of a corpus, whatever their stories, that may carry one text. Whether they do is for
/// [`crate::shares_text`] to tell.
///
/// `runs` gives those of a page's print and is asked twice for each page: the runs of all pages are never held at once.
pub fn text_pairs(pages: usize, runs: impl Fn(usize) -> Vec<u64> + Sync, hands: &impl Hands) -> Vec<(usize, usize)> {
    let each = |take: &mut dyn FnMut(u32, &[u64])| {
        for first in (0..pages).step_by(AT_ONCE) {
            let held = hands.each(AT_ONCE.min(pages - first), |at| runs(first + at));
            held.iter().zip(first as u32..).for_each(|(runs, page)| take(page, runs));
        }
    };
    let mut seen = Seen::of(pages * MOST_RUNS);
    each(&mut |_, runs| seen.add(runs));
    let mut postings = Vec::new();
    each(&mut |page, runs| seen.post(page, runs, &mut postings));
    let meetings = met(postings, pages, STOCK_RUN);
    meetings.into_iter().filter(|m| m.keys >= RUNS).map(|m| (m.a, m.b)).collect()
}

/// Pages of one story in which a word stands at most, before it is everybody's; small stories have no such words.
const STOCK_WORD: usize = 40;
/// Share of the words of the shorter page that another page has at least, if it retells or copies that page; the related
/// pairs of the looked-at stories share .44 and more.
const COMMON: f32 = 0.15;

/// Other pages of one story that a page is compared with at most for the runs, and at most for the words that both have.
const NEAREST: usize = 32;
/// Pages of one story from which on a part of their runs is enough to tell which share a text.
const MANY: usize = 400;

/// The pairs of pages of one story that may come from one another or from one text, in order of the second, then the first.
///
/// No run is stock here: hundreds of outlets may print one agency's text. Each page meets those that it has most in
/// common with, so that the pairs of a large story are as many as its pages and not their square.
pub fn story_pairs(profiles: &[&Profile]) -> Vec<(usize, usize)> {
    let words: Vec<Vec<u64>> = profiles.iter().map(|p| stems(p)).collect();
    let words: Vec<&[u64]> = words.iter().map(Vec::as_slice).collect();
    let part = (profiles.len() / MANY).max(1) as u64;
    let runs: Vec<Vec<u64>> = profiles.iter().map(|p| one_in(part, &p.print.runs)).collect();
    let runs: Vec<&[u64]> = runs.iter().map(Vec::as_slice).collect();
    let enough = |m: &Meeting| m.keys as f32 >= COMMON * words[m.a].len().min(words[m.b].len()) as f32;
    let by_words = meetings(&words, STOCK_WORD).into_iter().filter(enough).collect();
    let by_runs = meetings(&runs, usize::MAX).into_iter().filter(|m| m.keys as u64 * part >= RUNS as u64).collect();
    let mut pairs = nearest(by_words, profiles.len());
    pairs.extend(nearest(by_runs, profiles.len()));
    pairs.sort_unstable_by_key(|(a, b)| (*b, *a));
    pairs.dedup();
    pairs
}

/// The keys that leave no rest when divided by `part`: the same of every page.
fn one_in(part: u64, keys: &[u64]) -> Vec<u64> {
    keys.iter().copied().filter(|key| key.is_multiple_of(part)).collect()
}

/// Of the meetings of each page those under the most keys.
fn nearest(meetings: Vec<Meeting>, pages: usize) -> Vec<(usize, usize)> {
    let mut of_each: Vec<Vec<Meeting>> = vec![Vec::new(); pages];
    for meeting in meetings {
        of_each[meeting.a].push(meeting);
        of_each[meeting.b].push(meeting);
    }
    for met in &mut of_each {
        met.sort_unstable_by_key(|m| (Reverse(m.keys), m.a, m.b));
        met.truncate(NEAREST);
    }
    of_each.into_iter().flatten().map(|m| (m.a, m.b)).collect()
}

/// The distinct content words of a page, names and figures among them.
fn stems(profile: &Profile) -> Vec<u64> {
    let mut stems: Vec<u64> = profile.lines.iter().flat_map(|l| &l.content).map(|w| w.stem.0).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

#[cfg(test)]
mod tests {
    use rashomon_model::Alone;

    use super::{Meeting, RUNS, STOCK_RUN, Seen, meetings, text_pairs};

    #[test]
    fn pages_meet_under_rare_keys_only() {
        let pages: [&[u64]; 4] = [&[1, 2, 9], &[2, 3, 9], &[9], &[1, 2, 9]];
        let met: Vec<(usize, usize, usize)> = meetings(&pages, 3).into_iter().map(|m| (m.a, m.b, m.keys)).collect();
        assert_eq!(met, [(0, 1, 1), (0, 3, 2), (1, 3, 1)]);
        assert_eq!(meetings(&pages, 4).len(), 6);
        assert_eq!(meetings(&[], 9), [] as [Meeting; 0]);
    }

    #[test]
    fn pairs_of_one_text_are_those_that_meet_under_enough_runs() {
        let runs =
            |page: usize| -> Vec<u64> { (0..9).map(|run| ((page % 700) * 5 + run) as u64 * 0x9e37_79b9).collect() };
        let all: Vec<Vec<u64>> = (0..2_500).map(runs).collect();
        let all: Vec<&[u64]> = all.iter().map(Vec::as_slice).collect();
        let met = meetings(&all, STOCK_RUN).into_iter().filter(|m| m.keys >= RUNS).map(|m| (m.a, m.b));
        let met: Vec<(usize, usize)> = met.collect();
        assert!(met.len() > 2_500);
        assert!(text_pairs(2_500, runs, &Alone) == met);
    }

    #[test]
    fn a_key_of_several_pages_is_seen_again() {
        let pages: Vec<Vec<u64>> = (0..50).map(|page| (0..40).map(|key| page * 31 + key).collect()).collect();
        let pages: Vec<&[u64]> = pages.iter().map(Vec::as_slice).collect();
        let mut seen = Seen::of(pages.iter().map(|keys| keys.len()).sum());
        pages.iter().for_each(|keys| seen.add(keys));
        let pages_with = |key: u64| pages.iter().filter(|keys| keys.contains(&key)).count();
        assert!((0..2_000).all(|key| seen.again(key) || pages_with(key) < 2));
        assert!((0..2_000).any(|key| !seen.again(key)));
    }
}
