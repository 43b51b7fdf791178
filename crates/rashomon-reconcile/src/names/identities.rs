//! Which names of several pages name one thing.
//!
//! Four grounds, from sure to likely: the same letters; the same place on the map; a short form that only one name of the story has ("Austin",
//! "IAEA", "Citigroup" for "Citigroup Inc."); and a variant, misspelt or written out of another alphabet in another way,
//! as long as no page has both. A variant stays among the forms of the name it belongs to.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_model::NameKind;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Told;
use crate::mutations::misspelt;

/// All that is told under one spelling.
struct Spelling<'a> {
    words: Vec<String>,
    kind: NameKind,
    pages: BTreeSet<usize>,
    told: Vec<Told<'a>>,
}

/// The identities among what the pages name, each with all that is told of it, in order of their first spelling.
pub fn identities<'a>(told: &[Told<'a>]) -> Vec<Vec<Told<'a>>> {
    let spellings = spellings(told);
    let mut of: Vec<usize> = (0..spellings.len()).collect();
    let joined = [one_place(&spellings), short_forms(&spellings), misspellings(&spellings)];
    for (a, b) in joined.into_iter().flatten() {
        let (from, to) = (of[a], of[b]);
        if from != to && compatible(&spellings, &of, from, to) {
            of.iter_mut().filter(|one| **one == from).for_each(|one| *one = to);
        }
    }
    let mut found: BTreeMap<usize, Vec<Told<'a>>> = BTreeMap::new();
    for (index, spelling) in spellings.iter().enumerate() {
        found.entry(of[index]).or_default().extend(&spelling.told);
    }
    found.into_values().collect()
}

/// Pairs of spellings of which one is most likely the other written otherwise, each with all that is told under it.
pub fn variants<'a>(told: &[Told<'a>]) -> Vec<[Vec<Told<'a>>; 2]> {
    let spellings = spellings(told);
    let alike = |(a, b): &(usize, usize)| sounds(&spellings[*a].words) == sounds(&spellings[*b].words);
    let places = one_place(&spellings).into_iter().filter(alike).map(|(a, b)| (a.min(b), a.max(b)));
    let pairs: BTreeSet<(usize, usize)> = places.chain(misspellings(&spellings)).collect();
    let other = |(a, b): &(usize, usize)| !is_other_form(&spellings[*a].words, &spellings[*b].words);
    pairs.into_iter().filter(other).map(|(a, b)| [a, b].map(|one| spellings[one].told.clone())).collect()
}

/// Whether two names differ in more or in less than their spelling: a given name cut short ("Steve", "Steven"), or the half
/// of a town ("West", "East").
fn is_other_form(a: &[String], b: &[String]) -> bool {
    let cut = |x: &String, y: &String| x.starts_with(y.as_str()) || y.starts_with(x.as_str());
    let short = a.len() > 1 && a[1..] == b[1..] && cut(&a[0], &b[0]);
    let half = |words: &[String]| words.iter().any(|word| HALVES.contains(&word.as_str()));
    short || half(a) && half(b)
}

const HALVES: [&str; 4] = ["east", "north", "south", "west"];

/// Names in order of their letters: those that differ only in case, accents, marks, spaces and a leading article are one.
fn spellings<'a>(told: &[Told<'a>]) -> Vec<Spelling<'a>> {
    let mut by_letters: BTreeMap<String, Vec<Told<'a>>> = BTreeMap::new();
    for one in told {
        by_letters.entry(words(&one.1.name).concat()).or_default().push(*one);
    }
    let spelling = |told: Vec<Told<'a>>| Spelling {
        words: words(&told[0].1.name),
        kind: super::kind(&told),
        pages: told.iter().map(|(page, _)| *page).collect(),
        told,
    };
    by_letters.into_values().map(spelling).collect()
}

/// The words of a name in lower case, without accents, marks and a leading article.
fn words(name: &str) -> Vec<String> {
    let lower: String = name.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let mut words: Vec<String> = lower
        .split(|c: char| c.is_whitespace() || c == '-' || c == '/')
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect())
        .filter(|word: &String| !word.is_empty())
        .collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words
}

/// Pairs of names of one place ("Kyiv" and "Kiev").
fn one_place(spellings: &[Spelling<'_>]) -> Vec<(usize, usize)> {
    let mut first: BTreeMap<u32, usize> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (index, spelling) in spellings.iter().enumerate().filter(|(_, spelling)| spelling.kind == NameKind::Place) {
        let meant = spelling.told.iter().filter_map(|(_, entity)| entity.places.first()?.geonames);
        pairs.extend(meant.map(|place| (index, *first.entry(place).or_insert(index))).filter(|(a, b)| a != b));
    }
    pairs
}

/// Pairs of a short form and the one name of the story that it is short for.
fn short_forms(spellings: &[Spelling<'_>]) -> Vec<(usize, usize)> {
    let by_letters: BTreeMap<String, usize> =
        spellings.iter().enumerate().map(|(index, spelling)| (spelling.words.concat(), index)).collect();
    let mut full: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (index, spelling) in spellings.iter().enumerate() {
        let shorts = shorts(spelling).into_iter().filter_map(|short| by_letters.get(&short).copied());
        for short in shorts.filter(|short| *short != index && like(spellings[*short].kind, spelling.kind)) {
            full.entry(short).or_default().insert(index);
        }
    }
    let sole = |(short, full): (usize, BTreeSet<usize>)| {
        // Names that are themselves short for one another ("Wagner", "Wagner Group", "the Wagner") count as one.
        let longest = full.iter().copied().max_by_key(|index| spellings[*index].words.len())?;
        let within = |index: &usize| {
            *index == longest || shorts(&spellings[longest]).contains(&spellings[*index].words.concat())
        };
        full.iter().all(within).then_some((short, longest))
    };
    full.into_iter().filter_map(sole).collect()
}

/// The letters of each shorter form of a name: those that its pages use, its surname, its initials, and a company
/// without what says that it is one.
fn shorts(spelling: &Spelling<'_>) -> BTreeSet<String> {
    let aliases = spelling.told.iter().flat_map(|(_, entity)| &entity.aliases);
    let mut shorts: BTreeSet<String> = aliases.map(|alias| words(alias).concat()).collect();
    let words = &spelling.words;
    match spelling.kind {
        NameKind::Person if words.len() > 1 => shorts.extend(words.last().cloned()),
        NameKind::Organisation | NameKind::Place if words.len() > 1 => {
            let initials =
                words.iter().filter(|word| !LINKS.contains(&word.as_str())).filter_map(|word| word.chars().next());
            shorts.insert(initials.collect());
            let bare = words.iter().rposition(|word| !FORMS_OF_COMPANY.contains(&word.as_str()));
            shorts.extend(bare.map(|last| words[..=last].concat()));
        }
        _ => {}
    }
    shorts
}

/// Words that initials leave out.
const LINKS: [&str; 6] = ["of", "and", "for", "the", "in", "on"];

/// Words that say what sort of company one is.
const FORMS_OF_COMPANY: [&str; 14] =
    ["inc", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "plc", "ag", "sa", "nv", "gmbh", "group"];

/// Pairs of names of which one is most likely the other written otherwise.
fn misspellings(spellings: &[Spelling<'_>]) -> Vec<(usize, usize)> {
    let mut near: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let telling = |spelling: &Spelling<'_>| spelling.words.len() > 1 || is_off_the_map(spelling);
    for (index, spelling) in spellings.iter().enumerate().filter(|(_, spelling)| telling(spelling)) {
        let mut keys: BTreeSet<String> = spelling.words.iter().filter(|word| word.len() > 2).cloned().collect();
        keys.insert(sounds(&spelling.words).join(" "));
        for key in keys {
            near.entry(key).or_default().push(index);
        }
    }
    let pairs = near
        .values()
        .filter(|names| names.len() <= CROWD)
        .flat_map(|names| names.iter().enumerate().flat_map(|(at, a)| names[at + 1..].iter().map(|b| (*a, *b))));
    let one = |(a, b): &(usize, usize)| is_variant(&spellings[*a], &spellings[*b]);
    pairs.filter(one).collect::<BTreeSet<_>>().into_iter().collect()
}

/// A word that so many names of a story share tells none of them apart.
const CROWD: usize = 40;

/// Whether a name of one word is that of a place which the table of places does not hold: others of one word are too many
/// to be told apart by a letter.
fn is_off_the_map(spelling: &Spelling<'_>) -> bool {
    spelling.kind == NameKind::Place && spelling.told.iter().all(|(_, entity)| entity.places.is_empty())
}

fn is_variant(a: &Spelling<'_>, b: &Spelling<'_>) -> bool {
    let sounded = a.kind == NameKind::Person || a.kind == NameKind::Place && b.kind == NameKind::Place;
    let sounds_alike = sounded && a.words.len() == b.words.len() && sounds(&a.words) == sounds(&b.words);
    let several = a.words.len() > 1 && a.words.len() == b.words.len();
    let misspelt = several && a.words.iter().zip(&b.words).all(|(x, y)| x == y || misspelt(x, y));
    like(a.kind, b.kind) && a.pages.is_disjoint(&b.pages) && (sounds_alike || misspelt)
}

/// What is left of the words of a name when vowels and the letters that alphabets are written over with differently are
/// taken off: "Qaddafi" and "Kadhafi" are one. Empty for words of vowels.
fn sounds(words: &[String]) -> Vec<String> {
    let sound = |word: &String| {
        let mut sound = String::new();
        for c in word.chars() {
            let c = match c {
                'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'w' => continue,
                'q' | 'g' | 'c' => 'k',
                'd' => 't',
                'z' => 's',
                'v' => 'f',
                c => c,
            };
            if !sound.ends_with(c) {
                sound.push(c);
            }
        }
        sound
    };
    words.iter().map(sound).collect()
}

/// Whether kinds may be of one thing: a company and its building, a town and its government.
fn like(a: NameKind, b: NameKind) -> bool {
    use NameKind::{Facility, Organisation, Place};
    a == b
        || matches!(
            (a, b),
            (Organisation, Facility | Place) | (Facility | Place, Organisation) | (Facility, Place) | (Place, Facility)
        )
}

/// Whether what two names were joined with until now lets them be one: every part is like every other.
fn compatible(spellings: &[Spelling<'_>], of: &[usize], a: usize, b: usize) -> bool {
    let members =
        |one: usize| spellings.iter().zip(of).filter(move |(_, of)| **of == one).map(|(spelling, _)| spelling.kind);
    members(a).all(|x| members(b).all(|y| like(x, y)))
}
