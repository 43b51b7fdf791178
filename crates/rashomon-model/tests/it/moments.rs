//! Moments show what is known, agree where they can be one, and have an order.

use expect_test::{Expect, expect};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use rashomon_model::{Moment, Precision};

fn check(moments: &[Moment], expected: Expect) {
    let lines: Vec<String> = moments.iter().map(Moment::to_string).collect();
    expected.assert_eq(&lines.join("\n"));
}

fn at(hour: u32, minute: u32, offset: Option<i16>) -> Moment {
    Moment::at(date(2023, 3, 15), (hour * 60 + minute) * 60, offset)
}

#[test]
fn a_moment_is_shown_as_far_as_it_is_known() {
    let known = [
        Moment::year(2023),
        Moment::month(2023, 3),
        Some(Moment::day(date(2023, 3, 15))),
        Some(at(16, 40, None)),
        Some(at(16, 40, Some(0))),
        Some(at(16, 40, Some(330))),
        Some(at(0, 5, Some(-210))),
        Some(Moment::at(date(2023, 3, 15), 86_399, None)),
        Some(Moment::day(date(476, 9, 4))),
    ];
    check(
        &known.into_iter().flatten().collect::<Vec<_>>(),
        expect![[r#"
            2023
            2023-03
            2023-03-15
            2023-03-15T16:40:00
            2023-03-15T16:40:00+00:00
            2023-03-15T16:40:00+05:30
            2023-03-15T00:05:00-03:30
            2023-03-15T23:59:59
            0476-09-04"#]],
    );
}

#[test]
fn what_the_calendar_does_not_have_is_no_moment() {
    assert_eq!(Moment::month(2023, 0), None);
    assert_eq!(Moment::month(2023, 13), None);
    assert_eq!(Moment::year(10_000), None);
}

#[test]
fn moments_agree_at_the_coarser_precision() {
    let day = Moment::day(date(2023, 3, 15));
    assert!(Moment::year(2023).is_some_and(|year| year.agrees(day) && day.agrees(year)));
    assert!(Moment::month(2023, 4).is_some_and(|month| !month.agrees(day)));
    assert!(day.agrees(at(23, 59, None)));
    assert!(!at(16, 40, None).agrees(at(16, 41, None)));
    assert!(!day.agrees(Moment::day(date(2022, 3, 15))));
}

#[test]
fn seconds_do_not_part_two_minutes() {
    assert!(Moment::at(date(2023, 3, 15), 60, None).agrees(Moment::at(date(2023, 3, 15), 119, None)));
}

#[test]
fn order_counts_in_universal_time() {
    assert_eq!(at(8, 0, Some(480)).order(), at(0, 0, Some(0)).order());
    assert!(at(9, 0, Some(480)).order() < at(2, 0, Some(0)).order());
    assert!(at(23, 0, Some(-300)).order() > at(23, 0, None).order());
}

#[test]
fn precisions_go_from_coarse_to_fine() {
    let order = [Precision::Year, Precision::Month, Precision::Day, Precision::Minute];
    assert!(order.windows(2).all(|pair| pair[0] < pair[1]));
}

fn days() -> impl Strategy<Value = Date> {
    (1i16..=9999, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

fn moments() -> impl Strategy<Value = Moment> {
    (days(), 0u32..86_400, prop::option::of(-720i16..=840), 0usize..4).prop_map(|(day, seconds, offset, precision)| {
        match precision {
            0 => Moment::year(day.year()).unwrap_or(Moment::day(day)),
            1 => Moment::month(day.year(), day.month()).unwrap_or(Moment::day(day)),
            2 => Moment::day(day),
            _ => Moment::at(day, seconds, offset),
        }
    })
}

proptest! {
    #[test]
    fn a_moment_agrees_with_itself_and_both_ways(a in moments(), b in moments()) {
        prop_assert!(a.agrees(a));
        prop_assert_eq!(a.agrees(b), b.agrees(a));
    }

    #[test]
    fn what_is_known_less_finely_still_agrees(moment in moments()) {
        let day = moment.date;
        prop_assert!(Moment::year(day.year()).is_some_and(|year| year.agrees(moment)));
        if moment.precision >= Precision::Month {
            prop_assert!(Moment::month(day.year(), day.month()).is_some_and(|month| month.agrees(moment)));
        }
    }

    #[test]
    fn moments_are_shown_in_their_order(a in moments(), b in moments()) {
        let (known, same) = (a.precision == b.precision && a.offset.is_none(), b.offset.is_none());
        if known && same && a.seconds / 60 != b.seconds / 60 {
            prop_assert_eq!(a.order() < b.order(), a.to_string() < b.to_string());
        }
    }

    #[test]
    fn a_later_day_comes_later_whatever_the_hour(a in days(), b in days(), x in 0u32..86_400, y in 0u32..86_400) {
        prop_assume!(a < b);
        prop_assert!(Moment::at(a, x, None).order() < Moment::at(b, y, None).order());
    }
}
