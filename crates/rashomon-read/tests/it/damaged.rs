//! Hundreds of mutated and cut archives and tables: never a panic, always pages or reasons, and never more than allowed.

use rashomon_model::Content;
use rashomon_read::{Limits, from_bytes};

use crate::archives::{HTML, answer, gzip, html, zstd};
use crate::tables::table;

/// Archives and tables tried, each in its own damage.
const TRIED: usize = 400;

/// A generator of numbers that gives the same ones on every machine (xorshift).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize
    }

    fn below(&mut self, most: usize) -> usize {
        self.next() % most.max(1)
    }
}

fn sound() -> Vec<(&'static str, Vec<u8>)> {
    let chunked = "5\r\n<p>He\r\n9\r\nllo.</p>\n\r\n0\r\n\r\n";
    let records = [
        html("https://example.org/a", HTML),
        answer(
            "https://example.org/b",
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
            chunked.as_bytes(),
        ),
        answer(
            "https://example.org/c",
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip",
            &gzip(HTML.as_bytes()),
        ),
        answer(
            "https://example.org/d",
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: zstd",
            &zstd(HTML.as_bytes()),
        ),
        html("https://example.org/e", "<p>The last.</p>"),
    ];
    let each = |pack: fn(&[u8]) -> Vec<u8>| records.iter().flat_map(|record| pack(record)).collect::<Vec<u8>>();
    let tables = ["snappy", "zstd-v2", "gzip-plain", "brotli-delta-length", "delta", "dates", "int96"];
    let mut sound: Vec<(&str, Vec<u8>)> = tables.into_iter().map(|name| (name, table(name))).collect();
    sound.push(("plain", records.concat()));
    sound.push(("gzip", each(gzip)));
    sound.push(("zstd", each(zstd)));
    sound.push(("one member", gzip(&records.concat())));
    sound
}

fn damaged(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len());
        if bytes.len() < 8 {
            break;
        }
        match chance.below(6) {
            0 => bytes.truncate(at.max(8)),
            1 => bytes[at] = chance.next() as u8,
            2 => bytes[at] ^= 1 << chance.below(8),
            3 => drop(bytes.drain(at..(at + chance.below(40)).min(bytes.len()))),
            4 => bytes.splice(at..at, [0xff; 9]).for_each(drop),
            // A digit too many makes a length absurd.
            _ => match bytes.iter().skip(at).position(u8::is_ascii_digit) {
                Some(digit) => bytes.splice(at + digit..at + digit, *b"9999999999").for_each(drop),
                None => bytes[at] = 0x80,
            },
        }
    }
    bytes
}

#[test]
fn damaged_archives_and_tables_give_pages_or_reasons() {
    let limits = Limits { file_bytes: 4096, records: 50, unpacked_free: 1 << 20, damages_told: 5, ..Limits::default() };
    let mut chance = Chance(0x5eed);
    for (name, sound) in sound() {
        let (whole, _) = from_bytes(name, &sound, &limits);
        assert!(!whole.is_empty(), "{name} should be sound");
        let mut untouched = 0;
        for round in 0..TRIED {
            let bytes = damaged(&sound, &mut chance);
            let (pages, skipped) = from_bytes(name, &bytes, &limits);
            assert!(!pages.is_empty() || !skipped.is_empty(), "{name} {round}: nothing was told");
            assert!(pages.len() <= limits.records, "{name} {round}: {} pages", pages.len());
            assert!(
                skipped.len() <= limits.damages_told + limits.records + 2,
                "{name} {round}: {} reasons",
                skipped.len()
            );
            assert!(pages.iter().all(|page| length(&page.content) <= 3 * limits.file_bytes), "{name} {round}");
            untouched += usize::from(pages == whole);
        }
        assert!(untouched < TRIED / 2, "{name}: the damage hardly does any");
    }
}

#[test]
fn a_packed_file_cut_anywhere_says_so() {
    let mut named = b"\x1f\x8b\x08\x08\0\0\0\0\0\0a-long-name-of-a-page.html\0".to_vec();
    named.extend_from_slice(&gzip(HTML.as_bytes())[10..]);
    let long: String = (0..60_000_u64).map(|n| format!("<p>{}</p>", n * n % 9973)).collect();
    for (whole, each) in
        [(gzip(HTML.as_bytes()), 1), (named, 1), (zstd(HTML.as_bytes()), 1), (zstd(long.as_bytes()), 4999)]
    {
        let (pages, skipped) = from_bytes("page.html.gz", &whole, &Limits::default());
        assert!(pages.len() == 1 && skipped.is_empty());
        // Fewer than four bytes of zstd are no mark yet.
        let first = if whole[0] == 0x1f { 2 } else { 4 };
        for cut in (first..whole.len()).step_by(each) {
            let (left, skipped) = from_bytes("page.html.gz", &whole[..cut], &Limits::default());
            let why = skipped.first().map(|skipped| skipped.why.as_str()).unwrap_or_default();
            let says = ["cut", "incomplete", "breaks off"].iter().any(|word| why.contains(word));
            // Behind the last words of zstd stands only the end of its frame.
            assert!(says || left == pages && first == 4, "cut at {cut} of {}: {why:?}", whole.len());
        }
    }
}

fn length(content: &Content) -> usize {
    match content {
        Content::Html(text) | Content::Text(text) | Content::Markdown(text) => text.len(),
        Content::Record(record) => record.text.as_ref().or(record.html.as_ref()).map_or(0, String::len),
    }
}
