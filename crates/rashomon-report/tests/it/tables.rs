//! The findings as tables.

use rashomon_report::tables::render;

use crate::sample;

/// The rows of a table, that of the column names first.
fn rows(name: &str) -> Vec<csv::StringRecord> {
    let tables = render(&sample::dossier()).unwrap();
    let (_, table) = tables.iter().find(|(file, _)| file == name).unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    reader.records().map(Result::unwrap).collect()
}

/// The cells of a column.
fn column(rows: &[csv::StringRecord], name: &str) -> Vec<String> {
    let at = rows[0].iter().position(|cell| cell == name).unwrap_or_else(|| panic!("no column {name}"));
    rows[1..].iter().map(|row| row[at].to_owned()).collect()
}

#[test]
fn every_finding_has_its_row() {
    let stories = sample::dossier().stories;
    let claims = stories.iter().flat_map(|s| &s.claims);
    assert_eq!(column(&rows("claims.csv"), "text").len(), claims.clone().count());
    assert_eq!(column(&rows("statements.csv"), "exact").len(), claims.map(|c| c.statements.len()).sum::<usize>());
    let sides = stories.iter().flat_map(|s| &s.conflicts).flat_map(|c| &c.sides);
    assert_eq!(column(&rows("conflicts.csv"), "exact").len(), sides.map(|s| s.citations.len()).sum::<usize>());
    let quotes = stories.iter().flat_map(|s| &s.quotes);
    assert_eq!(column(&rows("quotes.csv"), "exact").len(), quotes.map(|q| q.occurrences.len()).sum::<usize>());
}

#[test]
fn cells_are_named_and_written_as_in_the_json() {
    let statements = rows("statements.csv");
    let at = column(&statements, "min").iter().position(|min| min == "1000").unwrap();
    let cell = |name: &str| column(&statements, name)[at].clone();
    assert_eq!([cell("value"), cell("bound"), cell("unit")], ["quantity", "about", "troops"]);
    assert_eq!([cell("page"), cell("field"), cell("polarity")], ["p000", "text", "affirmed"]);
    let exact = cell("exact").chars().count();
    assert_eq!(cell("end").parse::<usize>().unwrap() - cell("start").parse::<usize>().unwrap(), exact);
    let conflicts = rows("conflicts.csv");
    assert!(column(&conflicts, "verdict").contains(&"conflict".to_owned()));
    assert!(column(&conflicts, "origins").contains(&"CBS News".to_owned()));
}

#[test]
fn words_of_a_page_are_no_formula() {
    let mut dossier = sample::dossier();
    dossier.stories[0].claims[0].text = "=HYPERLINK(\"http://evil.example\")".to_owned();
    dossier.stories[0].claims[0].statements[0].value = dossier.stories[0].claims[1].statements[0].value.clone();
    dossier.stories[0].claims[0].statements[0].value.as_mut().unwrap().min = Some(-5.0);
    let tables = render(&dossier).unwrap();
    assert!(tables[0].1.contains("'=HYPERLINK"), "{}", tables[0].1);
    assert!(tables[1].1.contains(",-5,"), "a number stays a number");
}

#[test]
fn nothing_found_leaves_the_names_of_the_columns() {
    let mut dossier = sample::dossier();
    dossier.stories.clear();
    assert!(
        render(&dossier).unwrap().iter().all(|(_, table)| table.starts_with("story,") && table.lines().count() == 1)
    );
}
