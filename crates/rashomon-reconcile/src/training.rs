//! What is learned about statements that answer one question, for the program that learns it.

use rashomon_model::wording::shared_weight;
use rashomon_model::{Account, Citation, Lineage, Vectors, vectors::AKIN};

pub use crate::likeness::Traits;
use crate::likeness::traits;
use crate::units::{Unit, units};

/// The traits of pairs of a story's statements; `None` where a citation covers less than half of any statement.
pub fn traits_of(
    accounts: &[&Account],
    lineage: &Lineage,
    vectors: &Vectors<'_>,
    pairs: &[[Citation; 2]],
) -> Vec<Option<Traits>> {
    let units = units(accounts, lineage);
    let vectors = &Vectors { near: AKIN, ..*vectors };
    let cited = |citation: &Citation| {
        let covered = |u: &&Unit<'_>| {
            let most = (u.statement.span.end - u.statement.span.start) as usize / 2;
            u.account.page == citation.page && u.statement.span.overlap(citation.span) > most
        };
        units.iter().find(covered)
    };
    let pair = |[a, b]: &[Citation; 2]| {
        let (a, b) = (cited(a)?, cited(b)?);
        Some(traits(a, b, shared_weight(&a.content, &b.content, vectors)))
    };
    pairs.iter().map(pair).collect()
}
