//! Any text taken for HTML gives an article.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_model::Content;

mod page;

fuzz_target!(|text: &str| {
    rashomon_extract::extract(&page::page(Content::Html(text.to_owned())));
});
