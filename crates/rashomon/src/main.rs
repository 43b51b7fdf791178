//! The `rashomon` command: arguments in, reports and exit status out.

mod cli;
mod commands;
mod progress;

use std::process::ExitCode;

use clap::Parser;

/// A report makes millions of small lists on every thread, which the system's allocator takes longer over.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = cli::Arguments::parse();
    commands::run(arguments)
}
