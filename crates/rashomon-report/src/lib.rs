//! The dossier of Rashomon: its wire format, the check of its citations, and its renderings.
//!
//! [`dossier`] holds the types and [`json`] reads and writes them; [`text`], [`markdown`] and [`html`] render a whole
//! dossier, [`tables`] and [`graphml`] hand its findings to other programs, [`compare`] renders two of its pages side by side, and [`verify()`] checks every citation against the pages.
//! Nothing here reads a file, a clock or the environment: the same dossier gives the same bytes.

mod citations;
mod clean;
pub mod compare;
mod dates;
mod diff;
pub mod dossier;
mod format;
pub mod graphml;
pub mod html;
pub mod json;
mod labels;
pub mod markdown;
mod outline;
pub mod places;
pub mod tables;
pub mod text;
mod verify;
mod words;

pub use citations::Cited;
pub use dossier::Dossier;
pub use format::{Format, UnknownFormat};
pub use verify::{Failure, PageText, Problem, verify};
