//! The lines around the headline: which of them are headline, byline, date and standfirst, and the headline itself.

use std::sync::LazyLock;

use crate::block::{Block, Region, Shape};
use crate::byline::{byline, is_label, is_person, is_town, person_alone};
use crate::date_lines::is_date_line;
use crate::dates::find_dates;
use crate::furniture;
use crate::markup::is_strong;
use crate::measure::{ends_sentence, fold, word_count};
use crate::metadata::split_site;
use crate::pattern::{Pattern, compile};
use crate::select::{Verdicts, is_core};

/// Blocks before the second paragraph of the text: where headline, byline and date stand.
fn zone(blocks: &[Block], verdicts: &Verdicts) -> usize {
    let mut cores = (0..blocks.len()).filter(|at| is_core(blocks, verdicts, *at));
    cores.next();
    cores.next().unwrap_or(blocks.len()).min(400)
}

/// The headline that the visible lines give: the one that most lines repeat, or the first.
pub(crate) fn visible_headline(blocks: &[Block], verdicts: &Verdicts) -> Option<(usize, String)> {
    let end = (0..blocks.len()).find(|at| is_core(blocks, verdicts, *at)).unwrap_or(0);
    let folds: Vec<String> = blocks[..zone(blocks, verdicts).min(60)].iter().map(|block| fold(&block.text)).collect();
    let mut best: Option<(usize, usize, &str)> = None;
    for at in (0..end.min(60)).filter(|at| verdicts[*at].is_none() && is_headline_like(&blocks[*at].text)) {
        let bare = split_site(&blocks[at].text).0;
        let own = fold(bare);
        let repeats = folds.iter().filter(|folded| folded.contains(&own)).count();
        if best.is_none_or(|(_, most, _)| repeats > most) {
            best = Some((at, repeats, bare));
        }
    }
    best.map(|(at, _, bare)| (at, bare.to_owned()))
}

static NUMBERED: Pattern = LazyLock::new(|| compile(r"^\d{1,2}[.)]\s"));

fn is_headline_like(text: &str) -> bool {
    let count = word_count(text);
    let line = is_date_line(text) || byline(text).is_some() || is_person_of_outlet(text) || NUMBERED.is_match(text);
    let cut = text.ends_with([':', ',']) || (text.ends_with('.') && count > 6);
    (3..=40).contains(&count) && !line && !cut
}

/// Gives the lines of the head their reasons.
pub(crate) fn judge(blocks: &[Block], verdicts: &mut Verdicts, headline: Option<&str>) {
    let zone = zone(blocks, verdicts);
    let title = headline.map(fold).filter(|title| !title.is_empty());
    for at in 0..blocks.len() {
        let head = at < zone;
        let free = matches!(verdicts[at], None | Some("navigation" | "metadata"));
        if let Some(reason) = line_reason(&blocks[at], title.as_deref(), head).filter(|_| free || head) {
            verdicts[at] = Some(reason);
        }
    }
    bare_names(blocks, verdicts, zone);
    standfirst(blocks, verdicts, zone);
}

/// A name alone in its line is a byline where a date or a label stands right beside it.
fn bare_names(blocks: &[Block], verdicts: &mut Verdicts, zone: usize) {
    let told: Vec<bool> = (0..zone).map(|at| verdicts[at] == Some("date") || is_label(&blocks[at].text)).collect();
    let title = (0..zone).find(|at| verdicts[*at] == Some("headline")).unwrap_or(0);
    for at in title..zone {
        let beside = at.checked_sub(1).is_some_and(|at| told[at]) || told.get(at + 1) == Some(&true);
        let placed = matches!(blocks[at].region, Region::Plain | Region::Byline | Region::Date | Region::Related);
        let free = !matches!(verdicts[at], Some("headline" | "byline" | "caption"));
        if beside && placed && free && blocks[at].shape != Shape::Heading && person_alone(&blocks[at].text).is_some() {
            verdicts[at] = Some("byline");
        }
    }
}

fn line_reason(block: &Block, title: Option<&str>, head: bool) -> Option<&'static str> {
    let text = block.text.as_str();
    if text.len() > 1000 {
        return None;
    }
    if title.is_some_and(|title| repeats_title(text, title, head)) {
        return Some("headline");
    }
    if is_strong(block.region) {
        return None;
    }
    let named = matches!(block.region, Region::Byline | Region::Date);
    // Further down a bare date may be the heading of a chronology or the cell of a table.
    let digit = text.contains(|c: char| c.is_ascii_digit());
    if digit && is_date_line(text) && (head || named || PUBLISHED.is_match(text)) {
        return Some("date");
    }
    if byline(text).is_some() && (head || named || block.words <= 8) {
        return Some("byline");
    }
    if head && is_person_of_outlet(text) {
        return Some("byline");
    }
    match block.region {
        Region::Byline if head && block.words <= 25 && !block.prose => Some("byline"),
        Region::Date if head && block.words <= 25 && !block.prose && !is_surely_covered(block) => Some("date"),
        _ if digit && head && !find_dates(text).is_empty() && is_label_rest(text) => Some("date"),
        _ => None,
    }
}

/// `Jana Nová, Courier.example` and `Jana Nová, Courier News`: a person and the outlet.
fn is_person_of_outlet(text: &str) -> bool {
    let Some((name, outlet)) = text.split_once(", ").filter(|_| text.len() <= 80) else { return false };
    let site = !outlet.contains(' ') && outlet.trim_end_matches('.').contains('.') && outlet.len() > 5;
    let newsroom =
        crate::byline::is_newsroom(outlet) && word_count(outlet) <= 4 && outlet.starts_with(char::is_uppercase);
    is_person(name) && !outlet.contains(',') && !ends_sentence(text) && (site || newsroom)
}

static PUBLISHED: Pattern =
    LazyLock::new(|| compile(r"(?i)\b(?:published|posted|updated|last modified|edited by|written by|reported by)\b"));

/// A line with a date and the words of publication, perhaps with names.
fn is_label_rest(text: &str) -> bool {
    word_count(text) <= 30 && !ends_sentence(text) && PUBLISHED.is_match(text)
}

/// The headline again, perhaps with the outlet's name, a section or a number around it.
fn repeats_title(text: &str, title: &str, head: bool) -> bool {
    let folded = fold(text);
    if folded == title {
        return true;
    }
    let around = folded.split(' ').count().saturating_sub(title.split(' ').count());
    let holds = folded.starts_with(title) || folded.ends_with(title) || (folded.contains(title) && text.contains('>'));
    head && holds && around <= 8 && !(ends_sentence(text) && word_count(text) >= 8 && text.ends_with('.'))
}

/// Lines above the date, the byline or the headline are no part of the text: a paragraph there is a standfirst.
fn standfirst(blocks: &[Block], verdicts: &mut Verdicts, zone: usize) {
    let marks = |verdict: Option<&'static str>| matches!(verdict, Some("date" | "byline"));
    let Some(last) = (0..zone).rev().find(|at| marks(verdicts[*at])) else { return };
    let title = (0..zone).rev().find(|at| verdicts[*at] == Some("headline")).unwrap_or(0);
    let follows = (last..blocks.len()).any(|at| is_core(blocks, verdicts, at));
    if !follows {
        return;
    }
    let first = (0..last).find(|at| is_core(blocks, verdicts, *at));
    // A paragraph that begins with a dateline is the text already, wherever the date stands.
    if first.is_some_and(|at| crate::dateline::dateline(&blocks[at].text, |_| false).is_some() || blocks[at].words > 80)
    {
        return;
    }
    for at in 0..last.max(title) {
        if verdicts[at].is_none() && !is_surely_covered(&blocks[at]) {
            verdicts[at] = Some(if blocks[at].prose { "standfirst" } else { "navigation" });
        }
    }
}

/// Blocks below the headline among which the lead is looked for, and leads that are taken.
const LEAD: (usize, usize) = (12, 2);

/// Takes in the lead: paragraphs between headline and text, which sites set apart as a "teaser" or "summary" and the
/// tree extractor passes over. From here on they count as covered.
pub(crate) fn take_lead(blocks: &mut [Block], verdicts: &mut Verdicts, description: Option<&str>) {
    let zone = zone(blocks, verdicts);
    let Some(title) = (0..zone).rev().find(|at| verdicts[*at] == Some("headline")) else { return };
    let text = (title..zone).find(|at| is_core(blocks, verdicts, *at)).unwrap_or(zone);
    let end = text.min(title + 1 + LEAD.0);
    let found = (title + 1..end).filter(|at| is_lead(&blocks[*at], description)).take(LEAD.1);
    for at in found.collect::<Vec<usize>>() {
        verdicts[at] = None;
        blocks[at].covered = Some(100);
    }
}

/// A paragraph of prose in no part of the page but a teaser's, or what the page gives as its description.
fn is_lead(block: &Block, description: Option<&str>) -> bool {
    let described = description.is_some_and(|description| is_description(&block.text, description));
    let placed = match block.region {
        Region::Plain | Region::Headline | Region::Related => true,
        Region::Caption | Region::Advert => described,
        _ => false,
    };
    let worded = described || (block.prose && block.words <= 100);
    block.covered.is_some() && placed && worded && block.link_share() < 30 && furniture::reason(block).is_none()
}

/// Whether a line is the description, perhaps cut short.
fn is_description(text: &str, description: &str) -> bool {
    let (text, description) = (fold(text), fold(description));
    let common = text.bytes().zip(description.bytes()).take_while(|(a, b)| a == b).count();
    common >= 40 && common * 10 >= text.len().min(description.len()) * 9
}

fn is_surely_covered(block: &Block) -> bool {
    block.covered.is_some_and(|share| share >= 60) && block.words >= 4
}

/// The authors that the lines dropped as bylines give.
pub(crate) fn byline_people(text: &str, region: Region) -> Vec<String> {
    match byline(text) {
        Some(found) => found.people,
        None if person_alone(text).is_some() => person_alone(text).into_iter().collect(),
        None if region == Region::Byline && !is_town(text) => {
            crate::byline::people(text.split(['|', '•', '·', '⋅']).next().unwrap_or(text))
        }
        None if is_person_of_outlet(text) => {
            text.split_once(", ").map(|(name, _)| name.to_owned()).into_iter().collect()
        }
        None => Vec::new(),
    }
}
