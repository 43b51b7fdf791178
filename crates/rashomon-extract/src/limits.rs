//! How much of one page is looked at: counted, never timed, so that the answer does not depend on the machine.

/// Budgets of one page. What goes beyond them is cut, and a diagnostic says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of HTML that are read; 4 MiB unless told otherwise.
    pub html_bytes: usize,
    /// Bytes of plain text, Markdown or a record's text that are read; 2 MiB unless told otherwise.
    pub text_bytes: usize,
    /// Elements up to which the tree extractor is asked; 20,000 unless told otherwise. News pages hold 500 to 6,000.
    pub nodes: usize,
    /// Nesting up to which the tree extractor is asked; 256 unless told otherwise. News pages nest 15 to 60 deep.
    pub depth: usize,
    /// Text blocks that are kept of one page; 20,000 unless told otherwise.
    pub blocks: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { html_bytes: 4 << 20, text_bytes: 2 << 20, nodes: 20_000, depth: 256, blocks: 20_000 }
    }
}

/// The longest head of `text` within `bytes` that ends on a character boundary.
pub(crate) fn cut(text: &str, bytes: usize) -> &str {
    if text.len() <= bytes {
        return text;
    }
    let mut end = bytes;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Where the last `bytes` of `text` begin, or the first character boundary after.
pub(crate) fn tail_start(text: &str, bytes: usize) -> usize {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    start
}
