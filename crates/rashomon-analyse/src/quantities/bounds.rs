//! How words bound a number: "at least", "or more", "nearly".

use rashomon_model::Bound;

use crate::lists::STOP;
use crate::reading::Reading;

use Bound::{About, AtLeast, AtMost, Exact};

/// Words before a number that bound it. Where two fit, the first does: longer ones stand above their ends.
const BEFORE: &[(&str, Bound)] = &[
    ("not exceeding", AtMost),
    ("as many as", AtMost),
    ("as much as", AtMost),
    ("as high as", AtMost),
    ("as few as", AtLeast),
    ("as little as", AtLeast),
    ("as low as", AtLeast),
    ("just shy of", About),
    ("just short of", About),
    ("in excess of", AtLeast),
    ("upward of", AtLeast),
    ("upwards of", AtLeast),
    ("a minimum of", AtLeast),
    ("minimum of", AtLeast),
    ("minimum", AtLeast),
    ("a maximum of", AtMost),
    ("maximum of", AtMost),
    ("maximum", AtMost),
    ("a total of", Exact),
    ("at least or equal to", AtLeast),
    ("at least", AtLeast),
    ("at the least", AtLeast),
    ("at a minimum", AtLeast),
    ("at most", AtMost),
    ("at the most", AtMost),
    ("up to", AtMost),
    ("at or above", AtLeast),
    ("at or over", AtLeast),
    ("equal to or above", AtLeast),
    ("equal to or over", AtLeast),
    ("at or below", AtMost),
    ("at or under", AtMost),
    ("equal to or below", AtMost),
    ("equal to or under", AtMost),
    ("over", AtLeast),
    ("above", AtLeast),
    ("beyond", AtLeast),
    ("exceed", AtLeast),
    ("exceeds", AtLeast),
    ("exceeded", AtLeast),
    ("exceeding", AtLeast),
    ("topping", AtLeast),
    ("topped", AtLeast),
    ("surpassed", AtLeast),
    ("surpassing", AtLeast),
    (">", AtLeast),
    ("> =", AtLeast),
    ("\u{2265}", AtLeast),
    ("under", AtMost),
    ("below", AtMost),
    ("<", AtMost),
    ("< =", AtMost),
    ("\u{2264}", AtMost),
    ("close to", About),
    ("closer to", About),
    ("in the region of", About),
    ("in the neighborhood of", About),
    ("in the neighbourhood of", About),
    ("on the order of", About),
    ("somewhere around", About),
    ("something like", About),
    ("estimated at", About),
    ("valued at", Exact),
    ("an estimated", About),
    ("an approximate", About),
    ("nearly", About),
    ("almost", About),
    ("about", About),
    ("some", About),
    ("around", About),
    ("roughly", About),
    ("approximately", About),
    ("approx", About),
    ("approx .", About),
    ("approaching", About),
    ("nearing", About),
    ("circa", About),
    ("estimated", About),
    ("virtually", About),
    ("barely", About),
    ("~", About),
    ("\u{2248}", About),
    ("exactly", Exact),
];

/// Words behind a number that bound it.
const AFTER: &[(&str, Bound)] = &[
    ("at least", AtLeast),
    ("at a minimum", AtLeast),
    ("plus", AtLeast),
    ("+", AtLeast),
    ("at most", AtMost),
    ("tops", AtMost),
    ("or so", About),
    ("or thereabouts", About),
    ("and counting", AtLeast),
    ("give or take", About),
    ("- plus", AtLeast),
    ("- odd", About),
    ("odd", About),
    ("- ish", About),
];

/// The bound told before a token, with its first token.
pub(crate) fn before(reading: &Reading, start: usize, token: usize) -> Option<(Bound, usize)> {
    let last = reading.lower(token.checked_sub(1).filter(|last| *last >= start)?);
    let listed = BEFORE.iter().filter(|(words, _)| words.ends_with(last)).find_map(|(words, bound)| {
        let many = words.split(' ').count();
        let first = token.checked_sub(many).filter(|first| *first >= start)?;
        words.split(' ').enumerate().all(|(i, word)| reading.lower(first + i) == word).then_some((*bound, first))
    });
    let (bound, first) = listed.or_else(|| compared(reading, start, token))?;
    let measured = matches!(bound, AtLeast | AtMost);
    Some(if measured { toned(reading, start, bound, first) } else { (bound, first) })
}

/// The bound that a comparison tells: "more than", "less than or equal to", "equal to or greater than".
fn compared(reading: &Reading, start: usize, token: usize) -> Option<(Bound, usize)> {
    let ends = |at: usize, words: &[&str]| at >= start + words.len() && reading.reads(at - words.len(), words);
    let behind = |at: usize, words: &[&str]| if ends(at, words) { at - words.len() } else { at };
    let after_than = behind(token, &["or", "equal", "to"]);
    let than = behind(after_than, &["than"]);
    let to = if ends(token, &["or", "equal", "to"]) { token - 1 } else { than };
    let at = if than < after_than { behind(than, &["or", "equal"]) } else { behind(to, &["or", "equal"]) };
    if at == token || at <= start {
        return None;
    }
    let bound = comparative(reading.lower(at - 1)).or_else(|| preposition(reading.lower(at - 1)))?;
    let equal = behind(at - 1, &["equal", "to", "or"]);
    Some((bound, behind(equal, &["equal", "or"])))
}

/// Which way a comparison points.
fn comparative(word: &str) -> Option<Bound> {
    Some(match word {
        "more" | "greater" | "higher" | "larger" | "bigger" | "better" | "longer" | "older" | "taller" | "heavier" => {
            AtLeast
        }
        "less" | "fewer" | "lower" | "smaller" | "shorter" | "younger" | "lighter" => AtMost,
        _ => return None,
    })
}

/// Which way a word points that says on which side of a number something lies.
fn preposition(word: &str) -> Option<Bound> {
    Some(match word {
        "over" | "above" | "beyond" | "up" | "upwards" => AtLeast,
        "under" | "below" => AtMost,
        _ => return None,
    })
}

/// What a word before a bound makes of it: "no more than", "well over", "slightly less than".
fn toned(reading: &Reading, start: usize, bound: Bound, first: usize) -> (Bound, usize) {
    let Some(before) = first.checked_sub(1).filter(|before| *before >= start) else { return (bound, first) };
    match reading.lower(before) {
        "no" | "not" | "nothing" => (if bound == AtLeast { AtMost } else { AtLeast }, before),
        "well" | "far" | "much" | "even" => (bound, before),
        "just" | "slightly" => (About, before),
        "little" | "bit" if before > start && reading.lower(before - 1) == "a" => (About, before - 1),
        _ => (bound, first),
    }
}

/// The bound told from a token on, with the token behind it.
pub(crate) fn after(reading: &Reading, token: usize, limit: usize) -> Option<(Bound, usize)> {
    let first = reading.lower(token);
    if matches!(first, "or" | "and") && token + 2 <= limit && !reading.one_of(token + 2, &["than", "the", "a"]) {
        let side = |word| preposition(word).filter(|_| first == "and" || word != "up");
        let closed = reading.is_mark(token + 2) || reading.is(token + 2, STOP) || token + 2 == limit;
        let bound = comparative(reading.lower(token + 1)).filter(|_| first == "or" || closed);
        if let Some(bound) = bound.or_else(|| side(reading.lower(token + 1))) {
            return Some((bound, token + 2));
        }
    }
    AFTER.iter().filter(|(words, _)| words.starts_with(first) && !first.is_empty()).find_map(|(words, bound)| {
        let end = token + words.split(' ').count();
        let told = words.split(' ').enumerate().all(|(i, word)| reading.lower(token + i) == word);
        // "5 or less", but not "5 or less than 4".
        (told && end <= limit && reading.lower(end) != "than").then_some((*bound, end))
    })
}

/// The bound whose words begin at a token, with the token behind them.
pub(crate) fn beginning(reading: &Reading, token: usize, limit: usize) -> Option<(Bound, usize)> {
    /// Words of the longest way of telling a bound.
    const LONGEST: usize = 6;
    let ends = (token + 1..limit.min(token + LONGEST + 1)).rev();
    ends.filter_map(|end| before(reading, token, end).map(|(bound, first)| (bound, first, end)))
        .find(|(_, first, _)| *first == token)
        .map(|(bound, _, end)| (bound, end))
}
