//! Who first said what a statement tells, and when two namings are of one source.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_model::{Account, Attribution, NameKind, OriginId, SourceKind, Span, Statement};

/// One first source, as far as its names tell.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstSource {
    /// As the first statement names it.
    pub name: String,
    /// The words that name it, without those that say nothing, in order of the alphabet.
    words: Vec<String>,
    /// The last word of a person's name.
    surname: Option<String>,
    /// For whom a person speaks by his office, without the words of the office: "police" of "the acting police chief".
    speaks_for: Vec<String>,
    /// The origin, for what a reporter saw: each has eyes of its own.
    eyes: Option<OriginId>,
    /// Whether it is a document.
    document: bool,
    /// Whether it is a body, or somebody who speaks by virtue of an office: what a document of the body says, it says.
    office: bool,
}

/// The words of the offices that the pages of a story give to persons, by surname: one page says "Commodore Palmares",
/// another that he is the district commander of the coast guard.
pub struct Offices(BTreeMap<String, BTreeSet<String>>);

impl Offices {
    /// All that accounts tell.
    pub fn of(accounts: &[&Account]) -> Self {
        let mut offices: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for account in accounts {
            for person in account.analysis.entities.iter().filter(|e| e.kind == NameKind::Person) {
                let behind = person.mentions.iter().filter_map(|m| apposition(&account.article.text, *m));
                let told = person.role.as_deref().into_iter().chain(behind).flat_map(source_words);
                offices.entry(surname(&person.name)).or_default().extend(told);
            }
        }
        Offices(offices)
    }
}

/// Words behind a name that tell an office: ", the coast guard district commander for Central Visayas,".
fn apposition(text: &str, mention: Span) -> Option<&str> {
    let rest = text[mention.end as usize..].strip_prefix(", ")?;
    let told = rest.split([',', '.', ';', ':', '\n', '"', '\u{201c}', '(', '\u{2013}', '\u{2014}']).next()?;
    let office = |words: &str| source_words(words).iter().any(|w| OFFICES.contains(&w.as_str()));
    let determined = ["the ", "a ", "an ", "its ", "their "].iter().any(|d| told.starts_with(d));
    // ", state secretary at the Ministry of Defence,".
    let determined = determined || [" at ", " of ", " for "].iter().any(|link| told.contains(link));
    (determined && told.split(' ').count() <= LONGEST && office(told)).then_some(told)
}

/// Words of an office behind a name at most; what is longer is a clause.
const LONGEST: usize = 12;

/// What a statement tells on the word of one source.
pub struct Told {
    /// Whose word it is.
    pub source: FirstSource,
    /// What is told so.
    pub content: Span,
}

/// The sources of a statement, first the innermost of those on whose word it is told, outlets last.
pub fn told(account: &Account, statement: &Statement, origin: OriginId, offices: &Offices) -> Vec<Told> {
    let chain: Vec<&Attribution> =
        statement.attributions.iter().map(|i| &account.analysis.attributions[*i as usize]).collect();
    // A document that a reporter saw is what his eyes saw.
    let saw = chain.iter().any(|a| a.kind == SourceKind::OwnObservation);
    let others = chain.iter().filter(|a| a.kind != SourceKind::Media);
    let outlets = chain.iter().rev().filter(|a| a.kind == SourceKind::Media);
    let one = |a: &&Attribution| Told { source: first_source(account, a, origin, saw, offices), content: a.content };
    others.chain(outlets).map(one).collect()
}

fn first_source(account: &Account, named: &Attribution, origin: OriginId, saw: bool, offices: &Offices) -> FirstSource {
    let entity = named.entity.map(|e| &account.analysis.entities[e as usize]);
    let role = entity.and_then(|e| e.role.as_deref()).unwrap_or_default();
    let surname = (named.kind == SourceKind::NamedPerson).then(|| surname(&named.name));
    let told: Vec<String> = surname.iter().filter_map(|s| offices.0.get(s)).flatten().cloned().collect();
    let mut words = source_words(&format!("{} {role}", meant(account, named)));
    let speaks_for = speaks_for(source_words(role).into_iter().chain(told.iter().cloned()));
    words.extend(told);
    words.sort();
    words.dedup();
    let document = named.kind == SourceKind::Document;
    FirstSource {
        name: named.name.clone(),
        surname,
        speaks_for,
        eyes: (saw && (document || named.kind == SourceKind::OwnObservation)).then_some(origin),
        document,
        office: matches!(named.kind, SourceKind::NamedOrganisation | SourceKind::AnonymousOfficial)
            || words.iter().any(|word| OFFICES.contains(&word.as_str())),
        words,
    }
}

/// The body for which somebody speaks, as far as words of his office tell, in order of the alphabet.
fn speaks_for(office: impl Iterator<Item = String>) -> Vec<String> {
    let rank = |word: &str| OFFICES.contains(&word) || RANKS.contains(&word);
    let mut body: Vec<String> = office.filter(|word| !rank(word)).collect();
    body.sort_unstable();
    body.dedup();
    body
}

/// How many attributions back a source that is pointed back to was brought in at most.
const BACK: usize = 16;

/// What names a source: its name; for one that is only pointed back to ("the pair") the name by which the page brought it
/// in ("two people with knowledge of the inquiry"); for "its commander" the body before it, too.
fn meant(account: &Account, source: &Attribution) -> String {
    let named = |a: &&Attribution| !source_words(&a.name).is_empty() && !is_possessed(&a.name);
    let brought_in = |a: &&Attribution| a.kind == source.kind && named(a);
    let body = |a: &&Attribution| a.kind == SourceKind::NamedOrganisation && named(a);
    let before = || {
        let all = &account.analysis.attributions;
        all[..all.partition_point(|a| a.content.start < source.content.start)].iter().rev().take(BACK)
    };
    if is_possessed(&source.name) {
        let body = before().find(body).map_or("", |a| &a.name);
        return format!("{body} {}", source.name);
    }
    if source.source.is_none() || !source_words(&source.name).is_empty() {
        return source.name.clone();
    }
    before().find(brought_in).map_or(&source.name, |a| &a.name).clone()
}

/// Whether a source is named by whom it belongs to: "its district commander".
fn is_possessed(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    ["its", "their", "his", "her"].iter().any(|word| first.eq_ignore_ascii_case(word))
}

/// The distinct first sources, in order of first naming.
///
/// Two count as one where their words overlap, where one is a person and the other the office of that person, or where
/// one is a document and the other a body or its officer, who may have issued it; sources that are merely not named
/// ("sources", "reports") are never counted beside a named one.
pub fn distinct<'a>(told: impl Iterator<Item = &'a FirstSource>) -> Vec<FirstSource> {
    let mut distinct: Vec<FirstSource> = Vec::new();
    let (vague, named): (Vec<&FirstSource>, Vec<&FirstSource>) = told.partition(|source| source.is_vague());
    for source in named {
        match distinct.iter_mut().find(|known| same_source(known, source)) {
            // What one page leaves out another tells: "Palmares" here, "the district commander Palmares" there.
            Some(known) => known.learn(source),
            None => distinct.push(source.clone()),
        }
    }
    if distinct.is_empty() { vague.into_iter().take(1).cloned().collect() } else { distinct }
}

impl FirstSource {
    /// Whether nothing tells who it is.
    fn is_vague(&self) -> bool {
        self.words.is_empty() && self.eyes.is_none()
    }

    /// The words that name it, without those of any office.
    fn body(&self) -> Vec<&String> {
        self.words.iter().filter(|w| !OFFICES.contains(&w.as_str())).collect()
    }

    /// As a reader is told of it.
    pub fn shown(&self) -> String {
        if self.eyes.is_some() && !self.document { "a reporter's own eyes".to_owned() } else { self.name.clone() }
    }

    /// Takes over what another naming of the same source tells of it.
    fn learn(&mut self, other: &FirstSource) {
        self.words.extend(other.words.iter().cloned());
        self.words.sort_unstable();
        self.words.dedup();
        self.surname = self.surname.take().or_else(|| other.surname.clone());
        self.speaks_for.extend(other.speaks_for.iter().cloned());
        self.speaks_for.sort_unstable();
        self.speaks_for.dedup();
        self.office |= other.office;
        self.document &= other.document;
    }
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

/// Words of a rank among those who hold an office, beside [`OFFICES`].
const RANKS: [&str; 15] = [
    "acting",
    "assistant",
    "captain",
    "chair",
    "colonel",
    "constable",
    "deputy",
    "general",
    "inspector",
    "lieutenant",
    "manager",
    "senior",
    "sergeant",
    "superintendent",
    "vice",
];

/// Bodies that speak with one voice, whoever of their officers speaks.
const BODIES: [&str; 16] = [
    "agency",
    "airline",
    "army",
    "authority",
    "bank",
    "company",
    "council",
    "court",
    "department",
    "guard",
    "hospital",
    "ministry",
    "operator",
    "police",
    "service",
    "union",
];

/// Words that say nothing about who a source is.
const WEAK: [&str; 48] = [
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "with", "and", "or", "who", "which", "that", "it",
    "its", "their", "our", "his", "her", "this", "two", "three", "one", "some", "same", "said", "asked", "named",
    "not", "sources", "source", "reports", "people", "person", "pair", "couple", "both", "others", "he", "she", "they",
    "them", "him", "we", "us",
];

/// The last word of a name.
fn surname(name: &str) -> String {
    name.split_whitespace().last().unwrap_or_default().to_lowercase()
}

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
    if a.eyes.is_some() && a.eyes == b.eyes {
        return true;
    }
    let seen_alone = |s: &FirstSource| s.eyes.is_some() && !s.document;
    if seen_alone(a) || seen_alone(b) {
        return false;
    }
    if let (Some(x), Some(y)) = (&a.surname, &b.surname) {
        return one_person(a, b, x, y) || one_voice(a, b);
    }
    // Two chiefs are two unless they are chiefs of one thing.
    let (x, y) = (a.body(), b.body());
    let shared = x.iter().filter(|w| y.iter().any(|other| same_body(w, other))).count();
    let named_alike =
        shared > 0 && 2 * shared >= x.len().min(y.len()) || x.is_empty() && b.office || y.is_empty() && a.office;
    // Two documents of which each is told whose it is are two: "the court records", "the maintenance log".
    let vague = x.len().min(y.len()) < 2;
    named_alike || a.document && b.office || b.document && a.office || a.document && b.document && vague
}

/// Whether two words name one body: a word and itself, or a country and its people, as who speaks for a country is named by
/// either: "Turkey claims", "Turkish officials say".
fn same_body(a: &str, b: &str) -> bool {
    let begun: usize = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    let people = |word: &str, country: &str| {
        begun >= BEGUN && country.len() <= begun + LOST && PEOPLES.contains(&&word[begun..])
    };
    a == b || people(a, b) || people(b, a)
}

/// Endings by which a people is called after its country.
const PEOPLES: [&str; 6] = ["an", "ese", "i", "ian", "ish", "n"];
/// Letters that a country's name loses at most before such an ending.
const LOST: usize = 3;

/// Whether two persons are one: of one surname, or one called by the other's given name alone.
fn one_person(a: &FirstSource, b: &FirstSource, x: &str, y: &str) -> bool {
    let given = |s: &FirstSource| s.name.split_whitespace().next().unwrap_or_default().to_lowercase();
    let alone = |s: &FirstSource| !s.name.contains(' ');
    let (first, second) = (given(a), given(b));
    let letters = if first == second { LONG_WITH_GIVEN_NAME } else { LONG };
    let begun = x.chars().zip(y.chars()).take_while(|(x, y)| x == y).count();
    one_name(x, y, letters) || first == second && (alone(a) != alone(b) || begun >= BEGUN)
}

/// Whether two officers speak for one body: "acting police chief X", "Police Inspector Y". Of two ministries each has its own.
fn one_voice(a: &FirstSource, b: &FirstSource) -> bool {
    let shared: Vec<&String> = a.speaks_for.iter().filter(|word| b.speaks_for.contains(word)).collect();
    let all = shared.len() == a.speaks_for.len().min(b.speaks_for.len());
    all && (a.office || b.office) && shared.iter().any(|word| BODIES.contains(&word.as_str()))
}

/// Letters from which a surname may be misspelt by one of them.
const LONG: usize = 6;
/// The same, where the given names are one: "Eleanor Pask", "Eleanor Paske".
const LONG_WITH_GIVEN_NAME: usize = 4;
/// Letters in which two surnames begin alike that are one behind one given name, whatever a copyist made of its end:
/// "Kyriakoulakos", "Kyriakopoulos"; and a people and its country.
const BEGUN: usize = 4;

/// Whether two surnames are one, perhaps misspelt: "Tapangan", "Tampangan".
fn one_name(a: &str, b: &str, letters: usize) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let same = short.chars().zip(long.chars()).take_while(|(x, y)| x == y).count();
    let end = |name: &str, skip: usize| name.chars().skip(skip).collect::<String>();
    short == long
        || short.chars().count() >= letters
            && (end(short, same) == end(long, same + 1) || end(short, same + 1) == end(long, same + 1))
}
