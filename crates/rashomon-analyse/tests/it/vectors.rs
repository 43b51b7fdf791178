//! The table of word vectors is the one that its name says.

use std::fmt::Write;

use sha2::{Digest, Sha256};

#[test]
fn the_named_hash_is_the_tables() {
    let table = include_bytes!("../../vectors/vectors.bin");
    let hash = Sha256::digest(table).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string");
        text
    });
    assert_eq!(hash, rashomon_analyse::VECTORS_SHA256);
}

#[test]
fn like_words_are_nearer_than_unlike_ones() {
    let (vectors, analysis) =
        (rashomon_analyse::vectors(), super::read("The ship sank. The boat sailed. A mayor spoke."));
    let row = |word: &str| {
        let text = "The ship sank. The boat sailed. A mayor spoke.";
        analysis.tokens.iter().find(|t| t.span.of(text) == word).and_then(|t| t.row).expect("a row")
    };
    let like = vectors.cosine(row("ship"), row("boat"));
    assert!(like > vectors.cosine(row("ship"), row("mayor")), "{like}");
}
