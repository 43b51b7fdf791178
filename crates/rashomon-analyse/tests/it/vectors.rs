//! The table of word vectors is the one that its name says.

use std::fmt::Write;

use rashomon_model::Vectors;
use rashomon_model::vectors::AKIN;
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

#[test]
fn the_near_words_are_those_whose_rows_are_near() {
    let vectors = Vectors { near: AKIN, ..rashomon_analyse::vectors() };
    let count = (vectors.rows.len() / vectors.dims) as u32;
    let all: Vec<Option<u32>> = (0..count).map(Some).collect();
    for row in (0..count).step_by(500) {
        let mut near = Vec::new();
        vectors.near_pairs(&[Some(row)], &all, |_, other, cosine| near.push((other as u32, cosine)));
        let cosine = |other: u32| if other == row { 1.0 } else { vectors.cosine(row, other) };
        let expected: Vec<(u32, f32)> = (0..count).map(|n| (n, cosine(n))).filter(|(_, c)| *c >= AKIN).collect();
        assert_eq!(near, expected, "row {row}");
        let mut even: Vec<(u32, f32)> = vectors.near_rows(row, |other| other % 2 == 0).collect();
        even.sort_by_key(|(other, _)| *other);
        let expected: Vec<(u32, f32)> = expected.into_iter().filter(|(other, _)| other % 2 == 0).collect();
        assert_eq!(even, expected, "row {row}");
    }
}
