//! What each detector finds in two small pages, and what it leaves alone.

use rashomon_model::{
    Account, Conflict, Derivation, DerivationClass, Direction, Lineage, MutationKind, Origin, OriginId, OriginKind,
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
pub fn changed(before: &str, after: &str) -> Vec<MutationKind> {
    made_from(before, after, DerivationClass::LightEdit).mutations.iter().map(|m| m.kind).collect()
}

/// What is found where one text was made from the other.
fn made_from(before: &str, after: &str, class: DerivationClass) -> Reconciliation {
    let accounts = [account(0, "Capital Courier", 5, before), account(1, "Quay Mirror", 6, after)];
    let derivation = Derivation {
        page: PageId(1),
        from: Parent::Page(PageId(0)),
        class,
        coverage: 1.0,
        direction: Direction { confidence: 1.0, evidence: Vec::new() },
        passages: Vec::new(),
    };
    let lineage = Lineage { origins: vec![origin(0, &[0, 1])], derivations: vec![derivation] };
    reconcile(&accounts, &lineage)
}

/// The differences between accounts of as many origins.
fn differences(texts: &[&str]) -> Vec<Conflict> {
    told(texts).conflicts
}

/// What is found in accounts of as many origins.
fn told(texts: &[&str]) -> Reconciliation {
    let outlets = ["Capital Courier", "Quay Mirror", "Evening Page"];
    let page = |(i, text): (usize, &&str)| account(i as u64, outlets[i], 5, text);
    let accounts: Vec<Account> = texts.iter().enumerate().map(page).collect();
    let origins = (0..texts.len()).map(|i| origin(i as u32, &[i as u64])).collect();
    reconcile(&accounts, &Lineage { origins, derivations: Vec::new() })
}

/// The verdicts on two accounts.
fn verdicts(a: &str, b: &str) -> Vec<Verdict> {
    differences(&[a, b]).iter().map(|c| c.verdict).collect()
}

/// The sides of each difference.
fn sides(texts: &[&str]) -> Vec<Vec<String>> {
    differences(texts).into_iter().map(|c| c.sides.into_iter().map(|side| side.value).collect()).collect()
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
fn other_times_than_full_hours_are_told_roughly_too() {
    let blast = "The first blast shook the market at 11:20 a.m., the town's committee said.";
    let again = "It was 11:20 a.m. when the market shook, said a porter.";
    let phone = |when: &str| format!("Her phone said {when} a.m., she says, when the cups fell.");
    let told = |when: &str| sides(&[blast, again, &phone(when)]);
    assert!(told("around 11:25").contains(&vec!["11:20 a.m.".to_owned(), "around 11:25 a.m.".to_owned()]));
    assert!(told("not long before 11:30").iter().flatten().any(|side| side.contains("not long before")));
    assert!(told("around 11:40").is_empty(), "twenty minutes are no roughness of forty past");
    assert!(told("around 11:20").is_empty(), "what is told is the very time");
}

#[test]
fn a_part_of_an_afternoon_is_set_beside_the_hour_in_it() {
    let closed = "The pass has been closed to traffic since 5:20 p.m., police said.";
    let again = "Traffic over the pass stopped at 5:20 p.m. on Tuesday.";
    let roughly = |when: &str| format!("Officers stretched a chain over the asphalt {when}.");
    let told = |when: &str| sides(&[closed, again, &roughly(when)]);
    assert!(
        told("late on Tuesday afternoon")
            .contains(&vec!["5:20 p.m.".to_owned(), "late on Tuesday afternoon".to_owned()])
    );
    assert!(told("on Tuesday afternoon").is_empty(), "a whole afternoon holds too much");
    assert!(told("early on Tuesday afternoon").is_empty());
}

#[test]
fn a_sum_in_another_currency_is_one_at_the_rate_of_its_year() {
    let zlotys = "The mine will pay 150,000 zlotys to each family, its chief executive said.";
    let again = "To each family the mine will pay 150,000 zlotys.";
    let euros = |sum: &str| format!("For every bereaved family the owner has promised roughly {sum} euros.");
    assert!(
        sides(&[zlotys, again, &euros("35,000")])
            .contains(&vec!["150,000 zlotys".to_owned(), "roughly 35,000 euros".to_owned()])
    );
    assert!(sides(&[zlotys, again, &euros("55,000")]).is_empty());
    let bare = "For those left behind the owner has promised roughly 35,000 euros.";
    assert_eq!(sides(&[zlotys, again, bare]).len(), 1, "the sum is enough");
}

#[test]
fn a_rough_figure_is_set_beside_the_exact_one() {
    let garnets = "The monstrance made in Augsburg is set with 214 garnets, the director said.";
    let again = "Thieves took a monstrance with 214 garnets.";
    let roughly = "She fears for its 200-odd garnets, which a patient thief can prise out.";
    assert!(sides(&[garnets, again, roughly]).contains(&vec!["214 garnets".to_owned(), "200-odd garnets".to_owned()]));
    let others = "She fears for its 300-odd garnets, which a patient thief can prise out.";
    assert!(sides(&[garnets, again, others]).iter().flatten().all(|side| !side.contains("odd")));
}

#[test]
fn a_denial_stands_against_what_it_denies() {
    let blamed = "Some villagers have blamed the power line.";
    let disputes = |denial: &str| sides(&[&format!("{blamed} {denial}"), "The lake is calm on Sundays."]);
    let rejected = "Its operator, Dawn Power, rejected that.";
    assert_eq!(disputes(rejected), [[blamed, rejected]]);
    assert_eq!(disputes("The minister denied the allegations on Monday.").len(), 1);
    assert!(disputes("The court rejected a motion to move the trial.").is_empty());
    assert!(disputes("The judge found no ground to deny the claims.").is_empty());
    assert!(disputes("The minister denied the claim that the dam had leaked.").is_empty(), "it tells what it denies");
    let within = "A claim of a leak in the dam reached the minister, who denied this.";
    assert_eq!(disputes(within), Vec::<Vec<String>>::new(), "what is denied stands before it in the same sentence");
    let decided = "Members of the council asked for a vote, Mayor Lund said. The council rejected that.";
    assert!(sides(&[decided, "The lake is calm on Sundays."]).is_empty(), "a motion is no charge");
    let told = "The valley has twelve villages. Dawn Power denied that.";
    assert!(sides(&[told, "The lake is calm on Sundays."]).is_empty(), "nobody said the first");
}

#[test]
fn what_an_outlet_tells_otherwise_later_is_its_update() {
    let told = |before: &str, after: &str, class| {
        let conflicts = made_from(before, after, class).conflicts;
        let updates = conflicts.into_iter().filter(|c| c.verdict == Verdict::Update);
        updates.map(|c| c.sides.into_iter().map(|side| side.value).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let arrested =
        ["Police arrested two men, aged 57 and 44, for arson.", "Two men, aged 57 and 46, were arrested for arson."];
    assert_eq!(told(arrested[0], arrested[1], DerivationClass::Update), [["44", "46"]]);
    assert!(told(arrested[0], arrested[1], DerivationClass::LightEdit).is_empty(), "a copy has no news of its own");
    let employs = "The line employs 6,400 people ashore and afloat.";
    let corrected = "The line employs 6,100 people ashore and afloat, not 6,400 as stated before.";
    assert_eq!(told(employs, corrected, DerivationClass::Update), [["6,400 people", "6,100 people"]]);
    let closed = ["The museum is closed until October 26.", "The museum will stay closed until November 9."];
    assert_eq!(told(closed[0], closed[1], DerivationClass::Update), [["October 26", "November 9"]]);
    let others = ["Five miners are missing after the collapse.", "The collapse killed four of the miners."];
    assert!(told(others[0], others[1], DerivationClass::Update).is_empty());
}

#[test]
fn a_range_that_holds_much_else_agrees_with_nothing() {
    let given = "The harbour campaign raised $30 million from its donors in the first quarter.";
    let told = |other: &str| verdicts(given, other);
    assert_eq!(
        told("The harbour campaign raised more than $29 million from its donors, a report said."),
        [Verdict::Rounding]
    );
    assert_eq!(told("The campaign raised between $29 million and $90 million from donors."), []);
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
fn a_difference_has_a_claim_that_holds_both_answers() {
    let found =
        told(&["The second mill stands 4 kilometres from the first.", "Two and a half miles lie between them."]);
    let claim = &found.claims[found.conflicts[0].claim as usize];
    assert_eq!((claim.statements.len(), claim.independent_origins), (2, 2));
}

#[test]
fn a_measure_told_roughly_agrees_with_the_exact_one_in_other_words() {
    let full = "It held 210,000 cubic metres when full, according to the water authority.";
    assert_eq!(verdicts(full, "It stored some 200,000 cubic metres of water."), [Verdict::Rounding]);
    assert_eq!(verdicts(full, "It stored some 400,000 cubic metres of water."), []);
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
fn what_an_editor_declares_or_writes_out_does_not_alter_a_quotation() {
    let said = "\u{201c}They're taking our records, and that is all they're taking from the harbour,\u{201d} Vera Slamova said.";
    let told = |words: &str| changed(said, &format!("\u{201c}{words},\u{201d} Vera Slamova said."));
    assert_eq!(told("They are taking our records, and that is all they are taking from the harbour"), []);
    assert_eq!(told("They're taking our records, and that is all [the firm is] taking from the harbour"), []);
    assert_eq!(told("They're taking our records ... all they're taking from the harbour"), []);
    assert_eq!(
        told("They're taking our boats, and that is all they're taking from the harbour"),
        [MutationKind::QuoteAltered]
    );
}

#[test]
fn another_utterance_of_one_speaker_is_no_altered_quotation() {
    let found = changed(
        "Vera Slamova opened the archive. \u{201c}They are trying to find a judge they like,\u{201d} she said. The cranes stood still.",
        "The cranes stood still. \u{201c}I have never seen such a thing in all my years at the bar of this town, nor has my father in his, that the rich are trying to find a judge they like,\u{201d} Slamova told the court.",
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
fn the_one_sum_of_each_account_and_one_measured_thing_may_conflict() {
    let raised = |a: &str, b: &str| verdicts(a, b).contains(&Verdict::Conflict);
    let insured = "The freighter Halina was insured for 11.6 million euros, said the owners in Gdynia.";
    assert!(raised(insured, "The freighter Halina was covered for 14.2 million euros, two brokers in Gdynia said."));
    assert!(!raised(
        insured,
        "The freighter Halina was covered for 14.2 million euros, with 2 million euros for its load, two brokers in Gdynia said."
    ));
    let video = "The captain of the Halina is seen on a 27-minute video that a sailor took in the night.";
    assert!(raised(video, "In the 17-minute video that a sailor took the captain of the Halina is seen in the night."));
    assert!(!raised(
        video,
        "After a 17-minute hearing the video that a sailor took of the captain of the Halina is seen."
    ));
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
fn a_day_that_bounds_is_no_day_of_the_act() {
    let moved = |day: &str| format!("The council of Aldbury moved the sixty families of the valley {day}.");
    let found = |x: &str, y: &str| verdicts(&moved(x), &moved(y)).contains(&Verdict::Conflict);
    assert!(found("on 3 March", "on 7 March"));
    assert!(!found("on 3 March", "before 7 March"));
    assert!(found("before 3 March", "before 7 March"));
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
        (
            "Harbour master Odile Reyer will be stepping aside during the inquiry into the ferry fees.",
            "Harbour master Odile Reyer stepped aside amid the inquiry into the ferry fees.",
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
fn who_dies_after_nobody_has_died_is_news() {
    let verdicts = |nobody: &str, later: &str| -> Vec<Verdict> {
        let accounts = [account(0, "Capital Courier", 5, nobody), account(1, "Quay Mirror", 6, later)];
        let lineage = Lineage { origins: vec![origin(0, &[0]), origin(1, &[1])], derivations: Vec::new() };
        reconcile(&accounts, &lineage).conflicts.iter().map(|c| c.verdict).collect()
    };
    let nobody = "Nobody has died of the fever in the villages.";
    assert_eq!(verdicts(nobody, "A woman of 74 died of the fever in the villages."), [Verdict::Update]);
    assert!(verdicts(nobody, "The phone in the villages was dead as a coat rack.").is_empty());
}

#[test]
fn who_is_not_hurt_at_one_spot_may_be_hurt_at_another() {
    let hurt = "Four dockers were hurt in the harbour fire, the fire service said.";
    let raised = |nobody: &str| verdicts(nobody, hurt).contains(&Verdict::Conflict);
    assert!(raised("No one was hurt in the harbour fire, the port authority said."));
    assert!(raised("Nobody was hurt, the port authority said of the harbour fire."));
    assert!(!raised("No one was hurt in the guesthouse, the port authority said of the harbour fire."));
    assert!(!raised("Nobody at the inn was hurt, the port authority said of the harbour fire."));
    assert!(!raised("Nobody there was hurt, the port authority said of the harbour fire."));
}

#[test]
fn what_is_not_known_yet_or_taken_back_is_no_conflict() {
    let pairs = [
        (
            "No one was immediately reported hurt in the harbour fire, the fire service said.",
            "The port authority said 62 dockers were hurt in the harbour fire.",
        ),
        (
            "Harbour master Odile Reyer was not evacuated during the harbour fire.",
            "Reports that harbour master Odile Reyer was evacuated during the harbour fire were false.",
        ),
    ];
    for (first, second) in pairs {
        assert!(!verdicts(first, second).contains(&Verdict::Conflict), "{first}");
    }
}

#[test]
fn a_share_of_something_is_no_share_of_something_else() {
    let of_some = "Thirty-five percent of the harbour's full-time staff are women, the port authority said.";
    let other = "In all, 36 percent are women at the harbour, the port authority said.";
    assert!(!verdicts(of_some, other).contains(&Verdict::Conflict));
    let turnout = ["The port council put turnout at 78.6 percent.", "The port council put turnout at 87.6 percent."];
    assert_eq!(verdicts(turnout[0], turnout[1]), [Verdict::Conflict]);
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
fn what_is_not_planned_or_not_shown_is_no_denial_of_what_was_done() {
    let no_difference = |a: &str, b: &str| assert_eq!(verdicts(a, b), [], "{a} / {b}");
    no_difference(
        "There were no plans to demolish the mill in Aldbury, he said.",
        "Last week the mill in Aldbury was demolished by the storm.",
    );
    no_difference(
        "Though he showed no symptoms, the driver from Aldbury had been exposed to the virus.",
        "Every nurse of the driver from Aldbury had been exposed to the virus.",
    );
}

#[test]
fn two_spellings_of_a_name_are_told_and_two_names_are_not() {
    let of = |x: &str, y: &str| {
        let say = |name: &str| format!("The nets were cut at night, {name} told the harbour court on Friday.");
        verdicts(&say(x), &say(y))
    };
    assert_eq!(of("Marilou Tampangan", "Marilou Tapangan"), [Verdict::Definition]);
    assert_eq!(of("the U.S. Harbour Board", "the US Harbour Board"), []);
    assert_eq!(of("Steve Tampangan", "Steven Tampangan"), []);
    let elsewhere = ["Marilou Tampangan sailed at dawn.", "A cook named Marilou Tapangan was asleep."];
    assert_eq!(sides(&elsewhere), [["Marilou Tampangan", "Marilou Tapangan"]]);
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
#[test]
fn a_figure_slips_in_a_sentence_reworded_beyond_recognition() {
    let before = "The ferry left the quay of Aldbury on Monday with ninety passengers. \
                  The clock above the ticket hall showed 3:40 p.m. when the first divers walked past, he says. \
                  The harbour master closed the port for two days after the storm.";
    let told_at = |hour: &str| {
        format!(
            "The ferry left the quay of Aldbury on Monday with ninety passengers. \
             The harbour master closed the port for two days after the storm. \
             In his recollection it took them until {hour} to send somebody down there."
        )
    };
    assert_eq!(changed(before, &told_at("3:14 p.m.")), [MutationKind::NumberChanged]);
    assert_eq!(changed(before, &told_at("7:55 p.m.")), []);
}

#[test]
fn what_was_put_into_another_sentence_is_seen() {
    let found = changed(
        "The lawyer of the harbour company, Vera Slamova, says the papers of the company are in order. The company was granted a five-year permit in March 2021.",
        "The lawyer of the harbour company, Vera Slamova, says the papers of the company are in order: a five-year permit was granted in March 2020.",
    );
    assert_eq!(found, [MutationKind::DateShifted]);
}

#[test]
fn a_reworded_sentence_between_two_others_was_made_from_what_is_left_there() {
    let found = changed(
        "The harbour master, Tomas Reyer, closed the northern quay at dawn. A crane had to be moved first. The mayor, Agnes Holm, has called off Saturday's rowing ball for reasons of safety. The ferry company expects losses of 40,000 crowns.",
        "Tomas Reyer, the harbour master, closed the northern quay at dawn. Sunday's annual ball of the oarsmen in the district will not take place. Losses of 40,000 crowns are expected by the ferry company.",
    );
    assert_eq!(found, [MutationKind::DateShifted]);
}

#[test]
fn figures_that_stand_in_two_settings_are_two_figures() {
    let found = changed(
        "Thirty-four people were in the northern section at the time and 27 of them have been brought to the surface, she said.",
        "Thirty-four people were in the northern section at the time, she said, while the deputy governor of the province counted 212 below ground across the whole mine and its two neighbours.",
    );
    assert_eq!(found, []);
}

pub fn check(kind: MutationKind, cases: &[[&str; 2]]) {
    for [before, after] in cases {
        assert_eq!(changed(before, after), [kind], "{before} → {after}");
    }
}

#[test]
fn what_was_planned_or_begun_is_not_done() {
    check(
        MutationKind::StatusChanged,
        &[
            [
                "A payment was discussed between the bank and the port on Monday.",
                "A payment was made between the bank and the port on Monday.",
            ],
            [
                "Two men were detained over the fire at the grain store.",
                "Over the fire at the grain store, two men have been charged.",
            ],
            [
                "Between 2007 and 2010 the fever made 400 people ill in the valley.",
                "In the valley 400 people died of the fever between 2007 and 2010.",
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
                "The deputy was struck in the hand, and police believe his injury is not grave.",
                "The deputy was struck in the hand, and his injury is not grave.",
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
fn our_side_is_told_from_outside_by_its_name() {
    let found = changed(
        "On our side of the mountain nobody slept in the night to Wednesday.",
        "On the Laconian side of the mountain nobody slept in the night to Wednesday.",
    );
    assert_eq!(found, []);
}

#[test]
fn the_other_side_of_the_river_is_another_place() {
    check(
        MutationKind::PlaceChanged,
        &[
            [
                "The rebels withdrew to the eastern bank of the river at dawn.",
                "The rebels withdrew to the western bank of the river at dawn.",
            ],
            ["The guard was shot in the left hand.", "The guard was shot in the right hand."],
        ],
    );
}

#[test]
fn a_source_cut_out_of_a_sentence_kept_word_for_word_is_gone() {
    check(
        MutationKind::AttributionLost,
        &[
            // The next sentence still names him.
            [
                "The reserve fund of the harbour covers the loss, according to Slamova, for a token amount. Slamova expects no dispute.",
                "The reserve fund of the harbour covers the loss, for a token amount. Slamova expects no dispute.",
            ],
            // It speaks of itself.
            [
                "The Harbour Ministry said it would release 50 million crowns for food and blankets. It said no more.",
                "The Harbour Ministry will release 50 million crowns for food and blankets. It said no more.",
            ],
            // Who counted is gone, too.
            [
                "By evening the Ledger, checking with the clerk of the hospital, had counted 17 bodies at the hospital.",
                "By evening 17 bodies were at the hospital.",
            ],
            // The sentence told something more.
            [
                "The tank held 210,000 litres when full, according to the Water Office, and was at the brim after nine days of rain in the hills.",
                "The tank held 210,000 litres when full.",
            ],
        ],
    );
}

#[test]
fn what_something_is_the_fourth_of_belongs_to_a_time() {
    check(
        MutationKind::ScopeLost,
        &[
            [
                "It is the fourth fatal accident at the harbour of Brook since 2019.",
                "It is the fourth fatal accident at the harbour of Brook.",
            ],
            [
                "Guards took 23 weapons from visitors to the courthouses of the province last year.",
                "Guards took 23 weapons from visitors to the courthouses of the province.",
            ],
            // Another time stays.
            [
                "The bid is worth more than the market paid in July, and its turnover was 2 million euros in the twelve months to June.",
                "The bid is worth more than the market paid in July, and its turnover was 2 million euros.",
            ],
            ["The company has sold most of its part abroad.", "The company has sold all of its part abroad."],
        ],
    );
}

#[test]
fn the_other_part_of_the_day_is_another_time() {
    check(
        MutationKind::DateShifted,
        &[["By Wednesday night 640 boats had left the harbour.", "By Wednesday noon 640 boats had left the harbour."]],
    );
}

#[test]
fn another_surname_or_spelling_is_another_name() {
    check(
        MutationKind::NameChanged,
        &[
            [
                "The court in Brook has opened an inquiry, its spokesman Artur Lis said by telephone.",
                "The court in Brook has opened an inquiry, its spokesman Artur Lisowski said by telephone.",
            ],
            // The sentence that has the new form was made from one without the name.
            [
                "Noreen Sabiston has sworn in witnesses for years. \u{201c}He got up like a man who had left the stove on,\u{201d} the clerk said.",
                "\u{201c}He got up like a man who had left the stove on,\u{201d} said Noreen Sabistan, a clerk.",
            ],
        ],
    );
}

#[test]
fn a_quotation_that_begins_behind_its_but_is_trimmed() {
    let say = |words: &str| format!("\u{201c}{words},\u{201d} the baker of Aldbury said on Friday.");
    let whole = say("I cannot swear that they lit it, but I saw the wires spit fire");
    assert_eq!(changed(&whole, &say("I saw the wires spit fire")), [MutationKind::QuoteTrimmed]);
    let quieter = say("When the wind rose in the evening I saw the wires spit fire");
    assert_eq!(changed(&quieter, &say("I saw the wires spit fire")), []);
}

#[test]
fn words_left_out_inside_a_quotation_alter_it() {
    check(
        MutationKind::QuoteAltered,
        &[[
            "\u{201c}No wall on earth is built for a mountain falling into its lap,\u{201d} Tomas Reyer said.",
            "\u{201c}No wall is built for a mountain falling into its lap,\u{201d} Tomas Reyer said.",
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

#[test]
fn what_is_made_from_a_changed_copy_does_not_vouch_for_it() {
    let letter = |name: &str, rest: &str| format!("There is only a letter of intent with {name} of Graz{rest}.");
    let accounts = [
        account(0, "Capital Courier", 5, &letter("Otto Brandl", ", which binds neither side")),
        account(1, "Harbour Post", 5, &letter("Otto Brandl", ", which binds neither side")),
        account(2, "Quay Mirror", 6, &letter("Otto Brandt", ", which binds neither side")),
        account(3, "Evening Post", 7, &letter("Otto Brandt", "")),
    ];
    let derivation = |page: u64, from| Derivation {
        page: PageId(page),
        from,
        class: DerivationClass::Copy,
        coverage: 1.0,
        direction: Direction { confidence: 1.0, evidence: Vec::new() },
        passages: Vec::new(),
    };
    let absent = Parent::Origin(OriginId(0));
    let copies = [derivation(0, absent), derivation(1, absent), derivation(2, absent)];
    let told = |last: Parent| {
        let derivations = [copies.to_vec(), vec![derivation(3, last)]].concat();
        let lineage = Lineage { origins: vec![origin(0, &[0, 1, 2, 3])], derivations };
        let found = reconcile(&accounts, &lineage).mutations.into_iter();
        found.filter(|m| m.kind == MutationKind::NameChanged).map(|m| m.after.page).collect::<Vec<_>>()
    };
    assert_eq!(told(Parent::Page(PageId(2))), [PageId(2)]);
    assert!(told(absent).is_empty(), "two copies against two");
}

#[test]
fn what_one_copy_did_itself_another_need_not_have() {
    let accounts = [
        account(0, "Capital Courier", 5, "We put that to the State Mining Authority."),
        account(1, "Quay Mirror", 6, "The State Mining Authority would not comment."),
    ];
    let lost = |parents: [Parent; 2]| {
        let copy = |(page, from)| Derivation {
            page: PageId(page),
            from,
            class: DerivationClass::LightEdit,
            coverage: 1.0,
            direction: Direction { confidence: 1.0, evidence: Vec::new() },
            passages: Vec::new(),
        };
        let derivations = [0, 1].into_iter().zip(parents).map(copy).collect();
        let lineage = Lineage { origins: vec![origin(0, &[0, 1])], derivations };
        reconcile(&accounts, &lineage).mutations.iter().filter(|m| m.kind == MutationKind::AttributionLost).count()
    };
    let absent = Parent::Origin(OriginId(0));
    assert_eq!((lost([absent, Parent::Page(PageId(0))]), lost([absent, absent])), (1, 0));
}

#[test]
fn a_form_of_a_name_that_an_earlier_page_has_was_not_made_later() {
    let letter =
        |name: &str| format!("There is only a letter of intent with {name} AG of Graz, which binds neither side.");
    let derivation = Derivation {
        page: PageId(2),
        from: Parent::Page(PageId(1)),
        class: DerivationClass::LightEdit,
        coverage: 1.0,
        direction: Direction { confidence: 1.0, evidence: Vec::new() },
        passages: Vec::new(),
    };
    let told = |first: &str| {
        let accounts = [
            account(0, "Capital Courier", 5, &format!("Otto {first} of Graz is to build the trams, the mayor said.")),
            account(1, "Quay Mirror", 6, &letter("Otto Brandt")),
            account(2, "Evening Post", 7, &letter("Otto Brandl")),
        ];
        let lineage =
            Lineage { origins: vec![origin(0, &[0]), origin(1, &[1, 2])], derivations: vec![derivation.clone()] };
        reconcile(&accounts, &lineage).mutations.len()
    };
    assert_eq!((told("Winter"), told("Brandl")), (1, 0));
}

#[test]
fn a_time_of_day_whose_day_is_guessed_is_of_no_other_day() {
    let day = "The left-wing group's Twitter account was suspended shortly after midnight on Thursday.";
    let hour = "The Mirror reached out to Twitter on Wednesday night.\n\nShortly after midnight, the Quay Watch DC Twitter account had been suspended.";
    let accounts = [account(0, "Capital Courier", 6, day), account(1, "Quay Mirror", 7, hour)];
    let lineage = Lineage { origins: vec![origin(0, &[0]), origin(1, &[1])], derivations: Vec::new() };
    let found = reconcile(&accounts, &lineage).conflicts;
    assert!(!found.iter().any(|c| c.verdict == Verdict::Conflict), "{found:?}");
}

#[test]
fn a_time_by_the_clock_of_another_zone_is_the_same_time() {
    let local = "The helicopter hit the western slope at 14:37. The first call was taken at 14:41.";
    let zulu = "The machine struck the fell at 1337 UTC. The beacon was picked up at 1341 UTC.";
    let late = "The machine struck the fell at 1352 UTC. The beacon was picked up at 1356 UTC.";
    let found = differences(&[local, zulu]);
    assert!(found.iter().all(|c| c.verdict == Verdict::Rounding), "{found:?}");
    assert!(sides(&[local, zulu]).contains(&vec!["14:37".to_owned(), "1337 UTC".to_owned()]), "{found:?}");
    assert!(!differences(&[local, late]).iter().any(|c| c.verdict == Verdict::Rounding));
}
