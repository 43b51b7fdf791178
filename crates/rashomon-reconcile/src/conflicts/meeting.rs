//! Two statements of different pages that may answer one question, with what they share.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_model::wording::Word;
use rashomon_model::{Hands, NameKind, Span, StemId, Token, TokenKind, Vectors};

use super::{Telling, Versions};
use crate::likeness::{candidates, likeness};
use crate::units::Unit;

/// Two statements of different pages.
pub struct Meeting<'a, 'b> {
    /// Number of the first telling.
    pub first: usize,
    /// Number of the second telling.
    pub second: usize,
    /// The first.
    pub a: &'b Unit<'a>,
    /// The second.
    pub b: &'b Unit<'a>,
    /// How alike they are, figures apart.
    pub likeness: f32,
    /// Whether they were found to answer one question.
    pub same_claim: bool,
    /// Whether one outlet tells both, in two versions of one report.
    pub revised: bool,
    /// All statements of the story.
    pub units: &'b [Unit<'a>],
    /// The table of word vectors.
    pub vectors: &'b Vectors<'b>,
}

/// Share of what stands around two figures or times, from which a difference is worth an explanation. Measured on the
/// looked-at half of three hundred stories of real news (QUALITY.md, "Alarms").
pub const ONE_QUESTION: f32 = 0.3;

/// Likeness below which two statements have nothing to say to each other.
const FLOOR: f32 = 0.08;

/// What is seen in pairs of tellings of different pages that share something, in order, each as its first statement tells it.
pub fn meetings<'a, 'b, T: Send>(
    units: &'b [Unit<'a>],
    tellings: &'b [Telling],
    claims: &'b [Vec<u32>],
    versions: &Versions,
    vectors: &'b Vectors<'b>,
    hands: &impl Hands,
    see: impl Fn(&Meeting<'a, 'b>) -> Vec<T> + Sync + Send,
) -> impl Iterator<Item = T> {
    let claims: Vec<BTreeSet<u32>> =
        tellings.iter().map(|telling| telling.iter().flat_map(|unit| &claims[*unit]).copied().collect()).collect();
    let first: Vec<&Unit<'_>> = tellings.iter().map(|telling| &units[telling[0]]).collect();
    let akin = akin(&first);
    let pairs: Vec<(usize, usize)> = worth_a_look(units, tellings, &claims, &akin).into_iter().collect();
    let meeting = |(second, first): (usize, usize)| {
        let (a, b) = (&units[tellings[first][0]], &units[tellings[second][0]]);
        let likeness = if in_common(a, b) >= COMMON { likeness(a, b, vectors) } else { 0.0 };
        let same_claim = !claims[first].is_disjoint(&claims[second]);
        let met = likeness >= FLOOR || same_claim || akin.contains(&(second, first));
        let apart = a.account.page != b.account.page;
        let version = |unit: &Unit<'_>| versions.get(&unit.account.page);
        let revised = version(a).is_some() && version(a) == version(b);
        (met && apart).then_some(Meeting { first, second, a, b, likeness, same_claim, revised, units, vectors })
    };
    hands
        .each(pairs.len(), |pair| meeting(pairs[pair]).map_or_else(Vec::new, |meeting| see(&meeting)))
        .into_iter()
        .flatten()
}

/// Pairs of tellings, the later one first, that answer one question whichever words they use: what became of people.
fn akin(told: &[&Unit<'_>]) -> BTreeSet<(usize, usize)> {
    let tolls = (0..told.len()).filter(|at| tells_toll(told[*at])).collect::<Vec<_>>();
    all_pairs(&tolls).collect()
}

/// All pairs of a list in order, the later one first.
fn all_pairs(list: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    list.iter().enumerate().flat_map(|(at, second)| list[..at].iter().map(move |first| (*second, *first)))
}

/// Pairs of tellings, the later one first, that may have something to say to each other.
fn worth_a_look(
    units: &[Unit<'_>],
    tellings: &[Telling],
    claims: &[BTreeSet<u32>],
    akin: &BTreeSet<(usize, usize)>,
) -> BTreeSet<(usize, usize)> {
    let bags: Vec<&[Word]> = tellings.iter().map(|telling| units[telling[0]].content.as_slice()).collect();
    let mut pairs: BTreeSet<(usize, usize)> = candidates(&bags).into_iter().map(|(a, b)| (b, a)).collect();
    let mut together: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, claim) in claims.iter().enumerate().flat_map(|(at, claims)| claims.iter().map(move |c| (at, *c))) {
        together.entry(claim).or_default().push(at);
    }
    pairs.extend(together.values().flat_map(|group| all_pairs(group)));
    pairs.extend(akin);
    pairs
}

fn tells_toll(unit: &Unit<'_>) -> bool {
    super::nil::tells_harm(unit) || unit.counts.iter().any(|count| super::figures::befell(count).is_some())
}

/// Share of the words of two statements, by weight, that both have as they are: a glance, since synonyms cost a look at
/// every word of the other side.
fn in_common(a: &Unit<'_>, b: &Unit<'_>) -> f32 {
    let shared = a.content.iter().filter(|w| b.content.binary_search_by_key(&w.stem, |x| x.stem).is_ok());
    2.0 * shared.map(|w| w.weight).sum::<f32>() / (a.weight + b.weight).max(f32::MIN_POSITIVE)
}

/// Such a share below which two statements have nothing to say to each other.
const COMMON: f32 = 0.06;

impl<'a> Meeting<'a, '_> {
    /// How sure it is that both answer one question, with the credit of a common claim.
    pub fn sureness(&self) -> f32 {
        self.likeness + if self.same_claim { CLAIMED } else { 0.0 }
    }

    /// Number of content words that stand near both spans: the words that say what a figure or a time belongs to. Nothing
    /// where all of them are names, which stand everywhere in a story.
    pub fn shared_near(&self, in_a: Span, in_b: Span) -> usize {
        let (x, y) = (near(self.a, in_a), near(self.b, in_b));
        let close = |t: &&&Token| y.iter().any(|o| o.stem == t.stem || self.cosine(t, o) >= SYNONYM);
        let shared: Vec<&&Token> = x.iter().filter(close).collect();
        let common = |t: &&&Token| self.a.words_of(t.span).starts_with(char::is_lowercase);
        if shared.iter().any(common) { shared.len() } else { 0 }
    }

    /// Whether one word in past form stands near both spans: the act itself.
    pub fn shared_act(&self, in_a: Span, in_b: Span) -> bool {
        let (x, y) = (near(self.a, in_a), near(self.b, in_b));
        let in_b = |t: &Token| y.iter().any(|o| o.stem == t.stem || is_past(self.b, o) && self.cosine(t, o) >= SYNONYM);
        x.iter().any(|t| is_past(self.a, t) && in_b(t))
    }

    /// Whether one content word stands right before one word in past form near both spans: who did it, and what.
    pub fn shared_doing(&self, in_a: Span, in_b: Span) -> bool {
        let (x, y) = (near(self.a, in_a), near(self.b, in_b));
        let told = |pair: &[&Token]| y.windows(2).any(|o| o[0].stem == pair[0].stem && o[1].stem == pair[1].stem);
        x.windows(2).any(|pair| is_past(self.a, pair[1]) && !is_past(self.a, pair[0]) && told(pair))
    }

    /// Whether one content word stands right before or after both spans.
    pub fn shared_beside(&self, in_a: Span, in_b: Span) -> bool {
        let (x, y) = (around(self.a, in_a, BESIDE), around(self.b, in_b, BESIDE));
        x.iter().any(|t| y.iter().any(|o| o.stem == t.stem))
    }

    /// How much of what stands around each span stands around the other, 0 to 1: the lesser of the two shares.
    ///
    /// A word counts by its weight in the story, half of it for every mark between it and the span: what is told of a
    /// figure stands in its own clause first.
    pub fn frames_alike(&self, in_a: Span, in_b: Span) -> f32 {
        let (x, y) = (frame(self.a, in_a), frame(self.b, in_b));
        let share = |from: &[(&Token, f32)], to: &[(&Token, f32)]| {
            let told = |t: &Token| to.iter().any(|(o, _)| o.stem == t.stem || self.cosine(t, o) >= SYNONYM);
            let all: f32 = from.iter().map(|(_, w)| w).sum();
            let shared: f32 = from.iter().filter(|(t, _)| told(t)).map(|(_, w)| w).sum();
            if all > 0.0 { shared / all } else { 0.0 }
        };
        share(&x, &y).min(share(&y, &x))
    }

    /// Cosine of two words; 0 where one has no vector.
    pub fn cosine(&self, x: &Token, y: &Token) -> f32 {
        match (x.row, y.row) {
            (Some(a), Some(b)) => self.vectors.cosine(a, b),
            _ => 0.0,
        }
    }
}

/// Likeness from which two statements of one origin are copies of one sentence.
const COPIES: f32 = 0.6;

impl<'a> Meeting<'a, '_> {
    /// Whether the copies of a statement on other pages of its origin hold what it tells. What only one of them tells was
    /// changed in the copying, and is no answer of its own.
    pub fn stable(&self, unit: &Unit<'a>, holds: impl Fn(&Unit<'a>) -> bool) -> bool {
        let other = |v: &&Unit<'a>| v.origin == unit.origin && v.account.page != unit.account.page;
        let copy = |v: &&Unit<'a>| likeness(unit, v, self.vectors) >= COPIES;
        self.units.iter().filter(other).filter(|v| in_common(unit, v) > 0.0).filter(copy).all(holds)
    }

    /// Whether two sources tell the two statements, or the page itself one of them. A house may contradict its own papers.
    pub fn two_voices(&self) -> bool {
        let [x, y] = [self.a, self.b].map(|unit| unit.source().map(|source| &source.name));
        self.a.origin != self.b.origin && x != y
    }

    /// Whether both statements name somebody or something, and nothing in common: they speak of two.
    pub fn strangers(&self) -> bool {
        let (x, y) = (named(self.a), named(self.b));
        !x.is_empty() && !y.is_empty() && !x.iter().any(|w| y.contains(w))
    }
}

/// The words of the names in a statement, without those of its sources.
fn named(unit: &Unit<'_>) -> Vec<String> {
    let source = |m: Span| unit.attributions().any(|a| a.source.is_some_and(|s| s.contains(m)));
    let mentions = unit.account.analysis.mentions_in(unit.statement.span).into_iter().filter(|(_, m)| !source(*m));
    let words = |m: Span| unit.words_of(m).to_lowercase();
    let meant = pronoun(unit).then(|| last_person(unit)).flatten();
    let all: Vec<String> = mentions.map(|(_, m)| m).chain(meant).map(words).collect();
    all.iter()
        .flat_map(|m| m.split(|c: char| !c.is_alphanumeric()))
        .filter(|w| w.len() > 2)
        .map(str::to_owned)
        .collect()
}

/// Whether a statement begins with a pronoun for one person, and so tells of the one named last.
fn pronoun(unit: &Unit<'_>) -> bool {
    let first = unit.text().split_whitespace().next().unwrap_or_default();
    matches!(first.to_lowercase().as_str(), "he" | "she")
}

/// The last mention of a person before a statement.
fn last_person(unit: &Unit<'_>) -> Option<Span> {
    let persons = unit.account.analysis.entities.iter().filter(|e| e.kind == NameKind::Person);
    let before = persons.flat_map(|e| &e.mentions).filter(|m| m.end <= unit.statement.span.start);
    before.max_by_key(|m| m.start).copied()
}

fn is_past(unit: &Unit<'_>, token: &Token) -> bool {
    let word = unit.words_of(token.span);
    word.ends_with("ed") || PAST.contains(&word)
}

/// Past forms that do not end in "ed".
const PAST: [&str; 40] = [
    "left", "went", "came", "took", "gave", "made", "found", "held", "saw", "began", "broke", "built", "bought",
    "brought", "caught", "fell", "fled", "flew", "fought", "got", "hit", "kept", "led", "lost", "met", "paid", "ran",
    "rose", "sank", "sent", "shot", "shut", "sold", "spoke", "stood", "struck", "swept", "won", "stole", "became",
];

/// What a common claim adds to the likeness of two statements.
const CLAIMED: f32 = 0.12;
/// Cosine from which two words say nearly the same.
const SYNONYM: f32 = 0.6;
/// How far from a figure or time the words stand that say what it belongs to, in words.
const WINDOW: usize = 11;

/// The same for the words right beside it.
const BESIDE: usize = 4;

fn near<'a>(unit: &Unit<'a>, span: Span) -> Vec<&'a Token> {
    around(unit, span, WINDOW)
}

/// The content words around a span, without figures and without the words of its source.
fn around<'a>(unit: &Unit<'a>, span: Span, window: usize) -> Vec<&'a Token> {
    let tokens: Vec<&Token> = tokens(unit).into_iter().filter(|t| t.kind != TokenKind::Punctuation).collect();
    let at = tokens.iter().position(|t| t.span.end > span.start).unwrap_or(0);
    let end = tokens.iter().position(|t| t.span.start >= span.end).unwrap_or(tokens.len());
    let range = at.saturating_sub(window)..(end + window).min(tokens.len());
    let told = |stem: StemId| unit.content.binary_search_by_key(&stem, |w| w.stem).is_ok();
    tokens[range].iter().copied().filter(|t| !span.contains(t.span) && told(t.stem)).collect()
}

/// The content words around a span with their weights, halved by every mark in between.
fn frame<'a>(unit: &Unit<'a>, span: Span) -> Vec<(&'a Token, f32)> {
    let all = tokens(unit);
    let at = all.partition_point(|t| t.span.end <= span.start);
    let end = all.partition_point(|t| t.span.start < span.end);
    let mut found = Vec::new();
    let ways: [Box<dyn Iterator<Item = usize>>; 2] = [Box::new((0..at).rev()), Box::new(end..all.len())];
    for way in ways {
        let mut share = 1.0f32;
        for i in way.take(WINDOW) {
            let token = all[i];
            if token.kind == TokenKind::Punctuation {
                share *= 0.5;
            } else if let Ok(word) = unit.content.binary_search_by_key(&token.stem, |w| w.stem) {
                found.push((token, unit.content[word].weight * share));
            }
        }
    }
    found
}

/// The tokens of a statement.
pub fn tokens<'a>(unit: &Unit<'a>) -> Vec<&'a Token> {
    let s = unit.statement;
    unit.account.analysis.tokens_of(s.first_token, s.end_token).iter().collect()
}

/// Minutes between the first appearance of two statements' pages, where both are known: positive if `b` is later.
pub fn later_by(a: &Unit<'_>, b: &Unit<'_>) -> Option<i64> {
    Some(b.account.published.value?.order() - a.account.published.value?.order())
}
