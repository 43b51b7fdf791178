//! Finds who is said to have said what: direct, mixed and reported speech, documents, and the reporter's own eyes.
//!
//! Two learned models read source, cue and content off the sentences ([`crate::speech`]). Here the words that name a
//! source become somebody ([`crate::sources`]), attributions are nested in one another, and every stretch between marks
//! gets its speaker: the one of the attribution it stands in, or, where nobody stands beside it, the one who carries on.

use std::ops::Range;

use rashomon_model::{Attribution, NameKind, Quotation, QuoteForm, SourceKind, Span, TimeExpression, TokenKind};

use crate::cues;
use crate::lists::*;
use crate::names::Names;
use crate::quotations::{self, Marked};
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
            finder.join_quotations(&scene);
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
        let turned = self.turned(scene, said).or_else(|| self.nearer(scene, said)).or_else(|| self.behind(scene, said));
        let said = turned.as_ref().unwrap_or(said);
        let said = &self.aside(scene, said);
        let Some(source) = self.source_of(scene, said) else { return };
        let it = source.words.filter(|(first, _)| r.lower(*first) == "it");
        let it = it.filter(|words| self.sources.subject(scene.start..scene.end) == Some(*words));
        let paper = it.and_then(|(first, end)| self.paper(scene, first, end));
        let source = paper.unwrap_or(source);
        let told = self.told_to(said.cue.end, scene.end);
        let agent = self.agent(said, scene.end).map_or(0..0, |(first, end)| first..end);
        let behind = if said.source.is_none() { self.inverted(said, scene.end) } else { None };
        for content in &said.content {
            // What was read as content is the speaker.
            if behind.is_some_and(|(first, _)| content.start >= first && said.content[0].start < first) {
                continue;
            }
            let start = if agent.contains(&content.start) { agent.end } else { self.past_circumstance(content) };
            let end = self.up_to_the_source(scene, said, content);
            if start < end {
                let cue = Some((said.cue.start, said.cue.end));
                self.push(scene, source.clone(), cue, (start, end), told);
            }
        }
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

    /// What was read with words of its content for a source, where the speaker ends the sentence: "They came by a bridge of
    /// Harrow & Finch, a builder, said two engineers."
    fn turned(&self, scene: &Scene, said: &Said) -> Option<Said> {
        let r = self.reading;
        let comma = said.cue.start.checked_sub(1).filter(|comma| r.word(*comma) == ",")?;
        let before = said.source.as_ref().filter(|words| words.end == comma || words.end == said.cue.start)?;
        let first = said.content.first().filter(|content| content.start < before.start)?.start;
        let (behind, end) = self.sources.phrase_after(said.cue.end, scene.end)?;
        let speaks = r.is(self.sources.head_noun(behind, end), ROLE | PEOPLE | ORGANISATION);
        let ends = end == scene.end || r.one_of(end, &[".", "?", "!"]);
        let says = r.one_of(said.cue.start, &["said", "says", "say", "added"]) && said.cue.len() == 1;
        (says && speaks && ends && behind == said.cue.end).then(|| Said {
            cue: said.cue.clone(),
            source: Some(behind..end),
            content: std::iter::once(first..comma).collect(),
        })
    }

    /// What was read with somebody further behind for its source, where the speaker follows the verb: "We have the papers,"
    /// wrote the account 'Blue Hen', which calls itself the group's voice.
    fn nearer(&self, scene: &Scene, said: &Said) -> Option<Said> {
        let (first, end) = self.inverted(said, scene.end)?;
        let name = self.marked.get(self.marked.partition_point(|m| m.first <= end)).filter(|m| m.first == end + 1);
        let end = name.map_or(end, |m| m.end + usize::from(m.closed));
        said.source.as_ref().filter(|words| words.start >= end)?;
        let apart = |content: &&Range<usize>| content.end <= first || content.start >= end;
        let content = said.content.iter().filter(apart).cloned().collect();
        Some(Said { cue: said.cue.clone(), source: Some(first..end), content })
    }

    /// What was read with words before its cue for a source that name nobody, where the speaker follows the verb: "Not so, said
    /// Lund: the bridge was open."
    fn behind(&self, scene: &Scene, said: &Said) -> Option<Said> {
        let words = said.source.as_ref().filter(|words| words.end <= said.cue.start)?;
        let (first, end) = self.inverted(said, scene.end)?;
        let clause =
            words.len() > 2 && self.reading.is(words.start, PRONOUN) && !self.reading.is(words.start, DETERMINER);
        let names = self.sources.can_speak(words.start, words.end) && !clause;
        let mut content: Vec<_> = said.content.iter().filter(|content| content.start >= end).cloned().collect();
        if clause {
            content.insert(0, words.clone());
        }
        (!names && !content.is_empty()).then(|| Said { cue: said.cue.clone(), source: Some(first..end), content })
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

    /// Where content begins behind the place or the day of its telling: "told a crowd in Bergen that".
    fn past_circumstance(&self, content: &Range<usize>) -> usize {
        const NEAR: usize = 5;
        let r = self.reading;
        let told = r.one_of(content.start, &["in", "at", "on", "during", "from"]);
        let mut near = (content.start + 1..content.end).take(NEAR).take_while(|t| told && !r.is_mark(*t));
        near.find(|t| r.lower(*t) == "that").unwrap_or(content.start)
    }

    /// Who says it: the words marked as source, or those before a relative pronoun. A cue without any goes on with the last
    /// source of the sentence ("…, adding that"), or leaves open who ("it is believed that", "reportedly").
    fn source_of(&self, scene: &Scene, said: &Said) -> Option<Source> {
        let r = self.reading;
        if let Some((first, end)) = self.agent(said, scene.end) {
            return Some(self.sources.resolve(first, end));
        }
        // "by the tally that the ministry drew up" is told by the ministry: `accounts` reads it.
        let owned = cues::account_of(r, said.cue.start).is_some_and(|owner| self.owner(scene, owner).is_some());
        if owned || self.is_named(scene, said) {
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
        let first = self.past_clause(self.past_quoted(words.start, words.end), words.end);
        if words.end == first + 1 && r.one_of(first, WHO) {
            let noun = first - usize::from(first > scene.start && r.word(first - 1) == ",");
            let (noun, noun_end) = self.sources.phrase_before(noun, scene.start)?;
            return Some(self.sources.resolve(noun, noun_end));
        }
        let behind_aside = self.before_aside(scene, words.clone(), said.cue.start);
        if let Some((noun, noun_end)) = behind_aside.or_else(|| self.before_clause(scene, first, said.cue.start)) {
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
        let end = trimmed(first, words.end);
        let first = self.past_what(first, end);
        let end = trimmed(first, self.without_clause(first, end));
        Some(self.sources.resolve(first, self.without_circumstances(first, end)))
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

    /// Where a source begins that was read together with words that it only ends: "two above what the drawings" show.
    fn past_what(&self, first: usize, end: usize) -> usize {
        let what = (first..end.saturating_sub(1)).rev().find(|&t| self.reading.lower(t) == "what");
        what.map_or(first, |what| what + 1)
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

    /// The subject of a sentence where words between marks in an aside behind it were read as source: "Adviser Ada Lund, calling
    /// it a “big week,” said".
    fn before_aside(&self, scene: &Scene, words: Range<usize>, cue: usize) -> Option<(usize, usize)> {
        let r = self.reading;
        let quoted = words.end <= cue
            && words.clone().any(|t| self.quoted[t])
            && !words.clone().any(|t| self.names.at(t).is_some());
        let (noun, end) = self.sources.subject(scene.start..scene.end).filter(|_| quoted)?;
        let aside = end < words.start && r.word(end) == "," && r.lower(end + 1).ends_with("ing");
        (aside && self.sources.can_speak(noun, end)).then_some((noun, end))
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
        let marked = said.source.as_ref().is_some_and(|words| words.start > by);
        let agent =
            self.sources.phrase_after(by + 1, end).filter(|(first, _)| passive && !marked && *first == by + 1)?;
        self.sources.can_speak(agent.0, agent.1).then_some(agent)
    }

    /// Where a source begins that was read together with words between marks before it: `"So," Lund`.
    fn past_quoted(&self, first: usize, end: usize) -> usize {
        let told = |t: &usize| !self.reading.is_mark(*t) && !self.quoted[*t];
        (first..end).find(told).unwrap_or(first)
    }

    /// Where a source begins that was read together with the clause before it: "the crews are using a dock at Pier 12, a port
    /// official". No phrase that names somebody holds a verb, but in a relative clause.
    fn past_clause(&self, first: usize, end: usize) -> usize {
        let r = self.reading;
        let tells_more = |t: usize| (first..t).any(|before| r.one_of(before, WHO) || r.lower(before) == "that");
        let verb = |t: &usize| r.is(*t, AUXILIARY) && self.names.at(*t).is_none() && !tells_more(*t);
        // "Traveling to the rally, teacher Ada Lund".
        let leads = r.lower(first).ends_with("ing") && self.names.at(first).is_none();
        if let Some(comma) = (first + 1..end.saturating_sub(1)).rev().find(|t| leads && r.word(*t) == ",") {
            return comma + 1;
        }
        let Some(verb) = (first + 1..end).find(verb) else { return first };
        let opens = |t: &usize| r.word(*t) == "," && r.one_of(*t + 1, &["a", "an", "the"]);
        (verb + 1..end.saturating_sub(2)).find(opens).map_or(first, |comma| comma + 1)
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

    /// "by her own account", "by the same count", "as the court sees it": the whole sentence is on that word.
    fn accounts(&mut self, scene: &Scene) {
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
    fn owner(&self, scene: &Scene, owner: usize) -> Option<(usize, usize)> {
        let named = self.sources.phrase_after(owner, scene.end).filter(|(start, _)| *start == owner);
        named.filter(|(start, end)| self.sources.can_speak(*start, *end))
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

    /// "The policy was renewed in May. It insures the objects for two million": what a document holds stands on its word.
    fn papers(&mut self, scene: &Scene) {
        let r = self.reading;
        let near = self.topic.as_ref().is_some_and(|(at, _)| at + 2 >= scene.sentence);
        if !near && !(scene.start..scene.end).any(|t| r.is(t, DOCUMENT | PAPER)) {
            return;
        }
        let Some((first, end)) = self.sources.subject(scene.start..scene.end) else { return };
        let verb = self.verb_after(end, scene.end);
        let paper = self.paper(scene, first, end);
        let topic = paper.clone().or_else(|| {
            let be = r.one_of(verb, &["is", "was", "are", "were"]);
            let (first, end) = self.sources.phrase_after(verb + 1, scene.end).filter(|_| be)?;
            self.paper_called(first, end).filter(|_| first == verb + 1)
        });
        self.topic = topic.map(|paper| (scene.sentence, paper));
        let has = r.one_of(verb, &["has", "have", "had"]);
        let held = r.is(verb + 1, DETERMINER | NUMBER) || r.kind(verb + 1) == Some(TokenKind::Number);
        let shows = verb + 1 < scene.end && r.is(verb, SHOWING) && !self.quoted[verb] && (held || !has);
        let word = r.span(verb, verb + 1);
        let known = |a: &Attribution| a.cue.is_some_and(|cue| cue.meets(word)) || a.content.contains(word);
        let Some(paper) = paper.filter(|_| shows && !self.found[scene.first_found..].iter().any(known)) else { return };
        // "It lists" is said of what it says, "it insures" of what it does: that is told, too.
        let says = r.is(verb, CUE | WEAK_CUE) && !has;
        let cue = says.then_some((verb, verb + 1));
        self.push(scene, paper, cue, (if says { verb + 1 } else { scene.start }, scene.end), None);
    }

    /// The verb of a subject that ends at a token: behind its adverbs and what two commas set off.
    fn verb_after(&self, end: usize, limit: usize) -> usize {
        let r = self.reading;
        let aside = (end + 1..limit.min(end + 9)).find(|&t| r.word(t) == ",").filter(|_| r.word(end) == ",");
        let start = aside.map_or(end, |comma| comma + 1);
        let adverb = |t: usize| r.is(t, ADVERB) && !r.is(t, AUXILIARY);
        (start..limit).find(|&t| !adverb(t)).unwrap_or(limit)
    }

    /// The document that a subject means: by its own noun, as "it" where the sentence before was about one, and by a part.
    fn paper(&self, scene: &Scene, first: usize, end: usize) -> Option<Source> {
        let r = self.reading;
        let paragraph = |sentence: usize| r.sentences[sentence].paragraph;
        let before = |reach: usize| {
            let topic = self.topic.as_ref().filter(|(at, _)| at + reach >= scene.sentence);
            topic.filter(|(at, _)| paragraph(*at) == paragraph(scene.sentence)).map(|(_, paper)| paper.clone())
        };
        let it = end == first + 1 && r.one_of(first, &["it", "they"]);
        let part = r.one_of(self.sources.head_noun(first, end), &["page", "annex", "appendix", "chapter"]);
        let paper = if it {
            before(1)
        } else {
            let known = before(2).filter(|_| part);
            known.or_else(|| self.paper_called(first, end))
        };
        let paper = paper.filter(|paper| paper.kind == SourceKind::Document)?;
        Some(Source { words: Some((first, end)), ..paper })
    }

    /// The document that a phrase is about, by the noun at its head.
    fn paper_called(&self, first: usize, end: usize) -> Option<Source> {
        let source = self.sources.is_paper(first, end).then(|| self.sources.resolve(first, end))?;
        let plain = source.kind == SourceKind::Unspecified;
        Some(Source { kind: if plain { SourceKind::Document } else { source.kind }, ..source })
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
                .then(|| self.sources.phrase_after(at + 2, scene.end))
                .flatten()
                .filter(|(a, b)| self.sources.is_own(*a, *b));
            let we = || {
                let skipped = |t: &usize| !r.is(*t, AUXILIARY | ADVERB) && r.lower(*t) != "ourselves";
                let before = (scene.start..at).rev().find(skipped)?;
                r.one_of(before, &["we", "i"]).then_some((before, before + 1))
            };
            let left = || {
                self.sources
                    .phrase_before(at, scene.start)
                    .or_else(|| self.sources.subject(scene.start..at))
                    .filter(|(a, b)| self.sources.is_own(*a, *b) || self.sources.is_staff(*a, *b))
            };
            let Some((first, end)) = seen_by.or_else(|| if by { None } else { we().or_else(left) }) else { continue };
            let source = self.sources.own(first, end);
            let outer = self.found.len();
            self.push(scene, source, Some((at, at + 1)), (scene.start, scene.end), None);
            self.seen_document(scene, at, outer);
            break;
        }
    }

    /// The document that was seen, when it is the subject: "the manifest, seen by this paper, carries 171 names".
    fn seen_document(&mut self, scene: &Scene, seen: usize, outer: usize) {
        let r = self.reading;
        let Some((first, end)) = self.sources.subject(scene.start..scene.end) else { return };
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
            if quotations::is_disowned(r, &self.marked[index]) {
                continue;
            }
            if self.speaker[index].is_none() {
                self.speaker[index] = self.beside(scene, index);
            }
            if self.speaker[index].is_none()
                && let Some(speaker) = self.before_speaker(scene, index)
            {
                let said = Attribution { content: span, via: None, ..self.found[speaker].clone() };
                self.found.push(said);
                self.speaker[index] = Some(self.found.len() - 1);
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

    /// The innermost attribution of this sentence whose content the stretch is.
    fn beside(&self, scene: &Scene, index: usize) -> Option<usize> {
        let span = self.marked[index].quotation.span;
        let r = self.reading;
        let here = scene.first_found..self.found.len();
        let meeting = here.filter(|&i| self.found[i].content.meets(span));
        // "Lund says they owe it; “not a cent”, Moe said": a semicolon parts what two say.
        let parted = |i: usize| {
            let cue = self.found[i].cue.map_or(span, |cue| cue);
            let (from, to) = (cue.end.min(span.end), cue.start.max(span.start));
            from < to && r.tokens_in(Span { start: from, end: to }).any(|t| r.word(t) == ";" && !self.quoted[t])
        };
        meeting
            .min_by_key(|&i| (span.len() - self.found[i].content.overlap(span), parted(i), self.found[i].content.len()))
    }

    /// The attribution whose source or verb follows a stretch, though only what stands behind it was read as content: "They
    /// will get “not a cent”, Lund said: whoever lies loses the claim."
    fn before_speaker(&self, scene: &Scene, index: usize) -> Option<usize> {
        let r = self.reading;
        let marked = &self.marked[index];
        let next = marked.end + 1 + usize::from(r.word(marked.end + 1) == ",");
        let comma = next > marked.end + 1 || r.word(marked.end - 1) == ",";
        let starts = |span: Option<Span>| span.is_some_and(|span| r.token_from(span.start) == next);
        let says = |i: &usize| {
            let a = &self.found[*i];
            let speech = a.cue.is_some_and(|cue| r.tokens_in(cue).any(|t| r.is(t, CUE)));
            speech && (starts(a.source) || starts(a.cue)) && a.content.start > marked.quotation.span.end
        };
        let spoken =
            comma && marked.closed && marked.quotation.form == QuoteForm::Mixed && !quotations::is_scare(r, marked);
        (scene.first_found..self.found.len()).find(|i| spoken && says(i))
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
        if !whole || self.is_heading(index) {
            return None;
        }
        let content = (marked.first, marked.end);
        // `"Would you?" Lund asked.` was read as two sentences.
        let next =
            r.sentences.get(scene.sentence + 1).filter(|s| s.paragraph == paragraph && marked.end + 1 >= scene.end);
        let end = next.map_or(scene.end, |s| s.end_token as usize);
        if let Some((source, verb)) = self.named_after(index, end) {
            self.push(scene, source, Some((verb, verb + 1)), content, None);
        } else if let Some((source, dash)) = self.signed(index) {
            self.push(scene, source, Some((dash, dash + 1)), content, None);
        } else {
            let source = self.carried_source(scene, index)?;
            self.push(scene, source, None, content, None);
        }
        Some(self.found.len() - 1)
    }

    /// Whether a stretch is a paragraph of its own that no mark closes as a sentence: `“CHEAP POINTS”` heads what follows.
    fn is_heading(&self, index: usize) -> bool {
        let r = self.reading;
        let marked = &self.marked[index];
        let (first, end) = (marked.first.saturating_sub(1), marked.end + 1);
        let paragraph = |t: usize| r.sentences.get(r.sentence_of(t)).map(|s| s.paragraph);
        let alone = |t: usize| t >= r.tokens.len() || paragraph(t) != paragraph(marked.first);
        let closed = |t: usize| matches!(r.word(t), "." | "!" | "?" | "," | "\u{2026}" | "..." | "\u{2014}");
        marked.closed && (first == 0 || alone(first - 1)) && alone(end) && !closed(marked.end - 1)
    }

    /// `"…," X quips.`: who stands right behind with a verb that ends the sentence, whatever verb it is; with the verb.
    fn named_after(&self, index: usize, end: usize) -> Option<(Source, usize)> {
        let r = self.reading;
        let marked = &self.marked[index];
        let comma = matches!(r.word(marked.end - 1), "," | "!" | "?") && marked.closed;
        let first = marked.end + 1;
        let entity = self.names.at(first).filter(|e| self.names.kind(*e) == NameKind::Person)?;
        let verb = (first..end).find(|&t| self.names.at(t) != Some(entity))?;
        if !comma {
            // `"…." X vowed in a statement.`: a full stop for the comma, where nothing is said behind it.
            let stop = marked.closed && r.word(marked.end - 1) == ".";
            let brief = r.is(verb, CUE) && r.ends_phrase(verb + 1) && end - verb <= 6;
            let silent = !(verb..end).any(|t| r.is_quote(t) || r.word(t) == ":");
            return (stop && brief && silent).then(|| (self.sources.resolve(first, verb), verb));
        }
        let finite = r.lower(verb).ends_with("ed") || r.lower(verb).ends_with('s');
        let speaks = finite && !r.is_mark(verb) && !r.is_possessive(verb) && matches!(r.word(verb + 1), "." | ",");
        speaks.then(|| (self.sources.resolve(first, verb), verb))
    }

    /// `"…" — X` at the end of a line, with the dash.
    fn signed(&self, index: usize) -> Option<(Source, usize)> {
        let r = self.reading;
        let marked = &self.marked[index];
        let dash = marked.end + 1;
        let dashed = matches!(r.word(dash), "\u{2015}" | "\u{2014}" | "\u{2013}" | "-" | "--" | "~") && marked.closed;
        let entity = self.names.at(dash + 1).filter(|e| dashed && self.names.kind(*e) == NameKind::Person)?;
        let end = (dash + 1..r.tokens.len()).find(|&t| self.names.at(t) != Some(entity)).unwrap_or(r.tokens.len());
        let last =
            r.is_quote(end) || matches!(r.word(end), "" | "." | "," | "(") || r.sentence_of(end) != r.sentence_of(dash);
        last.then(|| (self.sources.resolve(dash + 1, end), dash))
    }

    /// Who speaks a stretch that has no cue: who spoke last in its paragraph, the subject of its own sentence or
    /// of the one before, and for one that opens its paragraph who spoke last in the paragraph before.
    fn carried_source(&self, scene: &Scene, index: usize) -> Option<Source> {
        let r = self.reading;
        let opening = self.marked[index].first;
        let begins = r.sentence_of(opening);
        let first_of = |sentence: usize| {
            let paragraph = r.sentences[sentence].paragraph;
            r.sentences.partition_point(|s| s.paragraph < paragraph)
        };
        let own = first_of(scene.sentence);
        if let Some(source) = self.sources.last_speaker_since(own) {
            return Some(source.clone());
        }
        let colon = |t: usize| r.word(t) == ":";
        if opening.saturating_sub(1) != r.range(begins).start {
            return self.stage(begins).filter(|source| is_somebody(source) || colon(opening.saturating_sub(2)));
        }
        let earlier = begins.checked_sub(1)?;
        let before = if begins > own { None } else { self.sources.last_speaker_since(first_of(earlier)).cloned() };
        if r.range(earlier).last().is_some_and(colon) {
            return self.introduced(earlier).or(before);
        }
        before.or_else(|| self.stage(earlier).filter(is_somebody))
    }

    /// "Palmares was guarded. '…'", "Lund describes it so: '…'": the subject of a sentence, if it can speak.
    fn stage(&self, sentence: usize) -> Option<Source> {
        let (first, end) = self.sources.subject(self.reading.range(sentence))?;
        let told = !self.quoted[first] && self.sources.can_speak(first, end);
        told.then(|| self.sources.resolve(first, end))
    }

    /// "They did not believe it until Boehner said this to a club:": the subject of the last verb of speech before a colon,
    /// else that of its sentence.
    fn introduced(&self, sentence: usize) -> Option<Source> {
        let r = self.reading;
        let range = r.range(sentence);
        let verb = range.clone().rev().find(|&t| r.is(t, CUE) && !self.quoted[t] && cues::is_verb(r, t));
        let subject = verb.and_then(|verb| self.sources.phrase_before(verb, range.start));
        let speaks = |(first, end): &(usize, usize)| {
            let r = self.reading;
            verb == Some(*end) && (r.is(*first, PRONOUN) || self.sources.can_speak(*first, *end))
        };
        let subject = subject.filter(speaks).map(|(first, end)| self.sources.resolve(first, end));
        subject.or_else(|| self.stage(sentence))
    }
}

/// Whether a source is a person, and neither a body nor a document.
fn is_somebody(source: &Source) -> bool {
    matches!(source.kind, SourceKind::NamedPerson | SourceKind::AnonymousOfficial | SourceKind::Witness)
}
