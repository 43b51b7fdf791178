//! Cuts a text into numbers, words and marks, for finding dates among them.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A run of digits; the value stops growing where it no longer fits.
    Number { value: u64, digits: u8 },
    /// A run of letters.
    Word,
    /// Any other character that is no white space.
    Mark(char),
}

/// A token and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
    /// Whether white space stands before it.
    pub spaced: bool,
}

/// The tokens of a text; none where it holds no digit, since no date is without one.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    if !holds_digit(text) {
        return tokens;
    }
    let mut spaced = false;
    for (start, c) in text.char_indices() {
        let kind = match digit(c) {
            _ if c.is_whitespace() => {
                spaced = true;
                continue;
            }
            Some(value) => Kind::Number { value, digits: 1 },
            None if is_letter(c) => Kind::Word,
            None => Kind::Mark(c),
        };
        let end = start + c.len_utf8();
        match tokens.last_mut().filter(|last| !spaced && last.end == start) {
            Some(Token { kind: Kind::Number { value, digits }, end: last, .. })
                if matches!(kind, Kind::Number { .. }) =>
            {
                *value = value.saturating_mul(10).saturating_add(digit(c).unwrap_or(0));
                *digits = digits.saturating_add(1);
                *last = end;
            }
            Some(Token { kind: Kind::Word, end: last, .. }) if kind == Kind::Word && !stands_alone(c) => *last = end,
            _ => tokens.push(Token { kind, start, end, spaced }),
        }
        spaced = false;
    }
    tokens
}

/// Whether a text holds a digit: no date is without one.
pub(crate) fn holds_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit()) || (!text.is_ascii() && text.chars().any(|c| digit(c).is_some()))
}

/// The value of a decimal digit: European, Arabic, Persian, Devanagari, Bengali, Thai or full-width.
fn digit(c: char) -> Option<u64> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        '\u{9e6}'..='\u{9ef}' => '\u{9e6}',
        '\u{e50}'..='\u{e59}' => '\u{e50}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    Some(u64::from(u32::from(c) - u32::from(zero)))
}

/// Letters, and the signs that many scripts write above and below them.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}')
}

/// The letters for year, month and day in Chinese, Japanese and Korean, which stand between numbers and other letters.
fn stands_alone(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '号' | '號' | '년' | '월' | '일')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_words_and_marks() {
        let told: Vec<(Kind, bool)> = tokens("3. Mai２０年x").iter().map(|token| (token.kind, token.spaced)).collect();
        let number = |value, digits| Kind::Number { value, digits };
        let expected = [
            (number(3, 1), false),
            (Kind::Mark('.'), false),
            (Kind::Word, true),
            (number(20, 2), false),
            (Kind::Word, false),
        ];
        assert_eq!(told, expected);
        assert!(tokens("no number here").is_empty());
    }
}
