//! Reads numbers in digits and words.

use rashomon_model::TokenKind;

use crate::lists::*;
use crate::reading::Reading;

/// A number as read: its least and greatest value and the tokens it takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    /// First token.
    pub first: usize,
    /// One past the last.
    pub end: usize,
    /// Least value.
    pub min: Option<f64>,
    /// Greatest value.
    pub max: Option<f64>,
    /// Whether the words themselves are loose ("hundreds").
    pub loose: bool,
    /// Whether it is a part of a whole ("two-thirds", "one in five").
    pub share: bool,
}

/// The number that begins at a token.
pub(crate) fn at(reading: &Reading, first: usize) -> Option<Number> {
    let number = nothing(reading, first)
        .or_else(|| one_in(reading, first))
        .or_else(|| loose(reading, first))
        .or_else(|| plain(reading, first))?;
    Some(if number.loose || number.share { number } else { range(reading, number) })
}

/// "nobody", "no one", "none": zero.
fn nothing(reading: &Reading, first: usize) -> Option<Number> {
    let end = if reading.one_of(first, &["nobody", "none"]) {
        first + 1
    } else if reading.reads(first, &["no", "one"]) {
        first + 2
    } else {
        return None;
    };
    Some(Number { first, end, min: Some(0.0), max: Some(0.0), loose: false, share: false })
}

/// "one in five".
fn one_in(reading: &Reading, first: usize) -> Option<Number> {
    let (part, end) = cardinal(reading, first)?;
    let (whole, last) = if reading.reads(end, &["in"]) || reading.reads(end, &["out", "of"]) {
        cardinal(reading, if reading.lower(end) == "in" { end + 1 } else { end + 2 })?
    } else {
        return None;
    };
    let share =
        (part < whole && whole <= 100.0 && part >= 1.0 && !reading.is(last, TIME_UNIT)).then_some(part / whole)?;
    Some(Number { first, end: last, min: Some(share), max: Some(share), loose: false, share: true })
}

/// "hundreds of": at least that many, nobody says how many.
fn loose(reading: &Reading, first: usize) -> Option<Number> {
    let least = match reading.lower(first) {
        "dozens" => 24.0,
        "scores" if reading.lower(first + 1) == "of" => 40.0,
        "hundreds" => 200.0,
        "thousands" => 2e3,
        "millions" => 2e6,
        "billions" => 2e9,
        _ => return None,
    };
    let more =
        if reading.lower(first + 1) == "of" { scale(reading.lower(first + 2).trim_end_matches('s')) } else { None };
    let (least, end) = more.map_or((least, first + 1), |by| (least * by, first + 3));
    Some(Number { first, end, min: Some(least), max: None, loose: true, share: false })
}

fn plain(reading: &Reading, first: usize) -> Option<Number> {
    if let Some((share, end)) = fraction(reading, first) {
        return Some(Number { first, end, min: Some(share), max: Some(share), loose: false, share: true });
    }
    let (value, end) = cardinal(reading, first)?;
    Some(Number { first, end, min: Some(value), max: Some(value), loose: false, share: false })
}

/// "two to three", "2-3", "between 10 and 12".
fn range(reading: &Reading, from: Number) -> Number {
    let between = from.first > 0 && reading.lower(from.first - 1) == "between";
    let dash = matches!(reading.word(from.end), "-" | "\u{2013}")
        && !reading.spaced(from.end)
        && !reading.spaced(from.end + 1);
    let linked = reading.one_of(from.end, &["to", "or"]) || dash || between && reading.lower(from.end) == "and";
    let upper = if linked { cardinal(reading, skip_currency(reading, from.end + 1)) } else { None };
    match upper {
        Some((max, end)) if from.min.is_some_and(|min| min < max || max >= 1e3) => {
            let min = from.min.map(|min| {
                if min < max / 500.0 && scale(reading.lower(end - 1)).is_some() {
                    min * scale(reading.lower(end - 1)).unwrap_or(1.0)
                } else {
                    min
                }
            });
            if min.is_some_and(|min| min < max) { Number { min, max: Some(max), end, ..from } } else { from }
        }
        _ => from,
    }
}

fn skip_currency(reading: &Reading, token: usize) -> usize {
    token + usize::from(matches!(reading.word(token), "$" | "\u{20ac}" | "\u{a3}"))
}

/// A cardinal number from a token on, with its end.
pub(crate) fn cardinal(reading: &Reading, first: usize) -> Option<(f64, usize)> {
    let (value, mut end) = start(reading, first)?;
    let mut value = value;
    while let Some(by) = scale(reading.lower(end)) {
        value *= by;
        end += 1;
    }
    Some((value, end))
}

fn start(reading: &Reading, first: usize) -> Option<(f64, usize)> {
    let word = reading.lower(first);
    if reading.kind(first) == Some(TokenKind::Number) {
        return Some((digits(word)?, first + 1));
    }
    if matches!(word, "a" | "an") {
        return match reading.lower(first + 1) {
            "dozen" => Some((12.0, first + 2)),
            "hundred" | "thousand" | "million" | "billion" | "trillion" => Some((1.0, first + 1)),
            "half-dozen" => Some((6.0, first + 2)),
            _ => None,
        };
    }
    if reading.reads(first, &["half", "a"]) && scale(reading.lower(first + 2)).is_some() {
        return Some((0.5, first + 2));
    }
    if let Some(value) = suffixed(word) {
        return Some((value, first + 1));
    }
    spelt(reading, first)
}

/// Number words in a row: "one hundred and twenty-five thousand".
fn spelt(reading: &Reading, first: usize) -> Option<(f64, usize)> {
    let (mut total, mut part, mut end) = (0.0, spelt_word(reading.lower(first))?, first + 1);
    loop {
        let word = reading.lower(end);
        match word {
            "hundred" => part *= 100.0,
            "thousand" | "million" | "billion" | "trillion" | "dozen" => {
                total += part * scale(word).unwrap_or(1.0);
                part = 0.0;
            }
            "and" if part % 100.0 == 0.0 && (part + total) >= 100.0 && spelt_word(reading.lower(end + 1)).is_some() => {
            }
            _ => match spelt_word(word) {
                Some(more)
                    if more < 100.0
                        && (part == 0.0 && total > 0.0
                            || part >= 20.0 && part % 10.0 == 0.0 && (more < 10.0 || part % 100.0 == 0.0)) =>
                {
                    part += more
                }
                _ => return Some((total + part, end)),
            },
        }
        end += 1;
    }
}

/// The value of digits with their separators; none for clock times and version numbers.
pub(crate) fn digits(word: &str) -> Option<f64> {
    if word.contains(':') || word.matches('.').count() > 1 {
        return None;
    }
    word.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.').then_some(())?;
    word.replace(',', "").parse().ok()
}

/// "2.4m", "15bn", "20k".
fn suffixed(word: &str) -> Option<f64> {
    let cut = word.find(|c: char| c.is_ascii_alphabetic())?;
    let by = match &word[cut..] {
        "m" | "mn" | "mln" => 1e6,
        "bn" | "b" => 1e9,
        "k" => 1e3,
        "tn" => 1e12,
        _ => return None,
    };
    Some(digits(&word[..cut])? * by)
}

pub(crate) fn spelt_word(word: &str) -> Option<f64> {
    if let Some((tens, ones)) = word.split_once('-') {
        let (tens, ones) = (spelt_word(tens)?, spelt_word(ones)?);
        return (tens >= 20.0 && tens % 10.0 == 0.0 && tens < 100.0 && ones < 10.0).then_some(tens + ones);
    }
    const WORDS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let ones = WORDS.iter().position(|w| *w == word).map(|i| i as f64);
    ones.or_else(|| TENS.iter().position(|w| *w == word).map(|i| (i as f64 + 2.0) * 10.0))
}

fn scale(word: &str) -> Option<f64> {
    match word {
        "hundred" => Some(100.0),
        "thousand" => Some(1e3),
        "million" => Some(1e6),
        "billion" => Some(1e9),
        "trillion" => Some(1e12),
        "dozen" => Some(12.0),
        _ => None,
    }
}

/// "two-thirds", "three quarters", "half of".
fn fraction(reading: &Reading, first: usize) -> Option<(f64, usize)> {
    let word = reading.lower(first);
    if let Some((top, bottom)) = word.split_once('-')
        && let (Some(top), Some(bottom)) = (spelt_word(top), parts(bottom))
    {
        return Some((top / bottom, first + 1));
    }
    let of_whole = reading.one_of(first + 1, &["of", "the", "their", "its", "his", "her"]);
    if word == "half" && of_whole {
        return Some((0.5, first + 1));
    }
    let (top, bottom) = (spelt_word(word)?, parts(reading.lower(first + 1))?);
    (top < bottom && reading.lower(first + 2) == "of").then_some((top / bottom, first + 2))
}

fn parts(word: &str) -> Option<f64> {
    match word {
        "half" | "halves" => Some(2.0),
        "third" | "thirds" => Some(3.0),
        "quarter" | "quarters" | "fourths" => Some(4.0),
        "fifth" | "fifths" => Some(5.0),
        "sixths" => Some(6.0),
        "eighths" => Some(8.0),
        "tenth" | "tenths" => Some(10.0),
        _ => None,
    }
}
