//! Nationalities that were changed.

use rashomon_model::{Mutation, MutationKind, NameKind, Span, Token};

use super::figures::became;
use super::names::all_named;
use super::pairs::{Copied, Footing, Gap, MADE_FROM, Pair, Sentence, has_words, sentences};
use super::{Change, mutation};

/// Finds: a nationality that no page but the child gives. Why: it makes somebody a foreigner. Example: "an agronomist"
/// → "Paraguayan agronomist". Known limits: nationalities spelt unlike their country are not tied to it.
pub fn nationality_changed(pair: &Pair<'_>) -> Option<Change> {
    people_swapped(pair).or_else(|| nationality_added(pair))
}

/// One people in the place of another.
fn people_swapped(pair: &Pair<'_>) -> Option<Change> {
    let within = |s: &Sentence<'_>, tokens: &[&Token]| -> Vec<Span> {
        s.names(NameKind::Group).into_iter().filter(|m| tokens.iter().any(|t| m.contains(t.span))).collect()
    };
    let swap = |(lost, new): &Gap<'_>| {
        let ([old], [new]) = (&within(&pair.before, lost)[..], &within(&pair.after, new)[..]) else { return None };
        let (old, new) = (pair.before.words_of(*old), pair.after.words_of(*new));
        (!one_people(old, new) && pair.replaced(old, new)).then_some((old, new))
    };
    let (o, n) = pair.gaps(0.6).iter().find_map(swap)?;
    pair.copied.settled(o, n).then(|| became(MutationKind::NationalityChanged, o, n))
}

/// Peoples that begin alike.
const CONFUSED: [(&str, &str); 4] =
    [("Slovak", "Sloven"), ("Austri", "Austral"), ("Nigerie", "Nigeria"), ("Mauriti", "Maurita")];

/// Whether two words are of one people: they begin alike, and are not two peoples that do.
fn one_people(a: &str, b: &str) -> bool {
    let two = |x: &str, y: &str| CONFUSED.iter().any(|(one, other)| x.starts_with(one) && y.starts_with(other));
    a.chars().take(STEM).eq(b.chars().take(STEM)) && !two(a, b) && !two(b, a)
}

/// A nationality given to what the parent's sentence tells without it, or put where other words stood.
fn nationality_added(pair: &Pair<'_>) -> Option<Change> {
    let analysis = &pair.after.account.analysis;
    let people = |(e, m): &(usize, Span)| {
        analysis.entities[*e].kind == NameKind::Group && is_nationality(pair.after.words_of(*m))
    };
    let (before, after) = (pair.before.tokens(), pair.after.tokens());
    let word = |t: &Token| pair.after.words_of(t.span);
    let kept = |m: &Span| {
        let next = after.iter().find(|t| t.span.start >= m.end);
        let one = after.iter().rev().find(|t| t.span.end <= m.start).is_some_and(|t| matches!(word(t), "a" | "an"));
        next.is_none_or(|t| pair.means(t, &before) && !t.stop || PEOPLE.contains(&word(t)) || one && t.stop)
            || pair
                .gaps(0.6)
                .iter()
                .any(|(lost, new)| new.iter().any(|t| m.contains(t.span)) && lost.iter().any(|t| !t.stop))
    };
    // A people is named where a place or another people stood: "of Graz, Austria" → "a German firm".
    let near = pair.after.near_text();
    let gone = |(name, kind): &(&str, NameKind)| {
        matches!(kind, NameKind::Place | NameKind::Group) && !near.contains(&name.to_lowercase())
    };
    let elsewhere = pair.likeness >= MADE_FROM && all_named(&pair.before).any(|name| gone(&name));
    // "On our side" is retold from outside as "on the Laconian side".
    let from_outside = |m: &Span| {
        let mine = |t: &&Token| OURS.contains(&pair.before.words_of(t.span).to_lowercase().as_str());
        let put_in = |gap: &Gap<'_>| gap.1.iter().any(|t| m.contains(t.span));
        let gaps = pair.gaps(0.6);
        gaps.iter().any(put_in) && gaps.iter().any(|(lost, _)| lost.iter().any(mine))
    };
    let all = analysis.mentions_in(pair.after.span).into_iter().filter(people).map(|(_, m)| m);
    let all = all.filter(|m| !from_outside(m));
    let new = all
        .filter(|m| elsewhere || !pair.part && kept(m))
        .map(|m| pair.after.words_of(m))
        .find(|w| !told_of(pair, w))?;
    let why = format!("\u{201c}{new}\u{201d} stands in no page that this one was made from");
    let sure = pair.copied.footing == Footing::Parents || alone(pair, new);
    sure.then_some((MutationKind::NationalityChanged, why))
}

/// Words for people of whom nothing else is told.
const PEOPLE: [&str; 9] = ["man", "woman", "men", "women", "national", "nationals", "citizen", "citizens", "aged"];

/// How the adjectives of peoples end.
const ENDINGS: [&str; 8] = ["an", "ese", "ish", "i", "ch", "ek", "ss", "sh"];

/// Words for what is near to who tells of it.
const OURS: [&str; 5] = ["here", "my", "our", "this", "these"];

/// Adjectives of faiths and ages, which end like those of peoples.
const RELIGIONS: [&str; 6] = ["Christian", "Roman", "Anglican", "Jewish", "Presbyterian", "Victorian"];

fn alone(pair: &Pair<'_>, word: &str) -> bool {
    pair.copied.story.iter().filter(|a| has_words(a, word)).count() == 1
}

/// Letters of a nationality that also its country has.
const STEM: usize = 4;

/// Whether a page held against speaks of the people or its country.
fn told_of(pair: &Pair<'_>, word: &str) -> bool {
    let Some(stem) = word.get(..STEM) else { return true };
    let country = COUNTRIES.iter().filter(|(people, _)| *people == word).map(|(_, country)| *country);
    let names: Vec<&str> = country.chain([stem]).collect();
    pair.copied.before.iter().any(|a| names.iter().any(|name| a.article.text.contains(name)))
}

/// Countries that do not begin like their people.
const COUNTRIES: [(&str, &str); 20] = [
    ("American", "U.S."),
    ("American", "United States"),
    ("American", "US "),
    ("British", "UK"),
    ("British", "U.K."),
    ("British", "England"),
    ("Danish", "Denmark"),
    ("Dutch", "Netherlands"),
    ("Finnish", "Finland"),
    ("French", "France"),
    ("Greek", "Greece"),
    ("Filipino", "Philippine"),
    ("Irish", "Ireland"),
    ("Norwegian", "Norway"),
    ("Polish", "Poland"),
    ("Spanish", "Spain"),
    ("Swiss", "Switzerland"),
    ("Welsh", "Wales"),
    ("Scottish", "Scotland"),
    ("Burmese", "Myanmar"),
];

/// Changes of what people somebody is of, wherever the pages tell it.
///
/// Finds: a person told to be of another people than in the parents. Why: it makes somebody a foreigner. Example: "Halima
/// Shide, the Kenyan nutritionist" → "Halima Shide, 29, a Somali expert". Known limits: peoples that stand right beside a
/// full name, in pages whose parents are known.
pub fn of_another_people(copied: &Copied<'_>) -> Vec<Mutation> {
    if copied.footing != Footing::Parents {
        return Vec::new();
    }
    let before: Vec<Person<'_>> = copied.before.iter().flat_map(|page| sentences(page)).flat_map(persons).collect();
    let after: Vec<Person<'_>> = sentences(copied.after).flat_map(persons).collect();
    let changed = |new: &Person<'_>| {
        let mut told = before.iter().filter(|old| old.last_name() == new.last_name()).peekable();
        let old = *told.peek()?;
        let all: Vec<&str> = after.iter().filter(|p| p.last_name() == new.last_name()).map(|p| p.people).collect();
        let kept = told.any(|old| all.iter().any(|people| one_people(old.people, people)));
        let (kind, why) = became(MutationKind::NationalityChanged, old.people, new.people);
        (!kept).then(|| mutation(&old.sentence, &new.sentence, kind, why))
    };
    after.iter().filter_map(changed).collect()
}

/// A person, and the people beside the name.
struct Person<'a> {
    sentence: Sentence<'a>,
    name: &'a str,
    people: &'a str,
}

impl<'a> Person<'a> {
    fn last_name(&self) -> &'a str {
        self.name.rsplit(' ').next().unwrap_or(self.name)
    }
}

/// The persons of a sentence beside whose full name a people stands: "the Danish engineer Karen Lyst", "Karen Lyst, 41, a
/// Danish engineer".
fn persons(sentence: Sentence<'_>) -> Vec<Person<'_>> {
    let analysis = &sentence.account.analysis;
    let mut all = analysis.mentions_in(sentence.span);
    all.sort_by_key(|(_, m)| m.start);
    let kind = |entity: usize| analysis.entities[entity].kind;
    let pair = |two: &[(usize, Span)]| {
        let [(first, a), (second, b)] = *two else { return None };
        let between =
            if a.end <= b.start { sentence.words_of(Span { start: a.end, end: b.start }) } else { return None };
        let few = between.split(' ').count() <= BESIDE && !between.contains(" and ");
        let (name, people) = match (kind(first), kind(second)) {
            (NameKind::Group, NameKind::Person) if !between.contains(',') => (b, a),
            (NameKind::Person, NameKind::Group) if between.starts_with(',') => (a, b),
            _ => return None,
        };
        let (name, people) = (sentence.words_of(name), sentence.words_of(people));
        (few && name.contains(' ') && is_nationality(people)).then_some(Person { sentence, name, people })
    };
    all.windows(2).filter_map(pair).collect()
}

/// How many words stand between a name and its people at most.
const BESIDE: usize = 5;

/// Whether a word ends like the adjective of a people, and is none of a faith.
fn is_nationality(word: &str) -> bool {
    ENDINGS.iter().any(|ending| word.ends_with(ending)) && !RELIGIONS.contains(&word)
}
