//! TimeBank and AQUAINT as TempEval-3 gave them out: news with its TIMEX3 tags and the day of each document.
//!
//! As TempEval-3 measures (UzZaman et al. 2013): an expression of ours and one of the set are matched *strictly* where
//! their spans are the same, *relaxed* where they meet, each with one at most. With `matched` pairs, `set` tags and
//! `ours` expressions, F is 2 matched / (set + ours). The F of value and of type count the relaxed matches alone whose
//! TIMEX3 value or type is the same letter by letter. The tag of the document's own day is given and not counted.

use std::path::Path;

use jiff::civil::Date;
use rashomon_model::{Span, TimeExpression};
use rayon::prelude::*;

use crate::data::{bytes, names};
use crate::error::Error;
use crate::figure::Figure;
use crate::measured::Measured;
use crate::split::{self, Half};

/// One tag of the set.
struct Tag {
    span: Span,
    kind: String,
    value: String,
}

/// A document's text without its markup.
struct Document {
    text: String,
    tags: Vec<Tag>,
    day: Option<Date>,
}

/// What was made of one document.
#[derive(Default)]
struct Judged {
    set: usize,
    ours: usize,
    strict: usize,
    relaxed: usize,
    value: usize,
    kind: usize,
    errors: Vec<String>,
}

/// Measures on both corpora as one set.
pub(super) fn measure(set: &Path) -> Result<Measured, Error> {
    let mut files = Vec::new();
    for corpus in ["AQUAINT", "TimeBank"] {
        let folder = set.join(corpus);
        files.extend(names(&folder)?.into_iter().map(|name| (folder.join(&name), name)));
    }
    files.retain(|(_, name)| name.ends_with(".tml"));
    let judged: Result<Vec<(Half, Judged)>, Error> = files
        .par_iter()
        .map(|(file, name)| {
            let source = String::from_utf8_lossy(&bytes(file)?).into_owned();
            Ok((super::half(name), judge(name, &document(&source))))
        })
        .collect();
    let judged = judged?;
    let figures = split::figures(&judged, figures);
    let looked_at = judged.into_iter().filter(|(half, _)| *half == Half::LookedAt);
    Ok(Measured { figures, errors: looked_at.flat_map(|(_, document)| document.errors).collect() })
}

fn figures(documents: &[&Judged]) -> Vec<Figure> {
    let sum = |count: fn(&Judged) -> usize| documents.iter().map(|document| count(document)).sum::<usize>() as f64;
    let all = sum(|d| d.set) + sum(|d| d.ours);
    let f = |name: &str, matched: f64| {
        Figure::new(format!("tempeval3.{name}.f"), 2.0 * matched, all, "2 matched / (set + ours)")
    };
    let part = |name: &str, of: f64| {
        Figure::new(format!("tempeval3.relaxed.{name}"), sum(|d| d.relaxed), of, "matched / all of its side")
    };
    vec![
        f("strict", sum(|d| d.strict)),
        f("relaxed", sum(|d| d.relaxed)),
        f("value", sum(|d| d.value)),
        f("type", sum(|d| d.kind)),
        part("precision", sum(|d| d.ours)),
        part("recall", sum(|d| d.set)),
    ]
}

fn judge(name: &str, document: &Document) -> Judged {
    let analysis = super::analysed(&document.text, document.day);
    let ours = &analysis.times;
    let mut judged = Judged { set: document.tags.len(), ours: ours.len(), ..Judged::default() };
    let mut taken = vec![false; ours.len()];
    for tag in &document.tags {
        let found = partner(tag, ours, &taken);
        if let Some(at) = found {
            taken[at] = true;
            count(tag, &ours[at], &mut judged);
        }
        let same = found.is_some_and(|at| ours[at].span == tag.span && ours[at].timex().value == tag.value);
        if !same {
            judged.errors.push(error(name, document, Some(tag), found.map(|at| &ours[at])));
        }
    }
    let extra = ours.iter().zip(taken).filter(|(_, taken)| !taken);
    judged.errors.extend(extra.map(|(time, _)| error(name, document, None, Some(time))));
    judged
}

/// The free expression of ours that a tag is matched with: that of the same span, or else the first that meets it.
fn partner(tag: &Tag, ours: &[TimeExpression], taken: &[bool]) -> Option<usize> {
    let free = |at: &usize| !taken[*at] && ours[*at].span.meets(tag.span);
    let free: Vec<usize> = (0..ours.len()).filter(free).collect();
    free.iter().copied().find(|at| ours[*at].span == tag.span).or(free.first().copied())
}

fn count(tag: &Tag, time: &TimeExpression, judged: &mut Judged) {
    let timex = time.timex();
    judged.relaxed += 1;
    judged.strict += usize::from(time.span == tag.span);
    judged.value += usize::from(timex.value == tag.value);
    judged.kind += usize::from(timex.kind.to_string() == tag.kind);
}

/// What the set says, what we say, and the words around.
fn error(name: &str, document: &Document, tag: Option<&Tag>, time: Option<&TimeExpression>) -> String {
    let said = |span: Span, kind: &str, value: &str| format!("[{}] {kind} {value}", span.of(&document.text));
    let wanted = tag.map_or("-".to_owned(), |tag| said(tag.span, &tag.kind, &tag.value));
    let given = time.map_or("-".to_owned(), |time| {
        let timex = time.timex();
        said(time.span, &timex.kind.to_string(), &timex.value)
    });
    let span = tag.map_or_else(|| time.map_or(Span::default(), |time| time.span), |tag| tag.span);
    let day = document.day.map_or(String::new(), |day| day.to_string());
    format!("{name} {day}: {wanted} | {given} | {}", around(&document.text, span).replace('\n', " "))
}

/// The words around a span.
fn around(text: &str, span: Span) -> &str {
    let mut start = (span.start as usize).saturating_sub(50);
    let mut end = (span.end as usize + 30).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    &text[start..end]
}

fn document(source: &str) -> Document {
    let between = |from: &str, to: &str| {
        let rest = source.split_once(from).map_or("", |(_, rest)| rest);
        rest.split_once(to).map_or(rest, |(inside, _)| inside)
    };
    let day = attribute(between("<DCT>", "</DCT>"), "value").and_then(|value| value.get(..10)?.parse().ok());
    let (text, tags) = stripped(between("<TEXT>", "</TEXT>"));
    Document { text, tags, day }
}

/// The text without its tags, and the TIMEX3 tags that hold words.
fn stripped(source: &str) -> (String, Vec<Tag>) {
    let (mut text, mut tags): (String, Vec<Tag>) = (String::new(), Vec::new());
    let mut open: Option<Tag> = None;
    for piece in source.split('<') {
        let (markup, words) = piece.split_once('>').unwrap_or(("", piece));
        if markup.starts_with("TIMEX3") {
            let of = |name| attribute(markup, name).unwrap_or_default().to_owned();
            open = Some(Tag { span: Span::new(text.len(), text.len()), kind: of("type"), value: of("value") });
        } else if markup.starts_with("/TIMEX3") {
            let closed = open.take().map(|tag| Tag { span: Span::new(tag.span.start as usize, text.len()), ..tag });
            tags.extend(closed.filter(|tag| tag.span.start < tag.span.end));
        }
        text.push_str(&words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
    }
    (text, tags)
}

fn attribute<'a>(markup: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = markup.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_spans_of_the_text_without_them() {
        let source = "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"2023-03-15\">15 March</TIMEX3></DCT>\n\
            <TEXT>It <EVENT eid=\"e1\">rained</EVENT> &amp; blew <TIMEX3 tid=\"t1\" type=\"DATE\" \
            value=\"2023-03-14\">yesterday</TIMEX3>.</TEXT>";
        let document = document(source);
        assert_eq!(document.text, "It rained & blew yesterday.");
        assert_eq!(document.tags.len(), 1);
        assert_eq!(document.tags[0].span.of(&document.text), "yesterday");
        let judged = judge("a.tml", &document);
        assert_eq!((judged.set, judged.ours, judged.strict, judged.value, judged.kind), (1, 1, 1, 1, 1));
    }
}
