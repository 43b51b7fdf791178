//! Which lines are kept, and why the others are not.

use expect_test::expect;
use rashomon_model::{Content, Record};

use crate::check;

const FIRST: &str =
    "The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said.";
const SECOND: &str =
    "\"We felt two jolts, and then the lights went out,\" said Hana Svobodová, a passenger in the third car.";
const THIRD: &str = "No cause has been given. The office said an inquiry would begin on Monday.";

#[test]
fn a_semantic_page() {
    let html = format!(
        "<title>Night train leaves the rails | Moravian Courier</title><nav><a href=1>Home</a> <a href=2>World</a></nav><article><h1>Night train leaves the rails</h1>\
         <p class=byline>By Jana Nová</p><time datetime='2024-02-04T21:10:00+01:00'>4 February 2024</time><p>{FIRST}</p><p>{SECOND}</p>\
         <aside><a href=3>Tram fares to rise in the spring</a></aside><p>{THIRD}</p><p>(Agencies)</p></article>\
         <div class=related><h2>Related</h2><ul><li><a href=4>Tram fares to rise in the spring</a></ul></div><footer>© Moravian Courier</footer>"
    );
    check(
        Content::Html(html),
        expect![[r#"
        headline: Night train leaves the rails
        outlet: Moravian Courier
        byline: Jana Nová
        date: 2024-02-04T21:10:00+01:00 TimeElement
        date: 2024-02-04 VisibleLine
        credit: Agencies UnnamedAgency
        apparatus: (Agencies)
        +: The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said.
        +: "We felt two jolts, and then the lights went out," said Hana Svobodová, a passenger in the third car.
        +: No cause has been given. The office said an inquiry would begin on Monday.
        +: (Agencies)
        - navigation: Home World
        - headline: Night train leaves the rails
        - byline: By Jana Nová
        - date: 4 February 2024
        - related-links: Tram fares to rise in the spring
        - related-links: Related
        - related-links: Tram fares to rise in the spring
        - boilerplate: © Moravian Courier
    "#]],
    );
}

#[test]
fn a_table_with_line_breaks() {
    let html = format!(
        "<table><tr><td>Home<br>World<br>Sport<td><font size=5><b>Night train leaves the rails</b></font><br><i>By Jana Nová 4 Feb 2024</i><br><br>{FIRST}<br><br>{SECOND}<br><br>{THIRD}\
         <td><b>Other news</b><br>Tram fares to rise in the spring<br>Mayor opens a bridge twice</table>"
    );
    check(
        Content::Html(html),
        expect![[r#"
        headline: Night train leaves the rails
        byline: Jana Nová
        date: 2024-02-04 VisibleLine
        +: The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said.
        +: "We felt two jolts, and then the lights went out," said Hana Svobodová, a passenger in the third car.
        +: No cause has been given. The office said an inquiry would begin on Monday.
        - navigation: Home
        - navigation: World
        - navigation: Sport
        - headline: Night train leaves the rails
        - byline: By Jana Nová 4 Feb 2024
        - related-links: Other news
        - related-links: Tram fares to rise in the spring
        - related-links: Mayor opens a bridge twice
    "#]],
    );
}

#[test]
fn promotion_between_paragraphs() {
    let html = format!(
        "<h1>Night train leaves the rails</h1><div class=entry-content><p>{FIRST}</p><p><strong>READ ALSO: <a href=3>Tram fares to rise in the spring</a></strong></p><p>{SECOND}</p>\
         <h2>Waiting for answers</h2><p>{THIRD}</p><div class=sharedaddy><a>Share on Facebook</a> <a>Copy link</a></div></div>"
    );
    check(
        Content::Html(html),
        expect![[r#"
        headline: Night train leaves the rails
        +: The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said.
        +: "We felt two jolts, and then the lights went out," said Hana Svobodová, a passenger in the third car.
        +: Waiting for answers
        +: No cause has been given. The office said an inquiry would begin on Monday.
        - headline: Night train leaves the rails
        - related-links: READ ALSO: Tram fares to rise in the spring
        - share: Share on Facebook Copy link
    "#]],
    );
}

#[test]
fn hidden_text_is_told_apart() {
    let html = format!(
        "<p style='display: none'>You have read three of five free articles.</p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><script>var a = '<p>no</p>';</script>"
    );
    check(
        Content::Html(html),
        expect![[r#"
        +: The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said.
        +: "We felt two jolts, and then the lights went out," said Hana Svobodová, a passenger in the third car.
        +: No cause has been given. The office said an inquiry would begin on Monday.
        - hidden: You have read three of five free articles.
    "#]],
    );
}

#[test]
fn scraped_text_with_menus() {
    let text = format!(
        "Current:Home > World\nNight train leaves the rails - Moravian Courier\n4 February 2024, 21:10\nBy Jana Nová\nicon sharing facebook\nicon sharing link\n{FIRST}\n- Tram fares to rise in the spring, council decides\n{SECOND}\n{THIRD}\nReporting contributed by Petr Malý\nTags:\n- Railways\n- Moravia\nRelated\n- Tram fares to rise in the spring, council decides\n- Mayor opens a bridge twice\nRecommendation\nWhy do owls sit on this clock tower?"
    );
    check(
        Content::Text(text),
        expect![[r#"
        headline: Night train leaves the rails
        outlet: Moravian Courier
        byline: Jana Nová
        date: 2024-02-04T21:10:00 VisibleLine
        credit: Petr Malý Contributor
        apparatus: Reporting contributed by Petr Malý
        +: The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said.
        +: "We felt two jolts, and then the lights went out," said Hana Svobodová, a passenger in the third car.
        +: No cause has been given. The office said an inquiry would begin on Monday.
        +: Reporting contributed by Petr Malý
        - navigation: Current:Home > World
        - headline: Night train leaves the rails - Moravian Courier
        - date: 4 February 2024, 21:10
        - byline: By Jana Nová
        - share: icon sharing facebook
        - share: icon sharing link
        - related-links: Tram fares to rise in the spring, council decides
        - metadata: Tags:
        - metadata: Railways
        - metadata: Moravia
        - related-links: Related
        - related-links: Tram fares to rise in the spring, council decides
        - related-links: Mayor opens a bridge twice
        - related-links: Recommendation
        - related-links: Why do owls sit on this clock tower?
    "#]],
    );
}

#[test]
fn a_standfirst_above_the_date() {
    let text = format!(
        "Night train leaves the rails\n\nA night train with ninety people on board left the rails on Sunday, and nobody knows why.\n\nEdited by: Jana Nová @jananova Prague Updated on: Feb 04, 2024 23:14 CET\n\nImage Source : REUTERS (FILE) A night train in Brno.\n\nPrague: {FIRST}\n\nWhat happens next?\n\n{SECOND}\n\n{THIRD}\n\n(with inputs from Reuters)\n\nALSO READ | Tram fares to rise in the spring I VIDEO"
    );
    check(
        Content::Text(text),
        expect![[r#"
        headline: Night train leaves the rails
        dateline: Prague: 
        date: 2024-02-04T23:14:00+01:00 Modified
        credit: Reuters Agency
        apparatus: Prague: 
        apparatus: (with inputs from Reuters)
        +: Prague: The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said.
        +: What happens next?
        +: "We felt two jolts, and then the lights went out," said Hana Svobodová, a passenger in the third car.
        +: No cause has been given. The office said an inquiry would begin on Monday.
        +: (with inputs from Reuters)
        - headline: Night train leaves the rails
        - standfirst: A night train with ninety people on board left the rails on Sunday, and nobody knows why.
        - byline: Edited by: Jana Nová @jananova Prague Updated on: Feb 04, 2024 23:14 CET
        - caption: Image Source : REUTERS (FILE) A night train in Brno.
        - related-links: ALSO READ | Tram fares to rise in the spring I VIDEO
    "#]],
    );
}

#[test]
fn lines_of_one_width_are_joined() {
    let text = "The night train from Brno left the rails near the village\nof Lhota on Sunday, the railway office said, and ninety people\nwere taken to a school, where they spent the night on mats.\n\nNo cause has been given. The office said an inquiry would begin\non Monday and would take several weeks, perhaps longer than\nthe last one did.";
    check(
        Content::Text(text.to_owned()),
        expect![[r#"
        +: The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said, and ninety people were taken to a school, where they spent the night on mats.
        +: No cause has been given. The office said an inquiry would begin on Monday and would take several weeks, perhaps longer than the last one did.
    "#]],
    );
}

#[test]
fn a_list_that_the_text_introduces_is_kept() {
    let text = format!(
        "{FIRST}\n\nThe office gave the following figures for the night train from Brno:\n- ninety passengers on board\n- seven hurt\n- one car destroyed\n\n{SECOND}\n\n{THIRD}"
    );
    check(
        Content::Text(text),
        expect![[r#"
        +: The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said.
        +: The office gave the following figures for the night train from Brno:
        +: ninety passengers on board
        +: seven hurt
        +: one car destroyed
        +: "We felt two jolts, and then the lights went out," said Hana Svobodová, a passenger in the third car.
        +: No cause has been given. The office said an inquiry would begin on Monday.
    "#]],
    );
}

#[test]
fn markdown() {
    let text = format!(
        "---\ntitle: Night train leaves the rails\nauthor: Jana Nová\ndate: 2024-02-04\n---\n# Night train leaves the rails\n\n![A night train](train.jpg)\n\n{FIRST}\n\n**Related:** [Tram fares to rise](fares.md)\n\n## Waiting for answers\n\n{THIRD}\n"
    );
    check(
        Content::Markdown(text),
        expect![[r#"
        headline: Night train leaves the rails
        byline: Jana Nová
        date: 2024-02-04 Meta
        +: The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said.
        +: Waiting for answers
        +: No cause has been given. The office said an inquiry would begin on Monday.
        - headline: Night train leaves the rails
        - caption: A night train
        - related-links: Related: Tram fares to rise
    "#]],
    );
}

#[test]
fn captions_and_notices_in_a_record() {
    let text = "Scroll down for video\nThe night train left the rails on Sunday near the village of Lhota, the railway office said.\nThe night train left the rails on Sunday near the village of Lhota\nThe train stood across both tracks this morning (file photo)\nFILE - In this Feb. 1, 2024, file photo, a night train stands in Brno. (AP Photo/Jan Novák, File)\nNobody was killed, and seven people were hurt, the office said on Monday.\nRelated: Ten things to know about night trains\nCopyright 2024 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.";
    let record = Record {
        title: Some("Night train leaves the rails".to_owned()),
        text: Some(text.to_owned()),
        date: Some("2024-02-05T08:00:00".to_owned()),
        outlet: Some("www.example.org".to_owned()),
        ..Record::default()
    };
    check(
        Content::Record(record),
        expect![[r#"
        headline: Night train leaves the rails
        outlet: www.example.org
        date: 2024-02-05T08:00:00 Record
        credit: The Associated Press Agency
        +: The night train left the rails on Sunday near the village of Lhota, the railway office said.
        +: Nobody was killed, and seven people were hurt, the office said on Monday.
        - advert: Scroll down for video
        - caption: The night train left the rails on Sunday near the village of Lhota
        - caption: The train stood across both tracks this morning (file photo)
        - caption: FILE - In this Feb. 1, 2024, file photo, a night train stands in Brno. (AP Photo/Jan Novák, File)
        - related-links: Related: Ten things to know about night trains
        - boilerplate: Copyright 2024 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.
    "#]],
    );
}

#[test]
fn a_promotion_is_no_article() {
    let text = "Celebrate a hundred years of the Courier! Click here to look back at each day of this year.";
    check(
        Content::Record(Record { text: Some(text.to_owned()), ..Record::default() }),
        expect![[r#"
        - advert: Celebrate a hundred years of the Courier! Click here to look back at each day of this year.
        Error: no-article
    "#]],
    );
}

#[test]
fn a_wall_is_told() {
    let html = format!("<h1>Night train leaves the rails</h1><p>{FIRST}</p><div>Subscribe to continue reading</div>");
    check(
        Content::Html(html),
        expect![[r#"
        headline: Night train leaves the rails
        +: The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said.
        - headline: Night train leaves the rails
        - advert: Subscribe to continue reading
        Warning: paywall
    "#]],
    );
}

#[test]
fn another_language() {
    let text = "Der Nachtzug aus Brünn ist am Sonntag in der Nähe des Dorfes Lhota entgleist, teilte die Bahn mit.\n\nVerletzt wurden nach Angaben der Polizei sieben Menschen, niemand von ihnen schwer.";
    check(
        Content::Text(text.to_owned()),
        expect![[r#"
        +: Der Nachtzug aus Brünn ist am Sonntag in der Nähe des Dorfes Lhota entgleist, teilte die Bahn mit.
        +: Verletzt wurden nach Angaben der Polizei sieben Menschen, niemand von ihnen schwer.
    "#]],
    );
}

/// A record of five paragraphs with `lines` between them, one after each paragraph.
fn littered(lines: &[&str]) -> Content {
    let body = [
        FIRST,
        SECOND,
        THIRD,
        "Nobody was killed, and seven people were hurt.",
        "The line to Lhota stays closed until Friday, the mayor told reporters in the town hall.",
    ];
    let mut text = String::new();
    for (at, paragraph) in body.iter().enumerate() {
        text += &format!(
            "{paragraph}\n{}\n",
            lines.iter().skip(at).step_by(body.len()).copied().collect::<Vec<_>>().join("\n")
        );
    }
    Content::Record(Record {
        title: Some("Night train leaves the rails".to_owned()),
        text: Some(text),
        ..Record::default()
    })
}

#[test]
fn embedded_posts() {
    let lines = [
        "Two jolts, then darkness. We are all fine. — Hana S (@hanas) February 4, 2024",
        "Lhota tonight pic.twitter.com/abc123",
        "A post shared by Moravian Rail (@morrail) on Feb 4, 2024 at 9:50pm PST",
        "To all passengers: we are sorry... Posted by Moravian Rail on Sunday, 4 February 2024",
    ];
    check(
        littered(&lines),
        expect![[r#"
        headline: Night train leaves the rails
        +: The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said.
        +: "We felt two jolts, and then the lights went out," said Hana Svobodová, a passenger in the third car.
        +: No cause has been given. The office said an inquiry would begin on Monday.
        +: Nobody was killed, and seven people were hurt.
        +: The line to Lhota stays closed until Friday, the mayor told reporters in the town hall.
        - embed: Two jolts, then darkness. We are all fine. — Hana S (@hanas) February 4, 2024
        - embed: Lhota tonight pic.twitter.com/abc123
        - embed: A post shared by Moravian Rail (@morrail) on Feb 4, 2024 at 9:50pm PST
        - embed: To all passengers: we are sorry... Posted by Moravian Rail on Sunday, 4 February 2024
    "#]],
    );
}

#[test]
fn glued_captions_and_picture_credits() {
    let lines = [
        "Image copyright CTK Image caption The train stood across both tracks",
        "Getty Images Passengers wait in the school",
        "Passengers wait in the school. (Jan Novák/The Courier)",
        "Reuters\nFirefighters carry blankets into the school at Lhota on Sunday night\nMattresses on the floor of the gym",
        "Jan Novák / Reuters The driver's cab after the fall",
        "Image Hana Dvořáková, a nurse in the school at Lhota, said she had slept. Credit... Jan Novák for The Courier",
        "This photo released by the railway office on Sunday shows the third car.",
        "In this Feb. 4, 2024 photo, the third car lies in a field.",
        "3/12 The third car from above",
        "The mayor (left) spoke to passengers",
        "JUST WATCHED Train leaves the rails Replay More Videos ... MUST WATCH Train leaves the rails 01:26",
    ];
    check(
        littered(&lines),
        expect![[r#"
        headline: Night train leaves the rails
        +: The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said.
        +: "We felt two jolts, and then the lights went out," said Hana Svobodová, a passenger in the third car.
        +: No cause has been given. The office said an inquiry would begin on Monday.
        +: Nobody was killed, and seven people were hurt.
        +: The line to Lhota stays closed until Friday, the mayor told reporters in the town hall.
        - caption: Image copyright CTK Image caption The train stood across both tracks
        - caption: Image Hana Dvořáková, a nurse in the school at Lhota, said she had slept. Credit... Jan Novák for The Courier
        - caption: JUST WATCHED Train leaves the rails Replay More Videos ... MUST WATCH Train leaves the rails 01:26
        - caption: Getty Images Passengers wait in the school
        - caption: This photo released by the railway office on Sunday shows the third car.
        - caption: Passengers wait in the school. (Jan Novák/The Courier)
        - caption: In this Feb. 4, 2024 photo, the third car lies in a field.
        - caption: Reuters
        - caption: Firefighters carry blankets into the school at Lhota on Sunday night
        - caption: Mattresses on the floor of the gym
        - caption: 3/12 The third car from above
        - caption: Jan Novák / Reuters The driver's cab after the fall
        - caption: The mayor (left) spoke to passengers
    "#]],
    );
}

#[test]
fn other_stories_and_calls() {
    let lines = [
        "Tram fares: the long road to spring Read more",
        "[Why owls sit on this clock tower]",
        "MOST READ IN NEWS OWL HOURS Why owls sit on this clock tower FARE ENOUGH Tram fares to rise",
        "Got a story? email desk@courier.example or call us on 555 0100",
        "Related Tram fares to rise in the spring",
        "Jana Nová can be reached at jana@courier.example.",
        "Scroll below for video",
        "Click for more from the Courier.",
        "___",
        "Photo",
    ];
    check(
        littered(&lines),
        expect![[r#"
        headline: Night train leaves the rails
        +: The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said.
        +: "We felt two jolts, and then the lights went out," said Hana Svobodová, a passenger in the third car.
        +: No cause has been given. The office said an inquiry would begin on Monday.
        +: Nobody was killed, and seven people were hurt.
        +: The line to Lhota stays closed until Friday, the mayor told reporters in the town hall.
        - related-links: Tram fares: the long road to spring Read more
        - advert: Jana Nová can be reached at jana@courier.example.
        - related-links: [Why owls sit on this clock tower]
        - advert: Scroll below for video
        - related-links: MOST READ IN NEWS OWL HOURS Why owls sit on this clock tower FARE ENOUGH Tram fares to rise
        - advert: Click for more from the Courier.
        - advert: Got a story? email desk@courier.example or call us on 555 0100
        - navigation: ___
        - related-links: Related Tram fares to rise in the spring
        - navigation: Photo
    "#]],
    );
}

#[test]
fn lines_without_an_end() {
    let lines = [
        "The night train from Brno lies beside the track after it left the rails on Sunday",
        "An inquiry to begin",
        "\"We were lucky, all of us, and I shall never take that train again,\" she said",
        "The office gave three numbers to call:\nfor passengers of the night train and their families 555 0101\nfor everyone who left something behind in the third car 555 0102",
        "The night train from Brno left the rails near the village of Lhota on Sunday.",
    ];
    check(
        littered(&lines),
        expect![[r#"
        headline: Night train leaves the rails
        +: The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said.
        +: "We felt two jolts, and then the lights went out," said Hana Svobodová, a passenger in the third car.
        +: An inquiry to begin
        +: No cause has been given. The office said an inquiry would begin on Monday.
        +: "We were lucky, all of us, and I shall never take that train again," she said
        +: Nobody was killed, and seven people were hurt.
        +: The office gave three numbers to call:
        +: for passengers of the night train and their families 555 0101
        +: for everyone who left something behind in the third car 555 0102
        +: The line to Lhota stays closed until Friday, the mayor told reporters in the town hall.
        - caption: The night train from Brno lies beside the track after it left the rails on Sunday
        - duplicate: The night train from Brno left the rails near the village of Lhota on Sunday.
    "#]],
    );
}

#[test]
fn a_summary_is_kept_for_what_it_adds() {
    let text = format!(
        "The railway office said the night train left the rails near Lhota\nThe driver had worked eleven nights without a pause\n{FIRST}\n{SECOND}\n{THIRD}\nNobody was killed, and seven people were hurt in the accident.\nThe line to Lhota stays closed until Friday, the mayor told reporters in the town hall."
    );
    check(
        Content::Record(Record { text: Some(text.clone()), title: Some("A title".to_owned()), ..Record::default() }),
        expect![[r#"
            headline: A title
            +: The driver had worked eleven nights without a pause
            +: The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said.
            +: "We felt two jolts, and then the lights went out," said Hana Svobodová, a passenger in the third car.
            +: No cause has been given. The office said an inquiry would begin on Monday.
            +: Nobody was killed, and seven people were hurt in the accident.
            +: The line to Lhota stays closed until Friday, the mayor told reporters in the town hall.
            - related-links: The railway office said the night train left the rails near Lhota
        "#]],
    );
}

#[test]
fn a_page_that_ends_nothing_keeps_its_lines() {
    let text = "the night train from brno left the rails near the village of lhota on sunday and nobody knows why it did or who was in the cab that night\nthe office said that there would be an inquiry and that it would take several weeks to finish because the driver cannot be found in any of the towns\nninety people were on board and most of them spent the night on mats in the school of the village where the mayor made tea for all of them";
    check(
        Content::Text(text.to_owned()),
        expect![[r#"
        +: the night train from brno left the rails near the village of lhota on sunday and nobody knows why it did or who was in the cab that night
        +: the office said that there would be an inquiry and that it would take several weeks to finish because the driver cannot be found in any of the towns
        +: ninety people were on board and most of them spent the night on mats in the school of the village where the mayor made tea for all of them
    "#]],
    );
}

#[test]
fn a_caption_that_retells_paragraphs() {
    let retold =
        format!("{FIRST} {THIRD} Nobody was killed, and seven people were hurt. The third car lies in a field");
    let text = format!(
        "{FIRST}\n{SECOND}\n{retold}\n{THIRD}\nNobody was killed, and seven people were hurt.\nThe line to Lhota stays closed until Friday, the mayor told reporters in the town hall."
    );
    check(
        Content::Text(text),
        expect![[r#"
        +: The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said.
        +: "We felt two jolts, and then the lights went out," said Hana Svobodová, a passenger in the third car.
        +: No cause has been given. The office said an inquiry would begin on Monday.
        +: Nobody was killed, and seven people were hurt.
        +: The line to Lhota stays closed until Friday, the mayor told reporters in the town hall.
        - caption: The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said. No cause has been given. The office said an inquiry would begin on Monday. Nobody was killed, and seven people were hurt. The third car lies in a field
    "#]],
    );
}
