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
struct FirstSource {
    /// As the first statement names it.
    name: String,
    /// The words that name it, without those that say nothing.
    words: Vec<String>,
    /// The last word of a person's name.
    surname: Option<String>,
    /// The origin, for what a reporter saw: each has eyes of its own.
    eyes: Option<OriginId>,
    /// Whether it is a document.
    document: bool,
    /// Whether it is a body, or somebody who speaks by virtue of an office: what a document of the body says, it says.
    office: bool,
}

/// Number of distinct first sources that statements name.
pub fn sources(units: &[&Unit<'_>]) -> u32 {
    first_sources(units).len() as u32
}

/// The distinct first sources that statements name, in order of first naming.
///
/// Two count as one where their words overlap, where one is a person and the other the office of that person, or where
/// one is a document and the other a body or its officer, who may have issued it; sources that are merely not named
/// ("sources", "reports") are never counted beside a named one.
fn first_sources(units: &[&Unit<'_>]) -> Vec<FirstSource> {
    let mut distinct: Vec<FirstSource> = Vec::new();
    let told = units.iter().filter_map(|u| first_source(u));
    let (vague, named): (Vec<FirstSource>, Vec<FirstSource>) = told.partition(FirstSource::is_vague);
    for source in named {
        match distinct.iter_mut().find(|known| same_source(known, &source)) {
            // What one page leaves out another tells: "Palmares" here, "the district commander Palmares" there.
            Some(known) => known.learn(source),
            None => distinct.push(source),
        }
    }
    if distinct.is_empty() { vague.into_iter().take(1).collect() } else { distinct }
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

impl FirstSource {
    /// Whether nothing tells who it is.
    fn is_vague(&self) -> bool {
        self.words.is_empty() && self.eyes.is_none()
    }

    /// As a reader is told of it.
    fn shown(&self) -> String {
        if self.eyes.is_some() { "a reporter's own eyes".to_owned() } else { self.name.clone() }
    }

    /// Takes over what another naming of the same source tells of it.
    fn learn(&mut self, other: FirstSource) {
        self.words.extend(other.words);
        self.words.sort_unstable();
        self.words.dedup();
        self.surname = self.surname.take().or(other.surname);
        self.office |= other.office;
        self.document &= other.document;
    }
}

/// The first source of a statement: the far end of its chain of attribution.
fn first_source(unit: &Unit<'_>) -> Option<FirstSource> {
    let chain: Vec<&Attribution> = unit.attributions().collect();
    let first = chain.iter().rev().find(|a| a.kind != SourceKind::Media).or(chain.last())?;
    let entity = first.entity.map(|e| &unit.account.analysis.entities[e as usize]);
    let role = entity.and_then(|e| e.role.clone()).unwrap_or_default();
    let person = first.kind == SourceKind::NamedPerson;
    let words = source_words(&format!("{} {role}", first.name));
    Some(FirstSource {
        name: first.name.clone(),
        surname: first.name.split_whitespace().last().filter(|_| person).map(str::to_lowercase),
        eyes: (first.kind == SourceKind::OwnObservation).then_some(unit.origin),
        document: first.kind == SourceKind::Document,
        office: matches!(first.kind, SourceKind::NamedOrganisation | SourceKind::AnonymousOfficial)
            || words.iter().any(|word| OFFICES.contains(&word.as_str())),
        words,
    })
}

/// Words of an office that lets a person speak for a body.
const OFFICES: [&str; 26] = [
    "ambassador",
    "chairman",
    "chairwoman",
    "chief",
    "commander",
    "commissioner",
    "commodore",
    "director",
    "envoy",
    "executive",
    "governor",
    "head",
    "judge",
    "mayor",
    "minister",
    "ministry",
    "officer",
    "official",
    "premier",
    "president",
    "prosecutor",
    "secretary",
    "sheriff",
    "spokesman",
    "spokesperson",
    "spokeswoman",
];

/// Words that say nothing about who a source is.
const WEAK: [&str; 42] = [
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "with", "and", "or", "who", "which", "that", "it",
    "its", "their", "our", "his", "her", "this", "two", "three", "one", "some", "same", "said", "asked", "named",
    "not", "sources", "source", "reports", "people", "person", "pair", "couple", "both", "others", "he",
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
        return one_name(x, y);
    }
    let shared = a.words.iter().filter(|w| b.words.contains(w)).count();
    let named_alike = shared > 0 && 2 * shared >= a.words.len().min(b.words.len());
    named_alike || a.document && b.office || b.document && a.office || a.document && b.document
}

/// Letters from which a surname may be misspelt by one of them.
const LONG: usize = 6;

/// Whether two surnames are one, perhaps misspelt: "Tapangan", "Tampangan".
fn one_name(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let same = short.chars().zip(long.chars()).take_while(|(x, y)| x == y).count();
    let end = |name: &str, skip: usize| name.chars().skip(skip).collect::<String>();
    short == long
        || short.chars().count() >= LONG
            && (end(short, same) == end(long, same + 1) || end(short, same + 1) == end(long, same + 1))
}
