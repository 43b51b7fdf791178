//! A derived page's sentences, each beside the sentences it was made from.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use rashomon_model::wording::{self, Word, shared_weight};
use rashomon_model::{Account, Citation, Hands, Moment, NameKind, PageId, Quantity, Span, Token, TokenKind, Vectors};

use crate::quotes::matched_by;

/// One page beside the pages it was made from.
pub struct Copied<'a> {
    /// The derived page.
    pub after: &'a Account,
    /// Its parents, or other copies of the same original.
    pub before: Vec<&'a Account>,
    /// All pages of the story.
    pub story: &'a [&'a Account],
    /// Those among them that were made from it, at whatever remove: what they tell they have from it.
    pub descendants: BTreeSet<PageId>,
    /// What `before` is.
    pub footing: Footing,
}

impl Copied<'_> {
    /// Whether a page that the derived one is held against has these words.
    pub fn known_before(&self, words: &str) -> bool {
        self.before.iter().any(|a| has_words(a, words))
    }

    /// Whether a page that appeared before the derived one has these words: they began there, or with their source.
    pub fn known_earlier(&self, words: &str) -> bool {
        let order = |a: &Account| a.published.value.map(Moment::order);
        let own = order(self.after);
        self.story.iter().any(|a| order(a).is_some() && order(a) < own && has_words(a, words))
    }

    /// Whether the derived page has these words.
    pub fn known_after(&self, words: &str) -> bool {
        has_words(self.after, words)
    }

    /// Whether it is sure that `new` was put for `old`, and not the other way round in the page held against: among
    /// copies of an absent original, the others must tell the old twice and the new nowhere.
    pub fn settled(&self, old: &str, new: &str) -> bool {
        self.settled_by(|a| whole(&a.article.text, old).count(), |a| has_words(a, new))
    }

    /// The same, by how often a page tells the old and whether it tells the new, in whatever words.
    pub fn settled_by(&self, old: impl Fn(&Account) -> usize, new: impl Fn(&Account) -> bool) -> bool {
        let others = || self.story.iter().filter(|a| a.page != self.after.page && !self.descendants.contains(&a.page));
        match self.footing {
            Footing::Parents => true,
            Footing::Witnesses => others().map(|a| old(a)).sum::<usize>() > 1 && !others().any(|a| new(a)),
        }
    }
}

/// What a page is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footing {
    /// The pages it was made from: what differs was changed here.
    Parents,
    /// Other copies of one original that is not among the pages: what differs was changed in one of them.
    Witnesses,
}

/// A sentence of a derived page beside the one it was made from.
pub struct Pair<'a> {
    /// The whole pages.
    pub copied: &'a Copied<'a>,
    /// The sentence it was made from.
    pub before: Sentence<'a>,
    /// The sentence of the derived page.
    pub after: Sentence<'a>,
    /// Likeness of the two, 0 to 1.
    pub likeness: f32,
    /// Whether the sentence was made from another one in the first place, and has this one put into it.
    pub part: bool,
    /// All sentences that tell a part of it, or stand beside `before`: sentences are merged and split in rewriting.
    pub told: Vec<Sentence<'a>>,
    /// What words mean.
    vectors: &'a Vectors<'a>,
    /// Where the two differ: most detectors ask.
    differences: OnceCell<Differences<'a>>,
}

/// The stretches in which two sentences differ, how many words they share, and how many the shorter one has.
struct Differences<'a> {
    shared: f64,
    shorter: f64,
    gaps: Vec<Gap<'a>>,
}

/// A stretch in which two sentences differ: the words of the one and of the other.
pub type Gap<'a> = (Vec<&'a Token>, Vec<&'a Token>);

/// One sentence of one account.
#[derive(Clone, Copy)]
pub struct Sentence<'a> {
    /// The account.
    pub account: &'a Account,
    /// Its number.
    pub index: usize,
    /// Its words.
    pub span: Span,
}

impl<'a> Sentence<'a> {
    fn new(account: &'a Account, index: usize) -> Self {
        Sentence { account, index, span: account.analysis.sentences[index].span }
    }

    /// Its words as written.
    pub fn text(&self) -> &'a str {
        self.words_of(self.span)
    }

    /// Where it names somebody or something of one kind.
    pub fn names(&self, kind: NameKind) -> Vec<Span> {
        let analysis = &self.account.analysis;
        let all = analysis.mentions_in(self.span).into_iter();
        all.filter(|(entity, _)| analysis.entities[*entity].kind == kind).map(|(_, mention)| mention).collect()
    }

    /// Where it stands.
    pub fn citation(&self) -> Citation {
        Citation::text(self.account.page, self.span)
    }

    /// Its figures, without ordinals and labels.
    pub fn quantities(&self) -> Vec<&'a Quantity> {
        self.account.analysis.quantities_in(self.span).filter(|q| !q.ordinal).collect()
    }

    /// The words of a span of its page.
    pub fn words_of(&self, span: Span) -> &'a str {
        span.of(&self.account.article.text)
    }

    /// What stands in it before a span.
    pub fn text_before(&self, span: Span) -> &'a str {
        self.words_of(Span { start: self.span.start, end: span.start.max(self.span.start) })
    }

    /// Its words and numbers.
    pub fn tokens(&self) -> Vec<&'a Token> {
        let sentence = &self.account.analysis.sentences[self.index];
        let tokens = self.account.analysis.tokens_of(sentence.first_token, sentence.end_token).iter();
        tokens.filter(|t| t.kind != TokenKind::Punctuation).collect()
    }

    /// Itself and the sentences beside it, in the same or the next paragraph.
    pub fn near(&self) -> Vec<Sentence<'a>> {
        let sentences = &self.account.analysis.sentences;
        let paragraph = sentences[self.index].paragraph;
        let range = self.index.saturating_sub(1)..(self.index + 2).min(sentences.len());
        let close = |i: &usize| sentences[*i].paragraph.abs_diff(paragraph) <= 1;
        range.filter(close).map(|i| Sentence::new(self.account, i)).collect()
    }

    /// The words of `near`, in lower case.
    pub fn near_text(&self) -> String {
        self.near().iter().map(|s| s.text().to_lowercase()).collect::<Vec<_>>().join(" ")
    }
}

impl<'a> Pair<'a> {
    /// Whether both have the same words in the same order, whatever stands between them.
    pub fn same_words(&self) -> bool {
        let (before, after) = (self.before.tokens(), self.after.tokens());
        let same = |(x, y): (&&Token, &&Token)| {
            let (x, y) = (self.before.words_of(x.span), self.after.words_of(y.span));
            x == y || x.to_lowercase() == y.to_lowercase()
        };
        before.len() == after.len() && before.iter().zip(&after).all(same)
    }

    /// Whether one of these words means what `token` does: the same stem, or a near vector.
    pub fn means(&self, token: &Token, words: &[&Token]) -> bool {
        let near = |row: u32| self.vectors.is_near(row, &words.iter().map(|w| w.row).collect::<Vec<_>>());
        words.iter().any(|w| w.stem == token.stem) || token.kind == TokenKind::Word && token.row.is_some_and(near)
    }

    /// Whether words put in the very place of others are news to the sentences held against, and the words they were
    /// put for are gone from the child's sentence and those beside it.
    pub fn replaced(&self, old: &str, new: &str) -> bool {
        let (old, new) = (old.to_lowercase(), new.to_lowercase());
        let told = self.told.iter().any(|s| has_whole(&s.text().to_lowercase(), &new));
        !told && !has_whole(&self.after.near_text(), &old)
    }

    /// Whether the child's sentence is the parent's but for a few words.
    pub fn kept_word_for_word(&self) -> bool {
        !self.gaps(WORD_FOR_WORD).is_empty()
    }

    /// The stretches in which both differ, word by word: `(before, after)`, either may be empty. Nothing where the
    /// two share less than `least` of the shorter one's words.
    pub fn gaps(&self, least: f64) -> &[Gap<'a>] {
        let found = self.differences.get_or_init(|| self.differences());
        if found.shared < least * found.shorter { &[] } else { &found.gaps }
    }

    fn differences(&self) -> Differences<'a> {
        let (before, after) = (self.before.tokens(), self.after.tokens());
        let (kept_before, kept_after) = matched_by(&before, &after, |a, b| a.stem == b.stem);
        let shared = kept_before.iter().filter(|k| **k).count() as f64;
        let (lost, new) = (runs(&before, &kept_before), runs(&after, &kept_after));
        let gaps = lost.into_iter().zip(new).filter(|(a, b)| !a.is_empty() || !b.is_empty()).collect();
        Differences { shared, shorter: before.len().min(after.len()) as f64, gaps }
    }
}

/// Share of the words of the shorter one that two sentences must have in common, in order, to be one sentence edited.
const WORD_FOR_WORD: f64 = 0.85;

/// The words between each two kept ones, with those before the first and after the last.
fn runs<'a>(tokens: &[&'a Token], kept: &[bool]) -> Vec<Vec<&'a Token>> {
    let mut runs = vec![Vec::new()];
    for (token, kept) in tokens.iter().zip(kept) {
        match runs.last_mut().filter(|_| !kept) {
            Some(run) => run.push(*token),
            None => runs.push(Vec::new()),
        }
    }
    runs
}

/// Whether an account's text or headline has these words, as whole words.
pub fn has_words(account: &Account, words: &str) -> bool {
    has_whole(&account.article.text, words) || account.article.headline.as_deref().is_some_and(|h| has_whole(h, words))
}

fn has_whole(text: &str, words: &str) -> bool {
    whole(text, words).next().is_some()
}

/// Whether a list of words, with `_` for the blanks within one, holds a word, in whatever case.
pub fn listed(list: &str, word: &str) -> bool {
    let letter = |(x, y): (&u8, &u8)| x.eq_ignore_ascii_case(y) || (*x, *y) == (b'_', b' ');
    let is_it = |other: &[u8]| other.len() == word.len() && other.iter().zip(word.as_bytes()).all(letter);
    list.as_bytes().split(|b| *b == b' ').any(is_it)
}

/// Where these words stand in a text as whole words.
fn whole(text: &str, words: &str) -> impl Iterator<Item = usize> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let stands =
        move |at: &usize| !letter(text[..*at].chars().next_back()) && !letter(text[at + words.len()..].chars().next());
    text.match_indices(words).map(|(at, _)| at).filter(stands)
}

/// Likeness from which a sentence is taken to be made from another.
pub const MADE_FROM: f32 = 0.4;
/// Likeness from which a sentence tells a part of another.
const TOLD: f32 = 0.28;
/// Share of the lighter sentence's words that must be shared as they are before synonyms are looked at.
const SHARED: f32 = 0.15;

/// The sentences of an article.
pub fn sentences(account: &Account) -> impl Iterator<Item = Sentence<'_>> {
    let body = account.analysis.sentences.iter().enumerate().filter(|(_, s)| !s.apparatus);
    body.map(|(index, _)| Sentence::new(account, index))
}

/// The lines of all pages that are held against one another, each page read once.
pub struct Lines<'a>(BTreeMap<PageId, Vec<Line<'a>>>);

impl<'a> Lines<'a> {
    /// The lines of derived pages and of those they are held against.
    pub fn of(copied: &[Copied<'a>], hands: &impl Hands) -> Self {
        let pages = copied.iter().flat_map(|copied| copied.before.iter().chain([&copied.after]));
        let pages: BTreeMap<PageId, &Account> = pages.map(|account| (account.page, *account)).collect();
        let pages: Vec<&Account> = pages.into_values().collect();
        let lines = hands.each(pages.len(), |at| lines(pages[at]));
        Lines(pages.iter().map(|account| account.page).zip(lines).collect())
    }

    fn of_page(&self, account: &Account) -> &[Line<'a>] {
        self.0.get(&account.page).map_or(&[], Vec::as_slice)
    }
}

struct Line<'a> {
    sentence: Sentence<'a>,
    content: Vec<Word>,
    weight: f32,
}

impl<'a> Line<'a> {
    fn of(sentence: Sentence<'a>) -> Self {
        let analysis = &sentence.account.analysis;
        let range = &analysis.sentences[sentence.index];
        let words = wording::words(sentence.account, analysis.tokens_of(range.first_token, range.end_token));
        let content = wording::content(&words);
        Line { sentence, weight: wording::weight(&content), content }
    }
}

/// Likeness from which a sentence is made from another if those before or behind both are.
const IN_ORDER: f32 = 0.2;
/// The same, if those around it were made from those around the other, though not from the very next.
const BETWEEN: f32 = 0.12;
/// Sentences among which one is looked for between two.
const STRETCH: usize = 5;

/// Each sentence of the derived page beside the one of all its parents that it is most like. One that was reworded
/// beyond recognition is known by its neighbours: it stands beside what stands between theirs.
pub fn pairs<'a>(copied: &'a Copied<'a>, lines: &Lines<'a>, vectors: &'a Vectors<'a>) -> Vec<Pair<'a>> {
    let before: Vec<&Line<'a>> = copied.before.iter().flat_map(|page| lines.of_page(page)).collect();
    let after = lines.of_page(copied.after);
    let firsts = firsts(&before);
    let alike: Vec<Vec<(f32, usize)>> = after.iter().map(|line| alike(&before, &firsts, line, vectors)).collect();
    let best: Vec<Option<(f32, usize)>> =
        alike.iter().map(|all| most(all.iter().filter(|x| x.0 >= MADE_FROM))).collect();
    let in_order = |i: usize| {
        let beside = |j: usize, step: usize| {
            let neighbour = if step == 0 { i.checked_sub(1) } else { Some(i + 1) };
            let own = if step == 0 { j.checked_sub(1) } else { Some(j + 1) };
            neighbour.and_then(|n| *best.get(n)?).is_some_and(|(_, at)| Some(at) == own)
        };
        let near = |(likeness, j): &&(f32, usize)| *likeness >= IN_ORDER && (beside(*j, 0) || beside(*j, 1));
        let (likeness, j) = most(alike[i].iter().filter(near))?;
        // Between the two of which its own neighbours were made it can be made from nothing else.
        let enclosed = beside(j, 0) && beside(j, 1);
        Some((if enclosed { likeness.max(MADE_FROM) } else { likeness }, j))
    };
    let between = |i: usize| {
        let from = best[..i].iter().rev().find_map(|b| *b)?.1;
        let to = best[i + 1..].iter().find_map(|b| *b)?.1;
        let free = |j: usize| !best.iter().flatten().any(|(_, taken)| *taken == j);
        let inside = |(_, j): &&(f32, usize)| from < *j && *j < to && to - from <= STRETCH && free(*j);
        most(alike[i].iter().filter(inside))
    };
    let whole = (0..after.len()).filter_map(|i| Some((i, best[i].or_else(|| in_order(i)).or_else(|| between(i))?)));
    let whole: Vec<(usize, (f32, usize))> = whole.collect();
    let used = |j: usize| whole.iter().any(|(_, (_, used))| *used == j);
    let part = |j: usize| {
        let alike = |i: usize| alike[i].iter().find(|x| x.1 == j && x.0 >= MADE_FROM).map(|x| (x.0, i));
        let (likeness, i) = most((0..after.len()).filter_map(alike).collect::<Vec<_>>().iter())?;
        Some((i, (likeness, j)))
    };
    let mut parts: Vec<_> = (0..before.len()).filter(|j| !used(*j)).filter_map(part).collect();
    // What stands between two sentences that went into one went into it, too.
    let mut into = vec![Vec::new(); before.len()];
    for (i, (_, j)) in whole.iter().chain(&parts) {
        into[*j].push(*i);
    }
    let page = |j: usize| before[j].sentence.account.page;
    let enclosed = |j: usize| {
        let (last, next) = (into.get(j.checked_sub(1)?)?, into.get(j + 1)?);
        let i = *last.iter().find(|i| next.contains(i) && page(j - 1) == page(j + 1))?;
        Some((i, alike[i][alike[i].binary_search_by_key(&j, |x| x.1).ok()?]))
    };
    parts.extend((0..before.len()).filter(|j| into[*j].is_empty()).filter_map(enclosed));
    let pair = |(i, (likeness, j)): (usize, (f32, usize)), part: bool| {
        let telling = alike[i].iter().filter(|(likeness, b)| *likeness >= TOLD && firsts[*b] == *b);
        let mut told: Vec<Sentence<'a>> = telling.map(|(_, b)| before[*b].sentence).collect();
        told.extend(before[j].sentence.near());
        Pair {
            copied,
            before: before[j].sentence,
            after: after[i].sentence,
            likeness,
            part,
            told,
            vectors,
            differences: OnceCell::new(),
        }
    };
    whole.into_iter().map(|found| pair(found, false)).chain(parts.into_iter().map(|found| pair(found, true))).collect()
}

/// For each line the first one in the very same words: hundreds of copies of one page tell little that is new.
fn firsts(lines: &[&Line<'_>]) -> Vec<usize> {
    let mut known = BTreeMap::new();
    lines.iter().enumerate().map(|(at, line)| *known.entry(line.sentence.text()).or_insert(at)).collect()
}

/// The parents' lines that a line is like, with the likeness, which lines in the same words share.
fn alike(before: &[&Line<'_>], firsts: &[usize], line: &Line<'_>, vectors: &Vectors<'_>) -> Vec<(f32, usize)> {
    let mut known = Vec::with_capacity(before.len());
    for (at, first) in firsts.iter().enumerate() {
        known.push(if *first == at { likeness(before[at], line, vectors) } else { known[*first] });
    }
    known.into_iter().zip(0..).filter(|(likeness, _)| *likeness >= BETWEEN).collect()
}

/// The first of the likest.
fn most<'x>(alike: impl Iterator<Item = &'x (f32, usize)>) -> Option<(f32, usize)> {
    alike.fold(None, |top: Option<(f32, usize)>, x| match top {
        Some(top) if top.0 >= x.0 => Some(top),
        _ => Some(*x),
    })
}

fn lines(account: &Account) -> Vec<Line<'_>> {
    sentences(account).map(Line::of).filter(|l| l.content.len() >= 2).collect()
}

/// How alike two sentences are: shared words over all words, or a short one inside a long one.
fn likeness(a: &Line<'_>, b: &Line<'_>, vectors: &Vectors<'_>) -> f32 {
    let lighter = a.weight.min(b.weight);
    if lighter == 0.0 || exactly_shared(&a.content, &b.content) < SHARED * lighter {
        return 0.0;
    }
    let (in_a, in_b) = shared_weight(&a.content, &b.content, vectors);
    let dice = (in_a + in_b) / (a.weight + b.weight);
    let (short, inside) = if a.weight <= b.weight { (a, in_a) } else { (b, in_b) };
    let contained = if short.content.len() >= 4 { 0.8 * inside / short.weight } else { 0.0 };
    dice.max(contained)
}

fn exactly_shared(a: &[Word], b: &[Word]) -> f32 {
    a.iter().filter(|w| b.binary_search_by_key(&w.stem, |x| x.stem).is_ok()).map(|w| w.weight).sum()
}
