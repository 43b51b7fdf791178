//! Which pronoun each person of a page takes.

use rashomon_model::NameKind;

use super::Names;
use crate::lexicon::{self, Gender};
use crate::lists::*;
use crate::reading::Reading;

/// What office and name tell of it.
pub(crate) fn gender(reading: &Reading, roles: &[(usize, usize)], words: &[String]) -> Gender {
    let told = |class| roles.iter().any(|(a, b)| (*a..*b).any(|t| reading.is(t, class)));
    if told(WOMAN) {
        Gender::Woman
    } else if told(MAN) {
        Gender::Man
    } else {
        words.first().and_then(|w| lexicon::given_name(w)).unwrap_or(Gender::Unknown)
    }
}

/// The pronoun gender that a word shows.
fn shown_gender(reading: &Reading, token: usize) -> Gender {
    match reading.lower(token) {
        "he" | "him" | "his" | "himself" => Gender::Man,
        "she" | "her" | "hers" | "herself" => Gender::Woman,
        _ => Gender::Unknown,
    }
}

impl Names {
    /// Learns which pronoun a person takes, where neither name nor office tells, from pronouns that can mean nobody else.
    pub(super) fn learn_genders(&mut self, reading: &Reading) {
        let spoken = spoken_words(reading);
        for _ in 0..2 {
            let mut votes = vec![(0i32, 0i32); self.entities.len()];
            for token in (0..reading.tokens.len()).filter(|t| !spoken[*t]) {
                let gender = shown_gender(reading, token);
                if gender == Gender::Unknown {
                    continue;
                }
                if let Some((entity, weight)) = self.sole_person(reading, &spoken, token, gender) {
                    let vote = &mut votes[entity];
                    *(if gender == Gender::Man { &mut vote.0 } else { &mut vote.1 }) += weight;
                }
            }
            for (gender, (men, women)) in self.genders.iter_mut().zip(votes) {
                if *gender == Gender::Unknown && men.max(women) >= 2 && men.max(women) >= 3 * men.min(women) {
                    *gender = if men > women { Gender::Man } else { Gender::Woman };
                }
            }
        }
    }

    /// Whom a pronoun must mean: the one person named before it in its sentence or, where there is none, in the one
    /// before; the subject of the sentence before counts less where others are named there too.
    fn sole_person(&self, reading: &Reading, spoken: &[bool], token: usize, gender: Gender) -> Option<(usize, i32)> {
        let sentence = reading.sentence_of(token);
        let here = reading.range(sentence).start;
        let people = |from: usize, to: usize| {
            let mut found: Vec<usize> = Vec::new();
            let (start, end) = (reading.span(from, from + 1).start, reading.span(to, to + 1).start);
            // Among dozens nobody is the only one.
            for (m, e) in self.mentions_between(start, end).iter().take(40) {
                let entity = *e as usize;
                let fits = self.kind(entity) == NameKind::Person
                    && (self.genders[entity] == gender || self.genders[entity] == Gender::Unknown);
                if fits && !spoken[reading.token_from(m.start)] && !found.contains(&entity) {
                    found.push(entity);
                }
            }
            found
        };
        let same = people(here, token);
        if let Some(first) = same.first() {
            return (same.len() == 1).then_some((*first, 2));
        }
        let before = reading.range(sentence.checked_sub(1)?).start;
        let near = people(before, here);
        let subject = reading.lower(token) == "he" || reading.lower(token) == "she";
        match near.as_slice() {
            [one] => Some((*one, 2)),
            [first, ..] if subject && self.at(before) == Some(*first) => Some((*first, 1)),
            _ => None,
        }
    }
}

/// Which tokens stand between double quotation marks, as far as pairs of them show.
fn spoken_words(reading: &Reading) -> Vec<bool> {
    let mut spoken = vec![false; reading.tokens.len() + 1];
    let mut open = None;
    for (token, spoken) in spoken.iter_mut().enumerate().take(reading.tokens.len()) {
        let paragraph = reading.sentences.get(reading.sentence_of(token)).map(|s| s.paragraph);
        if open.is_some() && open != Some(paragraph) {
            open = None;
        }
        match reading.word(token) {
            "\u{201c}" => open = Some(paragraph),
            "\u{201d}" => open = None,
            "\"" => open = if open.is_some() { None } else { Some(paragraph) },
            _ => {}
        }
        *spoken = open.is_some();
    }
    spoken
}
