//! Where in which page the words of a finding stand.

use crate::{PageId, Span};
use serde::{Deserialize, Serialize};

/// One text of a page that a citation counts in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Field {
    /// The article text.
    Text,
    /// The headline.
    Headline,
    /// The N-th dropped piece of the page.
    Dropped(u32),
    /// One named value that the page says of itself.
    Meta(String),
}

/// A range of one field of one page: the ground of a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Citation {
    /// The page.
    pub page: PageId,
    /// Which of its texts.
    pub field: Field,
    /// The range, in bytes of that text.
    pub span: Span,
}

impl Citation {
    /// A citation of the article text.
    pub fn text(page: PageId, span: Span) -> Self {
        Citation { page, field: Field::Text, span }
    }
}
