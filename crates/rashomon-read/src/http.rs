//! HTTP messages as an archive keeps them: what the head tells, and the body as it was meant to be read.

use fastwarc::warc::header::HeaderMap;
use rashomon_model::{Diagnostic, Level};

use crate::media::MediaType;
use crate::unpack::{Ending, Method, Unpacked, seems, unpack};

/// What the head of a message tells of its body.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Message {
    /// The status, such as 200; `None` where the bytes are no answer.
    pub status: Option<u16>,
    /// What the body is said to be.
    pub kind: MediaType,
    chunked: bool,
    /// How the body was packed, the last step first; `None` for a way that is not known.
    packings: Vec<Option<Method>>,
}

/// A body ready to be read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Body {
    pub bytes: Vec<u8>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the head of an answer.
pub(crate) fn message(head: &HeaderMap) -> Message {
    let answers = head.status_line_bytes().is_some_and(|line| line.starts_with(b"HTTP/"));
    let kind = head.get_bytes("Content-Type").map(|value| MediaType::of(&value)).unwrap_or_default();
    let transfer = words(head, "Transfer-Encoding");
    let content = words(head, "Content-Encoding");
    let chunked = transfer.iter().any(|word| word == "chunked");
    // What was packed last is undone first, and the way was packed after the content.
    let packings = content.iter().chain(transfer.iter()).rev().filter(|word| !matches!(word.as_str(), "chunked"));
    Message {
        status: if answers { head.status_code() } else { None },
        kind,
        chunked,
        packings: packings.map(|word| method(word)).collect(),
    }
}

fn words(head: &HeaderMap, name: &str) -> Vec<String> {
    let values = head.get_bytes(name).map(|value| String::from_utf8_lossy(&value).to_ascii_lowercase());
    let values = values.unwrap_or_default();
    let words = values.split(',').map(str::trim).filter(|word| !matches!(*word, "" | "identity" | "none" | "utf-8"));
    words.map(str::to_owned).collect()
}

fn method(word: &str) -> Option<Method> {
    match word {
        "gzip" | "x-gzip" => Some(Method::Gzip),
        "deflate" => Some(Method::Deflate),
        "br" => Some(Method::Brotli),
        "zstd" => Some(Method::Zstd),
        _ => None,
    }
}

/// The body without what was done to it for the way, at most `most` bytes of it; `Err` where it cannot be undone.
///
/// Many archives keep a head that names chunks or a packing although the body was already unpacked when it was
/// written. A body that does not begin as its head says is therefore taken as it is.
pub(crate) fn body(raw: Vec<u8>, message: &Message, most: usize) -> Result<Body, &'static str> {
    let mut body = Body { bytes: raw, diagnostics: Vec::new() };
    if message.chunked
        && let Some(joined) = dechunk(&body.bytes)
    {
        body.take(joined, most);
    }
    for method in &message.packings {
        let method = method.ok_or("packed in a way that is not known")?;
        if !seems(method, &body.bytes) {
            continue;
        }
        let packed = std::mem::take(&mut body.bytes);
        let unpacked = unpack(method, packed, most);
        if unpacked.bytes.is_empty() && unpacked.ending == Ending::Broken {
            return Err("packed bodies that cannot be unpacked");
        }
        body.take(unpacked, most);
    }
    Ok(body)
}

impl Body {
    fn take(&mut self, unpacked: Unpacked, most: usize) {
        self.bytes = unpacked.bytes;
        let message = match unpacked.ending {
            Ending::Whole => return,
            Ending::Limit => return self.diagnostics.push(too_long(most)),
            Ending::Broken => "the body breaks off: its chunks or its packing are cut or damaged".to_owned(),
        };
        self.diagnostics.push(Diagnostic { level: Level::Warning, code: "body-broken".into(), message });
    }
}

/// Says that a page in an archive goes on.
pub(crate) fn too_long(most: usize) -> Diagnostic {
    let message = format!("the page is longer than the limit of {most} bytes; what follows was not read");
    Diagnostic { level: Level::Warning, code: "page-cut".into(), message }
}

/// Joins chunks; `None` where the bytes do not begin with the size of one.
fn dechunk(bytes: &[u8]) -> Option<Unpacked> {
    let mut joined = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    let mut first = true;
    loop {
        let Some((size, after)) = chunk_size(rest) else {
            let broken = Unpacked { bytes: joined, ending: Ending::Broken };
            return if first { None } else { Some(broken) };
        };
        first = false;
        if size == 0 {
            return Some(Unpacked { bytes: joined, ending: Ending::Whole });
        }
        let Some((chunk, after)) = after.split_at_checked(size) else {
            // A size beyond what is there is a cut body, however large the size.
            joined.extend_from_slice(after);
            return Some(Unpacked { bytes: joined, ending: Ending::Broken });
        };
        joined.extend_from_slice(chunk);
        rest = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n")).unwrap_or(after);
    }
}

/// The size at the head of a chunk, and what follows its line; what stands behind `;` means nothing to a reader.
fn chunk_size(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let line_end = bytes.iter().take(256).position(|byte| *byte == b'\n')?;
    let line = bytes[..line_end].split(|byte| *byte == b';').next()?.trim_ascii();
    let digits = std::str::from_utf8(line).ok().filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let size = match usize::from_str_radix(digits, 16) {
        Ok(size) => size,
        Err(_) if digits.is_empty() => return None,
        Err(_) => usize::MAX,
    };
    Some((size, &bytes[line_end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::{Ending, dechunk};

    fn joined(bytes: &str) -> Option<(String, Ending)> {
        dechunk(bytes.as_bytes())
            .map(|unpacked| (String::from_utf8_lossy(&unpacked.bytes).into_owned(), unpacked.ending))
    }

    #[test]
    fn chunks_are_joined() {
        let whole = |text: &str| Some((text.to_owned(), Ending::Whole));
        assert_eq!(joined("4\r\nWiki\r\n5;name=x\r\npedia\r\n0\r\n\r\n"), whole("Wikipedia"));
        assert_eq!(joined("4\nWiki\n0\n\n"), whole("Wiki"));
        assert_eq!(joined("0\r\n\r\n"), whole(""));
    }

    #[test]
    fn absurd_chunks_cost_nothing() {
        let broken = |text: &str| Some((text.to_owned(), Ending::Broken));
        assert_eq!(joined("FFFFFFFFFFFFFFFF\r\nWiki"), broken("Wiki"));
        assert_eq!(joined("FFFFFFFFFFFFFFFFFFFFFFFF\r\nWiki"), broken("Wiki"));
        assert_eq!(joined("4\r\nWiki\r\nnot a size\r\n"), broken("Wiki"));
        assert_eq!(joined("4\r\nWiki"), broken("Wiki"));
    }

    #[test]
    fn a_body_without_chunks_is_left_alone() {
        assert_eq!(joined("<html>\r\n"), None);
        assert_eq!(joined("\r\n"), None);
        assert_eq!(joined(""), None);
    }
}
