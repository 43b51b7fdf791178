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
            "Early March" Month { month: 3, year: Untold } 2023-03 -
            "July last year" Month { month: 7, year: Shift(-1) } 2022-07 -
            "October" Month { month: 10, year: Untold } 2022-10 -
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
            "Tuesday evening" Weekday { day: 2, skip: false } 2023-03-14 -
            "Friday" Weekday { day: 5, skip: false } 2023-03-17 -
            "last month" Shift { count: -1, unit: Month } 2023-02 -
            "last year" Shift { count: -1, unit: Year } 2022 -
            "two weeks ago" Shift { count: -2, unit: Week } 2023-02-27 2023-03-05
            "yesterday" Shift { count: -1, unit: Day } 2023-03-14 -
            "the past three years" Duration { count: 3, unit: Year, reach: Back } 2020 2023-03-15
            "Several weeks ago" Vague(Past) - -
            "Last Thursday" Weekday { day: 4, skip: true } 2023-03-09 -
            "Recently" Vague(Past) - -
        "#]],
    );
}

#[test]
fn clocks() {
    check(
        "The ferry left at 4:40 p.m. on Tuesday and called at 7:22 p.m. that evening. By 10 a.m. it was gone.\n\nAt noon on Monday it came. Around 7:30 in the evening they slept.",
        expect![[r#"
            "4:40 p.m." Clock { seconds: 60000, offset: None } 2023-03-14T16:40:00 -
            "Tuesday" Weekday { day: 2, skip: false } 2023-03-14 -
            "7:22 p.m." Clock { seconds: 69720, offset: None } 2023-03-14T19:22:00 -
            "that evening" PartOfDay 2023-03-14 -
            "10 a.m." Clock { seconds: 36000, offset: None } 2023-03-14T10:00:00 -
            "noon" Clock { seconds: 43200, offset: None } 2023-03-13T12:00:00 -
            "Monday" Weekday { day: 1, skip: false } 2023-03-13 -
            "7:30 in the evening" Clock { seconds: 70200, offset: None } 2023-03-13T19:30:00 -
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

/// Words, form and TIMEX3 value of each expression.
fn values(text: &str, expected: Expect) {
    let line = |t: &rashomon_model::TimeExpression| {
        let timex = t.timex();
        format!("{:?} {} {}\n", t.span.of(text), timex.kind, timex.value)
    };
    expected.assert_eq(&super::read(text).times.iter().map(line).collect::<String>());
}

#[test]
fn periods() {
    check(
        "From Monday to Friday it rained. It will run between 2 and 5 May. It ran from 2 to 4 p.m. on Tuesday. Last spring, the first quarter of 2022, the 1990s and the early '80s. The first week of May. This weekend it will snow.",
        expect![[r#"
            "Monday" Weekday { day: 1, skip: false } 2023-03-06 2023-03-10
            "Friday" Weekday { day: 5, skip: false } 2023-03-10 -
            "2" MonthDay { month: 5, day: 2 } 2023-05-02 2023-05-05
            "5 May" MonthDay { month: 5, day: 5 } 2023-05-05 -
            "2" Clock { seconds: 50400, offset: None } 2023-03-14T14:00:00 2023-03-14T16:00:00
            "4 p.m." Clock { seconds: 57600, offset: None } 2023-03-14T16:00:00 -
            "Tuesday" Weekday { day: 2, skip: false } 2023-03-14 -
            "Last spring" YearPart { part: Spring, year: Last } 2022-03 2022-05
            "the first quarter of 2022" YearPart { part: Quarter(1), year: In(2022) } 2022-01 2022-03
            "the 1990s" Years { first: 1990, count: 10 } 1990 1999
            "the early '80s" Years { first: 1980, count: 10 } 1980 1989
            "The first week of May" WeekOf { month: 5, day: 4, year: Untold } 2023-05-01 2023-05-07
            "This weekend" Shift { count: 0, unit: Weekend } 2023-03-18 2023-03-19
        "#]],
    );
}

#[test]
fn timex_values() {
    values(
        "He was here last week, on Tuesday evening, two years ago and in the 19th century. She is a 34-year-old who waited two and a half years, half an hour, several weeks. It meets every Tuesday, twice a week and daily. It recently closed; it will open soon and is now shut. In mid-2015, in early March, last night, at 7 p.m. GMT on Monday.",
        expect![[r#"
            "last week" DATE 2023-W10
            "Tuesday evening" TIME 2023-03-14TEV
            "two years ago" DATE 2021
            "the 19th century" DATE 18
            "34-year-old" DURATION P34Y
            "two and a half years" DURATION P30M
            "half an hour" DURATION PT30M
            "several weeks" DURATION PXW
            "every Tuesday" SET XXXX-WXX-2
            "twice a week" SET P1W
            "daily" SET P1D
            "recently" DATE PAST_REF
            "soon" DATE FUTURE_REF
            "now" DATE PRESENT_REF
            "mid-2015" DATE 2015
            "early March" DATE 2023-03
            "last night" TIME 2023-03-14TNI
            "7 p.m. GMT" TIME 2023-03-13T19:00
            "Monday" DATE 2023-03-13
        "#]],
    );
}

#[test]
fn days_with_names() {
    check(
        "On Christmas Eve it snowed. They meet on Easter Monday 2019, last Thanksgiving, on the last Monday of May 2021 and on the 22nd. Two days before the day after tomorrow. Monday of last week was dry.",
        expect![[r#"
            "Christmas Eve" Holiday { holiday: Fixed { month: 12, day: 24 }, year: Untold } 2022-12-24 -
            "Easter Monday 2019" Holiday { holiday: Easter { days: 1 }, year: In(2019) } 2019-04-22 -
            "last Thanksgiving" Holiday { holiday: Nth { month: 11, weekday: 4, nth: 4 }, year: Last } 2022-11-24 -
            "the last Monday of May 2021" Holiday { holiday: Nth { month: 5, weekday: 1, nth: -1 }, year: In(2021) } 2021-05-31 -
            "the 22nd" DayOfMonth { day: 22 } 2023-02-22 -
            "Two days" Duration { count: 2, unit: Day, reach: Untold } - -
            "the day after tomorrow" Shift { count: 2, unit: Day } 2023-03-17 -
            "Monday of last week" WeekdayOf { day: 1, weeks: -1 } 2023-03-06 -
        "#]],
    );
}

#[test]
fn tense() {
    check(
        "They were pulled out by boats on Saturday. He spoke at ten o'clock this morning. The offer runs until Nov. 20. The bid was extended to April 20. It must go by Friday. He said on Friday it will go. On Friday the court will rule. The permit is due in June. She left in June.",
        expect![[r#"
            "Saturday" Weekday { day: 6, skip: false } 2023-03-11 -
            "ten o'clock" Clock { seconds: 36000, offset: None } 2023-03-15T10:00:00 -
            "this morning" Shift { count: 0, unit: Day } 2023-03-15 -
            "Nov. 20" MonthDay { month: 11, day: 20 } 2023-11-20 -
            "April 20" MonthDay { month: 4, day: 20 } 2023-04-20 -
            "Friday" Weekday { day: 5, skip: false } 2023-03-17 -
            "Friday" Weekday { day: 5, skip: false } 2023-03-10 -
            "Friday" Weekday { day: 5, skip: false } 2023-03-17 -
            "June" Month { month: 6, year: Untold } 2023-06 -
            "June" Month { month: 6, year: Untold } 2022-06 -
        "#]],
    );
}

#[test]
fn a_period_is_told_no_more_exactly_than_it_is() {
    let analysis = super::read(
        "It fell last week, in the first quarter of 2022, in the 1990s, from Monday to Friday, in May 2021.",
    );
    let told: Vec<String> =
        analysis.times.iter().map(|t| t.covering().map_or("-".to_owned(), |m| m.to_string())).collect();
    assert_eq!(told, ["2023-03", "2022", "-", "2023-03-06", "2023-03-10", "2021-05"]);
}

#[test]
fn names_and_counts_are_no_times() {
    check(
        "Theresa May spoke to the Sunday Times of Vision 2030. May I march on? The second man and the third quarter-final. It was day 2. Every second counts on Christmas Island. About 2000 people live there.",
        expect![[r#""#]],
    );
}

#[test]
fn anchoring_again_gives_what_the_other_date_alone_would_have_given() {
    let text = "From Monday to Friday, last spring, at 5 p.m. on Tuesday, on 3 March, at Easter, over the past two weeks, on \
        the 4th, this weekend, the week of 9 May, two months ago.";
    let (mut first, mut second) = (super::read(text), super::read(text));
    let day = jiff::civil::date(2019, 11, 20);
    rashomon_analyse::anchor(&mut first, None);
    rashomon_analyse::anchor(&mut first, Some(jiff::civil::date(1987, 7, 1)));
    rashomon_analyse::anchor(&mut first, Some(day));
    rashomon_analyse::anchor(&mut second, Some(day));
    assert_eq!(first.times, second.times);
    assert!(first.times.len() >= 11 && first.times.iter().all(|t| t.value.is_some()), "{:?}", first.times);
}
