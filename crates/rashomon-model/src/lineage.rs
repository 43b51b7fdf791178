//! Who derives from whom, and where each report first came from.

use crate::{Citation, OriginId, PageId, Span};
use serde::{Deserialize, Serialize};

/// A stretch that two pages share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Passage {
    /// In the parent (or the first page of a pair).
    pub from: (PageId, Span),
    /// In the derived page (or the second of a pair).
    pub to: (PageId, Span),
    /// Verbatim or rewritten.
    pub kind: PassageKind,
}

/// How a passage was carried over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PassageKind {
    /// Word for word, apart from white space, case and marks.
    Verbatim,
    /// In other words.
    Rewritten,
}

/// How a page was made from its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DerivationClass {
    /// Nearly all of it, word for word.
    Copy,
    /// Nearly all of it, with small changes.
    LightEdit,
    /// A part of it, word for word or nearly.
    Excerpt,
    /// In other words, in the same order.
    Rewrite,
    /// A later version by the same outlet.
    Update,
    /// Made from several parents.
    Merge,
}

/// What a page derives from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Parent {
    /// Another page.
    Page(PageId),
    /// An original that is not among the pages.
    Origin(OriginId),
}

/// One edge of the family tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Derivation {
    /// The derived page.
    pub page: PageId,
    /// What it derives from.
    pub from: Parent,
    /// How.
    pub class: DerivationClass,
    /// Share of the page's sentences that come from the parent, 0 to 1.
    pub coverage: f64,
    /// Why this way round.
    pub direction: Direction,
    /// What is shared.
    pub passages: Vec<Passage>,
}

/// Why a derivation runs this way round.
#[derive(Clone, Debug, PartialEq)]
pub struct Direction {
    /// How sure, 0.5 (open) to 1.
    pub confidence: f64,
    /// The grounds, strongest first.
    pub evidence: Vec<Evidence>,
}

/// One ground of a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// A kebab-case name: `told-to`, `credit`, `byline`, `overlap`, `shared-error`, `published`, `dateline`, ….
    pub kind: &'static str,
    /// The words.
    pub citation: Citation,
}

/// What sort of body an origin is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OriginKind {
    /// A paper, broadcaster or site.
    Outlet,
    /// A news agency.
    Agency,
    /// An institution that published something itself.
    Institution,
    /// Not known.
    Unknown,
}

/// One first report.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// Its number in the story.
    pub id: OriginId,
    /// Its name, where the pages name it.
    pub name: Option<String>,
    /// What sort of body.
    pub kind: OriginKind,
    /// Whether the original itself is among the pages.
    pub present: bool,
    /// Pages whose first origin it is; every page has exactly one.
    pub pages: Vec<PageId>,
    /// Pages that owe it a part.
    pub also: Vec<PageId>,
    /// The grounds.
    pub evidence: Vec<Evidence>,
}

/// The family tree of one story's pages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lineage {
    /// The origins, in the order of their ids.
    pub origins: Vec<Origin>,
    /// The edges, ordered by page and parent.
    pub derivations: Vec<Derivation>,
}
