//! Names spelt in two ways.

use std::collections::BTreeMap;

use rashomon_model::{Account, ConflictKind, PageId, Span, Verdict};

use super::{Difference, Telling};
use crate::names::{Told, spelt_in_two_ways};
use crate::units::Unit;

/// Finds: one name in two spellings, each kept by its pages, with the statements that hold it. Why: readers look for two
/// persons. Example: "Marilou Tampangan" and "Marilou Tapangan". Known limits: which spelling is right is not told; a page
/// that has both keeps two names apart.
pub fn spellings(accounts: &[&Account], units: &[Unit<'_>]) -> Vec<([Telling; 2], Difference)> {
    let holding = |told: &[Told<'_>]| -> Telling {
        let mut mentions: BTreeMap<PageId, Vec<Span>> = BTreeMap::new();
        for (page, entity) in told {
            mentions.entry(accounts[*page].page).or_default().extend(&entity.mentions);
        }
        let names = |unit: &Unit<'_>| {
            let here = mentions.get(&unit.account.page);
            here.is_some_and(|mentions| mentions.iter().any(|mention| unit.statement.span.contains(*mention)))
        };
        (0..units.len()).filter(|at| names(&units[*at])).collect()
    };
    let difference = |[a, b]: [Vec<Told<'_>>; 2]| {
        let tellings = [holding(&a), holding(&b)];
        let names = [a, b].map(|told| told[0].1.name.clone());
        let found = Difference {
            kind: ConflictKind::Name,
            verdict: Verdict::Definition,
            why: "two spellings of what is most likely one name".to_owned(),
            values: names.clone(),
            keys: names,
        };
        tellings.iter().all(|telling| !telling.is_empty()).then_some((tellings, found))
    };
    spelt_in_two_ways(accounts).into_iter().filter_map(difference).collect()
}
