//! Every limit leaves something out and says so.

use expect_test::{Expect, expect};
use rashomon_read::{Limits, from_bytes};

use crate::Folder;

fn check(folder: &Folder, limits: Limits, expected: Expect) {
    expected.assert_eq(&folder.told(&folder.read_within(&limits)));
}

#[test]
fn a_longer_file_is_cut_at_a_character() {
    let limits = || Limits { file_bytes: 6, ..Limits::default() };
    check(
        &Folder::new().with("a.txt", "cafés au lait"),
        limits(),
        expect![[
            r#"a.txt: text "cafés" (file-cut: the file is longer than the limit of 6 bytes; what follows was not read)"#
        ]],
    );
    check(
        &Folder::new().with("a.txt", "cafésé"),
        Limits { file_bytes: 4, ..limits() },
        expect![[
            r#"a.txt: text "caf" (file-cut: the file is longer than the limit of 4 bytes; what follows was not read)"#
        ]],
    );
    check(&Folder::new().with("a.txt", "sixsix"), limits(), expect![[r#"a.txt: text "sixsix""#]]);
    check(
        &Folder::new().with("a.json", "[{\"text\":\"one\"}]"),
        limits(),
        expect!["a.json: skipped: JSON longer than the limit of 6 bytes; give one record a line (JSONL)"],
    );
}

#[test]
fn in_jsonl_the_limit_holds_for_a_line() {
    let lines = "{\"text\":\"one\"}\n{\"text\":\"longer than all the others\"}\n{\"text\":\"two\"}\n";
    check(
        &Folder::new().with("a.jsonl", lines),
        Limits { file_bytes: 20, ..Limits::default() },
        expect![[r#"
        a.jsonl#1: record text="one"
        a.jsonl#2: skipped: a record of more than 20 bytes, which is the limit
        a.jsonl#3: record text="two""#]],
    );
}

#[test]
fn jsonl_in_another_charset_is_cut_and_said_so() {
    let lines = "{\"text\":\"one\"}\n{\"text\":\"two\"}\n{\"text\":\"three\"}\n";
    let bytes: Vec<u8> = [0xff, 0xfe].into_iter().chain(lines.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    check(
        &Folder::new().with("a.jsonl", &bytes),
        Limits::default(),
        expect![[r#"
        a.jsonl#1: record text="one"
        a.jsonl#2: record text="two"
        a.jsonl#3: record text="three""#]],
    );
    check(
        &Folder::new().with("a.jsonl", &bytes),
        Limits { file_bytes: 60, ..Limits::default() },
        expect![[r#"
        a.jsonl#1: record text="one"
        a.jsonl#2: record text="two"
        a.jsonl: skipped: longer than the limit of 60 bytes; what follows was not read, save it as UTF-8"#]],
    );
}

#[test]
fn the_number_of_records_is_limited() {
    let limits = || Limits { records: 2, ..Limits::default() };
    check(
        &Folder::new().with("a.jsonl", "{\"text\":\"1\"}\n\n{\"text\":\"2\"}\n{\"text\":\"3\"}\n{\"text\":\"4\"}"),
        limits(),
        expect![[r#"
            a.jsonl#1: record text="1"
            a.jsonl#3: record text="2"
            a.jsonl#4: skipped: over the limit of 2 records in one file: this one and all after it"#]],
    );
    check(
        &Folder::new().with("a.json", "[{\"text\":\"1\"},{\"text\":\"2\"},{\"text\":\"3\"}]"),
        limits(),
        expect![[r#"
        a.json#1: record text="1"
        a.json#2: record text="2"
        a.json#3: skipped: over the limit of 2 records in one file: this one and all after it"#]],
    );
    check(
        &Folder::new().with("a.jsonl", "{\"text\":\"1\"}\n{\"text\":\"2\"}\n"),
        limits(),
        expect![[r#"
        a.jsonl#1: record text="1"
        a.jsonl#2: record text="2""#]],
    );
}

#[test]
fn the_number_of_files_and_the_depth_are_limited() {
    let folder = Folder::new().with("a.txt", "1").with("b/c.txt", "2").with("b/d/e.txt", "3").with("f.txt", "4");
    check(
        &folder,
        Limits { files: 2, ..Limits::default() },
        expect![[r#"
        a.txt: text "1"
        b/c.txt: text "2"
        b/d/e.txt: skipped: over the limit of 2 files: this one and 1 after it"#]],
    );
    check(
        &folder,
        Limits { depth: 1, ..Limits::default() },
        expect![[r#"
        a.txt: text "1"
        b: skipped: folders are entered 1 deep and no deeper
        f.txt: text "4""#]],
    );
    check(
        &folder,
        Limits { depth: 2, ..Limits::default() },
        expect![[r#"
        a.txt: text "1"
        b/c.txt: text "2"
        b/d: skipped: folders are entered 2 deep and no deeper
        f.txt: text "4""#]],
    );
}

#[test]
fn json_nested_without_end_is_skipped() {
    let deep = format!("{{\"text\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let (pages, skipped) = from_bytes("deep.json", deep.as_bytes(), &Limits::default());
    assert!(pages.is_empty());
    assert!(skipped[0].why.contains("recursion limit"), "{skipped:?}");
}
