//! Whether a page is told after an outlet that it cites: the page as a whole, and not one fact on the way.

use rashomon_model::outlet::same_outlet;
use rashomon_model::{Field, Span, agency};

use crate::direction::Member;
use crate::outlets::{Cited, How};

/// Sentences at the head of a page in which it says after whom it tells its story, for each sentence that says so: who is
/// named once is named at once, who is named again and again may be named later.
const LEAD: usize = 2;
/// Sentences among the first of which the outlet is named, be it cited there or not. What a page adds to its own account on
/// another's word comes behind them, also where it comes twice.
const HEAD: usize = 3;
/// Sentences told after an agency, from which a page without a reporter of its own that thanks it for its help is told after
/// it: nobody else's reporters are there to have asked.
const TALKS: usize = 2;
/// Lines at either end of a page among which a credit speaks for the page, and not for a picture or a passage.
const ENDS: usize = 2;

/// Whether the page as a whole is told after whom it cites, and not just one fact on the way.
pub fn tells_after(member: Member<'_>, cited_one: &Cited) -> bool {
    let Member { account, profile, .. } = member;
    let in_text = |c: &Cited| c.citation.field == Field::Text && c.citation.page == account.page;
    if cited_one.how == How::Credit {
        let words = cited_one.citation.span;
        let before = profile.lines.iter().filter(|l| l.span.end <= words.start).count();
        let at_an_end = before < ENDS || profile.lines.len() - before < ENDS;
        return !in_text(cited_one) || at_an_end && !helped(words.of(&account.article.text));
    }
    let line = |span: Span| profile.lines.iter().position(|l| l.span.meets(span));
    let cited = member.cited.iter().filter(|c| c.how != How::Credit && same_origin(c, cited_one));
    let mut lines: Vec<usize> = cited.filter_map(|c| line(c.citation.span)).collect();
    lines.sort_unstable();
    lines.dedup();
    let entities = account.analysis.entities.iter();
    let named = entities.filter(|e| cited_one.name.as_deref().is_some_and(|name| same_outlet(name, &e.name)));
    let thanked = || member.cited.iter().any(|c| c.how == How::Credit && same_origin(c, cited_one));
    if account.article.byline.is_empty() && lines.len() >= TALKS && thanked() {
        return true;
    }
    let mut mentions = named.flat_map(|e| &e.mentions).filter_map(|mention| line(*mention));
    lines
        .first()
        .is_none_or(|first| *first < LEAD * lines.len() && (*first < HEAD || mentions.any(|mention| mention < HEAD)))
}

/// Whether a credit thanks an agency for its help. An agency that names its own people wrote the page, and the line was
/// left in: "Associated Press writer Jan Novak contributed", "Additional reporting by Jan Novak".
pub fn helped(credit: &str) -> bool {
    const STAFF: &str = "writer reporter journalist correspondent";
    let contributed = credit.contains("contributed") && !STAFF.split(' ').any(|staff| credit.contains(staff));
    let helper = credit.strip_prefix("Additional reporting by ").map(|by| by.trim_end_matches('.'));
    contributed || helper.is_some_and(|by| agency::canonical(by.strip_prefix("the ").unwrap_or(by)).is_some())
}

/// Whether two names that are cited stand for one outlet.
pub fn same_origin(a: &Cited, b: &Cited) -> bool {
    matches!((&a.name, &b.name), (Some(x), Some(y)) if same_outlet(x, y))
}
