//! How much is read at most: counted, never timed, so that the answer does not depend on the machine.

/// The limits of a run. What lies beyond one is left out and said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes read of one file, of one record of a JSONL file, or of one page in an archive, after unpacking;
    /// 10 MiB unless told.
    pub file_bytes: usize,
    /// Files read; 1,000,000 unless told.
    pub files: usize,
    /// How deep folders are entered; 1 reads only the files that lie in the folder itself; 64 unless told.
    pub depth: usize,
    /// Records read of one file, pages of one archive, rows of one table; 1,000,000 unless told.
    pub records: usize,
    /// Bytes of the head of a record or of the message in it, in a web archive; 64 KiB unless told.
    pub head_bytes: usize,
    /// How many times its own size a packed file may unpack to, beyond `unpacked_free` bytes; 200 unless told. Pages
    /// seldom pass 20, and gzip cannot pass 1,032.
    pub unpack_ratio: u64,
    /// Bytes that a packed file may unpack to whatever its size; 1 GiB unless told, so that a single page packed to
    /// nearly nothing is passed over and the archive read on.
    pub unpacked_free: u64,
    /// Damaged or overlong records told one by one for each archive; more are only counted; 20 unless told.
    pub damages_told: usize,
    /// Bytes of the description at the end of a table (Parquet), as held in memory; 64 MiB unless told.
    pub table_description: usize,
    /// Bytes of one page of a column of a table (Parquet), unpacked; 64 MiB unless told.
    pub table_page: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file_bytes: 10 << 20,
            files: 1_000_000,
            depth: 64,
            records: 1_000_000,
            head_bytes: 64 << 10,
            unpack_ratio: 200,
            unpacked_free: 1 << 30,
            damages_told: 20,
            table_description: 64 << 20,
            table_page: 64 << 20,
        }
    }
}
