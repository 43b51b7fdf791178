//! The names of a story: one entry for each identity, with its forms and where it stands.

mod identities;

use std::collections::BTreeMap;

use rashomon_model::{Account, Citation, Entity, NameEntry, NameKind, Place};

/// How many other places a name is said to be able to mean.
const ALTERNATIVES: usize = 4;

/// A name as one page has it: the number of the page, and what the page says.
pub type Told<'a> = (usize, &'a Entity);

/// The names of a story, those on most pages first.
pub fn names(accounts: &[&Account]) -> Vec<NameEntry> {
    let mut names: Vec<NameEntry> =
        identities::identities(&told(accounts)).into_iter().map(|one| entry(accounts, &one)).collect();
    names.sort_by(|a, b| (b.citations.len(), &a.name).cmp(&(a.citations.len(), &b.name)));
    names
}

/// Pairs of names that are most likely one in two spellings, each with all that is told of it.
pub fn spelt_in_two_ways<'a>(accounts: &[&'a Account]) -> Vec<[Vec<Told<'a>>; 2]> {
    identities::variants(&told(accounts))
}

fn told<'a>(accounts: &[&'a Account]) -> Vec<Told<'a>> {
    let named = |account: &'a Account| {
        account.analysis.entities.iter().filter(|e| e.kind != NameKind::Other && !e.mentions.is_empty())
    };
    let pages = accounts.iter().enumerate();
    pages.flat_map(|(page, account)| named(account).map(move |entity| (page, entity))).collect()
}

/// The entry of one identity: its name is the form that most pages give, the longest among equals.
fn entry(accounts: &[&Account], told: &[Told<'_>]) -> NameEntry {
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, entity) in told {
        *votes.entry(&entity.name).or_default() += 1;
    }
    let best = votes.iter().max_by_key(|(name, count)| (**count, name.len(), std::cmp::Reverse(**name)));
    let name = best.map_or_else(String::new, |(name, _)| (*name).to_owned());
    let forms = told.iter().flat_map(|(_, e)| e.aliases.iter().chain([&e.name]));
    let mut aliases: Vec<String> = forms.filter(|form| **form != name).cloned().collect();
    aliases.sort();
    aliases.dedup();
    let mut firsts: BTreeMap<usize, _> = BTreeMap::new();
    for (page, entity) in told {
        let first = firsts.entry(*page).or_insert(entity.mentions[0]);
        *first = (*first).min(entity.mentions[0]);
    }
    let citations = firsts.into_iter().map(|(page, first)| Citation::text(accounts[page].page, first)).collect();
    NameEntry { name, kind: kind(told), aliases, places: places(told), citations }
}

/// The places that the name means on most pages, the first ones told among equals; then what else it could mean.
fn places(told: &[Told<'_>]) -> Vec<Place> {
    let meant = || told.iter().filter_map(|(_, e)| e.places.first());
    let votes = |place: &Place| meant().filter(|other| *other == place).count();
    let Some(best) = meant().reduce(|top, place| if votes(place) > votes(top) { place } else { top }) else {
        return Vec::new();
    };
    let mut places = vec![*best];
    for place in told.iter().flat_map(|(_, e)| &e.places) {
        if !places.contains(place) && places.len() <= ALTERNATIVES {
            places.push(*place);
        }
    }
    places
}

/// The kind that most pages give; the first one told among equals.
fn kind(told: &[Told<'_>]) -> NameKind {
    let votes = |kind: NameKind| told.iter().filter(|(_, e)| e.kind == kind).count();
    told.iter().map(|(_, e)| e.kind).fold(told[0].1.kind, |top, k| if votes(k) > votes(top) { k } else { top })
}
