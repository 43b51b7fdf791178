//! The body of a page of HTML: its lead, its headline, who wrote it, and what other pages of the host teach.

use expect_test::expect;
use rashomon_extract::{Furniture, Limits, extract, extract_beside};
use rashomon_model::{Article, Content};

use crate::{check, page};

const BODY: &str = "<p>The night train from Brno left the rails near the village of Lhota on Sunday, the railway office \
    said, and nobody on board was killed.</p><p>Twelve people were taken to the hospital in Ormoc with broken bones, \
    the doctors there told reporters on Monday morning.</p><p>Engineers will look at the switch that the train passed \
    a minute before, and the line stays closed until Friday, the office added.</p>";

fn html(head: &str, before: &str, after: &str) -> String {
    let head = format!("<html><head><meta property='og:title' content='Night train leaves the rails'>{head}</head>");
    format!(
        "{head}<body><main><h1>Night train leaves the rails</h1>{before}<div>{BODY}</div>{after}</main></body></html>"
    )
}

fn article(html: String) -> Article {
    extract(&page(Content::Html(html)))
}

#[test]
fn a_lead_set_apart_as_a_teaser_is_the_articles() {
    let lead = "Nobody died when the night train left the rails near Lhota, but twelve people were hurt.";
    let before = format!("<div class='teaser'><p>{lead}</p></div><p class='date'>May 3, 2024</p>");
    let found = article(html("", &before, ""));
    assert!(found.text.starts_with(lead), "{}", found.text);
}

#[test]
fn a_teaser_of_another_article_below_the_text_is_none() {
    let other = "A bridge in the south was closed for repairs on Monday, the road office said.";
    let after = format!("<div class='teaser'><a href='/b'>{other}</a></div>");
    let found = article(html("", "", &after));
    assert!(!found.text.contains(other));
}

#[test]
fn see_also_is_known_in_other_languages() {
    for line in [
        "Lesen Sie auch: Brücke im Süden gesperrt",
        "Lea también: Cierran un puente en el sur",
        "À lire aussi",
        "Czytaj też",
    ] {
        let body = BODY.replacen("</p>", &format!("</p><p>{line}</p>"), 1);
        let found = article(format!("<h1>Night train leaves the rails</h1><div>{body}</div>"));
        assert!(!found.text.contains(line), "{line}");
    }
}

#[test]
fn a_name_beside_the_date_is_a_byline_and_a_town_is_none() {
    let byline = |line: &str| article(html("", &format!("<span>{line}</span><p>May 3, 2024</p>"), "")).byline;
    assert_eq!(byline("</span><div>Jana Nová</div><span>"), ["Jana Nová"]);
    let town = article(html("", "<div class='byline'>Gloucester Point, VA</div>", "")).byline;
    assert!(town.is_empty(), "{town:?}");
}

#[test]
fn bylines_of_other_languages_name_people_alone() {
    let byline = |line: &str| article(html("", &format!("<p>{line}</p><p>3.5.2024</p>"), "")).byline;
    assert_eq!(byline("Von Jana Nová und Petr Malý"), ["Jana Nová", "Petr Malý"]);
    assert_eq!(byline("Par Claire Dubois"), ["Claire Dubois"]);
    assert_eq!(byline("ByJana Nová"), ["Jana Nová"]);
    assert!(byline("Von Brno nach Lhota").is_empty());
}

#[test]
fn a_visible_byline_completes_what_the_head_names() {
    let byline = |line: &str| {
        let meta = "<meta name='author' content='Jana Nová'>";
        article(html(meta, &format!("<p>{line}</p><p>May 3, 2024</p>"), "")).byline
    };
    assert_eq!(byline("By Jana Nová and Petr Malý"), ["Jana Nová", "Petr Malý"]);
    assert_eq!(byline("By Petr Malý and Ivan Holub"), ["Jana Nová"]);
}

#[test]
fn an_organisation_is_cut_into_no_people() {
    let meta = "<meta name='author' content='Center for Drug Evaluation and Research'>";
    assert!(article(html(meta, "", "")).byline.is_empty());
}

#[test]
fn authors_of_other_articles_on_the_page_are_not_its_own() {
    let ours = r#"{"@type":"NewsArticle","headline":"Night train leaves the rails","author":{"name":"Jana Nová"}}"#;
    let other = r#"{"@type":"NewsArticle","headline":"A bridge is closed","author":{"name":"Petr Malý"}}"#;
    let head = format!("<script type='application/ld+json'>[{ours},{other}]</script>");
    assert_eq!(article(html(&head, "", "")).byline, ["Jana Nová"]);
}

#[test]
fn the_only_first_heading_is_the_headline_where_the_head_words_it_otherwise() {
    let head = "<meta property='og:title' content='Night train leaves rails: twelve hurt near Lhota'>";
    let page =
        format!("<html><head>{head}</head><body><h1>Twelve hurt as night train leaves the rails</h1>{BODY}</body>");
    assert_eq!(article(page).headline.as_deref(), Some("Twelve hurt as night train leaves the rails"));
    let site = "<title>Rails | Courier Daily</title><meta property='og:title' content='Night train leaves the rails — \
        Courier Daily'><link rel='canonical' href='https://www.courierdaily.example/a'>";
    let page = format!("<html><head>{site}</head><body>{BODY}</body>");
    assert_eq!(article(page).headline.as_deref(), Some("Night train leaves the rails"));
}

#[test]
fn structured_data_tell_of_a_paywall() {
    let data = r#"{"@type":"NewsArticle","isAccessibleForFree":"False",
        "hasPart":{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".paid"}}"#;
    let found = article(html(&format!("<script type='application/ld+json'>{data}</script>"), "", ""));
    let told: Vec<_> = found.diagnostics.iter().map(|found| (found.code.as_ref(), found.message.as_str())).collect();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].0, "paywall");
    assert!(told[0].1.contains("isAccessibleForFree: false") && told[0].1.contains(".paid"), "{}", told[0].1);
    let free = data.replace("\"False\"", "true").replace("false", "true");
    assert!(
        article(html(&format!("<script type='application/ld+json'>{free}</script>"), "", "")).diagnostics.is_empty()
    );
}

#[test]
fn partial_pages_are_told_apart() {
    let code = |html: &str| -> String {
        let found = extract(&page(Content::Html(html.to_owned())));
        found
            .diagnostics
            .into_iter()
            .map(|found| found.code.into_owned())
            .find(|code| code != "no-article")
            .unwrap_or_default()
    };
    let short = "<h1>Nachtzug entgleist</h1><p>Der Nachtzug aus Brünn ist am Sonntag bei Lhota entgleist, teilte die \
        Bahn am Montag mit.</p>";
    assert_eq!(code(&format!("{short}<div>Dieser Text ist nur für Abonnenten lesbar.</div>")), "paywall");
    assert_eq!(code(&format!("{short}<a href='/a'>Weiterlesen</a>")), "teaser");
    assert_eq!(code(&format!("{short}<p>Zwölf Menschen wurden verletzt, sagte eine Ärztin am Montag …</p>")), "teaser");
    assert_eq!(
        code("<h1>Page introuvable</h1><p>La page que vous cherchez a été déplacée ou supprimée.</p>"),
        "error-page"
    );
    assert_eq!(code("<h1>Just a moment...</h1><p>Enable JavaScript and cookies to continue</p>"), "error-page");
    assert_eq!(
        code("<p>We value your privacy</p><p>We and our partners store information on your device.</p>"),
        "consent-wall"
    );
    assert_eq!(code(short), "");
    // A long article may tell of such things.
    let report =
        |n: usize| format!("<p>Site number {n} was looked at on Monday, and its makers told us why they did so.</p>");
    let reports: String = (0..20).map(report).collect();
    let long = format!("<h1>On paywalls</h1>{reports}<p>One says \"subscribe to read\", one \"page not found\".</p>");
    assert_eq!(code(&long), "");
}

/// Three pages of one host: a text of its own each, and the same lines around it.
fn three(line: &str) -> Vec<String> {
    let town = ["Lhota", "Kolín", "Jihlava"];
    let text = |town: &str| {
        format!(
            "<p>A barn near {town} burned down on Sunday night, and the owner of {town} saved all the animals.</p>\
             <p>Firemen from {town} were there for nine hours, their captain said in {town} on Monday.</p>"
        )
    };
    town.iter()
        .map(|town| format!("<h1>Fire near {town} at night</h1><div>{}<p>{line}</p></div>", text(town)))
        .collect()
}

fn learned(pages: &[String]) -> Vec<Article> {
    let pages: Vec<_> = pages.iter().map(|html| page(Content::Html(html.clone()))).collect();
    let articles: Vec<Article> = pages.iter().map(extract).collect();
    let known = Furniture::learn(&articles.iter().collect::<Vec<_>>());
    let again = |(page, article): (&_, Article)| match known.stands_in(&article) {
        true => extract_beside(page, &Limits::default(), &known),
        false => article,
    };
    pages.iter().zip(articles).map(again).collect()
}

#[test]
fn a_line_that_three_texts_of_a_host_share_is_furniture() {
    let line = "The Courier is printed on paper from our own mill since 1951.";
    let alone = article(three(line)[0].clone());
    assert!(alone.text.contains(line), "one page alone does not tell it: {}", alone.text);
    for article in learned(&three(line)) {
        assert!(!article.text.contains(line));
        assert!(article.dropped.iter().any(|dropped| dropped.text == line && dropped.why == "boilerplate"));
    }
    assert!(learned(&three(line)[..2]).iter().all(|article| article.text.contains(line)));
}

#[test]
fn copies_backgrounds_and_credits_are_no_furniture() {
    let line = "The Courier is printed on paper from our own mill since 1951.";
    let copies = vec![three(line)[0].clone(), three(line)[0].clone() + "<p>Print view</p>", three(line)[0].clone()];
    assert!(learned(&copies).iter().all(|article| article.text.contains(line)), "copies of one text are one page");
    let background = "Sixteen barns have burned in the district since March, and the police look for a man who was seen \
        near four of them with a can in his hand.";
    assert!(learned(&three(background)).iter().all(|article| article.text.contains(background)));
    let credit = "With inputs from Reuters";
    assert!(learned(&three(credit)).iter().all(|article| article.text.contains(credit)));
}

#[test]
fn nothing_foreign_stands_between_paragraphs() {
    let parts: Vec<&str> = BODY.split_inclusive("</p>").collect();
    let inner = format!(
        "{}<p><a href='/b'>Bridge closed for repairs in the south</a></p>{}<div class='newsletter'>Sign up for our newsletter</div>\
         <figure><img src=x><figcaption>The train on Monday. Photo: Jana Nová</figcaption></figure>{}",
        parts[0], parts[1], parts[2]
    );
    check(
        Content::Html(format!("<body><h1>Night train leaves the rails</h1><article>{inner}</article></body>")),
        expect![[r#"
            headline: Night train leaves the rails
            +: The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said, and nobody on board was killed.
            +: Twelve people were taken to the hospital in Ormoc with broken bones, the doctors there told reporters on Monday morning.
            +: Engineers will look at the switch that the train passed a minute before, and the line stays closed until Friday, the office added.
            - headline: Night train leaves the rails
            - related-links: Bridge closed for repairs in the south
            - boilerplate: Sign up for our newsletter
            - caption: The train on Monday. Photo: Jana Nová
        "#]],
    );
}
