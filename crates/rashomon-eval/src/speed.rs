//! The task `speed`: how much one thread gets done, beside what a user would pick instead.
//!
//! A folder of HTML pages measures their extraction, one with `abp.jsonl` the analysis of articles.

mod analysis;
mod extraction;

use std::fs;
use std::path::Path;
use std::time::Instant;

use crate::error::Error;
use crate::figure::Figure;

/// Measures what the folder has the data for.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Figure>, Error> {
    let mut figures = extraction::measure(folder)?;
    figures.extend(analysis::measure(folder)?);
    if figures.is_empty() { Err(Error::no_set(folder, "pages as HTML files, or abp.jsonl")) } else { Ok(figures) }
}

fn seconds(work: impl FnOnce()) -> f64 {
    let started = Instant::now();
    work();
    started.elapsed().as_secs_f64()
}

/// The most memory held until now, in MiB; 0 where the system does not tell.
pub(crate) fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().map_or(0.0, |kib: f64| kib / 1024.0)
}

/// Seconds that all processors together worked for this program until now; 0 where the system does not tell.
pub(crate) fn processor_seconds() -> f64 {
    let status = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The fields after the name, which may hold blanks: user and system time are the 12th and 13th, in hundredths.
    let fields = status.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    fields.filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() / 100.0
}
