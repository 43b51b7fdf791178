//! Spans are half-open ranges of bytes that never cut a character.

use proptest::prelude::*;
use rashomon_model::Span;

#[test]
fn a_span_of_another_text_covers_nothing() {
    assert_eq!(Span::new(3, 9).of("abc"), "");
    assert_eq!(Span::new(1, 2).of("é"), "");
    assert_eq!(Span::new(0, 2).of("é"), "é");
}

#[test]
fn neighbours_do_not_meet() {
    assert!(!Span::new(0, 3).meets(Span::new(3, 5)));
    assert!(Span::new(0, 4).meets(Span::new(3, 5)));
    assert!(!Span::new(2, 2).meets(Span::new(0, 5)), "an empty span shares no byte");
}

#[test]
fn trimming_leaves_the_words() {
    let text = "  two\u{a0} words \n";
    assert_eq!(Span::new(0, text.len()).trim(text).of(text), "two\u{a0} words");
    assert!(Span::new(0, 2).trim(text).is_empty());
}

fn spans() -> impl Strategy<Value = Span> {
    (0usize..60, 0usize..40).prop_map(|(start, length)| Span::new(start, start + length))
}

proptest! {
    #[test]
    fn overlap_is_the_same_both_ways(a in spans(), b in spans()) {
        prop_assert_eq!(a.overlap(b), b.overlap(a));
        prop_assert!(a.overlap(b) <= a.len().min(b.len()));
        prop_assert_eq!(a.meets(b), a.overlap(b) > 0);
    }

    #[test]
    fn overlap_counts_the_shared_bytes(a in spans(), b in spans()) {
        let shared = (a.start..a.end).filter(|byte| (b.start..b.end).contains(byte)).count();
        prop_assert_eq!(a.overlap(b), shared);
    }

    #[test]
    fn a_join_holds_both(a in spans(), b in spans()) {
        let both = a.join(b);
        prop_assert!(both.contains(a) && both.contains(b));
        prop_assert_eq!(both, b.join(a));
        prop_assert_eq!(a.join(a), a);
    }

    #[test]
    fn containing_is_overlapping_in_full(a in spans(), b in spans()) {
        if a.contains(b) {
            prop_assert_eq!(a.overlap(b), b.len());
            prop_assert_eq!(a.join(b), a);
        }
    }

    #[test]
    fn a_trimmed_span_stays_inside_and_has_no_white_space_at_its_ends(text in "[ a-c\u{a0}é\n]{0,20}") {
        let whole = Span::new(0, text.len());
        let trimmed = whole.trim(&text);
        prop_assert!(whole.contains(trimmed));
        prop_assert_eq!(trimmed.of(&text), text.trim());
        prop_assert_eq!(trimmed.trim(&text), trimmed);
    }
}
