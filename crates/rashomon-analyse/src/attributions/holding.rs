//! What somebody holds or measured, told by a verb that no model read as a cue.

use rashomon_model::TokenKind;

use super::{Finder, Scene};
use crate::lists::*;

/// Verbs of holding something for the cause of what happened.
const BLAMING: &[&str] = &["blame", "blames", "blamed", "suspect", "suspects", "suspected"];

/// Verbs of measuring, where what was measured follows.
const MEASURING: &[&str] =
    &["recorded", "records", "logged", "logs", "measured", "measures", "registered", "registers", "counted", "counts"];

impl Finder<'_> {
    /// "The union points to the gearbox", "the institute recorded gusts of 29 metres": what the subject holds or measured.
    pub(super) fn holding(&mut self, scene: &Scene) {
        let r = self.reading;
        let Some((verb, behind)) = (scene.start + 1..scene.end).find_map(|t| Some((t, self.held_behind(scene, t)?)))
        else {
            return;
        };
        let cue = r.span(verb, behind);
        let known = self.found[scene.first_found..].iter().any(|a| a.cue.is_some_and(|other| other.meets(cue)));
        let Some((first, end)) = self.sources.subject(scene.start..scene.end).filter(|_| !known) else { return };
        let end = end.min(verb);
        let near = first < end && !(end..verb).any(|t| r.is(t, AUXILIARY | SUBORDINATOR | CUE) || r.word(t) == ";");
        // "Lund, leader of the union, points to": what stands between is closed.
        let closed = r.word(verb - 1) == "," || !(end..verb).any(|t| r.word(t) == ",");
        if near && closed && !self.quoted[first] && self.sources.can_speak(first, end) {
            let source = self.sources.resolve(first, end);
            self.push(scene, source, Some((verb, behind)), (behind, scene.end), None);
        }
    }

    /// Where what is held or measured begins, behind a verb of holding or measuring.
    fn held_behind(&self, scene: &Scene, verb: usize) -> Option<usize> {
        let r = self.reading;
        if self.quoted[verb] {
            return None;
        }
        if r.one_of(verb, &["points", "pointed"]) && r.lower(verb + 1) == "to" {
            return Some(verb + 2);
        }
        let number = |t: usize| r.is(t, NUMBER) || r.kind(t) == Some(TokenKind::Number);
        let thing = r.is(verb + 1, DETERMINER) || number(verb + 1) || r.word(verb + 1) == "-";
        let named = self.names.at(verb + 1).is_some();
        let measured = r.one_of(verb, MEASURING) && (verb + 1..scene.end).any(number);
        ((thing || named) && (measured || r.one_of(verb, BLAMING))).then_some(verb + 1)
    }
}
