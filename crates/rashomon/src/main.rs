//! The `rashomon` command: arguments in, reports and exit status out.

mod cli;
mod commands;
mod progress;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let arguments = cli::Arguments::parse();
    commands::run(arguments)
}
