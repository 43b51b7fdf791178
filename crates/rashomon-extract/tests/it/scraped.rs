//! Text scraped with its menus and link lists left in, in languages that no rule knows.

use proptest::prelude::*;
use rashomon_extract::extract;
use rashomon_extract::scraped::{FEATURES, SHA256, lines_with_features};
use rashomon_model::Content;
use sha2::{Digest, Sha256};

use crate::page;

/// The lines that are kept of a page of plain text.
fn kept(text: &str) -> Vec<String> {
    let article = extract(&page(Content::Text(text.to_owned())));
    article.text.split("\n\n").map(str::to_owned).collect()
}

/// Asserts that the lines marked with `+` are kept and no others.
fn check(marked: &str) {
    let lines: Vec<(bool, &str)> = marked.lines().map(|line| (line.starts_with('+'), line[1..].trim())).collect();
    let text: Vec<&str> = lines.iter().map(|line| line.1).collect();
    let expected: Vec<&str> = lines.iter().filter(|line| line.0).map(|line| line.1).collect();
    assert_eq!(kept(&text.join("\n")), expected);
}

#[test]
fn a_german_page() {
    check(
        "-Zum Inhalt springen
-Startseite
-Politik
-Wirtschaft
-Sport
-Anmelden
-Nachtzug bei Lhota entgleist
-Teilen
-Drucken
+Der Nachtzug aus Brünn ist am Sonntag in der Nähe des Dorfes Lhota entgleist, wie die Bahn am Abend mitteilte.
+Zwölf Reisende wurden leicht verletzt, die meisten von ihnen im dritten Wagen. Sie kamen in die Krankenhäuser der Umgebung.
+„Wir haben zwei Stöße gespürt, dann ging das Licht aus“, sagte eine Reisende, die mit ihren Kindern unterwegs war.
+Die Ursache ist noch nicht bekannt. Eine Untersuchung soll am Montag beginnen, und die Strecke bleibt bis auf Weiteres gesperrt.
-Mehr zum Thema
-Fahrpreise steigen im Frühjahr
-Neue Brücke eröffnet
-Impressum
-Datenschutz
-AGB
-Kontakt",
    );
}

#[test]
fn a_spanish_page() {
    check(
        "-Inicio
-Política
-Economía
-Deportes
-Suscríbete
-Un tren nocturno descarrila cerca de Lhota
-Compartir en Facebook
-Compartir en Twitter
+El tren nocturno procedente de Brno descarriló el domingo cerca del pueblo de Lhota, según informó la compañía ferroviaria.
+Doce pasajeros resultaron heridos leves, la mayoría de ellos en el tercer vagón. Fueron trasladados a los hospitales de la zona.
+«Sentimos dos golpes y luego se apagaron las luces», dijo una pasajera que viajaba con sus dos hijos.
+La causa todavía no se conoce. La investigación comenzará el lunes y la línea permanecerá cerrada hasta nuevo aviso.
-Noticias relacionadas
-Suben las tarifas del tranvía
-El alcalde inaugura un puente
-Aviso legal
-Política de privacidad
-Contacto",
    );
}

#[test]
fn a_page_of_a_language_that_was_not_learned() {
    check(
        "-Domov
-Šport
-Kultúra
-Prihlásiť sa
-Hľadať
-Nočný vlak sa vykoľajil pri Lhote
+Nočný vlak z Brna sa v nedeľu vykoľajil neďaleko obce Lhota, oznámila večer železničná spoločnosť.
+Dvanásť cestujúcich utrpelo ľahké zranenia, väčšina z nich sedela v treťom vozni. Previezli ich do okolitých nemocníc.
+„Cítili sme dva nárazy a potom zhaslo svetlo,“ povedala cestujúca, ktorá cestovala so svojimi deťmi.
+Príčina zatiaľ nie je známa. Vyšetrovanie sa začne v pondelok a trať zostane až do odvolania uzavretá.
-Súvisiace články
-Cestovné na jar zdražie
-Primátor otvoril nový most
-Podmienky používania
-Ochrana súkromia
-Kontakt",
    );
}

#[test]
fn clean_text_is_kept_whole() {
    let text = "The night train from Brno left the rails near the village of Lhota on Sunday, the railway office said.\n\n\
        Twelve people were hurt, most of them in the third car. They were taken to hospitals nearby.\n\n\
        No cause has been given. The office said an inquiry would begin on Monday.";
    assert_eq!(kept(text).join("\n\n"), text);
}

#[test]
fn a_page_of_links_only_holds_little() {
    let links = ["Home", "World news", "Sport", "Weather", "Log in", "Contact", "Terms of use", "Imprint", "Archive"];
    assert_eq!(kept(&links.join("\n")), [""]);
}

#[test]
fn the_model_is_the_one_its_card_tells_of() {
    let bytes = Sha256::digest(include_bytes!("../../models/lines.bin"));
    let hash: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hash, SHA256);
    assert!(include_str!("../../models/CARD.md").contains(SHA256));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_feature_is_one_that_the_model_weighs(lines in prop::collection::vec(any::<String>(), 0..20)) {
        for (_, features) in lines_with_features(&lines.join("\n")) {
            prop_assert!(features.iter().all(|feature| (*feature as usize) < FEATURES));
        }
    }

    /// What is kept and what is dropped are the lines of the page, in their order.
    #[test]
    fn no_line_is_lost_or_made_up(lines in prop::collection::vec("[A-Za-zčšž,.:!? ]{1,80}", 1..30)) {
        let text = lines.join("\n");
        let read: Vec<String> = lines_with_features(&text).into_iter().map(|line| line.0).collect();
        let article = extract(&page(Content::Text(text)));
        let kept = article.text.split("\n\n").filter(|line| !line.is_empty()).map(str::to_owned);
        let mut found: Vec<String> = kept.chain(article.dropped.iter().map(|dropped| dropped.text.clone())).collect();
        let mut expected = read;
        found.sort();
        expected.sort();
        prop_assert_eq!(found, expected);
    }
}
