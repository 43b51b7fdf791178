//! Bytes that are no text: what they seem to be.

/// The marks by which formats begin, and what a reader calls them.
const MARKS: &[(usize, &[u8], &str)] = &[
    (0, b"%PDF-", "a PDF document"),
    (0, b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (0, b"\xff\xd8\xff", "a picture (JPEG)"),
    (0, b"GIF87a", "a picture (GIF)"),
    (0, b"GIF89a", "a picture (GIF)"),
    (8, b"WEBPVP8", "a picture (WebP)"),
    (0, b"II*\0", "a picture (TIFF)"),
    (0, b"MM\0*", "a picture (TIFF)"),
    (4, b"ftypavif", "a picture (AVIF)"),
    (4, b"ftyp", "a film (MP4)"),
    (0, b"\x1a\x45\xdf\xa3", "a film (Matroska)"),
    (0, b"ID3", "sound (MP3)"),
    (0, b"OggS", "sound (Ogg)"),
    (0, b"fLaC", "sound (FLAC)"),
    (8, b"WAVEfmt", "sound (WAV)"),
    (0, b"PK\x03\x04", "a zip archive, or a document packed as one (docx, odt, epub)"),
    (0, b"PK\x05\x06", "an empty zip archive"),
    (0, b"\x1f\x8b", "compressed data (gzip)"),
    (0, b"BZh", "compressed data (bzip2)"),
    (0, b"\xfd7zXZ\0", "compressed data (xz)"),
    (0, b"\x28\xb5\x2f\xfd", "compressed data (zstd)"),
    (0, b"7z\xbc\xaf\x27\x1c", "an archive (7z)"),
    (0, b"Rar!\x1a\x07", "an archive (RAR)"),
    (257, b"ustar", "an archive (tar)"),
    (0, b"SQLite format 3\0", "a database (SQLite)"),
    (0, b"PAR1", "a table (Parquet)"),
    (0, b"ARROW1", "a table (Arrow)"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document (doc, xls, ppt)"),
    (0, b"{\\rtf", "a rich text document (RTF)"),
    (0, b"bplist00", "a web archive (webarchive)"),
    (0, b"wOFF", "a font"),
    (0, b"wOF2", "a font"),
    (0, b"\x7fELF", "a program (ELF)"),
    (0, b"\0asm", "a program (WebAssembly)"),
    (0, b"WARC/1.", "a web archive (WARC)"),
];

/// How far into the bytes control characters are looked for; as far as Git looks for a NUL.
const LOOK: usize = 8000;

/// What the bytes seem to be, where they are no text; text with a byte order mark is always text.
pub(crate) fn binary(bytes: &[u8]) -> Option<&'static str> {
    if encoding_rs::Encoding::for_bom(bytes).is_some() {
        return None;
    }
    let marked = MARKS.iter().find(|(at, mark, _)| bytes.get(*at..).is_some_and(|tail| tail.starts_with(mark)));
    marked.map(|(_, _, what)| *what).or_else(|| mostly_control(bytes).then_some("binary data"))
}

/// A NUL, or more control characters than one in twenty, is not written by people.
fn mostly_control(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(LOOK)];
    // Counted in bytes, piece by piece, since the compiler makes short work of that; pages of archives pass here.
    let pieces = head.chunks(255).map(|piece| piece.iter().map(|byte| u8::from(is_control(*byte))).sum::<u8>());
    let control: usize = pieces.map(usize::from).sum();
    head.contains(&0) || control * 20 > head.len()
}

/// Tab, line ends, form feed and the escape of ISO-2022 belong to text.
fn is_control(byte: u8) -> bool {
    (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)) || byte == 0x7f
}
