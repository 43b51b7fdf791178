//! Keeps analysed pages until the work on their story: in memory up to a limit, beyond it in one temporary file.

use std::borrow::Cow;
use std::env;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use rashomon_model::{Account, Token};

/// How many bytes of memory analysed pages may take, about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room(pub usize);

impl Room {
    /// All of them stay in memory.
    pub const UNLIMITED: Room = Room(usize::MAX);

    /// So many MiB.
    pub const fn mebibytes(count: usize) -> Room {
        Room(count.saturating_mul(1 << 20))
    }
}

/// What a report takes without being told otherwise: several thousand pages of news.
impl Default for Room {
    fn default() -> Self {
        Room::mebibytes(256)
    }
}

/// A place for analysed pages, which may be used by several threads.
///
/// The file has no name where the system allows that, or goes when it is closed: nothing is left behind, however a run ends.
#[derive(Debug)]
pub struct Shelf {
    /// What may still be kept in memory.
    room: AtomicUsize,
    folder: PathBuf,
    file: Mutex<Option<File>>,
}

/// An analysed page that lies on a shelf.
#[derive(Debug)]
pub enum Kept {
    /// In memory.
    Here(Box<Account>),
    /// In the shelf's file.
    Filed {
        /// Where it begins.
        start: u64,
        /// How long it is.
        bytes: usize,
    },
}

impl Shelf {
    /// An empty shelf whose file, if one is needed, lies in the folder for large temporary files.
    pub fn new(room: Room) -> Shelf {
        Shelf::within(room, folder())
    }

    /// The same with its file in a folder of the caller's.
    pub fn within(room: Room, folder: PathBuf) -> Shelf {
        Shelf { room: AtomicUsize::new(room.0), folder, file: Mutex::new(None) }
    }

    /// Lays an account down. Which of several stay in memory is for the threads to find out; they come back the same.
    pub fn lay(&self, account: Account) -> io::Result<Kept> {
        let size = size(&account);
        let taken = |room: usize| room.checked_sub(size);
        if self.room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, taken).is_ok() {
            return Ok(Kept::Here(Box::new(account)));
        }
        let packed = pack(&account).map_err(|error| self.unwritable(&error))?;
        let start = self.append(&packed).map_err(|error| self.unwritable(&error))?;
        Ok(Kept::Filed { start, bytes: packed.len() })
    }

    /// Looks at an account.
    pub fn see<'a>(&self, kept: &'a Kept) -> io::Result<Cow<'a, Account>> {
        match kept {
            Kept::Here(account) => Ok(Cow::Borrowed(account)),
            Kept::Filed { start, bytes } => self.filed(*start, *bytes).map(Cow::Owned),
        }
    }

    /// Takes an account down.
    pub fn take(&self, kept: Kept) -> io::Result<Account> {
        match kept {
            Kept::Here(account) => Ok(*account),
            Kept::Filed { start, bytes } => self.filed(start, bytes),
        }
    }

    fn filed(&self, start: u64, bytes: usize) -> io::Result<Account> {
        let account = self.read(start, bytes).and_then(|packed| unpack(&packed));
        account.map_err(|error| self.told("read analysed pages back from their file in", &error, ""))
    }

    /// Writes behind what the file holds; gives where that begins.
    fn append(&self, packed: &[u8]) -> io::Result<u64> {
        let mut file = self.file.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let file = match &mut *file {
            Some(file) => file,
            none => none.insert(tempfile::tempfile_in(&self.folder)?),
        };
        let start = file.seek(SeekFrom::End(0))?;
        file.write_all(packed)?;
        Ok(start)
    }

    fn read(&self, start: u64, bytes: usize) -> io::Result<Vec<u8>> {
        let mut packed = vec![0; bytes];
        let mut file = self.file.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let file = file.as_mut().ok_or(io::ErrorKind::NotFound)?;
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(&mut packed)?;
        Ok(packed)
    }

    fn unwritable(&self, error: &io::Error) -> io::Error {
        self.told("keep analysed pages in a file in", error, "; TMPDIR names another folder")
    }

    fn told(&self, what: &str, error: &io::Error, help: &str) -> io::Error {
        io::Error::new(error.kind(), format!("cannot {what} {}: {error}{help}", self.folder.display()))
    }
}

/// The folder for temporary files that may be large. The common one is memory on many systems, which would save none.
fn folder() -> PathBuf {
    let large = Path::new("/var/tmp");
    if env::var_os("TMPDIR").is_none() && large.is_dir() { large.to_owned() } else { env::temp_dir() }
}

/// What an account takes of memory, about: most are its tokens and its text, and what is found in a text grows with it.
fn size(account: &Account) -> usize {
    let article = &account.article;
    let dropped: usize = article.dropped.iter().map(|dropped| dropped.text.len()).sum();
    let tokens = account.analysis.tokens.len() * size_of::<Token>();
    size_of::<Account>() + 4 * article.text.len() + dropped + size_of_val(article.source.runs()) + tokens
}

fn pack(account: &Account) -> io::Result<Vec<u8>> {
    let plain = postcard::to_stdvec(account).map_err(io::Error::other)?;
    Ok(lz4_flex::block::compress_prepend_size(&plain))
}

fn unpack(packed: &[u8]) -> io::Result<Account> {
    let plain = lz4_flex::block::decompress_size_prepended(packed).map_err(io::Error::other)?;
    postcard::from_bytes(&plain).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rashomon_model::{Article, PageId};

    fn account(number: u64) -> Account {
        let text = format!("Mayor Ann Lee said on Tuesday that {number} people had left the town of Lhota.");
        let article = Article { text, ..Article::default() };
        let analysis = rashomon_analyse::analyse(&article);
        Account::of(PageId(number), "here", article, analysis)
    }

    fn laid(room: usize) -> (Shelf, Vec<Kept>) {
        let shelf = Shelf::within(Room(room), env::temp_dir());
        let kept = (0..5).map(|number| shelf.lay(account(number)).expect("a folder to write in")).collect();
        (shelf, kept)
    }

    #[test]
    fn accounts_come_back_as_they_were_laid_down() {
        let size = size(&account(0));
        for room in [0, 2 * size, usize::MAX] {
            let (shelf, kept) = laid(room);
            let here = kept.iter().filter(|kept| matches!(kept, Kept::Here(_))).count();
            assert_eq!(here, (room / size).min(5));
            for (number, kept) in kept.into_iter().enumerate().rev() {
                let account = account(number as u64);
                assert_eq!(*shelf.see(&kept).expect("is there"), account);
                assert_eq!(shelf.take(kept).expect("is there"), account);
            }
        }
    }

    #[test]
    fn a_broken_file_is_told() {
        let (shelf, kept) = laid(0);
        let file = shelf.file.lock().expect("one thread");
        file.as_ref().expect("was written").set_len(100).expect("can be cut");
        drop(file);
        let told = shelf.see(&kept[4]).expect_err("was cut off").to_string();
        assert!(told.starts_with("cannot read analysed pages back from their file in "), "{told}");
    }
}
