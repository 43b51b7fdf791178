//! A report leads to the very words in the saved page and on the live one.

use serde_json::Value;

use crate::{Ran, rashomon};

/// A page in an older character set, with character references and markup inside its sentences.
const HTML: &str = concat!(
    "<!doctype html><html><head><meta charset=\"windows-1252\"><title>Brücke gesperrt</title>",
    "<link rel=\"canonical\" href=\"https://courier.example/bridge\"></head><body><article><h1>Brücke gesperrt</h1>\n",
    "<p>Die alte Brücke über die Weiße Elster ist seit Montag für  alle\n<b>Fahrzeuge</b> gesperrt, sagte das ",
    "Bauamt der Stadt am Dienstag.</p>\n<p>Die Sanierung kostet 5&nbsp;Mio. &euro; und soll &bdquo;noch im ",
    "Fr&uuml;hjahr&ldquo; beginnen, teilte Müller &amp; Söhne mit.</p></article></body></html>"
);

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("bruecke.html"), bytes()).unwrap();
    folder
}

fn bytes() -> Vec<u8> {
    let byte = |c: char| u8::try_from(u32::from(c)).unwrap();
    HTML.chars().map(byte).collect()
}

fn report(folder: &tempfile::TempDir, format: &str) -> Ran {
    rashomon(&["report", folder.path().to_str().unwrap(), "--format", format])
}

#[test]
fn every_word_is_found_in_the_bytes_of_the_page() {
    let (folder, bytes) = (folder(), bytes());
    let dossier = report(&folder, "json").dossier();
    let page = &dossier["pages"][0];
    let text: Vec<char> = page["text"].as_str().unwrap().chars().collect();
    let mut told = String::new();
    for run in page["source_map"].as_array().unwrap() {
        let at = |n: usize| run[n].as_u64().unwrap() as usize;
        let words: String = text[at(0)..at(1)].iter().collect();
        let source: String = bytes[at(2)..at(3)].iter().map(|byte| char::from(*byte)).collect();
        let same = words.split_whitespace().eq(source.split_whitespace());
        assert!(same || source.starts_with('&'), "{words:?} from {source:?}");
        told.push_str(&words);
    }
    let words: String = text.iter().filter(|c| **c != '\n').collect();
    assert_eq!(told, words, "all words but the empty lines come from the page");
    assert!(words.contains("5\u{a0}Mio. €") || words.contains("5 Mio. €"), "{words}");
}

#[test]
fn a_report_shows_both_places() {
    let folder = folder();
    let html = report(&folder, "html").out;
    assert!(html.contains("these words stand in the saved page"), "{html}");
    assert!(html.contains("https://courier.example/bridge#:~:text=Die%20alte%20Br%C3%BCcke%20%C3%BCber"), "{html}");
}

#[test]
fn a_place_that_is_not_the_page_s_is_found_out() {
    let folder = folder();
    let dossier = report(&folder, "json");
    let path = folder.path().join("dossier.json");
    let pages = folder.path().join("bruecke.html");
    let verify = |dossier: &Value| {
        std::fs::write(&path, dossier.to_string()).unwrap();
        rashomon(&["verify", path.to_str().unwrap(), pages.to_str().unwrap()])
    };
    let mut dossier = dossier.dossier();
    assert_eq!(verify(&dossier).status, 0);
    dossier["pages"][0]["source_map"][0][2] = 7.into();
    let ran = verify(&dossier);
    assert_eq!(ran.status, 1);
    assert!(format!("{}{}", ran.out, ran.err).contains("other bytes"), "{} {}", ran.out, ran.err);
}
