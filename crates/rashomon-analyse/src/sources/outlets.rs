//! Papers, broadcasters and agencies as sources, the page's own among them.

use rashomon_model::{NameKind, SourceKind};

use super::{Source, Sources};
use crate::lists::*;

impl Sources<'_> {
    /// Whether a name is that of an outlet or agency: a known one, one that ends like one, or the page's own.
    pub fn is_media_name(&self, name: &str) -> bool {
        let lower = name.to_lowercase();
        let mut words = lower.split_whitespace();
        let known = words.clone().any(|w| class(w) & OUTLET != 0 || matches!(w, "radio" | "radyo" | "kanal"));
        let ends = lower.contains(' ') && words.next_back().is_some_and(|w| class(w) & MASTHEAD != 0);
        known || ends || self.is_own_name(&lower)
    }

    /// Whether a name in lower case is the page's own outlet.
    fn is_own_name(&self, lower: &str) -> bool {
        let mut words = lower.split_whitespace().filter(|w| *w != "the").peekable();
        words.peek().is_some() && words.all(|w| self.outlet.iter().any(|o| o == w))
    }

    /// The paper itself as a source, under its own name where that is known.
    pub fn own(&self, first: usize, end: usize) -> Source {
        let source = Source { kind: SourceKind::OwnObservation, ..self.resolve(first, end) };
        let ours = self.reading.one_of(first, &["this", "our"]) || self.is_own_name(&source.name.to_lowercase());
        match self.own_name.filter(|_| ours) {
            Some(name) => Source { name: name.to_owned(), ..source },
            None => source,
        }
    }

    /// Whether a noun phrase means those who report for a paper or agency: "Reuters reporters", "an AFP photographer".
    pub fn is_staff(&self, first: usize, end: usize) -> bool {
        const STAFF: &[&str] = &[
            "reporter",
            "reporters",
            "journalist",
            "journalists",
            "correspondent",
            "correspondents",
            "photographer",
            "crew",
        ];
        let r = self.reading;
        let head = self.head_noun(first, end);
        r.one_of(head, STAFF)
            && (first..head).filter_map(|t| self.names.at(t)).any(|e| self.is_media_name(&self.names.entities[e].name))
    }

    /// Whether a noun phrase is a paper or agency by name, or the page's own: "this newspaper", "our reporter", "our crew".
    pub fn is_own(&self, first: usize, end: usize) -> bool {
        let r = self.reading;
        let made_by = |t: usize| r.is(t, MEDIA | PRESS) || r.lower(first) == "our" && r.one_of(t, &["crew", "team"]);
        let own = r.one_of(first, &["this", "our"]) && (first + 1..end).any(made_by);
        let outlet =
            |e: usize| self.names.kind(e) != NameKind::Person && self.is_media_name(&self.names.entities[e].name);
        let written = || r.span(first, end).of(r.text).to_lowercase();
        own || self.name_of(first, end).is_some_and(outlet) || self.is_own_name(&written())
    }
}
