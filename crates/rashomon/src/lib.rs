//! The whole way from pages to a dossier: read, extract, analyse, relate, reconcile, report.

mod assemble;
pub mod pipeline;
pub mod shelf;

pub use assemble::{dossier, dossier_of, write_json};
pub use pipeline::{Grouping, Pool, Related, corpus, relate};
pub use rashomon_model as model;
pub use rashomon_read as read;
pub use rashomon_report as report;
pub use shelf::{Room, Shelf};
