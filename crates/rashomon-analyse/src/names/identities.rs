//! Ties the forms of one name together: shorter ones join the fullest that they fit, acronyms what they spell.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rashomon_model::NameKind;

use super::{FILIAL, Mention};
use crate::gazetteer::{self, Known};
use crate::lexicon::{self, Gender};
use crate::lists::*;
use crate::reading::Reading;

/// One name as a group of mentions with equal words.
pub(crate) struct Form {
    /// The words in lower case.
    pub words: Vec<String>,
    /// Numbers of the mentions.
    pub mentions: Vec<usize>,
    /// What most of the mentions name.
    pub kind: NameKind,
    acronym: bool,
}

/// The forms of the names that are mentioned, the longest first.
pub(crate) fn forms(reading: &Reading, mentions: &[Mention]) -> Vec<Form> {
    let mut forms: BTreeMap<String, (Vec<String>, Vec<usize>)> = BTreeMap::new();
    for (index, mention) in mentions.iter().enumerate() {
        let words: Vec<String> = (mention.first..mention.end)
            .filter(|&t| !reading.is_mark(t))
            .map(|t| reading.lower(t).replace('.', ""))
            .collect();
        forms.entry(words.join(" ")).or_insert_with(|| (words, Vec::new())).1.push(index);
    }
    let form = |(words, numbers): (Vec<String>, Vec<usize>)| {
        let kind = most_frequent(numbers.iter().map(|m| mentions[*m].kind));
        let acronym = words.len() == 1 && is_acronym(reading.word(mentions[numbers[0]].first));
        Form { words, mentions: numbers, kind, acronym }
    };
    let mut forms: Vec<Form> = forms.into_values().map(form).collect();
    forms.sort_by_key(|f| (Reverse(f.words.len()), f.mentions[0]));
    forms
}

fn most_frequent(kinds: impl Iterator<Item = NameKind>) -> NameKind {
    let mut counts: BTreeMap<NameKind, usize> = BTreeMap::new();
    kinds.for_each(|kind| *counts.entry(kind).or_default() += 1);
    counts.into_iter().max_by_key(|(kind, count)| (*count, Reverse(*kind))).map_or(NameKind::Other, |(kind, _)| kind)
}

/// For each form the number of the form whose identity it shares: the fullest.
pub(crate) fn identities(reading: &Reading, mentions: &[Mention], forms: &[Form]) -> Vec<usize> {
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut by_initials: BTreeMap<String, usize> = BTreeMap::new();
    let mut same: Vec<usize> = (0..forms.len()).collect();
    for (index, form) in forms.iter().enumerate() {
        let near = form.words.first().into_iter().chain(form.words.last());
        let known = near.filter_map(|w| by_word.get(w.as_str())).flatten().copied();
        // The latest of a few is enough; a page with hundreds of names of one word is no news article.
        let fuller = known
            .take(32)
            .filter(|&other| {
                is_short_for(form, &forms[other]) && !is_relative(reading, mentions, forms, form, &forms[other])
            })
            .min_by_key(|&other| (!forms[other].words.ends_with(&form.words), other));
        let spelt = by_initials.get(form.words.first().map_or("", String::as_str)).copied().filter(|_| form.acronym);
        match fuller.or(spelt) {
            Some(other) => same[index] = same[other],
            None => {
                for word in form.words.first().into_iter().chain(form.words.last()).chain(before_suffix(&form.words)) {
                    by_word.entry(word).or_default().push(index);
                }
                for word in inner_surnames(form) {
                    let known = by_word.entry(word).or_default();
                    if known.last() != Some(&index) {
                        known.push(index);
                    }
                }
                if form.words.len() > 1 {
                    let initials =
                        form.words.iter().filter(|w| class(w) & STOP == 0).filter_map(|w| w.chars().next()).collect();
                    by_initials.entry(initials).or_insert(index);
                }
            }
        }
    }
    same
}

/// Words behind the name of a company that tell its sort, in lower case.
pub(super) const COMPANIES: &[&str] = &[
    "inc", "corp", "ltd", "llc", "llp", "plc", "ag", "gmbh", "kg", "nv", "bv", "sa", "sas", "sarl", "spa", "srl", "ab",
    "asa", "aps", "oy", "oyj", "pte", "pty", "bhd", "sdn", "pcl", "tbk", "kk",
];

fn is_short_for(short: &Form, full: &Form) -> bool {
    let (a, b) = (&short.words, &full.words);
    if a.len() >= b.len() {
        return false;
    }
    // Whatever a company's name looks like where it stands alone.
    let company = full.kind == NameKind::Organisation && b.last().is_some_and(|w| COMPANIES.contains(&w.as_str()));
    if company && a.len() > 1 && b.starts_with(a) {
        return true;
    }
    let (suffix, prefix) = (b.ends_with(a), b.starts_with(a));
    let alike = short.kind == full.kind;
    match full.kind {
        NameKind::Person if suffix => alike || !is_place_or_people(short),
        // "Biden" for "Joseph R. Biden Jr.", but "Joseph Biden" may be his father.
        NameKind::Person if a.len() == 1 && a.last() == before_suffix(b) => alike || !is_place_or_people(short),
        // "Pornthip" for "Pornthip na Kraburi": who bears such a name goes by the first.
        NameKind::Person if prefix && b.iter().any(|w| FILIAL.contains(&w.as_str())) => !is_place_or_people(short),
        NameKind::Person if inner_surnames(full).any(|word| a.len() == 1 && *word == a[0]) => {
            !is_place_or_people(short)
        }
        NameKind::Person => alike && (prefix || first_and_last(a, b)),
        NameKind::Place | NameKind::Group => false,
        _ if suffix => alike || a.len() > 1 && short.kind != NameKind::Place,
        _ => alike && prefix,
    }
}

/// The surname before "Jr." or "III".
fn before_suffix(words: &[String]) -> Option<&String> {
    let [.., _, surname, last] = words else { return None };
    matches!(last.as_str(), "jr" | "sr" | "ii" | "iii" | "iv").then_some(surname)
}

/// The words inside a person's name that may be the surname: "Oddone" of "Camila Oddone Reig" is her father's name, by which
/// she goes, and "Maria" of "Ada Maria Lund" is not.
fn inner_surnames(full: &Form) -> impl Iterator<Item = &String> {
    let inner =
        if full.kind == NameKind::Person && full.words.len() > 2 { &full.words[1..full.words.len() - 1] } else { &[] };
    inner.iter().filter(|word| word.len() > 3 && lexicon::given_name(word).is_none())
}

/// Whether a surname alone means another of the family: "Mr. Lund" beside Vera Lund, "President Lund and first lady Vera
/// Lund". Who is known to everybody is called by office and surname before a relative is named in full.
fn is_relative(reading: &Reading, mentions: &[Mention], forms: &[Form], short: &Form, full: &Form) -> bool {
    let surname = full.words.ends_with(&short.words) || before_suffix(&full.words) == short.words.last();
    if full.kind != NameKind::Person || short.words.len() != 1 || !surname {
        return false;
    }
    let title = |m: &usize| mentions[*m].first.checked_sub(1).map(|t| t - usize::from(t > 0 && reading.word(t) == "."));
    let called = |m: &usize, words: &[&str]| title(m).is_some_and(|t| reading.one_of(t, words));
    let is_man = |m: &&usize| called(m, &["mr"]);
    let is_woman = |m: &&usize| called(m, &["mrs", "ms", "miss"]);
    let (man, woman) = (short.mentions.iter().any(|m| is_man(&m)), short.mentions.iter().any(|m| is_woman(&m)));
    let given = full.words.first().and_then(|given| lexicon::given_name(given)).unwrap_or(Gender::Unknown);
    if given == Gender::Man && woman && !man || given == Gender::Woman && man && !woman {
        return true;
    }
    let office = |m: &usize| title(m).is_some_and(|t| reading.is(t, TITLE)) && !is_man(&m) && !is_woman(&m);
    let first = mentions[full.mentions[0]].first;
    let known_before = |m: Option<&usize>| m.is_some_and(|m| mentions[*m].first < first);
    if !full.words.ends_with(&short.words) {
        // The father of Donald Trump Jr. is told of first, or the son is called Trump Jr.
        let called = &full.words[full.words.len() - 2..];
        return known_before(short.mentions.first()) || forms.iter().any(|form| form.words == called);
    }
    let named_apart = if given != Gender::Man && woman && !man {
        known_before(short.mentions.iter().find(is_woman))
    } else {
        let office = short.mentions.iter().any(office) && !full.mentions.iter().any(office);
        office || known_before(short.mentions.first())
    };
    named_apart && full.mentions.iter().take(8).any(|m| is_kin(reading, &mentions[*m]))
}

/// Whether somebody is brought in as another's relative: "first lady Vera Lund", "his son, Erik Lund", "Vera Lund, his daughter,".
fn is_kin(reading: &Reading, mention: &Mention) -> bool {
    const KIN: &[&str] =
        &["lady", "wife", "husband", "son", "daughter", "brother", "sister", "mother", "father", "widow"];
    let near = mention.first.saturating_sub(2)..mention.first;
    let before =
        near.rev().take_while(|t| !reading.is_mark(*t) || reading.word(*t) == ",").any(|t| reading.one_of(t, KIN));
    let aside = (mention.end + 1..mention.end + 6).take_while(|t| !reading.is_mark(*t));
    before || reading.word(mention.end) == "," && aside.into_iter().any(|t| reading.one_of(t, KIN))
}

/// Whether a name means a country, a people or a place, whoever else is called so.
fn is_place_or_people(form: &Form) -> bool {
    matches!(form.kind, NameKind::Place | NameKind::Group)
        && gazetteer::known(&form.words.join(" ")).is_some_and(|known| known != Known::Town)
}

/// "Lloyd Austin" for "Lloyd James Austin".
fn first_and_last(a: &[String], b: &[String]) -> bool {
    a.len() == 2 && a.first() == b.first() && a.last() == b.last()
}

pub(crate) fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| *c != '.').count();
    (2..=6).contains(&letters) && word.chars().all(|c| c.is_uppercase() || c == '.' || c.is_ascii_digit() || c == '-')
}
