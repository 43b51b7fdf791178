//! Names, places and nationalities that were changed.

use rashomon_model::{MutationKind, NameKind, Span, Token};

use super::Change;
use super::figures::became;
use super::pairs::{Footing, Pair, Sentence, has_words};

/// Finds: a name of the parent's sentence that the child spells otherwise, where neither page has the other's form.
/// Why: a misspelt name points readers to somebody else. Example: "Norvane Systems" → "Norvain Systems".
/// Known limits: a name that the child leaves out is not seen; told once a page, where the new form first stands.
pub fn name_changed(pair: &Pair<'_>) -> Option<Change> {
    let old: Vec<&str> = named(&pair.before).into_iter().map(|m| m.0).filter(|n| !pair.known_after(n)).collect();
    let new: Vec<&str> = named(&pair.after).into_iter().map(|m| m.0).filter(|n| !pair.known_before(n)).collect();
    let (o, n) = old.iter().find_map(|o| new.iter().find(|n| misspelt(o, n)).map(|n| (*o, *n)))?;
    let place = named(&pair.before).iter().any(|(name, kind)| *name == o && *kind == NameKind::Place);
    let kind = if place { MutationKind::PlaceChanged } else { MutationKind::NameChanged };
    (first_told(&pair.after, n) && pair.settled(o, n)).then(|| became(kind, o, n))
}

/// The names in a sentence, but for peoples, which bend with their use.
fn named<'a>(sentence: &Sentence<'a>) -> Vec<(&'a str, NameKind)> {
    let analysis = &sentence.account.analysis;
    let all = analysis.mentions_in(sentence.span).into_iter();
    all.map(|(e, m)| (sentence.words_of(m), analysis.entities[e].kind)).filter(|(_, k)| *k != NameKind::Group).collect()
}

/// Whether a name stands here for the first time in its page, as a whole or as its last word.
fn first_told(sentence: &Sentence<'_>, name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name);
    let text = &sentence.account.article.text;
    let first = text.find(last).map(|at| Span::new(at, at + last.len()));
    first.is_some_and(|f| sentence.span.contains(f))
}

/// Letters that a misspelt name needs at least: short words differ by chance.
const LETTERS: usize = 5;

/// Whether two forms are likely one name misspelt: few letters differ, and more than an accent or a plural.
pub fn misspelt(old: &str, new: &str) -> bool {
    let (a, b) = (plain(old), plain(new));
    let longer = a.chars().count().max(b.chars().count());
    let apart = distance(&a, &b);
    let plural = a.trim_end_matches('s') == b.trim_end_matches('s');
    let digits = |s: &str| s.chars().any(|c| c.is_ascii_digit());
    longer >= LETTERS && apart > 0 && apart * 4 <= longer && !plural && !digits(&a) && !digits(&b)
}

/// A name in lower case, without marks, spaces and initials.
fn plain(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 1);
    words.collect()
}

/// Levenshtein distance in characters; letters outside ASCII stand for any letter, since accents come and go.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let same = |x: char, y: char| x == y || x.is_ascii() != y.is_ascii();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = diagonal + usize::from(!same(x, *y));
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

/// Finds: a place put where another place stood. Why: the event moves. Example: "In the city of Tarija there have been
/// arrests" → "In Yacuiba there have been arrests". Known limits: where both pages know both places, the sentences must
/// share most words.
pub fn place_changed(pair: &Pair<'_>) -> Option<Change> {
    let (o, n) = pair.gaps(0.6).into_iter().find_map(|gap| place_swap(pair, &gap)).or_else(|| unknown_swap(pair))?;
    pair.settled(o, n).then(|| became(MutationKind::PlaceChanged, o, n))
}

type Gap<'a> = (Vec<&'a Token>, Vec<&'a Token>);

/// The places that stand on both sides of one stretch of changed words.
fn place_swap<'a>(pair: &Pair<'a>, gap: &Gap<'_>) -> Option<(&'a str, &'a str)> {
    let old = places(&pair.before, &gap.0).into_iter().find(|p| !pair.after.near_text().contains(&p.to_lowercase()))?;
    let told = |p: &str| pair.told.iter().any(|s| s.text().contains(p));
    let new = places(&pair.after, &gap.1).into_iter().find(|p| !told(p))?;
    Some((old, new))
}

/// The places whose mention holds one of these words.
fn places<'a>(sentence: &Sentence<'a>, tokens: &[&Token]) -> Vec<&'a str> {
    let analysis = &sentence.account.analysis;
    let holds = |m: Span| tokens.iter().any(|t| m.contains(t.span));
    let all = analysis.mentions_in(sentence.span).into_iter();
    all.filter(|(e, m)| analysis.entities[*e].kind == NameKind::Place && holds(*m))
        .map(|(_, m)| sentence.words_of(m))
        .collect()
}

/// A place that the child's page leaves out and one that no parent's page has, of equally many words.
fn unknown_swap<'a>(pair: &Pair<'a>) -> Option<(&'a str, &'a str)> {
    let place = |s: &Sentence<'a>| named(s).into_iter().filter(|(_, k)| *k == NameKind::Place).map(|m| m.0);
    let old = place(&pair.before).find(|p| !pair.known_after(p))?;
    let words = |p: &str| p.split(' ').count();
    let new = place(&pair.after).find(|p| !pair.known_before(p) && words(p) == words(old))?;
    (pair.likeness >= 0.6).then_some((old, new))
}

/// Finds: a nationality that no page but the child gives. Why: it makes somebody a foreigner. Example: "an agronomist"
/// → "Paraguayan agronomist". Known limits: nationalities spelt unlike their country are not tied to it.
pub fn nationality_changed(pair: &Pair<'_>) -> Option<Change> {
    let analysis = &pair.after.account.analysis;
    let group = |(e, m): (usize, Span)| {
        let word = pair.after.words_of(m);
        (analysis.entities[e].kind == NameKind::Group && !word.contains(' ') && !word.ends_with('s')).then_some(word)
    };
    let new = analysis.mentions_in(pair.after.span).into_iter().filter_map(group).find(|w| !told_of(pair, w))?;
    let adjective = pair
        .after
        .text()
        .split_once(new)
        .is_some_and(|(_, rest)| rest.starts_with(' ') && rest[1..].starts_with(char::is_alphabetic));
    let why = format!("\u{201c}{new}\u{201d} stands in no page that this one was made from");
    let sure = pair.copied.footing == Footing::Parents || alone(pair, new);
    (adjective && sure).then_some((MutationKind::NationalityChanged, why))
}

fn alone(pair: &Pair<'_>, word: &str) -> bool {
    pair.copied.story.iter().filter(|a| has_words(a, word)).count() == 1
}

/// Letters of a nationality that also its country has.
const STEM: usize = 4;

/// Whether a page held against speaks of the people or its country.
fn told_of(pair: &Pair<'_>, word: &str) -> bool {
    let Some(stem) = word.get(..STEM) else { return true };
    pair.copied.before.iter().any(|a| a.article.text.contains(stem))
}
