//! A date that the rest of the story speaks against is kept, with the reason, and not believed.

use expect_test::{Expect, expect};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use rashomon_model::Account;
use rashomon_relate::{settle, window};

use crate::{account, accounts, few};

const TEXT: &str = "The footbridge over the Linden canal was closed on Tuesday, the city engineer said.";

fn pages(days: &[Option<Date>]) -> Vec<Account> {
    days.iter().enumerate().map(|(i, day)| account(i as u64, "Harbour Gazette", *day, TEXT)).collect()
}

/// Shows what is believed of pages that appeared on these days.
fn check(days: &[Option<Date>], expected: Expect) {
    let pages = pages(days);
    let settled = settle(&pages.iter().collect::<Vec<_>>());
    let line = |p: &rashomon_model::Published| {
        let value = p.value.map_or("no date".to_owned(), |value| value.to_string());
        let basis = p.basis.map_or(String::new(), |basis| format!(" ({basis:?})"));
        let rejected: Vec<String> = p.rejected.iter().map(|r| format!("; not {}: {}", r.value, r.why)).collect();
        format!("{value}{basis}{}", rejected.concat())
    };
    expected.assert_eq(&settled.iter().map(line).collect::<Vec<_>>().join("\n"));
}

fn march(day: i8) -> Option<Date> {
    Some(date(2024, 3, day))
}

#[test]
fn a_date_one_year_off_is_not_believed() {
    check(
        &[march(5), march(6), Some(date(2025, 3, 6)), march(6)],
        expect![[r#"
        2024-03-05 (Page)
        2024-03-06 (Page)
        2024-03-05 (OtherPages); not 2025-03-06: 366 days off the other pages: 3 of the story's pages date from around 2024-03-05, and the text speaks of Tuesday
        2024-03-06 (Page)"#]],
    );
}

#[test]
fn a_few_days_are_no_reason_to_doubt() {
    check(
        &[march(1), march(6), march(20)],
        expect![[r#"
        2024-03-01 (Page)
        2024-03-06 (Page)
        2024-03-20 (Page)"#]],
    );
}

#[test]
fn two_pages_cannot_outvote_each_other() {
    check(
        &[march(5), Some(date(2025, 3, 6))],
        expect![[r#"
        2024-03-05 (Page)
        2025-03-06 (Page)"#]],
    );
}

#[test]
fn a_page_without_a_date_stays_without_one() {
    check(
        &[march(5), march(5), None],
        expect![[r#"
        2024-03-05 (Page)
        2024-03-05 (Page)
        no date"#]],
    );
}

#[test]
fn the_window_holds_the_believed_days() {
    let mut pages = pages(&[march(5), march(7), Some(date(2025, 3, 6)), None]);
    let settled = settle(&pages.iter().collect::<Vec<_>>());
    pages.iter_mut().zip(settled).for_each(|(page, published)| page.published = published);
    assert_eq!(window(&pages.iter().collect::<Vec<_>>()), Some((date(2024, 3, 5), date(2024, 3, 7))));
    assert_eq!(window(&[]), None);
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn the_order_of_the_pages_does_not_matter(accounts in accounts()) {
        let view: Vec<&Account> = accounts.iter().collect();
        let back: Vec<&Account> = accounts.iter().rev().collect();
        let mut reversed = settle(&back);
        reversed.reverse();
        prop_assert_eq!(settle(&view), reversed);
    }

    #[test]
    fn a_page_alone_is_believed(accounts in accounts()) {
        for account in &accounts {
            let settled = settle(&[account]);
            prop_assert!(settled[0].rejected.is_empty());
            prop_assert_eq!(settled[0].value, account.article.dates.first().map(|d| d.moment));
        }
    }

    #[test]
    fn nothing_is_believed_and_rejected_at_once(accounts in accounts()) {
        let view: Vec<&Account> = accounts.iter().collect();
        for published in settle(&view) {
            prop_assert!(published.rejected.iter().all(|r| Some(r.value) != published.value && !r.why.is_empty()));
            prop_assert_eq!(published.value.is_some(), published.basis.is_some());
        }
    }
}
