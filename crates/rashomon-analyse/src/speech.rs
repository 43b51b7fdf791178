//! Reads attributions off the words by two learned models: which words are cues, and for each cue which words are its
//! source and which its content.
//!
//! A text falls into *scenes*: sentences, joined where words between marks run from one into the next. A scene is a row
//! of *units*: words, marks, and whole stretches between quotation marks, which are one unit each, so that a quotation
//! is said by one source from end to end and no cue is looked for in it. The first model labels the units of a scene as
//! outside, beginning or inside of a cue. The second labels them once for each cue, with features that say where a unit
//! stands from it. Both are linear chains over hashed features ([`crate::tagger`]).

mod features;
pub mod lessons;
mod units;

use std::ops::Range;

use crate::names::Names;
use crate::quotations::Marked;
use crate::reading::Reading;
use crate::tagger::Tagger;

use features::Between;
use units::{NOWHERE, Scenes, Unit, sort};

/// Labels of the model of cues.
pub(crate) const CUE_LABELS: [&str; 3] = ["O", "B-Cue", "I-Cue"];
/// Labels of the model of sources and contents.
pub(crate) const ROLE_LABELS: [&str; 5] = ["O", "B-Source", "I-Source", "B-Content", "I-Content"];

/// The label that begins a source.
const SOURCE: u8 = 1;
/// The label that begins a content.
const CONTENT: u8 = 3;

/// Units read on each side of a cue.
const REACH: usize = 45;

/// One attribution as tokens.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Said {
    /// The words that mark it.
    pub cue: Range<usize>,
    /// Who says it, where the scene names somebody.
    pub source: Option<Range<usize>>,
    /// What is said, in pieces.
    pub content: Vec<Range<usize>>,
}

/// The models: see `models/CARD.md` for what they learned from.
const CUES: &[u8] = include_bytes!("../models/cues.bin");
const ROLES: &[u8] = include_bytes!("../models/roles.bin");

/// The SHA-256 of the two models, in hexadecimal: they tell which ones a dossier was made with.
pub const SHA256: [&str; 2] = [
    "54076ca76774645619e75b8b1b7c791a3dd905fa57ee59f7df0c0bec0438c047",
    "d37038b664ca821b2fcd264f6f7a32ea45ea3df20b0f8ce1a63b6595211b3803",
];

/// The attributions of a text, in order of their cues.
pub(crate) fn find(reading: &Reading, names: &Names, timed: &[bool], marked: &[Marked]) -> Vec<Said> {
    let models = Tagger::new(CUES).zip(Tagger::new(ROLES));
    models.map_or_else(Vec::new, |(cues, roles)| Scenes::new(reading, names, timed, marked).said(&cues, &roles))
}

impl Scenes {
    /// The attributions of the text, in order of their cues.
    pub fn said(&self, cues: &Tagger, roles: &Tagger) -> Vec<Said> {
        let mut said = Vec::new();
        let mut work = Work::default();
        for scene in &self.scenes {
            let scene = View { units: &self.units[scene.clone()] };
            for cue in scene.cues(cues, &mut work) {
                said.push(scene.roles(&cue, roles, &mut work));
            }
        }
        said
    }
}

/// Buffers that are used again.
#[derive(Default)]
struct Work {
    features: Vec<u64>,
    scores: Vec<i32>,
}

/// The units of one scene.
struct View<'a> {
    units: &'a [Unit],
}

impl View<'_> {
    fn at(&self, unit: usize, shift: isize) -> &Unit {
        unit.checked_add_signed(shift).and_then(|at| self.units.get(at)).unwrap_or(&NOWHERE)
    }

    /// Whether any unit could be a cue: a verb, an "according", a colon.
    fn cues(&self, model: &Tagger, work: &mut Work) -> Vec<Range<usize>> {
        if self.units.len() < 3 {
            return Vec::new();
        }
        let shape = self.shape();
        work.scores.clear();
        work.scores.resize(CUE_LABELS.len() * self.units.len(), 0);
        for (unit, scores) in work.scores.chunks_exact_mut(CUE_LABELS.len()).enumerate() {
            work.features.clear();
            self.own_features(unit, &mut work.features);
            model.add_scores(&work.features, scores);
            if scores[1].max(scores[2]) + HOPELESS < scores[0] {
                continue;
            }
            work.features.clear();
            self.cue_features(unit, shape, &mut work.features);
            model.add_scores(&work.features, scores);
        }
        work.scores.chunks_exact_mut(3).for_each(|scores| scores[1] += LEAN);
        if !work.scores.chunks_exact(3).any(|scores| scores[1] > scores[0] - MARGIN) {
            return Vec::new();
        }
        runs(&model.likeliest(&work.scores), 1)
    }

    fn roles(&self, cue: &Range<usize>, model: &Tagger, work: &mut Work) -> Said {
        let (window, labels) = self.role_labels(cue, model, work);
        let tokens = |run: &Range<usize>| {
            let (first, last) = (self.units[window.start + run.start], self.units[window.start + run.end - 1]);
            first.first as usize..last.end as usize
        };
        let sources = runs(&labels, SOURCE);
        let nearest = sources.iter().min_by_key(|run| {
            let (start, end) = (window.start + run.start, window.start + run.end);
            cue.start.abs_diff(end).min(start.abs_diff(cue.end))
        });
        Said {
            cue: self.units[cue.start].first as usize..self.units[cue.end - 1].end as usize,
            source: nearest.map(tokens),
            content: runs(&labels, CONTENT).iter().map(tokens).collect(),
        }
    }

    fn role_labels(&self, cue: &Range<usize>, model: &Tagger, work: &mut Work) -> (Range<usize>, Vec<u8>) {
        let window = cue.start.saturating_sub(REACH)..(cue.end + REACH).min(self.units.len());
        work.scores.clear();
        work.scores.resize(ROLE_LABELS.len() * window.len(), 0);
        let around = self.around(cue);
        let mut between = Between::before(self, cue, window.start);
        for (unit, scores) in window.clone().zip(work.scores.chunks_exact_mut(ROLE_LABELS.len())) {
            work.features.clear();
            self.role_features(unit, cue, &around, between.at(self, cue, unit), &mut work.features);
            model.add_scores(&work.features, scores);
            if cue.contains(&unit) {
                scores[1..].fill(i32::MIN / 8);
            }
        }
        let mut labels = model.likeliest(&work.scores);
        for more in PRESSING {
            if labels.contains(&CONTENT) {
                break;
            }
            self.press(CONTENT, more, cue, &window, &mut work.scores);
            labels = model.likeliest(&work.scores);
        }
        if !labels.contains(&SOURCE) && self.names_source(cue) {
            for more in PRESSING.into_iter().take(2) {
                self.press(SOURCE, more, cue, &window, &mut work.scores);
                let pressed = model.likeliest(&work.scores);
                if pressed.contains(&CONTENT) && pressed.contains(&SOURCE) {
                    labels = pressed;
                    break;
                }
            }
        }
        (window, labels)
    }

    /// Makes a part likelier for all units but those of the cue.
    fn press(&self, part: u8, more: i32, cue: &Range<usize>, window: &Range<usize>, scores: &mut [i32]) {
        for (unit, scores) in window.clone().zip(scores.chunks_exact_mut(ROLE_LABELS.len())) {
            if !cue.contains(&unit) {
                scores[usize::from(part)] += more;
                scores[usize::from(part) + 1] += more;
            }
        }
    }

    /// Whether a cue is a verb of speech in a form that has a subject.
    fn names_source(&self, cue: &Range<usize>) -> bool {
        let skipped = |unit: &usize| matches!(self.units[*unit].sort, sort::ADVERB | sort::TO);
        let first = cue.clone().find(|unit| !skipped(unit)).unwrap_or(cue.start);
        matches!(self.units[first].sort, sort::CUE | sort::WEAK) && self.at(cue.start, -1).sort != sort::AUXILIARY
    }
}

/// What speaks for a cue where nothing else does, in stored weights: F is highest where a unit is taken though it is a
/// little less likely a cue than not.
const LEAN: i32 = 28;

/// What is added to the scores of content, step by step, until a cue has some: nothing is said without. So with the
/// source of a verb of speech, but for the last step: some have none.
const PRESSING: [i32; 3] = [30, 60, 120];

/// How far below "no cue" the scores of a unit by itself may lie before what stands around it is not looked at, in stored
/// weights: on PolNeAR this changes one cue in two thousand, and saves a third of the time of all of analysis.
const HOPELESS: i32 = 60;

/// How far below "no cue" the score of "cue" may lie in a scene that is still looked at whole, in stored weights.
const MARGIN: i32 = 40;

/// The runs that begin with the label `begin`, and go on with the one behind it.
fn runs(labels: &[u8], begin: u8) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        match label {
            label if *label == begin => runs.push(at..at + 1),
            label if *label == begin + 1 => {
                if let Some(run) = runs.last_mut().filter(|run| run.end == at) {
                    run.end = at + 1;
                }
            }
            _ => {}
        }
    }
    runs
}
