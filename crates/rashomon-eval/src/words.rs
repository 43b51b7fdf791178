//! Words: F1 between two texts, as the WCXB benchmark counts it, and the names of days and months.

use std::collections::BTreeMap;

/// The words without which no time is told.
#[rustfmt::skip]
pub(crate) const CALENDAR: [&str; 19] = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
];

/// F1 of the bags of lower-cased words; 1 where both are empty, 0 where one is.
pub(crate) fn word_f1(found: &str, expected: &str) -> f64 {
    let (found, expected) = (bag(found), bag(expected));
    if found.is_empty() && expected.is_empty() {
        return 1.0;
    }
    let shared: u32 = found.iter().map(|(word, count)| *count.min(expected.get(word).unwrap_or(&0))).sum();
    let all: u32 = found.values().sum::<u32>() + expected.values().sum::<u32>();
    f64::from(2 * shared) / f64::from(all)
}

/// Lower-cased letters and digits, one space between words: to tell whether two lines say the same.
pub(crate) fn folded(text: &str) -> String {
    let lower = text.to_lowercase().replace(['\'', '’', '‘', '`'], "");
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<&str>>().join(" ")
}

/// Words are runs of letters, digits and underscores (`\w+`).
fn bag(text: &str) -> BTreeMap<String, u32> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty());
    words.fold(BTreeMap::new(), |mut bag, word| {
        *bag.entry(word.to_owned()).or_default() += 1;
        bag
    })
}

#[cfg(test)]
mod tests {
    use super::{folded, word_f1};

    #[test]
    fn folding_takes_off_case_and_marks() {
        assert_eq!(folded("  It’s “Over”: 3-2! "), "its over 3 2");
    }

    #[test]
    fn f1_counts_each_word_as_often_as_both_have_it() {
        assert_eq!(word_f1("a b b", "A, b!"), 0.8);
        assert_eq!(word_f1("", ""), 1.0);
        assert_eq!(word_f1("a", ""), 0.0);
        assert_eq!(word_f1("a", "b"), 0.0);
    }
}
