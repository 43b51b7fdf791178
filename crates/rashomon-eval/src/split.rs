//! What was looked at and what was not: every set is halved by the hosts of its pages before anybody reads it.
//!
//! Pages of one site share their furniture, so a site stands in one half whole. Errors are looked for in the first
//! half alone; the figure of the second says what holds for pages nobody has seen.

use rashomon_model::id::fnv1a;
use rashomon_model::outlet::host_of;

use crate::figure::Figure;

/// The half of a set that a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Its errors may be read.
    LookedAt,
    /// Only its figures may be read.
    HeldOut,
}

impl Half {
    /// The half of the page with this address.
    pub(crate) fn of(url: &str) -> Half {
        if site(url).is_multiple_of(2) { Half::LookedAt } else { Half::HeldOut }
    }

    /// The half of the document with this id, in a set whose documents do not come from sites.
    pub fn by_id(id: &str) -> Half {
        // The last bit of the hash is but the parity of the bytes.
        if (fnv1a(id.bytes()) >> 32).is_multiple_of(2) { Half::LookedAt } else { Half::HeldOut }
    }
}

/// A number for the site of the page with this address.
pub fn site(url: &str) -> u64 {
    // Some sets name a page by a class and its file: `hard::example.org-page.html`.
    let address = url.rsplit("::").next().unwrap_or(url);
    let host = host_of(address).unwrap_or(address);
    fnv1a(host.trim_start_matches("www.").to_ascii_lowercase().bytes())
}

/// The figures of all pages under their plain names, then of each half with its name behind.
pub(crate) fn figures<T>(pages: &[(Half, T)], count: impl Fn(&[&T]) -> Vec<Figure>) -> Vec<Figure> {
    let part = |half: Option<Half>, name: &str| {
        let members: Vec<&T> =
            pages.iter().filter(|page| half.is_none_or(|half| page.0 == half)).map(|page| &page.1).collect();
        let figures = count(&members).into_iter();
        figures.map(|figure| Figure { name: format!("{}{name}", figure.name), ..figure }).collect::<Vec<Figure>>()
    };
    let parts = [(None, ""), (Some(Half::LookedAt), ".looked-at"), (Some(Half::HeldOut), ".held-out")];
    parts.into_iter().flat_map(|(half, name)| part(half, name)).collect()
}

/// The pages whose errors may be read.
pub(crate) fn looked_at<T>(pages: impl IntoIterator<Item = (Half, T)>) -> impl Iterator<Item = T> {
    pages.into_iter().filter(|(half, _)| *half == Half::LookedAt).map(|(_, page)| page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_stands_in_one_half() {
        assert_eq!(Half::of("https://www.example.org/a"), Half::of("http://Example.org/b?c"));
    }

    #[test]
    fn halves_make_up_the_whole() {
        let pages = [(Half::LookedAt, 1.0), (Half::HeldOut, 0.0), (Half::HeldOut, 0.5)];
        let mean = |pages: &[&f64]| {
            let values: Vec<f64> = pages.iter().map(|value| **value).collect();
            vec![Figure::mean("m".to_owned(), &values, "sum / pages")]
        };
        let figures = figures(&pages, mean);
        let told: Vec<(&str, f64)> = figures.iter().map(|figure| (figure.name.as_str(), figure.value())).collect();
        assert_eq!(told, [("m", 0.5), ("m.looked-at", 1.0), ("m.held-out", 0.25)]);
    }
}
