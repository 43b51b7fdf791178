//! Which words differ between two wordings.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::clean;

/// Whether a stretch of words stands in both wordings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    Same,
    Changed,
}

/// A stretch of a wording, with the space that follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub text: String,
    pub mark: Mark,
}

impl Piece {
    /// The words, without the space that follows them: marks should not reach into it.
    pub fn words(&self) -> &str {
        self.text.trim_end()
    }

    /// The space that follows.
    pub fn space(&self) -> &str {
        &self.text[self.words().len()..]
    }
}

/// Two wordings, each cut into what they share and what they do not.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Difference {
    pub before: Vec<Piece>,
    pub after: Vec<Piece>,
    /// Share of the words of both wordings that stand in both, 0 to 1.
    pub likeness: f64,
}

/// Compares word by word; letter case and the style of quotation marks make no difference.
pub(crate) fn words(before: &str, after: &str) -> Difference {
    let (before, after) = (clean::line(before), clean::line(after));
    let (old, new) = (tokens(&before), tokens(&after));
    let keys = |tokens: &[&str]| -> Vec<String> { tokens.iter().map(|token| key(token)).collect() };
    let (old_keys, new_keys) = (keys(&old), keys(&new));
    let operations = capture_diff_slices(Algorithm::Myers, &old_keys, &new_keys);
    let (mut old_marks, mut new_marks) = (vec![Mark::Changed; old.len()], vec![Mark::Changed; new.len()]);
    let last = operations.len().saturating_sub(1);
    let mut shared = 0;
    for (i, operation) in operations.iter().enumerate() {
        if let DiffOp::Equal { old_index, new_index, len } = *operation {
            shared += len;
            let between_changes = i != 0 && i != last;
            if !(between_changes && is_crumb(&old[old_index..old_index + len])) {
                old_marks[old_index..old_index + len].fill(Mark::Same);
                new_marks[new_index..new_index + len].fill(Mark::Same);
            }
        }
    }
    let all = old.len() + new.len();
    Difference {
        before: joined(&old, &old_marks),
        after: joined(&new, &new_marks),
        likeness: if all == 0 { 1.0 } else { 2.0 * shared as f64 / all as f64 },
    }
}

/// The changed stretches with so many words of context; what is left out is shown by an ellipsis.
pub(crate) fn in_context(pieces: &[Piece], context: usize) -> Vec<Piece> {
    let last = pieces.len().saturating_sub(1);
    let shorten = |(i, piece): (usize, &Piece)| match piece.mark {
        Mark::Changed => piece.clone(),
        Mark::Same => Piece {
            text: trimmed(&piece.text, if i == 0 { 0 } else { context }, if i == last { 0 } else { context }),
            mark: Mark::Same,
        },
    };
    pieces.iter().enumerate().map(shorten).collect()
}

/// The pieces as one text.
pub(crate) fn text(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// Keeps so many words at the head and at the tail.
fn trimmed(text: &str, head: usize, tail: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= head + tail + 1 {
        return text.to_owned();
    }
    let kept_head = words[..head].join(" ");
    let kept_tail = words[words.len() - tail..].join(" ");
    let trailing = if text.ends_with(' ') { " " } else { "" };
    let shown: Vec<&str> =
        [kept_head.as_str(), "…", kept_tail.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}{trailing}", shown.join(" "))
}

/// One short word that happens to stand in two otherwise different stretches only makes the marks restless.
fn is_crumb(tokens: &[&str]) -> bool {
    const SHORT: usize = 3;
    matches!(tokens, [token] if token.trim().chars().count() <= SHORT && !token.contains(|c: char| c.is_numeric()))
}

fn key(token: &str) -> String {
    let straight = |c| match c {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        _ => c,
    };
    token.trim_end().chars().map(straight).flat_map(char::to_lowercase).collect()
}

/// Words and single marks, each with the white space that follows it.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let word = word_length(rest);
        let spaces = rest[word..].len() - rest[word..].trim_start().len();
        let (token, after) = rest.split_at(word + spaces);
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// Letters and digits with the points, commas, hyphens and apostrophes inside them; else a single character.
fn word_length(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    let mut end = 0;
    while let Some((at, c)) = characters.next() {
        let next_is_word = characters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        let inside = at > 0 && next_is_word && matches!(c, '.' | ',' | '\'' | '\u{2019}' | '-');
        if !(c.is_alphanumeric() || inside) {
            return if at == 0 { c.len_utf8() } else { end };
        }
        end = at + c.len_utf8();
    }
    end
}

fn joined(tokens: &[&str], marks: &[Mark]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (token, mark) in tokens.iter().zip(marks) {
        match pieces.last_mut() {
            Some(piece) if piece.mark == *mark => piece.text.push_str(token),
            _ => pieces.push(Piece { text: (*token).to_owned(), mark: *mark }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{Mark, Piece, in_context, text, tokens, words};

    fn marked(pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| match piece.mark {
                Mark::Same => piece.text.clone(),
                Mark::Changed => format!("[{}]", piece.text),
            })
            .collect()
    }

    #[test]
    fn figures_and_abbreviations_stay_whole() {
        assert_eq!(tokens("1,000 U.S. troops don’t."), ["1,000 ", "U.S", ". ", "troops ", "don’t", "."]);
    }

    #[test]
    fn only_the_words_that_differ_are_marked() {
        let difference =
            words("Most of the roughly 1,000 troops are there", "Most of the about 2,000 troops are there");
        assert_eq!(marked(&difference.before), "Most of the [roughly 1,000 ]troops are there");
        assert_eq!(marked(&difference.after), "Most of the [about 2,000 ]troops are there");
    }

    #[test]
    fn the_style_of_quotation_marks_makes_no_difference() {
        let difference = words("\"Don't\"", "“don’t”");
        assert_eq!(difference.likeness, 1.0);
        assert_eq!(marked(&difference.after), "“don’t”");
    }

    #[test]
    fn context_is_cut_to_a_few_words() {
        let difference = words("one two three four five six seven", "one two three four five six eight");
        assert_eq!(text(&in_context(&difference.before, 2)), "… five six seven");
        assert_eq!(text(&in_context(&difference.after, 2)), "… five six eight");
    }

    #[test]
    fn nothing_against_something_is_all_change() {
        assert_eq!(marked(&words("", "new").after), "[new]");
        assert_eq!(words("", "").likeness, 1.0);
    }
}
