//! What every source file looks like.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::metadata::root;

/// Drawers without a label.
const DRAWERS: &[&str] = &["utils", "util", "common", "helpers", "helper", "misc"];

fn sources() -> Vec<PathBuf> {
    let walk = WalkDir::new(root().join("crates")).sort_by_file_name().into_iter().flatten();
    walk.map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    let silent: Vec<PathBuf> = sources().into_iter().filter(|path| !opens_with_a_sentence(path)).collect();
    assert!(silent.is_empty(), "these files do not open with a `//!` sentence: {silent:?}");
}

fn opens_with_a_sentence(path: &Path) -> bool {
    let text = fs::read_to_string(path).expect("a source file can be read");
    text.strip_prefix("//! ").is_some_and(|rest| !rest.trim_start().is_empty())
}

#[test]
fn no_file_is_a_drawer_without_a_label() {
    let stem = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let drawers: Vec<PathBuf> = sources().into_iter().filter(|path| DRAWERS.contains(&stem(path).as_str())).collect();
    assert!(drawers.is_empty(), "{drawers:?}");
}
