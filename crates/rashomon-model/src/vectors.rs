//! The form of a table of static word vectors; the table itself belongs to the analysis.

/// A read-only table of word vectors: one row of `dims` signed bytes a word.
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

    /// Cosine of two rows, -1 to 1; 0 where one is missing.
    pub fn cosine(&self, a: u32, b: u32) -> f32 {
        let (mut dot, mut aa, mut bb) = (0i32, 0i32, 0i32);
        for (x, y) in self.row(a).iter().zip(self.row(b)) {
            let (x, y) = (i32::from(*x as i8), i32::from(*y as i8));
            dot += x * y;
            aa += x * x;
            bb += y * y;
        }
        if aa == 0 || bb == 0 { 0.0 } else { dot as f32 / ((aa as f32) * (bb as f32)).sqrt() }
    }
}
