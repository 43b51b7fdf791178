//! The folder of kept pages: the bytes of each as delivered, and a note beside them.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::sentence;
use crate::kept::{Note, note, note_path, page_of_note};

/// How much of an address is put into the name of a file, for people to find it by.
const NAME: usize = 80;

/// The folder, and what lies in it from earlier runs.
#[derive(Debug)]
pub(crate) struct Keep {
    folder: PathBuf,
    /// By the address as given: the newest copy.
    copies: BTreeMap<String, (Note, PathBuf)>,
}

impl Keep {
    /// Looks through a folder; one that is not there yet is made with the first page.
    pub(crate) fn open(folder: &Path) -> Self {
        let mut copies: BTreeMap<String, (Note, PathBuf)> = BTreeMap::new();
        let files = fs::read_dir(folder).into_iter().flatten().flatten();
        for page in files.filter_map(|file| page_of_note(&file.path())) {
            let Some(Ok(note)) = note(&page) else { continue };
            let newest = copies.get(&note.url);
            if newest.is_none_or(|(newest, path)| (&newest.retrieved, path) < (&note.retrieved, &page)) {
                copies.insert(note.url.clone(), (note, page));
            }
        }
        Keep { folder: folder.to_owned(), copies }
    }

    /// The note of the newest copy of an address.
    pub(crate) fn note(&self, url: &str) -> Option<&Note> {
        self.copies.get(url).map(|(note, _)| note)
    }

    /// The newest copy of an address.
    pub(crate) fn copy(&self, url: &str) -> Result<(Note, Vec<u8>), String> {
        let (note, path) = self.copies.get(url).ok_or("the server knows of a kept copy that is not there")?;
        let bytes =
            fs::read(path).map_err(|error| format!("its kept copy {}: {}", path.display(), sentence(&error)))?;
        Ok((note.clone(), bytes))
    }

    /// Keeps a page. Another version of the same address becomes another file: a dossier may rest on either.
    pub(crate) fn keep(&self, note: &Note, bytes: &[u8], ending: &str) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let page = self.folder.join(name(note, bytes, ending));
        // The note first: a page without its note would be read as one that is not from the web.
        let written = serde_json::to_vec_pretty(note).map_err(io::Error::other)?;
        fs::write(note_path(&page), [written.as_slice(), b"\n"].concat())?;
        fs::write(page, bytes)
    }
}

/// A name for people, from the address, and for certainty, from address and bytes.
fn name(note: &Note, bytes: &[u8], ending: &str) -> String {
    let address = note.final_url.split_once("://").map_or(note.final_url.as_str(), |(_, rest)| rest);
    let address = address.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let plain = |c: char| if c.is_ascii_alphanumeric() || "-_".contains(c) { c } else { '.' };
    // A leading dot would hide the file, a doubled one tells nothing.
    let readable: String = address.chars().take(NAME).map(plain).collect();
    let mut hash = blake3::Hasher::new();
    hash.update(note.url.as_bytes()).update(b"\n").update(bytes);
    let hash = hash.finalize().to_hex();
    format!("{}-{}.{ending}", readable.trim_matches('.'), &hash[..16])
}
