//! The task `stories`: pages of one event are brought together, others are kept apart.
//!
//! Pages of a folder are grouped as `rashomon report` would; B³ ([`crate::b_cubed`]) is counted over pages against the
//! labelled events. Measured are **giveme5w1h**'s news clusters and **allsides-events**, whichever lie below the folder; what
//! grouping costs is measured by the task `scale`.

mod allsides;
mod giveme5w1h;

use std::collections::BTreeMap;
use std::path::Path;

use rashomon_model::Account;
use rashomon_relate::Sketch;

use crate::b_cubed::b_cubed;
use crate::error::Error;
use crate::figure::Figure;
use crate::measured::Measured;
use crate::split::Half;

/// Measures what the folder has the data for.
pub(crate) fn measure(folder: &Path) -> Result<Measured, Error> {
    let mut measured = Measured::default();
    measured.add(giveme5w1h::measure(folder)?);
    measured.add(allsides::measure(folder)?);
    let sets = "giveme5w1h's news clusters (news_cluster/data) or allsides-events (events.jsonl) with abp.jsonl";
    if measured.figures.is_empty() { Err(Error::no_set(folder, sets)) } else { Ok(measured) }
}

/// One folder of pages with the event that each tells of.
struct Folder {
    half: Half,
    pages: Vec<(Account, String)>,
}

/// Groups each folder and compares with its events: the B³ of all pages of some folders together.
fn figures(name: &str, folders: &[&Folder]) -> Vec<Figure> {
    let pairs = folders.iter().enumerate().flat_map(|(number, folder)| {
        let within = move |group: String| format!("{number}:{group}");
        pairs(folder).into_iter().map(move |(found, event)| (within(found), within(event)))
    });
    b_cubed(name, &pairs.collect::<Vec<_>>())
}

/// The found story and the labelled event of each page.
fn pairs(folder: &Folder) -> Vec<(String, String)> {
    let groups = groups(folder).into_iter().enumerate();
    groups
        .flat_map(|(story, group)| group.into_iter().map(move |page| (story.to_string(), folder.pages[page].1.clone())))
        .collect()
}

fn groups(folder: &Folder) -> Vec<Vec<usize>> {
    rashomon_relate::group(folder.pages.iter().map(|(account, _)| Sketch::of(account)).collect())
}

/// The stories of the folders looked at that hold pages of several events, and the events that lie in several stories.
fn errors(folders: &[Folder]) -> Vec<String> {
    let looked_at = folders.iter().filter(|folder| folder.half == Half::LookedAt);
    looked_at.flat_map(|folder| mixed(folder).into_iter().chain(torn(folder))).collect()
}

fn mixed(folder: &Folder) -> Vec<String> {
    let several = |group: &&Vec<usize>| group.iter().any(|page| folder.pages[*page].1 != folder.pages[group[0]].1);
    groups(folder).iter().filter(several).map(|group| told("one story", folder, group)).collect()
}

fn torn(folder: &Folder) -> Vec<String> {
    let mut events: BTreeMap<&str, Vec<Vec<usize>>> = BTreeMap::new();
    for group in groups(folder) {
        let mut parts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for page in group {
            parts.entry(&folder.pages[page].1).or_default().push(page);
        }
        for (event, part) in parts {
            events.entry(event).or_default().push(part);
        }
    }
    let torn = events.into_values().filter(|parts| parts.len() > 1);
    torn.map(|parts| parts.iter().map(|part| told("part", folder, part)).collect::<Vec<_>>().join("\n")).collect()
}

fn told(what: &str, folder: &Folder, pages: &[usize]) -> String {
    let line = |page: &usize| {
        let (account, event) = &folder.pages[*page];
        let day = account.article.shown_day().map(|day| day.moment.date.to_string()).unwrap_or_default();
        format!("  {event} {day} {}", account.article.headline.as_deref().unwrap_or_default())
    };
    format!("{what}:\n{}", pages.iter().map(line).collect::<Vec<_>>().join("\n"))
}
