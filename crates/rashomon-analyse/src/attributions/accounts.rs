//! "By her own account", "in the view of the inspector": words that put a whole sentence on somebody's word.

use super::{Finder, Scene};
use crate::cues;
use crate::lists::*;

impl Finder<'_> {
    /// "by her own account", "by the same count", "as the court sees it": the whole sentence is on that word.
    pub(super) fn accounts(&mut self, scene: &Scene) {
        for at in scene.start..scene.end {
            if self.quoted[at] {
                continue;
            }
            if let Some(end) = cues::account(self.reading, at).filter(|end| *end <= scene.end) {
                self.account(scene, at, end);
            } else if let Some(owner) = cues::account_of(self.reading, at).filter(|owner| *owner < scene.end) {
                self.account_of(scene, at, owner);
            }
        }
    }

    fn account(&mut self, scene: &Scene, first: usize, end: usize) {
        let r = self.reading;
        let own = first + 1;
        let source = match r.lower(own) {
            "this" | "that" => self.sources.last_since(scene.sentence.saturating_sub(4)).cloned(),
            "the" if r.lower(own + 1) == "same" => self.sources.last_since(scene.sentence.saturating_sub(4)).cloned(),
            "his" | "her" | "its" | "their" | "our" => Some(self.sources.resolve(own, own + 1)),
            _ if r.lower(first) == "if" => {
                let is = (own + 1..end).find(|&t| r.is(t, AUXILIARY));
                is.filter(|is| self.sources.can_speak(own, *is)).map(|is| self.sources.resolve(own, is))
            }
            _ => {
                let verb = (own..end)
                    .find(|&t| r.lower(t) == "'s" || r.one_of(t, &["sees", "saw", "puts", "put", "tells", "told"]));
                verb.filter(|verb| *verb > own).map(|verb| self.sources.resolve(own, verb))
            }
        };
        if let Some(source) = source {
            // "own account", "sees it": what stands behind the source.
            let behind = source.words.map(|(_, behind)| behind).filter(|at| (own..end).contains(at));
            let cue = behind.map_or(first, |at| at + usize::from(r.lower(at) == "'s"));
            self.push(scene, source, Some((cue, end)), (scene.start, scene.end), None);
        }
    }

    /// "in the view of the inspector": who is named behind it, where no model read the words as a cue.
    fn account_of(&mut self, scene: &Scene, first: usize, owner: usize) {
        let phrase = self.reading.span(first, owner);
        let late = scene.first_found.max(self.found.len().saturating_sub(64));
        let known = self.found[late..].iter().any(|a| a.cue.is_some_and(|cue| cue.meets(phrase)));
        if let Some((start, end)) = self.owner(scene, owner).filter(|_| !known) {
            let source = self.sources.resolve(start, end);
            self.push(scene, source, Some((first, owner)), (scene.start, scene.end), None);
        }
    }

    /// Who is named from a token on, if that can speak.
    pub(super) fn owner(&self, scene: &Scene, owner: usize) -> Option<(usize, usize)> {
        let named = self.sources.phrase_after(owner, scene.end).filter(|(start, _)| *start == owner);
        named.filter(|(start, end)| self.sources.can_speak(*start, *end))
    }
}
