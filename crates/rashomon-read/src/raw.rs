//! The bytes of a place as they lie there, packed or not.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};

use crate::gather::{Place, Source};

/// A stream that can be handed on.
pub type Flow = Box<dyn Read + Send>;

/// The bytes of a place.
pub(crate) enum Raw {
    /// A file and its length.
    File(File, u64),
    /// Bytes in memory.
    Memory(Cursor<Vec<u8>>),
    /// A stream that only goes forward, with what was already read of it.
    Flow(io::Chain<Cursor<Vec<u8>>, Flow>, u64),
}

impl Raw {
    /// Opens a place; standard input can be opened once.
    pub(crate) fn open(place: &Place, standard_input: &mut Option<Flow>) -> io::Result<Raw> {
        match &place.source {
            Source::File(path) => {
                let file = File::open(path)?;
                let length = file.metadata()?.len();
                Ok(Raw::File(file, length))
            }
            Source::StandardInput => {
                let stream = standard_input.take().unwrap_or_else(|| Box::new(io::empty()));
                Ok(Raw::Flow(Cursor::new(Vec::new()).chain(stream), 0))
            }
        }
    }

    /// Bytes in memory as a place.
    pub(crate) fn memory(bytes: &[u8]) -> Raw {
        Raw::Memory(Cursor::new(bytes.to_vec()))
    }

    /// The first bytes, at most so many, without reading past them.
    pub(crate) fn peek(self, most: usize) -> io::Result<(Vec<u8>, Raw)> {
        let mut first = Vec::new();
        let mut raw = self;
        raw.by_ref().take(most as u64).read_to_end(&mut first)?;
        match raw {
            Raw::Flow(stream, _) => {
                let (_, stream) = stream.into_inner();
                Ok((first.clone(), Raw::Flow(Cursor::new(first).chain(stream), 0)))
            }
            mut raw => raw.rewind().map(|()| (first, raw)),
        }
    }

    /// The last bytes, where one can go there and back.
    pub(crate) fn last_four(&mut self) -> Option<[u8; 4]> {
        let mut last = [0; 4];
        self.length()?;
        self.seek(SeekFrom::End(-4)).and_then(|_| self.read_exact(&mut last)).ok()?;
        self.rewind().ok()?;
        Some(last)
    }

    /// How many bytes there are, where that is known before reading them.
    pub(crate) fn length(&self) -> Option<u64> {
        match self {
            Raw::File(_, length) => Some(*length),
            Raw::Memory(bytes) => Some(bytes.get_ref().len() as u64),
            Raw::Flow(..) => None,
        }
    }
}

impl Read for Raw {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Raw::File(file, _) => file.read(buffer),
            Raw::Memory(bytes) => bytes.read(buffer),
            Raw::Flow(stream, at) => {
                let read = stream.read(buffer)?;
                *at += read as u64;
                Ok(read)
            }
        }
    }
}

impl Seek for Raw {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Raw::File(file, _) => file.seek(to),
            Raw::Memory(bytes) => bytes.seek(to),
            Raw::Flow(_, at) if to == SeekFrom::Current(0) => Ok(*at),
            Raw::Flow(..) => Err(io::Error::new(io::ErrorKind::Unsupported, "a stream only goes forward")),
        }
    }
}
