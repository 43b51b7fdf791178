//! Recognises pages that show no article or but a part of it, and says what was seen.
//!
//! What the page states of itself in its structured data counts first. Phrases count only where there is little text
//! beside them: a long article may well tell of paywalls.

use rashomon_model::{Article, Diagnostic};

use crate::measure::word_count;
use crate::metadata::Meta;
use crate::source::warning;

/// Words of an article beyond which a phrase is not believed.
const WHOLE: usize = 250;
/// Words of an article beyond which it is no mere teaser.
const BRIEF: usize = 120;
/// Words beyond which what stands on a page is an article, whatever its notices say.
const NOTHING: usize = 60;

/// A way to hide the article: its code, what it means, the phrases it is told by, the most words beside them.
struct Wall {
    code: &'static str,
    means: &'static str,
    most: usize,
    phrases: &'static [&'static str],
}

/// In the order in which they are asked; each list in English, German, French, Spanish, Italian, Portuguese, Dutch
/// and Polish where a usual wording is known.
const WALLS: &[Wall] = &[
    Wall {
        code: "error-page",
        means: "an error page stands where an article was",
        most: NOTHING,
        phrases: &[
            "page not found",
            "404 not found",
            "error 404",
            "403 forbidden",
            "access denied",
            "access to this page has been denied",
            "checking your browser",
            "verify you are human",
            "verify that you are not a robot",
            "are you a robot",
            "unusual traffic from your",
            "enable javascript",
            "please turn javascript on",
            "complete the captcha",
            "just a moment...",
            "seite nicht gefunden",
            "seite wurde nicht gefunden",
            "seite existiert nicht",
            "javascript aktivieren",
            "page introuvable",
            "page n'existe pas",
            "activer javascript",
            "página no encontrada",
            "página no existe",
            "habilite javascript",
            "pagina non trovata",
            "página não encontrada",
            "pagina niet gevonden",
            "nie znaleziono strony",
            "strona nie istnieje",
        ],
    },
    Wall {
        code: "paywall",
        means: "a paywall may hide a part of the article",
        most: WHOLE,
        phrases: &[
            "to continue reading",
            "to keep reading",
            "to read the full",
            "to view the full story",
            "subscribe to read",
            "for subscribers only",
            "content is for subscribers",
            "exclusively for subscribers",
            "already a subscriber",
            "nur für abonnenten",
            "exklusiv für abonnenten",
            "jetzt weiterlesen mit",
            "um weiterzulesen",
            "bereits abonnent",
            "réservé aux abonnés",
            "réservé à nos abonnés",
            "pour lire la suite",
            "déjà abonné",
            "exclusivo para suscriptores",
            "solo para suscriptores",
            "para seguir leyendo",
            "ya eres suscriptor",
            "riservato agli abbonati",
            "per continuare a leggere",
            "sei già abbonato",
            "exclusivo para assinantes",
            "para continuar lendo",
            "alleen voor abonnees",
            "om verder te lezen",
            "tylko dla subskrybentów",
            "aby czytać dalej",
        ],
    },
    Wall {
        code: "consent-wall",
        means: "a consent wall may hide the article",
        most: NOTHING,
        phrases: &[
            "before you continue to",
            "we value your privacy",
            "we and our partners store",
            "accept all cookies",
            "wir und unsere partner",
            "wir brauchen ihre zustimmung",
            "mit werbung weiterlesen",
            "alle akzeptieren",
            "nous et nos partenaires",
            "accepter et continuer",
            "continuer sans accepter",
            "nosotros y nuestros socios",
            "aceptar y continuar",
            "noi e i nostri partner",
            "accetta e continua",
            "nós e os nossos parceiros",
            "wij en onze partners",
            "my i nasi partnerzy",
        ],
    },
];

/// What a line says that leads from the head of an article to the rest of it.
const MORE: &[&str] = &[
    "read more",
    "read the full story",
    "read full article",
    "read the full article",
    "continue reading",
    "full story",
    "weiterlesen",
    "mehr lesen",
    "zum artikel",
    "lire la suite",
    "lire l'article",
    "leer más",
    "seguir leyendo",
    "sigue leyendo",
    "continua a leggere",
    "leggi tutto",
    "leia mais",
    "continuar lendo",
    "lees verder",
    "lees meer",
    "czytaj więcej",
    "czytaj dalej",
];

/// What hides the article or a part of it, where something does.
pub(crate) fn partial(article: &Article, meta: &Meta) -> Option<Diagnostic> {
    let words = word_count(&article.text);
    stated(meta, words).or_else(|| told(article, words)).or_else(|| teaser(article, words))
}

/// What the structured data say: `isAccessibleForFree: false`, perhaps with the part that is not.
fn stated(meta: &Meta, words: usize) -> Option<Diagnostic> {
    let free = meta.get("jsonld:isAccessibleForFree")?;
    if !free.eq_ignore_ascii_case("false") {
        return None;
    }
    let part = meta.get("jsonld:cssSelector").map(|part| format!(", the part {part:?}")).unwrap_or_default();
    let message = format!(
        "the page says of itself isAccessibleForFree: false{part}; {words} words were found, some may be missing"
    );
    Some(warning("paywall", message))
}

/// What its lines say, dropped ones too.
fn told(article: &Article, words: usize) -> Option<Diagnostic> {
    if words > WHOLE {
        return None;
    }
    let dropped = article.dropped.iter().map(|dropped| dropped.text.as_str());
    let pieces = dropped.chain([article.text.as_str()]).chain(article.headline.as_deref());
    let lower: String = pieces.take(2000).map(|piece| piece.to_lowercase().replace('’', "'") + "\n").collect();
    let hit = |wall: &Wall| wall.phrases.iter().find(|phrase| words <= wall.most && lower.contains(**phrase)).copied();
    WALLS.iter().find_map(|wall| {
        hit(wall).map(|phrase| warning(wall.code, format!("the page says {phrase:?}: {}", wall.means)))
    })
}

/// A short text that breaks off, or a line alone that leads to the rest.
fn teaser(article: &Article, words: usize) -> Option<Diagnostic> {
    if words == 0 || words > BRIEF {
        return None;
    }
    let open = article.text.trim_end_matches([']', ')', ' ']).ends_with(['…']) || article.text.ends_with("...");
    let leads = |line: &str| {
        let line = line.to_lowercase().replace('’', "'");
        let line = line.trim_matches(|c: char| !c.is_alphabetic());
        MORE.contains(&line)
    };
    let lead = || article.dropped.iter().find(|dropped| leads(&dropped.text)).map(|dropped| dropped.text.clone());
    let seen =
        if open { Some("the text breaks off".to_owned()) } else { lead().map(|line| format!("it says {line:?}")) }?;
    Some(warning("teaser", format!("the page shows {words} words and {seen}: the article may stand elsewhere")))
}
