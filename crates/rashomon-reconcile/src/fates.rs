//! What befell people: the question that most news of an event answers with a figure.
//!
//! "The toll stood at 16" and "they had counted 17 bodies" share no word and answer one question; "187 people on board"
//! and "151 people pulled from the water" share a word and answer two.

use rashomon_model::{Account, Quantity, Span, Token};

use crate::answers::figures::number;

/// What befell the people whom a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// They died.
    Dead,
    /// They were hurt, or it is said that they were not.
    Hurt,
    /// Nobody knows where they are.
    Missing,
    /// They were saved, or saved themselves.
    Saved,
    /// They had to leave their homes.
    Displaced,
    /// They were on board.
    Aboard,
    /// They were arrested.
    Held,
}

impl Fate {
    /// The fate that a word tells, in lower case.
    #[rustfmt::skip]
    fn told_by(word: &str) -> Option<Fate> {
        Some(match word {
            "bodies" | "corpse" | "corpses" | "dead" | "deadliest" | "deadly" | "death" | "deaths" | "deceased" | "die"
            | "died" | "dies" | "drowned" | "dying" | "fatal" | "fatalities" | "fatality" | "fatally" | "kill" | "killed"
            | "killing" | "killings" | "kills" | "murdered" | "perish" | "perished" | "slain" | "toll" => Fate::Dead,
            "harm" | "harmed" | "hospitalised" | "hospitalized" | "hurt" | "injure" | "injured" | "injures" | "injuries"
            | "injuring" | "injury" | "maimed" | "unharmed" | "unhurt" | "wounded" | "wounding" | "wounds" => Fate::Hurt,
            "disappeared" | "missing" | "unaccounted" | "untraced" | "vanished" => Fate::Missing,
            "plucked" | "pulled" | "rescue" | "rescued" | "rescues" | "rescuing" | "saved" | "survive" | "survived"
            | "surviving" | "survivor" | "survivors" => Fate::Saved,
            "displaced" | "evacuate" | "evacuated" | "evacuating" | "evacuation" | "evacuations" | "homeless"
            | "uprooted" => Fate::Displaced,
            "aboard" | "board" | "crew" | "onboard" | "passenger" | "passengers" => Fate::Aboard,
            "apprehended" | "arrest" | "arrested" | "arresting" | "arrests" | "custody" | "detain" | "detained"
            | "detaining" | "detention" | "jailed" => Fate::Held,
            _ => return None,
        })
    }
}

/// How far from a figure the word may stand that tells the fate.
const NEAR: usize = 8;

/// The fate of those whom a figure counts, where it counts people or does not say what: that of the words for them, or
/// of the nearest word of its statement that tells one. `statement` are the tokens of the statement.
pub fn fate_of(account: &Account, statement: &[Token], quantity: &Quantity) -> Option<Fate> {
    // "44.8 deaths for every 100,000" counts nobody.
    let is_rate = number(quantity).is_none_or(|value| value.fract() != 0.0);
    if !matches!(quantity.unit.as_str(), "people" | "count") || is_rate {
        return None;
    }
    let word = |at: usize| statement.get(at).map(|t| t.span.of(&account.article.text).to_lowercase());
    let told = |at: usize| Fate::told_by(&word(at)?).or_else(|| sought(at, word));
    let within = |span: Span| (0..statement.len()).filter(|at| span.contains(statement[*at].span)).find_map(told);
    let first = statement.partition_point(|t| t.span.start < quantity.span.start);
    let end = statement.partition_point(|t| t.span.start < quantity.span.end);
    // "The number of people known to have died in Tuesday's attack on the market, in the north of the state, has reached 61."
    let bare = quantity.unit == "count" && quantity.counted_span.is_none();
    let near = (0..if bare { statement.len() } else { NEAR }).find_map(|step| {
        let before = || first.checked_sub(step + 1).and_then(told);
        told(end + step).or_else(before)
    });
    // "Three states ordered evacuations" counts no evacuees.
    let counted = quantity.counted_span.map_or("", |span| span.of(&account.article.text));
    let people = quantity.unit == "people" || !counted.ends_with('s');
    within(quantity.span).or_else(|| quantity.counted_span.and_then(within)).or_else(|| near.filter(|_| people))
}

/// What befell nobody, with the word that says so: "no one was hurt", "there have been no deaths". `statement` are the
/// tokens of the statement.
pub fn befell_nobody(account: &Account, statement: &[Token]) -> Option<(Span, Fate)> {
    let words: Vec<String> = statement.iter().map(|t| t.span.of(&account.article.text).to_lowercase()).collect();
    let (at, fate) = told_of_nobody(&words, |word| Fate::told_by(word).filter(|fate| *fate != Fate::Aboard))?;
    Some((statement[at].span, fate))
}

/// How many words behind "nobody" the word may stand at most that tells what did not happen.
const BEHIND: usize = 6;
/// Words behind "no" that stand for people.
const PEOPLE: [&str; 11] = [
    "casualties",
    "civilians",
    "crew",
    "one",
    "other",
    "passenger",
    "passengers",
    "people",
    "person",
    "residents",
    "workers",
];

/// Where words tell of nobody, and what did not happen to anybody, by what `told` knows of a word. The words are in lower
/// case.
pub fn told_of_nobody<T>(words: &[String], told: impl Fn(&str) -> Option<T>) -> Option<(usize, T)> {
    let people = |word: &String| PEOPLE.contains(&word.as_str()) || told(word).is_some();
    let nobody = |at: &usize| match words[*at].as_str() {
        "nobody" | "none" => true,
        "no" => words.get(at + 1).is_some_and(people),
        _ => false,
    };
    let at = (0..words.len()).find(nobody)?;
    Some((at, words[at + 1..].iter().take(BEHIND).find_map(|word| told(word))?))
}

/// Who has not been found, or is still looked for, is missing.
fn sought(at: usize, word: impl Fn(usize) -> Option<String>) -> Option<Fate> {
    let before = |steps: usize, words: &[&str]| {
        (1..=steps).filter_map(|step| word(at.checked_sub(step)?)).any(|w| words.contains(&w.as_str()))
    };
    let missing = match word(at)?.as_str() {
        "found" | "located" | "traced" => before(3, &["not", "yet", "never"]),
        "find" => before(2, &["still"]),
        "for" => before(1, &["looked", "searched", "searching"]),
        _ => false,
    };
    missing.then_some(Fate::Missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_fates() {
        let told = |words: [&str; 3]| words.map(Fate::told_by);
        assert_eq!(told(["bodies", "toll", "killed"]), [Some(Fate::Dead); 3]);
        assert_eq!(
            told(["unaccounted", "passengers", "arrested"]),
            [Some(Fate::Missing), Some(Fate::Aboard), Some(Fate::Held)]
        );
        assert_eq!(told(["customers", "votes", "troops"]), [None; 3]);
    }
}
