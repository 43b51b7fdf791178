//! The task `dates`: the day on which a page was published.
//!
//! On **htmldate-default** each page has one day. A page given that very day is right, one given another day is
//! wrong (and not also missed), one given none is missed; F is 2 right / (2 right + wrong + missed), as the set's `evaluate.py` does. The
//! day given is that of the most trustworthy date candidate that is exact to the day; a page is read from its file
//! alone, without its address.

use std::collections::BTreeMap;
use std::path::Path;

use rashomon_model::{Moment, Page, Precision};
use rayon::prelude::*;
use serde::Deserialize;

use crate::counts::Counts;
use crate::data::{find, json, page, stored};
use crate::error::Error;
use crate::figure::Figure;
use crate::split::{self, Half};

#[derive(Deserialize)]
struct Dated {
    file: String,
    date: String,
}

/// Measures the day of every page of the set.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Figure>, Error> {
    let set = find(folder, |path| path.join("eval_default.json").is_file())
        .ok_or_else(|| Error::no_set(folder, "htmldate-default (eval_default.json)"))?;
    let pages: BTreeMap<String, Dated> = json(&set.join("eval_default.json"))?;
    let pages: Vec<(&String, &Dated)> = pages.iter().collect();
    let counts: Result<Vec<(Half, Counts)>, Error> =
        pages.par_iter().map(|(url, dated)| Ok((Half::of(url), count(&set, dated)?))).collect();
    Ok(split::figures(&counts?, |counts| {
        let sum = counts.iter().fold(Counts::default(), |sum, page| sum + **page);
        let mut figures = sum.figures("htmldate-default.rashomon.day");
        figures.push(Figure::new(
            "htmldate-default.rashomon.undated".to_owned(),
            f64::from(sum.missed),
            counts.len() as f64,
            "pages given no day / pages",
        ));
        figures
    }))
}

fn count(set: &Path, dated: &Dated) -> Result<Counts, Error> {
    let day = page(&stored(set, &dated.file))?.as_ref().and_then(day);
    Ok(match day {
        Some(day) if day == dated.date => Counts { right: 1, ..Counts::default() },
        Some(_) => Counts { wrong: 1, ..Counts::default() },
        None => Counts { missed: 1, ..Counts::default() },
    })
}

fn day(page: &Page) -> Option<String> {
    let article = rashomon_extract::extract(page);
    let exact = article.dates.iter().map(|date| date.moment).find(|moment| moment.precision >= Precision::Day);
    exact.map(|moment| Moment::day(moment.date).to_string())
}
