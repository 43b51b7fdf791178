//! Learns models from published data sets: `rashomon-train TASK --data FOLDER --out FILE`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints figures")]
#![allow(clippy::multiple_crate_versions, reason = "chosen by dependencies")]

mod attributions;
mod chain;
mod claims;
mod lines;
mod names;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};

/// Learns a model from data sets in their published formats, wherever below FOLDER they lie.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// What to learn
    #[arg(value_enum)]
    task: Task,
    /// Where the data sets lie, unpacked
    #[arg(long, value_name = "FOLDER", env = "RASHOMON_DATA")]
    data: PathBuf,
    /// Where to write the model; without it nothing is kept; `lines` then keeps a fifth of the sites back and measures
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Task {
    /// Which lines of scraped text are the article's, from wceb-articles and trafilatura-eval
    Lines,
    /// Names and what they name, from our own labels of articles of abp and of texts written for it
    Names,
    /// Cues, sources and contents of attributions, from our own labels; FILE is the folder for the two models. Without
    /// it, how a model learned from PolNeAR does
    Attributions,
    /// What makes two statements answer one question, from pairs of statements of abp labelled by hand; prints the weights
    Claims,
}

fn main() -> ExitCode {
    let Arguments { task, data, out } = Arguments::parse();
    let learn = match task {
        Task::Lines => lines::learn,
        Task::Names => names::learn,
        Task::Attributions => attributions::learn,
        Task::Claims => claims::learn,
    };
    match learn(&data, out.as_deref()) {
        Ok(told) => {
            println!("{told}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("rashomon-train: {error}");
            ExitCode::from(2)
        }
    }
}
