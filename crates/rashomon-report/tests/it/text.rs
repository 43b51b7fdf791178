//! The terminal report.

use expect_test::expect;
use rashomon_report::dossier::{Claim, Conflict, ConflictKind, Verdict};
use rashomon_report::text::{Colour, Detail, Options, render};
use unicode_width::UnicodeWidthStr;

use crate::sample;

const WIDTHS: [usize; 7] = [32, 40, 57, 72, 80, 100, 180];

#[test]
fn no_line_is_wider_than_the_terminal() {
    for dossier in [sample::single(), sample::dossier()] {
        for width in WIDTHS {
            for detail in [Detail::Essentials, Detail::All] {
                let text = render(&dossier, &Options { width, detail, colour: Colour::Plain });
                for line in text.lines() {
                    assert!(line.width() <= width, "{} > {width}: {line}", line.width());
                    assert_eq!(line, line.trim_end());
                }
            }
        }
    }
}

#[test]
fn pages_cannot_command_the_terminal() {
    let text = render(&sample::dossier(), &Options { detail: Detail::All, ..Options::default() });
    let obeyed =
        |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!text.contains(obeyed));
    assert!(text.contains("broken.html"));
}

#[test]
fn colour_adds_nothing_but_colour() {
    let plain = render(&sample::dossier(), &Options::default());
    let coloured = render(&sample::dossier(), &Options { colour: Colour::Ansi, ..Options::default() });
    let mut bare = String::new();
    for (i, part) in coloured.split('\u{1b}').enumerate() {
        bare.push_str(if i == 0 { part } else { part.split_once('m').unwrap().1 });
    }
    assert_ne!(plain, coloured);
    assert_eq!(plain, bare);
}

#[test]
fn everything_holds_the_essentials_and_the_lone_claims() {
    let all = render(&sample::single(), &Options { width: 180, detail: Detail::All, ..Options::default() });
    assert!(all.contains("about two miles"));
    assert!(!all.contains("--all"));
}

#[test]
fn a_dossier_without_stories_says_so() {
    let mut empty = sample::single();
    empty.stories.clear();
    empty.pages.clear();
    expect![[r#"
        No story in 0 pages

        NOT READ
          nothing skipped
          41 statements told by one page only and set beside no other
    "#]]
    .assert_eq(&render(&empty, &Options::default()));
}

#[test]
fn several_stories_open_with_a_list() {
    let text = render(&sample::dossier(), &Options::default());
    let head: Vec<&str> = text.lines().take(3).collect();
    expect![[r#"
        2 stories in 6 pages
        1    Russian troops enter a Niger air base that houses US forces — 2–3 May 2024
             · 5 pages · 3 reports · 2 points in dispute · 2 differences explained"#]]
    .assert_eq(&head.join("\n"));
}

#[test]
fn answers_that_differ_for_one_reason_are_told_once() {
    let mut dossier = sample::single();
    let conflicts = &mut dossier.stories[0].conflicts;
    let mut third = conflicts.iter().find(|c| c.verdict == Verdict::Scope).unwrap().clone();
    third.sides[0].value = "nine in five years".to_owned();
    conflicts.push(third);
    let text = render(&dossier, &Options { width: 100, ..Options::default() });
    assert!(text.contains("2 points in dispute · 2 differences explained"));
    let told = text.split("(figure: other scope)").nth(1).unwrap();
    let told: Vec<&str> = told.lines().take(5).map(str::trim).collect();
    expect![[r#"

        – CBS News: six in three years [000 ¶4]
        – CBS News: nine in five years [000 ¶4]
        – Reuters: eight in four years [004 ¶6]
        six in three years around Niger; eight in four years in West and Central Africa"#]]
    .assert_eq(&told.join("\n"));
}

#[test]
fn what_a_wider_difference_explains_is_not_told_again() {
    let mut dossier = sample::single();
    let conflicts = &mut dossier.stories[0].conflicts;
    let at = conflicts.iter().position(|c| c.verdict == Verdict::Scope).unwrap();
    let part = Conflict { verdict: Verdict::Rounding, why: "both may be meant".to_owned(), ..conflicts[at].clone() };
    conflicts.push(part);
    let told = |dossier: &_| render(dossier, &Options { detail: Detail::All, ..Options::default() });
    assert!(told(&dossier).contains("both may be meant"), "two of the same two answers");
    let mut third = dossier.stories[0].conflicts[at].sides[0].clone();
    third.value = "nine in five years".to_owned();
    dossier.stories[0].conflicts[at].sides.push(third);
    assert!(!told(&dossier).contains("both may be meant"));
}

#[test]
fn a_claim_that_another_holds_whole_is_an_essential_only_with_more_to_it() {
    let mut dossier = sample::single();
    let claims = &mut dossier.stories[0].claims;
    let wide = claims.iter().find(|claim| claim.statements.len() > 2).unwrap();
    let part =
        Claim { text: "A second wording.".to_owned(), statements: wide.statements[1..].to_vec(), ..wide.clone() };
    claims.push(part);
    let told = |dossier: &_, detail| render(dossier, &Options { detail, ..Options::default() }).contains("A second");
    assert!(told(&dossier, Detail::All) && !told(&dossier, Detail::Essentials));
    let claims = &mut dossier.stories[0].claims;
    let lone = claims.iter().find(|claim| claim.statements.len() == 1).unwrap().statements[0].clone();
    claims.last_mut().unwrap().statements.push(lone);
    assert!(told(&dossier, Detail::Essentials));
}

#[test]
fn a_part_of_a_sentence_is_shown_as_one() {
    let mut dossier = sample::single();
    dossier.stories[0].claims[0].text = "and the count was never closed,".to_owned();
    let text = render(&dossier, &Options { width: 200, ..Options::default() });
    assert!(text.contains("… and the count was never closed"), "{text}");
}

#[test]
fn whoever_stands_twice_in_a_chain_is_told_once() {
    let mut dossier = sample::single();
    let statements = || dossier.stories[0].claims.iter().flat_map(|claim| &claim.statements);
    let mut again = statements().find_map(|statement| statement.attribution.first().cloned()).unwrap();
    again.source = again.source.to_uppercase();
    let told = |dossier: &_| render(dossier, &Options { width: 200, detail: Detail::All, ..Options::default() });
    let before = told(&dossier);
    let mut statements = dossier.stories[0].claims.iter_mut().flat_map(|claim| &mut claim.statements);
    statements.find(|statement| !statement.attribution.is_empty()).unwrap().attribution.push(again);
    assert_eq!(told(&dossier), before);
}

#[test]
fn a_side_that_words_the_claim_is_not_told_twice() {
    let mut dossier = sample::single();
    let story = &mut dossier.stories[0];
    let conflict = story.conflicts.iter_mut().find(|c| c.verdict == Verdict::Scope).unwrap();
    let claim = story.claims.iter().find(|claim| claim.id == conflict.claim).unwrap();
    conflict.sides[0].value = claim.text.clone();
    let words = claim.text[..40].to_owned();
    let text = render(&dossier, &Options { width: 200, ..Options::default() });
    let differences = text.split("WHERE ACCOUNTS DIFFER").nth(1).unwrap().split("CHANGED").next().unwrap();
    assert_eq!(differences.matches(&words).count(), 1, "{differences}");
}

#[test]
fn a_text_that_nobody_told_first_is_shared() {
    let mut dossier = sample::single();
    let story = &mut dossier.stories[0];
    let page = story.origins.iter_mut().find(|o| o.name.as_deref() == Some("The Hill")).unwrap().pages.pop().unwrap();
    let unnamed = story.origins.iter_mut().find(|o| o.name.is_none()).unwrap();
    unnamed.present = true;
    unnamed.pages.push(page);
    let shared = unnamed.pages.clone();
    story.derivations.retain(|derivation| !shared.contains(&derivation.page));
    let text = render(&dossier, &Options { width: 100, ..Options::default() });
    assert!(text.contains("shared text  ├─ 002  shares it"), "{text}");
    assert!(text.contains("└─ 001  shares it"), "{text}");
}

#[test]
fn the_sample_as_an_editor_meets_it() {
    let text = render(&sample::single(), &Options { width: 100, ..Options::default() });
    expect![[r#"
        Russian troops enter a Niger air base that houses US forces                             2–3 May 2024
        5 pages · 3 reports, none of the originals among the pages
        2 points in dispute · 2 differences explained

        WHO REPORTED
          CBS News  └─ 000  copy        “confirmed to CBS News” · shown date 14 Apr 2025 not believed: the
                                        text says Thursday and Friday, the other pages date from 3 May 2024
                       └─ 003  rewrite     “Reporting contributed by Eleanor Watson” · 93 % of its sentences
                                           from 000
          The Hill  └─ 001  rewrite     “confirmed to The Hill”
          Reuters   ├─ 004  credits it  “told Reuters” · “with inputs from Reuters”
                    └─ 001  in part     “According to Reuters”
          unnamed   └─ 002  credits it  “(Agencies)” · not counted beside a named origin

        WHAT STANDS                                                                  reports  sources  pages
          1  Russian military personnel have entered an air base that is hosting US        3        5      5
             troops as well. [004 ¶1] [000 ¶1] [001 ¶1] [003 ¶1] …
          2  Most of the roughly 1,000 U.S. troops still in Niger are at a second          3        –      4
             airbase. [000 ¶2] [001 ¶2] [003 ¶2] [004 ¶5]
             answers: about 1,000 (2 reports) · a little over 1,000 (1 report)
          3  They were using a separate hangar at Airbase 101, which is next to the        2        2      2
             airport in Niamey. [004 ¶2] [001 ¶3]
          4  … the U.S. will relocate most of the approximately 100 troops it has          2        1      4
             deployed in neighboring Chad for now. (disputed) [000 ¶5] [003 ¶4]
             [001 ¶4] [004 ¶4]
             answers: most will be moved (1 report) · have left (1 report)
          5  … the Russians are in a separate compound and don't have access to            2        1      3
             U.S. forces or access to our equipment [000 ¶3] [004 ¶3] [002 ¶2]
          6  The region around Niger has experienced six successful coups over the         2        –      2
             last three years alone. [000 ¶4] [004 ¶6]
             answers: six in three years (1 report) · eight in four years (1 report)
             … 1 made by one page only (--all shows them)

        WHERE ACCOUNTS DIFFER
          !  … the U.S. will relocate most of the approximately 100 troops it has deployed in neighbor…
             (state of affairs: conflict)
             – CBS News: most of about 100 will be moved [000 ¶5] [003 ¶4]
             – Reuters: have left in recent days [001 ¶4] [004 ¶4]
               will be moved (most, for now) against have already left
          !  They were using a separate hangar at Airbase 101, which is next to the airport in Niamey.
             (place: conflict)
             – The Hill: in Agadez [001 ¶3]
             – Reuters: in Niamey [004 ¶2]
               one page puts Air Base 101 in Agadez, the other next to the airport of Niamey
          ~  Most of the roughly 1,000 U.S. troops still in Niger are at a second airbase. (figure: rounding
             or bound)
             – CBS News: roughly 1,000 [000 ¶2]
             – Reuters: a little over 1,000 [004 ¶5]
               roughly 1,000 and a little over 1,000 are compatible
          ~  The region around Niger has experienced six successful coups over the last three years al…
             (figure: other scope)
             – CBS News: six in three years [000 ¶4]
             – Reuters: eight in four years [004 ¶6]
               six in three years around Niger; eight in four years in West and Central Africa

        CHANGED IN COPYING
          003 ← 000
            “… U.S. troops are located, two U.S. officials confirmed to CBS News on    source lost
            Thursday.” → “Reports confirm that Russian military personnel have
            recently entered an airbase … U.S. troops are currently stationed.”
            [000 ¶1] [003 ¶1]
            “Most of the roughly 1,000 U.S. troops still in Niger” → “The majority of  scope lost
            the remaining U.S. troops, totaling around 1,000 personnel” [000 ¶2]
            [003 ¶2]
            “six successful coups over the last three years alone” → “a surge in       detail lost
            successful coups” [000 ¶4] [003 ¶3]
            “Russian military personnel enter Niger airbase where some U.S. troops     headline changed
            remain” → “Russian Forces Enter Niger Airbase, Confronting U.S. Troops:
            What Happens Next?” [000 headline] [003 headline]

        QUOTATIONS
          Lloyd Austin: “the Russians are in a separate compound and don't have access to U.S. forces or
          access to our equipment” (2 other wordings) [000 ¶3] [002 ¶2] [004 ¶3]

        WHEN
          Jul 2023    The junta seizes power in Niger [004 ¶4]
          2 May 2024  US officials confirm that Russian personnel entered the base [000 ¶1] [001 ¶1]

        NOT READ
          nothing skipped
          41 statements told by one page only and set beside no other
    "#]]
    .assert_eq(&text);
}

#[test]
fn quoted_words_that_name_no_speaker_are_told_with_theirs() {
    let mut dossier = sample::single();
    let claims = dossier.stories[0].claims.iter_mut();
    let claim = claims.max_by_key(|claim| claim.statements.iter().map(|s| s.attribution.len()).max()).unwrap();
    let statement = claim.statements.iter_mut().find(|statement| !statement.attribution.is_empty()).unwrap();
    let speaker = statement.attribution[0].source.clone();
    claim.text = "“Nobody told us to leave,”".to_owned();
    statement.citation.exact = claim.text.clone();
    let told = |dossier: &_| render(dossier, &Options { width: 200, detail: Detail::All, ..Options::default() });
    let named = format!("{speaker}: “Nobody told us to leave,”");
    assert!(!told(&dossier).contains(&named));
    let statements = dossier.stories[0].claims.iter_mut().flat_map(|claim| &mut claim.statements);
    statements.flat_map(|statement| &mut statement.attribution).for_each(|link| link.cue.clear());
    assert!(told(&dossier).contains(&named));
}

#[test]
fn two_spellings_of_a_name_answer_no_question() {
    let told = |kind: ConflictKind| {
        let mut dossier = sample::single();
        let story = &mut dossier.stories[0];
        let conflict = story.conflicts.iter_mut().find(|c| c.verdict == Verdict::Scope).unwrap();
        conflict.kind = kind;
        let claim = story.claims.iter().find(|claim| claim.id == conflict.claim).unwrap();
        let words = claim.text[..30].to_owned();
        let text = render(&dossier, &Options { width: 200, ..Options::default() });
        let differences = text.split("WHERE ACCOUNTS DIFFER").nth(1).unwrap().split("CHANGED").next().unwrap();
        differences.contains(&words)
    };
    assert!(told(ConflictKind::Value));
    assert!(!told(ConflictKind::Name));
}
