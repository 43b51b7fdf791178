//! What a page says of itself outside its text, by name; and the headline, outlet, persons and dates read off that.

use std::collections::BTreeMap;

use rashomon_model::{DateSource, Moment, Span};

use crate::byline::{is_newsroom, people};
use crate::dates::{first_date, says_updated};
use crate::markup::plain;
use crate::measure::{collapse, fold, word_count};

/// The names and values a page gives; the first value of a name is kept.
pub(crate) type Meta = BTreeMap<String, String>;

/// A date that stands in a named value.
pub(crate) struct NamedDate {
    pub name: String,
    pub span: Span,
    pub moment: Moment,
    pub source: DateSource,
}

const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.created",
    "dcterms.date",
    "dc:date",
    "dc.date.created",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publicationdate",
    "cxenseparse:recs:publishtime",
    "article.published",
    "displaydate",
    "og:pubdate",
    "citation_publication_date",
    "citation_date",
    "date_published",
    "published_at",
    "published",
    "created",
    "article:post_date",
    "originalpublicationdate",
    "article_date_original",
    "rnews:datepublished",
    "video:release_date",
    "timestamp",
];
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "dcterms.modified",
    "datemodified",
    "last-modified",
    "lastmod",
    "dc.date.modified",
    "dc.modified",
    "revision_date",
    "article:modified",
    "updated",
    "article.updated",
    "modified",
];
const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "cxenseparse:author",
    "citation_author",
    "authors",
    "article:author_name",
    "article.author",
];
const SITES: &[&str] = &[
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "article:publisher_name",
    "site_name",
    "cre",
    "source",
];
const TITLES: &[&str] = &[
    "jsonld:headline",
    "og:title",
    "headline",
    "dc.title",
    "parsely-title",
    "sailthru.title",
    "citation_title",
    "twitter:title",
];
const KEPT: &[&str] = &[
    "syndication-source",
    "original-source",
    "og:url",
    "canonical",
    "description",
    "og:description",
    "news_keywords",
    "copyright",
    "dc.rights",
    "generator",
];

/// Takes the values that say something of the article.
pub(crate) fn gather(values: impl IntoIterator<Item = (String, String)>) -> Meta {
    let mut meta = Meta::new();
    for (name, value) in values {
        let value = collapse(&value);
        let wanted = name.starts_with("jsonld:")
            || [PUBLISHED, MODIFIED, AUTHORS, SITES, TITLES, KEPT].iter().any(|list| list.contains(&name.as_str()));
        if !wanted || value.is_empty() || value.len() > 2000 {
            continue;
        }
        match meta.get_mut(&name) {
            Some(known) if name == "jsonld:author" && known.len() + value.len() < 300 && !known.contains(&value) => {
                known.push_str("; ");
                known.push_str(&value);
            }
            Some(_) => {}
            None => drop(meta.insert(name, value)),
        }
    }
    meta
}

/// Every date among the values.
pub(crate) fn dates(meta: &Meta) -> Vec<NamedDate> {
    let mut found = Vec::new();
    for (name, value) in meta {
        let source = match name.as_str() {
            "jsonld:datePublished" => DateSource::JsonLd,
            "jsonld:dateModified" => DateSource::Modified,
            name if PUBLISHED.contains(&name) => DateSource::Meta,
            name if MODIFIED.contains(&name) => DateSource::Modified,
            _ => continue,
        };
        found.extend(date_in(name, value, source));
    }
    found
}

/// The date of one named value, both readings where it has two.
pub(crate) fn date_in(name: &str, value: &str, source: DateSource) -> Vec<NamedDate> {
    let Some(date) = first_date(value) else { return Vec::new() };
    let source = if says_updated(&value[..date.range.start]) { DateSource::Modified } else { source };
    let span = Span::new(date.range.start, date.range.end);
    [Some(date.moment), date.other]
        .into_iter()
        .flatten()
        .map(|moment| NamedDate { name: name.to_owned(), span, moment, source })
        .collect()
}

/// The date in an address: `/2017/12/29/`.
pub(crate) fn url_date(url: &str) -> Option<(Span, Moment)> {
    static PATH: crate::pattern::Pattern = std::sync::LazyLock::new(|| {
        crate::pattern::compile(
            r"[/=._-](?P<date>(?P<year>(?:19|20)\d{2})(?:/(?P<month>\d{1,2})/(?P<day>\d{1,2})|-(?P<m>\d{2})-(?P<d>\d{2})|(?P<mm>\d{2})(?P<dd>\d{2})))(?:[/._?&-]|$)",
        )
    });
    let captures = PATH.captures(url)?;
    let part = |names: [&str; 3]| names.iter().find_map(|name| captures.name(name))?.as_str().parse::<i8>().ok();
    let year = captures["year"].parse().ok()?;
    let date = jiff::civil::Date::new(year, part(["month", "m", "mm"])?, part(["day", "d", "dd"])?).ok()?;
    let range = captures.name("date")?.range();
    Some((Span::new(range.start, range.end), Moment::day(date)))
}

/// The headline that the page names, without the outlet's name.
pub(crate) fn headline(meta: &Meta, headings: &[String]) -> Option<String> {
    let named = TITLES.iter().filter_map(|name| meta.get(*name)).find(|title| word_count(title) >= 2);
    let heading = headings.iter().find(|heading| word_count(heading) >= 3);
    // A first-level heading that the head repeats with more or less around it is what the reader sees.
    let agreed = named.and_then(|named| {
        let alone = headings.len() == 1;
        let same = |heading: &&String| (alone || word_count(heading) >= 2) && akin(heading, named);
        let near = |heading: &&String| alone && word_count(heading) >= 3 && shares_most(heading, named);
        headings.iter().find(same).or_else(|| headings.iter().find(near))
    });
    let title = agreed
        .or(named)
        .or(heading)
        .map(|title| if title.contains("&#") { plain(title) } else { title.clone() })
        .or_else(|| meta.get("title").map(|title| split_site(title).0.to_owned()))?;
    Some(if agreed.is_some() { title } else { without_site(&title, meta).to_owned() })
}

fn akin(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    a == b || a.starts_with(&b) || b.starts_with(&a)
}

/// Whether half the words of the shorter stand in the other.
fn shares_most(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let words: Vec<&str> = a.split(' ').collect();
    let others: Vec<&str> = b.split(' ').collect();
    let shared = words.iter().filter(|word| others.contains(word)).count();
    shared * 2 >= words.len().min(others.len())
}

/// Whether the page's address names the site: `Courier Daily` of `courierdaily.example`.
fn is_host_of(site: &str, meta: &Meta) -> bool {
    let letters = |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let site = letters(site);
    let addresses = ["url", "canonical", "og:url"].iter().filter_map(|name| meta.get(*name));
    site.len() >= 4
        && addresses.filter_map(|address| rashomon_model::outlet::host_of(address)).any(|host| {
            let name = letters(host.trim_start_matches("www.").split('.').next().unwrap_or(host));
            letters(host).contains(&site) || (name.len() >= 4 && site.contains(&name))
        })
}

fn without_site<'a>(title: &'a str, meta: &Meta) -> &'a str {
    let (head, site) = split_site(title);
    let named = SITES.iter().chain(&["jsonld:publisher"]).filter_map(|name| meta.get(*name));
    let known = site.is_some_and(|site| named.into_iter().any(|name| akin(name, site)) || is_host_of(site, meta));
    if known || title.contains(" | ") { head } else { title }
}

/// Splits `Headline | Site` and `Headline - Site`.
pub(crate) fn split_site(title: &str) -> (&str, Option<&str>) {
    for joint in [" | ", " – ", " — ", " - ", " :: ", " » ", " · ", " -", " •"] {
        let Some((head, site)) = title.rsplit_once(joint) else { continue };
        let capital = site
            .trim()
            .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || (c.is_alphabetic() && !c.is_lowercase()));
        let hosted = site.contains('.') && !site.contains(' ');
        if (capital || hosted)
            && word_count(head) >= 3
            && (1..=6).contains(&word_count(site))
            && word_count(site) < word_count(head)
        {
            return (head.trim_end_matches(['|', ' ', '-', '–']), Some(site.trim()));
        }
    }
    (title, None)
}

/// The outlet among the named values: its name, and where that stands.
pub(crate) fn outlet(meta: &Meta, headline: Option<&str>) -> Option<(String, String, Span)> {
    for name in ["jsonld:publisher", "og:site_name", "outlet"].into_iter().chain(SITES[1..].iter().copied()) {
        let Some(value) = meta.get(name).filter(|value| value.len() <= 80 && !value.starts_with("http")) else {
            continue;
        };
        return Some((value.clone(), name.to_owned(), Span::new(0, value.len())));
    }
    title_suffix(meta, headline)
}

fn title_suffix(meta: &Meta, headline: Option<&str>) -> Option<(String, String, Span)> {
    for name in ["title", "og:title"] {
        let Some(title) = meta.get(name) else { continue };
        let after = headline.and_then(|headline| title.strip_prefix(headline));
        let after = after.map(|rest| rest.trim_matches(|c: char| !c.is_alphanumeric())).filter(|rest| !rest.is_empty());
        let Some(site) = after.or_else(|| split_site(title).1) else { continue };
        let site = split_last(site);
        let start = site.as_ptr() as usize - title.as_ptr() as usize;
        if (1..=6).contains(&word_count(site)) {
            return Some((site.to_owned(), name.to_owned(), Span::new(start, start + site.len())));
        }
    }
    None
}

/// Of `World | Site` the site.
fn split_last(site: &str) -> &str {
    site.rsplit_once(" | ").map_or(site, |(_, last)| last).trim()
}

/// `Center for Drug Evaluation and Research`: words join in it that join no persons' names.
fn is_organisation(name: &str) -> bool {
    is_newsroom(name) && !name.contains([',', ';', '|'])
}

/// What the page says in a sentence or two that it tells.
pub(crate) fn description(meta: &Meta) -> Option<&str> {
    ["og:description", "description"].iter().find_map(|name| meta.get(*name)).map(String::as_str)
}

/// The authors among the named values.
pub(crate) fn authors(meta: &Meta) -> Vec<String> {
    let names = ["jsonld:author", "authors"].into_iter().chain(AUTHORS.iter().copied());
    for name in names {
        let Some(value) = meta.get(name).filter(|value| !value.starts_with("http")) else { continue };
        let bare = value.strip_prefix("By ").or_else(|| value.strip_prefix("by ")).unwrap_or(value);
        let outlet = ["jsonld:publisher", "og:site_name", "outlet"]
            .iter()
            .filter_map(|name| meta.get(*name))
            .any(|site| fold(site) == fold(bare));
        let found = if is_organisation(bare) { Vec::new() } else { people(bare) };
        if !found.is_empty() && !outlet {
            return found;
        }
    }
    Vec::new()
}
