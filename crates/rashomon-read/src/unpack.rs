//! Packed bytes in memory unpacked, never to more than the limit.

use std::io::{Cursor, Read};

use fastwarc::stream_io::brotli::BrotliReader;
use fastwarc::stream_io::gzip::{GzipReader, GzipReaderOptions, MAX_WBITS};
use fastwarc::stream_io::zstd::ZstdReader;

/// How bytes were packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Gzip,
    Deflate,
    Brotli,
    Zstd,
}

/// What came out, and how it ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unpacked {
    pub bytes: Vec<u8>,
    pub ending: Ending,
}

/// How unpacking ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// All was unpacked.
    Whole,
    /// More would follow, but the limit is reached.
    Limit,
    /// The packed bytes are cut or damaged.
    Broken,
}

/// The mark of a zstd frame; one that begins with a dictionary of its own is not unpacked.
const ZSTD_MARK: &[u8] = b"\x28\xb5\x2f\xfd";

/// The buffer for packed bytes is as large as they are, within these bounds.
const BUFFER: std::ops::RangeInclusive<usize> = 512..=64 << 10;

/// Whether the bytes can be packed so; servers and archives often name a packing that was already undone.
pub(crate) fn seems(method: Method, bytes: &[u8]) -> bool {
    match method {
        Method::Gzip => bytes.starts_with(b"\x1f\x8b"),
        Method::Zstd => bytes.starts_with(ZSTD_MARK),
        Method::Deflate | Method::Brotli => !bytes.trim_ascii_start().starts_with(b"<"),
    }
}

/// Unpacks to at most so many bytes.
pub(crate) fn unpack(method: Method, bytes: Vec<u8>, most: usize) -> Unpacked {
    match method {
        Method::Gzip => gzip(bytes, most),
        Method::Deflate => deflate(bytes, most),
        Method::Brotli => within(BrotliReader::new(Cursor::new(bytes)), most),
        Method::Zstd if !bytes.starts_with(ZSTD_MARK) => Unpacked { bytes: Vec::new(), ending: Ending::Broken },
        Method::Zstd => within(ZstdReader::new(Cursor::new(bytes)), most),
    }
}

fn gzip(bytes: Vec<u8>, most: usize) -> Unpacked {
    let told = bytes.last_chunk::<4>().map(|length| u32::from_le_bytes(*length));
    let unpacked = within(inflate(bytes, MAX_WBITS + 16, true), most);
    // The reader does not tell a cut stream from one that ended; the length told at its end does.
    let cut = unpacked.ending == Ending::Whole && told != Some(unpacked.bytes.len() as u32);
    Unpacked { ending: if cut { Ending::Broken } else { unpacked.ending }, ..unpacked }
}

/// What the standard calls deflate has a zlib head; what some servers send has none.
fn deflate(bytes: Vec<u8>, most: usize) -> Unpacked {
    let headed = matches!(bytes.first_chunk::<2>(), Some([first, second])
        if first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)).is_multiple_of(31));
    within(inflate(bytes, MAX_WBITS, headed), most)
}

fn inflate(bytes: Vec<u8>, window_bits: u8, expect_header: bool) -> GzipReader<Cursor<Vec<u8>>> {
    let capacity = bytes.len().clamp(*BUFFER.start(), *BUFFER.end());
    GzipReader::with_options(Cursor::new(bytes), GzipReaderOptions { capacity, window_bits, expect_header })
}

fn within(reader: impl Read, most: usize) -> Unpacked {
    let mut bytes = Vec::new();
    let read = reader.take(most as u64 + 1).read_to_end(&mut bytes);
    let ending = match read {
        _ if bytes.len() > most => Ending::Limit,
        Ok(_) => Ending::Whole,
        Err(_) => Ending::Broken,
    };
    bytes.truncate(most);
    Unpacked { bytes, ending }
}
