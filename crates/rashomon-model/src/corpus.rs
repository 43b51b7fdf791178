//! All that was read and found.

use std::collections::BTreeMap;

use crate::{Account, PageId, Story};

/// The answer to one run: accounts, stories, and what was left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corpus {
    /// The accounts by page.
    pub accounts: BTreeMap<PageId, Account>,
    /// The stories, largest first, then by their first page.
    pub stories: Vec<Story>,
    /// What could not be read.
    pub skipped: Vec<Skipped>,
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// Where it is.
    pub location: String,
    /// Why it was not read: one plain sentence, lower case, no full stop.
    pub why: String,
}
