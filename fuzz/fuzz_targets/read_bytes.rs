//! Any bytes under any name give pages or reasons.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_read::{Limits, from_bytes};

const NAMES: [&str; 5] = ["a", "a.html", "a.md", "a.json", "a.jsonl"];

fuzz_target!(|data: (u8, &[u8])| {
    let (choice, bytes) = data;
    let limits = Limits { file_bytes: 4096, records: 16, ..Limits::default() };
    let (pages, skipped) = from_bytes(NAMES[usize::from(choice) % NAMES.len()], bytes, &limits);
    assert!(!pages.is_empty() || !skipped.is_empty());
});
