//! Tables (Parquet), written by `tables/write.py` in the ways that tables are usually written.

use expect_test::{Expect, expect};
use rashomon_read::{Limits, from_bytes, read_with};

use crate::{Folder, told_page};

pub fn table(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/tables/{name}.parquet", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("the table is there")
}

fn told(name: &str, limits: &Limits) -> String {
    let (pages, skipped) = from_bytes("t", &table(name), limits);
    let mut lines: Vec<String> = pages.iter().map(told_page).collect();
    lines.extend(skipped.iter().map(|skipped| format!("{}: skipped: {}", skipped.location, skipped.why)));
    lines.join("\n")
}

fn check(name: &str, expected: Expect) {
    expected.assert_eq(&told(name, &Limits::default()));
}

#[test]
fn rows_are_records() {
    check(
        "snappy",
        expect![[r#"
        t#1: record title="One" text="The ferry left port 0. " date="2024-05-03T13:14:00Z" outlet="Ledger" author="A. One" author="B. Two" <https://example.org/0>
        t#2: record title="Two" text="The ferry left port 1. It was late. " date="2024-05-03T13:14:01Z" outlet="Ledger" <https://example.org/1>
        t#3: record text="The ferry left port 2. It was late. It was late. " date="2024-05-03T13:14:02Z" outlet="Wire" <https://example.org/2>
        t#4: record title="Four" text="The ferry left port 3. It was late. It was late. It was late. " date="2024-05-03T13:14:03Z" outlet="Wire" author="C. Four" <https://example.org/3>
        t#6: record title="Six" text="The ferry left port 5. It was late. It was late. It was late. It was late. It was late. " date="2024-05-03T13:14:05Z" outlet="Ledger" author="E. Six" <https://example.org/5>
        t: skipped: not all rows are pages (rows without words under 'text' or 'html': 1)"#]],
    );
}

#[test]
fn a_table_is_the_same_however_it_is_stored() {
    for name in ["zstd-v2", "gzip-plain"] {
        assert_eq!(told(name, &Limits::default()), told("snappy", &Limits::default()), "{name}");
    }
    assert_eq!(told("brotli-delta-length", &Limits::default()), told("delta", &Limits::default()));
    check(
        "delta",
        expect![[r#"
        t#1: record text="The ferry left port 0. " outlet="Ledger" <https://example.org/0>
        t#2: record text="The ferry left port 1. It was late. " outlet="Ledger" <https://example.org/1>
        t#3: record text="The ferry left port 2. It was late. It was late. " outlet="Wire" <https://example.org/2>
        t#4: record text="The ferry left port 3. It was late. It was late. It was late. " outlet="Wire" <https://example.org/3>
        t#6: record text="The ferry left port 5. It was late. It was late. It was late. It was late. It was late. " outlet="Ledger" <https://example.org/5>
        t: skipped: not all rows are pages (rows without words under 'text' or 'html': 1)"#]],
    );
}

#[test]
fn times_are_read_in_every_form() {
    check(
        "dates",
        expect![[r#"
        t#1: record text="a" date="2024-05-03"
        t#2: record text="b" date="1969-12-31""#]],
    );
    assert_eq!(told("int96", &Limits::default()), told("dates", &Limits::default()));
}

#[test]
fn what_cannot_be_read_is_said() {
    check("no-words", expect!["t: skipped: no articles: no column 'text' or 'html' (columns: id)"]);
    check(
        "lz4",
        expect![[r#"
        t#1: skipped: the column 'outlet' cannot be read: it is packed by LZ4 or LZO; write it with snappy, zstd, gzip or brotli; this row and what follows in its group was not read
        t: skipped: not all rows are pages (damaged groups of rows: 1)"#]],
    );
    let cut = table("snappy");
    let (_, skipped) = from_bytes("t", &cut[..cut.len() - 1], &Limits::default());
    expect!["a table (Parquet) that is cut: its end, which describes it, is missing"].assert_eq(&skipped[0].why);
    let input = std::io::Cursor::new(cut);
    let reading = read_with(&["-".to_owned()], &Limits::default(), Box::new(input), &mut |_| {});
    expect!["cannot read '-': a table (Parquet) is read from its end; give it as a file"]
        .assert_eq(&reading.failed[0].to_string());
}

#[test]
fn limits_hold_for_tables() {
    let rows = told("snappy", &Limits { records: 2, ..Limits::default() });
    assert!(rows.contains("t#3: skipped: over the limit of 2 records"), "{rows}");
    let page = told("snappy", &Limits { table_page: 100, ..Limits::default() });
    assert!(page.contains("limit of 100 bytes"), "{page}");
    let description = told("snappy", &Limits { table_description: 100, ..Limits::default() });
    assert_eq!(description, "t: skipped: a table (Parquet) whose description is longer than the limit of 100 bytes");
    let budget = told("snappy", &Limits { unpacked_free: 10, unpack_ratio: 0, ..Limits::default() });
    assert!(budget.contains("unpacks to far more than its size"), "{budget}");
    let rows = told("snappy", &Limits { file_bytes: 120, ..Limits::default() });
    assert!(rows.contains("rows longer than the limit"), "{rows}");
}

#[test]
fn tables_are_recognised_by_their_content() {
    let folder = Folder::new().with("articles.txt", table("delta"));
    assert_eq!(folder.read().pages.len(), 5);
}
