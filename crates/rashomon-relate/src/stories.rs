//! Groups accounts into stories: pages of one event together, look-alikes apart.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rashomon_model::{Account, DateSource, NameKind, StemId};

use crate::profile::Profile;
use crate::reuse::shares_text;

/// Mean likeness from which two groups of pages are one story. Measured on the looked-at half of the labelled
/// stories in one folder and on Giveme5W1H's news clusters (QUALITY.md, "Stories"); .12 to .16 do nearly as well.
const SAME_STORY: f32 = 0.16;
/// Likeness from which two pages are worth comparing sentence by sentence.
const WORTH_COMPARING: f32 = 0.1;
/// Exponent of a word's rarity: words that are rarer than most carry an event, politics and police are in all news.
const RARITY: f32 = 1.5;
/// How much more a word of a name says about which event it is than another word.
const NAME_FACTOR: f32 = 1.6;

/// Groups accounts into stories; gives lists of indices into `accounts`, each in order, largest first.
///
/// Average linkage over the cosine of weighted words, where pages that carry one text are together from the
/// start. A newcomer must be like the members on average, not like one of them: single linkage chains events.
pub fn group(accounts: &[&Account], profiles: &[Profile]) -> Vec<Vec<usize>> {
    let likeness = likeness(accounts, profiles);
    let mut groups: Vec<Vec<usize>> = families(profiles, &likeness);
    while let Some((i, j)) = closest(&groups, &likeness) {
        let joined = groups.remove(j);
        groups[i].extend(joined);
        groups[i].sort_unstable();
    }
    groups.sort_by_key(|g| (usize::MAX - g.len(), g[0]));
    groups
}

/// How alike all pairs of pages are, 0 to 1: the cosine of their weighted words.
pub fn likeness(accounts: &[&Account], profiles: &[Profile]) -> Vec<Vec<f32>> {
    let bags: Vec<Bag> = accounts.iter().zip(profiles).map(|(a, p)| bag(a, p)).collect();
    let pages: Vec<(Option<Date>, Bag)> = accounts.iter().map(|a| own_day(a)).zip(bags).collect();
    let alike = |(d, x): &(Option<Date>, Bag), (e, y): &(Option<Date>, Bag)| cosine(x, y) * same_time(*d, *e);
    pages.iter().map(|x| pages.iter().map(|y| alike(x, y)).collect()).collect()
}

/// The day that a page gives for itself, believed or not; one guessed from words of the text tells too little.
fn own_day(account: &Account) -> Option<Date> {
    account.article.shown_day().filter(|day| day.source != DateSource::Text).map(|day| day.moment.date)
}

/// Another ferry, last year's vote: pages that date themselves more than `FAR` days apart are less likely of one event.
/// The factor is no veto, since one of the dates may be the day of a crawl.
fn same_time(a: Option<Date>, b: Option<Date>) -> f32 {
    match (a, b) {
        (Some(a), Some(b)) if (a - b).get_days().abs() > FAR => APART,
        _ => 1.0,
    }
}

/// Days that the reports of one event seldom span.
const FAR: i32 = 31;
/// What is left of the likeness of pages that lie further apart.
const APART: f32 = 0.6;

type Bag = BTreeMap<StemId, f32>;

/// Words by weight: rarity, dampened count, and more for the words of names.
fn bag(account: &Account, profile: &Profile) -> Bag {
    let named = name_stems(account);
    let mut counts: BTreeMap<StemId, (f32, f32)> = BTreeMap::new();
    for word in profile.lines.iter().flat_map(|l| &l.words).filter(|w| w.weight > 0.0 && !w.number) {
        let entry = counts.entry(word.stem).or_insert((0.0, word.weight));
        entry.0 += 1.0;
    }
    let weigh = |(stem, (count, rarity)): (StemId, (f32, f32))| {
        let factor = if named.binary_search(&stem).is_ok() { NAME_FACTOR } else { 1.0 };
        (stem, (1.0 + count.ln()) * rarity.powf(RARITY) * factor)
    };
    counts.into_iter().map(weigh).collect()
}

fn name_stems(account: &Account) -> Vec<StemId> {
    let analysis = &account.analysis;
    let named = analysis.entities.iter().filter(|e| e.kind != NameKind::Group).flat_map(|e| &e.mentions);
    let mut spans: Vec<_> = named.copied().collect();
    spans.sort_unstable();
    let inside = |token: &&rashomon_model::Token| {
        let after = spans.partition_point(|s| s.start <= token.span.start);
        after > 0 && spans[after - 1].contains(token.span)
    };
    let mut stems: Vec<StemId> = analysis.tokens.iter().filter(inside).map(|t| t.stem).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

fn cosine(a: &Bag, b: &Bag) -> f32 {
    let dot: f32 = a.iter().filter_map(|(stem, x)| b.get(stem).map(|y| x * y)).sum();
    let norm = |bag: &Bag| bag.values().map(|x| x * x).sum::<f32>().sqrt();
    let norms = norm(a) * norm(b);
    if norms == 0.0 { 0.0 } else { dot / norms }
}

/// Groups of pages that carry one text.
fn families(profiles: &[Profile], likeness: &[Vec<f32>]) -> Vec<Vec<usize>> {
    let mut family: Vec<usize> = (0..profiles.len()).collect();
    for j in 1..profiles.len() {
        for i in 0..j {
            let apart = family[i] != family[j];
            if apart && likeness[i][j] >= WORTH_COMPARING && shares_text(&profiles[i], &profiles[j]) {
                let (keep, gone) = (family[i].min(family[j]), family[i].max(family[j]));
                family.iter_mut().filter(|f| **f == gone).for_each(|f| *f = keep);
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (page, family) in family.into_iter().enumerate() {
        groups.entry(family).or_default().push(page);
    }
    groups.into_values().collect()
}

/// The two groups that are most alike, if they are alike enough; the first such pair in order.
fn closest(groups: &[Vec<usize>], likeness: &[Vec<f32>]) -> Option<(usize, usize)> {
    let mean = |a: &[usize], b: &[usize]| {
        let sum: f32 = a.iter().flat_map(|i| b.iter().map(|j| likeness[*i][*j])).sum();
        sum / (a.len() * b.len()) as f32
    };
    let mut best = None;
    let mut top = SAME_STORY;
    for i in 0..groups.len() {
        for j in i + 1..groups.len() {
            let likeness = mean(&groups[i], &groups[j]);
            if likeness > top {
                (top, best) = (likeness, Some((i, j)));
            }
        }
    }
    best
}
