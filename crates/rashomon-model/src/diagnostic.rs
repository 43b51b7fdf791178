//! What went wrong or was left out, told as data: content never makes a stage fail.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Worth knowing.
    Info,
    /// Something was left out or guessed.
    Warning,
    /// The page is of little use.
    Error,
}

/// One remark about one page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How much it matters.
    pub level: Level,
    /// A stable kebab-case name, such as `nodes-over-limit`.
    pub code: Cow<'static, str>,
    /// One plain sentence: lower case, no full stop, with the value and the limit where there is one.
    pub message: String,
}
