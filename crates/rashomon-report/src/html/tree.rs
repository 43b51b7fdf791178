//! The family tree of the pages as a drawing: origins left, pages right.

use askama::Template;

use super::anchors::Anchors;
use crate::clean;
use crate::dossier::{Page, Story};
use crate::outline::{self, Family, Outline, Tie};

const ROW: usize = 52;
const BOX: usize = 36;
/// Room for 16 characters.
const ORIGIN: usize = 160;
/// Room for 20 characters.
const PAGE: usize = 196;
/// Room for the class beside the line to a page.
const STEP: usize = 84;
/// Deeper trees are drawn no deeper, so that the drawing stays readable on a phone.
const DEEPEST: usize = 3;

/// A box with a name.
pub(crate) struct Node {
    pub x: usize,
    pub y: usize,
    pub width: usize,
    pub name: String,
    pub title: String,
    pub class: &'static str,
    pub address: Option<String>,
}

/// A line from a box to a page.
pub(crate) struct Edge {
    pub path: String,
    pub x: usize,
    pub y: usize,
    pub label: String,
    pub class: &'static str,
}

/// The drawing.
#[derive(Template)]
#[template(path = "tree.svg", escape = "html")]
pub(crate) struct Tree {
    pub id: String,
    pub width: usize,
    pub height: usize,
    pub box_height: usize,
    pub described: String,
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
}

impl askama::filters::HtmlSafe for Tree {}

/// Draws the families one below the other.
pub(crate) fn draw(outline: &Outline<'_>, anchors: &Anchors, story: &Story, id: &str) -> Tree {
    let mut tree = Tree {
        id: format!("{id}-tree"),
        width: 0,
        height: 8,
        box_height: BOX,
        described: String::new(),
        nodes: Vec::new(),
        edges: Vec::new(),
    };
    for family in outline::families(story) {
        self::family(&mut tree, outline, anchors, &family);
    }
    tree.described = clean::line(&tree.described);
    tree
}

fn family(tree: &mut Tree, outline: &Outline<'_>, anchors: &Anchors, family: &Family<'_>) {
    let top = tree.height;
    let (name, presence) = (family.name(), family.presence());
    tree.described.push_str(&format!("{name} ({presence}): "));
    tree.nodes.push(Node {
        x: 2,
        y: top,
        width: ORIGIN,
        name: clean::shortened(&name, 16),
        title: format!("{name}, {presence}"),
        class: if family.origin.present { "origin" } else { "origin absent" },
        address: None,
    });
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (row, member) in family.members.iter().enumerate() {
        let from = member.parent.map_or((2 + ORIGIN, top + BOX / 2, 0), |parent| {
            let (x, y) = places[parent];
            (x + 14, y + BOX, 1)
        });
        let x = match member.parent {
            None => 2 + ORIGIN + STEP,
            Some(parent) => (places[parent].0 + STEP).min(2 + ORIGIN + DEEPEST * STEP),
        };
        let y = top + row * ROW;
        places.push((x, y));
        tree.edges.push(edge(from, (x, y + BOX / 2), member.class(), member.tie));
        let label = outline.label(member.page);
        let page = outline.page(member.page);
        let headline = page.and_then(|page| page.headline.clone()).unwrap_or_default();
        tree.described.push_str(&format!("{label}, {}; ", member.class()));
        tree.nodes.push(Node {
            x,
            y,
            width: PAGE,
            name: clean::shortened(&named(&label, page), 20),
            title: clean::line(&format!("{label}: {headline}")),
            class: if member.tie == Tie::Part { "page part" } else { "page" },
            address: anchors.page_id(member.page).map(|id| format!("#{id}")),
        });
        tree.width = tree.width.max(x + PAGE + 4);
    }
    tree.width = tree.width.max(ORIGIN + 4);
    tree.height = top + family.members.len().max(1) * ROW;
}

/// The label with the outlet, where the page names one and the label does not.
fn named(label: &str, page: Option<&Page>) -> String {
    match page.and_then(|page| page.outlet.as_ref()) {
        Some(outlet) if !label.contains(&outlet.name) => format!("{label} · {}", clean::line(&outlet.name)),
        _ => label.to_owned(),
    }
}

/// From an origin the line leaves to the right, from a page it leaves downwards.
fn edge((x, y, downwards): (usize, usize, usize), to: (usize, usize), label: &str, tie: Tie) -> Edge {
    let bend = if downwards == 1 { x } else { x + 12 };
    Edge {
        path: format!("M{x} {y} H{bend} V{} H{}", to.1, to.0),
        x: to.0 - 6,
        y: to.1 - 6,
        label: label.to_owned(),
        class: if tie == Tie::Part { "edge part" } else { "edge" },
    }
}
