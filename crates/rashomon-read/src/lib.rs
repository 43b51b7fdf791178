//! Reads files, folders, globs, standard input and addresses into pages: the one stage that touches disk and network.
//!
//! ```text
//! inputs ─gather→ places ─load→ bytes ─decode→ text ─recognise→ a form ─assemble→ pages ─merge→ Reading
//!                      └─container→ a web archive ─warc→ records ─http→ bodies ─decode→ …
//!                                 → a table ─table→ rows ─records→ …
//! addresses ─fetch→ bytes ─decode→ … as above
//! ```
//!
//! Formats are recognised by content first and name second. A page that cannot be read is data, not a failure: it
//! is listed with its reason and the run goes on. The result does not depend on the order of the inputs.
//!
//! Addresses are read with the feature `fetch` only, by [`read_web`]; without it they are refused.

mod address;
mod assemble;
mod binary;
mod container;
mod decode;
mod error;
mod feed;
#[cfg(feature = "fetch")]
mod fetch;
mod gather;
mod http;
mod jsonl;
mod kept;
mod limits;
mod load;
mod media;
mod merge;
mod offsets;
mod parquet;
mod parquet_values;
mod progress;
mod raw;
mod recognise;
mod records;
mod saved;
mod sitemap;
mod stream;
mod table;
mod tally;
mod unpack;
mod warc;
mod web;
mod xml;

use rashomon_model::{Page, Skipped};

use assemble::Batch;
pub use assemble::from_bytes;
pub use decode::{Decoded, decode};
pub use error::Error;
#[cfg(feature = "fetch")]
use fetch::read_addresses;
pub use limits::Limits;
pub use progress::Progress;
pub use raw::Flow;
pub use recognise::{Form, recognise};
pub use tally::Tally;
pub use warc::bodies;
pub use web::{Reach, Web};

/// What was read and what was not.
#[derive(Debug, Default)]
pub struct Reading {
    /// The pages, by id; the same bytes at two places are one page.
    pub pages: Vec<Page>,
    /// What could not be read, in order, those named outright included.
    pub skipped: Vec<Skipped>,
    /// The inputs named outright that gave no page, in order: the caller's mistakes rather than the corpus's.
    pub failed: Vec<Error>,
    /// What was left out, by reason.
    pub tally: Tally,
}

/// Reads every input: a file, a folder (all below it), a glob, or `-` for standard input.
///
/// A path that exists under its literal name is never taken for a glob. Hidden files inside a folder are listed as
/// skipped; name one outright to read it.
pub fn read(inputs: &[String], limits: &Limits, progress: &mut dyn FnMut(Progress<'_>)) -> Reading {
    read_with(inputs, limits, Box::new(std::io::stdin()), progress)
}

/// The same as [`read`], with `-` standing for the given stream.
pub fn read_with(
    inputs: &[String],
    limits: &Limits,
    standard_input: Flow,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Reading {
    settle(read_places(inputs, limits, standard_input, progress))
}

/// The same as [`read`], with addresses (`http:`, `https:`) read from the web.
///
/// An address may be that of a page, or of a feed or sitemap whose pages are then read. Files come first, then the
/// addresses in their order. Without the feature `fetch` addresses are refused like paths that are not there.
pub fn read_web(inputs: &[String], limits: &Limits, web: &Web, progress: &mut dyn FnMut(Progress<'_>)) -> Reading {
    let (addresses, places) = address::divide(inputs);
    let mut reading = read_places(&places, limits, Box::new(std::io::stdin()), progress);
    read_addresses(&addresses, limits, web, progress, &mut reading);
    settle(reading)
}

#[cfg(not(feature = "fetch"))]
fn read_addresses(_: &[String], _: &Limits, _: &Web, _: &mut dyn FnMut(Progress<'_>), _: &mut Reading) {}

fn read_places(
    inputs: &[String],
    limits: &Limits,
    standard_input: Flow,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Reading {
    let gathered = gather::gather(inputs, limits);
    let mut reading = Reading { failed: gathered.failed, ..Reading::default() };
    reading.take(Batch { skipped: gathered.skipped, ..Batch::default() });
    let mut standard_input = Some(standard_input);
    let total = gathered.places.len();
    for (index, place) in gathered.places.iter().enumerate() {
        let so_far = Progress { done: index, total, location: &place.location, ..reading.progress() };
        let mut step = |step| progress(so_far.within(step));
        let batch = assemble::from_place(place, limits, &mut standard_input, &mut step);
        if place.named && batch.pages.is_empty() {
            reading.failed.push(Error::no_page(&place.location, &batch.skipped));
        }
        reading.take(batch);
        progress(Progress { done: index + 1, total, location: &place.location, ..reading.progress() });
    }
    reading
}

impl Reading {
    /// Takes over what one place gave.
    fn take(&mut self, batch: Batch) {
        self.tally.merge(&batch.tally);
        // What an archive or a table leaves out it has counted itself.
        for skipped in batch.skipped.iter().filter(|_| batch.tally.is_empty()) {
            self.tally.add(tally::reason(&skipped.why));
        }
        self.pages.extend(batch.pages);
        self.skipped.extend(batch.skipped);
    }

    /// What was read and left out so far.
    fn progress(&self) -> Progress<'static> {
        Progress { pages: self.pages.len(), left_out: self.tally.total(), ..Progress::default() }
    }
}

/// Merges equal pages and puts everything in its order.
fn settle(mut reading: Reading) -> Reading {
    reading.pages = merge::merge(reading.pages);
    reading.skipped.sort();
    reading.skipped.dedup();
    reading.failed.sort_by(|a, b| a.path().cmp(b.path()));
    reading
}
