//! What is named, under which forms, in which office.

use expect_test::{Expect, expect};
use sha2::{Digest, Sha256};

fn check(text: &str, expected: Expect) {
    let lines: Vec<String> = super::read(text)
        .entities
        .iter()
        .map(|e| {
            format!(
                "{:?} {} {:?} {:?} x{}\n",
                e.kind,
                e.name,
                e.aliases,
                e.role.as_deref().unwrap_or("-"),
                e.mentions.len()
            )
        })
        .collect();
    expected.assert_eq(&lines.concat());
}

#[test]
fn titles_and_roles() {
    check(
        "US Secretary of Defense Lloyd Austin spoke in Honolulu. Kremlin spokesperson Dmitry Peskov told reporters in Moscow about it. Austin said Niger's army was warned. Commodore Ysidro Palmares, the coast guard's district commander for Central Visayas, agreed with Austin.",
        expect![[r#"
            Place US [] "-" x1
            Person Lloyd Austin ["Austin"] "US Secretary of Defense" x3
            Place Honolulu [] "-" x1
            Organisation Kremlin [] "-" x1
            Person Dmitry Peskov [] "Kremlin spokesperson" x1
            Place Moscow [] "-" x1
            Place Niger [] "-" x1
            Person Ysidro Palmares [] "Commodore" x1
            Place Central Visayas [] "-" x1
        "#]],
    );
}

#[test]
fn short_forms_and_acronyms() {
    check(
        "The Metropolitan Transportation Authority (MTA) closed the line. The MTA said so. Their ferry, the MV Amihan Star, left Cebu City. The Amihan Star sank. Captain Renato Malabay, 54, was held. Malabay is Filipino. Troops left Airbase 101 near Diori Hamani International Airport.",
        expect![[r#"
            Organisation Metropolitan Transportation Authority ["MTA"] "-" x3
            Facility MV Amihan Star ["Amihan Star"] "-" x2
            Place Cebu City [] "-" x1
            Person Renato Malabay ["Malabay"] "Captain" x2
            Group Filipino [] "-" x1
            Facility Airbase 101 [] "-" x1
            Facility Diori Hamani International Airport [] "-" x1
        "#]],
    );
}

#[test]
fn heads_of_sentences_are_no_names() {
    check(
        "Most people left. Meanwhile the police came. Nobody Knew. Rescue workers dug. Texas sent help.",
        expect![[r#"
            Place Texas [] "-" x1
        "#]],
    );
}

#[test]
fn peoples_are_not_one_another() {
    check(
        "NIAMEY, Niger - Nigerien soldiers arrived on Monday. Nigerian officials in Abuja welcomed the Nigerien move. The American ambassador, Kathleen FitzGibbon, met President Mohamed Bazoum of Niger.",
        expect![[r#"
            Place NIAMEY [] "-" x1
            Place Niger [] "-" x2
            Group Nigerien [] "-" x2
            Group Nigerian [] "-" x1
            Place Abuja [] "-" x1
            Group American [] "-" x1
            Person Kathleen FitzGibbon [] "The American ambassador" x1
            Person Mohamed Bazoum [] "President" x1
        "#]],
    );
}

#[test]
fn a_part_of_a_token_is_no_name() {
    let names = super::read("The Virginia-based company Boeing sued Sen. Mitt Romney (R-Utah) in Texas.").entities;
    let names: Vec<&str> = names.iter().map(|entity| entity.name.as_str()).collect();
    assert_eq!(names, ["Boeing", "Mitt Romney", "Texas"]);
}

#[test]
fn names_of_sons_daughters_and_companies_are_whole() {
    check(
        "Mariam binti Yusof cooks on a ferry. Mariam has had three owners. Chairwoman Pornthip na Kraburi left them. Selat Murni Bhd sold it; Selat Murni is a line.",
        expect![[r#"
            Person Mariam binti Yusof ["Mariam"] "-" x2
            Person Pornthip na Kraburi [] "Chairwoman" x1
            Organisation Selat Murni Bhd ["Selat Murni"] "-" x2
        "#]],
    );
}

#[test]
fn the_models_are_the_ones_their_card_tells_of() {
    let bytes = Sha256::digest(include_bytes!("../../names/names.bin"));
    let hash: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hash, rashomon_analyse::NAMES_SHA256);
    assert!(include_str!("../../names/CARD.md").contains(rashomon_analyse::NAMES_SHA256));
}

/// Whom each mention of a surname alone means.
fn bearers(text: &str, surname: &str) -> Vec<String> {
    let a = super::read(text);
    let bears = |e: &&rashomon_model::Entity| e.mentions.iter().any(|m| m.of(text) == surname);
    a.entities.iter().filter(bears).map(|e| e.name.clone()).collect()
}

#[test]
fn a_surname_alone_may_be_that_of_a_relative() {
    let other =
        "Mr. Lundgren spoke for an hour. Michelle Lundgren waited outside. Mr. Lundgren said the talks had failed.";
    assert_eq!(bearers(other, "Lundgren"), ["Lundgren"]);
    let lady = "President Lundgren flew to Bergen on Monday with first lady Melania Lundgren. “We are here to stay,” Lundgren said.";
    assert_eq!(bearers(lady, "Lundgren"), ["Lundgren"]);
    let son = "Critics faulted Lundgren for the delay, and so did his son, Eric Lundgren. But Lundgren said it could not be helped.";
    assert_eq!(bearers(son, "Lundgren"), ["Lundgren"]);
    let herself =
        "His daughter, Michelle Lundgren, ran the firm. Ms. Lundgren said she had seen nothing. Lundgren then left.";
    assert_eq!(bearers(herself, "Lundgren"), ["Michelle Lundgren"]);
    let himself = "President Eric Lundgren flew to Bergen. “We are here to stay,” Lundgren said.";
    assert_eq!(bearers(himself, "Lundgren"), ["Eric Lundgren"]);
}

#[test]
fn a_name_goes_on_behind_an_initial_and_a_surname_before_a_suffix() {
    let initial =
        "“We have complained,” said Paul S. Ryan, senior counsel at the center. Ryan said there was no answer.";
    assert_eq!(bearers(initial, "Ryan"), ["Paul S. Ryan"]);
    let suffix = "Senator Joe Manchin III spoke first. Manchin said he would vote for the bill.";
    assert_eq!(bearers(suffix, "Manchin"), ["Joe Manchin III"]);
    let son =
        "President Manchin spoke first. Then Joe Manchin Jr. took the floor. Manchin said he would sign the bill.";
    assert_eq!(bearers(son, "Manchin"), ["Manchin"]);
}

#[test]
fn a_surname_before_the_last_word_of_a_name() {
    let a = super::read(
        "Camila Oddone Reig, who speaks for the mill, told reporters that it was safe. Oddone said that no permit had been issued.",
    );
    let named: Vec<&str> = a.attributions.iter().map(|a| a.name.as_str()).collect();
    assert_eq!(named, ["Camila Oddone Reig", "Camila Oddone Reig"]);
}

#[test]
fn what_stands_before_a_name_says_whether_it_is_a_person() {
    let kind =
        |text: &str, name: &str| super::read(text).entities.into_iter().find(|e| e.name.contains(name)).map(|e| e.kind);
    let paper = "He was alone on the slope, as the local paper Dividal Avis writes.";
    assert_eq!(kind(paper, "Avis"), Some(rashomon_model::NameKind::Organisation));
    let person = "\"We will load on Thursday,\" the company's Camila Oddone Reig told Barge Ledger on Monday.";
    assert_eq!(kind(person, "Oddone"), Some(rashomon_model::NameKind::Person));
}
