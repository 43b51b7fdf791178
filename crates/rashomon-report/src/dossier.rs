//! The wire types of the dossier, schema `rashomon.dossier/1`: field order and names are those of its contract.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::str::FromStr;

pub use rashomon_model::{
    Bound, ClaimKind, ConflictKind, CreditKind, DerivationClass, Level, Modality, MutationKind, NameKind, OriginKind,
    PassageKind, Polarity, Precision, PublishedBasis as DateBasis, QuoteForm, SourceKind, Standing, ValueKind, Verdict,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The name of the schema that this module speaks.
pub const SCHEMA_NAME: &str = "rashomon.dossier/1";

/// Everything that was found out about a set of pages: one object for one story or a thousand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dossier {
    /// Always [`SCHEMA_NAME`].
    pub schema: String,
    /// The program that wrote the dossier.
    pub generator: Generator,
    /// Every page read, in a stable order.
    pub pages: Vec<Page>,
    /// The stories; every page stands in exactly one.
    pub stories: Vec<Story>,
    /// What was read and what was left out.
    pub coverage: Coverage,
}

/// The parts of a dossier, which may be made while they are asked for: pages first, stories next, coverage last.
pub trait Parts {
    /// Every page, in order.
    fn pages(&mut self) -> impl Iterator<Item = io::Result<Page>>;
    /// Every story, in order.
    fn stories(&mut self) -> impl Iterator<Item = io::Result<Story>>;
    /// What was read and left out, once all stories are made.
    fn coverage(&self) -> Coverage;
}

impl Dossier {
    /// The dossier of some parts.
    pub fn of(generator: Generator, parts: &mut impl Parts) -> io::Result<Dossier> {
        let pages = parts.pages().collect::<io::Result<_>>()?;
        let stories = parts.stories().collect::<io::Result<_>>()?;
        Ok(Dossier { schema: SCHEMA_NAME.to_owned(), generator, pages, stories, coverage: parts.coverage() })
    }
}

/// The program that wrote a dossier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Generator {
    /// The program's name.
    pub name: String,
    /// The program's version.
    pub version: String,
    /// Name and content hash of each model that took part.
    pub models: BTreeMap<String, String>,
}

/// One page as read and extracted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The id, made from the content: the same page has the same id everywhere.
    pub id: String,
    /// The path as given, a URL, `archive.warc.gz@OFFSET` or `articles.jsonl#LINE`.
    pub location: String,
    /// The address of the page where known.
    pub url: Option<String>,
    /// When the page was fetched, where known.
    pub retrieved: Option<String>,
    /// Other locations of the very same bytes: carriers, not witnesses.
    pub also_at: Vec<String>,
    /// Hash of the bytes as read, `blake3:…`.
    pub hash: String,
    /// Language code, such as `en`.
    pub language: String,
    /// Who publishes the page, where it says so.
    pub outlet: Option<Outlet>,
    /// The headline, where one was found.
    pub headline: Option<String>,
    /// The authors named.
    pub byline: Vec<String>,
    /// The place a report is dated from, such as `WASHINGTON`.
    pub dateline: Option<String>,
    /// When this text first appeared.
    pub published: Published,
    /// The agencies, outlets and contributors that the page credits.
    pub credits: Vec<Credit>,
    /// What the page says of itself and was used.
    pub meta: BTreeMap<String, String>,
    /// The article; its paragraphs are separated by one empty line.
    pub text: String,
    /// Where the words of `text` stand in the bytes of an HTML page, in order: `[start, end, first, last]`, a half-open
    /// range of code points of the text and one of bytes of the page. Words and bytes run alike where the words have as
    /// many bytes in UTF-8; otherwise the whole range of words comes from the whole range of bytes, as from `&amp;`.
    /// Empty for pages of other kinds.
    #[serde(default)]
    pub source_map: Vec<[usize; 4]>,
    /// What was removed from the page, and why.
    pub dropped: Vec<Dropped>,
    /// What went wrong or looked odd while the page was read.
    pub diagnostics: Vec<Diagnostic>,
}

/// Who publishes a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outlet {
    /// The outlet's name.
    pub name: String,
    /// Where the page says so; absent where the name was taken from the address.
    pub citation: Option<Citation>,
}

/// When a text first appeared, with the dates that were not believed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Published {
    /// ISO 8601 date or date and time; null where no date could be believed.
    pub value: Option<String>,
    /// How exact the value is.
    pub precision: Precision,
    /// What the value rests on.
    pub basis: DateBasis,
    /// Dates the page shows that were not believed.
    pub rejected: Vec<RejectedDate>,
}

/// A date that a page shows and that was not believed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RejectedDate {
    /// The date in ISO 8601.
    pub value: String,
    /// The reason, one plain sentence.
    pub why: String,
    /// Where the page shows it.
    pub citation: Citation,
}

/// A credit that a page gives to somebody else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Credit {
    /// Who is credited.
    pub to: String,
    /// What kind of party that is.
    pub kind: CreditKind,
    /// Where the page says so.
    pub citation: Citation,
}

/// A stretch of a page that is not part of the article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dropped {
    /// The words removed.
    pub text: String,
    /// The reason: `navigation`, `related-links`, `advert`, `comment`, `style`, `metadata`, …
    pub why: String,
}

/// Something noticed while a page was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How grave it is.
    pub level: Level,
    /// A stable short name of the observation.
    pub code: String,
    /// The observation for a human reader.
    pub message: String,
}

/// Exact words on a page: a half-open range of Unicode code points in one of its fields.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Citation {
    /// The id of the page.
    pub page: String,
    /// The field of the page; left out of the JSON where it is `text`.
    #[serde(default, skip_serializing_if = "Field::is_text")]
    pub field: Field,
    /// First code point of the range, counted in Unicode code points.
    pub start: usize,
    /// The code point after the range, counted in Unicode code points.
    pub end: usize,
    /// The very slice of the field.
    pub exact: String,
}

/// The field of a page that a citation points into.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Field {
    /// The article, `text`.
    #[default]
    Text,
    /// The headline, `headline`.
    Headline,
    /// A removed stretch by its position, `dropped/N`.
    Dropped(usize),
    /// Something the page says of itself, `meta/NAME`.
    Meta(String),
}

impl Field {
    /// Whether this is the article itself, the field that JSON leaves out.
    pub fn is_text(&self) -> bool {
        *self == Self::Text
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("text"),
            Self::Headline => f.write_str("headline"),
            Self::Dropped(n) => write!(f, "dropped/{n}"),
            Self::Meta(name) => write!(f, "meta/{name}"),
        }
    }
}

impl FromStr for Field {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let unknown = || format!("unknown field '{text}': expected text, headline, dropped/N or meta/NAME");
        match text.split_once('/') {
            None if text == "text" => Ok(Self::Text),
            None if text == "headline" => Ok(Self::Headline),
            Some(("dropped", n)) => n.parse().map(Self::Dropped).map_err(|_| unknown()),
            Some(("meta", name)) => Ok(Self::Meta(name.to_owned())),
            _ => Err(unknown()),
        }
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// All that was found about one event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// The id, made from the content.
    pub id: String,
    /// The headline chosen for the story.
    pub headline: String,
    /// Ids of the story's pages.
    pub pages: Vec<String>,
    /// First and last day of the reporting.
    pub period: Period,
    /// Who reported, whether or not the original is among the pages.
    pub origins: Vec<Origin>,
    /// Which page comes from which.
    pub derivations: Vec<Derivation>,
    /// What is said, one object for one question with its answers.
    pub claims: Vec<Claim>,
    /// Where answers differ, one object for each pair of answers.
    pub conflicts: Vec<Conflict>,
    /// What was changed from a page to the page that derives from it.
    pub mutations: Vec<Mutation>,
    /// Who is quoted, in which forms.
    pub quotes: Vec<Quote>,
    /// What happened when.
    pub timeline: Vec<Event>,
    /// The persons, bodies and places named.
    pub names: Vec<Name>,
}

/// First and last day, ISO 8601; null where unknown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
}

/// One reporting: an outlet, an agency or another body that stands behind pages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// The id within the story, such as `o1`.
    pub id: String,
    /// The name; null where nobody is named.
    pub name: Option<String>,
    /// What kind of party it is.
    pub kind: OriginKind,
    /// Whether the original itself is among the pages.
    pub present: bool,
    /// Pages whose first origin this is; every page has exactly one.
    pub pages: Vec<String>,
    /// Pages that owe this origin a part.
    pub also: Vec<String>,
    /// What says so.
    pub evidence: Vec<Evidence>,
}

/// One observation that speaks for an origin or a direction.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The kind of observation: `told-to`, `credit`, `byline`, `overlap`, `shared-error`, `canonical`, …
    pub kind: String,
    /// The words observed.
    pub citation: Citation,
}

/// One page comes from another page or from an absent original.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Derivation {
    /// The page that was derived.
    pub page: String,
    /// The id of the page or of the origin that it comes from.
    pub from: String,
    /// How it was derived.
    pub class: DerivationClass,
    /// Share of the page's sentences that come from the parent, 0 to 1.
    pub coverage: f64,
    /// Why it is this way round.
    pub direction: Direction,
    /// The passages that correspond.
    pub passages: Vec<Passage>,
}

/// How sure it is which page came first, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Direction {
    /// 0.5 is undecided, 1 is certain.
    pub confidence: f64,
    /// What speaks for the direction.
    pub evidence: Vec<Evidence>,
}

/// A passage of the parent and the passage that came from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    /// The words of the parent.
    pub from: Citation,
    /// The words of the derived page.
    pub to: Citation,
    /// Whether the words were kept.
    pub kind: PassageKind,
}

/// One question with its answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// The id within the story, such as `c1`.
    pub id: String,
    /// The clearest wording found; always one of the statements.
    pub text: String,
    /// What is asked.
    pub kind: ClaimKind,
    /// How firmly it stands.
    pub standing: Standing,
    /// Reports that answer the question, never more than the evidence supports.
    pub independent_origins: usize,
    /// Distinct first sources that those reports name; one where they name none, for somebody tells it.
    pub independent_sources: usize,
    /// In one line, what the counts rest on: how many reports, how many sources, and which.
    pub why: String,
    /// The answers given.
    pub answers: Vec<Answer>,
    /// Who says so, in which words.
    pub statements: Vec<Statement>,
}

impl Claim {
    /// The number of first sources, 0 where no statement names any.
    pub fn named_sources(&self) -> usize {
        if self.statements.iter().any(|s| !s.attribution.is_empty()) { self.independent_sources } else { 0 }
    }
}

/// One answer to a claim's question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The value where the answer is a quantity, a time, a place or a name.
    pub value: Option<Value>,
    /// The answer in words.
    pub text: String,
    /// Reports that give this answer.
    pub independent_origins: usize,
    /// Distinct first sources that those reports name; one where they name none, for somebody tells it.
    pub independent_sources: usize,
}

/// One sentence or clause of a page that gives an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// The words.
    pub citation: Citation,
    /// Position of the answer among the claim's answers.
    pub answer: usize,
    /// The origin of this sentence; a merged page has several.
    pub origin: String,
    /// On whose word it is said, nearest source first.
    pub attribution: Vec<Attribution>,
    /// The value said.
    pub value: Option<Value>,
    /// Whether it is affirmed or denied.
    pub polarity: Polarity,
    /// How it is put.
    pub modality: Modality,
    /// The words that soften it, such as `about`.
    pub hedges: Vec<String>,
}

/// One link of the chain of who says so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attribution {
    /// The source as the page names it.
    pub source: String,
    /// What kind of source it is.
    pub kind: SourceKind,
    /// The word that attributes, such as `confirmed`.
    pub cue: String,
    /// Where the page says so.
    pub citation: Citation,
}

/// A quantity, time, place or name that can be compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Value {
    /// What kind of value it is.
    pub kind: ValueKind,
    /// The lower end, or the value where there is only one.
    #[serde(with = "amount")]
    pub min: Option<f64>,
    /// The upper end of a range.
    #[serde(with = "amount")]
    pub max: Option<f64>,
    /// The unit, such as `people` or `mile`.
    pub unit: Option<String>,
    /// What is counted, such as `dead`.
    pub counted: Option<String>,
    /// How the value is bounded.
    pub bound: Bound,
    /// The time at which the value held, ISO 8601.
    pub as_of: Option<String>,
    /// The value for a human reader; left out where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Two answers that differ, and what explains it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Conflict {
    /// What differs.
    pub kind: ConflictKind,
    /// Whether it is a true conflict.
    pub verdict: Verdict,
    /// The id of the claim.
    pub claim: String,
    /// The reason, one plain sentence.
    pub why: String,
    /// The answers and who gives them.
    pub sides: Vec<Side>,
}

/// One side of a conflict.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// What this side says.
    pub value: String,
    /// Where it says so.
    pub citations: Vec<Citation>,
    /// Ids of the origins that say so.
    pub origins: Vec<String>,
}

/// A change made in the copying.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mutation {
    /// What was changed.
    pub kind: MutationKind,
    /// The words of the parent.
    pub before: Citation,
    /// The words of the derived page.
    pub after: Citation,
    /// The reason, one plain sentence.
    pub why: String,
}

/// A quotation in all the forms found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// The id within the story, such as `q1`.
    pub id: String,
    /// Who said it, where known.
    pub speaker: Option<Speaker>,
    /// The longest form found.
    pub text: String,
    /// Where it is quoted.
    pub occurrences: Vec<Occurrence>,
}

/// Who said a quotation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Speaker {
    /// The name or description.
    pub name: String,
    /// The office or function, where the pages give one.
    pub role: Option<String>,
    /// What kind of source the speaker is.
    pub kind: SourceKind,
}

/// One place where a quotation is quoted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Occurrence {
    /// The words.
    pub citation: Citation,
    /// How it is quoted.
    pub form: QuoteForm,
    /// The words that differ from the longest form.
    pub differs: Vec<String>,
}

/// One line of the timeline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// When it happened; vague dates stay vague.
    pub when: When,
    /// What happened.
    pub what: String,
    /// Who says so.
    pub citations: Vec<Citation>,
    /// Ids of the origins that say so.
    pub origins: Vec<String>,
}

/// A point in time as exact as the pages allow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct When {
    /// ISO 8601, cut to the precision: `2023-07` is a month.
    pub value: String,
    /// How exact the value is.
    pub precision: Precision,
    /// What the value rests on, for a reader of the JSON.
    pub basis: String,
}

/// A name and what is known of its bearer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Name {
    /// The fullest form of the name.
    pub name: String,
    /// What bears the name.
    pub kind: NameKind,
    /// Other forms found.
    pub aliases: Vec<String>,
    /// The position, where the name is a place of the gazetteer.
    pub place: Option<Place>,
    /// Other places that the name could mean, likeliest first.
    #[serde(default)]
    pub alternatives: Vec<Place>,
    /// Where it is named.
    pub citations: Vec<Citation>,
}

/// A position on the earth, WGS 84.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// The id in GeoNames, where known.
    pub geonames: Option<u64>,
}

/// What was read and what was left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    /// Number of pages read.
    pub pages_read: usize,
    /// What could not be read.
    pub skipped: Vec<Skipped>,
    /// Statements told by one page only and aligned with no other.
    pub unaligned_statements: usize,
}

/// Something that could not be read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Skipped {
    /// Where it lies.
    pub location: String,
    /// The reason, for a human reader.
    pub why: String,
}

/// Numbers without a fraction are written as integers: `14`, not `14.0`.
mod amount {
    use serde::{Deserialize, Deserializer, Serializer};

    /// Above this, neighbouring integers are no longer told apart by a double.
    const EXACT: f64 = 9_007_199_254_740_992.0;

    #[expect(clippy::ref_option, reason = "the signature that serde asks for")]
    pub fn serialize<S: Serializer>(number: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
        match *number {
            None => serializer.serialize_none(),
            Some(n) if n.fract() == 0.0 && n.abs() < EXACT => serializer.serialize_i64(n as i64),
            Some(n) => serializer.serialize_f64(n),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
        Option::deserialize(deserializer)
    }
}
