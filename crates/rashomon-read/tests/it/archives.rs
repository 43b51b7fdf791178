//! Web archives: which records become pages, and what is told of the others.

use std::io::Write;

use expect_test::{Expect, expect};
use fastwarc::stream_io::brotli::BrotliWriter;
use fastwarc::stream_io::gzip::GzipWriter;
use fastwarc::stream_io::traits::WarcWrite;
use fastwarc::stream_io::zstd::ZstdWriter;
use rashomon_model::{Content, Page};
use rashomon_read::{Limits, Progress, from_bytes, read_with};

use crate::{Folder, told_page};

pub const HTML: &str = "<!doctype html><html><title>T</title><p>The ferry sank.</p></html>";

/// A record of an archive.
pub fn record(fields: &str, block: &[u8]) -> Vec<u8> {
    let mut record = format!("WARC/1.1\r\n{fields}Content-Length: {}\r\n\r\n", block.len()).into_bytes();
    record.extend_from_slice(block);
    record.extend_from_slice(b"\r\n\r\n");
    record
}

/// The answer of a server for an address, as a record.
pub fn answer(url: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let mut block = format!("{head}\r\n\r\n").into_bytes();
    block.extend_from_slice(body);
    let fields = format!(
        "WARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-03T13:14:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    );
    record(&fields, &block)
}

/// An HTML page for an address.
pub fn html(url: &str, body: &str) -> Vec<u8> {
    answer(url, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8", body.as_bytes())
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    packed(GzipWriter::new(Vec::new()), bytes)
}

pub fn zstd(bytes: &[u8]) -> Vec<u8> {
    packed(ZstdWriter::new(Vec::new()), bytes)
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    packed(BrotliWriter::new(Vec::new()), bytes)
}

fn packed<W: Write + WarcWrite + IntoBytes>(mut writer: W, bytes: &[u8]) -> Vec<u8> {
    writer.write_all(bytes).expect("memory can be written");
    writer.finish().expect("memory can be written");
    writer.into_bytes()
}

trait IntoBytes {
    fn into_bytes(self) -> Vec<u8>;
}

macro_rules! into_bytes {
    ($($writer:ty),*) => {$(
        impl IntoBytes for $writer {
            fn into_bytes(self) -> Vec<u8> {
                self.into_inner().expect("memory can be written")
            }
        }
    )*};
}

into_bytes!(GzipWriter<Vec<u8>>, ZstdWriter<Vec<u8>>, BrotliWriter<Vec<u8>>);

fn told(pages: &[Page], skipped: &[rashomon_model::Skipped]) -> String {
    let mut lines: Vec<String> = pages.iter().map(told_page).collect();
    lines.extend(skipped.iter().map(|skipped| format!("{}: skipped: {}", skipped.location, skipped.why)));
    lines.join("\n")
}

fn check(bytes: &[u8], expected: Expect) {
    check_within(bytes, &Limits::default(), expected);
}

fn check_within(bytes: &[u8], limits: &Limits, expected: Expect) {
    let (pages, skipped) = from_bytes("a.warc", bytes, limits);
    expected.assert_eq(&told(&pages, &skipped));
}

#[test]
fn pages_become_pages_and_the_rest_is_counted() {
    let archive = [
        record("WARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\n", b"software: test\r\n"),
        record("WARC-Type: request\r\nContent-Type: application/http; msgtype=request\r\n", b"GET / HTTP/1.1\r\n\r\n"),
        html("https://example.org/a", HTML),
        answer("https://example.org/b.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png", b"\x89PNG\r\n\x1a\n...."),
        answer("https://example.org/c.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png", b"\x89PNG\r\n\x1a\n...."),
        answer("https://example.org/d", "HTTP/1.1 301 Moved\r\nLocation: /e", b"<p>moved</p>"),
        answer("https://example.org/f", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html", b"<p>gone</p>"),
        answer("https://example.org/g", "HTTP/1.1 200 OK\r\nContent-Type: text/html", b"\x89PNG\r\n\x1a\n\0\0\0"),
        answer("https://example.org/h", "HTTP/1.1 200 OK\r\nContent-Type: text/html", b"{\"a\": 1}"),
        answer("https://example.org/robots.txt", "HTTP/1.1 200 OK\r\nContent-Type: text/plain", b"User-agent: *"),
        record("WARC-Type: revisit\r\nContent-Type: application/http\r\n", b"HTTP/1.1 200 OK\r\n\r\n"),
        record(
            "WARC-Type: conversion\r\nWARC-Target-URI: https://example.org/i\r\nContent-Type: text/plain\r\n",
            b"Words alone.",
        ),
        record(
            "WARC-Type: resource\r\nWARC-Target-URI: <https://example.org/j>\r\nContent-Type: text/html\r\n",
            b"<p>A file.</p>",
        ),
        answer("https://example.org/k", "HTTP/1.1 200 OK", b"<html><body><p>Untold.</p></body></html>"),
        answer("https://example.org/l", "HTTP/1.1 200 OK\r\nContent-Type: text/html", b"  \r\n"),
    ]
    .concat();
    let expected = expect![[r#"
        a.warc@235: html "<!doctype html><html><title>T</title><p>The ferry sank.</p></html>" <https://example.org/a>
        a.warc@2312: text "Words alone." <https://example.org/i>
        a.warc@2449: html "<p>A file.</p>" <https://example.org/j>
        a.warc@2587: html "<html><body><p>Untold.</p></body></html>" <https://example.org/k>
        a.warc: skipped: 11 of 15 records are no pages (pictures: 2, JSON: 1, answers of status 404: 1, bodies that are no text: 1, empty pages: 1, notes on the crawl: 1, redirects (301): 1, requests: 1, revisits: 1, rules for crawlers (robots.txt): 1)"#]];
    check(&archive, expected);
}

#[test]
fn the_words_of_a_page_are_found_in_the_body_that_was_delivered() {
    for (charset, body) in
        [("utf-8", &b"\xef\xbb\xbf<p>Gr\xc3\xb6\xc3\x9fe!</p>"[..]), ("windows-1252", b"<p>Gr\xf6\xdfe!</p>")]
    {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={charset}\r\nContent-Encoding: gzip");
        let (pages, _) = from_bytes("a", &answer("https://example.org/", &head, &gzip(body)), &Limits::default());
        let Content::Html(text) = &pages[0].content else { panic!("no HTML") };
        let at = |what: char| text.find(what).expect("is there") as u32;
        let byte = |what: char| body[pages[0].offsets.byte(at(what)) as usize];
        assert_eq!((text.as_str(), byte('e'), byte('!')), ("<p>Größe!</p>", b'e', b'!'));
        assert_eq!(pages[0].hash, from_bytes("b.html", body, &Limits::default()).0[0].hash);
    }
}

#[test]
fn a_feed_in_an_archive_is_counted() {
    let feed = "<rss version='2.0'><channel><title>T</title><item><title>A</title></item></channel></rss>";
    check(
        &html("https://example.org/feed", feed),
        expect!["a.warc: skipped: 1 of 1 records are no pages (XML and feeds: 1)"],
    );
}

#[test]
fn an_archive_is_the_same_however_it_is_packed() {
    let records = [html("https://example.org/a", HTML), html("https://example.org/b", "<p>Another.</p>")];
    let plain = from_bytes("a", &records.concat(), &Limits::default());
    assert_eq!(plain.0.len(), 2);
    let each = |pack: fn(&[u8]) -> Vec<u8>| records.iter().flat_map(|record| pack(record)).collect::<Vec<u8>>();
    for packed in [each(gzip), gzip(&records.concat()), each(zstd), zstd(&records.concat())] {
        let (pages, skipped) = from_bytes("a", &packed, &Limits::default());
        assert_eq!(skipped, plain.1);
        let stripped = |pages: &[Page]| -> Vec<Page> {
            pages.iter().cloned().map(|page| Page { location: String::new(), ..page }).collect()
        };
        assert_eq!(stripped(&pages), stripped(&plain.0));
        assert_ne!(pages[0].location, pages[1].location);
    }
}

#[test]
fn locations_are_the_offsets_of_records() {
    let (first, second) = (html("https://example.org/a", "<p>One.</p>"), html("https://example.org/b", "<p>Two.</p>"));
    let locations = |bytes: &[u8]| {
        from_bytes("a.warc.gz", bytes, &Limits::default()).0.into_iter().map(|page| page.location).collect::<Vec<_>>()
    };
    let length = first.len();
    assert_eq!(
        locations(&[first.clone(), second.clone()].concat()),
        ["a.warc.gz@0".to_owned(), format!("a.warc.gz@{length}")]
    );
    let member = gzip(&first).len();
    assert_eq!(
        locations(&[gzip(&first), gzip(&second)].concat()),
        ["a.warc.gz@0".to_owned(), format!("a.warc.gz@{member}")]
    );
    assert_eq!(
        locations(&gzip(&[first, second].concat())),
        ["a.warc.gz@0".to_owned(), format!("a.warc.gz@0+{length}")]
    );
}

#[test]
fn a_page_has_one_identity_in_a_file_and_in_an_archive() {
    let chunked = format!("{:x}\r\n{HTML}\r\n0\r\n\r\n", HTML.len());
    let head = |more: &str| format!("HTTP/1.1 200 OK\r\nContent-Type: text/html{more}");
    let archive = [
        html("https://example.org/a", HTML),
        answer("https://example.org/b", &head("\r\nTransfer-Encoding: chunked"), chunked.as_bytes()),
        answer("https://example.org/c", &head("\r\nContent-Encoding: gzip"), &gzip(HTML.as_bytes())),
        answer("https://example.org/d", &head("\r\nContent-Encoding: br"), &brotli(HTML.as_bytes())),
        answer("https://example.org/e", &head("\r\nContent-Encoding: zstd"), &zstd(HTML.as_bytes())),
        answer(
            "https://example.org/f",
            &head("\r\nContent-Encoding: deflate"),
            &packed(GzipWriter::new_deflate(Vec::new()), HTML.as_bytes()),
        ),
        // What a head names may have been undone before the archive was written.
        answer(
            "https://example.org/g",
            &head("\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked"),
            HTML.as_bytes(),
        ),
        answer("https://example.org/h", &head("\r\nContent-Encoding: br"), HTML.as_bytes()),
    ];
    let folder = Folder::new().with("page.html", HTML).with("a.warc", archive.concat());
    let reading = folder.read();
    assert_eq!(reading.pages.len(), 1, "{}", folder.told(&reading));
    assert_eq!(reading.pages[0].also_at.len(), archive.len());
    assert!(reading.pages[0].diagnostics.is_empty(), "{:?}", reading.pages[0].diagnostics);
}

#[test]
fn the_charset_of_the_server_is_used_where_it_fits() {
    let sent = |charset: &str, body: &[u8]| {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={charset}");
        let (pages, _) = from_bytes("a", &answer("https://example.org/", &head, body), &Limits::default());
        match pages.into_iter().next().map(|page| page.content) {
            Some(Content::Html(text)) => text,
            other => panic!("HTML was expected: {other:?}"),
        }
    };
    // "мост" in windows-1251, with a page that declares another set; UTF-8 that was sent as latin-1; a set that is none.
    assert_eq!(
        sent("windows-1251", b"<meta charset=koi8-r><p>\xec\xee\xf1\xf2</p>"),
        "<meta charset=koi8-r><p>мост</p>"
    );
    assert_eq!(sent("iso-8859-1", "<p>café</p>".as_bytes()), "<p>café</p>");
    assert_eq!(
        sent("no-such-set", b"<meta charset=windows-1251><p>\xec\xee\xf1\xf2</p>"),
        "<meta charset=windows-1251><p>мост</p>"
    );
    assert_eq!(
        sent("shift_jis", b"<meta charset=windows-1251><p>\xec\xee\xf1\xff\xf2</p>"),
        "<meta charset=windows-1251><p>мося\u{442}</p>"
    );
}

#[test]
fn what_a_packed_file_holds_is_read() {
    let folder = Folder::new()
        .with("a.html.gz", gzip(b"<p>One.</p>"))
        .with("b.jsonl.gz", gzip(b"{\"text\":\"two\"}\n{\"text\":\"three\"}\n"))
        .with("c.txt.zst", zstd(b"Four."))
        .with("d.md.gz", gzip(b"# Five"))
        .with("e.pdf.gz", gzip(b"%PDF-1.7"))
        .with("f.gz", gzip(b""))
        .with("g.gz", b"\x1f\x8b\x08 this is not gzip")
        .with("h.zst", b"\x5d\x2a\x4d\x18\x04\0\0\0abcd");
    let expected = expect![[r##"
        a.html.gz: html "<p>One.</p>"
        b.jsonl.gz#1: record text="two"
        b.jsonl.gz#2: record text="three"
        c.txt.zst: text "Four."
        d.md.gz: markdown "# Five"
        e.pdf.gz: skipped: seems to be a PDF document, which is not read
        f.gz: skipped: empty file
        g.gz: skipped: gzip decompression error: data error
        h.zst: skipped: packed by zstd with a dictionary of its own, which is not read; unpack it with 'zstd -d' first"##]];
    expected.assert_eq(&folder.told(&folder.read()));
}

#[test]
fn a_record_that_claims_too_much_does_not_swallow_the_next() {
    let liar = "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 10000000000\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Liar.</p>\r\n\r\n";
    let (first, last) = (html("https://example.org/a", "<p>One.</p>"), html("https://example.org/b", "<p>Two.</p>"));
    check(
        &[&first, liar.as_bytes(), &last].concat(),
        expect![[r#"
        a.warc@0: html "<p>One.</p>" <https://example.org/a>
        a.warc@404: html "<p>Two.</p>" <https://example.org/b>
        a.warc@250: skipped: damaged: the record claims 10000000000 bytes, more than the archive has left
        a.warc: skipped: 1 of 3 records are no pages (damaged records: 1)"#]],
    );
    check(
        &[gzip(&first), gzip(liar.as_bytes()), gzip(&last)].concat(),
        expect![[r#"
        a.warc@0: html "<p>One.</p>" <https://example.org/a>
        a.warc@332: html "<p>Two.</p>" <https://example.org/b>
        a.warc@200: skipped: damaged: the record ends 9999999940 of 10000000000 bytes too early
        a.warc: skipped: 1 of 3 records are no pages (damaged records: 1)"#]],
    );
    let huge = liar.replace("10000000000", "99999999999999999999999999");
    check(
        &[huge.as_bytes(), &last].concat(),
        expect![[r#"
        a.warc@169: html "<p>Two.</p>" <https://example.org/b>
        a.warc@0: skipped: damaged: the head of the record has no length that can be read
        a.warc: skipped: 1 of 2 records are no pages (damaged records: 1)"#]],
    );
}

#[test]
fn a_cut_archive_gives_what_is_whole() {
    let archive = [html("https://example.org/a", "<p>One.</p>"), html("https://example.org/b", "<p>Two.</p>")];
    let plain = archive.concat();
    check(
        &plain[..plain.len() - 10],
        expect![[r#"
        a.warc@0: html "<p>One.</p>" <https://example.org/a>
        a.warc@250: skipped: damaged: the record claims 70 bytes, more than the archive has left
        a.warc: skipped: 1 of 2 records are no pages (damaged records: 1)"#]],
    );
    let packed = [gzip(&archive[0]), gzip(&archive[1])].concat();
    check(
        &packed[..packed.len() - 30],
        expect![[r#"
        a.warc@0: html "<p>One.</p>" <https://example.org/a>
        a.warc@200: skipped: damaged: the packed bytes are cut short; what follows was not read
        a.warc: skipped: 1 of 2 records are no pages (damaged records: 1)"#]],
    );
}

#[test]
fn damage_in_the_middle_costs_one_record() {
    let pages = ["<p>One.</p>", "<p>Two.</p>", "<p>Three.</p>"].map(|body| gzip(&html("https://example.org/", body)));
    let mut packed = pages.concat();
    let middle = pages[0].len() + pages[1].len() / 2;
    packed[middle] ^= 0xff;
    packed[middle + 1] ^= 0xff;
    check(
        &packed,
        expect![[r#"
        a.warc@0: html "<p>One.</p>" <https://example.org/>
        a.warc@400: html "<p>Three.</p>" <https://example.org/>
        a.warc@200: skipped: damaged: gzip decompression error: data error; what follows was read from the next record on
        a.warc: skipped: 1 of 3 records are no pages (damaged records: 1)"#]],
    );
    let folder = Folder::new().with("a.warc.gz", &packed);
    assert_eq!(folder.read().pages.len(), 2);
}

#[test]
fn a_bomb_ends_the_reading_and_a_long_page_does_not() {
    let limits = Limits { file_bytes: 1000, unpacked_free: 10_000, unpack_ratio: 50, ..Limits::default() };
    let bomb = gzip(&html("https://example.org/bomb", &" ".repeat(3_000_000)));
    let packed = [
        gzip(&html("https://example.org/a", "<p>One.</p>")),
        bomb,
        gzip(&html("https://example.org/b", "<p>Two.</p>")),
    ];
    let enough = Limits { unpacked_free: 10_000_000, ..limits.clone() };
    check_within(
        &packed.concat(),
        &enough,
        expect![[r#"
        a.warc@0: html "<p>One.</p>" <https://example.org/a>
        a.warc@3336: html "<p>Two.</p>" <https://example.org/b>
        a.warc: skipped: 1 of 3 records are no pages (empty pages: 1)"#]],
    );
    check_within(
        &packed.concat(),
        &limits,
        expect![[r#"
            a.warc@0: html "<p>One.</p>" <https://example.org/a>
            a.warc@200: skipped: damaged: it unpacks to more than 50 times its size, as no page does; what follows was not read
            a.warc: skipped: 1 of 2 records are no pages (damaged records: 1)"#]],
    );
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip";
    let inner = answer("https://example.org/c", head, &gzip(format!("<p>{}", "x".repeat(3_000_000)).as_bytes()));
    let (pages, _) = from_bytes("a", &inner, &limits);
    assert_eq!(pages[0].diagnostics[0].code, "page-cut");
    check_within(
        &gzip("x".repeat(3_000_000).as_bytes()),
        &limits,
        expect![[
            r#"a.warc: text "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" (file-cut: the file is longer than the limit of 1000 bytes; what follows was not read)"#
        ]],
    );
    check_within(
        &gzip("{\"text\":\"x\"}\n".repeat(100_000).as_bytes()),
        &Limits { records: 3, ..limits },
        expect![[r#"
        a.warc#1: record text="x"
        a.warc#2: record text="x"
        a.warc#3: record text="x"
        a.warc#4: skipped: over the limit of 3 records in one file: this one and all after it"#]],
    );
}

#[test]
fn heads_without_end_are_left() {
    let limits = Limits { head_bytes: 1000, ..Limits::default() };
    let last = html("https://example.org/b", "<p>Two.</p>");
    let endless = [b"WARC/1.0\r\nWARC-Type: ", "x".repeat(5000).as_bytes(), b"\r\n\r\n"].concat();
    check_within(
        &[&endless, last.as_slice()].concat(),
        &limits,
        expect![[r#"
        a.warc@5025: html "<p>Two.</p>" <https://example.org/b>
        a.warc@0: skipped: damaged: the head of the record is longer than the limit of 1000 bytes
        a.warc: skipped: 1 of 2 records are no pages (damaged records: 1)"#]],
    );
    let many = [b"WARC/1.0\r\n".as_slice(), &b"A: b\r\n".repeat(5000), b"\r\n\r\n"].concat();
    check_within(
        &[&many, last.as_slice()].concat(),
        &limits,
        expect![[r#"
        a.warc@30014: html "<p>Two.</p>" <https://example.org/b>
        a.warc@0: skipped: damaged: the head of the record is longer than the limit of 1000 bytes
        a.warc: skipped: 1 of 2 records are no pages (damaged records: 1)"#]],
    );
    let head = format!("HTTP/1.1 200 OK\r\n{}", "A: b\r\n".repeat(5000));
    let inside = answer("https://example.org/a", &head, b"<p>One.</p>");
    check_within(
        &[inside, last].concat(),
        &limits,
        expect![[r#"
        a.warc@30215: html "<p>Two.</p>" <https://example.org/b>
        a.warc: skipped: 1 of 2 records are no pages (answers whose head is too long: 1)"#]],
    );
}

#[test]
fn the_number_of_pages_of_an_archive_is_limited() {
    let archive: Vec<u8> = (0..5).flat_map(|n| html("https://example.org/", &format!("<p>{n}</p>"))).collect();
    check_within(
        &archive,
        &Limits { records: 2, ..Limits::default() },
        expect![[r#"
        a.warc@0: html "<p>0</p>" <https://example.org/>
        a.warc@246: html "<p>1</p>" <https://example.org/>
        a.warc@492: skipped: over the limit of 2 pages of one archive: this one and all after it"#]],
    );
}

#[test]
fn damages_are_told_up_to_a_number_and_then_counted() {
    let liars = b"WARC/1.0\r\nContent-Length: none\r\n\r\n".repeat(50);
    let (_, skipped) = from_bytes("a", &liars, &Limits { damages_told: 3, ..Limits::default() });
    assert_eq!(skipped.len(), 4, "{skipped:?}");
    assert_eq!(skipped[3].why, "50 of 50 records are no pages (damaged records: 50)");
}

#[test]
fn progress_moves_within_an_archive_and_by_bytes() {
    let archive: Vec<u8> = (0..5).flat_map(|n| gzip(&html("https://example.org/", &format!("<p>{n}</p>")))).collect();
    let folder = Folder::new().with("a.warc.gz", &archive);
    let mut seen: Vec<(usize, usize, u64, Option<u64>)> = Vec::new();
    let mut progress = |step: Progress<'_>| seen.push((step.done, step.pages, step.bytes, step.length));
    read_with(&[folder.input("a.warc.gz")], &Limits::default(), Box::new(std::io::empty()), &mut progress);
    let length = archive.len() as u64;
    assert_eq!(seen.len(), 6);
    assert!(
        seen[..5].iter().enumerate().all(|(n, step)| step.0 == 0 && step.1 == n + 1 && step.3 == Some(length)),
        "{seen:?}"
    );
    assert!(seen[..5].is_sorted_by_key(|step| step.2) && seen[4].2 == length, "{seen:?}");
    assert_eq!((seen[5].0, seen[5].1), (1, 5));
}

#[test]
fn an_archive_comes_through_standard_input() {
    let archive =
        [gzip(&html("https://example.org/a", HTML)), gzip(&html("https://example.org/b", "<p>Two.</p>"))].concat();
    let input = std::io::Cursor::new(archive);
    let reading = read_with(&["-".to_owned()], &Limits::default(), Box::new(input), &mut |_| {});
    assert_eq!(reading.pages.len(), 2);
    assert!(reading.pages.iter().any(|page| page.location == "-@0"));
}
