//! Any content of a sitemap gives a reason, since it never holds text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_read::{Limits, from_bytes};

const HEADS: [&str; 2] = ["<urlset xmlns:news=\"n\"><url><loc>", "<sitemapindex><sitemap>"];

fuzz_target!(|data: (bool, &[u8])| {
    let (of_pages, bytes) = data;
    let sitemap = [HEADS[usize::from(!of_pages)].as_bytes(), bytes].concat();
    let (pages, skipped) = from_bytes("sitemap.xml", &sitemap, &Limits::default());
    assert!(!pages.is_empty() || !skipped.is_empty());
});
