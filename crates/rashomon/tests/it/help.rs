//! What `--help` says: every command and every option, with what it does.

use expect_test::{Expect, expect};

use crate::rashomon;

fn check(arguments: &[&str], expected: Expect) {
    let ran = rashomon(arguments);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    expected.assert_eq(&ran.out);
}

#[test]
fn the_program() {
    check(&["--help"], expect![[""]]);
}

#[test]
fn report() {
    check(&["report", "--help"], expect![[""]]);
}

#[test]
fn compare() {
    check(&["compare", "--help"], expect![[""]]);
}

#[test]
fn verify() {
    check(&["verify", "--help"], expect![[""]]);
}

#[test]
fn the_version_is_one_line() {
    let ran = rashomon(&["--version"]);
    assert_eq!(ran.out, format!("rashomon {}\n", env!("CARGO_PKG_VERSION")));
}
