//! One story reconciled: claims, conflicts, mutations, quotations, timeline, names.

use crate::{
    Bound, Citation, Lineage, Modality, Moment, NameKind, OriginId, PageId, Place, Polarity, QuoteForm, SourceKind,
};
use serde::{Deserialize, Serialize};

/// Pages of one event, with all that was found about them.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Its pages, in order of their ids.
    pub pages: Vec<PageId>,
    /// The family tree.
    pub lineage: Lineage,
    /// What the accounts say.
    pub reconciliation: Reconciliation,
}

/// What the accounts of one story say, held against each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reconciliation {
    /// Questions with their answers, best supported first.
    pub claims: Vec<Claim>,
    /// Pairs of answers that differ.
    pub conflicts: Vec<Conflict>,
    /// What was changed in the copying.
    pub mutations: Vec<Mutation>,
    /// Quotations with their occurrences.
    pub quotes: Vec<QuoteGroup>,
    /// When things happened.
    pub timeline: Vec<TimelineEntry>,
    /// Who and what is named.
    pub names: Vec<NameEntry>,
    /// Statements that only one page makes.
    pub unaligned: usize,
}

/// When a page's text first appeared, and which dates were not believed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Published {
    /// The date.
    pub value: Option<Moment>,
    /// What it rests on.
    pub basis: Option<PublishedBasis>,
    /// The words it rests on.
    pub citation: Option<Citation>,
    /// Dates the page gives that are not believed.
    pub rejected: Vec<Rejected>,
}

/// What a page's time of publication rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PublishedBasis {
    /// The page's own date.
    Page,
    /// Dates in its text.
    Text,
    /// The other pages of its story.
    OtherPages,
}

/// A date that was not believed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rejected {
    /// The date as understood.
    pub value: Moment,
    /// One plain sentence.
    pub why: String,
    /// The words.
    pub citation: Citation,
}

/// What kind of question a claim answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimKind {
    /// What happened.
    Event,
    /// How many, how much.
    Number,
    /// When.
    Date,
    /// Where.
    Place,
    /// Who.
    Person,
    /// How things stand.
    Status,
    /// Why.
    Cause,
    /// What somebody said.
    Quote,
    /// Anything else.
    Other,
}

/// How well a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// One answer with at least two origins and two sources, and nothing open.
    Corroborated,
    /// Several origins, but no one answer of two sources.
    SingleSource,
    /// One origin.
    SingleOrigin,
    /// Answers in conflict.
    Disputed,
}

/// What kind of value a statement gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ValueKind {
    /// A figure.
    Quantity,
    /// A time.
    Time,
    /// A place.
    Place,
    /// A name.
    Name,
}

/// The value that a statement gives as its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// What kind.
    pub kind: ValueKind,
    /// As written.
    pub written: String,
    /// The least figure.
    pub min: Option<f64>,
    /// The greatest.
    pub max: Option<f64>,
    /// The unit.
    pub unit: Option<String>,
    /// What is counted.
    pub counted: Option<String>,
    /// How the figure bounds.
    pub bound: Option<Bound>,
    /// The time that a value of kind time gives.
    pub time: Option<Moment>,
    /// The time the value holds for.
    pub as_of: Option<Moment>,
}

/// One question with its answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The clearest wording found; always one of its statements.
    pub text: String,
    /// What kind of question.
    pub kind: ClaimKind,
    /// How well it stands.
    pub standing: Standing,
    /// Reports that answer it.
    pub independent_origins: u32,
    /// First sources those reports name; one where they name none.
    pub independent_sources: u32,
    /// In one line, what these counts rest on: how many reports, how many sources, and which.
    pub why: String,
    /// The answers, best supported first.
    pub answers: Vec<Answer>,
    /// The statements, in page order.
    pub statements: Vec<ClaimStatement>,
}

/// One answer to a claim's question.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Its value, where it has one.
    pub value: Option<Value>,
    /// Its clearest wording.
    pub text: String,
    /// Reports that give it.
    pub independent_origins: u32,
    /// First sources those reports name; one where they name none.
    pub independent_sources: u32,
}

/// One statement that answers a claim's question.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimStatement {
    /// Its words.
    pub citation: Citation,
    /// Which answer it gives: an index.
    pub answer: u32,
    /// The origin of this sentence.
    pub origin: OriginId,
    /// On whose word, nearest source first.
    pub attribution: Vec<Source>,
    /// Its value.
    pub value: Option<Value>,
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// How firmly.
    pub modality: Modality,
    /// Its hedges, as written.
    pub hedges: Vec<String>,
}

/// On whose word something is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The source as a reader would name it.
    pub name: String,
    /// What sort of source.
    pub kind: SourceKind,
    /// The cue, as written.
    pub cue: String,
    /// The words that say so.
    pub citation: Citation,
}

/// What two answers differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConflictKind {
    /// A figure.
    Value,
    /// A time.
    Time,
    /// A place.
    Place,
    /// A name.
    Name,
    /// How things stand.
    Status,
    /// Why something happened.
    Cause,
    /// On whose word it is told.
    Attribution,
}

/// What a difference turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Both cannot be right.
    Conflict,
    /// The later replaces the earlier.
    Update,
    /// They count different things.
    Scope,
    /// They agree within their bounds.
    Rounding,
    /// They use a word differently.
    Definition,
    /// One origin told in two ways.
    SameOrigin,
}

/// Two answers that differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// What they differ in.
    pub kind: ConflictKind,
    /// What the difference is.
    pub verdict: Verdict,
    /// The claim: an index into the claims.
    pub claim: u32,
    /// One plain sentence.
    pub why: String,
    /// The two sides.
    pub sides: Vec<Side>,
}

/// One side of a conflict.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The answer, in few words.
    pub value: String,
    /// Who says so.
    pub citations: Vec<Citation>,
    /// Their origins.
    pub origins: Vec<OriginId>,
}

/// What was changed in the copying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MutationKind {
    /// Another figure.
    NumberChanged,
    /// Another date or time.
    DateShifted,
    /// Another name.
    NameChanged,
    /// Another place.
    PlaceChanged,
    /// Another status or tense.
    StatusChanged,
    /// Another nationality.
    NationalityChanged,
    /// A hedge is gone.
    HedgeLost,
    /// A source is gone.
    AttributionLost,
    /// A scope is gone.
    ScopeLost,
    /// A detail was put in.
    DetailAdded,
    /// A detail is gone.
    DetailLost,
    /// A quotation has other words.
    QuoteAltered,
    /// A quotation was cut.
    QuoteTrimmed,
    /// Affirmed became denied or the other way round.
    PolarityChanged,
    /// The headline says something else.
    HeadlineChanged,
}

/// One change along a derivation.
#[derive(Clone, Debug, PartialEq)]
pub struct Mutation {
    /// What was changed.
    pub kind: MutationKind,
    /// The words in the parent, or in a page that kept them.
    pub before: Citation,
    /// The words in the derived page.
    pub after: Citation,
    /// One plain sentence.
    pub why: String,
}

/// One quotation, wherever it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteGroup {
    /// Who spoke.
    pub speaker: Option<Speaker>,
    /// The longest form found.
    pub text: String,
    /// Where it stands.
    pub occurrences: Vec<Occurrence>,
}

/// Who spoke.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The name, or the words that stand for it ("the official").
    pub name: String,
    /// The office or role.
    pub role: Option<String>,
    /// What sort of source.
    pub kind: SourceKind,
}

/// One occurrence of a quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Occurrence {
    /// The words.
    pub citation: Citation,
    /// How they are told.
    pub form: QuoteForm,
    /// In what it differs from the longest form: words missing or put in.
    pub differs: Vec<String>,
}

/// One line of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineEntry {
    /// When; vague dates stay vague.
    pub when: Moment,
    /// What the time was read from ("on Thursday", counted from the page's date).
    pub basis: String,
    /// What happened, in a page's words.
    pub what: String,
    /// Who says so.
    pub citations: Vec<Citation>,
    /// Their origins.
    pub origins: Vec<OriginId>,
}

/// One name of the story.
#[derive(Clone, Debug, PartialEq)]
pub struct NameEntry {
    /// The fullest form.
    pub name: String,
    /// What it names.
    pub kind: NameKind,
    /// Other forms.
    pub aliases: Vec<String>,
    /// Where it is, for a place the gazetteer knows, then where else it could be, likeliest first.
    pub places: Vec<Place>,
    /// Where it stands, at most once a page.
    pub citations: Vec<Citation>,
}
