//! Decides block by block what is the article's and why the rest is not.

use crate::block::{Block, Region, Shape};
use crate::byline::sign_off;
use crate::measure::{ends_open, ends_sentence, fold, is_short_sentence};
use crate::shared::Furniture;
use crate::{context, furniture};

/// For each block the reason to drop it; `None` keeps it.
pub(crate) type Verdicts = Vec<Option<&'static str>>;

/// Share of a block's words that the tree extractor must have kept for the block to count as kept, in percent.
const COVERED: u8 = 60;

/// The first round: what its own words, its part of the page or the heading above it tell of a block.
pub(crate) fn first_round(blocks: &[Block]) -> Verdicts {
    let mut verdicts: Verdicts = blocks.iter().map(own_reason).collect();
    sections(blocks, &mut verdicts);
    verdicts
}

/// Drops the lines that are known from other pages of the host.
pub(crate) fn drop_known(blocks: &[Block], verdicts: &mut Verdicts, known: &Furniture) {
    for (block, verdict) in blocks.iter().zip(verdicts) {
        if verdict.is_none() && known.holds(&block.text) {
            *verdict = Some("boilerplate");
        }
    }
}

/// The second round: the run of paragraphs that is the text, and what stands in, before and after it.
pub(crate) fn second_round(blocks: &[Block], verdicts: &mut Verdicts) {
    let Some((first, last)) = body(blocks, verdicts) else {
        return nothing_but_lines(blocks, verdicts);
    };
    let (first, last) = widen(blocks, verdicts, first, last);
    for at in 0..blocks.len() {
        if verdicts[at].is_none() {
            verdicts[at] = match at {
                _ if at < first => before(blocks, at, first),
                _ if at > last => after(blocks, at),
                _ => inside(blocks, verdicts, at),
            };
        }
    }
    signature(blocks, verdicts, last);
    repeated(blocks, verdicts);
    context::judge(blocks, verdicts, first, last);
}

/// Whether the block is surely a paragraph of the article.
pub(crate) fn is_core(blocks: &[Block], verdicts: &Verdicts, at: usize) -> bool {
    let block = &blocks[at];
    verdicts[at].is_none() && block.prose && block.link_share() < 50 && is_covered(block)
}

fn is_covered(block: &Block) -> bool {
    block.covered.is_none_or(|share| share >= COVERED)
}

fn own_reason(block: &Block) -> Option<&'static str> {
    if block.credit || block.remark {
        return None;
    }
    let soft = is_covered(block) && block.covered.is_some();
    furniture::reason(block)
        .filter(|reason| !soft || *reason != "navigation" || block.words < 4)
        .or_else(|| region_reason(block))
}

/// A part of the page that is furniture drops what stands in it, unless the tree extractor kept it.
fn region_reason(block: &Block) -> Option<&'static str> {
    let reason = match block.region {
        Region::Plain | Region::Headline | Region::Byline | Region::Date => return None,
        Region::Navigation => "navigation",
        Region::Footer => "boilerplate",
        Region::Related => "related-links",
        Region::Share => "share",
        Region::Comment => "comment",
        Region::Advert => "advert",
        Region::Caption => return Some("caption"),
        Region::Tags => "metadata",
        Region::Hidden => "hidden",
    };
    let told = block.prose || (block.words >= 4 && !matches!(block.region, Region::Share | Region::Comment));
    let kept = block.covered.is_some_and(|share| share >= COVERED) && told && block.link_share() < 50;
    (!kept).then_some(reason)
}

/// Headings of furniture take the lines below them along, up to the next paragraph of some length.
fn sections(blocks: &[Block], verdicts: &mut Verdicts) {
    let mut reason = None;
    for at in 0..blocks.len() {
        let block = &blocks[at];
        if let Some(announced) = furniture::section_heading(&block.text).filter(|_| verdicts[at] != Some("caption")) {
            reason = Some(announced);
            verdicts[at] = reason;
        } else if resumes(block, reason) {
            reason = None;
        } else if reason.is_some() && verdicts[at].is_none() && !block.credit {
            verdicts[at] = reason;
        }
    }
}

/// Whether the article goes on with this block after a run of links, tags or comments.
fn resumes(block: &Block, reason: Option<&str>) -> bool {
    match (reason, block.covered) {
        (Some("comment"), None) => false,
        (_, Some(share)) => share >= COVERED && block.prose && block.link_share() < 50,
        _ => block.shape != Shape::Item && ends_sentence(&block.text) && block.prose && block.words >= 20,
    }
}

/// Lines without a paragraph between them beyond which what follows is another text.
const GAP: usize = 8;

/// First and last paragraph of the text: the run of paragraphs that holds most words.
fn body(blocks: &[Block], verdicts: &Verdicts) -> Option<(usize, usize)> {
    let cores: Vec<usize> = (0..blocks.len()).filter(|at| is_core(blocks, verdicts, *at)).collect();
    if blocks.iter().any(|block| block.covered.is_some()) {
        return Some((*cores.first()?, *cores.last()?));
    }
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    for at in cores {
        let count = blocks[at].words;
        match runs.last_mut() {
            Some((_, last, total)) if lines_between(blocks, *last, at) <= GAP => (*last, *total) = (at, *total + count),
            _ => runs.push((at, at, count)),
        }
    }
    let most = runs.iter().map(|run| run.2).max()?;
    let large = |run: &&(usize, usize, usize)| run.2 * 4 >= most;
    Some((runs.iter().find(large)?.0, runs.iter().rev().find(large)?.1))
}

fn lines_between(blocks: &[Block], from: usize, to: usize) -> usize {
    blocks[from + 1..to].iter().filter(|block| !is_short_sentence(&block.text)).count()
}

/// Takes in the short sentences, credits and remarks next to the text.
fn widen(blocks: &[Block], verdicts: &Verdicts, mut first: usize, mut last: usize) -> (usize, usize) {
    let belongs = |at: usize, next: usize| {
        let block = &blocks[at];
        let line = is_short_sentence(&block.text) && block.link_share() < 50 && block.shape != Shape::Item;
        let near = block.covered.is_none() || is_covered(block) || block.sibling_of(&blocks[next]);
        verdicts[at].is_none() && near && (line || block.credit || block.remark || block.prose)
    };
    while first > 0 && belongs(first - 1, first) {
        first -= 1;
    }
    while last + 1 < blocks.len() && belongs(last + 1, last) {
        last += 1;
    }
    (first, last)
}

/// A page of lines none of which is a paragraph: what the tree extractor kept, or every line not dropped yet.
fn nothing_but_lines(blocks: &[Block], verdicts: &mut Verdicts) {
    for (at, block) in blocks.iter().enumerate() {
        let kept = block.covered.map_or(ends_sentence(&block.text), |share| share >= COVERED);
        if verdicts[at].is_none() && !kept {
            verdicts[at] = Some(left_over(block));
        }
    }
}

fn before(blocks: &[Block], at: usize, first: usize) -> Option<&'static str> {
    let block = &blocks[at];
    if block.credit || block.remark {
        return None;
    }
    let heading =
        at + 1 == first && (3..=25).contains(&block.words) && block.link_share() == 0 && block.shape != Shape::Item;
    let kept = match block.covered {
        Some(share) => {
            share >= COVERED && (block.words >= 4 || block.shape == Shape::Heading) && block.link_share() < 80
        }
        None => heading,
    };
    if kept { None } else { Some(left_over(block)) }
}

fn after(blocks: &[Block], at: usize) -> Option<&'static str> {
    let block = &blocks[at];
    let covered = block.covered.is_some_and(|share| share >= COVERED) && block.link_share() < 50 && block.words >= 2;
    let credit = block.covered.is_none() && block.credit;
    if covered || credit || block.remark { None } else { Some(left_over(block)) }
}

/// A reason for what nothing keeps.
pub(crate) fn left_over(block: &Block) -> &'static str {
    match block.words {
        0..=3 => "navigation",
        _ if block.link_share() >= 50 || !ends_sentence(&block.text) => "related-links",
        _ => "boilerplate",
    }
}

/// Between the first and the last paragraph.
fn inside(blocks: &[Block], verdicts: &Verdicts, at: usize) -> Option<&'static str> {
    let block = &blocks[at];
    if is_link_line(blocks, at) {
        return Some("related-links");
    }
    if block.covered.is_none() || is_covered(block) || block.credit || block.remark {
        return None;
    }
    let beside = |other: usize| is_core(blocks, verdicts, other) && block.sibling_of(&blocks[other]);
    let near = || (at.saturating_sub(4)..(at + 5).min(blocks.len())).any(|other| other != at && beside(other));
    let leads = || (at + 1..(at + 3).min(blocks.len())).any(|other| is_core(blocks, verdicts, other));
    let kept = block.link_share() < 50
        && match block.shape {
            Shape::Heading => leads(),
            _ => block.prose || (is_short_sentence(&block.text) && near()),
        };
    if kept { None } else { Some(left_over(block)) }
}

/// A headline of another article between two paragraphs: a link alone, or a list item alone that is no sentence.
pub(crate) fn is_link_line(blocks: &[Block], at: usize) -> bool {
    let block = &blocks[at];
    let long = block.words >= 4;
    let alone = |other: Option<&Block>| other.is_none_or(|other| other.shape != Shape::Item);
    let single = alone(at.checked_sub(1).and_then(|at| blocks.get(at))) && alone(blocks.get(at + 1));
    let introduced = at > 0 && ends_open(&blocks[at - 1].text);
    let item =
        block.shape == Shape::Item && single && !introduced && (block.covered.is_none() || block.link_share() >= 50);
    (long && block.link_share() >= 90 && single && block.shape != Shape::Heading && !ends_sentence(&block.text))
        || (item && long && !block.text.ends_with(['.', ';', ',']))
}

/// The last line may be the author's name.
pub(crate) fn signature(blocks: &[Block], verdicts: &mut Verdicts, last: usize) {
    let mut near = (last + 1..(last + 3).min(blocks.len())).chain([last]);
    if let Some(at) = near.find(|at| sign_off(&blocks[*at].text).is_some() && blocks[*at].link_share() < 50) {
        verdicts[at] = Some("byline");
    }
}

/// Words of the shortest line that is dropped for standing elsewhere already.
const REPEATED: usize = 6;

/// Paragraphs told twice, and captions: lines without an end that repeat a sentence of the text.
pub(crate) fn repeated(blocks: &[Block], verdicts: &mut Verdicts) {
    let kept: Vec<(usize, String)> =
        (0..blocks.len()).filter(|at| verdicts[*at].is_none()).map(|at| (at, fold(&blocks[at].text))).collect();
    let mut seen = std::collections::BTreeSet::new();
    let prose = kept.iter().filter(|(at, _)| ends_sentence(&blocks[*at].text));
    let all: String = prose.map(|(_, folded)| format!(" {folded} \n")).collect();
    let mut looked = 0;
    for (at, folded) in &kept {
        let (block, text) = (&blocks[*at], &blocks[*at].text);
        if block.words < REPEATED || block.shape != Shape::Paragraph {
            continue;
        }
        if !seen.insert(folded) {
            verdicts[*at] = block.prose.then_some("duplicate");
        } else if !ends_sentence(text) && !ends_open(text) && looked < 100 {
            looked += 1;
            if all.contains(&format!(" {folded} ")) {
                verdicts[*at] = Some("caption");
            }
        }
    }
}
