//! The task `attributions`: the models of cues and of sources and contents.
//!
//! What ships learns from our own labels alone: PolNeAR states no licence. A model learned from PolNeAR's training part by
//! the same code says how far more labels would carry.

use std::error::Error;
use std::fs;
use std::path::Path;

use rashomon_analyse::speech::lessons::{CUE_LABELS, Lesson, ROLE_LABELS, Row, find, rows};
use rashomon_analyse::tagger::Tagger;
use rashomon_eval::attribution::{Told, compared};
use rashomon_eval::learner::{self, Sequence, Settings};
use rashomon_eval::relations::{Marked, Relation, articles, polnear, written};
use rashomon_model::Article;
use rayon::prelude::*;

/// Learns the two models from our own labels and writes them into the folder `out`; without `out`, learns them from the
/// training part of PolNeAR and tells how well they do.
pub fn learn(data: &Path, out: Option<&Path>) -> Result<String, Box<dyn Error>> {
    let Some(out) = out else {
        let (cues, roles) = models(&polnear(data, "train")?);
        return beside(data, &cues, &roles);
    };
    let (mut texts, _) = articles(data)?;
    let labelled = texts.len();
    texts.extend(written());
    let (cues, roles) = models(&texts);
    fs::write(out.join("cues.bin"), cues)?;
    fs::write(out.join("roles.bin"), roles)?;
    Ok(format!("learned from {labelled} articles and {} written sentences", texts.len() - labelled))
}

fn article(text: &str) -> Article {
    Article { text: text.to_owned(), ..Article::default() }
}

/// The two models, as the bytes of their files.
fn models(texts: &[Marked]) -> (Vec<u8>, Vec<u8>) {
    let lesson = |relation: &Relation| {
        let Relation { source, cue, content } = relation.clone();
        Lesson { source, cue, content }
    };
    let taught: Vec<(Vec<Row>, Vec<Row>)> = texts
        .par_iter()
        .map(|text| rows(&article(&text.text), &text.relations.iter().map(lesson).collect::<Vec<Lesson>>()))
        .collect();
    let (cues, roles): (Vec<Vec<Row>>, Vec<Vec<Row>>) = taught.into_iter().unzip();
    rayon::join(|| model(CUE_LABELS, cues), || model(ROLE_LABELS, roles))
}

fn model(labels: &[&str], rows: Vec<Vec<Row>>) -> Vec<u8> {
    let sequence = |(features, labels): Row| Sequence { weight: 1.0, features, labels, ..Sequence::default() };
    let sequences: Vec<Sequence> = rows.into_iter().flatten().map(sequence).collect();
    learner::learn(labels, &sequences, Settings { courses: COURSES, rounds: ROUNDS, draw: DRAW, ..Settings::default() })
}

/// With one course alone several quotations of the labelled stories have another speaker with every sentence learned more.
const COURSES: usize = 4;
/// More rounds gain nothing on the articles kept back.
const ROUNDS: usize = 6;
/// Features of sources and contents are many: more is drawn to nothing than by default, as the articles kept back tell.
const DRAW: f32 = 1.2e-2;

fn beside(data: &Path, cues: &[u8], roles: &[u8]) -> Result<String, Box<dyn Error>> {
    let (cues, roles) = Tagger::new(cues).zip(Tagger::new(roles)).ok_or("no models")?;
    let told =
        |Lesson { source, cue, content }| Told { relation: Relation { source, cue, content }, name: String::new() };
    let system = |text: &str| find(&article(text), &cues, &roles).into_iter().map(told).collect::<Vec<Told>>();
    Ok(compared(data, &[("learned-from-polnear", &system)])?)
}
