//! Inputs to places: which files are to be read, each once, in an order that does not depend on the inputs' order.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rashomon_model::Skipped;
use walkdir::{DirEntry, WalkDir};

use crate::address::address;
use crate::error::sentence;
use crate::{Error, Limits};

/// One file to read.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The path as given, joined with the way inside a folder; `/` between its parts.
    pub location: String,
    /// Where the bytes are.
    pub source: Source,
    /// Whether the user named this very file.
    pub named: bool,
}

/// Where bytes come from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Source {
    /// A file.
    File(PathBuf),
    /// Standard input.
    StandardInput,
}

/// All places, and what was passed over on the way.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    pub places: Vec<Place>,
    pub skipped: Vec<Skipped>,
    pub failed: Vec<Error>,
}

/// Finds the files behind the inputs, sorted by location and cut to the limit.
pub(crate) fn gather(inputs: &[String], limits: &Limits) -> Gathered {
    let mut gathered = Gathered::default();
    for input in inputs {
        gather_input(input, limits, &mut gathered);
    }
    gathered.places = each_once(gathered.places);
    cut(&mut gathered, limits.files);
    gathered
}

fn gather_input(input: &str, limits: &Limits, gathered: &mut Gathered) {
    if input == "-" {
        gathered.places.push(Place { location: "-".to_owned(), source: Source::StandardInput, named: true });
    } else if fs::symlink_metadata(input).is_ok() {
        gather_named(input, limits, gathered);
    } else if input.contains(['*', '?', '[']) && address(input).is_none() {
        gather_pattern(input, limits, gathered);
    } else {
        fail(gathered, Error::not_found(input));
    }
}

fn fail(gathered: &mut Gathered, error: Error) {
    gathered.skipped.push(error.as_skipped());
    gathered.failed.push(error);
}

fn gather_named(input: &str, limits: &Limits, gathered: &mut Gathered) {
    match fs::metadata(input) {
        Ok(found) if found.is_dir() => gather_folder(Path::new(input), limits, gathered),
        Ok(found) if found.is_file() => gathered.places.push(file(Path::new(input), true)),
        Ok(_) => fail(gathered, Error::unreadable(input, not_regular())),
        Err(error) => fail(gathered, Error::unreadable(input, sentence(&error))),
    }
}

fn not_regular() -> String {
    "not a regular file (a pipe, socket or device); give its content on standard input with -".to_owned()
}

fn gather_pattern(pattern: &str, limits: &Limits, gathered: &mut Gathered) {
    // A star does not find hidden files, as in a shell.
    let options = glob::MatchOptions { require_literal_leading_dot: true, ..glob::MatchOptions::new() };
    let matches = match glob::glob_with(pattern, options) {
        Ok(matches) => matches,
        Err(error) => return fail(gathered, Error::bad_pattern(pattern, error.msg)),
    };
    let mut found = 0;
    for entry in matches {
        found += 1;
        match entry {
            Ok(path) => gather_found(&path, limits, gathered),
            Err(error) => skip(gathered, error.path(), sentence(error.error())),
        }
    }
    if found == 0 {
        fail(gathered, Error::no_match(pattern));
    }
}

fn gather_found(path: &Path, limits: &Limits, gathered: &mut Gathered) {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => gather_folder(path, limits, gathered),
        Ok(found) if found.is_file() => gathered.places.push(file(path, false)),
        Ok(_) => skip(gathered, path, not_regular()),
        Err(error) => skip(gathered, path, sentence(&error)),
    }
}

fn gather_folder(folder: &Path, limits: &Limits, gathered: &mut Gathered) {
    let mut walk = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    let mut found = 0;
    while let Some(entry) = walk.next() {
        match entry {
            Ok(entry) if entry.depth() == 0 => continue,
            Ok(entry) => {
                let entered = gather_entry(&entry, limits, gathered);
                if entry.file_type().is_dir() && !entered {
                    walk.skip_current_dir();
                }
            }
            Err(error) => skip(gathered, error.path().unwrap_or(folder), walk_error(&error)),
        }
        found += 1;
    }
    if found == 0 {
        skip(gathered, folder, "no file in this folder".to_owned());
    }
}

/// Takes one entry of a folder; false for a folder that is not to be entered.
fn gather_entry(entry: &DirEntry, limits: &Limits, gathered: &mut Gathered) -> bool {
    let kind = entry.file_type();
    if entry.file_name().to_string_lossy().starts_with('.') {
        skip(gathered, entry.path(), "hidden; name it outright to read it".to_owned());
        return false;
    }
    if kind.is_dir() && entry.depth() >= limits.depth {
        skip(gathered, entry.path(), format!("folders are entered {} deep and no deeper", limits.depth));
        return false;
    }
    if kind.is_file() {
        gathered.places.push(file(entry.path(), false));
    } else if !kind.is_dir() {
        skip(gathered, entry.path(), not_regular());
    }
    true
}

fn walk_error(error: &walkdir::Error) -> String {
    match (error.loop_ancestor(), error.io_error()) {
        (Some(ancestor), _) => format!("a link back to '{}', which would never end", location(ancestor)),
        (None, Some(io)) => sentence(io),
        (None, None) => "could not be read".to_owned(),
    }
}

fn skip(gathered: &mut Gathered, path: &Path, why: String) {
    gathered.skipped.push(Skipped { location: location(path), why });
}

fn file(path: &Path, named: bool) -> Place {
    Place { location: location(path), source: Source::File(path.to_owned()), named }
}

/// A path in the form that dossiers show.
fn location(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}

/// Two ways to one file are one place: a second spelling is no second carrier.
fn each_once(mut places: Vec<Place>) -> Vec<Place> {
    places.sort_by(|a, b| a.location.cmp(&b.location));
    let mut seen: BTreeMap<Source, usize> = BTreeMap::new();
    let mut kept: Vec<Place> = Vec::new();
    for place in places {
        let next = kept.len();
        let index = *seen.entry(identity(&place.source)).or_insert(next);
        match kept.get_mut(index) {
            Some(first) => first.named |= place.named,
            None => kept.push(place),
        }
    }
    kept
}

fn identity(source: &Source) -> Source {
    match source {
        Source::File(path) => Source::File(fs::canonicalize(path).unwrap_or_else(|_| path.clone())),
        Source::StandardInput => Source::StandardInput,
    }
}

fn cut(gathered: &mut Gathered, most: usize) {
    let total = gathered.places.len();
    if total <= most {
        return;
    }
    let left_out = gathered.places.split_off(most);
    if let Some(first) = left_out.first() {
        let why = format!("over the limit of {most} files: this one and {} after it", left_out.len() - 1);
        gathered.skipped.push(Skipped { location: first.location.clone(), why });
    }
}
