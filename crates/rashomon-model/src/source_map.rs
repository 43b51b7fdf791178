//! Where the words of a text stand in the bytes that it was made from.

use crate::Span;
use serde::{Deserialize, Serialize};

/// A stretch of a text and the stretch of the source that it comes from.
///
/// Where both are equally long they run byte by byte alike; otherwise the whole one comes from the whole other, as `&`
/// from `&amp;`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Bytes of the text.
    pub text: Span,
    /// Bytes of the source.
    pub source: Span,
}

impl Run {
    fn is_even(self) -> bool {
        self.text.len() == self.source.len()
    }
}

/// The runs of a text, in order; words that come from nowhere in the source, such as the empty line between two
/// paragraphs, are in none of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceMap {
    runs: Vec<Run>,
}

impl SourceMap {
    /// The runs in order.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Adds the run that follows, as a part of the last one where both run on evenly.
    pub fn push(&mut self, run: Run) {
        if let Some(last) = self.runs.last_mut()
            && last.is_even()
            && run.is_even()
            && last.text.end == run.text.start
            && last.source.end == run.source.start
        {
            last.text.end = run.text.end;
            last.source.end = run.source.end;
        } else {
            self.runs.push(run);
        }
    }

    /// Adds the map of a text that was put behind this one, at byte `at`.
    pub fn append(&mut self, other: &SourceMap, at: usize) {
        let shift = |span: Span| Span::new(span.start as usize + at, span.end as usize + at);
        self.runs.extend(other.runs.iter().map(|run| Run { text: shift(run.text), source: run.source }));
    }

    /// Leaves out what stands behind the first `len` bytes of the text.
    pub fn truncate(&mut self, len: usize) {
        let len = len as u32;
        self.runs.retain(|run| run.text.start < len);
        if let Some(last) = self.runs.last_mut().filter(|last| last.text.end > len && last.is_even()) {
            last.source.end -= last.text.end - len;
            last.text.end = len;
        }
    }

    /// Puts other bytes for those of the source, as where the source was decoded from another character set.
    pub fn translate(&mut self, byte: impl Fn(u32) -> u32) {
        let runs = std::mem::take(&mut self.runs);
        self.runs = runs
            .into_iter()
            .map(|run| Run { source: Span { start: byte(run.source.start), end: byte(run.source.end) }, ..run })
            .collect();
    }

    /// The smallest stretch of the source that holds all the words of a span; `None` where none comes from there.
    pub fn source_of(&self, span: Span) -> Option<Span> {
        let first = self.runs.partition_point(|run| run.text.end <= span.start);
        let end = self.runs.partition_point(|run| run.text.start < span.end);
        let within = self.runs.get(first..end)?;
        let parts = within.iter().map(|run| part(*run, span));
        parts.reduce(Span::join)
    }
}

/// The source of the part of a run that a span covers.
fn part(run: Run, span: Span) -> Span {
    if !run.is_even() {
        return run.source;
    }
    let at = |byte: u32| run.source.start + (byte.clamp(run.text.start, run.text.end) - run.text.start);
    Span { start: at(span.start), end: at(span.end) }
}

/// Where the bytes of a page and the text decoded from them go apart: each step gives a byte of the text and the byte
/// of the page from which both run on evenly. Empty for UTF-8 without byte order mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offsets(pub Vec<(u32, u32)>);

impl Offsets {
    /// The byte of the page for a byte of the text.
    pub fn byte(&self, at: u32) -> u32 {
        let next = self.0.partition_point(|(text, _)| *text <= at);
        let (text, page) = next.checked_sub(1).map_or((0, 0), |last| self.0[last]);
        page + (at - text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: (usize, usize), source: (usize, usize)) -> Run {
        Run { text: Span::new(text.0, text.1), source: Span::new(source.0, source.1) }
    }

    /// `Tom &amp; Ann` read as `Tom & Ann`.
    fn tom_and_ann() -> SourceMap {
        let mut map = SourceMap::default();
        [run((0, 4), (10, 14)), run((4, 5), (14, 19)), run((5, 9), (19, 23))].into_iter().for_each(|run| map.push(run));
        map
    }

    #[test]
    fn words_are_found_where_they_stand() {
        let map = tom_and_ann();
        assert_eq!(map.source_of(Span::new(0, 3)), Some(Span::new(10, 13)));
        assert_eq!(map.source_of(Span::new(4, 5)), Some(Span::new(14, 19)));
        assert_eq!(map.source_of(Span::new(2, 9)), Some(Span::new(12, 23)));
        assert_eq!(map.source_of(Span::new(9, 12)), None);
    }

    #[test]
    fn even_runs_that_follow_each_other_are_one() {
        let mut map = SourceMap::default();
        map.push(run((0, 2), (5, 7)));
        map.push(run((2, 4), (7, 9)));
        map.push(run((4, 5), (12, 13)));
        assert_eq!(map.runs(), [run((0, 4), (5, 9)), run((4, 5), (12, 13))]);
    }

    #[test]
    fn a_text_cut_short_keeps_the_source_of_the_rest() {
        let mut map = tom_and_ann();
        map.truncate(7);
        assert_eq!(map.runs().last(), Some(&run((5, 7), (19, 21))));
    }

    #[test]
    fn a_text_put_behind_another_moves_along() {
        let mut map = SourceMap::default();
        map.append(&tom_and_ann(), 100);
        assert_eq!(map.source_of(Span::new(100, 103)), Some(Span::new(10, 13)));
    }
}
