//! The form of a table of static word vectors; the table itself belongs to the analysis.

/// A read-only table of word vectors: one row of `dims` signed bytes a word, scaled to the length [`ROW_LENGTH`].
#[derive(Clone, Copy, Debug)]
pub struct Vectors<'a> {
    /// Length of a row.
    pub dims: usize,
    /// The rows, one after another; each byte is a signed number in two's complement.
    pub rows: &'a [u8],
}

impl<'a> Vectors<'a> {
    /// The row of one word.
    pub fn row(&self, row: u32) -> &'a [u8] {
        let start = row as usize * self.dims;
        self.rows.get(start..start + self.dims).unwrap_or(&[])
    }

    /// Cosine of two rows, about -1 to 1; 0 where one is missing.
    pub fn cosine(&self, a: u32, b: u32) -> f32 {
        let products = self.row(a).iter().zip(self.row(b)).map(|(x, y)| i32::from(*x as i8) * i32::from(*y as i8));
        products.sum::<i32>() as f32 / (ROW_LENGTH * ROW_LENGTH)
    }
}

/// The Euclidean length to which every row is scaled.
pub const ROW_LENGTH: f32 = 127.0;
