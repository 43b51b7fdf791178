//! A page as it was read: bytes made text, and where they came from.

use crate::{Diagnostic, Offsets, PageId};

/// One page, read and decoded, before anything is made of its content.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its identity.
    pub id: PageId,
    /// The path as given, or a place inside an archive (`articles.jsonl#LINE`).
    pub location: String,
    /// Other locations of the very same bytes, in order: carriers, not witnesses.
    pub also_at: Vec<String>,
    /// `blake3:` and the hexadecimal hash of the bytes as read.
    pub hash: String,
    /// The address the page says or is known to come from.
    pub url: Option<String>,
    /// When it was fetched, as told by the archive.
    pub retrieved: Option<String>,
    /// What the bytes hold.
    pub content: Content,
    /// Where the bytes and the text decoded from them go apart.
    pub offsets: Offsets,
    /// What reading had to leave out or guess.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a page's bytes hold, recognised by content first and name second.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// An HTML document.
    Html(String),
    /// Plain text, perhaps scraped with its menus and link lists.
    Text(String),
    /// Markdown.
    Markdown(String),
    /// An article given as fields (a JSON object or a JSONL line).
    Record(Record),
}

/// An article given as fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// The headline.
    pub title: Option<String>,
    /// The article text, as a naive extractor may have left it.
    pub text: Option<String>,
    /// The page's HTML.
    pub html: Option<String>,
    /// When it was published, as given.
    pub date: Option<String>,
    /// The outlet's name or host, as given.
    pub outlet: Option<String>,
    /// The authors, as given.
    pub authors: Vec<String>,
}
