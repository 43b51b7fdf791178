//! Whose wording a page has: where two relatives of it tell one sentence in different words, it came from the one whose
//! words it repeats.
//!
//! Textual criticism calls a word that only the copies of one copy share an indicative error (P. Maas, "Textkritik", 1927).

use crate::profile::{Line, Profile};
use crate::reuse::Reuse;

/// A relative of a page: its words, and what the two share.
#[derive(Clone, Copy)]
pub struct Relative<'a> {
    /// The relative's words.
    pub profile: &'a Profile,
    /// What it shares with the page.
    pub reuse: &'a Reuse,
}

/// Weight of the words that a page has from `one` and cannot have from `other`: in sentences that both tell, those that
/// stand in `one`'s and nowhere on `other`.
pub fn only_from(page: &Profile, one: Relative<'_>, other: Relative<'_>) -> f32 {
    let by_both = (0..page.lines.len()).filter(|at| !told(page, other, *at).is_empty());
    by_both.map(|at| words_from(&page.lines[at], &told(page, one, at), other.profile)).sum()
}

/// The lines of a relative that tell a line of the page.
fn told<'a>(page: &Profile, relative: Relative<'a>, at: usize) -> Vec<&'a Line> {
    let first = relative.reuse.side(page.page) == 0;
    let pairs = relative.reuse.aligned.iter().map(|x| if first { (x.a, x.b) } else { (x.b, x.a) });
    pairs.filter(|(line, _)| *line == at).map(|(_, line)| &relative.profile.lines[line]).collect()
}

/// Weight of a line's words that stand in some lines and nowhere on another page.
fn words_from(line: &Line, theirs: &[&Line], other: &Profile) -> f32 {
    let foreign = |stem| other.postings.binary_search_by_key(&stem, |p| p.stem).is_err();
    let from = line.content.iter().filter(|w| theirs.iter().any(|l| l.has(w.stem)) && foreign(w.stem));
    from.map(|w| w.weight).sum()
}
