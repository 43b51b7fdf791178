//! What was changed in copies that are worded anew, and what only looks changed.

use rashomon_model::MutationKind;

use super::detectors::{changed, check};

/// Texts that differ, but not in what they tell.
fn silent(cases: &[[&str; 2]]) {
    for [before, after] in cases {
        assert_eq!(changed(before, after), [], "{before} → {after}");
    }
}

#[test]
fn a_day_slips_in_a_sentence_worded_anew() {
    check(
        MutationKind::DateShifted,
        &[
            [
                "The dancer was told to rest her ankle for two weeks. She means to be back on stage on Thursday.",
                "Doctors ordered the dancer a fortnight of rest for her ankle, and her return to the stage is planned for Tuesday.",
            ],
            [
                "The first is a letter of complaint. The second is a memo of 28 May, addressed to the finance director by his own auditors. It lists debts of 638 million kroner.",
                "Auditors warned the finance director in a note dated 18 May that debts of 638 million kroner existed.",
            ],
        ],
    );
    silent(&[
        [
            "The court ruled on 5 June that the mine must close, and the owners will appeal.",
            "The court ruled on Wednesday that the mine must close, and the owners will appeal.",
        ],
        // The copy tells of another thing on another day.
        [
            "Airstrikes overnight Sunday killed 13 fighters in the south, the army said. The talks in the capital go on without a break.",
            "The talks in the capital go on without a break. A car bomb at the gate of the embassy hurt two guards late Monday.",
        ],
        // Both pages tell of both days.
        [
            "The dancer was told to rest on Tuesday. She means to be back on stage on Thursday.",
            "Back on stage on Thursday: that is what the dancer means to be. The order to rest came on Tuesday.",
        ],
    ]);
}
