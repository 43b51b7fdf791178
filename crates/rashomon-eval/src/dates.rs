//! The task `dates`: the day on which a page was published.
//!
//! On **htmldate-default** each page has one day, and on **wceb-articles** most have one (`publish_date`; the others
//! are left out). A page given that very day is right, one given another day is wrong (and not also missed), one given
//! none is missed; F is 2 right / (2 right + wrong + missed), as htmldate's `evaluate.py` does. The day given is that
//! of the most trustworthy date candidate that is exact to the day; a page is read from its file alone, without its
//! address.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rashomon_model::Moment;
use rayon::prelude::*;
use serde::Deserialize;

use crate::counts::Counts;
use crate::data::{find, find_wceb, json, names, page, stored};
use crate::error::Error;
use crate::figure::Figure;
use crate::measured::Measured;
use crate::split::{self, Half};

/// A page with the day that the set gives it.
struct Labelled {
    url: String,
    file: PathBuf,
    day: String,
}

/// What was made of one page.
struct Judged {
    counts: Counts,
    /// The page, the day expected and the day given, where they differ.
    error: Option<String>,
}

/// Measures on whichever of the two sets lie below the folder.
pub(crate) fn measure(folder: &Path) -> Result<Measured, Error> {
    let htmldate = find(folder, |path| path.join("eval_default.json").is_file());
    let wceb = find_wceb(folder);
    if htmldate.is_none() && wceb.is_none() {
        return Err(Error::no_set(
            folder,
            "htmldate-default (eval_default.json) or wceb-articles (ground-truth, html)",
        ));
    }
    let mut measured = Measured::default();
    if let Some(set) = htmldate {
        measured.add(judge("htmldate-default", &htmldate_pages(&set)?)?);
    }
    if let Some(set) = wceb {
        measured.add(judge("wceb-articles", &wceb_pages(&set)?)?);
    }
    Ok(measured)
}

#[derive(Deserialize)]
struct Dated {
    file: String,
    date: String,
}

fn htmldate_pages(set: &Path) -> Result<Vec<Labelled>, Error> {
    let pages: BTreeMap<String, Dated> = json(&set.join("eval_default.json"))?;
    let labelled = |(url, dated): (String, Dated)| Labelled { url, file: stored(set, &dated.file), day: dated.date };
    Ok(pages.into_iter().map(labelled).collect())
}

#[derive(Deserialize)]
struct Labels {
    url: String,
    ground_truth: Truth,
}

#[derive(Deserialize)]
struct Truth {
    publish_date: Option<String>,
}

fn wceb_pages(set: &Path) -> Result<Vec<Labelled>, Error> {
    let mut pages = Vec::new();
    for name in names(&set.join("ground-truth"))? {
        let labels: Labels = json(&set.join("ground-truth").join(&name))?;
        let file = set.join("html").join(&name).with_extension("html");
        let day = labels.ground_truth.publish_date.filter(|day| day.len() == "2024-05-03".len());
        pages.extend(day.map(|day| Labelled { url: labels.url, file, day }));
    }
    Ok(pages)
}

fn judge(set: &str, pages: &[Labelled]) -> Result<Measured, Error> {
    let judged: Result<Vec<(Half, Judged)>, Error> =
        pages.par_iter().map(|labelled| Ok((Half::of(&labelled.url), judge_one(labelled)?))).collect();
    let judged = judged?;
    let figures = split::figures(&judged, |pages| {
        let sum = pages.iter().fold(Counts::default(), |sum, page| sum + page.counts);
        let mut figures = sum.figures(&format!("{set}.rashomon.day"));
        figures.push(Figure::new(
            format!("{set}.rashomon.undated"),
            f64::from(sum.missed),
            pages.len() as f64,
            "pages given no day / pages",
        ));
        figures
    });
    let looked_at = judged.into_iter().filter(|(half, _)| *half == Half::LookedAt);
    Ok(Measured { figures, errors: looked_at.filter_map(|(_, page)| page.error).collect() })
}

fn judge_one(labelled: &Labelled) -> Result<Judged, Error> {
    let article = page(&labelled.file)?.as_ref().map(rashomon_extract::extract);
    let given = article.as_ref().and_then(|article| article.shown_day());
    let day = given.map(|given| Moment::day(given.moment.date).to_string());
    let counts = match &day {
        Some(day) if *day == labelled.day => Counts { right: 1, ..Counts::default() },
        Some(_) => Counts { wrong: 1, ..Counts::default() },
        None => Counts { missed: 1, ..Counts::default() },
    };
    let by = given.map(|given| format!("{:?}, {:?}", given.source, given.written));
    let error = (counts.right == 0).then(|| {
        let (day, by) = (day.as_deref().unwrap_or("none"), by.unwrap_or_default());
        format!("{}: {} expected, {day} given ({by}): {}", labelled.file.display(), labelled.day, labelled.url)
    });
    Ok(Judged { counts, error })
}
