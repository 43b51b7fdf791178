//! Cuts HTML into tags and text as the HTML standard says, and tells from which bytes each piece of text comes.

use std::convert::Infallible;
use std::ops::Range;

use html5gum::{Emitter, Error, State, Tokenizer};

/// A start tag.
#[derive(Default)]
pub(crate) struct Tag {
    /// Its name in lower case.
    pub name: String,
    /// Whether it ends with `/>`.
    pub self_closing: bool,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute, the first where it is given twice.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// What tags and text are given to, in page order.
pub(crate) trait Sink {
    /// Text between two tags, character references read, with the bytes it comes from.
    fn text(&mut self, text: &str, pieces: &[Piece]);
    /// An element begins; false where it ends at once and holds nothing.
    fn start(&mut self, tag: &Tag) -> bool;
    /// An element ends.
    fn end(&mut self, name: &str);
}

/// A part of a text and where it stands in the HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Bytes of the text.
    pub text: Range<usize>,
    /// Bytes of the HTML; equally many where they are the very same, otherwise those of a character reference.
    pub source: Range<usize>,
}

impl Piece {
    pub fn is_even(&self) -> bool {
        self.text.len() == self.source.len()
    }
}

/// Reads the whole page into the sink and gives it back.
pub(crate) fn read<S: Sink>(html: &str, sink: S) -> S {
    let mut reading = Reading::new(html, sink);
    let Ok(()) = Tokenizer::new_with_emitter(html, &mut reading).finish();
    reading.sink
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Start,
    End,
}

struct Reading<'a, S> {
    html: &'a str,
    sink: S,
    /// Bytes of the HTML read so far.
    position: usize,
    /// Where the text that is being read begins in the HTML.
    from: usize,
    text: Vec<u8>,
    pieces: Vec<Piece>,
    kind: Kind,
    tag: Tag,
    name: Vec<u8>,
    attribute: (Vec<u8>, Vec<u8>),
    /// The last start tag, which the end of raw text has to match.
    last: Vec<u8>,
}

impl<'a, S: Sink> Reading<'a, S> {
    fn new(html: &'a str, sink: S) -> Self {
        Reading {
            html,
            sink,
            position: 0,
            from: 0,
            text: Vec::new(),
            pieces: Vec::new(),
            kind: Kind::Start,
            tag: Tag::default(),
            name: Vec::new(),
            attribute: Default::default(),
            last: Vec::new(),
        }
    }

    fn give_text(&mut self) {
        if !self.text.is_empty() {
            // The HTML is valid UTF-8 and so is every character reference; only NUL bytes are put in by bytes.
            self.sink.text(&String::from_utf8_lossy(&self.text), &self.pieces);
            self.text.clear();
            self.pieces.clear();
        }
        self.from = self.position;
    }

    fn begin_tag(&mut self, kind: Kind) {
        self.kind = kind;
        self.name.clear();
        self.tag.attributes.clear();
        self.tag.self_closing = false;
        self.attribute.0.clear();
        self.attribute.1.clear();
    }

    fn end_attribute(&mut self) {
        let (name, value) = &mut self.attribute;
        if !name.is_empty() && self.kind == Kind::Start {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            self.tag.attributes.push((text(name), text(value)));
        }
        name.clear();
        value.clear();
    }
}

impl<S: Sink> Emitter for &mut Reading<'_, S> {
    type Token = Infallible;

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }

    fn set_last_start_tag(&mut self, tag: Option<&[u8]>) {
        self.last = tag.unwrap_or_default().to_vec();
    }

    fn emit_eof(&mut self) {
        self.give_text();
    }

    fn emit_error(&mut self, _: Error) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_string(&mut self, words: &[u8]) {
        let text = self.text.len()..self.text.len() + words.len();
        // What looked like the beginning of a tag and was none is given late, when more has been read.
        // A character reference that gives `&` is not the `&` that it begins with.
        let late = (words != b"&").then_some(self.from);
        let stands =
            |start: usize| start >= self.from && self.html.as_bytes().get(start..start + words.len()) == Some(words);
        let starts = [Some(self.position.saturating_sub(words.len())), late];
        let start = starts.into_iter().flatten().find(|start| stands(*start));
        let source = start.map_or(self.from..self.position, |start| start..start + words.len());
        self.from = source.end;
        let last = self.pieces.last_mut().filter(|last| last.source.end == source.start && last.is_even());
        match last.filter(|_| start.is_some()) {
            Some(last) => (last.text.end, last.source.end) = (text.end, source.end),
            None => self.pieces.push(Piece { text, source }),
        }
        self.text.extend_from_slice(words);
    }

    fn init_start_tag(&mut self) {
        self.begin_tag(Kind::Start);
    }

    fn init_end_tag(&mut self) {
        self.begin_tag(Kind::End);
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend_from_slice(name);
    }

    fn init_attribute(&mut self) {
        self.end_attribute();
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute.0.extend_from_slice(name);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        self.attribute.1.extend_from_slice(value);
    }

    fn set_self_closing(&mut self) {
        self.tag.self_closing = true;
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.end_attribute();
        self.give_text();
        self.tag.name = String::from_utf8_lossy(&self.name).into_owned();
        if self.kind == Kind::End {
            self.last.clear();
            self.sink.end(&self.tag.name);
            return None;
        }
        self.last.clone_from(&self.name);
        if self.sink.start(&self.tag) { raw(&self.tag.name) } else { None }
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.kind == Kind::End && !self.last.is_empty() && self.last == self.name
    }

    fn init_comment(&mut self) {}

    fn push_comment(&mut self, _: &[u8]) {}

    fn emit_current_comment(&mut self) {
        self.from = self.position;
    }

    fn init_doctype(&mut self) {}

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn set_force_quirks(&mut self) {}

    fn emit_current_doctype(&mut self) {
        self.from = self.position;
    }
}

/// Elements in which tags are words, as the HTML standard lists them for a reader that runs no scripts.
fn raw(name: &str) -> Option<State> {
    Some(match name {
        "title" | "textarea" => State::RcData,
        "plaintext" => State::PlainText,
        "script" => State::ScriptData,
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => State::RawText,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes down every piece with the bytes that it is said to come from.
    #[derive(Default)]
    struct Notes {
        html: String,
        lines: Vec<String>,
    }

    impl Sink for Notes {
        fn text(&mut self, text: &str, pieces: &[Piece]) {
            for piece in pieces {
                self.lines.push(format!("{:?} from {:?}", &text[piece.text.clone()], &self.html[piece.source.clone()]));
            }
        }

        fn start(&mut self, tag: &Tag) -> bool {
            let class = tag.attribute("class").unwrap_or("-");
            self.lines.push(format!("<{} {class}{}>", tag.name, if tag.self_closing { "/" } else { "" }));
            !tag.self_closing
        }

        fn end(&mut self, name: &str) {
            self.lines.push(format!("</{name}>"));
        }
    }

    fn noted(html: &str) -> Vec<String> {
        read(html, Notes { html: html.to_owned(), ..Notes::default() }).lines
    }

    #[test]
    fn pieces_tell_where_they_stand() {
        let lines = noted("<P class='a b' class=c>Tom &amp; Zoë &nosuch; &#8212;x</P>");
        let told = [
            "<p a b>",
            r#""Tom " from "Tom ""#,
            r#""&" from "&amp;""#,
            r#"" Zoë &nosuch; " from " Zoë &nosuch; ""#,
            r#""—" from "&#8212;""#,
            r#""x" from "x""#,
            "</p>",
        ];
        assert_eq!(lines, told);
    }

    #[test]
    fn text_goes_on_behind_comments_and_doctypes() {
        let lines = noted("<!doctype html>a<!-- <b> -->&lt;b\r\nc<br/>");
        let told = [
            r#""a" from "a""#,
            r#""<" from "&lt;""#,
            r#""b" from "b""#,
            "\"\\n\" from \"\\r\"",
            r#""c" from "c""#,
            "<br -/>",
        ];
        assert_eq!(lines, told);
    }

    #[test]
    fn scripts_and_titles_hold_no_tags() {
        let lines = noted("<script>if (a<b) '</p>'</script><title>x <b> &amp;</title>");
        let told = [
            "<script ->",
            r#""if (a<b) '</p>'" from "if (a<b) '</p>'""#,
            "</script>",
            "<title ->",
            r#""x <b> " from "x <b> ""#,
            r#""&" from "&amp;""#,
            "</title>",
        ];
        assert_eq!(lines, told);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_told_from_the_bytes_it_stands_in(html in "[<>/a&;!\\- é\r\n\u{0}]{0,40}") {
            struct Check<'a>(&'a str);
            impl Sink for Check<'_> {
                fn text(&mut self, text: &str, pieces: &[Piece]) {
                    let mut at = (0, 0);
                    for piece in pieces {
                        assert!(piece.text.start == at.0 && piece.source.start >= at.1);
                        assert!(self.0.get(piece.source.clone()).is_some());
                        at = (piece.text.end, piece.source.end);
                    }
                    assert_eq!(at.0, text.len());
                }
                fn start(&mut self, _: &Tag) -> bool {
                    true
                }
                fn end(&mut self, _: &str) {}
            }
            read(&html, Check(&html));
        }
    }
}
