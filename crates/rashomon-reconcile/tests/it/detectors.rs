//! What each detector finds in two small pages, and what it leaves alone.

use rashomon_model::{
    Account, ConflictKind, Derivation, DerivationClass, Direction, Lineage, MutationKind, Origin, OriginId, OriginKind,
    PageId, Parent, Reconciliation, Verdict,
};

use crate::account;

fn origin(id: u32, pages: &[u64]) -> Origin {
    Origin {
        id: OriginId(id),
        name: None,
        kind: OriginKind::Outlet,
        present: true,
        pages: pages.iter().map(|p| PageId(*p)).collect(),
        also: Vec::new(),
        evidence: Vec::new(),
    }
}

fn reconcile(accounts: &[Account], lineage: &Lineage) -> Reconciliation {
    rashomon_reconcile::reconcile(&accounts.iter().collect::<Vec<_>>(), lineage, &rashomon_analyse::vectors())
}

/// The kinds of change from one text to the other, which was made from it.
fn changed(before: &str, after: &str) -> Vec<MutationKind> {
    let accounts = [account(0, "Capital Courier", 5, before), account(1, "Quay Mirror", 6, after)];
    let derivation = Derivation {
        page: PageId(1),
        from: Parent::Page(PageId(0)),
        class: DerivationClass::LightEdit,
        coverage: 1.0,
        direction: Direction { confidence: 1.0, evidence: Vec::new() },
        passages: Vec::new(),
    };
    let lineage = Lineage { origins: vec![origin(0, &[0, 1])], derivations: vec![derivation] };
    reconcile(&accounts, &lineage).mutations.iter().map(|m| m.kind).collect()
}

/// The verdicts on two accounts of two origins.
fn verdicts(a: &str, b: &str) -> Vec<Verdict> {
    let accounts = [account(0, "Capital Courier", 5, a), account(1, "Quay Mirror", 5, b)];
    let lineage = Lineage { origins: vec![origin(0, &[0]), origin(1, &[1])], derivations: Vec::new() };
    reconcile(&accounts, &lineage).conflicts.iter().map(|c| c.verdict).collect()
}

/// The sides of the differences of cause between accounts of as many origins.
fn causes(texts: &[&str]) -> Vec<Vec<String>> {
    let outlets = ["Capital Courier", "Quay Mirror", "Evening Page"];
    let page = |(i, text): (usize, &&str)| account(i as u64, outlets[i], 5, text);
    let accounts: Vec<Account> = texts.iter().enumerate().map(page).collect();
    let origins = (0..texts.len()).map(|i| origin(i as u32, &[i as u64])).collect();
    let found = reconcile(&accounts, &Lineage { origins, derivations: Vec::new() }).conflicts;
    let of_cause = found.into_iter().filter(|c| c.kind == ConflictKind::Cause);
    of_cause.map(|c| c.sides.into_iter().map(|side| side.value).collect()).collect()
}

const LAMP: &str = "The fire in the old mill was caused by a fallen lamp, Mayor Vera Slamova said.";
const WIRES: &str = "A fire burned the mill down. Watchman Ota Brandt blames the wiring.";
const HAY: &str = "The mill fire was out by noon. But why? Damp hay grew hot in the loft, according to Ivo Marek.";

#[test]
fn two_sources_that_name_two_causes_differ() {
    let expected = [LAMP, "Watchman Ota Brandt blames the wiring."];
    assert_eq!(causes(&[LAMP, WIRES]), [expected]);
}

#[test]
fn an_answer_behind_the_question_is_a_cause_and_all_causes_are_one_difference() {
    let found = causes(&[LAMP, WIRES, HAY]);
    assert_eq!((found.len(), found[0].len()), (1, 3), "{found:?}");
}

#[test]
fn whom_one_blames_is_no_cause_of_a_mishap() {
    let somebody = "A fire burned the mill down. Watchman Ota Brandt blames the government.";
    let open = "A fire burned the mill down. Whether the wiring was the cause is unclear, Ota Brandt said.";
    assert_eq!([somebody, open].map(|other| causes(&[LAMP, other]).len()), [0, 0]);
}

#[test]
fn a_story_of_no_mishap_has_no_cause() {
    let law = "The law fell because of a quarrel over the harbour, Mayor Vera Slamova said.";
    let press = "Watchman Ota Brandt blames the wording of the law.";
    assert_eq!(causes(&[law, press]).len(), 0);
}

/// The sides of the differences between accounts of as many origins.
fn sides(texts: &[&str]) -> Vec<Vec<String>> {
    let outlets = ["Capital Courier", "Quay Mirror", "Evening Page"];
    let page = |(i, text): (usize, &&str)| account(i as u64, outlets[i], 5, text);
    let accounts: Vec<Account> = texts.iter().enumerate().map(page).collect();
    let origins = (0..texts.len()).map(|i| origin(i as u32, &[i as u64])).collect();
    let found = reconcile(&accounts, &Lineage { origins, derivations: Vec::new() }).conflicts;
    found.into_iter().map(|c| c.sides.into_iter().map(|side| side.value).collect()).collect()
}

#[test]
fn a_rough_time_is_set_beside_the_exact_one_that_several_pages_tell() {
    let train = "The night train left the rails at 2:17 a.m. near the quarry, the operator said.";
    let again = "It was 2:17 a.m. when the train came off the track, said the signal man.";
    let roughly = "Ana Brandt woke a little after two, when the cups in her kitchen began to sing.";
    let later = "Ana Brandt woke a little before three, when the cups in her kitchen began to sing.";
    assert!(sides(&[train, again, roughly]).contains(&vec!["2:17 a.m.".to_owned(), "a little after two".to_owned()]));
    assert!(sides(&[train, again, later]).iter().flatten().all(|side| !side.contains("three")));
}

#[test]
fn one_length_in_two_units_is_no_difference_of_length() {
    let near = "The second mill stands 4 kilometres from the first.";
    let told = |other: &str| sides(&[near, other]);
    assert_eq!(told("Two and a half miles lie between them."), [["4 kilometres", "Two and a half miles"]]);
    assert_eq!(told("Nine miles lie between them."), [[""; 2]; 0]);
    let euros = "The ministry will pay 1.9 million euros to the owners of the drowned sheep.";
    let pounds = "The ministry will pay the owners of the drowned sheep about £1.6 million.";
    assert_eq!(sides(&[euros, pounds]), [["1.9 million euros", "about £1.6 million"]]);
}

#[test]
fn what_was_not_done_to_one_thing_may_be_done_to_another() {
    let found =
        verdicts("The rocket itself was not insured.", "The satellite was insured for nine years, the owner said.");
    assert_eq!(found, []);
}

#[test]
fn one_doing_of_one_doer_on_two_days_is_a_conflict_of_two_sources() {
    let bank =
        "It was shortly before 8 a.m. on 13 March, Vera Slamova said, that the bank noticed something was wrong.";
    let mail = "The bank had noticed the leak on 11 March, according to an internal e-mail.";
    assert_eq!(verdicts(bank, mail), [Verdict::Conflict]);
    let other = "The bank had mended the leak on 11 March, according to an internal e-mail.";
    assert_eq!(verdicts(bank, other), []);
}

#[test]
fn what_one_source_denies_and_another_tells_is_a_conflict() {
    let mayor = "Forty families sleep in the music school of Veldt, Mayor Vera Slamova said.";
    let nurse = "It is not the music school at Veldt, nurse Ana Brandt said.";
    assert_eq!(verdicts(mayor, nurse), [Verdict::Conflict]);
    let other = "It is not the music hall at Veldt, nurse Ana Brandt said.";
    let same = "It is not the music school at Veldt, Vera Slamova said.";
    assert_eq!([other, same].map(|denial| verdicts(mayor, denial).len()), [0, 0]);
}

#[test]
fn a_lost_bound_is_a_lost_hedge() {
    let found = changed(
        "At least 16 people were killed when the warehouse collapsed in the harbour.",
        "16 people were killed when the warehouse collapsed in the harbour.",
    );
    assert_eq!(found, [MutationKind::HedgeLost]);
}

#[test]
fn a_figure_put_for_another_is_a_changed_number() {
    let found = changed(
        "The outage at the harbour lasted 40 minutes, the operator said.",
        "The outage at the harbour lasted 90 minutes, the operator said.",
    );
    assert_eq!(found, [MutationKind::NumberChanged]);
}

#[test]
fn a_sentence_that_was_only_split_is_no_change() {
    let found = changed(
        "The outage at the harbour lasted 40 minutes, and the cranes stood still, the operator said.",
        "The outage at the harbour lasted 40 minutes, the operator said. The cranes stood still.",
    );
    assert_eq!(found, []);
}

#[test]
fn a_quotation_split_in_two_is_no_change() {
    let found = changed(
        "\u{201c}We will open every record and we will hide nothing from the inquiry,\u{201d} Vera Slamova said.",
        "\u{201c}We will open every record,\u{201d} Vera Slamova said, \u{201c}and we will hide nothing from the inquiry.\u{201d}",
    );
    assert_eq!(found, []);
}

#[test]
fn a_bound_that_the_other_figure_meets_is_no_conflict() {
    let found = verdicts(
        "At least a dozen people were arrested at the harbour gate.",
        "Police said that 19 people were arrested at the harbour gate.",
    );
    assert_eq!(found, [Verdict::Rounding]);
}

#[test]
fn rival_figures_for_one_thing_are_a_conflict() {
    let found = verdicts("Turnout was 78.6 per cent, the court said.", "The court put turnout at 87.6 per cent.");
    assert_eq!(found, [Verdict::Conflict]);
}

#[test]
fn figures_of_two_things_are_no_conflict() {
    let apart = [
        // Two persons, one of them behind a pronoun.
        (
            "Odile Marchetti raised money all spring. She ended the quarter with 8.4 million crowns in the bank.",
            "Tomas Reyer ended the quarter with 8.9 million crowns in the bank.",
        ),
        // Two days.
        (
            "On 4 March 2024 the town of Brook had 52 litres of rain, the weather office said.",
            "On 5 March 2024 the town of Brook had 55 litres of rain, the weather office said.",
        ),
        // An outlook, and what came of it.
        ("Analysts had expected 175,000 new jobs last month.", "The economy added 192,000 new jobs last month."),
        // Two times of day.
        (
            "As of 11 p.m. the storm had sustained winds of 120 km/h, the weather office said.",
            "At noon the storm had sustained winds of 125 km/h, the weather office said.",
        ),
        // Two brackets of one tax, told without a word for what is counted.
        (
            "The bill would put a 50 percent tax on the value of estates above 10 million crowns.",
            "A 55 percent bracket for the largest fortunes is the heart of the bill.",
        ),
        // Two things in one unit.
        (
            "The envoy carried a 63-page complaint about the ministry's answer to the flood.",
            "The former council left a 69-page plan that nobody read.",
        ),
    ];
    for (a, b) in apart {
        assert!(!verdicts(a, b).contains(&Verdict::Conflict), "{a} / {b}");
    }
}

#[test]
fn one_counted_thing_in_two_exact_figures_is_a_conflict() {
    let found = verdicts(
        "Marchetti told the hall that she follows 668 people on the platform.",
        "The mayor let slip that she followed 688 people on the platform.",
    );
    assert_eq!(found, [Verdict::Conflict]);
}

#[test]
fn figures_of_two_places_are_of_two_things() {
    let found = verdicts(
        "The ministry has 101 soldiers in Niger who train recruits, officials said.",
        "The ministry has 100 soldiers in Chad who train recruits, officials said.",
    );
    assert_eq!(found, [Verdict::Scope]);
}

#[test]
fn an_order_of_size_agrees_with_the_figure() {
    let found = verdicts(
        "The guard is active in dozens of districts across the country.",
        "The guard is active in 28 districts across the country.",
    );
    assert!(!found.contains(&Verdict::Conflict), "{found:?}");
}

#[test]
fn times_of_two_acts_are_no_conflict() {
    let apart = [
        (
            "The council meets on Monday to vote on the harbour bill.",
            "The council met Monday and voted on the harbour bill.",
        ),
        ("The index plunged 2,000 points on Monday.", "The index plunged 1,464 points on Wednesday."),
        (
            "The envoys met the builders at the ministry on 4 March 2024 about the harbour.",
            "On Monday the envoys met the builders at the ministry about the harbour.",
        ),
        // Said on one day, told on the next.
        (
            "Marchetti wrote early on Saturday that she \"called the builders at the harbour yesterday to ask for a new plan\".",
            "She confirmed that she called the builders at the harbour on Monday to ask for a new plan.",
        ),
    ];
    for (a, b) in apart {
        assert!(!verdicts(a, b).contains(&Verdict::Conflict), "{a} / {b}");
    }
}

#[test]
fn times_of_one_act_are_a_conflict() {
    let found = verdicts(
        "The ferry left the port of Brook at 4:40 p.m., the harbour office said.",
        "The ferry left the port of Brook at 5 p.m., a passenger said.",
    );
    assert_eq!(found, [Verdict::Conflict]);
}

#[test]
fn what_is_done_by_being_announced_is_no_conflict() {
    let pairs = [
        (
            "Governor Marchetti announced plans to replace the harbour master with Odile Reyer.",
            "Governor Marchetti replaced the harbour master with Odile Reyer.",
        ),
        (
            "Governor Marchetti has not said whether the harbour master will stop taking fees.",
            "The harbour master stopped taking fees before Governor Marchetti was sworn in.",
        ),
    ];
    for (announced, done) in pairs {
        let accounts = [account(0, "Capital Courier", 6, announced), account(1, "Quay Mirror", 5, done)];
        let lineage = Lineage { origins: vec![origin(0, &[0]), origin(1, &[1])], derivations: Vec::new() };
        let found = reconcile(&accounts, &lineage).conflicts;
        assert!(!found.iter().any(|c| c.verdict == Verdict::Conflict), "{announced}");
    }
}

#[test]
fn what_is_to_be_done_is_not_done() {
    let found = verdicts(
        "Governor Marchetti will sign the harbour bill.",
        "The assembly passed the harbour bill, which is sent to Governor Marchetti to be signed.",
    );
    assert!(!found.contains(&Verdict::Conflict), "{found:?}");
    let found = verdicts(
        "The assembly approved a rule that will block harbour permits in August.",
        "The assembly blocked harbour permits in August on Thursday.",
    );
    assert!(!found.contains(&Verdict::Conflict), "{found:?}");
    let found = verdicts(
        "The police left no doubt that the fire was motivated by the quarrel over the harbour.",
        "The fire was motivated by the quarrel over the harbour, the court said.",
    );
    assert!(!found.contains(&Verdict::Conflict), "{found:?}");
}

#[test]
fn two_spellings_of_a_name_are_told_and_two_names_are_not() {
    let of = |x: &str, y: &str| {
        let say = |name: &str| format!("The nets were cut at night, {name} told the harbour court on Friday.");
        verdicts(&say(x), &say(y))
    };
    assert_eq!(of("Marilou Tampangan", "Marilou Tapangan"), [Verdict::Definition]);
    assert_eq!(of("the U.S. Harbour Board", "the US Harbour Board"), []);
    assert_eq!(of("the House Intelligence Committee", "the Senate Intelligence Committee"), []);
}

#[test]
fn counts_of_two_disasters_are_no_update() {
    let found = verdicts(
        "Last autumn's storm on the northern coast left 11 people dead.",
        "The mine fire, which killed 49 people, was filmed by a worker.",
    );
    assert_eq!(found, []);
}

#[test]
fn a_sentence_between_two_copied_ones_was_made_from_what_stands_between() {
    let found = changed(
        "The harbour page went offline on Sunday night. The outage lasted two hours, that log indicates. When the cranes stood still, 83 ships waited.",
        "The harbour page went offline on Sunday night. The blackout lasted four hours, that register suggests. When the cranes stood still, 83 ships waited.",
    );
    assert_eq!(found, [MutationKind::NumberChanged]);
}

/// Checks that each second sentence is told to have changed the first in just one way.
fn check(kind: MutationKind, cases: &[[&str; 2]]) {
    for [before, after] in cases {
        assert_eq!(changed(before, after), [kind], "{before} → {after}");
    }
}

#[test]
fn what_was_planned_or_asked_for_is_not_done() {
    check(
        MutationKind::StatusChanged,
        &[
            [
                "Parliament will vote on the water law next week, and the farmers are waiting.",
                "Parliament voted on the water law, and the farmers are waiting.",
            ],
            [
                "The company plans to cut 300 jobs at the plant in the valley.",
                "300 jobs at the plant in the valley were cut by the company.",
            ],
            [
                "Two men were detained over the fire at the grain store.",
                "Over the fire at the grain store, two men have been charged.",
            ],
            [
                "The airport in the capital was temporarily closed because of ash.",
                "The airport in the capital was closed because of ash.",
            ],
        ],
    );
}

#[test]
fn a_doubt_is_missed_in_other_words_too() {
    check(
        MutationKind::HedgeLost,
        &[
            [
                "The tanker appears to have hit a submerged rock off the cape.",
                "Off the cape the tanker hit a submerged rock.",
            ],
            [
                "The suspect allegedly sold the files of the bank to a rival firm.",
                "The suspect sold the files of the bank to a rival firm.",
            ],
            [
                "It is thought that the painting was stolen from the abbey in the war.",
                "The painting was stolen from the abbey in the war.",
            ],
        ],
    );
}

#[test]
fn a_part_and_its_whole_are_two_things() {
    check(
        MutationKind::ScopeLost,
        &[
            [
                "Most of the villages in the valley have no running water.",
                "The villages in the valley have no running water.",
            ],
            [
                "So far this year, 16 cyclists have died on the roads of the city.",
                "On the roads of the city, 16 cyclists have died.",
            ],
            [
                "It was the worst flood in the province since 1954, the archive shows.",
                "It was the worst flood in the province, the archive shows.",
            ],
        ],
    );
}

#[test]
fn the_source_is_gone_even_if_the_sentence_is_about_it() {
    check(
        MutationKind::AttributionLost,
        &[
            [
                "The rebels say they have taken the airfield in the north.",
                "The rebels have taken the airfield in the north.",
            ],
            ["According to the hospital, nine patients are in intensive care.", "Nine patients are in intensive care."],
        ],
    );
}

#[test]
fn two_ways_to_write_one_name_are_no_change() {
    let found = changed(
        "The U.S. Defense Department closed its office in the Harbour Centre on Friday, officials said.",
        "The US Defence Department closed its office in the Harbour Center on Friday, officials said.",
    );
    assert_eq!(found, []);
}

#[test]
fn the_other_side_of_the_river_is_another_place() {
    check(
        MutationKind::PlaceChanged,
        &[[
            "The rebels withdrew to the eastern bank of the river at dawn.",
            "The rebels withdrew to the western bank of the river at dawn.",
        ]],
    );
}

#[test]
fn what_a_page_has_from_a_page_that_changed_it_began_there() {
    let accounts = [
        account(0, "Capital Courier", 5, "The fire in the upper village destroyed 42 houses on Monday."),
        account(1, "Quay Mirror", 6, "The fire in the upper village destroyed 24 houses on Monday."),
        account(2, "Evening Post", 7, "The fire in the upper village destroyed 24 houses on Monday."),
    ];
    let derivation = |page: u64, from: u64| Derivation {
        page: PageId(page),
        from: Parent::Page(PageId(from)),
        class: DerivationClass::LightEdit,
        coverage: 1.0,
        direction: Direction { confidence: 1.0, evidence: Vec::new() },
        passages: Vec::new(),
    };
    for third in [vec![derivation(2, 0), derivation(2, 1)], vec![derivation(2, 0)]] {
        let derivations = [vec![derivation(1, 0)], third].concat();
        let lineage = Lineage { origins: vec![origin(0, &[0, 1, 2])], derivations };
        let pages: Vec<PageId> = reconcile(&accounts, &lineage).mutations.iter().map(|m| m.after.page).collect();
        assert_eq!(pages, [PageId(1)]);
    }
}
