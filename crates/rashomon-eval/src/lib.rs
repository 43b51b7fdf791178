//! Measures Rashomon on public data sets: `rashomon-eval TASK --data FOLDER --json`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints figures")]
#![allow(clippy::multiple_crate_versions, reason = "chosen by dependencies")]

mod abp;
mod alignment;
pub mod attribution;
mod b_cubed;
mod changed_facts;
pub mod claims;
mod counts;
mod cue_list;
mod data;
mod dates;
pub mod error;
mod extraction;
mod figure;
pub mod flatten;
mod heads;
pub mod labels;
pub mod learner;
mod measured;
pub mod names;
mod natural_reuse;
mod places;
mod plagdet;
mod quantities;
pub mod relations;
mod reports;
mod reuse;
mod scale;
mod scraped;
mod sentences;
mod speed;
pub mod split;
mod stories;
mod time;
mod timeline;
mod words;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};

use crate::error::Error;
use crate::figure::{json, lines};
use crate::measured::Measured;

/// Measures Rashomon on a data set in its published format, wherever below FOLDER it lies.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// What to measure
    #[arg(value_enum)]
    task: Task,
    /// Where the data set lies, unpacked
    #[arg(long, value_name = "FOLDER", env = "RASHOMON_DATA")]
    data: Option<PathBuf>,
    /// Print one JSON object: figure → value, numerator, denominator
    #[arg(long)]
    json: bool,
    /// List the errors of the half that may be looked at instead of the figures, where the task has such a list
    #[arg(long, conflicts_with = "json")]
    errors: bool,
    #[command(flatten)]
    scale: scale::Options,
    #[command(flatten)]
    reports: reports::Options,
}

#[derive(Clone, Copy, ValueEnum)]
enum Task {
    /// The article's text: word F1 on wceb-articles, segment F on trafilatura-eval
    Extraction,
    /// The lines of text scraped with its menus: F in lines and words on the same two sets
    Scraped,
    /// The day of publication: F on htmldate-default and wceb-articles
    Dates,
    /// Outlet, byline, dateline and credits: right, missing and wrong on 100 pages labelled by hand
    Heads,
    /// Names and what they name: span F on CoNLL-2003, WikiGold and CrossNER's politics, and on our own labels
    Names,
    /// Pages of one event: B³ on giveme5w1h's news clusters and weeks of allsides-events
    Stories,
    /// Pages a second that become articles, beside the trafilatura crate; words a second that are analysed (abp.jsonl)
    Speed,
    /// Sentences: F of their spans on UD_English-EWT
    Sentences,
    /// Names of places and where those are: F of tagging, accuracy within 161 km on LGL and GeoWebNews
    Places,
    /// Figures with their bounds, units and what they count: recognizers-en, quantulum3 and sentences labelled by hand
    Quantities,
    /// Who is said to have said what: cue, source and content on PolNeAR and our own labels
    Attribution,
    /// How far two sentences tell the same: Pearson on the news parts of STS, accuracy on MSRP (sts-dev)
    Alignment,
    /// Seconds and memory for stories, reuse and lineage of 5,000 articles and more (abp.jsonl)
    Scale,
    /// Seconds and memory for a whole report on 500 altered copies of the pages of one story
    Reports,
    /// Passages that one text takes from another: plagdet on pan13-train; how much of an article is another's: F of three
    /// classes on 150 pairs of abp labelled by hand
    Reuse,
    /// Statements that answer one question: F on pairs of allsides-events labelled by hand (abp.jsonl)
    Claims,
    /// Facts altered in the copying: recall by kind on fakes-gen; alarms over true paraphrases on MSRP
    ChangedFacts,
    /// The days that matter in a long story: Date-F1 on T17
    Timeline,
    /// Expressions of time and their values: F on tempeval3, right cases of recognizers
    Time,
}

/// Measures what the command line asks for.
pub fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("rashomon-eval: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Error> {
    let folder = arguments.data.as_deref().ok_or_else(Error::no_folder)?;
    let measured = measure(arguments, folder)?;
    let shown = match (arguments.errors, arguments.json) {
        (true, _) => measured.errors.join("\n"),
        (_, true) => json(&measured.figures),
        _ => lines(&measured.figures),
    };
    println!("{shown}");
    Ok(())
}

fn measure(arguments: &Arguments, folder: &Path) -> Result<Measured, Error> {
    match arguments.task {
        Task::Extraction => extraction::measure(folder),
        Task::Scraped => scraped::measure(folder).map(Measured::from),
        Task::Dates => dates::measure(folder),
        Task::Heads => heads::measure(folder),
        Task::Names => names::measure(folder),
        Task::Speed => speed::measure(folder).map(Measured::from),
        Task::Stories => stories::measure(folder),
        Task::Quantities => quantities::measure(folder),
        Task::Scale => scale::measure(folder, &arguments.scale).map(Measured::from),
        Task::Reports => reports::measure(folder, &arguments.reports).map(Measured::from),
        Task::Reuse => reuses(folder),
        Task::Places => places::measure(folder),
        Task::Sentences => sentences::measure(folder),
        Task::Claims => claims::measure(folder),
        Task::ChangedFacts => changed_facts::measure(folder),
        Task::Timeline => timeline::measure(folder),
        Task::Time => time::measure(folder),
        Task::Attribution => attribution::measure(folder),
        Task::Alignment => alignment::measure(folder),
    }
}

/// Planted and natural reuse, of which one may lie below the folder.
fn reuses(folder: &Path) -> Result<Measured, Error> {
    match [reuse::measure(folder), natural_reuse::measure(folder)] {
        [Err(absent), other] | [other, Err(absent)] if absent.is_no_set() => other,
        [planted, natural] => {
            let mut measured = planted?;
            measured.add(natural?);
            Ok(measured)
        }
    }
}
