//! What a file is, told by its content first and its name second.

use expect_test::{Expect, expect};

use crate::Folder;

fn check(name: &str, bytes: impl AsRef<[u8]>, expected: Expect) {
    let folder = Folder::new().with(name, bytes);
    expected.assert_eq(&folder.told(&folder.read()));
}

#[test]
fn html_under_any_name() {
    check("a.html", "<!DOCTYPE html><title>x</title>", expect![[r#"a.html: html "<!DOCTYPE html><title>x</title>""#]]);
    check("a.txt", "\n<!-- note --><HTML><body>x", expect![[r#"a.txt: html "\n<!-- note --><HTML><body>x""#]]);
    check(
        "a.php",
        "<?xml version='1.0'?>\n<!doctype html>\n<html>",
        expect![[r#"a.php: html "<?xml version='1.0'?>\n<!doctype html>\n<html>""#]],
    );
    check(
        "headers",
        "HTTP/1.1 200 OK\n\n<html><body><p>x",
        expect![[r#"headers: html "HTTP/1.1 200 OK\n\n<html><body><p>x""#]],
    );
    check(
        "fragment.txt",
        "<div class=\"a\">words</div>",
        expect![[r#"fragment.txt: html "<div class=\"a\">words</div>""#]],
    );
    check(
        "scraped",
        "Home\n<p>one</p>\n<p>two</p>\n<p>three</p>",
        expect![[r#"scraped: html "Home\n<p>one</p>\n<p>two</p>\n<p>three</p>""#]],
    );
}

#[test]
fn words_with_angle_brackets_are_text() {
    check(
        "a.txt",
        "<Reuters> said that 3 < 4 and 5 > 4",
        expect![[r#"a.txt: text "<Reuters> said that 3 < 4 and 5 > 4""#]],
    );
    check("b.html", "only words, whatever the name", expect![[r#"b.html: text "only words, whatever the name""#]]);
    check("c.txt", "[Agencies] Nine were hurt", expect![[r#"c.txt: text "[Agencies] Nine were hurt""#]]);
    check("d.txt", "{sic} he wrote", expect![[r#"d.txt: text "{sic} he wrote""#]]);
}

#[test]
fn saved_pages_tell_their_address() {
    let browser = "<!DOCTYPE html>\n<!-- saved from url=(0024)https://example.org/a/b -->\n<html>";
    check(
        "a.html",
        browser,
        expect![[
            r#"a.html: html "<!DOCTYPE html>\n<!-- saved from url=(0024)https://example.org/a/b -->\n<html>" <https://example.org/a/b>"#
        ]],
    );
    let single = "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://example.org/c \n saved date: Fri May 03 2024 \n--><body>";
    check(
        "b.html",
        single,
        expect![[
            r#"b.html: html "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://example.org/c \n saved date: Fri May 03 2024 \n--><body>" <https://example.org/c>"#
        ]],
    );
    check(
        "c.html",
        "<!-- saved from url=(0014)about:internet -->\n<html>",
        expect![[r#"c.html: html "<!-- saved from url=(0014)about:internet -->\n<html>""#]],
    );
}

#[test]
fn markdown_by_name_or_front_matter() {
    check("a.md", "# Title\n\nWords", expect![[r##"a.md: markdown "# Title\n\nWords""##]]);
    check("a.txt", "---\ntitle: T\n---\nWords", expect![[r#"a.txt: markdown "---\ntitle: T\n---\nWords""#]]);
    check("b.txt", "---\nno field\nmore", expect![[r#"b.txt: text "---\nno field\nmore""#]]);
    check(
        "c.md",
        "# How to\n\n`<p>one</p>`, <b>bold</b>",
        expect![[r##"c.md: markdown "# How to\n\n`<p>one</p>`, <b>bold</b>""##]],
    );
}

#[test]
fn one_json_object_is_one_page() {
    let all =
        r#"{"url":"https://e.org/1","title":"T","text":"W","date":"2024-05-03","outlet":"O","authors":["A","B"]}"#;
    check(
        "a.json",
        all,
        expect![[
            r#"a.json: record title="T" text="W" date="2024-05-03" outlet="O" author="A" author="B" <https://e.org/1>"#
        ]],
    );
    check(
        "b.json",
        r#"{"headline":"T","articleBody":"W","datePublished":"2024","publisher":{"name":"P"},"author":{"name":"A"}}"#,
        expect![[r#"b.json: record title="T" text="W" date="2024" outlet="P" author="A""#]],
    );
    check(
        "c.json",
        r#"{"title":"T","content":"<p>W</p>","source":{"id":null,"name":"S"},"publishedAt":"2024","author":"A, B"}"#,
        expect![[r#"c.json: record title="T" html="<p>W</p>" date="2024" outlet="S" author="A, B""#]],
    );
    check(
        "d.txt",
        "{\n \"body\": [\"one\", \"two\"],\n \"link\": \"https://e.org\"\n}\n",
        expect![[r#"d.txt: record text="one\n\ntwo" <https://e.org>"#]],
    );
}

#[test]
fn json_that_is_no_article_says_why() {
    check(
        "a.json",
        r#"{"story":"s01","pages":[]}"#,
        expect!["a.json: skipped: no article: no words under 'text' or 'html' (fields: pages, story)"],
    );
    check(
        "b.json",
        r#"{"title":"T","text":""}"#,
        expect!["b.json: skipped: no article: no words under 'text' or 'html' (fields: text, title)"],
    );
    check("c.json", "{\"text\": ", expect!["c.json: skipped: not valid JSON: it ends within a value, at column 9"]);
    check("d.json", "[]", expect!["d.json: skipped: an empty JSON list"]);
    check("e.json", "{}", expect!["e.json: skipped: an empty JSON object is no article"]);
    check("f.json", "42", expect!["f.json: skipped: a number where an article object was expected"]);
    check(
        "g.json",
        "[1, {\"text\": \"W\"}]",
        expect![[r#"
        g.json#1: skipped: a number where an article object was expected
        g.json#2: record text="W""#]],
    );
}

#[test]
fn jsonl_gives_a_page_a_line_and_skips_bad_ones() {
    let lines =
        "{\"text\":\"one\"}\n\nnot json\n{\"title\":\"no words\"}\n[1]\n  {\"text\":\"two\"}  \r\n{\"text\":\"three\"}";
    check(
        "a.jsonl",
        lines,
        expect![[r#"
            a.jsonl#1: record text="one"
            a.jsonl#3: skipped: not valid JSON: expected ident, at column 2
            a.jsonl#4: skipped: no article: no words under 'text' or 'html' (fields: title)
            a.jsonl#5: skipped: a list where an article object was expected
            a.jsonl#6: record text="two"
            a.jsonl#7: record text="three""#]],
    );
    check(
        "a.txt",
        "{\"text\":\"one\"}\n{\"text\":\"two\"}\n",
        expect![[r#"
        a.txt#1: record text="one"
        a.txt#2: record text="two""#]],
    );
    check("b.ndjson", "{\"text\":\"one\"}\n", expect![[r#"b.ndjson#1: record text="one""#]]);
}

#[test]
fn a_record_has_the_same_identity_in_a_line_a_list_and_a_file() {
    let record = "{\"text\": \"one\"}";
    let folder = Folder::new()
        .with("a.jsonl", format!("{record}\r\n{record}\n"))
        .with("b.json", format!("[ {record} ]"))
        .with("c.json", record);
    let reading = folder.read();
    expect![[r#"a.jsonl#1 = a.jsonl#2 = b.json#1 = c.json: record text="one""#]].assert_eq(&folder.told(&reading));
    assert_eq!(reading.pages[0].hash, format!("blake3:{}", blake3::hash(record.as_bytes()).to_hex()));
    assert!(reading.pages[0].hash.starts_with(&format!("blake3:{}", reading.pages[0].id)));
}

#[test]
fn what_is_no_text_says_what_it_seems_to_be() {
    let folder = Folder::new()
        .with("a.pdf", b"%PDF-1.7\n...")
        .with("b.html", b"\x89PNG\r\n\x1a\n\0\0")
        .with("c.txt", b"\xff\xd8\xff\xe0")
        .with("d", b"PK\x03\x04....")
        .with("e.html.gz", b"\x1f\x8b\x08\0")
        .with("f.dat", b"words\0words")
        .with("g.dat", b"\x01\x02\x03\x04words")
        .with("h.xml", "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel/></rss>")
        .with("i.css", "body { color: red }")
        .with("j.js", "var a = 1")
        .with("k.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .with("l.xml", "<?xml version=\"1.0\"?><data/>")
        .with("m.warc", "WARC/1.0\r\n")
        .with("n.txt", "")
        .with("o.txt", " \n\t\n");
    expect![[r#"
        a.pdf: skipped: seems to be a PDF document, which is not read
        b.html: skipped: seems to be a picture (PNG), which is not read
        c.txt: skipped: seems to be a picture (JPEG), which is not read
        d: skipped: seems to be a zip archive, or a document packed as one (docx, odt, epub), which is not read
        e.html.gz: skipped: seems to be compressed data (gzip), which is not read
        f.dat: skipped: seems to be binary data, which is not read
        g.dat: skipped: seems to be binary data, which is not read
        h.xml: skipped: a feed without entries
        i.css: skipped: seems to be a style sheet, which is not read
        j.js: skipped: seems to be a script, which is not read
        k.svg: skipped: seems to be a picture (SVG), which is not read
        l.xml: skipped: seems to be XML that is no web page, which is not read
        m.warc: skipped: seems to be a web archive (WARC), which is not read
        n.txt: skipped: empty file
        o.txt: skipped: empty file: only white space"#]]
    .assert_eq(&folder.told(&folder.read()));
}
