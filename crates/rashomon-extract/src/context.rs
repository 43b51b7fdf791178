//! What only the lines around tell of a line of plain text: captions without an end, and sentences told twice.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_model::id::fnv1a;

use crate::block::{Block, Shape};
use crate::measure::{ends_sentence, fold, holds_sentence};
use crate::select::Verdicts;

/// Words from which a line without an end is no heading.
const HEADING: usize = 9;
/// Words from which a line may be a paragraph that lost its end.
const LONG: usize = 25;
/// Words from which a line of several sentences without an end is a paragraph whose stop is missing.
const PARAGRAPH: usize = 60;

/// Drops captions and repeated lines from plain text; `first` and `last` are the ends of the text.
pub(crate) fn judge(blocks: &[Block], verdicts: &mut Verdicts, first: usize, last: usize) {
    let plain = blocks.iter().all(|block| block.element == 0 && block.covered.is_none());
    if !plain || !ends_its_sentences(blocks, verdicts) {
        return;
    }
    let open = open_lines(blocks, verdicts);
    let lines = (first..blocks.len()).filter(|at| open[*at] && blocks[*at].words >= HEADING).count();
    summary(blocks, verdicts, first, &open);
    for at in first..blocks.len() {
        let count = blocks[at].words;
        // The last paragraph may be cut off, and one line alone may have lost its stop.
        let cut = count >= LONG && (at >= last || (lines < 3 && holds_sentence(&blocks[at].text)));
        if open[at] && count >= HEADING && !cut {
            verdicts[at] = Some("caption");
        }
    }
    beside_captions(blocks, verdicts, &open);
    told_twice(blocks, verdicts);
}

/// Whether paragraphs of this page end with a stop, nearly all of them.
fn ends_its_sentences(blocks: &[Block], verdicts: &Verdicts) -> bool {
    let kept = blocks.iter().zip(verdicts).filter(|(block, verdict)| verdict.is_none() && block.words >= HEADING);
    let (mut all, mut ended) = (0, 0);
    for (block, _) in kept {
        all += 1;
        ended += usize::from(ends_sentence(&block.text) && block.prose);
    }
    ended >= 4 && ended * 2 >= all
}

/// Lines without an end that no colon introduces.
fn open_lines(blocks: &[Block], verdicts: &Verdicts) -> Vec<bool> {
    let mut introduced = false;
    let mut open = Vec::with_capacity(blocks.len());
    for (block, verdict) in blocks.iter().zip(verdicts) {
        let text = block.text.as_str();
        let ended =
            ends_sentence(text) || text.ends_with([':', ';', ',', '-', '—', '–']) || text.starts_with(['"', '“', '«']);
        let fixed = verdict.is_some() || block.shape != Shape::Paragraph || block.credit || block.remark;
        open.push(!ended && !fixed && !introduced && block.words <= PARAGRAPH);
        introduced = text.ends_with(':') || (introduced && !ended);
    }
    open
}

/// Points above the text are kept where they tell what the text does not.
fn summary(blocks: &[Block], verdicts: &mut Verdicts, first: usize, open: &[bool]) {
    let lead = (first..blocks.len()).find(|at| verdicts[*at].is_none() && !open[*at]).unwrap_or(first);
    if !open[..lead].contains(&true) {
        return;
    }
    let rest = (lead..blocks.len()).filter(|at| verdicts[*at].is_none()).map(|at| fold(&blocks[at].text));
    let told: BTreeSet<String> = rest.flat_map(|text| text.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
    for at in (0..lead).filter(|at| open[*at]) {
        let folded = fold(&blocks[at].text);
        let words: Vec<&str> = folded.split(' ').filter(|word| word.len() > 3).collect();
        let hits = words.iter().filter(|word| told.contains(**word)).count();
        verdicts[at] = (words.len() < 3 || hits * 4 >= words.len() * 3).then_some("standfirst");
    }
}

/// Short lines without an end right beside a caption, and a bare credit above one, belong to pictures too.
fn beside_captions(blocks: &[Block], verdicts: &mut Verdicts, open: &[bool]) {
    let captions: Vec<bool> = verdicts.iter().map(|verdict| *verdict == Some("caption")).collect();
    for at in 0..blocks.len() {
        let block = &blocks[at];
        let next = captions.get(at + 1).copied().unwrap_or(false);
        let beside = next || at.checked_sub(1).is_some_and(|at| captions[at]);
        let line = open[at] && (6..HEADING).contains(&block.words);
        let credit = next && block.words <= 3 && block.credit && !block.text.contains(['(', '[']);
        if verdicts[at].is_none() && ((beside && line) || credit) {
            verdicts[at] = Some("caption");
        }
    }
}

/// Lines that are compared with all others; real pages hold a hundred.
const COMPARED: usize = 400;

/// A sentence nearly all of which stands in another paragraph: the shorter is the caption or the standfirst,
/// unless the longer has no end and so is one itself.
pub(crate) fn told_twice(blocks: &[Block], verdicts: &mut Verdicts) {
    let kept: Vec<(usize, Vec<u64>)> = (0..blocks.len())
        .filter(|at| verdicts[*at].is_none() && blocks[*at].shape == Shape::Paragraph)
        .take(COMPARED)
        .map(|at| (at, threes(&blocks[at].text)))
        .collect();
    let holders = Holders::of(&kept);
    for (at, shingles) in &kept {
        if is_retold(blocks, verdicts, &holders, *at, shingles) {
            verdicts[*at] = Some(if is_open(&blocks[*at].text) { "caption" } else { "duplicate" });
        }
    }
    for (at, shingles) in kept.iter().filter(|(_, shingles)| (8..80).contains(&shingles.len())) {
        let longer = |other: usize| {
            (blocks[other].text.len(), *at) > (blocks[*at].text.len(), other) && !is_open(&blocks[other].text)
        };
        let hits = holders.shared(*at, shingles);
        let held = |(other, hits): (&usize, &usize)| {
            hits * 20 >= shingles.len() * 17 && longer(*other) && verdicts[*other].is_none()
        };
        if verdicts[*at].is_none() && hits.iter().any(held) {
            verdicts[*at] = Some("duplicate");
        }
    }
}

/// Each three words with a line that holds them, in order.
struct Holders(Vec<(u64, usize)>);

impl Holders {
    fn of(lines: &[(usize, Vec<u64>)]) -> Self {
        let held = lines.iter().flat_map(|(at, shingles)| shingles.iter().map(|three| (*three, *at)));
        let mut holders: Vec<(u64, usize)> = held.collect();
        holders.sort_unstable();
        Holders(holders)
    }

    /// The lines other than `at` that hold three words.
    fn others(&self, three: u64, at: usize) -> impl Iterator<Item = usize> {
        let first = self.0.partition_point(|(held, _)| *held < three);
        let holders = self.0[first..].iter().take_while(move |(held, _)| *held == three);
        holders.map(|(_, other)| *other).filter(move |other| *other != at)
    }

    /// How many of the threes of a line each other line holds.
    fn shared(&self, at: usize, shingles: &[u64]) -> BTreeMap<usize, usize> {
        let mut hits = BTreeMap::new();
        let others = shingles.iter().flat_map(|three| self.others(*three, at));
        others.for_each(|other| *hits.entry(other).or_default() += 1);
        hits
    }
}

/// A line that puts together what others tell: one without an end, or one of which no other alone holds most.
fn is_retold(blocks: &[Block], verdicts: &Verdicts, holders: &Holders, at: usize, shingles: &[u64]) -> bool {
    let all = shingles.len();
    let open = is_open(&blocks[at].text);
    let holds = |three: &&u64| holders.others(**three, at).any(|other| verdicts[other].is_none());
    let told = shingles.iter().filter(holds).count();
    let most = holders.shared(at, shingles).into_values().max().unwrap_or(0);
    all >= HEADING && ((open && told * 5 >= all * 3) || (!open && told * 20 >= all * 17 && most * 10 < all * 7))
}

/// Whether a line neither ends as a sentence nor is a quotation.
fn is_open(text: &str) -> bool {
    !ends_sentence(text) && !text.ends_with([':', ';', ',']) && !text.starts_with(['"', '“', '«'])
}

/// Hashes of each three words in a row, every three once.
fn threes(text: &str) -> Vec<u64> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let hash = |three: &[&str]| fnv1a(three.iter().flat_map(|word| word.bytes().chain([b' '])));
    let mut threes: Vec<u64> = words.windows(3).map(hash).collect();
    threes.sort_unstable();
    threes.dedup();
    threes
}
