//! Finds names, tells what they name, and ties the forms of one name together.
//!
//! Capital letters give the candidates; titles, heads ("Ministry", "Island"), the gazetteer and what stands around a
//! candidate vote on what it names; shorter forms then join the fullest one that they fit.

pub(crate) mod features;
mod known;
pub(crate) mod runs;
pub(crate) mod tag;

use std::collections::BTreeMap;

use rashomon_model::{Entity, NameKind, Span, TokenKind};

use crate::gazetteer::{self, Known};
use crate::lexicon::{self, Gender};
use crate::lists::*;
use crate::reading::Reading;

/// The names of a text.
pub(crate) struct Names {
    /// One entry per identity.
    pub entities: Vec<Entity>,
    /// For each entity the words that tell its office, as token ranges.
    pub roles: Vec<Vec<(usize, usize)>>,
    /// Which pronoun each entity takes, where the words tell.
    pub genders: Vec<Gender>,
    /// For each token the entity whose mention covers it.
    of_token: Vec<u32>,
    /// All mentions with their entities, in order.
    mentions: Vec<(Span, u32)>,
    /// The token ranges of all roles, in order.
    role_ranges: Vec<(usize, usize)>,
}

impl Names {
    /// The entity whose mention covers a token.
    pub fn at(&self, token: usize) -> Option<usize> {
        self.of_token.get(token).filter(|e| **e != u32::MAX).map(|e| *e as usize)
    }

    /// The mentions that begin in a byte range, in order.
    pub fn mentions_between(&self, start: u32, end: u32) -> &[(Span, u32)] {
        let first = self.mentions.partition_point(|(m, _)| m.start < start);
        let last = self.mentions.partition_point(|(m, _)| m.start < end);
        &self.mentions[first..last.max(first)]
    }

    /// One past the last token of the office that begins at a token.
    pub fn role_at(&self, token: usize) -> Option<usize> {
        let at = self.role_ranges.partition_point(|r| r.0 < token);
        self.role_ranges.get(at).filter(|r| r.0 == token).map(|r| r.1)
    }

    /// The first token of the office that ends right before a token.
    pub fn role_until(&self, token: usize) -> Option<usize> {
        let from = self.role_ranges.partition_point(|r| r.0 + 16 < token);
        self.role_ranges[from..].iter().take_while(|r| r.0 < token).find(|r| r.1 == token).map(|r| r.0)
    }

    /// What an entity is.
    pub fn kind(&self, entity: usize) -> NameKind {
        self.entities[entity].kind
    }
}

/// One place where a name may stand, as tokens.
#[derive(Clone, Debug)]
struct Candidate {
    first: usize,
    end: usize,
    role: Option<(usize, usize)>,
    votes: Votes,
}

/// Votes for what a name names, in the order of [`KINDS`].
type Votes = [i32; 5];
const KINDS: [NameKind; 5] =
    [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Facility, NameKind::Group];
const PERSON: usize = 0;
const BODY_KIND: usize = 1;
const LOCATION: usize = 2;
const BUILDING: usize = 3;
const PEOPLES: usize = 4;

/// Finds the names of a text.
pub(crate) fn find(reading: &Reading) -> Names {
    let inside = capital_inside(reading);
    let mut candidates = Vec::new();
    for (index, sentence) in reading.sentences.iter().enumerate() {
        if sentence.apparatus || is_shouted(reading, index) {
            continue;
        }
        candidates_in(reading, reading.range(index), &inside, &mut candidates);
    }
    for candidate in &mut candidates {
        vote(reading, candidate);
    }
    join(reading, candidates)
}

/// Words that stand with a capital where no sentence begins, sorted.
fn capital_inside<'a>(reading: &Reading<'a>) -> Vec<&'a str> {
    let mut words: Vec<&str> = Vec::new();
    for sentence in 0..reading.sentences.len() {
        let range = reading.range(sentence);
        words.extend(
            range
                .clone()
                .skip(1)
                .filter(|&t| reading.is_capital(t) && !is_head(reading, &range, t))
                .map(|t| reading.lower(t)),
        );
    }
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether a sentence, or quoted speech, begins with this token, so that its capital says nothing.
fn is_head(reading: &Reading, range: &std::ops::Range<usize>, token: usize) -> bool {
    token == range.start
        || reading.is_quote(token - 1)
        || matches!(reading.word(token - 1), ":" | "(" | "-" | "\u{2022}" | "*")
}

/// A sentence in capitals or title case throughout, where capitals say nothing.
fn is_shouted(reading: &Reading, sentence: usize) -> bool {
    let content =
        || reading.range(sentence).filter(|&t| reading.kind(t) == Some(TokenKind::Word) && !reading.tokens[t].stop);
    let (all, capital) = (content().count(), content().filter(|&t| reading.is_capital(t)).count());
    let shouted =
        content().filter(|&t| reading.word(t).chars().all(|c| !c.is_lowercase()) && reading.word(t).len() > 3).count();
    all >= 5 && (capital == all && all >= 7 || shouted * 10 >= all * 7)
}

fn candidates_in(reading: &Reading, range: std::ops::Range<usize>, inside: &[&str], out: &mut Vec<Candidate>) {
    let mut at = range.start;
    while at < range.end {
        if !begins_name(reading, &range, at, inside) {
            at += 1;
            continue;
        }
        let end = name_end(reading, at, range.end);
        split_titles(reading, &range, at, end, out);
        at = end;
    }
}

fn begins_name(reading: &Reading, range: &std::ops::Range<usize>, token: usize, inside: &[&str]) -> bool {
    if !reading.is_capital(token)
        || reading.is(token, MONTH) && !is_person_month(reading, token)
        || reading.is(token, WEEKDAY)
    {
        return false;
    }
    let lower = reading.lower(token);
    let shown = reading.word(token);
    // "(R-Utah)" is a party and a constituency, no name.
    if token > 0 && reading.word(token - 1) == "(" && shown.as_bytes().get(1) == Some(&b'-') {
        return false;
    }
    if reading.is(token, STOP | DETERMINER | PREPOSITION | SUBORDINATOR | PRONOUN) && !is_acronym(shown)
        || lower.starts_with("i'")
    {
        return false;
    }
    if !is_head(reading, range, token) || is_acronym(shown) {
        return true;
    }
    let next_capital = reading.is_capital(token + 1) && !reading.is(token + 1, WEEKDAY | MONTH);
    if reading.is(token, TITLE) && next_capital || inside.binary_search(&lower).is_ok() {
        return true;
    }
    let named = next_capital
        && (reading.is(token + 1, ORGANISATION | PLACE | FACILITY | TITLE) || gazetteer::known(lower).is_some());
    let ordinary = lexicon::is_common(lower)
        || reading.is(token, NUMBER | ORDINAL | CUE | WEAK_CUE | ROLE | ADVERB | HEDGE)
        || lower.ends_with("ly");
    named && !reading.is(token, NUMBER | ORDINAL | ADVERB) || !ordinary
}

/// "May" and "April" are names where a surname follows and no day.
fn is_person_month(reading: &Reading, token: usize) -> bool {
    reading.one_of(token, &["may", "april", "june", "august"])
        && reading.is_capital(token + 1)
        && reading.kind(token + 1) == Some(TokenKind::Word)
        && !reading.is(token + 1, STOP | WEEKDAY | MONTH)
}

fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| *c != '.').count();
    (2..=6).contains(&letters) && word.chars().all(|c| c.is_uppercase() || c == '.' || c.is_ascii_digit() || c == '-')
}

/// One past the last token of the capitalised run that begins at `first`.
fn name_end(reading: &Reading, first: usize, limit: usize) -> usize {
    let mut end = first + 1;
    loop {
        let next = next_of_name(reading, first, end, limit);
        if next == end {
            return end;
        }
        end = next;
    }
}

fn next_of_name(reading: &Reading, first: usize, end: usize, limit: usize) -> usize {
    let capital = |t: usize| t < limit && is_name_word(reading, t);
    if end >= limit {
        return end;
    }
    if capital(end) && reading.spaced(end) {
        return end + 1;
    }
    // "Daniel I Gordon": an initial without its full stop.
    if reading.word(end) == "I" && capital(end + 1) && reading.spaced(end + 1) && reading.spaced(end) {
        return end + 2;
    }
    // "Gen. X", "J. X", "St. X": a full stop inside the name.
    let abbreviated = reading.is(end - 1, ABBREVIATION) || reading.word(end - 1).chars().count() == 1;
    if reading.word(end) == "." && abbreviated && !reading.spaced(end) && capital(end + 1) {
        return end + 2;
    }
    if reading.is(end, PARTICLE) && capital(end + 1) || reading.word(end) == "&" && capital(end + 1) {
        return end + 2;
    }
    if reading.is(end, PARTICLE) && reading.is(end + 1, PARTICLE) && capital(end + 2) {
        return end + 3;
    }
    let labelled = reading.kind(end) == Some(TokenKind::Number)
        && reading.is(end - 1, FACILITY | ORGANISATION)
        && reading.word(end).bytes().all(|b| b.is_ascii_digit());
    if labelled && end < limit {
        return end + 1;
    }
    connected(reading, first, end, limit)
}

/// "Ministry of Foreign Affairs and Trade", "Bank of the Philippines", "Secretary of State": a name goes on after "of".
fn connected(reading: &Reading, first: usize, end: usize, limit: usize) -> usize {
    let capital = |t: usize| t < limit && is_name_word(reading, t);
    let heads = |t: usize| {
        reading.is(t, ORGANISATION | TITLE | FACILITY | PLACE)
            || reading.one_of(t, &["secretary", "gulf", "house", "members"])
    };
    let joined = (first..end).any(|t| reading.one_of(t, &["of", "for"]));
    if reading.one_of(end, &["of", "for"]) && heads(end - 1) {
        let next = if reading.lower(end + 1) == "the" { end + 2 } else { end + 1 };
        let wide = reading.lower(end) == "of" || !reading.is(end - 1, TITLE);
        return if capital(next) && wide { next + 1 } else { end };
    }
    let office = reading.is(end + 1, OFFICE) || reading.is(end - 1, OFFICE);
    if reading.lower(end) == "and" && joined && office && capital(end + 1) && !reading.is(end + 1, TITLE) {
        return end + 2;
    }
    end
}

fn is_name_word(reading: &Reading, token: usize) -> bool {
    let stop = reading.is(token, PRONOUN | AUXILIARY) || reading.is(token, SUBORDINATOR | PREPOSITION | DETERMINER);
    let dated = reading.is(token, WEEKDAY | MONTH);
    reading.is_capital(token)
        && !reading.lower(token).starts_with('\'')
        && (!stop || is_acronym(reading.word(token)))
        && !dated
}

/// Cuts "US Secretary of Defense Lloyd Austin" into the office and the name.
fn split_titles(reading: &Reading, range: &std::ops::Range<usize>, first: usize, end: usize, out: &mut Vec<Candidate>) {
    // "Dean Baquet", "Judge Reinhold": a title that is also a given name is one where only a surname follows.
    let given = |t: usize| t + 2 == end && lexicon::given_name(reading.lower(t)).is_some();
    let titled = (first..end).rev().find(|&t| reading.is(t, TITLE) && t + 1 < end && !given(t));
    let body_name = reading.is(end - 1, ORGANISATION | FACILITY) && !reading.is(end - 1, TITLE);
    let Some(title) = titled.filter(|_| !body_name) else {
        return push(reading, range, first, end, None, out);
    };
    let name = after_office(reading, title + 1, end);
    if name >= end {
        return push(reading, range, first, end, None, out);
    }
    // A country or people inside the office is a name of its own.
    if let Some(inner) = (first..name).find(|&t| gazetteer::known(reading.lower(t)).is_some_and(|k| k != Known::Town)) {
        out.push(Candidate { first: inner, end: inner + 1, role: None, votes: [0; 5] });
    }
    push(reading, range, name, end, Some((first, name)), out);
}

/// The token after a title and what belongs to it: a full stop, "of Defense".
fn after_office(reading: &Reading, after: usize, end: usize) -> usize {
    let mut at = after;
    if reading.word(at) == "." {
        at += 1;
    }
    if reading.one_of(at, &["of", "for"]) {
        at += 1;
        let mut offices = 0;
        while at < end && reading.is(at, OFFICE) {
            at += 1;
            offices += 1;
        }
        if offices == 0 {
            at = end.saturating_sub(2).max(at + 1);
        }
    }
    at
}

fn push(
    reading: &Reading,
    range: &std::ops::Range<usize>,
    first: usize,
    end: usize,
    role: Option<(usize, usize)>,
    out: &mut Vec<Candidate>,
) {
    // "Republican Roy Moore": the party is no part of the name.
    let party = end - first >= 3
        && reading.one_of(first, PARTIES)
        && !reading.is(end - 1, ORGANISATION | PLACE | FACILITY | ROLE)
        && !(first..end).any(|t| reading.one_of(t, &["of", "for", "and"]));
    let first = first + usize::from(party);
    // "the Kentucky Republican": somebody of a party, not a name.
    let member = reading.one_of(end - 1, &["republican", "democrat"])
        && first > range.start
        && reading.is(first - 1, DETERMINER)
        && end - first > 1;
    let end = end - usize::from(member);
    let role = role.or_else(|| role_before(reading, range, first)).or_else(|| role_after(reading, range, end));
    out.push(Candidate { first, end, role, votes: [0; 5] });
}

/// Words of a party that stand before the name of one of its people.
const PARTIES: &[&str] = &["republican", "democrat", "democratic", "gop", "independent", "conservative", "liberal"];

/// "Kremlin spokesperson X", "its head, X": the words of an office before a name.
fn role_before(reading: &Reading, range: &std::ops::Range<usize>, first: usize) -> Option<(usize, usize)> {
    let comma = first > range.start && reading.word(first - 1) == ",";
    let last = first.checked_sub(if comma { 2 } else { 1 }).filter(|t| *t >= range.start)?;
    let mut start = last + 1;
    while start > range.start && last + 1 - start < 10 && is_role_word(reading, start - 1, comma) {
        start -= 1;
        if comma && reading.is(start, DETERMINER) {
            break;
        }
    }
    let head = if comma { (start..=last).any(|t| reading.is(t, ROLE)) } else { reading.is(last, ROLE) };
    let whole = !comma || reading.is(start, DETERMINER);
    (start <= last && head && whole).then_some((start, last + 1))
}

fn is_role_word(reading: &Reading, token: usize, with_prepositions: bool) -> bool {
    let word = reading.kind(token) == Some(TokenKind::Word);
    let linking = reading.lower(token) == "'s"
        || with_prepositions && (reading.is(token, DETERMINER) || reading.one_of(token, &["of", "for", "at", "in"]));
    word && (linking || !reading.is(token, STOP | CUE) || reading.one_of(token, &["us"]))
}

/// ", the coast guard's district commander for …,": the words of an office after a name.
fn role_after(reading: &Reading, range: &std::ops::Range<usize>, end: usize) -> Option<(usize, usize)> {
    if reading.word(end) != "," || end >= range.end {
        return None;
    }
    let mut start = end + 1;
    if reading.kind(start) == Some(TokenKind::Number) && reading.word(start + 1) == "," {
        start += 2;
    }
    let stops = |t: usize| {
        t >= range.end
            || reading.is_mark(t) && !matches!(reading.word(t), "-" | "'" | "\u{2019}" | "." | "&")
            || reading.is_quote(t)
            || reading.word(t) == "." && reading.spaced(t + 1) && !reading.is(t - 1, ABBREVIATION)
            || reading.one_of(t, &["who", "which"])
            || reading.is(t, CUE) && !reading.is(t, ROLE | TITLE)
    };
    let last = (start..(start + 24).min(range.end)).find(|&t| stops(t)).unwrap_or((start + 24).min(range.end));
    // What runs into a verb of speech is a clause with its own subject, not an office.
    if last < range.end && reading.is(last, CUE) {
        return None;
    }
    let head = (start..last.min(start + 9))
        .find(|&t| reading.is(t, ROLE) || reading.is(t, TITLE) && !reading.is_capital(t))?;
    let verb = (start..head).any(|t| reading.is(t, AUXILIARY | CUE | SUBORDINATOR));
    // "in the debate with X, the president delivered …": a clause, not an office.
    let after = head + 1;
    let verb = verb || after < last && (reading.is(after, AUXILIARY) || reading.lower(after).ends_with("ed"));
    let opens = reading.is(start, DETERMINER) || reading.is(start, ROLE) || head <= start + 4;
    (!verb && opens && !reading.is(start, PREPOSITION)).then_some((start, last))
}

fn vote(reading: &Reading, c: &mut Candidate) {
    let votes = &mut c.votes;
    let words = c.end - c.first;
    let (first, last) = (c.first, c.end - 1);
    let headed =
        reading.is(last, ORGANISATION | PLACE | FACILITY) && words > 1 || reading.kind(last) == Some(TokenKind::Number);
    if words > 1 {
        votes[BODY_KIND] += 4 * i32::from(reading.is(last, ORGANISATION));
        votes[LOCATION] += 4 * i32::from(reading.is(last, PLACE));
        votes[BUILDING] += 4 * i32::from(reading.is(last, FACILITY));
        let of = (first + 1..last).any(|t| reading.one_of(t, &["of", "for"]));
        votes[BODY_KIND] += 4 * i32::from(of && (first..last).any(|t| reading.is(t, ORGANISATION)));
        votes[BUILDING] +=
            6 * i32::from(reading.one_of(first, &["mv", "uss", "hms", "ss", "mt", "rms", "m/v", "brp", "ins"]));
        votes[BUILDING] +=
            4 * i32::from(reading.kind(last) == Some(TokenKind::Number) && reading.is(last - 1, FACILITY));
        votes[LOCATION] += 3 * i32::from(
            reading.one_of(first, &["mount", "lake", "river", "cape", "fort", "port", "gulf", "barangay"]),
        );
    }
    // "Native American", "Sunni Muslims": a people, nobody.
    let people = words > 1
        && (gazetteer::known(reading.lower(last)) == Some(Known::People)
            || reading.one_of(
                last,
                &["muslims", "christians", "jews", "americans", "republicans", "democrats", "catholics"],
            ));
    votes[PEOPLES] += 6 * i32::from(people);
    votes[BODY_KIND] += 4 * i32::from(words == 1 && reading.is(first, BODY | OUTLET));
    votes[BODY_KIND] += 4 * i32::from(
        words > 1 && (reading.is(first, OUTLET) || reading.one_of(first, &["radio", "radyo", "television"])),
    );
    let vessel = [
        "ferry",
        "boat",
        "ship",
        "vessel",
        "tanker",
        "trawler",
        "warship",
        "yacht",
        "frigate",
        "destroyer",
        "submarine",
        "freighter",
        "cutter",
    ];
    votes[BUILDING] += 6 * i32::from(first > 0 && reading.one_of(first - 1, &vessel));
    votes[BODY_KIND] +=
        2 * i32::from(words == 1 && (is_acronym(reading.word(first)) || reading.is(first, ORGANISATION | MEDIA)));
    votes[BUILDING] += i32::from(words == 1 && reading.is(first, FACILITY));
    vote_known(reading, c.first, c.end, votes);
    vote_person(reading, c.first, c.end, c.role, headed, votes);
    vote_around(reading, c.first, c.end, votes);
}

fn vote_known(reading: &Reading, first: usize, end: usize, votes: &mut Votes) {
    let name = (first..end).map(|t| reading.lower(t)).collect::<Vec<_>>().join(" ");
    match gazetteer::known(&name) {
        Some(Known::Country) => votes[LOCATION] += 5,
        Some(Known::People) => votes[PEOPLES] += 5,
        Some(Known::Town) => votes[LOCATION] += 2,
        None => {}
    }
}

fn vote_person(
    reading: &Reading,
    first: usize,
    end: usize,
    role: Option<(usize, usize)>,
    headed: bool,
    votes: &mut Votes,
) {
    let words = end - first;
    let before = role.is_some_and(|(_, to)| to <= first);
    let person_role = role.is_some_and(|(from, to)| {
        (from..to).any(|t| {
            reading.is(t, ROLE | TITLE)
                && !reading.one_of(t, &["operator", "regulator", "owner", "partner", "supporter", "member", "people"])
        })
    });
    if person_role {
        votes[PERSON] += if before { 9 } else { 3 } - 3 * i32::from(headed);
    }
    if words > 1 && !headed {
        votes[PERSON] += 3 * i32::from(lexicon::given_name(reading.lower(first)).is_some());
        let plain = (first..end).all(|t| {
            reading.kind(t) == Some(TokenKind::Word)
                && !reading.is(t, ORGANISATION | PLACE | FACILITY | COMPASS | BODY)
                && !is_acronym(reading.word(t))
        });
        votes[PERSON] += 2 * i32::from(plain && words <= 4);
    } else if words == 1 {
        votes[PERSON] += i32::from(lexicon::given_name(reading.lower(first)).is_some());
    }
    let speaks = reading.is(end, CUE)
        || reading.one_of(end, &["who"])
        || reading.word(end) == "," && reading.lower(end + 1) == "who";
    votes[PERSON] += i32::from(speaks) * if words > 1 { 2 } else { 1 };
    votes[PERSON] += 5 * i32::from(reading.word(end) == "," && is_age(reading, end + 1));
}

fn is_age(reading: &Reading, token: usize) -> bool {
    let aged = reading.lower(token) == "aged";
    let number = if aged { token + 1 } else { token };
    let word = reading.word(number);
    (word.len() == 2 || word.len() == 1)
        && word.bytes().all(|b| b.is_ascii_digit())
        && matches!(reading.word(number + 1), "," | "." | ";" | ")")
}

fn vote_around(reading: &Reading, first: usize, end: usize, votes: &mut Votes) {
    let Some(before) = first.checked_sub(1) else { return };
    if reading.one_of(before, &["in", "near", "at", "off", "outside", "around", "across", "throughout"]) {
        votes[LOCATION] += if reading.one_of(before, &["in", "near", "outside"]) { 2 } else { 1 };
    }
    if reading.lower(before) == "the" {
        votes[PERSON] -= 3;
        votes[BODY_KIND] += 1;
    }
    let located =
        reading.word(end) == "," && gazetteer::known(reading.lower(end + 1)).is_some() && reading.is_capital(end + 1);
    votes[LOCATION] += 2 * i32::from(located);
}

/// One name as a group of equal forms.
struct Form {
    words: Vec<String>,
    mentions: Vec<usize>,
    votes: Votes,
}

fn join(reading: &Reading, candidates: Vec<Candidate>) -> Names {
    let mut forms: BTreeMap<String, Form> = BTreeMap::new();
    for (index, c) in candidates.iter().enumerate() {
        let words: Vec<String> =
            (c.first..c.end).filter(|&t| !reading.is_mark(t)).map(|t| reading.lower(t).replace('.', "")).collect();
        let form = forms.entry(words.join(" ")).or_insert_with(|| Form { words, mentions: Vec::new(), votes: [0; 5] });
        form.mentions.push(index);
        form.votes.iter_mut().zip(c.votes).for_each(|(a, b)| *a += b);
    }
    let mut forms: Vec<Form> = forms.into_values().collect();
    forms.sort_by_key(|f| (std::cmp::Reverse(f.words.len()), f.mentions[0]));
    let identities = identities(reading, &forms, &candidates);
    build(reading, &forms, &candidates, &identities)
}

/// For each form the index of the form whose identity it shares: the fullest.
fn identities(reading: &Reading, forms: &[Form], candidates: &[Candidate]) -> Vec<usize> {
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut by_initials: BTreeMap<String, usize> = BTreeMap::new();
    let mut same: Vec<usize> = (0..forms.len()).collect();
    for (index, form) in forms.iter().enumerate() {
        let near = form.words.first().into_iter().chain(form.words.last());
        let known = near.filter_map(|w| by_word.get(w.as_str())).flatten().copied();
        // The latest of a few is enough; a page with hundreds of names of one word is no news article.
        let fuller = known
            .take(32)
            .filter(|&other| is_short_for(form, &forms[other]))
            .min_by_key(|&other| (!forms[other].words.ends_with(&form.words), other));
        let shown = reading.word(candidates[form.mentions[0]].first);
        let spelt =
            (form.words.len() == 1 && is_acronym(shown)).then(|| by_initials.get(&form.words[0]).copied()).flatten();
        match fuller.or(spelt) {
            Some(other) => same[index] = same[other],
            None => {
                for word in form.words.first().into_iter().chain(form.words.last()) {
                    by_word.entry(word).or_default().push(index);
                }
                if form.words.len() > 1 {
                    let initials =
                        form.words.iter().filter(|w| class(w) & STOP == 0).filter_map(|w| w.chars().next()).collect();
                    by_initials.entry(initials).or_insert(index);
                }
            }
        }
    }
    same
}

fn is_short_for(short: &Form, full: &Form) -> bool {
    let (a, b) = (&short.words, &full.words);
    if a.len() >= b.len() {
        return false;
    }
    let (suffix, prefix) = (b.ends_with(a), b.starts_with(a));
    let kind = kind_of(&full.votes);
    let own = short.votes[LOCATION].max(short.votes[PEOPLES]);
    match kind {
        NameKind::Person if suffix => own < 5 || short.votes[PERSON] > 0,
        NameKind::Person => (prefix || suffix) && own < 2 || first_and_last(a, b),
        NameKind::Place | NameKind::Group => false,
        _ if suffix => a.len() > 1 || own < 2 && class(&a[0]) & (ORGANISATION | FACILITY | MEDIA) != 0,
        _ if prefix => own < 2 && short.votes[PERSON] <= 2 && class(&a[0]) & (ORGANISATION | FACILITY | TITLE) == 0,
        _ => false,
    }
}

/// "Lloyd Austin" for "Lloyd James Austin".
fn first_and_last(a: &[String], b: &[String]) -> bool {
    a.len() == 2 && a.first() == b.first() && a.last() == b.last()
}

fn kind_of(votes: &Votes) -> NameKind {
    let best = (0..votes.len()).rev().max_by_key(|i| votes[*i]).unwrap_or(0);
    if votes[best] > 0 { KINDS[best] } else { NameKind::Other }
}

fn build(reading: &Reading, forms: &[Form], candidates: &[Candidate], same: &[usize]) -> Names {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (form, identity) in same.iter().enumerate() {
        members.entry(*identity).or_default().extend(&forms[form].mentions);
    }
    let mut groups: Vec<(usize, Vec<usize>)> = members.into_iter().collect();
    groups.iter_mut().for_each(|(_, mentions)| mentions.sort_unstable());
    groups.sort_by_key(|(_, mentions)| mentions[0]);
    let mut names = Names {
        entities: Vec::new(),
        roles: Vec::new(),
        genders: Vec::new(),
        of_token: vec![u32::MAX; reading.tokens.len()],
        mentions: Vec::new(),
        role_ranges: Vec::new(),
    };
    for (form, mentions) in groups {
        let index = names.entities.len() as u32;
        let votes = mentions.iter().fold([0; 5], |mut sum, m| {
            sum.iter_mut().zip(candidates[*m].votes).for_each(|(a, b)| *a += b);
            sum
        });
        // A fuller form's own evidence decides; its short forms only help where it has none.
        let own = kind_of(&forms[form].votes);
        let kind = if own == NameKind::Other { kind_of(&votes) } else { own };
        for m in &mentions {
            names.of_token[candidates[*m].first..candidates[*m].end].fill(index);
        }
        names.push(reading, kind, &forms[form], &mentions, candidates);
    }
    let mut all: Vec<(Span, u32)> =
        names.entities.iter().enumerate().flat_map(|(i, e)| e.mentions.iter().map(move |m| (*m, i as u32))).collect();
    all.sort_unstable();
    names.mentions = all;
    names.role_ranges = names.roles.iter().flatten().copied().collect();
    names.role_ranges.sort_unstable();
    names.learn_genders(reading);
    names
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
    fn learn_genders(&mut self, reading: &Reading) {
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

    fn push(&mut self, reading: &Reading, kind: NameKind, form: &Form, mentions: &[usize], candidates: &[Candidate]) {
        let written = |c: &Candidate| {
            reading.span(c.first, c.end).of(reading.text).split_whitespace().collect::<Vec<_>>().join(" ")
        };
        // "CEBU CITY" in a headline or dateline is "Cebu City" where the page also writes it so.
        let quiet = |m: &&usize| written(&candidates[**m]).chars().any(char::is_lowercase);
        let first = form.mentions.iter().take(20).find(quiet).unwrap_or(&form.mentions[0]);
        let name = written(&candidates[*first]);
        let mut aliases: Vec<String> = Vec::new();
        for m in mentions {
            let alias = written(&candidates[*m]);
            if alias != name && !aliases.contains(&alias) && aliases.len() < 20 {
                aliases.push(alias);
            }
        }
        let roles: Vec<(usize, usize)> = mentions.iter().filter_map(|m| candidates[*m].role).collect();
        let role = roles
            .iter()
            .max_by_key(|(a, b)| ((b - a).min(12), std::cmp::Reverse(*a)))
            .map(|r| reading.span(r.0, r.1).of(reading.text).to_owned());
        self.genders.push(gender(reading, &roles, &form.words));
        self.roles.push(roles);
        self.entities.push(Entity {
            name,
            kind,
            aliases,
            role,
            mentions: mentions.iter().map(|m| reading.span(candidates[*m].first, candidates[*m].end)).collect(),
        });
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

fn gender(reading: &Reading, roles: &[(usize, usize)], words: &[String]) -> Gender {
    let told = |class| roles.iter().any(|(a, b)| (*a..*b).any(|t| reading.is(t, class)));
    if told(WOMAN) {
        Gender::Woman
    } else if told(MAN) {
        Gender::Man
    } else {
        words.first().and_then(|w| lexicon::given_name(w)).unwrap_or(Gender::Unknown)
    }
}
