//! How many reports, and how many first sources, stand behind a set of statements: never more than is certain.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_model::wording::Word;
use rashomon_model::{Lineage, OriginId, OriginKind, PageId, StemId};

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

/// The distinct first sources. Of a statement that has several, the one counts who told what it shares with the others.
fn first_sources(units: &[&Unit<'_>]) -> Vec<FirstSource> {
    let has_several = |u: &&&Unit<'_>| u.told.len() > 1;
    let mut tellers: BTreeMap<StemId, BTreeSet<PageId>> =
        units.iter().filter(has_several).flat_map(|u| &u.words).map(|w| (w.stem, BTreeSet::new())).collect();
    if tellers.is_empty() {
        return distinct(units.iter().filter_map(|u| u.source()));
    }
    for (page, word) in units.iter().flat_map(|u| u.words.iter().map(|w| (u.account.page, w))) {
        if let Some(pages) = tellers.get_mut(&word.stem) {
            pages.insert(page);
        }
    }
    let others = |w: &Word| tellers.get(&w.stem).map_or(0, BTreeSet::len).saturating_sub(1);
    let weigh = |w: &Word| w.weight * others(w) as f32;
    distinct(units.iter().filter_map(|u| if u.told.len() > 1 { u.source_of(weigh) } else { u.source() }))
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
