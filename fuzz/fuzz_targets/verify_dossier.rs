//! Any JSON taken for a dossier is refused or checked.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|json: &str| {
    if let Ok(dossier) = rashomon_report::json::read(json) {
        rashomon_report::verify(&dossier, &[]);
    }
});
