//! Learns from several pages of one host which lines are the site's and not the story's.
//!
//! A line that pages with different texts share is the site's, with three exceptions: what stands among paragraphs of
//! a page's own may be the background of a running story; a long line that no page was seen to drop may be so too; and
//! credits say who reported, however often. Copies of one text count as one page.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_model::Article;
use rashomon_model::id::fnv1a;

use crate::credits::{is_credit_line, is_remark};
use crate::measure::{fold, word_count};

/// Pages with different texts that must share a line.
const PAGES: usize = 3;
/// Words up to which a line is furniture wherever it stands.
const SHORT: usize = 12;
/// Words up to which a line outside a page's own paragraphs is furniture though no page was seen to drop it.
const LINE: usize = 20;
/// Words from which a paragraph that no other page has tells what this page is about.
const OWN: usize = 8;

/// The lines that are a site's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Furniture(BTreeSet<u64>);

impl Furniture {
    /// Pages of one host that are compared; more teach nothing new.
    pub const COMPARED: usize = 100;

    /// Learns from the articles of one host, in the order of their pages' ids.
    pub fn learn(articles: &[&Article]) -> Furniture {
        if articles.len() < PAGES {
            return Furniture::default();
        }
        let articles = &articles[..articles.len().min(Furniture::COMPARED)];
        let pages: Vec<Vec<Line>> = articles.iter().map(|article| lines(article)).collect();
        let texts = texts(&pages);
        let mut holders: BTreeMap<u64, BTreeSet<usize>> = BTreeMap::new();
        for (page, text) in pages.iter().zip(&texts) {
            page.iter().for_each(|line| holders.entry(line.hash).or_default().extend([*text]));
        }
        let shared: BTreeSet<u64> =
            holders.iter().filter(|(_, texts)| texts.len() >= PAGES).map(|(hash, _)| *hash).collect();
        let dropped: BTreeSet<u64> =
            articles.iter().flat_map(|article| &article.dropped).map(|line| hash(&line.text)).collect();
        let told = |hash: &u64| holders.get(hash).is_some_and(|texts| texts.len() > 1);
        let kept = pages.iter().flat_map(|page| among_own(page, told)).filter(|line| shared.contains(&line.hash));
        let story: BTreeSet<u64> = kept.filter(|line| !line.may_go(&dropped)).map(|line| line.hash).collect();
        Furniture(shared.difference(&story).copied().collect())
    }

    /// Whether a line is the site's.
    pub fn holds(&self, line: &str) -> bool {
        !self.0.is_empty() && self.0.contains(&hash(line))
    }

    /// Whether the text of an article holds a line of the site's.
    pub fn stands_in(&self, article: &Article) -> bool {
        !self.0.is_empty() && article.text.split("\n\n").any(|line| self.holds(line))
    }
}

/// A kept line of a page.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    hash: u64,
    words: usize,
    /// Whether it stands between paragraphs that this page alone has.
    inside: bool,
}

impl Line<'_> {
    /// Whether nothing speaks against the line being the site's.
    fn may_go(&self, dropped: &BTreeSet<u64>) -> bool {
        let known = dropped.contains(&self.hash);
        let credit = || is_credit_line(self.text) || is_remark(self.text);
        (self.words < SHORT || (!self.inside && (self.words < LINE || known))) && !credit()
    }
}

fn lines(article: &Article) -> Vec<Line<'_>> {
    let line = |text| Line { text, hash: hash(text), words: word_count(text), inside: false };
    article.text.split("\n\n").filter(|text| !text.is_empty()).map(line).collect()
}

fn hash(line: &str) -> u64 {
    fnv1a(fold(line).bytes())
}

/// Which text each page shows: pages that share half the words of the shorter show one.
fn texts(pages: &[Vec<Line>]) -> Vec<usize> {
    let words = |page: &[Line]| page.iter().map(|line| line.words).sum::<usize>();
    let sets: Vec<BTreeSet<u64>> = pages.iter().map(|page| page.iter().map(|line| line.hash).collect()).collect();
    let mut first: Vec<usize> = Vec::new();
    let mut texts = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        let copies = |other: &usize| {
            let shared: Vec<Line> = page.iter().filter(|line| sets[*other].contains(&line.hash)).copied().collect();
            words(&shared) * 2 >= words(page).min(words(&pages[*other])).max(1)
        };
        let known = first.iter().position(copies);
        texts.push(known.unwrap_or(first.len()));
        if known.is_none() {
            first.push(at);
        }
    }
    texts
}

/// The lines of a page, with those marked that stand between paragraphs of its own.
fn among_own<'a>(page: &[Line<'a>], told: impl Fn(&u64) -> bool) -> Vec<Line<'a>> {
    let own = |line: &Line| line.words >= OWN && !told(&line.hash);
    let first = page.iter().position(own).unwrap_or(0);
    let last = page.iter().rposition(own).unwrap_or(page.len());
    page.iter().enumerate().map(|(at, line)| Line { inside: (first..=last).contains(&at), ..*line }).collect()
}
