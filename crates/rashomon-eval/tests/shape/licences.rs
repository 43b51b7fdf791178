//! What is depended on may be shipped: licences, sources, and no heavy crate twice.

use std::collections::BTreeMap;

use spdx::{Expression, ParseMode};

use crate::metadata::{Package, metadata};

/// Licences under which a dependency may be shipped with this program; the same list is in `deny.toml`.
const ALLOWED: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "ISC",
    "Zlib",
    "0BSD",
    "CC0-1.0",
    "Unlicense",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "MPL-2.0",
];

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Crates that take long to build or weigh much: two versions of one are a mistake in the manifests.
const ONCE: &[&str] = &[
    "serde",
    "serde_json",
    "regex",
    "regex-automata",
    "html5ever",
    "trafilatura",
    "clap",
    "rayon",
    "jiff",
    "askama",
    "tokio",
    "hyper",
    "reqwest",
    "ureq",
    "rustls",
    "rusqlite",
    "axum",
    "encoding_rs",
];

#[test]
fn every_dependency_may_be_shipped() {
    let refused: Vec<String> = metadata().packages.iter().filter(|package| !may_ship(package)).map(told).collect();
    assert!(refused.is_empty(), "not under an allowed licence: {}", refused.join(", "));
}

fn may_ship(package: &Package) -> bool {
    let text = package.license.as_deref().unwrap_or_default();
    let expression = Expression::parse_mode(text, ParseMode::LAX);
    expression.is_ok_and(|expression| {
        expression.evaluate(|needed| needed.license.id().is_some_and(|id| ALLOWED.contains(&id.name)))
    })
}

fn told(package: &Package) -> String {
    format!("{} {} ({})", package.name, package.version, package.license.as_deref().unwrap_or("no licence"))
}

#[test]
fn every_dependency_comes_from_crates_io() {
    let other =
        metadata().packages.iter().filter(|package| package.source.as_deref().is_some_and(|from| from != CRATES_IO));
    let other: Vec<String> = other.map(told).collect();
    assert!(other.is_empty(), "not from crates.io: {}", other.join(", "));
}

#[test]
fn no_heavy_crate_is_built_twice() {
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in &metadata().packages {
        versions.entry(&package.name).or_default().push(&package.version);
    }
    for name in ONCE {
        let found = versions.get(name).map(Vec::as_slice).unwrap_or_default();
        assert!(found.len() < 2, "{name} is built in the versions {}", found.join(", "));
    }
}

#[test]
fn the_list_in_deny_toml_is_this_one() {
    let deny = std::fs::read_to_string(crate::metadata::root().join("deny.toml")).expect("deny.toml is there");
    for licence in ALLOWED {
        assert!(deny.contains(&format!("\"{licence}\"")), "deny.toml does not allow {licence}");
    }
}
