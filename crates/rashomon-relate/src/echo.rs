//! Tells the page that asked nobody: a report told anew in other words, with the same names, figures and quotations.
//!
//! Two reporters each find somebody of their own to ask, and a rewriter finds nobody. What was said in public proves
//! nothing: everybody has the words of one speech or one tweet, so that the quotations must be those of several persons.

use std::collections::BTreeSet;

use rashomon_model::StemId;

use crate::profile::Profile;
use crate::reuse::shared_facts;

/// Names and figures that a page and its echo have in common at least.
const FACTS: usize = 8;
/// Share of its names and figures that an echo takes from elsewhere. Measured on the looked-at stories, where pages of one
/// briefing share .63 of theirs with half of the quotations, and pages that ask for themselves .4 with any.
const TAKEN: f32 = 0.56;
/// Share of its quoted words that an echo takes from elsewhere.
const QUOTED: f32 = 0.75;
/// Quoted words in a row that are one utterance wherever they stand.
const UTTERANCE: usize = 4;
/// Persons whose words a page and its echo have in common at least.
const SPEAKERS: usize = 2;

/// Whether a page gives next to no name, figure or quotation that another one does not give.
pub fn echoes(page: &Profile, other: &Profile) -> bool {
    let facts = shared_facts(&page.print, &other.print);
    facts >= FACTS && facts as f32 >= TAKEN * page.print.facts.len() as f32 && quotes_the_same(page, other)
}

fn quotes_the_same(page: &Profile, other: &Profile) -> bool {
    let stems = |profile: &Profile| profile.quoted.iter().map(|word| word.stem).collect::<Vec<StemId>>();
    let (own, theirs) = (stems(page), stems(other));
    let known: BTreeSet<&[StemId]> = theirs.windows(UTTERANCE).collect();
    let mut taken = vec![false; own.len()];
    for (start, words) in own.windows(UTTERANCE).enumerate().filter(|(_, words)| known.contains(words)) {
        taken[start..start + words.len()].fill(true);
    }
    let taken = || page.quoted.iter().zip(&taken).filter(|(_, taken)| **taken).map(|(word, _)| word);
    let speakers: BTreeSet<u64> = taken().filter_map(|word| word.speaker).collect();
    speakers.len() >= SPEAKERS && taken().count() as f32 >= QUOTED * own.len() as f32
}
