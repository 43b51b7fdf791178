//! The task `names`: which words name somebody or something, and what kind of thing.
//!
//! A name is right if its first and last word and its kind are those of the set, wrong if it is found and not right,
//! missed if it is not found so. Precision is right / (right + wrong), recall right / (right + missed), F their harmonic
//! mean, over all names of a set (as CoNLL's `conlleval` counts). The words are those of the set; where we cut one into
//! several tokens, a name that covers any of them covers the word.
//!
//! Two systems: `learned` is the tagger learned in the same run from the training part of CoNLL-2003, `shipped` is the one
//! in `rashomon-analyse`. Of the shipped kinds Facility counts as LOC, Group and Other as MISC. On the project's own
//! labels, which the shipped models were learned from, `crossed` is learned from four fifths and asked on the fifth, in
//! turn; its kinds are the six.
//!
//! Of CoNLL-2003 the documents of `dev` are halved by their number; `test` is nowhere looked at.

use std::path::Path;

use rashomon_analyse::training::shipped_name_models;
use rashomon_analyse::{NameModels, Tagged};
use rashomon_model::id::fnv1a;

pub mod models;
pub mod sets;

use self::models::learn_names;
use self::sets::{Document, KINDS, Name};
use crate::counts::Counts;
use crate::error::Error;
use crate::figure::Figure;
use crate::measured::Measured;
use crate::split::{self, Half};

/// The kinds of CoNLL.
const FOUR: [&str; 4] = ["PER", "ORG", "LOC", "MISC"];
/// The kind of CoNLL for each kind of ours.
const AS_FOUR: [usize; 6] = [0, 1, 2, 2, 3, 3];

/// What is measured.
struct System<'a> {
    name: &'static str,
    models: NameModels<'a>,
    /// What each kind is compared as.
    kinds: &'static [usize],
}

/// Measures on whichever of the sets lie below the folder.
pub(crate) fn measure(folder: &Path) -> Result<Measured, Error> {
    let train = sets::conll(folder, "train")?;
    let file = learn_names(&FOUR, &train.iter().collect::<Vec<&Document>>());
    let learned = NameModels::new(&file).map(|models| System { name: "learned", models, kinds: &[0, 1, 2, 3] });
    let shipped = shipped_name_models().map(|models| System { name: "shipped", models, kinds: &AS_FOUR });
    let sets = [
        ("conll2003.dev", sets::conll(folder, "dev")?),
        ("conll2003.test", sets::conll(folder, "test")?),
        ("wikigold", sets::wikigold(folder)?),
        ("crossner.politics.test", sets::politics(folder)?),
    ];
    let mut measured = Measured::default();
    for system in learned.iter().chain(&shipped) {
        for (set, documents) in sets.iter().filter(|(_, documents)| !documents.is_empty()) {
            measured.add(judge(set, documents, system));
        }
    }
    measured.add(crossed(folder)?);
    Ok(measured)
}

fn judge(set: &str, documents: &[Document], system: &System) -> Measured {
    let name = format!("{set}.{}", system.name);
    let judged: Vec<(Half, Counts)> =
        documents.iter().map(|document| (half(document), counts(document, system))).collect();
    let looked_at = documents.iter().filter(|document| set.ends_with("dev") && half(document) == Half::LookedAt);
    let errors = looked_at.flat_map(|document| errors(&name, document, system)).collect();
    Measured { figures: figures(&name, &judged), errors }
}

fn figures(name: &str, judged: &[(Half, Counts)]) -> Vec<Figure> {
    split::figures(judged, |counts| counts.iter().fold(Counts::default(), |sum, counts| sum + **counts).figures(name))
}

fn half(document: &Document) -> Half {
    if fnv1a(document.id.bytes()).is_multiple_of(2) { Half::LookedAt } else { Half::HeldOut }
}

/// The project's own labels, each fifth asked of models learned from the others.
fn crossed(folder: &Path) -> Result<Measured, Error> {
    const FIFTHS: usize = 5;
    let Ok(documents) = sets::labelled(folder) else { return Ok(Measured::default()) };
    let kinds: Vec<&str> = (0..KINDS.len()).map(|at| &KINDS[at..=at]).collect();
    let (mut articles, mut written) = (Vec::new(), Vec::new());
    for fifth in 0..FIFTHS {
        let others = documents.iter().enumerate().filter(|(at, _)| at % FIFTHS != fifth).map(|(_, document)| document);
        let file = learn_names(&kinds, &others.collect::<Vec<&Document>>());
        let Some(models) = NameModels::new(&file) else { continue };
        let system = System { name: "crossed", models, kinds: &[0, 1, 2, 3, 4, 5] };
        for document in documents.iter().skip(fifth).step_by(FIFTHS) {
            let part = if document.written { &mut written } else { &mut articles };
            part.push((half(document), counts(document, &system)));
        }
    }
    let figures = [figures("names-abp.crossed", &articles), figures("names-written.crossed", &written)].concat();
    Ok(Measured { figures, errors: Vec::new() })
}

fn counts(document: &Document, system: &System) -> Counts {
    let (found, gold) = (found(document, system), &document.names);
    let right = found.iter().filter(|name| gold.binary_search(name).is_ok()).count() as u32;
    Counts { right, wrong: found.len() as u32 - right, missed: gold.len() as u32 - right }
}

/// The names that a system finds, in the words of the set.
fn found(document: &Document, system: &System) -> Vec<Name> {
    let in_words = |name: Tagged| {
        let ((sentence, first), (_, last)) = (document.places[name.tokens.start], document.places[name.tokens.end - 1]);
        Name { sentence, first, end: last + 1, kind: system.kinds[name.kind] }
    };
    let mut found: Vec<Name> = document.text.names(&system.models).into_iter().map(in_words).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn errors(name: &str, document: &Document, system: &System) -> Vec<String> {
    let (found, gold) = (found(document, system), &document.names);
    let wrong = found.iter().filter(|name| gold.binary_search(name).is_err()).map(|name| ("wrong", name));
    let missed = gold.iter().filter(|name| found.binary_search(name).is_err()).map(|name| ("missed", name));
    let line = |(how, error): (&str, &Name)| {
        let inside = |place: &sets::Place| place.0 == error.sentence && (error.first..error.end).contains(&place.1);
        let tokens = document.text.spans().zip(&document.places).filter(|(_, place)| inside(place));
        let words: Vec<&str> = tokens.map(|(span, _)| span.of(document.text.text())).collect();
        format!("{name}\t{}\t{how}\t{}\t{}", document.id, FOUR[error.kind], words.join(" "))
    };
    wrong.chain(missed).map(line).collect()
}
