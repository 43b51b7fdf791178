//! Reads HTML once, in linear time and without building a tree: text blocks in page order, and what the head says.

use rashomon_model::{Run, SourceMap, Span};

use crate::block::{Block, Region, Shape};
use crate::limits::Limits;
use crate::measure::push_collapsed;
use crate::region::region;
use crate::tokens::{self, Piece, Sink, Tag};

/// What one pass over a page's HTML finds.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    /// Its text, block by block.
    pub blocks: Vec<Block>,
    /// Its meta elements, names in lower case, in order.
    pub metas: Vec<(String, String)>,
    /// The words of its `title` element.
    pub title: String,
    /// Its JSON-LD scripts.
    pub json_ld: Vec<String>,
    /// The canonical address it gives.
    pub canonical: Option<String>,
    /// The language its root element names.
    pub language: Option<String>,
    /// First-level headings, in order.
    pub headings: Vec<String>,
    /// Elements that give a date in an attribute, outside comments.
    pub times: Vec<TimeElement>,
    /// Elements counted.
    pub nodes: usize,
    /// Deepest nesting counted.
    pub depth: usize,
    /// Steps that a tree builder would spend on formatting elements that are never closed.
    pub reconstructions: usize,
    /// Blocks beyond the limit.
    pub blocks_left_out: usize,
}

/// A `time` element, or another whose attributes give a date.
#[derive(Debug)]
pub(crate) struct TimeElement {
    /// Its machine-readable date.
    pub value: String,
    /// What its name, class and item property say that it is the time of.
    pub of: TimeOf,
    /// The part of the page that it stands in.
    pub region: Region,
    /// Number of blocks before it.
    pub at: usize,
}

/// What a time element is the time of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TimeOf {
    Publication,
    Unsaid,
    Change,
}

/// Reads a page.
pub(crate) fn read(html: &str, limits: &Limits) -> Markup {
    tokens::read(html, Reader::new(limits)).finish()
}

/// An element that is open.
struct Open {
    name: String,
    /// The part of the page that it and all around it say it is.
    region: Region,
    hidden: bool,
    /// Whether it begins and ends a block.
    block: bool,
    /// Its number, and that of the nearest block element around it.
    element: u32,
}

/// The block that is being gathered.
#[derive(Default)]
struct Draft {
    text: String,
    source: SourceMap,
    linked: usize,
    /// A part named by an inline element, and how many bytes stand in it.
    inline: Option<(Region, usize)>,
}

struct Reader {
    out: Markup,
    open: Vec<Open>,
    draft: Draft,
    limits: Limits,
    /// Formatting elements that were opened and not closed, by kind.
    formatting: [usize; FORMATTING.len()],
    links: usize,
    json_ld: Option<String>,
}

const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements that do not end the head by beginning.
const HEAD_ELEMENTS: [&str; 8] = ["head", "meta", "link", "title", "script", "style", "noscript", "template"];

/// Nesting beyond which elements are counted but no longer told apart.
const DEEPEST: usize = 512;

impl Sink for Reader {
    fn text(&mut self, text: &str, pieces: &[Piece]) {
        if let Some(script) = &mut self.json_ld {
            return script.push_str(text);
        }
        if self.is_in("title") && !self.is_in("svg") {
            return self.out.title.push_str(text);
        }
        if self.open.last().is_some_and(|open| open.hidden) {
            return;
        }
        let verbatim = self.is_in("pre");
        for piece in pieces {
            let Some(words) = text.get(piece.text.clone()) else { continue };
            for (at, c) in words.char_indices() {
                let source = match piece.is_even() {
                    true => Span::new(piece.source.start + at, piece.source.start + at + c.len_utf8()),
                    false => Span::new(piece.source.start, piece.source.end),
                };
                if verbatim && c == '\n' { self.flush() } else { self.push(c, Some(source)) }
            }
        }
    }

    fn start(&mut self, tag: &Tag) -> bool {
        self.out.nodes += 1;
        self.count_formatting(&tag.name);
        self.note(tag);
        let name = tag.name.as_str();
        if name == "br" || is_block(name) {
            self.flush();
        } else if matches!(name, "img" | "input") {
            self.push(' ', None);
        }
        if is_void(name) || (tag.self_closing && self.is_in("svg")) {
            return false;
        }
        self.close_implied(name);
        self.push_open(tag);
        true
    }

    fn end(&mut self, name: &str) {
        if let Some(kind) = FORMATTING.iter().position(|formatting| *formatting == name) {
            self.formatting[kind] = self.formatting[kind].saturating_sub(1);
        }
        if name == "script" {
            self.out.json_ld.extend(self.json_ld.take());
        }
        if is_block(name) {
            self.flush();
        }
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else { return };
        // An inline end tag does not reach out of the block that it stands in.
        let crosses = !is_block(name) && self.open[at..].iter().any(|open| open.block);
        if !crosses {
            self.close_from(at);
        }
    }
}

impl Reader {
    fn new(limits: &Limits) -> Self {
        Reader {
            out: Markup::default(),
            open: Vec::new(),
            draft: Draft::default(),
            limits: *limits,
            formatting: [0; FORMATTING.len()],
            links: 0,
            json_ld: None,
        }
    }

    fn is_in(&self, name: &str) -> bool {
        self.open.iter().rev().take(8).any(|open| open.name == name)
    }

    /// Adds a character; `source` says where it stands in the HTML.
    fn push(&mut self, c: char, source: Option<Span>) {
        let before = self.draft.text.len();
        push_collapsed(&mut self.draft.text, c);
        let added = self.draft.text.len() - before;
        if let Some(source) = source.filter(|_| added > 0) {
            self.draft.source.push(Run { text: Span::new(before, before + added), source });
        }
        if self.links > 0 {
            self.draft.linked += added;
        }
        let Some(open) = self.open.last().filter(|open| !open.block) else { return };
        match &mut self.draft.inline {
            Some((region, bytes)) if *region == open.region => *bytes += added,
            Some(_) => {}
            none => *none = Some((open.region, added)),
        }
    }

    /// Ends the block that is being gathered.
    fn flush(&mut self) {
        let mut draft = std::mem::take(&mut self.draft);
        draft.text.truncate(draft.text.trim_end().len());
        if draft.text.is_empty() {
            return;
        }
        if self.out.blocks.len() >= self.limits.blocks {
            self.out.blocks_left_out += 1;
            return;
        }
        let block = self.block(draft);
        if self.is_in("h1") && block.region == Region::Plain {
            self.out.headings.push(block.text.clone());
        }
        self.out.blocks.push(block);
    }

    fn block(&self, draft: Draft) -> Block {
        let Draft { text, mut source, linked, inline } = draft;
        source.truncate(text.len());
        let mut around = self.open.iter().rev().filter(|open| open.block);
        let own = around.next();
        let mut region = own.map_or(Region::Plain, |open| open.region);
        if let Some((inline, bytes)) = inline
            && region == Region::Plain
            && bytes * 10 >= text.len() * 9
        {
            region = inline;
        }
        Block {
            region,
            linked: linked.min(text.len()),
            element: own.map_or(0, |open| open.element),
            parent: around.next().map_or(0, |open| open.element),
            source,
            ..Block::line(text, own.map_or(Shape::Paragraph, |open| shape(&open.name)))
        }
    }

    fn count_formatting(&mut self, name: &str) {
        if let Some(kind) = FORMATTING.iter().position(|formatting| *formatting == name) {
            let at_most = if name == "a" { 1 } else { usize::MAX };
            self.formatting[kind] = (self.formatting[kind] + 1).min(at_most);
        }
        self.out.reconstructions += self.formatting.iter().sum::<usize>();
    }

    fn push_open(&mut self, tag: &Tag) {
        self.out.depth = self.out.depth.max(self.open.len() + 1);
        if self.open.len() >= DEEPEST {
            return;
        }
        if tag.name == "a" && tag.attribute("href").is_some() {
            self.links += 1;
        }
        let (region, hidden) = self.standing(tag);
        let (name, block) = (tag.name.clone(), is_block(&tag.name));
        self.open.push(Open { name, region, hidden, block, element: self.out.nodes as u32 });
    }

    /// The part an element stands in: a strong one around it is kept, unless the main part of the page begins.
    fn standing(&self, tag: &Tag) -> (Region, bool) {
        let (around, hidden) = self.open.last().map_or((Region::Plain, false), |open| (open.region, open.hidden));
        let name = tag.name.as_str();
        if name == "main" {
            return (Region::Plain, hidden);
        }
        let part = region(name, |wanted| tag.attribute(wanted)).filter(|_| !is_strong(around));
        (part.unwrap_or(around), hidden || is_never_shown(name))
    }

    /// Ends the elements whose end tag may be left out before this one.
    fn close_implied(&mut self, name: &str) {
        if !HEAD_ELEMENTS.contains(&name) && self.open.get(1).is_some_and(|open| open.name == "head") {
            self.close_from(1);
        }
        match name {
            "li" => self.close_up_to(&["li"], &["ul", "ol", "menu"]),
            "td" | "th" => self.close_up_to(&["td", "th"], &["table", "tr"]),
            "tr" => self.close_up_to(&["tr"], &["table"]),
            "dt" | "dd" => self.close_up_to(&["dt", "dd"], &["dl"]),
            "option" => self.close_up_to(&["option"], &["select"]),
            "a" => self.close_up_to(&["a"], &["p", "div", "td", "li", "table"]),
            _ if is_block(name) => self.close_up_to(&["p"], &["div", "td", "li", "table", "section", "article"]),
            _ => {}
        }
    }

    fn close_up_to(&mut self, names: &[&str], stops: &[&str]) {
        let near = self.open.iter().enumerate().rev().take(64);
        let hit = near
            .take_while(|(_, open)| !stops.contains(&open.name.as_str()))
            .find(|(_, open)| names.contains(&open.name.as_str()));
        if let Some((at, _)) = hit {
            self.close_from(at);
        }
    }

    fn close_from(&mut self, at: usize) {
        let links = self.open[at..].iter().filter(|open| open.name == "a").count();
        self.links = self.links.saturating_sub(links);
        self.open.truncate(at);
    }

    /// Keeps what elements of the head, the root and `time` elements say.
    fn note(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "meta" => self.note_meta(tag),
            "html" => self.out.language = tag.attribute("lang").map(str::to_owned),
            "link" if tag.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                self.out.canonical = self.out.canonical.take().or_else(|| tag.attribute("href").map(str::to_owned));
            }
            "script" if tag.attribute("type").is_some_and(|kind| kind.to_lowercase().contains("ld+json")) => {
                self.json_ld = Some(String::new());
            }
            _ => self.note_time(tag),
        }
    }

    fn note_meta(&mut self, tag: &Tag) {
        let name = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|key| tag.attribute(key));
        let content = tag.attribute("content").filter(|content| !content.trim().is_empty());
        if let (Some(name), Some(content), true) = (name, content, self.out.metas.len() < 1000) {
            self.out.metas.push((name.trim().to_lowercase(), content.trim().to_owned()));
        }
    }

    fn note_time(&mut self, tag: &Tag) {
        let value = DATE_ATTRIBUTES.iter().filter_map(|name| tag.attribute(name)).find(|value| is_dated(value));
        let says = |name: &str| tag.attribute(name).unwrap_or_default().to_lowercase();
        let own = matches!(tag.name.as_str(), "time" | "abbr");
        let (Some(value), true) = (value, self.out.times.len() < 100) else { return };
        // "updates" is a ticker, "updated" a time.
        let says = format!("{} {} {}", says("itemprop"), says("property"), says("class")).replace("updates", "");
        let region = self.open.last().map_or(Region::Plain, |open| open.region);
        let named = |words: &[&str]| words.iter().any(|word| says.contains(word));
        if region == Region::Comment || !(own || named(&["date", "time", "publish", "posted"])) {
            return;
        }
        let of = if named(&["publish", "pubdate", "posted", "issued"]) {
            TimeOf::Publication
        } else if named(&["modified", "updated"]) {
            TimeOf::Change
        } else {
            TimeOf::Unsaid
        };
        self.out.times.push(TimeElement { value: value.to_owned(), of, region, at: self.out.blocks.len() });
    }

    fn finish(mut self) -> Markup {
        self.out.json_ld.extend(self.json_ld.take());
        self.flush();
        self.out.title = crate::measure::collapse(&self.out.title);
        self.out
    }
}

/// Attributes that give the date of an element, the standard ones first.
const DATE_ATTRIBUTES: &[&str] = &[
    "datetime",
    "content",
    "data-datetime",
    "data-date",
    "data-time",
    "data-timestamp",
    "data-utime",
    "data-published",
    "title",
];

/// Whether a value is short and holds the digits of a date.
fn is_dated(value: &str) -> bool {
    value.len() <= 80 && value.bytes().filter(u8::is_ascii_digit).count() >= 5
}

/// A value with its character references read and its tags taken off.
pub(crate) fn plain(value: &str) -> String {
    let marked = (value.contains('&') && value.contains(';')) || value.contains("</");
    if !marked {
        return value.to_owned();
    }
    let blocks = read(value, &Limits { blocks: 20, ..Limits::default() }).blocks;
    blocks.into_iter().map(|block| block.text).collect::<Vec<_>>().join(" ")
}

/// Parts that hold for all inside them.
pub(crate) fn is_strong(region: Region) -> bool {
    use Region::*;
    matches!(region, Navigation | Footer | Related | Share | Comment | Advert | Hidden)
}

fn shape(name: &str) -> Shape {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Shape::Heading,
        "li" | "dt" | "dd" => Shape::Item,
        _ => Shape::Paragraph,
    }
}

fn is_block(name: &str) -> bool {
    const BLOCKS: &[&str] = &[
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "video",
        "audio",
        "iframe",
        "object",
    ];
    BLOCKS.contains(&name)
}

fn is_void(name: &str) -> bool {
    const VOID: &[&str] = &[
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ];
    VOID.contains(&name)
}

fn is_never_shown(name: &str) -> bool {
    const NEVER: &[&str] = &[
        "head", "iframe", "noscript", "noembed", "object", "script", "select", "style", "svg", "template", "textarea",
        "video", "audio", "math",
    ];
    NEVER.contains(&name)
}
