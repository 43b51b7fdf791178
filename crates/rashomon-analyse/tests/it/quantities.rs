//! Figures with their bounds, units and what they count.

use expect_test::{Expect, expect};

fn check(text: &str, expected: Expect) {
    let lines: Vec<String> = super::read(text)
        .quantities
        .iter()
        .map(|q| {
            let counted = q.counted_span.map_or("-", |s| s.of(text));
            let label = if q.ordinal { " label" } else { "" };
            format!("{:?} {:?}..{:?} {:?} {} of {counted}{label}\n", q.span.of(text), q.min, q.max, q.bound, q.unit)
        })
        .collect();
    expected.assert_eq(&lines.concat());
}

#[test]
fn bounds_and_units() {
    check(
        "At least 14 people died. As many as 2,000 homes burned. Nearly two-thirds of voters came, or 50.2 per cent. It cost $2.4 million, a little over 200,000 pesos each. About a dozen troops and two to three ships left. One in five agreed. Some 17 kilometres away, nobody saw it.",
        expect![[r#"
            "At least 14 people" Some(14.0)..None AtLeast people of people
            "As many as 2,000 homes" None..Some(2000.0) AtMost count of homes
            "Nearly two-thirds of voters" Some(0.6666666666666666)..Some(0.6666666666666666) About people of voters
            "50.2 per cent" Some(50.2)..Some(50.2) Exact percent of -
            "$2.4 million" Some(2400000.0)..Some(2400000.0) Exact USD of -
            "a little over 200,000 pesos" Some(200000.0)..Some(200000.0) About peso of -
            "About a dozen troops" Some(12.0)..Some(12.0) About people of troops
            "two to three ships" Some(2.0)..Some(3.0) Exact count of ships
            "One in five agreed" Some(0.2)..Some(0.2) Exact share of agreed
            "Some 17 kilometres" Some(17.0)..Some(17.0) About kilometre of -
            "nobody" Some(0.0)..Some(0.0) Exact people of -
        "#]],
    );
}

#[test]
fn what_is_counted() {
    check(
        "The number rescued stood at 160. He put the number of people aboard at 187. The death toll rose to 19. Five of the 17 were children. All 11 of the company's vessels stayed. Sixteen were dead.",
        expect![[r#"
            "160" Some(160.0)..Some(160.0) Exact people of rescued
            "187" Some(187.0)..Some(187.0) Exact people of people
            "19" Some(19.0)..Some(19.0) Exact people of death toll
            "Five of the 17 were children" Some(5.0)..Some(5.0) Exact people of children
            "17" Some(17.0)..Some(17.0) Exact count of -
            "11 of the company's vessels" Some(11.0)..Some(11.0) Exact count of company's vessels
            "Sixteen were dead" Some(16.0)..Some(16.0) Exact people of dead
        "#]],
    );
}

#[test]
fn labels_ages_and_no_figures() {
    check(
        "Bulletin no. 4 names Airbase 101 and the 101st brigade. Renato Malabay, 54, has a four-year-old son and a 38-year-old ship. On March 15, 2023 at 4:40 p.m. one of the officials called 555-123-4567. In 2013 it began.",
        expect![[r#"
            "no. 4" Some(4.0)..Some(4.0) Exact count of - label
            "Airbase 101" Some(101.0)..Some(101.0) Exact count of - label
            "101st" Some(101.0)..Some(101.0) Exact count of - label
            "54" Some(54.0)..Some(54.0) Exact year of -
            "four-year-old" Some(4.0)..Some(4.0) Exact year of -
            "38-year-old" Some(38.0)..Some(38.0) Exact year of -
        "#]],
    );
}
