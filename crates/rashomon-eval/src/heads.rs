//! The task `heads`: what a page says of itself, on 100 pages labelled by hand (`labels/heads.md` holds the guide).
//!
//! For each field a page is **right** where it is given what it says, nothing where it says nothing; **missing** where
//! it is given nothing or only a part, all of it right; **wrong** where it is given anything that it does not say.
//! Names are compared without case, marks and "the"; a credit to an agency by whatever of its names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rashomon_model::{Article, agency};
use rayon::prelude::*;
use serde::Deserialize;

use crate::data::{find, json, names, page, stored};
use crate::error::Error;
use crate::figure::Figure;
use crate::measured::Measured;
use crate::split::{self, Half};

const LABELS: &str = include_str!("../labels/heads.json");

#[derive(Deserialize)]
struct Label {
    set: String,
    url: String,
    outlet: String,
    also: Vec<String>,
    byline: Vec<String>,
    dateline: String,
    credits: Vec<CreditLabel>,
}

#[derive(Deserialize)]
struct CreditLabel {
    to: String,
}

/// How a field of a page came out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Right,
    Missing,
    Wrong,
}

const FIELDS: [&str; 4] = ["outlet", "byline", "dateline", "credits"];

/// Measures on the labelled pages of whichever sets lie below the folder.
pub(crate) fn measure(folder: &Path) -> Result<Measured, Error> {
    let labels = labels()?;
    let pages: Result<Vec<(Half, Read)>, Error> = held(&labels, folder)?
        .par_iter()
        .map(|(label, file)| Ok((Half::of(&label.url), read(label, &article(file)?))))
        .collect();
    let pages = pages?;
    let figures = split::figures(&pages, |pages| {
        let kinds = [("right", Outcome::Right), ("missing", Outcome::Missing), ("wrong", Outcome::Wrong)];
        let figure = |(at, field): (usize, &&str)| {
            kinds.map(|(name, kind)| {
                let count = pages.iter().filter(|page| page.outcomes[at] == kind).count();
                Figure::new(format!("heads.{field}.{name}"), count as f64, pages.len() as f64, "pages / pages")
            })
        };
        FIELDS.iter().enumerate().flat_map(figure).collect()
    });
    Ok(Measured { figures, errors: split::looked_at(pages).flat_map(|page| page.errors).collect() })
}

/// How the fields of a page came out.
struct Read {
    outcomes: [Outcome; 4],
    /// Field, how, what the page says, what it was given, address.
    errors: Vec<String>,
}

fn read(label: &Label, article: &Article) -> Read {
    let outcomes = outcomes(label, article);
    let told = FIELDS.iter().zip(outcomes).zip(told(label, article));
    let wrong = told.filter(|((_, outcome), _)| *outcome != Outcome::Right);
    let line = |((field, outcome), (said, given)): ((&&str, Outcome), (String, String))| {
        let how = if outcome == Outcome::Wrong { "wrong" } else { "missing" };
        format!("{field}\t{how}\t{said}\t{given}\t{}", label.url)
    };
    Read { outcomes, errors: wrong.map(line).collect() }
}

/// Each field as the label says it and as the article gives it.
fn told(label: &Label, article: &Article) -> [(String, String); 4] {
    let credited: Vec<&str> = label.credits.iter().map(|credit| credit.to.as_str()).collect();
    let given: Vec<&str> = article.credits.iter().map(|credit| credit.to.as_str()).collect();
    let outlet = article.outlet.as_ref().map(|outlet| outlet.name.clone()).unwrap_or_default();
    let place = article.dateline.as_ref().map(|dateline| dateline.place.clone()).unwrap_or_default();
    [
        (label.outlet.clone(), outlet),
        (label.byline.join("; "), article.byline.join("; ")),
        (label.dateline.clone(), place),
        (credited.join("; "), given.join("; ")),
    ]
}

fn labels() -> Result<Vec<Label>, Error> {
    serde_json::from_str(LABELS).map_err(|error| Error::unreadable(Path::new("heads"), &error))
}

/// The labels of the sets that lie below the folder, each with its file.
fn held<'a>(labels: &'a [Label], folder: &Path) -> Result<Vec<(&'a Label, PathBuf)>, Error> {
    let mut files = files(folder)?;
    let file = |label: &'a Label| Some((label, files.remove(&(label.set.clone(), label.url.clone()))?));
    let held: Vec<(&Label, PathBuf)> = labels.iter().filter_map(file).collect();
    if held.is_empty() {
        return Err(Error::no_set(folder, "wceb-articles, trafilatura-eval or htmldate-default"));
    }
    Ok(held)
}

/// Tells whether a folder is a set's.
type IsSet = fn(&Path) -> bool;

/// The file of every page of the sets, by set and address.
fn files(folder: &Path) -> Result<BTreeMap<(String, String), PathBuf>, Error> {
    #[derive(Deserialize)]
    struct Addressed {
        url: String,
    }
    #[derive(Deserialize)]
    struct Filed {
        file: String,
    }
    let mut files = BTreeMap::new();
    if let Some(set) = find(folder, |path| path.join("ground-truth").is_dir() && path.join("html").is_dir()) {
        for name in names(&set.join("ground-truth"))? {
            let labels: Addressed = json(&set.join("ground-truth").join(&name))?;
            let file = set.join("html").join(&name).with_extension("html");
            files.insert(("wceb-articles".to_owned(), labels.url), file);
        }
    }
    let sets: [(&str, &str, IsSet); 2] = [
        ("trafilatura-eval", "evaldata.json", |path| path.join("evaldata.json").is_file()),
        ("htmldate-default", "eval_default.json", |path| path.join("eval_default.json").is_file()),
    ];
    for (name, list, is_set) in sets {
        let Some(set) = find(folder, is_set) else { continue };
        let pages: BTreeMap<String, Filed> = json(&set.join(list))?;
        files.extend(pages.into_iter().map(|(url, filed)| ((name.to_owned(), url), stored(&set, &filed.file))));
    }
    Ok(files)
}

fn article(file: &Path) -> Result<Article, Error> {
    Ok(page(file)?.as_ref().map(rashomon_extract::extract).unwrap_or_default())
}

fn outcomes(label: &Label, article: &Article) -> [Outcome; 4] {
    [
        outlet(label, article),
        of_sets(&set(&label.byline, folded), &set(&article.byline, folded)),
        of_sets(
            &set(std::slice::from_ref(&label.dateline), folded),
            &article.dateline.iter().map(|dateline| folded(&dateline.place)).collect(),
        ),
        of_sets(
            &label.credits.iter().map(|credit| credited(&credit.to)).collect(),
            &article.credits.iter().map(|credit| credited(&credit.to)).collect(),
        ),
    ]
}

fn outlet(label: &Label, article: &Article) -> Outcome {
    let fair: BTreeSet<String> = label.also.iter().chain([&label.outlet]).map(|name| folded(name)).collect();
    match &article.outlet {
        Some(outlet) if fair.contains(&folded(&outlet.name)) => Outcome::Right,
        Some(_) => Outcome::Wrong,
        None if label.outlet.is_empty() => Outcome::Right,
        None => Outcome::Missing,
    }
}

fn of_sets(said: &BTreeSet<String>, given: &BTreeSet<String>) -> Outcome {
    match given {
        _ if given == said => Outcome::Right,
        _ if given.is_subset(said) => Outcome::Missing,
        _ => Outcome::Wrong,
    }
}

fn set(values: &[String], key: fn(&str) -> String) -> BTreeSet<String> {
    values.iter().map(|value| key(value)).filter(|value| !value.is_empty()).collect()
}

fn credited(name: &str) -> String {
    agency::canonical(name).map_or_else(|| folded(name), str::to_owned)
}

/// Lower case, without marks, "the" and "www".
fn folded(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !matches!(*word, "" | "the" | "www"));
    words.collect::<Vec<&str>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_missing_and_a_stranger_is_wrong() {
        let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<String>>();
        assert!(of_sets(&set(&["a", "b"]), &set(&["b", "a"])) == Outcome::Right);
        assert!(of_sets(&set(&[]), &set(&[])) == Outcome::Right);
        assert!(of_sets(&set(&["a", "b"]), &set(&["a"])) == Outcome::Missing);
        assert!(of_sets(&set(&["a"]), &set(&[])) == Outcome::Missing);
        assert!(of_sets(&set(&["a"]), &set(&["a", "c"])) == Outcome::Wrong);
        assert!(of_sets(&set(&[]), &set(&["c"])) == Outcome::Wrong);
    }

    #[test]
    fn every_label_can_be_read() {
        let labels: Vec<Label> = serde_json::from_str(LABELS).expect("labels");
        assert_eq!(labels.len(), 100);
        assert!(labels.iter().all(|label| !label.outlet.is_empty()));
    }
}
