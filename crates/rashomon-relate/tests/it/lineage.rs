//! What holds for every family tree.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rashomon_model::{Account, Citation, Field, Lineage, PageId, Parent};
use rashomon_relate::{settle, trace};

use crate::{SENTENCES, account, accounts, few};

fn traced(accounts: &mut [Account]) -> Lineage {
    let settled = settle(&accounts.iter().collect::<Vec<_>>());
    accounts.iter_mut().zip(settled).for_each(|(account, published)| account.published = published);
    trace(&accounts.iter().collect::<Vec<_>>(), &rashomon_analyse::vectors())
}

fn words<'a>(accounts: &'a [Account], citation: &Citation) -> &'a str {
    let article = &accounts.iter().find(|a| a.page == citation.page).unwrap().article;
    let text = match &citation.field {
        Field::Text => &article.text,
        Field::Headline => article.headline.as_ref().unwrap(),
        Field::Dropped(n) => &article.dropped[*n as usize].text,
        Field::Meta(name) => &article.meta[name],
    };
    citation.span.of(text)
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn every_page_has_one_first_origin(mut accounts in accounts()) {
        let lineage = traced(&mut accounts);
        let mut first: Vec<PageId> = lineage.origins.iter().flat_map(|o| o.pages.clone()).collect();
        first.sort_unstable();
        prop_assert_eq!(first, accounts.iter().map(|a| a.page).collect::<Vec<_>>());
        prop_assert!(lineage.origins.iter().all(|o| !o.pages.is_empty() || !o.also.is_empty()));
        prop_assert!(lineage.origins.iter().enumerate().all(|(i, o)| o.id.0 as usize == i));
    }

    #[test]
    fn nothing_derives_from_itself(mut accounts in accounts()) {
        let lineage = traced(&mut accounts);
        for page in accounts.iter().map(|a| a.page) {
            let mut seen = BTreeSet::new();
            let mut next = vec![page];
            while let Some(at) = next.pop() {
                for derivation in lineage.derivations.iter().filter(|d| d.page == at) {
                    let Parent::Page(parent) = derivation.from else { continue };
                    prop_assert_ne!(parent, page);
                    if seen.insert(parent) {
                        next.push(parent);
                    }
                }
            }
        }
    }

    #[test]
    fn every_finding_is_cited(mut accounts in accounts()) {
        let lineage = traced(&mut accounts);
        for derivation in &lineage.derivations {
            prop_assert!(!derivation.passages.is_empty() && !derivation.direction.evidence.is_empty());
            prop_assert!((0.5..=1.0).contains(&derivation.direction.confidence));
            prop_assert!((0.0..=1.0).contains(&derivation.coverage));
        }
        let evidence = lineage.derivations.iter().flat_map(|d| &d.direction.evidence);
        for evidence in evidence.chain(lineage.origins.iter().flat_map(|o| &o.evidence)) {
            prop_assert!(!words(&accounts, &evidence.citation).is_empty(), "{:?}", evidence);
        }
        prop_assert!(lineage.origins.iter().all(|o| o.present || !o.evidence.is_empty()));
    }

    #[test]
    fn the_same_pages_give_the_same_tree(mut accounts in accounts()) {
        let (once, twice) = (traced(&mut accounts.clone()), traced(&mut accounts));
        prop_assert_eq!(once, twice);
    }
}

#[test]
fn no_page_makes_no_tree() {
    assert_eq!(traced(&mut []), Lineage::default());
}

/// The names of the absent originals of one page with a reporter of its own.
fn absent(text: &str) -> Vec<Option<String>> {
    let mut page = account(1, "Quay Mirror", None, text);
    page.article.byline = vec!["Mara Ellings".to_owned()];
    let lineage = traced(&mut [page]);
    lineage.origins.into_iter().filter(|o| !o.present).map(|o| o.name).collect()
}

#[test]
fn a_page_that_is_told_after_an_outlet_says_so_at_its_head() {
    let own = &SENTENCES[..5].join("\n\n");
    let told = "The bridge will stay closed until June, engineer Ada Lunn told Radio Corvane.";
    let reported = "The Corvane Sentinel reported that the bridge will stay closed until June.";
    assert_eq!(absent(&format!("{told}\n\n{own}")), [Some("Radio Corvane".to_owned())]);
    assert_eq!(absent(&format!("{reported}\n\n{own}")), [Some("Corvane Sentinel".to_owned())]);
    assert_eq!(absent(&format!("{own}\n\n{told}")), [] as [Option<String>; 0]);
}

#[test]
fn one_formula_about_two_fires_is_no_copy() {
    let fire = |town: &str, street: &str, chief: &str, count: u32| {
        format!(
            "A fire in a warehouse burned through the night in {town}, and people were told to keep their windows closed. \
            It broke out in a hall on {street} Street. {count} engines were at the scene, chief {chief} said."
        )
    };
    let one = account(1, "Quay Mirror", None, &fire("Brackwater", "Salt", "Helen Marchetti", 14));
    let other = account(2, "Harbour Gazette", None, &fire("Hollin Moor", "Dock", "Dev Chaudhry", 60));
    assert!(traced(&mut [one, other]).derivations.is_empty());
}
