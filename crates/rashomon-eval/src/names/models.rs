//! Learns the two models by which names are found.

use rashomon_analyse::NameModels;
use rashomon_analyse::tagger::Tagger;
use rashomon_analyse::training::Run;

use super::sets::Document;
use crate::learner::{Sequence, Settings, UNIT, learn};

/// The second pass is learned on documents that its first pass has not seen: each part in turn is left out.
const PARTS: usize = 4;

/// Learns from documents and gives the file of both models; `kinds` names the kinds of names in their order.
pub fn learn_names(kinds: &[&str], documents: &[&Document]) -> Vec<u8> {
    let labels = labels(kinds);
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let first = Settings { rounds: 10, ..Settings::default() };
    let second = Settings { small: 0.05, ..Settings::default() };
    let sequences: Vec<Vec<Sequence>> =
        documents.iter().map(|document| labelled(document, document.text.runs())).collect();
    let without = |part: usize| {
        let kept = sequences.iter().enumerate().filter(|(at, _)| at % PARTS != part);
        learn(&labels, &kept.flat_map(|(_, sequences)| sequences.clone()).collect::<Vec<Sequence>>(), first)
    };
    let mut again = Vec::new();
    for part in 0..PARTS {
        let model = without(part);
        let Some(tagger) = Tagger::new(&model) else { continue };
        let left_out = documents.iter().skip(part).step_by(PARTS);
        again.extend(left_out.flat_map(|document| labelled(document, document.text.runs_again(&tagger))));
    }
    // Nothing is part `PARTS`: all are learned from.
    NameModels::join(&without(PARTS), &learn(&labels, &again, second))
}

/// Outside, then for each kind its first and its further words.
fn labels(kinds: &[&str]) -> Vec<String> {
    let of_kind = |kind: &&str| [format!("B-{kind}"), format!("I-{kind}")];
    ["O".to_owned()].into_iter().chain(kinds.iter().flat_map(of_kind)).collect()
}

fn labelled(document: &Document, runs: Vec<Run>) -> Vec<Sequence> {
    let labels = document.labels();
    let sequence = |run: Run| {
        let mut labels = labels[run.tokens].to_vec();
        // A name that began before its run begins with it.
        if let Some(first) = labels.first_mut().filter(|label| **label > 0 && **label % 2 == 0) {
            *first -= 1;
        }
        let scores = run.scores.iter().map(|score| *score as f32 * UNIT).collect();
        Sequence { weight: 1.0, features: run.features, labels, scores }
    };
    runs.into_iter().map(sequence).collect()
}
