//! What a sum of money was worth in another currency, about.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// For each year and currency how much of it a euro was worth on average; see `data/LICENCES.md`.
static RATES: &str = include_str!("../../data/rates.tsv");

/// How many euros a sum was worth in a year; nothing where the rate of its currency is not known for the year.
pub fn in_euros(sum: f64, currency: &str, year: i16) -> Option<f64> {
    if currency == "EUR" {
        return Some(sum);
    }
    static TABLE: OnceLock<BTreeMap<(i16, &str), f64>> = OnceLock::new();
    TABLE.get_or_init(table).get(&(year, currency)).map(|rate| sum / rate)
}

/// Whether a unit is the code of a currency.
pub fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|c| c.is_ascii_uppercase())
}

fn table() -> BTreeMap<(i16, &'static str), f64> {
    let mut lines = RATES.lines().map(|line| line.split('\t'));
    let years: Vec<i16> = lines.next().into_iter().flatten().skip(1).filter_map(|year| year.parse().ok()).collect();
    let mut table = BTreeMap::new();
    for mut line in lines {
        let Some(currency) = line.next() else { continue };
        let rates = line.zip(&years).filter_map(|(rate, year)| Some(((*year, currency), rate.parse().ok()?)));
        table.extend(rates);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_worth_what_they_were_in_their_year() {
        let about = |sum: Option<f64>, euros: f64| sum.is_some_and(|sum| (sum / euros - 1.0).abs() < 0.01);
        assert!(about(in_euros(110.7, "USD", 2016), 100.0));
        assert!(about(in_euros(1_000.0, "PLN", 2024), 232.0));
        assert_eq!(in_euros(5.0, "EUR", 1800), Some(5.0));
        assert_eq!(in_euros(5.0, "USD", 1990), None);
        assert_eq!(in_euros(5.0, "XYZ", 2016), None);
    }
}
