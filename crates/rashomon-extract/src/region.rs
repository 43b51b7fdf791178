//! Tells from an element's name and attributes which part of a page it holds.

use crate::block::Region;

/// The part that an element says it is: by being hidden, by its name, by ARIA, then by its class and id.
pub(crate) fn region<'a>(name: &str, attribute: impl Fn(&str) -> Option<&'a str>) -> Option<Region> {
    if matches!(name, "html" | "body" | "main" | "article") {
        return None;
    }
    if is_hidden(&attribute) {
        return Some(Region::Hidden);
    }
    if let Some(region) = by_name(name).or_else(|| by_aria(&attribute)) {
        return Some(region);
    }
    let classes = format!("{} {}", attribute("class").unwrap_or_default(), attribute("id").unwrap_or_default());
    by_classes(&classes).or_else(|| by_itemprop(attribute("itemprop").unwrap_or_default()))
}

fn is_hidden<'a>(attribute: &impl Fn(&str) -> Option<&'a str>) -> bool {
    let style: String = attribute("style").unwrap_or_default().split_whitespace().collect();
    attribute("hidden").is_some() || style.contains("display:none") || style.contains("visibility:hidden")
}

fn by_name(name: &str) -> Option<Region> {
    Some(match name {
        "nav" | "menu" => Region::Navigation,
        "footer" => Region::Footer,
        "aside" => Region::Related,
        "figcaption" | "caption" => Region::Caption,
        "time" => Region::Date,
        "button" | "select" | "option" | "label" | "form" => Region::Navigation,
        _ => return None,
    })
}

fn by_aria<'a>(attribute: &impl Fn(&str) -> Option<&'a str>) -> Option<Region> {
    Some(match attribute("role")? {
        "navigation" | "menu" | "menubar" | "search" | "banner" => Region::Navigation,
        "contentinfo" => Region::Footer,
        "complementary" => Region::Related,
        _ => return None,
    })
}

fn by_itemprop(itemprop: &str) -> Option<Region> {
    Some(match itemprop {
        "author" => Region::Byline,
        "datePublished" | "dateModified" => Region::Date,
        "headline" => Region::Headline,
        _ => return None,
    })
}

/// Class words that name a part; the first list with a hit decides.
const CLASS_WORDS: &[(Region, &[&str])] = &[
    (Region::Comment, &["comment", "comments", "commentlist", "disqus", "respond"]),
    (
        Region::Share,
        &[
            "share",
            "sharing",
            "sharebar",
            "sharedaddy",
            "sharethis",
            "addthis",
            "addtoany",
            "a2a",
            "social",
            "socials",
            "follow",
            "heateor",
        ],
    ),
    (
        Region::Related,
        &[
            "related",
            "recommended",
            "recommendation",
            "recommendations",
            "promo",
            "promos",
            "promoted",
            "popular",
            "trending",
            "teaser",
            "teasers",
            "sidebar",
            "outbrain",
            "taboola",
            "recirc",
            "recirculation",
            "readmore",
            "alsoread",
            "readalso",
            "mostread",
            "jp-relatedposts",
        ],
    ),
    (
        Region::Advert,
        &[
            "ad",
            "ads",
            "advert",
            "adverts",
            "advertisement",
            "advertising",
            "sponsor",
            "sponsored",
            "newsletter",
            "subscribe",
            "subscription",
            "signup",
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "paywall",
            "popup",
            "modal",
        ],
    ),
    (
        Region::Navigation,
        &[
            "nav",
            "navbar",
            "navigation",
            "menu",
            "breadcrumb",
            "breadcrumbs",
            "pagination",
            "pager",
            "toolbar",
            "masthead",
            "topbar",
            "skip",
        ],
    ),
    (Region::Footer, &["footer", "colophon", "copyright"]),
    (Region::Caption, &["caption", "captions", "figcaption", "photocredit"]),
    (Region::Tags, &["tags", "taglist", "tagcloud", "keywords"]),
    (Region::Byline, &["byline", "bylines", "author", "authors", "vcard"]),
    (Region::Date, &["date", "pubdate", "timestamp", "datetime", "dateline-date", "posted-on"]),
];

/// Pairs of neighbouring class words that name a part which neither word alone would name.
const CLASS_PAIRS: &[(Region, &str, &str)] = &[
    (Region::Footer, "site", "info"),
    (Region::Related, "widget", "area"),
    (Region::Related, "most", "read"),
    (Region::Related, "read", "also"),
    (Region::Related, "also", "read"),
    (Region::Related, "read", "more"),
    (Region::Related, "more", "from"),
    (Region::Related, "see", "also"),
    (Region::Date, "posted", "on"),
    (Region::Date, "entry", "date"),
    (Region::Date, "publish", "date"),
    (Region::Date, "entry", "meta"),
    (Region::Date, "post", "meta"),
    (Region::Caption, "photo", "credit"),
    (Region::Caption, "image", "credit"),
    (Region::Tags, "tag", "list"),
    (Region::Tags, "tags", "links"),
];

fn by_classes(classes: &str) -> Option<Region> {
    let words: Vec<String> = classes.split(|c: char| !c.is_alphanumeric()).flat_map(camel_words).take(64).collect();
    let pair = |first: &str, second: &str| words.windows(2).any(|w| w[0] == first && w[1] == second);
    let paired = CLASS_PAIRS.iter().find(|(_, first, second)| pair(first, second)).map(|found| found.0);
    let named = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    paired.or_else(|| CLASS_WORDS.iter().find(|(_, list)| named(list)).map(|found| found.0))
}

/// The words of a class name in camel case, in lower case.
fn camel_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut after_lower = false;
    for c in name.chars() {
        if words.is_empty() || (c.is_uppercase() && after_lower) {
            words.push(String::new());
        }
        after_lower = c.is_lowercase();
        if let Some(word) = words.last_mut() {
            word.extend(c.to_lowercase());
        }
    }
    words
}
