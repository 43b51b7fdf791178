//! What was planned or denied, told as done or so.

use rashomon_model::{MutationKind, Token};

use super::Change;
use super::figures::became;
use super::pairs::{Pair, Sentence};

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
    let swap = |(lost, new): (Vec<&Token>, Vec<&Token>)| {
        let old = find(&pair.before, &lost, &UNDONE)?;
        let now = find(&pair.after, &new, &DONE)?;
        (new.len() <= 4 && lost.len() <= 4 && find(&pair.after, &pair.after.tokens(), &UNDONE).is_none())
            .then_some((old, now))
    };
    let (old, new) = pair.gaps(0.6).into_iter().find_map(swap)?;
    Some(became(MutationKind::StatusChanged, old, new))
}

fn find<'a>(sentence: &Sentence<'a>, tokens: &[&Token], list: &[&str]) -> Option<&'a str> {
    tokens.iter().map(|t| sentence.words_of(t.span)).find(|w| list.contains(&w.to_lowercase().as_str()))
}

/// Words that deny.
const NOT: [&str; 12] =
    ["not", "no", "never", "none", "nobody", "n't", "without", "didn't", "wasn't", "won't", "hasn't", "isn't"];

/// Finds: a denial dropped or put in. Why: the contrary is told. Example: "was not on board" → "was on board". Known
/// limits: sentences that share nearly all words only.
pub fn polarity_changed(pair: &Pair<'_>) -> Option<Change> {
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
