//! Agencies by all the names that papers print.

use proptest::prelude::*;
use rashomon_model::agency::{agency_at_head, canonical, is_agency, is_unnamed};

fn check(written: &str, agency: Option<&str>) {
    assert_eq!(canonical(written), agency, "{written:?}");
    assert_eq!(is_agency(written), agency.is_some());
}

#[test]
fn every_spelling_leads_to_the_credit_form() {
    check("Thomson Reuters", Some("Reuters"));
    check("The Associated Press", Some("AP"));
    check(" Agence France-Presse. ", Some("AFP"));
    check("REUTERS", Some("Reuters"));
    check("associated press", Some("AP"));
    check("Xinhua News Agency", Some("Xinhua"));
    check("A.P.", Some("AP"));
    check("AP.", Some("AP"));
}

#[test]
fn short_names_keep_their_capitals() {
    check("ap", None);
    check("Map", None);
    check("Spa", None);
    check("MAP", Some("MAP"));
    check("DPA", Some("dpa"));
}

#[test]
fn papers_are_no_agencies() {
    for paper in ["Harbour Gazette", "The Ledger", "", ".", "Press", "Agency"] {
        check(paper, None);
    }
}

#[test]
fn an_agency_stands_at_the_head_of_a_credit() {
    assert_eq!(agency_at_head("Reuters in Sandvik"), Some("Reuters"));
    assert_eq!(agency_at_head("Xinhua News Agency reported"), Some("Xinhua News Agency"));
    assert_eq!(agency_at_head("Reutersville Gazette"), None);
    assert_eq!(agency_at_head("our staff and AP"), None);
}

#[test]
fn words_that_name_no_agency() {
    for words in ["Agencies", "agencies", "Wire services", " Staff and agencies. ", "With agencies"] {
        assert!(is_unnamed(words), "{words}");
        assert!(!is_agency(words), "{words}");
    }
    assert!(!is_unnamed("Reuters"));
    assert!(!is_unnamed(""));
}

proptest! {
    #[test]
    fn the_credit_form_is_its_own(name in prop::sample::select(vec!["AP", "AFP", "Reuters", "dpa", "Xinhua", "EFE", "PTI"])) {
        prop_assert_eq!(canonical(name), Some(name));
        prop_assert_eq!(canonical(&format!(" {name}. ")), Some(name));
    }

    #[test]
    fn a_head_is_a_head(words in "\\PC{0,60}") {
        if let Some(head) = agency_at_head(&words) {
            prop_assert!(words.starts_with(head) && is_agency(head));
        }
    }

    #[test]
    fn any_text_may_be_asked_for(words in "\\PC{0,60}") {
        prop_assert!(canonical(&words).is_none_or(|name| canonical(name) == Some(name)));
    }
}
