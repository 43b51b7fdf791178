//! What holds for every reconciled story, and what a few small ones say.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

mod changes;
mod detectors;
mod names;
mod quotes;
mod story;

use rashomon_model::{Account, Article, Lineage, Moment, Outlet, PageId, PublishedBasis, Reconciliation};

/// An account of one page that a paper published in March 2024.
fn account(id: u64, outlet: &str, day: i8, text: &str) -> Account {
    let date = jiff::civil::date(2024, 3, day);
    let article = Article {
        language: "en".to_owned(),
        outlet: Some(Outlet { name: outlet.to_owned(), citation: None }),
        text: text.to_owned(),
        ..Article::default()
    };
    let mut analysis = rashomon_analyse::analyse(&article);
    rashomon_analyse::anchor(&mut analysis, Some(date));
    let mut account = Account::of(PageId(id), format!("{id}.html"), article, analysis);
    account.published.value = Some(Moment::day(date));
    account.published.basis = Some(PublishedBasis::Page);
    account
}

/// Traces and reconciles accounts that are in order of their ids.
fn reconciled(accounts: &[Account]) -> (Lineage, Reconciliation) {
    let view: Vec<&Account> = accounts.iter().collect();
    let vectors = rashomon_analyse::vectors();
    let lineage = rashomon_relate::trace(&view, &vectors);
    let reconciliation = rashomon_reconcile::reconcile(&view, &lineage, &vectors);
    (lineage, reconciliation)
}
