//! How much is read at most: counted, never timed, so that the answer does not depend on the machine.

/// The limits of a run. What lies beyond one is left out and said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes read of one file, or of one record of a JSONL file.
    pub file_bytes: usize,
    /// Files read.
    pub files: usize,
    /// How deep folders are entered; 1 reads only the files that lie in the folder itself.
    pub depth: usize,
    /// Records read of one file.
    pub records: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { file_bytes: 10 << 20, files: 1_000_000, depth: 64, records: 1_000_000 }
    }
}
