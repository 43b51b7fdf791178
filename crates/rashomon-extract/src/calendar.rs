//! The names of months and weekdays in many languages.

use std::sync::LazyLock;

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Name {
    /// A month, 1 to 12.
    Month(i8),
    /// A weekday, Monday 1 to Sunday 7.
    Weekday(i8),
}

/// Every name with its meaning, in order, so that a word is found by halving.
static NAMES: LazyLock<Vec<(&'static str, Name)>> = LazyLock::new(|| {
    let lines = include_str!("../data/calendar.txt").lines();
    let mut names: Vec<(&str, Name)> =
        lines.filter_map(meaning).flat_map(|(name, words)| words.split(' ').map(move |word| (word, name))).collect();
    names.sort_unstable();
    names
});

/// Of `month 5: maj may` the meaning and the words.
fn meaning(line: &'static str) -> Option<(Name, &'static str)> {
    let (meaning, words) = line.split_once(": ")?;
    let (kind, number) = meaning.split_once(' ')?;
    let number = number.parse().ok()?;
    match kind {
        "month" => Some((Name::Month(number), words)),
        "weekday" => Some((Name::Weekday(number), words)),
        _ => None,
    }
}

/// Bytes of the longest name and a few more.
const LONGEST: usize = 60;

/// What a word means; several meanings where languages differ.
pub(crate) fn meanings(word: &str) -> impl Iterator<Item = Name> {
    let lower = if word.len() <= LONGEST { word.to_lowercase().replace('\u{307}', "") } else { String::new() };
    let from = NAMES.partition_point(|(name, _)| *name < lower.as_str());
    NAMES[from..].iter().take_while(move |(name, _)| *name == lower).map(|(_, meaning)| *meaning)
}

/// The month that a word names, and the other month that it names in another language.
pub(crate) fn month(word: &str) -> Option<(i8, Option<i8>)> {
    let mut months = meanings(word).filter_map(|name| if let Name::Month(month) = name { Some(month) } else { None });
    // The later month first: it is the Polish and Czech reading, which more pages mean than the Croatian one.
    let first = months.next()?;
    Some(months.next().map_or((first, None), |later| (later, Some(first))))
}

/// The weekday that a word names.
pub(crate) fn weekday(word: &str) -> Option<i8> {
    meanings(word).find_map(|name| if let Name::Weekday(day) = name { Some(day) } else { None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_many_languages() {
        let months = ["Mai", "août", "aout", "Października", "ŞUBAT", "Μαΐου", "мая", "maaliskuuta", "مايو", "พฤษภาคม"];
        let told: Vec<Option<i8>> = months.iter().map(|name| month(name).map(|found| found.0)).collect();
        assert_eq!(told, [5, 8, 8, 10, 2, 5, 5, 3, 5, 5].map(Some));
        assert_eq!((month("listopada"), month("houses"), month("montag")), (Some((11, Some(10))), None, None));
        assert_eq!((weekday("Montag"), weekday("søndag"), weekday("may")), (Some(1), Some(7), None));
    }

    #[test]
    fn every_month_and_weekday_is_named() {
        let all: std::collections::BTreeSet<Name> = NAMES.iter().map(|(_, meaning)| *meaning).collect();
        assert_eq!(all.len(), 12 + 7);
    }
}
