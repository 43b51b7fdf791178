//! How far a run has come.

/// How far a run has come: told after each file, while a long one is read, and before and after each address.
#[derive(Clone, Copy, Debug, Default)]
pub struct Progress<'a> {
    /// Files or addresses read so far; the addresses come after all files and are counted for themselves.
    pub done: usize,
    /// Files or addresses to read, as far as known: a feed adds those that it lists.
    pub total: usize,
    /// The file or address being read, or just read.
    pub location: &'a str,
    /// Pages read so far.
    pub pages: usize,
    /// Files, records and rows left out so far.
    pub left_out: u64,
    /// Bytes used of the file being read, as it lies there.
    pub bytes: u64,
    /// Its length, where that is known.
    pub length: Option<u64>,
}

/// How far the reading of one file has come.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub pages: usize,
    pub left_out: u64,
    pub bytes: u64,
    pub length: Option<u64>,
}

impl<'a> Progress<'a> {
    /// The same, so far into the file being read.
    pub(crate) fn within(self, step: Step) -> Progress<'a> {
        let pages = self.pages + step.pages;
        Progress { pages, left_out: self.left_out + step.left_out, bytes: step.bytes, length: step.length, ..self }
    }
}
