//! When two names stand for one outlet.

use crate::agency;

/// Words of outlet names that say nothing about which outlet it is.
const FILLER: [&str; 8] = ["the", "www", "com", "org", "net", "co", "uk", "of"];

/// Whether two names stand for one outlet: "the Ledger" and "Ormoc Bay Ledger", "The Washington Post" and
/// "www.washingtonpost.com".
pub fn same_outlet(a: &str, b: &str) -> bool {
    if let (Some(x), Some(y)) = (agency::canonical(a), agency::canonical(b)) {
        return x == y;
    }
    let (x, y) = (words(a), words(b));
    if x.is_empty() || y.is_empty() {
        return false;
    }
    let within = |short: &[String], long: &[String]| short.iter().all(|w| long.contains(w));
    let (joined_x, joined_y) = (x.concat(), y.concat());
    let host = |name: &str, other: &str| name.contains('.') && other.len() >= 4 && joined(name).contains(other);
    within(&x, &y)
        || within(&y, &x)
        || joined_x == joined_y
        || host(a, &joined_y)
        || host(b, &joined_x)
        || initials(&x, &joined_y)
        || initials(&y, &joined_x)
        || drawn_from(a, &joined_y)
        || drawn_from(b, &joined_x)
}

fn joined(name: &str) -> String {
    words(name).concat()
}

fn words(name: &str) -> Vec<String> {
    // A host spells the sign out: "Barge & Bulk Ledger" is at "bargeandbulkledger.example".
    let lower = name.to_lowercase().replace('&', " and ");
    let parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && !FILLER.contains(w));
    parts.map(str::to_owned).collect()
}

/// Whether `short` is made of the first letters of `long`: "AP" and "Associated Press".
fn initials(long: &[String], short: &str) -> bool {
    let first: String = long.iter().filter_map(|w| w.chars().next()).collect();
    long.len() >= 2 && first == short
}

/// Words of a host that agencies go by, who may leave out there what ends their name: "morava-press.example" is the Morava
/// Press Agency's.
const OF_AGENCIES: [&str; 3] = ["press", "news", "wire"];
/// First letters of what may be left out: agency or association, service.
const LEFT_OUT: [char; 2] = ['a', 's'];

/// Whether an acronym is drawn from the parts of a host that hyphens part, each beginning with one of its letters: "CPA" from
/// "coralpress-agency.com". The name may begin with any part: "AMN" is the Agencia Mar Norte of "marnorte-agencia.com". What
/// stands for a known agency is nobody else's.
fn drawn_from(host: &str, short: &str) -> bool {
    let host = host.to_lowercase();
    let Some(label) = host.split('.').find(|label| label.contains('-')) else { return false };
    let mut parts: Vec<&str> = label.split('-').filter(|part| !part.is_empty()).collect();
    let letters: Vec<char> = short.chars().collect();
    if parts.len() < 2
        || !host.contains('.')
        || !(2..=5).contains(&letters.len())
        || agency::is_agency(&short.to_uppercase())
    {
        return false;
    }
    let whole = match letters.split_last() {
        Some((last, rest)) if LEFT_OUT.contains(last) && parts.iter().any(|part| OF_AGENCIES.contains(part)) => rest,
        _ => &letters,
    };
    (0..parts.len()).any(|_| {
        parts.rotate_left(1);
        stand_in(&letters, &parts) || stand_in(whole, &parts)
    })
}

/// Whether letters stand in the parts of a name in order, the first of each part among them.
fn stand_in(letters: &[char], parts: &[&str]) -> bool {
    let Some((part, parts)) = parts.split_first() else { return letters.is_empty() };
    let within = |count: usize| {
        let mut left = part.chars();
        part.starts_with(letters[0]) && letters[..count].iter().all(|letter| left.any(|other| other == *letter))
    };
    (1..=letters.len()).any(|count| within(count) && stand_in(&letters[count..], parts))
}

/// The host of an address.
pub fn host_of(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#', ':']).next().filter(|h| !h.is_empty())
}
