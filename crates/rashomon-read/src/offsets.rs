//! Where the bytes of a page stand that its decoded text was made from.

use encoding_rs::{Encoding, UTF_8};
use rashomon_model::Offsets;

/// Follows the decoder through bytes that stand behind a byte order mark of `mark` bytes.
pub(crate) fn offsets(encoding: &'static Encoding, bytes: &[u8], mark: usize) -> Offsets {
    let mut steps = Steps { steps: Vec::new(), ahead: 0 };
    steps.reach(0, mark);
    if encoding != UTF_8 || std::str::from_utf8(bytes).is_err() {
        follow(encoding, bytes, |text, read| steps.reach(text, read + mark));
    }
    Offsets(steps.steps)
}

struct Steps {
    steps: Vec<(u32, u32)>,
    /// How many bytes the text is ahead of the page.
    ahead: isize,
}

impl Steps {
    fn reach(&mut self, text: usize, page: usize) {
        let ahead = text as isize - page as isize;
        if ahead != self.ahead {
            self.steps.push((text as u32, page as u32));
            self.ahead = ahead;
        }
    }
}

/// Decodes character by character where it must, and calls with the bytes written and read so far.
fn follow(encoding: &'static Encoding, bytes: &[u8], mut reached: impl FnMut(usize, usize)) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut out = [0_u8; 32];
    let (mut text, mut read, mut whole) = (0, 0, true);
    loop {
        if whole && encoding.is_ascii_compatible() {
            let even = Encoding::ascii_valid_up_to(&bytes[read..]);
            (text, read) = (text + even, read + even);
        }
        let Some(next) = bytes.get(read..read + 1) else { break };
        let (_, taken, written, _) = decoder.decode_to_utf8(next, &mut out, false);
        (text, read, whole) = (text + written, read + taken, written > 0);
        if whole {
            reached(text, read);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// For each character of the text the bytes it stands in.
    fn places(encoding: &'static Encoding, bytes: &[u8], mark: usize) -> Vec<(char, Vec<u8>)> {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        let offsets = offsets(encoding, &bytes[mark..], mark);
        let place = |(at, c): (usize, char)| {
            let (start, end) = (offsets.byte(at as u32), offsets.byte((at + c.len_utf8()) as u32));
            (c, bytes[start as usize..end as usize].to_vec())
        };
        text.char_indices().map(place).collect()
    }

    #[test]
    fn every_character_is_found_in_its_bytes() {
        for (label, text) in [("windows-1252", "Grüße – 5 €"), ("Shift_JIS", "東京ソa表b"), ("Big5", "中文 abc 字")]
        {
            let encoding = Encoding::for_label(label.as_bytes()).expect("a known label");
            let (bytes, _, _) = encoding.encode(text);
            for (c, found) in places(encoding, &bytes, 0) {
                let mut buffer = [0; 4];
                assert_eq!(found, encoding.encode(c.encode_utf8(&mut buffer)).0.as_ref(), "{c} in {label}");
            }
        }
    }

    #[test]
    fn a_byte_order_mark_moves_all() {
        assert_eq!(places(UTF_8, b"\xef\xbb\xbfab", 3), [('a', b"a".to_vec()), ('b', b"b".to_vec())]);
    }

    #[test]
    fn sixteen_bit_units_are_counted() {
        let bytes = [0xff, 0xfe, b'a', 0, 0x3d, 0xd8, 0, 0xde, b'b', 0];
        let told = places(encoding_rs::UTF_16LE, &bytes, 2);
        assert_eq!(told, [('a', vec![b'a', 0]), ('\u{1f600}', vec![0x3d, 0xd8, 0, 0xde]), ('b', vec![b'b', 0])]);
    }

    #[test]
    fn broken_bytes_do_not_move_what_follows() {
        let told = places(UTF_8, b"a\xffb", 0);
        assert_eq!(told, [('a', b"a".to_vec()), ('\u{fffd}', vec![0xff]), ('b', b"b".to_vec())]);
    }
}
