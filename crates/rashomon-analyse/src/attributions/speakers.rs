//! Who says what a cue tells of: the words that were read as its source, set right where they are not whole or not alone.

use std::ops::Range;

use rashomon_model::NameKind;

use super::{Finder, NOBODY, Scene, WHO};
use crate::cues;
use crate::lists::*;
use crate::sources::Source;
use crate::speech::Said;

impl Finder<'_> {
    /// Who says it: the words marked as source, or those before a relative pronoun. A cue without any goes on with the last
    /// source of the sentence ("…, adding that"), or leaves open who ("it is believed that", "reportedly").
    pub(super) fn source_of(&self, scene: &Scene, said: &Said) -> Option<Source> {
        let r = self.reading;
        if let Some((first, end)) = self.agent(said, scene.end) {
            return Some(self.sources.resolve(first, end));
        }
        // "by the tally that the ministry drew up" is told by the ministry: `accounts` reads it.
        let owned = cues::account_of(r, said.cue.start).is_some_and(|owner| self.owner(scene, owner).is_some());
        if owned || self.is_judged(said) || self.is_named(scene, said) {
            return None;
        }
        let subject = said.source.as_ref().is_some_and(|words| words.end <= said.cue.start);
        if subject && cues::is_passive(r, said.cue.clone()) {
            return Some(NOBODY);
        }
        let Some(words) = &said.source else {
            let first = self.verb(said);
            if let Some((first, end)) = self.inverted(said, scene.end) {
                return Some(self.sources.resolve(first, self.without_circumstances(first, end)));
            }
            let goes_on =
                r.lower(first).ends_with("ing") || r.one_of(first.wrapping_sub(1), &["and", "but", "then", "also"]);
            let last = self.found[scene.first_found..].last().filter(|_| goes_on);
            let last = last.map(|a| Source { words: None, name: a.name.clone(), entity: a.entity, kind: a.kind });
            return last.or_else(|| cues::leaves_open(r, said.cue.clone()).then_some(NOBODY));
        };
        let first = words.start;
        if words.end == first + 1 && r.one_of(first, WHO) {
            let noun = first - usize::from(first > scene.start && r.word(first - 1) == ",");
            let (noun, noun_end) = self.sources.phrase_before(noun, scene.start)?;
            return Some(self.sources.resolve(noun, noun_end));
        }
        if let Some((noun, noun_end)) = self.before_clause(scene, first, said.cue.start) {
            return Some(self.sources.resolve(noun, noun_end));
        }
        if let Some(name) = self.named_behind_clause(first, said.cue.start) {
            return Some(Source { words: Some((first, name.start)), ..self.sources.resolve(name.start, name.end) });
        }
        // "a crew that", read before "says".
        let dangles = |t: usize| r.lower(t) == "'s" || r.lower(t) == "that" || r.one_of(t, WHO);
        let adverb = |t: usize| r.is(t, ADVERB | AUXILIARY) && !r.is_capital(t) && self.names.at(t).is_none();
        let loose = |t: usize| r.is_mark(t) && !matches!(r.word(t), "." | ")") || dangles(t) || adverb(t);
        let trimmed =
            |first: usize, end: usize| (first + 1..end).rev().find(|t| !loose(*t)).map_or(first + 1, |t| t + 1);
        let end = trimmed(first, self.without_clause(first, trimmed(first, words.end)));
        Some(self.sources.resolve(first, self.without_circumstances(first, end)))
    }

    /// What was read with somebody further behind for its source, where the speaker follows the verb: "We have the papers,"
    /// wrote the account 'Blue Hen', which calls itself the group's voice.
    pub(super) fn nearer(&self, scene: &Scene, said: &Said) -> Option<Said> {
        let (first, end) = self.inverted(said, scene.end)?;
        let name = self.marked.get(self.marked.partition_point(|m| m.first <= end)).filter(|m| m.first == end + 1);
        let end = name.map_or(end, |m| m.end + usize::from(m.closed));
        said.source.as_ref().filter(|words| words.start >= end)?;
        let apart = |content: &&Range<usize>| content.end <= first || content.start >= end;
        let content = said.content.iter().filter(apart).cloned().collect();
        Some(Said { cue: said.cue.clone(), source: Some(first..end), content })
    }

    /// "On an initial estimate": a noun that was read as a verb, and its article as who speaks.
    fn is_judged(&self, said: &Said) -> bool {
        let r = self.reading;
        let noun = r.is(said.cue.start, EITHER) && r.one_of(said.cue.start, &["estimate", "count", "report", "claim"]);
        let article = |words: &Range<usize>| {
            words.end == said.cue.start
                && r.one_of(words.start, &["a", "an"])
                && !self.sources.can_speak(words.start, words.end)
        };
        noun && said.source.as_ref().is_some_and(article)
    }

    /// Whether a cue tells how its subject is called: "The bill, dubbed the Harbour Act, would raise fees."
    fn is_named(&self, scene: &Scene, said: &Said) -> bool {
        const NAMING: &[&str] = &["dubbed", "called", "named", "nicknamed", "titled", "labelled", "labeled", "branded"];
        let r = self.reading;
        let comma = said.cue.start.checked_sub(1).filter(|comma| r.word(*comma) == "," && r.one_of(comma + 1, NAMING));
        let Some((comma, words)) = comma.zip(said.source.as_ref()) else { return false };
        // "Lund, the mayor, called it a farce".
        let opens = words.start == scene.start || words.start.checked_sub(1).is_none_or(|before| !r.is_mark(before));
        opens && (comma..=comma + 1).contains(&words.end) && !(words.start..comma).any(|t| r.is_mark(t))
    }

    /// Where a source ends that was read together with a clause behind it: "the credit union said in a notice", "its chairman
    /// it hears the same".
    fn without_clause(&self, first: usize, end: usize) -> usize {
        let r = self.reading;
        let begins = |t: &usize| {
            let subject = r.one_of(*t, &["he", "she", "it", "they", "we", "i"]) && !r.is_capital(*t);
            let says = r.one_of(*t, &["said", "says", "told", "tells"]);
            self.names.at(*t).is_none() && (subject || says)
        };
        // "It lists the ships, and adds": no more than the pronoun.
        let alone =
            r.one_of(first, &["he", "she", "it", "they"]) && !r.one_of(first + 1, &["and", "or", "both", "all", "who"]);
        if alone {
            return first + 1;
        }
        let told_more = (first..end).any(|t| r.one_of(t, WHO) || r.lower(t) == "that");
        (first + 1..end).find(|t| !told_more && begins(t)).unwrap_or(end)
    }

    /// The subject of a sentence where a name or noun in its relative clause was read as source: "A log that came with the note
    /// shows", "The clerk who works for the union says".
    fn before_clause(&self, scene: &Scene, first: usize, cue: usize) -> Option<(usize, usize)> {
        let r = self.reading;
        let governed = first > scene.start && r.is(first - 1, PREPOSITION);
        if !governed {
            return None;
        }
        let (noun, end) = self.sources.subject(scene.start..scene.end)?;
        let clause = first > end + 1 && first < cue && r.one_of(end, &["that", "which", "who"]);
        let inside = clause && !(end..cue).any(|t| r.is_mark(t));
        (inside && self.sources.can_speak(noun, end)).then_some((noun, end))
    }

    /// The name of somebody whom a phrase with a clause of its own describes before it names him: "A driver who walked out,
    /// Ada Lund, blames the blasting."
    fn named_behind_clause(&self, first: usize, cue: usize) -> Option<Range<usize>> {
        let r = self.reading;
        let end = cue.checked_sub(1).filter(|comma| r.word(*comma) == ",")?;
        let entity = self.names.at(end.checked_sub(1)?).filter(|e| self.names.kind(*e) == NameKind::Person)?;
        let start = (first..end).rev().take_while(|t| self.names.at(*t) == Some(entity)).last()?;
        let described = r.is(first, DETERMINER) && (first..start).any(|t| r.one_of(t, WHO));
        (described && r.word(start.wrapping_sub(1)) == ",").then_some(start..end)
    }

    /// The first word of a cue behind its adverbs and "to": "said" of "also said".
    fn verb(&self, said: &Said) -> usize {
        let adverb = |t: &usize| self.reading.is(*t, ADVERB) || self.reading.lower(*t).ends_with("ly");
        said.cue.clone().find(|t| !adverb(t) && self.reading.lower(*t) != "to").unwrap_or(said.cue.start)
    }

    /// Who stands behind a verb of speech that stands behind what is said: "The roof fell, said two men who were there."
    fn inverted(&self, said: &Said, end: usize) -> Option<(usize, usize)> {
        let r = self.reading;
        let before = said.cue.start.checked_sub(1)?;
        let behind = r.is(said.cue.start, CUE) && (r.word(before) == "," || r.is_quote(before));
        let speaker =
            self.sources.phrase_after(said.cue.end, end).filter(|(first, _)| behind && *first == said.cue.end)?;
        self.sources.can_speak(speaker.0, speaker.1).then_some(speaker)
    }

    /// Who says it where a cue is passive: "was told by the union", "cited by the Courier".
    fn agent(&self, said: &Said, end: usize) -> Option<(usize, usize)> {
        let r = self.reading;
        let by = (said.cue.end - 1..said.cue.end + 1).find(|&t| r.lower(t) == "by")?;
        let passive = r.lower(by.wrapping_sub(1)).ends_with("ed") || r.one_of(by.wrapping_sub(1), &["told", "said"]);
        // "Lund confirmed by e-mail".
        let passive =
            passive && !r.one_of(by + 1, &["e-mail", "email", "phone", "telephone", "letter", "text", "radio"]);
        let marked = said.source.as_ref().is_some_and(|words| words.start > by);
        let agent =
            self.sources.phrase_after(by + 1, end).filter(|(first, _)| passive && !marked && *first == by + 1)?;
        self.sources.can_speak(agent.0, agent.1).then_some(agent)
    }

    /// Where "the official, speaking on condition of anonymity" stops naming anybody, and "two passengers, Ivo and Mirna
    /// Kralj" all of them.
    fn without_circumstances(&self, first: usize, end: usize) -> usize {
        let r = self.reading;
        let set_off = |t: usize| {
            let many = r.is(first, NUMBER) && r.lower(first) != "one";
            let tells = r.one_of(t + 1, WHO) || r.lower(t + 1).ends_with("ing") && !r.is_capital(t + 1);
            // "the court's resolution, on a turnout of 87 per cent".
            let circumstance = r.one_of(t + 1, &["on", "in", "by", "to", "after", "before", "during"]);
            r.word(t) == "," && (tells || many || circumstance)
        };
        (first + 1..end.saturating_sub(1)).find(|&t| set_off(t) || r.one_of(t, WHO)).unwrap_or(end)
    }
}
