//! The driver: runs every stage over every page, pair and story, and joins the results.

use std::collections::BTreeMap;

use rashomon_extract::{Furniture, Limits};
use rashomon_model::{Account, Analysis, Article, Corpus, Hands, Page, Precision, Published, Skipped, Story};
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

/// Accounts and which of them make a story, before the stories are reconciled.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The accounts, in order of their pages' ids.
    pub accounts: Vec<Account>,
    /// What could not be read.
    pub skipped: Vec<Skipped>,
    /// The stories: indices of accounts, in order; largest first, then by their first page.
    pub groups: Vec<Vec<usize>>,
}

/// Reads what the pages say, groups them into stories, and reconciles each story.
///
/// Runs on the current rayon pool; the result depends neither on the order of `pages` nor on the number of threads.
pub fn corpus(pages: Vec<Page>, skipped: Vec<Skipped>, grouping: Grouping) -> Corpus {
    relate(pages, skipped, grouping).reconciled()
}

/// Reads what the pages say, groups them into stories, settles the dates of each story's pages, and reads their relative
/// times.
pub fn relate(pages: Vec<Page>, skipped: Vec<Skipped>, grouping: Grouping) -> Related {
    let mut accounts = accounts(pages);
    let groups = group(&accounts, grouping);
    let settled: Vec<Vec<Published>> =
        groups.par_iter().map(|group| rashomon_relate::settle(&view(&accounts, group))).collect();
    for (at, published) in groups.iter().flatten().zip(settled.into_iter().flatten()) {
        accounts[*at].published = published;
    }
    accounts.par_iter_mut().for_each(|account| {
        let day = account.published.value.filter(|m| m.precision >= Precision::Day).map(|m| m.date);
        rashomon_analyse::anchor(&mut account.analysis, day);
    });
    Related { accounts, skipped, groups }
}

impl Related {
    /// Reconciles every story.
    pub fn reconciled(self) -> Corpus {
        let stories = told(&self.accounts, &self.groups, |_, story| story);
        let accounts = self.accounts.into_iter().map(|account| (account.page, account)).collect();
        Corpus { accounts, stories, skipped: self.skipped }
    }
}

/// Pages whose stories are reconciled at once, before their analyses are given back.
const BATCH: usize = 2_000;

/// The stories in batches of some pages each.
pub(crate) fn batches(groups: &[Vec<usize>]) -> impl Iterator<Item = &[Vec<usize>]> {
    let mut rest = groups;
    std::iter::from_fn(move || {
        let mut pages = 0;
        let full = |group: &Vec<usize>| {
            pages += group.len();
            pages > BATCH
        };
        let end = rest.iter().position(full).map_or(rest.len(), |at| at.max(1));
        let (batch, others) = rest.split_at(end);
        rest = others;
        (!batch.is_empty()).then_some(batch)
    })
}

/// What is made of each story of a batch and its accounts.
pub(crate) fn told<T: Send>(
    accounts: &[Account],
    batch: &[Vec<usize>],
    tell: impl Fn(Vec<&Account>, Story) -> T + Sync,
) -> Vec<T> {
    let one = |group: &Vec<usize>| {
        let view = view(accounts, group);
        let story = story(&view);
        tell(view, story)
    };
    // One story may take as long as a thousand others: no thread is handed several at once.
    batch.par_iter().with_max_len(1).map(one).collect()
}

/// Gives back the analyses of finished stories: what is told of them afterwards is told with the words of their articles, and
/// analyses are most of what a large corpus would hold.
pub(crate) fn give_back(accounts: &mut [Account], batch: &[Vec<usize>]) {
    batch.iter().flatten().for_each(|at| accounts[*at].analysis = Analysis::default());
}

fn view<'a>(accounts: &'a [Account], group: &[usize]) -> Vec<&'a Account> {
    group.iter().map(|at| &accounts[*at]).collect()
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
    article.text.shrink_to_fit();
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
    rashomon_relate::group_with(accounts.par_iter().map(Sketch::of).collect(), &Pool)
}

/// Relates and reconciles the accounts of one story.
fn story(accounts: &[&Account]) -> Story {
    let vectors = rashomon_analyse::vectors();
    let lineage = rashomon_relate::trace_with(accounts, &vectors, &Pool);
    let reconciliation = rashomon_reconcile::reconcile_with(accounts, &lineage, &vectors, &Pool);
    Story { pages: accounts.iter().map(|a| a.page).collect(), lineage, reconciliation }
}

/// The threads of the current rayon pool.
#[derive(Clone, Copy, Debug)]
pub struct Pool;

/// Pieces of work that are not worth handing out.
const FEW: usize = 64;

impl Hands for Pool {
    fn each<T: Send>(&self, count: usize, work: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
        (0..count).into_par_iter().with_min_len(FEW).map(work).collect()
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_hold_every_story_once_and_large_ones_alone() {
        let sizes = [BATCH + 1, BATCH / 2, BATCH / 2, 1, BATCH, 2];
        let groups: Vec<Vec<usize>> = sizes.iter().map(|pages| vec![0; *pages]).collect();
        let told: Vec<Vec<usize>> = batches(&groups).map(|batch| batch.iter().map(Vec::len).collect()).collect();
        assert_eq!(told, [&sizes[..1], &sizes[1..3], &sizes[3..4], &sizes[4..5], &sizes[5..]]);
        assert_eq!(batches(&[]).count(), 0);
    }
}
