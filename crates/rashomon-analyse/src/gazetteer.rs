//! Countries, their peoples, regions, towns, seas and mountains, looked up by name: all that bear it.

use std::sync::LazyLock;

use rashomon_model::Place;

use crate::lexicon::Lines;

/// The table of places: see `data/build_places.py` for what it holds and how it is laid out.
const TABLE: &[u8] = include_bytes!("../data/places.bin");
const HEAD: usize = 16;
/// Names in a block; only the first of them is written in full.
const BLOCK: usize = 16;
const RECORD: usize = 12;

static COUNTRIES: LazyLock<Lines> = LazyLock::new(|| Lines::new(include_str!("../data/countries.txt")));

/// What the tables know a name as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    Country,
    People,
    Town,
}

/// What sort of place bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Country,
    /// The country of a people that is named.
    Homeland,
    Town,
    Capital,
    Region,
    County,
    /// A sea, a river, mountains, a continent.
    Feature,
}

/// One of the places that bear a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bearer {
    pub place: Place,
    pub kind: Kind,
    /// A number for its country, where it lies in one.
    pub country: Option<u8>,
    /// A number for its first-level region, where that is known.
    pub region: Option<u16>,
    /// Decimal logarithm of how many people live there.
    pub size: f32,
}

impl Bearer {
    /// Whether the place lies in a region or country, or is it.
    pub fn lies_in(&self, whole: &Bearer) -> bool {
        match whole.kind {
            Kind::Region => whole.region.is_some() && self.region == whole.region,
            _ => whole.country.is_some() && self.country == whole.country,
        }
    }
}

/// All places that bear a name, the most populous first: towns, regions, countries, and of a people its country.
pub(crate) fn bearers(name: &str) -> Vec<Bearer> {
    let lower = straight(name);
    let lower = lower.strip_prefix("the ").unwrap_or(&lower);
    let folded = fold(lower);
    let mut found: Vec<Bearer> = match state(name) {
        Some(state) => records(state).filter(|b| matches!(b.kind, Kind::Region | Kind::Capital)).collect(),
        // "EU" and "the West" are hardly ever the villages of that name.
        None if folded.len() < 3 || matches!(&*folded, "west" | "east" | "north" | "south") => Vec::new(),
        None => records(&folded).collect(),
    };
    if let Some(country) = country(lower) {
        // "England" is told as a part of its country where the tables know that part.
        let is_part = |b: &Bearer| b.kind == Kind::Region && b.country == country.country;
        if country.kind == Kind::Homeland || is_common_name(lower) || !found.iter().any(is_part) {
            found.push(country);
        }
    }
    found.sort_by(|a, b| b.size.total_cmp(&a.size));
    found
}

/// Every place of the tables.
pub(crate) fn all() -> impl Iterator<Item = Place> {
    let countries = include_str!("../data/countries.txt").lines().filter_map(|row| country(row.split('\t').next()?));
    (0..).map_while(record).chain(countries).map(|bearer| bearer.place)
}

/// The country that a name, or the name of a people, tells.
fn country(lower: &str) -> Option<Bearer> {
    let row =
        COUNTRIES.find(lower).or_else(|| COUNTRIES.find(lower.strip_suffix('s').filter(|_| is_people(lower))?))?;
    let mut columns = row.split('\t').skip(1);
    let kind = if columns.next()? == "D" { Kind::Homeland } else { Kind::Country };
    let mut columns = columns.skip(1);
    let (latitude, longitude) = (columns.next()?.parse().ok()?, columns.next()?.parse().ok()?);
    let geonames: u32 = columns.next()?.parse().ok()?;
    let index = (0..number(4) as usize).find(|i| number(HEAD + 4 * i) & 0x00ff_ffff == geonames);
    Some(Bearer {
        place: Place { latitude, longitude, geonames: Some(geonames).filter(|id| *id > 0) },
        kind,
        country: index.map(|i| i as u8),
        region: None,
        size: index.map_or(0.0, |i| (number(HEAD + 4 * i) >> 24) as f32 / 25.0),
    })
}

fn is_common_name(lower: &str) -> bool {
    COUNTRIES.find(lower).and_then(|row| row.split('\t').nth(2)).is_some_and(|common| common.to_lowercase() == lower)
}

/// What a name in lower case is known as. Of towns only those of a size that papers elsewhere name count.
pub(crate) fn known(name: &str) -> Option<Known> {
    if let Some(row) = COUNTRIES.find(name) {
        return Some(if row.split('\t').nth(1) == Some("D") { Known::People } else { Known::Country });
    }
    if is_people(name) {
        return Some(Known::People);
    }
    let large = |b: Bearer| match b.kind {
        Kind::Town => b.size >= 4.17,
        Kind::County => false,
        Kind::Feature => b.size > 8.0 || name.contains(' '),
        _ => true,
    };
    (name.len() > 2 && records(&fold(name)).any(large)).then_some(Known::Town)
}

/// The plural of a demonym ("Russians"), or one with a further suffix.
fn is_people(name: &str) -> bool {
    let singular = name.strip_suffix('s').unwrap_or("");
    singular.len() > 3 && COUNTRIES.find(singular).is_some_and(|row| row.split('\t').nth(1) == Some("D"))
}

fn straight(name: &str) -> String {
    name.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'")
}

/// A name as the table has it: lower case, no full stops, the usual short forms.
fn fold(lower: &str) -> String {
    let words = lower.split(|c: char| c == '.' || c.is_whitespace()).filter(|word| !word.is_empty());
    let short = words.map(|word| match word {
        "saint" => "st",
        "sainte" => "ste",
        "fort" => "ft",
        "mount" => "mt",
        _ => word,
    });
    short.collect::<Vec<&str>>().join(" ")
}

/// The places of the table that bear a folded name.
fn records(name: &str) -> impl Iterator<Item = Bearer> + use<> {
    let (first, count) = found(name).unwrap_or((0, 0));
    (first..first + count).filter_map(record)
}

/// The number of the first record of a name, and how many it has.
fn found(name: &str) -> Option<(usize, usize)> {
    let (mut low, mut high) = (0, number(8) as usize);
    while low < high {
        let middle = (low + high) / 2;
        if head_of(middle) <= name.as_bytes() {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    in_block(low.checked_sub(1)?, name.as_bytes())
}

/// The first name of a block.
fn head_of(block: usize) -> &'static [u8] {
    let at = names_start() + number(blocks_start() + 8 * block) as usize;
    let length = TABLE.get(at + 1).map_or(0, |length| usize::from(*length));
    TABLE.get(at + 3..at + 3 + length).unwrap_or(&[])
}

fn in_block(block: usize, name: &[u8]) -> Option<(usize, usize)> {
    let mut at = names_start() + number(blocks_start() + 8 * block) as usize;
    let mut first = number(blocks_start() + 8 * block + 4) as usize;
    let mut word: Vec<u8> = Vec::new();
    for _ in 0..BLOCK {
        let &[shared, length, count] = TABLE.get(at..at + 3)? else { return None };
        word.truncate(usize::from(shared));
        word.extend(TABLE.get(at + 3..at + 3 + usize::from(length))?);
        if word == name {
            return Some((first, usize::from(count)));
        }
        at += 3 + usize::from(length);
        first += usize::from(count);
    }
    None
}

fn record(index: usize) -> Option<Bearer> {
    let at = records_start() + RECORD * index;
    let bytes: [u8; RECORD] = TABLE.get(at..at + RECORD)?.try_into().ok()?;
    let [n0, n1, e0, e1, r0, r1, country, size, rest @ ..] = bytes;
    let rest = u32::from_le_bytes(rest);
    let kind = match rest >> 24 {
        0 => Kind::Town,
        1 => Kind::Capital,
        2 => Kind::Region,
        3 => Kind::County,
        _ => Kind::Feature,
    };
    Some(Bearer {
        place: Place {
            latitude: f64::from(i16::from_le_bytes([n0, n1])) / 100.0,
            longitude: f64::from(i16::from_le_bytes([e0, e1])) / 100.0,
            geonames: Some(rest & 0x00ff_ffff).filter(|id| *id > 0),
        },
        kind,
        country: Some(country).filter(|c| *c != u8::MAX),
        region: Some(u16::from_le_bytes([r0, r1])).filter(|r| *r != u16::MAX),
        size: f32::from(size) / 25.0,
    })
}

fn blocks_start() -> usize {
    HEAD + 4 * number(4) as usize
}

fn names_start() -> usize {
    blocks_start() + 8 * number(8) as usize
}

fn records_start() -> usize {
    names_start() + number(12) as usize
}

fn number(at: usize) -> u32 {
    let bytes = TABLE.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
    u32::from_le_bytes(bytes.unwrap_or_default())
}

/// The state or province that an abbreviation stands for: "Pa.", "PA", "N.Y.", "Calif.", "Ont.".
pub(crate) fn state(short: &str) -> Option<&'static str> {
    let letters: String = short.chars().filter(|c| *c != '.' && *c != ' ').collect();
    let capitals = letters.len() == 2 && letters.bytes().all(|b| b.is_ascii_uppercase());
    let postal = capitals && !short.contains('.');
    let dotted = short.ends_with('.') && short.starts_with(|c: char| c.is_ascii_uppercase());
    let lower = letters.to_ascii_lowercase();
    let found = STATES.iter().find(|(code, press, name)| {
        // "N.Y." but not "L.A.": only a name of two words is written with two dots.
        let spelt = !capitals || name.contains(' ');
        postal && *code == lower || dotted && spelt && *press == lower
    });
    found.map(|(_, _, name)| *name)
}

/// Postal code, the form of the Associated Press's stylebook, name.
const STATES: &[(&str, &str, &str)] = &[
    ("al", "ala", "alabama"),
    ("ak", "alaska", "alaska"),
    ("az", "ariz", "arizona"),
    ("ar", "ark", "arkansas"),
    ("ca", "calif", "california"),
    ("co", "colo", "colorado"),
    ("ct", "conn", "connecticut"),
    ("de", "del", "delaware"),
    ("dc", "dc", "washington d c"),
    ("fl", "fla", "florida"),
    ("ga", "ga", "georgia"),
    ("hi", "hawaii", "hawaii"),
    ("id", "idaho", "idaho"),
    ("il", "ill", "illinois"),
    ("in", "ind", "indiana"),
    ("ia", "iowa", "iowa"),
    ("ks", "kan", "kansas"),
    ("ky", "ky", "kentucky"),
    ("la", "la", "louisiana"),
    ("me", "maine", "maine"),
    ("md", "md", "maryland"),
    ("ma", "mass", "massachusetts"),
    ("mi", "mich", "michigan"),
    ("mn", "minn", "minnesota"),
    ("ms", "miss", "mississippi"),
    ("mo", "mo", "missouri"),
    ("mt", "mont", "montana"),
    ("ne", "neb", "nebraska"),
    ("nv", "nev", "nevada"),
    ("nh", "nh", "new hampshire"),
    ("nj", "nj", "new jersey"),
    ("nm", "nm", "new mexico"),
    ("ny", "ny", "new york"),
    ("nc", "nc", "north carolina"),
    ("nd", "nd", "north dakota"),
    ("oh", "ohio", "ohio"),
    ("ok", "okla", "oklahoma"),
    ("or", "ore", "oregon"),
    ("pa", "pa", "pennsylvania"),
    ("ri", "ri", "rhode island"),
    ("sc", "sc", "south carolina"),
    ("sd", "sd", "south dakota"),
    ("tn", "tenn", "tennessee"),
    ("tx", "tex", "texas"),
    ("ut", "utah", "utah"),
    ("vt", "vt", "vermont"),
    ("va", "va", "virginia"),
    ("wa", "wash", "washington"),
    ("wv", "wva", "west virginia"),
    ("wi", "wis", "wisconsin"),
    ("wy", "wyo", "wyoming"),
    ("on", "ont", "ontario"),
    ("qc", "que", "quebec"),
    ("bc", "bc", "british columbia"),
    ("ab", "alta", "alberta"),
    ("sk", "sask", "saskatchewan"),
    ("mb", "man", "manitoba"),
    ("ns", "ns", "nova scotia"),
    ("nb", "nb", "new brunswick"),
    ("nl", "nl", "newfoundland and labrador"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_all_its_bearers() {
        let paris = bearers("Paris");
        assert_eq!(paris[0].kind, Kind::Capital);
        let texas = bearers("Texas").into_iter().find(|b| b.kind == Kind::Region).expect("a state");
        assert!(paris.iter().any(|b| b.lies_in(&texas)));
    }

    #[test]
    fn names_are_folded() {
        let ids = |name: &str| bearers(name).iter().filter_map(|b| b.place.geonames).collect::<Vec<u32>>();
        assert_eq!(ids("St. Louis"), ids("Saint Louis"));
        assert_eq!(ids("the Netherlands"), ids("Netherlands"));
        assert_eq!(ids("Pa."), ids("Pennsylvania"));
        assert_eq!(ids("Xyzzyville"), []);
        assert_eq!(ids(""), []);
    }

    #[test]
    fn every_name_of_the_table_is_found() {
        let last = number(8) as usize - 1;
        for block in [0, 1, last / 2, last] {
            let head = std::str::from_utf8(head_of(block)).expect("text");
            assert!(records(head).count() > 0, "{head}");
        }
        assert!(records("springfield").count() > 5);
    }

    #[test]
    fn a_part_of_the_kingdom_is_told_as_a_part() {
        assert_eq!(bearers("Scotland")[0].kind, Kind::Region);
        assert_eq!(bearers("France")[0].kind, Kind::Country);
        assert_eq!(bearers("Germans")[0].kind, Kind::Homeland);
    }
}
