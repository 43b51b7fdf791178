//! Flattens HTML pages to the plain text that naive scrapers make of them, menus and link lists left in.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, CharacterTokens, Tag, TagKind, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// How a scraper turns a page into lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// One line for each block element.
    Blocks,
    /// The same below the page's title, list items marked, an empty line between all.
    Spaced,
    /// The same, and each link a line of its own.
    Links,
    /// One line for each piece of text between two tags, below the page's title.
    Nodes,
    /// The lines of the source, tags taken out.
    Source,
}

/// All styles, under the names that figures bear.
pub const STYLES: [(&str, Style); 5] = [
    ("blocks", Style::Blocks),
    ("spaced", Style::Spaced),
    ("links", Style::Links),
    ("nodes", Style::Nodes),
    ("source", Style::Source),
];

/// A line of a flattened page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its words, white space collapsed.
    pub text: String,
    /// Whether it stands below a picture.
    pub caption: bool,
    /// Whether the page marks it as an item of a list.
    pub item: bool,
}

/// The lines of a page in each style, in the order of [`STYLES`].
pub fn flatten(html: &str) -> Vec<Vec<Line>> {
    let pieces = pieces(html);
    STYLES.iter().map(|(_, style)| Drawing::new(*style).draw(&pieces)).collect()
}

/// The text that a scraper of this style would store.
pub fn text(lines: &[Line], style: Style) -> String {
    let spaced = style == Style::Spaced;
    let lines = lines.iter().map(|line| match spaced && line.item {
        true => format!("* {}", line.text),
        false => line.text.clone(),
    });
    lines.collect::<Vec<String>>().join(if spaced { "\n\n" } else { "\n" })
}

/// What a page is made of, as far as a naive scraper sees it.
enum Piece {
    Title(String),
    Words {
        text: String,
        caption: bool,
    },
    /// Where a block element or a line break begins or ends.
    Block {
        item: bool,
    },
    /// Where an element inside a line begins or ends.
    Inline {
        link: bool,
    },
}

/// The lines while they are drawn.
struct Drawing {
    style: Style,
    lines: Vec<Line>,
    draft: String,
    caption: bool,
    item: bool,
}

impl Drawing {
    fn new(style: Style) -> Self {
        Drawing { style, lines: Vec::new(), draft: String::new(), caption: false, item: false }
    }

    fn draw(mut self, pieces: &[Piece]) -> Vec<Line> {
        for piece in pieces {
            match piece {
                Piece::Title(title) if matches!(self.style, Style::Spaced | Style::Nodes) => {
                    self.draft.push_str(title);
                    self.flush();
                }
                Piece::Title(_) => {}
                Piece::Words { text, caption } => self.words(text, *caption),
                Piece::Block { item } if self.style != Style::Source => {
                    self.flush();
                    self.item = *item;
                }
                Piece::Inline { link: true } if self.style == Style::Links => self.flush(),
                Piece::Block { .. } | Piece::Inline { .. } => {}
            }
        }
        self.flush();
        self.lines
    }

    fn words(&mut self, text: &str, caption: bool) {
        let by_source = self.style == Style::Source;
        let mut parts = text.split(|c| by_source && c == '\n');
        if let Some(first) = parts.next() {
            self.caption |= caption;
            self.draft.push_str(first);
        }
        for part in parts {
            self.flush();
            self.caption = caption;
            self.draft.push_str(part);
        }
        if self.style == Style::Nodes {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let text = self.draft.split_whitespace().collect::<Vec<&str>>().join(" ");
        if !text.is_empty() {
            self.lines.push(Line { text, caption: self.caption, item: self.item });
            self.item = false;
        }
        self.draft.clear();
        self.caption = false;
    }
}

fn pieces(html: &str) -> Vec<Piece> {
    let tokenizer = Tokenizer::new(Sink(RefCell::new(Reader::default())), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner().pieces
}

struct Sink(RefCell<Reader>);

/// The pieces while they are read.
#[derive(Default)]
struct Reader {
    pieces: Vec<Piece>,
    /// The element whose text no reader of the page sees, while it is open.
    silent: Option<&'static str>,
    captions: usize,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reader = self.0.borrow_mut();
        match token {
            CharacterTokens(text) => reader.text(&text),
            TagToken(tag) => {
                reader.tag(&tag);
                return if tag.kind == TagKind::StartTag { raw(&tag.name) } else { TokenSinkResult::Continue };
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Reader {
    fn text(&mut self, text: &str) {
        match (self.silent, self.pieces.last_mut()) {
            (Some("title"), Some(Piece::Title(title))) => title.push_str(text),
            (Some("title"), _) => self.pieces.push(Piece::Title(text.to_owned())),
            (Some(_), _) => {}
            // The tokenizer hands one text over in several parts.
            (None, Some(Piece::Words { text: words, .. })) => words.push_str(text),
            (None, _) => self.pieces.push(Piece::Words { text: text.to_owned(), caption: self.captions > 0 }),
        }
    }

    fn tag(&mut self, tag: &Tag) {
        let name: &str = &tag.name;
        let starts = tag.kind == TagKind::StartTag;
        if let Some(silent) = SILENT.iter().find(|silent| **silent == name) {
            self.silent = starts.then_some(*silent);
        }
        if name == "figcaption" {
            self.captions = if starts { self.captions + 1 } else { self.captions.saturating_sub(1) };
        }
        if INLINE.contains(&name) {
            self.pieces.push(Piece::Inline { link: name == "a" });
        } else {
            self.pieces.push(Piece::Block { item: starts && name == "li" });
        }
    }
}

/// Elements whose text is not shown, and the title, which is shown elsewhere.
const SILENT: &[&str] = &["script", "style", "title", "template", "textarea", "svg"];

/// Elements that stand inside a line. Some scrapers cut the line there nevertheless.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr", "picture", "source", "path", "use", "meta", "link",
];

fn raw(name: &str) -> TokenSinkResult<()> {
    match name {
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<title>Rain - Courier</title><script>x < y</script><ul><li><a href=1>Home</a><li>Sport</ul>\n\
        <p>It <b>rains</b> in\nBrno.</p><figure><figcaption>A wet cat</figcaption></figure>";

    fn drawn(style: Style) -> String {
        let at = STYLES.iter().position(|known| known.1 == style).expect("a known style");
        text(&flatten(HTML)[at], style)
    }

    #[test]
    fn each_style_cuts_in_its_own_way() {
        assert_eq!(drawn(Style::Blocks), "Home\nSport\nIt rains in Brno.\nA wet cat");
        assert_eq!(drawn(Style::Spaced), "Rain - Courier\n\n* Home\n\n* Sport\n\nIt rains in Brno.\n\nA wet cat");
        assert_eq!(drawn(Style::Links), "Home\nSport\nIt rains in Brno.\nA wet cat");
        assert_eq!(drawn(Style::Nodes), "Rain - Courier\nHome\nSport\nIt\nrains\nin Brno.\nA wet cat");
        assert_eq!(drawn(Style::Source), "HomeSport\nIt rains in\nBrno.A wet cat");
    }

    #[test]
    fn captions_are_marked() {
        let lines = flatten(HTML).swap_remove(0);
        let captions: Vec<&str> = lines.iter().filter(|line| line.caption).map(|line| line.text.as_str()).collect();
        assert_eq!(captions, ["A wet cat"]);
    }
}
