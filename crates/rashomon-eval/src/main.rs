//! Measures Rashomon on public data sets: `rashomon-eval TASK --data FOLDER --json`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints figures")]
#![allow(clippy::multiple_crate_versions, reason = "chosen by dependencies")]

mod b_cubed;
mod counts;
mod data;
mod dates;
mod error;
mod extraction;
mod figure;
mod measured;
mod plagdet;
mod reuse;
mod split;
mod stories;
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
    /// List the errors of the half that may be looked at instead of the figures; tasks without such a list print none
    #[arg(long, conflicts_with = "json")]
    errors: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Task {
    /// The article's text: word F1 on wceb-articles, segment F on trafilatura-eval
    Extraction,
    /// The day of publication: F on htmldate-default and wceb-articles
    Dates,
    /// Pages of one event: B³ on giveme5w1h's news clusters
    Stories,
    /// Passages that one text takes from another: plagdet on pan13-train
    Reuse,
}

fn main() -> ExitCode {
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
    let Measured { figures, errors } = measure(arguments.task, folder)?;
    let shown = match (arguments.errors, arguments.json) {
        (true, _) => errors.join("\n"),
        (_, true) => json(&figures),
        _ => lines(&figures),
    };
    println!("{shown}");
    Ok(())
}

fn measure(task: Task, folder: &Path) -> Result<Measured, Error> {
    match task {
        Task::Extraction => extraction::measure(folder).map(Measured::from),
        Task::Dates => dates::measure(folder),
        Task::Stories => stories::measure(folder).map(Measured::from),
        Task::Reuse => reuse::measure(folder).map(Measured::from),
    }
}
