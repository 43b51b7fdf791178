//! Wordings with the words marked that differ.

use askama::Template;

use crate::diff::{self, Mark, Piece};

/// The words that the other wording does not have.
#[derive(Template)]
#[template(
    source = "{% for piece in pieces %}{% if piece.mark == Mark::Changed %}<del>{{ piece.words() }}</del>{{ piece.space() }}{% else %}{{ piece.text }}{% endif %}{% endfor %}",
    ext = "html"
)]
pub(crate) struct Gone {
    pub pieces: Vec<Piece>,
}

/// The words that the other wording did not have.
#[derive(Template)]
#[template(
    source = "{% for piece in pieces %}{% if piece.mark == Mark::Changed %}<ins>{{ piece.words() }}</ins>{{ piece.space() }}{% else %}{{ piece.text }}{% endif %}{% endfor %}",
    ext = "html"
)]
pub(crate) struct New {
    pub pieces: Vec<Piece>,
}

/// The words that set this wording apart from another one of equal standing.
#[derive(Template)]
#[template(
    source = "{% for piece in pieces %}{% if piece.mark == Mark::Changed %}<mark>{{ piece.words() }}</mark>{{ piece.space() }}{% else %}{{ piece.text }}{% endif %}{% endfor %}",
    ext = "html"
)]
pub(crate) struct Different {
    pub pieces: Vec<Piece>,
}

impl askama::filters::HtmlSafe for Gone {}
impl askama::filters::HtmlSafe for New {}
impl askama::filters::HtmlSafe for Different {}

/// The wording with the words marked that the model wording lacks; marks all over would show nothing.
pub(crate) fn against(model: &str, wording: &str) -> Different {
    const LEAST_LIKENESS: f64 = 0.4;
    let difference = diff::words(model, wording);
    let mut pieces = difference.after;
    if difference.likeness < LEAST_LIKENESS {
        pieces = vec![Piece { text: diff::text(&pieces), mark: Mark::Same }];
    }
    Different { pieces }
}
