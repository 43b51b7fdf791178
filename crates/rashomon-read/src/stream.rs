//! Bytes unpacked as they are read, within bounds, and aware of where each packed member begins.

use std::io::{self, BufRead, Read, Seek, SeekFrom};

use fastwarc::stream_io::bufread::TrackingBufReader;
use fastwarc::stream_io::gzip::GzipReader;
use fastwarc::stream_io::traits::WarcRead;
use fastwarc::stream_io::zstd::ZstdReader;

use crate::Limits;
use crate::raw::Raw;

/// The mark with which every record of a web archive begins.
pub(crate) const RECORD_MARK: &[u8] = b"WARC/";

/// The mark of a gzip member: its method is always deflate, its three highest flags are never set.
const GZIP_MARK: &[u8] = b"\x1f\x8b\x08";

/// The shortest gzip member: a head of ten bytes, nothing packed in two, its sum and its length in eight.
const GZIP_SHORTEST: u64 = 18;

/// How many bytes are read at once while a file is searched for its next member.
const SEARCH: usize = 64 << 10;

/// How many places are tried in search of members after damage.
const TRIES: usize = 10_000;

/// A stream of unpacked bytes.
pub(crate) struct Stream {
    /// `None` only while the stream moves to another member.
    packing: Option<Packing>,
    length: Option<u64>,
    budget: Budget,
    /// Where the current member begins in the packed bytes.
    member: u64,
    /// How many of the member's unpacked bytes were read.
    within: u64,
    block: Option<Block>,
    damage: Option<String>,
    /// The length of the last member as told by the last bytes of gzip, where these could be looked at beforehand.
    told: Option<u32>,
    /// How many places may still be tried in search of a member, so that a file full of marks is not searched for ever.
    tries: usize,
}

enum Packing {
    Plain(TrackingBufReader<Raw>),
    Gzip(Box<GzipReader<Raw>>),
    Zstd(Box<ZstdReader<Raw>>),
}

/// How much may still be unpacked, so that a few bytes cannot become a flood.
struct Budget {
    ratio: u64,
    free: u64,
    unpacked: u64,
}

/// The bounds of a record's block.
struct Block {
    left: u64,
    member: u64,
}

/// Where a record stands: its offset, and behind it how far into its member where it does not begin one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Offset {
    pub member: u64,
    pub within: u64,
}

impl std::fmt::Display for Offset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.within {
            0 => write!(f, "{}", self.member),
            within => write!(f, "{}+{within}", self.member),
        }
    }
}

impl Stream {
    /// Bytes that are not packed.
    pub(crate) fn plain(raw: Raw, limits: &Limits) -> Stream {
        let length = raw.length();
        Stream::new(Packing::Plain(TrackingBufReader::new(raw)), length, limits)
    }

    /// Bytes packed by gzip, in one member or many.
    pub(crate) fn gzip(mut raw: Raw, limits: &Limits) -> Stream {
        let length = raw.length();
        let told = raw.last_four().map(u32::from_le_bytes);
        Stream { told, ..Stream::new(Packing::Gzip(Box::new(GzipReader::new(raw))), length, limits) }
    }

    /// Bytes packed by zstd, in one frame or many.
    pub(crate) fn zstd(raw: Raw, limits: &Limits) -> Stream {
        let length = raw.length();
        Stream::new(Packing::Zstd(Box::new(ZstdReader::new(raw))), length, limits)
    }

    fn new(packing: Packing, length: Option<u64>, limits: &Limits) -> Stream {
        let budget = Budget { ratio: limits.unpack_ratio, free: limits.unpacked_free, unpacked: 0 };
        Stream {
            packing: Some(packing),
            length,
            budget,
            member: 0,
            within: 0,
            block: None,
            damage: None,
            told: None,
            tries: TRIES,
        }
    }

    /// Where the next byte stands; meaningful once bytes were looked at.
    pub(crate) fn offset(&mut self) -> Offset {
        match &mut self.packing {
            Some(Packing::Plain(reader)) => Offset { member: reader.stream_position().unwrap_or_default(), within: 0 },
            _ => Offset { member: self.member, within: self.within },
        }
    }

    /// How many of the packed bytes were used.
    pub(crate) fn packed(&mut self) -> u64 {
        self.packing.as_mut().map(Packing::position).unwrap_or_default()
    }

    /// How many packed bytes there are, where that is known.
    pub(crate) fn length(&self) -> Option<u64> {
        self.length
    }

    /// Whether the bytes cannot hold so many more, which is known of a plain file alone.
    pub(crate) fn ends_before(&mut self, bytes: u64) -> bool {
        match (&mut self.packing, self.length) {
            (Some(Packing::Plain(reader)), Some(length)) => {
                bytes > length.saturating_sub(reader.stream_position().unwrap_or_default())
            }
            _ => false,
        }
    }

    /// What went wrong with the bytes themselves, if anything did.
    pub(crate) fn take_damage(&mut self) -> Option<String> {
        self.damage.take()
    }

    /// From here on the stream seems to end after so many bytes, or where a new member opens a new record.
    pub(crate) fn begin_block(&mut self, length: u64) {
        self.block = Some(Block { left: length, member: self.member });
    }

    /// How many bytes of the block are left, as far as its record tells the truth.
    pub(crate) fn left(&self) -> usize {
        self.block.as_ref().map_or(0, |block| usize::try_from(block.left).unwrap_or(usize::MAX))
    }

    /// Reads past what is left of the block; how many bytes of it are not there.
    pub(crate) fn end_block(&mut self) -> io::Result<u64> {
        loop {
            let there = self.fill_buf()?.len();
            if there == 0 {
                break;
            }
            self.consume(there);
        }
        Ok(self.block.take().map_or(0, |block| block.left))
    }

    /// Makes sure that something is there to read unless the stream ends here, and keeps the accounts.
    fn fill(&mut self) -> io::Result<()> {
        let Some(packing) = &mut self.packing else { return Ok(()) };
        let filled = packing.fill();
        if let Some(member) = packing.member().filter(|member| *member != self.member) {
            self.member = member;
            self.within = 0;
        }
        if let Err(error) = filled {
            return Err(self.broken(error.to_string().to_lowercase()));
        }
        if self.is_cut()? {
            self.told = None;
            return Err(self.broken("the packed bytes are cut short".to_owned()));
        }
        if self.is_flooded() {
            let why = format!("it unpacks to more than {} times its size, as no page does", self.budget.ratio);
            return Err(self.broken(why));
        }
        Ok(())
    }

    fn broken(&mut self, why: String) -> io::Error {
        self.damage = Some(why.clone());
        io::Error::new(io::ErrorKind::InvalidData, why)
    }

    /// Whether the stream ends before its last member does. The reader does not tell a cut stream from one that ended;
    /// the length told at its end does.
    fn is_cut(&mut self) -> io::Result<bool> {
        let Some(packing) = &mut self.packing else { return Ok(false) };
        let in_head = matches!(packing, Packing::Gzip(_)) && packing.position() < GZIP_SHORTEST;
        let told_more = self.told.is_some_and(|told| told != self.within as u32);
        Ok((in_head || told_more) && packing.fill_buf()?.is_empty())
    }

    /// Whether more was unpacked than is allowed.
    fn is_flooded(&mut self) -> bool {
        match &mut self.packing {
            None | Some(Packing::Plain(_)) => false,
            Some(packing) => {
                let allowed = packing.position().saturating_mul(self.budget.ratio).saturating_add(self.budget.free);
                self.budget.unpacked > allowed
            }
        }
    }

    /// After damage, moves to the next member that can be unpacked and opens a record; false where there is none.
    ///
    /// Not after a flood: that can be made on purpose, around a member of its own that would pass for a record.
    pub(crate) fn next_member(&mut self) -> io::Result<bool> {
        self.block = None;
        if self.is_flooded() {
            return Ok(false);
        }
        let Some(Packing::Gzip(reader)) = self.packing.take() else { return Ok(false) };
        let mut raw = reader.into_inner();
        if raw.length().is_none() {
            return Ok(false);
        }
        let mut from = self.member + 1;
        while let Some(at) = find_member(&mut raw, from)?.filter(|_| self.tries > 0) {
            self.tries -= 1;
            raw.seek(SeekFrom::Start(at))?;
            let mut reader = GzipReader::new(raw);
            if reader.fill_buf().is_ok_and(|bytes| bytes.starts_with(RECORD_MARK)) {
                self.packing = Some(Packing::Gzip(Box::new(reader)));
                (self.member, self.within) = (at, 0);
                return Ok(true);
            }
            raw = reader.into_inner();
            from = at + 1;
        }
        Ok(false)
    }
}

/// The next place, from the given one, that looks like the beginning of a gzip member.
fn find_member(raw: &mut Raw, from: u64) -> io::Result<Option<u64>> {
    raw.seek(SeekFrom::Start(from))?;
    let mut base = from;
    let mut window: Vec<u8> = Vec::new();
    loop {
        let read = raw.by_ref().take(SEARCH as u64).read_to_end(&mut window)?;
        if let Some(at) = window.windows(4).position(|four| four.starts_with(GZIP_MARK) && four[3] & 0xe0 == 0) {
            return Ok(Some(base + at as u64));
        }
        if read == 0 {
            return Ok(None);
        }
        let passed = window.len().saturating_sub(3);
        window.drain(..passed);
        base += passed as u64;
    }
}

impl Packing {
    /// The buffered bytes; none at the end, and sometimes between two members.
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self {
            Packing::Plain(reader) => reader.fill_buf(),
            Packing::Gzip(reader) => reader.fill_buf(),
            Packing::Zstd(reader) => reader.fill_buf(),
        }
    }

    /// Fills the buffer. A member that holds nothing, or nothing more, is not the end of the stream.
    fn fill(&mut self) -> io::Result<()> {
        loop {
            let before = self.position();
            if !self.fill_buf()?.is_empty() || self.position() == before {
                return Ok(());
            }
        }
    }

    fn consume(&mut self, amount: usize) {
        match self {
            Packing::Plain(reader) => reader.consume(amount),
            Packing::Gzip(reader) => reader.consume(amount),
            Packing::Zstd(reader) => reader.consume(amount),
        }
    }

    /// How many of the packed bytes were used.
    fn position(&mut self) -> u64 {
        let position = match self {
            Packing::Plain(reader) => reader.stream_position(),
            Packing::Gzip(reader) => reader.inner_stream_position(),
            Packing::Zstd(reader) => reader.inner_stream_position(),
        };
        position.unwrap_or_default()
    }

    /// Where the current member begins.
    fn member(&mut self) -> Option<u64> {
        match self {
            Packing::Plain(_) => None,
            Packing::Gzip(reader) => reader.frame_start_position().ok().flatten(),
            Packing::Zstd(reader) => reader.frame_start_position().ok().flatten(),
        }
    }
}

impl BufRead for Stream {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.block.as_ref().is_some_and(|block| block.left == 0) {
            return Ok(&[]);
        }
        self.fill()?;
        let member = self.member;
        let Some(packing) = &mut self.packing else { return Ok(&[]) };
        let bytes = packing.fill_buf()?;
        match &self.block {
            None => Ok(bytes),
            // A length that reaches over the next record is not true: whoever packs records one by one ends each.
            Some(block) if block.member != member && bytes.starts_with(RECORD_MARK) => Ok(&[]),
            Some(block) => Ok(&bytes[..bytes.len().min(usize::try_from(block.left).unwrap_or(usize::MAX))]),
        }
    }

    fn consume(&mut self, amount: usize) {
        if let Some(packing) = &mut self.packing {
            packing.consume(amount);
        }
        self.within += amount as u64;
        self.budget.unpacked += amount as u64;
        if let Some(block) = &mut self.block {
            block.left = block.left.saturating_sub(amount as u64);
        }
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut bytes = self.fill_buf()?;
        let read = bytes.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

/// Only asked for by the parser of heads, which never moves.
impl Seek for Stream {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match to {
            SeekFrom::Current(0) => Ok(self.packed()),
            _ => Err(io::Error::new(io::ErrorKind::Unsupported, "unpacked bytes are read forward only")),
        }
    }
}
