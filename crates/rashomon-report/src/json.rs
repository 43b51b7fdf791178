//! A dossier as JSON, written and read.

use std::cell::Cell;
use std::{fmt, io};

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::dossier::{Dossier, Generator, Parts, SCHEMA_NAME};

/// The JSON Schema (2020-12) of the dossier.
pub const SCHEMA: &str = include_str!("../schema/dossier.schema.json");

/// The dossier as indented JSON with a final line feed; the same dossier gives the same bytes.
pub fn write(dossier: &Dossier) -> Result<String, Error> {
    let mut json = serde_json::to_string_pretty(dossier).map_err(Error::Json)?;
    json.push('\n');
    Ok(json)
}

/// Writes what [`write()`] gives, of parts that are made while they are written: the dossier of a large corpus is many times
/// as large as its texts.
pub fn write_to(mut to: impl io::Write, generator: &Generator, parts: &mut impl Parts) -> io::Result<()> {
    let mut json = serde_json::Serializer::pretty(&mut to);
    let mut dossier = json.serialize_struct("Dossier", 5)?;
    dossier.serialize_field("schema", SCHEMA_NAME)?;
    dossier.serialize_field("generator", generator)?;
    write_list(&mut dossier, "pages", parts.pages())?;
    write_list(&mut dossier, "stories", parts.stories())?;
    dossier.serialize_field("coverage", &parts.coverage())?;
    dossier.end()?;
    to.write_all(b"\n")?;
    to.flush()
}

/// Writes a list up to its end, or to the first item that could not be made.
fn write_list<T: Serialize>(
    dossier: &mut impl SerializeStruct<Error = serde_json::Error>,
    name: &'static str,
    items: impl Iterator<Item = io::Result<T>>,
) -> io::Result<()> {
    let failure = Cell::new(None);
    let made = items.map_while(|item| item.map_err(|error| failure.set(Some(error))).ok());
    dossier.serialize_field(name, &Once(Cell::new(Some(made))))?;
    failure.take().map_or(Ok(()), Err)
}

/// A list that can be written once, since its items are made on the way.
struct Once<I>(Cell<Option<I>>);

impl<I: Iterator<Item: Serialize>> Serialize for Once<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.take().into_iter().flatten())
    }
}

/// The name of a kind, as the JSON writes it.
pub(crate) fn name(kind: impl Serialize) -> String {
    serde_json::to_value(kind).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Reads a dossier back and refuses another schema.
pub fn read(json: &str) -> Result<Dossier, Error> {
    let schema: SchemaOnly = serde_json::from_str(json).map_err(Error::Json)?;
    if schema.schema != SCHEMA_NAME {
        return Err(Error::Schema(schema.schema));
    }
    serde_json::from_str(json).map_err(Error::Json)
}

/// The schema is looked at first, so that a stranger's file is named as such and not by its first odd field.
#[derive(serde::Deserialize)]
struct SchemaOnly {
    schema: String,
}

/// Why a text is not a dossier.
#[derive(Debug)]
pub enum Error {
    /// It is no JSON or lacks something; the message names line and column.
    Json(serde_json::Error),
    /// It names another schema.
    Schema(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => write!(f, "not a dossier: {error}"),
            Self::Schema(found) => {
                write!(f, "not a dossier of this version: schema is '{found}', expected '{SCHEMA_NAME}'")
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Json(error) => Some(error),
            Self::Schema(_) => None,
        }
    }
}
