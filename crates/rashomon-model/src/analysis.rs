//! What the words of one article say, without comparing it with any other.

use jiff::civil::Date;

use crate::{Span, TimeExpression};
use serde::{Deserialize, Serialize};

/// The analysis of one article. All spans count bytes of `Article::text`; all indices point into the lists here.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// Sentences in order; they do not overlap.
    pub sentences: Vec<Sentence>,
    /// Words, numbers and punctuation in order.
    pub tokens: Vec<Token>,
    /// The same of the headline; their spans count bytes of `Article::headline`.
    pub headline: Vec<Token>,
    /// Everything with a name, one entry per identity inside the page, in order of first mention.
    pub entities: Vec<Entity>,
    /// Figures in order.
    pub quantities: Vec<Quantity>,
    /// Time expressions in order.
    pub times: Vec<TimeExpression>,
    /// Who is said to have said what, in order of content.
    pub attributions: Vec<Attribution>,
    /// Words between quotation marks, in order.
    pub quotations: Vec<Quotation>,
    /// What is stated, in order: sentences, or clauses where a sentence states several things.
    pub statements: Vec<Statement>,
}

/// One sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Its words, without white space at the ends.
    pub span: Span,
    /// Number of its paragraph, from 0.
    pub paragraph: u32,
    /// Its tokens: `tokens[first..end]`.
    pub first_token: u32,
    /// One past its last token.
    pub end_token: u32,
    /// Whether it is a credit, contributor, correction or update line, which states nothing about the event.
    pub apparatus: bool,
}

/// The identity of a stem: a hash of the lower-cased, stemmed word, the same on every machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StemId(pub u64);

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TokenKind {
    /// A word.
    Word,
    /// Digits, with their separators.
    Number,
    /// Anything else that is not white space.
    Punctuation,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Token {
    /// Its characters.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Its stem.
    pub stem: StemId,
    /// Whether it is a function word.
    pub stop: bool,
    /// Inverse document frequency, natural logarithm; 0 for punctuation and function words.
    pub idf: f32,
    /// Its row in the table of word vectors, where it has one.
    pub row: Option<u32>,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// A building, base, ship or other facility.
    Facility,
    /// A people, nationality or other group.
    Group,
    /// A name whose kind could not be told.
    Other,
}

/// One named identity inside a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// The fullest form in the page.
    pub name: String,
    /// What it names.
    pub kind: NameKind,
    /// Other forms in the page, in order of first mention.
    pub aliases: Vec<String>,
    /// The office or role the page gives it, as written ("Kremlin spokesperson").
    pub role: Option<String>,
    /// Where it is named, in order.
    pub mentions: Vec<Span>,
    /// Where it is: for a place that the gazetteer knows what the name most likely means in this page, then what else
    /// it could, likeliest first.
    pub places: Vec<Place>,
}

/// A position on the earth, WGS 84.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Its number in GeoNames, where known.
    pub geonames: Option<u32>,
}

/// How a figure bounds what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// As stated.
    Exact,
    /// "at least", "more than".
    AtLeast,
    /// "up to", "fewer than", "as many as".
    AtMost,
    /// "about", "some", "nearly".
    About,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// The number with its bound words and unit ("at least 14 people").
    pub span: Span,
    /// The number alone; both ends of a range.
    pub number: Span,
    /// The words or mark of its unit, where it has one; for an age with "old".
    pub unit_span: Option<Span>,
    /// The words that bound it or open its range ("at least", "or more", "between"), without the number.
    pub bound_span: Option<Span>,
    /// Its sentence.
    pub sentence: u32,
    /// The least value it states, where it states one; in `unit`.
    pub min: Option<f64>,
    /// The greatest.
    pub max: Option<f64>,
    /// How it bounds.
    pub bound: Bound,
    /// What is measured in: `people`, `percent`, `USD`, `mile`, `hour`, `count`, `share` of a whole, `per-100000` for a
    /// rate; for what is no measure `ordinal`, `label` or `score`.
    pub unit: String,
    /// Stem of the head word of what is counted ("troops", "dead"), where one was found.
    pub counted: Option<StemId>,
    /// The words of what is counted.
    pub counted_span: Option<Span>,
    /// The phrase right behind that restricts it ("in Niger", "of them", "over the past three years").
    pub scope: Option<Span>,
    /// The time that the sentence says it holds for ("as of Tuesday", "by noon"): the words of the time.
    pub as_of: Option<Span>,
    /// Whether it is an ordinal, a label or a score ("the 101st base", "bulletin no. 4", "3-2") rather than a count.
    pub ordinal: bool,
}

/// What sort of source a statement names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A person with a name.
    NamedPerson,
    /// An organisation with a name, or an office ("the coast guard").
    NamedOrganisation,
    /// An official without a name.
    AnonymousOfficial,
    /// A document.
    Document,
    /// Another outlet or agency.
    Media,
    /// Somebody who was there.
    Witness,
    /// The reporter's own eyes.
    OwnObservation,
    /// A source of no told kind ("sources", "reports"), or none told at all ("reportedly").
    Unspecified,
}

/// One attribution: somebody said something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attribution {
    /// The words that name the source, where it is named; for what carries on a speaker without naming him, where he was
    /// last named before.
    pub source: Option<Span>,
    /// The source as a reader would name it, with pronouns and titles resolved ("Lloyd Austin"); empty where the page leaves
    /// it open ("reportedly", "it is believed that").
    pub name: String,
    /// Its entity, where it has a name.
    pub entity: Option<u32>,
    /// What sort of source.
    pub kind: SourceKind,
    /// The cue ("said", "according to"), where there is one in the text.
    pub cue: Option<Span>,
    /// What is attributed.
    pub content: Span,
    /// How it is told.
    pub form: QuoteForm,
    /// The outlet the source spoke to ("told The Hill"), as a span.
    pub told_to: Option<Span>,
    /// The attribution this one is nested in ("the ministry, quoted by Xinhua"): an index.
    pub via: Option<u32>,
}

/// How words are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuoteForm {
    /// Between quotation marks.
    Direct,
    /// Reported speech.
    Indirect,
    /// Reported speech with words between marks.
    Mixed,
}

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quotation {
    /// The words, without the marks.
    pub span: Span,
    /// The attribution that names the speaker: an index.
    pub attribution: Option<u32>,
    /// Whether only a phrase inside the paper's own sentence stands between the marks.
    pub form: QuoteForm,
}

/// Whether a statement affirms or denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// It is so.
    Affirmed,
    /// It is not so.
    Denied,
}

/// How firmly a statement is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Modality {
    /// Told as a fact.
    Asserted,
    /// Told on somebody's word.
    Reported,
    /// Told as possible.
    Possible,
    /// Told as planned or under way.
    Planned,
    /// Told as alleged.
    Alleged,
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Its words.
    pub span: Span,
    /// Its sentence.
    pub sentence: u32,
    /// Its tokens: `tokens[first..end]`.
    pub first_token: u32,
    /// One past its last token.
    pub end_token: u32,
    /// Attributions that hold for it and tell whose word it is, nearest source first, but last those of whom another only
    /// tells; where none is in it, those of the statement before that it carries on.
    pub attributions: Vec<u32>,
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// How firmly.
    pub modality: Modality,
    /// Hedging words in it.
    pub hedges: Vec<Span>,
    /// Whether what it tells is done (`true`: perfect or past), or not (`false`: future, planned, present).
    pub completed: bool,
}

impl Analysis {
    /// Gives back what its lists hold in reserve for growing: a corpus holds many thousands of analyses.
    pub fn shrink_to_fit(&mut self) {
        self.sentences.shrink_to_fit();
        self.tokens.shrink_to_fit();
        self.headline.shrink_to_fit();
        self.entities.shrink_to_fit();
        self.quantities.shrink_to_fit();
        self.times.shrink_to_fit();
        self.attributions.shrink_to_fit();
        self.quotations.shrink_to_fit();
        self.statements.shrink_to_fit();
    }

    /// The tokens of a range such as a sentence's or a statement's.
    pub fn tokens_of(&self, first: u32, end: u32) -> &[Token] {
        &self.tokens[first as usize..end as usize]
    }

    /// The entity mentions inside a span: entity index and span, in order.
    pub fn mentions_in(&self, span: Span) -> Vec<(usize, Span)> {
        let inside = |(index, entity): (usize, &Entity)| -> Vec<(usize, Span)> {
            entity.mentions.iter().filter(|m| span.contains(**m)).map(|m| (index, *m)).collect()
        };
        let mut found: Vec<_> = self.entities.iter().enumerate().flat_map(inside).collect();
        found.sort_by_key(|(index, mention)| (mention.start, mention.end, *index));
        found
    }

    /// The figures inside a span, in order.
    pub fn quantities_in(&self, span: Span) -> impl Iterator<Item = &Quantity> {
        self.quantities.iter().filter(move |q| span.contains(q.number))
    }

    /// The time expressions inside a span, in order.
    pub fn times_in(&self, span: Span) -> impl Iterator<Item = &TimeExpression> {
        self.times.iter().filter(move |t| span.contains(t.span))
    }

    /// The quotations that lie inside a span, in order.
    pub fn quotations_in(&self, span: Span) -> impl Iterator<Item = &Quotation> {
        self.quotations.iter().filter(move |q| span.contains(q.span))
    }

    /// The sentence that holds a byte offset.
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        let after = self.sentences.partition_point(|s| s.span.start <= offset);
        after.checked_sub(1).filter(|&i| offset < self.sentences[i].span.end)
    }
}

/// The day that relative time expressions count from.
pub type Anchor = Option<Date>;
