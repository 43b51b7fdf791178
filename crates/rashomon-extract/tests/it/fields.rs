//! What a page says of itself: dateline, credits, dates, byline, outlet.

use expect_test::{Expect, expect};
use rashomon_extract::extract;
use rashomon_model::{Content, Page, Record};

use crate::{check, holds, page};

const REST: &str =
    "The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said.";

/// Checks the dateline, the credits and the apparatus of a text with this line at the head or at the end.
fn check_line(text: String, expected: Expect) {
    let article = extract(&page(Content::Text(text)));
    holds(&article);
    let dateline = article.dateline.as_ref().map_or("-", |dateline| &dateline.place);
    let credits: Vec<String> =
        article.credits.iter().map(|credit| format!("{} ({:?})", credit.to, credit.kind)).collect();
    let apparatus: Vec<&str> = article.apparatus.iter().map(|span| span.of(&article.text)).collect();
    expected.assert_eq(&format!("{dateline} | {} | {apparatus:?}", credits.join(", ")));
}

fn head(line: &str, expected: Expect) {
    check_line(format!("{line}{REST}\n\n{REST} Nobody was killed."), expected);
}

fn tail(line: &str, expected: Expect) {
    check_line(format!("{REST}\n\nNobody was killed, and seven people were hurt, it said.{line}"), expected);
}

#[test]
fn datelines() {
    head("BRNO (AP) — ", expect![[r#"BRNO | AP (Agency) | ["BRNO (AP) — "]"#]]);
    head("NEW YORK — ", expect![[r#"NEW YORK |  | ["NEW YORK — "]"#]]);
    head(
        "BEIJING, Dec. 29 (Xinhua) -- ",
        expect![[r#"BEIJING | Xinhua (Agency) | ["BEIJING, Dec. 29 (Xinhua) -- "]"#]],
    );
    head(
        "WASHINGTON (Agencies): ",
        expect![[r#"WASHINGTON | Agencies (UnnamedAgency) | ["WASHINGTON (Agencies): "]"#]],
    );
    head("TARIJA — (Agencies) – ", expect![[r#"TARIJA | Agencies (UnnamedAgency) | ["TARIJA — (Agencies) – "]"#]]);
    head("Niamey (AFP) – ", expect![[r#"Niamey | AFP (Agency) | ["Niamey (AFP) – "]"#]]);
    head("Cebu City: ", expect![[r#"Cebu City |  | ["Cebu City: "]"#]]);
    head("(Reuters) - ", expect![[r#"- | Reuters (Agency) | ["(Reuters) - "]"#]]);
    head("Update: ", expect!["- |  | []"]);
    head("UPDATE — ", expect!["- |  | []"]);
}

#[test]
fn datelines_of_many_papers() {
    let read = |line: &str| {
        let article = extract(&page(Content::Text(format!("{line}{REST}\n\n{REST} Nobody was killed."))));
        holds(&article);
        let place = article.dateline.as_ref().map_or("-", |dateline| &dateline.place).to_owned();
        let credits: Vec<&str> = article.credits.iter().map(|credit| credit.to.as_str()).collect();
        format!("{place} | {}", credits.join(", "))
    };
    assert_eq!(read("Berlin (dpa) - "), "Berlin | dpa");
    assert_eq!(read("Hamburg/Berlin (dpa/lno) - "), "Hamburg/Berlin | dpa");
    assert_eq!(read("Madrid, 3 nov (EFE).- "), "Madrid | EFE");
    assert_eq!(read("BERLIN, Nov. 3 (Reuters) - "), "BERLIN | Reuters");
    assert_eq!(read("Washington/New York. "), "Washington/New York | ");
    assert_eq!(read("Frankfurt a.M. (epd). "), "Frankfurt a.M. | epd");
    assert_eq!(read("MOSCOW, November 3. /TASS/. "), "MOSCOW | TASS");
    assert_eq!(read("Rostow (Russland) - "), "Rostow | ");
    assert_eq!(read("(EFE).- "), "- | EFE");
    assert_eq!(read("Endlich. "), "- | ");
    assert_eq!(read("READ MORE: "), "- | ");
}

#[test]
fn an_outlet_puts_its_own_name_into_the_bracket_of_a_dateline() {
    let read = |line: &str, outlet: &str| {
        let text = Some(format!("{line}{REST}\n\n{REST} Nobody was killed."));
        let record = Record { text, outlet: Some(outlet.to_owned()), ..Record::default() };
        let article = extract(&page(Content::Record(record)));
        holds(&article);
        article.dateline.map(|dateline| dateline.place)
    };
    assert_eq!(read("Istanbul (QNB) ", "QNB (Web News)").as_deref(), Some("Istanbul"));
    assert_eq!(read("Coast Guard Authority (CGA) ", "QNB (Web News)"), None);
}

#[test]
fn credits_in_many_languages() {
    let read = |line: &str| {
        let text = format!("{REST}\n\nNobody was killed, and seven people were hurt, it said.{line}");
        let article = extract(&page(Content::Text(text)));
        holds(&article);
        article.credits.iter().map(|credit| credit.to.clone()).collect::<Vec<String>>().join(", ")
    };
    assert_eq!(read("\n\nQuelle: dpa"), "dpa");
    assert_eq!(read("\n\ndpa/lno"), "dpa");
    assert_eq!(read("\n\n(avec AFP)"), "AFP");
    assert_eq!(read("\n\nCon información de EFE"), "EFE");
    assert_eq!(read("\n\nMit Material von dpa und AFP"), "dpa, AFP");
    assert_eq!(read("\n\nFuente: EFE"), "EFE");
    assert_eq!(read("\n\nAna Pérez and Jan Novák contributed."), "Ana Pérez, Jan Novák");
    assert_eq!(
        read("\n\nReporting by Ana Pérez in Brno; Additional reporting by Jan Novák; Editing by Mary Stone"),
        "Ana Pérez, Jan Novák"
    );
    assert_eq!(read("\n\nAvec des amis"), "");
}

#[test]
fn credits() {
    tail(" (AP)", expect![[r#"- | AP (Agency) | ["(AP)"]"#]]);
    tail("\n\n— Reuters", expect![[r#"- | Reuters (Agency) | ["— Reuters"]"#]]);
    tail("\n\n(Agencies)", expect![[r#"- | Agencies (UnnamedAgency) | ["(Agencies)"]"#]]);
    tail("\n\nwith inputs from Reuters", expect![[r#"- | Reuters (Agency) | ["with inputs from Reuters"]"#]]);
    tail(
        "\n\nWith reports from Tala Pacific Wire and Radyo Kanlungan",
        expect![[
            r#"- | Tala Pacific Wire (Outlet), Radyo Kanlungan (Outlet) | ["With reports from Tala Pacific Wire and Radyo Kanlungan"]"#
        ]],
    );
    tail(
        "\n\nReporting contributed by Eleanor Watson",
        expect![[r#"- | Eleanor Watson (Contributor) | ["Reporting contributed by Eleanor Watson"]"#]],
    );
    tail(
        "\n\n(Reporting by Ana Pérez and Jan Novák; Editing by Mary Stone)",
        expect![[
            r#"- | Ana Pérez (Contributor), Jan Novák (Contributor) | ["(Reporting by Ana Pérez and Jan Novák; Editing by Mary Stone)"]"#
        ]],
    );
    tail("\n\nSource: Xinhua", expect![[r#"- | Xinhua (Agency) | ["Source: Xinhua"]"#]]);
    tail(
        "\n\nThis article was originally published by The Conversation.",
        expect![[r#"- | The Conversation (Outlet) | ["This article was originally published by The Conversation."]"#]],
    );
    tail(
        "\n\nThe Associated Press contributed to this report.",
        expect![[r#"- | The Associated Press (Agency) | ["The Associated Press contributed to this report."]"#]],
    );
    tail("\n\nImage Source : REUTERS", expect!["- |  | []"]);
    tail(
        "\n\nCopyright 2024 Nexstar Media Inc. All rights reserved. This material may not be published, broadcast, rewritten, or redistributed.",
        expect!["- |  | []"],
    );
    tail(
        "\n\nAn earlier version of this story gave another number of passengers.",
        expect![[r#"- |  | ["An earlier version of this story gave another number of passengers."]"#]],
    );
    tail(
        "\n\nBRNO — UPDATES toll, adds inquiry",
        expect![[r#"BRNO |  | ["BRNO — ", "BRNO — UPDATES toll, adds inquiry"]"#]],
    );
}

/// Checks the dates and the byline read off a line between headline and text.
fn shown(line: &str, expected: Expect) {
    let article = extract(&page(Content::Text(format!(
        "Night train leaves the rails\n{line}\n{REST}\n{REST} Nobody was killed."
    ))));
    holds(&article);
    let dates: Vec<String> = article.dates.iter().map(|date| format!("{} {:?}", date.moment, date.source)).collect();
    expected.assert_eq(&format!("{} | {}", dates.join(", "), article.byline.join(", ")));
}

#[test]
fn shown_dates_and_bylines() {
    shown("March 15, 2023 1:10 PM By Jomar Villaseca", expect!["2023-03-15T13:10:00 VisibleLine | Jomar Villaseca"]);
    shown("Published on: May 03, 2024 13:14 IST", expect!["2024-05-03T13:14:00+05:30 VisibleLine | "]);
    shown("Date:2025-04-14 14:22:22", expect!["2025-04-14T14:22:22 VisibleLine | "]);
    shown("03 May 2024, 01:49 PM", expect!["2024-05-03T13:49:00 VisibleLine | "]);
    shown("Wed 15 Mar 2023", expect!["2023-03-15 VisibleLine | "]);
    shown("03/04/2025", expect!["2025-03-04 VisibleLine, 2025-04-03 VisibleLine | "]);
    shown("Last updated: 3 May 2024 at 18:05 GMT", expect!["2024-05-03T18:05:00+00:00 Modified | "]);
    shown(
        "By Ana Pérez and Jan Novák, Staff Writers | June 1, 2024",
        expect!["2024-06-01 VisibleLine | Ana Pérez, Jan Novák"],
    );
    shown("By Staff Reporter", expect![" | "]);
    shown("31.12.2023 23:59 CET", expect!["2023-12-31T23:59:00+01:00 VisibleLine | "]);
}

#[test]
fn the_head_of_a_page() {
    let html = format!(
        "<html lang=en><head><title>Night train leaves the rails - Moravian Courier</title><link rel=canonical href='https://courier.example/2024/02/04/train'>\
         <meta property='article:published_time' content='2024-02-04T21:10:00+01:00'><meta property='article:modified_time' content='2024-02-05T06:00:00+01:00'><meta name=author content='Jana Nová'>\
         <script type='application/ld+json'>{{\"@graph\":[{{\"@type\":\"NewsArticle\",\"headline\":\"Night train leaves the rails\",\"datePublished\":\"2024-02-04T20:10:00Z\",\"author\":[{{\"@type\":\"Person\",\"name\":\"Jana Nov&#225;\"}},{{\"@type\":\"Organization\",\"name\":\"Staff\"}}],\"publisher\":{{\"name\":\"Moravian Courier\"}}}}]}}</script></head>\
         <body><h1>Night train leaves the rails</h1><p>{REST}</p><p>Nobody was killed, and seven people were hurt, it said.</p></body>"
    );
    crate::check(
        Content::Html(html),
        expect![[r#"
        headline: Night train leaves the rails
        outlet: Moravian Courier
        byline: Jana Nová
        date: 2024-02-04T20:10:00+00:00 JsonLd
        date: 2024-02-04T21:10:00+01:00 Meta
        date: 2024-02-04 Url
        date: 2024-02-05T06:00:00+01:00 Modified
        +: The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said.
        +: Nobody was killed, and seven people were hurt, it said.
        - headline: Night train leaves the rails
    "#]],
    );
}

#[test]
fn the_text_of_a_record_whose_html_is_empty() {
    let record = Record {
        html: Some("<div><a href=1>Home</a></div>".to_owned()),
        text: Some("The night train from Brno left the rails near the village of Lhota on Sunday.".to_owned()),
        authors: vec!["Jana Nová, Petr Malý".to_owned()],
        ..Record::default()
    };
    check(
        Content::Record(record),
        expect![[r#"
        byline: Jana Nová
        byline: Petr Malý
        +: The night train from Brno left the rails near the village of Lhota on Sunday.
    "#]],
    );
}

#[test]
fn a_person_and_the_outlet_above_the_text() {
    let text = "Jana Nová, Courier.example\nThe night train from Brno left the rails near the village of Lhota on Sunday.\nNo cause has been given, and an inquiry would begin on Monday, the office said.";
    check(
        Content::Text(text.to_owned()),
        expect![[r#"
        byline: Jana Nová
        +: The night train from Brno left the rails near the village of Lhota on Sunday.
        +: No cause has been given, and an inquiry would begin on Monday, the office said.
        - byline: Jana Nová, Courier.example
    "#]],
    );
}

#[test]
fn an_outlet_signs_what_people_told_it() {
    let credits = |line: &str| {
        let text = format!(
            "{REST}\n\nThe line will be closed until noon, the driver told Radio Corvane.\n\nNobody was killed, and seven people were hurt, it said.\n\n{line}"
        );
        let article = extract(&page(Content::Text(text)));
        article.credits.into_iter().map(|credit| credit.to).collect::<Vec<String>>().join(", ")
    };
    assert_eq!(credits("Radio Corvane"), "Radio Corvane");
    assert_eq!(credits("Radio Sandvik"), "");
    assert_eq!(credits("Compiled from the Quay Mirror and the Harbour Gazette."), "Quay Mirror, Harbour Gazette");
}

/// Whom a page credits with its last line.
fn credited(line: &str) -> String {
    let text = format!("{REST}\n\nNobody was killed, and seven people were hurt, it said.\n\n{line}");
    let article = extract(&page(Content::Text(text)));
    holds(&article);
    article.credits.into_iter().map(|credit| credit.to).collect::<Vec<String>>().join(", ")
}

#[test]
fn credits_come_in_many_words() {
    for line in [
        "Hat tip: Tideline",
        "Story courtesy of Tideline.",
        "Reprinted from Tideline.",
        "Reproduced with permission of Tideline.",
        "As first reported by Tideline.",
        "The full report is at Tideline.",
        "Original: Tideline",
        "Based on a report by Tideline.",
        "Based on reporting by Tideline.",
        "Summary of an article in Tideline.",
        "Abridged from Tideline.",
        "Translated from a report by Tideline.",
        "Text: Tideline",
        "Source: Tideline, 12 May 2025",
        "This report was first aired by Tideline and is published here with its permission.",
    ] {
        assert_eq!(credited(line), "Tideline", "{line}");
    }
    assert_eq!(credited("Source: https://www.tideline.example/news/dyke"), "tideline.example");
    assert_eq!(credited("Source: Il Corriere dell'Adda"), "Il Corriere dell'Adda");
    assert_eq!(credited("With material from Tideline and agencies."), "Tideline, agencies");
    // Persons write texts, and reports warn of things.
    assert_eq!(credited("Text: Jana Nová"), "");
    assert_eq!(credited("Report: Tideline warns of floods"), "");
    assert_eq!(credited("Based on Tideline and much else."), "");
}

#[test]
fn a_papers_name_in_brackets_signs_a_text() {
    assert_eq!(credited("(Radio Corvane)"), "Radio Corvane");
    assert_eq!(credited("— Gazeta Corvane"), "Gazeta Corvane");
    assert_eq!(credited("(Corvane Castle)"), "");
    assert_eq!(credited("Radio Corvane"), "");
}

/// The outlet and the credits of a record from an address, by an author, whose text begins with a line.
fn carried(url: &str, author: &str, line: &str) -> String {
    let record = Record { text: Some(format!("{line}{REST}")), authors: vec![author.to_owned()], ..Record::default() };
    let article = extract(&Page { url: Some(url.to_owned()), ..page(Content::Record(record)) });
    holds(&article);
    let credits: Vec<&str> = article.credits.iter().map(|credit| credit.to.as_str()).collect();
    format!("{} | {}", article.outlet.map(|outlet| outlet.name).unwrap_or_default(), credits.join(", "))
}

#[test]
fn an_address_tells_whose_name_stands_in_the_dateline() {
    let line = "BRNO (Moravia Wire) - ";
    assert_eq!(carried("https://moraviawire.example/rail/1", "", line), "Moravia Wire | ");
    assert_eq!(carried("https://lhota-today.example/rail/1", "", line), "lhota-today.example | Moravia Wire");
    assert_eq!(carried("https://tennews.example/rail/1", "", "SAN DIEGO (KQRS) - "), "KQRS | ");
}

#[test]
fn an_outlet_behind_the_authors_name_is_credited() {
    let author = "Jana Nová, The Brno Chronicle";
    assert_eq!(carried("https://lhota-today.example/rail/1", author, ""), "lhota-today.example | The Brno Chronicle");
    assert_eq!(carried("https://brnochronicle.example/rail/1", author, ""), "brnochronicle.example | ");
    assert_eq!(carried("https://lhota-today.example/rail/1", "Jana Nová, Prague Bureau", ""), "lhota-today.example | ");
    for author in ["Jana Nová (Radio Brno)", "Jana Nová for Radio Brno", "Newsroom / Radio Brno", "via Radio Brno"] {
        let credits = carried("https://lhota-today.example/rail/1", author, "");
        assert_eq!(credits, "lhota-today.example | Radio Brno", "{author}");
    }
    assert_eq!(carried("https://lhota-today.example/rail/1", "Jana Nová (Brno)", ""), "lhota-today.example | ");
}

#[test]
fn an_address_tells_whose_text_it_is() {
    let credits = |url: &str| carried(url, "", "");
    assert_eq!(credits("https://lhota-today.example/wires/ap/rail-1.html"), "lhota-today.example | AP");
    assert_eq!(credits("https://lhota-today.example/US/wireStory/rail-1"), "lhota-today.example | wireStory");
    assert_eq!(credits("https://lhota-today.example/map/wired"), "lhota-today.example | ");
    let html = |canonical: &str| {
        let html = format!(
            "<html><head><link rel='canonical' href='{canonical}'></head><body><p>{REST}</p><p>{REST} Nobody was killed.</p></body></html>"
        );
        let url = Some("https://www.lhota-today.example/rail/1".to_owned());
        let article = extract(&Page { url, ..page(Content::Html(html)) });
        holds(&article);
        article.credits.into_iter().map(|credit| credit.to).collect::<Vec<String>>().join(", ")
    };
    assert_eq!(html("https://www.tideline.example/rail/1"), "tideline.example");
    assert_eq!(html("https://m.lhota-today.example/rail/1"), "");
}
