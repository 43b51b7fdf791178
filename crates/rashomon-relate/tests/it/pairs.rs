//! What two pages share does not depend on which is named first.

use proptest::prelude::*;
use rashomon_relate::{Profile, Reuse, reuse, similarity};

use crate::{SENTENCES, account, few, texts};

fn compared(a: &str, b: &str) -> Reuse {
    let (a, b) = (account(1, "Harbour Gazette", None, a), account(2, "Quay Mirror", None, b));
    reuse(&Profile::of(&a), &Profile::of(&b), &rashomon_analyse::vectors())
}

fn share(value: f32) -> bool {
    (0.0..=1.0 + 1e-3).contains(&value)
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn reuse_is_the_same_from_both_sides(a in texts(), b in texts()) {
        let (a, b) = (account(5, "Harbour Gazette", None, &a), account(3, "Quay Mirror", None, &b));
        let (a, b, vectors) = (Profile::of(&a), Profile::of(&b), rashomon_analyse::vectors());
        let (one, other) = (reuse(&a, &b, &vectors), reuse(&b, &a, &vectors));
        prop_assert_eq!(format!("{one:?}"), format!("{other:?}"));
        prop_assert_eq!(one.derived(), other.derived());
        prop_assert_eq!(one.pages, [b.page, a.page]);
    }

    #[test]
    fn shares_are_shares(a in texts(), b in texts()) {
        let found = compared(&a, &b);
        for side in 0..2 {
            prop_assert!(share(found.explained[side]) && share(found.ordered[side]) && share(found.verbatim[side]));
        }
        prop_assert!(found.aligned.iter().all(|x| x.a < found.lines[0] && x.b < found.lines[1]));
        prop_assert!(found.aligned.iter().all(|x| share(x.similarity)));
    }

    /// Near words are found for all sentences of two pages at once; a look at each pair of words says the same.
    #[test]
    fn aligned_sentences_are_as_alike_as_their_words(a in texts(), b in texts()) {
        let (a, b) = (account(1, "Harbour Gazette", None, &a), account(2, "Quay Mirror", None, &b));
        let (a, b, vectors) = (Profile::of(&a), Profile::of(&b), rashomon_analyse::vectors());
        for aligned in reuse(&a, &b, &vectors).aligned {
            let (x, y) = (&a.lines[aligned.a], &b.lines[aligned.b]);
            let similarity = similarity(x, y, &vectors);
            let long = x.content.len().min(y.content.len()) >= 4;
            let merged = if long { similarity.containment * 0.75 } else { 0.0 };
            prop_assert_eq!(aligned.similarity, similarity.dice.max(merged));
        }
    }

    #[test]
    fn what_is_aligned_in_order_never_goes_back(a in texts(), b in texts()) {
        let mut ordered: Vec<(usize, usize)> =
            compared(&a, &b).aligned.iter().filter(|x| x.ordered).map(|x| (x.a, x.b)).collect();
        ordered.sort_unstable();
        prop_assert!(ordered.windows(2).all(|pair| pair[0].1 <= pair[1].1), "{:?}", ordered);
    }

    /// Each sentence once: where one is repeated, the chain may prefer its repetitions to the one between them.
    #[test]
    fn a_page_tells_all_of_itself(told in prop::sample::subsequence(SENTENCES.to_vec(), 1..9)) {
        // Quotations are everybody's and do not count.
        let own: Vec<&str> = told.into_iter().filter(|sentence| !sentence.contains('"')).collect();
        prop_assume!(!own.is_empty());
        let text = own.join("\n\n");
        let found = compared(&text, &text);
        prop_assert!(found.explained[0] > 0.99 && found.ordered[0] > 0.99, "{:?}", found);
        prop_assert!(found.lines[0] < 3 || found.derived());
    }

    #[test]
    fn passages_lead_from_the_parent_to_the_child(a in texts(), b in texts()) {
        let (a, b) = (account(1, "Harbour Gazette", None, &a), account(2, "Quay Mirror", None, &b));
        let (p, q) = (Profile::of(&a), Profile::of(&b));
        let vectors = rashomon_analyse::vectors();
        let found = reuse(&p, &q, &vectors);
        for (parent, child) in [(&p, &q), (&q, &p)] {
            let passages = found.passages(parent, child, &vectors);
            prop_assert!(passages.len() <= found.aligned.len());
            prop_assert!(passages.iter().all(|x| x.from.0 == parent.page && x.to.0 == child.page));
            prop_assert!(passages.windows(2).all(|x| x[0].to.1 <= x[1].to.1));
        }
    }
}

#[test]
fn pages_of_two_events_do_not_derive() {
    assert!(!compared(&SENTENCES[..4].join(" "), &SENTENCES[5..9].join(" ")).derived());
}

#[test]
fn quotations_alone_do_not_make_a_copy() {
    let quotation = "\"They wrote seven names, and under the names they wrote: we are hungry. We read it three times, and \
        then nobody said anything for a while, and then everybody did,\" Tomas Irigoyen said.";
    let found = compared(
        &format!("{quotation} Water went down the borehole. Pilar Azcona read the list on the door four times."),
        &format!("By noon the hall was full of rumours. Unions want a second exit. {quotation}"),
    );
    assert!(!found.derived(), "{found:?}");
}

#[test]
fn an_empty_page_shares_nothing() {
    let found = compared("", SENTENCES[0]);
    assert!(found.aligned.is_empty() && !found.derived());
}
