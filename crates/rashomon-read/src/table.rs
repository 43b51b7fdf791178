//! Tables (Parquet): each row is a record, its columns named as the fields of a JSON record.

use jiff::{Timestamp, civil};
use rashomon_model::Skipped;
use serde_json::{Map, Value as Json};

use crate::Limits;
use crate::assemble::{Batch, none, record_page};
use crate::jsonl::over;
use crate::parquet::{Column, Cursor, Kind, Table, open};
use crate::parquet_values::Value;
use crate::progress::Step;
use crate::raw::Raw;
use crate::records::{article, means_something};

/// How many columns a message names.
const NAMES_SHOWN: usize = 8;

/// Reads the rows of a table. `#ROW` counts them from 1; what identifies a row's page is the row as JSON, in the columns
/// that are read, by name.
pub(crate) fn rows(location: &str, raw: Raw, limits: &Limits, step: &mut dyn FnMut(Step)) -> Batch {
    let length = raw.length();
    let mut table = match open(raw, limits) {
        Ok(table) => table,
        Err(why) => return none(location, why),
    };
    let columns = match known_columns(&table.columns) {
        Ok(columns) => columns,
        Err(why) => return none(location, why),
    };
    let mut rows = Rows { location, limits, batch: Batch::default(), next: 1 };
    for group in 0..table.description.row_groups.len() {
        let first = rows.next;
        let count = u64::try_from(table.description.row_groups[group].num_rows).unwrap_or(0);
        let full = match rows.group(&mut table, group, &columns, count) {
            Ok(full) => full,
            Err(why) => {
                rows.damaged(&why);
                false
            }
        };
        if full {
            break;
        }
        rows.next = first.saturating_add(count);
        let bytes = table.used(group);
        step(Step { pages: rows.batch.pages.len(), left_out: rows.batch.tally.total(), bytes, length });
    }
    rows.finish()
}

/// The columns that mean something, by name; those of structures, which share a name, mean nothing.
fn known_columns(columns: &[Column]) -> Result<Vec<Column>, String> {
    let alone = |column: &&Column| columns.iter().filter(|other| other.name == column.name).count() == 1;
    let mut known: Vec<Column> =
        columns.iter().filter(|column| means_something(&column.name)).filter(alone).cloned().collect();
    known.sort_by(|a, b| a.name.cmp(&b.name));
    if known.is_empty() {
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).take(NAMES_SHOWN).collect();
        let more = if columns.len() > names.len() { ", …" } else { "" };
        return Err(format!("no articles: no column 'text' or 'html' (columns: {}{more})", names.join(", ")));
    }
    Ok(known)
}

struct Rows<'a> {
    location: &'a str,
    limits: &'a Limits,
    batch: Batch,
    next: u64,
}

impl Rows<'_> {
    /// Reads the rows of one group; true where no more may be read.
    fn group(&mut self, table: &mut Table, group: usize, columns: &[Column], count: u64) -> Result<bool, String> {
        let cursors: Result<Vec<Cursor>, String> = columns.iter().map(|column| table.cursor(group, column)).collect();
        let mut cursors = cursors?;
        for _ in 0..count {
            if self.next > self.limits.records as u64 {
                let number = usize::try_from(self.next).unwrap_or(usize::MAX);
                self.batch.skipped.push(over(self.location, number, self.limits.records));
                return Ok(true);
            }
            let mut row = Map::new();
            for cursor in &mut cursors {
                let values = table.row(cursor)?;
                row.extend(json(values, cursor.kind()).map(|value| (cursor.name().to_owned(), value)));
            }
            self.row(row);
            self.next += 1;
        }
        Ok(false)
    }

    fn row(&mut self, row: Map<String, Json>) {
        let bytes = serde_json::to_vec(&row).unwrap_or_default();
        if bytes.len() > self.limits.file_bytes {
            return self.batch.tally.add("rows longer than the limit");
        }
        match article(row) {
            Ok(read) => {
                let location = format!("{}#{}", self.location, self.next);
                self.batch.pages.push(record_page(location, &bytes, read, Vec::new()));
            }
            Err(_) => self.batch.tally.add("rows without words under 'text' or 'html'"),
        }
    }

    fn damaged(&mut self, why: &str) {
        self.batch.tally.add("damaged groups of rows");
        let why = format!("{why}; this row and what follows in its group was not read");
        self.batch.skipped.push(Skipped { location: format!("{}#{}", self.location, self.next), why });
    }

    fn finish(mut self) -> Batch {
        if !self.batch.tally.is_empty() {
            let why = format!("not all rows are pages ({})", self.batch.tally);
            self.batch.skipped.push(Skipped { location: self.location.to_owned(), why });
        }
        if self.batch.pages.is_empty() && self.batch.skipped.is_empty() {
            return none(self.location, "a table without rows".to_owned());
        }
        self.batch
    }
}

/// The values of a row in one column as JSON.
fn json(values: Vec<Value>, kind: Kind) -> Option<Json> {
    let mut values: Vec<Json> = values.into_iter().filter_map(|value| one(value, kind)).collect();
    match values.len() {
        0 | 1 => values.pop(),
        _ => Some(Json::Array(values)),
    }
}

fn one(value: Value, kind: Kind) -> Option<Json> {
    let text = match (value, kind) {
        (Value::Text(bytes), _) => String::from_utf8_lossy(&bytes).into_owned(),
        (Value::Number(number), Kind::Days) => day(number)?.to_string(),
        (Value::Number(number), Kind::Ticks { second, utc }) => {
            let stamp = Timestamp::from_second(number.div_euclid(second)).ok()?.to_string();
            if utc { stamp } else { stamp.trim_end_matches('Z').to_owned() }
        }
        (Value::Number(number), _) => return Some(Json::Number(number.into())),
        (Value::Old(nanoseconds, day_number), _) => {
            // The Julian day 2,440,588 is the first of January 1970.
            let midnight = day(i64::from(day_number) - 2_440_588)?.at(0, 0, 0, 0);
            let seconds = i64::try_from(nanoseconds / 1_000_000_000).ok()?;
            midnight.checked_add(jiff::SignedDuration::from_secs(seconds)).ok()?.to_string()
        }
    };
    Some(Json::String(text))
}

/// The day so many days after the first of January 1970.
fn day(days: i64) -> Option<civil::Date> {
    let span = jiff::Span::new().try_days(days).ok()?;
    civil::date(1970, 1, 1).checked_add(span).ok()
}
