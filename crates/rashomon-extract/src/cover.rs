//! Asks the tree extractor which of the blocks are the article's.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::block::Block;
use crate::measure::{word_count, words};

/// The text that the tree extractor takes for the article; `None` where it finds none or gives up.
///
/// Its second opinion costs as much as its first and rarely differs: it is asked for only where the first answer holds
/// less than a third of the `prose` words on the page.
pub(crate) fn tree_text(html: &str, prose: usize) -> Option<String> {
    let first = text(html, SecondOpinion::No);
    let enough = first.as_deref().is_some_and(|text| word_count(text) * 3 >= prose);
    if enough { first } else { text(html, SecondOpinion::Yes).or(first) }
}

/// Whether the tree extractor compares its answer with those of other methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SecondOpinion {
    Yes,
    No,
}

fn text(html: &str, opinion: SecondOpinion) -> Option<String> {
    let options = trafilatura::Options::default()
        .with_fallback(opinion == SecondOpinion::Yes)
        .with_exclude_comments(true)
        .with_html_date_mode(trafilatura::HtmlDateMode::Disabled);
    // The extractor is not ours: a panic of its is one page's misfortune.
    let result = catch_unwind(AssertUnwindSafe(|| trafilatura::extract(html, &options)));
    result.ok()?.ok().map(|result| result.content_text).filter(|text| !text.trim().is_empty())
}

/// Tells each block how much of it stands in `text`.
pub(crate) fn mark(blocks: &mut [Block], text: &str) {
    let kept: BTreeSet<u64> = shingles(text).into_iter().collect();
    for at in 0..blocks.len() {
        let own = shingles(&blocks[at].text);
        let hits = own.iter().filter(|shingle| kept.contains(shingle)).count();
        let share = if own.is_empty() { short_share(blocks, at, &kept) } else { (hits * 100 / own.len()) as u8 };
        blocks[at].covered = Some(share);
    }
}

/// One or two words are covered where they stand in the text together with a neighbour's.
fn short_share(blocks: &[Block], at: usize, kept: &BTreeSet<u64>) -> u8 {
    let own = &blocks[at].text;
    let before = at.checked_sub(1).map_or("", |at| tail(&blocks[at].text));
    let after = blocks.get(at + 1).map_or("", |block| crate::limits::cut(&block.text, 80));
    let after: Vec<&str> = words(after).take(2).collect();
    let last: Vec<&str> = words(before).collect();
    let last = last[last.len().saturating_sub(2)..].join(" ");
    let beside = [format!("{last} {own}"), format!("{own} {}", after.join(" "))];
    if beside.iter().any(|words| shingles(words).iter().any(|shingle| kept.contains(shingle))) { 100 } else { 0 }
}

fn tail(text: &str) -> &str {
    &text[crate::limits::tail_start(text, 80)..]
}

/// Hashes of each three words in a row.
fn shingles(text: &str) -> Vec<u64> {
    let lower: Vec<String> = words(text).map(str::to_lowercase).collect();
    let parts: Vec<&str> = lower.iter().map(String::as_str).collect();
    parts.windows(3).map(hash).collect()
}

fn hash(words: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}
