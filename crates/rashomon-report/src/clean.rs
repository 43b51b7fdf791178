//! Page text made harmless for display: no control characters, escape sequences or invisible reordering.

/// One line of display text: every run of white space becomes one space, the ends are trimmed.
pub(crate) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in harmless(text).split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The text without what a terminal or browser would obey instead of show; white space becomes plain spaces.
pub(crate) fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c == '\u{1b}' {
            skip_escape(&mut rest);
        } else if c.is_whitespace() || matches!(c, '\u{2028}' | '\u{2029}') {
            out.push(' ');
        } else if !(c.is_control() || is_invisible(c)) {
            out.push(c);
        }
    }
    out
}

/// Skips the parameters and the final byte of `ESC [ …`; any other sequence loses its ESC and stays readable.
fn skip_escape(rest: &mut std::str::Chars<'_>) {
    let mut ahead = rest.clone();
    if ahead.next() != Some('[') {
        return;
    }
    let end = ahead.find(|c| !matches!(c, '0'..='?' | ' '..='/'));
    if end.is_some_and(|c| matches!(c, '@'..='~')) {
        *rest = ahead;
    }
}

/// Bidirectional controls reorder what the reader sees; the others hide characters or have no agreed width.
/// The joiners U+200C and U+200D stay: Persian, Indic scripts and emoji need them.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{61c}'
            | '\u{ad}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// One line of display text that may begin or end inside a quotation: the mark that lies outside of it is set.
pub(crate) fn excerpt(text: &str) -> String {
    let line = line(text);
    let (mut open, mut unopened) = (0_usize, false);
    for mark in line.chars() {
        match mark {
            '“' => open += 1,
            '”' if open == 0 => unopened = true,
            '”' => open -= 1,
            _ => {}
        }
    }
    let straight = line.matches('"').count() % 2 == 1;
    let ends = straight && line.trim_end_matches(['.', ',']).ends_with('"');
    let begins = straight && line.starts_with('"');
    let before = if unopened {
        "“"
    } else if ends {
        "\""
    } else {
        ""
    };
    let after = if open > 0 {
        "”"
    } else if begins && !ends {
        "\""
    } else {
        ""
    };
    format!("{before}{line}{after}")
}

/// At most so many characters; what is cut is shown by an ellipsis.
pub(crate) fn shortened(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let kept: String = text.chars().take(longest.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::{excerpt, line, shortened};

    #[test]
    fn an_excerpt_gets_the_mark_that_was_left_outside() {
        assert_eq!(excerpt("we will go on.”"), "“we will go on.”");
        assert_eq!(excerpt("He said: “we will"), "He said: “we will”");
        assert_eq!(excerpt("we will go on,\""), "\"we will go on,\"");
        assert_eq!(excerpt("\"We will"), "\"We will\"");
        assert_eq!(excerpt("a 5\" pipe"), "a 5\" pipe");
        assert_eq!(excerpt("“One” and “two”"), "“One” and “two”");
    }

    #[test]
    fn escape_sequences_and_bidi_controls_vanish() {
        assert_eq!(line("a\u{1b}[31;1mred\u{1b}[0m\u{202e}b"), "aredb");
        assert_eq!(line("\u{1b}]0;title\u{7}x\u{9b}1m"), "]0;titlex1m");
        assert_eq!(line(" a\r\n\tb\u{2028}c\u{a0}d "), "a b c d");
    }

    #[test]
    fn a_long_text_ends_in_an_ellipsis() {
        assert_eq!(shortened("abcdef", 4), "abc…");
        assert_eq!(shortened("abcd", 4), "abcd");
    }
}
