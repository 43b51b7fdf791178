//! Lists what went wrong on one page of a half that may be looked at, one line an error: what, and what is expected.

use std::fmt::Write as _;

use rashomon_model::Page;

use super::articles::Truth;
use super::people::{Authors, judge, labelled};
use super::segments::Segments;
use crate::words::{folded, word_f1};

/// Word F1 below which a page's text is listed.
const LOW: f64 = 0.9;

/// The segments that are missed or wrong: why each was dropped, and whether the crate keeps it.
pub(super) fn of_segments(page: &Page, segments: &Segments) -> String {
    let article = rashomon_extract::extract(page);
    let beside = super::trafilatura(page).text;
    let mut lines = String::new();
    let mut tell = |what: &str, why: &str, segment: &str| {
        let kept = if beside.contains(segment) { "crate-keeps" } else { "crate-lacks" };
        let _ = writeln!(lines, "{what}\t{why}\t{kept}\t{}\t{segment:?}", segments.file);
    };
    for segment in segments.with.iter().filter(|segment| !article.text.contains(segment.as_str())) {
        let holder = article.dropped.iter().find(|dropped| dropped.text.contains(segment));
        tell("missed", holder.map_or("in-no-block", |dropped| dropped.why), segment);
    }
    for segment in segments.without.iter().filter(|segment| article.text.contains(segment.as_str())) {
        tell("wrong", "", segment);
    }
    lines
}

/// The title, the authors and a poor text of an article.
pub(super) fn of_article(page: &Page, name: &str, truth: &Truth) -> String {
    let taken = super::rashomon(page);
    let mut lines = String::new();
    let title = truth.title.as_deref().unwrap_or_default();
    if folded(title) != folded(&taken.title) {
        let _ = writeln!(lines, "title\t{name}\t{title:?}\t{:?}", taken.title);
    }
    let author = truth.author.as_deref().unwrap_or_default();
    let judged = judge(&taken.people, &labelled(author));
    if matches!(judged, Authors::Wrong | Authors::Missing) {
        let _ = writeln!(lines, "author\t{judged:?}\t{name}\t{author:?}\t{:?}", taken.people);
    }
    let words = word_f1(&taken.text, truth.main_content.as_deref().unwrap_or_default());
    if words < LOW {
        let beside = word_f1(&super::trafilatura(page).text, truth.main_content.as_deref().unwrap_or_default());
        let _ = writeln!(lines, "words\t{words:.3}\t{name}\tthe crate {beside:.3}");
    }
    lines
}
