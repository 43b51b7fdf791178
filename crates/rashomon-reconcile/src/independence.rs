//! How many reports, and how many first sources, stand behind a set of statements: never more than is certain.

use rashomon_model::{Lineage, OriginId, OriginKind};

use crate::first_sources::{FirstSource, distinct};
use crate::units::Unit;

/// Number of independent reports behind statements.
///
/// An unnamed agency is not counted beside any other origin: it may be that very one.
pub fn origins(units: &[&Unit<'_>], lineage: &Lineage) -> u32 {
    let mut ids: Vec<OriginId> = units.iter().map(|u| u.origin).collect();
    ids.sort_unstable();
    ids.dedup();
    let unnamed = |id: &OriginId| {
        let origin = lineage.origins.iter().find(|o| o.id == *id);
        origin.is_some_and(|o| o.name.is_none() && !o.present && o.kind == OriginKind::Unknown)
    };
    let (vague, named): (Vec<OriginId>, Vec<OriginId>) = ids.iter().partition(|id| unnamed(id));
    if named.is_empty() { u32::from(!vague.is_empty()) } else { named.len() as u32 }
}

/// Number of distinct first sources that statements name; one where they name none, for somebody tells it. Such a one is
/// not counted beside a source that is named: it may be that very one.
pub fn sources(units: &[&Unit<'_>]) -> u32 {
    (first_sources(units).len() as u32).max(1)
}

fn first_sources(units: &[&Unit<'_>]) -> Vec<FirstSource> {
    distinct(units.iter().filter_map(|u| u.source.as_ref()))
}

/// How many sources are named one by one.
const NAMED: usize = 4;

/// In one line, what independence rests on: "3 reports, 1 source: the coast guard".
pub fn explained(units: &[&Unit<'_>], lineage: &Lineage) -> String {
    let count = |number: usize, what: &str| format!("{number} {what}{}", if number == 1 { "" } else { "s" });
    let sources = first_sources(units);
    let reports = count(origins(units, lineage) as usize, "report");
    if sources.is_empty() {
        return format!("{reports}, no source named");
    }
    let mut names: Vec<String> = sources.iter().take(NAMED).map(FirstSource::shown).collect();
    if sources.len() > NAMED {
        names.push(format!("{} more", sources.len() - NAMED));
    }
    format!("{reports}, {}: {}", count(sources.len(), "source"), names.join("; "))
}
