//! A story in a web archive is the same story.

use std::fs;

use serde_json::Value;

use crate::{arg, example_files, folder, inside, list, rashomon, root};

/// The pages of an example as the records of an archive, with a picture among them.
fn archive(example: &str) -> Vec<u8> {
    let files = example_files(example);
    let records = files.iter().map(|name| {
        let kind = if name.ends_with(".html") { "text/html" } else { "text/plain" };
        record(kind, &fs::read(root().join(name)).unwrap())
    });
    records.chain([record("image/png", b"\x89PNG\r\n\x1a\n")]).collect::<Vec<_>>().concat()
}

fn record(kind: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!("WARC/1.1\r\nWARC-Type: resource\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n");
    [head.as_bytes(), body, b"\r\n\r\n"].concat()
}

fn ids(dossier: &Value, of: &str) -> Vec<String> {
    list(dossier, of).iter().map(|item| item["id"].to_string()).collect()
}

#[test]
fn a_story_in_an_archive_is_the_same_story() {
    let place = folder(&[("crawl.warc", &archive("benchmark/s01/pages"))]);
    let path = inside(&place, "crawl.warc");
    let archived = rashomon(&["report", "--format", "json", arg(&path)]);
    assert_eq!(archived.status, 0, "{}", archived.err);
    assert!(archived.err.contains("1 of 10 records are no pages (pictures: 1)"), "{}", archived.err);
    let (archived, filed) =
        (archived.dossier(), rashomon(&["report", "--format", "json", "benchmark/s01/pages"]).dossier());
    assert_eq!(ids(&archived, "pages"), ids(&filed, "pages"));
    assert_eq!(ids(&archived, "stories"), ids(&filed, "stories"));
    let location = archived["pages"][0]["location"].as_str().unwrap();
    assert!(location.contains("crawl.warc@"), "{location}");

    let dossier = inside(&place, "dossier.json");
    fs::write(&dossier, archived.to_string()).unwrap();
    let verified = rashomon(&["verify", arg(&dossier), arg(&path)]);
    assert_eq!(verified.status, 0, "{}{}", verified.out, verified.err);
}

#[test]
fn an_archive_without_pages_says_what_it_holds() {
    let place = folder(&[("pictures.warc", &record("image/png", b"\x89PNG\r\n\x1a\n").repeat(3))]);
    let ran = rashomon(&["report", arg(&inside(&place, "pictures.warc"))]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("pictures.warc': 3 of 3 records are no pages (pictures: 3)"), "{}", ran.err);
}
