//! Scopes that were dropped.

use rashomon_model::{
    MutationKind, NameKind, Precision, Quantity, Span, TimeExpression, TimeForm, TimeUnit, Token, TokenKind,
};

use super::Change;
use super::figures::is_known;
use super::pairs::{Pair, Sentence, listed};
use crate::answers::figures::number;

/// Finds: a span of time or a narrowing word of the parent that the child drops while it keeps what is narrowed. Why: a
/// count over three years becomes a count. Example: "eight incidents in the past four years" → "eight incidents".
/// Known limits: scopes of place only in sentences that tell a figure, kept word for word.
pub fn scope_lost(pair: &Pair<'_>) -> Option<Change> {
    let lost = [period_lost, since_lost, part_lost, whole_for_part, place_lost, count_lost, conjunct_lost];
    let words = lost.iter().find_map(|lost| lost(pair))?;
    Some((MutationKind::ScopeLost, format!("\u{201c}{words}\u{201d} is gone")))
}

/// How far from a figure its span of time may stand, in bytes: further on it belongs to something else.
const BESIDE: u32 = 60;

/// A span of time beside a figure that is kept.
fn period_lost<'a>(pair: &Pair<'a>) -> Option<&'a str> {
    let counts = kept_figures(pair);
    let beside = |t: &&Span| {
        let between = |q: &Quantity| Span { start: t.end.min(q.span.end), end: t.start.max(q.span.start) };
        // What another clause tells is no scope of the figure.
        let of_one_clause = |gap: Span| {
            gap.end <= gap.start + BESIDE && !CLAUSES.iter().any(|mark| pair.before.words_of(gap).contains(mark))
        };
        counts.iter().any(|q| between(q).start >= between(q).end || of_one_clause(between(q)))
    };
    let word_for_word = pair.kept_word_for_word();
    let spans: fn(&Sentence<'_>) -> Vec<Span> = if word_for_word { times } else { periods };
    let told = spans(&pair.before);
    let gone = |words: &&str| {
        if word_for_word {
            // It was cut out of this very sentence, whatever the next one tells of.
            spans(&pair.after).len() < told.len() && !pair.after.near_text().contains(&words.to_lowercase())
        } else {
            pair.after.near().iter().all(|s| spans(s).is_empty())
        }
    };
    let moved = |words: &&str| pair.after.near_text().contains(&words.to_lowercase());
    told.iter().filter(|t| beside(t)).map(|t| pair.before.words_of(*t)).filter(|words| !moved(words)).find(gone)
}

/// What stands between two clauses.
const CLAUSES: [&str; 6] = [", and ", ", but ", "; ", ", while ", ", who ", ", which "];

/// The figures of the parent's sentence that the child's keeps, without lengths of time.
fn kept_figures<'a>(pair: &Pair<'a>) -> Vec<&'a Quantity> {
    let kept = |q: &&Quantity| pair.after.quantities().iter().any(|o| number(o) == number(q) && !length(o));
    pair.before.quantities().into_iter().filter(|q| !length(q)).filter(kept).collect()
}

/// Whether a figure is itself a length of time.
fn length(quantity: &Quantity) -> bool {
    ["minute", "hour", "day", "week", "month", "year", "second"].contains(&quantity.unit.as_str())
}

/// Lengths of time, and what is told as the span up to now: "so far this year", "since January".
fn periods(sentence: &Sentence<'_>) -> Vec<Span> {
    let text = &sentence.account.article.text;
    let up_to_now = |t: &TimeExpression| {
        let before = text[sentence.span.start as usize..t.span.start as usize].to_lowercase();
        before.ends_with("since ") || before.ends_with("so far ")
    };
    let long = |t: &&TimeExpression| matches!(t.form, TimeForm::Duration { .. }) || up_to_now(t);
    let lengths = sentence.account.analysis.times_in(sentence.span).filter(long).map(|t| t.span);
    lengths.chain(edges(sentence)).collect()
}

/// The first and the last of lengths of time: "in the first hour".
fn edges(sentence: &Sentence<'_>) -> Vec<Span> {
    let tokens = sentence.tokens();
    let is = |token: &Token, list: &str| listed(list, sentence.words_of(token.span));
    let edge = |w: &&[&Token]| is(w[0], "the") && is(w[1], "first last") && is(w[2], LENGTHS);
    tokens.windows(3).filter(edge).map(|w| Span { start: w[0].span.start, end: w[2].span.end }).collect()
}

/// Words for lengths of time.
const LENGTHS: &str = "minute minutes hour hours day days night week weeks month months year years";

/// Lengths of time, and months and years by their names: "last year".
fn times(sentence: &Sentence<'_>) -> Vec<Span> {
    let long = |t: &&TimeExpression| match t.form {
        TimeForm::Shift { unit, .. } => matches!(unit, TimeUnit::Month | TimeUnit::Year),
        TimeForm::Absolute(moment) => moment.precision <= Precision::Month,
        TimeForm::Month { .. } | TimeForm::YearPart { .. } | TimeForm::Years { .. } => true,
        _ => false,
    };
    let named = sentence.account.analysis.times_in(sentence.span).filter(long).map(|t| t.span);
    periods(sentence).into_iter().chain(named).collect()
}

/// Words that tell of a greatest or a first.
const GREATEST: &str = "worst best deadliest biggest largest highest lowest longest heaviest strongest hottest \
    coldest wettest driest first fewest";

/// A greatest, or one of a count, that is kept without the time since when it is one.
fn since_lost<'a>(pair: &Pair<'a>) -> Option<&'a str> {
    let words = |s: &Sentence<'_>| -> Vec<String> {
        s.tokens().iter().map(|t| s.words_of(t.span).to_lowercase()).filter(|w| listed(GREATEST, w)).collect()
    };
    let after = words(&pair.after);
    let lost = *periods(&pair.before).first()?;
    let kept = words(&pair.before).iter().any(|w| after.contains(w)) || kept_place_in_a_row(pair);
    let moved = || pair.after.near_text().contains(&pair.before.words_of(lost).to_lowercase());
    let gone = pair.after.near().iter().all(|s| periods(s).is_empty()) && !moved();
    (kept && gone).then(|| pair.before.words_of(lost))
}

/// Whether both sentences tell which of several something was: "the fourth accident".
fn kept_place_in_a_row(pair: &Pair<'_>) -> bool {
    let places = |s: &Sentence<'_>| -> Vec<Option<f64>> {
        s.account.analysis.quantities_in(s.span).filter(|q| q.ordinal).map(number).collect()
    };
    let after = places(&pair.after);
    places(&pair.before).iter().any(|place| after.contains(place))
}

/// One of two places that are joined, beside a figure that is kept: "31 in Kenya and Somalia" → "31 in Kenya".
fn conjunct_lost<'a>(pair: &Pair<'a>) -> Option<&'a str> {
    if kept_figures(pair).is_empty() || pair.likeness < ONE_MATTER {
        return None;
    }
    let places = pair.before.names(NameKind::Place);
    let near = pair.after.near_text();
    let told = |m: &Span| begin(&near, &pair.before.words_of(*m).to_lowercase()).is_some();
    let joined = |w: &[Span]| {
        w[0].end < w[1].start && pair.before.words_of(Span { start: w[0].end, end: w[1].start }) == " and "
    };
    let one_of_two = |w: &[Span]| match [told(&w[0]), told(&w[1])] {
        [true, false] => Some(w[1]),
        [false, true] => Some(w[0]),
        _ => None,
    };
    places.windows(2).filter(|w| joined(w)).find_map(one_of_two).map(|lost| pair.before.words_of(lost))
}

/// Likeness from which what one of two joined places is told of is told of both.
const ONE_MATTER: f32 = 0.5;

/// Words that make what follows a part of it.
const PARTS: [&str; 13] = [
    "most of",
    "some of",
    "part of",
    "parts of",
    "half of",
    "a third of",
    "two thirds of",
    "a quarter of",
    "three quarters of",
    "a handful of",
    "many of",
    "several of",
    "as of last",
];

/// Other words for the same.
const KEPT: [&str; 22] = [
    "bulk",
    "most",
    "majority",
    "some",
    "in part",
    "part of",
    "parts of",
    "half",
    "several",
    "many",
    "a number of",
    "as of",
    "third",
    "thirds",
    "quarter",
    "quarters",
    "few",
    "handful",
    "partly",
    "mostly",
    "mainly",
    "largely",
];

/// A part told as the whole, which is kept.
fn part_lost<'a>(pair: &Pair<'a>) -> Option<&'a str> {
    let before = pair.before.text().to_lowercase();
    let (at, words) = PARTS.iter().find_map(|w| Some((begin(&before, w)?, *w)))?;
    let whole = following(pair, at + words.len());
    let kept = !whole.is_empty() && whole.iter().all(|t| pair.means(t, &pair.after.tokens()));
    (kept && !holds(pair, &KEPT)).then_some(words)
}

/// Where words stand in a sentence in lower case, as whole words.
fn begin(lower: &str, words: &str) -> Option<usize> {
    let whole = |at: &usize| {
        let (before, after) = (&lower[..*at], &lower[at + words.len()..]);
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    };
    lower.match_indices(words).map(|(at, _)| at).find(whole)
}

/// The next two content words behind a place of the parent's sentence.
fn following<'a>(pair: &Pair<'a>, at: usize) -> Vec<&'a Token> {
    let from = pair.before.span.start + at as u32;
    let content = |t: &&Token| !t.stop && t.idf > 0.0 && t.kind == TokenKind::Word;
    pair.before.tokens().into_iter().filter(|t| t.span.start >= from).filter(content).take(2).collect()
}

/// Whether the child's sentence, or one beside it, has one of these words.
fn holds(pair: &Pair<'_>, list: &[&str]) -> bool {
    let after = pair.after.near_text();
    list.iter().any(|words| begin(&after, words).is_some())
}

/// Words that begin what narrows a thing.
const NARROWING: [&str; 8] = ["to", "of", "in", "on", "at", "among", "across", "under"];

/// How many words such a phrase has at most.
const PHRASE: usize = 5;

/// A phrase cut out of a sentence kept word for word that tells a figure: "three people hold keys to the strong-room". Times
/// and bounds are looked for by themselves.
fn place_lost<'a>(pair: &Pair<'a>) -> Option<&'a str> {
    let (before, after) = (pair.before.quantities(), pair.after.quantities());
    let kept = before.iter().any(|q| after.iter().any(|o| number(o) == number(q)));
    let times = &pair.before.account.analysis.times;
    let bounds = |t: &Token, lost: &[&Token]| {
        let whole = |q: &Quantity| lost.iter().any(|l| q.number.contains(l.span));
        before.iter().any(|q| q.span.contains(t.span) && !whole(q))
    };
    let timed = |t: &Token| times.iter().any(|time| time.span.contains(t.span));
    let named = |t: &&&Token| !t.stop && t.idf > 0.0;
    let narrows = |(lost, new): &&(Vec<&'a Token>, Vec<&'a Token>)| {
        let (Some(first), true) = (lost.first(), new.is_empty()) else { return false };
        let begins = NARROWING.contains(&pair.before.words_of(first.span).to_lowercase().as_str());
        let words = lost.iter().filter(named);
        let told = |t: &&Token| {
            t.kind == TokenKind::Number || pair.after.near().iter().flat_map(Sentence::tokens).any(|o| o.stem == t.stem)
        };
        let narrows = begins && kept && !lost.iter().any(|t| bounds(t, lost) || timed(t));
        narrows && lost.len() <= PHRASE && words.clone().count() > 0 && !words.copied().any(|t| told(&t))
    };
    let cut = |(lost, _): &(Vec<&'a Token>, Vec<&'a Token>)| {
        Some(pair.before.words_of(Span { start: lost.first()?.span.start, end: lost.last()?.span.end }))
    };
    pair.gaps(0.85).iter().find(narrows).and_then(cut)
}

/// A number cut out before what it counted: "a dozen householders said" → "householders said".
fn count_lost<'a>(pair: &Pair<'a>) -> Option<&'a str> {
    let after = pair.after.quantities();
    let cut = |q: &&Quantity| {
        let gone =
            |(lost, new): &(Vec<&Token>, Vec<&Token>)| new.is_empty() && lost.iter().any(|t| q.number.contains(t.span));
        pair.gaps(0.85).iter().any(gone)
    };
    let kept = |q: &&Quantity| {
        let stem = q.counted;
        stem.is_some()
            && pair.after.tokens().iter().any(|t| Some(t.stem) == stem)
            && !after.iter().any(|n| n.counted == stem)
    };
    let known = |q: &&Quantity| is_known(q, &[pair.copied.after]);
    let lost = pair.before.quantities().into_iter().filter(cut).filter(kept).find(|q| !known(q))?;
    Some(pair.before.words_of(lost.span))
}

/// Words that tell the size of what is named before them.
const SIZES: [&str; 4] = ["totaling ", "totalling ", "numbering ", "a total of "];

/// "Most of the roughly 1,000 troops" → "the majority of the troops, totaling around 1,000": the part gets the size of
/// the whole.
fn whole_for_part<'a>(pair: &Pair<'a>) -> Option<&'a str> {
    let after = pair.after.text().to_lowercase();
    let sized = SIZES.iter().find_map(|w| after.find(w).map(|at| at + w.len()))?;
    let size = pair.after.quantities().into_iter().find(|q| q.number.start >= pair.after.span.start + sized as u32)?;
    let before = pair.before.text().to_lowercase();
    let part = before.find("most of ").or_else(|| before.find("part of ").or_else(|| before.find("some of ")))?;
    let whole = pair.before.quantities().into_iter().find(|q| q.number.start > pair.before.span.start + part as u32)?;
    (number(size) == number(whole)).then_some("of the")
}
