//! The news articles of Article-Bias-Prediction, as the archive holds them: one JSON object a line.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;
use walkdir::WalkDir;

use crate::error::Error;

/// What a folder lacks where none is found.
pub(crate) const SET: &str = "abp.jsonl or abp.jsonl.xz";
/// How far below the given folder the file is looked for.
const DEPTH: usize = 4;

/// One article.
#[derive(Deserialize)]
pub(crate) struct Article {
    pub id: String,
    pub outlet: String,
    pub title: String,
    /// The day of publication, or nothing.
    pub date: Option<String>,
    pub text: String,
}

/// The articles one after the other, from `abp.jsonl` or `abp.jsonl.xz` below a folder; `None` where neither lies there.
/// The packed one is read through the program `xz`.
pub(crate) fn articles(folder: &Path) -> Result<Option<impl Iterator<Item = Result<Article, Error>> + use<>>, Error> {
    let Some(lines) = lines(folder)? else { return Ok(None) };
    let folder = folder.to_owned();
    Ok(Some(lines.map(move |line| article(&folder, &line?))))
}

/// Some of the articles, by their ids, as [`articles`] finds them.
pub(crate) fn articles_of(folder: &Path, ids: &BTreeSet<String>) -> Result<Option<BTreeMap<String, Article>>, Error> {
    let Some(lines) = lines_of(folder, ids)? else { return Ok(None) };
    lines.into_iter().map(|(id, line)| Ok((id, article(folder, &line)?))).collect::<Result<_, Error>>().map(Some)
}

/// Some of the articles as they are written, by their ids.
pub(crate) fn lines_of(folder: &Path, ids: &BTreeSet<String>) -> Result<Option<BTreeMap<String, Vec<u8>>>, Error> {
    let Some(lines) = lines(folder)? else { return Ok(None) };
    let wanted = |line: Result<Vec<u8>, Error>| match line {
        Ok(line) => id(&line).filter(|id| ids.contains(*id)).map(str::to_owned).map(|id| Ok((id, line))),
        Err(error) => Some(Err(error)),
    };
    lines.filter_map(wanted).take(ids.len()).collect::<Result<_, Error>>().map(Some)
}

fn article(folder: &Path, line: &[u8]) -> Result<Article, Error> {
    serde_json::from_slice(line).map_err(|error| Error::unreadable(folder, &error))
}

fn lines(folder: &Path) -> Result<Option<impl Iterator<Item = Result<Vec<u8>, Error>> + use<>>, Error> {
    let Some(path) = file(folder) else { return Ok(None) };
    let file = BufReader::new(open(&path).map_err(|error| Error::unreadable(&path, &error))?);
    Ok(Some(file.split(b'\n').map(move |line| line.map_err(|error| Error::unreadable(&path, &error)))))
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
