//! The names of a story: one entry for each identity, with its forms and where it stands.

use std::collections::BTreeMap;

use rashomon_model::{Account, Citation, Entity, NameEntry, NameKind, Place};

/// How many other places a name is said to be able to mean.
const ALTERNATIVES: usize = 4;

/// The names of a story, those on most pages first.
pub fn names(accounts: &[&Account]) -> Vec<NameEntry> {
    let mut entries: BTreeMap<String, Vec<(&Account, &Entity)>> = BTreeMap::new();
    for account in accounts {
        for entity in account.analysis.entities.iter().filter(|e| e.kind != NameKind::Other && !e.mentions.is_empty()) {
            entries.entry(key(&entity.name)).or_default().push((account, entity));
        }
    }
    let mut names: Vec<NameEntry> = entries.into_values().map(|found| entry(&found)).collect();
    names.sort_by(|a, b| (b.citations.len(), &a.name).cmp(&(a.citations.len(), &b.name)));
    names
}

/// Names are one where they differ only in case, marks and a leading article.
fn key(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && *w != "the");
    words.collect::<Vec<_>>().join(" ")
}

fn entry(found: &[(&Account, &Entity)]) -> NameEntry {
    let name = found[0].1.name.clone();
    let mut aliases: Vec<String> =
        found.iter().flat_map(|(_, e)| &e.aliases).filter(|a| **a != name).cloned().collect();
    aliases.sort();
    aliases.dedup();
    let citations = found.iter().map(|(a, e)| Citation::text(a.page, e.mentions[0])).collect();
    NameEntry { name, kind: kind(found), aliases, places: places(found), citations }
}

/// The places that the name means on most pages, the first ones told among equals; then what else it could mean.
fn places(found: &[(&Account, &Entity)]) -> Vec<Place> {
    let told = || found.iter().filter_map(|(_, e)| e.places.first());
    let votes = |place: &Place| told().filter(|other| *other == place).count();
    let Some(best) = told().reduce(|top, place| if votes(place) > votes(top) { place } else { top }) else {
        return Vec::new();
    };
    let mut places = vec![*best];
    for place in found.iter().flat_map(|(_, e)| &e.places) {
        if !places.contains(place) && places.len() <= ALTERNATIVES {
            places.push(*place);
        }
    }
    places
}

/// The kind that most pages give; the first one told among equals.
fn kind(found: &[(&Account, &Entity)]) -> NameKind {
    let votes = |kind: NameKind| found.iter().filter(|(_, e)| e.kind == kind).count();
    found.iter().map(|(_, e)| e.kind).fold(found[0].1.kind, |top, k| if votes(k) > votes(top) { k } else { top })
}
