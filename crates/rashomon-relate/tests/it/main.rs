//! What holds for any accounts that are related: symmetry, order, and dates that can be believed.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

mod dates;
mod groups;
mod lineage;
mod pairs;
mod passages;

use std::collections::BTreeMap;

use proptest::prelude::*;
use rashomon_model::{Account, Article, Citation, DateCandidate, DateSource, Field, Moment, Outlet, PageId, Span};

/// An account of one page that appeared at a paper on a day.
fn account(id: u64, outlet: &str, day: Option<jiff::civil::Date>, text: &str) -> Account {
    let date = |day: jiff::civil::Date| DateCandidate {
        moment: Moment::day(day),
        written: day.to_string(),
        source: DateSource::Meta,
        citation: Citation { page: PageId(id), field: Field::Meta("shown-date".into()), span: Span::new(0, 10) },
    };
    let article = Article {
        language: "en".to_owned(),
        outlet: Some(Outlet { name: outlet.to_owned(), citation: None }),
        dates: day.into_iter().map(date).collect(),
        meta: day.map(|day| ("shown-date".to_owned(), day.to_string())).into_iter().collect::<BTreeMap<_, _>>(),
        text: text.to_owned(),
        ..Article::default()
    };
    let mut analysis = rashomon_analyse::analyse(&article);
    rashomon_analyse::anchor(&mut analysis, day);
    Account::of(PageId(id), format!("{id}.html"), article, analysis)
}

/// Sentences on three events, from which tests put pages together.
const SENTENCES: [&str; 15] = [
    "The footbridge over the Linden canal was closed on Monday after an inspector found a crack in its main girder.",
    "The crack is 40 centimetres long and runs through a weld, the city engineer said.",
    "About 3,000 people cross the bridge each day, most of them pupils of two schools.",
    "\"I would not walk over it today,\" Joris Haverkamp told reporters on the quay.",
    "Engineers shut a pedestrian bridge in the canal district because a beam had broken.",
    "A trawler with nine people on board ran aground off Kestrel Point early on Wednesday.",
    "All of the crew were taken off by helicopter, the rescue service said.",
    "The vessel was carrying about 60 tonnes of fuel and none had been seen on the water.",
    "It was the third grounding on the reef in two years.",
    "Nine fishermen were winched to safety when their boat hit a reef in fog.",
    "The finance minister resigned on Tuesday after auditors criticised a tender.",
    "The audit put the damage at 8.2 million crowns.",
    "\"I did not write the tender, but I signed it,\" Marek Dostal said.",
    "A successor is to be named by Friday, according to the governor's office.",
    "He had held the post for four years.",
];

/// A page made of some of the sentences, in any order, told up to twice.
fn texts() -> impl Strategy<Value = String> {
    prop::collection::vec(0..SENTENCES.len(), 0..9).prop_map(|picked| {
        let told: Vec<&str> = picked.into_iter().map(|i| SENTENCES[i]).collect();
        told.join("\n\n")
    })
}

/// Several accounts with ids in order, of papers and days of all kinds.
fn accounts() -> impl Strategy<Value = Vec<Account>> {
    let outlets = ["Harbour Gazette", "Quay Mirror", "Evening Page", "Reuters"];
    let one = (texts(), prop::sample::select(outlets.to_vec()), prop::option::of(1i8..28));
    prop::collection::vec(one, 1..7).prop_map(|pages| {
        let page = |(i, (text, outlet, day)): (usize, (String, &str, Option<i8>))| {
            account(i as u64 * 7 + 1, outlet, day.map(|day| jiff::civil::date(2024, 3, day)), &text)
        };
        pages.into_iter().enumerate().map(page).collect()
    })
}

/// How often a property is tried: analysing whole pages takes its time.
fn few() -> ProptestConfig {
    ProptestConfig { cases: 48, ..ProptestConfig::default() }
}
