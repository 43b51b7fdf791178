//! Which pages are one story does not depend on the order in which they come.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rashomon_model::{Account, PageId};
use rashomon_relate::{Profile, group, likeness};

use crate::{SENTENCES, account, accounts, few};

fn stories(accounts: &[&Account]) -> Vec<Vec<usize>> {
    let profiles: Vec<Profile> = accounts.iter().map(|a| Profile::of(a)).collect();
    group(accounts, &profiles)
}

fn as_pages(accounts: &[&Account]) -> BTreeSet<BTreeSet<PageId>> {
    stories(accounts).into_iter().map(|g| g.into_iter().map(|i| accounts[i].page).collect()).collect()
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn every_page_is_in_one_story(accounts in accounts()) {
        let view: Vec<&Account> = accounts.iter().collect();
        let mut all: Vec<usize> = stories(&view).into_iter().flatten().collect();
        all.sort_unstable();
        prop_assert_eq!(all, (0..accounts.len()).collect::<Vec<_>>());
    }

    #[test]
    fn the_order_of_the_pages_does_not_matter(
        (accounts, shuffled) in accounts().prop_flat_map(|accounts| {
            let order: Vec<usize> = (0..accounts.len()).collect();
            (Just(accounts), Just(order).prop_shuffle())
        })
    ) {
        let view: Vec<&Account> = accounts.iter().collect();
        let other: Vec<&Account> = shuffled.iter().map(|i| &accounts[*i]).collect();
        prop_assert_eq!(as_pages(&view), as_pages(&other));
    }

    #[test]
    fn likeness_is_the_same_both_ways_and_a_share(accounts in accounts()) {
        let view: Vec<&Account> = accounts.iter().collect();
        let profiles: Vec<Profile> = accounts.iter().map(Profile::of).collect();
        let likeness = likeness(&view, &profiles);
        for (i, row) in likeness.iter().enumerate() {
            for (j, value) in row.iter().enumerate() {
                prop_assert!((value - likeness[j][i]).abs() < 1e-5);
                prop_assert!((-1e-5..=1.0 + 1e-5).contains(value));
            }
        }
    }
}

#[test]
fn three_events_are_three_stories() {
    let texts = [&SENTENCES[..4], &SENTENCES[5..9], &SENTENCES[10..15], &SENTENCES[..3]];
    let pages: Vec<Account> =
        texts.iter().enumerate().map(|(i, t)| account(i as u64, "Harbour Gazette", None, &t.join("\n\n"))).collect();
    assert_eq!(stories(&pages.iter().collect::<Vec<_>>()), [vec![0, 3], vec![1], vec![2]]);
}

#[test]
fn pages_without_words_are_stories_of_their_own() {
    let pages = [account(1, "Harbour Gazette", None, ""), account(2, "Quay Mirror", None, "")];
    assert_eq!(stories(&pages.iter().collect::<Vec<_>>()), [vec![0], vec![1]]);
    assert!(stories(&[]).is_empty());
}
