//! The task `scraped`: which lines of a page that a naive scraper flattened are kept as the article's.
//!
//! Each page of the two extraction sets is flattened in five styles (`flatten`), its lines are labelled (`labels`) and
//! its text is extracted as plain text. A line that is the article's and kept is right, one kept that is not the
//! article's is wrong, one not kept that is the article's is missed; where a page has the same line several times, as
//! many are right as both sides have. F is 2 right / (2 right + wrong + missed), counted once in lines and once in words.
//! Lines of which the labels say nothing, and lines without letters and digits, are not counted.
//!
//! Beside Rashomon stand the rule that scrapers use, a line of ten words or more is the article's, and as an upper
//! reference (`html`) the lines that our reading of the same page's HTML keeps, with all that its tree tells.

use std::collections::BTreeMap;
use std::path::Path;

use rashomon_model::{Content, Page, PageId};
use rayon::prelude::*;

use crate::counts::Counts;
use crate::error::Error;
use crate::figure::Figure;
use crate::flatten::{Line, STYLES, text};
use crate::labels::{Label, LabelledPage, pages, words};
use crate::split::{self, Half};

/// A way to tell the article's lines of a page, under the name its figures bear.
type System = (&'static str, fn(&str) -> Vec<String>);

const SYSTEMS: &[System] = &[("rashomon", rashomon), ("ten-words", ten_words)];

fn rashomon(text: &str) -> Vec<String> {
    let page = Page {
        id: PageId(0),
        location: String::new(),
        also_at: Vec::new(),
        hash: String::new(),
        url: None,
        retrieved: None,
        content: Content::Text(text.to_owned()),
        diagnostics: Vec::new(),
        offsets: Default::default(),
    };
    rashomon_extract::extract(&page).text.split("\n\n").map(str::to_owned).collect()
}

/// The lines that are kept when the page is read as HTML.
fn by_tree(lines: &[(Line, Label)]) -> Vec<String> {
    lines.iter().filter(|(_, label)| label.guess == Some(true)).map(|(line, _)| line.text.clone()).collect()
}

fn ten_words(text: &str) -> Vec<String> {
    text.lines().filter(|line| words(line).len() >= 10).map(str::to_owned).collect()
}

/// The counts of one system on one page in one style.
struct Outcome {
    set: &'static str,
    system: &'static str,
    style: &'static str,
    language: &'static str,
    lines: Counts,
    words: Counts,
}

/// Measures on whichever of the two sets lie below the folder.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Figure>, Error> {
    let pages = pages(folder, None)?;
    let outcomes: Vec<(Half, Outcome)> =
        pages.par_iter().flat_map_iter(|page| outcomes(page).into_iter().map(|outcome| (page.half, outcome))).collect();
    Ok(split::figures(&outcomes, figures))
}

fn outcomes(page: &LabelledPage) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for ((style, how), lines) in STYLES.iter().zip(&page.styles) {
        let scraped: Vec<Line> = lines.iter().map(|(line, _)| line.clone()).collect();
        let scraped = text(&scraped, *how);
        for (system, kept) in SYSTEMS {
            let (lines, words) = count(lines, &kept(&scraped));
            outcomes.push(Outcome { set: page.set, system, style, language: page.language, lines, words });
        }
        let (lines, words) = count(lines, &by_tree(lines));
        outcomes.push(Outcome { set: page.set, system: "html", style, language: page.language, lines, words });
    }
    outcomes
}

/// Lines and words that are right, wrong and missed.
fn count(lines: &[(Line, Label)], kept: &[String]) -> (Counts, Counts) {
    let mut bags: BTreeMap<Vec<String>, Bag> = BTreeMap::new();
    for (line, label) in lines {
        let bag = bags.entry(words(&line.text)).or_default();
        match label.gold {
            Some(true) => bag.article += 1,
            Some(false) => bag.other += 1,
            None => bag.untold += 1,
        }
    }
    for line in kept {
        if let Some(bag) = bags.get_mut(&words(line)) {
            bag.kept += 1;
        }
    }
    let (mut in_lines, mut in_words) = (Counts::default(), Counts::default());
    for (words, bag) in bags.iter().filter(|(words, _)| !words.is_empty()) {
        let counts = bag.counts();
        in_lines = in_lines + counts;
        in_words = in_words + counts.times(words.len() as u32);
    }
    (in_lines, in_words)
}

/// How often a page has one line, by its labels, and how often it was kept.
#[derive(Default)]
struct Bag {
    article: u32,
    other: u32,
    untold: u32,
    kept: u32,
}

impl Bag {
    fn counts(&self) -> Counts {
        let right = self.kept.min(self.article);
        Counts {
            right,
            wrong: (self.kept - right).saturating_sub(self.untold).min(self.other),
            missed: self.article - right,
        }
    }
}

/// Languages with fewer pages in both sets are told together.
const LANGUAGES: &[&str] = &["eng", "deu", "fra", "spa", "ita", "pol", "por", "rus", "nld", "ell", "jpn", "cmn"];

/// F in lines and words for each set and system, then F in lines for each style and each language.
fn figures(outcomes: &[&Outcome]) -> Vec<Figure> {
    let mut sums: BTreeMap<String, Counts> = BTreeMap::new();
    for outcome in outcomes {
        let Outcome { set, system, style, language, lines, words } = outcome;
        let language = LANGUAGES.iter().find(|known| *known == language).unwrap_or(&"other");
        let name = format!("{set}.{system}");
        for (part, counts) in [
            (format!("{name}.lines"), lines),
            (format!("{name}.words"), words),
            (format!("{name}.lines.{style}"), lines),
            (format!("{name}.lines.{language}"), lines),
        ] {
            let sum = sums.entry(part).or_default();
            *sum = *sum + *counts;
        }
    }
    sums.into_iter().flat_map(|(name, counts)| counts.figures(&name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_stands_twice_is_right_once() {
        let line = |text: &str, gold: Option<bool>| {
            (Line { text: text.to_owned(), caption: false, item: false }, Label { gold, guess: None })
        };
        let lines = [
            line("Home", Some(false)),
            line("It rains.", Some(true)),
            line("It rains.", Some(false)),
            line("It pours.", Some(true)),
            line("Perhaps.", None),
        ];
        let kept = ["It rains.", "It rains.", "Perhaps."].map(str::to_owned);
        let (in_lines, in_words) = count(&lines, &kept);
        assert_eq!(in_lines, Counts { right: 1, wrong: 1, missed: 1 });
        assert_eq!(in_words, Counts { right: 2, wrong: 2, missed: 2 });
    }
}
