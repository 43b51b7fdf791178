//! Any bytes as the answer of a server in a web archive give a page or a reason: heads, chunks, packed bodies.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_read::{Limits, from_bytes};

fuzz_target!(|data: &[u8]| {
    let limits = Limits { file_bytes: 4096, head_bytes: 1024, ..Limits::default() };
    let head = format!(
        "WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n",
        data.len()
    );
    let (pages, skipped) = from_bytes("a.warc", &[head.as_bytes(), data].concat(), &limits);
    assert_eq!(pages.len() + skipped.len(), 1);
});
