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

use rashomon_model::{Account, Lineage, Reconciliation, Vectors};

/// Reconciles one story. `accounts` are in order of their ids.
pub fn reconcile(accounts: &[&Account], lineage: &Lineage, vectors: &Vectors<'_>) -> Reconciliation {
    let units = units::units(accounts, lineage);
    let quotes = quotes::quotes(accounts);
    let groups = grouping::group(&units, &quotes, lineage, vectors);
    let unaligned = grouping::unaligned(&units, &groups);
    let answered: Vec<answers::Answered> = groups.iter().map(|g| answers::answer(&units, g, vectors)).collect();
    let conflicts = conflicts::conflicts(&units, &answered, vectors);
    let claims = claims::claims(&units, &answered, &conflicts, lineage);
    Reconciliation {
        claims,
        timeline: timeline::timeline(&units, &groups),
        conflicts,
        mutations: mutations::mutations(accounts, lineage, vectors),
        quotes,
        names: names::names(accounts),
        unaligned,
    }
}
