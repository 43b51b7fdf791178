//! A block: one paragraph, heading, list item or line of a page, before it is known whether it is the article's.

use rashomon_model::SourceMap;

use crate::credits::{is_credit_line, is_remark};
use crate::measure::{is_prose, word_count};

/// What a block is by its markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Paragraph,
    Heading,
    Item,
}

/// Which part of a page a block stands in, by elements and class names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Region {
    /// Nothing says that it is furniture.
    Plain,
    Navigation,
    Footer,
    Related,
    Share,
    Comment,
    Advert,
    Byline,
    Date,
    Caption,
    Tags,
    Headline,
    /// Not shown until something happens, or never.
    Hidden,
}

/// One block of a page.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// Its words, white space collapsed, list marker taken off.
    pub text: String,
    /// How many words they are, and whether they read like prose, are nothing but a credit, or tell of a change of the page:
    /// asked often, so found out once.
    pub words: usize,
    pub prose: bool,
    pub credit: bool,
    pub remark: bool,
    pub shape: Shape,
    pub region: Region,
    /// Bytes of `text` that stand inside links.
    pub linked: usize,
    /// The block element it comes from and that element's parent, as numbers; 0 for plain text.
    pub element: u32,
    pub parent: u32,
    /// Share of its words that the tree extractor kept, in percent; `None` where it was not asked.
    pub covered: Option<u8>,
    /// Where its words stand in the HTML; empty for plain text.
    pub source: SourceMap,
}

impl Block {
    /// A line of plain text.
    pub fn line(text: String, shape: Shape) -> Self {
        Block {
            words: word_count(&text),
            prose: is_prose(&text),
            credit: is_credit_line(&text),
            remark: is_remark(&text),
            text,
            shape,
            region: Region::Plain,
            linked: 0,
            element: 0,
            parent: 0,
            covered: None,
            source: SourceMap::default(),
        }
    }

    /// Share of the text that stands in links, in percent.
    pub fn link_share(&self) -> usize {
        self.linked * 100 / self.text.len().max(1)
    }

    /// Whether both stand side by side in the page's tree.
    pub fn sibling_of(&self, other: &Block) -> bool {
        self.parent == other.parent || self.element == other.element
    }
}
