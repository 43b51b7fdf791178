//! The plain English word for each kind that a dossier names.

use crate::clean;
use crate::dossier::{
    Answer, Claim, ConflictKind, CreditKind, DateBasis, DerivationClass, Modality, MutationKind, NameKind, OriginKind,
    Polarity, QuoteForm, Standing, Verdict,
};

/// An answer in as few words as tell it: its value, or that none is given where others give one, or else its wording.
pub(crate) fn answer(claim: &Claim, answer: &Answer) -> String {
    let value = |answer: &Answer| answer.value.as_ref().and_then(|value| value.text.clone());
    match value(answer) {
        Some(value) => clean::line(&value),
        None if claim.answers.iter().any(|other| value(other).is_some()) => "none given".to_owned(),
        None => clean::line(&answer.text),
    }
}

pub(crate) fn class(class: DerivationClass) -> &'static str {
    match class {
        DerivationClass::Copy => "copy",
        DerivationClass::LightEdit => "light edit",
        DerivationClass::Excerpt => "excerpt",
        DerivationClass::Rewrite => "rewrite",
        DerivationClass::Update => "update",
        DerivationClass::Merge => "merge",
    }
}

/// What became of a difference of some kind: what is told of one name in two ways is no definition.
pub(crate) fn verdict(kind: ConflictKind, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Definition if kind == ConflictKind::Name => "other spelling",
        Verdict::Conflict => "conflict",
        Verdict::Update => "later update",
        Verdict::Scope => "other scope",
        Verdict::Rounding => "rounding or bound",
        Verdict::Definition => "other definition",
        Verdict::SameOrigin => "same origin",
    }
}

pub(crate) fn conflict(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::Value => "figure",
        ConflictKind::Time => "time",
        ConflictKind::Place => "place",
        ConflictKind::Name => "name",
        ConflictKind::Status => "state of affairs",
        ConflictKind::Cause => "cause",
        ConflictKind::Attribution => "word against word",
    }
}

pub(crate) fn mutation(kind: MutationKind) -> &'static str {
    match kind {
        MutationKind::NumberChanged => "number changed",
        MutationKind::DateShifted => "date shifted",
        MutationKind::NameChanged => "name changed",
        MutationKind::PlaceChanged => "place changed",
        MutationKind::StatusChanged => "status changed",
        MutationKind::NationalityChanged => "nationality changed",
        MutationKind::HedgeLost => "hedge lost",
        MutationKind::AttributionLost => "source lost",
        MutationKind::ScopeLost => "scope lost",
        MutationKind::DetailAdded => "detail added",
        MutationKind::DetailLost => "detail lost",
        MutationKind::QuoteAltered => "quotation altered",
        MutationKind::QuoteTrimmed => "quotation trimmed",
        MutationKind::PolarityChanged => "yes and no swapped",
        MutationKind::HeadlineChanged => "headline changed",
    }
}

pub(crate) fn standing(claim: &Claim) -> &'static str {
    match claim.standing {
        Standing::Corroborated => "corroborated",
        Standing::SingleSource if claim.independent_sources > 1 => "no answer corroborated",
        Standing::SingleSource => "single source",
        Standing::SingleOrigin => "one report",
        Standing::Disputed => "disputed",
    }
}

pub(crate) fn origin(kind: OriginKind) -> &'static str {
    match kind {
        OriginKind::Outlet => "outlet",
        OriginKind::Agency => "agency",
        OriginKind::Institution => "institution",
        OriginKind::Unknown => "unknown",
    }
}

pub(crate) fn credit(kind: CreditKind) -> &'static str {
    match kind {
        CreditKind::Agency => "agency",
        CreditKind::Outlet => "outlet",
        CreditKind::Contributor => "contributor",
        CreditKind::UnnamedAgency => "agency without a name",
    }
}

pub(crate) fn basis(basis: DateBasis) -> &'static str {
    match basis {
        DateBasis::Page => "as the page says",
        DateBasis::Text => "as the text implies",
        DateBasis::OtherPages => "as the other pages imply",
    }
}

pub(crate) fn form(form: QuoteForm) -> &'static str {
    match form {
        QuoteForm::Direct => "in quotation marks",
        QuoteForm::Indirect => "in the page's words",
        QuoteForm::Mixed => "partly in quotation marks",
    }
}

pub(crate) fn name(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "Persons",
        NameKind::Organisation => "Organisations",
        NameKind::Place => "Places",
        NameKind::Facility => "Facilities",
        NameKind::Group => "Groups",
        NameKind::Other => "Other names",
    }
}

/// How a statement is put, where it is anything but a plain assertion.
pub(crate) fn manner(modality: Modality, polarity: Polarity) -> Option<&'static str> {
    match (polarity, modality) {
        (Polarity::Denied, _) => Some("denied"),
        (_, Modality::Possible) => Some("possible"),
        (_, Modality::Planned) => Some("planned"),
        (_, Modality::Alleged) => Some("alleged"),
        (_, Modality::Asserted | Modality::Reported) => None,
    }
}

/// A kind that the contract leaves open, such as `told-to`, read aloud.
pub(crate) fn open_kind(kind: &str) -> String {
    crate::clean::line(&kind.replace('-', " "))
}

/// `1 page`, `2 pages`.
pub(crate) fn count(number: usize, singular: &str) -> String {
    match number {
        1 => format!("1 {singular}"),
        _ => format!("{number} {singular}s"),
    }
}

/// A share as a percentage without decimals.
pub(crate) fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// `No story`, `1 story`, `2 stories`.
pub(crate) fn stories(number: usize) -> String {
    match number {
        0 => "No story".to_owned(),
        1 => "1 story".to_owned(),
        n => format!("{n} stories"),
    }
}
