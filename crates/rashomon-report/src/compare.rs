//! Two pages side by side: what they share, what was changed, which came first and why.

mod html;
mod markdown;
mod pair;
mod text;

use std::fmt;

use crate::dossier::Dossier;
use crate::outline::Outline;
use crate::text::Options;

/// A page id that the dossier does not list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownPage(pub String);

impl fmt::Display for UnknownPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the dossier has no page '{}'", self.0)
    }
}

impl std::error::Error for UnknownPage {}

/// Two pages by their ids, for a terminal.
pub fn text(dossier: &Dossier, a: &str, b: &str, options: &Options) -> Result<String, UnknownPage> {
    let outline = Outline::new(dossier);
    Ok(text::render(&pair::compare(&outline, a, b)?, options))
}

/// Two pages by their ids, as CommonMark.
pub fn markdown(dossier: &Dossier, a: &str, b: &str) -> Result<String, UnknownPage> {
    let outline = Outline::new(dossier);
    Ok(markdown::render(&pair::compare(&outline, a, b)?))
}

/// Two pages by their ids, as one HTML file.
pub fn html(dossier: &Dossier, a: &str, b: &str) -> Result<String, UnknownPage> {
    let outline = Outline::new(dossier);
    Ok(html::render(&pair::compare(&outline, a, b)?))
}
