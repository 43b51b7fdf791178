//! Finds names, tells what they name, and ties the forms of one name together.
//!
//! A learned tagger finds the names and their kinds ([`tag`]); the words of an office stand before or after a name
//! ([`roles`]); shorter forms then join the fullest one that they fit ([`identities`]).

pub(crate) mod features;
mod genders;
mod identities;
mod known;
mod roles;
pub(crate) mod runs;
pub(crate) mod tag;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use rashomon_model::{Entity, NameKind, Span, TokenKind};

use crate::lexicon::{self, Gender};
use crate::lists::*;
use crate::reading::Reading;

/// The models that find names: `names/CARD.md` says what they were learned from.
pub(crate) static MODELS: LazyLock<Option<tag::Models<'static>>> =
    LazyLock::new(|| tag::Models::new(include_bytes!("../names/names.bin")));

/// The SHA-256 of the file of models, in hexadecimal.
pub const SHA256: &str = "d0735da0df3e7e4d609749b289ae2438e11a388e86e4d351e8af01280f5e1f6a";

/// The kinds of the labels, in their order.
const KINDS: [NameKind; 6] =
    [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Facility, NameKind::Group, NameKind::Other];

/// The names of a text.
pub(crate) struct Names {
    /// One entry per identity.
    pub entities: Vec<Entity>,
    /// For each entity the words that tell its office, as token ranges.
    pub roles: Vec<Vec<(usize, usize)>>,
    /// Which pronoun each entity takes, where the words tell.
    pub genders: Vec<Gender>,
    /// For each token the entity whose mention covers it.
    of_token: Vec<u32>,
    /// All mentions with their entities, in order.
    mentions: Vec<(Span, u32)>,
}

impl Names {
    /// The entity whose mention covers a token.
    pub fn at(&self, token: usize) -> Option<usize> {
        self.of_token.get(token).filter(|e| **e != u32::MAX).map(|e| *e as usize)
    }

    /// The mentions that begin in a byte range, in order.
    pub fn mentions_between(&self, start: u32, end: u32) -> &[(Span, u32)] {
        let first = self.mentions.partition_point(|(m, _)| m.start < start);
        let last = self.mentions.partition_point(|(m, _)| m.start < end);
        &self.mentions[first..last.max(first)]
    }

    /// What an entity is.
    pub fn kind(&self, entity: usize) -> NameKind {
        self.entities[entity].kind
    }
}

/// One place where a name stands, as tokens.
pub(crate) struct Mention {
    first: usize,
    end: usize,
    kind: NameKind,
    role: Option<(usize, usize)>,
}

/// Finds the names of a text.
pub(crate) fn find(reading: &Reading) -> Names {
    let tagged = MODELS.as_ref().map(|models| tag::tag(reading, models)).unwrap_or_default();
    let shouted: Vec<bool> = (0..reading.sentences.len()).map(|sentence| is_shouted(reading, sentence)).collect();
    let told = |first: usize| {
        let sentence = reading.sentence_of(first);
        !shouted[sentence] && !reading.sentences[sentence].apparatus
    };
    let mention = |name: tag::Tagged| {
        let (end, kind) = (name.tokens.end, *KINDS.get(name.kind)?);
        let (first, kind) = corrected(reading, name.tokens.start, end, kind);
        let role = roles::role(reading, first, end);
        (told(first) && is_whole(reading, first, end)).then_some(Mention { first, end, kind, role })
    };
    build(
        reading,
        &past_initials(reading, joined(reading, tagged)).into_iter().filter_map(mention).collect::<Vec<Mention>>(),
    )
}

/// The same names, where what a particle of personal names alone parts into two is one: "Mariam binti Yusof".
fn joined(reading: &Reading, tagged: Vec<tag::Tagged>) -> Vec<tag::Tagged> {
    let person = KINDS.iter().position(|kind| *kind == NameKind::Person).unwrap_or_default();
    let mut names = tagged;
    for particle in (1..reading.tokens.len()).filter(|t| is_filial(reading, *t)) {
        let plain =
            |t: usize| reading.is_capital(t) && reading.kind(t) == Some(TokenKind::Word) && !reading.is(t, STOP);
        if !plain(particle - 1) || !plain(particle + 1) {
            continue;
        }
        let at = names.partition_point(|name| name.tokens.end < particle);
        let near = |name: &&tag::Tagged| name.tokens.start <= particle + 1;
        let count = names[at..].iter().take_while(near).count();
        let parts = names.splice(at..at + count, None).map(|name| name.tokens);
        let whole =
            parts.fold(particle - 1..particle + 2, |whole, part| whole.start.min(part.start)..whole.end.max(part.end));
        names.insert(at, tag::Tagged { tokens: whole, kind: person });
    }
    names
}

/// The same names, where one that ends with an initial goes on behind it: "Joseph R" of "Joseph R. Biden".
fn past_initials(reading: &Reading, tagged: Vec<tag::Tagged>) -> Vec<tag::Tagged> {
    let person = KINDS.iter().position(|kind| *kind == NameKind::Person).unwrap_or_default();
    let mut names: Vec<tag::Tagged> = Vec::with_capacity(tagged.len());
    for name in tagged {
        if let Some(before) = names.last_mut().filter(|before| before.tokens.end > name.tokens.start) {
            // The surname, whatever it was taken for: "Welsh III".
            before.tokens.end = before.tokens.end.max(name.tokens.end);
            continue;
        }
        let (last, next) = (name.tokens.end - 1, name.tokens.end + 1);
        let initial = reading.word(last).len() == 1 && reading.is_capital(last) && last > name.tokens.start;
        let surname =
            reading.is_capital(next) && reading.kind(next) == Some(TokenKind::Word) && !reading.is(next, STOP);
        let here = next < reading.tokens.len() && reading.sentence_of(next) == reading.sentence_of(last);
        let goes_on = name.kind == person && initial && reading.word(last + 1) == "." && surname && here;
        let end = if goes_on { next + 1 } else { name.tokens.end };
        names.push(tag::Tagged { tokens: name.tokens.start..end, ..name });
    }
    names
}

/// Whether a token is a word between a given name and that of a father or family, and nothing else in English.
fn is_filial(reading: &Reading, token: usize) -> bool {
    reading.is(token, PARTICLE) && FILIAL.contains(&reading.word(token))
}

/// "Son of", "daughter of" and "of" as Malay, Arabic and Thai names have them.
const FILIAL: &[&str] = &["na", "bin", "binti", "bint", "ibn", "anak"];

/// What a name's own first or last word says for certain: a title before two further words is no part of a person's name,
/// what is called "MV" or "USS" is a ship, and what ends in "Bhd" or "SA" a company.
fn corrected(reading: &Reading, first: usize, end: usize, kind: NameKind) -> (usize, NameKind) {
    const SHIPS: &[&str] = &["mv", "m/v", "ms", "mt", "ss", "uss", "hms", "rms", "brp", "ins"];
    let plain =
        |t: usize| reading.kind(t) == Some(TokenKind::Word) && !reading.is(t, ORGANISATION | FACILITY | PLACE | BODY);
    if end - first >= 3 && reading.is(first, TITLE) && reading.is_capital(first) && (first + 1..end).all(plain) {
        return (first + 1, NameKind::Person);
    }
    if kind != NameKind::Organisation && end - first > 1 && is_company(reading, end - 1) {
        return (first, NameKind::Organisation);
    }
    // "the local paper Dividal Avis".
    let body = |t: usize| reading.is(t, MEDIA | ANY_BODY) || reading.one_of(t, &["paper", "website", "site", "union"]);
    let called = first > 0 && body(first - 1) && !reading.is_capital(first - 1) && !reading.is(first - 1, SOMEBODY);
    // "the company's Ada Lund".
    let given = lexicon::given_name(reading.lower(first)).is_some_and(|gender| gender != Gender::Unknown);
    let whose = first > 0 && reading.lower(first - 1) == "'s" && (2..=4).contains(&(end - first));
    if kind == NameKind::Organisation && given && whose && (first..end).all(plain) {
        return (first, NameKind::Person);
    }
    if kind == NameKind::Person && called {
        return (first, NameKind::Organisation);
    }
    let ship = end - first > 1 && reading.one_of(first, SHIPS) && !reading.word(first).contains(char::is_lowercase);
    (first, if ship { NameKind::Facility } else { kind })
}

/// Whether the last token of a name tells what sort of company bears it.
fn is_company(reading: &Reading, last: usize) -> bool {
    let last = last - usize::from(reading.word(last) == ".");
    let word = reading.word(last);
    identities::COMPANIES.contains(&reading.lower(last))
        && (word.len() > 2 || !word.contains(char::is_lowercase))
        && word.starts_with(char::is_uppercase)
}

/// Whether a name is made of whole tokens: not of part of one, as in "Virginia-based" and "R-Utah".
fn is_whole(reading: &Reading, first: usize, end: usize) -> bool {
    let part = |t: usize| {
        let shown = reading.word(t);
        let tail = shown.rsplit('-').next().unwrap_or(shown);
        tail.len() < shown.len() && tail.starts_with(char::is_lowercase) && tail.len() > 3
            || shown.as_bytes().get(1) == Some(&b'-') && t > 0 && matches!(reading.word(t - 1), "(" | ",")
    };
    !(first..end).any(part)
}

/// A sentence in capitals or title case throughout, where capitals say nothing.
fn is_shouted(reading: &Reading, sentence: usize) -> bool {
    let content =
        || reading.range(sentence).filter(|&t| reading.kind(t) == Some(TokenKind::Word) && !reading.tokens[t].stop);
    let (all, capital) = (content().count(), content().filter(|&t| reading.is_capital(t)).count());
    let shouted =
        content().filter(|&t| reading.word(t).chars().all(|c| !c.is_lowercase()) && reading.word(t).len() > 3).count();
    all >= 5 && (capital == all && all >= 7 || shouted * 10 >= all * 7)
}

fn build(reading: &Reading, mentions: &[Mention]) -> Names {
    let forms = identities::forms(reading, mentions);
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (form, identity) in identities::identities(reading, mentions, &forms).into_iter().enumerate() {
        members.entry(identity).or_default().extend(&forms[form].mentions);
    }
    let mut groups: Vec<(usize, Vec<usize>)> = members.into_iter().collect();
    groups.iter_mut().for_each(|(_, mentions)| mentions.sort_unstable());
    groups.sort_by_key(|(_, mentions)| mentions[0]);
    let mut names = Names {
        entities: Vec::new(),
        roles: Vec::new(),
        genders: Vec::new(),
        of_token: vec![u32::MAX; reading.tokens.len()],
        mentions: Vec::new(),
    };
    for (index, (form, members)) in (0..).zip(groups) {
        for member in &members {
            names.of_token[mentions[*member].first..mentions[*member].end].fill(index);
        }
        names.push(reading, &forms[form], &members, mentions);
    }
    let mut all: Vec<(Span, u32)> =
        names.entities.iter().zip(0..).flat_map(|(e, i)| e.mentions.iter().map(move |m| (*m, i))).collect();
    all.sort_unstable();
    names.mentions = all;
    names.learn_genders(reading);
    names
}

impl Names {
    fn push(&mut self, reading: &Reading, form: &identities::Form, members: &[usize], mentions: &[Mention]) {
        let written = |m: &Mention| {
            reading.span(m.first, m.end).of(reading.text).split_whitespace().collect::<Vec<_>>().join(" ")
        };
        // "CEBU CITY" in a headline or dateline is "Cebu City" where the page also writes it so.
        let quiet = |m: &&usize| written(&mentions[**m]).chars().any(char::is_lowercase);
        let first = form.mentions.iter().take(20).find(quiet).unwrap_or(&form.mentions[0]);
        let name = written(&mentions[*first]);
        let mut aliases: Vec<String> = Vec::new();
        for member in members {
            let alias = written(&mentions[*member]);
            if alias != name && !aliases.contains(&alias) && aliases.len() < 20 {
                aliases.push(alias);
            }
        }
        let roles: Vec<(usize, usize)> = members.iter().filter_map(|m| mentions[*m].role).collect();
        let role = roles
            .iter()
            .max_by_key(|(a, b)| ((b - a).min(12), Reverse(*a)))
            .map(|r| reading.span(r.0, r.1).of(reading.text).to_owned());
        self.genders.push(genders::gender(reading, &roles, &form.words));
        self.roles.push(roles);
        self.entities.push(Entity {
            name,
            kind: form.kind,
            aliases,
            role,
            mentions: members.iter().map(|m| reading.span(mentions[*m].first, mentions[*m].end)).collect(),
            places: Vec::new(),
        });
    }
}
