//! Lines that fit the width of a terminal: words, wrapping, columns and colour.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::clean;
use crate::text::Colour;

/// How a word stands out. Colour never carries a meaning of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Plain,
    Strong,
    Dim,
    Alarm,
    Gone,
    New,
}

/// A piece of text that is not broken across lines unless it alone is wider than the column.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    text: String,
    style: Style,
}

/// The words of a text, made harmless.
pub(crate) fn words(text: &str, style: Style) -> Vec<Word> {
    let line = clean::line(text);
    line.split(' ').filter(|word| !word.is_empty()).map(|word| Word { text: word.to_owned(), style }).collect()
}

/// Puts quotation marks around words that belong together.
pub(crate) fn quoted(mut words: Vec<Word>) -> Vec<Word> {
    if let Some(first) = words.first_mut() {
        first.text.insert(0, '“');
    }
    if let Some(last) = words.last_mut() {
        last.text.push('”');
    }
    words
}

/// Adds words without a space before the first, as a comma follows a word.
pub(crate) fn attach(words: &mut Vec<Word>, more: Vec<Word>) {
    let mut more = more.into_iter();
    if let (Some(last), Some(first)) = (words.last_mut(), more.next()) {
        last.text.push_str(&first.text);
    }
    words.extend(more);
}

/// A text that stays on one line, such as a reference.
pub(crate) fn whole(text: &str, style: Style) -> Word {
    Word { text: clean::line(text), style }
}

/// Where a column puts its text.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Align {
    Left,
    Right,
}

/// A cell of a row, with the width it may fill.
pub(crate) struct Cell {
    pub width: usize,
    align: Align,
    lines: Vec<Vec<Word>>,
}

/// A cell whose words are wrapped.
pub(crate) fn cell(width: usize, words: &[Word]) -> Cell {
    Cell { width, align: Align::Left, lines: wrap(words, width) }
}

/// A cell with one short text at its right edge.
pub(crate) fn number(width: usize, text: &str) -> Cell {
    let word = Word { text: clean::shortened(&clean::line(text), width), style: Style::Plain };
    Cell { width, align: Align::Right, lines: vec![vec![word]] }
}

/// A cell with lines of its own, which must fit the width, such as the branches of a tree.
pub(crate) fn fixed(width: usize, lines: Vec<String>, style: Style) -> Cell {
    let lines = lines.into_iter().map(|text| vec![Word { text, style }]).collect();
    Cell { width, align: Align::Left, lines }
}

impl Cell {
    /// The number of lines.
    pub fn height(&self) -> usize {
        self.lines.len()
    }
}

/// What is written so far.
pub(crate) struct Sheet {
    pub width: usize,
    colour: Colour,
    out: String,
}

impl Sheet {
    pub fn new(width: usize, colour: Colour) -> Self {
        Self { width, colour, out: String::new() }
    }

    pub fn finish(self) -> String {
        self.out
    }

    pub fn blank(&mut self) {
        self.out.push('\n');
    }

    /// A paragraph whose lines all start at the indent.
    pub fn paragraph(&mut self, indent: usize, words: &[Word]) {
        let width = self.width.saturating_sub(indent);
        self.row(&[fixed(indent, Vec::new(), Style::Plain), cell(width, words)]);
    }

    /// Cells side by side; the row is as high as its highest cell.
    pub fn row(&mut self, cells: &[Cell]) {
        let height = cells.iter().map(Cell::height).max().unwrap_or(0);
        for line in 0..height {
            let mut written = String::new();
            let mut pending = 0;
            for cell in cells {
                let words = cell.lines.get(line).map(Vec::as_slice).unwrap_or_default();
                let gap = cell.width.saturating_sub(measure(words));
                if words.is_empty() {
                    pending += cell.width;
                    continue;
                }
                let (before, after) = match cell.align {
                    Align::Left => (0, gap),
                    Align::Right => (gap, 0),
                };
                written.push_str(&" ".repeat(pending + before));
                written.push_str(&painted(words, self.colour));
                pending = after;
            }
            self.out.push_str(written.trim_end());
            self.out.push('\n');
        }
    }
}

/// Breaks words into lines no wider than the width; a word that is wider is broken between characters.
fn wrap(words: &[Word], width: usize) -> Vec<Vec<Word>> {
    let mut lines: Vec<Vec<Word>> = Vec::new();
    let mut room = 0;
    for word in words {
        for part in broken(word, width.max(2)) {
            let needed = part.text.width();
            match lines.last_mut() {
                Some(line) if needed < room => {
                    room -= needed + 1;
                    line.push(part);
                }
                _ => {
                    room = width.max(2).saturating_sub(needed);
                    lines.push(vec![part]);
                }
            }
        }
    }
    lines
}

fn broken(word: &Word, width: usize) -> Vec<Word> {
    if word.text.width() <= width {
        return vec![word.clone()];
    }
    let mut parts = vec![String::new()];
    let mut filled = 0;
    for c in word.text.chars() {
        let needed = c.width().unwrap_or(0);
        if filled + needed > width {
            parts.push(String::new());
            filled = 0;
        }
        filled += needed;
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts.into_iter().map(|text| Word { text, style: word.style }).collect()
}

/// The width of words with one space between them.
pub(crate) fn measure(words: &[Word]) -> usize {
    let letters: usize = words.iter().map(|word| word.text.width()).sum();
    letters + words.len().saturating_sub(1)
}

fn painted(words: &[Word], colour: Colour) -> String {
    let paint = |word: &Word| match (colour, code(word.style)) {
        (Colour::Ansi, Some(code)) => format!("\u{1b}[{code}m{}\u{1b}[0m", word.text),
        _ => word.text.clone(),
    };
    words.iter().map(paint).collect::<Vec<_>>().join(" ")
}

fn code(style: Style) -> Option<&'static str> {
    match style {
        Style::Plain => None,
        Style::Strong => Some("1"),
        Style::Dim => Some("2"),
        Style::Alarm => Some("1;31"),
        Style::Gone => Some("31"),
        Style::New => Some("32"),
    }
}
