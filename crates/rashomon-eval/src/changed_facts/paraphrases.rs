//! Alarms raised over pairs of sentences that say the same: MSRP, as `dataset-sts` holds it.

use std::path::Path;

use rashomon::pipeline::{Grouping, corpus};
use rashomon_model::{Account, Derivation, DerivationClass, Direction, Lineage, Mutation, Parent};
use rashomon_reconcile::reconcile;
use rayon::prelude::*;

use super::{is_hard, two_pages};
use crate::data::{bytes, find};
use crate::error::Error;
use crate::figure::Figure;
use crate::measured::Measured;
use crate::split::{self, Half};

/// The files of the set that may be read.
const FILES: [&str; 2] = ["msr-para-train.tsv", "msr-para-val.tsv"];

/// Measures the share of false alarms; `None` where the set does not lie below the folder.
pub(super) fn measure(folder: &Path) -> Result<Option<Measured>, Error> {
    let Some(set) = find(folder, |path| FILES.iter().all(|file| path.join(file).is_file())) else { return Ok(None) };
    let mut lines = Vec::new();
    for file in FILES {
        lines.extend(String::from_utf8_lossy(&bytes(&set.join(file))?).lines().map(str::to_owned));
    }
    let told: Vec<(Half, bool, String)> = lines.par_iter().filter_map(|line| told(line)).collect();
    let pairs: Vec<(Half, bool)> = told.iter().map(|(half, alarm, _)| (*half, *alarm)).collect();
    let figures = split::figures(&pairs, |pairs| {
        let alarms = pairs.iter().filter(|alarm| ***alarm).count();
        vec![Figure::new(
            "changed-facts.msrp.false-alarms".to_owned(),
            alarms as f64,
            pairs.len() as f64,
            "pairs with a hard change / pairs that say the same",
        )]
    });
    let errors =
        told.into_iter().filter(|(half, alarm, _)| *half == Half::LookedAt && *alarm).map(|(_, _, error)| error);
    Ok(Some(Measured { figures, errors: errors.collect() }))
}

/// Half, alarm and what was told of a line whose two sentences say the same.
fn told(line: &str) -> Option<(Half, bool, String)> {
    let columns: Vec<&str> = line.trim_end_matches('\r').split('\t').collect();
    let [quality, a, b, first, second] = columns[..] else { return None };
    let changes: Vec<Mutation> = changes(first, second).filter(|_| quality == "1")?;
    let hard: Vec<&Mutation> = changes.iter().filter(is_hard).collect();
    let whys: Vec<String> = hard.iter().map(|m| format!("{:?}: {}", m.kind, m.why)).collect();
    let error = format!("false alarm\t{}\n    {first}\n    {second}", whys.join("; "));
    Some((Half::by_id(&format!("{a} {b}")), !hard.is_empty(), error))
}

/// What is told to be changed in the second sentence if it was made from the first.
pub(super) fn changes(first: &str, second: &str) -> Option<Vec<Mutation>> {
    let pages = two_pages(first, second)?;
    let [parent, child] = [pages[0].id, pages[1].id];
    let read = corpus(pages.to_vec(), Vec::new(), Grouping::One);
    let accounts: Vec<&Account> = read.accounts.values().collect();
    let derivation = Derivation {
        page: child,
        from: Parent::Page(parent),
        class: DerivationClass::Rewrite,
        coverage: 1.0,
        direction: Direction { confidence: 1.0, evidence: Vec::new() },
        passages: Vec::new(),
    };
    let lineage = Lineage { derivations: vec![derivation], ..read.stories.first()?.lineage.clone() };
    Some(reconcile(&accounts, &lineage, &rashomon_analyse::vectors()).mutations)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_figure_is_an_alarm_and_another_word_order_is_none() {
        let first = "The fire at the paper mill in Oulu killed 14 workers on Monday, police said.";
        let hard = |second: &str| changes(first, second).map(|changes| changes.iter().filter(is_hard).count());
        assert_eq!(hard("Police said the fire at the paper mill in Oulu killed 19 workers on Monday."), Some(1));
        assert_eq!(hard("Police said the fire at the paper mill in Oulu killed 14 workers on Monday."), Some(0));
    }
}
