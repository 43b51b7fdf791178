//! What reading promises: formats, limits, bad input, order.

mod charsets;
mod feeds;
mod formats;
mod inputs;
mod kept;
mod limits;
mod properties;
#[cfg(feature = "fetch")]
mod server;
#[cfg(feature = "fetch")]
mod web;

use std::fs;
use std::path::{Path, PathBuf};

use rashomon_model::{Content, Page, Record};
use rashomon_read::{Limits, Reading, read_with};
use tempfile::TempDir;

/// A folder that goes away with the test.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Folder(tempfile::tempdir().expect("a temporary folder"))
    }

    fn with(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
        self
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn input(&self, name: &str) -> String {
        self.path(name).to_string_lossy().into_owned()
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    /// Reads the whole folder.
    fn read(&self) -> Reading {
        self.read_within(&Limits::default())
    }

    fn read_within(&self, limits: &Limits) -> Reading {
        read_inputs(&[self.root().to_string_lossy().into_owned()], limits)
    }

    /// What was read and skipped, with locations relative to the folder.
    fn told(&self, reading: &Reading) -> String {
        told(reading)
            .replace(&format!("{}/", self.root().display()), "")
            .replace(&self.root().display().to_string(), ".")
    }
}

fn read_inputs(inputs: &[String], limits: &Limits) -> Reading {
    read_with(inputs, limits, &mut std::io::empty(), &mut |_| {})
}

/// What was read and skipped.
fn told(reading: &Reading) -> String {
    let mut lines: Vec<String> = reading.pages.iter().map(told_page).collect();
    lines.extend(reading.skipped.iter().map(|skipped| format!("{}: skipped: {}", skipped.location, skipped.why)));
    lines.extend(reading.failed.iter().map(|error| format!("failed: {error}")));
    lines.sort();
    lines.join("\n")
}

fn told_page(page: &Page) -> String {
    let also = page.also_at.iter().map(|place| format!(" = {place}")).collect::<String>();
    let url = page.url.as_deref().map(|url| format!(" <{url}>")).unwrap_or_default();
    let remarks = page.diagnostics.iter().map(|remark| format!(" ({}: {})", remark.code, remark.message));
    format!("{}{also}: {}{url}{}", page.location, told_content(&page.content), remarks.collect::<String>())
}

fn told_content(content: &Content) -> String {
    match content {
        Content::Html(text) => format!("html {text:?}"),
        Content::Text(text) => format!("text {text:?}"),
        Content::Markdown(text) => format!("markdown {text:?}"),
        Content::Record(record) => told_record(record),
    }
}

fn told_record(record: &Record) -> String {
    let fields = [
        ("title", &record.title),
        ("text", &record.text),
        ("html", &record.html),
        ("date", &record.date),
        ("outlet", &record.outlet),
    ];
    let fields = fields.iter().filter_map(|(name, value)| value.as_ref().map(|value| format!(" {name}={value:?}")));
    let authors = record.authors.iter().map(|author| format!(" author={author:?}"));
    format!("record{}", fields.chain(authors).collect::<String>())
}
