//! Expressions of time, resolved against Wednesday, 15 March 2023.

use expect_test::{Expect, expect};

fn check(text: &str, expected: Expect) {
    let shown = |m: Option<rashomon_model::Moment>| m.map_or("-".to_owned(), |m| m.to_string());
    let lines: Vec<String> = super::read(text)
        .times
        .iter()
        .map(|t| format!("{:?} {:?} {} {}\n", t.span.of(text), t.form, shown(t.value), shown(t.end)))
        .collect();
    expected.assert_eq(&lines.concat());
}

#[test]
fn dates() {
    check(
        "On March 15, 2023, on 14 Apr 2025, on 2023-03-15 and on Tuesday, March 14. In July 2022. In 2013. Early March. July last year. In October it fell. The certificate runs until April 30. It opened on Oct. 7.",
        expect![[r#"
            "March 15, 2023" Absolute(Moment { date: 2023-03-15, seconds: 0, offset: None, precision: Day }) 2023-03-15 -
            "14 Apr 2025" Absolute(Moment { date: 2025-04-14, seconds: 0, offset: None, precision: Day }) 2025-04-14 -
            "2023-03-15" Absolute(Moment { date: 2023-03-15, seconds: 0, offset: None, precision: Day }) 2023-03-15 -
            "Tuesday, March 14" MonthDay { month: 3, day: 14 } 2023-03-14 -
            "July 2022" Absolute(Moment { date: 2022-07-01, seconds: 0, offset: None, precision: Month }) 2022-07 -
            "2013" Absolute(Moment { date: 2013-01-01, seconds: 0, offset: None, precision: Year }) 2013 -
            "Early March" Month { month: 3, year_shift: None } 2023-03 -
            "July last year" Month { month: 7, year_shift: Some(-1) } 2022-07 -
            "October" Month { month: 10, year_shift: None } 2022-10 -
            "April 30" MonthDay { month: 4, day: 30 } 2023-04-30 -
            "Oct. 7" MonthDay { month: 10, day: 7 } 2022-10-07 -
        "#]],
    );
}

#[test]
fn relative() {
    check(
        "He left on Tuesday evening. It will open on Friday. They met last month, last year, two weeks ago and yesterday. Over the past three years it shrank. Several weeks ago it rained. Last Thursday it snowed. Recently it stopped.",
        expect![[r#"
            "Tuesday evening" Weekday { day: 2, future: false, skip: false } 2023-03-14 -
            "Friday" Weekday { day: 5, future: true, skip: false } 2023-03-17 -
            "last month" Shift { count: -1, unit: Month } 2023-02 -
            "last year" Shift { count: -1, unit: Year } 2022 -
            "two weeks ago" Shift { count: -2, unit: Week } 2023-02-27 2023-03-05
            "yesterday" Shift { count: -1, unit: Day } 2023-03-14 -
            "the past three years" Duration { count: 3, unit: Year } 2020 2023-03-15
            "Several weeks ago" Vague - -
            "Last Thursday" Weekday { day: 4, future: false, skip: true } 2023-03-09 -
            "Recently" Vague - -
        "#]],
    );
}

#[test]
fn clocks() {
    check(
        "The ferry left at 4:40 p.m. on Tuesday and called at 7:22 p.m. that evening. By 10 a.m. it was gone.\n\nAt noon on Monday it came. Around 7:30 in the evening they slept.",
        expect![[r#"
            "4:40 p.m." Clock { seconds: 60000 } 2023-03-14T16:40:00 -
            "Tuesday" Weekday { day: 2, future: false, skip: false } 2023-03-14 -
            "7:22 p.m." Clock { seconds: 69720 } 2023-03-14T19:22:00 -
            "10 a.m." Clock { seconds: 36000 } 2023-03-14T10:00:00 -
            "noon" Clock { seconds: 43200 } 2023-03-13T12:00:00 -
            "Monday" Weekday { day: 1, future: false, skip: false } 2023-03-13 -
            "7:30 in the evening" Clock { seconds: 70200 } 2023-03-13T19:30:00 -
        "#]],
    );
}

#[test]
fn anchoring_again_with_no_date_unresolves() {
    let mut analysis = super::read("It fell on Tuesday.");
    assert!(analysis.times[0].value.is_some());
    rashomon_analyse::anchor(&mut analysis, None);
    assert_eq!(analysis.times[0].value, None);
}
