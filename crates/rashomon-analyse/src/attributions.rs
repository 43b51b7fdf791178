//! Finds who is said to have said what: direct, mixed and reported speech, documents, and the reporter's own eyes.
//!
//! Each cue in a sentence is read by the shape around it: `source cue content`, `content, source cue`,
//! `content, cue source` or `according to source`. Words between marks then find their speaker beside them, or
//! carry on the one before.

use rashomon_model::{Attribution, NameKind, Quotation, QuoteForm, SourceKind, Span, TimeExpression, TokenKind};

use crate::cues::{self, Cue, CueKind};
use crate::lists::*;
use crate::names::Names;
use crate::quotations::{self, Marked};
use crate::reading::Reading;
use crate::sources::{self, Source, Sources};

/// What was said, by whom.
pub(crate) struct Spoken {
    /// The attributions, in order of content.
    pub attributions: Vec<Attribution>,
    /// The quotations, each with its attribution.
    pub quotations: Vec<Quotation>,
}

/// Finds the attributions of a text and ties the quotations to them.
pub(crate) fn find(
    reading: &Reading,
    names: &Names,
    times: &[TimeExpression],
    marked: Vec<Marked>,
    outlet: Option<&str>,
) -> Spoken {
    let mut finder = Finder {
        reading,
        names,
        timed: mask(reading, times.iter().map(|t| t.span)),
        quoted: mask(reading, marked.iter().map(|m| m.quotation.span)),
        marked: &marked,
        sources: Sources::new(reading, names, mask(reading, marked.iter().map(|m| m.quotation.span)), outlet),
        found: Vec::new(),
        speaker: vec![None; marked.len()],
    };
    for sentence in 0..reading.sentences.len() {
        if !reading.sentences[sentence].apparatus {
            finder.sentence(sentence);
        }
    }
    let (found, speaker) = (finder.found, finder.speaker);
    in_order(found, speaker, marked)
}

fn mask(reading: &Reading, spans: impl Iterator<Item = Span>) -> Vec<bool> {
    let mut mask = vec![false; reading.tokens.len() + 1];
    for span in spans {
        mask[reading.tokens_in(span)].fill(true);
    }
    mask
}

/// Sorts the attributions by content and keeps the indices into them true.
fn in_order(found: Vec<Attribution>, speaker: Vec<Option<usize>>, marked: Vec<Marked>) -> Spoken {
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|&i| (found[i].content.start, std::cmp::Reverse(found[i].content.end), i));
    let mut place = vec![0u32; found.len()];
    order.iter().enumerate().for_each(|(to, from)| place[*from] = to as u32);
    let moved = |a: &Attribution| Attribution { via: a.via.map(|v| place[v as usize]), ..a.clone() };
    let attributions = order.iter().map(|i| moved(&found[*i])).collect();
    let quotations = marked
        .into_iter()
        .zip(speaker)
        .map(|(m, s)| Quotation { attribution: s.map(|s| place[s]), ..m.quotation })
        .collect();
    Spoken { attributions, quotations }
}

struct Finder<'a> {
    reading: &'a Reading<'a>,
    names: &'a Names,
    timed: Vec<bool>,
    quoted: Vec<bool>,
    marked: &'a [Marked],
    sources: Sources<'a>,
    found: Vec<Attribution>,
    /// For each stretch between marks its attribution.
    speaker: Vec<Option<usize>>,
}

/// A sentence while its cues are read.
struct Scene {
    sentence: usize,
    start: usize,
    end: usize,
    /// The first token that no earlier attribution has used up.
    floor: usize,
    /// The attributions found in this sentence so far.
    first_found: usize,
}

impl Finder<'_> {
    fn sentence(&mut self, sentence: usize) {
        let range = self.reading.range(sentence);
        let mut scene =
            Scene { sentence, start: range.start, end: range.end, floor: range.start, first_found: self.found.len() };
        let mut at = range.start;
        while at < range.end {
            let cue = if self.quoted[at] {
                None
            } else {
                cues::at(self.reading, self.names, at).filter(|c| c.end <= range.end)
            };
            at = match cue {
                Some(cue) => self.cue(&mut scene, cue).max(cue.end),
                None => at + 1,
            };
        }
        self.own_eyes(&scene);
        self.join_quotations(&scene);
    }

    /// Reads one cue, and gives the token to go on from.
    fn cue(&mut self, scene: &mut Scene, cue: Cue) -> usize {
        match cue.kind {
            CueKind::According | CueKind::Citing | CueKind::Passive => self.according(scene, cue),
            CueKind::Account => self.account(scene, cue),
            _ => self.verb(scene, cue),
        }
    }

    /// "according to X": the content before it, or after it where it stands first.
    fn according(&mut self, scene: &mut Scene, cue: Cue) -> usize {
        let r = self.reading;
        let Some((first, end)) = sources::phrase_after(r, self.names, &self.timed, cue.end, scene.end) else {
            return cue.end;
        };
        let end = self.with_name(first, end, scene.end);
        if !self.sources.can_speak(first, end) && cue.kind != CueKind::According {
            return cue.end;
        }
        let before = self.before_comma(scene.floor, cue.first);
        let source = self.sources.resolve(first, end);
        let content = if r.span(before.0, before.1).is_empty() || before.1 <= before.0 + 1 {
            let comma = (end..scene.end).find(|&t| r.word(t) == "," && !self.quoted[t]).map_or(end, |t| t + 1);
            (self.after_apposition(comma, scene.end), scene.end)
        } else {
            before
        };
        if content.0 >= content.1 {
            return cue.end;
        }
        self.push(scene, source, Some(cue), content, None);
        if content.1 <= cue.first {
            scene.floor = self.next_clause(end, scene.end);
        }
        end
    }

    /// "by her own account", "by the same count", "as the court sees it": the whole sentence is on that word.
    fn account(&mut self, scene: &mut Scene, cue: Cue) -> usize {
        let r = self.reading;
        let own = cue.first + 1;
        let source = match r.lower(own) {
            "the" if r.lower(own + 1) == "same" => self.sources.last_since(scene.sentence.saturating_sub(4)).cloned(),
            "his" => Some(self.sources.pronoun_of(own, "he")),
            "her" => Some(self.sources.pronoun_of(own, "she")),
            "its" => Some(self.sources.pronoun_of(own, "it")),
            "their" => Some(self.sources.pronoun_of(own, "they")),
            "our" => Some(self.sources.pronoun_of(own, "we")),
            _ if r.lower(cue.first) == "if" => {
                let is = (own + 1..cue.end).find(|&t| r.is(t, AUXILIARY));
                is.filter(|is| self.sources.can_speak(own, *is)).map(|is| self.sources.resolve(own, is))
            }
            _ => {
                let end = (own..cue.end)
                    .find(|&t| r.lower(t) == "'s" || r.one_of(t, &["sees", "saw", "puts", "put", "tells", "told"]));
                end.filter(|end| *end > own).map(|end| self.sources.resolve(own, end))
            }
        };
        if let Some(source) = source {
            self.push(scene, source, Some(cue), (scene.floor, scene.end), None);
        }
        cue.end
    }

    /// "their commander, Col. X": an office with the name set off behind it.
    fn with_name(&self, first: usize, end: usize, limit: usize) -> usize {
        let r = self.reading;
        let office = r.word(end) == ","
            && (r.one_of(first, &["one", "another"]) || (first..end).any(|t| r.is(t, ROLE | TITLE)))
            && (first..end).all(|t| self.names.at(t).is_none_or(|e| self.names.kind(e) != NameKind::Person));
        let titled = (end + 1..(end + 5).min(limit)).find(|&t| !r.is(t, TITLE) && r.word(t) != ".").unwrap_or(end);
        let bearer = |e: &usize| matches!(self.names.kind(*e), NameKind::Person | NameKind::Organisation);
        let Some(entity) = self.names.at(titled).filter(|e| office && bearer(e)) else {
            return end;
        };
        let after = (titled..limit).find(|&t| self.names.at(t) != Some(entity)).unwrap_or(limit);
        let closes =
            after >= limit || r.is_mark(after) || self.timed[after] || r.one_of(after, &["who", "on", "in", "at"]);
        if closes { after } else { end }
    }

    /// The words from `first` up to a cue without the comma before it.
    fn before_comma(&self, first: usize, cue: usize) -> (usize, usize) {
        let mut end = cue;
        while end > first
            && (matches!(self.reading.word(end - 1), "," | "-" | "\u{2014}" | "\u{2013}" | "(")
                || self.reading.one_of(end - 1, &["and", "but", "all"]))
        {
            end -= 1;
        }
        (first, end)
    }

    /// Where content begins after "according to X, the head of Y, …".
    fn after_apposition(&self, first: usize, end: usize) -> usize {
        let role = self.names.role_at(first);
        role.map_or(first, |to| if self.reading.word(to) == "," { to + 1 } else { first }).min(end)
    }

    /// Where the next clause begins: after the next comma and conjunction, or the sentence's end.
    fn next_clause(&self, from: usize, end: usize) -> usize {
        let r = self.reading;
        let mark =
            (from..end).find(|&t| matches!(r.word(t), "," | ";" | ":" | "\u{2014}" | "\u{2013}") && !self.quoted[t]);
        mark.map_or(end, |t| t + 1)
    }

    fn verb(&mut self, scene: &mut Scene, cue: Cue) -> usize {
        let r = self.reading;
        let found = self.source_left(scene, cue);
        // `"…," said X` and `…, said X`
        if let Some(done) = self.inverted(scene, cue, found) {
            return done;
        }
        let Some((phrase, source)) = found.and_then(|f| self.resolved(scene, f)) else { return cue.end };
        let (after, told) = self.hearer(cue, scene.end);
        let body = self.skip_adjuncts(after, scene.end);
        let clause_first = self.with_office(phrase.map_or(cue.first, |p| p.0));
        let behind = self.before_comma(self.after_colon(scene.floor, clause_first), clause_first);
        let set_off = clause_first > scene.floor
            && (matches!(r.word(clause_first - 1), "," | "\u{2014}" | "\u{2013}" | "-")
                || r.is_quote(clause_first - 1))
            && self.is_clause(behind);
        let closed = set_off
            && (self.ends_here(body, scene.end)
                || cue.kind == CueKind::Say && self.only_adjunct(behind, body, scene.end))
            && (cue.kind != CueKind::Weak || self.quoted[clause_first.saturating_sub(2)] || self.shows(cue, &source));
        if closed {
            return self.post_posed(scene, cue, source, behind, body, told);
        }
        self.fronted(scene, cue, source, (phrase, body), told)
    }

    /// "…, X announced in a declaration read out in the morning.": a full clause before, and behind the cue nothing that
    /// could be said.
    fn only_adjunct(&self, behind: (usize, usize), body: usize, end: usize) -> bool {
        let r = self.reading;
        let stop = (body..end).find(|&t| r.word(t) == "," || r.is_quote(t)).unwrap_or(end);
        let from = if r.is(body.saturating_sub(1), CUE) { body } else { body - 1 };
        let finite = |a: usize, b: usize| (a..b).any(|t| r.is(t, AUXILIARY) || r.is(t, PRONOUN));
        let words = (behind.0..behind.1).filter(|&t| !r.is_mark(t)).count();
        let told = words >= 4 && !r.is(behind.0, PREPOSITION | SUBORDINATOR);
        let adjunct = (body..stop).all(|t| !self.quoted[t]) && !finite(from, stop) && stop - body <= 14;
        told && adjunct
            && (r.is(body, PREPOSITION) || r.lower(body).ends_with("ed") || r.one_of(body, &["read", "made"]))
    }

    /// What is said begins behind a colon or semicolon, where there is one.
    fn after_colon(&self, first: usize, end: usize) -> usize {
        let mark = (first..end).rev().find(|&t| matches!(self.reading.word(t), ":" | ";") && !self.quoted[t]);
        mark.map_or(first, |t| t + 1)
    }

    /// Where the office of a name begins that stands set off before it: "its head, X".
    fn with_office(&self, name: usize) -> usize {
        let set_off = name > 1 && self.reading.word(name - 1) == ",";
        set_off.then(|| self.names.role_until(name - 1)).flatten().unwrap_or(name)
    }

    /// Whether a weak cue can stand behind what it reports: "…, the log shows".
    fn shows(&self, cue: Cue, source: &Source) -> bool {
        self.reading.one_of(cue.first, BEHIND) && !matches!(source.kind, SourceKind::Unspecified)
    }

    /// `content, source cue`, with what is carried on behind it.
    fn post_posed(
        &mut self,
        scene: &mut Scene,
        cue: Cue,
        source: Source,
        behind: (usize, usize),
        body: usize,
        told: Option<Span>,
    ) -> usize {
        let r = self.reading;
        self.push(scene, source.clone(), Some(cue), behind, told);
        let comma = (body..scene.end).find(|&t| !self.timed[t] && (r.word(t) == "," || r.is_quote(t)));
        let rest = comma.map_or(scene.end, |t| t + usize::from(!r.is_quote(t)));
        let quote = rest < scene.end && r.is_quote(rest);
        let into_quote = quote && rest + 1 < scene.end && self.quoted[rest + 1];
        let figure = r.is(rest, HEDGE | NUMBER)
            || r.kind(rest) == Some(TokenKind::Number)
            || r.one_of(rest, &["including", "or"]);
        let goes_on =
            r.one_of(rest, CARRYING_ON) || figure || r.word(body) == "," && self.is_main_clause(rest, scene.end);
        let spoken_on = rest + 2 < scene.end && if quote { into_quote } else { goes_on };
        let own_cue = (rest..(rest + 8).min(scene.end)).any(|t| !self.quoted[t] && r.is(t, CUE) && !r.is_quote(rest));
        if spoken_on && !own_cue {
            self.push(scene, source, Some(cue), (rest, scene.end), told);
        }
        scene.floor = rest;
        body.max(cue.end)
    }

    /// "To understand, X said, one should go": what follows is the rest of what is said, not a word on the speaker.
    fn is_main_clause(&self, first: usize, end: usize) -> bool {
        let r = self.reading;
        let on_speaker = r.lower(first).ends_with("ing")
            || r.is(first, SUBORDINATOR | ROLE)
            || r.is(first, DETERMINER) && (first..(first + 6).min(end)).any(|t| r.is(t, ROLE));
        let mut verbs = (first + 1..(first + 8).min(end)).take_while(|&t| r.word(t) != ",");
        !on_speaker && verbs.any(|t| r.is(t, AUXILIARY) || r.lower(t).ends_with("ed"))
    }

    /// `source cue content`.
    fn fronted(
        &mut self,
        scene: &mut Scene,
        cue: Cue,
        source: Source,
        at: (Option<(usize, usize)>, usize),
        told: Option<Span>,
    ) -> usize {
        let r = self.reading;
        let (phrase, body) = at;
        let mut first = body;
        while first < scene.end
            && (matches!(r.word(first), "," | ":" | "\u{2014}") || r.lower(first) == "that" && first < body + 2)
        {
            first += 1;
        }
        let quote_next = r.is_quote(first) && self.quoted.get(first + 1).copied().unwrap_or(false);
        if first >= scene.end || r.word(first) == "." {
            return cue.end;
        }
        let inner = phrase.is_some_and(|p| {
            p.0 > scene.start && !r.is_mark(p.0 - 1) && !r.is(p.0 - 1, SUBORDINATOR) && !self.timed[p.0 - 1]
        });
        let judging = ["believe", "believes", "believed", "think", "thinks", "hopes", "fears"];
        if inner && r.one_of(cue.first, &judging) && r.lower(first - 1) != "that" {
            return cue.end;
        }
        if cue.kind == CueKind::Weak && !self.weak_holds(cue, &source, first, scene.end, quote_next) {
            return cue.end;
        }
        self.cut_earlier(scene, phrase.map_or(cue.first, |p| p.0));
        self.push(scene, source, Some(cue), (first, scene.end), told);
        scene.floor = first;
        first
    }

    /// A source that begins a clause of its own ends the content before it: "X said A, and Y said B".
    fn cut_earlier(&mut self, scene: &Scene, clause: usize) {
        let r = self.reading;
        let joined = clause > scene.start + 1 && r.one_of(clause - 1, &["and", "but", "while", "though", "although"])
            || clause > scene.start && r.word(clause - 1) == ";";
        if !joined || clause <= scene.floor {
            return;
        }
        let mut end = clause;
        while end > scene.floor
            && (r.one_of(end - 1, &["and", "but", "while", "though", "although"])
                || matches!(r.word(end - 1), "," | ";"))
        {
            end -= 1;
        }
        let cut = r.span(scene.floor, end).end;
        for a in &mut self.found[scene.first_found..] {
            if a.content.end > cut && a.content.start < cut {
                a.content.end = cut;
            }
        }
    }

    /// Whether a weak cue reports: "showed that", "called it '…'", "put the number at 12", a document that lists.
    fn weak_holds(&self, cue: Cue, source: &Source, first: usize, end: usize, quote_next: bool) -> bool {
        let r = self.reading;
        let cue_is = |words: &[&str]| r.one_of(cue.first, words);
        let within = |most: usize| cue.end..(cue.end + most).min(end);
        let document = matches!(source.kind, SourceKind::Document | SourceKind::OwnObservation | SourceKind::Media);
        let speaks = matches!(
            source.kind,
            SourceKind::NamedPerson
                | SourceKind::NamedOrganisation
                | SourceKind::AnonymousOfficial
                | SourceKind::Witness
        );
        let that = r.lower(first - 1) == "that" && first > cue.end && source.kind != SourceKind::Unspecified;
        let to = cue_is(&["dated", "dates", "put"]);
        let compares = |t: usize| r.one_of(t, &["at", "as"]) || to && r.one_of(t, &["to", "down"]);
        let measures = cue_is(MEASURES) && (speaks || document) && within(16).any(compares);
        let quoted_soon = speaks && within(10).any(|t| self.quoted[t]);
        // "It counted 112 survivors": a body that tallies.
        let tallies = speaks
            && cue_is(&["counted", "counts", "lists", "listed", "found", "finds", "recorded"])
            && within(3).any(|t| r.is(t, NUMBER) || r.kind(t) == Some(TokenKind::Number));
        tallies
            || that
            || quote_next
            || quoted_soon
            || measures
            || document && cue_is(SHOWS)
            || speaks && cue_is(JUDGES)
    }

    /// Whether what stands before a source can be what it says: at least two words, or words between marks.
    fn is_clause(&self, range: (usize, usize)) -> bool {
        let r = self.reading;
        if range.0 >= range.1 {
            return false;
        }
        let quote = (range.0..range.1).any(|t| self.quoted[t]);
        let words = (range.0..range.1).filter(|&t| !r.is_mark(t)).count();
        let verb = (range.0..range.1)
            .any(|t| r.is(t, AUXILIARY | CUE | WEAK_CUE) || r.lower(t).ends_with("ed") || r.is(t, PRONOUN));
        let lead = r.is(range.0, PREPOSITION) && !verb;
        quote || words >= 3 && !lead
    }

    /// Whether nothing is said behind the cue: the sentence ends, or a comma comes.
    fn ends_here(&self, body: usize, end: usize) -> bool {
        let r = self.reading;
        body >= end
            || matches!(r.word(body), "." | "," | ";" | "\u{2014}" | "\u{2013}" | "-" | ")" | "?" | "!")
            || r.is_quote(body)
            || r.one_of(
                body,
                &[
                    "adding",
                    "noting",
                    "referring",
                    "citing",
                    "who",
                    "and",
                    "as",
                    "when",
                    "after",
                    "while",
                    "before",
                    "during",
                ],
            )
    }

    /// The source to the left of a verb: its phrase, or the subject of the sentence for a verb without one.
    fn source_left(&self, scene: &Scene, cue: Cue) -> Option<Left> {
        let r = self.reading;
        let mut at = cue.first;
        while at > scene.floor
            && ((r.is(at - 1, ADVERB | AUXILIARY) || sources::is_manner(r, at - 1)) && self.names.at(at - 1).is_none()
                || self.timed[at - 1])
        {
            at -= 1;
        }
        let gerund = r.lower(cue.first).ends_with("ing") && at == cue.first;
        let Some(before) = at.checked_sub(1).filter(|b| *b >= scene.floor.min(scene.start) && *b >= scene.start) else {
            return gerund.then_some(Left::Subject);
        };
        if r.lower(before) == "who" || r.lower(before) == "which" && r.word(before.saturating_sub(1)) == "," {
            let noun = before - usize::from(before > scene.start && r.word(before - 1) == ",");
            return sources::phrase_before(r, self.names, &self.timed, noun, scene.start)
                .map(|(a, b)| Left::Phrase(a, b));
        }
        // "…, with one executive saying": the one who says stands before it.
        let with = (before.saturating_sub(10).max(scene.start)..=before)
            .rev()
            .take_while(|&t| !r.is_mark(t) || matches!(r.word(t), "-" | "."))
            .find(|&t| r.lower(t) == "with");
        if let Some(with) = with.filter(|w| gerund && *w < before && self.sources.is_speaker(w + 1, before + 1)) {
            return Some(Left::Phrase(with + 1, before + 1));
        }
        if gerund || r.one_of(before, &["and", "but", "then", "or"]) && self.names.at(before).is_none() {
            return Some(Left::Subject);
        }
        let before = before - usize::from(r.word(before) == "," && before > scene.start && r.word(before - 1) == ")");
        if r.word(before) == ")" {
            let open = (before.saturating_sub(8).max(scene.start)..before).rev().find(|&t| r.word(t) == "(")?;
            let floor = if scene.floor < open { scene.floor } else { scene.start };
            return sources::phrase_before(r, self.names, &self.timed, open, floor).map(|(a, b)| Left::Phrase(a, b));
        }
        if r.word(before) == "," {
            return self.apposition(scene, before);
        }
        if r.is_quote(before) && !r.lower(before.saturating_sub(1)).ends_with('s') {
            return None;
        }
        let floor = if scene.floor <= before { scene.floor } else { scene.start };
        if let Some((first, end)) = self.before_relative(scene, cue.first) {
            return Some(Left::Phrase(first, end));
        }
        let (first, end) = sources::phrase_before(r, self.names, &self.timed, cue.first, floor)?;
        Some(Left::Phrase(self.across_and(scene, first, end), end))
    }

    /// "Experts on A and B said": a phrase that cannot speak by itself is the rest of a longer one.
    fn across_and(&self, scene: &Scene, first: usize, end: usize) -> usize {
        let joined = first > scene.start + 1 && self.reading.one_of(first - 1, &["and", "or"]);
        if !joined || self.sources.can_speak(first, end) {
            return first;
        }
        let longer = sources::phrase_before(self.reading, self.names, &self.timed, first - 1, scene.start);
        longer.filter(|(a, b)| self.sources.can_speak(*a, *b)).map_or(first, |(a, _)| a)
    }

    /// "two technicians who asked not to be named said": the phrase before the relative clause.
    fn before_relative(&self, scene: &Scene, cue: usize) -> Option<(usize, usize)> {
        let r = self.reading;
        let from = cue.saturating_sub(30).max(scene.start);
        let who = (from..cue)
            .rev()
            .take_while(|&t| !matches!(r.word(t), "," | ";" | ":") && !self.quoted[t])
            .find(|&t| r.one_of(t, &["who", "which"]))?;
        // "who supported which bill that X said": the cue has a subject of its own.
        let own = sources::phrase_before(r, self.names, &self.timed, cue, who + 1).is_some_and(|(a, _)| {
            a > who + 1 && (r.is(a - 1, SUBORDINATOR) || r.is(a, PRONOUN) && !r.is(a, DETERMINER))
        });
        sources::phrase_before(r, self.names, &self.timed, who, scene.start).filter(|_| cue > who + 2 && !own)
    }

    /// "X, the head of Y, said", "X, who is 29, told": the name before the commas.
    fn apposition(&self, scene: &Scene, comma: usize) -> Option<Left> {
        let r = self.reading;
        let mut open = comma;
        for _ in 0..3 {
            open = (scene.start..open).rev().find(|&t| r.word(t) == "," && !self.quoted[t])?;
            let named_by = if open > scene.start && r.word(open - 1) == ")" {
                (scene.start..open).rev().find(|&t| r.word(t) == "(").unwrap_or(open)
            } else {
                open
            };
            let (first, end) = sources::phrase_before(r, self.names, &self.timed, named_by, scene.start)?;
            let aside = open + 1;
            // "X, R-Ky., said": a party and a constituency.
            let seat = r.word(aside).as_bytes().get(1) == Some(&b'-') && r.is_capital(aside);
            let relative = r.one_of(
                aside,
                &[
                    "who",
                    "whose",
                    "which",
                    "a",
                    "an",
                    "the",
                    "aged",
                    "speaking",
                    "referring",
                    "citing",
                    "checking",
                    "one",
                    "himself",
                    "herself",
                    "its",
                    "his",
                    "her",
                ],
            );
            let told = self.names.role_at(aside).is_some();
            let relative = relative || r.is(aside, DETERMINER) || r.one_of(aside, &["formerly", "now", "then", "also"]);
            let aged = r.word(aside + 1) == "," && self.names.at(aside).is_none();
            let gerund = r.lower(aside).ends_with("ing") || r.is(aside, PREPOSITION);
            let named = self.names.at(end - 1).is_some() || self.sources.can_speak(first, end);
            if named
                && (relative || told || aged || gerund || seat || r.is(aside, ROLE))
                && r.range(scene.sentence).contains(&first)
            {
                // "X, the head of Y, a firm in Z, said": the office is itself set off behind the name.
                if let Some(name) = self.named_before(scene, first, end) {
                    return Some(name);
                }
                // "…, its head, X, said": the phrase in the middle names a role; the name is nearest.
                let between = open + 1..comma;
                if between.clone().all(|t| self.names.at(t).is_some())
                    && self.names.at(open + 1).is_some_and(|e| self.names.kind(e) == NameKind::Person)
                {
                    return Some(Left::Phrase(between.start, between.end));
                }
                return Some(Left::Phrase(first, end));
            }
            let person = self.names.at(aside).filter(|e| self.names.kind(*e) == NameKind::Person);
            if person.is_some() && (aside..comma).all(|t| self.names.at(t) == person) {
                return Some(Left::Phrase(aside, comma));
            }
        }
        None
    }

    /// The person whose office a phrase is that stands set off behind the name.
    fn named_before(&self, scene: &Scene, first: usize, end: usize) -> Option<Left> {
        let r = self.reading;
        let office = first > scene.start + 1
            && r.word(first - 1) == ","
            && self.names.at(first).is_none()
            && (first..end).any(|t| r.is(t, ROLE));
        let entity = self.names.at(first.checked_sub(2)?).filter(|_| office)?;
        let head = (scene.start..first - 1).rev().take_while(|&t| self.names.at(t) == Some(entity)).last()?;
        let free = head == scene.start || !r.is(head - 1, PREPOSITION);
        (free && self.names.kind(entity) == NameKind::Person).then_some(Left::Phrase(head, first - 1))
    }

    /// `"…," said X`, `…, said X, who …`.
    fn inverted(&mut self, scene: &mut Scene, cue: Cue, left: Option<Left>) -> Option<usize> {
        let r = self.reading;
        let mut before = cue.first.checked_sub(1).filter(|b| *b >= scene.start)?;
        while before > scene.start && r.is(before, AUXILIARY) {
            before -= 1;
        }
        let quote = r.is_quote(before) && (!r.spaced(before) || before > 0 && r.is_quote(before - 1))
            || r.word(before) == "," && before > 0 && r.is_quote(before - 1);
        let comma = matches!(r.word(before), "," | "\u{2014}" | "\u{2013}" | "-");
        let gerund = r.lower(cue.first).ends_with("ing");
        let set_off = !gerund && (quote || comma && cue.kind != CueKind::Tell);
        if !set_off {
            return None;
        }
        let (first, end) = sources::phrase_after(r, self.names, &self.timed, cue.end, scene.end)?;
        let end = self.with_name(first, end, scene.end);
        // "…, a contractor, said two people.": nothing is told behind the phrase, so it is the subject.
        let last = self.ends_here(self.skip_adjuncts(end, scene.end), scene.end)
            && self.sources.is_speaker(first, end)
            && !r.is_quote(end);
        let anybody = quote && cue.kind == CueKind::Say && self.names.at(first).is_none() && end - first <= 10;
        if !self.sources.can_speak(first, end) && !anybody
            || left.is_some() && !quote && !(last && cue.kind == CueKind::Say)
        {
            return None;
        }
        let content = self.before_comma(scene.floor, cue.first);
        if content.0 >= content.1 {
            return None;
        }
        let source = self.sources.resolve(first, end);
        let told = self.told_to(end, scene.end);
        Some(self.post_posed(scene, cue, source, content, end, told).max(end))
    }

    fn resolved(&self, scene: &Scene, left: Left) -> Option<(Option<(usize, usize)>, Source)> {
        match left {
            Left::Phrase(first, end) => {
                let source = self.sources.resolve(first, end);
                self.sources.can_speak(first, end).then_some((Some((first, end)), source))
            }
            Left::Subject => {
                if let Some(last) = self.found[scene.first_found..].last() {
                    let source = Source { words: None, name: last.name.clone(), entity: last.entity, kind: last.kind };
                    return Some((None, source));
                }
                let (first, end) = sources::subject(self.reading, self.names, &self.timed, scene.start..scene.end)?;
                let source = self.sources.resolve(first, end);
                self.sources.can_speak(first, end).then_some((None, source))
            }
        }
    }

    /// Skips whom the source told, and gives the outlet among them: "told reporters in Moscow that", "told The Hill".
    fn hearer(&self, cue: Cue, end: usize) -> (usize, Option<Span>) {
        let r = self.reading;
        let told = self.told_to(cue.end, end);
        if cue.kind != CueKind::Tell {
            let to = cue.kind == CueKind::Say
                && r.lower(cue.end) == "to"
                && (self.names.at(cue.end + 1).is_some()
                    || r.is(cue.end + 1, DETERMINER)
                    || r.one_of(cue.end + 1, &["reporters", "journalists"]));
            let after = if to {
                sources::phrase_after(r, self.names, &self.timed, cue.end + 1, end).map_or(cue.end, |p| p.1)
            } else {
                cue.end
            };
            return (after, told);
        }
        let that = (cue.end..(cue.end + 14).min(end))
            .find(|&t| r.lower(t) == "that" || r.is_quote(t) || r.word(t) == "," || self.quoted[t]);
        if let Some(that) = that.filter(|&t| r.lower(t) == "that" || r.is_quote(t)) {
            return (that, told);
        }
        let mut at = cue.end;
        let named = self.names.at(at + usize::from(r.lower(at) == "the"));
        if let Some(entity) = named {
            at += usize::from(r.lower(at) == "the");
            while self.names.at(at) == Some(entity) {
                at += 1;
            }
        } else if r.is(at, PRONOUN)
            || r.one_of(
                at,
                &["him", "her", "them", "us", "me", "reporters", "journalists", "investigators", "police", "lawmakers"],
            )
        {
            at += 1;
        } else if let Some(last) = self.plain_hearer(at, end) {
            at = last;
        } else if r.is(at, ROLE | PEOPLE | MEDIA | ORGANISATION) && !r.is(at, STOP) {
            while at < end && at < cue.end + 4 && r.is(at, ROLE | PEOPLE | MEDIA | ORGANISATION) {
                at += 1;
            }
        } else if r.is(at, DETERMINER) {
            at += 1;
            while at < end
                && at < cue.end + 6
                && !r.is(at, STOP | DETERMINER | PREPOSITION)
                && !r.is_mark(at)
                && !self.timed[at]
            {
                at += 1;
            }
        }
        (at, told)
    }

    /// One past "state television", "local reporters": hearers without an article, with nothing said behind them.
    fn plain_hearer(&self, from: usize, end: usize) -> Option<usize> {
        let r = self.reading;
        let plain = |t: usize| r.kind(t) == Some(TokenKind::Word) && !r.is(t, STOP | DETERMINER | PREPOSITION);
        let last = (from..(from + 4).min(end)).take_while(|&t| plain(t)).find(|&t| r.is(t, MEDIA) || r.is(t, ROLE))?;
        (last + 1 >= end || r.is_mark(last + 1) || self.timed[last + 1]).then_some(last + 1)
    }

    /// The outlet that a source spoke to.
    fn told_to(&self, from: usize, end: usize) -> Option<Span> {
        let r = self.reading;
        // A capital article inside a sentence belongs to a title: "told The Hill", but "told the White House".
        let titled = |t: usize| t > from && r.lower(t - 1) == "the" && r.is_capital(t - 1);
        let media = |e: usize| self.sources.is_media_name(&self.names.entities[e].name);
        let outlet =
            |t: usize| self.names.at(t).filter(|e| self.names.kind(*e) != NameKind::Person && (titled(t) || media(*e)));
        let span_at = |t: usize| {
            let entity = outlet(t)?;
            let last = (t..end).take_while(|&u| self.names.at(u) == Some(entity)).last()?;
            let first = t - usize::from(t > 0 && r.lower(t - 1) == "the" && r.is_capital(t - 1));
            Some(r.span(first, last + 1))
        };
        let start = from
            + usize::from(r.one_of(from, &["to", "the"]))
            + usize::from(r.lower(from) == "to" && r.lower(from + 1) == "the");
        let direct = span_at(start).filter(|_| start <= from + 2);
        let interview = || {
            let at = (from..end).find(|&t| r.one_of(t, &["interview", "conversation"]))?;
            let with = (at + 1..at + 4).find(|&t| r.one_of(t, &["with", "to"]))?;
            span_at(with + 1).or_else(|| span_at(with + 2))
        };
        let own = || r.one_of(start, &["this"]) && self.sources.is_own(start, (start + 2).min(end));
        direct.or_else(interview).or_else(|| own().then(|| r.span(start, start + 2)))
    }

    /// Skips times, places and manner behind a cue: "on Thursday", "in a statement", "at a news conference".
    fn skip_adjuncts(&self, from: usize, end: usize) -> usize {
        let mut at = from;
        for _ in 0..4 {
            let next = self.skip_adjunct(at, end);
            if next == at {
                break;
            }
            at = next;
        }
        at
    }

    fn skip_adjunct(&self, from: usize, end: usize) -> usize {
        let r = self.reading;
        let mut at = from;
        while at < end && (self.timed[at] || r.is(at, ADVERB) && !r.is(at, AUXILIARY | DETERMINER | NEGATION)) {
            at += 1;
        }
        if at >= end || !r.is(at, PREPOSITION) || r.one_of(at, &["of", "since"]) {
            return at;
        }
        let stops = |t: usize| r.is_mark(t) || r.is(t, AUXILIARY | PRONOUN) || r.lower(t) == "that" || self.quoted[t];
        let last = (at + 1..(at + 10).min(end)).take_while(|&t| !stops(t)).last().unwrap_or(at);
        let occasion = (at + 1..=last).rev().find(|&t| self.timed[t] || r.one_of(t, OCCASIONS));
        let closing = last + 1 >= end || r.is_mark(last + 1) || r.lower(last + 1) == "that";
        let place = last < at + 6
            && r.one_of(at, &["in", "at", "to", "from", "by", "on", "during"])
            && !self.has_verb(at, last + 1);
        match occasion {
            _ if closing && (occasion.is_some() || place) => last + 1,
            Some(through) => through + 1,
            None => at,
        }
    }

    fn has_verb(&self, first: usize, end: usize) -> bool {
        (first..end).any(|t| self.reading.is(t, AUXILIARY | CUE) || self.reading.lower(t).ends_with("ed"))
    }

    fn push(
        &mut self,
        scene: &Scene,
        source: Source,
        cue: Option<Cue>,
        content: (usize, usize),
        told_to: Option<Span>,
    ) {
        let r = self.reading;
        let mut end = content.1;
        while end > content.0 && matches!(r.word(end - 1), "," | ";") {
            end -= 1;
        }
        let span = r.span(content.0, end);
        if span.is_empty() {
            return;
        }
        let recent = scene.first_found.max(self.found.len().saturating_sub(16));
        let via = self.found[recent..]
            .iter()
            .rposition(|a| a.content.contains(span) && a.content != span && a.name != source.name)
            .map(|i| (i + recent) as u32);
        let own = source.words.is_some_and(|(a, b)| self.sources.is_own(a, b)) && source.kind == SourceKind::Media;
        let kind = if own && cue.is_some_and(|c| r.is(c.first, WITNESSING)) {
            SourceKind::OwnObservation
        } else {
            source.kind
        };
        self.found.push(Attribution {
            source: source.words.map(|(a, b)| r.span(a, b)),
            name: source.name.clone(),
            entity: source.entity,
            kind,
            cue: cue.map(|c| r.span(c.first, c.end)),
            content: span,
            form: QuoteForm::Indirect,
            told_to,
            via,
        });
        self.sources.remember(scene.sentence, &source);
    }

    /// "a copy of which was seen by this paper", "The Ledger saw": what the reporters saw themselves.
    fn own_eyes(&mut self, scene: &Scene) {
        let r = self.reading;
        for at in scene.start..scene.end {
            if self.quoted[at] || !r.is(at, WITNESSING) && r.lower(at) != "read" {
                continue;
            }
            let by = r.lower(at + 1) == "by";
            let seen_by = by
                .then(|| sources::phrase_after(r, self.names, &self.timed, at + 2, scene.end))
                .flatten()
                .filter(|(a, b)| self.sources.is_own(*a, *b));
            let we = || {
                let skipped = |t: &usize| !r.is(*t, AUXILIARY | ADVERB) && r.lower(*t) != "ourselves";
                let before = (scene.start..at).rev().find(skipped)?;
                r.one_of(before, &["we", "i"]).then_some((before, before + 1))
            };
            let left = || {
                sources::phrase_before(r, self.names, &self.timed, at, scene.start)
                    .filter(|(a, b)| self.sources.is_own(*a, *b))
                    .or_else(|| self.own_subject(scene, at))
            };
            let Some((first, end)) = seen_by.or_else(|| if by { None } else { we().or_else(left) }) else { continue };
            let source = self.sources.own(first, end);
            let cue = Cue { first: at, end: at + 1, kind: CueKind::Weak };
            let outer = self.found.len();
            self.push(scene, source, Some(cue), (scene.start, scene.end), None);
            self.seen_document(scene, at, outer);
            break;
        }
    }

    /// "the Ledger, checking with X, had counted": the paper as the subject of its sentence.
    fn own_subject(&self, scene: &Scene, verb: usize) -> Option<(usize, usize)> {
        let r = self.reading;
        let before = (scene.start..verb).rev().find(|&t| !r.is(t, ADVERB | AUXILIARY))?;
        (r.word(before) == ",").then_some(())?;
        match self.apposition(scene, before)? {
            Left::Phrase(a, b) => self.sources.is_own(a, b).then_some((a, b)),
            Left::Subject => None,
        }
    }

    /// The document that was seen, when it is the subject: "the manifest, seen by this paper, carries 171 names".
    fn seen_document(&mut self, scene: &Scene, seen: usize, outer: usize) {
        let r = self.reading;
        let Some((first, end)) = sources::subject(r, self.names, &self.timed, scene.start..scene.end) else { return };
        let document = (first..end).any(|t| r.is(t, DOCUMENT));
        let known = self.found[scene.first_found..outer].iter().any(|a| a.kind == SourceKind::Document);
        if document && !known && first < seen && outer < self.found.len() {
            let source = Source { kind: SourceKind::Document, ..self.sources.resolve(first, end) };
            self.push(scene, source, None, (scene.start, scene.end), None);
            if let Some(last) = self.found.last_mut() {
                last.via = Some(outer as u32);
            }
        }
    }

    /// Ties the stretches between marks that end in this sentence, or begin in it, to who spoke.
    fn join_quotations(&mut self, scene: &Scene) {
        let r = self.reading;
        let sentence = r.sentences[scene.sentence].span;
        let first = self.marked.partition_point(|m| m.quotation.span.end <= sentence.start);
        for index in first..self.marked.len() {
            let span = self.marked[index].quotation.span;
            if span.start >= sentence.end {
                break;
            }
            if self.speaker[index].is_none() {
                self.speaker[index] = self.beside(scene, index);
            }
            // A stretch with nobody beside it by its end carries on the last speaker.
            if self.speaker[index].is_none()
                && span.end <= sentence.end
                && !quotations::is_scare(r, &self.marked[index])
            {
                self.speaker[index] = self.carried(scene, index);
            }
            if let Some(speaker) = self.speaker[index] {
                self.cover(index, speaker);
            }
        }
    }

    /// The attribution of this sentence whose content the stretch is.
    fn beside(&self, scene: &Scene, index: usize) -> Option<usize> {
        let span = self.marked[index].quotation.span;
        let here = scene.first_found..self.found.len();
        here.filter(|&i| self.found[i].content.meets(span)).max_by_key(|&i| (self.found[i].via.is_some(), i))
    }

    /// Makes an attribution cover the whole stretch, and says how its content is told.
    fn cover(&mut self, index: usize, speaker: usize) {
        let marked = &self.marked[index];
        let whole = quotations::with_marks(self.reading, marked);
        let a = &mut self.found[speaker];
        a.content =
            a.content.join(if a.content.contains(marked.quotation.span) { marked.quotation.span } else { whole });
        let outside = a.content.len().saturating_sub(marked.quotation.span.len());
        a.form = if marked.quotation.form == QuoteForm::Direct && (outside <= 8 || a.form == QuoteForm::Direct) {
            QuoteForm::Direct
        } else {
            QuoteForm::Mixed
        };
    }

    /// A stretch without a cue: the speaker of the paragraph, of a speech that goes on, or the person just spoken of.
    fn carried(&mut self, scene: &Scene, index: usize) -> Option<usize> {
        let r = self.reading;
        let marked = &self.marked[index];
        let words = (marked.first..marked.end).filter(|&t| !r.is_mark(t)).count();
        let paragraph = r.sentences[scene.sentence].paragraph;
        let told_here = || self.sources.last_since(r.sentences.partition_point(|s| s.paragraph < paragraph)).is_some();
        let whole = marked.quotation.form == QuoteForm::Direct || words >= 6 && told_here();
        if !whole {
            return None;
        }
        let source = self.carried_source(scene, index)?;
        let content = (marked.first, marked.end);
        self.push(scene, Source { words: None, ..source }, None, content, None);
        Some(self.found.len() - 1)
    }

    /// `"…" — X` at the end of its paragraph.
    fn signed(&self, index: usize) -> Option<Source> {
        let r = self.reading;
        let marked = &self.marked[index];
        let dash = marked.end + 1;
        let dashed = matches!(r.word(dash), "\u{2015}" | "\u{2014}" | "\u{2013}" | "-" | "--" | "~") && marked.closed;
        let entity = self.names.at(dash + 1).filter(|e| dashed && self.names.kind(*e) == NameKind::Person)?;
        let end = (dash + 1..r.tokens.len()).find(|&t| self.names.at(t) != Some(entity)).unwrap_or(r.tokens.len());
        let paragraph = |t: usize| r.sentences.get(r.sentence_of(t)).map(|s| s.paragraph);
        let last = end >= r.tokens.len()
            || paragraph(end) != paragraph(dash)
            || matches!(r.word(end), "." | "," | "(")
            || r.sentence_of(end) != r.sentence_of(dash);
        last.then(|| self.sources.resolve(dash + 1, end))
    }

    /// Who stands beside the marks with a verb that no list holds: `"…," X fumed`, `"…," fumed X`, `X fumed: "…"`.
    fn adjoining(&self, scene: &Scene, index: usize) -> Option<Source> {
        let r = self.reading;
        let marked = &self.marked[index];
        let person = |a: usize, b: usize| {
            let source = self.sources.resolve(a, b);
            let speaks = !matches!(source.kind, SourceKind::Unspecified | SourceKind::OwnObservation);
            (speaks && (self.sources.is_speaker(a, b) || self.names.at(b - 1).is_some())).then_some(source)
        };
        let next = marked.end + 1;
        let paragraph = |t: usize| r.sentences.get(r.sentence_of(t)).map(|s| s.paragraph);
        let runs_on = marked.closed
            && matches!(r.word(marked.end - 1), "," | "?" | "!" | "\u{2026}" | "...")
            && r.kind(next) == Some(TokenKind::Word)
            && paragraph(next) == paragraph(marked.end);
        let same = r.sentence_of(next) == r.sentence_of(marked.end) || r.word(marked.end - 1) == ",";
        // `"…?" X asked.`: another sentence, that only says who spoke.
        let asks = |verb: usize| {
            (r.is(verb, CUE | WEAK_CUE) || r.lower(verb).ends_with("ed"))
                && (r.is_mark(verb + 1) || self.timed[verb + 1] || r.is(verb + 1, ADVERB))
        };
        if runs_on {
            let limit = r.range(r.sentence_of(next)).end;
            let verb = !r.is(next, STOP | PREPOSITION)
                && !r.is_capital(next)
                && self.names.at(next + 1).is_some()
                && (r.lower(next).ends_with("ed") || r.lower(next).ends_with('s') || r.is(next, WEAK_CUE));
            let first = next + usize::from(verb);
            let starts = self.names.at(first).is_some()
                || r.is(first, DETERMINER | TITLE | ROLE)
                || r.one_of(first, &["he", "she", "they"]);
            if starts
                && let Some((a, b)) = sources::phrase_after(r, self.names, &self.timed, first, limit)
                && a == first
                && (same || asks(b))
                && let Some(source) = person(a, b)
            {
                return Some(source);
            }
        }
        // `X summed it up: "…"`
        let mark = marked.first.checked_sub(2).filter(|&t| t > scene.start.min(t))?;
        let sentence = r.sentence_of(mark);
        // `X gushed, "…"`
        let verb = mark - 1;
        let gushed = r.word(mark) == ","
            && !self.quoted[verb]
            && (r.lower(verb).ends_with("ed") || r.is(verb, CUE | WEAK_CUE) || sources::is_manner(r, verb))
            && self.names.at(verb).is_none();
        if r.word(mark) != ":" && !gushed {
            return None;
        }
        let range = r.range(sentence);
        let (a, b) = sources::subject(r, self.names, &self.timed, range)?;
        if b > mark { None } else { person(a, b) }
    }

    fn carried_source(&self, scene: &Scene, index: usize) -> Option<Source> {
        let r = self.reading;
        let paragraph = r.sentences[scene.sentence].paragraph;
        let first_of = |p: u32| r.sentences.partition_point(|s| s.paragraph < p);
        if let Some(source) = self.signed(index).or_else(|| self.adjoining(scene, index)) {
            return Some(source);
        }
        let opening = self.marked[index].first;
        let begins = r.sentence_of(opening);
        let alone = opening.saturating_sub(1) == r.range(begins).start;
        // "Palmares was guarded. '…'": the sentence before sets the speaker on the stage.
        let own = first_of(paragraph);
        if let Some(source) = self.sources.last_speaker_since(own) {
            return Some(source.clone());
        }
        let subject_of = |s: usize| {
            sources::subject(r, self.names, &self.timed, r.range(s))
                .filter(|(a, b)| self.sources.can_speak(*a, *b))
                .map(|(a, b)| self.sources.resolve(a, b))
                .filter(|s| {
                    matches!(s.kind, SourceKind::NamedPerson | SourceKind::AnonymousOfficial | SourceKind::Witness)
                })
        };
        if !alone {
            return subject_of(begins);
        }
        if begins > own {
            return subject_of(begins - 1);
        }
        let earlier = own.checked_sub(1)?;
        // "X describes itself in this way:" before the paragraph of the quotation.
        let leads = r.range(earlier).last().is_some_and(|t| r.word(t) == ":");
        let led = || {
            sources::subject(r, self.names, &self.timed, r.range(earlier))
                .filter(|(a, b)| self.sources.is_speaker(*a, *b))
        };
        if leads && let Some((a, b)) = led() {
            return Some(self.sources.resolve(a, b));
        }
        let before = self.sources.last_speaker_since(first_of(r.sentences[earlier].paragraph));
        before.cloned().or_else(|| subject_of(earlier))
    }
}

/// What stands to the left of a verb of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Left {
    /// A noun phrase, as tokens.
    Phrase(usize, usize),
    /// Nothing of its own: the subject of the sentence.
    Subject,
}

/// Where and by what means things are said.
const OCCASIONS: &[&str] = &[
    "statement",
    "interview",
    "briefing",
    "conference",
    "report",
    "bulletin",
    "letter",
    "email",
    "e-mail",
    "tweet",
    "post",
    "speech",
    "reporters",
    "court",
    "message",
    "television",
    "radio",
    "twitter",
    "facebook",
    "filing",
    "testimony",
    "hearing",
    "telephone",
    "phone",
];

/// Weak cues that can stand behind what they report.
const BEHIND: &[&str] = &[
    "show",
    "shows",
    "showed",
    "indicate",
    "indicates",
    "indicated",
    "reads",
    "believe",
    "believes",
    "believed",
    "hopes",
    "found",
];

/// What documents and outlets do with what they tell.
const SHOWS: &[&str] = &[
    "show",
    "shows",
    "showed",
    "shown",
    "refers",
    "referred",
    "alludes",
    "names",
    "indicate",
    "indicates",
    "indicated",
    "list",
    "lists",
    "listed",
    "find",
    "finds",
    "found",
    "gives",
    "gave",
    "puts",
    "put",
    "carries",
    "places",
    "placed",
    "makes",
    "sets",
    "counted",
    "counts",
    "reads",
    "describes",
    "described",
    "has",
    "dates",
    "dated",
    "called",
    "ruled",
    "determined",
    "calculated",
];

/// Verbs that state a value with "at" or "as".
const MEASURES: &[&str] = &[
    "put",
    "puts",
    "putting",
    "gave",
    "gives",
    "giving",
    "placed",
    "places",
    "placing",
    "listed",
    "lists",
    "counted",
    "described",
    "describes",
    "describing",
    "dates",
    "dated",
    "judged",
    "has",
    "compared",
    "characterised",
    "characterized",
    "dismissed",
];

/// Verbs of blame, praise and belief, which report without "that".
const JUDGES: &[&str] = &[
    "accused",
    "accuses",
    "accusing",
    "blamed",
    "blames",
    "blaming",
    "condemned",
    "condemns",
    "rejected",
    "rejects",
    "dismissed",
    "attributed",
    "attributes",
    "agreed",
    "fault",
    "faults",
    "faulted",
    "called",
    "calls",
    "criticised",
    "criticized",
    "praised",
    "believe",
    "believes",
    "believed",
    "think",
    "thinks",
    "hopes",
    "fears",
    "expects",
    "expect",
    "forecast",
    "forecasts",
    "projects",
    "projected",
    "anticipates",
    "demanded",
    "demands",
];

/// Words that carry speech on behind its cue.
const CARRYING_ON: &[&str] =
    &["but", "and", "although", "though", "because", "while", "with", "so", "if", "before", "after", "when", "as"];
