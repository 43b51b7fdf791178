//! Checks every citation of a dossier against pages that were read again.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use crate::citations::Cited;
use crate::dossier::{Citation, Dossier, Field, Page};

/// The fields of a page as read and extracted again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageText {
    /// The id of the page.
    pub page: String,
    /// The article.
    pub text: String,
    /// Where its words stand in the bytes of the page, as in the dossier.
    pub source_map: Vec<[usize; 4]>,
    /// The headline.
    pub headline: Option<String>,
    /// The removed stretches, in order.
    pub dropped: Vec<String>,
    /// What the page says of itself.
    pub meta: BTreeMap<String, String>,
}

/// Something in a dossier that the pages do not bear out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Where in the dossier, as a JSON Pointer.
    pub pointer: String,
    /// The location of the page, or its id where the dossier does not list it.
    pub location: String,
    /// The field concerned.
    pub field: Field,
    /// Start and end of the citation in Unicode code points; none where a whole field is concerned.
    pub range: Option<(usize, usize)>,
    /// What is wrong.
    pub problem: Problem,
    /// What the dossier says.
    pub expected: String,
    /// What the page has there.
    pub found: Option<String>,
}

/// What can be wrong with a citation or a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// The dossier cites a page that it does not list.
    UnlistedPage,
    /// The page was not among those read again.
    MissingPage,
    /// The page has no such field.
    MissingField,
    /// The range is empty.
    Empty,
    /// The range ends outside the field or before it starts.
    OutsideField,
    /// The words are others.
    OtherWords,
    /// The dossier's copy of the field is not what the page has now.
    FieldChanged,
    /// The words stand in other bytes of the page.
    OtherBytes,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnlistedPage => "the dossier does not list this page",
            Self::MissingPage => "the page is not among those given",
            Self::MissingField => "the page has no such field",
            Self::Empty => "the citation is empty",
            Self::OutsideField => "the range lies outside the field",
            Self::OtherWords => "the page has other words there",
            Self::FieldChanged => "the field is not what the dossier holds",
            Self::OtherBytes => "the words stand in other bytes of the page",
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.location, self.field)?;
        if let Some((start, end)) = self.range {
            write!(f, " {start}..{end}")?;
        }
        write!(f, ": {}: expected {:?}", self.problem, shortened(&self.expected))?;
        if let Some(found) = &self.found {
            write!(f, ", found {:?}", shortened(found))?;
        }
        write!(f, " (at {})", self.pointer)
    }
}

/// Every citation that does not hold and every field that changed; empty where all is well.
pub fn verify(dossier: &Dossier, pages: &[PageText]) -> Vec<Failure> {
    let listed: HashMap<&str, &Page> = dossier.pages.iter().map(|p| (p.id.as_str(), p)).collect();
    let again: HashMap<&str, &PageText> = pages.iter().map(|p| (p.page.as_str(), p)).collect();
    let changed = dossier
        .pages
        .iter()
        .enumerate()
        .flat_map(|(i, page)| changed_fields(i, page, again.get(page.id.as_str()).copied()));
    let citations = dossier.citations();
    let broken = citations.iter().filter_map(|cited| broken(cited, &listed, &again));
    changed.chain(broken).collect()
}

fn changed_fields(index: usize, page: &Page, again: Option<&PageText>) -> Vec<Failure> {
    let whole = |field: Field, problem, expected: &str, found: Option<&str>| Failure {
        pointer: format!("/pages/{index}/{field}"),
        location: page.location.clone(),
        field,
        range: None,
        problem,
        expected: expected.to_owned(),
        found: found.map(str::to_owned),
    };
    let Some(again) = again else {
        return vec![whole(Field::Text, Problem::MissingPage, &page.text, None)];
    };
    let mut failures = Vec::new();
    if page.text != again.text {
        let (expected, found) = first_difference(&page.text, &again.text);
        failures.push(whole(Field::Text, Problem::FieldChanged, expected, Some(found)));
    }
    let moved = page.source_map.iter().zip(&again.source_map).find(|(expected, found)| expected != found);
    if let Some((expected, found)) = moved {
        let (expected, found) = (format!("{expected:?}"), format!("{found:?}"));
        failures.push(whole(Field::Text, Problem::OtherBytes, &expected, Some(&found)));
    }
    if page.headline != again.headline {
        let expected = page.headline.as_deref().unwrap_or_default();
        let found = again.headline.as_deref();
        failures.push(whole(Field::Headline, Problem::FieldChanged, expected, found));
    }
    failures
}

fn broken(cited: &Cited<'_>, listed: &HashMap<&str, &Page>, again: &HashMap<&str, &PageText>) -> Option<Failure> {
    let citation = cited.citation;
    let page = listed.get(citation.page.as_str());
    let (problem, found) = match (page, again.get(citation.page.as_str())) {
        (None, _) => (Problem::UnlistedPage, None),
        (_, None) => (Problem::MissingPage, None),
        (_, Some(text)) => problem(citation, text)?,
    };
    Some(Failure {
        pointer: cited.pointer.clone(),
        location: page.map_or_else(|| citation.page.clone(), |p| p.location.clone()),
        field: citation.field.clone(),
        range: Some((citation.start, citation.end)),
        problem,
        expected: citation.exact.clone(),
        found,
    })
}

fn problem(citation: &Citation, page: &PageText) -> Option<(Problem, Option<String>)> {
    let Some(field) = field_of(page, &citation.field) else {
        return Some((Problem::MissingField, None));
    };
    if citation.start == citation.end {
        return Some((Problem::Empty, None));
    }
    match slice(field, citation.start, citation.end) {
        None => Some((Problem::OutsideField, None)),
        Some(found) if found == citation.exact => None,
        Some(found) => Some((Problem::OtherWords, Some(found.to_owned()))),
    }
}

fn field_of<'a>(page: &'a PageText, field: &Field) -> Option<&'a str> {
    match field {
        Field::Text => Some(&page.text),
        Field::Headline => page.headline.as_deref(),
        Field::Dropped(n) => page.dropped.get(*n).map(String::as_str),
        Field::Meta(name) => page.meta.get(name).map(String::as_str),
    }
}

/// The half-open range of code points, or none where it does not lie inside the text.
pub(crate) fn slice(text: &str, start: usize, end: usize) -> Option<&str> {
    let length = end.checked_sub(start)?;
    let from = byte_at(text, start)?;
    let to = from + byte_at(&text[from..], length)?;
    Some(&text[from..to])
}

fn byte_at(text: &str, code_point: usize) -> Option<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(code_point)
}

/// Two long texts are shown from their first difference on, where the eye is needed.
fn first_difference<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    let same: usize = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    (&a[same..], &b[same..])
}

fn shortened(text: &str) -> String {
    const LONGEST: usize = 120;
    match byte_at(text, LONGEST) {
        Some(at) if at < text.len() => format!("{}…", &text[..at]),
        _ => text.to_owned(),
    }
}
