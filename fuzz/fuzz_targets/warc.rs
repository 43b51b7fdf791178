//! Any bytes behind the mark of a web archive, plain or packed, give pages or reasons.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_read::{Limits, from_bytes};

fuzz_target!(|data: &[u8]| {
    let limits = Limits { file_bytes: 4096, head_bytes: 1024, unpacked_free: 1 << 20, records: 16, ..Limits::default() };
    let packed = data.starts_with(b"\x1f\x8b\x08") || data.starts_with(b"\x28\xb5\x2f\xfd");
    let bytes = if packed { data.to_vec() } else { [b"WARC/1.1\r\n", data].concat() };
    let (pages, skipped) = from_bytes("a.warc", &bytes, &limits);
    assert!(pages.len() <= limits.records);
    assert!(!pages.is_empty() || !skipped.is_empty());
});
