//! Expressions of time, resolved against Wednesday, 15 March 2023.

use expect_test::{Expect, expect};

fn check(text: &str, expected: Expect) {
    let shown = |m: Option<rashomon_model::Moment>| m.map_or("-".to_owned(), |m| m.to_string());
    let lines: Vec<String> = super::read(text)
        .times
        .iter()
        .map(|t| {
            let step = t.step.map_or(String::new(), |step| format!(" {step:?}"));
            format!("{:?} {:?}{step} {} {}\n", t.span.of(text), t.form, shown(t.value), shown(t.end))
        })
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
            "The first week of May" Month { month: 5, year: Untold } Part { nth: 1, many: 1, unit: Week } 2022-05-02 2022-05-08
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
            "last Thanksgiving" Holiday { holiday: Nth { month: 11, weekday: 4, nth: 4, days: 0 }, year: Last } 2022-11-24 -
            "the last Monday of May 2021" Absolute(Moment { date: 2021-05-01, seconds: 0, offset: None, precision: Month }) Weekday { nth: -1, day: 1 } 2021-05-31 -
            "the 22nd" DayOfMonth { day: 22 } 2023-02-22 -
            "Two days" Duration { count: 2, unit: Day, reach: Untold } - -
            "the day after tomorrow" Shift { count: 2, unit: Day } 2023-03-17 -
            "Monday of last week" Shift { count: -1, unit: Week } Weekday { nth: 1, day: 1 } 2023-03-06 -
        "#]],
    );
}

#[test]
fn tense() {
    check(
        "They were pulled out by boats on Saturday. He spoke at ten o'clock this morning. The offer runs until Nov. 20. The bid was extended to April 20. It must go by Friday. He said on Friday it will go. On Friday the court will rule. The permit is due in June. She left in June. They struck a deal to vote on Friday.",
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
            "Friday" Weekday { day: 5, skip: false } 2023-03-17 -
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

#[test]
fn steps_from_other_times() {
    check(
        "Three weeks after Christmas it fell. It met two days before Easter 2021, the day after Thanksgiving, on the second Monday of next month, in the first two weeks of 2022, on the 20th of last month, the last weekend in May 2022 and the week of May 5, 2022. Labor Day weekend was dry. A week from Tuesday it will rain. Black Friday 2022 was dull. The first nine months of 2020.",
        expect![[r#"
            "Three weeks after Christmas" Holiday { holiday: Fixed { month: 12, day: 25 }, year: Untold } Count { count: 3, unit: Week } 2023-01-15 -
            "two days before Easter 2021" Holiday { holiday: Easter { days: 0 }, year: In(2021) } Count { count: -2, unit: Day } 2021-04-02 -
            "the day after Thanksgiving" Holiday { holiday: Nth { month: 11, weekday: 4, nth: 4, days: 0 }, year: Untold } Count { count: 1, unit: Day } 2022-11-25 -
            "the second Monday of next month" Shift { count: 1, unit: Month } Weekday { nth: 2, day: 1 } 2023-04-10 -
            "the first two weeks of 2022" Absolute(Moment { date: 2022-01-01, seconds: 0, offset: None, precision: Year }) Part { nth: 1, many: 2, unit: Week } 2022-01-03 2022-01-16
            "the 20th of last month" Shift { count: -1, unit: Month } Part { nth: 20, many: 1, unit: Day } 2023-02-20 -
            "the last weekend in May 2022" Absolute(Moment { date: 2022-05-01, seconds: 0, offset: None, precision: Month }) Part { nth: -1, many: 1, unit: Weekend } 2022-05-28 2022-05-29
            "the week of May 5, 2022" Absolute(Moment { date: 2022-05-05, seconds: 0, offset: None, precision: Day }) Around { unit: Week } 2022-05-02 2022-05-08
            "Labor Day weekend" Holiday { holiday: Nth { month: 9, weekday: 1, nth: 1, days: 0 }, year: Untold } Around { unit: Weekend } 2022-09-03 2022-09-04
            "A week from Tuesday" Weekday { day: 2, skip: false } Count { count: 1, unit: Week } 2023-03-28 -
            "Black Friday 2022" Holiday { holiday: Nth { month: 11, weekday: 4, nth: 4, days: 1 }, year: In(2022) } 2022-11-25 -
            "The first nine months of 2020" Absolute(Moment { date: 2020-01-01, seconds: 0, offset: None, precision: Year }) Part { nth: 1, many: 9, unit: Month } 2020-01 2020-09
        "#]],
    );
}

#[test]
fn lengths_put_together() {
    values(
        "It took an hour and 30 minutes, 3 years and 2 months, a day and a half, one week, three days. Two and a half years ago, the two next weeks, in three weeks' time, a day, 24 hours.",
        expect![[r#"
            "an hour and 30 minutes" DURATION PT90M
            "3 years and 2 months" DURATION P38M
            "a day and a half" DURATION PT36H
            "one week, three days" DURATION P10D
            "Two and a half years ago" DATE 2020-09
            "the two next weeks" DURATION P2W
            "three weeks' time" DATE 2023-W14
            "24 hours" DURATION PT24H
        "#]],
    );
}

#[test]
fn times_of_day_in_all_ways() {
    values(
        "On Monday at a quarter to seven, at five past three, at ten minutes to eight in the evening, at 1400 GMT, at 0900 hours, from 4pm-5pm, at 3:30 PT, at ten thirty, at 12 o'clock. The vote was ten to eight. He rose by 3.25 from 5 to 6 p.m. on May 5-7, 2022. On 19:00, Monday.",
        expect![[r#"
            "Monday" DATE 2023-03-13
            "a quarter to seven" TIME 2023-03-13T06:45
            "five past three" TIME 2023-03-13T03:05
            "ten minutes to eight in the evening" TIME 2023-03-13T19:50
            "1400 GMT" TIME 2023-03-13T14:00
            "0900 hours" TIME 2023-03-13T09:00
            "4pm" TIME 2023-03-13T16:00
            "5pm" TIME 2023-03-13T17:00
            "3:30 PT" TIME 2023-03-13T03:30
            "ten thirty" TIME 2023-03-13T10:30
            "12 o'clock" TIME 2023-03-13T12:00
            "5" TIME 2022-05-05T17:00
            "6 p.m." TIME 2022-05-05T18:00
            "May 5" DATE 2022-05-05
            "7, 2022" DATE 2022-05-07
            "19:00" TIME 2023-03-13T19:00
            "Monday" DATE 2023-03-13
        "#]],
    );
}

/// Each expression of a time of day, as the hour that it means.
fn hours(text: &str) -> Vec<String> {
    let told = |t: &rashomon_model::TimeExpression| match t.form {
        rashomon_model::TimeForm::Clock { seconds, .. } => {
            Some(format!("{} = {:02}:{:02}", t.span.of(text), seconds / 3600, seconds / 60 % 60))
        }
        _ => None,
    };
    super::read(text).times.iter().filter_map(told).collect()
}

#[test]
fn what_a_timepiece_shows_is_the_hour() {
    let text = "The clock in the hall showed 3:40 when they came. His watch read 4:15. The frame is stamped 03:41. The 7:52 train was late. The board showed 3:40. The price rose from 3.40 to 3.52 dollars.";
    let told = ["3:40 = 03:40", "4:15 = 04:15", "03:41 = 03:41", "7:52 = 07:52"];
    assert_eq!(hours(text), told);
}

#[test]
fn minutes_before_and_after_an_hour() {
    let text = "At five minutes after midnight it began. Ten minutes to midnight the vote came. A minute before noon it fell. Half an hour before midnight it rose. It was ten minutes after six. At quarter of five they left. At half-past three in the afternoon it rained. At half six they met. At six-thirty in the evening it burst. It fell at 0340.";
    let told = [
        "five minutes after midnight = 00:05",
        "Ten minutes to midnight = 23:50",
        "A minute before noon = 11:59",
        "Half an hour before midnight = 23:30",
        "ten minutes after six = 06:10",
        "quarter of five = 04:45",
        "half-past three in the afternoon = 15:30",
        "half six = 06:30",
        "six-thirty in the evening = 18:30",
        "0340 = 03:40",
    ];
    assert_eq!(hours(text), told);
    // Lengths of time, counts and votes.
    let none = "It went on for ten minutes after six people came. The ratio was half six times. A quarter of five parishes voted ten to eight, and half of six died. Around 2 to 4 inches fell, from 15 to 10 years ago. It grew from 2014 to 2018.";
    assert_eq!(hours(none), Vec::<String>::new());
}

#[test]
fn the_half_of_the_day_may_stand_with_the_day() {
    let text = "At eight o'clock on Sunday night he left. At six on Friday morning he was back. At 9 on Monday evening they met. Around seven the next morning they dug. By 2 that night it was over. At 11 last night she called. At eight tonight it opens.";
    let told = [
        "eight o'clock = 20:00",
        "six = 06:00",
        "9 = 21:00",
        "seven = 07:00",
        "2 that night = 02:00",
        "11 = 23:00",
        "eight = 20:00",
    ];
    assert_eq!(hours(text), told);
}

#[test]
fn what_is_fixed_is_not_moved_by_the_other_end_of_its_period() {
    check(
        "From tomorrow to Friday it will rain. It is open from today until May 5. From Jan-Feb 2022 and Monday-Friday.",
        expect![[r#"
            "tomorrow" Shift { count: 1, unit: Day } 2023-03-16 2023-03-17
            "Friday" Weekday { day: 5, skip: false } 2023-03-17 -
            "today" Shift { count: 0, unit: Day } 2023-03-15 2023-05-05
            "May 5" MonthDay { month: 5, day: 5 } 2023-05-05 -
            "Jan" Month { month: 1, year: Untold } 2022-01 2022-02
            "Feb 2022" Absolute(Moment { date: 2022-02-01, seconds: 0, offset: None, precision: Month }) 2022-02 -
            "Monday" Weekday { day: 1, skip: false } 2023-03-06 2023-03-10
            "Friday" Weekday { day: 5, skip: false } 2023-03-10 -
        "#]],
    );
}

#[test]
fn what_comes_again() {
    values(
        "Every other Tuesday, every second Friday, Monday mornings, in the evenings, every Tuesday evening.",
        expect![[r#"
            "Every other Tuesday" SET XXXX-WXX-2
            "every second Friday" SET XXXX-WXX-5
            "Monday mornings" SET XXXX-WXX-1TMO
            "the evenings" SET XXXX-XX-XXTEV
            "every Tuesday evening" SET XXXX-WXX-2TEV
        "#]],
    );
}

#[test]
fn the_year_of_several() {
    check(
        "The dam broke during the 2017 floods, and the 2017 soldiers left.",
        expect![[r#"
            "2017" Absolute(Moment { date: 2017-01-01, seconds: 0, offset: None, precision: Year }) 2017 -
        "#]],
    );
}
