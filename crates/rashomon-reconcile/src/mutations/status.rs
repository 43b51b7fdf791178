//! What was planned or denied, told as done or so.

use rashomon_model::{MutationKind, Token};

use super::Change;
use super::figures::became;
use super::pairs::{Gap, MADE_FROM, Pair, Sentence};

/// Verbs of what is not done yet.
const UNDONE: [&str; 30] = [
    "discussed",
    "considered",
    "considering",
    "weighed",
    "weighing",
    "mulled",
    "mulling",
    "proposed",
    "proposes",
    "planned",
    "plans",
    "planning",
    "offered",
    "negotiated",
    "negotiating",
    "requested",
    "demanded",
    "threatened",
    "threatens",
    "attempted",
    "tried",
    "expected",
    "scheduled",
    "intended",
    "intends",
    "suggested",
    "debated",
    "prepared",
    "will",
    "would",
];

/// Verbs of what is done.
const DONE: [&str; 30] = [
    "made",
    "paid",
    "done",
    "held",
    "took",
    "taken",
    "given",
    "sent",
    "built",
    "began",
    "begun",
    "left",
    "won",
    "lost",
    "sold",
    "bought",
    "struck",
    "met",
    "has",
    "have",
    "had",
    "was",
    "were",
    "signed",
    "agreed",
    "completed",
    "approved",
    "launched",
    "carried",
    "moved",
];

/// Finds: a verb of plan, talk or attempt for which a verb of deed was put. Why: the event itself changes.
/// Example: "a payment was discussed" → "a payment was made". Known limits: sentences that share most words only.
pub fn done(pair: &Pair<'_>) -> Option<Change> {
    swapped(pair).or_else(|| carried_out(pair))
}

/// One verb in the place of the other.
fn swapped(pair: &Pair<'_>) -> Option<Change> {
    let swap = |(lost, new): &Gap<'_>| {
        let old = find(&pair.before, lost, &UNDONE)?;
        let now = find(&pair.after, new, &DONE)?;
        // "will be told" and "was to be told": tense alone comes with the point of view.
        if ["will", "would"].contains(&old) && ["has", "have", "had", "was", "were"].contains(&now) {
            return None;
        }
        (new.len() <= 4 && lost.len() <= 4 && find(&pair.after, &pair.after.tokens(), &UNDONE).is_none())
            .then_some((old, now))
    };
    let (old, new) = pair.gaps(0.6).iter().find_map(swap)?;
    Some(became(MutationKind::StatusChanged, old, new))
}

/// Words by how far a matter has come: one of another rung of the same ladder tells of another state.
const LADDERS: [&[&str]; 15] = [
    &[
        "questioned interviewed",
        "arrested detained apprehended",
        "charged indicted",
        "convicted sentenced guilty",
        "acquitted cleared exonerated",
    ],
    &["missing", "ill sick infected", "injured wounded hurt", "killed dead died", "survived unhurt unharmed"],
    &["suspected alleged accused", "confirmed proven convicted"],
    &[
        "discussed considered debated",
        "proposed suggested drafted",
        "agreed approved adopted passed",
        "rejected refused vetoed",
        "repealed revoked cancelled canceled",
    ],
    &["nominated", "elected", "inaugurated"],
    &["planned scheduled", "postponed delayed", "cancelled canceled", "held"],
    &["threatened", "attempted tried", "managed succeeded", "failed"],
    &["damaged", "destroyed", "rebuilt repaired"],
    &["advised recommended", "ordered forced"],
    &["received", "accepted", "rejected declined"],
    &["critical", "stable", "died dead"],
    &["lead leading leads", "victory won"],
    &["demanded", "paid"],
    &["suspended", "scrapped abandoned"],
    &["contained controlled", "extinguished"],
];

/// Words that make what follows less than it would be without them.
const QUALIFIERS: [&str; 13] = [
    "acting",
    "attempted",
    "conditional",
    "conditionally",
    "draft",
    "in principle",
    "interim",
    "partial",
    "partially",
    "provisional",
    "provisionally",
    "temporarily",
    "temporary",
];

/// Finds: a word dropped that makes an office, a deed or a decision less than a full one. Why: an acting minister is not
/// the minister. Example: "was temporarily closed" → "was closed". Known limits: the words beside it must be kept.
pub fn qualifier_lost(pair: &Pair<'_>) -> Option<Change> {
    let (before, after) = (pair.before.text().to_lowercase(), pair.after.near_text());
    let whole = |at: usize, words: &str| {
        !before[..at].ends_with(char::is_alphanumeric) && !before[at + words.len()..].starts_with(char::is_alphanumeric)
    };
    let (at, words) = QUALIFIERS.iter().find_map(|w| before.find(w).filter(|at| whole(*at, w)).map(|at| (at, *w)))?;
    let end = pair.before.span.start + (at + words.len()) as u32;
    let start = pair.before.span.start + at as u32;
    let tokens = pair.before.tokens();
    let next = tokens.iter().find(|t| t.span.start >= end && !t.stop);
    let last = tokens.iter().rev().find(|t| t.span.end <= start && !t.stop);
    let kept = next.is_some() && [next, last].into_iter().flatten().all(|t| pair.means(t, &pair.after.tokens()));
    let stem = words.get(..STEM).unwrap_or(words);
    let why = format!("\u{201c}{words}\u{201d} is gone");
    (kept && !after.contains(stem)).then_some((MutationKind::StatusChanged, why))
}

/// Letters that the forms of a qualifier share.
const STEM: usize = 6;

/// Finds: a word of another stage of the same matter put where one stood. Why: the wounded are not the dead, nor the
/// charged the convicted. Example: "was charged" → "was convicted". Known limits: sentences that share most words only.
pub fn stage_changed(pair: &Pair<'_>) -> Option<Change> {
    let in_place = |gap: &Gap<'_>| LADDERS.iter().find_map(|rungs| step(pair, gap, rungs));
    let anywhere = || {
        let words = [words(&pair.before), words(&pair.after)];
        LADDERS.iter().find_map(|rungs| moved(pair, &words, rungs))
    };
    let (old, new) = pair.gaps(0.6).iter().find_map(in_place).or_else(anywhere)?;
    pair.copied.settled(old, new).then(|| became(MutationKind::StatusChanged, old, new))
}

/// Words that tell contrary things.
const CONTRARIES: [&[&str]; 9] = [
    &["rose risen climbed increased gained jumped", "fell fallen dropped declined decreased slipped"],
    &["won", "lost"],
    &["opened reopened", "closed shut"],
    &["accepted approved backed supported endorsed", "rejected refused opposed"],
    &["allowed permitted", "banned barred prohibited"],
    &["confirmed admitted acknowledged", "denied disputed"],
    &["guilty", "innocent"],
    &["legal lawful", "illegal unlawful"],
    &["safe", "unsafe dangerous"],
];

/// The words of two rungs of one ladder that a gap swaps, if the new rung is nowhere in what was told and the old one
/// nowhere in what is.
pub fn step<'a>(pair: &Pair<'a>, gap: &Gap<'_>, rungs: &[&str]) -> Option<(&'a str, &'a str)> {
    let rung = |sentence: &Sentence<'a>, tokens: &[&Token]| {
        let words = tokens.iter().map(|t| sentence.words_of(t.span));
        words.filter(|_| tokens.len() <= SWAP).find_map(|word| Some((on(rungs, word)?, word)))
    };
    let (from, old) = rung(&pair.before, &gap.0)?;
    let (to, new) = rung(&pair.after, &gap.1)?;
    (from != to && !told_of(pair, rungs, from, to)).then_some((old, new))
}

/// The words of two rungs of one ladder, the one alone in the parent's sentence and the other in the child's, wherever
/// they stand: a sentence may have been turned round. Both must share two more words.
fn moved<'a>(pair: &Pair<'a>, [before, after]: &[Vec<&'a str>; 2], rungs: &[&str]) -> Option<(&'a str, &'a str)> {
    let only = |words: &[&'a str]| {
        let mut held: Vec<(usize, &'a str)> = words.iter().filter_map(|w| Some((on(rungs, w)?, *w))).collect();
        held.dedup_by_key(|(rung, _)| *rung);
        (held.len() == 1).then(|| held[0])
    };
    let ((from, old), (to, new)) = (only(before)?, only(after)?);
    let after = pair.after.tokens();
    let shared = pair.before.tokens().iter().filter(|t| !t.stop && after.iter().any(|o| o.stem == t.stem)).count();
    (from != to && shared >= 2 && pair.likeness >= MADE_FROM && !told_of(pair, rungs, from, to)).then_some((old, new))
}

fn words<'a>(sentence: &Sentence<'a>) -> Vec<&'a str> {
    sentence.tokens().iter().map(|t| sentence.words_of(t.span)).collect()
}

/// Whether the new rung stands in what was told, or the old one still in what is.
fn told_of(pair: &Pair<'_>, rungs: &[&str], from: usize, to: usize) -> bool {
    let holds = |sentence: &Sentence<'_>, at: usize| {
        sentence.tokens().iter().any(|t| on(rungs, sentence.words_of(t.span)) == Some(at))
    };
    pair.told.iter().any(|s| holds(s, to)) || pair.after.near().iter().any(|s| holds(s, from))
}

/// Words that a swap of one word for another may change.
const SWAP: usize = 4;

/// The rung that a word stands on.
fn on(rungs: &[&str], word: &str) -> Option<usize> {
    let is_it = |other: &[u8]| other.eq_ignore_ascii_case(word.as_bytes());
    rungs.iter().position(|rung| rung.as_bytes().split(|b| *b == b' ').any(is_it))
}

/// Further words that make what follows a wish, a duty or a plan.
const WANTED: [&str; 16] = [
    "asked", "wants", "wanted", "seeks", "sought", "urged", "due", "must", "should", "hopes", "hoped", "aims", "ready",
    "set", "pending", "vowed",
];

/// Past forms that do not end in "ed".
const PAST: [&str; 34] = [
    "began",
    "begun",
    "bought",
    "broke",
    "broken",
    "brought",
    "built",
    "cut",
    "fell",
    "fled",
    "found",
    "gave",
    "given",
    "held",
    "hit",
    "left",
    "lost",
    "made",
    "met",
    "paid",
    "put",
    "quit",
    "sent",
    "shot",
    "shut",
    "sold",
    "struck",
    "took",
    "taken",
    "went",
    "withdrew",
    "withdrawn",
    "won",
    "sworn",
];

/// How many words behind a verb of plan the planned deed stands.
const REACH: usize = 5;

/// A deed that was planned, wanted or possible and is now told as done, in whatever order of words.
fn carried_out(pair: &Pair<'_>) -> Option<Change> {
    if pair.likeness < MADE_FROM {
        return None;
    }
    let (before, after) = (pair.before.tokens(), pair.after.tokens());
    let lower = |s: &Sentence<'_>, t: &Token| s.words_of(t.span).to_lowercase();
    let open = |s: &Sentence<'_>, t: &Token| {
        let word = lower(s, t);
        // "would" is how a plan is told in reported speech, and how a habit is told.
        word != "would" && (UNDONE.contains(&word.as_str()) || WANTED.contains(&word.as_str()))
    };
    let past = |at: usize| {
        let word = lower(&pair.after, after[at]);
        let to_come = at > 0 && matches!(lower(&pair.after, after[at - 1]).as_str(), "to" | "be");
        (word.ends_with("ed") || PAST.contains(&word.as_str())) && !to_come
    };
    let free = |at: usize| !after[at.saturating_sub(REACH)..at].iter().any(|t| open(&pair.after, t));
    let deed = |at: &usize| past(*at) && free(*at) && !open(&pair.after, after[*at]);
    let deeds: Vec<&Token> = (0..after.len()).filter(deed).map(|at| after[at]).collect();
    let told = |s: &Sentence<'_>| s.text().contains('\u{201c}') || s.text().contains('"');
    let is_to = |at: usize| {
        let word = |at: usize| before.get(at).map(|t| lower(&pair.before, t)).unwrap_or_default();
        matches!(word(at).as_str(), "is" | "are" | "was" | "were") && word(at + 1) == "to"
    };
    let to_come = |at: &usize| open(&pair.before, before[*at]) || is_to(*at);
    let at = (0..before.len()).find(to_come).filter(|_| !told(&pair.before))?;
    let planned = before[at + 1..].iter().take(REACH).filter(|t| !t.stop);
    let now = planned.filter_map(|deed| deeds.iter().find(|t| pair.means(deed, &[t]))).next()?;
    Some(became(MutationKind::StatusChanged, pair.before.words_of(before[at].span), pair.after.words_of(now.span)))
}

fn find<'a>(sentence: &Sentence<'a>, tokens: &[&Token], list: &[&str]) -> Option<&'a str> {
    tokens.iter().map(|t| sentence.words_of(t.span)).find(|w| list.contains(&w.to_lowercase().as_str()))
}

/// Words that deny.
const NOT: [&str; 12] =
    ["not", "no", "never", "none", "nobody", "n't", "without", "didn't", "wasn't", "won't", "hasn't", "isn't"];

/// Finds: a denial dropped or put in, or a word put for its contrary. Why: the contrary is told. Example: "was not on
/// board" → "was on board"; "rose" → "fell". Known limits: sentences that share nearly all words only.
pub fn polarity_changed(pair: &Pair<'_>) -> Option<Change> {
    contrary(pair).or_else(|| denied(pair))
}

fn contrary(pair: &Pair<'_>) -> Option<Change> {
    let swap = |gap: &Gap<'_>| CONTRARIES.iter().find_map(|rungs| step(pair, gap, rungs));
    let (old, new) = pair.gaps(0.6).iter().find_map(swap)?;
    pair.copied.settled(old, new).then(|| became(MutationKind::PolarityChanged, old, new))
}

fn denied(pair: &Pair<'_>) -> Option<Change> {
    let denials = |s: &Sentence<'_>| {
        let lower = s.text().to_lowercase();
        lower
            .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}')
            .filter(|w| NOT.contains(&w.replace('\u{2019}', "'").as_str()))
            .count()
    };
    let (before, after) = (denials(&pair.before), denials(&pair.after));
    let same = !pair.gaps(0.85).is_empty() && pair.before.tokens().len().abs_diff(pair.after.tokens().len()) <= 2;
    (same && before.min(after) == 0 && before != after)
        .then(|| (MutationKind::PolarityChanged, "what one denies the other tells as so".to_owned()))
}
