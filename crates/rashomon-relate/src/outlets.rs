//! Names of outlets: which are the same, and which outlet a page says did the work.

use rashomon_model::outlet::{host_of, same_outlet};
use rashomon_model::{Account, Citation, CreditKind, NameKind, SourceKind, Span};

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
    /// A credit line.
    Credit,
}

/// Everyone whose work the page says it tells, apart from the page's own outlet, strongest first.
pub fn cited(account: &Account) -> Vec<Cited> {
    let mut found: Vec<Cited> = everyone(account).into_iter().filter(|c| !own(account, c)).collect();
    found.sort_by(|a, b| (a.how, &a.citation, &a.name).cmp(&(b.how, &b.citation, &b.name)));
    found.dedup();
    found
}

/// Where the page says that its own outlet did the work.
pub fn own_work(account: &Account) -> Vec<Cited> {
    everyone(account).into_iter().filter(|c| c.how != How::Credit && own(account, c)).collect()
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
    found
}

fn credits(account: &Account) -> Vec<Cited> {
    let credit = |c: &rashomon_model::Credit| {
        let (name, agency) = match c.kind {
            CreditKind::Agency => (Some(c.to.clone()), true),
            CreditKind::Outlet => (Some(c.to.clone()), false),
            CreditKind::UnnamedAgency => (None, true),
            CreditKind::Contributor => return None,
        };
        Some(Cited { name, how: How::Credit, agency, citation: c.citation.clone() })
    };
    account.article.credits.iter().filter_map(credit).collect()
}

fn told_to(account: &Account) -> Vec<Cited> {
    let text = &account.article.text;
    let spans = account.analysis.attributions.iter().filter_map(|a| a.told_to);
    spans.map(|span| cite(account, span.of(text), How::ToldTo, span)).collect()
}

fn own_observation(account: &Account) -> Vec<Cited> {
    let text = &account.article.text;
    let media = |a: &&rashomon_model::Attribution| a.kind == SourceKind::OwnObservation;
    let name = |a: &rashomon_model::Attribution| {
        let entity = &account.analysis.entities[a.entity? as usize];
        let outlet = matches!(entity.kind, NameKind::Organisation | NameKind::Other);
        outlet.then(|| (entity.name.clone(), a.source.or(a.cue)))
    };
    let named = account.analysis.attributions.iter().filter(media).filter_map(name);
    named
        .filter_map(|(name, span)| Some(cite(account, &name, How::OwnWork, span?)))
        .filter(|_| !text.is_empty())
        .collect()
}

fn cite(account: &Account, name: &str, how: How, span: Span) -> Cited {
    let name = name.strip_prefix("the ").unwrap_or(name).to_owned();
    let agency = account.article.credits.iter().any(|c| c.kind == CreditKind::Agency && same_outlet(&c.to, &name));
    Cited { name: Some(name), how, agency, citation: Citation::text(account.page, span) }
}
