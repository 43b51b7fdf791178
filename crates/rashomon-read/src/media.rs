//! Media types as servers tell them: which can be a page, and what the others are called.

/// A media type such as `text/html; charset=utf-8`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct MediaType {
    /// Type and subtype in lower case; empty where none is told.
    pub name: String,
    /// The character set, as written.
    pub charset: Option<String>,
}

impl MediaType {
    /// Reads the value of a `Content-Type`.
    pub(crate) fn of(value: &[u8]) -> MediaType {
        let text = String::from_utf8_lossy(value);
        let mut parts = text.split(';');
        let name = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
        let charset = parts.find_map(|part| {
            let (key, value) = part.split_once('=')?;
            let value = value.trim().trim_matches(['"', '\'']);
            (key.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
        });
        MediaType { name, charset }
    }
}

/// What a media type promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Media {
    /// HTML.
    Html,
    /// Words without markup.
    Text,
    /// Nothing: the content alone tells.
    Untold,
    /// No page; said in the plural.
    Other(&'static str),
}

/// What a media type without its parameters promises.
pub(crate) fn media(name: &str) -> Media {
    let (family, kind) = name.split_once('/').unwrap_or((name, ""));
    match (family, kind) {
        ("text", "html") | ("application", "xhtml+xml" | "vnd.wap.xhtml+xml") => Media::Html,
        ("text", "plain" | "markdown" | "x-markdown") => Media::Text,
        ("" | "unknown" | "content", _) | ("application", "octet-stream" | "x-unknown" | "unknown") => Media::Untold,
        ("image", _) => Media::Other("pictures"),
        ("audio" | "video", _) => Media::Other("sound and film"),
        ("font", _) => Media::Other("fonts"),
        ("text", "css") => Media::Other("style sheets"),
        ("text", "dns") => Media::Other("answers of name servers"),
        ("application", "pdf") => Media::Other("PDF documents"),
        _ if kind.contains("font") => Media::Other("fonts"),
        _ if kind.contains("javascript") || kind.contains("ecmascript") => Media::Other("scripts"),
        _ if kind.contains("json") => Media::Other("JSON"),
        _ if kind.contains("xml") || kind.contains("rss") => Media::Other("XML and feeds"),
        _ => Media::Other("other media types"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Media, MediaType, media};

    #[test]
    fn media_types_are_told_apart() {
        assert_eq!(media("text/html"), Media::Html);
        assert_eq!(media("application/xhtml+xml"), Media::Html);
        assert_eq!(media("text/plain"), Media::Text);
        assert_eq!(media(""), Media::Untold);
        assert_eq!(media("image/svg+xml"), Media::Other("pictures"));
        assert_eq!(media("application/rss+xml"), Media::Other("XML and feeds"));
        assert_eq!(media("application/ld+json"), Media::Other("JSON"));
        assert_eq!(media("application/vnd.ms-excel"), Media::Other("other media types"));
        assert_eq!(media("nonsense"), Media::Other("other media types"));
    }

    #[test]
    fn a_media_type_is_read_with_its_charset() {
        let kind = MediaType::of(b" Text/HTML ; q=1; Charset=\"ISO-8859-1\"");
        assert_eq!((kind.name.as_str(), kind.charset.as_deref()), ("text/html", Some("ISO-8859-1")));
        assert_eq!(MediaType::of(b"").name, "");
    }
}
