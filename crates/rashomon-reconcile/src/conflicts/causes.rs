//! What brought a mishap about, as several sources tell it.

use rashomon_model::{ConflictKind, Modality, Polarity, Span, Verdict};

use super::Difference;
use super::meeting::Meeting;
use crate::units::Unit;

/// Finds: two causes that two sources of two origins give for one mishap. Why: readers ask it first, and only one of them
/// may be right. Example: an overloaded server, and a cut in the power. Known limits: a cause is known by the words that
/// name it or by the question before it; a story is of a mishap where half of its pages begin with one.
pub fn causes(meeting: &Meeting<'_, '_>) -> Option<Difference> {
    let (a, b) = (meeting.a, meeting.b);
    if !meeting.causes || !meeting.two_voices() || by_itself(a) && by_itself(b) || other_mishaps(a, b) {
        return None;
    }
    let shared = a.content.iter().filter(|w| b.content.binary_search_by_key(&w.stem, |o| o.stem).is_ok()).count();
    (shared <= SHARED && meeting.likeness <= ALIKE).then(|| Difference {
        kind: ConflictKind::Cause,
        verdict: Verdict::Conflict,
        why: "they name different causes".to_owned(),
        values: [a.text().to_owned(), b.text().to_owned()],
        keys: [key(a), key(b)],
    })
}

/// Content words that two statements of different causes share at most: more of them are of one cause.
const SHARED: usize = 1;
/// The same for their likeness.
const ALIKE: f32 = 0.25;

/// Who says so: what one source says of the cause in several places is one side.
fn key(unit: &Unit<'_>) -> String {
    match &unit.source {
        _ if by_itself(unit) => "nobody and nothing".to_owned(),
        Some(source) => source.shown(),
        None => format!("{:?}", unit.origin),
    }
}

/// Whether each statement tells of a mishap, and not of the other's.
fn other_mishaps(a: &Unit<'_>, b: &Unit<'_>) -> bool {
    let (mut of_a, mut of_b) = (mishaps(a.plain()).peekable(), mishaps(b.plain()).peekable());
    let both = of_a.peek().is_some() && of_b.peek().is_some();
    let of_b: Vec<&String> = of_b.collect();
    both && !of_a.any(|word| of_b.contains(&word))
}

/// What people ask the cause of.
#[rustfmt::skip]
const MISHAPS: [&str; 65] = [
    "accident", "accidents", "avalanche", "blackout", "blackouts", "blast", "blaze", "breach", "breached",
    "breakdown", "burned", "burst", "capsized", "collapse", "collapsed", "contaminated", "contamination", "crash",
    "crashed", "crushed", "derailed", "derailment", "destroyed", "disaster", "disease", "epidemic", "exploded",
    "explosion", "explosions", "failed", "failure", "fever", "fire", "fires", "flames", "flood", "flooded", "floods",
    "infected", "infection", "infections", "landslide", "leak", "leaked", "malfunction", "meltdown", "mishap",
    "outage", "outages", "outbreak", "overturned", "poisoned", "poisoning", "rupture", "ruptured", "sank", "sickened",
    "sinking", "spill", "spilled", "stampede", "tragedy", "wildfire", "wildfires", "wreck",
];

/// Words that name a cause, whatever it is the cause of: most often it is what the whole page tells of.
#[rustfmt::skip]
const NAMING: [&str; 17] = [
    "blame", "blames", "blamed", "blaming", "culprit", "culprits", "to blame", "the cause", "its cause", "at fault",
    "likeliest way in", "points at", "point at", "pointed at", "put it down to", "puts it down to",
    "puts that down to",
];

/// Words that say that nothing and nobody brought it about.
#[rustfmt::skip]
const BY_ITSELF: [&str; 8] = [
    "of its own accord", "by itself", "natural in origin", "natural causes", "no one set off", "nobody set off",
    "act of god", "act of nature",
];

/// Words between what befell and its cause.
#[rustfmt::skip]
const FROM: [&str; 22] = [
    "because of", "due to", "owing to", "caused by", "triggered by", "set off by", "resulted from", "stemmed from",
    "sparked by", "started by", "ignited by", "brought about by", "brought on by", "brought in with", "brought in by",
    "brought down by", "attributed to", "traced to", "as a result of", "blamed on", "put down to", "came from",
];

/// Words between a cause and what it brought about.
#[rustfmt::skip]
const TO: [&str; 12] = [
    "caused the", "causing the", "triggered the", "triggering the", "set off the", "led to the", "leading to the",
    "sparked the", "started the", "ignited the", "was behind the", "were behind the",
];

/// Words of a question; the answer stands behind it.
#[rustfmt::skip]
const ASKING: [&str; 5] = [
    "why", "what happened", "what caused", "what went wrong", "how it happened",
];
/// Words of such a sentence at most.
const SHORT: usize = 12;

/// Words that leave the cause open.
#[rustfmt::skip]
const OPEN: [&str; 20] = [
    "unknown", "unclear", "not known", "not clear", "not yet", "not been", "no cause", "investigate", "investigated",
    "investigating", "under investigation", "to be determined", "whether", "if", "could have", "would", "inquiry",
    "looking into", "may", "will",
];

/// For each statement whether it names a cause of what the story tells of; none does in a story of no mishap.
pub fn told(units: &[Unit<'_>]) -> Vec<bool> {
    let of_mishap = of_mishap(units);
    (0..units.len()).map(|at| of_mishap && names_cause(units, at)).collect()
}

/// Statements at the head of a page that tell what it is about.
const HEAD: usize = 3;

/// Whether half of the pages tell of a mishap at their head.
fn of_mishap(units: &[Unit<'_>]) -> bool {
    let (mut pages, mut told) = (0, 0);
    for page in units.chunk_by(|a, b| a.account.page == b.account.page) {
        pages += 1;
        told += usize::from(page.iter().take(HEAD).any(|unit| mishaps(unit.plain()).next().is_some()));
    }
    2 * told >= pages
}

/// The mishaps that words tell of.
fn mishaps(words: &[String]) -> impl Iterator<Item = &String> {
    words.iter().filter(|word| MISHAPS.contains(&word.as_str()))
}

fn names_cause(units: &[Unit<'_>], at: usize) -> bool {
    let unit = &units[at];
    let by_itself = by_itself(unit);
    let asserted = matches!(unit.statement.modality, Modality::Asserted | Modality::Reported);
    let denied = unit.statement.polarity == Polarity::Denied && !by_itself;
    let open = || unit.text().trim_end().ends_with('?') || OPEN.iter().any(|words| place(unit, words).is_some());
    let told = || by_itself || named(unit) || tied(unit) || unit.source.is_some() && asked(units, at);
    asserted && !denied && told() && !open()
}

fn by_itself(unit: &Unit<'_>) -> bool {
    BY_ITSELF.iter().any(|words| place(unit, words).is_some())
}

/// Where words stand among those of a statement: the numbers of the first of them and of the one behind the last.
fn place(unit: &Unit<'_>, words: &str) -> Option<(usize, usize)> {
    let count = words.split(' ').count();
    let same = |window: &[String]| window.iter().map(String::as_str).eq(words.split(' '));
    let at = unit.plain().windows(count).position(same)?;
    Some((at, at + count))
}

/// Words behind a cue that tell what is named; before it, where it ends the statement ("was the cause").
const TOLD: usize = 6;

/// Whether a thing is named as the cause: whom one blames for a mishap is another question.
fn named(unit: &Unit<'_>) -> bool {
    let words = unit.plain();
    let thing = |(at, end): (usize, usize)| {
        let behind = &words[end..words.len().min(end + TOLD)];
        let told = if behind.is_empty() { &words[at.saturating_sub(TOLD)..at] } else { behind };
        !told.is_empty() && !told.iter().any(|word| SOMEBODY.contains(&word.as_str()) || is_name(unit, word))
    };
    NAMING.iter().filter_map(|cue| place(unit, cue)).any(thing)
}

/// Whether a word stands in a name within a statement.
fn is_name(unit: &Unit<'_>, word: &str) -> bool {
    let holds = |mention: Span| unit.words_of(mention).to_lowercase().split_whitespace().any(|part| part == word);
    unit.account.analysis.mentions_in(unit.statement.span).into_iter().any(|(_, mention)| holds(mention))
}

/// Whom one blames.
#[rustfmt::skip]
const SOMEBODY: [&str; 30] = [
    "me", "you", "him", "her", "us", "them", "each", "other", "himself", "president", "government", "governor",
    "officials", "police", "media", "minister", "leaders", "administration", "company", "party", "sides", "voters",
    "people", "somebody", "someone", "who", "parents", "operator", "management", "authorities",
];

/// Words between a cue and the mishap at most.
const BESIDE: usize = 6;

/// Whether a mishap stands where the words for a cause say that it was brought about.
fn tied(unit: &Unit<'_>) -> bool {
    let words = unit.plain();
    let tells = |words: &[String]| mishaps(words).next().is_some();
    let before = |(at, end): (usize, usize)| tells(&words[at.saturating_sub(BESIDE)..at]) && !tells(&words[end..]);
    let behind = |(_, end): (usize, usize)| tells(&words[end - 1..words.len().min(end + BESIDE)]);
    FROM.iter().filter_map(|cue| place(unit, cue)).any(before)
        || TO.iter().filter_map(|cue| place(unit, cue)).any(behind)
}

/// Statements between a question and its answer at most.
const ANSWERED: usize = 4;

/// Whether a short sentence shortly before, in the same paragraph, asks what the cause was.
fn asked(units: &[Unit<'_>], at: usize) -> bool {
    let unit = &units[at];
    let together = |other: &&Unit<'_>| {
        let between = Span { start: other.statement.span.end, end: unit.statement.span.start };
        let apart = other.account.page != unit.account.page || between.start > between.end;
        !apart && !unit.words_of(between).contains('\n')
    };
    let asks =
        |other: &Unit<'_>| other.plain().len() <= SHORT && ASKING.iter().any(|words| place(other, words).is_some());
    units[..at].iter().rev().take(ANSWERED).take_while(together).any(asks)
}
