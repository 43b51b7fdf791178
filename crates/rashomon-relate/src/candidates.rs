//! Pairs of pages worth comparing: those that share keys which few pages have, out of an inverted index.
//!
//! A key is a number for something a page says: a run of words, a rare word, a name, a figure. Comparing every page with
//! every other costs the square of their number; here only pages that meet under a key do.

use crate::profile::Profile;
use crate::reuse::shares_text;

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
    let mut postings: Vec<(u64, u32)> =
        pages.iter().zip(0u32..).flat_map(|(keys, page)| keys.iter().map(move |key| (*key, page))).collect();
    postings.sort_unstable();
    let shared = postings.chunk_by(|x, y| x.0 == y.0).filter(|list| (2..=stock).contains(&list.len()));
    // For each page, the lists it stands in: where they begin in `lists`, up to and with its own place in each.
    let mut lists: Vec<u32> = Vec::new();
    let mut stands: Vec<Vec<(u32, u32)>> = vec![Vec::new(); pages.len()];
    for list in shared {
        let start = lists.len() as u32;
        for (_, page) in list {
            stands[*page as usize].push((start, lists.len() as u32));
            lists.push(*page);
        }
    }
    let mut counts = vec![0usize; pages.len()];
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

/// Pages of a corpus in which a run of words stands at most, before it is stock: a footer, a standing phrase.
const STOCK_RUN: usize = 100;
/// Shared runs that a text of twenty shared words has at least.
const RUNS: usize = 4;

/// All pairs of pages of a corpus, whatever their stories, that carry one text.
pub fn text_pairs(profiles: &[Profile]) -> Vec<(usize, usize)> {
    let runs: Vec<&[u64]> = profiles.iter().map(|p| p.runs.as_slice()).collect();
    let met = meetings(&runs, STOCK_RUN).into_iter().filter(|m| m.keys >= RUNS);
    met.filter(|m| shares_text(&profiles[m.a], &profiles[m.b])).map(|m| (m.a, m.b)).collect()
}

/// Pages of one story in which a word stands at most, before it is everybody's; small stories have no such words.
const STOCK_WORD: usize = 40;
/// Share of the words of the shorter page that another page has at least, if it retells or copies that page; the related
/// pairs of the looked-at stories share .44 and more.
const COMMON: f32 = 0.15;

/// The pairs of pages of one story that may come from one another or from one text.
pub fn story_pairs(profiles: &[&Profile]) -> Vec<(usize, usize)> {
    let words: Vec<Vec<u64>> = profiles.iter().map(|p| stems(p)).collect();
    let words: Vec<&[u64]> = words.iter().map(Vec::as_slice).collect();
    let runs: Vec<&[u64]> = profiles.iter().map(|p| p.runs.as_slice()).collect();
    let enough = |m: &Meeting| m.keys as f32 >= COMMON * words[m.a].len().min(words[m.b].len()) as f32;
    let by_words = meetings(&words, STOCK_WORD).into_iter().filter(enough).map(|m| (m.a, m.b));
    let by_runs = meetings(&runs, STOCK_RUN).into_iter().filter(|m| m.keys >= RUNS).map(|m| (m.a, m.b));
    let mut pairs: Vec<(usize, usize)> = by_words.chain(by_runs).collect();
    pairs.sort_unstable_by_key(|(a, b)| (*b, *a));
    pairs.dedup();
    pairs
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
    use super::{Meeting, meetings};

    #[test]
    fn pages_meet_under_rare_keys_only() {
        let pages: [&[u64]; 4] = [&[1, 2, 9], &[2, 3, 9], &[9], &[1, 2, 9]];
        let met: Vec<(usize, usize, usize)> = meetings(&pages, 3).into_iter().map(|m| (m.a, m.b, m.keys)).collect();
        assert_eq!(met, [(0, 1, 1), (0, 3, 2), (1, 3, 1)]);
        assert_eq!(meetings(&pages, 4).len(), 6);
        assert_eq!(meetings(&[], 9), [] as [Meeting; 0]);
    }
}
