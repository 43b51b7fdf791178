//! The task `reports`: what a whole report costs where one story has many pages.
//!
//! The pages below the folder are told again until there are [`COPIES`], as sloppy copyists would: a copy leaves out one
//! sentence in eight, changes the last digit of one in sixteen and lets one in sixteen trade places with the next. Each says
//! that it is of another outlet and a minute later. Nothing is drawn by chance: the numbers of copy and sentence decide. Read,
//! related, reconciled and written as JSON is what `rashomon report --format json` would be given.

use std::path::{Path, PathBuf};
use std::time::Instant;

use rashomon::pipeline::accounts;
use rashomon::{Grouping, Room, relate, write_json};
use rashomon_model::Account;
use rashomon_model::id::fnv1a;
use rashomon_read::{Limits, from_bytes, read};
use serde_json::{Value, json};

use crate::error::Error;
use crate::figure::Figure;
use crate::speed::{peak, processor_seconds};

/// What to leave behind.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Options {
    /// Where the task `reports` leaves the pages that it makes, one JSON object a line
    #[arg(long, value_name = "FILE")]
    copies: Option<PathBuf>,
}

/// Pages of the story.
const COPIES: usize = 500;
/// Sentences of a page that is worth copying: of fewer nothing may be left.
const LEAST: usize = 5;
/// How often the report is made; told is the median.
const TIMES: usize = 5;

/// Measures on copies of the pages below the folder.
pub(crate) fn measure(folder: &Path, options: &Options) -> Result<Vec<Figure>, Error> {
    let reading = read(&[folder.to_string_lossy().into_owned()], &Limits::default(), &mut |_| {});
    let mut told = accounts(reading.pages);
    told.retain(|account| account.analysis.sentences.len() >= LEAST);
    if told.is_empty() {
        return Err(Error::no_set(folder, "the pages of one story"));
    }
    let copies: Vec<String> = (0..COPIES).map(|copy| altered(&told[copy % told.len()], copy).to_string()).collect();
    let copies = copies.join("\n");
    if let Some(file) = &options.copies {
        std::fs::write(file, &copies).map_err(|error| Error::unwritable(file, &error))?;
    }
    let (mut passed, mut worked) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let (began, started) = (Instant::now(), processor_seconds());
        let (pages, _) = from_bytes("copies.jsonl", copies.as_bytes(), &Limits::default());
        let written = relate(pages, Vec::new(), Grouping::ByEvent, Room::default())
            .and_then(|related| write_json(related, std::io::sink()));
        written.map_err(|error| Error::unreadable(folder, &error))?;
        passed.push(began.elapsed().as_secs_f64());
        worked.push(processor_seconds() - started);
    }
    let figure =
        |what: &str, value: f64, unit| Figure::new(format!("reports.{COPIES}-copies.{what}"), value, 1.0, unit);
    Ok(vec![
        figure("passed", median(passed), "seconds that passed, median"),
        figure("worked", median(worked), "seconds of the processors, median"),
        figure("memory", peak(), "MiB held at most"),
    ])
}

/// A page told again, as an article in JSON.
fn altered(account: &Account, copy: usize) -> Value {
    let text = &account.article.text;
    let mut sentences: Vec<String> = Vec::new();
    let mut held_back: Option<String> = None;
    for (number, sentence) in account.analysis.sentences.iter().enumerate() {
        let (words, lot) = (sentence.span.of(text), fnv1a(format!("{copy} {number}").bytes()) >> 32);
        match lot % 16 {
            0 | 1 => {}
            2 => sentences.push(another_digit(words)),
            3 => held_back = Some(words.to_owned()),
            _ => {
                sentences.push(words.to_owned());
                sentences.extend(held_back.take());
            }
        }
    }
    sentences.extend(held_back);
    let time = format!("2023-03-15T{:02}:{:02}:00Z", copy / 60, copy % 60);
    json!({
        "url": format!("https://outlet{copy}.example/story"),
        "outlet": format!("Outlet {copy}"),
        "title": account.article.headline,
        "date": time,
        "text": sentences.join("\n\n"),
    })
}

/// The words with another last digit, where they have one.
fn another_digit(words: &str) -> String {
    let Some((at, digit)) = words.char_indices().rev().find(|(_, c)| c.is_ascii_digit()) else {
        return words.to_owned();
    };
    let other = if digit == '7' { "3" } else { "7" };
    format!("{}{other}{}", &words[..at], &words[at + 1..])
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_changes_the_last_digit_and_nothing_else() {
        assert_eq!(another_digit("At 4:40 p.m. 187 people"), "At 4:40 p.m. 183 people");
        assert_eq!(another_digit("In 2021 they left"), "In 2027 they left");
        assert_eq!(another_digit("Nobody left"), "Nobody left");
    }

    #[test]
    fn the_median_is_the_one_in_the_middle() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
    }
}
