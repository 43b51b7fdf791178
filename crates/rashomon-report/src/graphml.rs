//! The family trees of the stories as a graph: pages and origins, and who comes from whom.
//!
//! GraphML (<http://graphml.graphdrawing.org>), as Gephi, yEd and networkx read it. An edge leads from a page or an origin
//! to the page that comes from it; its `relation` is `first-origin`, `part-origin` or `derivation`, and a derivation has
//! its class, the share of the page's sentences that it explains, and how sure its direction is.

use std::fmt::Write;

use quick_xml::escape::escape;

use crate::clean;
use crate::dossier::{Derivation, Dossier, Origin, Story};
use crate::json::name;
use crate::outline::{self, Outline};

/// The attributes: what bears them, their names, their types.
const KEYS: [(&str, &str, &str); 10] = [
    ("node", "kind", "string"),
    ("node", "label", "string"),
    ("node", "story", "string"),
    ("node", "location", "string"),
    ("node", "published", "string"),
    ("node", "present", "boolean"),
    ("edge", "relation", "string"),
    ("edge", "class", "string"),
    ("edge", "coverage", "double"),
    ("edge", "confidence", "double"),
];

/// The whole dossier as one graph.
pub fn render(dossier: &Dossier) -> String {
    let outline = Outline::new(dossier);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    for (of, name, sort) in KEYS {
        let _ = writeln!(out, "  <key id=\"{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{sort}\"/>");
    }
    out.push_str("  <graph id=\"dossier\" edgedefault=\"directed\">\n");
    for story in &dossier.stories {
        nodes(&mut out, &outline, story);
        edges(&mut out, story);
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

fn nodes(out: &mut String, outline: &Outline<'_>, story: &Story) {
    for id in &story.pages {
        let page = outline.page(id);
        let data = [
            ("kind", Some("page".to_owned())),
            ("label", Some(outline.label(id))),
            ("story", Some(story.id.clone())),
            ("location", page.map(|page| page.location.clone())),
            ("published", page.and_then(|page| page.published.value.clone())),
        ];
        element(out, &format!("node id=\"{}\"", attribute(id)), &data);
    }
    for origin in &story.origins {
        let data = [
            ("kind", Some("origin".to_owned())),
            ("label", Some(outline::name(origin))),
            ("story", Some(story.id.clone())),
            ("present", Some(origin.present.to_string())),
        ];
        element(out, &format!("node id=\"{}\"", attribute(&node(story, &origin.id))), &data);
    }
}

fn edges(out: &mut String, story: &Story) {
    for origin in &story.origins {
        let Origin { id, pages, also, .. } = origin;
        let relations = [("first-origin", pages), ("part-origin", also)];
        for (relation, page) in relations.iter().flat_map(|(relation, pages)| pages.iter().map(move |p| (relation, p)))
        {
            edge(out, &node(story, id), page, &[("relation", Some((*relation).to_owned()))]);
        }
    }
    for Derivation { page, from, class, coverage, direction, .. } in &story.derivations {
        let data = [
            ("relation", Some("derivation".to_owned())),
            ("class", Some(name(class))),
            ("coverage", Some(coverage.to_string())),
            ("confidence", Some(direction.confidence.to_string())),
        ];
        edge(out, &node(story, from), page, &data);
    }
}

/// The id of a node: that of a page as it is, that of an origin with its story, since every story counts from `o1`.
fn node(story: &Story, id: &str) -> String {
    if story.origins.iter().any(|origin| origin.id == id) { format!("{}.{id}", story.id) } else { id.to_owned() }
}

fn edge(out: &mut String, from: &str, to: &str, data: &[(&str, Option<String>)]) {
    element(out, &format!("edge source=\"{}\" target=\"{}\"", attribute(from), attribute(to)), data);
}

fn element(out: &mut String, tag: &str, data: &[(&str, Option<String>)]) {
    let _ = writeln!(out, "    <{tag}>");
    for (key, value) in data.iter().filter_map(|(key, value)| Some((key, value.as_deref()?))) {
        let _ = writeln!(out, "      <data key=\"{key}\">{}</data>", attribute(value));
    }
    let name = tag.split(' ').next().unwrap_or(tag);
    let _ = writeln!(out, "    </{name}>");
}

/// Text as XML may hold it: no markup, no characters that XML has no way to write.
fn attribute(text: &str) -> String {
    escape(clean::line(text)).into_owned()
}
