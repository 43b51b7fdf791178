//! **giveme5w1h**, news clusters: 383 pages of 69 events (`newsCluster.EventId`), read together.
//!
//! Events are halved, and the pages of each half are read as a folder of their own for its figure. A page that is not
//! read counts nowhere.

use std::collections::BTreeMap;
use std::path::Path;

use rashomon::pipeline::accounts;
use rashomon_model::Account;
use rashomon_read::{Limits, read};
use serde::Deserialize;

use super::{Folder, errors, figures};
use crate::data::{find, json, names};
use crate::error::Error;
use crate::measured::Measured;
use crate::split::Half;

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

/// Events that are among the labelled stories that nobody reads.
const HELD_OUT: [u32; 2] = [36, 73];

/// Groups all pages of the set and compares with its events; nothing where the set does not lie below the folder.
pub(super) fn measure(folder: &Path) -> Result<Measured, Error> {
    let is_set = |path: &Path| path.ends_with("news_cluster") && path.join("data").is_dir();
    let Some(set) = find(folder, is_set) else { return Ok(Measured::default()) };
    let set = set.join("data");
    let mut events = BTreeMap::new();
    for name in names(&set)? {
        let labelled: Labelled = json(&set.join(&name))?;
        events.insert(name, labelled.cluster.event);
    }
    let reading = read(&[set.to_string_lossy().into_owned()], &Limits::default(), &mut |_| {});
    let event = |account: &Account| account.location.rsplit('/').next().and_then(|name| events.get(name)).copied();
    let pages: Vec<(Account, u32)> =
        accounts(reading.pages).into_iter().filter_map(|a| event(&a).map(|event| (a, event))).collect();
    let part = |half: Half| {
        let pages = pages.iter().filter(|(_, event)| of(*event) == half);
        Folder { half, pages: pages.map(|(account, event)| (account.clone(), event.to_string())).collect() }
    };
    let halves = [part(Half::LookedAt), part(Half::HeldOut)];
    let pages = pages.into_iter().map(|(account, event)| (account, event.to_string())).collect();
    let all = Folder { half: Half::HeldOut, pages };
    let name = "giveme5w1h-news-cluster.rashomon.b3";
    let parts = [(&all, ""), (&halves[0], ".looked-at"), (&halves[1], ".held-out")];
    let figures = parts.into_iter().flat_map(|(folder, part)| figures(&format!("{name}{part}"), &[folder]));
    Ok(Measured { figures: figures.collect(), errors: errors(&halves) })
}

fn of(event: u32) -> Half {
    // The number stands first: the hash mixes its last bytes but little.
    if HELD_OUT.contains(&event) { Half::HeldOut } else { Half::by_id(&format!("{event} news cluster")) }
}
