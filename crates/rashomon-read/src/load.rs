//! Bytes of a place, never more than the limit at once.

use std::fs::File;
use std::io::{self, BufReader, Read};

use crate::gather::{Place, Source};

/// The first bytes of a stream, and the stream itself where it goes on.
pub(crate) struct Loaded<'a> {
    /// At most the limit.
    pub bytes: Vec<u8>,
    /// What follows; `None` where the stream ended within the limit.
    pub rest: Option<Box<dyn Read + 'a>>,
}

/// Opens a place and reads up to the limit.
pub(crate) fn load<'a>(place: &Place, limit: usize, standard_input: &'a mut dyn Read) -> io::Result<Loaded<'a>> {
    match &place.source {
        Source::File(path) => head(Box::new(File::open(path)?), limit),
        Source::StandardInput => head(Box::new(standard_input), limit),
    }
}

fn head<'a>(mut stream: Box<dyn Read + 'a>, limit: usize) -> io::Result<Loaded<'a>> {
    let mut bytes = Vec::new();
    stream.by_ref().take(limit as u64).read_to_end(&mut bytes)?;
    let mut next = [0_u8; 1];
    if bytes.len() < limit || read_some(&mut stream, &mut next)? == 0 {
        return Ok(Loaded { bytes, rest: None });
    }
    let rest = io::Cursor::new(next).chain(BufReader::new(stream));
    Ok(Loaded { bytes, rest: Some(Box::new(rest)) })
}

fn read_some(stream: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match stream.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            result => return result,
        }
    }
}
