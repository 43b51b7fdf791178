//! Bounds and doubts that were dropped.

use rashomon_model::{Bound, Modality, Mutation, MutationKind, Quantity, Token};

use super::Change;
use super::figures::told_quantities;
use super::mutation;
use super::pairs::{Copied, Footing, MADE_FROM, Pair, Sentence, listed, sentences};
use crate::answers::figures::number;

/// Finds: a figure kept without its bound. Why: what is a least or a rough number is told as the number.
/// Example: "at least 16 people were dead" → "16 people were dead". Known limits: bounds in words the analysis does not
/// know.
pub fn bound_lost(pair: &Pair<'_>) -> Option<Change> {
    let same = |o: &Quantity, n: &Quantity| number(o).is_some() && number(o) == number(n) && o.unit == n.unit;
    let bare = |n: &&Quantity| n.bound == Bound::Exact && !n.ordinal;
    let exact = |n: &Quantity| told_quantities(pair).iter().any(|o| same(o, n) && o.bound == Bound::Exact);
    let after = pair.after.quantities();
    let bounded = |n: &Quantity| pair.after.text_before(n.span).trim_end().to_lowercase().ends_with(" within");
    let left = |o: &Quantity, n: &&Quantity| bare(n) && same(o, n) && !exact(n) && !bounded(n);
    let lost = |o: &&&Quantity| o.bound != Bound::Exact && after.iter().any(|n| left(o, n));
    let before = pair.before.quantities();
    let figure = before.iter().find(lost).map(|q| pair.before.words_of(q.span));
    let words = figure.or_else(|| edge_lost(pair))?;
    Some((MutationKind::HedgeLost, format!("the bound of \u{201c}{words}\u{201d} is gone")))
}

/// Words that make a time the first or the last that is possible.
const EDGES: [&str; 6] =
    ["no earlier than", "not earlier than", "no later than", "no sooner than", "at the earliest", "at the latest"];

/// A time that is kept without the words that made it an edge: "no earlier than the middle of 2028".
fn edge_lost(pair: &Pair<'_>) -> Option<&'static str> {
    let edge = |s: &Sentence<'_>| {
        let lower = s.text().to_lowercase();
        EDGES.iter().copied().find(|words| lower.contains(words))
    };
    let words = edge(&pair.before).filter(|_| pair.likeness >= MADE_FROM && edge(&pair.after).is_none())?;
    let times = |s: &Sentence<'_>| s.account.analysis.times_in(s.span).map(|t| t.form).collect::<Vec<_>>();
    let after = times(&pair.after);
    times(&pair.before).iter().any(|form| after.contains(form)).then_some(words)
}

/// Finds: a word of doubt that the child drops. Why: what was possible is told as certain. Example: "may have taken on
/// water" → "took on water". Known limits: a doubt told in other words in the same sentence or beside it counts as kept.
pub fn doubt_lost(pair: &Pair<'_>) -> Option<Change> {
    // Of a sentence kept word for word but for its doubt, the sentences beside it tell nothing.
    let near = if pair.kept_word_for_word() { vec![pair.after] } else { pair.after.near() };
    if pair.likeness < MADE_FROM || near.iter().any(doubts) {
        return None;
    }
    let tokens = pair.before.tokens();
    let hedge = tokens.iter().find(|t| is_doubt(&pair.before, t) && kept_after(pair, t.span.end))?;
    let words = pair.before.words_of(hedge.span);
    Some((MutationKind::HedgeLost, format!("what was told as \u{201c}{words}\u{201d} is told as fact")))
}

/// How many words behind an adverb of doubt must be kept, one after another, to be the same words.
const RUN: usize = 4;

/// Finds: a word of doubt taken out of words that the child puts into another sentence. Why: as above. Example: "It is
/// probably the work of Veldmuis, a crew from the port" → "It is the work of Veldmuis, according to the head of the
/// laboratory". Known limits: single adverbs, where the word before them and four behind are kept.
pub fn doubt_taken_out(copied: &Copied<'_>, found: &[Mutation]) -> Vec<Mutation> {
    if copied.footing != Footing::Parents {
        return Vec::new();
    }
    let told = |s: &Sentence<'_>| found.iter().any(|m| m.after == s.citation() && m.kind == MutationKind::HedgeLost);
    let mut taken = Vec::new();
    for before in copied.before.iter().flat_map(|page| sentences(page)) {
        let tokens = before.tokens();
        let adverb = |word: &str| word.ends_with("ly") || word.eq_ignore_ascii_case("perhaps");
        let doubt = |at: &usize| is_doubt(&before, tokens[*at]) && adverb(before.words_of(tokens[*at].span));
        let Some(at) = (1..tokens.len()).find(doubt) else { continue };
        let run: Vec<&Token> =
            tokens[at - 1..].iter().take(RUN + 2).copied().filter(|t| t.span != tokens[at].span).collect();
        if run.len() < RUN + 1 || run.iter().filter(|t| !t.stop && t.idf > 0.0).count() < 2 {
            continue;
        }
        let holds = |s: &Sentence<'_>| {
            s.tokens().windows(RUN + 1).any(|words| words.iter().zip(&run).all(|(a, b)| a.stem == b.stem))
        };
        if copied.before.iter().flat_map(|page| sentences(page)).any(|s| holds(&s)) {
            continue;
        }
        let Some(after) = sentences(copied.after).find(|s| holds(s) && !doubts(s) && !told(s)) else { continue };
        let words = before.words_of(tokens[at].span);
        let why = format!("what was told as \u{201c}{words}\u{201d} is told as fact");
        taken.push(mutation(&before, &after, MutationKind::HedgeLost, why));
    }
    taken
}

/// Words of doubt; "about" and "some" bound figures and are looked for there.
const DOUBT: &str = "may might could apparently possibly perhaps probably likely unlikely reportedly allegedly \
    alleged purported purportedly supposedly presumably seemingly appears appear appeared seems seemed suspected \
    potentially believe believes believed thought feared presumed rumoured rumored suggest suggests suggested \
    unconfirmed tentative tentatively unclear whether consistent";

/// Whether a word is one of doubt: "appeared to", but not "appeared on a forum", nor the month of May; "consistent with",
/// but no "consistent policy".
fn is_doubt(sentence: &Sentence<'_>, token: &Token) -> bool {
    let word = sentence.words_of(token.span);
    let next = &sentence.account.article.text[token.span.end as usize..];
    listed(DOUBT, word)
        && (!(word.starts_with("appear") || word.starts_with("seem")) || next.starts_with(" to"))
        && (word != "consistent" || next.starts_with(" with"))
        && (word != "May" || token.span.start == sentence.span.start)
}

/// How words begin that tell something with doubt, or on somebody's belief.
const DOUBTFUL: [&str; 12] = [
    "suggest", "believ", "think", "thought", "claim", "alleg", "doubt", "apparent", "possib", "estimat", "predict",
    "purport",
];

/// Whether a sentence tells anything with doubt.
fn doubts(sentence: &Sentence<'_>) -> bool {
    let all = sentence.account.analysis.statements.iter().filter(|s| sentence.span.contains(s.span));
    let mut modalities = all.map(|s| s.modality);
    let doubtful = |token: &&Token| {
        let word = sentence.words_of(token.span).to_lowercase();
        is_doubt(sentence, token)
            || DOUBTFUL.iter().any(|start| word.starts_with(start))
            || ["if", "would"].contains(&word.as_str())
    };
    modalities.any(|m| matches!(m, Modality::Possible | Modality::Alleged))
        || sentence.text().to_lowercase().contains("not clear")
        || sentence.tokens().iter().any(doubtful)
}

/// How many content words behind a hedge are looked at.
const BEHIND: usize = 4;

/// Whether the child's sentence tells half of the content words behind a hedge, and two at least.
fn kept_after(pair: &Pair<'_>, end: u32) -> bool {
    let content = |t: &&Token| !t.stop && t.idf > 0.0;
    let next: Vec<&Token> =
        pair.before.tokens().into_iter().filter(|t| t.span.start >= end).filter(content).take(BEHIND).collect();
    let after: Vec<&Token> = pair.after.tokens().into_iter().filter(content).collect();
    let kept = next.iter().filter(|t| pair.means(t, &after)).count();
    kept >= 2 && 2 * kept >= next.len()
}
