//! What was planned or denied, told as done or so.

use rashomon_model::{MutationKind, Span, Token};

use super::Change;
use super::figures::became;
use super::pairs::{Footing, Gap, MADE_FROM, Pair, Sentence, listed};

/// Verbs of what is not done yet.
const UNDONE: &str = "discussed considered considering weighed weighing mulled mulling proposed proposes planned \
    plans planning offered negotiated negotiating requested demanded threatened threatens attempted tried expected \
    scheduled intended intends suggested debated prepared will would";

/// Verbs of what is done.
const DONE: &str = "made paid done held took taken given sent built began begun left won lost sold bought struck met \
    has have had was were signed agreed completed approved launched carried moved";

/// Finds: a verb of plan, talk or attempt for which a verb of deed was put. Why: the event itself changes.
/// Example: "a payment was discussed" → "a payment was made". Known limits: sentences that share most words, or what was
/// to come told with the same verb as done.
pub fn done(pair: &Pair<'_>) -> Option<Change> {
    let swap = |(lost, new): &Gap<'_>| {
        let old = find(&pair.before, lost, UNDONE)?;
        let now = find(&pair.after, new, DONE)?;
        // "will be told" and "was to be told": tense alone comes with the point of view.
        if ["will", "would"].contains(&old) && ["has", "have", "had", "was", "were"].contains(&now) {
            return None;
        }
        (new.len() <= 4 && lost.len() <= 4 && find(&pair.after, &pair.after.tokens(), UNDONE).is_none())
            .then_some((old, now))
    };
    let (old, new) = pair.gaps(0.6).iter().find_map(swap).or_else(|| carried_out(pair))?;
    Some(became(MutationKind::StatusChanged, old, new))
}

/// What is to be done told as done: "plans to move its loadings" → "has moved its loadings".
fn carried_out<'a>(pair: &Pair<'a>) -> Option<(&'a str, &'a str)> {
    if pair.copied.footing != Footing::Parents || pair.likeness < MADE_FROM {
        return None;
    }
    let after = pair.after.tokens();
    let helps =
        |at: &usize| listed(HELPS, pair.after.words_of(after[*at].span)) && !leads(&pair.after, &after, at + 1, "to");
    let done: Vec<(&Token, &Token)> = (0..after.len())
        .filter(helps)
        .filter_map(|at| Some((after[at], deed(&pair.after, &after[at + 1..])?)))
        .collect();
    let open: Vec<(&Token, &Token)> = pair.after.near().iter().flat_map(ahead).collect();
    let words = |s: &Sentence<'a>, (helper, deed): (&Token, &Token)| {
        s.words_of(Span { start: helper.span.start, end: deed.span.end })
    };
    // "Would be charged" is a plan, or what somebody said of one.
    let plans = ahead(&pair.before).into_iter().filter(|(word, _)| pair.before.words_of(word.span) != "would");
    let mut plans = plans.filter(|(_, deed)| !deed.stop);
    plans.find_map(|plan| {
        let new = *done.iter().find(|(_, deed)| pair.means(plan.1, &[deed]))?;
        let still = open.iter().any(|(_, deed)| pair.means(plan.1, &[deed]));
        (!still).then(|| (words(&pair.before, plan), words(&pair.after, new)))
    })
}

/// What a sentence tells as to come: the word that says so, and the verb.
fn ahead<'a>(sentence: &Sentence<'a>) -> Vec<(&'a Token, &'a Token)> {
    let tokens = sentence.tokens();
    let tells = |at: &usize| {
        let word = sentence.words_of(tokens[*at].span);
        listed("will shall would", word) || listed(AHEAD, word) && leads(sentence, &tokens, at + 1, "to")
    };
    (0..tokens.len()).filter(tells).filter_map(|at| Some((tokens[at], deed(sentence, &tokens[at + 1..])?))).collect()
}

/// Whether a word stands at a place among tokens.
fn leads(sentence: &Sentence<'_>, tokens: &[&Token], at: usize, word: &str) -> bool {
    tokens.get(at).is_some_and(|t| sentence.words_of(t.span) == word)
}

/// The verb that words of time and help lead to.
fn deed<'a>(sentence: &Sentence<'a>, tokens: &[&'a Token]) -> Option<&'a Token> {
    tokens.iter().take(DEED).find(|t| !listed(LIGHT, sentence.words_of(t.span))).copied()
}

/// How many words behind what leads to it a verb stands at most.
const DEED: usize = 4;

/// Words that, before "to", tell of what is to come.
const AHEAD: &str = "plan plans planned planning intend intends intended aims hopes expects expected scheduled set due \
    wants is are was were";

/// Words that tell what follows as done.
const HELPS: &str = "has have had was were";

/// Words between those and the verb.
const LIGHT: &str = "to be been have not also now soon already again";

/// Words by how far a matter has come: one of another rung of the same ladder tells of another state.
const LADDERS: [&[&str]; 16] = [
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
    &["voted_for backed", "abstained", "voted_against opposed", "absent"],
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
/// charged the convicted. Example: "was charged" → "was convicted". Known limits: the stages that are listed.
pub fn stage_changed(pair: &Pair<'_>) -> Option<Change> {
    let words = [words(&pair.before, &pair.before.tokens()), words(&pair.after, &pair.after.tokens())];
    let (old, new) = LADDERS.iter().find_map(|rungs| moved(pair, &words, rungs))?;
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
    rungs.iter().position(|rung| listed(rung, word))
}

fn find<'a>(sentence: &Sentence<'a>, tokens: &[&Token], list: &str) -> Option<&'a str> {
    tokens.iter().map(|t| sentence.words_of(t.span)).find(|w| listed(list, w))
}

/// Words that deny.
const NOT: [&str; 7] = ["not", "no", "never", "none", "nobody", "n't", "without"];

/// Finds: a denial dropped or put in, or a word put for its contrary. Why: the contrary is told. Example: "was not on
/// board" → "was on board"; "rose" → "fell". Known limits: contraries in sentences that share most words only; any word
/// of denial in the other sentence, or one beside it, counts as the same denial.
pub fn polarity_changed(pair: &Pair<'_>) -> Option<Change> {
    let swap = |gap: &Gap<'_>| CONTRARIES.iter().find_map(|rungs| step(pair, gap, rungs));
    if let Some((old, new)) = pair.gaps(0.6).iter().find_map(swap) {
        return pair.copied.settled(old, new).then(|| became(MutationKind::PolarityChanged, old, new));
    }
    let sure = pair.likeness >= REWORDED && !pair.part && pair.copied.footing == Footing::Parents;
    let denied = sure && (denied_alone(&pair.before, &pair.after) || denied_alone(&pair.after, &pair.before));
    denied.then(|| (MutationKind::PolarityChanged, "what one denies the other tells as so".to_owned()))
}

/// Likeness from which two sentences tell one thing, however it is worded.
const REWORDED: f32 = 0.55;

/// How many words behind a denial the denied verb stands at most.
const DENIED: usize = 3;

/// Whether one sentence denies a verb that the other tells without any denial, in whatever order of words.
fn denied_alone(one: &Sentence<'_>, other: &Sentence<'_>) -> bool {
    let denial = |t: &Token| matches!(one.words_of(t.span).to_lowercase().as_str(), "not" | "n't" | "never");
    let (tokens, others) = (one.tokens(), other.tokens());
    let Some(at) = tokens.iter().position(|t| denial(t)) else { return false };
    let deed = tokens[at + 1..].iter().take(DENIED).find(|t| !t.stop && t.idf > 0.0);
    let kept =
        |deed: &Token| others.iter().any(|t| t.stem == deed.stem) && !tokens[..at].iter().any(|t| t.stem == deed.stem);
    let near = other.near_text().replace('\u{2019}', "'");
    let mut words = near.split(|c: char| !c.is_alphanumeric() && c != '\'');
    let denies = |w: &str| w.ends_with("n't") || NOT.contains(&w) || DENIALS.iter().any(|start| w.starts_with(start));
    deed.is_some_and(|deed| kept(deed)) && !words.any(denies)
}

/// How words begin of which one keeps a denial.
const DENIALS: [&str; 8] = ["nothing", "neither", "nor", "nowhere", "fail", "un", "refus", "lack"];
