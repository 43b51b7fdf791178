//! XML read with care: nothing that it declares is expanded or fetched, and it does not nest without end.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, Event};

/// How deep elements may nest; articles inside feeds nest as deep as web pages do.
const DEPTH: usize = 256;

/// Where a document ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// After its root element.
    Whole,
    /// Too early, or in what is no XML. What came up to the last whole entry (`item`, `entry`) is here, made whole.
    Broken(String),
}

/// Walks once through a document before anything else reads it, or says why it is not read.
///
/// Only what could do harm is refused. A slip of the pen is left to the reader that comes after, which may forgive it.
pub(crate) fn check(text: &str) -> Result<End, String> {
    let mut reader = lenient(text);
    let mut open: Vec<String> = Vec::new();
    let (mut entry_end, mut around) = (0, Vec::new());
    loop {
        match reader.read_event() {
            Ok(Event::DocType(declared)) if declared.to_ascii_uppercase().contains("<!ENTITY") => {
                return Err("its DOCTYPE declares entities, which are never expanded or fetched; \
                            remove the declaration to read it"
                    .to_owned());
            }
            Ok(Event::Start(_)) if open.len() == DEPTH => return Err(format!("elements nested deeper than {DEPTH}")),
            Ok(Event::Start(start)) => open.push(start.name().as_ref().to_owned()),
            Ok(Event::End(end)) => {
                open.pop();
                if matches!(end.local_name().as_ref(), "item" | "entry") {
                    entry_end = usize::try_from(reader.buffer_position()).unwrap_or(0);
                    around.clone_from(&open);
                }
            }
            Ok(Event::Eof) if open.is_empty() => return Ok(End::Whole),
            Ok(Event::Eof) | Err(_) => {
                let ends = around.iter().rev().map(|name| format!("</{name}>"));
                return Ok(End::Broken([text[..entry_end].to_owned(), ends.collect()].concat()));
            }
            Ok(_) => {}
        }
    }
}

/// A reader that does not stop at an end tag which matches nothing.
pub(crate) fn lenient(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// What a reference such as `&amp;` or `&#38;` stands for; one that only a declaration could tell stands for itself.
pub(crate) fn resolved(reference: &BytesRef<'_>) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => character.to_string(),
        _ => resolve_predefined_entity(reference).map_or_else(|| format!("&{};", &**reference), str::to_owned),
    }
}
