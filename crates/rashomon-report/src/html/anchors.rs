//! Cited words as places that a link can lead to.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;

use askama::Template;

use crate::clean;
use crate::dossier::{Citation, Dossier, Field, Page};
use crate::outline::Outline;

/// The ranges cited in each field of each page of a document.
pub(crate) struct Anchors {
    positions: HashMap<String, usize>,
    ranges: BTreeMap<(usize, Field), BTreeSet<(usize, usize)>>,
}

/// A stretch of a field as the template writes it.
pub(crate) enum Bit {
    /// The first cited words; they carry the id.
    Open(String),
    /// Cited words that had to be cut off from their first part.
    Resume(String),
    Text(String),
    Close,
}

/// A field cut at its citations.
#[derive(Template)]
#[template(
    source = "{% for bit in bits %}{% match bit %}{% when Bit::Open(id) %}<span class=\"cited\" id=\"{{ id }}\">{% when Bit::Resume(id) %}<span class=\"cited more-{{ id }}\">{% when Bit::Text(text) %}{{ text }}{% when Bit::Close %}</span>{% endmatch %}{% endfor %}",
    ext = "html"
)]
pub(crate) struct Marked {
    pub bits: Vec<Bit>,
}

impl askama::filters::HtmlSafe for Marked {}

impl Anchors {
    /// Anchors for the citations that lead to one of these pages and lie inside its field.
    pub fn new<'c>(dossier: &Dossier, pages: &[&Page], citations: impl IntoIterator<Item = &'c Citation>) -> Self {
        let wanted: BTreeSet<&str> = pages.iter().map(|page| page.id.as_str()).collect();
        let numbered = dossier.pages.iter().enumerate().filter(|(_, page)| wanted.contains(page.id.as_str()));
        let positions: HashMap<String, usize> = numbered.map(|(i, page)| (page.id.clone(), i)).collect();
        let mut ranges: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for citation in citations {
            let Some(&position) = positions.get(&citation.page) else { continue };
            let Some(field) = field_of(&dossier.pages[position], &citation.field) else { continue };
            if citation.start < citation.end && citation.end <= field.chars().count() {
                let key = (position, citation.field.clone());
                ranges.entry(key).or_default().insert((citation.start, citation.end));
            }
        }
        Self { positions, ranges }
    }

    /// The address of the cited words inside the document, where they are shown.
    pub fn address(&self, citation: &Citation) -> Option<String> {
        let position = *self.positions.get(&citation.page)?;
        let ranges = self.ranges.get(&(position, citation.field.clone()))?;
        let range = (citation.start, citation.end);
        ranges.contains(&range).then(|| format!("#{}", id(position, &citation.field, range)))
    }

    /// The id of the page's own section.
    pub fn page_id(&self, page: &str) -> Option<String> {
        self.positions.get(page).map(|position| format!("page-{position}"))
    }

    /// A paragraph of the article that starts at the given code point.
    pub fn paragraph(&self, page: &Page, words: &str, start: usize) -> Marked {
        self.marked(page, &Field::Text, words, start)
    }

    /// A whole field.
    pub fn field(&self, page: &Page, field: &Field) -> Marked {
        self.marked(page, field, field_of(page, field).unwrap_or_default(), 0)
    }

    /// A part of a field that starts at the given code point, cut at its citations.
    fn marked(&self, page: &Page, field: &Field, part: &str, start: usize) -> Marked {
        let position = self.positions.get(&page.id).copied();
        let ranges = position.and_then(|position| self.ranges.get(&(position, field.clone())));
        let (Some(position), Some(ranges)) = (position, ranges) else {
            return Marked { bits: vec![Bit::Text(clean::harmless(part))] };
        };
        let characters: Vec<char> = part.chars().collect();
        let end = start + characters.len();
        let touching = ranges.iter().filter(|(from, to)| *from < end && start < *to);
        let spans = touching.map(|&(from, to)| Span {
            from: from.max(start) - start,
            to: to.min(end) - start,
            id: id(position, field, (from, to)),
            resumed: from < start,
        });
        Marked { bits: nested(&characters, spans.collect()) }
    }

    /// Style rules that light up the later parts of a citation together with its first part.
    pub fn rules(&self) -> String {
        let mut rules = String::new();
        for ((position, field), ranges) in &self.ranges {
            for range in ranges {
                let id = id(*position, field, *range);
                if self.is_cut(ranges, *range, field) {
                    // Writing into a string cannot fail.
                    let _ = writeln!(rules, ":root:has(#{id}:target) .more-{id}{{background:var(--target);}}");
                }
            }
        }
        rules
    }

    /// An article citation may run over paragraphs; any citation may cross another one.
    fn is_cut(&self, ranges: &BTreeSet<(usize, usize)>, (from, to): (usize, usize), field: &Field) -> bool {
        field.is_text() && to - from > 1 || ranges.iter().any(|&(a, b)| a < from && from < b && b < to)
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Span {
    from: usize,
    to: usize,
    id: String,
    resumed: bool,
}

/// Elements must nest: a span that crosses the end of the one around it is cut there and resumed after it.
fn nested(characters: &[char], spans: Vec<Span>) -> Vec<Bit> {
    let order = |span: Span| ((span.from, std::cmp::Reverse(span.to), span.id.clone()), span);
    let mut waiting: BTreeMap<_, Span> = spans.into_iter().map(order).collect();
    let mut open: Vec<usize> = Vec::new();
    let mut bits = Vec::new();
    let mut at = 0;
    while let Some((_, mut span)) = waiting.pop_first() {
        close(&mut bits, &mut open, &mut at, characters, span.from);
        push_text(&mut bits, &mut at, characters, span.from);
        if let Some(&end) = open.last().filter(|end| **end < span.to) {
            let rest = Span { from: end, to: span.to, id: span.id.clone(), resumed: true };
            let (key, rest) = order(rest);
            waiting.insert(key, rest);
            span.to = end;
        }
        bits.push(if span.resumed { Bit::Resume(span.id) } else { Bit::Open(span.id) });
        open.push(span.to);
    }
    close(&mut bits, &mut open, &mut at, characters, characters.len());
    push_text(&mut bits, &mut at, characters, characters.len());
    bits
}

/// Closes what ends at or before the position, innermost first.
fn close(bits: &mut Vec<Bit>, open: &mut Vec<usize>, at: &mut usize, characters: &[char], until: usize) {
    while let Some(end) = open.pop_if(|end| *end <= until) {
        push_text(bits, at, characters, end);
        bits.push(Bit::Close);
    }
}

fn push_text(bits: &mut Vec<Bit>, at: &mut usize, characters: &[char], until: usize) {
    if *at < until {
        let text: String = characters[*at..until].iter().collect();
        bits.push(Bit::Text(clean::harmless(&text)));
        *at = until;
    }
}

fn id(position: usize, field: &Field, (from, to): (usize, usize)) -> String {
    let field = match field {
        Field::Text => "t".to_owned(),
        Field::Headline => "h".to_owned(),
        Field::Dropped(n) => format!("d{n}"),
        // A name comes from the page, so only its letters' codes may enter an id.
        Field::Meta(name) => name.bytes().fold("m".to_owned(), |id, byte| format!("{id}{byte:02x}")),
    };
    format!("p{position}-{field}-{from}-{to}")
}

fn field_of<'a>(page: &'a Page, field: &Field) -> Option<&'a str> {
    match field {
        Field::Text => Some(&page.text),
        Field::Headline => page.headline.as_deref(),
        Field::Dropped(n) => page.dropped.get(*n).map(|dropped| dropped.text.as_str()),
        Field::Meta(name) => page.meta.get(name).map(String::as_str),
    }
}

/// A reference as the template writes it: a link where the cited words are shown.
pub(crate) struct Reference {
    pub text: String,
    pub address: Option<String>,
}

/// References in the order of the citations, each once.
#[derive(Template)]
#[template(
    source = "{% for reference in list %} {% match reference.address %}{% when Some(address) %}<a class=\"ref\" href=\"{{ address }}\">[{{ reference.text }}]</a>{% when None %}<span class=\"ref\">[{{ reference.text }}]</span>{% endmatch %}{% endfor %}",
    ext = "html"
)]
pub(crate) struct References {
    pub list: Vec<Reference>,
}

impl askama::filters::HtmlSafe for References {}

/// References to the citations, each place once.
pub(crate) fn references<'c>(
    outline: &Outline<'_>,
    anchors: &Anchors,
    citations: impl IntoIterator<Item = &'c Citation>,
) -> References {
    let mut seen = BTreeSet::new();
    let once = citations.into_iter().filter(|citation| seen.insert((&citation.page, &citation.field, citation.start)));
    let list = once.map(|citation| Reference { text: outline.reference(citation), address: anchors.address(citation) });
    References { list: list.collect() }
}
