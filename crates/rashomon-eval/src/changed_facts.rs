//! The task `changed-facts`: facts that were altered in the copying are found, and mere rewording is not taken for it.
//!
//! **fakes-gen** has news articles of FA-KES beside versions in which a language model altered two or three named
//! facts, often rewording the rest. Each pair is read as the two pages of one story, the original a day earlier, as
//! `rashomon report` would. An altered fact is **found** where a mutation of a fitting kind is told at a sentence of
//! the altered article whose words do not stand in the original:
//!
//! | altered fact | fitting kinds |
//! |---|---|
//! | place of death | place-changed |
//! | date of death | date-shifted |
//! | name of casualty or group | name-changed, nationality-changed, number-changed |
//! | actor | name-changed, nationality-changed |
//! | cause of death | status-changed, polarity-changed, detail-lost, detail-added |
//!
//! Recall of a kind is found / altered facts of it. A dossier has no kind for a changed cause; what is told of it at
//! all counts. `derived` is the share of pairs for which it is told at all that the altered page comes from the
//! original: without that nothing can be found. The files of the set overlap: a pair counts once, and the halves are
//! made by the original's text.
//!
//! **MSRP** (Dolan, Quirk and Brockett 2004) has pairs of sentences from news that people judged to say the same. The
//! second is held against the first as the one sentence of a page made from the other's, by fiat. A false alarm is a
//! pair for which a change of figure, date, name, place, nationality, status or polarity is told.

mod fakes;
mod paraphrases;

use std::path::Path;

use rashomon_model::{Mutation, MutationKind, Page};
use rashomon_read::{Limits, from_bytes};

use crate::error::Error;
use crate::measured::Measured;

/// Measures on whichever of the two sets lie below the folder.
pub(crate) fn measure(folder: &Path) -> Result<Measured, Error> {
    let mut measured = Measured::default();
    let sets = [fakes::measure(folder)?, paraphrases::measure(folder)?];
    if sets.iter().all(Option::is_none) {
        return Err(Error::no_set(folder, "fakes-gen (FA-KES-Dataset.csv) or dataset-sts (data/para/msr)"));
    }
    sets.into_iter().flatten().for_each(|set| measured.add(set));
    Ok(measured)
}

/// A page that holds a text and its day; `None` where it is not read.
fn page(name: &str, day: &str, text: &str) -> Option<Page> {
    let line =
        serde_json::json!({"url": format!("https://{name}.example/"), "outlet": name, "date": day, "text": text});
    from_bytes(&format!("{name}.json"), line.to_string().as_bytes(), &Limits::default()).0.pop()
}

/// The original's page and the altered one's, a day later.
fn two_pages(original: &str, altered: &str) -> Option<[Page; 2]> {
    Some([page("original", "2019-01-01", original)?, page("altered", "2019-01-02", altered)?])
}

/// The kinds that a true paraphrase never has.
const HARD: [MutationKind; 7] = [
    MutationKind::NumberChanged,
    MutationKind::DateShifted,
    MutationKind::NameChanged,
    MutationKind::PlaceChanged,
    MutationKind::NationalityChanged,
    MutationKind::StatusChanged,
    MutationKind::PolarityChanged,
];

/// Whether a mutation is one that a true paraphrase never has.
fn is_hard(mutation: &&Mutation) -> bool {
    HARD.contains(&mutation.kind)
}
