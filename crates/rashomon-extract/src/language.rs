//! Tells the language of a text.

/// Letters below which no language is told.
const SHORTEST: usize = 40;
/// Bytes of a text that are looked at: more of them seldom tell another language.
const LONGEST: usize = 2000;

/// Two-letter codes of the languages that the detector knows by three letters.
const CODES: &[(&str, &str)] = &[
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];

/// BCP 47 code of the language of `text`; `declared` is what the page says of itself and decides where the words do not.
pub(crate) fn language(text: &str, declared: Option<&str>) -> String {
    let head = crate::limits::cut(text, LONGEST);
    let letters = head.chars().filter(|c| c.is_alphabetic()).count();
    let told = whatlang::detect(head).filter(|info| letters >= SHORTEST && (info.is_reliable() || letters >= 400));
    let code = told.and_then(|info| CODES.iter().find(|(three, _)| *three == info.lang().code()).map(|code| code.1));
    code.map(str::to_owned)
        .or_else(|| declared.filter(|_| letters > 0).and_then(primary))
        .unwrap_or_else(|| "und".to_owned())
}

/// The first part of a language tag.
fn primary(tag: &str) -> Option<String> {
    let first = tag.trim().split(['-', '_']).next()?.to_lowercase();
    ((2..=3).contains(&first.len()) && first.chars().all(|c| c.is_ascii_lowercase())).then_some(first)
}
