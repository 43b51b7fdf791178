//! Finds who is said to have said what: direct, mixed and reported speech, documents, and the reporter's own eyes.
//!
//! Two learned models read source, cue and content off the sentences ([`crate::speech`]). Here the words that name a
//! source become somebody ([`crate::sources`]), attributions are nested in one another, and every stretch between marks
//! gets its speaker: the one of the attribution it stands in, or, where nobody stands beside it, the one who carries on.

mod accounts;
mod holding;
mod papers;
mod quoted;
mod speakers;

use std::ops::Range;

use rashomon_model::{Attribution, NameKind, Quotation, QuoteForm, SourceKind, Span, TimeExpression};

use crate::cues;
use crate::lists::*;
use crate::names::Names;
use crate::quotations::Marked;
use crate::reading::Reading;
use crate::sources::{Source, Sources};
use crate::speech::{self, Said};

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
    let timed = mask(reading, times.iter().map(|t| t.span));
    let quoted = mask(reading, marked.iter().map(|m| m.quotation.span));
    let said = speech::find(reading, names, &timed, &marked);
    let mut finder = Finder {
        reading,
        names,
        sources: Sources::new(reading, names, &timed, &quoted, outlet),
        quoted: &quoted,
        marked: &marked,
        found: Vec::new(),
        speaker: vec![None; marked.len()],
        topic: None,
    };
    let mut said = said.into_iter().peekable();
    for sentence in 0..reading.sentences.len() {
        let range = reading.range(sentence);
        let scene = Scene { sentence, start: range.start, end: range.end, first_found: finder.found.len() };
        while let Some(said) = said.next_if(|said| said.cue.start < range.end) {
            finder.attribute(&scene, &said);
        }
        if !reading.sentences[sentence].apparatus {
            finder.accounts(&scene);
            finder.papers(&scene);
            finder.own_eyes(&scene);
            finder.holding(&scene);
            finder.join_quotations(&scene);
            finder.sources.follow(sentence);
        }
    }
    let (found, speaker) = (finder.found, finder.speaker);
    in_order(found, speaker, marked)
}

pub(crate) fn mask(reading: &Reading, spans: impl Iterator<Item = Span>) -> Vec<bool> {
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
    quoted: &'a [bool],
    marked: &'a [Marked],
    sources: Sources<'a>,
    found: Vec<Attribution>,
    /// For each stretch between marks its attribution.
    speaker: Vec<Option<usize>>,
    /// The document that a sentence was about, the last that was about one.
    topic: Option<(usize, Source)>,
}

/// The source of what is said by nobody who is told.
const NOBODY: Source = Source { words: None, name: String::new(), entity: None, kind: SourceKind::Unspecified };

/// Verbs whose object is the hearer.
const HEARD: &[&str] = &["told", "tell", "tells", "telling", "informed", "informs", "assured", "assures", "reminded"];

/// Relative pronouns.
const WHO: &[&str] = &["who", "which", "whose"];

/// A sentence while its attributions are read.
struct Scene {
    sentence: usize,
    start: usize,
    end: usize,
    /// The attributions found in this sentence so far begin here.
    first_found: usize,
}

impl Finder<'_> {
    /// Turns what the models read into attributions, one for each piece of content.
    fn attribute(&mut self, scene: &Scene, said: &Said) {
        let r = self.reading;
        let nearer = self.nearer(scene, said);
        let said = &self.aside(scene, nearer.as_ref().unwrap_or(said));
        let Some(source) = self.source_of(scene, said) else { return };
        let it = source.words.filter(|(first, _)| r.lower(*first) == "it");
        let paper = it.and_then(|(first, end)| self.paper(scene, first, end));
        let source = paper.unwrap_or(source);
        let told = self.told_to(said.cue.end, scene.end);
        for content in &said.content {
            let end = self.up_to_the_source(scene, said, content);
            self.push(scene, source.clone(), Some((said.cue.start, said.cue.end)), (content.start, end), told);
        }
    }

    /// Where content ends that begins a sentence and is said by who stands behind a comma: right before that, however little of
    /// it was read. "The fire may have been started by a grill, an investigator told the Courier."
    fn up_to_the_source(&self, scene: &Scene, said: &Said, content: &Range<usize>) -> usize {
        let comma = said.source.as_ref().and_then(|words| words.start.checked_sub(1)).unwrap_or(0);
        let rest = content.end..comma.max(content.end);
        let own = |t: usize| !self.quoted[t] && !self.reading.is(t, CUE) && !self.reading.is_mark(t);
        let whole = content.start == scene.start && said.content.len() == 1 && said.cue.start > comma;
        if whole && self.reading.word(comma) == "," && rest.clone().all(own) { rest.end } else { content.end }
    }

    /// What stands before an aside that closes its clause, where only the next clause was read as content: "Most of them were
    /// below ground, she added; the others noticed nothing."
    fn aside(&self, scene: &Scene, said: &Said) -> Said {
        let r = self.reading;
        let first = said.source.as_ref().map_or(said.cue.start, |words| words.start.min(said.cue.start));
        let behind = said.content.iter().all(|content| content.start > said.cue.end);
        let next = said.cue.end + 1;
        // "A fifth is theirs, she pointed out, and they would have to agree": both parts.
        let goes_on = r.word(said.cue.end) == "," && r.one_of(next, &["and", "but"]);
        let closes = r.word(said.cue.end) == ";" || goes_on;
        if !behind || !closes || r.word(first.wrapping_sub(1)) != "," {
            return said.clone();
        }
        let start = (scene.start..first).rev().find(|&t| r.word(t) == ";").map_or(scene.start, |t| t + 1);
        let clause = first - start >= 6 && (start..first).any(|t| r.is(t, AUXILIARY) || r.lower(t).ends_with("ed"));
        if start + 1 >= first || goes_on && !clause {
            return said.clone();
        }
        let rest = said.content.iter().filter(|_| goes_on).cloned();
        Said { content: std::iter::once(start..first - 1).chain(rest).collect(), ..said.clone() }
    }

    /// The outlet that a source spoke to.
    fn told_to(&self, from: usize, end: usize) -> Option<Span> {
        let r = self.reading;
        // A capital article inside a sentence belongs to a title: "told The Hill", but "told the White House" and "told The
        // Hague".
        let titled = |t: usize| t > from && r.lower(t - 1) == "the" && r.is_capital(t - 1);
        let media = |e: usize| self.sources.is_media_name(&self.names.entities[e].name);
        let outlet = |t: usize| {
            let kind = self.names.kind(self.names.at(t)?);
            let title = titled(t) && kind != NameKind::Place;
            self.names.at(t).filter(|e| kind != NameKind::Person && (title || media(*e)))
        };
        let span_at = |t: usize| {
            let entity = outlet(t)?;
            let last = (t..end).take_while(|&u| self.names.at(u) == Some(entity)).last()?;
            let first = t - usize::from(t > 0 && r.lower(t - 1) == "the" && r.is_capital(t - 1));
            Some(r.span(first, last + 1))
        };
        let start = from
            + usize::from(r.one_of(from, &["to", "the"]))
            + usize::from(r.lower(from) == "to" && r.lower(from + 1) == "the");
        // Who follows the verb at once is spoken to only where the verb has a hearer: "told The Hill", not "sued The Hill".
        // "The Courier is told Capitol Hill guards were called": who was told stands before it.
        let told = r.one_of(from.wrapping_sub(1), HEARD) && !cues::is_passive(r, from - 1..from);
        let heard = told || r.lower(from) == "to";
        let direct = span_at(start).filter(|_| heard && start <= from + 2);
        let interview = || {
            let at = (from..end).find(|&t| r.one_of(t, &["interview", "conversation"]))?;
            let with = (at + 1..at + 4).find(|&t| r.one_of(t, &["with", "to"]))?;
            span_at(with + 1).or_else(|| span_at(with + 2))
        };
        let own = || r.one_of(start, &["this"]) && self.sources.is_own(start, (start + 2).min(end));
        direct.or_else(interview).or_else(|| own().then(|| r.span(start, start + 2)))
    }

    fn push(
        &mut self,
        scene: &Scene,
        source: Source,
        cue: Option<(usize, usize)>,
        content: (usize, usize),
        told_to: Option<Span>,
    ) {
        let r = self.reading;
        let (first, mut end) = content;
        while end > first && matches!(r.word(end - 1), "," | ";") {
            end -= 1;
        }
        let span = r.span(first, end);
        if span.is_empty() {
            return;
        }
        let recent = scene.first_found.max(self.found.len().saturating_sub(16));
        let via = self.found[recent..]
            .iter()
            .rposition(|a| !a.name.is_empty() && a.content.contains(span) && a.content != span && a.name != source.name)
            .map(|i| (i + recent) as u32);
        let own = source.words.is_some_and(|(a, b)| self.sources.is_own(a, b)) && source.kind == SourceKind::Media;
        let witnessed = cue.is_some_and(|(cue, _)| r.is(cue, WITNESSING));
        self.found.push(Attribution {
            source: source.words.map(|(a, b)| r.span(a, b)),
            name: source.name.clone(),
            entity: source.entity,
            kind: if own && witnessed { SourceKind::OwnObservation } else { source.kind },
            cue: cue.map(|(first, end)| r.span(first, end)),
            content: span,
            form: QuoteForm::Indirect,
            told_to,
            via,
        });
        // "Lund had been told by a manager": the sentence is about who was told.
        let heard =
            cue.is_some_and(|(first, end)| (first..end).any(|t| r.one_of(t, HEARD)) && cues::is_passive(r, first..end));
        // Whoever speaks may carry on; who only wants or fears something does not.
        let spoken = cue.is_none_or(|(first, end)| (first..end).any(|t| r.is(t, CUE | WEAK_CUE | PREPOSITION)))
            || (first..end).any(|t| self.quoted[t]);
        let spoken = spoken && !heard;
        if spoken && source != NOBODY {
            self.sources.remember(scene.sentence, &source);
        }
    }
}
