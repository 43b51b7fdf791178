//! The task `stories`: pages of one event are brought together, others are kept apart.
//!
//! On the news clusters of **giveme5w1h** every page has an event (`newsCluster.EventId`). All pages are read
//! together and grouped as `rashomon report` would; B³ is counted over pages against the events. A page that is not
//! read stands alone.

use std::collections::BTreeMap;
use std::path::Path;

use rashomon::pipeline::{Grouping, corpus};
use rashomon_model::{Corpus, Page};
use rashomon_read::{Limits, read};
use serde::Deserialize;

use crate::b_cubed::b_cubed;
use crate::data::{find, json, names};
use crate::error::Error;
use crate::figure::Figure;

#[derive(Deserialize)]
struct Labelled {
    #[serde(rename = "newsCluster")]
    cluster: Cluster,
}

#[derive(Deserialize)]
struct Cluster {
    #[serde(rename = "EventId")]
    event: u32,
}

/// Groups all pages of the set and compares with its events.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Figure>, Error> {
    let set = find(folder, |path| path.ends_with("news_cluster") && path.join("data").is_dir())
        .ok_or_else(|| Error::no_set(folder, "giveme5w1h's news clusters (news_cluster/data)"))?;
    let set = set.join("data");
    let reading = read(&[set.to_string_lossy().into_owned()], &Limits::default(), &mut |_| {});
    let places = places(&reading.pages);
    let found = found(&corpus(reading.pages, reading.skipped, Grouping::ByEvent), &places);
    let pairs: Result<Vec<(String, String)>, Error> =
        names(&set)?.iter().map(|name| pair(&set, name, &found)).collect();
    Ok(b_cubed("giveme5w1h-news-cluster.rashomon.b3", &pairs?))
}

/// The files that hold each page, by its id.
fn places(pages: &[Page]) -> BTreeMap<String, Vec<String>> {
    let of = |page: &Page| page.also_at.iter().chain([&page.location]).map(|place| file_name(place)).collect();
    pages.iter().map(|page| (page.id.to_string(), of(page))).collect()
}

fn file_name(location: &str) -> String {
    location.rsplit('/').next().unwrap_or(location).to_owned()
}

/// The number of the story that each file was put into.
fn found(corpus: &Corpus, places: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, String> {
    let stories = corpus.stories.iter().enumerate();
    let pages = stories.flat_map(|(number, story)| story.pages.iter().map(move |page| (page.to_string(), number)));
    let files = pages.flat_map(|(page, number)| {
        let files = places.get(&page).cloned().unwrap_or_default();
        files.into_iter().map(move |file| (file, number.to_string()))
    });
    files.collect()
}

fn pair(set: &Path, name: &str, found: &BTreeMap<String, String>) -> Result<(String, String), Error> {
    let labelled: Labelled = json(&set.join(name))?;
    let story = found.get(name).cloned().unwrap_or_else(|| name.to_owned());
    Ok((story, labelled.cluster.event.to_string()))
}
