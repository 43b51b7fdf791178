//! The statements of a story, ready to be compared, each with the origin it comes from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::answers::figures::{is_loose, number};
use crate::fates::{Fate, fate_of};
use rashomon_model::outlet::same_outlet;
use rashomon_model::wording::{self, Word};
use rashomon_model::{
    Account, Attribution, Citation, Derivation, DerivationClass, Lineage, OriginId, PageId, Parent, Passage, Quantity,
    SourceKind, Span, Statement, StemId, TimeExpression, Token, TokenKind, Vectors,
};

use crate::first_sources::{FirstSource, Offices, Told, told};

/// One statement of one account.
pub struct Unit<'a> {
    /// The account.
    pub account: &'a Account,
    /// The statement.
    pub statement: &'a Statement,
    /// Its words in order.
    pub words: Vec<Word>,
    /// Its content words without figures, by stem: figures are what statements differ in, not what they are about.
    pub content: Vec<Word>,
    /// Summed weight of `content`.
    pub weight: f32,
    /// Content words that stand next to each other, as one number a pair, in order of size.
    pub neighbours: Vec<u64>,
    /// Its figures, but for ordinals and those that tell only an order of size.
    pub counts: Vec<Count<'a>>,
    /// The names of its sources.
    pub sources: Vec<String>,
    /// Where this sentence first came from.
    pub origin: OriginId,
    /// Whether it stands in a passage that another page had first.
    pub copied: bool,
    /// Who first said what of it, where the page tells; see [`told`].
    pub told: Vec<Told>,
    /// Its words as a detector of differences reads them; see [`Unit::plain`].
    plain: OnceLock<Vec<String>>,
}

/// A figure in a statement.
pub struct Count<'a> {
    /// The figure.
    pub quantity: &'a Quantity,
    /// Its value.
    pub value: f64,
    /// What befell those whom it counts, where it counts people and that is told.
    pub fate: Option<Fate>,
}

impl<'a> Unit<'a> {
    /// Where its words stand.
    pub fn citation(&self) -> Citation {
        Citation::text(self.account.page, self.statement.span)
    }

    /// Its words as written.
    pub fn text(&self) -> &'a str {
        self.statement.span.of(&self.account.article.text)
    }

    /// Whether it begins with a pronoun, and so cannot be understood without what stands before.
    pub fn begins_with_pronoun(&self) -> bool {
        begins_with_pronoun(self.account, self.statement.span)
    }

    /// Whether a quotation runs across an end of it, so that the marks in it are none or one of two.
    pub fn is_torn(&self) -> bool {
        let span = self.statement.span;
        self.account.analysis.quotations.iter().any(|q| q.span.meets(span) && !span.contains(q.span))
    }

    /// Whether it is a whole sentence: it begins like one and ends with a mark that ends one.
    pub fn is_sentence(&self) -> bool {
        let said = self.text().trim_matches(MARKS);
        let ends = self.text().trim_end_matches(MARKS).ends_with(['.', '!', '?', '…', '。', '！', '？']);
        ends && said.chars().next().is_some_and(|first| !first.is_lowercase())
    }

    /// Whether it begins with a word that ties it to what stands before: "but she burned through it".
    pub fn begins_with_conjunction(&self) -> bool {
        first_word(self.text()).is_some_and(|word| is_any(word, &CONJUNCTIONS))
    }

    /// On whose word, nearest source first.
    pub fn attributions(&self) -> impl Iterator<Item = &'a Attribution> + use<'a> {
        let analysis = &self.account.analysis;
        self.statement.attributions.iter().map(|i| &analysis.attributions[*i as usize])
    }

    /// The times of what is told. One beside the words that name a source is of the telling: "On Monday, the minister
    /// said", "the minister said on Monday that"; but not "It was on Monday, the minister said, that".
    pub fn times(&self) -> impl Iterator<Item = &'a TimeExpression> + use<'a> {
        let own = |a: &&Attribution| a.source.or(a.cue).is_some_and(|named| named.meets(self.statement.span));
        let attributions: Vec<&Attribution> = self.attributions().filter(own).collect();
        let brought_forward = self.text().starts_with("It was ");
        let told = move |time: &&TimeExpression| {
            brought_forward
                || attributions.iter().any(|a| a.content.contains(time.span))
                || !attributions.iter().any(|a| beside_source(a, time.span))
        };
        self.account.analysis.times_in(self.statement.span).filter(told)
    }

    /// Whether a time says which thing is meant, and not when what is told happened: "Sunday's run-off", "the 2017 tax
    /// law", but "during the 2016 campaign".
    pub fn qualifies(&self, time: &TimeExpression) -> bool {
        let rest = &self.account.article.text[time.span.end as usize..];
        let written = self.words_of(time.span);
        if POSSESSIVE.iter().any(|s| rest.starts_with(s) || written.ends_with(s)) {
            return true;
        }
        let tokens = self.account.analysis.tokens_of(self.statement.first_token, self.statement.end_token);
        let at = tokens.partition_point(|t| t.span.end <= time.span.start);
        let before = |back: usize| at.checked_sub(back).map_or("", |at| self.words_of(tokens[at].span));
        let determined = is_any(before(1), &DETERMINERS) || POSSESSIVE.iter().any(|s| before(1).ends_with(s));
        let behind = tokens.iter().find(|t| t.span.start >= time.span.end);
        let thing = behind.is_some_and(|t| t.kind == TokenKind::Word && !t.stop);
        determined && thing && !is_any(before(2), &WITHIN)
    }

    /// Who first said it, where the page tells.
    pub fn source(&self) -> Option<&FirstSource> {
        self.told.first().map(|told| &told.source)
    }

    /// Who first said most of what `weigh` gives weight to: a sentence may tell one thing on one word and another on another
    /// ("despite the doctor's reassurances, the director said that the gear was taken off wrongly"). Where no source's words
    /// hold most of it, whoever first said anything of it.
    pub fn source_of(&self, weigh: impl Fn(&Word) -> f32) -> Option<&FirstSource> {
        let tokens = self.account.analysis.tokens_of(self.statement.first_token, self.statement.end_token);
        let spoken = tokens.iter().filter(|t| t.kind != TokenKind::Punctuation);
        let weighed: Vec<(Span, f32)> = spoken.zip(&self.words).map(|(t, w)| (t.span, weigh(w))).collect();
        let whole: f32 = weighed.iter().map(|(_, weight)| weight).sum();
        let holds = |told: &&Told| {
            let content = told.content;
            let held: f32 = weighed.iter().filter(|(span, _)| content.contains(*span)).map(|(_, weight)| weight).sum();
            !content.meets(self.statement.span) || 2.0 * held >= whole
        };
        self.told.iter().find(holds).map(|told| &told.source).or(self.source())
    }

    /// Its words in lower case, without marks. A statement meets many others: they are read once.
    pub fn plain(&self) -> &[String] {
        self.plain.get_or_init(|| {
            let lower = self.text().to_lowercase().replace('\u{2019}', "'");
            let words = lower.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty());
            words.map(str::to_owned).collect()
        })
    }

    /// Share of its words between quotation marks.
    pub fn quoted_share(&self) -> f32 {
        self.words.iter().filter(|w| w.quoted).count() as f32 / self.words.len().max(1) as f32
    }

    /// The words of a span of its page.
    pub fn words_of(&self, span: Span) -> &'a str {
        span.of(&self.account.article.text)
    }
}

/// Marks around the words of a sentence.
const MARKS: [char; 9] = ['"', '\'', '\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}', '(', ')', ' '];

/// Words that join a clause to the one before it.
const CONJUNCTIONS: [&str; 9] = ["and", "but", "or", "so", "while", "whereas", "although", "though", "because"];

const POSSESSIVE: [&str; 2] = ["'s", "\u{2019}s"];
/// Words that make the time behind them a part of what something is called.
const DETERMINERS: [&str; 12] =
    ["a", "an", "the", "his", "her", "its", "their", "our", "my", "this", "that", "another"];
/// Words before such a name that make it a time after all.
const WITHIN: [&str; 2] = ["during", "throughout"];

fn is_any(word: &str, words: &[&str]) -> bool {
    words.iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// Whether a time outside of what is attributed stands where the source is named: right before it (a comma may stand
/// between) or anywhere after.
fn beside_source(attribution: &Attribution, time: Span) -> bool {
    const BETWEEN: u32 = 2;
    let named = [attribution.source, attribution.cue].into_iter().flatten().map(|span| span.start).min();
    named.is_some_and(|start| time.end + BETWEEN >= start)
}

/// Where the vectors of words point, summed by their weight and brought to length 1; empty where no word has one.
pub fn bearing(words: &[Word], vectors: &Vectors<'_>) -> Vec<f32> {
    let mut sum = vec![0.0f32; vectors.dims];
    for (word, row) in words.iter().filter_map(|w| Some((w, w.row?))) {
        for (sum, part) in sum.iter_mut().zip(vectors.row(row)) {
            *sum += word.weight * f32::from(*part as i8);
        }
    }
    let length = sum.iter().map(|x| x * x).sum::<f32>().sqrt();
    if length == 0.0 {
        return Vec::new();
    }
    sum.iter().map(|x| x / length).collect()
}

/// Cosine of two bearings; 0 where one points nowhere.
pub fn cosine(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// All statements of a story, in order of page and place.
pub fn units<'a>(accounts: &[&'a Account], lineage: &Lineage) -> Vec<Unit<'a>> {
    let offices = Offices::of(accounts);
    let mut units: Vec<Unit<'a>> = accounts
        .iter()
        .flat_map(|a| a.analysis.statements.iter().map(|s| unit(a, s, accounts, lineage, &offices)))
        .collect();
    weigh_by_story(&mut units);
    units
}

fn unit<'a>(
    account: &'a Account,
    statement: &'a Statement,
    accounts: &[&Account],
    lineage: &Lineage,
    offices: &Offices,
) -> Unit<'a> {
    let tokens = account.analysis.tokens_of(statement.first_token, statement.end_token);
    let words = wording::words(account, tokens);
    let frames = frames(account, statement);
    let rest: Vec<Token> = tokens.iter().copied().filter(|t| !frames.iter().any(|f| f.contains(t.span))).collect();
    let mut content = told_words(&wording::words(account, &rest));
    if content.len() < FEW_WORDS {
        content = told_words(&words);
    }
    let weight = wording::weight(&content);
    let origin = origin(account, statement, &words, accounts, lineage);
    Unit {
        account,
        statement,
        neighbours: neighbours(&words),
        words,
        content,
        weight,
        origin,
        copied: is_copied(account.page, statement.span, lineage),
        told: told(account, statement, origin, offices),
        counts: counts(account, statement, tokens),
        sources: named_sources(account, statement),
        plain: OnceLock::new(),
    }
}

/// The figures of a statement.
fn counts<'a>(account: &'a Account, statement: &Statement, tokens: &[Token]) -> Vec<Count<'a>> {
    let all = account.analysis.quantities_in(statement.span).filter(|q| !q.ordinal && !is_loose(q));
    all.filter_map(|quantity| {
        Some(Count { quantity, value: number(quantity)?, fate: fate_of(account, tokens, quantity) })
    })
    .collect()
}

/// Content words that stand next to each other, whatever function words stand between.
fn neighbours(words: &[Word]) -> Vec<u64> {
    let content: Vec<&Word> = words.iter().filter(|w| w.weight > 0.0).collect();
    let pair = |pair: &[&Word]| pair[0].stem.0.rotate_left(1) ^ pair[1].stem.0;
    in_order(content.windows(2).map(pair))
}

fn named_sources(account: &Account, statement: &Statement) -> Vec<String> {
    let names = statement.attributions.iter().map(|i| account.analysis.attributions[*i as usize].name.to_lowercase());
    in_order(names.filter(|name| !name.is_empty()))
}

fn in_order<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// With fewer content words left than this, the words that name the source are most of what is told.
const FEW_WORDS: usize = 2;

/// The content words without figures. The words of one name share its weight: "the Securities and Exchange Commission"
/// is one thing that two statements name, not three.
fn told_words(words: &[Word]) -> Vec<Word> {
    let mut content = wording::content(words);
    content.retain(|w| !w.number);
    content.iter_mut().filter(|w| w.name > 1).for_each(|w| w.weight /= f32::from(w.name).sqrt());
    content
}

/// The words that name who said it rather than tell what was said: "the coast guard said" is in many statements of a
/// story and says nothing about which question one answers. Where the content begins with a pronoun, the source is what
/// it stands for ("the bank says it has paid nothing"), and its words stay. So does what is told between a source and its
/// second cue ("she said the bridge was closed and described the damage").
fn frames(account: &Account, statement: &Statement) -> Vec<Span> {
    let frame = |i: &u32| {
        let a = &account.analysis.attributions[*i as usize];
        let named = if begins_with_pronoun(account, a.content) { None } else { a.source };
        let told = |whole: &Span| {
            statement.attributions.iter().any(|i| account.analysis.attributions[*i as usize].content.meets(*whole))
        };
        let whole = named.and_then(|_| introduction(a)).filter(|whole| !told(whole));
        [whole, named, a.cue, a.told_to]
    };
    statement.attributions.iter().flat_map(frame).flatten().collect()
}

/// Pronouns by which a source speaks of itself.
const PRONOUNS: [&str; 10] = ["it", "he", "she", "they", "we", "i", "its", "his", "her", "their"];

fn begins_with_pronoun(account: &Account, content: Span) -> bool {
    first_word(content.of(&account.article.text)).is_some_and(|word| is_any(word, &PRONOUNS))
}

fn first_word(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty())
}

/// From the source to its cue, with what stands between: ", who asked not to be named, says".
fn introduction(attribution: &Attribution) -> Option<Span> {
    let whole = attribution.source?.join(attribution.cue?);
    (whole.overlap(attribution.content) == 0).then_some(whole)
}

/// Lowers the weight of words that many statements of the story hold, down to nothing for a word in every statement:
/// the ferry's name does not tell two statements about the ferry apart.
fn weigh_by_story(units: &mut [Unit<'_>]) {
    let mut counts: BTreeMap<StemId, usize> = BTreeMap::new();
    for word in units.iter().flat_map(|u| &u.content) {
        *counts.entry(word.stem).or_default() += 1;
    }
    let all = (units.len().max(FEW_STATEMENTS) as f32).ln();
    let share = |stem| {
        let held = (counts.get(&stem).copied().unwrap_or(1) as f32).ln();
        (1.0 - held / all).clamp(0.0, 1.0)
    };
    for unit in units {
        unit.content.iter_mut().for_each(|w| w.weight *= share(w.stem));
        unit.weight = wording::weight(&unit.content);
    }
}

/// With fewer statements than this in a story, what all of them hold is still what they tell.
const FEW_STATEMENTS: usize = 20;

/// The origin of a sentence: another report that it names, or the parent that told it, or the page's first origin.
fn origin(
    account: &Account,
    statement: &Statement,
    words: &[Word],
    accounts: &[&Account],
    lineage: &Lineage,
) -> OriginId {
    cited_report(account, statement, lineage)
        .or_else(|| from_parent(account.page, statement.span, words, accounts, lineage))
        .or_else(|| first_origin(account.page, lineage))
        .unwrap_or(OriginId(0))
}

/// The first origin of a page.
pub fn first_origin(page: PageId, lineage: &Lineage) -> Option<OriginId> {
    lineage.origins.iter().find(|o| o.pages.contains(&page)).map(|o| o.id)
}

/// Whether words of a page stand in a passage that came from another page.
fn is_copied(page: PageId, span: Span, lineage: &Lineage) -> bool {
    let came = lineage.derivations.iter().filter(|d| d.page == page && matches!(d.from, Parent::Page(_)));
    came.flat_map(|d| &d.passages).any(|passage| passage.to.1.overlap(span) > 0)
}

/// "According to Reuters": the sentence is Reuters', whoever's the page is.
fn cited_report(account: &Account, statement: &Statement, lineage: &Lineage) -> Option<OriginId> {
    let media = |i: &u32| Some(&account.analysis.attributions[*i as usize]).filter(|a| a.kind == SourceKind::Media);
    let named = |name: &str| lineage.origins.iter().find(|o| o.name.as_deref().is_some_and(|n| same_outlet(n, name)));
    statement.attributions.iter().filter_map(media).find_map(|a| named(&a.name)).map(|o| o.id)
}

/// In a page merged from several parents, the parent whose passage tells most of the sentence's words.
fn from_parent(page: PageId, span: Span, words: &[Word], accounts: &[&Account], lineage: &Lineage) -> Option<OriginId> {
    let told = |passage: &Passage| {
        let (parent, from) = passage.from;
        let account = accounts.iter().find(|a| a.page == parent && parent != page)?;
        let stems: BTreeSet<StemId> =
            account.analysis.tokens.iter().filter(|t| from.contains(t.span)).map(|t| t.stem).collect();
        let told = words.iter().filter(|w| w.weight > 0.0 && stems.contains(&w.stem)).count();
        (told > 0).then_some((told, passage.to.1.overlap(span)))
    };
    let merged = lineage.derivations.iter().filter(|d| d.page == page && d.class == DerivationClass::Merge);
    let of_parent = |d: &Derivation| {
        let meeting = d.passages.iter().filter(|p| p.to.1.overlap(span) > 0);
        Some((meeting.filter_map(told).max()?, std::cmp::Reverse(d.from)))
    };
    match merged.filter_map(of_parent).max()?.1.0 {
        Parent::Page(parent) => first_origin(parent, lineage),
        Parent::Origin(origin) => Some(origin),
    }
}
