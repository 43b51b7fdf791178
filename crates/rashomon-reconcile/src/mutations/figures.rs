//! Figures that were changed, bounded otherwise, or told in a word.

use rashomon_model::{Account, Bound, MutationKind, Quantity, Token};

use super::Change;
use super::pairs::{MADE_FROM, Pair, Sentence, listed};
use crate::answers::figures::{converted, number, rounds_to};

/// Finds: a figure of the parent's sentence that the child gives otherwise. Why: figures are what readers carry away.
/// Example: "outage lasted two hours and 40 minutes" → "four hours". Known limits: units must be recognised alike; a
/// figure that the other page tells anywhere in the same unit is taken to be moved, not changed, unless it stands in
/// the other's very place.
pub fn number_changed(pair: &Pair<'_>) -> Option<Change> {
    let (before, after) = (pair.before.quantities(), pair.after.quantities());
    let is_new = |q: &&Quantity| !is_known(q, &pair.copied.before) && !told_bare(pair, q);
    let is_gone = |q: &&Quantity| !is_known(q, &[pair.copied.after]) && !told_bare(pair, q);
    let new: Vec<&Quantity> = after.into_iter().filter(is_new).collect();
    let old: Vec<&Quantity> = before.into_iter().filter(is_gone).collect();
    let swap = new.iter().find_map(|n| old.iter().find(|o| swapped(pair, o, n, [&old, &new])).map(|o| (*o, *n)));
    let (o, n) = swap.or_else(|| in_place(pair))?;
    let (old, new) = (pair.before.words_of(o.span), pair.after.words_of(n.span));
    let sure = pair.copied.settled_by(|a| tellings(a, o), |a| tellings(a, n) > 0);
    sure.then(|| became(MutationKind::NumberChanged, old, new))
}

/// How often a page tells a figure, in whatever words.
fn tellings(account: &Account, quantity: &Quantity) -> usize {
    let same = |q: &&Quantity| !q.ordinal && number(q) == number(quantity) && q.unit == quantity.unit;
    account.analysis.quantities.iter().filter(same).count()
}

/// Whether both sentences tell a figure as often, though the one or the other does not tell what it counts: "Eleven were
/// aboard" and "eleven people".
fn told_bare(pair: &Pair<'_>, quantity: &Quantity) -> bool {
    let same = |s: &Sentence<'_>| -> Vec<bool> {
        s.quantities().into_iter().filter(|q| number(q) == number(quantity)).map(|q| q.unit == "count").collect()
    };
    let (before, after) = (same(&pair.before), same(&pair.after));
    before.len() == after.len() && before.into_iter().chain(after).any(|bare| bare)
}

/// Share of the words that two sentences share if a figure in the place of another is to count, though the pages tell
/// both.
const IN_PLACE: f64 = 0.75;

/// Figures of one unit that stand in one place of two nearly equal sentences.
fn in_place<'a>(pair: &Pair<'a>) -> Option<(&'a Quantity, &'a Quantity)> {
    let within = |s: &Sentence<'a>, tokens: &[&Token]| -> Vec<&'a Quantity> {
        s.quantities().into_iter().filter(|q| tokens.iter().any(|t| q.number.contains(t.span))).collect()
    };
    pair.gaps(IN_PLACE).iter().find_map(|(lost, new)| {
        let ([old], [new]) = (&within(&pair.before, lost)[..], &within(&pair.after, new)[..]) else { return None };
        let (a, b) = (number(old)?, number(new)?);
        let same = a == b || rounded(old, new, a, b) || old.unit != new.unit;
        let words = (pair.before.words_of(old.number), pair.after.words_of(new.number));
        (!same && pair.replaced(words.0, words.1)).then_some((*old, *new))
    })
}

/// Whether one figure stands where the other stood.
fn swapped(pair: &Pair<'_>, old: &Quantity, new: &Quantity, all: [&[&Quantity]; 2]) -> bool {
    let (Some(a), Some(b)) = (number(old), number(new)) else { return false };
    let alone = |all: &[&Quantity]| all.iter().filter(|q| q.unit == new.unit).count() == 1;
    let same_thing = old.counted.is_some() && old.counted == new.counted;
    old.unit == new.unit
        && !rounded(old, new, a, b)
        && (same_thing || pair.likeness >= MADE_FROM && all.into_iter().all(alone) && one_setting(pair, old, new))
}

/// Whether a content word stands near both figures, or the sentences are so alike that none need; "one" counts hardly
/// anything.
fn one_setting(pair: &Pair<'_>, old: &Quantity, new: &Quantity) -> bool {
    let (before, after) = (near(&pair.before, old), near(&pair.after, new));
    let beside_one_word = || before.iter().any(|t| pair.means(t, &after));
    (pair.likeness >= ONE_SENTENCE || beside_one_word()) && pair.after.words_of(new.number) != "one"
}

/// Likeness from which two sentences tell one thing in one setting.
const ONE_SENTENCE: f32 = 0.55;

/// How far from a figure the words stand that tell what it is about, in words.
const SETTING: usize = 3;

fn near<'a>(sentence: &Sentence<'a>, figure: &Quantity) -> Vec<&'a Token> {
    let tokens = sentence.tokens();
    let first = tokens.partition_point(|t| t.span.end <= figure.number.start);
    let end = tokens.partition_point(|t| t.span.start < figure.number.end);
    let around = tokens[first.saturating_sub(SETTING)..first].iter().chain(tokens[end..].iter().take(SETTING));
    around.copied().filter(|t| !t.stop && t.idf > 0.0).collect()
}

/// Share by which two figures may lie apart of which one is bounded.
const ROUGH: f64 = 0.1;

/// Whether one figure is the other told more roughly: rounded, or within what its bound leaves open.
pub fn rounded(old: &Quantity, new: &Quantity, a: f64, b: f64) -> bool {
    let bounded = old.bound != Bound::Exact || new.bound != Bound::Exact;
    let whole = (a.fract() == 0.0) != (b.fract() == 0.0) && a.round() == b.round();
    let near = bounded && (a - b).abs() <= ROUGH * a.abs().max(b.abs());
    whole || near || rounds_to(a, b) || rounds_to(b, a)
}

/// Whether pages tell a figure anywhere, in this or another unit.
pub fn is_known(quantity: &Quantity, pages: &[&Account]) -> bool {
    let Some(value) = number(quantity) else { return true };
    let same = |q: &Quantity| {
        number(q).is_some_and(|v| v == value && q.unit == quantity.unit || converted(v, &q.unit, value, &quantity.unit))
    };
    pages.iter().any(|a| a.analysis.quantities.iter().any(|q| !q.ordinal && same(q)))
}

/// A finding that tells the old words and the new ones.
pub fn became(kind: MutationKind, old: &str, new: &str) -> Change {
    (kind, format!("\u{201c}{old}\u{201d} became \u{201c}{new}\u{201d}"))
}

/// Finds: a figure kept with another bound. Why: a least number becomes a rough one. Example: "more than 200" → "some
/// 200". Known limits: only where both sides bound; a bound that is gone is a lost hedge.
pub fn bound_changed(pair: &Pair<'_>) -> Option<Change> {
    let bounds = |q: &Quantity| q.bound != Bound::Exact;
    let after = pair.after.quantities();
    let same = |o: &Quantity, n: &Quantity| number(o).is_some() && number(o) == number(n) && bounds(n);
    let kept = |n: &Quantity| told_quantities(pair).iter().any(|o| same(o, n) && o.bound == n.bound);
    let (old, new) = told_with_sentence(pair).into_iter().filter(|(_, o)| bounds(o)).find_map(|(s, o)| {
        let n = after.iter().find(|n| same(o, n) && !kept(n))?;
        Some((s.words_of(o.span), pair.after.words_of(n.span)))
    })?;
    pair.copied.settled(old, new).then(|| became(MutationKind::NumberChanged, old, new))
}

fn told_with_sentence<'a>(pair: &Pair<'a>) -> Vec<(Sentence<'a>, &'a Quantity)> {
    pair.told.iter().flat_map(|s| s.quantities().into_iter().map(move |q| (*s, q))).collect()
}

/// The figures of all sentences that tell a part of the child's.
pub fn told_quantities<'a>(pair: &Pair<'a>) -> Vec<&'a Quantity> {
    pair.told.iter().flat_map(Sentence::quantities).collect()
}

/// Words that say whose dollars are meant.
const CURRENCIES: [&str; 8] = ["us", "u.s.", "canadian", "australian", "singapore", "hong", "zealand", "american"];

/// Finds: a sum kept without the word that says in whose money. Why: 2.4 million US dollars are not 2.4 million of the
/// readers' own dollars. Example: "2.4 million US dollars" → "2.4 million dollars". Known limits: dollars only.
pub fn currency_changed(pair: &Pair<'_>) -> Option<Change> {
    let whose = |s: &Sentence<'_>| {
        let tokens = s.tokens();
        let at = tokens.iter().position(|t| s.words_of(t.span).to_lowercase().starts_with("dollar"))?;
        let word = s.words_of(tokens[at.checked_sub(1)?].span).to_lowercase();
        Some((CURRENCIES.contains(&word.as_str()), word))
    };
    let (before, after) = (whose(&pair.before)?, whose(&pair.after)?);
    let sum = |s: &Sentence<'_>| s.quantities().iter().find(|q| q.unit.contains("USD")).and_then(|q| number(q));
    let lost = before.0 && !after.0 && sum(&pair.before).is_some() && sum(&pair.before) == sum(&pair.after);
    lost.then(|| {
        (MutationKind::NumberChanged, format!("whose dollars is no longer told: \u{201c}{}\u{201d}", before.1))
    })
}

/// Words that stand for a number without telling it.
const VAGUE: &str = "surge spate wave series string several numerous multiple dozens scores hundreds thousands \
    countless";

/// Finds: a figure told as a vague word. Why: "a surge" cannot be checked. Example: "six successful coups over the last
/// three years" → "a surge in successful coups". Known limits: a figure that is merely left out is editing.
pub fn figure_lost(pair: &Pair<'_>) -> Option<Change> {
    let vague = |s: &Sentence<'_>| {
        s.tokens().iter().map(|t| s.words_of(t.span).to_lowercase()).filter(|w| listed(VAGUE, w)).collect::<Vec<_>>()
    };
    let before = vague(&pair.before);
    let word = vague(&pair.after).into_iter().find(|w| !before.contains(w))?;
    let counted = |q: &&Quantity| pair.after.tokens().iter().any(|t| Some(t.stem) == q.counted);
    let lost = pair.before.quantities().into_iter().filter(counted).find(|q| !is_known(q, &[pair.copied.after]))?;
    let old = pair.before.words_of(lost.span);
    Some((MutationKind::DetailLost, format!("\u{201c}{old}\u{201d} became \u{201c}{word}\u{201d}")))
}
