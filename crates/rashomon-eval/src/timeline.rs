//! The task `timeline`: the days that matter in a long story, on T17 (Tran et al. 2013), as `tls-t17-crisis` holds it.
//!
//! Each topic has dated articles and one or more timelines that editors wrote. A topic's articles are read together and
//! grouped as `rashomon report` would; the lines of all its stories' timelines that know their day count. A day weighs
//! as many statements as its lines cite. Against each editors' timeline as many days are **chosen** as it has, the
//! heaviest first, the earlier of two equal ones first, among the days from its first to its last: so the papers give
//! the length and the period (Martschat and Markert 2018; Gholipour Ghalandari and Ifrim 2020). Date-F1 of a timeline
//! is 2 P R / (P + R) with P = chosen days that are in it / chosen days and R = chosen days that are in it / its days;
//! the figure is the mean over all timelines. `open` is the same among all days, whatever the period.
//!
//! The articles are tokenised in the manner of the Penn Treebank; brackets, quotation marks and blanks are put back
//! before they are read. A topic without articles (`bpoil`) is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rashomon::pipeline::{Grouping, corpus};
use rashomon_model::{Page, Precision};
use rashomon_read::{Limits, from_bytes};
use serde::Deserialize;

use crate::data::{find, names};
use crate::error::Error;
use crate::figure::Figure;
use crate::measured::Measured;
use crate::split::{self, Half};

/// The articles of a topic.
const ARTICLES: &str = "outputwithpub.csv";
/// Its timelines.
const TIMELINES: &str = "outputTimelinesTime.csv";

#[derive(Deserialize)]
struct Row {
    date: String,
    text: String,
}

#[derive(Deserialize)]
struct Timeline {
    time: String,
}

/// How heavy each day is.
type Weights = BTreeMap<Date, usize>;

/// Measures on every topic that has articles.
pub(crate) fn measure(folder: &Path) -> Result<Measured, Error> {
    let set = find(folder, |path| path.file_name().is_some_and(|name| name == "T17"))
        .ok_or_else(|| Error::no_set(folder, "tls-t17-crisis (Dataset/T17)"))?;
    let mut scores: Vec<(Half, (f64, f64))> = Vec::new();
    let mut measured = Measured::default();
    for topic in names(&set)?.iter().filter(|topic| set.join(topic).join(ARTICLES).is_file()) {
        let weights = weights(&pages(topic, &set.join(topic).join(ARTICLES))?);
        let timelines = timelines(&set.join(topic).join(TIMELINES))?;
        let told: Vec<(f64, f64)> =
            timelines.iter().map(|days| (f1(&within(&weights, days), days), f1(&weights, days))).collect();
        let period: Vec<f64> = told.iter().map(|(period, _)| *period).collect();
        measured.figures.push(Figure::mean(format!("timeline.t17.{topic}.date-f1"), &period, MEAN));
        // By the topic's place in the set: of the names alone, seven of eight fall into one half.
        let half = Half::by_id(&format!("Dataset/T17/{topic}"));
        if half == Half::LookedAt {
            measured.errors.extend(timelines.iter().map(|days| error(topic, &within(&weights, days), days)));
        }
        scores.extend(told.into_iter().map(|score| (half, score)));
    }
    measured.figures.extend(split::figures(&scores, |scores| {
        let mean = |name: &str, of: fn(&(f64, f64)) -> f64| {
            let values: Vec<f64> = scores.iter().map(|score| of(score)).collect();
            Figure::mean(format!("timeline.t17.{name}"), &values, MEAN)
        };
        vec![mean("date-f1", |score| score.0), mean("open.date-f1", |score| score.1)]
    }));
    Ok(measured)
}

const MEAN: &str = "sum of Date-F1 / timelines";

fn rows<T: for<'de> Deserialize<'de>>(path: &PathBuf) -> Result<Vec<T>, Error> {
    let rows: Result<Vec<T>, csv::Error> =
        csv::Reader::from_path(path).and_then(|reader| reader.into_deserialize().collect());
    rows.map_err(|error| Error::unreadable(path, &error))
}

/// The articles of a topic as pages with their dates.
fn pages(topic: &str, path: &PathBuf) -> Result<Vec<Page>, Error> {
    let page = |(at, row): (usize, &Row)| {
        let text: Vec<String> = row.text.lines().map(untokenised).collect();
        let url = format!("https://{topic}.example/{at}");
        let line = serde_json::json!({"url": url, "date": row.date, "text": text.join("\n\n")});
        from_bytes(&format!("{topic}-{at}.json"), line.to_string().as_bytes(), &Limits::default()).0.pop()
    };
    Ok(rows(path)?.iter().enumerate().filter_map(page).collect())
}

/// What the tokeniser wrote for brackets and quotation marks.
const TOKENS: [(&str, &str); 8] = [
    ("-LRB- ", "("),
    (" -RRB-", ")"),
    ("-LSB- ", "["),
    (" -RSB-", "]"),
    ("`` ", "\u{201c}"),
    (" ''", "\u{201d}"),
    (" ` ", " \u{2018}"),
    ("$ ", "$"),
];

/// Signs and endings that stand close to the word before them.
const CLOSE: [&str; 14] = [".", ",", ";", ":", "?", "!", "%", "n't", "'s", "'re", "'ve", "'ll", "'d", "'m"];

/// A line as it was before it was cut into tokens.
fn untokenised(line: &str) -> String {
    let whole = TOKENS.iter().fold(line.to_owned(), |text, (token, sign)| text.replace(token, sign));
    let mut text = String::with_capacity(whole.len());
    for word in whole.split_whitespace() {
        let close = CLOSE.contains(&word.trim_end_matches(['\u{201d}', ')']));
        if !text.is_empty() && !close {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// The days of each timeline.
fn timelines(path: &PathBuf) -> Result<Vec<BTreeSet<Date>>, Error> {
    let days = |line: &Timeline| line.time.split('\'').filter_map(|day| day.get(..10)?.parse().ok()).collect();
    Ok(rows(path)?.iter().map(days).filter(|days: &BTreeSet<Date>| !days.is_empty()).collect())
}

/// The days of the timelines of all stories, by the statements that tell them.
fn weights(pages: &[Page]) -> Weights {
    let corpus = corpus(pages.to_vec(), Vec::new(), Grouping::ByEvent);
    let mut weights = Weights::new();
    for line in corpus.stories.iter().flat_map(|story| &story.reconciliation.timeline) {
        if line.when.precision >= Precision::Day {
            *weights.entry(line.when.date).or_default() += line.citations.len();
        }
    }
    weights
}

/// The days of a timeline's period.
fn within(weights: &Weights, days: &BTreeSet<Date>) -> Weights {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Weights::new() };
    weights.range(*first..=*last).map(|(day, weight)| (*day, *weight)).collect()
}

/// The heaviest days, as many as the timeline has.
fn chosen(weights: &Weights, days: &BTreeSet<Date>) -> BTreeSet<Date> {
    let mut ranked: Vec<(&Date, &usize)> = weights.iter().collect();
    ranked.sort_by_key(|(day, weight)| (std::cmp::Reverse(**weight), **day));
    ranked.into_iter().take(days.len()).map(|(day, _)| *day).collect()
}

fn f1(weights: &Weights, days: &BTreeSet<Date>) -> f64 {
    let chosen = chosen(weights, days);
    let right = chosen.intersection(days).count() as f64;
    2.0 * right / (chosen.len() + days.len()).max(1) as f64
}

/// The days that were missed and those that were chosen wrongly, with their weights.
fn error(topic: &str, weights: &Weights, days: &BTreeSet<Date>) -> String {
    let chosen = chosen(weights, days);
    let list = |days: Vec<&Date>| {
        let told = days.iter().map(|day| format!("{day} ({})", weights.get(*day).copied().unwrap_or_default()));
        told.collect::<Vec<String>>().join(" ")
    };
    format!(
        "{topic}\tmissed {}\n{topic}\twrong {}",
        list(days.difference(&chosen).collect()),
        list(chosen.difference(days).collect())
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tokenised_line_is_put_together_again() {
        let line = "`` It wo n't rain , '' said the mayor -LRB- of Bergen -RRB- .";
        assert_eq!(untokenised(line), "\u{201c}It won't rain,\u{201d} said the mayor (of Bergen).");
    }

    #[test]
    fn as_many_days_are_chosen_as_the_timeline_has() {
        let day = |day: i8| Date::constant(2011, 3, day);
        let weights = Weights::from([(day(1), 2), (day(2), 9), (day(3), 2), (day(9), 50)]);
        let days = BTreeSet::from([day(1), day(2), day(4)]);
        assert_eq!(chosen(&within(&weights, &days), &days), BTreeSet::from([day(1), day(2), day(3)]));
        assert!((f1(&within(&weights, &days), &days) - 2.0 / 3.0).abs() < 1e-9);
        assert!((f1(&weights, &days) - 2.0 / 3.0).abs() < 1e-9);
    }
}
