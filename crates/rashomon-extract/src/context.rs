//! What only the other lines tell of a line of plain text: that it says again what they say.

use std::collections::{BTreeMap, BTreeSet};

use crate::block::{Block, Shape};
use crate::measure::{ends_sentence, fold};
use crate::select::Verdicts;

/// Words from which a line without an end is no heading.
const HEADING: usize = 9;

/// Lines that are compared with all others; real pages hold a hundred.
const COMPARED: usize = 400;

/// A sentence nearly all of which stands in another paragraph: the shorter is the caption or the standfirst,
/// unless the longer has no end and so is one itself.
pub(crate) fn told_twice(blocks: &[Block], verdicts: &mut Verdicts) {
    let kept: Vec<(usize, Vec<String>)> = (0..blocks.len())
        .filter(|at| verdicts[*at].is_none() && blocks[*at].shape == Shape::Paragraph)
        .take(COMPARED)
        .map(|at| (at, threes(&blocks[at].text)))
        .collect();
    let mut holders: Holders = BTreeMap::new();
    for (at, shingles) in &kept {
        shingles.iter().for_each(|three| holders.entry(three).or_default().push(*at));
    }
    for (at, shingles) in &kept {
        if is_retold(blocks, verdicts, &holders, *at, shingles) {
            verdicts[*at] = Some(if is_open(&blocks[*at].text) { "caption" } else { "duplicate" });
        }
    }
    for (at, shingles) in kept.iter().filter(|(_, shingles)| (8..80).contains(&shingles.len())) {
        let longer = |other: usize| {
            (blocks[other].text.len(), *at) > (blocks[*at].text.len(), other) && !is_open(&blocks[other].text)
        };
        let hits = shared(&holders, *at, shingles);
        let held = |(other, hits): (&usize, &usize)| {
            hits * 20 >= shingles.len() * 17 && longer(*other) && verdicts[*other].is_none()
        };
        if verdicts[*at].is_none() && hits.iter().any(held) {
            verdicts[*at] = Some("duplicate");
        }
    }
}

/// The lines that hold each three words.
type Holders<'a> = BTreeMap<&'a str, Vec<usize>>;

/// How many of the threes of a line each other line holds.
fn shared(holders: &Holders, at: usize, shingles: &[String]) -> BTreeMap<usize, usize> {
    let mut hits = BTreeMap::new();
    let others = shingles.iter().filter_map(|three| holders.get(three.as_str())).flatten();
    others.filter(|other| **other != at).for_each(|other| *hits.entry(*other).or_default() += 1);
    hits
}

/// A line that puts together what others tell: one without an end, or one of which no other alone holds most.
fn is_retold(blocks: &[Block], verdicts: &Verdicts, holders: &Holders, at: usize, shingles: &[String]) -> bool {
    let all = shingles.len();
    let open = is_open(&blocks[at].text);
    let holds = |three: &&String| {
        let lines = holders.get(three.as_str());
        lines.is_some_and(|lines| lines.iter().any(|other| *other != at && verdicts[*other].is_none()))
    };
    let told = shingles.iter().filter(holds).count();
    let most = shared(holders, at, shingles).into_values().max().unwrap_or(0);
    all >= HEADING && ((open && told * 5 >= all * 3) || (!open && told * 20 >= all * 17 && most * 10 < all * 7))
}

/// Whether a line neither ends as a sentence nor is a quotation.
fn is_open(text: &str) -> bool {
    !ends_sentence(text) && !text.ends_with([':', ';', ',']) && !text.starts_with(['"', '“', '«'])
}

/// Each three words in a row.
fn threes(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let all: BTreeSet<String> = words.windows(3).map(|three| three.join(" ")).collect();
    all.into_iter().collect()
}
