//! What was planned or denied, told as done or so.

use rashomon_model::{MutationKind, Span, Token};

use super::Change;
use super::figures::became;
use super::pairs::{Footing, Gap, MADE_FROM, Pair, Sentence};

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

/// Verbs of saying, and those that say besides that it was held back.
const SAID: [&str; 4] = ["said", "says", "told", "stated"];
const ADMITTED: [&str; 6] = ["admitted", "admits", "conceded", "concedes", "confessed", "confesses"];

/// Finds: a plain verb of speech for which one of confession was put. Why: it makes a statement an admission. Example:
/// "the minister said" → "the minister admitted". Known limits: sentences kept word for word only.
pub fn admitted(pair: &Pair<'_>) -> Option<Change> {
    let swap = |(lost, new): &Gap<'_>| {
        let verbs = (find(&pair.before, lost, &SAID)?, find(&pair.after, new, &ADMITTED)?);
        (lost.len() <= 2 && new.len() == 1).then_some(verbs)
    };
    let (old, new) = pair.gaps(WORDED_ALIKE).iter().find_map(swap)?;
    (pair.copied.footing == Footing::Parents).then(|| became(MutationKind::StatusChanged, old, new))
}

/// Share of the words that two sentences share if one verb in the place of another was put there on purpose.
const WORDED_ALIKE: f64 = 0.75;

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
    &["planned scheduled", "postponed delayed put_off pushed_back", "cancelled canceled called_off", "held"],
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
const QUALIFIERS: [&str; 14] = [
    "acting",
    "attempted",
    "conditional",
    "conditionally",
    "draft",
    "in principle",
    "interim",
    "partial",
    "partially",
    "preliminary",
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
    let found_out = next.is_some_and(|t| {
        let word = pair.before.words_of(t.span).to_lowercase();
        FINDINGS.contains(&word.trim_end_matches('s'))
    });
    let kind = if found_out { MutationKind::HedgeLost } else { MutationKind::StatusChanged };
    let why = format!("\u{201c}{words}\u{201d} is gone");
    (kept && !after.contains(stem)).then_some((kind, why))
}

/// What is found out: a provisional one is a doubt, no office or deed of another standing.
const FINDINGS: [&str; 10] =
    ["finding", "result", "conclusion", "count", "figure", "estimate", "assessment", "toll", "tally", "verdict"];

/// Letters that the forms of a qualifier share.
const STEM: usize = 6;

/// Finds: a word of another stage of the same matter put where one stood. Why: the wounded are not the dead, nor the
/// charged the convicted. Example: "was charged" → "was convicted". Known limits: sentences that share most words only.
pub fn stage_changed(pair: &Pair<'_>) -> Option<Change> {
    let in_place = |gap: &Gap<'_>| LADDERS.iter().find_map(|rungs| step(pair, gap, rungs));
    let anywhere = || {
        let words = [words(&pair.before, &pair.before.tokens()), words(&pair.after, &pair.after.tokens())];
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
        let words = words(sentence, tokens).into_iter();
        words.filter(|_| tokens.len() <= SWAP).find_map(|word| Some((on(rungs, word)?, word)))
    };
    let (from, old) = rung(&pair.before, &gap.0)?;
    let (to, new) = rung(&pair.after, &gap.1)?;
    (from != to && !is_denied(&pair.before, old) && !told_of(pair, rungs, from, to)).then_some((old, new))
}

/// The words of two rungs of one ladder, the one alone in the parent's sentence and the other in the child's, wherever
/// they stand: a sentence may have been turned round. Both must share two more words.
fn moved<'a>(pair: &Pair<'a>, [before, after]: &[Vec<&'a str>; 2], rungs: &[&str]) -> Option<(&'a str, &'a str)> {
    let only = |words: &[&'a str]| {
        let mut held: Vec<(usize, &'a str)> = words.iter().filter_map(|w| Some((on(rungs, w)?, *w))).collect();
        held.sort_by_key(|(rung, _)| *rung);
        held.dedup_by_key(|(rung, _)| *rung);
        // What has come further was on the first rung.
        match held[..] {
            [one] => Some(one),
            [(0, _), further] => Some(further),
            _ => None,
        }
    };
    let ((from, old), (to, new)) = (only(before)?, only(after)?);
    let after = pair.after.tokens();
    let shared = pair.before.tokens().iter().filter(|t| !t.stop && after.iter().any(|o| o.stem == t.stem)).count();
    let nothing_else = || after.iter().filter(|t| !t.stop).count() <= shared + 1;
    let alike = pair.likeness >= MADE_FROM || nothing_else();
    (from != to && shared >= 2 && alike && !is_denied(&pair.before, old) && !told_of(pair, rungs, from, to))
        .then_some((old, new))
}

/// Whether a denial stands right before a word: who was "not injured" is "unharmed".
fn is_denied(sentence: &Sentence<'_>, word: &str) -> bool {
    let before = sentence.text().split(word).next().unwrap_or_default().to_lowercase();
    before.split_whitespace().rev().take(2).any(|w| NOT.contains(&w) || w.ends_with("n't") || w.ends_with("n\u{2019}t"))
}

/// Words, and each with the next one.
fn words<'a>(sentence: &Sentence<'a>, tokens: &[&Token]) -> Vec<&'a str> {
    let two = tokens.windows(2).map(|w| Span { start: w[0].span.start, end: w[1].span.end });
    tokens.iter().map(|t| t.span).chain(two).map(|span| sentence.words_of(span)).collect()
}

/// Whether the new rung stands in what was told, or the old one still in what is.
fn told_of(pair: &Pair<'_>, rungs: &[&str], from: usize, to: usize) -> bool {
    let holds = |sentence: &Sentence<'_>, at: usize| {
        words(sentence, &sentence.tokens()).iter().any(|word| on(rungs, word) == Some(at))
    };
    pair.told.iter().any(|s| holds(s, to)) || pair.after.near().iter().any(|s| holds(s, from))
}

/// Words that a swap of one word for another may change.
const SWAP: usize = 4;

/// The rung that a word stands on.
fn on(rungs: &[&str], word: &str) -> Option<usize> {
    let letter = |(x, y): (&u8, &u8)| x.eq_ignore_ascii_case(y) || (*x, *y) == (b'_', b' ');
    let is_it = |other: &[u8]| other.len() == word.len() && other.iter().zip(word.as_bytes()).all(letter);
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
    let denied = |t: &&&Token| !NOT.contains(&lower(&pair.before, t).as_str());
    let planned = before[at + 1..].iter().take(REACH).take_while(denied).filter(|t| !t.stop);
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
/// board" → "was on board"; "rose" → "fell". Known limits: contraries in sentences that share most words only; denials that
/// are put in, in sentences that share nearly all.
pub fn polarity_changed(pair: &Pair<'_>) -> Option<Change> {
    contrary(pair).or_else(|| denied(pair)).or_else(|| denial_lost(pair))
}

/// How many words behind a denial the denied verb stands at most.
const DENIED: usize = 3;

/// A denied verb that is told without denial, in whatever order of words.
fn denial_lost(pair: &Pair<'_>) -> Option<Change> {
    let lower = |s: &Sentence<'_>, t: &Token| s.words_of(t.span).to_lowercase();
    let (before, after) = (pair.before.tokens(), pair.after.tokens());
    let at = before.iter().position(|t| matches!(lower(&pair.before, t).as_str(), "not" | "n't" | "never"))?;
    let deed = before[at + 1..].iter().take(DENIED).find(|t| !t.stop && t.idf > 0.0)?;
    let kept = after.iter().any(|t| t.stem == deed.stem) && !before[..at].iter().any(|t| t.stem == deed.stem);
    let near = pair.after.near_text().replace('\u{2019}', "'");
    let mut words = near.split(|c: char| !c.is_alphanumeric() && c != '\'');
    let denies =
        words.any(|w| w.ends_with("n't") || NOT.contains(&w) || DENIALS.iter().any(|start| w.starts_with(start)));
    let sure = pair.likeness >= REWORDED && !pair.part && pair.copied.footing == Footing::Parents;
    (sure && kept && !denies)
        .then(|| (MutationKind::PolarityChanged, "what one denies the other tells as so".to_owned()))
}

/// Likeness from which two sentences tell one thing, however it is worded.
const REWORDED: f32 = 0.55;

/// How words begin of which one keeps a denial.
const DENIALS: [&str; 8] = ["nothing", "neither", "nor", "nowhere", "fail", "un", "refus", "lack"];

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
