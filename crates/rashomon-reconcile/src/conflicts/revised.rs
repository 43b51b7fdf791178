//! What an outlet tells otherwise in a later version of its own report.

use rashomon_model::{ConflictKind, Span, Verdict};

use super::Difference;
use super::figures::{befell, counts, key, same_value};
use super::meeting::Meeting;
use super::times;
use crate::units::{Count, Unit};

/// Share of what stands around two figures or times, from which the later takes the place of the earlier.
const ONE_PLACE: f32 = 0.3;

/// Finds: a figure or a time in which two versions of one outlet's report differ. Why: the outlet corrected itself or
/// learnt more, and nobody contradicts anybody. Example: two men of 57 and 44, who are 57 and 46 a day later. Known
/// limits: what stands around both must be told in near words.
pub fn revised(meeting: &Meeting<'_, '_>) -> Option<Difference> {
    if !meeting.revised {
        return None;
    }
    let (a, b) = (meeting.a, meeting.b);
    let alike = |(spans, _): &Replaced| meeting.frames_alike(spans[0], spans[1]);
    let most = |all: Vec<Replaced>| {
        let all = all.into_iter().map(|found| (alike(&found), found)).filter(|(alike, _)| *alike >= ONE_PLACE);
        all.max_by(|(x, _), (y, _)| x.total_cmp(y)).map(|(_, found)| found)
    };
    let figure = most(figures(a, b)).map(|found| (ConflictKind::Value, found));
    let (kind, (spans, keys)) = figure.or_else(|| Some((ConflictKind::Time, most(times::rivals(a, b))?)))?;
    Some(Difference {
        kind,
        verdict: Verdict::Update,
        why: "one outlet tells it otherwise in a later report of its own".to_owned(),
        values: [a.words_of(spans[0]).to_owned(), b.words_of(spans[1]).to_owned()],
        keys,
    })
}

/// Two answers of which the later may take the place of the earlier, with their keys.
type Replaced = ([Span; 2], [String; 2]);

/// Two figures in one unit and of one fate, of which each statement tells one only.
fn figures(a: &Unit<'_>, b: &Unit<'_>) -> Vec<Replaced> {
    let (of_a, of_b) = (told(a), told(b));
    let only = |x: &Count<'_>, others: &[&Count<'_>]| !others.iter().any(|o| same_value(x.quantity, o.quantity));
    let rivals = |x: &Count<'_>| {
        let of_one = |y: &Count<'_>| x.quantity.unit == y.quantity.unit && befell(x) == befell(y);
        let found = of_b.iter().filter(|y| only(y, &of_a) && of_one(y));
        found.map(|y| ([x.quantity.span, y.quantity.span], [key(x), key(y)])).collect::<Vec<_>>()
    };
    of_a.iter().filter(|x| only(x, &of_b)).flat_map(|x| rivals(x)).collect()
}

/// The figures that a statement does not take back.
fn told<'b>(unit: &'b Unit<'_>) -> Vec<&'b Count<'b>> {
    counts(unit).into_iter().filter(|count| !taken_back(unit, count)).collect()
}

/// Whether a statement takes a figure back: "6,100 people, not 6,400 as stated before".
fn taken_back(unit: &Unit<'_>, count: &Count<'_>) -> bool {
    let before = unit.words_of(Span { start: unit.statement.span.start, end: count.quantity.span.start });
    let before = before.trim_end().to_lowercase();
    ["not", "instead of", "rather than"].iter().any(|word| before.ends_with(word))
}
