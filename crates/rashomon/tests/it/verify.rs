//! A dossier can be checked by a command, and one altered character anywhere is found.

use std::path::PathBuf;

use serde_json::Value;

use crate::{EXAMPLES, Ran, arg, example_dossiers, example_files, inside, rashomon, root, word};

/// A dossier of the ferry pages beside copies of them, both of which a test may alter.
struct Case {
    folder: tempfile::TempDir,
    dossier: Value,
}

fn case() -> Case {
    let folder = tempfile::tempdir().unwrap();
    for file in example_files(EXAMPLES[0]) {
        let name = file.rsplit('/').next().unwrap();
        std::fs::copy(root().join(&file), inside(&folder, name)).unwrap();
    }
    Case { folder, dossier: serde_json::from_str(&example_dossiers()[0]).unwrap() }
}

impl Case {
    fn file(&self, name: &str) -> PathBuf {
        inside(&self.folder, name)
    }

    /// Checks the dossier as it is now against the pages as they are now.
    fn verify(&self) -> Ran {
        let elsewhere = crate::folder(&[("dossier.json", self.dossier.to_string().as_bytes())]);
        rashomon(&["verify", arg(&inside(&elsewhere, "dossier.json")), arg(self.folder.path())])
    }
}

/// The text with its character in the middle replaced by another one.
fn altered(text: &str) -> String {
    let at = text.char_indices().nth(text.chars().count() / 2).unwrap().0;
    let next = text[at..].chars().next().unwrap();
    let other = if next == 'x' { "y" } else { "x" };
    format!("{}{other}{}", &text[..at], &text[at + next.len_utf8()..])
}

fn alter(value: &mut Value) {
    *value = Value::String(altered(value.as_str().unwrap()));
}

#[test]
fn a_fresh_dossier_holds() {
    for (folder, json) in EXAMPLES.iter().zip(example_dossiers()) {
        let written = crate::folder(&[("dossier.json", json.as_bytes())]);
        let ran = rashomon(&["verify", arg(&inside(&written, "dossier.json")), folder]);
        assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
        assert!(ran.out.ends_with("citations checked, all hold\n"), "{}", ran.out);
    }
}

#[test]
fn the_pages_may_have_moved() {
    let ran = case().verify();
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
}

#[test]
fn an_altered_exact_is_found() {
    for pointer in [
        "/stories/0/claims/0/statements/0/citation/exact",
        "/stories/0/derivations/0/passages/0/from/exact",
        "/stories/0/names/0/citations/0/exact",
    ] {
        let mut case = case();
        alter(case.dossier.pointer_mut(pointer).unwrap());
        let ran = case.verify();
        assert_eq!(ran.status, 1, "{pointer}");
        assert!(ran.out.contains(&format!("(at {})", pointer.trim_end_matches("/exact"))), "{}", ran.out);
        assert!(ran.out.ends_with(" 1 do not hold\n"), "{}", ran.out);
    }
}

#[test]
fn a_citation_moved_by_one_character_is_found() {
    let mut case = case();
    let citation = case.dossier.pointer_mut("/stories/0/claims/0/statements/0/citation").unwrap();
    for end in ["start", "end"] {
        citation[end] = (citation[end].as_u64().unwrap() + 1).into();
    }
    assert_eq!(case.verify().status, 1);
}

#[test]
fn an_altered_text_in_the_dossier_is_found() {
    for field in ["text", "headline"] {
        let mut case = case();
        alter(&mut case.dossier["pages"][2][field]);
        let location = word(&case.dossier["pages"][2], "location").to_owned();
        let ran = case.verify();
        assert_eq!(ran.status, 1);
        assert!(ran.out.contains(&format!("{location}: {field}: ")), "{}", ran.out);
        assert!(ran.out.contains(&format!("(at /pages/2/{field})")), "{}", ran.out);
    }
}

#[test]
fn an_altered_page_is_found() {
    let case = case();
    let file = case.file("e5123eb30d.html");
    let html = std::fs::read_to_string(&file).unwrap();
    assert!(html.contains("inquiry"));
    std::fs::write(&file, html.replacen("inquiry", "enquiry", 1)).unwrap();
    let ran = case.verify();
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("benchmark/s01/pages/e5123eb30d.html: "), "{}", ran.out);
    assert!(ran.out.contains("the page is not among those given"), "{}", ran.out);
}

#[test]
fn a_page_that_is_gone_is_found() {
    let case = case();
    std::fs::remove_file(case.file("006f24fb0f.html")).unwrap();
    let ran = case.verify();
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("benchmark/s01/pages/006f24fb0f.html: "), "{}", ran.out);
}

#[test]
fn what_is_no_dossier_is_named_as_such() {
    let garbage: [(&[u8], &str); 5] = [
        (b"", "not a dossier"),
        (b"no json at all", "not a dossier"),
        (b"{\"schema\": \"rashomon.dossier/1\"}", "missing field"),
        (b"{\"schema\": \"other/7\"}", "schema is 'other/7', expected 'rashomon.dossier/1'"),
        (b"\xff\xfe\x00", "cannot read the dossier"),
    ];
    for (bytes, told) in garbage {
        let folder = crate::folder(&[("dossier.json", bytes)]);
        let ran = rashomon(&["verify", arg(&inside(&folder, "dossier.json")), EXAMPLES[0]]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(told) && ran.err.contains("dossier.json"), "{}", ran.err);
    }
    assert_eq!(rashomon(&["verify", "no/such.json", EXAMPLES[0]]).status, 2);
}
