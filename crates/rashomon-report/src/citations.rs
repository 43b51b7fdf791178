//! The one place that knows where a dossier holds citations.

use crate::dossier::{
    Attribution, Citation, Claim, Conflict, Credit, Derivation, Direction, Dossier, Event, Evidence, Mutation, Name,
    Occurrence, Origin, Outlet, Page, Passage, Published, Quote, RejectedDate, Side, Statement, Story,
};

/// A citation and where in the dossier it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited<'a> {
    /// JSON Pointer (RFC 6901) of the citation, such as `/stories/0/claims/3/statements/0/citation`.
    pub pointer: String,
    /// The citation.
    pub citation: &'a Citation,
}

impl Dossier {
    /// Every citation of the dossier, in the order of the JSON.
    pub fn citations(&self) -> Vec<Cited<'_>> {
        collect(self)
    }
}

impl Story {
    /// Every citation of the story; the pointers start at the story.
    pub fn citations(&self) -> Vec<Cited<'_>> {
        collect(self)
    }
}

impl Page {
    /// Every citation that the page's own description holds; the pointers start at the page.
    pub fn citations(&self) -> Vec<Cited<'_>> {
        collect(self)
    }
}

fn collect<T: Cites>(whole: &T) -> Vec<Cited<'_>> {
    let mut found = Vec::new();
    whole.walk("", &mut found);
    found
}

/// Something that is or holds citations.
trait Cites {
    fn walk<'a>(&'a self, pointer: &str, found: &mut Vec<Cited<'a>>);
}

impl Cites for Citation {
    fn walk<'a>(&'a self, pointer: &str, found: &mut Vec<Cited<'a>>) {
        found.push(Cited { pointer: pointer.to_owned(), citation: self });
    }
}

impl<T: Cites> Cites for Vec<T> {
    fn walk<'a>(&'a self, pointer: &str, found: &mut Vec<Cited<'a>>) {
        for (i, item) in self.iter().enumerate() {
            item.walk(&format!("{pointer}/{i}"), found);
        }
    }
}

impl<T: Cites> Cites for Option<T> {
    fn walk<'a>(&'a self, pointer: &str, found: &mut Vec<Cited<'a>>) {
        if let Some(item) = self {
            item.walk(pointer, found);
        }
    }
}

/// Names the fields of a type that are or hold citations.
macro_rules! cites {
    ($($name:ident: $($field:ident)*;)*) => {$(
        impl Cites for $name {
            fn walk<'a>(&'a self, pointer: &str, found: &mut Vec<Cited<'a>>) {
                $(self.$field.walk(&format!("{pointer}/{}", stringify!($field)), found);)*
            }
        }
    )*};
}

cites! {
    Dossier: pages stories;
    Page: outlet published credits;
    Outlet: citation;
    Published: rejected;
    RejectedDate: citation;
    Credit: citation;
    Story: origins derivations claims conflicts mutations quotes timeline names;
    Origin: evidence;
    Evidence: citation;
    Derivation: direction passages;
    Direction: evidence;
    Passage: from to;
    Claim: statements;
    Statement: citation attribution;
    Attribution: citation;
    Conflict: sides;
    Side: citations;
    Mutation: before after;
    Quote: occurrences;
    Occurrence: citation;
    Event: citations;
    Name: citations;
}
