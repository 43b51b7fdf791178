//! Reads persons' names off byline lines; better none than a wrong one.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::date_lines::without_dates;
use crate::measure::{fold, word_count};
use crate::pattern::{Pattern, compile};
use rashomon_model::agency::{agency_at_head, is_agency};

/// What a byline line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Byline {
    /// The authors.
    pub people: Vec<String>,
    /// An agency that stands where an author would.
    pub agency: Option<String>,
    /// Whoever edited the page, which is no authorship.
    pub editors: Vec<String>,
}

static BY: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)^[\W\x01]*(?P<label>(?:(?:story|words|text|article|report|analysis|written|reported|posted|published|submitted|compiled|edited)\s+)?by\b\s*:?|authors?\s*:|reporters?\s*:|writers?\s*:)\s*(?P<rest>.+)$",
    )
});
static CUT: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)[\x01|•·⋅@<\[(]|\s[-–—]\s|\b(?:published|updated|posted|last|special to|photograph|photos?|min read|follow|email|edited by|for the|is an?|are|tel|contact)\b|\S+@\S+",
    )
});

/// "By" in other languages, where persons and nothing else follow.
static FOREIGN_BY: Pattern = LazyLock::new(|| {
    compile(
        r"^[\W\x01]*(?P<label>(?i:von|par|por|door|di|av|af|przez|autore?|auteur|autorin|text|texte|texto)\b\s*:?)\s*(?P<rest>\p{Lu}.+)$",
    )
});
/// A label whose names stand in the next line.
static LABEL: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)^\W*(?:(?:written|posted|published|reported|words|story|text|article)\s+)?(?:by|von|par|por|door)\W*$|^\W*(?:authors?|autore?|autorin|auteur)\W*$",
    )
});

/// Whether a line says that the next names the author.
pub(crate) fn is_label(line: &str) -> bool {
    line.len() <= 40 && LABEL.is_match(line)
}

/// `ByJana Nová`, where an element's edge was lost.
fn parted(line: &str) -> Cow<'_, str> {
    match line.strip_prefix("By") {
        Some(rest) if rest.starts_with(char::is_uppercase) => Cow::Owned(format!("By {rest}")),
        _ => Cow::Borrowed(line),
    }
}

/// The line without its dates; most lines hold none and are let be.
fn undated(line: &str) -> String {
    if line.contains(|c: char| c.is_ascii_digit()) { without_dates(line) } else { line.to_owned() }
}

/// The person in a line that holds a name and at most a date beside it.
pub(crate) fn person_alone(line: &str) -> Option<String> {
    if line.len() > 100 || is_town(line) {
        return None;
    }
    let rest = undated(line);
    let name = rest.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    is_person(name).then(|| name.to_owned())
}

/// Reads a line that names who wrote the page, and nothing else.
pub(crate) fn byline(line: &str) -> Option<Byline> {
    if line.len() > 300 || word_count(line) > 30 {
        return None;
    }
    let undated = undated(&parted(line));
    let (captures, english) = match BY.captures(&undated) {
        Some(captures) => (captures, true),
        None => (FOREIGN_BY.captures(&undated)?, false),
    };
    let rest = &captures["rest"];
    let names = rest[..CUT.find(rest).map_or(rest.len(), |cut| cut.start())].trim();
    let edited = captures["label"].to_lowercase().starts_with("edited");
    let people = people(names);
    let agency = agency_at_head(names).map(str::to_owned);
    let nobody =
        english && word_count(names) <= 6 && names.split_whitespace().all(is_name_word) && !names.ends_with('.');
    let found = Byline { people, agency, editors: Vec::new() };
    match (found.people.is_empty() && found.agency.is_none(), edited) {
        (true, _) => (nobody && !names.is_empty()).then_some(found),
        (false, true) => Some(Byline { editors: found.people, ..Byline::default() }),
        (false, false) => Some(found),
    }
}

static JOINT: Pattern =
    LazyLock::new(|| compile(r"(?i)\s*[,;/&]\s*(?:and\s+)?|\s+(?:and|y|und|et|en|e|och|og|with|in|for)\s+"));

/// The persons among the names of a list.
pub(crate) fn people(names: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in JOINT.split(names) {
        let name = name.trim().trim_end_matches(['.', ':']);
        if is_person(name) && !found.iter().any(|known| known == name) {
            found.push(name.to_owned());
        }
    }
    found
}

/// Words that stand in names of newsrooms and roles, not of persons.
const NOT_A_PERSON: &[&str] = &[
    "staff",
    "desk",
    "news",
    "newsroom",
    "agency",
    "agencies",
    "press",
    "wire",
    "wires",
    "reporter",
    "reporters",
    "correspondent",
    "correspondents",
    "editor",
    "editors",
    "editorial",
    "bureau",
    "team",
    "admin",
    "administrator",
    "web",
    "online",
    "digital",
    "service",
    "services",
    "media",
    "times",
    "post",
    "herald",
    "daily",
    "tribune",
    "journal",
    "gazette",
    "ledger",
    "network",
    "radio",
    "tv",
    "television",
    "broadcasting",
    "magazine",
    "group",
    "company",
    "inc",
    "ltd",
    "llc",
    "redacción",
    "redaccion",
    "redaktion",
    "rédaction",
    "redazione",
    "redação",
    "guest",
    "contributor",
    "contributors",
    "writer",
    "writers",
    "author",
    "the",
    "our",
    "from",
    "associated",
    "international",
    "world",
    "today",
    "report",
    "reports",
    "chronicle",
    "observer",
    "guardian",
    "telegraph",
    "independent",
    "courier",
    "mail",
    "express",
    "standard",
    "bulletin",
    "weekly",
    "review",
    "board",
    "committee",
    "department",
    "office",
    "university",
    "center",
    "centre",
    "institute",
    "foundation",
    "association",
    "society",
    "council",
    "ministry",
    "agencia",
    "agence",
    "studio",
    "studios",
    "labs",
    "solutions",
    "security",
    "sponsored",
    "columnist",
    "written",
    "by",
    "photo",
    "photos",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "com",
    "www",
    "http",
    "https",
    "analysis",
    "opinion",
    "updated",
    "published",
];
const PARTICLES: &[&str] = &[
    "de", "da", "do", "dos", "del", "della", "der", "den", "di", "du", "la", "le", "van", "von", "ter", "bin", "ibn",
    "bint", "al", "el", "e", "y", "zu", "af", "abu", "ben", "st",
];

/// Whether a name has the form of a person's: two to five capitalised words, none of them a newsroom's.
pub(crate) fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let capitals = words.iter().filter(|word| is_name_word(word) && !is_particle(word)).count();
    (2..=6).contains(&words.len())
        && capitals >= 2
        && name.len() <= 60
        && words.iter().all(|word| is_name_word(word) || is_particle(word))
        && !fold(name).split(' ').any(|word| NOT_A_PERSON.contains(&word))
        && !is_agency(name)
}

/// Whether a name holds a word of newsrooms.
pub(crate) fn is_newsroom(name: &str) -> bool {
    fold(name).split(' ').any(|word| NOT_A_PERSON.contains(&word)) || is_agency(name)
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word.trim_end_matches('-').to_lowercase().as_str())
}

fn is_name_word(word: &str) -> bool {
    let first = word.chars().next().unwrap_or(' ');
    let cased = first.is_uppercase() || (first.is_alphabetic() && !first.is_lowercase());
    cased && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-' | '‐' | ','))
}

/// `Ormoc, CA`: a town and its state.
pub(crate) fn is_town(text: &str) -> bool {
    text.rsplit_once(", ").is_some_and(|(_, state)| state.len() == 2 && state.chars().all(char::is_uppercase))
}

static SIGN_OFF: Pattern =
    LazyLock::new(|| compile(r"^(?:[-–—]\s*)?(?P<name>[^,;:()]{4,50})(?:,\s*(?P<place>\p{Lu}[\p{L} .-]+))?$"));

/// The person who signs the end of a text: `F. Catalbas, Ormoc`.
pub(crate) fn sign_off(line: &str) -> Option<String> {
    if line.len() > 120 || is_town(line) || word_count(line) > 8 || (line.ends_with('.') && !line.ends_with("Jr.")) {
        return None;
    }
    let captures = SIGN_OFF.captures(line)?;
    let name = captures["name"].trim();
    let initialled = name.split_whitespace().next().is_some_and(|word| word.len() <= 3 && word.ends_with('.'));
    (is_person(name) && (initialled || captures.name("place").is_some())).then(|| name.to_owned())
}
