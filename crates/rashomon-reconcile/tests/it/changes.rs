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
            // Another seat makes another people.
            [
                "There is only a letter of intent of 9 October with Otto Brandt AG of Graz, Austria, which binds neither side.",
                "There is only a letter of intent of 9 October with a German firm, Otto Brandt AG.",
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
                "His sister, who holds 23 percent of the company, voted against.",
                "His sister, who holds 23 percent of the company, abstained.",
            ],
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
fn a_quotation_given_to_another_person_names_the_wrong_one() {
    check(
        MutationKind::NameChanged,
        &[[
            "\u{201c}Nobody lit a lamp that night,\u{201d} said Wycliffe Barasa, the guard. The police chief, Tom Otieno, would not comment.",
            "\u{201c}Nobody lit a lamp that night,\u{201d} said Tom Otieno, the police chief. The guard Wycliffe Barasa was not there.",
        ]],
    );
    silent(&[[
        "\u{201c}Nobody lit a lamp that night,\u{201d} said Wycliffe Barasa, the guard.",
        "Wycliffe N. Barasa, a guard, said: \u{201c}Nobody lit a lamp that night.\u{201d}",
    ]]);
}

#[test]
fn a_denial_is_missed_in_a_sentence_worded_anew() {
    check(
        MutationKind::PolarityChanged,
        &[
            [
                "The board found that the pilot had not been trained for the new engine.",
                "For the new engine the pilot had been trained, according to the board, which found so.",
            ],
            [
                "The board found that the pilot had been trained for the new engine.",
                "The board found that the pilot had not been trained for the new engine.",
            ],
        ],
    );
    silent(&[[
        "The board found that the pilot had not been trained for the new engine.",
        "The board found that the pilot had never been trained for the new engine, and was unfit.",
    ]]);
}

#[test]
fn a_doubt_goes_with_a_provisional_finding_and_a_word_taken_out() {
    check(
        MutationKind::HedgeLost,
        &[
            [
                "The commission, whose provisional finding was that the two must sell 11 ships, meets again in June.",
                "The commission, whose finding was that the two must sell 11 ships, meets again in June.",
            ],
            // The next sentence doubts something else.
            [
                "The ferry was probably overloaded at the quay. The captain may appeal.",
                "The ferry was overloaded at the quay. The captain may appeal.",
            ],
        ],
    );
    let found = changed(
        "Fenna Mulder heads the laboratory. It is probably the work of Veldmuis, she thinks, a crew that squeezed two housing bodies last winter. \u{201c}The lock is built in the same way,\u{201d} said Mulder.",
        "It is the work of Veldmuis, according to Fenna Mulder, who heads the laboratory. \u{201c}The lock is built in the same way,\u{201d} she said. The crew squeezed two housing bodies last winter.",
    );
    assert!(found.contains(&MutationKind::HedgeLost), "{found:?}");
    silent(&[[
        "Up to 10 kilometres around, sheep and goat houses are closed to the public.",
        "Sheep and goat houses are closed to the public within 10 kilometres.",
    ]]);
}

#[test]
fn a_time_that_was_an_edge_is_told_as_the_time() {
    check(
        MutationKind::HedgeLost,
        &[
            [
                "The first tram is expected no earlier than March 2028, which leaves the builder a year for trials.",
                "The first tram is expected in March 2028.",
            ],
            [
                "The fin was judged to be consistent with a guided missile of the kind hung under drones.",
                "The fin came from a guided missile of the kind hung under drones.",
            ],
        ],
    );
    silent(&[[
        "The first tram is expected no earlier than March 2028, which leaves the builder a year for trials.",
        "The first tram is expected in March 2028 at the earliest.",
    ]]);
}

#[test]
fn an_age_slips_with_and_without_its_years() {
    check(
        MutationKind::NumberChanged,
        &[[
            "The oldest, Ner Pizzetti, is 67 and retired; he had brought bread.",
            "Among them was a 76-year-old pensioner, Ner Pizzetti, who had come to hand out bread.",
        ]],
    );
    silent(&[[
        "The oldest, Ner Pizzetti, is 67 and retired; he had brought bread.",
        "Among them was a 67-year-old pensioner, Ner Pizzetti, who had come to hand out bread.",
    ]]);
}

#[test]
fn what_was_counted_is_counted_somewhere_and_of_so_many() {
    check(
        MutationKind::ScopeLost,
        &[
            // The next sentence tells of another time.
            [
                "Security staff took 23 prohibited weapons from visitors to the courthouses last year. The ministry took over in January 2019.",
                "Security staff took 23 prohibited weapons from visitors to the courthouses. The ministry took over in January 2019.",
            ],
            [
                "Three people hold keys to the strong-room, he said: the director, the curator and a technician.",
                "Three people hold keys, he said: the director, the curator and a technician.",
            ],
            [
                "In the village, a dozen householders interviewed this weekend said that nobody had told them to leave.",
                "In the village, householders said that nobody had told them to leave.",
            ],
        ],
    );
    silent(&[
        [
            "It puts the jobs to go in Malaysia at 1,450, most of them in Port Klang.",
            "It puts the jobs to go in Malaysia at 1,450, the bulk of them in Port Klang.",
        ],
        [
            "In the village, a dozen householders said that nobody had told them to leave.",
            "In the village, householders said that nobody had told them to leave. There were a dozen of them.",
        ],
    ]);
}

#[test]
fn what_an_outlet_saw_and_who_tells_it() {
    check(
        MutationKind::AttributionLost,
        &[
            // Whom the source told of is no source.
            [
                "Bio Yari said spectators without tickets had pushed against the gate until a barrier gave way.",
                "Spectators without tickets had pushed against the gate until a barrier gave way.",
            ],
            [
                "The file on the dam is thin. Seen by this newspaper at the water authority, it holds three inspection forms, from 2014, 2017 and 2022.",
                "The file on the dam is thin. It holds three inspection forms, from 2014, 2017 and 2022.",
            ],
        ],
    );
    silent(&[
        // The source speaks of something more.
        [
            "Claims are due 60 days after proof of loss, and the broker Slamova expects no dispute: \u{201c}There is nothing to salvage and nobody to argue with.\u{201d}",
            "Claims are due 60 days after proof of loss.",
        ],
        // He is named by his office.
        [
            "According to Mayor Filip Desmedt, nine patients of the clinic are in intensive care in the sports hall.",
            "Nine patients of the clinic are in intensive care in the sports hall, where the mayor had beds set up.",
        ],
        // He is told of in another verb.
        [
            "Two of the eight cameras had been dead since August, the technician told us.",
            "A man who had worked there related that two of the eight cameras had been dead since August.",
        ],
    ]);
}

#[test]
fn a_place_cut_out_of_a_sentence_that_counts_is_a_lost_scope() {
    check(
        MutationKind::ScopeLost,
        &[
            [
                "A ticket in the rush hour would have to cost 22 per cent more than the bus, it reckons, if the line is to pay its own drivers.",
                "A ticket would have to cost 22 per cent more than the bus, it reckons, if the line is to pay its own drivers.",
            ],
            [
                "Three days of mourning begin for all on Monday in the two northern departments of the country.",
                "Three days of mourning begin for all on Monday of the country.",
            ],
        ],
    );
    silent(&[[
        "The council passed the tram line through the old town on Thursday night with fifteen votes and one abstention.",
        "The council passed the tram line through the old town with fifteen votes and one abstention.",
    ]]);
}

#[test]
fn what_is_written_otherwise_is_no_other_thing() {
    silent(&[
        // One day, told on it and after it.
        [
            "Carter, who won the prize last year, met here today with the prime minister.",
            "Carter, who won the prize last year, met here yesterday with the prime minister.",
        ],
        [
            "The other 18 people in the building were not injured, police said.",
            "The other 18 people in the building escaped unharmed, police said.",
        ],
        [
            "There is no photograph of Peter Hollingworth in the June issue of the magazine.",
            "There is no photograph of Dr Hollingworth in the June issue of the magazine.",
        ],
        [
            "In Falluja on Thursday, two grenades were thrown at soldiers, wounding seven of them.",
            "In Al-Fallujah on Thursday, two grenades were thrown at soldiers, wounding seven of them.",
        ],
        [
            "The government has moved closer to the United States on the timetable for the vote.",
            "The government has moved closer to Washington on the timetable for the vote.",
        ],
        [
            "Prime Minister Jean Chr\u{e9}tien said the law would be introduced in June.",
            "Prime Minister Jean Chretien said the law would be introduced in June.",
        ],
    ]);
}

#[test]
fn a_translation_promises_nobodys_very_words() {
    let original = "\u{201c}He was a careful flyer and a good colleague,\u{201d} said Anniken Berg. \u{201c}When people hear a bang, you do not look at the snow first,\u{201d} she added.";
    let one_word = original.replace("careful", "careless");
    check(MutationKind::QuoteAltered, &[[original, &one_word]]);
    silent(&[[
        original,
        "\u{201c}As a flyer he was careful, and as a colleague he was good,\u{201d} said Anniken Berg. \u{201c}If people hear a bang, the snow is not what you look at first,\u{201d} she added.",
    ]]);
}

#[test]
fn what_was_to_come_is_told_as_done() {
    check(
        MutationKind::StatusChanged,
        &[
            [
                "Granelera Ysapy plans to move its barge loadings to a terminal at San Antonio, after the explosion in Villeta.",
                "Granelera Ysapy has moved its loadings to San Antonio after the explosion at its Villeta terminal.",
            ],
            [
                "The ministry is to appoint a commission of inquiry, its spokesman said.",
                "A commission of inquiry has been appointed, the spokesman of the ministry said.",
            ],
        ],
    );
    silent(&[
        [
            "Granelera Ysapy plans to move its barge loadings to a terminal at San Antonio, after the explosion in Villeta.",
            "Granelera Ysapy, which has moved barges for years, is to move its loadings to San Antonio after the explosion in Villeta.",
        ],
        // What somebody said of a plan is as much a deed.
        [
            "Officials said all three would be charged with conspiracy to commit murder.",
            "All three were charged with conspiracy to commit murder, officials said.",
        ],
    ]);
}

#[test]
fn a_person_is_of_another_people_wherever_it_is_told() {
    check(
        MutationKind::NationalityChanged,
        &[[
            "The Kenyan nutritionist Halima Shide was let go this morning. The Somali army took two men away at the well.",
            "Two men were taken away by the Somali army at the well. Free since this morning is Halima Shide, a Somali expert on food.",
        ]],
    );
    silent(&[[
        "The Kenyan nutritionist Halima Shide was let go this morning. The Somali army took two men away at the well.",
        "Two men were taken away by the Somali army at the well. Free since this morning is Halima Shide, a Kenyan expert on food.",
    ]]);
}

#[test]
fn a_place_in_the_same_words_is_another_though_both_are_told_of() {
    check(
        MutationKind::PlaceChanged,
        &[[
            "He phoned from Dhobley. The three were passed to the elders at a well 22 kilometres south-east of Dhobley, at dawn, and taken to town by soldiers.",
            "He phoned from Dhobley. Elders got the three at a well that lies 22 kilometres south-east of Afmadow, at dawn; soldiers drove them off.",
        ]],
    );
    silent(&[[
        "The United States agreed to let the agency back in only after warnings.",
        "Washington agreed to let the agency back in only after warnings.",
    ]]);
}

#[test]
fn a_first_hour_and_one_of_two_places_are_scopes() {
    check(
        MutationKind::ScopeLost,
        &[
            [
                "About 300 litres of fuel ran out in the first hour, above a bog, said Grete Solvoll.",
                "About 300 litres of fuel leaked out above a bog, said Grete Solvoll.",
            ],
            [
                "Our log counts 31 aid workers abducted in Kenya and Somalia in 2024.",
                "A log of incidents counts 31 aid workers abducted in Kenya in 2024.",
            ],
        ],
    );
    silent(&[
        // Told with another verb.
        [
            "The work around Dadaab, which supplied 64,000 people, has been halted since 4 March, said Aabye.",
            "Around Dadaab 64,000 people got their water through the work, which came to a stop on 4 March, Aabye said.",
        ],
        // Of another clause.
        [
            "The town hall counts 34 damaged houses, she added, and the town will keep three days of mourning.",
            "The mayor put the number of damaged houses at 34, on the count of the town hall.",
        ],
    ]);
}

#[test]
fn a_figure_may_not_tell_what_it_counts() {
    silent(&[[
        "Eleven were aboard, four Norwegian crew and seven Dutch marines, said Anniken Berg.",
        "On board were eleven people: seven marines from the Netherlands and a Norwegian crew of four, said Anniken Berg.",
    ]]);
    check(
        MutationKind::NumberChanged,
        &[[
            "Four people were found shot to death along a highway on Tuesday and three others were wounded, officials said.",
            "Four people were found shot to death along a highway on Tuesday and four others were wounded, officials said.",
        ]],
    );
}

#[test]
fn a_source_is_lost_with_its_name_and_not_with_what_is_like_it() {
    check(
        MutationKind::AttributionLost,
        &[[
            "The port was opened in 2017 and loads 1.1 million tonnes a year, according to the company's annual report.",
            "The port was opened in 2017 and loads 1.1 million tonnes annually.",
        ]],
    );
    silent(&[
        // What was seen, and who counted, is still named.
        [
            "A police document seen by this newspaper states that the car left before the attack.",
            "A police document states that the car left before the attack.",
        ],
        [
            "The Meteorological Institute recorded gusts of 29 metres per second at noon.",
            "The Meteorological Institute logged gusts of 29 metres per second at noon.",
        ],
    ]);
}
