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
fn hearsay_is_reported_by_nobody() {
    let analysis = super::read("It is widely believed that the owner closed the mine.");
    let statement = &analysis.statements[0];
    assert_eq!(statement.modality, rashomon_model::Modality::Reported);
    assert!(statement.attributions.is_empty());
    assert_eq!(analysis.attributions[0].kind, rashomon_model::SourceKind::Unspecified);
    assert_eq!(analysis.attributions[0].source, None);
}
