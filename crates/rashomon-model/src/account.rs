//! One page's account of an event: the page, its article, and what the article says.

use crate::{Analysis, Article, Diagnostic, PageId, Published};
use serde::{Deserialize, Serialize};

/// What the later stages know of one page. The page's own bytes are no longer needed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// The page's identity.
    pub page: PageId,
    /// Where it was read.
    pub location: String,
    /// Other locations of the same bytes.
    pub also_at: Vec<String>,
    /// Hash of the bytes as read.
    pub hash: String,
    /// The page's address.
    pub url: Option<String>,
    /// When it was fetched.
    pub retrieved: Option<String>,
    /// The article.
    pub article: Article,
    /// What it says.
    pub analysis: Analysis,
    /// When this text first appeared, as far as can be told.
    pub published: Published,
    /// Remarks from all stages.
    pub diagnostics: Vec<Diagnostic>,
}

impl Account {
    /// The account of an article that no page's bytes stand behind, or whose bytes tell nothing more.
    pub fn of(page: PageId, location: impl Into<String>, article: Article, analysis: Analysis) -> Self {
        Account {
            page,
            location: location.into(),
            also_at: Vec::new(),
            hash: String::new(),
            url: None,
            retrieved: None,
            article,
            analysis,
            published: Published::default(),
            diagnostics: Vec::new(),
        }
    }
}
