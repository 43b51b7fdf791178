//! What can be counted about a line without knowing its language.

/// Words: runs of letters and digits, and each character of a script written without spaces.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = &rest[rest.find(is_letter)?..];
        let first = rest.chars().next()?;
        let inner = |c: char| is_apostrophe(c) || (is_letter(c) && !is_ideograph(c));
        let end = match is_ideograph(first) {
            true => first.len_utf8(),
            false => rest.find(|c: char| !inner(c)).unwrap_or(rest.len()),
        };
        let (word, tail) = rest.split_at(end);
        rest = tail;
        Some(word.trim_end_matches(is_apostrophe))
    })
}

/// Number of words; two characters of a script written without spaces count as one.
pub(crate) fn word_count(text: &str) -> usize {
    let (mut whole, mut ideographs, mut inside) = (0, 0, false);
    for c in text.chars() {
        if !is_letter(c) {
            inside &= is_apostrophe(c);
        } else if is_ideograph(c) {
            (ideographs, inside) = (ideographs + 1, false);
        } else {
            (whole, inside) = (whole + usize::from(!inside), true);
        }
    }
    whole + ideographs / 2
}

/// Most characters are ASCII, and those are told at once.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && c.is_alphanumeric())
}

/// Marks that stand inside of words.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn is_ideograph(c: char) -> bool {
    !c.is_ascii()
        && matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{0e00}'..='\u{0e7f}')
}

/// Whether the line ends as a sentence ends, closing quotation marks and a bracket of few words aside.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let before = text
        .trim_end()
        .strip_suffix([')', ']'])
        .and_then(|head| head.rfind(['(', '[']).filter(|at| head.len() - at <= 60).map(|at| &head[..at]));
    stops(text) || before.is_some_and(|before| !before.trim().is_empty() && stops(before))
}

fn stops(text: &str) -> bool {
    let closing =
        |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*' | '_' | '“' | '」') || c.is_whitespace();
    text.trim_end_matches(closing).ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟'])
}

/// Whether the line reads like prose: a sentence of some length, or a long stretch of words cut off.
pub(crate) fn is_prose(text: &str) -> bool {
    let head = crate::limits::cut(text, 2000);
    let (count, lower) = (word_count(head), lower_words(head));
    (count >= 8 && lower * 3 >= count && (ends_sentence(text) || ends_open(text) || holds_sentence(head)))
        || (count >= 25 && lower * 2 >= count)
}

/// Whether a sentence ends inside the line and another begins.
pub(crate) fn holds_sentence(text: &str) -> bool {
    let after = |at: usize| {
        text[at..]
            .trim_start_matches(['.', '!', '?', '"', '”', '’', ' '])
            .starts_with(|c: char| c.is_uppercase() || matches!(c, '—' | '–'))
    };
    let long = |at: usize| text[..at].rsplit(' ').next().is_some_and(|word| word.len() > 3 && !word.contains('.'));
    [". ", "! ", "? ", ".\" ", ".” "]
        .iter()
        .any(|end| text.match_indices(end).any(|(at, _)| long(at) && after(at) && word_count(&text[..at]) >= 6))
}

/// A line that introduces what follows.
pub(crate) fn ends_open(text: &str) -> bool {
    text.trim_end().ends_with([':', ';', ',']) && word_count(crate::limits::cut(text, 2000)) >= 8
}

/// A short whole sentence: it ends like one and holds a word in lower case.
pub(crate) fn is_short_sentence(text: &str) -> bool {
    let head = crate::limits::cut(text, 2000);
    ends_sentence(text) && word_count(head) >= 2 && lower_words(head) >= 1
}

/// Words that begin in lower case, or in a script that knows no case.
pub(crate) fn lower_words(text: &str) -> usize {
    words(text).filter(|word| word.starts_with(|c: char| c.is_alphabetic() && !c.is_uppercase())).count()
}

/// Lower case letters and digits only, one space between words: to tell whether two lines say the same.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in words(text) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        if word.is_ascii() {
            let start = folded.len();
            folded.push_str(word);
            folded[start..].make_ascii_lowercase();
        } else {
            folded.extend(word.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase));
        }
    }
    folded
}

/// White space collapsed to single spaces, invisible characters taken out.
pub(crate) fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push_collapsed(&mut out, c);
    }
    out.truncate(out.trim_end().len());
    out
}

/// Adds a character, keeping white space single and the head free of it.
pub(crate) fn push_collapsed(out: &mut String, c: char) {
    if is_invisible(c) {
        return;
    }
    if !c.is_whitespace() {
        out.push(c);
    } else if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}')
        || (c.is_control() && !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::{is_ideograph, word_count, words};

    /// The slow and obvious way: every word is cut out.
    #[test]
    fn words_are_counted_as_they_are_cut_out() {
        let texts = [
            "",
            "The mayor's 3rd visit - on 4 May -- wasn't announced.",
            "‘Not yet’, said O’Neill; 'tis Noël in Żory.",
            "昨日、東京で地震 in Tokyo が発生 M5 ภาษาไทย คำ",
            "...  ' '' ’",
        ];
        for text in texts {
            let ideographs = words(text).filter(|word| word.starts_with(is_ideograph)).count();
            assert_eq!(word_count(text), words(text).count() - ideographs + ideographs / 2, "{text}");
        }
    }
}
