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
