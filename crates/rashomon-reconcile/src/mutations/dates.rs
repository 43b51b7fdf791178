//! Dates and times that were shifted.

use rashomon_model::{MutationKind, TimeExpression};

use super::Change;
use super::figures::became;
use super::pairs::{Pair, Sentence};

/// Finds: a date or time of the parent's sentence that the child gives otherwise. Why: a shifted date makes another
/// event. Example: "May 28" → "April 28". Known limits: only times written out in the same form, not durations; a time
/// that the other page tells anywhere is taken to be moved, not changed.
pub fn date_shifted(pair: &Pair<'_>) -> Option<Change> {
    let known = |t: &&TimeExpression, pages: &[&rashomon_model::Account]| {
        pages
            .iter()
            .any(|a| a.analysis.times.iter().any(|o| o.form == t.form || (t.value.is_some() && o.value == t.value)))
    };
    let old: Vec<&TimeExpression> =
        points(&pair.before).into_iter().filter(|t| !known(t, &[pair.copied.after])).collect();
    let new: Vec<&TimeExpression> =
        points(&pair.after).into_iter().filter(|t| !known(t, &pair.copied.before)).collect();
    let alike =
        |a: &TimeExpression, b: &TimeExpression| std::mem::discriminant(&a.form) == std::mem::discriminant(&b.form);
    let (o, n) = old.iter().find_map(|o| new.iter().find(|n| alike(o, n)).map(|n| (*o, *n)))?;
    let (old, new) = (pair.before.words_of(o.span), pair.after.words_of(n.span));
    pair.settled(old, new).then(|| became(MutationKind::DateShifted, old, new))
}

fn points<'a>(sentence: &Sentence<'a>) -> Vec<&'a TimeExpression> {
    sentence.account.analysis.times_in(sentence.span).filter(|t| t.is_point()).collect()
}
