//! What a page says of itself outside its text, by name; and the headline, outlet, persons and dates read off that.

use std::collections::BTreeMap;

use rashomon_model::agency::agency_at_head;
use rashomon_model::{DateSource, Span};

use crate::byline::{is_newsroom, people};
use crate::credits::are_agencies;
use crate::dates::first_date;
use crate::markup::plain;
use crate::measure::{collapse, fold, word_count};

/// The names and values a page gives; the first value of a name is kept.
pub(crate) type Meta = BTreeMap<String, String>;

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
    "og:image",
    "og:locale",
    "canonical",
    "description",
    "og:description",
    "news_keywords",
    "copyright",
    "dc.rights",
    "generator",
    "twitter:label1",
    "twitter:data1",
];
/// What `twitter:label1` says where `twitter:data1` names the author: en, de, fr, es, it, pt, nl, pl, sv.
const WRITTEN_BY: &[&str] = &[
    "written by",
    "author",
    "by",
    "verfasst von",
    "geschrieben von",
    "autor",
    "écrit par",
    "publié par",
    "escrito por",
    "scritto da",
    "geschreven door",
    "napisane przez",
    "skriven av",
];

/// Takes the values that say something of the article.
pub(crate) fn gather(values: impl IntoIterator<Item = (String, String)>) -> Meta {
    let mut meta = Meta::new();
    for (name, value) in values {
        let value = collapse(&value);
        let wanted = name.starts_with("jsonld:")
            || (unlisted_date(&name).is_some() && first_date(&value).is_some())
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

/// A named value that gives a date: the names of publication first, in the order of their list.
pub(crate) fn date_names(meta: &Meta) -> impl Iterator<Item = (&str, DateSource)> {
    let listed = |names: &'static [&'static str], source| {
        names.iter().filter(|name| meta.contains_key(**name)).map(move |name| (*name, source))
    };
    let own = listed(&["jsonld:datePublished"], DateSource::JsonLd);
    let unlisted = meta.keys().map(String::as_str).filter(|name| unlisted_date(name).is_some());
    own.chain(listed(PUBLISHED, DateSource::Meta))
        .chain(listed(&["jsonld:dateCreated", "jsonld:uploadDate"], DateSource::Meta))
        .chain(unlisted.filter_map(|name| Some((name, unlisted_date(name)?))))
        .chain(listed(MODIFIED, DateSource::Modified))
        .chain(listed(&["jsonld:dateModified"], DateSource::Modified))
}

/// Whether a name calls its value a date and does not say of what.
pub(crate) fn says_no_more_than_date(name: &str) -> bool {
    matches!(name, "date" | "dc.date" | "dc:date" | "dcterms.date" | "timestamp") || unlisted_date(name).is_some()
}

/// What an unlisted name says that its date is; `None` for a name that is listed or speaks of no date of the page.
fn unlisted_date(name: &str) -> Option<DateSource> {
    let holds = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let other = ["expir", "valid", "event", "birth", "access", "until", "start", "end", "copyright", "verify"];
    let listed = name.starts_with("jsonld:")
        || name.starts_with("record:")
        || PUBLISHED.contains(&name)
        || MODIFIED.contains(&name);
    if listed || holds(&other) || !holds(&["date", "publish", "pubtime", "created", "issued", "posted", "modified"]) {
        return None;
    }
    let changed = holds(&["modif", "updat", "revis", "chang"]);
    Some(if changed { DateSource::Modified } else { DateSource::Meta })
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
        // A record gives the name as it is.
        if name == "outlet" {
            return Some((value.clone(), name.to_owned(), Span::new(0, value.len())));
        }
        let site = bare_name(value, meta);
        // A section of the site may stand where its name should, and the title names the site.
        if let Some(titled) = title_suffix(meta, headline).filter(|found| is_host_of(&found.0, meta))
            && !is_host_of(site, meta)
            && addressed(meta)
        {
            return Some(titled);
        }
        let start = site.as_ptr() as usize - value.as_ptr() as usize;
        return Some((site.to_owned(), name.to_owned(), Span::new(start, start + site.len())));
    }
    title_suffix(meta, headline)
}

fn addressed(meta: &Meta) -> bool {
    ["url", "canonical", "og:url"].iter().any(|name| meta.contains_key(*name))
}

/// A site's name without the slogan, the section or the address beside it.
fn bare_name<'a>(name: &'a str, meta: &Meta) -> &'a str {
    let trimmed =
        |name: &'a str| name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '-' | '–' | '—' | '•'));
    let mut name = trimmed(name);
    for joint in [" | ", " – ", " — ", " - ", " :: ", " • "] {
        if name.contains(joint) {
            let hosted = name.split(joint).find(|part| is_host_of(part, meta));
            name = trimmed(hosted.or_else(|| name.split(joint).next()).unwrap_or(name));
        }
    }
    let is_address = |word: &str| word.split('.').count() >= 2 && word.split('.').all(|part| part.len() >= 2);
    match name.rsplit_once(' ') {
        Some((head, last)) if is_address(last) && word_count(head) >= 2 => head.trim_end_matches(['.', ',', ' ', ':']),
        _ => name,
    }
}

fn title_suffix(meta: &Meta, headline: Option<&str>) -> Option<(String, String, Span)> {
    for name in ["title", "og:title"] {
        let Some(title) = meta.get(name) else { continue };
        let after = headline.and_then(|headline| title.strip_prefix(headline));
        let after = after.map(|rest| rest.trim_matches(|c: char| !c.is_alphanumeric())).filter(|rest| !rest.is_empty());
        let Some(site) = after.or_else(|| split_site(title).1) else { continue };
        let site = bare_name(split_last(site), meta);
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

/// A news agency that stands where the author would: its name, and where that stands.
pub(crate) fn author_agency(meta: &Meta) -> Option<(String, String, Span)> {
    let names = ["jsonld:author", "jsonld:author-organisation", "authors"].into_iter().chain(AUTHORS.iter().copied());
    names.filter_map(|name| Some((name, meta.get(name)?))).find_map(|(name, value)| {
        let agency = agency_at_head(value).filter(|_| are_agencies(value))?;
        Some((agency.to_owned(), name.to_owned(), Span::new(0, agency.len())))
    })
}

/// The outlet that stands behind its reporter's name: `Jana Nová, The Ormoc Chronicle`.
pub(crate) fn author_outlet(meta: &Meta) -> Option<(String, String, Span)> {
    let names = ["jsonld:author", "authors"].into_iter().chain(AUTHORS.iter().copied());
    names.filter_map(|name| Some((name, meta.get(name)?))).find_map(|(name, value)| {
        let outlet = outlet_beside(value)?;
        let start = outlet.as_ptr() as usize - value.as_ptr() as usize;
        Some((outlet.to_owned(), name.to_owned(), Span::new(start, start + outlet.len())))
    })
}

/// The outlet in `Jana Nová, Radio Corvane`, `Jana Nová (Radio Corvane)`, `Jana Nová for Radio Corvane`,
/// `Newsroom / Radio Corvane` or `via Radio Corvane`.
fn outlet_beside(author: &str) -> Option<&str> {
    if let Some(outlet) = ["via ", "Via ", "from ", "From "].iter().find_map(|label| author.strip_prefix(label)) {
        return is_paper(outlet).then_some(outlet);
    }
    let author = author.strip_prefix("By ").unwrap_or(author);
    let whose = |name: &str| crate::byline::is_person(name) || NEWSROOMS.contains(&name.to_lowercase().as_str());
    [", ", " (", " / ", " | ", " for "].iter().find_map(|joint| {
        let (name, outlet) = author.split_once(joint)?;
        let outlet = if *joint == " (" { outlet.strip_suffix(')')? } else { outlet };
        let (name, outlet) = if *joint == " / " && whose(outlet) { (outlet, name) } else { (name, outlet) };
        (whose(name) && is_paper(outlet)).then_some(outlet)
    })
}

/// Who stands for an author and is nobody.
const NEWSROOMS: [&str; 8] =
    ["newsroom", "staff", "staff writer", "news desk", "desk", "editors", "web desk", "online desk"];

/// Last words of the names of papers and stations.
const PAPERS: [&str; 55] = [
    "times",
    "post",
    "tribune",
    "herald",
    "journal",
    "chronicle",
    "gazette",
    "guardian",
    "telegraph",
    "courier",
    "star",
    "globe",
    "observer",
    "sentinel",
    "ledger",
    "dispatch",
    "examiner",
    "inquirer",
    "mail",
    "news",
    "press",
    "today",
    "radio",
    "television",
    "tv",
    "broadcasting",
    "network",
    "daily",
    "weekly",
    "bulletin",
    "express",
    "standard",
    "independent",
    "mirror",
    "echo",
    "sun",
    "register",
    "record",
    "argus",
    "review",
    "magazine",
    "monitor",
    "banner",
    "advocate",
    "zeitung",
    "tageblatt",
    "anzeiger",
    "rundschau",
    "nachrichten",
    "bote",
    "dagblad",
    "avis",
    "tidende",
    "tidning",
    "noviny",
];

/// First words of such names, behind an article.
const MASTHEADS: [&str; 22] = [
    "radio",
    "radyo",
    "canal",
    "kanal",
    "gazeta",
    "gazette",
    "gazzetta",
    "diario",
    "diário",
    "jornal",
    "journal",
    "corriere",
    "giornale",
    "courrier",
    "écho",
    "dziennik",
    "kurier",
    "glas",
    "głos",
    "nouvelles",
    "television",
    "televisión",
];

/// Whether words are the name of a paper or station, which no person's role is.
pub(crate) fn is_paper(name: &str) -> bool {
    let lower = name.to_lowercase();
    let words =
        || lower.split([' ', '\'', '’']).filter(|word| !["the", "il", "el", "le", "la", "l", "de"].contains(word));
    name.contains(' ')
        && name.starts_with(char::is_uppercase)
        && (words().next_back().is_some_and(|word| PAPERS.contains(&word))
            || words().next().is_some_and(|word| MASTHEADS.contains(&word)))
}

/// The authors among the named values.
pub(crate) fn authors(meta: &Meta) -> Vec<String> {
    people_of(meta, ["jsonld:author", "authors"].into_iter().chain(AUTHORS.iter().copied()))
}

/// Whoever posted the page, where nothing names an author: less sure than all that does.
pub(crate) fn posted_by(meta: &Meta) -> Vec<String> {
    let label = meta.get("twitter:label1").map(|label| label.to_lowercase());
    let labelled = label.is_some_and(|label| WRITTEN_BY.contains(&label.as_str())).then_some("twitter:data1");
    // An agency or a newsroom that is named as the author is.
    let other = |name: &&str| meta.get(*name).is_some_and(|value| is_newsroom(value));
    if ["jsonld:author-organisation", "jsonld:author", "author"].iter().any(other) {
        return Vec::new();
    }
    people_of(meta, labelled.into_iter().chain(["jsonld:page-author"]))
}

fn people_of<'a>(meta: &Meta, names: impl Iterator<Item = &'a str>) -> Vec<String> {
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
