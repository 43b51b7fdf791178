//! On **trafilatura-eval** each page has segments that must stand in the text (`with`) and segments that must not
//! (`without`), as literal substrings. A `with` segment found is right, one not found is missed, a `without`
//! segment found is wrong; F is made of the sums over all pages, as the set's `evaluate.py` does.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;
use serde::Deserialize;

use super::{SYSTEMS, errors, taken};
use crate::counts::Counts;
use crate::data::{json, page, stored};
use crate::error::Error;
use crate::measured::Measured;
use crate::split::{self, Half};

/// The labels of one page.
#[derive(Deserialize)]
pub(super) struct Segments {
    pub file: String,
    pub with: Vec<String>,
    pub without: Vec<String>,
}

/// The figures of each system; the segments that ours misses or has wrong.
pub(super) fn measure(set: &Path) -> Result<Measured, Error> {
    let pages: BTreeMap<String, Segments> = json(&set.join("evaldata.json"))?;
    let outcomes: Result<Vec<(Half, Outcome)>, Error> =
        pages.par_iter().map(|(url, segments)| Ok((Half::of(url), outcome(set, segments)?))).collect();
    let outcomes = outcomes?;
    let figures = split::figures(&outcomes, |pages| {
        let figures = SYSTEMS.iter().enumerate().flat_map(|(index, system)| {
            let sum = pages.iter().fold(Counts::default(), |sum, page| sum + page.counts[index]);
            sum.figures(&format!("trafilatura-eval.{system}.segments"))
        });
        figures.collect()
    });
    Ok(Measured { figures, errors: split::looked_at(outcomes).flat_map(|page| page.errors).collect() })
}

/// The counts of each system on one page, and what ours has wrong there.
struct Outcome {
    counts: Vec<Counts>,
    errors: Vec<String>,
}

fn outcome(set: &Path, segments: &Segments) -> Result<Outcome, Error> {
    let page = page(&stored(set, &segments.file))?;
    let taken = taken(page.as_ref());
    let errors = page.map(|page| errors::of_segments(&page, segments, &taken)).unwrap_or_default();
    Ok(Outcome { counts: taken.iter().map(|taken| count(&taken.text, segments)).collect(), errors })
}

fn count(text: &str, segments: &Segments) -> Counts {
    let found = |segments: &[String]| segments.iter().filter(|segment| text.contains(segment.as_str())).count() as u32;
    let right = found(&segments.with);
    Counts { right, wrong: found(&segments.without), missed: segments.with.len() as u32 - right }
}
