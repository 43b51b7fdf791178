//! Which unit stands beside a number: a table of ways of writing, looked up in place.

use std::sync::LazyLock;

use crate::lexicon::Lines;
use crate::numbers::pieces::{Join, Piece};
use crate::numbers::words::digits;
use crate::reading::Reading;

/// See `data/build_units.py` for what it holds and how it was made.
static UNITS: LazyLock<Lines> = LazyLock::new(|| Lines::new(include_str!("../../data/units.txt")));

/// A unit as it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Unit {
    /// What it is called here.
    pub name: &'static str,
    /// What its words multiply by: a million in "MEUR".
    pub factor: f64,
    /// Whether it is a symbol that must touch its digits.
    pub touches: bool,
}

/// Pieces of the longest way of writing a unit that is looked for.
const LONGEST: usize = 5;

/// The unit that begins at a piece, with one past its last piece.
pub(crate) fn after(text: &str, pieces: &[Piece], at: usize) -> Option<(Unit, usize)> {
    let first = pieces.get(at)?;
    if matches!(first.word, "[" | "{" | "<") {
        let closed = |(_, end): &(Unit, usize)| pieces.get(*end).is_some_and(|p| matches!(p.word, "]" | "}" | ">"));
        return after(text, &pieces[at + 1..], 0)
            .map(|(unit, end)| (unit, end + at + 1))
            .filter(closed)
            .map(|(unit, end)| (unit, end + 1));
    }
    let mut ends = [0; LONGEST];
    let mut key = String::with_capacity(32);
    for (i, piece) in pieces[at..].iter().take(LONGEST).enumerate() {
        if i > 0 && piece.join != Join::Touching {
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
    let (unit, end) = found?;
    // "3 USD50 cards": the mark belongs to the figures behind it.
    let figures = pieces.get(end).is_some_and(|p| p.join == Join::Touching && digits(p.word).is_some());
    let marks = figures && first.word.bytes().all(|b| b.is_ascii_alphabetic()) && is_currency(unit.name);
    (!marks && (!unit.touches || fits(pieces, at))).then_some((unit, end))
}

/// Whether a symbol that is a word or a mark of its own stands as a unit here.
fn fits(pieces: &[Piece], at: usize) -> bool {
    let next = pieces.get(at + 1);
    let word = next.map_or("", |p| p.word);
    let sized = matches!(word, "long" | "thick" | "wide" | "tall" | "high" | "deep" | "across" | "in" | "diameter");
    match pieces[at].word {
        "k" if pieces[at].join == Join::Space => !word.starts_with(char::is_alphanumeric),
        // A quotation mark closes far more often than it measures.
        "\"" | "'" | "\u{201d}" => {
            sized || next.is_some_and(|p| p.join == Join::Touching && p.word.starts_with(|c: char| c.is_ascii_digit()))
        }
        // "32 C (90 F)" are degrees; "Form 13F" and "4 F Street" are none.
        "c" | "f" => pieces[at].join == Join::Space && !word.starts_with(char::is_alphanumeric),
        "in" => sized || !word.starts_with(char::is_alphanumeric),
        _ if next.is_some_and(|p| p.join == Join::Hyphen) => false,
        _ if pieces[at].join != Join::Space => true,
        _ => sized || word == "of" || !word.starts_with(char::is_alphabetic),
    }
}

fn look_up(written: &str) -> Option<Unit> {
    let mut columns = UNITS.find(written)?.split('\t').skip(1);
    let (name, how) = (columns.next()?, columns.next()?);
    Some(Unit { name, factor: if how == "m" { 1e6 } else { 1.0 }, touches: how == "t" })
}

/// The currency whose mark stands before a token, with the mark's first token: "$", "US$", "C $", "GBP", "Rs.".
pub(crate) fn before(reading: &Reading, token: usize, start: usize) -> Option<(Unit, usize)> {
    let mark = token.checked_sub(1).filter(|mark| *mark >= start)?;
    let written = reading.word(mark);
    let joined = |with: &str| -> Option<(Unit, usize)> {
        let before = mark.checked_sub(1).filter(|before| *before >= start)?;
        // "a $50 fine" is in no Australian dollars.
        if reading.spaced(mark) && reading.lower(before) == "a" {
            return None;
        }
        let key = [reading.word(before), with].concat();
        // "Canadian $12".
        let apart = || look_up(&[reading.lower(before), " ", with].concat());
        Some((look_up(&key).or_else(|| look_up(&key.to_uppercase())).or_else(apart)?, before))
    };
    if written == "." {
        return joined(".").filter(|(unit, _)| is_currency(unit.name));
    }
    if !may_mark(written) {
        return None;
    }
    let unit = look_up(written)?;
    let longer = if reading.is_mark(mark) { joined(written) } else { None };
    longer.or(Some((unit, mark))).filter(|(unit, _)| is_currency(unit.name))
}

/// Whether a word may be a currency's mark: a symbol, or letters of which the first is a capital.
fn may_mark(written: &str) -> bool {
    let first = written.chars().next();
    // "rs", "usd" and "sen", but nobody "won 3".
    let code = matches!(written.len(), 2 | 3)
        && written != "won"
        && written.bytes().all(|b| b.is_ascii_lowercase())
        && look_up(written).is_some();
    code || first.is_some_and(|c| {
        c.is_uppercase() && written.len() <= 4 || !c.is_alphanumeric() && !matches!(c, ',' | '(' | '-' | ':' | '"')
    })
}

/// Whether a word is a currency's mark by itself.
pub(crate) fn is_currency_mark(word: &str) -> bool {
    !word.is_empty()
        && !word.starts_with(char::is_alphanumeric)
        && look_up(word).is_some_and(|unit| is_currency(unit.name))
}

/// Whether a unit is a currency: ISO 4217 codes are three capitals.
pub(crate) fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase())
        || matches!(unit, "peso" | "franc" | "shilling" | "dirham" | "riyal" | "dinar" | "krona" | "toman")
}

/// Whether a unit is a coin of a currency: a cent is one of many.
pub(crate) fn is_coin_of(unit: &str, currency: &str) -> bool {
    unit == "USD-cent" || unit.split_once('-').is_some_and(|(of, _)| of == currency)
}

#[cfg(test)]
mod tests {
    use super::look_up;

    #[test]
    fn ways_of_writing_are_found() {
        let told = |written: &str| look_up(written).map(|unit| (unit.name, unit.factor, unit.touches));
        assert_eq!(told("square miles"), Some(("square-mile", 1.0, false)));
        assert_eq!(told("m"), Some(("metre", 1.0, true)));
        assert_eq!(told("feet"), Some(("foot", 1.0, false)));
        assert_eq!(told("MEUR"), Some(("EUR", 1e6, false)));
        assert_eq!(told("people"), None);
    }
}
