//! Any bytes between the marks of a table give pages or reasons.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_read::{Limits, from_bytes};

fuzz_target!(|data: &[u8]| {
    let limits = Limits {
        file_bytes: 4096,
        records: 16,
        unpacked_free: 1 << 20,
        table_description: 1 << 16,
        table_page: 1 << 16,
        ..Limits::default()
    };
    // A whole file is taken as it is, so that a corpus of real ones is of use.
    let whole = data.starts_with(b"PAR1");
    let bytes = if whole { data.to_vec() } else { [b"PAR1", data, b"PAR1"].concat() };
    let (pages, skipped) = from_bytes("a.parquet", &bytes, &limits);
    assert!(pages.len() <= limits.records);
    assert!(!pages.is_empty() || !skipped.is_empty());
});
