//! Names spelt in two ways.

use rashomon_model::{ConflictKind, NameKind, Verdict};

use super::Difference;
use super::meeting::{Meeting, tokens};
use crate::mutations::{has_words, misspelt};
use crate::units::Unit;

/// Finds: one name in two spellings, each kept by its page. Why: readers look for two persons. Example: "Marilou
/// Tampangan" and "Marilou Tapangan". Known limits: which spelling is right is not told; a name of one word needs like
/// statements.
pub fn spelt_in_two_ways(meeting: &Meeting<'_, '_>) -> Option<Difference> {
    let (a, b) = (named(meeting.a), named(meeting.b));
    let unknown = |name: &str, unit: &Unit<'_>| !has_words(unit.account, name);
    let one = |x: &str, y: &str| {
        x.split(' ').any(|w| w.len() > 2 && y.split(' ').any(|v| v == w)) || meeting.likeness >= LIKE
    };
    let words = |x: &str, y: &str| all_words(meeting.a, x, y) && all_words(meeting.b, y, x);
    let rivals = |x: &str, y: &str| {
        let spelt = misspelt(x, y) && letters(x) != letters(y) && !words(x, y);
        spelt && one(x, y) && unknown(x, meeting.b) && unknown(y, meeting.a)
    };
    let (x, y) = a.iter().find_map(|x| b.iter().find(|y| rivals(x, y)).map(|y| (*x, *y)))?;
    Some(Difference {
        kind: ConflictKind::Name,
        verdict: Verdict::Definition,
        why: "two spellings of what is most likely one name".to_owned(),
        values: [x.to_owned(), y.to_owned()],
        keys: [apart(x, y), apart(y, x)],
    })
}

/// The words of a name that the other spelling has not: the surname is one name with or without what stands before.
fn apart(name: &str, other: &str) -> String {
    let own = name.split(' ').filter(|w| !other.split(' ').any(|v| v == *w));
    own.collect::<Vec<_>>().join(" ")
}

/// A name without its marks: "US" and "U.S." are no two spellings.
fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether all words of a name that the other has not are words of the language: the Senate's committee is not the
/// House's, spelt badly.
fn all_words(unit: &Unit<'_>, name: &str, other: &str) -> bool {
    let own = apart(name, other);
    let known = |w: &str| tokens(unit).iter().any(|t| t.row.is_some() && unit.words_of(t.span) == w);
    own.split(' ').all(known)
}

/// Likeness from which names in two statements may be one though they share no word.
const LIKE: f32 = 0.4;

fn named<'a>(unit: &Unit<'a>) -> Vec<&'a str> {
    let analysis = &unit.account.analysis;
    let all = analysis.mentions_in(unit.statement.span).into_iter();
    all.filter(|(e, _)| !matches!(analysis.entities[*e].kind, NameKind::Group | NameKind::Place))
        .map(|(_, m)| m.of(&unit.account.article.text))
        .collect()
}
