//! The statements of a story, ready to be compared, each with the origin it comes from.

use std::collections::BTreeMap;

use rashomon_model::outlet::same_outlet;
use rashomon_model::wording::{self, Word};
use rashomon_model::{
    Account, Attribution, Citation, DerivationClass, Lineage, OriginId, PageId, Parent, SourceKind, Span, Statement,
    StemId, Token,
};

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
    /// Where this sentence first came from.
    pub origin: OriginId,
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

    /// On whose word, nearest source first.
    pub fn attributions(&self) -> impl Iterator<Item = &'a Attribution> + use<'a> {
        let analysis = &self.account.analysis;
        self.statement.attributions.iter().map(|i| &analysis.attributions[*i as usize])
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

/// All statements of a story, in order of page and place.
pub fn units<'a>(accounts: &[&'a Account], lineage: &Lineage) -> Vec<Unit<'a>> {
    let mut units: Vec<Unit<'a>> =
        accounts.iter().flat_map(|a| a.analysis.statements.iter().map(|s| unit(a, s, lineage))).collect();
    weigh_by_story(&mut units);
    units
}

fn unit<'a>(account: &'a Account, statement: &'a Statement, lineage: &Lineage) -> Unit<'a> {
    let tokens = account.analysis.tokens_of(statement.first_token, statement.end_token);
    let words = wording::words(account, tokens);
    let told: Vec<Token> = tokens.iter().copied().filter(|t| !names_source(account, statement, t.span)).collect();
    let mut content = wording::content(&wording::words(account, &told));
    content.retain(|w| !w.number);
    if content.len() < FEW_WORDS {
        content = wording::content(&words);
        content.retain(|w| !w.number);
    }
    let weight = wording::weight(&content);
    Unit { account, statement, words, content, weight, origin: origin(account, statement, lineage) }
}

/// With fewer content words left than this, the words that name the source are most of what is told.
const FEW_WORDS: usize = 2;

/// Whether words name who said it rather than tell what was said: "the coast guard said" is in many statements of a
/// story and says nothing about which question one answers.
fn names_source(account: &Account, statement: &Statement, words: Span) -> bool {
    let inside = |span: Option<Span>| span.is_some_and(|s| s.contains(words));
    let mut attributions = statement.attributions.iter().map(|i| &account.analysis.attributions[*i as usize]);
    attributions.any(|a| inside(introduction(a)) || inside(a.source) || inside(a.cue) || inside(a.told_to))
}

/// From the source to its cue, with what stands between: ", who asked not to be named, says".
fn introduction(attribution: &Attribution) -> Option<Span> {
    let whole = attribution.source?.join(attribution.cue?);
    (whole.overlap(attribution.content) == 0).then_some(whole)
}

/// Lowers the weight of words that many statements of the story hold: the ferry's name does not tell two statements
/// about the ferry apart. A word in every statement keeps `COMMON_SHARE` of its weight.
fn weigh_by_story(units: &mut [Unit<'_>]) {
    let mut counts: BTreeMap<StemId, usize> = BTreeMap::new();
    for word in units.iter().flat_map(|u| &u.content) {
        *counts.entry(word.stem).or_default() += 1;
    }
    let all = (units.len().max(3) as f32).ln();
    let share = |stem| {
        let held = (counts.get(&stem).copied().unwrap_or(1) as f32).ln();
        COMMON_SHARE + (1.0 - COMMON_SHARE) * (1.0 - held / all).clamp(0.0, 1.0)
    };
    for unit in units {
        unit.content.iter_mut().for_each(|w| w.weight *= share(w.stem));
        unit.weight = wording::weight(&unit.content);
    }
}

/// Share of its weight that a word keeps which every statement of the story holds.
const COMMON_SHARE: f32 = 0.2;

/// The origin of a sentence: another report that it names, or the parent that told it, or the page's first origin.
fn origin(account: &Account, statement: &Statement, lineage: &Lineage) -> OriginId {
    cited_report(account, statement, lineage)
        .or_else(|| from_parent(account.page, statement.span, lineage))
        .or_else(|| first_origin(account.page, lineage))
        .unwrap_or(OriginId(0))
}

/// The first origin of a page.
pub fn first_origin(page: PageId, lineage: &Lineage) -> Option<OriginId> {
    lineage.origins.iter().find(|o| o.pages.contains(&page)).map(|o| o.id)
}

/// "According to Reuters": the sentence is Reuters', whoever's the page is.
fn cited_report(account: &Account, statement: &Statement, lineage: &Lineage) -> Option<OriginId> {
    let media = |i: &u32| Some(&account.analysis.attributions[*i as usize]).filter(|a| a.kind == SourceKind::Media);
    let named = |name: &str| lineage.origins.iter().find(|o| o.name.as_deref().is_some_and(|n| same_outlet(n, name)));
    statement.attributions.iter().filter_map(media).find_map(|a| named(&a.name)).map(|o| o.id)
}

/// In a page merged from several parents, the parent whose passage holds the sentence.
fn from_parent(page: PageId, span: Span, lineage: &Lineage) -> Option<OriginId> {
    let merged = lineage.derivations.iter().filter(|d| d.page == page && d.class == DerivationClass::Merge);
    let told = merged.map(|d| {
        let overlap = d.passages.iter().map(|p| p.to.1.overlap(span)).max().unwrap_or(0);
        (overlap, d.from)
    });
    let best =
        told.filter(|(overlap, _)| *overlap > 0).max_by_key(|(overlap, from)| (*overlap, std::cmp::Reverse(*from)));
    match best?.1 {
        Parent::Page(parent) => first_origin(parent, lineage),
        Parent::Origin(origin) => Some(origin),
    }
}
