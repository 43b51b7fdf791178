//! The driver: runs every stage over every page, pair and story, and joins the results.

use std::collections::BTreeMap;

use rashomon_extract::{Furniture, Limits};
use rashomon_model::{Account, Analysis, Article, Corpus, Page, PageId, Precision, Skipped, Story};
use rashomon_relate::Sketch;
use rashomon_report::PageText;
use rayon::prelude::*;

use crate::assemble::source_map;

/// How pages become stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// By event, as found.
    ByEvent,
    /// All pages are taken for one story, because the user says so.
    One,
}

/// Reads what the pages say, groups them into stories, and reconciles each story.
///
/// Runs on the current rayon pool; the result depends neither on the order of `pages` nor on the number of threads.
pub fn corpus(pages: Vec<Page>, skipped: Vec<Skipped>, grouping: Grouping) -> Corpus {
    let accounts = accounts(pages);
    let groups = group(&accounts, grouping);
    let groups = divide(accounts, &groups).into_par_iter();
    // One story may take as long as a thousand others: no thread is handed several at once.
    let stories: Vec<(Story, Vec<Account>)> = groups.with_max_len(1).map(story).collect();
    let mut corpus = Corpus { skipped, ..Corpus::default() };
    for (story, accounts) in stories {
        corpus.stories.push(story);
        corpus.accounts.extend(accounts.into_iter().map(|a| (a.page, a)));
    }
    corpus.stories.sort_by_key(|s| (usize::MAX - s.pages.len(), s.pages.clone()));
    corpus
}

/// Reads what each page says, in order of the pages' ids.
pub fn accounts(pages: Vec<Page>) -> Vec<Account> {
    let mut accounts: Vec<Account> = articles(pages).into_par_iter().map(account).collect();
    accounts.sort_by_key(|a| a.page);
    accounts
}

/// Extracts each page, and those again that keep lines which other pages of their host show to be the site's.
fn articles(mut pages: Vec<Page>) -> Vec<(Page, Article)> {
    pages.sort_by_key(|page| page.id);
    let mut pages: Vec<(Page, Article)> = pages
        .into_par_iter()
        .map(|page| {
            let article = rashomon_extract::extract(&page);
            (page, article)
        })
        .collect();
    let mut hosts: BTreeMap<&str, Vec<&Article>> = BTreeMap::new();
    for (_, article) in &pages {
        if let Some(host) = host(article) {
            hosts.entry(host).or_default().push(article);
        }
    }
    let known: BTreeMap<String, Furniture> =
        hosts.into_iter().map(|(host, articles)| (host.to_owned(), Furniture::learn(&articles))).collect();
    pages.par_iter_mut().for_each(|(page, article)| {
        let known = host(article).and_then(|host| known.get(host)).filter(|known| known.stands_in(article));
        if let Some(known) = known {
            *article = rashomon_extract::extract_beside(page, &Limits::default(), known);
        }
    });
    pages
}

/// The host that an article comes from, where its page says so.
fn host(article: &Article) -> Option<&str> {
    let address = ["url", "canonical", "og:url"].iter().find_map(|name| article.meta.get(*name))?;
    rashomon_model::outlet::host_of(address)
}

/// What one page says, before it is held against any other.
fn account((page, mut article): (Page, Article)) -> Account {
    let analysis = rashomon_analyse::analyse(&article);
    let mut diagnostics = page.diagnostics;
    diagnostics.append(&mut article.diagnostics);
    Account {
        page: page.id,
        location: page.location,
        also_at: page.also_at,
        hash: page.hash,
        url: page.url,
        retrieved: page.retrieved,
        article,
        analysis,
        published: Default::default(),
        diagnostics,
    }
}

fn group(accounts: &[Account], grouping: Grouping) -> Vec<Vec<usize>> {
    if grouping == Grouping::One {
        return vec![(0..accounts.len()).collect()];
    }
    rashomon_relate::group(accounts.par_iter().map(Sketch::of).collect())
}

/// Hands each group its accounts; every account is in one group.
fn divide(accounts: Vec<Account>, groups: &[Vec<usize>]) -> Vec<Vec<Account>> {
    let mut accounts: Vec<Option<Account>> = accounts.into_iter().map(Some).collect();
    groups.iter().map(|group| group.iter().filter_map(|i| accounts[*i].take()).collect()).collect()
}

/// Settles the dates of one story's pages, reads their relative times, then relates and reconciles them. Their analyses are
/// given back then: what is told of a story afterwards is told with the words of its articles, and analyses are most of
/// what a large corpus would hold.
fn story(mut accounts: Vec<Account>) -> (Story, Vec<Account>) {
    let settled = rashomon_relate::settle(&accounts.iter().collect::<Vec<_>>());
    for (account, published) in accounts.iter_mut().zip(settled) {
        let day = published.value.filter(|m| m.precision >= Precision::Day).map(|m| m.date);
        account.published = published;
        rashomon_analyse::anchor(&mut account.analysis, day);
    }
    let view: Vec<&Account> = accounts.iter().collect();
    let vectors = rashomon_analyse::vectors();
    let lineage = rashomon_relate::trace(&view, &vectors);
    let reconciliation = rashomon_reconcile::reconcile(&view, &lineage, &vectors);
    let pages: Vec<PageId> = accounts.iter().map(|a| a.page).collect();
    accounts.iter_mut().for_each(|account| account.analysis = Analysis::default());
    (Story { pages, lineage, reconciliation }, accounts)
}

/// The texts of pages as extracted anew, for checking citations against them.
pub fn page_texts(pages: Vec<Page>) -> Vec<PageText> {
    let text = |(page, article): (Page, Article)| PageText {
        page: page.id.to_string(),
        source_map: source_map(&article),
        text: article.text,
        headline: article.headline,
        dropped: article.dropped.into_iter().map(|d| d.text).collect(),
        meta: article.meta,
    };
    articles(pages).into_par_iter().map(text).collect()
}
