//! Countries, their peoples, regions and towns, looked up by name.

use std::sync::LazyLock;

use crate::lexicon::Lines;

static PLACES: LazyLock<Lines> = LazyLock::new(|| Lines::new(include_str!("../data/places.txt")));
static COUNTRIES: LazyLock<Lines> = LazyLock::new(|| Lines::new(include_str!("../data/countries.txt")));

/// Where a place is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Its number in GeoNames.
    pub geonames: u32,
}

/// What the tables know a name as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    Country,
    People,
    Town,
}

/// The place that a name most likely means, where the gazetteer knows one: a country before a town, a greater town
/// before a smaller.
pub fn place(name: &str) -> Option<Place> {
    let name = name.to_lowercase().replace('\u{2019}', "'");
    let name = name.strip_prefix("the ").unwrap_or(&name);
    let row = match COUNTRIES.find(name) {
        Some(row) if row.split('\t').nth(1) == Some("P") => row.splitn(4, '\t').nth(3)?,
        _ => PLACES.find(name)?.split_once('\t')?.1,
    };
    let mut columns = row.split('\t');
    Some(Place {
        latitude: columns.next()?.parse().ok()?,
        longitude: columns.next()?.parse().ok()?,
        geonames: columns.next()?.parse().ok()?,
    })
}

/// What a name in lower case is known as.
pub(crate) fn known(name: &str) -> Option<Known> {
    if let Some(row) = COUNTRIES.find(name) {
        return Some(if row.split('\t').nth(1) == Some("D") { Known::People } else { Known::Country });
    }
    if is_people(name) {
        return Some(Known::People);
    }
    PLACES.find(name).map(|_| Known::Town)
}

/// The plural of a demonym ("Russians"), or one with a further suffix.
fn is_people(name: &str) -> bool {
    let singular = name.strip_suffix('s').unwrap_or("");
    singular.len() > 3 && COUNTRIES.find(singular).is_some_and(|row| row.split('\t').nth(1) == Some("D"))
}
