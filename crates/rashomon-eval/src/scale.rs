//! The task `scale`: what reuse and lineage cost as the pages grow in number.
//!
//! Articles of `abp.jsonl` are analysed, which is not timed, and then related as the pipeline would: profiles, the pairs
//! that carry one text, whatever their stories ([`rashomon_relate::text_pairs`]), and the lineage of each family of such
//! pages ([`rashomon_relate::trace`]). Profiles and lineages run on all cores. Beside the seconds that pass stand those of
//! the processors, which do not depend on what else the machine does; the exponent is that of the power of the number of
//! articles through the first and the last of these. Memory is the most that the program held until then, analysed
//! articles and all.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use rashomon_model::id::fnv1a;
use rashomon_model::{Account, Article, Nearness, Outlet, PageId, Vectors};
use rashomon_relate::{Profile, text_pairs, trace};
use rayon::prelude::*;

use crate::abp;
use crate::error::Error;
use crate::figure::Figure;
use crate::speed::{peak, processor_seconds};

/// Numbers of articles that are measured, where the file has as many; the whole file comes last.
const SIZES: [usize; 4] = [5_000, 10_000, 20_000, usize::MAX];

/// Measures on the articles below the folder.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Figure>, Error> {
    let mut articles = abp::articles(folder)?.ok_or_else(|| Error::no_set(folder, abp::SET))?;
    let mut accounts: Vec<Account> = Vec::new();
    let (mut figures, mut seconds) = (Vec::new(), Vec::new());
    for size in SIZES {
        let more: Vec<abp::Article> = articles.by_ref().take(size - accounts.len()).collect::<Result<_, _>>()?;
        accounts.par_extend(more.into_par_iter().map(account));
        let pages = accounts.len() as f64;
        let (worked, started) = (processor_seconds(), Instant::now());
        let spent = related(&accounts);
        let (worked, passed) = (processor_seconds() - worked, started.elapsed().as_secs_f64());
        seconds.push((pages, worked));
        let name = |what: &str| format!("scale.{pages}.{what}");
        for (what, spent) in ["profiles", "pairs", "lineage"].iter().zip(spent) {
            figures.push(Figure::new(name(what), spent, 1.0, "seconds of the processors"));
        }
        figures.push(Figure::new(name("passed"), passed, 1.0, "seconds that passed"));
        figures.push(Figure::new(name("memory"), peak(), 1.0, "MiB held at most until then"));
    }
    let (first, last) = (seconds[0], seconds[seconds.len() - 1]);
    let (cost, pages) = ((last.1 / first.1).ln(), (last.0 / first.0).ln());
    figures.push(Figure::new(
        "scale.exponent".to_owned(),
        cost,
        pages,
        "ln of seconds / ln of articles, last to first",
    ));
    Ok(figures)
}

fn account(article: abp::Article) -> Account {
    let abp::Article { id, outlet, title, text, .. } = article;
    let article = Article {
        language: "en".to_owned(),
        outlet: Some(Outlet { name: outlet, citation: None }),
        headline: Some(title),
        text,
        ..Article::default()
    };
    let analysis = rashomon_analyse::analyse(&article);
    Account::of(PageId(fnv1a(id.bytes())), id, article, analysis)
}

/// Seconds of the processors for the profiles, for the pairs that carry one text, and for the lineages of the families
/// they make.
fn related(accounts: &[Account]) -> [f64; 3] {
    let started = processor_seconds();
    let profiles: Vec<Profile> = accounts.par_iter().map(Profile::of).collect();
    let profiled = processor_seconds();
    let pairs = text_pairs(&profiles);
    let paired = processor_seconds();
    let families = families(accounts.len(), &pairs);
    let lineages: Vec<_> = families.par_iter().map(|family| lineage(accounts, family)).collect();
    drop(std::hint::black_box(lineages));
    [profiled - started, paired - profiled, processor_seconds() - paired]
}

/// Pages joined by pairs, each family in order.
fn families(pages: usize, pairs: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut first: Vec<usize> = (0..pages).collect();
    let root = |first: &[usize], mut page: usize| {
        while first[page] != page {
            page = first[page];
        }
        page
    };
    for (a, b) in pairs {
        let (a, b) = (root(&first, *a), root(&first, *b));
        first[a.max(b)] = a.min(b);
    }
    let mut families: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for page in 0..pages {
        families.entry(root(&first, page)).or_default().push(page);
    }
    families.into_values().collect()
}

fn lineage(accounts: &[Account], family: &[usize]) -> rashomon_model::Lineage {
    let mut view: Vec<&Account> = family.iter().map(|page| &accounts[*page]).collect();
    view.sort_by_key(|account| account.page);
    let vectors = rashomon_analyse::vectors();
    if let [_] = view[..] {
        return trace(&view, &vectors);
    }
    let rows = view.iter().flat_map(|account| account.analysis.tokens.iter().filter_map(|token| token.row)).collect();
    let nearness = Nearness::of(rows, &vectors);
    trace(&view, &Vectors { nearness: Some(&nearness), ..vectors })
}

#[cfg(test)]
mod tests {
    use super::families;

    #[test]
    fn pairs_join_families() {
        assert_eq!(families(5, &[(1, 3), (0, 4), (3, 4)]), [vec![0, 1, 3, 4], vec![2]]);
    }
}
