//! Bytes to text: which character set, and what could not be decoded.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};
use rashomon_model::{Diagnostic, Level, Offsets};

use crate::offsets::offsets;

/// How far into a page its own word about the character set is looked for; HTML asks for the first 1,024 bytes, but
/// many pages put scripts before it.
const DECLARATION: usize = 4096;

/// Text, and what had to be guessed or replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// The character set it was decoded from, such as `UTF-8`.
    pub charset: &'static str,
    /// Where the bytes and the text go apart.
    pub offsets: Offsets,
    /// What reading had to guess or replace.
    pub diagnostics: Vec<Diagnostic>,
}

/// Decodes bytes: a byte order mark decides, then whether they are UTF-8, then what the page declares, then statistics.
///
/// Being valid UTF-8 comes before the declaration, since no other text with accents is so by chance while saved pages
/// often keep a declaration that is no longer true. Text in ASCII alone leaves the word to the declaration, for the
/// sake of ISO-2022-JP.
pub fn decode(bytes: &[u8]) -> Decoded {
    decode_sent(bytes, None)
}

/// The same as [`decode`], for bytes that came with a character set beside them: what the server said goes before what
/// the page says, as in browsers, where the bytes are valid in it.
pub(crate) fn decode_sent<'a>(bytes: impl Into<Cow<'a, [u8]>>, sent: Option<&str>) -> Decoded {
    let bytes = bytes.into();
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return decode_behind(encoding, &bytes, mark, Vec::new());
    }
    let declared = fitting(sent, &bytes).or_else(|| declared(&bytes));
    // Bytes that are UTF-8 become the text as they are, without another copy.
    let bytes = match String::from_utf8(bytes.into_owned()) {
        Ok(text) if text.is_ascii() => return decode_ascii(text, declared.unwrap_or(UTF_8)),
        Ok(text) => return as_it_is(text, UTF_8, contradiction(declared)),
        Err(error) => error.into_bytes(),
    };
    match declared {
        _ if mostly_utf8(&bytes) => decode_as(UTF_8, &bytes, contradiction(declared)),
        Some(encoding) if encoding != UTF_8 => decode_as(encoding, &bytes, Vec::new()),
        _ => decode_guessed(&bytes),
    }
}

/// The character set that came with the bytes, where it is known and they are valid in it.
fn fitting(sent: Option<&str>, bytes: &[u8]) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(sent?.as_bytes())?.output_encoding();
    // Whether bytes are UTF-8 is settled for itself, and few other sets know invalid bytes.
    (encoding == UTF_8 || !encoding.decode_without_bom_handling(bytes).1).then_some(encoding)
}

/// Text in ASCII, which nearly every character set reads as it is.
fn decode_ascii(text: String, encoding: &'static Encoding) -> Decoded {
    match encoding.is_ascii_compatible() {
        true => as_it_is(text, encoding, Vec::new()),
        false => decode_as(encoding, text.as_bytes(), Vec::new()),
    }
}

/// Bytes that are the text.
fn as_it_is(text: String, encoding: &'static Encoding, diagnostics: Vec<Diagnostic>) -> Decoded {
    Decoded { text, charset: encoding.name(), offsets: Offsets::default(), diagnostics }
}

/// Decodes bytes known to be meant as UTF-8, such as a JSON record.
pub(crate) fn decode_utf8(bytes: &[u8]) -> Decoded {
    decode_as(UTF_8, bytes, Vec::new())
}

/// The bytes without a UTF-8 character that the end cuts in two.
pub(crate) fn whole_characters(bytes: &[u8]) -> &[u8] {
    let tail = bytes.iter().rev().take(3).take_while(|byte| **byte & 0xc0 == 0x80).count();
    let lead = bytes.len() - tail;
    match bytes[..lead].last() {
        Some(first) if first.leading_ones() as usize > tail + 1 => &bytes[..lead - 1],
        _ => bytes,
    }
}

fn decode_guessed(bytes: &[u8]) -> Decoded {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let message = format!("no character set that fits is declared; {} was guessed from the bytes", encoding.name());
    decode_as(encoding, bytes, vec![diagnostic(Level::Info, "charset-guessed", message)])
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8], diagnostics: Vec<Diagnostic>) -> Decoded {
    decode_behind(encoding, bytes, 0, diagnostics)
}

/// Decodes what stands behind a byte order mark of so many bytes.
fn decode_behind(encoding: &'static Encoding, bytes: &[u8], mark: usize, mut diagnostics: Vec<Diagnostic>) -> Decoded {
    let bytes = &bytes[mark..];
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let replaced = replacements(&text).saturating_sub(replacements_before(encoding, bytes));
    if replaced > 0 {
        let message = format!("{replaced} byte sequences are not valid {} and were replaced", encoding.name());
        diagnostics.push(diagnostic(Level::Warning, "invalid-bytes", message));
    }
    let offsets = offsets(encoding, bytes, mark);
    Decoded { text: text.into_owned(), charset: encoding.name(), offsets, diagnostics }
}

/// Replacement characters in the text.
fn replacements(text: &str) -> usize {
    text.matches('\u{fffd}').count()
}

/// Replacement characters that an earlier program had already written into the bytes.
fn replacements_before(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    if encoding != UTF_8 {
        return 0;
    }
    bytes.utf8_chunks().map(|chunk| replacements(chunk.valid())).sum()
}

fn contradiction(declared: Option<&'static Encoding>) -> Vec<Diagnostic> {
    match declared {
        Some(encoding) if encoding != UTF_8 => {
            let message = format!("the page declares {} but its bytes are UTF-8", encoding.name());
            vec![diagnostic(Level::Info, "charset-contradicted", message)]
        }
        _ => Vec::new(),
    }
}

/// Whether more characters beyond ASCII are whole than broken.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (whole, broken) = bytes.utf8_chunks().fold((0, 0), |(whole, broken), chunk| {
        let beyond = chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        (whole + beyond, broken + usize::from(!chunk.invalid().is_empty()))
    });
    whole > broken
}

/// The character set that an HTML page declares for itself: `charset=` inside a `meta` element or an XML `encoding=`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARATION)].to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let meta = head.split("<meta").skip(1).find_map(|tail| label(tail.split('>').next()?, "charset"));
    let xml = || head.strip_prefix("<?xml").and_then(|tail| label(tail.split('>').next()?, "encoding"));
    // A declaration that can be read byte by byte does not stand in UTF-16; the HTML standard says UTF-8 is meant.
    Some(Encoding::for_label(meta.or_else(xml)?.as_bytes())?.output_encoding())
}

/// The value after `name=` in a piece of markup, with or without quotation marks.
fn label<'a>(markup: &'a str, name: &str) -> Option<&'a str> {
    let after = &markup[markup.find(name)? + name.len()..];
    let value = after.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(value.len());
    Some(&value[..end])
}

fn diagnostic(level: Level, code: &'static str, message: String) -> Diagnostic {
    Diagnostic { level, code: code.into(), message }
}
