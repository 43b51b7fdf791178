//! What holds for every family tree.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rashomon_model::{
    Account, Citation, Credit, CreditKind, DerivationClass, Field, Lineage, Outlet, PageId, Parent, Span,
};
use rashomon_relate::{settle, trace};

use crate::{SENTENCES, account, accounts, few};

fn traced(accounts: &mut [Account]) -> Lineage {
    let settled = settle(&accounts.iter().collect::<Vec<_>>());
    accounts.iter_mut().zip(settled).for_each(|(account, published)| account.published = published);
    trace(&accounts.iter().collect::<Vec<_>>(), &rashomon_analyse::vectors())
}

fn words<'a>(accounts: &'a [Account], citation: &Citation) -> &'a str {
    let article = &accounts.iter().find(|a| a.page == citation.page).unwrap().article;
    let text = match &citation.field {
        Field::Text => &article.text,
        Field::Headline => article.headline.as_ref().unwrap(),
        Field::Dropped(n) => &article.dropped[*n as usize].text,
        Field::Meta(name) => &article.meta[name],
    };
    citation.span.of(text)
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn every_page_has_one_first_origin(mut accounts in accounts()) {
        let lineage = traced(&mut accounts);
        let mut first: Vec<PageId> = lineage.origins.iter().flat_map(|o| o.pages.clone()).collect();
        first.sort_unstable();
        prop_assert_eq!(first, accounts.iter().map(|a| a.page).collect::<Vec<_>>());
        prop_assert!(lineage.origins.iter().all(|o| !o.pages.is_empty() || !o.also.is_empty()));
        prop_assert!(lineage.origins.iter().enumerate().all(|(i, o)| o.id.0 as usize == i));
    }

    #[test]
    fn nothing_derives_from_itself(mut accounts in accounts()) {
        let lineage = traced(&mut accounts);
        for page in accounts.iter().map(|a| a.page) {
            let mut seen = BTreeSet::new();
            let mut next = vec![page];
            while let Some(at) = next.pop() {
                for derivation in lineage.derivations.iter().filter(|d| d.page == at) {
                    let Parent::Page(parent) = derivation.from else { continue };
                    prop_assert_ne!(parent, page);
                    if seen.insert(parent) {
                        next.push(parent);
                    }
                }
            }
        }
    }

    #[test]
    fn every_finding_is_cited(mut accounts in accounts()) {
        let lineage = traced(&mut accounts);
        for derivation in &lineage.derivations {
            prop_assert!(!derivation.passages.is_empty() && !derivation.direction.evidence.is_empty());
            prop_assert!((0.5..=1.0).contains(&derivation.direction.confidence));
            prop_assert!((0.0..=1.0).contains(&derivation.coverage));
        }
        let evidence = lineage.derivations.iter().flat_map(|d| &d.direction.evidence);
        for evidence in evidence.chain(lineage.origins.iter().flat_map(|o| &o.evidence)) {
            prop_assert!(!words(&accounts, &evidence.citation).is_empty(), "{:?}", evidence);
        }
        prop_assert!(lineage.origins.iter().all(|o| o.present || !o.evidence.is_empty()));
    }

    #[test]
    fn the_same_pages_give_the_same_tree(mut accounts in accounts()) {
        let (once, twice) = (traced(&mut accounts.clone()), traced(&mut accounts));
        prop_assert_eq!(once, twice);
    }
}

#[test]
fn no_page_makes_no_tree() {
    assert_eq!(traced(&mut []), Lineage::default());
}

/// The names of the absent originals of one page, with what it holds of a credit.
fn absent_with(text: &str, credit: &str) -> Vec<Option<String>> {
    let mut page = account(1, "Quay Mirror", None, text);
    let credited = text.find(credit).filter(|_| !credit.is_empty()).map(|at| Credit {
        to: "Associated Press".to_owned(),
        kind: CreditKind::Agency,
        citation: Citation::text(page.page, Span::new(at, at + credit.len())),
    });
    page.article.credits.extend(credited);
    let lineage = traced(&mut [page]);
    lineage.origins.into_iter().filter(|o| !o.present).map(|o| o.name).collect()
}

fn absent(text: &str) -> Vec<Option<String>> {
    absent_with(text, "")
}

#[test]
fn a_page_that_is_told_after_an_outlet_says_so_at_its_head() {
    let own = &SENTENCES[..5].join("\n\n");
    let told = "The bridge will stay closed until June, engineer Ada Lunn told Radio Corvane.";
    let reported = "The Corvane Sentinel reported that the bridge will stay closed until June.";
    assert_eq!(absent(&format!("{told}\n\n{own}")), [Some("Radio Corvane".to_owned())]);
    assert_eq!(absent(&format!("{reported}\n\n{own}")), [Some("Corvane Sentinel".to_owned())]);
    assert_eq!(absent(&format!("{own}\n\n{told}")), [] as [Option<String>; 0]);
    // Cited twice, and only behind an account of the page's own.
    let (first, rest) = (SENTENCES[..3].join("\n\n"), SENTENCES[3]);
    let again = "Repairs may cost 900,000 euros, the engineer told Radio Corvane.";
    assert_eq!(absent(&format!("{first}\n\n{told}\n\n{again}\n\n{rest}")), [] as [Option<String>; 0]);
    let named = "The crack was in the news of Radio Corvane at noon.";
    assert_eq!(absent(&format!("{named}\n\n{first}\n\n{told}\n\n{again}\n\n{told}")).len(), 1);
}

#[test]
fn an_outlet_is_known_by_how_a_page_speaks_of_it() {
    let own = &SENTENCES[..5].join("\n\n");
    let names = |lead: &str| absent(&format!("{lead}\n\n{own}"));
    for lead in [
        "The bridge will stay closed until June, engineer Ada Lunn told Tideline.",
        "In an interview with Tideline, engineer Ada Lunn said the bridge will stay closed.",
        "The bridge will stay closed until June, as first reported by Tideline.",
        "The daily Tideline reported that the bridge will stay closed until June.",
        "A reporter of Tideline saw the bridge being closed.",
        "Tideline has seen the log of the bridge keeper, which has a gap of a year.",
        "The log of the bridge keeper, shown to Tideline, has a gap of a year.",
        "The bridge will stay closed until June, engineer Ada Lunn told the local news site Tideline.",
        "The bridge will stay closed until June, according to the regional daily Tideline.",
        "The bridge will stay closed until June, engineer Ada Lunn said in an interview on Tideline.",
        "The bridge will stay closed until June, the Tideline agency reports.",
        "The bridge will stay closed until June, the news agency Tideline said.",
        "The Tideline news site said that the bridge will stay closed until June.",
        "On Monday Tideline was the first to report that the bridge will stay closed until June.",
        "The bridge will stay closed until June, engineer Ada Lunn said in an e-mail to Tideline.",
        "The bridge will stay closed until June, engineer Ada Lunn informed Tideline.",
        "The bridge will stay closed until June, engineer Ada Lunn told the Dutch daily Tideline.",
    ] {
        assert_eq!(names(lead), [Some("Tideline".to_owned())], "{lead}");
    }
    let capital = "The bridge will stay closed until June, according to a reporter of The Marsh Lantern.";
    assert_eq!(names(capital), [Some("The Marsh Lantern".to_owned())]);
    let on_air = "Speaking live on Radio Corvane, engineer Ada Lunn said the bridge will stay closed.";
    assert_eq!(names(on_air), [Some("Radio Corvane".to_owned())]);
    for lead in [
        // Bodies and persons are told things, too.
        "The bridge will stay closed until June, engineer Ada Lunn told Congress.",
        "The Ministry of Defence in The Hague has closed the bridge, its engineer has informed The Hague.",
        "The bridge will stay closed until June, engineer Ada Lunn told Harbour Rescue Service.",
        "The bridge will stay closed until June, engineer Ada Lunn told Marek Dostal.",
        // So does a firm report its losses, and a town see its mayor.
        "Tideline reported on Tuesday that its losses had grown.",
        "The bridge will stay closed until June, engineer Ada Lunn told Tideline. Tideline owns the bridge.",
        "Turkish journalists saw the bridge being closed.",
        "Ada Lunn had told nobody. The station Tideline is beside the bridge, and the bridge is closed.",
        "The log was read out at a session of Tideline and was seen as a scandal.",
    ] {
        assert_eq!(names(lead), [] as [Option<String>; 0], "{lead}");
    }
}

#[test]
fn what_one_page_shows_to_be_an_outlet_is_one_on_the_others() {
    let mut first = account(1, "Quay Mirror", None, &SENTENCES[..5].join("\n\n"));
    first.article.credits.push(Credit {
        to: "Tideline".to_owned(),
        kind: CreditKind::Outlet,
        citation: Citation::text(first.page, Span::new(0, 10)),
    });
    let told = "The bridge will stay closed until June, according to Tideline.";
    let second = account(2, "Evening Page", None, &format!("{told}\n\n{}", SENTENCES[5..9].join("\n\n")));
    let named = |accounts: &mut [Account]| {
        let origins = traced(accounts).origins.into_iter();
        origins.filter(|o| o.name.as_deref() == Some("Tideline")).map(|o| o.pages.len()).sum::<usize>()
    };
    assert_eq!(named(&mut [second.clone()]), 0);
    assert_eq!(named(&mut [first, second]), 2);
}

#[test]
fn a_credit_speaks_for_a_page_at_its_ends_and_not_where_it_thanks_for_help() {
    let own = &SENTENCES[..5].join("\n\n");
    let names = |text: &str, credit: &str| absent_with(text, credit).len();
    let staff = "Associated Press writer Mara Ellings contributed to this report.";
    let help = "The Associated Press contributed to this report.";
    assert_eq!(names(&format!("{own}\n\n(Associated Press)"), "(Associated Press)"), 1);
    assert_eq!(names(&format!("{own}\n\n(Associated Press)\n\n{own}"), "(Associated Press)"), 0);
    assert_eq!(names(&format!("{own}\n\n{staff}"), staff), 1);
    assert_eq!(names(&format!("{own}\n\n{help}"), help), 0);
    let signed = "Additional reporting by Mara Ellings; Editing by Jan Novak";
    assert_eq!(names(&format!("{own}\n\n{signed}"), signed), 1);
    let thanked = "Additional reporting by the Associated Press";
    assert_eq!(names(&format!("{own}\n\n{thanked}"), thanked), 0);
    // It thanks for help, and has nobody of its own who could have asked.
    let asked = "The bridge will stay closed until June, engineer Ada Lunn told the Associated Press.";
    let again = "Repairs may cost 900,000 euros, the mayor Jon Ellery told the Associated Press.";
    assert_eq!(names(&format!("{own}\n\n{asked}\n\n{help}"), help), 0);
    assert_eq!(names(&format!("{own}\n\n{asked}\n\n{again}\n\n{help}"), help), 1);
}

#[test]
fn one_formula_about_two_fires_is_no_copy() {
    let fire = |town: &str, street: &str, chief: &str, count: u32| {
        format!(
            "A fire in a warehouse burned through the night in {town}, and people were told to keep their windows closed. \
            It broke out in a hall on {street} Street. {count} engines were at the scene, chief {chief} said."
        )
    };
    let one = account(1, "Quay Mirror", None, &fire("Brackwater", "Salt", "Helen Marchetti", 14));
    let other = account(2, "Harbour Gazette", None, &fire("Hollin Moor", "Dock", "Dev Chaudhry", 60));
    assert!(traced(&mut [one, other]).derivations.is_empty());
}

/// A report of twenty sentences, of which each page leaves out one and adds one of its own.
fn printed(outlet: u64) -> Account {
    let sentence = |n: u64| {
        let (ship, port) = (["Aurora", "Borealis", "Cygnus", "Delphin"][n as usize % 4], 3 * n + 10);
        format!(
            "The {ship} of the eastern line left berth {port} with {} crates of salted herring for the islands.",
            n + 40
        )
    };
    let mut text: Vec<String> = (0..20).filter(|n| *n != outlet % 20).map(sentence).collect();
    text.push(format!("Readers of page {outlet} heard of it from their own harbour clerk number {}.", outlet + 5));
    account(outlet, &format!("Outlet {outlet} Gazette"), None, &text.join(" "))
}

#[test]
fn a_text_printed_by_hundreds_is_one_origin() {
    let mut pages: Vec<Account> = (0..110).map(printed).collect();
    pages.sort_by_key(|page| page.page);
    assert_eq!(traced(&mut pages).origins.len(), 1);
}

const MATCH: &str = "Rovers won the cup on Saturday before thirty thousand spectators in the new stadium by the river.";
const TRANSFER: &str =
    "Striker Ada Lund leaves the Rovers for Lisbon, her agent told a crowded room on Tuesday afternoon.";
const BACKGROUND: &str = "The club was founded in 1911 by dockers who were paid in coal. It went bankrupt twice, in 1932 and \
    in 1984, and was both times bought by its own supporters for a single pound. Its anthem is a lullaby.";
const REST: [&str; 2] = [
    "Nobody had thought so in spring. Keeper Tove Berg saved two penalties in the last minutes of a wild match. Mayor Olsen \
     promised a holiday for every school in town.",
    "Lisbon pays four million for three years. The forward scored nineteen times this season, more than any player since the \
     war. A successor will be presented next month at the training ground.",
];

fn of_one_outlet(days: [i8; 2]) -> Vec<Account> {
    let page = |id: u64, lead: &str, day: i8| {
        let text = format!("{lead} {} {BACKGROUND}", REST[id as usize]);
        account(id, "Harbour Gazette", Some(jiff::civil::date(2024, 5, day)), &text)
    };
    vec![page(0, MATCH, days[0]), page(1, TRANSFER, days[1])]
}

#[test]
fn what_an_outlet_carries_into_the_next_days_news_is_no_derivation() {
    assert_eq!(traced(&mut of_one_outlet([4, 7])).derivations, []);
    assert_eq!(traced(&mut of_one_outlet([4, 4])).derivations.len(), 1);
    let with_note = |note: &str| {
        let mut pages = of_one_outlet([4, 7]);
        let text = format!("{}\n\n{note}", pages[1].article.text);
        pages[1] = account(1, "Harbour Gazette", Some(jiff::civil::date(2024, 5, 7)), &text);
        pages[1].article.apparatus = vec![Span::new(text.len() - note.len(), text.len())];
        traced(&mut pages).derivations.len()
    };
    assert_eq!(with_note("Correction: on Saturday we gave the score as 3-1."), 1);
    assert_eq!(with_note("Correction: an earlier version of this page misspelled a name."), 0);
}

/// What an agency made of [`STORM`] some days later.
const BROUGHT_UP_TO_DATE: &str = "Carpenters began on Tuesday to clear the market at Lunde, whose roof a gale tore off on Friday, to \
    the loss of 38 stallholders. The wind had been measured at 131 kilometres an hour up on Holme hill, harbour staff said. It was in \
    March that engineer Astrid Vang had warned the council of rotten rafters in the old hall. \"I told them the first storm would have \
    it,\" Vang said. Until dawn a ferry with 212 passengers had to wait off the breakwater. On Skole street two chimneys came down that \
    night. Nobody had been hurt, and in a tent the market opened again.";

#[test]
fn an_agency_brings_its_report_up_to_date_and_a_paper_writes_another() {
    let tree = |signs: bool| {
        let mut pages = [page(1, "AE", 4, &STORM.join(" ")), page(2, "AE", 7, BROUGHT_UP_TO_DATE)];
        for page in pages.iter_mut().filter(|_| signs) {
            // "LUNDE (AE) -", as agencies begin.
            let citation = Citation::text(page.page, Span::new(0, 2));
            page.article.outlet = Some(Outlet { name: "AE".to_owned(), citation: Some(citation) });
        }
        derivations(&mut pages)
    };
    assert_eq!(tree(true), [(2, Some(1), DerivationClass::Update)]);
    assert_eq!(tree(false), []);
}

/// Two reports of one council, with two sentences of one agency in each.
fn with_paragraphs_of_one_agency(days: [i8; 2]) -> Lineage {
    let shared = STORM[1..3].join(" ");
    let [first, second] = [
        "Stallholders of the covered market at Lunde stood before their ruined goods on Friday. Baker Ole Grann had lost two ovens, and \
        he was not insured. His neighbour Siri Moe sells wool, and hers lay in the fountain. They hope for help from the county, which \
        meets on Tuesday at Hamar to talk of money. Until then the pupils of the school carry planks. Nobody knows how long the hall will stay shut, and the \
        stalls may have to move to the playing field until the summer is over.",
        "Trains stopped between Hamar and Brumunddal, and a goods yard at Veldre was under water by noon. Dispatcher Nils Brenna sent 14 \
        buses. At Moelv farms had no light, the grid operator Elvia said, and milk went into the ditch. Repairs will take a week, by the \
        word of line chief Turid Aas. The county road was open again before the evening. People who had sat for hours in a cold carriage \
        were given tea and blankets, and some of them slept on the benches of the waiting room.",
    ];
    let texts = [format!("{first} {shared}"), format!("{second} {shared}")];
    traced(&mut [page(1, "Harbour Gazette", days[0], &texts[0]), page(2, "Quay Mirror", days[1], &texts[1])])
}

#[test]
fn who_had_a_shared_paragraph_first_is_not_guessed() {
    let of_one_day = with_paragraphs_of_one_agency([4, 4]);
    assert_eq!((of_one_day.derivations.len(), of_one_day.origins.len()), (0, 1));
    assert_eq!((of_one_day.origins[0].present, &of_one_day.origins[0].name), (true, &None));
    let later = with_paragraphs_of_one_agency([4, 6]);
    assert_eq!((later.derivations.len(), later.origins.len()), (1, 1));
}

#[test]
fn what_a_page_has_beyond_its_parent_it_has_from_a_second_one() {
    let night = "Greta Holm had been feeding her geese at 6:40 as the lock gate at Sandvik split. She ran to wake the keeper, Anders Lie, \
        71, who lives beside it. Within an hour 14 barges were lying on the mud. From Ullern Pia Strand of the canal board came with a torch.";
    let parents = |second: &str| {
        let merged = format!("{} {night}", STORM[..5].join(" "));
        let mut pages = [
            page(1, "Quay Mirror", 1, &STORM.join(" ")),
            page(2, "Evening Page", 1, second),
            page(3, "Harbour Gazette", 2, &merged),
        ];
        let tree = derivations(&mut pages);
        tree.into_iter().filter(|(page, ..)| *page == 3).map(|(_, from, class)| (from, class)).collect::<Vec<_>>()
    };
    let merge = DerivationClass::Merge;
    assert_eq!(parents(&format!("{WITNESSED} {OTHERS}")), [(Some(1), merge), (Some(2), merge)]);
    assert_eq!(parents(OTHERS).len(), 1);
}

/// One evening at the canal, by whoever was there.
const WITNESSED: &str = "Greta Holm was feeding her geese at 6:40 when the lock gate at Sandvik split. She ran to wake Anders \
    Lie, 71, who keeps the gate and lives beside it. \"I heard it groan like a cow before it went,\" he said. Within the hour 14 \
    barges lay on the mud. Pia Strand of the canal board came from Ullern with a torch. \"Nobody has looked at those hinges \
    since 2009,\" she said.";
/// The same told anew, with nothing that is not told there.
const TOLD_ANEW: &str = "In Sandvik it began with geese. They were getting their supper from Greta Holm, and it was 6:40, as \
    the timber burst. Her neighbour, the 71-year-old keeper Anders Lie, was asleep. \"I heard it groan like a cow before it \
    went,\" he recalls. The water drained, and 14 boats sat stranded. The authority sent Pia Strand over out of Ullern, and by \
    lamplight she gave her verdict: \"Nobody has looked at those hinges since 2009.\"";
/// The same evening by a reporter who asked others too.
const OTHERS: &str = "Skippers of 14 barges spent the night aground near Sandvik after a gate gave way. \"We felt her settle, and \
    the kettle slid off the stove,\" said Tom Bakke of the Havørn. Divers from Moss will inspect the sill on Friday, board member \
    Pia Strand told a meeting in Ullern. Repairs may cost 3.2 million crowns, by her estimate, and the lock was last rebuilt in 1987.";

#[test]
fn a_page_with_no_name_figure_or_quotation_of_its_own_is_an_echo() {
    let tree = |second: &str| {
        let pages = [account(1, "Quay Mirror", None, WITNESSED), account(2, "Harbour Gazette", None, second)];
        traced(&mut pages.to_vec()).derivations.len()
    };
    assert_eq!(tree(TOLD_ANEW), 1);
    assert_eq!(tree(OTHERS), 0);
    // The same words, chosen and ordered anew: everybody has what was said in public.
    let mut sentences: Vec<String> = TOLD_ANEW.split_inclusive(". ").map(|s| format!("{} ", s.trim())).collect();
    sentences.reverse();
    assert_eq!(tree(&sentences.concat()), 0);
}

/// A gale elsewhere in the valley, with one sentence on what [`STORM`] tells.
const VALLEY: [&str; 4] = [
    "The covered market at Lunde lost its roof to the gale, and 38 stallholders lost their goods on Friday.",
    "Farms above Moelv were cut off when poles fell across the road, the grid operator Elvia said.",
    "Trains between Hamar and Brumunddal stood still until noon.",
    "\"We walked the sheep down in the dark,\" Nils Brenna said at Veldre.",
];

#[test]
fn a_page_that_names_another_for_one_fact_is_not_told_after_it() {
    let after = |text: &str| {
        let mut pages = [page(1, "Harbour Gazette", 1, &STORM.join(" ")), page(2, "Quay Mirror", 2, text)];
        derivations(&mut pages).len()
    };
    let tent = "Nobody was hurt and the market opens again in a tent, the Harbour Gazette reported.";
    assert_eq!(after(&format!("{} {tent}", VALLEY.join(" "))), 0);
    assert_eq!(after(&format!("{tent} {}", VALLEY.join(" "))), 1);
    // In passing, but with next to everything that the other page names and counts.
    let told_anew = "Volunteers swept the pavements through the morning and stacked whatever could be used again behind \
        the school. Roof tiles of the covered market at Lunde flew as far as Skole street on Friday. Neighbours brought soup and \
        lent out handcarts, and a choir sang for those who had to watch their shops being emptied. Off the breakwater 212 \
        people sat in a ferry until dawn. Stallholders, 38 of them, lost their goods, the Harbour Gazette reported.";
    assert_eq!(after(told_anew), 1);
    assert_eq!(after(&told_anew.replace("Harbour Gazette", "Evening Page")), 0);
}

#[test]
fn two_reports_in_like_words_with_names_of_their_own_are_no_retelling() {
    let report = |names: [&str; 4]| {
        let [who, road, figure, firm] = names;
        format!(
            "The council voted on Monday to close the harbour road to lorries. {who} moved the plan after years of \
             complaints about noise at night. The closure begins in autumn and lasts through winter at least. Drivers must \
             take {road}, a detour of {figure} kilometres. {firm} called the vote a blow to the port and may sue. Shops \
             along the quay welcomed it warmly."
        )
    };
    let anew = |names: [&str; 4]| {
        let [who, road, figure, firm] = names;
        format!(
            "Lorries will be kept off the harbour road, the council decided Monday. The plan came from {who}, with years of \
             noise complaints at night behind it. From autumn the closure runs until the end of winter at least. A detour of \
             {figure} kilometres on {road} awaits drivers. To {firm} the vote is a blow to the port, and it may sue. Quay shops \
             gave it a warm welcome."
        )
    };
    let ours = ["Marta Quist", "Solberg Lane", "14", "Nordhavn Freight"];
    let theirs = ["Councillor Ivar Dahl", "the Granby ring", "16", "Haulier Tore Brandt"];
    let tree = |second: String| {
        let mut pages = [page(1, "Harbour Gazette", 1, &report(ours)), page(2, "Quay Mirror", 2, &second)];
        derivations(&mut pages).len()
    };
    assert_eq!(tree(anew(ours)), 1);
    assert_eq!(tree(anew(theirs)), 0);
}

#[test]
fn an_agencys_own_page_comes_before_those_that_print_it() {
    let parent = |ids: [u64; 2]| {
        let mut pages =
            [page(ids[0], "Reuters", 1, &STORM.join(" ")), page(ids[1], "Quay Mirror", 1, &STORM.join(" "))];
        pages.iter_mut().for_each(|page| {
            let name = page.article.outlet.as_ref().map_or(String::new(), |outlet| outlet.name.clone());
            let citation =
                Citation { page: page.page, field: Field::Meta("outlet".into()), span: Span::new(0, name.len()) };
            page.article.outlet = Some(Outlet { name: name.clone(), citation: Some(citation) });
            page.article.meta.insert("outlet".to_owned(), name);
        });
        pages.sort_by_key(|page| page.page);
        derivations(&mut pages)[0].1
    };
    assert_eq!([parent([1, 2]), parent([2, 1])], [Some(1), Some(2)]);
}

/// A night of storm, sentence by sentence.
const STORM: [&str; 7] = [
    "A gale tore the roof off the covered market at Lunde on Friday, and 38 stallholders lost their goods.",
    "The wind was measured at 131 kilometres an hour on Holme hill, the harbour office said.",
    "Engineer Astrid Vang had written to the council in March that the rafters of the old hall were rotten.",
    "\"I told them the first storm would have it,\" Vang said.",
    "A ferry with 212 passengers waited outside the breakwater until dawn.",
    "Two chimneys on Skole street came down in the night.",
    "Nobody was hurt, and the market is to open again in a tent on Tuesday.",
];

/// A page of an outlet and a day of May.
fn page(id: u64, outlet: &str, day: i8, text: &str) -> Account {
    account(id, outlet, Some(jiff::civil::date(2024, 5, day)), text)
}

/// Whose words a page is said to carry, and how.
fn derivations(pages: &mut [Account]) -> Vec<(u64, Option<u64>, DerivationClass)> {
    let parent = |from| if let Parent::Page(page) = from { Some(page.0) } else { None };
    traced(pages).derivations.into_iter().map(|d| (d.page.0, parent(d.from), d.class)).collect()
}

#[test]
fn a_page_comes_from_the_copy_whose_changes_it_has() {
    let original = STORM.join(" ");
    let edited = original.replace("Vang", "Vane").replace("38 stall", "83 stall");
    let retold = |text: &str| text.replace("tore the roof off", "unroofed").replace("until dawn", "until sunrise");
    let parent = |third: &str| {
        let pages =
            [(1, "Quay Mirror", original.as_str()), (2, "Harbour Gazette", &edited), (3, "Evening Page", third)];
        let mut pages = pages.map(|(id, outlet, text)| page(id, outlet, id as i8, text));
        derivations(&mut pages).into_iter().find(|(page, ..)| *page == 3).and_then(|(_, parent, _)| parent)
    };
    assert_eq!(parent(&retold(&edited)), Some(2));
    assert_eq!(parent(&retold(&original)), Some(1));
}

#[test]
fn what_is_left_out_makes_an_excerpt() {
    let class = |text: &str| {
        let mut pages = [page(1, "Quay Mirror", 1, &STORM.join(" ")), page(2, "Harbour Gazette", 2, text)];
        derivations(&mut pages)[0].2
    };
    assert_eq!(class(&STORM.join(" ")), DerivationClass::Copy);
    assert_eq!(class(&STORM[1..].join(" ").replace("waited", "lay")), DerivationClass::LightEdit);
    assert_eq!(class(&STORM[..4].join(" ").replace("wind", "gust")), DerivationClass::Excerpt);
}

#[test]
fn an_echo_with_a_note_of_an_update_is_no_update() {
    const NOTE: &str = "Updated with the number of the missing.";
    let class = |text: &str| {
        let text = format!("{text}\n\n{NOTE}");
        let mut pages = [page(1, "Quay Mirror", 1, WITNESSED), page(2, "Harbour Gazette", 2, &text)];
        pages[1].article.apparatus = vec![Span::new(text.len() - NOTE.len(), text.len())];
        derivations(&mut pages)[0].2
    };
    assert_eq!(class(TOLD_ANEW), DerivationClass::Rewrite);
    assert_eq!(class(WITNESSED), DerivationClass::Update);
}

/// A page whose last line says whose words it prints.
fn with_credit(id: u64, outlet: &str, day: i8, text: &str, to: &str) -> Account {
    let words = format!("{text}\n\nSource: {to}");
    let mut page = page(id, outlet, day, &words);
    let citation = Citation::text(page.page, Span::new(text.len() + 2, words.len()));
    page.article.credits = vec![Credit { to: to.to_owned(), kind: CreditKind::Outlet, citation }];
    page
}

#[test]
fn what_one_page_prints_of_another_outlet_others_have_from_there_too() {
    let tree = |second: &str| {
        let carrier = with_credit(1, "Quay Mirror", 1, &STORM.join(" "), "Radio Corvane");
        derivations(&mut [carrier, page(2, "Harbour Gazette", 2, second)])
    };
    let part = STORM[..4].join(" ");
    assert_eq!(tree(&part), [(1, None, DerivationClass::Copy), (2, None, DerivationClass::Excerpt)]);
    let told_after = format!("{part} The Quay Mirror reported that nobody was hurt.");
    assert_eq!(tree(&told_after)[1].1, Some(1));
}

#[test]
fn a_page_merged_from_an_absent_original_and_a_page_keeps_both() {
    let bridge = SENTENCES[..4].join(" ");
    let merged = format!("{} {bridge}", STORM[..5].join(" "));
    let mut pages = [
        with_credit(1, "Quay Mirror", 1, &STORM.join(" "), "Radio Corvane"),
        page(2, "Evening Page", 1, &bridge),
        page(3, "Harbour Gazette", 2, &merged),
    ];
    let of_third: Vec<_> = derivations(&mut pages).into_iter().filter(|(page, ..)| *page == 3).collect();
    assert_eq!(of_third, [(3, Some(2), DerivationClass::Merge), (3, None, DerivationClass::Merge)]);
    // What it shares with the other copy is the original's.
    let lineage = traced(&mut pages);
    let original = lineage.derivations.iter().find(|d| d.page == PageId(3) && matches!(d.from, Parent::Origin(_)));
    assert!(original.unwrap().passages.iter().filter(|passage| passage.from.0 == PageId(1)).count() > 0);
}

#[test]
fn a_source_that_the_earlier_page_lost_shows_that_both_copy() {
    let lost = STORM.join(" ");
    let kept = lost.replace("in the night.", "in the night, a clerk in the permits department said.");
    let tree = |texts: [&str; 2]| {
        derivations(&mut [page(1, "Quay Mirror", 1, texts[0]), page(2, "Harbour Gazette", 2, texts[1])])
    };
    assert_eq!(tree([&lost, &kept]).iter().map(|d| d.1).collect::<Vec<_>>(), [None, None]);
    assert_eq!(tree([&kept, &lost]).iter().map(|d| d.1).collect::<Vec<_>>(), [Some(1)]);
    // An outlet adds sources to its own report.
    let mut updated = [page(1, "Quay Mirror", 1, &lost), page(2, "Quay Mirror", 2, &kept)];
    assert_eq!(derivations(&mut updated), [(2, Some(1), DerivationClass::Update)]);
    // A source that the earlier page names elsewhere was put in.
    let known = lost.replace("the harbour office said", "a clerk in the permits department said");
    assert_eq!(tree([&known, &kept]).iter().map(|d| d.1).collect::<Vec<_>>(), [Some(1)]);
}

#[test]
fn two_pages_that_each_have_a_part_of_their_own_copy_a_third() {
    let tree = |first: &str, second: &str| {
        derivations(&mut [page(1, "Quay Mirror", 1, first), page(2, "Harbour Gazette", 2, second)])
    };
    let (without_ferry, without_end) = ([&STORM[..4], &STORM[5..]].concat().join(" "), STORM[..6].join(" "));
    let ferry = format!("{} The ferry Havlys is of 1987.", without_end);
    let tent = format!("{} The Lions club of Sande lends 14 tents.", without_ferry);
    let origins = |tree: Vec<(u64, Option<u64>, DerivationClass)>| tree.iter().map(|d| d.1).collect::<Vec<_>>();
    assert_eq!(origins(tree(&tent, &ferry)), [None, None]);
    assert_eq!(origins(tree(&without_ferry, &STORM.join(" "))), [Some(1)]);
    assert_eq!(traced(&mut [page(1, "Quay Mirror", 1, &tent), page(2, "Harbour Gazette", 2, &ferry)]).origins.len(), 1);
}

#[test]
fn a_text_that_nobody_signs_and_another_outlet_has_stood_elsewhere() {
    let tree_by = |desk: Option<&str>, outlets: [&str; 2], signed: [bool; 2]| {
        let pages = [page(1, outlets[0], 1, &STORM.join(" ")), page(2, outlets[1], 2, &STORM[..4].join(" "))];
        let others = [page(3, "Evening Page", 1, SENTENCES[5]), page(4, "Radio Corvane", 1, SENTENCES[10])];
        let mut pages: Vec<Account> = pages.into_iter().chain(others).collect();
        for (page, signed) in pages.iter_mut().zip([signed[0], false, signed[1], signed[1]]) {
            page.article.byline.extend(signed.then(|| "Ida Krogh".to_owned()));
        }
        pages[0].article.meta.extend(desk.map(|desk| ("authors".to_owned(), desk.to_owned())));
        derivations(&mut pages)
    };
    let tree = |outlets, signed| tree_by(Some("Mirror staff"), outlets, signed);
    let [two, one] = [["Quay Mirror", "Harbour Gazette"], ["Quay Mirror", "Quay Mirror"]];
    assert_eq!(tree(two, [false, true]), [(1, None, DerivationClass::Copy), (2, None, DerivationClass::Excerpt)]);
    // No author is given at all; somebody signs it; nobody of the whole story signs; an outlet has it from itself.
    assert_eq!(tree_by(None, two, [false, true]), [(2, Some(1), DerivationClass::Excerpt)]);
    assert_eq!(tree(two, [true, true]), [(2, Some(1), DerivationClass::Excerpt)]);
    assert_eq!(tree(two, [false, false]), [(2, Some(1), DerivationClass::Excerpt)]);
    assert_eq!(tree(one, [false, true]), [(2, Some(1), DerivationClass::Update)]);
}

#[test]
fn an_outlet_is_one_by_its_host_also_where_that_spells_a_sign_out() {
    let text =
        format!("The bridge stays closed, engineer Ada Lunn told Barge & Bulk Ledger. {}", SENTENCES[..3].join(" "));
    let origins = traced(&mut [account(1, "bargeandbulkledger.example", None, &text)]).origins;
    assert!(origins[0].present, "{origins:?}");
}

#[test]
fn told_this_newspaper_names_nobody() {
    let own = &SENTENCES[..5].join("\n\n");
    for hearer in ["this newspaper", "this paper", "this magazine"] {
        let lead = format!("The bridge will stay closed until June, engineer Ada Lunn told {hearer} by telephone.");
        assert_eq!(absent(&format!("{lead}\n\n{own}")), [] as [Option<String>; 0], "{hearer}");
    }
}

#[test]
fn an_absent_original_goes_by_the_fullest_name_that_a_page_gives_it() {
    let part = STORM[..5].join(" ");
    let told = format!(
        "\"It went in a minute,\" Astrid Vang told Polar Press. {} A clerk told Polar Press of it.",
        STORM.join(" ")
    );
    let excerpt = format!("{part} Polar Press Agency reported the storm from Lunde.");
    let mut pages = [page(1, "Quay Mirror", 1, &told), page(2, "Harbour Gazette", 2, &excerpt)];
    let absent: Vec<_> = traced(&mut pages).origins.into_iter().filter(|o| !o.present).map(|o| o.name).collect();
    assert_eq!(absent, [Some("Polar Press Agency".to_owned())]);
    assert_eq!(derivations(&mut pages).iter().map(|d| d.1).collect::<Vec<_>>(), [None, None]);
}

#[test]
fn a_page_that_names_an_absent_original_beside_its_parent_is_merged_of_both() {
    let first = format!(
        "A girder of 40 centimetres cracked at the Linden bridge and nobody was hurt, Ada Lunn told Radio Corvane. {}",
        SENTENCES[2..4].join(" ")
    );
    let pages = |told: &str| {
        let merged = format!("{BROUGHT_UP_TO_DATE} A girder cracked at the Linden bridge, Ada Lunn {told}.");
        [
            page(1, "Evening Page", 1, &first),
            page(2, "Quay Mirror", 1, &STORM.join(" ")),
            page(3, "Harbour Gazette", 2, &merged),
        ]
    };
    let tree = |told: &str| {
        let tree = derivations(&mut pages(told)).into_iter();
        tree.filter(|(page, ..)| *page == 3).map(|d| (d.1, d.2)).collect::<Vec<_>>()
    };
    let merge = DerivationClass::Merge;
    assert_eq!(tree("told Radio Corvane"), [(Some(2), merge), (None, merge)]);
    assert_eq!(tree("said"), [(Some(2), DerivationClass::Rewrite)]);
    let found = traced(&mut pages("told Radio Corvane")).derivations;
    let absent = found.iter().find(|d| d.page == PageId(3) && matches!(d.from, Parent::Origin(_))).unwrap();
    assert!(
        absent.passages.iter().any(|passage| passage.from.0 == PageId(1)),
        "shown by the page that has it from there"
    );
}

#[test]
fn a_copy_with_a_slip_is_a_copy() {
    let class = |text: &str| {
        let mut pages = [page(1, "Quay Mirror", 1, &STORM.join(" ")), page(2, "Harbour Gazette", 2, text)];
        derivations(&mut pages)[0].2
    };
    let slip = STORM.join(" ").replace("again in a tent", "again in one tent");
    assert_eq!(class(&slip), DerivationClass::Copy);
    assert_eq!(class(&slip.replace("measured at 131", "put at some 131")), DerivationClass::LightEdit);
}

#[test]
fn who_repeats_the_changes_of_a_copy_has_the_text_from_there() {
    let changed = STORM.join(" ").replace("38 stallholders", "83 stallholders").replace("Vang", "Vane");
    let carrier = with_credit(1, "Quay Mirror", 1, &changed, "Radio Corvane");
    let client = with_credit(2, "Evening Page", 2, &STORM[..5].join(" "), "Radio Corvane");
    let parent = |text: &str| {
        let text = text.replace("tore the roof off", "unroofed").replace("until dawn", "until sunrise");
        let tree = derivations(&mut [carrier.clone(), client.clone(), page(3, "Harbour Gazette", 3, &text)]);
        tree.into_iter().find(|(page, ..)| *page == 3).and_then(|(_, parent, _)| parent)
    };
    assert_eq!(parent(&changed), Some(1));
    assert_eq!(parent(&STORM.join(" ")), None);
}
