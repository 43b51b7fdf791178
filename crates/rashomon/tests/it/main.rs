//! The program as a whole: its commands run as a user runs them, and stories that a journalist can read.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod archives;
mod bad_input;
mod benchmark;
mod compare;
mod dossier;
mod formats;
mod help;
mod injection;
mod memory;
mod order;
mod places;
mod stories;
mod verify;
#[cfg(feature = "fetch")]
mod web;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

/// The folders of example pages, as named from the root of the workspace.
const EXAMPLES: [&str; 2] = ["benchmark/s01/pages", "benchmark/s03/pages"];

/// What a run of the program gave.
struct Ran {
    status: i32,
    out: String,
    err: String,
}

impl Ran {
    /// The dossier that a run printed.
    fn dossier(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}\n{}", self.err))
    }
}

/// The root of the workspace.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
}

/// Runs the program from the root of the workspace.
fn rashomon(arguments: &[&str]) -> Ran {
    run(arguments, b"", &[])
}

/// Runs the program with something on standard input and variables in the environment.
fn run(arguments: &[&str], input: &[u8], environment: &[(&str, &str)]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_rashomon"))
        .args(arguments)
        .current_dir(root())
        .env_remove("NO_COLOR")
        .env_remove("COLUMNS")
        .envs(environment.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A run that does not read its input closes it early.
    let _ = child.stdin.take().unwrap().write_all(input);
    let ran = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { status: ran.status.code().unwrap(), out: text(ran.stdout), err: text(ran.stderr) }
}

/// The JSON dossier of each folder of examples, made once.
fn example_dossiers() -> &'static [String] {
    static DOSSIERS: OnceLock<Vec<String>> = OnceLock::new();
    DOSSIERS.get_or_init(|| {
        let written = |folder: &&str| {
            let ran = rashomon(&["report", "--format", "json", folder]);
            assert_eq!(ran.status, 0, "{}", ran.err);
            ran.out
        };
        EXAMPLES.iter().map(written).collect()
    })
}

/// The files of a folder of examples, in order, as named from the root of the workspace.
fn example_files(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(root().join(folder)).unwrap();
    let mut names: Vec<String> =
        entries.map(|e| format!("{folder}/{}", e.unwrap().file_name().into_string().unwrap())).collect();
    names.sort();
    names
}

/// A temporary folder with files in it.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// A path as an argument.
fn arg(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The items of a list in a dossier.
fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

/// A word in a dossier.
fn word<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("no {name} in {value}"))
}

/// A path inside a temporary folder.
fn inside(folder: &tempfile::TempDir, name: &str) -> PathBuf {
    folder.path().join(name)
}
