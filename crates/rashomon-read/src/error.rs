//! The one error of reading: an input named outright that gave no page.

use std::fmt;

use rashomon_model::Skipped;

use crate::address::{Address, address};

/// Why an input named outright gave no page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    path: String,
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    NotFound,
    NoMatch,
    BadPattern(String),
    Address(Address),
    Empty,
    Unreadable(String),
    NoPage(String),
}

impl Error {
    /// The input as given.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Whether nothing is there: neither a file nor a match of the pattern.
    pub fn is_not_found(&self) -> bool {
        matches!(self.kind, Kind::NotFound | Kind::NoMatch)
    }

    /// Why the input gave no page, without its path: one plain sentence, lower case, no full stop.
    pub fn why(&self) -> String {
        match &self.kind {
            Kind::NotFound => "no such file or folder; check the spelling".to_owned(),
            Kind::NoMatch => "no file matches this pattern; quote it if the shell should not expand it".to_owned(),
            Kind::BadPattern(why) => format!("neither a file nor a valid pattern ({why})"),
            Kind::Address(Address::Web) => no_fetching(),
            Kind::Address(Address::Other) => "only addresses that begin with http: or https: are read".to_owned(),
            Kind::Empty => "an empty path; give a file, a folder, a pattern, or - for standard input".to_owned(),
            Kind::Unreadable(why) | Kind::NoPage(why) => why.clone(),
        }
    }

    pub(crate) fn not_found(path: &str) -> Self {
        let kind = match address(path) {
            _ if path.is_empty() => Kind::Empty,
            Some(address) => Kind::Address(address),
            None => Kind::NotFound,
        };
        Error { path: path.to_owned(), kind }
    }

    pub(crate) fn no_match(path: &str) -> Self {
        Error { path: path.to_owned(), kind: Kind::NoMatch }
    }

    pub(crate) fn bad_pattern(path: &str, why: &str) -> Self {
        Error { path: path.to_owned(), kind: Kind::BadPattern(why.to_owned()) }
    }

    pub(crate) fn unreadable(path: &str, why: String) -> Self {
        Error { path: path.to_owned(), kind: Kind::Unreadable(why) }
    }

    pub(crate) fn no_page(path: &str, skipped: &[Skipped]) -> Self {
        let why = match skipped {
            [] => "no page in it".to_owned(),
            [only] => only.why.clone(),
            [first, rest @ ..] => format!("{} ({} more like it)", first.why, rest.len()),
        };
        Error { path: path.to_owned(), kind: Kind::NoPage(why) }
    }

    /// The same as an entry of the list of what was skipped.
    pub(crate) fn as_skipped(&self) -> Skipped {
        Skipped { location: self.path.clone(), why: self.why() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read '{}': {}", self.path, self.why())
    }
}

impl std::error::Error for Error {}

fn no_fetching() -> String {
    "this build reads no addresses; build it with the feature 'fetch', or save the page and give the file".to_owned()
}

/// What the system said, as one plain sentence.
pub(crate) fn sentence(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file or folder; a link may point nowhere".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied; allow this user to read it".to_owned(),
        _ => {
            let text = error.to_string();
            let text = text.split(" (os error").next().unwrap_or_default();
            text.trim_end_matches('.').to_lowercase()
        }
    }
}
