//! What bytes are before they are text: a web archive, a table, something packed, or none of these.

use std::io::{self, BufRead};

use crate::Limits;
use crate::raw::Raw;
use crate::stream::{RECORD_MARK, Stream};

/// What a place holds, ready to be read.
pub(crate) enum Container {
    /// A web archive (WARC), packed or not.
    Archive(Box<Stream>),
    /// A table (Parquet).
    Table(Raw),
    /// One file, packed.
    Packed(Box<Stream>),
    /// Anything else.
    Plain(Raw),
    /// Something known that is not read.
    Refused(&'static str),
}

/// The bytes by which all of these are told apart.
const MARK: usize = 8;

/// Recognises a container by its first bytes.
pub(crate) fn container(raw: Raw, limits: &Limits) -> io::Result<Container> {
    let (first, raw) = raw.peek(MARK)?;
    match first.as_slice() {
        [b'W', b'A', b'R', b'C', b'/', digit, b'.', ..] if digit.is_ascii_digit() => {
            Ok(Container::Archive(Box::new(Stream::plain(raw, limits))))
        }
        // A file may be cut short within the mark itself.
        [0x1f, 0x8b] | [0x1f, 0x8b, 0x08, ..] => unpacked(Stream::gzip(raw, limits)),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => unpacked(Stream::zstd(raw, limits)),
        [0x5d, 0x2a, 0x4d, 0x18, ..] => Ok(Container::Refused(
            "packed by zstd with a dictionary of its own, which is not read; unpack it with 'zstd -d' first",
        )),
        [b'P', b'A', b'R', b'1', ..] => Ok(Container::Table(raw)),
        [b'P', b'A', b'R', b'E', ..] => Ok(Container::Refused("an encrypted table (Parquet), which cannot be read")),
        _ => Ok(Container::Plain(raw)),
    }
}

/// Packed bytes by what they unpack to. Damage at the very start is found again, and told, by whoever reads on.
fn unpacked(mut stream: Stream) -> io::Result<Container> {
    let archive = stream.fill_buf().is_ok_and(|bytes| bytes.starts_with(RECORD_MARK));
    Ok(if archive { Container::Archive(Box::new(stream)) } else { Container::Packed(Box::new(stream)) })
}
