//! Labels the lines of flattened pages: which are the article's, by what the published sets say of its text.
//!
//! On **wceb-articles** a line is the article's where seven tenths of its words stand in runs of four that the
//! labelled `main_content` holds, and not where three tenths do or fewer. A line without such a run is the article's
//! where it is a line of `main_content` and stands beside one that is.
//!
//! On **trafilatura-eval** only a few segments are labelled: a line that holds a `with` segment is the article's, one
//! that holds or is a `without` segment is not.
//!
//! Of lines that no set tells of, on these pages and on those of **htmldate-default**, `guess` says what our own reading
//! of the HTML keeps. It is there to learn from, not to measure by, and left out where that reading found little text
//! or a partial page.
//!
//! The headline, the byline and captions are not part of an article's text here, whatever a set says of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rashomon_model::id::fnv1a;
use rashomon_model::{Level, Page};
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Value;

use crate::data::{find, find_wceb, json, names, page, source, stored};
use crate::error::Error;
use crate::flatten::{Line, flatten};
use crate::split::Half;

/// A page as scrapers flatten it, with what is known of its lines.
pub struct LabelledPage {
    /// The name of its set.
    pub set: &'static str,
    /// Its address, or what the set gives for one.
    pub url: String,
    /// Whether its errors may be read.
    pub half: Half,
    /// Three-letter code of the article's language.
    pub language: &'static str,
    /// Whether our own reading of the HTML found what seems a whole article.
    pub whole: bool,
    /// The lines in each style, with their labels.
    pub styles: Vec<Vec<(Line, Label)>>,
}

/// What is known of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// Whether it is the article's by the labels of the set; `None` where they do not tell.
    pub gold: Option<bool>,
    /// Whether it is by our own reading of the HTML.
    pub guess: Option<bool>,
}

/// The labelled pages of whichever of the two sets lie below the folder, of one half or of both.
pub fn pages(folder: &Path, half: Option<Half>) -> Result<Vec<LabelledPage>, Error> {
    let wceb = find_wceb(folder);
    let segments = find(folder, |path| path.join("evaldata.json").is_file());
    if wceb.is_none() && segments.is_none() {
        return Err(Error::no_set(folder, "wceb-articles (ground-truth, html) or trafilatura-eval (evaldata.json)"));
    }
    let mut pages = Vec::new();
    if let Some(set) = wceb {
        pages.extend(of_content(&set, half)?);
    }
    if let Some(set) = segments {
        pages.extend(of_segments(&set, half)?);
    }
    Ok(pages)
}

/// The looked-at pages of htmldate-default, which say nothing of their text: only guesses.
pub fn guessed_pages(folder: &Path) -> Result<Vec<LabelledPage>, Error> {
    let Some(set) = find(folder, |path| path.join("eval_default.json").is_file()) else { return Ok(Vec::new()) };
    let read = |(url, dated): (&String, &Dated)| -> Result<Option<LabelledPage>, Error> {
        if Half::of(url) == Half::HeldOut {
            return Ok(None);
        }
        let Some(page) = page(&stored(&set, &dated.file))? else { return Ok(None) };
        let ours = Ours::of(&page);
        let label = |lines: Vec<Line>| lines.into_iter().map(|line| (line, None)).collect();
        Ok(Some(labelled("htmldate-default", url.clone(), &page, &ours, label)))
    };
    let pages: BTreeMap<String, Dated> = json(&set.join("eval_default.json"))?;
    let pages: Result<Vec<Option<LabelledPage>>, Error> = pages.par_iter().map(read).collect();
    Ok(pages?.into_iter().flatten().collect())
}

#[derive(Deserialize)]
struct Dated {
    file: String,
}

/// What our own reading of a page's HTML keeps.
struct Ours {
    text: Text,
    head: Head,
    language: &'static str,
    /// Whether it holds a whole article, as far as can be told.
    whole: bool,
}

/// Words of the shortest text that is learned from.
const LITTLE: usize = 80;

impl Ours {
    fn of(page: &Page) -> Self {
        let article = rashomon_extract::extract(page);
        let partial = article.diagnostics.iter().any(|found| found.level != Level::Info);
        Ours {
            text: Text::of(&article.text),
            head: Head::of(article.headline.as_deref(), article.byline.first().map(String::as_str)),
            language: language(&article.text),
            whole: !partial && words(&article.text).len() >= LITTLE,
        }
    }
}

/// A page with what its set tells of its lines and what our own reading of it does.
fn labelled(
    set: &'static str,
    url: String,
    page: &Page,
    ours: &Ours,
    gold: impl Fn(Vec<Line>) -> Vec<(Line, Option<bool>)>,
) -> LabelledPage {
    let label = |lines: Vec<Line>| -> Vec<(Line, Label)> {
        let guess = ours.head.without(&lines, ours.text.labels(&lines));
        let lines = gold(lines).into_iter().zip(guess);
        lines.map(|((line, gold), guess)| (line, Label { gold, guess })).collect()
    };
    let styles = flatten(source(page)).into_iter().map(label).collect();
    LabelledPage { set, half: Half::of(&url), url, language: ours.language, whole: ours.whole, styles }
}

#[derive(Deserialize)]
struct Labels {
    url: String,
    ground_truth: Truth,
}

#[derive(Deserialize)]
struct Truth {
    title: Option<String>,
    author: Option<String>,
    main_content: Option<String>,
}

fn of_content(set: &Path, half: Option<Half>) -> Result<Vec<LabelledPage>, Error> {
    let read = |name: &String| -> Result<Option<LabelledPage>, Error> {
        let Labels { url, ground_truth } = json(&set.join("ground-truth").join(name))?;
        if half.is_some_and(|half| half != Half::of(&url)) {
            return Ok(None);
        }
        let Some(page) = page(&set.join("html").join(name).with_extension("html"))? else { return Ok(None) };
        let content = ground_truth.main_content.unwrap_or_default();
        let text = Text::of(&content);
        let head = Head::of(ground_truth.title.as_deref(), ground_truth.author.as_deref());
        let ours = Ours { language: language(&content), ..Ours::of(&page) };
        let gold = |lines: Vec<Line>| {
            let gold = head.without(&lines, text.labels(&lines));
            lines.into_iter().zip(gold).collect()
        };
        Ok(Some(labelled("wceb-articles", url, &page, &ours, gold)))
    };
    let pages: Result<Vec<Option<LabelledPage>>, Error> =
        names(&set.join("ground-truth"))?.par_iter().map(read).collect();
    Ok(pages?.into_iter().flatten().collect())
}

#[derive(Deserialize)]
struct Segments {
    file: String,
    title: Option<String>,
    /// One name or a list of them.
    author: Option<Value>,
    with: Vec<String>,
    without: Vec<String>,
}

fn of_segments(set: &Path, half: Option<Half>) -> Result<Vec<LabelledPage>, Error> {
    let read = |(url, segments): (&String, &Segments)| -> Result<Option<LabelledPage>, Error> {
        if half.is_some_and(|half| half != Half::of(url)) {
            return Ok(None);
        }
        let Some(page) = page(&stored(set, &segments.file))? else { return Ok(None) };
        let head = Head::of(segments.title.as_deref(), segments.author.as_ref().and_then(Value::as_str));
        let gold = |lines: Vec<Line>| {
            let gold = head.without(&lines, lines.iter().map(|line| decided(&line.text, segments)).collect());
            lines.into_iter().zip(gold).collect()
        };
        Ok(Some(labelled("trafilatura-eval", url.clone(), &page, &Ours::of(&page), gold)))
    };
    let pages: BTreeMap<String, Segments> = json(&set.join("evaldata.json"))?;
    let pages: Result<Vec<Option<LabelledPage>>, Error> = pages.par_iter().map(read).collect();
    Ok(pages?.into_iter().flatten().collect())
}

/// What the segments say of a line; nothing where they say both.
fn decided(line: &str, segments: &Segments) -> Option<bool> {
    let collapsed = |segment: &String| segment.split_whitespace().collect::<Vec<&str>>().join(" ");
    let with = segments.with.iter().map(collapsed).any(|segment| line.contains(&segment));
    let without = segments.without.iter().map(collapsed).any(|segment| line.contains(&segment));
    (with != without).then_some(with)
}

fn language(text: &str) -> &'static str {
    whatlang::detect(text).map_or("und", |info| info.lang().code())
}

/// The words of a line, lower-cased, letters and digits only.
pub(crate) fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Words of the runs by which a text is told to hold a line.
const RUN: usize = 4;

/// A text that says which lines are the article's.
struct Text {
    runs: BTreeSet<u64>,
    lines: BTreeSet<Vec<String>>,
}

/// A hash of some words in a row.
fn run<'a>(words: impl IntoIterator<Item = &'a String>) -> u64 {
    fnv1a(words.into_iter().flat_map(|word| word.bytes().chain([b' '])))
}

impl Text {
    fn of(text: &str) -> Self {
        let runs = words(text).windows(RUN).map(run).collect();
        Text { runs, lines: text.lines().map(words).collect() }
    }

    fn labels(&self, lines: &[Line]) -> Vec<Option<bool>> {
        let words: Vec<Vec<String>> = lines.iter().map(|line| words(&line.text)).collect();
        let told = self.told(&words);
        let by_runs: Vec<Option<bool>> = words
            .iter()
            .zip(&told)
            .map(|(words, told)| match (told * 10, words.len()) {
                (_, 0) => None,
                (told, all) if told >= 7 * all => Some(true),
                (told, all) if told <= 3 * all => Some(false),
                _ => None,
            })
            .collect();
        let beside = |at: usize| {
            (at.saturating_sub(2)..(at + 3).min(lines.len())).any(|near| near != at && by_runs[near] == Some(true))
        };
        let label = |at: usize| match by_runs[at] {
            // A heading between two pieces of furniture.
            Some(false) if told[at] == 0 && self.lines.contains(&words[at]) && beside(at) => Some(true),
            // A teaser that says what the article says, far from it.
            Some(true) if words[at].len() < 60 && !beside(at) => None,
            label => label,
        };
        (0..lines.len()).map(label).collect()
    }

    /// How many words of each line stand in runs that the text holds; a run may go over the ends of lines.
    fn told(&self, lines: &[Vec<String>]) -> Vec<usize> {
        let all: Vec<&String> = lines.iter().flatten().collect();
        let mut held = vec![false; all.len()];
        for at in 0..(all.len() + 1).saturating_sub(RUN) {
            if self.runs.contains(&run(all[at..at + RUN].iter().copied())) {
                held[at..at + RUN].fill(true);
            }
        }
        let mut at = 0;
        let count = |line: &Vec<String>| {
            at += line.len();
            held[at - line.len()..at].iter().filter(|held| **held).count()
        };
        lines.iter().map(count).collect()
    }
}

/// What stands at the head of an article and is not its text.
struct Head {
    title: Vec<String>,
    author: Vec<String>,
}

/// Words that a byline has beside the name.
const AROUND_A_NAME: usize = 5;

impl Head {
    fn of(title: Option<&str>, author: Option<&str>) -> Self {
        Head { title: words(title.unwrap_or_default()), author: words(author.unwrap_or_default()) }
    }

    fn without(&self, lines: &[Line], labels: Vec<Option<bool>>) -> Vec<Option<bool>> {
        lines.iter().zip(labels).map(|(line, label)| if self.holds(line) { Some(false) } else { label }).collect()
    }

    /// Sets and pages do not always write a title alike.
    fn repeats_title(&self, words: &[String]) -> bool {
        let both = words.iter().filter(|word| self.title.contains(word)).count();
        both > 0 && words.len() >= 2 && both * 5 >= words.len().max(self.title.len()) * 4
    }

    fn holds(&self, line: &Line) -> bool {
        let words = words(&line.text);
        let named = !self.author.is_empty()
            && words.len() <= self.author.len() + AROUND_A_NAME
            && words.windows(self.author.len()).any(|run| run == self.author);
        line.caption || named || self.repeats_title(&words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(texts: &[&str]) -> Vec<Line> {
        texts.iter().map(|text| Line { text: (*text).to_owned(), caption: false, item: false }).collect()
    }

    #[test]
    fn a_line_of_the_text_is_told_from_one_that_only_shares_words() {
        let text = Text::of(
            "Rain fell on Brno all night.\n\nFloods\n\nThe river rose by two metres before dawn.\n\nNobody was hurt in the town.",
        );
        let page = [
            ("Floods", Some(false)),
            ("Weather in Brno", Some(false)),
            ("More news", Some(false)),
            ("Rain fell on Brno", Some(true)),
            ("all night.", Some(true)),
            ("Advert", Some(false)),
            ("Floods", Some(true)),
            ("Share", Some(false)),
            ("The river rose by two metres before dawn.", Some(true)),
            ("Nobody was hurt in the town.", Some(true)),
            ("Most read", Some(false)),
            ("Sports", Some(false)),
            // Says what the article says, but far from it: a teaser, perhaps.
            ("Rain fell on Brno all night.", None),
        ];
        let (texts, labels): (Vec<&str>, Vec<Option<bool>>) = page.into_iter().unzip();
        assert_eq!(text.labels(&lines(&texts)), labels);
    }

    #[test]
    fn headline_and_byline_are_no_text() {
        let head = Head::of(Some("Rain in Brno"), Some("Jana Nová"));
        let page = lines(&["Rain in Brno!", "By Jana Nová, Brno", "It rains in Brno, Jana Nová said on Monday."]);
        assert_eq!(head.without(&page, vec![Some(true); 3]), [Some(false), Some(false), Some(true)]);
    }
}
