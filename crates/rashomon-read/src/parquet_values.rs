//! The encodings of Parquet: bytes of a page to its values.

use crate::parquet::Kind;

/// One stored value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Text(Vec<u8>),
    Number(i64),
    /// Nanoseconds of the day, and the Julian day.
    Old(u64, u32),
}

/// The values of a page, given out in order.
#[derive(Debug)]
pub(crate) enum Values {
    /// One after the other, as they are.
    Plain { bytes: Vec<u8>, at: usize, kind: Kind },
    /// Places in a dictionary.
    Indices(std::vec::IntoIter<u32>),
    /// Texts.
    Texts(std::vec::IntoIter<Vec<u8>>),
    /// Numbers.
    Numbers(std::vec::IntoIter<i64>),
}

impl Default for Values {
    fn default() -> Self {
        Values::Numbers(Vec::new().into_iter())
    }
}

impl Values {
    /// Values as they are.
    pub(crate) fn plain(bytes: Vec<u8>, kind: Kind) -> Values {
        Values::Plain { bytes, at: 0, kind }
    }

    /// Places in a dictionary, behind the number of bits of each.
    pub(crate) fn indices(bytes: &[u8], count: usize) -> Result<Values, String> {
        let places = match bytes.split_first() {
            Some((width, rest)) => hybrid(rest, u32::from(*width), count)?,
            None if count == 0 => Vec::new(),
            None => return Err("a page without its values".to_owned()),
        };
        Ok(Values::Indices(places.into_iter()))
    }

    /// Numbers as differences.
    pub(crate) fn deltas(bytes: &[u8], count: usize) -> Result<Values, String> {
        Ok(Values::Numbers(delta(bytes, count)?.0.into_iter()))
    }

    /// Texts behind the differences of their lengths.
    pub(crate) fn lengths(bytes: &[u8], count: usize) -> Result<Values, String> {
        Ok(Values::Texts(texts(bytes, count)?.into_iter()))
    }

    /// Texts that each begin like the one before, together not longer than `most`.
    pub(crate) fn prefixes(bytes: &[u8], count: usize, most: usize) -> Result<Values, String> {
        let (shared, rest) = delta(bytes, count)?;
        let mut whole: Vec<Vec<u8>> = Vec::new();
        let mut total = 0_usize;
        for (shared, tail) in shared.into_iter().zip(texts(rest, count)?) {
            let before = whole.last().map(Vec::as_slice).unwrap_or_default();
            let shared = usize::try_from(shared).ok().and_then(|shared| before.get(..shared));
            let text = [shared.ok_or("a text shares more than there is")?, &tail].concat();
            total = total.saturating_add(text.len());
            if total > most {
                return Err(format!("the texts of a page are longer than the limit of {most} bytes"));
            }
            whole.push(text);
        }
        Ok(Values::Texts(whole.into_iter()))
    }

    /// The next place in the dictionary; the outer `None` where these are no places, the inner at the end.
    pub(crate) fn next_index(&mut self) -> Option<Option<usize>> {
        match self {
            Values::Indices(places) => Some(places.next().map(|place| place as usize)),
            _ => None,
        }
    }

    /// The next value.
    pub(crate) fn next_value(&mut self) -> Option<Value> {
        match self {
            Values::Plain { bytes, at, kind } => {
                let (value, length) = plain(bytes.get(*at..)?, *kind)?;
                *at += length;
                Some(value)
            }
            Values::Indices(_) => None,
            Values::Texts(texts) => texts.next().map(Value::Text),
            Values::Numbers(numbers) => numbers.next().map(Value::Number),
        }
    }

    /// The value at a place of a dictionary of numbers.
    pub(crate) fn at(&self, place: usize) -> Option<Value> {
        match self {
            Values::Plain { bytes, kind, .. } => {
                let (_, length) = plain(bytes, *kind)?;
                plain(bytes.get(place.checked_mul(length)?..)?, *kind).map(|(value, _)| value)
            }
            _ => None,
        }
    }
}

/// One value as it is, and how many bytes it takes.
fn plain(bytes: &[u8], kind: Kind) -> Option<(Value, usize)> {
    match kind {
        Kind::Text => {
            let (length, rest) = bytes.split_first_chunk::<4>()?;
            let length = u32::from_le_bytes(*length) as usize;
            Some((Value::Text(rest.get(..length)?.to_vec()), 4 + length))
        }
        Kind::Days | Kind::Number32 => {
            let number = i32::from_le_bytes(*bytes.first_chunk::<4>()?);
            Some((Value::Number(number.into()), 4))
        }
        Kind::Number64 | Kind::Ticks { .. } => Some((Value::Number(i64::from_le_bytes(*bytes.first_chunk::<8>()?)), 8)),
        Kind::Old => {
            let (nanoseconds, rest) = bytes.split_first_chunk::<8>()?;
            let day = u32::from_le_bytes(*rest.first_chunk::<4>()?);
            Some((Value::Old(u64::from_le_bytes(*nanoseconds), day), 12))
        }
    }
}

/// Texts, each behind its length.
pub(crate) fn plain_texts(bytes: &[u8], count: usize) -> Result<Vec<Vec<u8>>, String> {
    let mut values = Values::plain(bytes.to_vec(), Kind::Text);
    let texts = (0..count).map_while(|_| match values.next_value() {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    });
    let texts: Vec<Vec<u8>> = texts.collect();
    if texts.len() == count { Ok(texts) } else { Err("a dictionary has fewer values than it claims".to_owned()) }
}

/// Small numbers as runs of one number and as packed bits, in turns.
pub(crate) fn hybrid(bytes: &[u8], width: u32, count: usize) -> Result<Vec<u32>, String> {
    let cut = "a page has fewer values than it claims";
    if width > 32 {
        return Err("numbers of more than 32 bits where places were expected".to_owned());
    }
    let mut numbers = Vec::new();
    let mut rest = bytes;
    while numbers.len() < count {
        let (head, after) = varint(rest).ok_or(cut)?;
        let left = count - numbers.len();
        if head & 1 == 1 {
            let groups = usize::try_from(head >> 1).unwrap_or(usize::MAX);
            let length = groups.saturating_mul(width as usize).min(after.len());
            // The last group may be cut where its numbers are not needed.
            let there = if width == 0 { left } else { length * 8 / width as usize };
            let wanted = groups.saturating_mul(8).min(left).min(there);
            if wanted == 0 {
                return Err(cut.to_owned());
            }
            let bits = Bits { bytes: &after[..length], width };
            numbers.extend((0..wanted).map(|index| bits.at(index) as u32));
            rest = &after[length..];
        } else {
            let length = width.div_ceil(8) as usize;
            let (number, after) = after.split_at_checked(length).ok_or(cut)?;
            let number = number.iter().rev().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
            let run = usize::try_from(head >> 1).unwrap_or(usize::MAX);
            if run == 0 {
                return Err("a run of no values".to_owned());
            }
            numbers.resize(numbers.len() + run.min(left), number);
            rest = after;
        }
    }
    Ok(numbers)
}

/// Numbers of a few bits each, the lowest bits first.
struct Bits<'a> {
    bytes: &'a [u8],
    width: u32,
}

impl Bits<'_> {
    fn at(&self, index: usize) -> u64 {
        let first = index * self.width as usize;
        // Nine bytes hold 64 bits wherever they begin.
        let there = self.bytes.get(first / 8..).unwrap_or_default().iter().take(9);
        let window = there.enumerate().fold(0_u128, |window, (place, byte)| window | u128::from(*byte) << (8 * place));
        ((window >> (first % 8)) & ((1 << self.width) - 1)) as u64
    }
}

/// Numbers as packed differences, and the bytes behind them.
fn delta(bytes: &[u8], count: usize) -> Result<(Vec<i64>, &[u8]), String> {
    let cut = "packed differences are cut";
    let (block, rest) = varint(bytes).ok_or(cut)?;
    let (parts, rest) = varint(rest).ok_or(cut)?;
    let (total, rest) = varint(rest).ok_or(cut)?;
    let (first, mut rest) = varint(rest).ok_or(cut)?;
    let part = block.checked_div(parts).and_then(|part| usize::try_from(part).ok()).unwrap_or(0);
    let parts = usize::try_from(parts).unwrap_or(usize::MAX);
    if total != count as u64 || part == 0 || part % 8 != 0 || part > 1 << 16 || parts > 1 << 10 {
        return Err("packed differences with an impossible head".to_owned());
    }
    let mut numbers = Vec::new();
    let mut number = zigzag(first);
    if count > 0 {
        numbers.push(number);
    }
    while numbers.len() < count {
        let (least, after) = varint(rest).ok_or(cut)?;
        let (widths, after) = after.split_at_checked(parts).ok_or(cut)?;
        rest = after;
        for width in widths.iter().map(|width| u32::from(*width)) {
            if numbers.len() == count {
                break;
            }
            if width > 64 {
                return Err("packed differences with an impossible head".to_owned());
            }
            let (packed, after) = rest.split_at_checked(part * width as usize / 8).ok_or(cut)?;
            rest = after;
            let bits = Bits { bytes: packed, width };
            for index in 0..part.min(count - numbers.len()) {
                number = number.wrapping_add(zigzag(least)).wrapping_add(bits.at(index) as i64);
                numbers.push(number);
            }
        }
    }
    Ok((numbers, rest))
}

/// Texts behind the differences of their lengths.
fn texts(bytes: &[u8], count: usize) -> Result<Vec<Vec<u8>>, String> {
    let (lengths, mut rest) = delta(bytes, count)?;
    let mut texts = Vec::new();
    for length in lengths {
        let parts = usize::try_from(length).ok().and_then(|length| rest.split_at_checked(length));
        let (text, after) = parts.ok_or("a text is longer than its page")?;
        texts.push(text.to_vec());
        rest = after;
    }
    Ok(texts)
}

fn zigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

/// A number of seven bits a byte, the lowest first.
fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut number = 0_u64;
    for (index, byte) in bytes.iter().enumerate().take(10) {
        number |= u64::from(byte & 0x7f).checked_shl(7 * index as u32)?;
        if byte & 0x80 == 0 {
            return Some((number, &bytes[index + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{delta, hybrid, varint};

    #[test]
    fn runs_and_packed_bits_are_read() {
        // The examples of the format's own description: a run of 4 sevens, and 0 to 7 in three bits each.
        assert_eq!(hybrid(&[8, 7], 3, 4), Ok(vec![7; 4]));
        assert_eq!(hybrid(&[3, 0x88, 0xc6, 0xfa], 3, 8), Ok((0..8).collect()));
        assert_eq!(hybrid(&[], 0, 0), Ok(vec![]));
        assert!(hybrid(&[3, 0x88], 3, 8).is_err());
        assert!(hybrid(&[0, 7], 3, 4).is_err());
    }

    #[test]
    fn a_run_of_two_thousand_million_gives_what_is_asked() {
        assert_eq!(hybrid(&[0xfe, 0xff, 0xff, 0xff, 0x0f, 1], 1, 3), Ok(vec![1; 3]));
    }

    #[test]
    fn packed_differences_are_read() {
        // 7, 5, 3, 1, 2, 3, 4, 5: the example of the format's description.
        let bytes = [128, 1, 4, 8, 14, 3, 2, 0, 0, 0, 0xc0, 0x3f, 0, 0, 0, 0, 0, 0];
        assert_eq!(delta(&bytes, 8).map(|(numbers, _)| numbers), Ok(vec![7, 5, 3, 1, 2, 3, 4, 5]));
        assert!(delta(&bytes[..9], 8).is_err());
        assert!(delta(&bytes, 9).is_err());
    }

    #[test]
    fn a_number_without_end_is_none() {
        assert_eq!(varint(&[0xff; 20]), None);
        assert_eq!(varint(&[0x80, 1, 9]), Some((128, &[9][..])));
    }
}
