//! The task `lines`: the model by which scraped text is told from the menus and lists around it.
//!
//! Learned from the looked-at half of wceb-articles, trafilatura-eval and htmldate-default alone, every page in every
//! style of `rashomon_eval::flatten`. Lines of which no set tells take the label that our own reading of the HTML gives,
//! and count less. A feature counts only where several sites have it, so that no site's own words are learned.

use std::error::Error;
use std::fs;
use std::path::Path;

use rashomon_eval::flatten::{Line, STYLES, Style, text};
use rashomon_eval::labels::{Label, LabelledPage, guessed_pages, pages};
use rashomon_eval::split::{Half, site};
use rashomon_extract::scraped::{FEATURES, SHORTEST, lines_with_features};
use rayon::prelude::*;

use crate::chain::{Chain, Sequence};

/// Sites that must have a feature for it to be learned.
const SITES: usize = 12;

/// The set that tells of every line.
const GOLD: &str = "wceb-articles";
/// What a page counts whose lines are guessed, against one that is labelled.
const GUESSED: f64 = 0.5;

/// Learns the model and writes it to `out`; without `out`, tells how well one does that was learned without every
/// fifth site.
pub fn learn(data: &Path, out: Option<&Path>) -> Result<String, Box<dyn Error>> {
    let mut pages = pages(data, Some(Half::LookedAt))?;
    pages.extend(guessed_pages(data)?);
    let mut sequences: Vec<Sequence> = pages.par_iter().flat_map_iter(sequences).collect();
    let count = sequences.iter().map(|sequence| sequence.features.len()).sum::<usize>();
    let Some(out) = out else {
        let (kept_back, mut learned): (Vec<Sequence>, Vec<Sequence>) =
            sequences.into_iter().partition(|sequence| sequence.site.is_multiple_of(5));
        drop_rare(&mut learned);
        return Ok(Chain::learn(&learned, FEATURES).quality(&kept_back));
    };
    drop_rare(&mut sequences);
    let model = Chain::learn(&sequences, FEATURES);
    fs::write(out, model.bytes())?;
    Ok(format!("learned from {} pages, {count} lines", pages.len()))
}

/// The lines of one page in each style, and an excerpt of it. What is joined when it is read is left out: its labels
/// would not fit.
fn sequences(page: &LabelledPage) -> Vec<Sequence> {
    // The last bit is the same for all sites of a half.
    let site = site(&page.url) >> 1;
    let whole = STYLES.iter().zip(&page.styles).map(|((_, style), lines)| (*style, lines.as_slice()));
    let excerpt = page.styles.first().and_then(|lines| excerpt(page, lines, site as usize));
    let (gold, weight) = if page.set == GOLD { (true, 1.0) } else { (false, GUESSED) };
    let labels_of = |label: &Label| known(page, label);
    let read = |(style, lines): (Style, &[(Line, Label)])| {
        let scraped: Vec<Line> = lines.iter().map(|(line, _)| line.clone()).collect();
        let (features, labels): (Vec<Vec<u32>>, Vec<Option<bool>>) =
            fit(lines, lines_with_features(&text(&scraped, style)), labels_of)?.into_iter().unzip();
        Some(Sequence { site, weight, gold, features, labels })
    };
    let long = |found: &Sequence| found.labels.len() >= SHORTEST && found.labels.iter().any(Option::is_some);
    whole.chain(excerpt).filter_map(read).filter(long).collect()
}

/// Some texts come nearly clean: the article with few lines around it. How many, the site's number says.
fn excerpt<'a>(page: &LabelledPage, lines: &'a [(Line, Label)], site: usize) -> Option<(Style, &'a [(Line, Label)])> {
    let article = |at: &usize| known(page, &lines[*at].1) == Some(true);
    let (first, last) = ((0..lines.len()).find(article)?, (0..lines.len()).rfind(article)?);
    let around = site % 4;
    Some((Style::Blocks, &lines[first.saturating_sub(around)..(last + 1 + around).min(lines.len())]))
}

/// What is learned of a line: what its set tells, and of sets that tell of a few lines what the HTML does.
fn known(page: &LabelledPage, label: &Label) -> Option<bool> {
    let guess = label.guess.filter(|_| page.set != GOLD && page.whole);
    label.gold.or(guess)
}

/// Gives each line that was read the label of the line that was written.
fn fit(
    lines: &[(Line, Label)],
    read: Vec<(String, Vec<u32>)>,
    known: impl Fn(&Label) -> Option<bool>,
) -> Option<Vec<(Vec<u32>, Option<bool>)>> {
    let mut written = lines.iter();
    let mut label = |read: &str| {
        let (_, label) = written.find(|(line, _)| bare(&line.text).ends_with(&bare(read)))?;
        Some(known(label))
    };
    read.into_iter().map(|(text, features)| Some((features, label(&text)?))).collect()
}

/// Letters and digits only: reading takes off marks of lists and invisible characters.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Takes out the features that few sites have.
fn drop_rare(sequences: &mut [Sequence]) {
    let mut sites: Vec<Vec<u64>> = vec![Vec::new(); FEATURES];
    for sequence in sequences.iter() {
        for feature in sequence.features.iter().flatten() {
            let known = &mut sites[*feature as usize];
            if known.len() < SITES && !known.contains(&sequence.site) {
                known.push(sequence.site);
            }
        }
    }
    for features in sequences.iter_mut().flat_map(|sequence| &mut sequence.features) {
        features.retain(|feature| sites[*feature as usize].len() >= SITES);
    }
}
