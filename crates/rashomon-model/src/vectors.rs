//! The form of a table of static word vectors; the table itself belongs to the analysis.

/// A read-only table of word vectors: one row of `dims` signed bytes a word, scaled to the length [`ROW_LENGTH`].
#[derive(Clone, Copy, Debug)]
pub struct Vectors<'a> {
    /// Length of a row.
    pub dims: usize,
    /// The rows, one after another; each byte is a signed number in two's complement.
    pub rows: &'a [u8],
    /// Which rows are near one another.
    pub nearness: Nearness<'a>,
    /// Cosine from which two words count as near: [`NEAR`], or less down to [`AKIN`].
    pub near: f32,
}

/// Cosine from which two words count as nearly the same.
pub const NEAR: f32 = 0.55;
/// Cosine from which two words speak of one thing, where the rest of two sentences does too.
pub const AKIN: f32 = 0.45;

/// For each row the others whose cosine with it is [`AKIN`] and more, worked out when the table was made: texts compare the
/// same few words over and over.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nearness<'a> {
    /// Where the rows near each row begin in `rows`, and after the last one where they end: 32 bits each, little-endian.
    pub starts: &'a [u8],
    /// The numbers of the rows near each row, in order: 16 bits each, little-endian.
    pub rows: &'a [u8],
}

impl<'a> Nearness<'a> {
    /// The rows near a row, in order, as they are written.
    fn near(&self, row: u32) -> &'a [[u8; 2]] {
        let (starts, _) = self.starts.as_chunks::<4>();
        let (rows, _) = self.rows.as_chunks::<2>();
        let start = |at: usize| starts.get(at).map_or(0, |start| u32::from_le_bytes(*start) as usize);
        rows.get(start(row as usize)..start(row as usize + 1)).unwrap_or(&[])
    }
}

impl<'a> Vectors<'a> {
    /// The row of one word.
    pub fn row(&self, row: u32) -> &'a [u8] {
        let start = row as usize * self.dims;
        self.rows.get(start..start + self.dims).unwrap_or(&[])
    }

    /// The greatest cosine, from [`Vectors::near`] up, of a row with any of `others`; 0 where none is near.
    pub fn nearest(&self, row: u32, others: impl Iterator<Item = u32>) -> f32 {
        let near = self.nearness.near(row);
        let number = |other: &[u8; 2]| u32::from(u16::from_le_bytes(*other));
        let is_near = |other: &u32| *other == row || near.binary_search_by_key(other, number).is_ok();
        let cosines = others.filter(is_near).map(|other| self.cosine(row, other));
        cosines.filter(|cosine| *cosine >= self.near).fold(0.0, f32::max)
    }

    /// Cosine of two rows, about -1 to 1; 0 where one is missing.
    pub fn cosine(&self, a: u32, b: u32) -> f32 {
        let products = self.row(a).iter().zip(self.row(b)).map(|(x, y)| i32::from(*x as i8) * i32::from(*y as i8));
        products.sum::<i32>() as f32 / (ROW_LENGTH * ROW_LENGTH)
    }
}

/// The Euclidean length to which every row is scaled.
pub const ROW_LENGTH: f32 = 127.0;
