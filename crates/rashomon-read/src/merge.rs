//! The same bytes at two places are one page.

use std::collections::BTreeMap;

use rashomon_model::{Page, PageId};

/// One page for each id, at the first of its locations, sorted by id.
pub(crate) fn merge(mut pages: Vec<Page>) -> Vec<Page> {
    pages.sort_by(|a, b| a.location.cmp(&b.location));
    let mut merged: BTreeMap<PageId, Page> = BTreeMap::new();
    for page in pages {
        match merged.get_mut(&page.id) {
            Some(first) => first.also_at.push(page.location),
            None => {
                merged.insert(page.id, page);
            }
        }
    }
    merged.into_values().collect()
}
