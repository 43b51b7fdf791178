//! The lines around the headline: which of them are headline, byline, date and standfirst, and the headline itself.

use std::sync::LazyLock;

use crate::block::{Block, Region};
use crate::byline::{byline, is_person};
use crate::date_lines::is_date_line;
use crate::dates::find_dates;
use crate::markup::is_strong;
use crate::measure::{ends_sentence, fold, is_prose, word_count};
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
        let repeats = folds.iter().filter(|folded| folded.contains(&fold(bare))).count();
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
    standfirst(blocks, verdicts, zone);
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
    if is_date_line(text) && (head || named || PUBLISHED.is_match(text)) {
        return Some("date");
    }
    if byline(text).is_some() && (head || named || word_count(text) <= 8) {
        return Some("byline");
    }
    if head && is_person_of_outlet(text) {
        return Some("byline");
    }
    match block.region {
        Region::Byline if head && word_count(text) <= 25 && !is_prose(text) => Some("byline"),
        Region::Date if head && word_count(text) <= 25 && !is_prose(text) => Some("date"),
        _ if head && !find_dates(text).is_empty() && is_label_rest(text) => Some("date"),
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
    if first
        .is_some_and(|at| crate::dateline::dateline(&blocks[at].text).is_some() || word_count(&blocks[at].text) > 80)
    {
        return;
    }
    for at in 0..last.max(title) {
        if verdicts[at].is_none() {
            verdicts[at] = Some(if is_prose(&blocks[at].text) { "standfirst" } else { "navigation" });
        }
    }
}

/// The authors that the lines dropped as bylines give.
pub(crate) fn byline_people(text: &str, region: Region) -> Vec<String> {
    match byline(text) {
        Some(found) => found.people,
        None if region == Region::Byline => crate::byline::people(text.split(['|', '•']).next().unwrap_or(text)),
        None if is_person(text) => vec![text.to_owned()],
        None if is_person_of_outlet(text) => {
            text.split_once(", ").map(|(name, _)| name.to_owned()).into_iter().collect()
        }
        None => Vec::new(),
    }
}
