//! A page around the content that the fuzzer made.

use rashomon_model::{Content, Page, PageId};

/// A page that holds the given content and nothing else.
pub fn page(content: Content) -> Page {
    Page {
        id: PageId(0),
        location: "fuzz".to_owned(),
        also_at: Vec::new(),
        offsets: Default::default(),
        hash: String::new(),
        url: None,
        retrieved: None,
        content,
        diagnostics: Vec::new(),
    }
}
