//! Which unit stands beside a number: a table of ways of writing, looked up in place.

use std::sync::LazyLock;

use crate::lexicon::Lines;
use crate::numbers::pieces::{Join, Piece};
use crate::reading::Reading;

/// See `data/build_units.py` for what it holds and how it was made.
static UNITS: LazyLock<Lines> = LazyLock::new(|| Lines::new(include_str!("../../data/units.txt")));

/// Pieces of the longest way of writing a unit that is looked for.
const LONGEST: usize = 4;

/// The unit that begins at a piece, with one past its last piece.
pub(crate) fn after(text: &str, pieces: &[Piece], at: usize) -> Option<(&'static str, usize)> {
    let first = pieces.get(at)?;
    let mut ends = [0; LONGEST];
    let mut key = String::with_capacity(32);
    for (i, piece) in pieces[at..].iter().take(LONGEST).enumerate() {
        if i > 0 && piece.join == Join::Space || i > 0 && piece.join == Join::Hyphen {
            key.push(' ');
        }
        key.push_str(piece.word);
        ends[i] = key.len();
    }
    let many = pieces.len().min(at + LONGEST) - at;
    let longer = (2..=many).rev().find_map(|count| Some((look_up(&key[..ends[count - 1]])?, at + count)));
    let found = longer
        .or_else(|| Some((look_up(first.span.of(text))?, at + 1)))
        .or_else(|| Some((look_up(first.word)?, at + 1)))
        .filter(|(_, end)| *end > at);
    let ((unit, touching), end) = found?;
    (!touching || fits(pieces, at)).then_some((unit, end))
}

/// Whether a symbol that is a word or a mark of its own stands as a unit here.
fn fits(pieces: &[Piece], at: usize) -> bool {
    let next = pieces.get(at + 1);
    let word = next.map_or("", |p| p.word);
    let sized = matches!(word, "long" | "thick" | "wide" | "tall" | "high" | "deep" | "across" | "in" | "diameter");
    match pieces[at].word {
        // A quotation mark closes far more often than it measures.
        "\"" | "'" => sized || next.is_some_and(|p| p.join == Join::Touching && p.word.starts_with(|c: char| c.is_ascii_digit())),
        "in" => sized || !word.starts_with(char::is_alphanumeric),
        _ if pieces[at].join != Join::Space => true,
        _ => sized || !word.starts_with(char::is_alphabetic),
    }
}

fn look_up(written: &str) -> Option<(&'static str, bool)> {
    let mut columns = UNITS.find(written)?.split('\t').skip(1);
    Some((columns.next()?, columns.next() == Some("t")))
}

/// The currency whose mark stands before a token, with the mark's first token: "$", "US$", "C $", "GBP", "Rs.".
pub(crate) fn before(reading: &Reading, token: usize, start: usize) -> Option<(&'static str, usize)> {
    let mark = token.checked_sub(1).filter(|mark| *mark >= start)?;
    let written = reading.word(mark);
    let joined = |with: &str| -> Option<(&'static str, usize)> {
        let before = mark.checked_sub(1).filter(|before| *before >= start)?;
        let mut key = String::with_capacity(8);
        key.push_str(reading.word(before));
        key.push_str(with);
        Some((look_up(&key).or_else(|| look_up(&key.to_uppercase()))?.0, before))
    };
    if written == "." {
        return joined(".").filter(|(unit, _)| is_currency(unit));
    }
    if !may_mark(written) {
        return None;
    }
    let (unit, _) = look_up(written)?;
    let longer = if reading.is_mark(mark) { joined(written) } else { None };
    longer.or(Some((unit, mark))).filter(|(unit, _)| is_currency(unit))
}

/// Whether a word may be a currency's mark: a symbol, or letters of which the first is a capital.
fn may_mark(written: &str) -> bool {
    let first = written.chars().next();
    first.is_some_and(|c| c.is_uppercase() && written.len() <= 4 || !c.is_alphanumeric() && !matches!(c, ',' | '(' | '-' | ':' | '"'))
}

/// Whether a word is a currency's mark by itself.
pub(crate) fn is_currency_mark(word: &str) -> bool {
    !word.is_empty() && !word.starts_with(char::is_alphanumeric) && look_up(word).is_some_and(|(unit, _)| is_currency(unit))
}

/// Whether a unit is a currency: ISO 4217 codes are three capitals.
pub(crate) fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase())
        || matches!(unit, "peso" | "franc" | "shilling" | "dirham" | "riyal" | "dinar" | "krona" | "toman")
}

#[cfg(test)]
mod tests {
    use super::look_up;

    #[test]
    fn ways_of_writing_are_found() {
        assert_eq!(look_up("square miles"), Some(("square-mile", false)));
        assert_eq!(look_up("m"), Some(("metre", true)));
        assert_eq!(look_up("feet"), Some(("foot", false)));
        assert_eq!(look_up("people"), None);
    }
}
