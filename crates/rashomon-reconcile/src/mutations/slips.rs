//! Figures and hours that slipped in a sentence that no longer resembles the one it was made from.

use rashomon_model::{Mutation, MutationKind, Quantity, Span};

use super::figures::{became, is_known, rounded};
use super::mutation;
use super::pairs::{Copied, Footing, Pair, Sentence, sentences};
use crate::answers::figures::number;

/// A figure or an hour of a sentence.
#[derive(Clone, Copy)]
enum Told<'a> {
    Figure(&'a Quantity),
    Hour(Span, i64),
}

impl Told<'_> {
    fn span(&self) -> Span {
        match self {
            Told::Figure(quantity) => quantity.span,
            Told::Hour(span, _) => *span,
        }
    }
}

/// Finds: a figure or an hour that only the child tells, beside one that only the parents tell, where a slip of the hand
/// makes one of the other. Why: a sentence reworded beyond recognition keeps its figures. Example: "the clock above the lamp
/// room showed 3:40" → "on the lamp-room clock it was 3:14". Known limits: turned or single wrong digits, hours that lie close;
/// the two sentences must stand in like places of their pages.
pub fn slips(copied: &Copied<'_>, pairs: &[Pair<'_>], found: &[Mutation]) -> Vec<Mutation> {
    if copied.footing != Footing::Parents {
        return Vec::new();
    }
    let parents = copied.before.iter().flat_map(|page| sentences(page));
    let before: Vec<(Sentence<'_>, Told<'_>)> = parents.flat_map(|s| alone(s, &[copied.after])).collect();
    let after = sentences(copied.after).flat_map(|s| alone(s, &copied.before));
    let told =
        |s: &Sentence<'_>| found.iter().any(|m| m.after == s.citation() && m.kind == MutationKind::NumberChanged);
    let mut slips = Vec::new();
    for (child, new) in after.filter(|(s, _)| !told(s)) {
        let mut fitting = before.iter().filter(|(parent, old)| slipped(old, &new) && in_place(pairs, parent, &child));
        if let (Some((parent, old)), None) = (fitting.next(), fitting.next()) {
            let (kind, why) =
                became(MutationKind::NumberChanged, parent.words_of(old.span()), child.words_of(new.span()));
            slips.push(mutation(parent, &child, kind, why));
        }
    }
    slips
}

/// What a sentence tells that none of the pages held against it tells.
fn alone<'a>(sentence: Sentence<'a>, pages: &[&rashomon_model::Account]) -> Vec<(Sentence<'a>, Told<'a>)> {
    let figures = sentence.quantities().into_iter().filter(|q| !is_known(q, pages)).map(Told::Figure);
    let hours = sentence.account.analysis.times_in(sentence.span);
    let known = |minutes: i64| pages.iter().flat_map(|p| &p.analysis.times).any(|t| t.minute() == Some(minutes));
    let hours = hours.filter_map(|t| Some((t.span, t.minute()?))).filter(|(_, minutes)| !known(*minutes));
    figures.chain(hours.map(|(span, minutes)| Told::Hour(span, minutes))).map(|told| (sentence, told)).collect()
}

/// Minutes by which an hour slips at most.
const SLIP: i64 = 60;

/// Whether one is the other with digits turned round or one digit wrong.
fn slipped(old: &Told<'_>, new: &Told<'_>) -> bool {
    match (old, new) {
        (Told::Hour(_, x), Told::Hour(_, y)) => {
            // "Three" is "ten past three" told roughly.
            let full = |minutes: i64| minutes % 60 == 0;
            (x - y).abs() <= SLIP && !(full(*x) || full(*y))
        }
        (Told::Figure(x), Told::Figure(y)) => {
            let (Some(a), Some(b)) = (number(x), number(y)) else { return false };
            x.unit == y.unit && !rounded(x, y, a, b) && confused(a, b)
        }
        _ => false,
    }
}

/// Whether two numbers of two digits or more have the same digits in another order, or all but one in one order.
fn confused(a: f64, b: f64) -> bool {
    let digits = |value: f64| value.to_string().chars().filter(char::is_ascii_digit).collect::<Vec<_>>();
    let sorted = |mut digits: Vec<char>| {
        digits.sort_unstable();
        digits
    };
    let (a, b) = (digits(a), digits(b));
    let wrong = a.iter().zip(&b).filter(|(x, y)| x != y).count();
    a.len() == b.len() && a.len() > 1 && (wrong == 1 && a.len() > 2 || sorted(a) == sorted(b))
}

/// How many sentences further a reworded one may stand from where its neighbours' sources stand.
const AWAY: usize = 2;

/// Whether the sentences next to one were made from sentences close to the other.
fn in_place(pairs: &[Pair<'_>], parent: &Sentence<'_>, child: &Sentence<'_>) -> bool {
    let whole = pairs.iter().filter(|p| !p.part && p.before.account.page == parent.account.page);
    let mut next = whole.filter(|p| p.after.index.abs_diff(child.index) <= AWAY);
    next.any(|p| p.before.index.abs_diff(parent.index) <= AWAY)
}
