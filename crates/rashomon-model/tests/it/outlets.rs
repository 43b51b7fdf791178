//! When two names stand for one outlet: a mistake here makes two reports of one, or one of two.

use proptest::prelude::*;
use rashomon_model::outlet::{host_of, same_outlet};

/// Both ways give the same answer.
fn check(a: &str, b: &str, same: bool) {
    assert_eq!(same_outlet(a, b), same, "{a:?} and {b:?}");
    assert_eq!(same_outlet(b, a), same, "{b:?} and {a:?}");
}

#[test]
fn short_and_long_forms_are_one() {
    check("the Ledger", "Ormoc Bay Ledger", true);
    check("The Washington Post", "www.washingtonpost.com", true);
    check("The Washington Post", "washingtonpost.com", true);
    check("Harbour Gazette", "HARBOUR GAZETTE", true);
    check("Canal Courier", "canal-courier.org", true);
    check("NewsHarbor365", "newsharbor365.com", true);
    check("Barge & Bulk Ledger", "bargeandbulkledger.example", true);
    check("Barge & Bulk Ledger", "Barge and Bulk Ledger", true);
}

#[test]
fn an_agency_goes_by_all_its_names() {
    check("AP", "The Associated Press", true);
    check("Agence France-Presse", "AFP", true);
    check("Reuters", "Thomson Reuters", true);
    check("AP", "AFP", false);
    check("Xinhua", "TASS", false);
}

#[test]
fn initials_stand_for_the_name() {
    check("CVS", "Copper Valley Standard", true);
    check("CNN", "Confederation News Network", true);
    check("CPA", "www.coralpress-agency.com", true);
    check("AMN", "www.marnorte-agencia.com", true);
    check("NMA", "www.marnorte-agencia.com", false);
    check("CPA", "coral-post.com", false);
    check("CPA", "coralpressagency.com", false);
    check("CPA", "coralpress-office.com", false);
    check("CNS", "coralina-news.com", true);
    check("CE", "courrier-escale.info", true);
    check("CP", "courrier-escale.info", false);
    check("CPA", "coral-press.com", true);
    check("CPX", "coral-press.com", false);
    // Known agencies go by no other name.
    check("AP", "alder-post.info", false);
    check("AFP", "all-football-pages.info", false);
}

#[test]
fn different_papers_are_two() {
    check("Harbour Gazette", "Quay Mirror", false);
    check("Bow Valley Courier", "Canal Courier", false);
    check("Delta Chronicle", "Lakeside Beacon", false);
    check("Copper Valley Standard", "Valley Tribune", false);
    check("Evening Page", "evening-post.example", false);
}

#[test]
fn names_that_say_nothing_are_nobodys() {
    check("the", "The Ledger", false);
    check("", "Ledger", false);
    check("www.com", "Ledger", false);
    check("", "", false);
}

#[test]
fn the_host_of_an_address() {
    assert_eq!(host_of("https://news.example:8080/a?b#c"), Some("news.example"));
    assert_eq!(host_of("news.example/a"), Some("news.example"));
    assert_eq!(host_of("https:///a"), None);
    assert_eq!(host_of(""), None);
}

fn names() -> impl Strategy<Value = String> {
    let words = ["The", "Harbour", "Gazette", "Ledger", "AP", "Reuters", "of", "www.", "news", ".com", "365", "É"];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..4).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn it_is_the_same_both_ways(a in names(), b in names()) {
        prop_assert_eq!(same_outlet(&a, &b), same_outlet(&b, &a));
    }

    #[test]
    fn case_does_not_matter(a in names(), b in names()) {
        prop_assume!(!a.contains("AP") && !b.contains("AP"));
        prop_assert_eq!(same_outlet(&a, &b), same_outlet(&a.to_uppercase(), &b));
    }

    #[test]
    fn any_text_is_a_name(a in "\\PC{0,30}", b in "\\PC{0,30}") {
        prop_assert_eq!(same_outlet(&a, &b), same_outlet(&b, &a));
    }
}
