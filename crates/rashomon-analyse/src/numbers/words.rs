//! What single words are worth: "seven", "forty", "million", "thirds".

/// "zero" to "nineteen", "twenty" to "ninety".
pub(crate) fn small(word: &str) -> Option<f64> {
    Some(match word {
        "zero" | "nought" | "naught" => 0.0,
        "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        "ten" => 10.0,
        "eleven" => 11.0,
        "twelve" => 12.0,
        "thirteen" => 13.0,
        "fourteen" => 14.0,
        "fifteen" => 15.0,
        "sixteen" => 16.0,
        "seventeen" => 17.0,
        "eighteen" => 18.0,
        "nineteen" => 19.0,
        "twenty" => 20.0,
        "thirty" => 30.0,
        "forty" | "fourty" => 40.0,
        "fifty" => 50.0,
        "sixty" => 60.0,
        "seventy" => 70.0,
        "eighty" => 80.0,
        "ninety" | "ninty" => 90.0,
        _ => return None,
    })
}

/// What one word is worth that stands for a number below a hundred: "seven", "forty", "forty-two".
pub(crate) fn below_hundred(word: &str) -> Option<f64> {
    let Some((tens, ones)) = word.split_once('-') else { return small(word) };
    let (tens, ones) = (small(tens)?, small(ones)?);
    (tens >= 20.0 && ones < 10.0).then_some(tens + ones)
}

/// What a word multiplies by: "hundred", "million", "lakh", "dozens" after a number.
pub(crate) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" | "dozens" => 12.0,
        "hundred" | "hundreds" => 100.0,
        "thousand" | "thousands" => 1e3,
        "lakh" | "lakhs" => 1e5,
        "million" | "millions" => 1e6,
        "crore" | "crores" => 1e7,
        "billion" | "billions" => 1e9,
        "trillion" | "trillions" => 1e12,
        "quadrillion" | "quadrillions" => 1e15,
        "quintillion" | "quintillions" => 1e18,
        _ => return None,
    })
}

/// What letters right behind digits multiply by: "2.4m", "15bn", "20k". A small "m" is told from metres elsewhere.
pub(crate) fn suffix(letters: &str) -> Option<f64> {
    Some(match letters {
        "k" => 1e3,
        "m" | "mn" | "mln" | "mil" | "mm" => 1e6,
        "b" | "bn" | "bln" => 1e9,
        "t" | "tn" | "trn" => 1e12,
        _ => return None,
    })
}

/// What a loose plural is at least: "dozens" is two dozen or more.
pub(crate) fn loose(word: &str) -> Option<f64> {
    Some(match word {
        "tens" => 20.0,
        "scores" => 40.0,
        "dozens" => 24.0,
        "hundreds" => 200.0,
        "thousands" => 2e3,
        "millions" => 2e6,
        "billions" => 2e9,
        "trillions" => 2e12,
        _ => return None,
    })
}

/// The rank that an ordinal names: "third", "twentieth", "thousandth".
pub(crate) fn rank(word: &str) -> Option<f64> {
    Some(match word {
        "first" => 1.0,
        "second" => 2.0,
        "third" => 3.0,
        "fifth" => 5.0,
        "eighth" => 8.0,
        "ninth" | "nineth" => 9.0,
        "twelfth" => 12.0,
        _ => {
            let stem = word.strip_suffix("th")?;
            let tens = stem.strip_suffix("ie").and_then(|tens| small(&format!("{tens}y")));
            tens.or_else(|| small(stem)).or_else(|| scale(stem)).filter(|rank| *rank > 3.0)?
        }
    })
}

/// The part that a word names: "third", "quarters", "hundredths". The second is whether it stands in the plural.
pub(crate) fn part(word: &str) -> Option<(f64, bool)> {
    Some(match word {
        "half" => (2.0, false),
        "halves" => (2.0, true),
        "quarter" => (4.0, false),
        "quarters" => (4.0, true),
        "first" | "second" | "seconds" => return None,
        _ => match word.strip_suffix('s') {
            Some(one) => (rank(one)?, true),
            None => (rank(word)?, false),
        },
    })
}

/// One character that is a fraction.
pub(crate) fn vulgar(word: &str) -> Option<f64> {
    let mut chars = word.chars();
    let value = match chars.next()? {
        '\u{bc}' => 0.25,
        '\u{bd}' => 0.5,
        '\u{be}' => 0.75,
        '\u{2150}' => 1.0 / 7.0,
        '\u{2151}' => 1.0 / 9.0,
        '\u{2152}' => 0.1,
        '\u{2153}' => 1.0 / 3.0,
        '\u{2154}' => 2.0 / 3.0,
        '\u{2155}' => 0.2,
        '\u{2156}' => 0.4,
        '\u{2157}' => 0.6,
        '\u{2158}' => 0.8,
        '\u{2159}' => 1.0 / 6.0,
        '\u{215a}' => 5.0 / 6.0,
        '\u{215b}' => 0.125,
        '\u{215c}' => 0.375,
        '\u{215d}' => 0.625,
        '\u{215e}' => 0.875,
        _ => return None,
    };
    chars.next().is_none().then_some(value)
}

/// The value of digits with their separators; none for clock times and version numbers.
pub(crate) fn digits(word: &str) -> Option<f64> {
    let plain = word.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.');
    if !plain || !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if word.matches('.').count() > 1 {
        return thousands(word);
    }
    if word.contains(',') { word.replace(',', "").parse().ok() } else { word.parse().ok() }
}

/// The value of digits in groups of three with points between them, as much of Europe writes them: "1.234.567".
fn thousands(word: &str) -> Option<f64> {
    let (first, rest) = word.split_once('.')?;
    let grouped = rest.split('.').all(|group| group.len() == 3 && !group.contains(','));
    (grouped && first.len() <= 3 && !first.starts_with('0')).then(|| word.replace('.', "").parse().ok()).flatten()
}
