//! What is known of words before the text is read: which other words they stand like, and which names hold them.
//!
//! Two tables, read in place; `names/CARD.md` says what they were made from.

use rashomon_model::id::fnv1a;

/// Open-addressed, a power of two of slots: u16 mark of the key (0: empty), u8 coarse class, u16 fine class, u8 flags.
const WORDS: &[u8] = include_bytes!("../../names/words.bin");
const SLOT: usize = 6;
/// For each row of the word vectors: u8 coarse class, u16 fine class.
const ROWS: &[u8] = include_bytes!("../../names/rows.bin");
const ROW: usize = 3;

/// What is known of a word or phrase; zeros where nothing is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Known {
    /// One of some 250 classes of words that stand among the same others; 0 for none.
    pub coarse: u8,
    /// One of some 1,000.
    pub fine: u16,
    /// Given names, surnames, and whether the word is mostly written with a capital; for phrases their kind.
    pub flags: u8,
}

/// A word as it is written.
pub(crate) fn word(shown: &str) -> Known {
    find(fnv1a(shown.bytes()))
}

/// The hash of a phrase, word by word in lower case.
#[derive(Clone, Copy)]
pub(crate) struct Phrase(u64);

impl Phrase {
    pub const EMPTY: Phrase = Phrase(0xcbf2_9ce4_8422_2325);

    pub fn and(self, lower: &str) -> Phrase {
        let add = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Phrase(lower.bytes().fold(add(self.0, b' '), add))
    }

    /// The kind of a well-known name that reads so; 0 for none.
    pub fn kind(self) -> u8 {
        find(self.0).flags
    }
}

fn find(key: u64) -> Known {
    let slots = WORDS.len() / SLOT;
    let mark = ((key >> 48) as u16).max(1);
    let mut slot = key as usize & (slots - 1);
    for _ in 0..slots {
        let Some([a, b, coarse, fine, fine_high, flags]) = WORDS.get(slot * SLOT..).and_then(|rest| rest.first_chunk())
        else {
            break;
        };
        match u16::from_le_bytes([*a, *b]) {
            0 => break,
            found if found == mark => {
                return Known { coarse: *coarse, fine: u16::from_le_bytes([*fine, *fine_high]), flags: *flags };
            }
            _ => slot = (slot + 1) & (slots - 1),
        }
    }
    Known::default()
}

/// The classes of a row of the word vectors: coarse and fine.
pub(crate) fn of_row(row: Option<u32>) -> (u8, u16) {
    let found = row.and_then(|row| ROWS.get(row as usize * ROW..)?.first_chunk());
    found.map_or((0, 0), |[coarse, low, high]| (*coarse, u16::from_le_bytes([*low, *high])))
}
