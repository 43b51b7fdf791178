//! JSONL: one record a line, read as a stream, since such a file may be a whole collection.

use std::io::{BufRead, BufReader, Cursor, Read};

use rashomon_model::Skipped;

use crate::Limits;
use crate::assemble::{Batch, record};
use crate::decode::Decoded;
use crate::error::sentence;
use crate::load::Loaded;

/// One record a line; the limit of bytes holds for each line, since such a file may be a whole collection.
pub(crate) fn lines(location: &str, loaded: Loaded, decoded: Decoded, limits: &Limits) -> Batch {
    if decoded.charset != "UTF-8" {
        return decoded_lines(location, &loaded, decoded, limits);
    }
    let bytes = loaded.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&loaded.bytes);
    match loaded.rest {
        None => stream_lines(location, &mut Cursor::new(bytes), limits),
        Some(rest) => stream_lines(location, &mut Cursor::new(bytes).chain(BufReader::new(rest)), limits),
    }
}

/// Lines of another character set are read only as far as they are already decoded: in UTF-16 a line end is no byte.
fn decoded_lines(location: &str, loaded: &Loaded, decoded: Decoded, limits: &Limits) -> Batch {
    let mut batch = stream_lines(location, &mut Cursor::new(decoded.text.into_bytes()), limits);
    if loaded.rest.is_some() {
        let limit = limits.file_bytes;
        let why = format!("longer than the limit of {limit} bytes; what follows was not read, save it as UTF-8");
        batch.skipped.push(Skipped { location: location.to_owned(), why });
    }
    batch
}

/// The entry for the first record beyond the limit, which stands for all that follow.
pub(crate) fn over(location: &str, number: usize, most: usize) -> Skipped {
    let why = format!("over the limit of {most} records in one file: this one and all after it");
    Skipped { location: format!("{location}#{number}"), why }
}

fn stream_lines(location: &str, stream: &mut dyn BufRead, limits: &Limits) -> Batch {
    let mut batch = Batch::default();
    let mut records = 0;
    for number in 1.. {
        let line = match next_line(stream, limits.file_bytes) {
            Ok(Some(line)) => line,
            Ok(None) => break,
            Err(why) => {
                batch.skipped.push(Skipped { location: format!("{location}#{number}"), why });
                break;
            }
        };
        if line.bytes.is_empty() {
            continue;
        }
        if records == limits.records {
            batch.skipped.push(over(location, number, limits.records));
            break;
        }
        records += 1;
        line_record(&mut batch, format!("{location}#{number}"), &line, limits.file_bytes);
    }
    batch
}

fn line_record(batch: &mut Batch, location: String, line: &Line, limit: usize) {
    match line.length {
        Length::Within => record(batch, location, &line.bytes),
        Length::Over => {
            let why = format!("a record of more than {limit} bytes, which is the limit");
            batch.skipped.push(Skipped { location, why });
        }
    }
}

/// One line, and whether it is within the limit; one that is not was read past and is not whole.
struct Line {
    bytes: Vec<u8>,
    length: Length,
}

enum Length {
    Within,
    Over,
}

/// The next line without the white space around it; a line over the limit is read past, not kept.
fn next_line(stream: &mut dyn BufRead, limit: usize) -> Result<Option<Line>, String> {
    let mut bytes = Vec::new();
    let most = limit as u64 + 1;
    let read = (&mut *stream).take(most).read_until(b'\n', &mut bytes).map_err(|error| sentence(&error))?;
    if read == 0 {
        return Ok(None);
    }
    let length = if bytes.ends_with(b"\n") || bytes.len() <= limit { Length::Within } else { Length::Over };
    if matches!(length, Length::Over) {
        stream.skip_until(b'\n').map_err(|error| sentence(&error))?;
    }
    Ok(Some(Line { bytes: bytes.trim_ascii().to_vec(), length }))
}
