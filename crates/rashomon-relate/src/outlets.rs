//! Names of outlets: which are the same, and which outlet a page says did the work.

use rashomon_model::agency;
use rashomon_model::outlet::{host_of, same_outlet};
use rashomon_model::{Account, Citation, CreditKind, NameKind, SourceKind, Span};

use crate::uses::{Known, Used};

/// An outlet or agency whose work a page says it tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Cited {
    /// The name as written; `None` for "(Agencies)".
    pub name: Option<String>,
    /// How it is cited.
    pub how: How,
    /// Whether the name stands for an agency.
    pub agency: bool,
    /// The words.
    pub citation: Citation,
}

/// How an outlet is cited, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// A source spoke to it: "told The Hill".
    ToldTo,
    /// It did the looking itself: "seen by the Ledger".
    OwnWork,
    /// It reported: "the Ledger reported", "according to the Ledger".
    Reported,
    /// A credit line.
    Credit,
    /// Not at all: pages that share a text show that it stood elsewhere.
    Implied,
    /// Not at all: nobody signs a text that another outlet has, too.
    Unsigned,
}

/// Everyone else whose work the page says it tells, strongest first, and where it says that its own outlet did the work.
pub fn cited(account: &Account, used: &[Used], known: &Known) -> [Vec<Cited>; 2] {
    let by_use = used
        .iter()
        .filter(|used| known.has(used))
        .flat_map(|used| used.places.iter().map(|(span, how)| cite(account, &used.name, *how, *span)));
    let (mut own, mut others): (Vec<Cited>, Vec<Cited>) =
        everyone(account).into_iter().chain(by_use).partition(|c| own(account, c));
    own.retain(|c| matches!(c.how, How::ToldTo | How::OwnWork));
    // "With material from the Ledger and agencies": who is named says more.
    let rank = |c: &Cited| (c.how, c.name.is_none(), c.citation.clone(), c.name.clone());
    others.sort_by_key(rank);
    others.dedup();
    [others, own]
}

fn own(account: &Account, cited: &Cited) -> bool {
    let outlet = account.article.outlet.as_ref().map(|o| o.name.as_str());
    let host = account.url.as_deref().and_then(host_of);
    let same = |mine: Option<&str>| matches!((mine, &cited.name), (Some(mine), Some(name)) if same_outlet(mine, name));
    same(outlet) || same(host)
}

fn everyone(account: &Account) -> Vec<Cited> {
    let mut found = credits(account);
    found.extend(told_to(account));
    found.extend(own_observation(account));
    found.extend(reported(account));
    found.extend(unnamed_report(account));
    found
}

/// Words that say that another outlet had it first without saying which: "first reported by a specialist site".
const FIRST_REPORTED: &str = "first reported by a, originally reported by a, previously reported by a, first published by a, \
                              first revealed by a, reported first by a";

fn unnamed_report(account: &Account) -> Option<Cited> {
    let sentences = account.analysis.sentences.iter().filter(|s| !s.apparatus);
    let says = |words: &str| FIRST_REPORTED.split(", ").find_map(|w| words.find(w).map(|at| (at, at + w.len())));
    sentences.into_iter().find_map(|s| {
        let words = s.span.of(&account.article.text);
        // A glance, since hardly any sentence says so.
        let (from, to) = words.contains(" by a").then(|| says(words)).flatten()?;
        let rest = words[to..].strip_prefix('n').unwrap_or(&words[to..]);
        rest.starts_with(' ').then(|| Cited {
            name: None,
            how: How::OwnWork,
            agency: false,
            citation: Citation::text(account.page, Span::new(s.span.start as usize + from, s.span.start as usize + to)),
        })
    })
}

fn credits(account: &Account) -> Vec<Cited> {
    let credit = |c: &rashomon_model::Credit| {
        let (name, agency) = match c.kind {
            CreditKind::Agency => (Some(agency::canonical(&c.to).unwrap_or(&c.to).to_owned()), true),
            CreditKind::Outlet => (Some(c.to.clone()), false),
            CreditKind::UnnamedAgency => (None, true),
            CreditKind::Contributor => return None,
        };
        Some(Cited { name, how: How::Credit, agency, citation: c.citation.clone() })
    };
    account.article.credits.iter().filter_map(credit).collect()
}

fn told_to(account: &Account) -> Vec<Cited> {
    hearers(account).map(|span| cite(account, span.of(&account.article.text), How::ToldTo, span)).collect()
}

/// The names of outlets to which somebody spoke. "Told this newspaper" names nobody: it is the page's own, or was that of the
/// page whose words it keeps.
pub fn hearers(account: &Account) -> impl Iterator<Item = Span> {
    let named = |span: &Span| !span.of(&account.article.text).to_lowercase().starts_with("this ");
    account.analysis.attributions.iter().filter_map(|a| a.told_to).filter(named)
}

/// Outlets and agencies that a statement is told after.
fn reported(account: &Account) -> Vec<Cited> {
    let media = account.analysis.attributions.iter().filter(|a| a.kind == SourceKind::Media);
    let named = media.filter_map(|a| Some((account.analysis.entities.get(a.entity? as usize)?, a.source?)));
    let outlets = named.filter(|(e, _)| matches!(e.kind, NameKind::Organisation | NameKind::Other));
    outlets.map(|(e, source)| cite(account, &e.name, How::Reported, source)).collect()
}

fn own_observation(account: &Account) -> Vec<Cited> {
    let media = |a: &&rashomon_model::Attribution| a.kind == SourceKind::OwnObservation;
    let name = |a: &rashomon_model::Attribution| {
        let entity = &account.analysis.entities[a.entity? as usize];
        let outlet = matches!(entity.kind, NameKind::Organisation | NameKind::Other);
        outlet.then(|| (entity.name.clone(), a.source.or(a.cue)))
    };
    let named = account.analysis.attributions.iter().filter(media).filter_map(name);
    let told = named.filter_map(|(name, span)| Some(cite(account, &name, How::OwnWork, span?)));
    told.chain(seen_by(account)).collect()
}

/// What reporters do with a document before they tell of it.
const LOOKED: &str = "seen viewed reviewed obtained consulted verified examined inspected checked heard";

/// "An e-mail seen by Confederation News Network": the outlets that are said to have looked for themselves.
fn seen_by(account: &Account) -> Vec<Cited> {
    let text = &account.article.text;
    let outlets =
        account.analysis.entities.iter().filter(|e| matches!(e.kind, NameKind::Organisation | NameKind::Other));
    let mentions = outlets.flat_map(|e| e.mentions.iter().map(|m| (*m, e.name.as_str())));
    let looked = |m: &(Span, &str)| {
        let before = text[..m.0.start as usize].trim_end();
        let before = before.strip_suffix(" the").unwrap_or(before);
        before.strip_suffix(" by").is_some_and(|b| LOOKED.split(' ').any(|w| b.ends_with(w)))
    };
    mentions.filter(looked).map(|(span, name)| cite(account, name, How::OwnWork, span)).collect()
}

fn cite(account: &Account, name: &str, how: How, span: Span) -> Cited {
    let name = name.strip_prefix("the ").unwrap_or(name);
    let agency = agency::canonical(name);
    let name = Some(agency.unwrap_or(name).to_owned());
    Cited { name, how, agency: agency.is_some(), citation: Citation::text(account.page, span) }
}
