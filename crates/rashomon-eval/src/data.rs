//! Finds data sets and reads their pages.

use std::fs;
use std::path::{Path, PathBuf};

use rashomon_model::{Content, Page};
use rashomon_read::{Limits, from_bytes};
use serde::de::DeserializeOwned;
use walkdir::WalkDir;

use crate::error::Error;

/// How far below the given folder a set is looked for.
const DEPTH: usize = 7;

/// The first folder, in order of names, that a set can be told by.
pub(crate) fn find(root: &Path, is_set: fn(&Path) -> bool) -> Option<PathBuf> {
    let walk = WalkDir::new(root).max_depth(DEPTH).sort_by_file_name().into_iter();
    walk.flatten()
        .filter(|entry| entry.file_type().is_dir())
        .map(walkdir::DirEntry::into_path)
        .find(|path| is_set(path))
}

/// The folder of wceb-articles.
pub(crate) fn find_wceb(root: &Path) -> Option<PathBuf> {
    find(root, |path| path.join("ground-truth").is_dir() && path.join("html").is_dir())
}

/// Reads a JSON file.
pub(crate) fn json<T: DeserializeOwned>(path: &Path) -> Result<T, Error> {
    serde_json::from_slice(&bytes(path)?).map_err(|error| Error::unreadable(path, &error))
}

/// Reads a file.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|error| Error::unreadable(path, &error))
}

/// The page of one file; `None` where it is none, which counts as nothing found.
pub(crate) fn page(path: &Path) -> Result<Option<Page>, Error> {
    let (mut pages, _) = from_bytes(&path.to_string_lossy(), &bytes(path)?, &Limits::default());
    Ok(pages.pop())
}

/// The page's decoded source.
pub(crate) fn source(page: &Page) -> &str {
    match &page.content {
        Content::Html(text) | Content::Text(text) | Content::Markdown(text) => text,
        Content::Record(record) => record.html.as_deref().or(record.text.as_deref()).unwrap_or_default(),
    }
}

/// The names of the files in a folder, in order.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>, Error> {
    let entries = fs::read_dir(folder).map_err(|error| Error::unreadable(folder, &error))?;
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

/// A page of the trafilatura and htmldate sets, which keep the older ones in `cache` and the others in `eval`.
pub(crate) fn stored(set: &Path, file: &str) -> PathBuf {
    let cached = set.join("cache").join(file);
    if cached.is_file() { cached } else { set.join("eval").join(file) }
}
