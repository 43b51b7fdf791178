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
    let lower = name.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && !FILLER.contains(w));
    parts.map(str::to_owned).collect()
}

/// Whether `short` is made of the first letters of `long`: "AP" and "Associated Press".
fn initials(long: &[String], short: &str) -> bool {
    let first: String = long.iter().filter_map(|w| w.chars().next()).collect();
    long.len() >= 2 && first == short
}

/// Whether an acronym is drawn from the parts of a host that hyphens part, in order, each beginning with one of its letters:
/// "CPA" from "coralpress-agency.com".
fn drawn_from(host: &str, short: &str) -> bool {
    let host = host.to_lowercase();
    let Some(label) = host.split('.').find(|label| label.contains('-')) else { return false };
    let parts: Vec<&str> = label.split('-').filter(|part| !part.is_empty()).collect();
    let mut letters = short.chars().peekable();
    let mut left = short.chars().count();
    if parts.len() < 2 || !host.contains('.') || !(3..=5).contains(&left) {
        return false;
    }
    for (at, part) in parts.iter().enumerate() {
        for (place, letter) in part.chars().enumerate() {
            let spare = left + at + 1 > parts.len();
            if (place == 0 || spare) && letters.next_if_eq(&letter).is_some() {
                left -= 1;
            } else if place == 0 {
                return false;
            }
        }
    }
    left == 0
}

/// The host of an address.
pub fn host_of(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#', ':']).next().filter(|h| !h.is_empty())
}
