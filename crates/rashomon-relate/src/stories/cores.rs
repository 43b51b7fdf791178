//! Joins stories that are tied by the names of one event, though hardly a page of one is like a page of the other.
//!
//! Accounts that begin with scenes of their own share the names of the event and little else, and two pages seldom share
//! enough of them: one names the wounded deputy, one the farmer, a third the town. Stories have more names than pages,
//! and those that stand on most of their pages tell which event it is. What is joined depends on the stories and their
//! likenesses alone, so that it does not matter when each page came.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::linkage::{Link, ONE, SAME_STORY};
use super::sketch::Weighed;

/// What each rare name adds to the likeness of two stories, where it stands on all their pages; on fewer pages less. On the
/// looked-at stories .075 to .085 bring the scenes of each event together and, of the sets of the field, mix no events.
const NAME: f32 = 0.075;
/// How many such names two stories share at least, each counted by the share of the pages that have it, where that is
/// less. Two stories of the looked-at folders that should stay apart share up to .67.
const CENTRAL: f32 = 0.7;

/// The pages whose stories may be joined: what they say, and how alike those are that were compared.
#[derive(Clone, Copy)]
pub(super) struct Pages<'a> {
    pub weighed: &'a [Weighed],
    pub links: &'a [Vec<Link>],
}

/// Joins stories until no two are each other's nearest and tied by names. `stories` are lists of pages; the order of those
/// that come out is that of the first of those that each was made of.
pub(super) fn gather(mut stories: Vec<Vec<u32>>, pages: Pages<'_>) -> Vec<Vec<u32>> {
    loop {
        let nearest = nearest(&stories, pages);
        let mutual = |at: usize| {
            let (mean, other) = nearest[at].filter(|(_, other)| *other > at)?;
            let back = nearest[other].is_some_and(|(_, back)| back == at);
            (back && are_tied(&stories[at], &stories[other], mean, pages)).then_some((at, other))
        };
        let joined: Vec<(usize, usize)> = (0..stories.len()).filter_map(mutual).collect();
        if joined.is_empty() {
            return stories;
        }
        for (at, other) in joined {
            let more = std::mem::take(&mut stories[other]);
            stories[at].extend(more);
        }
        stories.retain(|story| !story.is_empty());
    }
}

/// For each story the mean likeness with the one that is most like it, and which that is; the first among equals.
fn nearest(stories: &[Vec<u32>], pages: Pages<'_>) -> Vec<Option<(u64, usize)>> {
    let mut home = vec![0; pages.links.len()];
    for (at, story) in stories.iter().enumerate() {
        story.iter().for_each(|page| home[*page as usize] = at);
    }
    let mut sums = vec![0; stories.len()];
    let nearest = |(at, story): (usize, &Vec<u32>)| {
        let mut met = Vec::new();
        let links = story.iter().flat_map(|page| &pages.links[*page as usize]);
        let links = links.map(|(page, likeness)| (home[*page as usize], u64::from(*likeness)));
        for (other, likeness) in links.filter(|(other, _)| *other != at) {
            if sums[other] == 0 {
                met.push(other);
            }
            sums[other] += likeness;
        }
        let pairs = |other: usize| (story.len() * stories[other].len()) as u64;
        let means = met.into_iter().map(|other| (std::mem::take(&mut sums[other]) / pairs(other), other));
        means.max_by_key(|(mean, other)| (*mean, Reverse(*other)))
    };
    stories.iter().enumerate().map(nearest).collect()
}

/// Whether two stories of the same days share names that stand on most of their pages.
fn are_tied(a: &[u32], b: &[u32], mean: u64, pages: Pages<'_>) -> bool {
    let central = central(&names(a, pages), &names(b, pages));
    let likeness = mean as f32 + NAME * central * ONE;
    central >= CENTRAL && likeness >= SAME_STORY as f32 && days_meet(days(a, pages), days(b, pages))
}

/// How many names two stories share, each counted by the share of the pages that have it, where that is less.
fn central(a: &BTreeMap<u32, f32>, b: &BTreeMap<u32, f32>) -> f32 {
    a.iter().filter_map(|(name, share)| Some(share.min(*b.get(name)?))).sum()
}

/// The rare names of a story, each with the share of the pages that have it.
fn names(story: &[u32], pages: Pages<'_>) -> BTreeMap<u32, f32> {
    let mut shares = BTreeMap::new();
    for name in story.iter().flat_map(|page| pages.weighed[*page as usize].rare_names()) {
        *shares.entry(name).or_default() += 1.0 / story.len() as f32;
    }
    shares
}

/// The first and the last day of a story's pages.
fn days(story: &[u32], pages: Pages<'_>) -> Option<[i32; 2]> {
    let days = || story.iter().filter_map(|page| pages.weighed[*page as usize].day);
    Some([days().min()?, days().max()?])
}

fn days_meet(a: Option<[i32; 2]>, b: Option<[i32; 2]>) -> bool {
    matches!((a, b), (Some([a, a_last]), Some([b, b_last])) if a <= b_last && b <= a_last)
}

#[cfg(test)]
mod tests {
    use super::{Pages, nearest};

    #[test]
    fn the_nearest_story_is_so_on_the_average() {
        let links = [vec![(1, 90), (3, 50)], vec![(0, 90), (2, 60)], vec![(1, 60)], vec![(0, 50)]];
        let pages = Pages { weighed: &[], links: &links };
        let stories = [vec![0], vec![1, 2], vec![3]];
        assert_eq!(nearest(&stories, pages), [Some((50, 2)), Some((45, 0)), Some((50, 0))]);
    }
}
