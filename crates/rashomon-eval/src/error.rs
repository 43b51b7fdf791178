//! What keeps a figure from being measured.

use std::fmt;
use std::path::{Path, PathBuf};

/// Why nothing was measured.
#[derive(Debug)]
pub struct Error(Kind);

#[derive(Debug)]
enum Kind {
    NoFolder,
    NoSet { folder: PathBuf, wanted: &'static str },
    Unreadable { path: PathBuf, why: String },
    Unwritable { path: PathBuf, why: String },
}

impl Error {
    pub(crate) fn no_folder() -> Self {
        Error(Kind::NoFolder)
    }

    pub(crate) fn no_set(folder: &Path, wanted: &'static str) -> Self {
        Error(Kind::NoSet { folder: folder.to_owned(), wanted })
    }

    /// Whether only the data set is missing.
    pub(crate) fn is_no_set(&self) -> bool {
        matches!(self.0, Kind::NoSet { .. })
    }

    pub(crate) fn unreadable(path: &Path, why: &(impl fmt::Display + ?Sized)) -> Self {
        Error(Kind::Unreadable { path: path.to_owned(), why: why.to_string() })
    }

    pub(crate) fn unwritable(path: &Path, why: &(impl fmt::Display + ?Sized)) -> Self {
        Error(Kind::Unwritable { path: path.to_owned(), why: why.to_string() })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::NoFolder => write!(f, "no data folder; give --data FOLDER or set RASHOMON_DATA"),
            Kind::NoSet { folder, wanted } => write!(f, "nothing to measure on below '{}': {wanted}", folder.display()),
            Kind::Unreadable { path, why } => write!(f, "cannot read '{}': {why}", path.display()),
            Kind::Unwritable { path, why } => write!(f, "cannot write '{}': {why}", path.display()),
        }
    }
}

impl std::error::Error for Error {}
