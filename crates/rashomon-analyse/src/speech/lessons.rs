//! What the two models learn from: texts with known attributions.

use std::ops::Range;

use rashomon_model::{Article, Span};

use super::features::Between;
use super::units::{Scenes, Unit};
use super::{CONTENT, REACH, SOURCE, Said, View};
use crate::attributions::mask;
use crate::reading::Reading;
use crate::tagger::Tagger;
use crate::{names, quotations, sentences, times, tokens};

/// The labels of the model of cues.
pub const CUE_LABELS: &[&str] = &super::CUE_LABELS;
/// The labels of the model of sources and contents.
pub const ROLE_LABELS: &[&str] = &super::ROLE_LABELS;

/// An attribution to learn from, as spans of the text.
#[derive(Clone, Debug, Default)]
pub struct Lesson {
    /// Who says it.
    pub source: Vec<Span>,
    /// The words that mark it.
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
}

/// A sequence to learn from: features and labels of its units.
pub type Row = (Vec<Vec<u64>>, Vec<u8>);

/// The sequences that the models learn from in a text with known attributions: those of cues, then those of sources and
/// contents.
pub fn rows(article: &Article, lessons: &[Lesson]) -> (Vec<Row>, Vec<Row>) {
    with_scenes(article, |reading, scenes| scenes.rows(reading, lessons))
}

/// The attributions that two models find in a text.
pub fn find(article: &Article, cues: &Tagger, roles: &Tagger) -> Vec<Lesson> {
    with_scenes(article, |reading, scenes| {
        let lesson = |said: Said| {
            let span = |range: Range<usize>| reading.span(range.start, range.end);
            Lesson {
                source: said.source.into_iter().map(span).collect(),
                cue: vec![span(said.cue)],
                content: said.content.into_iter().map(span).collect(),
            }
        };
        scenes.said(cues, roles).into_iter().map(lesson).collect()
    })
}

fn with_scenes<T>(article: &Article, read: impl Fn(&Reading, &Scenes) -> T) -> T {
    let words = tokens::tokenize(&article.text);
    let sentences = sentences::split(&article.text, &words, &article.apparatus);
    let reading = Reading::new(&article.text, &words, &sentences);
    let names = names::find(&reading);
    let times = times::find(&reading);
    let marked = quotations::find(&reading);
    let timed = mask(&reading, times.iter().map(|t| t.span));
    read(&reading, &Scenes::new(&reading, &names, &timed, &marked))
}

impl Scenes {
    /// The sequences that the two models learn from in this text.
    fn rows(&self, reading: &Reading, lessons: &[Lesson]) -> (Vec<Row>, Vec<Row>) {
        let (mut cues, mut roles) = (Vec::new(), Vec::new());
        for scene in &self.scenes {
            let view = View { units: &self.units[scene.clone()] };
            let taught: Vec<(Range<usize>, &Lesson)> = lessons
                .iter()
                .filter_map(|lesson| Some((view.units_in(reading, *lesson.cue.first()?)?, lesson)))
                .collect();
            if view.units.len() < 3 {
                continue;
            }
            cues.push(view.cue_row(&taught));
            roles.extend(taught.iter().map(|(cue, lesson)| view.role_row(reading, cue, lesson)));
        }
        (cues, roles)
    }
}

impl View<'_> {
    /// The units that a span covers, half of each at least; none where it stands in a stretch between marks.
    fn units_in(&self, reading: &Reading, span: Span) -> Option<Range<usize>> {
        let covered = |unit: &Unit| {
            let own = reading.span(unit.first as usize, unit.end as usize);
            2 * own.overlap(span) > own.len()
        };
        let first = self.units.iter().position(covered)?;
        let last = self.units.iter().rposition(covered)?;
        Some(first..last + 1)
    }

    fn cue_row(&self, taught: &[(Range<usize>, &Lesson)]) -> Row {
        let mut labels = vec![0; self.units.len()];
        for (cue, _) in taught {
            label(&mut labels, cue.clone(), 1);
        }
        let shape = self.shape();
        let features = |at| {
            let mut features = Vec::new();
            self.own_features(at, &mut features);
            self.cue_features(at, shape, &mut features);
            features
        };
        ((0..self.units.len()).map(features).collect(), labels)
    }

    fn role_row(&self, reading: &Reading, cue: &Range<usize>, lesson: &Lesson) -> Row {
        let window = cue.start.saturating_sub(REACH)..(cue.end + REACH).min(self.units.len());
        let mut labels = vec![0; self.units.len()];
        for (spans, begin) in [(&lesson.content, CONTENT), (&lesson.source, SOURCE)] {
            for units in spans.iter().filter_map(|span| self.units_in(reading, *span)) {
                label(&mut labels, units, begin);
            }
        }
        labels[cue.clone()].fill(0);
        let around = self.around(cue);
        let mut between = Between::before(self, cue, window.start);
        let features = |at| {
            let mut features = Vec::new();
            self.role_features(at, cue, &around, between.at(self, cue, at), &mut features);
            features
        };
        let labels = mended(&labels[window.clone()]);
        (window.map(features).collect(), labels)
    }
}

fn label(labels: &mut [u8], units: Range<usize>, begin: u8) {
    for at in units.clone() {
        labels[at] = if at == units.start { begin } else { begin + 1 };
    }
}

/// Labels in which every run has its beginning, whatever was cut out of it.
fn mended(labels: &[u8]) -> Vec<u8> {
    let mut before = 0;
    let mend = |label: &u8| {
        let begins = matches!(label, 2 | 4) && before != *label && before + 1 != *label;
        let mended = if begins { label - 1 } else { *label };
        before = mended;
        mended
    };
    labels.iter().map(mend).collect()
}
