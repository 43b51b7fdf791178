//! The task `claims`: which statements of several articles answer one question.
//!
//! The pairs of statements are those of `labels/claims.md`, the articles those of Article-Bias-Prediction (`abp.jsonl`).
//! The articles of an event are read as the pages of one story, as `rashomon report` would. Two statements are told to
//! answer one question where some claim holds both. Labelled so are the pairs `same` and `differ`; `near` and `none` do
//! not; `part` is open and not counted. Precision is that of this choice of pairs, which holds far more of one question
//! than a story does. Events are halved by their ids.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rashomon::pipeline::{Grouping, corpus};
use rashomon_model::{Account, Citation, Claim, Corpus, PageId, Span};
use rashomon_read::{Limits, from_bytes};
use rashomon_reconcile::training::{Traits, traits_of};
use rayon::prelude::*;

use crate::abp;
use crate::counts::Counts;
use crate::error::Error;
use crate::measured::Measured;
use crate::split::{self, Half};

const LABELS: &str = include_str!("../labels/claims.tsv");

/// A statement: its article and its words there, in code points.
struct Place<'a> {
    article: &'a str,
    start: usize,
    end: usize,
}

/// One labelled pair.
struct Label<'a> {
    event: &'a str,
    places: [Place<'a>; 2],
    /// Whether both answer one question; `None` where that is open.
    one: Option<bool>,
}

/// The articles of an event, read as one story.
struct Event {
    corpus: Corpus,
    /// The pages of the articles, and the articles' texts, by the articles' ids.
    pages: BTreeMap<String, (PageId, String)>,
}

/// A labelled pair for learning: its event, what makes its statements answer one question, and whether they do.
pub struct Learned {
    /// The event's id; pairs of one event are alike, and are learned from together or not at all.
    pub event: String,
    /// The traits.
    pub traits: Traits,
    /// Whether both answer one question.
    pub one: bool,
}

/// The labelled pairs with their traits; no abp below the folder is an error.
pub fn learned(folder: &Path) -> Result<Vec<Learned>, Error> {
    let (labels, lines) = read(folder)?;
    let of_event = |labels: &Vec<&Label<'_>>| {
        let event = event(labels, &lines);
        let pair = |label: &&Label<'_>| {
            let traits = event.traits(label)?;
            Some(Learned { event: label.event.to_owned(), traits, one: label.one? })
        };
        labels.iter().filter_map(pair).collect::<Vec<_>>()
    };
    Ok(by_event(&labels).par_iter().flat_map_iter(of_event).collect())
}

/// Measures on all labelled pairs; no abp below the folder is an error.
pub(crate) fn measure(folder: &Path) -> Result<Measured, Error> {
    let (labels, lines) = read(folder)?;
    let judged: Vec<(Half, (Counts, Option<String>))> =
        by_event(&labels).par_iter().flat_map_iter(|labels| judge(labels, &lines)).collect();
    let errors = judged.iter().filter(|(half, _)| *half == Half::LookedAt).filter_map(|(_, (_, error))| error.clone());
    let errors = errors.collect();
    let counted = |pairs: &[&(Counts, Option<String>)]| {
        pairs.iter().fold(Counts::default(), |sum, (counts, _)| sum + *counts).figures("claims.one-question")
    };
    Ok(Measured { figures: split::figures(&judged, counted), errors })
}

type Lines = BTreeMap<String, Vec<u8>>;

/// The labels, and the articles that they speak of.
fn read(folder: &Path) -> Result<(Vec<Label<'static>>, Lines), Error> {
    let labels: Vec<Label<'_>> = LABELS.lines().filter_map(label).collect();
    let ids = labels.iter().flat_map(|label| &label.places).map(|place| place.article.to_owned()).collect();
    let lines = abp::lines_of(folder, &ids)?.ok_or_else(|| Error::no_set(folder, abp::SET))?;
    Ok((labels, lines))
}

fn by_event<'a>(labels: &'a [Label<'static>]) -> Vec<Vec<&'a Label<'static>>> {
    let mut events: BTreeMap<&str, Vec<&Label<'_>>> = BTreeMap::new();
    labels.iter().for_each(|label| events.entry(label.event).or_default().push(label));
    events.into_values().collect()
}

fn label(line: &str) -> Option<Label<'_>> {
    let mut columns = line.split('\t');
    let event = columns.next()?;
    let places = [place(columns.next()?)?, place(columns.next()?)?];
    let one = match columns.next()? {
        "same" | "differ" => Some(true),
        "part" => None,
        _ => Some(false),
    };
    Some(Label { event, places, one })
}

fn place(column: &str) -> Option<Place<'_>> {
    let mut parts = column.split(':');
    Some(Place { article: parts.next()?, start: parts.next()?.parse().ok()?, end: parts.next()?.parse().ok()? })
}

/// The pairs of one event: right, wrong or missed, and how an error reads.
fn judge(labels: &[&Label<'_>], lines: &Lines) -> Vec<(Half, (Counts, Option<String>))> {
    let event = event(labels, lines);
    let pair = |label: &&Label<'_>| {
        let words = [event.words(&label.places[0])?, event.words(&label.places[1])?];
        let (one, told) = (label.one?, event.in_one_claim(label)?);
        let counts =
            Counts { right: u32::from(one && told), wrong: u32::from(!one && told), missed: u32::from(one && !told) };
        let error = (one != told).then(|| {
            let what = if one { "missed" } else { "wrong" };
            format!("{}\t{what}\n    {}\n    {}", label.event, words[0], words[1])
        });
        Some((Half::by_id(label.event), (counts, error)))
    };
    labels.iter().filter_map(pair).collect()
}

fn event(labels: &[&Label<'_>], lines: &Lines) -> Event {
    let ids: BTreeSet<&str> = labels.iter().flat_map(|label| &label.places).map(|place| place.article).collect();
    let read = |id: &&str| {
        let line = lines.get(*id)?;
        let page = from_bytes(&format!("{id}.json"), line, &Limits::default()).0.pop()?;
        let text = serde_json::from_slice::<abp::Article>(line).ok()?.text;
        Some((((*id).to_owned(), (page.id, text)), page))
    };
    let (pages, read): (BTreeMap<String, (PageId, String)>, Vec<_>) = ids.iter().filter_map(read).unzip();
    Event { corpus: corpus(read, Vec::new(), Grouping::One), pages }
}

impl Event {
    /// The words of a statement, as the set has them.
    fn words(&self, place: &Place<'_>) -> Option<String> {
        let (_, text) = self.pages.get(place.article)?;
        Some(text.chars().skip(place.start).take(place.end.checked_sub(place.start)?).collect())
    }

    /// Where a statement stands on its page; `None` where the page does not have the words.
    fn spot(&self, place: &Place<'_>) -> Option<Citation> {
        let (page, _) = self.pages.get(place.article)?;
        let words = self.words(place)?;
        let start = self.corpus.accounts.get(page)?.article.text.find(&words)?;
        Some(Citation::text(*page, Span::new(start, start + words.len())))
    }

    /// Whether some claim holds both statements.
    fn in_one_claim(&self, label: &Label<'_>) -> Option<bool> {
        let spots = [self.spot(&label.places[0])?, self.spot(&label.places[1])?];
        let holds = |claim: &Claim, spot: &Citation| {
            let most = (spot.span.end - spot.span.start) as usize / 2;
            claim.statements.iter().any(|s| s.citation.page == spot.page && s.citation.span.overlap(spot.span) > most)
        };
        let mut claims = self.corpus.stories.iter().flat_map(|story| &story.reconciliation.claims);
        Some(claims.any(|claim| spots.iter().all(|spot| holds(claim, spot))))
    }

    fn traits(&self, label: &Label<'_>) -> Option<Traits> {
        let spots = [self.spot(&label.places[0])?, self.spot(&label.places[1])?];
        let accounts: Vec<&Account> = self.corpus.accounts.values().collect();
        let lineage = &self.corpus.stories.first()?.lineage;
        traits_of(&accounts, lineage, &rashomon_analyse::vectors(), &[spots]).pop()?
    }
}
