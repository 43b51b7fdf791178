//! The vocabulary of Rashomon: what a page, an article, an analysis, a lineage and a reconciled story are.
//!
//! Plain data and nothing else: every stage takes some of these types and gives others, and the stages know
//! one another only through them. Spans count **bytes** of UTF-8 text and always fall on character
//! boundaries; the dossier's code points are counted when a report is written.

pub mod account;
pub mod agency;
pub mod analysis;
pub mod article;
pub mod citation;
pub mod corpus;
pub mod diagnostic;
pub mod hands;
pub mod id;
pub mod lineage;
pub mod moment;
pub mod outlet;
pub mod page;
pub mod source_map;
pub mod span;
pub mod story;
pub mod time;
pub mod timex;
pub mod vectors;
pub mod wording;

pub use account::Account;
pub use analysis::{
    Analysis, Anchor, Attribution, Bound, Entity, Modality, NameKind, Place, Polarity, Quantity, Quotation, QuoteForm,
    Sentence, SourceKind, Statement, StemId, Token, TokenKind,
};
pub use article::{Article, Credit, CreditKind, DateCandidate, DateSource, Dateline, Dropped, Outlet};
pub use citation::{Citation, Field};
pub use corpus::{Corpus, Skipped};
pub use diagnostic::{Diagnostic, Level};
pub use hands::{Alone, Hands};
pub use id::{OriginId, PageId};
pub use lineage::{
    Derivation, DerivationClass, Direction, Evidence, Lineage, Origin, OriginKind, Parent, Passage, PassageKind,
};
pub use moment::{Moment, Precision};
pub use page::{Content, Page, Record};
pub use source_map::{Offsets, Run, SourceMap};
pub use span::Span;
pub use story::{
    Answer, Claim, ClaimKind, ClaimStatement, Conflict, ConflictKind, Mutation, MutationKind, NameEntry, Occurrence,
    Published, PublishedBasis, QuoteGroup, Reconciliation, Rejected, Side, Source, Speaker, Standing, Story,
    TimelineEntry, Value, ValueKind, Verdict,
};
pub use time::{DayPart, Holiday, Loose, Step, Tense, TimeExpression, TimeForm, TimeUnit, YearPart, YearTold};
pub use timex::{Timex, TimexKind};
pub use vectors::{Nearness, Vectors};
