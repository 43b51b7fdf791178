//! Any content of a feed, in any of its formats, gives pages or reasons.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_read::{Limits, from_bytes};

const HEADS: [&str; 4] = [
    "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><item>",
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>",
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\"><item>",
    "{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"\",\"items\":[",
];

fuzz_target!(|data: (u8, &[u8])| {
    let (choice, bytes) = data;
    let feed = [HEADS[usize::from(choice) % HEADS.len()].as_bytes(), bytes].concat();
    let limits = Limits { records: 16, ..Limits::default() };
    let (pages, skipped) = from_bytes("feed", &feed, &limits);
    assert!(!pages.is_empty() || !skipped.is_empty());
});
