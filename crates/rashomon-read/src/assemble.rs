//! Bytes to pages: a whole file is one page, or each of its records is one.

use rashomon_model::{Content, Diagnostic, Level, Offsets, Page, PageId, Skipped};
use serde_json::value::RawValue;

use crate::Limits;
use crate::binary::binary;
use crate::container::{Container, container};
use crate::decode::{Decoded, decode_sent, decode_utf8, whole_characters};
use crate::error::sentence;
use crate::feed;
use crate::gather::{Place, Source};
use crate::jsonl::{lines, over};
use crate::kept::{Sent, page_of_note, sent};
use crate::load::{Loaded, load};
use crate::progress::Step;
use crate::raw::{Flow, Raw};
use crate::recognise::{Form, recognise};
use crate::records::{Fields, fields, not_json};
use crate::saved::saved;
use crate::sitemap::no_text;
use crate::tally::Tally;
use crate::{table, warc};

/// Said of packed bytes from which not one byte could be unpacked.
const NOTHING_PACKED: &str = "nothing could be unpacked; it is empty or cut short at its beginning";

/// What one place gave.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    pub pages: Vec<Page>,
    pub skipped: Vec<Skipped>,
    /// What was left out, by reason: what `skipped` tells, and what an archive only counts.
    pub tally: Tally,
}

/// Reads the pages of one place.
pub(crate) fn from_place(
    place: &Place,
    limits: &Limits,
    standard_input: &mut Option<Flow>,
    step: &mut dyn FnMut(Step),
) -> Batch {
    let sent = match &place.source {
        // A note is read with the page that it belongs to.
        Source::File(path) if page_of_note(path).is_some() => return Batch::default(),
        Source::File(path) => sent(path),
        Source::StandardInput => Sent::default(),
    };
    match Raw::open(place, standard_input) {
        Ok(raw) => from_raw(&place.location, raw, &sent, limits, step),
        Err(error) => none(&place.location, sentence(&error)),
    }
}

/// Reads pages from bytes in memory, as if they lay at `location`.
pub fn from_bytes(location: &str, bytes: &[u8], limits: &Limits) -> (Vec<Page>, Vec<Skipped>) {
    let batch = from_raw(location, Raw::memory(bytes), &Sent::default(), limits, &mut |_| {});
    (batch.pages, batch.skipped)
}

/// Reads pages from whole bytes of which something is known besides. A server gives no archive and no table: in those
/// it could speak for others.
#[cfg(feature = "fetch")]
pub(crate) fn from_sent(location: &str, bytes: &[u8], sent: &Sent, limits: &Limits) -> Batch {
    from_loaded(location, Loaded { bytes: bytes.to_vec(), rest: None, broken: None }, sent, limits)
}

/// What is known besides is of the file; the records of an archive or a table tell for themselves.
fn from_raw(location: &str, raw: Raw, sent: &Sent, limits: &Limits, step: &mut dyn FnMut(Step)) -> Batch {
    let loaded = match container(raw, limits) {
        Ok(Container::Archive(stream)) => return warc::archive(location, stream, limits, step),
        Ok(Container::Table(raw)) => return table::rows(location, raw, limits, step),
        Ok(Container::Refused(why)) => return none(location, why.to_owned()),
        Ok(Container::Packed(stream)) => match load(*stream, limits.file_bytes) {
            Ok(loaded) if loaded.bytes.is_empty() => return none(location, NOTHING_PACKED.to_owned()),
            loaded => loaded,
        },
        Ok(Container::Plain(raw)) => load(raw, limits.file_bytes),
        Err(error) => Err(error),
    };
    match loaded {
        Ok(Loaded { broken: Some(error), bytes, .. }) => {
            let mut batch = from_loaded(location, Loaded { bytes, rest: None, broken: None }, sent, limits);
            let why = format!("breaks off: {}; what follows was not read", sentence(&error));
            batch.skipped.push(Skipped { location: location.to_owned(), why });
            batch
        }
        Ok(loaded) => from_loaded(location, loaded, sent, limits),
        Err(error) => none(location, sentence(&error)),
    }
}

fn from_loaded(location: &str, loaded: Loaded, sent: &Sent, limits: &Limits) -> Batch {
    if loaded.bytes.is_empty() {
        return none(location, "empty file".to_owned());
    }
    if let Some(what) = binary(&loaded.bytes) {
        return none(location, format!("seems to be {what}, which is not read"));
    }
    let decoded = match loaded.rest {
        None => decode_sent(&loaded.bytes, sent.charset.as_deref()),
        Some(_) => decode_cut(&loaded.bytes, sent, limits.file_bytes),
    };
    if decoded.text.trim().is_empty() {
        return none(location, "empty file: only white space".to_owned());
    }
    let mut batch = from_decoded(location, loaded, decoded, limits);
    sent.complete(&mut batch);
    batch
}

fn from_decoded(location: &str, loaded: Loaded, decoded: Decoded, limits: &Limits) -> Batch {
    match recognise(&decoded.text, unpacked_name(location)) {
        Form::Html => one(html_page(location, &loaded.bytes, decoded)),
        Form::Markdown => one(text_page(location, &loaded.bytes, decoded, Content::Markdown)),
        Form::Text => one(text_page(location, &loaded.bytes, decoded, Content::Text)),
        Form::JsonObject | Form::JsonArray if loaded.rest.is_some() => none(location, long_json(limits.file_bytes)),
        Form::JsonObject => object(location, &loaded.bytes, &decoded),
        Form::JsonArray => array(location, &decoded.text, limits),
        Form::JsonLines => lines(location, loaded, decoded, limits),
        Form::Feed => feed::pages(location, &decoded.text, limits),
        Form::Sitemap => none(location, no_text(&decoded.text, limits.records)),
        Form::Other(what) => none(location, format!("seems to be {what}, which is not read")),
    }
}

/// The name that a file had before it was packed.
fn unpacked_name(location: &str) -> &str {
    let packed = [".gz", ".GZ", ".zst"].iter().find_map(|ending| location.strip_suffix(ending));
    packed.unwrap_or(location)
}

fn decode_cut(bytes: &[u8], sent: &Sent, limit: usize) -> Decoded {
    let mut decoded = decode_sent(whole_characters(bytes), sent.charset.as_deref());
    decoded.diagnostics.push(cut_diagnostic(limit));
    decoded
}

/// Nothing but the reason why.
pub(crate) fn none(location: &str, why: String) -> Batch {
    Batch { skipped: vec![Skipped { location: location.to_owned(), why }], ..Batch::default() }
}

fn long_json(limit: usize) -> String {
    format!("JSON longer than the limit of {limit} bytes; give one record a line (JSONL)")
}

fn one(page: Page) -> Batch {
    Batch { pages: vec![page], ..Batch::default() }
}

/// Says that the file goes on.
fn cut_diagnostic(limit: usize) -> Diagnostic {
    let message = format!("the file is longer than the limit of {limit} bytes; what follows was not read");
    Diagnostic { level: Level::Warning, code: "file-cut".into(), message }
}

/// A page of these bytes, whose hash is its identity.
pub(crate) fn page(location: String, bytes: &[u8], content: Content, diagnostics: Vec<Diagnostic>) -> Page {
    let hash = blake3::hash(bytes);
    let first = hash.as_bytes().first_chunk::<8>().copied().unwrap_or_default();
    Page {
        id: PageId(u64::from_be_bytes(first)),
        location,
        also_at: Vec::new(),
        hash: format!("blake3:{}", hash.to_hex()),
        url: None,
        retrieved: None,
        content,
        offsets: Offsets::default(),
        diagnostics,
    }
}

fn text_page(location: &str, bytes: &[u8], decoded: Decoded, content: fn(String) -> Content) -> Page {
    let page = page(location.to_owned(), bytes, content(decoded.text), decoded.diagnostics);
    Page { offsets: decoded.offsets, ..page }
}

fn html_page(location: &str, bytes: &[u8], decoded: Decoded) -> Page {
    let note = saved(&decoded.text);
    Page { url: note.url, retrieved: note.retrieved, ..text_page(location, bytes, decoded, Content::Html) }
}

/// A page of one record.
pub(crate) fn record_page(location: String, bytes: &[u8], read: Fields, diagnostics: Vec<Diagnostic>) -> Page {
    let page = page(location, bytes, Content::Record(read.record), diagnostics);
    Page { url: read.url, retrieved: read.retrieved, ..page }
}

/// A file that is one JSON object is one page, and its bytes are the file's.
fn object(location: &str, bytes: &[u8], decoded: &Decoded) -> Batch {
    match fields(&decoded.text) {
        Ok(read) => one(record_page(location.to_owned(), bytes, read, decoded.diagnostics.clone())),
        Err(why) => none(location, why),
    }
}

/// The objects of a JSON array, each a page of its own bytes; `#N` counts them from 1.
fn array(location: &str, text: &str, limits: &Limits) -> Batch {
    let objects: Vec<&RawValue> = match serde_json::from_str(text) {
        Ok(objects) => objects,
        Err(error) => return none(location, not_json(&error)),
    };
    let mut batch = Batch::default();
    for (index, object) in objects.iter().enumerate().take(limits.records) {
        record(&mut batch, format!("{location}#{}", index + 1), object.get().as_bytes());
    }
    if objects.is_empty() {
        return none(location, "an empty JSON list".to_owned());
    }
    if objects.len() > limits.records {
        batch.skipped.push(over(location, limits.records + 1, limits.records));
    }
    batch
}

/// Adds the page of one record, or the reason why it is none.
pub(crate) fn record(batch: &mut Batch, location: String, bytes: &[u8]) {
    let decoded = decode_utf8(bytes);
    match fields(&decoded.text) {
        Ok(read) => batch.pages.push(record_page(location, bytes, read, decoded.diagnostics)),
        Err(why) => batch.skipped.push(Skipped { location, why }),
    }
}
