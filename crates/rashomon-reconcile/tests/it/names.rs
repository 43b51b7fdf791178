//! One entry a name, whatever forms the pages give it.

use rashomon_model::{Entity, NameEntry, NameKind, Span};

use crate::{account, reconciled};

/// The names of pages that say no more than these, all of one kind: on each page its names with their other forms.
fn named(kind: NameKind, pages: &[&[(&str, &[&str])]]) -> Vec<NameEntry> {
    let accounts: Vec<_> = pages
        .iter()
        .enumerate()
        .map(|(page, names)| {
            let text = names.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(". ");
            let mut account = account(page as u64 + 1, &format!("Paper {page}"), 4, &text);
            let entity = |(name, aliases): &(&str, &[&str])| {
                let start = text.find(name).unwrap();
                let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
                Entity {
                    name: (*name).to_owned(),
                    kind,
                    aliases,
                    mentions: vec![Span::new(start, start + name.len())],
                    role: None,
                    places: Vec::new(),
                }
            };
            account.analysis.entities = names.iter().map(entity).collect();
            account
        })
        .collect();
    reconciled(&accounts).1.names
}

fn shown(names: &[NameEntry]) -> Vec<String> {
    names.iter().map(|n| format!("{} ×{} {:?}", n.name, n.citations.len(), n.aliases)).collect()
}

#[test]
fn a_surname_is_the_one_person_who_bears_it() {
    let names = named(NameKind::Person, &[&[("Ada Lund", &[])], &[("Lund", &[])], &[("Ada Lund", &["Lund"])]]);
    assert_eq!(shown(&names), [r#"Ada Lund ×3 ["Lund"]"#]);
}

#[test]
fn a_surname_of_two_persons_is_neither() {
    let names = named(NameKind::Person, &[&[("Ada Lund", &[]), ("Ole Lund", &[])], &[("Lund", &[])]]);
    assert_eq!(names.len(), 3);
}

#[test]
fn a_misspelling_is_a_form_of_the_name() {
    let pages: [&[(&str, &[&str])]; 3] =
        [&[("Marta Kowalczyk", &[])], &[("Marta Kowalczyk", &[])], &[("Marta Kowalcyzk", &[])]];
    assert_eq!(shown(&named(NameKind::Person, &pages)), [r#"Marta Kowalczyk ×3 ["Marta Kowalcyzk"]"#]);
}

#[test]
fn a_page_that_names_both_keeps_them_apart() {
    let names = named(NameKind::Person, &[&[("Erik Hansen", &[]), ("Erik Hanson", &[])], &[("Erik Hansen", &[])]]);
    assert_eq!(names.len(), 2);
}

#[test]
fn another_alphabet_is_written_over_in_more_than_one_way() {
    let pages: [&[(&str, &[&str])]; 2] = [&[("Muammar Qaddafi", &[])], &[("Moammar Gadhafi", &[])]];
    assert_eq!(named(NameKind::Person, &pages).len(), 1);
}

#[test]
fn accents_come_and_go() {
    let pages: [&[(&str, &[&str])]; 2] = [&[("José Peña", &[])], &[("Jose Pena", &[])]];
    assert_eq!(named(NameKind::Person, &pages).len(), 1);
}

#[test]
fn initials_and_a_company_without_its_form_are_short_for_it() {
    let pages: [&[(&str, &[&str])]; 3] = [
        &[("Northern Power Group Inc.", &[]), ("Office of Rail Safety", &[])],
        &[("Northern Power", &[]), ("ORS", &[])],
        &[("Northern Light", &[])],
    ];
    let mut names = shown(&named(NameKind::Organisation, &pages));
    names.sort();
    assert_eq!(
        names,
        [
            r#"Northern Light ×1 []"#,
            r#"Northern Power Group Inc. ×2 ["Northern Power"]"#,
            r#"Office of Rail Safety ×2 ["ORS"]"#,
        ]
    );
}

#[test]
fn a_number_makes_another_name() {
    let pages: [&[(&str, &[&str])]; 3] = [&[("Airbase 101", &[])], &[("Air Base 101", &[])], &[("Airbase 201", &[])]];
    assert_eq!(named(NameKind::Facility, &pages).len(), 2);
}
