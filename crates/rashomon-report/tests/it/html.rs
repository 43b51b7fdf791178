//! The report as HTML.

use std::collections::BTreeSet;

use rashomon_report::dossier::{Standing, Verdict};
use rashomon_report::html::{folder, single};

use crate::sample;

/// Elements without an end.
const VOID: [&str; 4] = ["br", "meta", "path", "rect"];

/// Opening tags with their attributes, and closing tags with a slash, in order.
fn tags(html: &str) -> Vec<&str> {
    let without_style = |html: &str| html.find("<style>").zip(html.find("</style>"));
    let (head, body) = match without_style(html) {
        Some((from, to)) => (&html[..from], &html[to + "</style>".len()..]),
        None => ("", html),
    };
    let of =
        |part| -> Vec<&str> { str::split(part, '<').skip(1).map(|rest| rest.split_once('>').unwrap().0).collect() };
    [of(head), of(body)].concat()
}

fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(&start).skip(1).map(|rest| rest.split_once('"').unwrap().0).collect()
}

/// Elements nest, ids are unique, and every link inside the file has its target.
pub fn assert_sound(html: &str) {
    let mut open = Vec::new();
    for tag in tags(html).into_iter().filter(|tag| !tag.starts_with('!')) {
        let name = tag.split_whitespace().next().unwrap();
        if let Some(name) = name.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{name} closes something else");
        } else if !VOID.contains(&name.trim_end_matches('/')) {
            open.push(name);
        }
    }
    assert_eq!(open, Vec::<&str>::new());
    let ids = values(html, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "an id stands twice");
    for href in values(html, "href") {
        if let Some(id) = href.strip_prefix('#') {
            assert!(unique.contains(id), "{href} leads nowhere");
        }
    }
}

/// Nothing runs, nothing loads, nothing leads to another scheme.
pub fn assert_harmless(html: &str) {
    for tag in tags(html) {
        let lower = tag.to_ascii_lowercase();
        let name = lower.split(|c: char| !c.is_alphanumeric()).find(|part| !part.is_empty()).unwrap_or_default();
        assert!(
            !["script", "img", "iframe", "object", "embed", "form", "link", "base", "b onclick"].contains(&name),
            "{tag}"
        );
        let outside_values: String = tag.split('"').step_by(2).collect();
        for attribute in outside_values.split_whitespace() {
            assert!(!attribute.starts_with("on") && !attribute.starts_with("style="), "{tag}");
        }
    }
    for href in values(html, "href") {
        let kept = ["#", "https://", "http://", "index.html", "story-"];
        assert!(kept.iter().any(|start| href.starts_with(start)), "{href}");
    }
    assert!(html.contains("default-src 'none'; style-src 'sha256-"));
    assert!(!html.contains('\u{1b}') && !html.contains('\u{202e}'));
}

#[test]
fn one_file_for_one_story() {
    let html = single(&sample::single());
    assert_sound(&html);
    assert_harmless(&html);
    assert!(html.contains("5 pages, 3 independent reports"));
}

#[test]
fn one_file_for_several_stories_keeps_their_ids_apart() {
    let html = single(&sample::dossier());
    assert_sound(&html);
    assert_harmless(&html);
}

#[test]
fn a_folder_has_an_index_and_a_file_for_each_story() {
    let files = folder(&sample::dossier());
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["index.html", "story-0001.html", "story-0002.html"]);
    for (name, html) in &files {
        assert_sound(html);
        assert_harmless(html);
        for href in values(html, "href").iter().filter(|href| href.ends_with(".html")) {
            assert!(names.contains(href), "{name} leads to {href}");
        }
    }
}

#[test]
fn a_hostile_headline_is_shown_and_not_obeyed() {
    let html = single(&sample::dossier());
    assert!(!html.contains("<script"));
    assert!(!html.contains("<img"));
    assert!(html.contains("&#60;script&#62;alert(1)&#60;/script&#62;"));
    let drawing = html.split("<svg").nth(2).unwrap().split("</svg>").next().unwrap();
    assert!(drawing.contains("&#60;script"));
    assert!(!html.contains("href=\"javascript"));
}

#[test]
fn every_citation_has_its_place_in_a_page() {
    let dossier = sample::single();
    let html = single(&dossier);
    let ids: BTreeSet<&str> = values(&html, "id").into_iter().collect();
    for cited in dossier.citations() {
        let citation = cited.citation;
        let page = dossier.pages.iter().position(|page| page.id == citation.page).unwrap();
        let range = format!("-{}-{}", citation.start, citation.end);
        let place = |id: &&str| id.starts_with(&format!("p{page}-")) && id.ends_with(&range);
        assert!(ids.iter().any(place), "{} has no place", cited.pointer);
    }
}

#[test]
fn crossing_citations_are_cut_and_stay_whole_for_the_eye() {
    let mut dossier = sample::single();
    let text = &dossier.pages[1].text;
    let cite = |start: usize, end: usize| rashomon_report::dossier::Citation {
        page: dossier.pages[1].id.clone(),
        field: Default::default(),
        start,
        end,
        exact: text.chars().skip(start).take(end - start).collect(),
    };
    let crossing = vec![cite(5, 30), cite(20, 50), cite(25, 28), cite(40, 400), cite(0, text.chars().count())];
    dossier.stories[0].timeline[0].citations = crossing;
    let html = single(&dossier);
    assert_sound(&html);
    assert!(html.contains("class=\"cited more-p1-t-20-50\""));
    assert!(html.contains(":root:has(#p1-t-20-50:target) .more-p1-t-20-50"));
    let shown: String = tags_removed(&html);
    assert!(shown.contains("Russian military personnel are staying at an air base in Niger that also hosts U.S. troops and equipment, a U.S. official confirmed to The Hill on Thursday."));
}

fn tags_removed(html: &str) -> String {
    let body = html.split_once("The pages</h2>").unwrap().1;
    body.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect()
}

#[test]
fn only_web_addresses_become_links() {
    let html = single(&sample::dossier());
    assert!(html.contains("<a href=\"https://news.example/russian-troops\" rel=\"noopener noreferrer nofollow\">"));
    assert!(!html.contains("javascript:alert(7)"));
}

#[test]
fn no_story_makes_a_page_all_the_same() {
    let mut empty = sample::single();
    empty.stories.clear();
    let html = single(&empty);
    assert_sound(&html);
    assert!(html.contains("No story"));
    assert_eq!(folder(&empty).len(), 1);
}

#[test]
fn bare_answers_are_told_with_their_question() {
    let opening = |value: &str| {
        let mut dossier = sample::single();
        let story = &mut dossier.stories[0];
        story.conflicts.retain(|conflict| conflict.verdict == Verdict::Conflict);
        story.conflicts.truncate(1);
        let asked = story.claims.iter().find(|claim| claim.id == story.conflicts[0].claim).unwrap().text.clone();
        story.conflicts[0].sides.iter_mut().for_each(|side| side.value = value.to_owned());
        let html = single(&dossier);
        let disputed = html.split("What is disputed").nth(1).unwrap().split("</section>").next().unwrap().to_owned();
        disputed.contains(&asked)
    };
    assert!(opening("27 minutes"));
    assert!(!opening("the two of them had left before the house was searched"));
}

#[test]
fn answers_of_one_source_each_are_no_single_source() {
    let mut dossier = sample::single();
    let claim = &mut dossier.stories[0].claims[0];
    claim.standing = Standing::SingleSource;
    claim.independent_sources = 2;
    assert!(single(&dossier).contains("no answer corroborated"));
    dossier.stories[0].claims[0].independent_sources = 1;
    assert!(!single(&dossier).contains("no answer corroborated"));
}
