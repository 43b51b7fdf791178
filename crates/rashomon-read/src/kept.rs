//! Pages that were kept from the web, read again: the note beside each tells where and when it was fetched.

use std::fs;
use std::path::{Path, PathBuf};

use rashomon_model::{Content, Diagnostic, Level, Page};
use serde::{Deserialize, Serialize};

use crate::assemble::Batch;
use crate::media::MediaType;

/// How the name of a note ends; before it stands the name of the page's file.
const ENDING: &str = ".fetched.json";

/// The note beside a kept page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Note {
    /// The address as given.
    pub url: String,
    /// The address after all redirects.
    pub final_url: String,
    /// When it was fetched, in UTC.
    pub retrieved: String,
    /// What kind of content the server said it is.
    pub content_type: Option<String>,
    /// The server's mark of this version of the page.
    pub etag: Option<String>,
    /// When the server says it was last changed.
    pub last_modified: Option<String>,
}

/// What is known of bytes besides themselves: from a server, from a note, from the head of a record in an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sent {
    pub url: Option<String>,
    pub retrieved: Option<String>,
    /// The character set that was told with them.
    pub charset: Option<String>,
    pub diagnostics: Vec<Diagnostic>,
}

impl From<&Note> for Sent {
    fn from(note: &Note) -> Self {
        Sent {
            url: Some(note.final_url.clone()),
            retrieved: Some(note.retrieved.clone()),
            charset: note.content_type.as_deref().and_then(|kind| MediaType::of(kind.as_bytes()).charset),
            diagnostics: Vec::new(),
        }
    }
}

impl Sent {
    /// Tells the pages made from the bytes what is known of them.
    pub(crate) fn complete(&self, batch: &mut Batch) {
        batch.pages.iter_mut().for_each(|page| self.complete_page(page));
    }

    /// The same for one page. A record knows its own address better.
    pub(crate) fn complete_page(&self, page: &mut Page) {
        if self.url.is_some() && (page.url.is_none() || !matches!(page.content, Content::Record(_))) {
            page.url.clone_from(&self.url);
        }
        if self.retrieved.is_some() {
            page.retrieved.clone_from(&self.retrieved);
        }
        page.diagnostics.extend_from_slice(&self.diagnostics);
    }
}

/// Where the note of a page's file lies.
pub(crate) fn note_path(page: &Path) -> PathBuf {
    let mut name = page.as_os_str().to_owned();
    name.push(ENDING);
    PathBuf::from(name)
}

/// The file of the page that a note belongs to, where it lies beside it.
pub(crate) fn page_of_note(path: &Path) -> Option<PathBuf> {
    let page = path.to_str()?.strip_suffix(ENDING).map(PathBuf::from)?;
    page.is_file().then_some(page)
}

/// Reads the note of a page's file; `Err` says what is wrong with it.
pub(crate) fn note(page: &Path) -> Option<Result<Note, String>> {
    let bytes = fs::read(note_path(page)).ok()?;
    Some(serde_json::from_slice(&bytes).map_err(|error| error.to_string()))
}

/// What is known of a file's bytes: what its note tells, if it has one.
pub(crate) fn sent(page: &Path) -> Sent {
    match note(page) {
        None => Sent::default(),
        Some(Ok(note)) => Sent::from(&note),
        Some(Err(why)) => {
            let message = format!("the note {} cannot be read: {why}", note_path(page).display());
            let broken = Diagnostic { level: Level::Warning, code: "note-broken".into(), message };
            Sent { diagnostics: vec![broken], ..Sent::default() }
        }
    }
}
