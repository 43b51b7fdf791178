//! The task `time`: expressions of time and what they resolve to.
//!
//! Two sets are measured on, each where it lies below the folder: [`timeml`] (TimeBank and AQUAINT of TempEval-3) and
//! [`recognizers`] (the English date and time cases of Microsoft's Recognizers-Text). Each is halved by a hash: of the
//! file's name for the first, of the input for the second.

mod recognizers;
mod timeml;

use std::path::Path;

use jiff::civil::Date;
use rashomon_model::id::fnv1a;
use rashomon_model::{Analysis, Article};

use crate::data::find;
use crate::error::Error;
use crate::measured::Measured;
use crate::split::Half;

/// Measures on whichever of the two sets lie below the folder.
pub(crate) fn measure(folder: &Path) -> Result<Measured, Error> {
    let news = find(folder, |path| path.join("TimeBank").is_dir() && path.join("AQUAINT").is_dir());
    let cases = find(folder, |path| path.join("DateTimeModel.json").is_file() && path.ends_with("English"));
    if news.is_none() && cases.is_none() {
        return Err(Error::no_set(folder, "tempeval3 (TimeBank, AQUAINT) or recognizers (DateTime/English)"));
    }
    let mut measured = Measured::default();
    if let Some(set) = news {
        measured.add(timeml::measure(&set)?);
    }
    if let Some(set) = cases {
        measured.add(recognizers::measure(&set)?);
    }
    Ok(measured)
}

/// What is found in a text that appeared on a day.
fn analysed(text: &str, day: Option<Date>) -> Analysis {
    let article = Article { language: "en".to_owned(), text: text.to_owned(), ..Article::default() };
    let mut analysis = rashomon_analyse::analyse(&article);
    rashomon_analyse::anchor(&mut analysis, day);
    analysis
}

/// The half that something belongs to by the hash of its name.
fn half(name: &str) -> Half {
    if fnv1a(name.bytes()).is_multiple_of(2) { Half::LookedAt } else { Half::HeldOut }
}
