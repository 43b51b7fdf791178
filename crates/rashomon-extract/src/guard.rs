//! Keeps one page from costing more than its share: odd tags are cut out before anything parses them.

use std::borrow::Cow;

/// Attributes of one tag beyond which the tag is cut out: HTML parsers compare each attribute with all before it.
const MAX_ATTRIBUTES: usize = 256;

/// The HTML without tags that hold more attributes than any page needs.
pub(crate) fn without_monster_tags(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let (mut kept, mut from, mut at) = (String::new(), 0, 0);
    while let Some(open) = find(bytes, b'<', at) {
        at = open + 1;
        if !bytes.get(at).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/') {
            continue;
        }
        let (end, attributes) = tag_end(bytes, at);
        at = end;
        if attributes > MAX_ATTRIBUTES {
            kept.push_str(&html[from..open]);
            from = end;
        }
    }
    if from == 0 { Cow::Borrowed(html) } else { Cow::Owned(kept + &html[from..]) }
}

fn find(bytes: &[u8], wanted: u8, from: usize) -> Option<usize> {
    bytes[from..].iter().position(|b| *b == wanted).map(|at| from + at)
}

/// Where the tag that is open at `at` ends, and a bound on its number of attributes.
fn tag_end(bytes: &[u8], mut at: usize) -> (usize, usize) {
    let (mut attributes, mut before) = (0, 0);
    while at < bytes.len() {
        let byte = bytes[at];
        match byte {
            b'>' => return (at + 1, attributes),
            b'"' | b'\'' if before == b'=' => {
                let Some(close) = find(bytes, byte, at + 1) else { return (bytes.len(), attributes) };
                at = close;
                attributes += 1;
            }
            b'/' | b' ' | b'\t' | b'\n' | b'\r' | 0x0c if !matches!(before, b'=' | b' ') => attributes += 1,
            _ => {}
        }
        before = if byte.is_ascii_whitespace() && before != b'=' {
            b' '
        } else if byte.is_ascii_whitespace() {
            before
        } else {
            byte
        };
        at += 1;
    }
    (bytes.len(), attributes)
}
