//! The map of the code names only what is there.

use std::fs;

use crate::metadata::root;

/// A backticked word is taken for a path when it holds a slash or ends like a file of this repository.
const ENDINGS: &[&str] = &[".rs", ".toml", ".md", ".json", ".tsv", ".html", ".bin"];

#[test]
fn architecture_md_names_only_paths_that_exist() {
    let Ok(text) = fs::read_to_string(root().join("ARCHITECTURE.md")) else {
        eprintln!("there is no ARCHITECTURE.md yet: nothing to check");
        return;
    };
    let gone: Vec<&str> = paths(&text).into_iter().filter(|path| !exists(path)).collect();
    assert!(gone.is_empty(), "ARCHITECTURE.md names what is not there: {gone:?}");
}

fn paths(text: &str) -> Vec<&str> {
    let words = prose(text).flat_map(|line| line.split('`').skip(1).step_by(2));
    words.filter(|word| is_path(word)).collect()
}

/// The lines outside fenced blocks, which hold drawings and commands.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    text.lines().scan(Fence::Outside, |fence, line| {
        let is_fence = line.trim_start().starts_with("```");
        if is_fence {
            *fence = if *fence == Fence::Outside { Fence::Inside } else { Fence::Outside };
        }
        Some(if is_fence || *fence == Fence::Inside { "" } else { line })
    })
}

#[derive(Clone, Copy, PartialEq)]
enum Fence {
    Inside,
    Outside,
}

fn is_path(word: &str) -> bool {
    let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
    let looks = word.contains('/') || ENDINGS.iter().any(|ending| word.ends_with(ending));
    plain && looks && !word.starts_with('/')
}

/// A path from the root, or the end of one below `crates`, such as `story.rs`.
fn exists(path: &str) -> bool {
    let below = |prefix: &str| root().join(prefix).join(path).exists();
    below("")
        || below("crates")
        || fs::read_dir(root().join("crates")).is_ok_and(|crates| {
            crates
                .flatten()
                .any(|entry| entry.path().join(path).exists() || entry.path().join("src").join(path).exists())
        })
}

#[test]
fn paths_are_told_from_other_words() {
    let text = "`crates/a/src/b.rs` and `Page`, `rashomon-read`\n```\n`x/y.rs`\n```\n`fuzz/` `a → b`, `deny.toml`";
    assert_eq!(paths(text), ["crates/a/src/b.rs", "fuzz/", "deny.toml"]);
}
