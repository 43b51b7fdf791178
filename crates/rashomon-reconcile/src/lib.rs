//! Holds the accounts of one story against each other: claims, conflicts, mutations, quotations, timeline, names.
//!
//! It says who differs from whom and what a difference is; it never says who is right.

mod answers;
mod claims;
mod conflicts;
mod fates;
mod first_sources;
mod grouping;
mod independence;
mod likeness;
mod linkage;
mod mutations;
mod names;
mod quotes;
mod rivals;
mod slots;
mod timeline;
pub mod training;
mod units;

use rashomon_model::{Account, Alone, Hands, Lineage, Reconciliation, Vectors};

/// Reconciles one story. `accounts` are in order of their ids.
pub fn reconcile(accounts: &[&Account], lineage: &Lineage, vectors: &Vectors<'_>) -> Reconciliation {
    reconcile_with(accounts, lineage, vectors, &Alone)
}

/// Does what [`reconcile`] does, by the hands of the caller.
pub fn reconcile_with(
    accounts: &[&Account],
    lineage: &Lineage,
    vectors: &Vectors<'_>,
    hands: &impl Hands,
) -> Reconciliation {
    let units = units::units(accounts, lineage);
    let quotes = quotes::quotes(accounts);
    let groups = grouping::group(&units, &quotes, lineage, vectors);
    let differences = conflicts::differences(accounts, &units, &groups, lineage, vectors, hands);
    let groups = grouping::with_differences(&units, groups, &differences, lineage);
    let unaligned = grouping::unaligned(&units, &groups);
    let answered: Vec<answers::Answered> = hands.each(groups.len(), |g| answers::answer(&units, &groups[g], vectors));
    let conflicts = differences.conflicts(&units, &groups);
    let claims = claims::claims(&units, &answered, &conflicts, lineage);
    Reconciliation {
        claims,
        timeline: timeline::timeline(&units, &groups),
        conflicts,
        mutations: mutations::mutations(accounts, lineage, vectors, hands),
        quotes,
        names: names::names(accounts),
        unaligned,
    }
}
