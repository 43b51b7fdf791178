//! The news articles of Article-Bias-Prediction, as the archive holds them: one JSON object a line.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;
use walkdir::WalkDir;

use crate::error::Error;

/// How far below the given folder the file is looked for.
const DEPTH: usize = 4;

#[derive(Deserialize)]
struct Line {
    text: String,
}

/// One article.
#[derive(Deserialize)]
pub(crate) struct Article {
    pub id: String,
    pub title: String,
    /// The day of publication, or nothing.
    pub date: Option<String>,
    pub text: String,
}

/// Reads the articles one after the other, from `abp.jsonl` or `abp.jsonl.xz` below a folder; `false` where neither lies
/// there.
pub(crate) fn each(folder: &Path, mut visit: impl FnMut(Article)) -> Result<bool, Error> {
    let Some(path) = file(folder) else { return Ok(false) };
    for line in BufReader::new(open(&path).map_err(|error| Error::unreadable(&path, &error))?).lines() {
        let line = line.map_err(|error| Error::unreadable(&path, &error))?;
        visit(serde_json::from_str(&line).map_err(|error| Error::unreadable(&path, &error))?);
    }
    Ok(true)
}

/// The texts of some articles by their ids, from `abp.jsonl` or `abp.jsonl.xz` below a folder; `None` where neither
/// lies there. The packed one is read through the program `xz`.
pub(crate) fn texts(folder: &Path, ids: &BTreeSet<String>) -> Result<Option<BTreeMap<String, String>>, Error> {
    let Some(lines) = lines(folder, ids)? else { return Ok(None) };
    let text = |(id, line): (String, Vec<u8>)| match serde_json::from_slice::<Line>(&line) {
        Ok(article) => Ok((id, article.text)),
        Err(error) => Err(Error::unreadable(folder, &error)),
    };
    lines.into_iter().map(text).collect::<Result<_, Error>>().map(Some)
}

/// The lines of some articles by their ids, as [`texts`] finds them.
pub(crate) fn lines(folder: &Path, ids: &BTreeSet<String>) -> Result<Option<BTreeMap<String, Vec<u8>>>, Error> {
    let Some(path) = file(folder) else { return Ok(None) };
    let unreadable = |error: std::io::Error| Error::unreadable(&path, &error);
    let mut file = BufReader::new(open(&path).map_err(unreadable)?);
    let mut lines = BTreeMap::new();
    let mut line = Vec::new();
    while lines.len() < ids.len() {
        line.clear();
        if file.read_until(b'\n', &mut line).map_err(unreadable)? == 0 {
            break;
        }
        if let Some(id) = id(&line).filter(|id| ids.contains(*id)) {
            lines.insert(id.to_owned(), line.clone());
        }
    }
    Ok(Some(lines))
}

fn file(folder: &Path) -> Option<PathBuf> {
    let walk = WalkDir::new(folder).max_depth(DEPTH).sort_by_file_name().into_iter().flatten();
    let named = |path: &PathBuf| path.file_name().is_some_and(|name| name == "abp.jsonl" || name == "abp.jsonl.xz");
    walk.map(walkdir::DirEntry::into_path).find(named)
}

fn open(path: &Path) -> std::io::Result<Box<dyn Read>> {
    if path.extension().is_some_and(|extension| extension == "jsonl") {
        return Ok(Box::new(File::open(path)?));
    }
    let unpacked = Command::new("xz").arg("-dc").arg(path).stdout(Stdio::piped()).spawn()?.stdout;
    unpacked.map(|out| Box::new(out) as Box<dyn Read>).ok_or_else(|| std::io::Error::other("xz gave no output"))
}

/// The id that a line begins with, without reading the rest of it.
fn id(line: &[u8]) -> Option<&str> {
    let rest = line.strip_prefix(b"{\"id\": \"")?;
    let end = rest.iter().position(|b| *b == b'"')?;
    std::str::from_utf8(&rest[..end]).ok()
}
