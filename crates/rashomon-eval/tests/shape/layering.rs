//! Every arrow points down: which crate of this workspace may know which.

use crate::metadata::{Package, linked, members};

/// Each crate and all the crates of this workspace that it may depend on.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("rashomon-model", &[]),
    ("rashomon-read", &["rashomon-model"]),
    ("rashomon-extract", &["rashomon-model"]),
    ("rashomon-analyse", &["rashomon-model"]),
    ("rashomon-relate", &["rashomon-model"]),
    ("rashomon-reconcile", &["rashomon-model"]),
    ("rashomon-report", &["rashomon-model"]),
    (
        "rashomon",
        &[
            "rashomon-model",
            "rashomon-read",
            "rashomon-extract",
            "rashomon-analyse",
            "rashomon-relate",
            "rashomon-reconcile",
            "rashomon-report",
        ],
    ),
    (
        "rashomon-eval",
        &[
            "rashomon",
            "rashomon-model",
            "rashomon-read",
            "rashomon-extract",
            "rashomon-analyse",
            "rashomon-relate",
            "rashomon-reconcile",
            "rashomon-report",
        ],
    ),
    ("rashomon-train", &["rashomon-analyse", "rashomon-eval", "rashomon-extract", "rashomon-model"]),
];

/// Crates that take values and give values.
pub const PURE: &[&str] =
    &["rashomon-model", "rashomon-extract", "rashomon-analyse", "rashomon-relate", "rashomon-reconcile"];

/// Crates that reach the disk, the network, a database or other machines, or start threads of their own.
const OUTSIDE: &[&str] = &[
    "reqwest",
    "hyper",
    "ureq",
    "curl",
    "isahc",
    "tokio",
    "async-std",
    "smol",
    "mio",
    "socket2",
    "rusqlite",
    "libsqlite3-sys",
    "walkdir",
    "fastwarc",
    "ignore",
    "glob",
    "memmap2",
    "tempfile",
    "notify",
    "rayon",
    "rand",
];

#[test]
fn a_crate_knows_only_the_crates_below_it() {
    for member in members() {
        let (_, allowed) = MAY_KNOW
            .iter()
            .find(|(name, _)| *name == member.name)
            .unwrap_or_else(|| panic!("say in MAY_KNOW which crates {} may depend on", member.name));
        for name in siblings(member) {
            assert!(allowed.contains(&name), "{} must not depend on {name}", member.name);
        }
    }
}

/// The crates of this workspace that a crate is built on; its tests may use others.
fn siblings(member: &Package) -> Vec<&str> {
    let built_on = member.dependencies.iter().filter(|dependency| dependency.kind.as_deref() != Some("dev"));
    let names = built_on.map(|dependency| dependency.name.as_str());
    names.filter(|name| members().iter().any(|member| member.name == *name)).collect()
}

#[test]
fn a_pure_crate_depends_on_nothing_that_reaches_outside() {
    let members = members();
    for name in PURE {
        let member = members.iter().find(|member| member.name == *name).expect("a pure crate is a member");
        for dependency in &member.dependencies {
            let built_on = dependency.kind.as_deref() != Some("dev");
            assert!(
                !(built_on && OUTSIDE.contains(&dependency.name.as_str())),
                "{name} must not depend on {}",
                dependency.name
            );
        }
    }
}

#[test]
fn the_pure_crates_link_no_network_and_no_database() {
    for name in PURE {
        for linked in linked(name) {
            let outside = ["reqwest", "hyper", "ureq", "curl", "tokio", "mio", "rusqlite", "libsqlite3-sys"];
            assert!(!outside.contains(&linked), "{name} links {linked}");
        }
    }
}
