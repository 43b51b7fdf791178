//! Bytes of a place, never more than the limit at once.

use std::io::{self, BufReader, Read};

use crate::raw::Flow;

/// The first bytes of a stream, and the stream itself where it goes on.
pub(crate) struct Loaded {
    /// At most the limit.
    pub bytes: Vec<u8>,
    /// What follows; `None` where the stream ended within the limit.
    pub rest: Option<Flow>,
    /// Why the stream breaks off after these bytes, where it does.
    pub broken: Option<io::Error>,
}

/// Reads up to the limit. A packed stream that breaks off keeps what was unpacked of it.
pub(crate) fn load(mut stream: impl Read + Send + 'static, limit: usize) -> io::Result<Loaded> {
    let mut bytes = Vec::new();
    match stream.by_ref().take(limit as u64).read_to_end(&mut bytes) {
        Err(error) if bytes.is_empty() => return Err(error),
        Err(error) => return Ok(Loaded { bytes, rest: None, broken: Some(error) }),
        Ok(_) => {}
    }
    let mut next = [0_u8; 1];
    if bytes.len() < limit || read_some(&mut stream, &mut next)? == 0 {
        return Ok(Loaded { bytes, rest: None, broken: None });
    }
    let rest = io::Cursor::new(next).chain(BufReader::new(stream));
    Ok(Loaded { bytes, rest: Some(Box::new(rest)), broken: None })
}

fn read_some(stream: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match stream.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            result => return result,
        }
    }
}
