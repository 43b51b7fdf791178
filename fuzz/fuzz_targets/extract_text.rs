//! Any text gives an article, as plain text and as Markdown.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_model::Content;

mod page;

fuzz_target!(|text: &str| {
    rashomon_extract::extract(&page::page(Content::Text(text.to_owned())));
    rashomon_extract::extract(&page::page(Content::Markdown(text.to_owned())));
});
