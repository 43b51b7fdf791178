//! Facts that were altered by a language model: the pairs of fakes-gen.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rashomon::pipeline::{Grouping, corpus};
use rashomon_model::{Account, Mutation, MutationKind, Parent};
use rayon::prelude::*;
use walkdir::WalkDir;

use super::two_pages;
use crate::data::find;
use crate::error::Error;
use crate::figure::Figure;
use crate::measured::Measured;
use crate::split::{self, Half};

/// A kind of fact: its name in figures, the words by which the set names it, the mutations that fit it.
struct Topic {
    name: &'static str,
    words: &'static str,
    fitting: &'static [MutationKind],
}

const TOPICS: [Topic; 5] = [
    Topic { name: "place", words: "place of death", fitting: &[MutationKind::PlaceChanged] },
    Topic { name: "date", words: "date of death", fitting: &[MutationKind::DateShifted] },
    Topic {
        name: "casualty",
        words: "name of casualty",
        fitting: &[MutationKind::NameChanged, MutationKind::NationalityChanged, MutationKind::NumberChanged],
    },
    Topic { name: "actor", words: "actor", fitting: &[MutationKind::NameChanged, MutationKind::NationalityChanged] },
    Topic {
        name: "cause",
        words: "cause of death",
        fitting: &[
            MutationKind::StatusChanged,
            MutationKind::PolarityChanged,
            MutationKind::DetailLost,
            MutationKind::DetailAdded,
        ],
    },
];

/// An article and its altered version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Pair {
    original: String,
    altered: String,
    /// Which facts were altered, as indices of [`TOPICS`].
    topics: BTreeSet<usize>,
}

/// What was found in one pair.
struct Outcome {
    derived: bool,
    /// Each altered fact and whether it was found.
    found: Vec<(usize, bool)>,
    error: String,
}

/// Measures recall by kind of fact; `None` where the set does not lie below the folder.
pub(super) fn measure(folder: &Path) -> Result<Option<Measured>, Error> {
    let Some(set) = find(folder, |path| path.join("FA-KES-Dataset.csv").is_file()) else { return Ok(None) };
    let pairs = pairs(&set)?;
    let outcomes: Vec<(Half, Outcome)> =
        pairs.par_iter().filter_map(|pair| Some((Half::by_id(&pair.original), outcome(pair)?))).collect();
    let figures = split::figures(&outcomes, figures);
    let looked_at = outcomes.into_iter().filter(|(half, outcome)| *half == Half::LookedAt && !outcome.error.is_empty());
    Ok(Some(Measured { figures, errors: looked_at.map(|(_, outcome)| outcome.error).collect() }))
}

fn figures(outcomes: &[&Outcome]) -> Vec<Figure> {
    let derived = outcomes.iter().filter(|outcome| outcome.derived).count();
    let mut figures = vec![Figure::new(
        "changed-facts.fakes-gen.derived".to_owned(),
        derived as f64,
        outcomes.len() as f64,
        "pairs told to be derived / pairs",
    )];
    let all: Vec<(usize, bool)> = outcomes.iter().flat_map(|outcome| outcome.found.iter().copied()).collect();
    let recall = |name: &str, facts: &dyn Fn(usize) -> bool| {
        let facts: Vec<bool> = all.iter().filter(|(topic, _)| facts(*topic)).map(|(_, found)| *found).collect();
        let found = facts.iter().filter(|found| **found).count();
        let name = format!("changed-facts.fakes-gen.{name}.recall");
        Figure::new(name, found as f64, facts.len() as f64, "found / altered facts")
    };
    figures.extend(TOPICS.iter().enumerate().map(|(at, topic)| recall(topic.name, &|t| t == at)));
    figures.push(recall("all", &|_| true));
    figures
}

/// Every pair of the set, once. Versions that came out empty, and facts that are none of the five kinds, are left out.
fn pairs(set: &Path) -> Result<Vec<Pair>, Error> {
    let walk = WalkDir::new(set).sort_by_file_name().into_iter().flatten().map(walkdir::DirEntry::into_path);
    let mut all = BTreeSet::new();
    for path in walk.filter(|path| path.extension().is_some_and(|extension| extension == "csv")) {
        all.extend(rows(&path)?.iter().filter_map(|row| pair(row)));
    }
    Ok(all.into_iter().collect())
}

/// The cells of every row; some are not in UTF-8.
fn rows(path: &PathBuf) -> Result<Vec<Vec<String>>, Error> {
    let cells = |row: csv::ByteRecord| row.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
    let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(path);
    let rows: Result<Vec<Vec<String>>, csv::Error> =
        reader.and_then(|mut reader| reader.byte_records().map(|row| row.map(cells)).collect());
    rows.map_err(|error| Error::unreadable(path, &error))
}

/// The pair of a row. Files with a version between hold ten columns, the others seven; a first row that names its
/// columns names no kind of fact.
fn pair(row: &[String]) -> Option<Pair> {
    let (original, topics) = match row.len() {
        10 => (row.get(5)?, 7..10),
        7 => (row.get(3)?, 5..7),
        _ => return None,
    };
    let topics: BTreeSet<usize> = topics.filter_map(|column| topic(row.get(column)?)).collect();
    let pair = Pair { original: original.trim().to_owned(), altered: row.get(1)?.trim().to_owned(), topics };
    (!pair.topics.is_empty() && !pair.altered.is_empty()).then_some(pair)
}

/// The kind of fact that a cell names, at its beginning or after "the".
fn topic(cell: &str) -> Option<usize> {
    let lower = cell.to_lowercase();
    let named = lower.trim_start_matches("the ");
    TOPICS.iter().position(|topic| named.starts_with(topic.words))
}

fn outcome(pair: &Pair) -> Option<Outcome> {
    let pages = two_pages(&pair.original, &pair.altered)?;
    let [parent, child] = [pages[0].id, pages[1].id];
    let corpus = corpus(pages.to_vec(), Vec::new(), Grouping::One);
    let story = corpus.stories.first()?;
    let derived = story.lineage.derivations.iter().any(|d| d.page == child && d.from == Parent::Page(parent));
    let [original, altered] = [corpus.accounts.get(&parent)?, corpus.accounts.get(&child)?];
    let changed = |m: &&Mutation| m.after.page == child && !stands_in(original, m.after.span.of(&altered.article.text));
    let told: Vec<&Mutation> = story.reconciliation.mutations.iter().filter(changed).collect();
    let found = |topic: usize| (topic, told.iter().any(|m| TOPICS[topic].fitting.contains(&m.kind)));
    let found: Vec<(usize, bool)> = pair.topics.iter().map(|topic| found(*topic)).collect();
    let error = error(&found, derived, &told, original, altered);
    Some(Outcome { derived, found, error })
}

fn stands_in(account: &Account, words: &str) -> bool {
    account.article.text.contains(words)
}

/// What was missed and told, and the sentences of the altered article that the original does not have.
fn error(found: &[(usize, bool)], derived: bool, told: &[&Mutation], original: &Account, altered: &Account) -> String {
    let missed: Vec<&str> = found.iter().filter(|(_, found)| !found).map(|(topic, _)| TOPICS[*topic].name).collect();
    if missed.is_empty() {
        return String::new();
    }
    let told: Vec<String> = told.iter().map(|m| format!("{:?}: {}", m.kind, m.why)).collect();
    let sentences = altered.analysis.sentences.iter().map(|s| s.span.of(&altered.article.text));
    let new = sentences.filter(|s| !stands_in(original, s)).map(|s| format!("\n    {s}"));
    let head = format!("missed {}\tderived {derived}\ttold {}", missed.join(", "), told.join("; "));
    new.fold(head, |text, sentence| text + &sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_both_shapes_are_pairs_and_a_row_of_names_is_none() {
        let row = |cells: &[&str]| pair(&cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<String>>());
        let seven = row(&["3", "New.", "{}", "Old.", "{}", "date of death", "The actor is the group responsible."]);
        let three =
            row(&["3", "New.", "{}", "Between.", "{}", "Old.", "{}", "Actor", "Date of death", "Place of death"]);
        let names = row(&[
            "index",
            "transformed_article_text",
            "changed_facts",
            "article_text",
            "facts",
            "first_changed_topic",
            "x",
        ]);
        assert_eq!(seven.map(|pair| (pair.original, pair.topics)), Some(("Old.".to_owned(), BTreeSet::from([1, 3]))));
        assert_eq!(
            three.map(|pair| (pair.original, pair.topics)),
            Some(("Old.".to_owned(), BTreeSet::from([0, 1, 3])))
        );
        assert_eq!(names, None);
    }

    #[test]
    fn a_moved_event_is_found() {
        let original = "A bomb killed nine people in Homs on Tuesday.\n\nThe blast hit a crowded market in the centre of \
            Homs, police said.\n\nRescue workers searched the ruins until late at night.";
        let pair = Pair {
            original: original.to_owned(),
            altered: original.replace("Homs", "Latakia"),
            topics: BTreeSet::from([0]),
        };
        assert_eq!(outcome(&pair).map(|outcome| outcome.found), Some(vec![(0, true)]));
    }
}
