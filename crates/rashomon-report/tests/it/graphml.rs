//! The family trees as a graph.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;
use rashomon_report::graphml::render;

use crate::sample;

/// The ids of the nodes and the two ends of the edges, as an XML reader sees them.
fn read(xml: &str) -> (Vec<String>, Vec<(String, String)>) {
    let (mut nodes, mut edges) = (Vec::new(), Vec::new());
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                let of = |name: &str| tag.try_get_attribute(name).unwrap().unwrap().value.into_owned();
                match tag.name().as_ref() {
                    "node" => nodes.push(of("id")),
                    "edge" => edges.push((of("source"), of("target"))),
                    _ => {}
                }
            }
            Event::Eof => return (nodes, edges),
            _ => {}
        }
    }
}

#[test]
fn every_page_and_origin_is_a_node_and_every_edge_joins_two() {
    let dossier = sample::dossier();
    let (nodes, edges) = read(&render(&dossier));
    let origins: usize = dossier.stories.iter().map(|s| s.origins.len()).sum();
    assert_eq!(nodes.len(), dossier.pages.len() + origins);
    let ids: BTreeSet<&String> = nodes.iter().collect();
    assert_eq!(ids.len(), nodes.len(), "two stories have an o1 each");
    assert!(edges.iter().all(|(from, to)| ids.contains(from) && ids.contains(to)), "{edges:?}");
    let owed: usize = dossier.stories.iter().flat_map(|s| &s.origins).map(|o| o.pages.len() + o.also.len()).sum();
    let derived: usize = dossier.stories.iter().map(|s| s.derivations.len()).sum();
    assert_eq!(edges.len(), owed + derived);
}

#[test]
fn derivations_have_their_class_and_pages_add_no_markup() {
    let xml = render(&sample::dossier());
    assert!(xml.contains("<data key=\"class\">rewrite</data>"), "{xml}");
    assert!(!xml.contains("<script") && !xml.contains('\u{1b}') && !xml.contains("&amp;lt;"), "{xml}");
}
