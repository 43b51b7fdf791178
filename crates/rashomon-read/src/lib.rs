//! Reads files, folders, globs, standard input and addresses into pages: the one stage that touches disk and network.
//!
//! ```text
//! inputs ─gather→ places ─load→ bytes ─decode→ text ─recognise→ a form ─assemble→ pages ─merge→ Reading
//! ```
//!
//! Formats are recognised by content first and name second. A page that cannot be read is data, not a failure: it
//! is listed with its reason and the run goes on. The result does not depend on the order of the inputs.
//!
//! Addresses are read with the feature `fetch` only, by [`read_web`]; without it they are refused.

mod address;
mod assemble;
mod binary;
mod decode;
mod error;
mod feed;
#[cfg(feature = "fetch")]
mod fetch;
mod gather;
mod jsonl;
mod kept;
mod limits;
mod load;
mod merge;
mod offsets;
mod recognise;
mod records;
mod saved;
mod sitemap;
mod web;
mod xml;

use std::io::Read;

use rashomon_model::{Page, Skipped};

pub use assemble::from_bytes;
pub use decode::{Decoded, decode};
pub use error::Error;
#[cfg(feature = "fetch")]
use fetch::read_addresses;
pub use limits::Limits;
pub use recognise::{Form, recognise};
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
}

/// How far a run has come.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// Files read so far, this one included.
    pub done: usize,
    /// Files to read.
    pub total: usize,
    /// The file just read.
    pub location: &'a str,
}

/// Reads every input: a file, a folder (all below it), a glob, or `-` for standard input.
///
/// A path that exists under its literal name is never taken for a glob. Hidden files inside a folder are listed as
/// skipped; name one outright to read it.
pub fn read(inputs: &[String], limits: &Limits, progress: &mut dyn FnMut(Progress<'_>)) -> Reading {
    read_with(inputs, limits, &mut std::io::stdin().lock(), progress)
}

/// The same as [`read`], with `-` standing for the given stream.
pub fn read_with(
    inputs: &[String],
    limits: &Limits,
    standard_input: &mut dyn Read,
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
    let mut reading = read_places(&places, limits, &mut std::io::stdin().lock(), progress);
    read_addresses(&addresses, limits, web, progress, &mut reading);
    settle(reading)
}

#[cfg(not(feature = "fetch"))]
fn read_addresses(_: &[String], _: &Limits, _: &Web, _: &mut dyn FnMut(Progress<'_>), _: &mut Reading) {}

fn read_places(
    inputs: &[String],
    limits: &Limits,
    standard_input: &mut dyn Read,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Reading {
    let gathered = gather::gather(inputs, limits);
    let mut reading = Reading { pages: Vec::new(), skipped: gathered.skipped, failed: gathered.failed };
    let total = gathered.places.len();
    for (index, place) in gathered.places.iter().enumerate() {
        let batch = assemble::from_place(place, limits, standard_input);
        if place.named && batch.pages.is_empty() {
            reading.failed.push(Error::no_page(&place.location, &batch.skipped));
        }
        reading.pages.extend(batch.pages);
        reading.skipped.extend(batch.skipped);
        progress(Progress { done: index + 1, total, location: &place.location });
    }
    reading
}

/// Merges equal pages and puts everything in its order.
fn settle(mut reading: Reading) -> Reading {
    reading.pages = merge::merge(reading.pages);
    reading.skipped.sort();
    reading.skipped.dedup();
    reading.failed.sort_by(|a, b| a.path().cmp(b.path()));
    reading
}
