//! On **trafilatura-eval** each page has segments that must stand in the text (`with`) and segments that must not
//! (`without`), as literal substrings. A `with` segment found is right, one not found is missed, a `without`
//! segment found is wrong; F is made of the sums over all pages, as the set's `evaluate.py` does.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;
use serde::Deserialize;

use super::{SYSTEMS, taken};
use crate::counts::Counts;
use crate::data::{json, page, stored};
use crate::error::Error;
use crate::figure::Figure;
use crate::split::{self, Half};

/// The labels of one page.
#[derive(Deserialize)]
pub(super) struct Segments {
    pub file: String,
    pub with: Vec<String>,
    pub without: Vec<String>,
}

/// The figures of each system.
pub(super) fn measure(set: &Path) -> Result<Vec<Figure>, Error> {
    let counts: Result<Vec<(Half, Vec<Counts>)>, Error> =
        pages(set)?.par_iter().map(|(url, segments)| Ok((Half::of(url), counts_of(set, segments)?))).collect();
    Ok(split::figures(&counts?, |counts| {
        let figures = SYSTEMS.iter().enumerate().flat_map(|(index, system)| {
            let sum = counts.iter().fold(Counts::default(), |sum, page| sum + page[index]);
            sum.figures(&format!("trafilatura-eval.{system}.segments"))
        });
        figures.collect()
    }))
}

/// The segments that are missed or wrong on the looked-at half.
pub(super) fn errors(set: &Path) -> Result<String, Error> {
    let pages = pages(set)?;
    let looked_at = pages.par_iter().filter(|(url, _)| Half::of(url) == Half::LookedAt);
    let lines: Result<Vec<String>, Error> = looked_at
        .map(|(_, segments)| {
            let page = page(&stored(set, &segments.file))?;
            Ok(page.map(|page| super::errors::of_segments(&page, segments)).unwrap_or_default())
        })
        .collect();
    Ok(lines?.concat())
}

fn pages(set: &Path) -> Result<Vec<(String, Segments)>, Error> {
    let pages: BTreeMap<String, Segments> = json(&set.join("evaldata.json"))?;
    Ok(pages.into_iter().collect())
}

/// The counts of each system on one page.
fn counts_of(set: &Path, segments: &Segments) -> Result<Vec<Counts>, Error> {
    let page = page(&stored(set, &segments.file))?;
    Ok(taken(page.as_ref()).iter().map(|taken| count(&taken.text, segments)).collect())
}

fn count(text: &str, segments: &Segments) -> Counts {
    let found = |segments: &[String]| segments.iter().filter(|segment| text.contains(segment.as_str())).count() as u32;
    let right = found(&segments.with);
    Counts { right, wrong: found(&segments.without), missed: segments.with.len() as u32 - right }
}
