//! The driver: runs every stage over every page, pair and story, and joins the results.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io;
use std::sync::Arc;

use rashomon_extract::{Furniture, Limits};
use rashomon_model::{Account, Article, Corpus, Diagnostic, Hands, Level, Page, Precision, Published, Skipped, Story};
use rashomon_relate::Sketch;
use rashomon_report::PageText;
use rayon::prelude::*;

use crate::assemble::source_map;
use crate::shelf::{Kept, Room, Shelf};

/// How pages become stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// By event, as found.
    ByEvent,
    /// All pages are taken for one story, because the user says so.
    One,
}

/// Accounts and which of them make a story, before the stories are reconciled.
#[derive(Debug)]
pub struct Related {
    /// What could not be read.
    pub skipped: Vec<Skipped>,
    /// The warnings and errors of the pages, each with the page's location, in order of the pages' ids.
    pub warnings: Vec<(String, Diagnostic)>,
    /// The stories: indices of accounts, in order; largest first, then by their first page.
    pub groups: Vec<Vec<usize>>,
    shelf: Shelf,
    /// The accounts, in order of their pages' ids, until they are taken down.
    accounts: Vec<Option<Kept>>,
    /// When each of them appeared, as far as can be told.
    published: Vec<Published>,
}

/// Reads what the pages say, groups them into stories, and reconciles each story, all in memory.
///
/// Runs on the current rayon pool; the result depends neither on the order of `pages` nor on the number of threads.
pub fn corpus(pages: Vec<Page>, skipped: Vec<Skipped>, grouping: Grouping) -> Corpus {
    let related = relate(pages, skipped, grouping, Room::UNLIMITED);
    related.and_then(Related::reconciled).expect("what stays in memory needs no file")
}

/// Reads what the pages say, groups them into stories, and settles the dates of each story's pages. Fails where the pages
/// are more than there is room for, and no file can be written.
pub fn relate(pages: Vec<Page>, skipped: Vec<Skipped>, grouping: Grouping, room: Room) -> io::Result<Related> {
    let shelf = Shelf::new(room);
    let laid = articles(pages, |page, article| {
        let account = account(page, article);
        let sketch = (grouping == Grouping::ByEvent).then(|| Sketch::of(&account));
        let warnings = warnings(&account);
        shelf.lay(account).map(|kept| (Some(kept), (sketch, warnings)))
    });
    let (accounts, told): (Vec<Option<Kept>>, Vec<_>) = laid?.into_iter().unzip();
    let (sketches, warnings): (Vec<Option<Sketch>>, Vec<_>) = told.into_iter().unzip();
    let groups = match grouping {
        Grouping::ByEvent => rashomon_relate::group_with(sketches.into_iter().flatten().collect(), &Pool),
        Grouping::One => vec![(0..accounts.len()).collect()],
    };
    let published = vec![Published::default(); accounts.len()];
    let warnings = warnings.concat();
    let mut related = Related { skipped, warnings, groups, shelf, accounts, published };
    related.settle()?;
    Ok(related)
}

fn warnings(account: &Account) -> Vec<(String, Diagnostic)> {
    let grave = account.diagnostics.iter().filter(|found| found.level >= Level::Warning);
    grave.map(|found| (account.location.clone(), found.clone())).collect()
}

impl Related {
    /// How many accounts there are.
    pub fn pages(&self) -> usize {
        self.accounts.len()
    }

    /// What is made of each account, in order of their pages' ids, and of when it appeared. Their relative times are not
    /// read yet.
    pub fn each<'a, T: Send + 'a>(
        &'a self,
        tell: impl Fn(&Account, &Published) -> T + Sync + 'a,
    ) -> impl Iterator<Item = io::Result<T>> + 'a {
        let batches = (0..self.pages()).step_by(BATCH);
        batches.flat_map(move |first| -> Vec<io::Result<T>> {
            let batch = first..self.pages().min(first + BATCH);
            batch.into_par_iter().map(|at| Ok(tell(&*self.see(at)?, &self.published[at]))).collect()
        })
    }

    fn see(&self, at: usize) -> io::Result<Cow<'_, Account>> {
        self.shelf.see(self.accounts[at].as_ref().ok_or_else(gone)?)
    }

    /// Settles when each page appeared, story by story.
    fn settle(&mut self) -> io::Result<()> {
        let one = |group: &Vec<usize>| -> io::Result<Vec<Published>> {
            let accounts = group.iter().map(|at| self.see(*at)).collect::<io::Result<Vec<_>>>()?;
            Ok(rashomon_relate::settle(&accounts.iter().map(|account| &**account).collect::<Vec<_>>()))
        };
        let settled = self.groups.par_iter().map(one).collect::<io::Result<Vec<_>>>()?;
        for (at, published) in self.groups.iter().flatten().zip(settled.into_iter().flatten()) {
            self.published[*at] = published;
        }
        Ok(())
    }

    /// What is made of each story and its accounts, which are taken down for it, in order.
    pub(crate) fn told<'a, T: Send + 'a>(
        &'a mut self,
        tell: impl Fn(&[&Account], Story) -> T + Sync + 'a,
    ) -> impl Iterator<Item = io::Result<T>> + 'a {
        let Related { shelf, accounts, published, groups, .. } = self;
        batches(groups).flat_map(move |batch| -> Vec<io::Result<T>> {
            let mut down = |at: &usize| (accounts[*at].take(), std::mem::take(&mut published[*at]));
            let batch: Vec<Vec<_>> = batch.iter().map(|group| group.iter().map(&mut down).collect()).collect();
            let one = |group: Vec<(Option<Kept>, Published)>| {
                let anchored = |(kept, published): (Option<Kept>, Published)| -> io::Result<Account> {
                    Ok(anchored(shelf.take(kept.ok_or_else(gone)?)?, published))
                };
                let accounts = group.into_par_iter().map(anchored).collect::<io::Result<Vec<_>>>()?;
                let view: Vec<&Account> = accounts.iter().collect();
                Ok(tell(&view, story(&view)))
            };
            // One story may take as long as a thousand others: no thread is handed several at once.
            batch.into_par_iter().with_max_len(1).map(one).collect()
        })
    }

    /// Reconciles every story.
    pub fn reconciled(mut self) -> io::Result<Corpus> {
        let tell = |view: &[&Account], story| (view.iter().map(|a| (*a).clone()).collect::<Vec<Account>>(), story);
        let told = self.told(tell).collect::<io::Result<Vec<_>>>()?;
        let (accounts, stories): (Vec<Vec<Account>>, Vec<Story>) = told.into_iter().unzip();
        let accounts = accounts.into_iter().flatten().map(|account| (account.page, account)).collect();
        Ok(Corpus { accounts, stories, skipped: self.skipped })
    }
}

/// No account is asked for behind its story.
fn gone() -> io::Error {
    io::Error::other("an analysed page was taken down twice")
}

/// An account with its time of publication, and its relative times read from there.
fn anchored(mut account: Account, published: Published) -> Account {
    let day = published.value.filter(|m| m.precision >= Precision::Day).map(|m| m.date);
    rashomon_analyse::anchor(&mut account.analysis, day);
    account.published = published;
    account
}

/// Pages whose stories are reconciled at once, and which are held for it.
const BATCH: usize = 2_000;

/// The stories in batches of some pages each.
fn batches(groups: &[Vec<usize>]) -> impl Iterator<Item = &[Vec<usize>]> {
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

/// Reads what each page says, in order of the pages' ids.
pub fn accounts(pages: Vec<Page>) -> Vec<Account> {
    let Ok(accounts) = articles(pages, |page, article| Ok::<_, Infallible>(account(page, article)));
    accounts
}

/// Pages that are extracted at once, before they are worked on further.
const AT_ONCE: usize = 500;

/// What is made of each page and its article, in order of the pages' ids.
///
/// Pages of one host wait until enough of them are there to tell which lines are the site's; those that keep such lines are
/// extracted again. All others are worked on at once, so that a page need not be held beside its article until the last.
fn articles<T: Send, E: Send>(
    mut pages: Vec<Page>,
    work: impl Fn(Page, Article) -> Result<T, E> + Sync,
) -> Result<Vec<T>, E> {
    pages.sort_by_key(|page| page.id);
    let mut done: Vec<Option<T>> = Vec::new();
    done.resize_with(pages.len(), || None);
    let finish = |draft: Draft| {
        let Draft { at, page, mut article, known } = draft;
        if let Some(known) = known.filter(|known| known.stands_in(&article)) {
            article = rashomon_extract::extract_beside(&page, &Limits::default(), &known);
        }
        Ok((at, work(page, article)?))
    };
    let mut hosts = Hosts::default();
    let mut pages = pages.into_iter().enumerate();
    loop {
        let next: Vec<(usize, Page)> = pages.by_ref().take(AT_ONCE).collect();
        let last = next.len() < AT_ONCE;
        let extracted: Vec<Draft> = next.into_par_iter().map(Draft::of).collect();
        let mut ready: Vec<Draft> = extracted.into_iter().flat_map(|draft| hosts.pass(draft)).collect();
        if last {
            ready.extend(hosts.rest());
        }
        for (at, one) in ready.into_par_iter().map(finish).collect::<Result<Vec<_>, E>>()? {
            done[at] = Some(one);
        }
        if last {
            return Ok(done.into_iter().flatten().collect());
        }
    }
}

/// A page with its article, before it is known what is the site's.
struct Draft {
    /// Its place among the pages.
    at: usize,
    page: Page,
    article: Article,
    known: Option<Arc<Furniture>>,
}

impl Draft {
    fn of((at, page): (usize, Page)) -> Draft {
        let article = rashomon_extract::extract(&page);
        Draft { at, page, article, known: None }
    }
}

/// The pages of each host that wait for others, or what those taught.
#[derive(Default)]
struct Hosts(BTreeMap<String, Host>);

enum Host {
    Waiting(Vec<Draft>),
    Known(Arc<Furniture>),
}

impl Hosts {
    /// Takes in a page, in order; gives those that need not wait any longer.
    fn pass(&mut self, draft: Draft) -> Vec<Draft> {
        let Some(name) = host(&draft.article) else { return vec![draft] };
        let host = self.0.entry(name.to_owned()).or_insert(Host::Waiting(Vec::new()));
        match host {
            Host::Known(known) => vec![Draft { known: Some(Arc::clone(known)), ..draft }],
            Host::Waiting(drafts) => {
                drafts.push(draft);
                if drafts.len() < Furniture::COMPARED { Vec::new() } else { host.learn() }
            }
        }
    }

    /// All pages that still wait.
    fn rest(&mut self) -> Vec<Draft> {
        self.0.values_mut().flat_map(Host::learn).collect()
    }
}

impl Host {
    /// Learns from the pages that wait, and gives them.
    fn learn(&mut self) -> Vec<Draft> {
        let Host::Waiting(drafts) = self else { return Vec::new() };
        let drafts = std::mem::take(drafts);
        let known = Arc::new(Furniture::learn(&drafts.iter().map(|draft| &draft.article).collect::<Vec<_>>()));
        *self = Host::Known(Arc::clone(&known));
        drafts.into_iter().map(|draft| Draft { known: Some(Arc::clone(&known)), ..draft }).collect()
    }
}

/// The host that an article comes from, where its page says so.
fn host(article: &Article) -> Option<&str> {
    let address = ["url", "canonical", "og:url"].iter().find_map(|name| article.meta.get(*name))?;
    rashomon_model::outlet::host_of(address)
}

/// What one page says, before it is held against any other.
fn account(page: Page, mut article: Article) -> Account {
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
    let text = |page: Page, article: Article| PageText {
        page: page.id.to_string(),
        source_map: source_map(&article),
        text: article.text,
        headline: article.headline,
        dropped: article.dropped.into_iter().map(|d| d.text).collect(),
        meta: article.meta,
    };
    let Ok(texts) = articles(pages, |page, article| Ok::<_, Infallible>(text(page, article)));
    texts
}

#[cfg(test)]
mod tests {
    use rashomon_model::{Content, PageId, Record};

    use super::*;

    /// A page of one host, with a line that all its pages have.
    fn page(number: u64) -> Page {
        let paragraph = |n: u64| {
            format!("Report {number} tells in paragraph {n} what the mayor of town {number} said about road {n}.")
        };
        let told: Vec<String> = (0..6).map(paragraph).collect();
        let text = format!("{}\n\nThe council of the towns meets every first Monday.", told.join("\n\n"));
        let record = Record { title: Some(format!("Report {number}")), text: Some(text), ..Record::default() };
        Page {
            id: PageId(number),
            location: format!("{number}.json"),
            also_at: Vec::new(),
            hash: String::new(),
            url: Some(format!("https://paper.example/{number}")),
            retrieved: None,
            content: Content::Record(record),
            offsets: Default::default(),
            diagnostics: Vec::new(),
        }
    }

    fn lines_of_the_site(pages: u64) -> usize {
        let Ok(texts) = articles((0..pages).rev().map(page).collect(), |page, article| {
            Ok::<_, Infallible>((page.id, article.text))
        });
        assert!(texts.iter().map(|(id, _)| id.0).eq(0..pages), "in order");
        texts.iter().filter(|(_, text)| text.contains("The council of the towns")).count()
    }

    #[test]
    fn pages_that_come_before_and_after_enough_of_their_host_lose_its_lines() {
        let enough = Furniture::COMPARED as u64;
        assert_eq!(lines_of_the_site(2), 2);
        assert_eq!(lines_of_the_site(3), 0);
        assert_eq!(lines_of_the_site(enough + 20), 0);
        assert_eq!(lines_of_the_site(AT_ONCE as u64 + 20), 0);
    }

    #[test]
    fn batches_hold_every_story_once_and_large_ones_alone() {
        let sizes = [BATCH + 1, BATCH / 2, BATCH / 2, 1, BATCH, 2];
        let groups: Vec<Vec<usize>> = sizes.iter().map(|pages| vec![0; *pages]).collect();
        let told: Vec<Vec<usize>> = batches(&groups).map(|batch| batch.iter().map(Vec::len).collect()).collect();
        assert_eq!(told, [&sizes[..1], &sizes[1..3], &sizes[3..4], &sizes[4..5], &sizes[5..]]);
        assert_eq!(batches(&[]).count(), 0);
    }
}
