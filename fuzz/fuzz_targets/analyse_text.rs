//! Any article text gives an analysis.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rashomon_model::Article;

fuzz_target!(|text: String| {
    rashomon_analyse::analyse(&Article { language: "en".to_owned(), text, ..Article::default() });
});
