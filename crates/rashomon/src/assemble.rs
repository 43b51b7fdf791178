//! Turns a corpus into the dossier that is written out: byte spans become code points with their exact words.

use std::collections::BTreeMap;
use std::io;

use rashomon_model as model;
use rashomon_model::{Account, Corpus, PageId};
use rashomon_report::{dossier as wire, json};

use crate::pipeline::Related;

/// The dossier of a corpus.
pub fn dossier(corpus: &Corpus) -> wire::Dossier {
    let citer = Citer::of(corpus.accounts.values());
    wire::Dossier {
        schema: wire::SCHEMA_NAME.to_owned(),
        generator: generator(),
        pages: corpus.accounts.values().map(|account| page(account, &account.published)).collect(),
        stories: corpus.stories.iter().map(|s| story(&citer, s)).collect(),
        coverage: coverage(
            corpus.accounts.len(),
            &corpus.skipped,
            corpus.stories.iter().map(|s| s.reconciliation.unaligned).sum(),
        ),
    }
}

/// The same of accounts whose stories are reconciled on the way: nothing but the dossier is held whole.
pub fn dossier_of(related: Related) -> io::Result<wire::Dossier> {
    wire::Dossier::of(generator(), &mut Telling::of(related))
}

/// Writes the same as JSON, each story reconciled when it is written: nothing is held whole.
pub fn write_json(related: Related, to: impl io::Write) -> io::Result<()> {
    json::write_to(to, &generator(), &mut Telling::of(related))
}

/// The parts of a dossier, made of accounts while they are asked for.
struct Telling {
    related: Related,
    /// Statements of the stories told so far that only one page makes.
    unaligned: usize,
}

impl Telling {
    fn of(related: Related) -> Self {
        Telling { related, unaligned: 0 }
    }
}

impl wire::Parts for Telling {
    fn pages(&mut self) -> impl Iterator<Item = io::Result<wire::Page>> {
        self.related.each(page)
    }

    fn stories(&mut self) -> impl Iterator<Item = io::Result<wire::Story>> {
        let Telling { related, unaligned } = self;
        let tell = |view: &[&Account], one: model::Story| {
            (story(&Citer::of(view.iter().copied()), &one), one.reconciliation.unaligned)
        };
        let mut counted = move |(story, more): (wire::Story, usize)| {
            *unaligned += more;
            story
        };
        related.told(tell).map(move |told| told.map(&mut counted))
    }

    fn coverage(&self) -> wire::Coverage {
        coverage(self.related.pages(), &self.related.skipped, self.unaligned)
    }
}

fn generator() -> wire::Generator {
    wire::Generator {
        name: "rashomon".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        models: BTreeMap::from([
            ("names".to_owned(), format!("sha256:{}", rashomon_analyse::NAMES_SHA256)),
            ("scraped-lines".to_owned(), format!("sha256:{}", rashomon_extract::scraped::SHA256)),
            ("word-vectors".to_owned(), format!("sha256:{}", rashomon_analyse::VECTORS_SHA256)),
        ]),
    }
}

fn coverage(pages_read: usize, skipped: &[model::Skipped], unaligned_statements: usize) -> wire::Coverage {
    let skipped = skipped.iter().map(|s| wire::Skipped { location: s.location.clone(), why: s.why.clone() }).collect();
    wire::Coverage { pages_read, skipped, unaligned_statements }
}

/// Makes citations of the accounts' texts.
struct Citer<'a> {
    accounts: BTreeMap<PageId, &'a Account>,
}

impl<'a> Citer<'a> {
    fn of(accounts: impl IntoIterator<Item = &'a Account>) -> Self {
        Citer { accounts: accounts.into_iter().map(|account| (account.page, account)).collect() }
    }
}

impl Citer<'_> {
    fn cite(&self, citation: &model::Citation) -> wire::Citation {
        let article = self.accounts.get(&citation.page).map(|a| &a.article);
        let text = article.map_or("", |a| field_text(a, &citation.field));
        let chars = |bytes: u32| text.get(..bytes as usize).map_or(0, |t| t.chars().count());
        wire::Citation {
            page: citation.page.to_string(),
            field: field(&citation.field),
            start: chars(citation.span.start),
            end: chars(citation.span.end),
            exact: citation.span.of(text).to_owned(),
        }
    }

    fn all(&self, citations: &[model::Citation]) -> Vec<wire::Citation> {
        citations.iter().map(|c| self.cite(c)).collect()
    }

    fn evidence(&self, evidence: &[model::Evidence]) -> Vec<wire::Evidence> {
        let one = |e: &model::Evidence| wire::Evidence { kind: e.kind.to_owned(), citation: self.cite(&e.citation) };
        evidence.iter().map(one).collect()
    }
}

fn field_text<'a>(article: &'a model::Article, field: &model::Field) -> &'a str {
    match field {
        model::Field::Text => &article.text,
        model::Field::Headline => article.headline.as_deref().unwrap_or(""),
        model::Field::Dropped(n) => article.dropped.get(*n as usize).map_or("", |d| &d.text),
        model::Field::Meta(name) => article.meta.get(name).map_or("", String::as_str),
    }
}

fn field(field: &model::Field) -> wire::Field {
    match field {
        model::Field::Text => wire::Field::Text,
        model::Field::Headline => wire::Field::Headline,
        model::Field::Dropped(n) => wire::Field::Dropped(*n as usize),
        model::Field::Meta(name) => wire::Field::Meta(name.clone()),
    }
}

fn page(account: &Account, published: &model::Published) -> wire::Page {
    let (article, citer) = (&account.article, &Citer::of([account]));
    wire::Page {
        id: account.page.to_string(),
        location: account.location.clone(),
        url: account.url.clone(),
        retrieved: account.retrieved.clone(),
        also_at: account.also_at.clone(),
        hash: account.hash.clone(),
        language: article.language.clone(),
        outlet: article
            .outlet
            .as_ref()
            .map(|o| wire::Outlet { name: o.name.clone(), citation: o.citation.as_ref().map(|c| citer.cite(c)) }),
        headline: article.headline.clone(),
        byline: article.byline.clone(),
        dateline: article.dateline.as_ref().map(|d| d.place.clone()),
        published: self::published(citer, published),
        credits: article.credits.iter().map(|c| credit(citer, c)).collect(),
        meta: article.meta.clone(),
        text: article.text.clone(),
        source_map: source_map(article),
        dropped: article
            .dropped
            .iter()
            .map(|d| wire::Dropped { text: d.text.clone(), why: d.why.to_string() })
            .collect(),
        diagnostics: account.diagnostics.iter().map(diagnostic).collect(),
    }
}

/// The runs of the source map, in code points.
pub(crate) fn source_map(article: &model::Article) -> Vec<[usize; 4]> {
    let (mut bytes, mut points) = (0, 0);
    let mut point = |at: u32| {
        points += article.text.get(bytes..at as usize).map_or(0, |words| words.chars().count());
        bytes = at as usize;
        points
    };
    let runs = article.source.runs().iter();
    runs.map(|run| [point(run.text.start), point(run.text.end), run.source.start as usize, run.source.end as usize])
        .collect()
}

fn published(citer: &Citer<'_>, published: &model::Published) -> wire::Published {
    let rejected = |r: &model::Rejected| wire::RejectedDate {
        value: r.value.to_string(),
        why: r.why.clone(),
        citation: citer.cite(&r.citation),
    };
    wire::Published {
        value: published.value.map(|m| m.to_string()),
        precision: published.value.map_or(wire::Precision::Day, |m| m.precision),
        basis: published.basis.unwrap_or(wire::DateBasis::Page),
        rejected: published.rejected.iter().map(rejected).collect(),
    }
}

fn credit(citer: &Citer<'_>, credit: &model::Credit) -> wire::Credit {
    wire::Credit { to: credit.to.clone(), kind: credit.kind, citation: citer.cite(&credit.citation) }
}

fn diagnostic(diagnostic: &model::Diagnostic) -> wire::Diagnostic {
    wire::Diagnostic { level: diagnostic.level, code: diagnostic.code.to_string(), message: diagnostic.message.clone() }
}

fn story(citer: &Citer<'_>, story: &model::Story) -> wire::Story {
    let found = &story.reconciliation;
    wire::Story {
        id: story_id(citer, story),
        headline: headline(citer, story),
        pages: story.pages.iter().map(PageId::to_string).collect(),
        period: period(citer, story),
        origins: story.lineage.origins.iter().map(|o| origin(citer, o)).collect(),
        derivations: story.lineage.derivations.iter().map(|d| derivation(citer, d)).collect(),
        claims: found.claims.iter().enumerate().map(|(n, c)| claim(citer, n, c)).collect(),
        conflicts: found.conflicts.iter().map(|c| conflict(citer, c)).collect(),
        mutations: found.mutations.iter().map(|m| mutation(citer, m)).collect(),
        quotes: found.quotes.iter().enumerate().map(|(n, q)| quote(citer, n, q)).collect(),
        timeline: found.timeline.iter().map(|e| event(citer, e)).collect(),
        names: found.names.iter().map(|n| name(citer, n)).collect(),
    }
}

/// A story's id comes from its first page, so that it stays while later pages come in.
fn story_id(citer: &Citer<'_>, story: &model::Story) -> String {
    let accounts: Vec<&Account> = story.pages.iter().filter_map(|p| citer.accounts.get(p).copied()).collect();
    let first = rashomon_relate::first_page(&accounts).map_or(0, |page| page.0);
    format!("s{:016x}", model::id::fnv1a(first.to_be_bytes()))
}

/// The headline of the page that most others come from: the earliest page of the largest origin.
fn headline(citer: &Citer<'_>, story: &model::Story) -> String {
    let derived = |p: &PageId| story.lineage.derivations.iter().filter(|d| d.page == *p).count();
    let pages = story.lineage.origins.first().map_or(&story.pages, |o| &o.pages);
    let account = |p: &PageId| citer.accounts.get(p).copied();
    let mut candidates: Vec<&Account> = pages.iter().chain(&story.pages).filter_map(account).collect();
    candidates.retain(|a| a.article.headline.is_some());
    let rank = |a: &&Account| (derived(&a.page), a.published.value.map_or(i64::MAX, |m| m.order()), a.page);
    let within: Vec<&Account> = candidates.iter().copied().filter(|a| pages.contains(&a.page)).collect();
    let best = within.into_iter().min_by_key(|a| rank(a)).or_else(|| candidates.first().copied());
    best.and_then(|a| a.article.headline.clone()).unwrap_or_else(|| "Untitled".to_owned())
}

fn period(citer: &Citer<'_>, story: &model::Story) -> wire::Period {
    let accounts: Vec<&Account> = story.pages.iter().filter_map(|p| citer.accounts.get(p).copied()).collect();
    match rashomon_relate::window(&accounts) {
        Some((from, to)) => wire::Period { from: Some(from.to_string()), to: Some(to.to_string()) },
        None => wire::Period { from: None, to: None },
    }
}

fn origin(citer: &Citer<'_>, origin: &model::Origin) -> wire::Origin {
    wire::Origin {
        id: origin.id.to_string(),
        name: origin.name.clone(),
        kind: origin.kind,
        present: origin.present,
        pages: origin.pages.iter().map(PageId::to_string).collect(),
        also: origin.also.iter().map(PageId::to_string).collect(),
        evidence: citer.evidence(&origin.evidence),
    }
}

fn derivation(citer: &Citer<'_>, derivation: &model::Derivation) -> wire::Derivation {
    let cite = |(page, span): (PageId, model::Span)| citer.cite(&model::Citation::text(page, span));
    let passage = |p: &model::Passage| wire::Passage { from: cite(p.from), to: cite(p.to), kind: p.kind };
    wire::Derivation {
        page: derivation.page.to_string(),
        from: match derivation.from {
            model::Parent::Page(page) => page.to_string(),
            model::Parent::Origin(origin) => origin.to_string(),
        },
        class: derivation.class,
        coverage: round(derivation.coverage),
        direction: wire::Direction {
            confidence: round(derivation.direction.confidence),
            evidence: citer.evidence(&derivation.direction.evidence),
        },
        passages: derivation.passages.iter().map(passage).collect(),
    }
}

/// Shares and confidences are told to two places; more would pretend.
fn round(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}

fn claim(citer: &Citer<'_>, number: usize, claim: &model::Claim) -> wire::Claim {
    wire::Claim {
        id: format!("c{}", number + 1),
        text: claim.text.clone(),
        kind: claim.kind,
        standing: claim.standing,
        independent_origins: claim.independent_origins as usize,
        independent_sources: claim.independent_sources as usize,
        why: claim.why.clone(),
        answers: claim.answers.iter().map(answer).collect(),
        statements: claim.statements.iter().map(|s| statement(citer, s)).collect(),
    }
}

fn answer(answer: &model::Answer) -> wire::Answer {
    wire::Answer {
        value: answer.value.as_ref().map(value),
        text: answer.text.clone(),
        independent_origins: answer.independent_origins as usize,
        independent_sources: answer.independent_sources as usize,
    }
}

fn value(value: &model::Value) -> wire::Value {
    wire::Value {
        kind: value.kind,
        min: value.min,
        max: value.max,
        unit: value.unit.clone(),
        counted: value.counted.clone(),
        bound: value.bound.unwrap_or(wire::Bound::Exact),
        as_of: value.as_of.map(|m| m.to_string()),
        text: Some(value.written.clone()),
    }
}

fn statement(citer: &Citer<'_>, statement: &model::ClaimStatement) -> wire::Statement {
    let source = |s: &model::Source| wire::Attribution {
        source: s.name.clone(),
        kind: s.kind,
        cue: s.cue.clone(),
        citation: citer.cite(&s.citation),
    };
    wire::Statement {
        citation: citer.cite(&statement.citation),
        answer: statement.answer as usize,
        origin: statement.origin.to_string(),
        attribution: statement.attribution.iter().map(source).collect(),
        value: statement.value.as_ref().map(value),
        polarity: statement.polarity,
        modality: statement.modality,
        hedges: statement.hedges.clone(),
    }
}

fn conflict(citer: &Citer<'_>, conflict: &model::Conflict) -> wire::Conflict {
    let side = |s: &model::Side| wire::Side {
        value: s.value.clone(),
        citations: citer.all(&s.citations),
        origins: s.origins.iter().map(|o| o.to_string()).collect(),
    };
    wire::Conflict {
        kind: conflict.kind,
        verdict: conflict.verdict,
        claim: format!("c{}", conflict.claim + 1),
        why: conflict.why.clone(),
        sides: conflict.sides.iter().map(side).collect(),
    }
}

fn mutation(citer: &Citer<'_>, mutation: &model::Mutation) -> wire::Mutation {
    wire::Mutation {
        kind: mutation.kind,
        before: citer.cite(&mutation.before),
        after: citer.cite(&mutation.after),
        why: mutation.why.clone(),
    }
}

fn quote(citer: &Citer<'_>, number: usize, quote: &model::QuoteGroup) -> wire::Quote {
    let speaker = |s: &model::Speaker| wire::Speaker { name: s.name.clone(), role: s.role.clone(), kind: s.kind };
    let occurrence = |o: &model::Occurrence| wire::Occurrence {
        citation: citer.cite(&o.citation),
        form: o.form,
        differs: o.differs.clone(),
    };
    wire::Quote {
        id: format!("q{}", number + 1),
        speaker: quote.speaker.as_ref().map(speaker),
        text: quote.text.clone(),
        occurrences: quote.occurrences.iter().map(occurrence).collect(),
    }
}

fn event(citer: &Citer<'_>, entry: &model::TimelineEntry) -> wire::Event {
    wire::Event {
        when: wire::When { value: entry.when.to_string(), precision: entry.when.precision, basis: entry.basis.clone() },
        what: entry.what.clone(),
        citations: citer.all(&entry.citations),
        origins: entry.origins.iter().map(|o| o.to_string()).collect(),
    }
}

fn name(citer: &Citer<'_>, name: &model::NameEntry) -> wire::Name {
    let (place, others) = name.places.split_first().map_or((None, name.places.as_slice()), |(p, o)| (Some(p), o));
    wire::Name {
        name: name.name.clone(),
        kind: name.kind,
        aliases: name.aliases.clone(),
        place: place.map(wire_place),
        alternatives: others.iter().map(wire_place).collect(),
        citations: citer.all(&name.citations),
    }
}

fn wire_place(place: &model::Place) -> wire::Place {
    wire::Place { lat: place.latitude, lon: place.longitude, geonames: place.geonames.map(u64::from) }
}
