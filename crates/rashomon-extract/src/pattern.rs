//! Regular expressions, compiled once.

use std::sync::LazyLock;

pub(crate) use regex::Regex;

/// A pattern that is compiled on first use.
pub(crate) type Pattern = LazyLock<Regex>;

/// White space and marks: what `\W` stands for in the patterns of this crate.
const MARK: &str = r"[\s!-/:-@\[-`{-~‐-⁞«»·•©]";

/// Letters of the Latin, Greek and Cyrillic scripts: what `\p{L}` stands for, `\p{Lu}` for the capitals among them and
/// `\p{Ll}` for the others.
const LETTER: &str = "[A-Za-zªµºÀ-ÖØ-öø-ɏΆ-ϿЀ-ӿ]";
const CAPITAL: &str = "[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚΆ-ΏΑ-ΫЀ-Я]";
const SMALL: &str = "[a-zß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľŀłńņňōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžșțά-ώа-џ]";

/// Compiles a pattern that stands in this crate's source; a wrong one is a mistake of ours that any test finds.
///
/// `\d` means the ten ASCII digits, `\W` a mark, and letters are those of three scripts: the classes of all of Unicode cost a start-up more than all pages
/// of a story cost to read. `\b` stands beside an ASCII letter: a boundary of all of Unicode makes the engine leave its
/// fast way at the first letter with an accent.
pub(crate) fn compile(pattern: &str) -> Regex {
    let meanings = [
        (r"\d", "[0-9]"),
        (r"\W", MARK),
        (r"\b", r"(?-u:\b)"),
        (r"\p{L}", LETTER),
        (r"\p{Lu}", CAPITAL),
        (r"\p{Ll}", SMALL),
    ];
    let cheap = meanings.iter().fold(pattern.to_owned(), |cheap, (class, meaning)| cheap.replace(class, meaning));
    Regex::new(&cheap).expect("a pattern of this crate compiles")
}
