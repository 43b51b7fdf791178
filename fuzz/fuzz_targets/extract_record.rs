//! Any fields give an article.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_model::{Content, Record};

mod page;

type Fields = (Option<String>, Option<String>, Option<String>, Option<String>, Option<String>, Vec<String>);

fuzz_target!(|fields: Fields| {
    let (title, text, html, date, outlet, authors) = fields;
    let record = Record { title, text, html, date, outlet, authors };
    rashomon_extract::extract(&page::page(Content::Record(record)));
});
