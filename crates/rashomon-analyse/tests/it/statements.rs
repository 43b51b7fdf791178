//! What is stated, how firmly, on whose word.

use expect_test::{Expect, expect};

fn check(text: &str, expected: Expect) {
    let a = super::read(text);
    let lines: Vec<String> = a
        .statements
        .iter()
        .map(|s| {
            let hedges: Vec<&str> = s.hedges.iter().map(|h| h.of(text)).collect();
            let by: Vec<&str> = s.attributions.iter().map(|i| a.attributions[*i as usize].name.as_str()).collect();
            format!("{:?} {:?} done={} {hedges:?} {by:?}: {}\n", s.polarity, s.modality, s.completed, s.span.of(text))
        })
        .collect();
    expected.assert_eq(&lines.concat());
}

#[test]
fn firmness() {
    check(
        "The ferry may have taken on water, he said. About 100 troops will leave Chad. Nobody was hurt. The bank denied it had not paid. He allegedly stole a boat. The bridge collapsed.",
        expect![[r#"
            Affirmed Possible done=true ["may"] ["he"]: The ferry may have taken on water, he said.
            Affirmed Planned done=false ["About"] []: About 100 troops will leave Chad.
            Denied Asserted done=true [] []: Nobody was hurt.
            Affirmed Reported done=true [] ["The bank"]: The bank denied it had not paid.
            Affirmed Alleged done=true ["allegedly"] []: He allegedly stole a boat.
            Affirmed Asserted done=true [] []: The bridge collapsed.
        "#]],
    );
}

#[test]
fn clauses() {
    check(
        "The police arrested 19 people on Monday, and the court freed two of them on Tuesday. \"We went, and they came with us too,\" she said. The first ship left the port on time; the second one stayed there for two days.",
        expect![[r#"
            Affirmed Asserted done=true [] []: The police arrested 19 people on Monday,
            Affirmed Asserted done=true [] []: and the court freed two of them on Tuesday.
            Affirmed Reported done=true [] ["she"]: "We went, and they came with us too," she said.
            Affirmed Asserted done=true [] []: The first ship left the port on time;
            Affirmed Asserted done=true [] []: the second one stayed there for two days.
        "#]],
    );
}

#[test]
fn conditions_and_plans() {
    let status = |text: &str| {
        let statement = &super::read(text).statements[0];
        (statement.modality, statement.polarity, statement.completed)
    };
    use rashomon_model::Modality::{Alleged, Asserted, Planned, Possible, Reported};
    use rashomon_model::Polarity::{Affirmed, Denied};
    let cases = [
        ("If the valve had held, the tank would not have burst.", Possible, Denied),
        ("The tank would burst if the valve failed.", Possible, Affirmed),
        ("The minister asked if the valve had failed.", Reported, Affirmed),
        ("The port is to reopen on Sunday.", Planned, Affirmed),
        ("The port might never reopen.", Possible, Denied),
        ("He allegedly sold the boat twice.", Alleged, Affirmed),
        ("No passenger was hurt.", Asserted, Denied),
        ("The captain said that the port was closed.", Reported, Affirmed),
        ("It is widely believed that the owner closed the mine.", Reported, Affirmed),
        ("The union denied that it had called the strike.", Reported, Denied),
        ("The bridge collapsed at noon.", Asserted, Affirmed),
    ];
    let mut wrong = String::new();
    for (text, modality, polarity) in cases {
        let (found, side, _) = status(text);
        if (found, side) != (modality, polarity) {
            wrong += &format!("{found:?} {side:?}: {text}\n");
        }
    }
    assert_eq!(wrong, "");
}

#[test]
fn a_wish_in_passing_holds_for_nothing_else() {
    let text = "The bridge, which Purcell supports, was closed on Monday by engineers of the \
                port after two of its four cables were found to be worn through.";
    let analysis = super::read(text);
    assert!(analysis.statements[0].attributions.is_empty(), "{:?}", analysis.attributions);
}

#[test]
fn what_a_country_only_wants_is_told_by_the_reporter() {
    let told =
        tellers("Chad is also considering whether to keep its pact with Niger. Chad said the pact would end in May.");
    assert_eq!(told, [vec![], vec!["Chad".to_owned()]]);
}

#[test]
fn hearsay_is_reported_by_nobody() {
    let analysis = super::read("It is widely believed that the owner closed the mine.");
    let statement = &analysis.statements[0];
    assert_eq!(statement.modality, rashomon_model::Modality::Reported);
    assert!(statement.attributions.is_empty());
    assert_eq!(analysis.attributions[0].kind, rashomon_model::SourceKind::Unspecified);
    assert_eq!(analysis.attributions[0].source, None);
}

/// By whom each statement of a text is told.
fn tellers(text: &str) -> Vec<Vec<String>> {
    let a = super::read(text);
    let names = |s: &rashomon_model::Statement| {
        s.attributions.iter().map(|i| a.attributions[*i as usize].name.clone()).collect()
    };
    a.statements.iter().map(names).collect()
}

#[test]
fn a_sentence_behind_reported_speech_stands_on_that_word() {
    let carried = tellers(
        "Thirty-four people were below ground, Kinga Rudnicka told reporters. Eleven were taken to hospital. Two of them have gone home.",
    );
    assert_eq!(
        carried,
        [vec!["Kinga Rudnicka"], vec!["Kinga Rudnicka"], vec![]],
        "one sentence, not the rest of the page"
    );
    let rest = tellers(
        "The ferry may have taken on water through the ramp, Ysidro Palmer said, but the cause has not been found.",
    );
    assert_eq!(rest, [["Ysidro Palmer"], ["Ysidro Palmer"]]);
    let passive =
        tellers("The owner was questioned for three hours, according to Maria Okello. He has not been charged.");
    assert_eq!(passive[1], ["Maria Okello"]);
}

#[test]
fn a_sentence_between_two_of_one_speaker_is_his() {
    let told = "Five people were taken captive, Vera Lund told reporters.\n\nTwo of them were let go at noon. Three remained inside at two, Lund said.";
    assert_eq!(tellers(told), [["Vera Lund"], ["Vera Lund"], ["Vera Lund"]]);
    let several = "Five people were taken captive, Vera Lund told reporters. Two of them were let go at noon. One was a child. The others remained inside until two, Lund said.";
    assert_eq!(tellers(several), [["Vera Lund"], ["Vera Lund"], ["Vera Lund"], ["Vera Lund"]]);
    let another = "Five people were taken captive, Vera Lund told reporters.\n\nTwo of them were let go at noon. Three remained inside at two, Karl Moe said.";
    assert_eq!(tellers(another)[1], Vec::<String>::new());
}

#[test]
fn what_a_report_knows_by_itself_stands_on_nobodys_word() {
    let alone = |text: &str| assert_eq!(tellers(text).last(), Some(&Vec::new()), "{text}");
    // Behind words between marks.
    alone("“It is from the rocket, there is no question,” said Noriko Abe. A smaller piece lay on the sand.");
    // About the speaker.
    alone("Hernan Ovando said the count was wrong. He stood for the alliance in Sunday's vote.");
    // What somebody thinks, and what the page asks.
    alone("Noreen Sabinsky thinks the shot was a mistake. The deputy had reached for the door.");
    alone("Brad Okell said the man had walked in at noon. How did it start?");
    // In another paragraph.
    alone("Five people were held, Brad Okell said.\n\nThe court stays shut until Friday.");
}

#[test]
fn who_tells_comes_before_who_is_told_of() {
    let told =
        tellers("The gang had demanded two million, the police said. Ada Lund said the ministry planned to pay.");
    assert_eq!(told[0].first().map(String::as_str), Some("the police"));
    assert_eq!(told[1].first().map(String::as_str), Some("Ada Lund"));
}

#[test]
fn what_a_document_is_said_to_tell_goes_on_to_the_end_of_its_paragraph() {
    let told = tellers(
        "According to the log, the way in was an old account. Its first login was on 2 October. The locking started at noon.\n\nThe firm was closed.",
    );
    let log = ["the log"];
    assert_eq!(told[..3], [log, log, log]);
    assert!(told[3].is_empty(), "another paragraph");
}

#[test]
fn a_long_description_of_the_speaker_is_no_part_of_what_is_said() {
    let told = tellers(
        "She could not say how it happened, said Ada Lund, head of the national centres for the control of disease and its prevention.",
    );
    assert!(told[0].contains(&"Ada Lund".to_owned()), "{told:?}");
}
