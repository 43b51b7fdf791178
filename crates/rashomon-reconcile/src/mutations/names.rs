//! Names and places that were changed.

use rashomon_model::{Mutation, MutationKind, NameKind, Place, Span, Token};

use super::Change;
use super::figures::became;
use super::pairs::{Copied, Gap, Pair, Sentence, sentences};
use super::status::step;

/// Changes of names that go through a whole page.
///
/// Finds: a name that neither a page held against nor an earlier one has, and that spells otherwise one of theirs that
/// the child lacks, or gives its first name another surname. Why: a misspelt name points readers to somebody else.
/// Example: "Norvane Systems" → "Norvain Systems". Known limits: told once a page, where the new form first stands.
pub fn name_changes(copied: &Copied<'_>) -> Vec<Mutation> {
    let new = sentences(copied.after).flat_map(|s| named(&s).into_iter().map(move |name| (s, name)));
    let new =
        new.filter(|(s, (name, _))| first_told(s, name) && !copied.known_before(name) && !copied.known_earlier(name));
    new.filter_map(|(after, (new, _))| {
        let (before, (old, kind)) = copied.before.iter().flat_map(|a| sentences(a)).find_map(|s| {
            let other = |(old, kind): &(&str, NameKind)| respelt(old, new, *kind) || renamed(copied, old, new, *kind);
            let old = named(&s).into_iter().find(|name| other(name) && !copied.known_after(name.0))?;
            copied.settled(old.0, new).then_some((s, old))
        })?;
        let kind = if kind == NameKind::Place { MutationKind::PlaceChanged } else { MutationKind::NameChanged };
        let (kind, why) = became(kind, old, new);
        Some(Mutation { kind, before: before.citation(), after: after.citation(), why })
    })
    .collect()
}

/// The names in a sentence.
pub fn all_named<'a>(sentence: &Sentence<'a>) -> impl Iterator<Item = (&'a str, NameKind)> {
    let (sentence, analysis) = (*sentence, &sentence.account.analysis);
    let all = analysis.mentions_in(sentence.span).into_iter();
    all.map(move |(e, m)| (sentence.words_of(m), analysis.entities[e].kind))
}

/// The names in a sentence, but for peoples, which bend with their use.
fn named<'a>(sentence: &Sentence<'a>) -> Vec<(&'a str, NameKind)> {
    all_named(sentence).filter(|(_, kind)| *kind != NameKind::Group).collect()
}

/// Whether a name stands here for the first time in its page, as a whole or as its last word.
fn first_told(sentence: &Sentence<'_>, name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name);
    let text = &sentence.account.article.text;
    let first = text.find(last).map(|at| Span::new(at, at + last.len()));
    first.is_some_and(|f| sentence.span.contains(f))
}

/// Whether two forms are one name misspelt. A place of more words is told in another language, not misspelt.
fn respelt(old: &str, new: &str, kind: NameKind) -> bool {
    let words = |name: &str| name.split(' ').count();
    misspelt(old, new) && (kind != NameKind::Place || words(old) == words(new)) && !titled(old, new)
}

/// Titles that stand for a first name.
const TITLES: [&str; 12] =
    ["dr", "mr", "mrs", "ms", "miss", "sir", "prof", "professor", "judge", "lord", "lady", "president"];

/// Whether one form has a title where the other has a first name: "Peter Hollingworth" and "Dr Hollingworth".
fn titled(old: &str, new: &str) -> bool {
    let (Some((a, last)), Some((b, same))) = (old.rsplit_once(' '), new.rsplit_once(' ')) else { return false };
    last == same && [a, b].iter().any(|first| TITLES.contains(&plain(first).as_str()))
}

/// Whether two full names are of persons with one first name and nothing else in common, none of whose other words
/// stands in the other page: "Dominic anak Jelani" and "Dominic Jelawai".
fn renamed(copied: &Copied<'_>, old: &str, new: &str, kind: NameKind) -> bool {
    let (Some((first, old)), Some((same, new))) = (old.split_once(' '), new.split_once(' ')) else { return false };
    let words = |name: &str| -> Vec<String> {
        name.split([' ', '-']).filter(|w| w.chars().count() > 2).map(str::to_owned).collect()
    };
    let (lost, put) = (words(old), words(new));
    kind == NameKind::Person
        && first == same
        && distance(&plain(old), &plain(new)) > 1
        && !first.ends_with('.')
        && !lost.is_empty()
        && !put.is_empty()
        && !lost.iter().any(|word| copied.known_after(word))
        && !put.iter().any(|word| copied.known_before(word))
}

/// Letters that a misspelt name needs at least: short words differ by chance.
const LETTERS: usize = 5;

/// Whether two forms are likely one name misspelt: few letters differ, and more than an accent or a plural.
pub fn misspelt(old: &str, new: &str) -> bool {
    // Most names that meet are the same or quite others.
    if old == new {
        return false;
    }
    let (a, b) = (plain(old), plain(new));
    let (letters_a, letters_b) = (a.chars().count(), b.chars().count());
    let longer = letters_a.max(letters_b);
    if longer < LETTERS || letters_a.abs_diff(letters_b) * 4 > longer {
        return false;
    }
    let apart = distance(&a, &b);
    let plural = a.trim_end_matches('s') == b.trim_end_matches('s');
    let digits = |s: &str| s.chars().any(|c| c.is_ascii_digit());
    let transcribed = a.starts_with("al") && b.starts_with("al");
    apart > 0 && apart * 4 <= longer && !plural && !digits(&a) && !digits(&b) && !transcribed
}

/// A name in lower case and American spelling, without marks, spaces, initials and the ending of a genitive.
fn plain(name: &str) -> String {
    let lower = name.to_lowercase().replace(['.', '\'', '\u{2019}'], "");
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 1);
    let american = |name: String, (british, american): &(&str, &str)| {
        if name.contains(british) { name.replace(british, american) } else { name }
    };
    SPELLINGS.iter().fold(words.collect(), american)
}

/// Endings that are spelt in two ways.
const SPELLINGS: [(&str, &str); 5] =
    [("centre", "center"), ("theatre", "theater"), ("defence", "defense"), ("isation", "ization"), ("our", "or")];

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

/// Finds: a person or organisation put where another stood. Why: somebody else is said to have done it. Example: "the
/// Harbour Union called the strike" → "the Dockers' League called the strike". Known limits: the sentences must share
/// most words; single words are not compared, since one bears a first and a last name, an office and a nickname.
pub fn name_swapped(pair: &Pair<'_>) -> Option<Change> {
    let (o, n) = pair.gaps(0.6).iter().find_map(|gap| actor_swap(pair, gap))?;
    pair.copied.settled(o, n).then(|| became(MutationKind::NameChanged, o, n))
}

/// The actors of one kind on both sides of a stretch, if the one is gone and the other new.
fn actor_swap<'a>(pair: &Pair<'a>, gap: &Gap<'_>) -> Option<(&'a str, &'a str)> {
    let last = |name: &str| name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    let gone = |name: &str| !pair.after.near_text().contains(&last(name));
    let (old, kind) = actors(&pair.before, &gap.0).into_iter().find(|(name, _)| gone(name))?;
    let fresh = |name: &str| !name.split(' ').any(|word| word.len() > 2 && pair.copied.known_before(word));
    let one =
        |name: &str| initials(name) == initials(old) || initials(name) == plain(old) || plain(name) == initials(old);
    let new = actors(&pair.after, &gap.1).into_iter().find(|(name, k)| *k == kind && fresh(name) && !one(name))?.0;
    Some((old, new))
}

/// The persons and organisations all whose words are among these.
fn actors<'a>(sentence: &Sentence<'a>, tokens: &[&Token]) -> Vec<(&'a str, NameKind)> {
    let analysis = &sentence.account.analysis;
    let whole = |m: Span| {
        let within = sentence.tokens().into_iter().filter(|t| m.contains(t.span));
        within.into_iter().all(|t| tokens.iter().any(|w| w.span == t.span))
    };
    let actor = |kind: NameKind| matches!(kind, NameKind::Person | NameKind::Organisation);
    let full = |m: Span| sentence.words_of(m).contains(' ');
    let all = analysis.mentions_in(sentence.span).into_iter().map(|(e, m)| (m, analysis.entities[e].kind));
    all.filter(|(m, kind)| actor(*kind) && full(*m) && whole(*m))
        .map(|(m, kind)| (sentence.words_of(m), kind))
        .collect()
}

/// The first letters of a name's words, in lower case.
fn initials(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric());
    words.filter_map(|w| w.chars().next().filter(|c| c.is_uppercase())).flat_map(char::to_lowercase).collect()
}

/// Finds: a place put where another place stood. Why: the event moves. Example: "In the city of Tarija there have been
/// arrests" → "In Yacuiba there have been arrests". Known limits: sentences that share most words, or the words on both
/// sides of the place.
pub fn place_changed(pair: &Pair<'_>) -> Option<Change> {
    let in_place =
        |gap: &Gap<'_>| place_swap(pair, gap).or_else(|| seat_swap(pair, gap)).or_else(|| step(pair, gap, &SIDES));
    if let Some((old, new)) = in_same_words(pair)
        && pair.copied.settled(old, new)
    {
        return Some(became(MutationKind::PlaceChanged, old, new));
    }
    let (o, n) = pair.gaps(0.6).iter().find_map(in_place)?;
    let one = one_place(pair, o, n) || home(o, n);
    (!one && pair.copied.settled(o, n)).then(|| became(MutationKind::PlaceChanged, o, n))
}

/// Two places that stand in the very same words: "22 kilometres south-east of Dhobley, at dawn".
fn in_same_words<'a>(pair: &Pair<'a>) -> Option<(&'a str, &'a str)> {
    let (before, after) = (pair.before.tokens(), pair.after.tokens());
    let same = |old: Span, new: Span| {
        let from = |tokens: &[&'a Token], end: u32| tokens.partition_point(|t| t.span.start < end);
        let (left, right) = (before[..from(&before, old.start)].iter().rev(), before[from(&before, old.end)..].iter());
        let (also_left, also_right) =
            (after[..from(&after, new.start)].iter().rev(), after[from(&after, new.end)..].iter());
        let one = |(a, b): &(&&Token, &&Token)| a.stem == b.stem;
        let shared =
            left.zip(also_left).take_while(one).take(SAME).chain(right.zip(also_right).take_while(one).take(SAME));
        let shared: Vec<&Token> = shared.map(|(t, _)| *t).collect();
        shared.len() >= SAME && shared.iter().any(|t| !t.stop && t.idf > 0.0)
    };
    let new = pair.after.names(NameKind::Place);
    pair.before.names(NameKind::Place).into_iter().find_map(|old| {
        let new = *new.iter().find(|new| same(old, **new))?;
        let (old, new) = (pair.before.words_of(old), pair.after.words_of(new));
        let told = pair.told.iter().any(|s| s.text().contains(new)) || pair.after.text().contains(old);
        (!told && !one_name(old, new) && !home(old, new)).then_some((old, new))
    })
}

/// How many words on both sides of two places must be the same, one of them a content word.
const SAME: usize = 3;

/// What stands for one state as often as for a place, and comes and goes with "American".
const HOME: [&str; 5] = ["us", "usa", "unitedstates", "america", "washington"];

/// Whether both names stand for that state.
fn home(old: &str, new: &str) -> bool {
    [old, new].iter().all(|name| HOME.contains(&plain(name).as_str()))
}

/// The ways of the compass, and the two sides.
const SIDES: [&str; 10] = [
    "north northern",
    "south southern",
    "east eastern",
    "west western",
    "northeast northeastern",
    "northwest northwestern",
    "southeast southeastern",
    "southwest southwestern",
    "left",
    "right",
];

/// Degrees within which two names lie in one place: a city and its suburb, or two names of one country.
const NEAR: f64 = 0.5;

/// Whether two names are one place's: spelt otherwise, cut short, or two names that the gazetteer knows for it.
fn one_place(pair: &Pair<'_>, old: &str, new: &str) -> bool {
    let near = || {
        let (x, y) = (position(&pair.before, old)?, position(&pair.after, new)?);
        Some((x.latitude - y.latitude).abs() < NEAR && (x.longitude - y.longitude).abs() < NEAR)
    };
    one_name(old, new) || near() == Some(true)
}

/// Whether a place's name is another one spelt otherwise or cut short.
fn one_name(old: &str, new: &str) -> bool {
    let (a, b) = (plain(old), plain(new));
    let bare = |name: &str| name.strip_prefix("al").unwrap_or(name).trim_end_matches('s').to_owned();
    let (a, b) = (bare(&a), bare(&b));
    a.starts_with(&b) || b.starts_with(&a) || a.ends_with(&b) || b.ends_with(&a)
}

/// Where a name of a sentence most likely lies.
fn position<'a>(sentence: &Sentence<'a>, name: &str) -> Option<&'a Place> {
    let analysis = &sentence.account.analysis;
    let mut all = analysis.mentions_in(sentence.span).into_iter();
    let (entity, _) = all.find(|(_, m)| sentence.words_of(*m) == name)?;
    analysis.entities[entity].places.first()
}

/// The places that stand on both sides of one stretch of changed words.
fn place_swap<'a>(pair: &Pair<'a>, gap: &Gap<'_>) -> Option<(&'a str, &'a str)> {
    let old = places(&pair.before, &gap.0).into_iter().find(|p| !pair.after.near_text().contains(&p.to_lowercase()))?;
    let told = |p: &str| pair.told.iter().any(|s| s.text().contains(p));
    let new = places(&pair.after, &gap.1).into_iter().find(|p| !told(p))?;
    Some((old, new))
}

/// The seats on both sides of one stretch: "Johor-based" and "Singapore-based".
fn seat_swap<'a>(pair: &Pair<'a>, gap: &Gap<'_>) -> Option<(&'a str, &'a str)> {
    let seat = |s: &Sentence<'a>, tokens: &[&Token]| {
        let seats = tokens.iter().filter_map(|t| s.words_of(t.span).strip_suffix("-based"));
        seats.into_iter().find(|place| place.starts_with(char::is_uppercase))
    };
    let (old, new) = (seat(&pair.before, &gap.0)?, seat(&pair.after, &gap.1)?);
    pair.replaced(old, new).then_some((old, new))
}

/// The places whose mention holds one of these words.
fn places<'a>(sentence: &Sentence<'a>, tokens: &[&Token]) -> Vec<&'a str> {
    let holds = |m: &Span| tokens.iter().any(|t| m.contains(t.span));
    sentence.names(NameKind::Place).into_iter().filter(holds).map(|m| sentence.words_of(m)).collect()
}
