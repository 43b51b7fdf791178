//! **allsides-events**: triples of one event from the left, the centre and the right, a week of them in a folder.
//!
//! Pages whose article is in `abp.jsonl` are whole, the others have a headline and a sentence or two and are of the day of
//! their triple. `allsides-full` leaves the latter out. Triples without a day are left out, and those of which one page is
//! left. Neighbouring triples can be one story, so that a precision of 1 is not to be had. Weeks are halved.

use std::collections::BTreeMap;
use std::path::Path;

use rashomon::pipeline::accounts;
use rashomon_model::{Account, Page};
use rashomon_read::{Limits, from_bytes};
use serde::Deserialize;
use serde_json::json;

use super::{Folder, errors, figures};
use crate::abp;
use crate::data::{bytes, find};
use crate::error::Error;
use crate::figure::Figure;
use crate::measured::Measured;
use crate::split::Half;

#[derive(Deserialize)]
struct Triple {
    event_id: String,
    docs: Vec<Doc>,
}

#[derive(Deserialize)]
struct Doc {
    title: String,
    excerpt: String,
    abp_id: Option<String>,
    date: Option<String>,
}

/// Groups the pages of each week and compares with its triples; nothing where the set or the articles are missing.
pub(super) fn measure(folder: &Path) -> Result<Measured, Error> {
    let Some(set) = find(folder, |path| path.ends_with("allsides-events") && path.join("events.jsonl").is_file())
    else {
        return Ok(Measured::default());
    };
    let triples = triples(&set.join("events.jsonl"))?;
    let ids = triples.iter().flat_map(|triple| &triple.docs).filter_map(|doc| doc.abp_id.clone()).collect();
    let Some(articles) = abp::articles_of(folder, &ids)? else { return Ok(Measured::default()) };
    let whole = |doc: &Doc| Some(articles.get(doc.abp_id.as_ref()?)?.text.clone());
    let all = weeks(&triples, |doc| Some(whole(doc).unwrap_or_else(|| doc.excerpt.clone())));
    let full = weeks(&triples, whole);
    let mut measured = Measured { figures: halves("allsides-weeks.rashomon.b3", &all), errors: errors(&all) };
    measured.figures.extend(halves("allsides-weeks-full.rashomon.b3", &full));
    Ok(measured)
}

fn triples(path: &Path) -> Result<Vec<Triple>, Error> {
    let bytes = bytes(path)?;
    let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    lines.map(|line| serde_json::from_slice(line).map_err(|error| Error::unreadable(path, &error))).collect()
}

/// The folders of all weeks, with pages of the triples of which two at least have a text.
fn weeks(triples: &[Triple], text: impl Fn(&Doc) -> Option<String>) -> Vec<Folder> {
    let mut weeks: BTreeMap<i32, Vec<(Page, String)>> = BTreeMap::new();
    for triple in triples {
        let Some(day) = day(triple) else { continue };
        let page = |doc: &Doc| {
            let date = doc.date.as_deref().unwrap_or(day);
            let record = json!({ "title": doc.title, "text": text(doc)?, "date": date });
            from_bytes("page.json", record.to_string().as_bytes(), &Limits::default()).0.pop()
        };
        let pages: Vec<Page> = triple.docs.iter().filter_map(page).collect();
        let Some(number) = week(day).filter(|_| pages.len() > 1) else { continue };
        weeks.entry(number).or_default().extend(pages.into_iter().map(|page| (page, triple.event_id.clone())));
    }
    weeks.into_iter().map(|(number, pages)| folder(number, pages)).collect()
}

fn folder(week: i32, pages: Vec<(Page, String)>) -> Folder {
    let events: BTreeMap<_, _> = pages.iter().map(|(page, event)| (page.id, event.clone())).collect();
    let accounts = accounts(pages.into_iter().map(|(page, _)| page).collect());
    let pages = accounts.into_iter().filter_map(|account: Account| {
        let event = events.get(&account.page)?.clone();
        Some((account, event))
    });
    Folder { half: Half::by_id(&format!("{week} week of triples")), pages: pages.collect() }
}

/// The middle of the days that a triple's pages have.
fn day(triple: &Triple) -> Option<&str> {
    let mut days: Vec<&str> =
        triple.docs.iter().filter_map(|doc| doc.date.as_deref()).filter(|day| !day.is_empty()).collect();
    days.sort_unstable();
    days.get(days.len() / 2).copied()
}

fn week(day: &str) -> Option<i32> {
    let day: jiff::civil::Date = day.parse().ok()?;
    let days = jiff::civil::date(1970, 1, 1).until(day).ok()?.get_days();
    Some(days.div_euclid(7))
}

fn halves(name: &str, folders: &[Folder]) -> Vec<Figure> {
    let part = |half: Option<Half>, part: &str| {
        let folders: Vec<&Folder> =
            folders.iter().filter(|folder| half.is_none_or(|half| half == folder.half)).collect();
        figures(&format!("{name}{part}"), &folders)
    };
    let parts = [(None, ""), (Some(Half::LookedAt), ".looked-at"), (Some(Half::HeldOut), ".held-out")];
    parts.into_iter().flat_map(|(half, name)| part(half, name)).collect()
}
