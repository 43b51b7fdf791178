//! Web archives (WARC): each record that holds a page becomes one; the others are counted by reason.

use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::Path;

use fastwarc::warc::header::{HeaderEncoding, HeaderMap};
use rashomon_model::{Content, Diagnostic, Level, Page, Skipped};

use crate::Limits;
use crate::assemble::{Batch, page};
use crate::binary::binary;
use crate::container::{Container, container};
use crate::decode::{Decoded, decode_sent};
use crate::error::sentence;
use crate::http::{self, Body};
use crate::kept::Sent;
use crate::media::{Media, MediaType, media};
use crate::progress::Step;
use crate::raw::Raw;
use crate::recognise::{Form, recognise};
use crate::saved::saved;
use crate::stream::{Offset, RECORD_MARK, Stream};
use crate::tally::Tally;

/// How much of a line is looked at in search of a record.
const LINE: u64 = 256;

/// What a record delivers: the bytes of what may be a page, and all that is told of them.
pub(crate) struct Delivered {
    location: String,
    bytes: Vec<u8>,
    /// What they are said to be.
    media: Media,
    sent: Sent,
}

/// Makes a page of what a record delivers, or tells what it is instead.
type Make<'a> = &'a mut dyn FnMut(Delivered) -> Result<Page, &'static str>;

/// Reads the pages of an archive, one record after the other; only the pages are kept.
pub(crate) fn archive(location: &str, stream: Box<Stream>, limits: &Limits, step: &mut dyn FnMut(Step)) -> Batch {
    walk(location, stream, limits, step, &mut made)
}

/// Hands out the bytes of all that may be a page in an archive, for measuring and for those who need no more; how many
/// records were left out.
pub fn bodies(path: &Path, limits: &Limits, each: &mut dyn FnMut(Vec<u8>)) -> io::Result<Tally> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    let Container::Archive(stream) = container(Raw::File(file, length), limits)? else {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "not a web archive (WARC)"));
    };
    let mut hand_out = |delivered: Delivered| {
        each(delivered.bytes);
        Err("bodies handed out")
    };
    Ok(walk(&path.to_string_lossy(), stream, limits, &mut |_| {}, &mut hand_out).tally)
}

fn walk(location: &str, stream: Box<Stream>, limits: &Limits, step: &mut dyn FnMut(Step), make: Make<'_>) -> Batch {
    let start = Offset { member: 0, within: 0 };
    let mut archive =
        Archive { location, stream, limits, make, batch: Batch::default(), at: start, damages: 0, lost: false };
    loop {
        match archive.record() {
            Ok(Found::Record) => step(archive.step()),
            Ok(Found::End) => break,
            Err(error) if archive.recover(&error) => {}
            Err(_) => break,
        }
    }
    archive.finish()
}

struct Archive<'a> {
    location: &'a str,
    stream: Box<Stream>,
    limits: &'a Limits,
    make: Make<'a>,
    batch: Batch,
    /// Where the current record begins.
    at: Offset,
    damages: usize,
    /// Whether the reader looks for the next record because the last one did not end where it said.
    lost: bool,
}

enum Found {
    Record,
    End,
}

/// What the head of a record tells.
struct Head {
    kind: String,
    length: u64,
    media: MediaType,
    url: Option<String>,
    date: Option<String>,
    /// Why the crawler did not keep all of the page, in its own word.
    truncated: Option<String>,
}

impl Archive<'_> {
    /// Reads one record.
    fn record(&mut self) -> io::Result<Found> {
        if !self.find()? {
            return Ok(Found::End);
        }
        let Some(head) = self.head()? else { return Ok(Found::Record) };
        if self.stream.ends_before(head.length) {
            self.damaged(&format!("the record claims {} bytes, more than the archive has left", head.length));
            self.lost = true;
            return Ok(Found::Record);
        }
        self.stream.begin_block(head.length);
        let body = self.body(&head)?;
        let missing = self.stream.end_block()?;
        match body {
            _ if missing > 0 => {
                self.damaged(&format!("the record ends {missing} of {} bytes too early", head.length));
                self.lost = true;
            }
            Ok(_) if self.batch.pages.len() == self.limits.records => {
                let most = self.limits.records;
                self.tell(format!("over the limit of {most} pages of one archive: this one and all after it"));
                return Ok(Found::End);
            }
            Ok((body, kind)) => self.page(head, body, kind),
            Err(reason) => self.batch.tally.add(&reason),
        }
        Ok(Found::Record)
    }

    /// Moves behind the line that opens the next record; false at the end.
    fn find(&mut self) -> io::Result<bool> {
        let mut passed = 0;
        let mut line = Vec::new();
        let mut begins = true;
        loop {
            if self.stream.fill_buf()?.is_empty() {
                self.passed_over(passed);
                return Ok(false);
            }
            let at = self.stream.offset();
            line.clear();
            self.stream.by_ref().take(LINE).read_until(b'\n', &mut line)?;
            if begins && line.starts_with(RECORD_MARK) {
                self.passed_over(passed);
                self.at = at;
                self.lost = false;
                return Ok(true);
            }
            begins = line.ends_with(b"\n");
            passed += if line.trim_ascii().is_empty() { 0 } else { line.len() };
        }
    }

    fn passed_over(&mut self, bytes: usize) {
        if bytes > 0 && !self.lost {
            self.damaged(&format!("{bytes} bytes after the end of the record belong to none"));
        }
    }

    /// Reads the head of the record; none where it is too long.
    fn head(&mut self) -> io::Result<Option<Head>> {
        let mut fields = HeaderMap::new(HeaderEncoding::Unicode);
        if let Err(error) = fields.parse_with_opts(&mut *self.stream, false, self.limits.head_bytes, true) {
            return self.overlong_head(error).map(|()| None);
        }
        let text = |name| fields.get_bytes(name).map(|value| String::from_utf8_lossy(&value).into_owned());
        let url = text("WARC-Target-URI").map(|url| url.trim_matches(['<', '>', ' ']).to_owned());
        let length = text("Content-Length").and_then(|length| length.trim().parse().ok());
        if length.is_none() {
            self.damaged("the head of the record has no length that can be read");
            self.lost = true;
            return Ok(None);
        }
        Ok(Some(Head {
            kind: text("WARC-Type").unwrap_or_default().to_ascii_lowercase(),
            length: length.unwrap_or_default(),
            media: fields.get_bytes("Content-Type").map(|value| MediaType::of(&value)).unwrap_or_default(),
            url: url.filter(|url| !url.is_empty()),
            date: text("WARC-Date").filter(|date| !date.is_empty()),
            truncated: text("WARC-Truncated"),
        }))
    }

    /// Damage of the bytes themselves goes up; a head that is merely too long ends here.
    fn overlong_head(&mut self, error: io::Error) -> io::Result<()> {
        if let Some(damage) = self.stream.take_damage() {
            return Err(io::Error::new(error.kind(), damage));
        }
        self.damaged(&format!("the head of the record is longer than the limit of {} bytes", self.limits.head_bytes));
        self.lost = true;
        Ok(())
    }

    /// Reads the block of a record as far as it can be a page, or tells why it is none.
    fn body(&mut self, head: &Head) -> io::Result<Result<(Body, MediaType), String>> {
        match head.kind.as_str() {
            "response" | "resource" | "conversion" => {}
            "revisit" => return no_page("revisits"),
            "request" => return no_page("requests"),
            "warcinfo" | "metadata" => return no_page("notes on the crawl"),
            "continuation" => return no_page("continuations of other records"),
            _ => return no_page("records of an unknown kind"),
        }
        let address = head.url.as_deref().unwrap_or_default();
        if address.ends_with("/robots.txt") {
            return no_page("rules for crawlers (robots.txt)");
        }
        let untold = head.media.name.is_empty() && head.kind == "response" && address.starts_with("http");
        if head.media.name != "application/http" && !untold {
            return match media(&head.media.name) {
                Media::Other(what) => no_page(what),
                _ => Ok(Ok((self.block()?, head.media.clone()))),
            };
        }
        self.answer()
    }

    /// Reads an answer of a server.
    fn answer(&mut self) -> io::Result<Result<(Body, MediaType), String>> {
        let mut fields = HeaderMap::new(HeaderEncoding::Latin1);
        if let Err(error) = fields.parse_with_opts(&mut *self.stream, true, self.limits.head_bytes, true) {
            return match self.stream.take_damage() {
                Some(damage) => Err(io::Error::new(error.kind(), damage)),
                None => no_page("answers whose head is too long"),
            };
        }
        let message = http::message(&fields);
        match message.status {
            Some(200) => {}
            Some(status @ (300..=303 | 307..=308)) => return Ok(Err(format!("redirects ({status})"))),
            Some(status) => return Ok(Err(format!("answers of status {status}"))),
            None => return no_page("answers that are not HTTP"),
        }
        if let Media::Other(what) = media(&message.kind.name) {
            return no_page(what);
        }
        let raw = self.block()?;
        let opened = http::body(raw.bytes, &message, self.limits.file_bytes);
        Ok(opened.map_err(str::to_owned).map(|body| {
            let diagnostics = raw.diagnostics.into_iter().chain(body.diagnostics).collect();
            (Body { bytes: body.bytes, diagnostics }, message.kind)
        }))
    }

    /// What is left of the block, up to the limit.
    fn block(&mut self) -> io::Result<Body> {
        let most = self.limits.file_bytes;
        let mut bytes = Vec::with_capacity(self.stream.left().min(most));
        loop {
            let there = self.stream.fill_buf()?;
            if there.is_empty() {
                return Ok(Body { bytes, diagnostics: Vec::new() });
            }
            let wanted = there.len().min(most - bytes.len());
            if wanted == 0 {
                return Ok(Body { bytes, diagnostics: vec![http::too_long(most)] });
            }
            bytes.extend_from_slice(&there[..wanted]);
            self.stream.consume(wanted);
        }
    }

    /// Adds the page of a record, if its content is one.
    fn page(&mut self, head: Head, body: Body, kind: MediaType) {
        let location = format!("{}@{}", self.location, self.at);
        let sent = Sent {
            url: head.url,
            retrieved: head.date,
            charset: kind.charset,
            diagnostics: body.diagnostics.into_iter().chain(head.truncated.as_deref().map(cut)).collect(),
        };
        match (self.make)(Delivered { location, bytes: body.bytes, media: media(&kind.name), sent }) {
            Ok(page) => self.batch.pages.push(page),
            Err(reason) => self.batch.tally.add(reason),
        }
    }

    /// Tells of a damage, unless too many were told.
    fn damaged(&mut self, why: &str) {
        self.batch.tally.add("damaged records");
        self.damages += 1;
        if self.damages <= self.limits.damages_told {
            self.tell(format!("damaged: {why}"));
        }
    }

    fn tell(&mut self, why: String) {
        self.batch.skipped.push(Skipped { location: format!("{}@{}", self.location, self.at), why });
    }

    /// After an error, goes on at the next member that can be unpacked; false where there is none.
    fn recover(&mut self, error: &io::Error) -> bool {
        let why = self.stream.take_damage().unwrap_or_else(|| sentence(error));
        self.at = self.stream.offset();
        self.at.within = 0;
        let found = self.stream.next_member().unwrap_or(false);
        let then = if found { "what follows was read from the next record on" } else { "what follows was not read" };
        self.damaged(&format!("{why}; {then}"));
        found
    }

    fn step(&mut self) -> Step {
        Step {
            pages: self.batch.pages.len(),
            left_out: self.batch.tally.total(),
            bytes: self.stream.packed(),
            length: self.stream.length(),
        }
    }

    fn finish(mut self) -> Batch {
        if !self.batch.tally.is_empty() {
            let left = self.batch.tally.total();
            let all = left + self.batch.pages.len() as u64;
            let why = format!("{left} of {all} records are no pages ({})", self.batch.tally);
            self.batch.skipped.push(Skipped { location: self.location.to_owned(), why });
        }
        self.batch
    }
}

fn no_page<T>(reason: &str) -> io::Result<Result<T, String>> {
    Ok(Err(reason.to_owned()))
}

/// The page of a body, or what it is instead. Its identity comes from the body as delivered, chunks and packing undone,
/// so that a page has the same one in an archive and in a file of its own.
fn made(delivered: Delivered) -> Result<Page, &'static str> {
    let Delivered { location, bytes, media, sent } = delivered;
    if bytes.trim_ascii().is_empty() {
        return Err("empty pages");
    }
    if binary(&bytes).is_some() {
        return Err("bodies that are no text");
    }
    let unread = page(location, &bytes, Content::Text(String::new()), Vec::new());
    let Decoded { text, offsets, diagnostics, .. } = decode_sent(bytes, sent.charset.as_deref());
    let note = if sent.url.is_none() { saved(&text) } else { Default::default() };
    let content = match recognise(&text, path(sent.url.as_deref().unwrap_or_default())) {
        Form::Html => Content::Html(text),
        Form::Markdown if media != Media::Untold => Content::Markdown(text),
        Form::Text if media != Media::Untold => Content::Text(text),
        Form::JsonObject | Form::JsonArray | Form::JsonLines => return Err("JSON"),
        // What a feed or a sitemap lists are the pages that the archive keeps beside it.
        Form::Feed | Form::Sitemap => return Err("XML and feeds"),
        _ => return Err("text files that are no articles"),
    };
    let mut page = Page { url: note.url, retrieved: note.retrieved, content, offsets, diagnostics, ..unread };
    sent.complete_page(&mut page);
    Ok(page)
}

/// Says that the crawler stopped within the page, and why, in its own word.
fn cut(why: &str) -> Diagnostic {
    let message = format!("the crawler did not keep all of the page ({why})");
    Diagnostic { level: Level::Warning, code: "page-cut".into(), message }
}

/// An address without what follows `?` or `#`: it ends like the name of a file.
fn path(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}
