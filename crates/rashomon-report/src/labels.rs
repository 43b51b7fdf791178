//! Short names for pages, each used once.

use std::collections::{HashMap, HashSet};

use crate::clean;
use crate::dossier::Page;

/// Longer labels push the columns of every rendering apart.
const LONGEST: usize = 20;

/// One label for each page, in the same order: the file stem, or the outlet or host of an address.
pub(crate) fn labels(pages: &[Page]) -> Vec<String> {
    let first: Vec<String> = pages.iter().map(plain).collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for label in &first {
        *times.entry(label).or_default() += 1;
    }
    let wanted = pages.iter().zip(&first).map(|(page, label)| match times[label.as_str()] {
        1 => label.clone(),
        _ => with_folder(page, label),
    });
    let mut taken = HashSet::new();
    wanted.map(|label| unique(label, &mut taken)).collect()
}

fn plain(page: &Page) -> String {
    let location = page.location.as_str();
    let label = if location.contains("://") {
        outlet(page).unwrap_or_else(|| host(location))
    } else if let Some((container, position)) = in_container(location) {
        let address = page.url.as_deref().map(host);
        outlet(page).or(address).unwrap_or_else(|| format!("{}#{position}", stem(container)))
    } else {
        let stem = stem(location);
        outlet(page).filter(|_| is_machine_made(&stem)).unwrap_or(stem)
    };
    let label = clean::shortened(&clean::line(&label), LONGEST);
    if label.is_empty() { "page".to_owned() } else { label }
}

/// Whether a name is a hash or an id, which tells a reader less than the outlet does.
fn is_machine_made(stem: &str) -> bool {
    stem.len() >= 8
        && stem.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
        && stem.bytes().any(|b| b.is_ascii_digit())
}

fn outlet(page: &Page) -> Option<String> {
    page.outlet.as_ref().map(|outlet| outlet.name.clone())
}

/// `archive.warc.gz@OFFSET` and `articles.jsonl#LINE`.
fn in_container(location: &str) -> Option<(&str, &str)> {
    location
        .rsplit_once(['@', '#'])
        .filter(|(_, position)| !position.is_empty() && position.bytes().all(|b| b.is_ascii_digit()))
}

fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

fn stem(path: &str) -> String {
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    match file.split_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem.to_owned(),
        _ => file.to_owned(),
    }
}

fn with_folder(page: &Page, label: &str) -> String {
    let mut parts = page.location.rsplit(['/', '\\']);
    let own_name = label == clean::shortened(&clean::line(&stem(&page.location)), LONGEST);
    let folder = parts.nth(1).filter(|folder| own_name && !folder.is_empty() && !page.location.contains("://"));
    match folder {
        Some(folder) => clean::shortened(&clean::line(&format!("{folder}/{label}")), LONGEST),
        None => label.to_owned(),
    }
}

fn unique(wanted: String, taken: &mut HashSet<String>) -> String {
    let mut label = wanted.clone();
    let mut n = 2;
    while !taken.insert(label.clone()) {
        label = format!("{wanted} {n}");
        n += 1;
    }
    label
}
