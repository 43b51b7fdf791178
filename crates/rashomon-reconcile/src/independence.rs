//! How many reports, and how many first sources, stand behind a set of statements: never more than is certain.

use rashomon_model::{Attribution, Lineage, OriginId, OriginKind, SourceKind};

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

/// One first source, as far as its names tell.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstSource {
    /// The words that name it, without those that say nothing.
    words: Vec<String>,
    /// The last word of a person's name.
    surname: Option<String>,
    /// The origin, for what a reporter saw: each has eyes of its own.
    eyes: Option<OriginId>,
}

/// Number of distinct first sources that statements name.
///
/// Two count as one where their words overlap, or where one is a person and the other the office of that person;
/// sources that are merely not named ("sources", "reports") are never counted beside a named one.
pub fn sources(units: &[&Unit<'_>]) -> u32 {
    let mut distinct: Vec<FirstSource> = Vec::new();
    let mut vague = false;
    for source in units.iter().flat_map(|u| first_source(u)) {
        vague |= source.words.is_empty() && source.eyes.is_none();
        if (!source.words.is_empty() || source.eyes.is_some()) && !distinct.iter().any(|d| same_source(d, &source)) {
            distinct.push(source);
        }
    }
    if distinct.is_empty() { u32::from(vague) } else { distinct.len() as u32 }
}

/// The first source of a statement: the far end of its chain of attribution.
fn first_source(unit: &Unit<'_>) -> Option<FirstSource> {
    let chain: Vec<&Attribution> = unit.attributions().collect();
    let first = chain.iter().rev().find(|a| a.kind != SourceKind::Media).or(chain.last())?;
    let entity = first.entity.map(|e| &unit.account.analysis.entities[e as usize]);
    let role = entity.and_then(|e| e.role.clone()).unwrap_or_default();
    let person = first.kind == SourceKind::NamedPerson;
    Some(FirstSource {
        words: source_words(&format!("{} {role}", first.name)),
        surname: first.name.split_whitespace().last().filter(|_| person).map(str::to_lowercase),
        eyes: (first.kind == SourceKind::OwnObservation).then_some(unit.origin),
    })
}

/// Words that say nothing about who a source is.
const WEAK: [&str; 37] = [
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "with", "and", "or", "who", "which", "that", "it",
    "its", "their", "our", "his", "her", "this", "two", "three", "one", "some", "same", "said", "asked", "named",
    "not", "sources", "source", "reports", "people", "person",
];

fn source_words(name: &str) -> Vec<String> {
    let lower = name.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| w.chars().count() > 1);
    let mut words: Vec<String> = parts.filter(|w| !WEAK.contains(w)).map(singular).collect();
    words.sort();
    words.dedup();
    words
}

fn singular(word: &str) -> String {
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    word[..word.len() - usize::from(plural)].to_owned()
}

fn same_source(a: &FirstSource, b: &FirstSource) -> bool {
    if a.eyes.is_some() || b.eyes.is_some() {
        return a.eyes == b.eyes;
    }
    if let (Some(x), Some(y)) = (&a.surname, &b.surname) {
        return x == y;
    }
    let shared = a.words.iter().filter(|w| b.words.contains(w)).count();
    shared > 0 && 2 * shared >= a.words.len().min(b.words.len())
}
