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

#[test]
fn a_person_of_one_first_name_and_another_surname_is_somebody_else() {
    check(
        MutationKind::NameChanged,
        &[
            [
                "The inquiry is led by Dominic anak Jelani, a spokesman said, and will end in June.",
                "The inquiry is led by Dominic Jelawai, a spokesman said, and will end in June.",
            ],
            [
                "Fenna ter Horst-Wiarda will be heard. She heads the laboratory of Noordkaap, a security firm.",
                "One expert talks. Fenna Terhorst, whose laboratory at the security firm Noordkaap took the program apart, is to be heard.",
            ],
        ],
    );
    silent(&[[
        "Fenna ter Horst-Wiarda will be heard. She heads the laboratory of Noordkaap, a security firm.",
        "One expert talks. Fenna ter Horst, whose laboratory at the security firm Noordkaap took the program apart, is to be heard.",
    ]]);
}

#[test]
fn a_place_is_changed_in_a_seat_and_in_a_sentence_put_into_another() {
    check(
        MutationKind::PlaceChanged,
        &[
            [
                "Johor-based Haji Osman Holdings, the biggest shareholder with 21 percent, said it backed the decision.",
                "Singapore-based Haji Osman Holdings, the biggest shareholder with 21 percent, backed the decision.",
            ],
            [
                "The deputy is Ron Macklin, and he is 51. He was shot in the left hand. Doctors operated on him for two hours.",
                "The deputy, Ron Macklin, 51, was shot in the right hand and doctors operated on him for two hours.",
            ],
        ],
    );
    silent(&[[
        "The ministry asked all hospitals south of the Westerschelde to try out their backups before the weekend.",
        "The ministry asked all hospitals south of the Western Scheldt to try out their backups before the weekend.",
    ]]);
}

#[test]
fn peoples_that_begin_alike_are_two() {
    check(
        MutationKind::NationalityChanged,
        &[
            [
                "Police are also looking for a Slovak driver. Anyone who saw the van can call.",
                "Police are also looking for a Slovenian driver. Anyone who saw the van can call.",
            ],
            [
                "Police are also looking for a Slovak driver. He is thought to have waited by the stream with a van.",
                "The police are likewise searching for a Slovenian driver, who is thought to have waited with a van by the stream.",
            ],
        ],
    );
    silent(&[
        [
            "A driver from Slovakia is being sought by the police in the case of the stolen van.",
            "A Slovak driver is being sought by the police in the case of the stolen van.",
        ],
        ["On our side of the mountain nobody slept that night.", "On the Laconian side nobody slept that night."],
    ]);
}

#[test]
fn what_was_put_off_is_not_cancelled() {
    check(
        MutationKind::StatusChanged,
        &[
            [
                "The launch of the second flight, which was planned for March, has been put off by the company.",
                "The launch of the second flight, which was planned for March, has been cancelled by the company.",
            ],
            [
                "The company set up an investigation team under its vice president and will put off Flight 4, which was planned for March.",
                "Flight 4 has been cancelled.",
            ],
        ],
    );
    silent(&[
        [
            "The company will put off the second flight, which was planned for March.",
            "The second flight, which was planned for March, is postponed by the company.",
        ],
        [
            "One rescuer spoke to us after his shift and asked us not to use his name.",
            "One rescuer spoke after his shift on condition that his name was not used.",
        ],
    ]);
}

#[test]
fn what_was_said_is_not_admitted() {
    check(
        MutationKind::StatusChanged,
        &[[
            "The minister said the bridge had not been inspected since 2011.",
            "The minister admitted the bridge had not been inspected since 2011.",
        ]],
    );
    silent(&[[
        "The minister told reporters the bridge had been inspected in 2011.",
        "The minister said the bridge had been inspected in 2011.",
    ]]);
}

#[test]
fn two_that_change_places_around_their_verb_change_their_parts() {
    check(
        MutationKind::NameChanged,
        &[[
            "The union sued the company over unpaid wages in the port, a clerk said.",
            "The company sued the union over unpaid wages in the port, a clerk said.",
        ]],
    );
    silent(&[
        [
            "The union and the company met over unpaid wages in the port, a clerk said.",
            "The company and the union met over unpaid wages in the port, a clerk said.",
        ],
        [
            "The union sued the company over unpaid wages in the port, a clerk said.",
            "The company was sued by the union over unpaid wages in the port, a clerk said.",
        ],
    ]);
}

#[test]
fn a_denial_is_missed_in_a_sentence_worded_anew() {
    check(
        MutationKind::PolarityChanged,
        &[[
            "The board found that the pilot had not been trained for the new engine.",
            "For the new engine the pilot had been trained, according to the board, which found so.",
        ]],
    );
    silent(&[[
        "The board found that the pilot had not been trained for the new engine.",
        "The board found that the pilot had never been trained for the new engine, and was unfit.",
    ]]);
}
