//! Bounds and doubts that were dropped.

use rashomon_model::{Bound, Modality, MutationKind, Quantity, Statement, Token};

use super::Change;
use super::figures::told_quantities;
use super::pairs::{Pair, Sentence};
use crate::answers::figures::number;

/// Finds: a figure kept without its bound. Why: what is a least or a rough number is told as the number.
/// Example: "at least 16 people were dead" → "16 people were dead". Known limits: bounds in words the analysis does not
/// know.
pub fn bound_lost(pair: &Pair<'_>) -> Option<Change> {
    let same = |o: &Quantity, n: &Quantity| number(o).is_some() && number(o) == number(n) && o.unit == n.unit;
    let bare = |n: &&Quantity| n.bound == Bound::Exact && !n.ordinal;
    let exact = |n: &Quantity| told_quantities(pair).iter().any(|o| same(o, n) && o.bound == Bound::Exact);
    let after = pair.after.quantities();
    let lost =
        |o: &&&Quantity| o.bound != Bound::Exact && after.iter().filter(|n| bare(n)).any(|n| same(o, n) && !exact(n));
    let before = pair.before.quantities();
    let q = before.iter().find(lost)?;
    let words = pair.before.words_of(q.span);
    Some((MutationKind::HedgeLost, format!("the bound of \u{201c}{words}\u{201d} is gone")))
}

/// Finds: a word of doubt that the child drops. Why: what was possible is told as certain. Example: "may have taken on
/// water" → "took on water". Known limits: a doubt told in other words in the same sentence or beside it counts as kept.
pub fn doubt_lost(pair: &Pair<'_>) -> Option<Change> {
    if pair.after.near().iter().any(doubts) {
        return None;
    }
    let hedge = statements(&pair.before)
        .iter()
        .flat_map(|s| &s.hedges)
        .copied()
        .find(|h| is_doubt(&pair.before, *h) && kept_after(pair, h.end))?;
    let words = pair.before.words_of(hedge);
    Some((MutationKind::HedgeLost, format!("what was told as \u{201c}{words}\u{201d} is told as fact")))
}

/// Words of doubt; "about" and "some" bound figures and are looked for there.
const DOUBT: [&str; 24] = [
    "may",
    "might",
    "could",
    "apparently",
    "possibly",
    "perhaps",
    "probably",
    "likely",
    "unlikely",
    "reportedly",
    "allegedly",
    "alleged",
    "purported",
    "purportedly",
    "supposedly",
    "presumably",
    "seemingly",
    "appears",
    "appear",
    "appeared",
    "seems",
    "seemed",
    "suspected",
    "potentially",
];

/// Whether a hedge is a word of doubt: "appeared to", but not "appeared on a forum".
fn is_doubt(sentence: &Sentence<'_>, hedge: rashomon_model::Span) -> bool {
    let word = sentence.words_of(hedge).to_lowercase();
    let next = &sentence.account.article.text[hedge.end as usize..];
    DOUBT.contains(&word.as_str())
        && (!(word.starts_with("appear") || word.starts_with("seem")) || next.starts_with(" to"))
}

fn statements<'a>(sentence: &Sentence<'a>) -> Vec<&'a Statement> {
    let all = sentence.account.analysis.statements.iter();
    all.filter(|s| sentence.span.contains(s.span)).collect()
}

/// Whether a sentence tells anything with doubt.
fn doubts(sentence: &Sentence<'_>) -> bool {
    let doubtful = |s: &&Statement| matches!(s.modality, Modality::Possible | Modality::Alleged);
    let hedged = |s: &&Statement| s.hedges.iter().any(|h| is_doubt(sentence, *h));
    let lower = sentence.text().to_lowercase();
    let other = ["suggest", "believe", "think", "suspect", "claim", "not clear", "unclear", "if ", "would ", "doubt"];
    statements(sentence).iter().any(|s| doubtful(s) || hedged(s)) || other.iter().any(|w| lower.contains(w))
}

/// Whether the child's sentence keeps the two content words after a hedge.
fn kept_after(pair: &Pair<'_>, end: u32) -> bool {
    let next: Vec<&Token> =
        pair.before.tokens().into_iter().filter(|t| t.span.start >= end && !t.stop && t.idf > 0.0).take(2).collect();
    let after = pair.after.tokens();
    next.len() == 2 && next.iter().all(|t| after.iter().any(|o| o.stem == t.stem))
}
