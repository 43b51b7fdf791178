//! What Cargo knows of the workspace and all it depends on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde::Deserialize;

/// The part of `cargo metadata` that the tests ask for.
#[derive(Deserialize)]
pub struct Metadata {
    pub packages: Vec<Package>,
    pub workspace_members: Vec<String>,
    pub resolve: Resolve,
}

#[derive(Deserialize)]
pub struct Package {
    pub id: String,
    pub name: String,
    pub version: String,
    pub license: Option<String>,
    pub source: Option<String>,
    pub dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
pub struct Dependency {
    pub name: String,
    /// `None` for a normal dependency, else `dev` or `build`.
    pub kind: Option<String>,
}

#[derive(Deserialize)]
pub struct Resolve {
    pub nodes: Vec<Node>,
}

#[derive(Deserialize)]
pub struct Node {
    pub id: String,
    pub deps: Vec<Edge>,
}

#[derive(Deserialize)]
pub struct Edge {
    pub pkg: String,
    pub dep_kinds: Vec<EdgeKind>,
}

#[derive(Deserialize)]
pub struct EdgeKind {
    pub kind: Option<String>,
}

/// The root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("crates/rashomon-eval lies two folders deep").into()
}

/// Asks Cargo once. What this platform needs was fetched to build the test, so no network is needed.
pub fn metadata() -> &'static Metadata {
    static METADATA: OnceLock<Metadata> = OnceLock::new();
    METADATA.get_or_init(ask)
}

fn ask() -> Metadata {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--filter-platform", &host()])
        .current_dir(root())
        .output()
        .expect("cargo can be run");
    assert!(output.status.success(), "cargo metadata failed:\n{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("cargo metadata gives JSON")
}

fn host() -> String {
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let output = Command::new(rustc).arg("-vV").output().expect("rustc can be run");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc tells its host").to_owned()
}

/// The packages of the workspace.
pub fn members() -> Vec<&'static Package> {
    let members = &metadata().workspace_members;
    metadata().packages.iter().filter(|package| members.contains(&package.id)).collect()
}

/// Names of all that a member links into itself, directly or not: normal dependencies only.
pub fn linked(member: &str) -> Vec<&'static str> {
    let packages: BTreeMap<&str, &Package> = metadata().packages.iter().map(|p| (p.id.as_str(), p)).collect();
    let nodes: BTreeMap<&str, &Node> = metadata().resolve.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    let start = members().into_iter().find(|package| package.name == member).expect("a member of the workspace");
    let mut reached: Vec<&str> = vec![&start.id];
    let mut next = 0;
    while let Some(id) = reached.get(next).copied() {
        for edge in &nodes[id].deps {
            if edge.dep_kinds.iter().any(|kind| kind.kind.is_none()) && !reached.contains(&edge.pkg.as_str()) {
                reached.push(&edge.pkg);
            }
        }
        next += 1;
    }
    reached.iter().map(|id| packages[id].name.as_str()).collect()
}
