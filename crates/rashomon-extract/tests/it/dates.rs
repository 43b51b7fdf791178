//! Dates of a page: where they stand, in what language, which is trusted, and what is not believed.

use proptest::prelude::*;
use rashomon_extract::extract;
use rashomon_model::{Article, Content, DateSource};

use crate::{holds, page};

const TEXT: &str = "The night train from Brno left the rails near the village of Lhota, the railway office said on the phone. \
                    Nobody was killed, and seven people were hurt, it said, and an inquiry would begin soon.";

fn html(head: &str, body: &str) -> Article {
    read(format!("<html><head>{head}</head><body>{body}</body></html>"))
}

fn read(html: String) -> Article {
    let article = extract(&page(Content::Html(html)));
    holds(&article);
    article
}

/// A page with some elements between headline and text.
fn with_line(language: &str, line: &str) -> Article {
    read(format!("<html lang={language}><body><h1>Night train leaves the rails</h1>{line}<p>{TEXT}</p><p>{TEXT}</p>"))
}

/// The best date with its place.
fn best(article: &Article) -> String {
    let shown = |date: &rashomon_model::DateCandidate| format!("{} {:?}", date.moment, date.source);
    article.dates.first().map_or_else(|| "none".to_owned(), shown)
}

fn rejected(article: &Article) -> Vec<String> {
    article.rejected.iter().map(|date| format!("{}: {}", date.value, date.why)).collect()
}

#[test]
fn dates_in_many_languages() {
    for (language, line) in [
        ("de", "Veröffentlicht am Freitag, 3. Mai 2024 um 10:30 Uhr"),
        ("fr", "Publié le vendredi 3 mai 2024 à 10h30"),
        ("es", "Publicado el 3 de mayo de 2024 10:30"),
        ("it", "3 maggio 2024 alle 10:30"),
        ("pt", "03 de maio de 2024 às 10:30"),
        ("nl", "Vrijdag 3 mei 2024 om 10:30 uur"),
        ("ru", "Опубликовано 3 мая 2024, 10:30"),
        ("pl", "3 maja 2024, 10:30"),
        ("cs", "3. května 2024 10:30"),
        ("tr", "3 Mayıs 2024 10:30"),
        ("sv", "3 maj 2024 kl. 10:30"),
        ("fi", "3. toukokuuta 2024 klo 10:30"),
        ("hu", "2024. május 3. 10:30"),
        ("ro", "3 mai 2024, 10:30"),
        ("el", "3 Μαΐου 2024 10:30"),
        ("ja", "2024年5月3日 10:30"),
        ("ko", "2024년 5월 3일 10:30"),
        ("ar", "٣ مايو ٢٠٢٤ 10:30"),
        ("vi", "3 tháng 5, 2024 10:30"),
        ("th", "3 พฤษภาคม 2567 10:30"),
        ("en", "Fri May 03 10:30:00 2024"),
        ("en", "May 3rd, 2024 at 10:30 am"),
        ("en", "10:30, 3-May-24"),
        ("de", "03.05.24 - 10:30"),
    ] {
        let article = with_line(language, &format!("<p class=date>{line}</p>"));
        assert_eq!(best(&article), "2024-05-03T10:30:00 VisibleLine", "{line}");
    }
}

#[test]
fn the_order_of_day_and_month() {
    let day = |language: &str, line: &str| best(&with_line(language, &format!("<p class=date>{line}</p>")));
    assert_eq!(day("en-US", "03/04/2025"), "2025-03-04 VisibleLine");
    assert_eq!(day("en-GB", "03/04/2025"), "2025-04-03 VisibleLine");
    assert_eq!(day("fr", "03/04/2025"), "2025-04-03 VisibleLine");
    assert_eq!(day("en-US", "03.04.2025"), "2025-04-03 VisibleLine");
    assert_eq!(day("en-US", "Thu 03/04/2025"), "2025-04-03 VisibleLine", "a weekday decides");
    let article = with_line("en-US", "<p class=date>03/04/2025</p><time datetime=2025-04-03>3 April</time>");
    assert_eq!(article.shown_day().map(|date| date.moment.date.to_string()).as_deref(), Some("2025-04-03"));
    assert!(article.dates.iter().all(|date| date.moment.date.to_string() != "2025-03-04" || date != &article.dates[0]));
}

#[test]
fn attributes_of_elements() {
    let best = |line: &str| best(&with_line("en", line));
    assert_eq!(
        best("<time datetime='2024-05-03T10:00:00+02:00'>Friday</time>"),
        "2024-05-03T10:00:00+02:00 TimeElement"
    );
    assert_eq!(best("<span itemprop=datePublished content=2024-05-03>Fri</span>"), "2024-05-03 TimeElement");
    assert_eq!(best("<span property='schema:dateCreated' content=20240503>Fri</span>"), "2024-05-03 TimeElement");
    assert_eq!(best("<abbr class=published title='May 3, 2024'>Fri</abbr>"), "2024-05-03 TimeElement");
    assert_eq!(
        best("<span class=post-date data-timestamp=1714730400>x</span>"),
        "2024-05-03T10:00:00+00:00 TimeElement"
    );
    assert_eq!(best("<img class=updates title='2024-05-03'>"), "none", "an attribute that is no date of the page");
    assert_eq!(best("<time class=updated datetime=2024-05-04>x</time>"), "2024-05-04 Modified");
    assert_eq!(best("<div class=comments><time datetime=2024-05-04>x</time></div>"), "none");
}

#[test]
fn a_related_articles_date_is_not_the_pages() {
    let script = r#"<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2020-01-01"},
        {"@type":"NewsArticle","datePublished":"2024-05-03","isRelatedTo":{"@type":"NewsArticle","datePublished":"2019-09-09"}}]}</script>"#;
    assert_eq!(best(&html(script, TEXT)), "2024-05-03 JsonLd");
}

#[test]
fn several_places_that_agree_outweigh_one() {
    let head = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2019-01-01\"}</script>\
                <meta property='article:published_time' content='2024-05-03'>\
                <link rel=canonical href='https://courier.example/2024/05/03/train'>";
    assert_eq!(best(&html(head, &format!("<h1>Night train leaves the rails</h1><p>{TEXT}</p>"))), "2024-05-03 Meta");
}

#[test]
fn a_change_is_not_the_publication() {
    let article = with_line("de", "<p class=date>Zuletzt aktualisiert am 4. Mai 2024</p><p class=date>3. Mai 2024</p>");
    let told: Vec<DateSource> = article.dates.iter().map(|date| date.source).collect();
    assert_eq!(best(&article), "2024-05-03 VisibleLine");
    assert_eq!(told, [DateSource::VisibleLine, DateSource::Modified]);
}

#[test]
fn datelines_take_their_year_from_other_evidence() {
    let day = |head: &str, dateline: &str| {
        let article =
            html(head, &format!("<h1>Night train leaves the rails</h1><p>{dateline} {TEXT}</p><p>{TEXT}</p>"));
        article.dates.iter().find(|date| date.source == DateSource::Text).map(|date| date.moment.to_string())
    };
    let published = "<meta property='article:published_time' content='2024-01-02'>";
    assert_eq!(day(published, "BRNO, Dec 31 -").as_deref(), Some("2023-12-31"));
    assert_eq!(day(published, "BRNO, 2 Jan (Reuters) -").as_deref(), Some("2024-01-02"));
    assert_eq!(day("", "(18.01.2018)").as_deref(), Some("2018-01-18"));
    assert_eq!(day("", "BRNO, Dec 31 -"), None, "no year without other evidence");
    assert_eq!(day(published, "On 18 January 2018 that"), None, "a date that the text tells of");
}

#[test]
fn weak_places_where_no_other_holds_a_date() {
    let picture = "<meta property='og:image' content='https://courier.example/wp-content/uploads/2019/05/a.jpg'>";
    assert_eq!(best(&html(picture, TEXT)), "2019-05 Upload");
    assert_eq!(
        best(&html("", &format!("<p>{TEXT}</p><p>{TEXT}</p><footer>© 2011–2019 Moravian Courier</footer>"))),
        "2019 Copyright"
    );
    assert_eq!(best(&html("<script>x={\"publishedAt\":\"2024-05-03\"}</script>", TEXT)), "2024-05-03 Text");
}

#[test]
fn what_no_page_was_published_on_is_kept_with_the_reason() {
    let named = |value: &str| html(&format!("<meta property='article:published_time' content='{value}'>"), TEXT);
    assert_eq!(
        rejected(&named("1970-01-01T00:00:00Z")),
        ["1970-01-01T00:00:00+00:00: 1 January 1970 is where computers begin to count time, not a day of publication"]
    );
    assert_eq!(rejected(&named("2024-02-31T10:00")), ["2024-02: 2024-02-31 is no day that a page can date from"]);
    assert_eq!(rejected(&named("0001-01-01T00:00")), ["0001-01: 0001-01-01 is no day that a page can date from"]);
    assert_eq!(rejected(&named("1912-04-15")), ["1912-04-15: 1912 is before there were web pages"]);
    assert!(rejected(&named("2024-05-03")).is_empty());
}

#[test]
fn nothing_is_from_after_the_visit_or_the_last_change() {
    let mut visited = page(Content::Html(format!("<meta name=pubdate content='2031-05-03'><p>{TEXT}</p>")));
    visited.retrieved = Some("2024-05-04T10:00:00Z".to_owned());
    let article = extract(&visited);
    assert_eq!((best(&article).as_str(), rejected(&article).len()), ("none", 1));
    assert_eq!(article.rejected[0].why, "after the page was fetched on 2024-05-04");
    let event = "<meta property='article:modified_time' content='2024-05-04'><p class=date>12 June 2024</p>";
    assert_eq!(rejected(&with_line("en", event)), ["2024-06-12: after the page was last changed on 2024-05-04"]);
}

#[test]
fn the_day_that_readers_saw() {
    let day = |line: &str| {
        let head = "<meta property='article:published_time' content='2024-05-04T05:30:00Z'>";
        let article = html(head, &format!("<h1>Night train leaves the rails</h1>{line}<p>{TEXT}</p><p>{TEXT}</p>"));
        article.shown_day().map(|date| date.moment.date.to_string()).unwrap_or_default()
    };
    assert_eq!(day("<p class=date>May 3, 2024</p>"), "2024-05-03", "an evening west of Greenwich");
    assert_eq!(day("<p class=date>May 5, 2024</p>"), "2024-05-04", "no time zone is as far as that");
    assert_eq!(day("<p class=date>May 1, 2024</p>"), "2024-05-04");
}

#[test]
fn an_error_page_has_no_date() {
    let article = html("<title>404 Not Found</title>", "<h1>Not Found</h1><p>The page 20240503 was not found.</p>");
    assert_eq!(best(&article), "none");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_line_of_date_like_pieces(pieces in prop::collection::vec(date_piece(), 0..14), joint in "[ ./,-]?") {
        let line = pieces.join(&joint);
        let article = with_line("en", &format!("<p class=date>{line}</p><time datetime='{line}'>{line}</time>"));
        prop_assert!(article.dates.len() <= 80);
    }

    #[test]
    fn any_day_is_read_back(year in 1995i16..2040, month in 1i8..=12, day in 1i8..=28) {
        let written = format!("{year:04}-{month:02}-{day:02}");
        let article = with_line("en", &format!("<p class=date>{written}</p>"));
        prop_assert_eq!(best(&article), format!("{written} VisibleLine"));
    }
}

fn date_piece() -> impl Strategy<Value = String> {
    let words = [
        "2024", "31", "2", "0", "May", "mai", "月", "年", "th", "of", "de", "'", "24", "12:30", "PM", "GMT", "Fri",
        "20240503", "é", "٣", "©",
    ];
    prop::sample::select(words.to_vec()).prop_map(str::to_owned)
}
