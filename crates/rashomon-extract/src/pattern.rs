//! Regular expressions, compiled once.

use std::sync::LazyLock;

pub(crate) use regex::Regex;

/// A pattern that is compiled on first use.
pub(crate) type Pattern = LazyLock<Regex>;

/// Compiles a pattern that stands in this crate's source; a wrong one is a mistake of ours that any test finds.
pub(crate) fn compile(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern of this crate compiles")
}
