//! The form of a table of static word vectors; the table itself belongs to the analysis.

/// A read-only table of word vectors: one row of `dims` signed bytes a word, scaled to the length [`ROW_LENGTH`].
#[derive(Clone, Copy, Debug)]
pub struct Vectors<'a> {
    /// Length of a row.
    pub dims: usize,
    /// The rows, one after another; each byte is a signed number in two's complement.
    pub rows: &'a [u8],
    /// Which words of the texts at hand are near one another, where that was worked out once for all of them.
    pub nearness: Option<&'a Nearness>,
    /// Cosine from which two words count as near: [`NEAR`], or less down to [`AKIN`].
    pub near: f32,
}

/// Cosine from which two words count as nearly the same.
pub const NEAR: f32 = 0.55;
/// Cosine from which two words speak of one thing, where the rest of two sentences does too.
pub const AKIN: f32 = 0.45;

/// The pairs of words of some texts whose vectors are near: a story compares the same words over and over.
#[derive(Clone, Debug, Default)]
pub struct Nearness {
    /// The rows of all words, sorted.
    rows: Vec<u32>,
    /// For each of `rows`, the rows near it with their cosines, sorted.
    near: Vec<Vec<(u32, f32)>>,
}

impl Nearness {
    /// Works out which of these rows are near one another; the cost grows with the square of their number.
    pub fn of(mut rows: Vec<u32>, vectors: &Vectors<'_>) -> Self {
        rows.sort_unstable();
        rows.dedup();
        let mut near = vec![Vec::new(); rows.len()];
        for b in 0..rows.len() {
            for a in 0..b {
                let cosine = vectors.cosine(rows[a], rows[b]);
                if cosine >= AKIN {
                    near[a].push((rows[b], cosine));
                    near[b].push((rows[a], cosine));
                }
            }
            near[b].push((rows[b], 1.0));
        }
        Nearness { rows, near }
    }

    /// The rows near one of the rows it was made of.
    fn near(&self, row: u32) -> &[(u32, f32)] {
        self.rows.binary_search(&row).map_or(&[], |at| &self.near[at])
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
        let near = self.nearness.map(|nearness| nearness.near(row));
        let cosine = |other: u32| match near {
            Some(near) => near.binary_search_by_key(&other, |(row, _)| *row).map_or(0.0, |at| near[at].1),
            None => self.cosine(row, other),
        };
        others.map(cosine).filter(|cosine| *cosine >= self.near).fold(0.0, f32::max)
    }

    /// Cosine of two rows, about -1 to 1; 0 where one is missing.
    pub fn cosine(&self, a: u32, b: u32) -> f32 {
        let products = self.row(a).iter().zip(self.row(b)).map(|(x, y)| i32::from(*x as i8) * i32::from(*y as i8));
        products.sum::<i32>() as f32 / (ROW_LENGTH * ROW_LENGTH)
    }
}

/// The Euclidean length to which every row is scaled.
pub const ROW_LENGTH: f32 = 127.0;
