//! Regular expressions, compiled once.

use std::sync::LazyLock;

pub(crate) use regex::Regex;

/// A pattern that is compiled on first use.
pub(crate) type Pattern = LazyLock<Regex>;

/// White space and marks: what `\W` stands for in the patterns of this crate.
const MARK: &str = r"[\s!-/:-@\[-`{-~‐-⁞«»·•©]";

/// Compiles a pattern that stands in this crate's source; a wrong one is a mistake of ours that any test finds.
///
/// `\d` means the ten ASCII digits and `\W` a mark: the classes of all of Unicode cost a start-up more than all pages
/// of a story cost to read. `\b` stands beside an ASCII letter: a boundary of all of Unicode makes the engine leave its
/// fast way at the first letter with an accent.
pub(crate) fn compile(pattern: &str) -> Regex {
    let cheap = pattern.replace(r"\d", "[0-9]").replace(r"\W", MARK).replace(r"\b", r"(?-u:\b)");
    Regex::new(&cheap).expect("a pattern of this crate compiles")
}
