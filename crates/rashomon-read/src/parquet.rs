//! Parquet: the columns of a table, page by page, within bounds. Only what columns of words and times need is known.

use std::io::{self, BufReader, Read, Seek, SeekFrom};

use parquet_format_safe::thrift::protocol::TCompactInputProtocol;
use parquet_format_safe::{
    ColumnMetaData, CompressionCodec, ConvertedType, Encoding, FieldRepetitionType, FileMetaData, LogicalType,
    PageHeader, PageType, SchemaElement, TimeUnit, Type,
};

use crate::Limits;
use crate::parquet_values::{Value, Values, hybrid, plain_texts};
use crate::raw::Raw;
use crate::unpack::{Ending, Method, unpack};

/// Values of one page at most. Writers put a million rows into one group, and a group of nulls into one page.
const PAGE_VALUES: usize = 1 << 21;

/// Bytes at most of the texts of one page that share their beginnings, once written out.
const PAGE_TEXT: usize = 64 << 20;

/// Values of one list at most; lists are of authors.
const LIST_VALUES: usize = 1 << 16;

/// How deep a schema may nest; columns that are read lie three deep at most.
const DEPTH: usize = 64;

/// Said where the budget is used up.
const TOO_MUCH: &str = "the table unpacks to far more than its size, as no collection of articles does";

/// The mark at both ends of a file.
const MARK: &[u8] = b"PAR1";

/// A table whose description was read.
pub(crate) struct Table {
    raw: Raw,
    length: u64,
    pub description: FileMetaData,
    /// The columns that hold words, numbers or times, alone or in a list.
    pub columns: Vec<Column>,
    /// Bytes that may still be unpacked.
    budget: u64,
    page_limit: usize,
}

/// A column that can be read.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// The name at the top of the schema.
    pub name: String,
    /// Its place among the columns of a row group.
    place: usize,
    kind: Kind,
    /// The level at which a value is there.
    defined: u32,
    repeated: bool,
}

/// What the stored values mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Number32,
    Number64,
    Days,
    /// Ticks since 1970, so many a second; in UTC, or of a clock that is not told.
    Ticks {
        second: i64,
        utc: bool,
    },
    /// Twelve bytes: nanoseconds of the day and the Julian day.
    Old,
}

/// Where the reading of one column of one row group has come.
pub(crate) struct Cursor {
    column: Column,
    codec: CompressionCodec,
    at: u64,
    end: u64,
    dictionary: Vec<Vec<u8>>,
    dictionary_numbers: Option<Values>,
    page: Page,
}

#[derive(Default)]
struct Page {
    repetition: Vec<u32>,
    definition: Vec<u32>,
    values: Values,
    next: usize,
    count: usize,
}

/// Opens a table: reads and checks its description.
pub(crate) fn open(mut raw: Raw, limits: &Limits) -> Result<Table, String> {
    let length = raw.length().ok_or("a table (Parquet) is read from its end; give it as a file")?;
    let description = description(&mut raw, length, limits.table_description)?;
    let columns = columns(&description.schema)?;
    let budget = limits.unpacked_free.saturating_add(length.saturating_mul(limits.unpack_ratio));
    Ok(Table { raw, length, description, columns, budget, page_limit: limits.table_page })
}

fn description(raw: &mut Raw, length: u64, most: usize) -> Result<FileMetaData, String> {
    let cut = || "a table (Parquet) that is cut: its end, which describes it, is missing".to_owned();
    let tail_at = length.checked_sub(8).ok_or_else(cut)?;
    let tail = bytes_at(raw, tail_at, 8).map_err(|_| cut())?;
    let (size, mark) = tail.split_at(4);
    if mark != MARK {
        return Err(cut());
    }
    let size = u64::from(size.first_chunk::<4>().map_or(0, |size| u32::from_le_bytes(*size)));
    let at = tail_at.checked_sub(size).ok_or("a table (Parquet) whose description would be longer than the file")?;
    if size > most as u64 {
        return Err(format!("a table (Parquet) whose description is longer than the limit of {most} bytes"));
    }
    let bytes = bytes_at(raw, at, size as usize).map_err(|_| cut())?;
    let mut protocol = TCompactInputProtocol::new(bytes.as_slice(), most);
    FileMetaData::read_from_in_protocol(&mut protocol)
        .map_err(|_| "a table (Parquet) whose description cannot be read".to_owned())
}

fn bytes_at(raw: &mut Raw, at: u64, length: usize) -> io::Result<Vec<u8>> {
    raw.seek(SeekFrom::Start(at))?;
    let mut bytes = Vec::new();
    raw.by_ref().take(length as u64).read_to_end(&mut bytes)?;
    if bytes.len() == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

/// The columns that can be read. The schema lists a tree, every node before its children.
fn columns(schema: &[SchemaElement]) -> Result<Vec<Column>, String> {
    let damaged = || "a table (Parquet) whose schema is damaged".to_owned();
    let mut open: Vec<Node> = vec![Node { left: children(schema.first().ok_or_else(damaged)?), ..Node::default() }];
    let mut columns: Vec<Column> = Vec::new();
    let mut place = 0;
    for element in &schema[1..] {
        while open.last().is_some_and(|node| node.left == 0) {
            open.pop();
        }
        let depth = open.len();
        let above = open.last_mut().filter(|_| depth < DEPTH).ok_or_else(damaged)?;
        above.left -= 1;
        let node = above.child(element, depth == 1);
        if node.left > 0 {
            open.push(node);
            continue;
        }
        if let Some(kind) = kind(element).filter(|_| node.repeated < 2 && depth <= 3) {
            let (name, defined) = (node.name, node.defined);
            columns.push(Column { name, place, kind, defined, repeated: node.repeated == 1 });
        }
        place += usize::from(element.type_.is_some());
    }
    Ok(columns)
}

#[derive(Default)]
struct Node {
    left: usize,
    name: String,
    defined: u32,
    repeated: u32,
}

impl Node {
    fn child(&self, element: &SchemaElement, top: bool) -> Node {
        let repetition = element.repetition_type.unwrap_or(FieldRepetitionType::REQUIRED);
        Node {
            left: children(element),
            name: if top { element.name.clone() } else { self.name.clone() },
            defined: self.defined + u32::from(repetition != FieldRepetitionType::REQUIRED),
            repeated: self.repeated + u32::from(repetition == FieldRepetitionType::REPEATED),
        }
    }
}

fn children(element: &SchemaElement) -> usize {
    element.num_children.and_then(|count| usize::try_from(count).ok()).unwrap_or(0)
}

/// What the values of a leaf mean; none for those that are never words, numbers or times.
fn kind(element: &SchemaElement) -> Option<Kind> {
    let ticks = |second, utc| Some(Kind::Ticks { second, utc });
    match (element.type_?, &element.logical_type, element.converted_type) {
        (Type::BYTE_ARRAY, _, _) => Some(Kind::Text),
        (Type::INT96, _, _) => Some(Kind::Old),
        (Type::INT32, Some(LogicalType::DATE(_)), _) | (Type::INT32, _, Some(ConvertedType::DATE)) => Some(Kind::Days),
        (Type::INT64, Some(LogicalType::TIMESTAMP(stamp)), _) => match stamp.unit {
            TimeUnit::MILLIS(_) => ticks(1_000, stamp.is_adjusted_to_u_t_c),
            TimeUnit::MICROS(_) => ticks(1_000_000, stamp.is_adjusted_to_u_t_c),
            TimeUnit::NANOS(_) => ticks(1_000_000_000, stamp.is_adjusted_to_u_t_c),
        },
        (Type::INT64, _, Some(ConvertedType::TIMESTAMP_MILLIS)) => ticks(1_000, true),
        (Type::INT64, _, Some(ConvertedType::TIMESTAMP_MICROS)) => ticks(1_000_000, true),
        (Type::INT32, _, _) => Some(Kind::Number32),
        (Type::INT64, _, _) => Some(Kind::Number64),
        _ => None,
    }
}

impl Table {
    /// How far into the file the end of a row group lies, as far as it tells.
    pub(crate) fn used(&self, group: usize) -> u64 {
        let chunks = self.description.row_groups.get(group).map(|group| group.columns.as_slice()).unwrap_or_default();
        let ends = chunks.iter().filter_map(|chunk| range(chunk.meta_data.as_ref()?, self.length));
        ends.map(|(_, end)| end).max().unwrap_or(0)
    }

    /// Begins to read a column of a row group.
    pub(crate) fn cursor(&self, group: usize, column: &Column) -> Result<Cursor, String> {
        let group = self.description.row_groups.get(group);
        let chunk = group.and_then(|group| group.columns.get(column.place));
        let chunk = chunk.filter(|chunk| chunk.file_path.is_none()).and_then(|chunk| chunk.meta_data.as_ref());
        let chunk = chunk.ok_or_else(|| format!("the column '{}' is not in this file", column.name))?;
        let (at, end) = range(chunk, self.length)
            .ok_or_else(|| format!("the column '{}' would lie outside of the file", column.name))?;
        Ok(Cursor {
            column: column.clone(),
            codec: chunk.codec,
            at,
            end,
            dictionary: Vec::new(),
            dictionary_numbers: None,
            page: Page::default(),
        })
    }

    /// The values of the next row; more than one where the column is a list.
    pub(crate) fn row(&mut self, cursor: &mut Cursor) -> Result<Vec<Value>, String> {
        let read = self.values(cursor);
        read.map_err(|why| format!("the column '{}' cannot be read: {why}", cursor.column.name))
    }

    fn values(&mut self, cursor: &mut Cursor) -> Result<Vec<Value>, String> {
        while cursor.page.is_read() {
            self.next_page(cursor)?;
        }
        let mut row = Vec::new();
        let mut bytes = 0;
        loop {
            let value = cursor.value()?;
            // A text of a dictionary is packed once and given out as often as its page says.
            if let Some(Value::Text(text)) = &value {
                self.spend(text.len())?;
                bytes += text.len();
            }
            row.extend(value);
            if row.len() > LIST_VALUES || bytes > self.page_limit {
                return Err("a list is longer than any list of authors".to_owned());
            }
            // The values of a list may go on in the next page.
            while cursor.column.repeated && cursor.page.is_read() && cursor.at < cursor.end {
                self.next_page(cursor)?;
            }
            if !cursor.page.repeats() {
                return Ok(row);
            }
        }
    }

    /// Reads the next page of a column, a dictionary before it included.
    fn next_page(&mut self, cursor: &mut Cursor) -> Result<(), String> {
        if cursor.at >= cursor.end {
            return Err("it ends before its rows".to_owned());
        }
        let (header, at) = self.page_header(cursor.at)?;
        let size = u64::try_from(header.compressed_page_size).map_err(|_| "a page of less than no bytes")?;
        let next = at.checked_add(size).filter(|next| *next <= cursor.end).ok_or("a page reaches beyond its column")?;
        if size > self.page_limit as u64 {
            return Err(format!("a page is longer than the limit of {} bytes", self.page_limit));
        }
        cursor.at = next;
        match header.type_ {
            PageType::DICTIONARY_PAGE | PageType::DATA_PAGE | PageType::DATA_PAGE_V2 => {
                let packed = bytes_at(&mut self.raw, at, size as usize).map_err(|_| "a page is cut")?;
                self.open_page(cursor, &header, packed)
            }
            _ => Ok(()),
        }
    }

    fn page_header(&mut self, at: u64) -> Result<(PageHeader, u64), String> {
        let unreadable = |_| "the head of a page cannot be read".to_owned();
        self.raw.seek(SeekFrom::Start(at)).map_err(|_| "a page is cut")?;
        let mut reader = BufReader::new(&mut self.raw);
        let mut protocol = TCompactInputProtocol::new(&mut reader, self.page_limit);
        let header = PageHeader::read_from_in_protocol(&mut protocol).map_err(unreadable)?;
        let at = reader.stream_position().map_err(|_| "a page is cut")?;
        Ok((header, at))
    }

    fn open_page(&mut self, cursor: &mut Cursor, header: &PageHeader, packed: Vec<u8>) -> Result<(), String> {
        let missing = "a page has a head of another kind";
        let size = usize::try_from(header.uncompressed_page_size).map_err(|_| "a page of less than no bytes")?;
        if header.type_ == PageType::DICTIONARY_PAGE {
            let head = header.dictionary_page_header.as_ref().ok_or(missing)?;
            let bytes = self.unpack(cursor.codec, packed, size)?;
            return cursor.open_dictionary(bytes, count(head.num_values)?);
        }
        if let Some(head) = &header.data_page_header {
            let bytes = self.unpack(cursor.codec, packed, size)?;
            let count = count(head.num_values)?;
            self.spend(count)?;
            return cursor.open_first_version(&bytes, count, head.encoding);
        }
        let head = header.data_page_header_v2.as_ref().ok_or(missing)?;
        let levels = [head.repetition_levels_byte_length, head.definition_levels_byte_length];
        let levels = levels.map(|length| usize::try_from(length).ok());
        let [Some(repetition), Some(definition)] = levels else {
            return Err("levels of less than no bytes".to_owned());
        };
        let both = repetition.checked_add(definition).ok_or("levels longer than their page")?;
        let (levels, packed) = packed.split_at_checked(both).ok_or("levels longer than their page")?;
        let bytes = match head.is_compressed {
            Some(false) => packed.to_vec(),
            _ => self.unpack(cursor.codec, packed.to_vec(), size.saturating_sub(both))?,
        };
        let (repetition, definition) = levels.split_at(repetition);
        let count = count(head.num_values)?;
        self.spend(count)?;
        cursor.open_data(repetition, definition, &bytes, count, head.encoding)
    }

    /// Takes bytes or values from what may still be unpacked.
    fn spend(&mut self, amount: usize) -> Result<(), String> {
        self.budget = self.budget.checked_sub(amount as u64).ok_or(TOO_MUCH)?;
        Ok(())
    }

    /// Unpacks a page to the size it claims, which is within the limit and the budget.
    fn unpack(&mut self, codec: CompressionCodec, packed: Vec<u8>, size: usize) -> Result<Vec<u8>, String> {
        if size > self.page_limit {
            return Err(format!("a page unpacks to more than the limit of {} bytes", self.page_limit));
        }
        self.spend(size)?;
        let method = match codec {
            CompressionCodec::UNCOMPRESSED => return Ok(packed),
            CompressionCodec::SNAPPY => return snappy(&packed, size),
            CompressionCodec::GZIP => Method::Gzip,
            CompressionCodec::BROTLI => Method::Brotli,
            CompressionCodec::ZSTD => Method::Zstd,
            _ => return Err("it is packed by LZ4 or LZO; write it with snappy, zstd, gzip or brotli".to_owned()),
        };
        if size == 0 {
            return Ok(Vec::new());
        }
        let unpacked = unpack(method, packed, size);
        match unpacked.ending {
            Ending::Whole if unpacked.bytes.len() == size => Ok(unpacked.bytes),
            _ => Err("a page does not unpack to the size it claims".to_owned()),
        }
    }
}

fn snappy(packed: &[u8], size: usize) -> Result<Vec<u8>, String> {
    let wrong = || "a page does not unpack to the size it claims".to_owned();
    if snap::raw::decompress_len(packed).ok() != Some(size) {
        return Err(wrong());
    }
    snap::raw::Decoder::new().decompress_vec(packed).map_err(|_| wrong())
}

/// Where a column chunk lies in the file.
fn range(chunk: &ColumnMetaData, length: u64) -> Option<(u64, u64)> {
    let dictionary = chunk.dictionary_page_offset.filter(|at| *at > 0);
    let start = dictionary.unwrap_or(chunk.data_page_offset).min(chunk.data_page_offset);
    let start = u64::try_from(start).ok().filter(|start| *start >= MARK.len() as u64)?;
    let end = start.checked_add(u64::try_from(chunk.total_compressed_size).ok()?)?;
    (end <= length).then_some((start, end))
}

fn count(values: i32) -> Result<usize, String> {
    match usize::try_from(values) {
        Ok(count) if count <= PAGE_VALUES => Ok(count),
        _ => Err(format!("a page claims {values} values; {PAGE_VALUES} is the most")),
    }
}

impl Page {
    /// Whether all of it was given out.
    fn is_read(&self) -> bool {
        self.next == self.count
    }

    /// Whether the next value belongs to the same row as the one before.
    fn repeats(&self) -> bool {
        self.repetition.get(self.next).is_some_and(|level| *level > 0)
    }
}

impl Cursor {
    fn open_dictionary(&mut self, bytes: Vec<u8>, count: usize) -> Result<(), String> {
        if self.column.kind == Kind::Text {
            self.dictionary = plain_texts(&bytes, count)?;
        } else {
            self.dictionary_numbers = Some(Values::plain(bytes, self.column.kind));
        }
        Ok(())
    }

    /// In the first version of pages the levels stand before the values, each behind its length.
    fn open_first_version(&mut self, bytes: &[u8], count: usize, encoding: Encoding) -> Result<(), String> {
        let (repetition, bytes) = if self.column.repeated { levels(bytes)? } else { (&[][..], bytes) };
        let (definition, bytes) = if self.column.defined > 0 { levels(bytes)? } else { (&[][..], bytes) };
        self.open_data(repetition, definition, bytes, count, encoding)
    }

    fn open_data(
        &mut self,
        repetition: &[u8],
        definition: &[u8],
        bytes: &[u8],
        count: usize,
        encoding: Encoding,
    ) -> Result<(), String> {
        let definition = match self.column.defined {
            0 => Vec::new(),
            most => hybrid(definition, most.ilog2() + 1, count)?,
        };
        let there = definition.iter().filter(|level| **level == self.column.defined).count();
        let there = if self.column.defined == 0 { count } else { there };
        let values = match encoding {
            Encoding::PLAIN => Values::plain(bytes.to_vec(), self.column.kind),
            Encoding::PLAIN_DICTIONARY | Encoding::RLE_DICTIONARY => Values::indices(bytes, there)?,
            Encoding::DELTA_BINARY_PACKED => Values::deltas(bytes, there)?,
            Encoding::DELTA_LENGTH_BYTE_ARRAY => Values::lengths(bytes, there)?,
            Encoding::DELTA_BYTE_ARRAY => Values::prefixes(bytes, there, PAGE_TEXT)?,
            _ => return Err("its values are stored in a way that is not known".to_owned()),
        };
        let repetition = if self.column.repeated { hybrid(repetition, 1, count)? } else { Vec::new() };
        self.page = Page { repetition, definition, values, next: 0, count };
        Ok(())
    }

    /// The next value, or none where the row has none.
    fn value(&mut self) -> Result<Option<Value>, String> {
        let level = self.page.definition.get(self.page.next).copied().unwrap_or(self.column.defined);
        self.page.next += 1;
        if level != self.column.defined {
            return Ok(None);
        }
        let cut = "a page has fewer values than it claims";
        let Some(index) = self.page.values.next_index() else {
            return Ok(Some(self.page.values.next_value().ok_or(cut)?));
        };
        let index = index.ok_or(cut)?;
        let value = match &self.dictionary_numbers {
            Some(numbers) => numbers.at(index),
            None => self.dictionary.get(index).cloned().map(Value::Text),
        };
        Ok(Some(value.ok_or("a value is not in its dictionary")?))
    }

    /// What the values of this column mean.
    pub(crate) fn kind(&self) -> Kind {
        self.column.kind
    }

    /// The name of the column.
    pub(crate) fn name(&self) -> &str {
        &self.column.name
    }
}

fn levels(bytes: &[u8]) -> Result<(&[u8], &[u8]), String> {
    let cut = "levels longer than their page";
    let (length, rest) = bytes.split_first_chunk::<4>().ok_or(cut)?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or_else(|| cut.to_owned())
}
