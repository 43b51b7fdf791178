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
/// same few words over and over. All numbers are little-endian.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nearness<'a> {
    /// A sign for each row, 256 bits, the lowest first: bit `n % 256` is set for each row `n` near it. Most pairs are told
    /// apart by that.
    pub signs: &'a [u8],
    /// Where the rows near each row begin in `rows`, and after the last one where they end: 32 bits each.
    pub starts: &'a [u8],
    /// The numbers of the rows near each row, in order: 16 bits each.
    pub rows: &'a [u8],
    /// The dot product with each of these: 16 bits each.
    pub products: &'a [u8],
}

impl<'a> Nearness<'a> {
    /// What is near a row.
    fn of(&self, row: u32) -> Near<'a> {
        let ([starts, rows, products], at) = ([self.starts, self.rows, self.products], row as usize);
        let start = |at: usize| starts.as_chunks().0.get(at).map_or(0, |start| u32::from_le_bytes(*start) as usize);
        let (first, end) = (start(at), start(at + 1));
        Near {
            row,
            sign: self.signs.as_chunks().0.get(at).unwrap_or(&[0; 32]),
            rows: rows.as_chunks().0.get(first..end).unwrap_or(&[]),
            products: products.as_chunks().0.get(first..end).unwrap_or(&[]),
        }
    }
}

/// The rows near one row.
struct Near<'a> {
    row: u32,
    sign: &'a [u8; 32],
    rows: &'a [[u8; 2]],
    products: &'a [[u8; 2]],
}

impl Near<'_> {
    /// The cosine with a row that is this one or near it.
    fn cosine(&self, other: u32) -> Option<f32> {
        if other == self.row {
            return Some(1.0);
        }
        let bit = other % 256;
        if self.sign[bit as usize / 8] >> (bit % 8) & 1 == 0 {
            return None;
        }
        let at = self.rows.binary_search_by_key(&other, |row| u32::from(u16::from_le_bytes(*row))).ok()?;
        self.products.get(at).map(scaled)
    }
}

/// The cosine of two rows by their dot product.
fn scaled(product: &[u8; 2]) -> f32 {
    f32::from(u16::from_le_bytes(*product)) / (ROW_LENGTH * ROW_LENGTH)
}

impl<'a> Vectors<'a> {
    /// The row of one word.
    pub fn row(&self, row: u32) -> &'a [u8] {
        let start = row as usize * self.dims;
        self.rows.get(start..start + self.dims).unwrap_or(&[])
    }

    /// Calls for each near pair of a word and another, by their places in two lists of rows, with the cosine: 1 for one row, else
    /// from [`Vectors::near`] up.
    pub fn near_pairs(&self, a: &[Option<u32>], b: &[Option<u32>], mut met: impl FnMut(usize, usize, f32)) {
        for (i, near) in a.iter().enumerate().filter_map(|(i, row)| Some((i, self.nearness.of((*row)?)))) {
            for (j, row) in b.iter().enumerate().filter_map(|(j, row)| Some((j, (*row)?))) {
                if let Some(cosine) = near.cosine(row).filter(|cosine| *cosine >= self.near) {
                    met(i, j, cosine);
                }
            }
        }
    }

    /// The rows near a row that are wanted, itself among them, each with its cosine: 1 for itself, else from [`Vectors::near`] up.
    pub fn near_rows(&self, row: u32, wanted: impl Fn(u32) -> bool) -> impl Iterator<Item = (u32, f32)> {
        let near = self.nearness.of(row);
        let number = |row: &[u8; 2]| u32::from(u16::from_le_bytes(*row));
        let itself = wanted(row).then_some((row, 1.0));
        let others = near.rows.iter().map(number).zip(near.products).filter(move |(other, _)| wanted(*other));
        let others = others.map(|(other, product)| (other, scaled(product)));
        others.filter(|(_, cosine)| *cosine >= self.near).chain(itself)
    }

    /// Whether a row is near any of others.
    pub fn is_near(&self, row: u32, others: &[Option<u32>]) -> bool {
        let mut near = false;
        self.near_pairs(&[Some(row)], others, |_, _, _| near = true);
        near
    }

    /// Cosine of two rows, about -1 to 1; 0 where one is missing.
    pub fn cosine(&self, a: u32, b: u32) -> f32 {
        let products = self.row(a).iter().zip(self.row(b)).map(|(x, y)| i32::from(*x as i8) * i32::from(*y as i8));
        products.sum::<i32>() as f32 / (ROW_LENGTH * ROW_LENGTH)
    }
}

/// The Euclidean length to which every row is scaled.
pub const ROW_LENGTH: f32 = 127.0;
