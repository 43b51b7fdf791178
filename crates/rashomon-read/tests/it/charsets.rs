//! Bytes to text.

use expect_test::{Expect, expect};
use rashomon_read::decode;

fn check(bytes: &[u8], expected: Expect) {
    let decoded = decode(bytes);
    let remarks = decoded.diagnostics.iter().map(|remark| format!("\n{}: {}", remark.code, remark.message));
    expected.assert_eq(&format!("{} {:?}{}", decoded.charset, decoded.text, remarks.collect::<String>()));
}

#[test]
fn a_byte_order_mark_decides() {
    check(b"\xef\xbb\xbfna\xc3\xafve", expect![[r#"UTF-8 "naïve""#]]);
    check(b"\xff\xfeh\0i\0", expect![[r#"UTF-16LE "hi""#]]);
    check(b"\xfe\xff\0h\0i", expect![[r#"UTF-16BE "hi""#]]);
}

#[test]
fn valid_utf8_beats_a_declaration_that_is_no_longer_true() {
    check(
        "<meta charset=iso-8859-1>naïve".as_bytes(),
        expect![[r#"
        UTF-8 "<meta charset=iso-8859-1>naïve"
        charset-contradicted: the page declares windows-1252 but its bytes are UTF-8"#]],
    );
    check("<meta charset=\"utf-8\">naïve".as_bytes(), expect![[r#"UTF-8 "<meta charset=\"utf-8\">naïve""#]]);
}

#[test]
fn the_page_may_declare_its_charset() {
    check(
        b"<meta charset=windows-1251>\xcd\xe8\xea\xe5\xe9",
        expect![[r#"windows-1251 "<meta charset=windows-1251>Никей""#]],
    );
    check(
        b"<META http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>\x93\xfa\x96\x7b",
        expect![[r#"Shift_JIS "<META http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>日本""#]],
    );
    check(
        b"<?xml version='1.0' encoding='iso-8859-2'?><html>\xb1",
        expect![[r#"ISO-8859-2 "<?xml version='1.0' encoding='iso-8859-2'?><html>ą""#]],
    );
    check(b"<meta charset=iso-2022-jp>\x1b$BF|K\\\x1b(B", expect![[r#"ISO-2022-JP "<meta charset=iso-2022-jp>日本""#]]);
    check(b"<meta charset=utf-16>plain", expect![[r#"UTF-8 "<meta charset=utf-16>plain""#]]);
    check(
        b"<meta charset=nonsense>caf\xe9 ol\xe9",
        expect![[r#"
            windows-1252 "<meta charset=nonsense>café olé"
            charset-guessed: no character set that fits is declared; windows-1252 was guessed from the bytes"#]],
    );
}

#[test]
fn undeclared_bytes_are_guessed_and_said_so() {
    check(
        "Die Minister sprachen über größere Pläne".chars().map(|c| c as u8).collect::<Vec<u8>>().as_slice(),
        expect![[r#"
            windows-1252 "Die Minister sprachen über größere Pläne"
            charset-guessed: no character set that fits is declared; windows-1252 was guessed from the bytes"#]],
    );
}

#[test]
fn broken_bytes_in_utf8_are_replaced_and_counted() {
    check(
        b"na\xc3\xafve caf\xc3\xa9 \xe9t\xc3\xa9 and \xff",
        expect![[r#"
        UTF-8 "naïve café �té and �"
        invalid-bytes: 2 byte sequences are not valid UTF-8 and were replaced"#]],
    );
    check("already \u{fffd} replaced".as_bytes(), expect![[r#"UTF-8 "already � replaced""#]]);
}
