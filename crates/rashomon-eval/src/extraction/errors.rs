//! Lists what went wrong on one page, one line an error: what, and what is expected.

use rashomon_model::Page;

use super::articles::Truth;
use super::people::{Authors, judge, labelled};
use super::segments::Segments;
use super::{SYSTEMS, Taken};
use crate::words::{folded, word_f1};

/// Word F1 below which a page's text is listed.
const LOW: f64 = 0.9;

/// The segments that are missed or wrong: why each was dropped, and whether the crate keeps it.
pub(super) fn of_segments(page: &Page, segments: &Segments, taken: &[Taken; SYSTEMS.len()]) -> Vec<String> {
    let [ours, _, beside] = taken;
    let tell = |what: &str, why: &str, segment: &str| {
        let kept = if beside.text.contains(segment) { "crate-keeps" } else { "crate-lacks" };
        format!("{what}\t{why}\t{kept}\t{}\t{segment:?}", segments.file)
    };
    let has = |segment: &&String| ours.text.contains(segment.as_str());
    let missed: Vec<&String> = segments.with.iter().filter(|segment| !has(segment)).collect();
    let dropped = if missed.is_empty() { Vec::new() } else { rashomon_extract::extract(page).dropped };
    let why = |segment: &str| {
        let holder = dropped.iter().find(|dropped| dropped.text.contains(segment));
        holder.map_or("in-no-block", |dropped| &dropped.why)
    };
    let missed = missed.into_iter().map(|segment| tell("missed", why(segment), segment));
    missed.chain(segments.without.iter().filter(has).map(|segment| tell("wrong", "", segment))).collect()
}

/// The title, the authors and a poor text of an article.
pub(super) fn of_article(name: &str, truth: &Truth, ours: &Taken, beside: &Taken) -> Vec<String> {
    let mut lines = Vec::new();
    let title = truth.title.as_deref().unwrap_or_default();
    if folded(title) != folded(&ours.title) {
        lines.push(format!("title\t{name}\t{title:?}\t{:?}", ours.title));
    }
    let author = truth.author.as_deref().unwrap_or_default();
    let judged = judge(&ours.people, &labelled(author));
    if matches!(judged, Authors::Wrong | Authors::Missing) {
        lines.push(format!("author\t{judged:?}\t{name}\t{author:?}\t{:?}", ours.people));
    }
    let text = truth.main_content.as_deref().unwrap_or_default();
    let words = word_f1(&ours.text, text);
    if words < LOW {
        lines.push(format!("words\t{words:.3}\t{name}\tthe crate {:.3}", word_f1(&beside.text, text)));
    }
    lines
}
