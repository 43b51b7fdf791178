//! Which pages are one story depends on the pages, and neither on their order nor on when each of them came.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use rashomon_model::{Account, PageId};
use rashomon_relate::{Sketch, Stories, first_page, group};

use crate::{SENTENCES, account, accounts, few};

fn stories(accounts: &[&Account]) -> BTreeSet<BTreeSet<PageId>> {
    group(accounts.iter().map(|account| Sketch::of(account)).collect())
        .into_iter()
        .map(|g| g.into_iter().map(|i| accounts[i].page).collect())
        .collect()
}

/// The stories after the pages have come in portions of some size.
fn grown(accounts: &[&Account], portion: usize) -> BTreeSet<BTreeSet<PageId>> {
    let mut stories = Stories::default();
    for portion in accounts.chunks(portion) {
        stories.add(portion.iter().map(|account| Sketch::of(account)).collect());
    }
    stories.groups().map(|pages| pages.into_iter().collect()).collect()
}

/// Pages in words that no table knows, so that each page changes what the words of the others weigh.
fn unknown() -> impl Strategy<Value = Vec<Account>> {
    let word = (0..24usize)
        .prop_map(|n| format!("{}ок{}ан", ["б", "в", "г", "д"][n % 4], ["у", "я", "э", "ы", "о", "и"][n / 4]));
    let sentence = prop::collection::vec(word, 3..8).prop_map(|words| words.join(" ") + ".");
    let text = prop::collection::vec(sentence, 1..5).prop_map(|sentences| sentences.join("\n\n"));
    prop::collection::vec((text, prop::option::of(1i8..28)), 1..16).prop_map(|pages| {
        let page = |(id, (text, day)): (u64, (String, Option<i8>))| {
            account(id * 5 % 17, "Вестник", day.map(|day| date(2024, 1 + day % 3, day)), &text)
        };
        (0..).zip(pages).map(page).collect()
    })
}

fn shuffled(accounts: impl Strategy<Value = Vec<Account>>) -> impl Strategy<Value = (Vec<Account>, Vec<usize>)> {
    accounts.prop_flat_map(|accounts| {
        let order: Vec<usize> = (0..accounts.len()).collect();
        (Just(accounts), Just(order).prop_shuffle())
    })
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn every_page_is_in_one_story(accounts in accounts()) {
        let mut all: Vec<usize> = group(accounts.iter().map(Sketch::of).collect()).into_iter().flatten().collect();
        all.sort_unstable();
        prop_assert_eq!(all, (0..accounts.len()).collect::<Vec<_>>());
    }

    #[test]
    fn neither_order_nor_portions_matter((accounts, order) in shuffled(accounts()), portion in 1usize..4) {
        let view: Vec<&Account> = accounts.iter().collect();
        let other: Vec<&Account> = order.iter().map(|i| &accounts[*i]).collect();
        prop_assert_eq!(&stories(&view), &stories(&other));
        prop_assert_eq!(&stories(&view), &grown(&other, portion));
    }

    #[test]
    fn nor_do_they_where_the_pages_tell_what_words_weigh((accounts, order) in shuffled(unknown()), portion in 1usize..6) {
        let view: Vec<&Account> = accounts.iter().collect();
        let other: Vec<&Account> = order.iter().map(|i| &accounts[*i]).collect();
        prop_assert_eq!(stories(&view), grown(&other, portion));
    }

    #[test]
    fn a_page_that_comes_again_changes_nothing(accounts in accounts()) {
        let view: Vec<&Account> = accounts.iter().collect();
        let twice: Vec<&Account> = view.iter().chain(&view).copied().collect();
        prop_assert_eq!(stories(&view), grown(&twice, 1));
    }
}

/// The groups of texts, each with its day.
fn groups(pages: &[(Option<Date>, &str)]) -> Vec<Vec<usize>> {
    let page = |(id, (day, text)): (u64, &(Option<Date>, &str))| account(id, "Harbour Gazette", *day, text);
    let pages: Vec<Account> = (0..).zip(pages).map(page).collect();
    group(pages.iter().map(Sketch::of).collect())
}

fn undated(texts: &[&str]) -> Vec<Vec<usize>> {
    groups(&texts.iter().map(|text| (None, *text)).collect::<Vec<_>>())
}

#[test]
fn three_events_are_three_stories() {
    let [bridge, trawler, minister, again] =
        [&SENTENCES[..4], &SENTENCES[5..9], &SENTENCES[10..15], &SENTENCES[..3]].map(|told| told.join("\n\n"));
    assert_eq!(undated(&[&bridge, &trawler, &minister, &again]), [vec![0, 3], vec![1], vec![2]]);
}

#[test]
fn pages_without_words_are_stories_of_their_own() {
    assert_eq!(undated(&["", ""]), [vec![0], vec![1]]);
    assert!(undated(&[]).is_empty());
}

#[test]
fn another_ferry_and_last_years_vote_stay_apart() {
    let pages = [
        (
            date(2024, 5, 3),
            "The ferry Arundel Star ran aground off Skerry Point in fog on Friday with 212 people on board.\n\nLifeboats from Tarness took all passengers ashore, harbour master Iona Breck said. Nobody was hurt.",
        ),
        (
            date(2024, 5, 4),
            "All 212 people on the Arundel Star were brought to Tarness by lifeboat after the ferry struck rocks at Skerry Point.\n\nIona Breck, the harbour master, said fog was thick.",
        ),
        (
            date(2023, 11, 20),
            "A ferry lost power in a storm near Lorne Bay on Monday with 87 people on board.\n\nTugs towed the Queen Maud to Oxhaven, where two passengers were treated for cuts, the coast guard said.",
        ),
        (
            date(2024, 3, 8),
            "Councillors in Dunmere voted by 31 to 14 on Thursday to close the library in Pell Street.\n\nReaders had collected 6,000 names against the plan and filled the gallery. The books go to the school on the hill, and the building will be sold at auction in autumn, treasurer Agnes Holm said.",
        ),
        (
            date(2023, 3, 9),
            "Parking in Dunmere will cost a tenth more from May, councillors decided on Wednesday.\n\nShopkeepers fear for their trade. The money is to mend potholes in the harbour quarter, where buses had to be diverted twice last winter, said Colm Vasey, who looks after the roads.",
        ),
    ];
    assert_eq!(groups(&pages.map(|(day, text)| (Some(day), text))), [vec![0, 1], vec![2], vec![3], vec![4]]);
}

#[test]
fn rare_names_tie_two_scenes_of_the_same_days() {
    let gate = "Danuta Wrona has stood at the fence since three in the morning, with forty others. A chaplain, Iona Breck, brought them tea and unlocked the canteen.\n\nHer son Kamil went down at ten the night before, she says. He always rings. In Gaworzyce and Polkowice they are lighting candles, and Mayor Agnes Holm called off the ball at Oxhaven. Nobody from Dalkow came out to them until a nurse telephoned.";
    let office = "Two men were killed by a rock burst at the Dalkow copper works, spokesman Colm Vasey said.\n\nFour teams dig through sixty metres of rubble under Tarness, 1,130 metres below the surface. Prosecutors opened an inquiry in Polkowice. The seismologist Tomas Reyer put the tremor at 3.8. The company, which has another shaft near Gaworzyce, stopped extraction and will pay for the burials.";
    let of_days = |first: i8, second: i8| {
        groups(&[(Some(date(2024, 2, first)), gate), (Some(date(2024, 2, second)), office)]).len()
    };
    assert_eq!(of_days(6, 7), 1);
    assert_eq!(of_days(6, 27), 2);
}

#[test]
fn two_rare_names_join_stories_of_the_same_days_that_are_nearest_to_each_other() {
    let gate = "Danuta Wrona has stood at the fence since three in the morning, with forty others. A chaplain brought them tea and unlocked the canteen.\n\nHer son Kamil went down at ten the night before, she says. He always rings. In Polkowice they are lighting candles. Nobody from Dalkow came out to them until a nurse telephoned.";
    let office = "Two men were killed by a rock burst at the Dalkow copper works, spokesman Colm Vasey said.\n\nFour teams dig through sixty metres of rubble, 1,130 metres below the surface. Prosecutors opened an inquiry in Polkowice. The seismologist Tomas Reyer put the tremor at 3.8. The company stopped extraction and will pay for the burials.";
    let again = office.replace("Two men", "A pair of miners").replace("opened an inquiry", "are looking into it");
    let of_days = |first: i8, second: i8| {
        let [first, second] = [first, second].map(|day| Some(date(2024, 2, day)));
        groups(&[(first, gate), (second, office), (second, &again)]).len()
    };
    assert_eq!(of_days(6, 6), 1);
    assert_eq!(of_days(6, 7), 2);
}

#[test]
fn german_pages_are_told_apart() {
    let texts = [
        "Beim Brand einer Lagerhalle im Hafen von Emden sind in der Nacht zwei Feuerwehrleute verletzt worden. Die Halle gehört der Reederei Tammen.\n\nDas Feuer war gegen drei Uhr ausgebrochen. Die Polizei ermittelt wegen Brandstiftung, und die Straße zum Hafen war bis zum Mittag gesperrt.",
        "Zwei Feuerwehrleute sind bei einem Feuer im Hafen von Emden verletzt worden. In der Lagerhalle der Reederei Tammen lag Holz.\n\nDie Ursache ist noch nicht bekannt, sagte ein Sprecher der Polizei. Der Schaden ist groß, und die Halle ist nicht zu retten.",
        "Der Stadtrat von Görlitz hat am Donnerstag den Bau einer neuen Schule in der Südstadt beschlossen. Die Kosten sind mit zwölf Millionen Euro angegeben.\n\nDie Bürgermeisterin sprach von einem guten Tag für die Kinder der Südstadt. Der Bau ist für das nächste Jahr geplant.",
        "In der Südstadt von Görlitz wird eine Schule gebaut. Der Stadtrat stimmte dem Bau zu, der zwölf Millionen Euro kosten wird.\n\nDie Bürgermeisterin dankte dem Stadtrat und sagte, die Kinder der Südstadt hätten lange auf die Schule gewartet.",
    ];
    assert_eq!(undated(&texts), [vec![0, 1], vec![2, 3]]);
}

#[test]
fn russian_pages_are_told_apart() {
    let texts = [
        "В порту Мурманска ночью загорелся траулер «Северянка». На борту было восемь моряков, все они спасены.\n\nПо словам капитана порта, огонь начался в машинном отделении. Пожар на траулере потушили к утру.",
        "Восемь моряков спасены с горящего траулера «Северянка» в порту Мурманска.\n\nОгонь вспыхнул в машинном отделении, и на борту было много топлива, сообщил капитан порта.",
        "В Казани открыли новую станцию метро на улице Баумана. Строительство станции шло шесть лет.\n\nМэр города сказал, что по новой линии метро будут ездить тысячи пассажиров.",
        "Новая станция метро на улице Баумана открылась в Казани, и по ней проехали первые пассажиры.\n\nСтроительство станции стоило два миллиарда рублей, сказал мэр.",
    ];
    assert_eq!(undated(&texts), [vec![0, 1], vec![2, 3]]);
}

#[test]
fn arabic_pages_are_told_apart() {
    let texts = [
        "انهار جسر للمشاة فوق نهر العاصي في مدينة حماة صباح الاثنين بعد أمطار غزيرة.\n\nوقال مهندس البلدية إن الجسر كان مغلقا منذ أسبوع، ولم يصب أحد في انهار الجسر.",
        "أمطار غزيرة تسببت في سقوط جسر للمشاة في مدينة حماة فوق نهر العاصي.\n\nوكان الجسر مغلقا منذ أسبوع، كما قال مهندس البلدية.",
        "افتتحت وزيرة الثقافة معرض الكتاب في تونس بمشاركة ثلاثين دار نشر.\n\nويستمر معرض الكتاب حتى نهاية الشهر، وقالت وزيرة الثقافة إن الدخول مجاني.",
        "ثلاثون دار نشر تشارك في معرض الكتاب في تونس هذا العام.\n\nوقالت وزيرة الثقافة في حفل الافتتاح إن معرض الكتاب مفتوح للجميع في تونس.",
    ];
    assert_eq!(undated(&texts), [vec![0, 1], vec![2, 3]]);
}

#[test]
fn a_story_keeps_its_first_page_while_later_ones_come() {
    let first = account(9, "Quay Mirror", Some(date(2024, 3, 1)), SENTENCES[0]);
    let later = account(1, "Harbour Gazette", Some(date(2024, 3, 2)), SENTENCES[0]);
    let undated = account(2, "Evening Page", None, SENTENCES[0]);
    assert_eq!(first_page(&[&first]), Some(PageId(9)));
    assert_eq!(first_page(&[&later, &first, &undated]), Some(PageId(9)));
    assert_eq!(first_page(&[&undated]), Some(PageId(2)));
    assert_eq!(first_page(&[]), None);
}
