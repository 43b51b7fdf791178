//! Two pages side by side.

use expect_test::expect;
use rashomon_report::compare;
use rashomon_report::text::Options;

use crate::sample::{self, id};

#[test]
fn a_rewrite_is_shown_from_its_parent_whatever_the_order_of_asking() {
    let dossier = sample::single();
    let options = Options { width: 90, ..Options::default() };
    let text = compare::text(&dossier, &id("003"), &id("000"), &options).unwrap();
    assert_eq!(text, compare::text(&dossier, &id("000"), &id("003"), &options).unwrap());
    expect![[r#"
        000 beside 003
        003 is a rewrite of 000: 93 % of its sentences come from there.

        WHICH CAME FIRST
          000 came first; the evidence makes that 90 % sure.
            byline: “Reporting contributed by Eleanor Watson” [003 ¶5]

        SHARED
          64 % of 000 and 100 % of 003, in 5 passages, 1 of them word for word

        CHANGED
          “… U.S. troops are located, two U.S. officials confirmed to CBS News on Thursday.” →
          “Reports confirm that Russian military personnel have recently entered an airbase … U.S.
          troops are currently stationed.” [000 ¶1] [003 ¶1]
          “Most of the roughly 1,000 U.S. troops still in Niger are at a second airbase.” → “The
          majority of the remaining U.S. troops, totaling around 1,000 personnel, are situated at
          a separate airbase.” [000 ¶2] [003 ¶2]
          “The region around Niger has experienced six successful coups over the last three years
          alone.” → “Recent years have seen a surge in successful coups in the region surrounding
          Niger.” [000 ¶4] [003 ¶3]
          “The Pentagon also has said the U.S. will relocate most of the approximately 100 troops
          it has deployed in neighboring Chad for now.” → “The Pentagon has announced plans to
          relocate most of the roughly 100 troops stationed in neighboring Chad for the time
          being.” [000 ¶5] [003 ¶4]
          source lost: two officials became unnamed reports [000 ¶1] [003 ¶1]
          scope lost: 1,000 became the total of the majority [000 ¶2] [003 ¶2]
          detail lost: the figure is gone [000 ¶4] [003 ¶3]
          headline changed: the headline is another [000 headline] [003 headline]

        ONLY IN 000
          ¶2 A second official said they were located about two miles from a small number of U.S.
          troops.
          ¶3 Speaking Thursday in Hawaii, U.S. Secretary of Defense Lloyd Austin told reporters
          "the Russians are in a separate compound and don't have access to U.S. forces or access
          to our equipment."
    "#]]
    .assert_eq(&text);
}

#[test]
fn pages_without_copying_share_quotations_and_claims() {
    let text = compare::text(&sample::single(), &id("000"), &id("002"), &Options::default()).unwrap();
    expect![[r#"
        000 beside 002
        No copying was found between 000 and 002.

        SHARED QUOTATIONS
          Lloyd Austin: “the Russians are in a separate compound and don't have access
          to U.S. forces or access to our equipment” [000 ¶3] [002 ¶2]

        SHARED CLAIMS
          Russian military personnel have entered an air base that is hosting US troops
          as well. [000 ¶1] [002 ¶1]
          … the Russians are in a separate compound and don't have access to U.S. forces
          or access to our equipment [000 ¶3] [002 ¶2]
    "#]]
    .assert_eq(&text);
}

#[test]
fn markdown_lists_what_it_cites() {
    let markdown = compare::markdown(&sample::single(), &id("000"), &id("002")).unwrap();
    expect![[r#"
        # 000 beside 002

        No copying was found between 000 and 002.

        ## Shared quotations

        - Lloyd Austin: “the Russians are in a separate compound and don't have access to U.S. forces or access to our equipment” \[1\]\[2\]

        ## Shared claims

        - Russian military personnel have entered an air base that is hosting US troops as well. \[3\]\[4\]
        - … the Russians are in a separate compound and don't have access to U.S. forces or access to our equipment \[1\]\[2\]

        ## References

        1. pages/000.txt, text 407–510: “the Russians are in a separate compound and don't have access to U.S. forces or access to our equipment”
        2. pages/002.txt, text 192–293: “the Russians are in a separate compound and don’t have access to US forces or access to our equipment”
        3. pages/000.txt, text 0–94: “Russian military personnel have entered an airbase in Niger where some U.S. troops are located”
        4. pages/002.txt, text 48–125: “Lloyd Austin, has confirmed the presence of Russian forces at a base in Niger”
    "#]].assert_eq(&markdown);
}

#[test]
fn html_leads_to_the_words() {
    let html = compare::html(&sample::single(), &id("000"), &id("003")).unwrap();
    crate::html::assert_sound(&html);
    assert!(html.contains("<del>"));
    assert!(html.contains("Only in 000"));
}

#[test]
fn a_hostile_page_stays_text() {
    let html = compare::html(&sample::dossier(), &id("evil"), &id("000")).unwrap();
    crate::html::assert_sound(&html);
    crate::html::assert_harmless(&html);
}

#[test]
fn an_unknown_page_is_named() {
    let error = compare::markdown(&sample::single(), "nobody", &id("000")).unwrap_err();
    assert_eq!(error.to_string(), "the dossier has no page 'nobody'");
}
