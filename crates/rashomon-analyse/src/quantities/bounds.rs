//! How words bound a number: "at least", "or more", "nearly".

use rashomon_model::Bound;

use crate::reading::Reading;

use Bound::{About, AtLeast, AtMost, Exact};

/// Words before a number that bound it. Where two fit, the first does: longer ones stand above their ends.
const BEFORE: &[(&str, Bound)] = &[
    ("no fewer than", AtLeast),
    ("no less than", AtLeast),
    ("not fewer than", AtLeast),
    ("not less than", AtLeast),
    ("nothing less than", AtLeast),
    ("no more than", AtMost),
    ("not more than", AtMost),
    ("no greater than", AtMost),
    ("no higher than", AtMost),
    ("not exceeding", AtMost),
    ("as many as", AtMost),
    ("as much as", AtMost),
    ("as high as", AtMost),
    ("as few as", AtLeast),
    ("as little as", AtLeast),
    ("as low as", AtLeast),
    ("more than or equal to", AtLeast),
    ("greater than or equal to", AtLeast),
    ("larger than or equal to", AtLeast),
    ("equal to or more than", AtLeast),
    ("equal to or greater than", AtLeast),
    ("at least or equal to", AtLeast),
    ("bigger or equal than", AtLeast),
    ("greater or equal than", AtLeast),
    ("higher or equal than", AtLeast),
    ("larger or equal than", AtLeast),
    ("more or equal than", AtLeast),
    ("less than or equal to", AtMost),
    ("fewer than or equal to", AtMost),
    ("smaller than or equal to", AtMost),
    ("equal to or less than", AtMost),
    ("equal or less than", AtMost),
    ("smaller or equal than", AtMost),
    ("lower or equal than", AtMost),
    ("less or equal than", AtMost),
    ("a little over", About),
    ("a little more than", About),
    ("slightly more than", About),
    ("slightly over", About),
    ("slightly less than", About),
    ("slightly under", About),
    ("a little under", About),
    ("a little less than", About),
    ("just over", About),
    ("just under", About),
    ("just more than", About),
    ("just less than", About),
    ("just above", About),
    ("just below", About),
    ("just shy of", About),
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
    ("at least", AtLeast),
    ("at the least", AtLeast),
    ("at a minimum", AtLeast),
    ("at most", AtMost),
    ("at the most", AtMost),
    ("well over", AtLeast),
    ("well above", AtLeast),
    ("well more than", AtLeast),
    ("far more than", AtLeast),
    ("much more than", AtLeast),
    ("more than", AtLeast),
    ("greater than", AtLeast),
    ("larger than", AtLeast),
    ("bigger than", AtLeast),
    ("higher than", AtLeast),
    ("better than", AtLeast),
    ("longer than", AtLeast),
    ("fewer than", AtMost),
    ("less than", AtMost),
    ("lower than", AtMost),
    ("smaller than", AtMost),
    ("shorter than", AtMost),
    ("well below", AtMost),
    ("well under", AtMost),
    ("up to", AtMost),
    ("over", AtLeast),
    ("above", AtLeast),
    ("exceed", AtLeast),
    ("exceeds", AtLeast),
    ("exceeded", AtLeast),
    ("exceeding", AtLeast),
    ("topping", AtLeast),
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
    ("~", About),
    ("\u{2248}", About),
    ("exactly", Exact),
];

/// Words behind a number that bound it.
const AFTER: &[(&str, Bound)] = &[
    ("or more", AtLeast),
    ("or greater", AtLeast),
    ("or higher", AtLeast),
    ("or above", AtLeast),
    ("or over", AtLeast),
    ("or older", AtLeast),
    ("or better", AtLeast),
    ("and more", AtLeast),
    ("and above", AtLeast),
    ("and over", AtLeast),
    ("and older", AtLeast),
    ("and up", AtLeast),
    ("at least", AtLeast),
    ("at a minimum", AtLeast),
    ("plus", AtLeast),
    ("+", AtLeast),
    ("or fewer", AtMost),
    ("or less", AtMost),
    ("or lower", AtMost),
    ("or under", AtMost),
    ("or younger", AtMost),
    ("or below", AtMost),
    ("and under", AtMost),
    ("and younger", AtMost),
    ("at most", AtMost),
    ("tops", AtMost),
    ("or so", About),
    ("or thereabouts", About),
    ("- plus", AtLeast),
    ("- odd", About),
    ("odd", About),
    ("- ish", About),
];

/// The bound told before a token, with its first token.
pub(crate) fn before(reading: &Reading, start: usize, token: usize) -> Option<(Bound, usize)> {
    let last = reading.lower(token.checked_sub(1).filter(|last| *last >= start)?);
    BEFORE.iter().filter(|(words, _)| words.ends_with(last)).find_map(|(words, bound)| {
        let many = words.split(' ').count();
        let first = token.checked_sub(many).filter(|first| *first >= start)?;
        words.split(' ').enumerate().all(|(i, word)| reading.lower(first + i) == word).then_some((*bound, first))
    })
}

/// The bound told from a token on, with the token behind it.
pub(crate) fn after(reading: &Reading, token: usize, limit: usize) -> Option<(Bound, usize)> {
    let first = reading.lower(token);
    AFTER.iter().filter(|(words, _)| words.starts_with(first) && !first.is_empty()).find_map(|(words, bound)| {
        let end = token + words.split(' ').count();
        let told = words.split(' ').enumerate().all(|(i, word)| reading.lower(token + i) == word);
        // "5 or less", but not "5 or less than 4".
        (told && end <= limit && reading.lower(end) != "than").then_some((*bound, end))
    })
}

/// The bound whose words begin at a token, with the token behind them.
pub(crate) fn beginning(reading: &Reading, token: usize, limit: usize) -> Option<(Bound, usize)> {
    let first = reading.lower(token);
    BEFORE.iter().filter(|(words, _)| words.starts_with(first) && !first.is_empty()).find_map(|(words, bound)| {
        let end = token + words.split(' ').count();
        let told = words.split(' ').enumerate().all(|(i, word)| reading.lower(token + i) == word);
        (told && end < limit).then_some((*bound, end))
    })
}
