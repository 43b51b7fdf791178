//! An article: the page without its furniture, and what the page says of itself.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::{Citation, Diagnostic, Moment, Precision, Rejected, SourceMap, Span};
use serde::{Deserialize, Serialize};

/// The article of one page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// BCP 47 code of the language the text is most likely in, such as `en`; `und` where it cannot be told.
    pub language: String,
    /// Who publishes the page.
    pub outlet: Option<Outlet>,
    /// The headline.
    pub headline: Option<String>,
    /// The authors, as persons' names without "By".
    pub byline: Vec<String>,
    /// The dateline at the head of the text.
    pub dateline: Option<Dateline>,
    /// Every date the page gives for itself, each with its evidence, most trustworthy first.
    pub dates: Vec<DateCandidate>,
    /// Dates that the page gives and that it cannot have been published on.
    pub rejected: Vec<Rejected>,
    /// Whom the page credits: agencies, outlets, contributors.
    pub credits: Vec<Credit>,
    /// What the page says of itself, by name (`shown-date`, `byline`, `article:published_time`, …).
    pub meta: BTreeMap<String, String>,
    /// Paragraphs separated by one empty line; with dateline, credit, contributor and correction lines, without
    /// headline, byline line, shown date and captions.
    pub text: String,
    /// Where the words of `text` stand in the bytes of an HTML page; empty for other pages.
    pub source: SourceMap,
    /// Spans of `text` that are no statements: credit, contributor, correction and update lines, datelines.
    pub apparatus: Vec<Span>,
    /// What was taken for furniture, in page order.
    pub dropped: Vec<Dropped>,
    /// What extraction had to leave out or guess.
    pub diagnostics: Vec<Diagnostic>,
}

impl Article {
    /// The day that the page gives for itself: that of its most trustworthy date exact to the day.
    ///
    /// A time told in UTC may lie on another day than the one the outlet's readers saw. Where the page's own lines or
    /// its address give the day before or after, and a time zone can explain that, theirs is the day.
    pub fn shown_day(&self) -> Option<&DateCandidate> {
        let best = self.dates.iter().find(|date| date.moment.precision >= Precision::Day)?;
        let mut local = self.dates.iter().filter(|date| date.source.is_local());
        let agrees = local.clone().any(|date| date.moment.date == best.moment.date);
        Some(local.find(|date| !agrees && best.moment.is_elsewhere(date.moment)).unwrap_or(best))
    }
}

/// Who publishes the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlet {
    /// The name as the page gives it.
    pub name: String,
    /// The words that say so, where they stand in a field of the page.
    pub citation: Option<Citation>,
}

/// The dateline: `CEBU CITY (Tala Pacific Wire) - `.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dateline {
    /// The place, as written.
    pub place: String,
    /// The whole dateline with its dash, in the text.
    pub span: Span,
}

/// One date that a page gives for itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateCandidate {
    /// The date.
    pub moment: Moment,
    /// As written.
    pub written: String,
    /// Where it stands.
    pub source: DateSource,
    /// The words.
    pub citation: Citation,
}

/// Where a page's own date stands, most trustworthy first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DateSource {
    /// `datePublished` in JSON-LD.
    JsonLd,
    /// A meta element for the time of publication.
    Meta,
    /// A `time` element.
    TimeElement,
    /// The date column of a record.
    Record,
    /// A line a reader sees near the headline.
    VisibleLine,
    /// A date in the address.
    Url,
    /// A date in the text itself, such as in a dateline.
    Text,
    /// The time of a change, not of publication.
    Modified,
    /// The month in the address of the page's picture.
    Upload,
    /// The year in a notice of rights.
    Copyright,
}

impl DateSource {
    /// Whether the day is the one that the outlet's own readers saw.
    fn is_local(self) -> bool {
        matches!(self, DateSource::VisibleLine | DateSource::Url)
    }
}

/// Whom a page credits for its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    /// The credited name, as written.
    pub to: String,
    /// What kind of credit.
    pub kind: CreditKind,
    /// The words.
    pub citation: Citation,
}

/// What kind of credit a line gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CreditKind {
    /// A named news agency.
    Agency,
    /// A named outlet.
    Outlet,
    /// A person who contributed.
    Contributor,
    /// "(Agencies)" and the like.
    UnnamedAgency,
}

/// A piece of a page that is not the article's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// Its words.
    pub text: String,
    /// Why it was dropped: `navigation`, `related-links`, `advert`, `comment`, `style`, `metadata`, `share`,
    /// `caption`, `boilerplate`, `headline`, `byline`, `date`, `duplicate`, `standfirst`, `hidden`.
    pub why: Cow<'static, str>,
}
