//! Lines that give a date: what else stands in them, and whether they speak of publication or of a change.

use crate::calendar::weekday;
use crate::clock::is_zone;
use crate::dates::find_dates;
use crate::measure::words;

/// Words that stand beside the date of a page and tell no more than that it is one, in the languages of most pages.
const LABELS: &[&str] = &[
    "a",
    "actualizado",
    "ago",
    "aggiornato",
    "aktualisiert",
    "aktualizacja",
    "aktualizováno",
    "alas",
    "alle",
    "am",
    "at",
    "atualizado",
    "bijgewerkt",
    "by",
    "clock",
    "created",
    "data",
    "date",
    "datum",
    "day",
    "days",
    "de",
    "den",
    "dia",
    "dnia",
    "edited",
    "el",
    "em",
    "en",
    "erschienen",
    "erstellt",
    "et",
    "fecha",
    "first",
    "geplaatst",
    "geändert",
    "hour",
    "hours",
    "hrs",
    "hs",
    "il",
    "in",
    "issued",
    "klo",
    "last",
    "le",
    "letzte",
    "min",
    "mins",
    "minute",
    "minutes",
    "minuten",
    "mis",
    "mise",
    "modified",
    "month",
    "months",
    "o'clock",
    "on",
    "ons",
    "online",
    "op",
    "opdateret",
    "oppdatert",
    "opublikowano",
    "ore",
    "originally",
    "os",
    "pm",
    "post",
    "posted",
    "pub",
    "publicado",
    "publicat",
    "publicerad",
    "publicerat",
    "publiceret",
    "publication",
    "publicatie",
    "publicação",
    "published",
    "publisert",
    "publié",
    "publiée",
    "pubblicato",
    "read",
    "released",
    "revised",
    "seconds",
    "since",
    "stand",
    "time",
    "um",
    "uhr",
    "update",
    "updated",
    "uppdaterad",
    "uur",
    "veröffentlicht",
    "veröffentlichung",
    "vom",
    "von",
    "week",
    "weeks",
    "year",
    "years",
    "yayın",
    "à",
    "às",
    "zuletzt",
    "à",
    "jour",
    "обновлено",
    "опубликовано",
    "г",
    "года",
    "в",
    "日",
    "公開",
    "更新",
    "发布",
    "발행",
    "입력",
    "수정",
];

/// Words for publication, as they begin.
const PUBLICATIONS: &[&str] = &[
    "publish",
    "posted",
    "released on",
    "veröffentlicht",
    "erschienen",
    "erstellt",
    "publié",
    "paru le",
    "mis en ligne",
    "publicado",
    "publicada",
    "pubblicat",
    "publicat",
    "gepubliceerd",
    "geplaatst",
    "publicera",
    "publisert",
    "udgivet",
    "julkaistu",
    "opublikowan",
    "publikováno",
    "zveřejněn",
    "yayınlan",
    "yayımlan",
    "опубликован",
    "опубліковано",
    "δημοσ",
    "发布",
    "發布",
    "公開",
    "配信",
    "발행",
    "입력",
];

/// Words for a change, as they begin.
const CHANGES: &[&str] = &[
    "updated",
    "update",
    "modified",
    "revised",
    "edited",
    "last change",
    "aktualisiert",
    "geändert",
    "änderung",
    "mis à jour",
    "mise à jour",
    "modifié",
    "actualizado",
    "actualización",
    "modificado",
    "aggiornat",
    "modificat",
    "atualizad",
    "bijgewerkt",
    "gewijzigd",
    "uppdatera",
    "opdatere",
    "oppdater",
    "päivitetty",
    "frissít",
    "zaktualizowan",
    "aktualizacj",
    "aktualiz",
    "güncelle",
    "actualizat",
    "обновлен",
    "изменен",
    "оновлено",
    "ενημέρωσ",
    "更新",
    "수정",
    "stand:",
    "last revision",
];

/// The line without its dates: a control character stands for each.
pub(crate) fn without_dates(text: &str) -> String {
    let mut rest = String::new();
    let mut from = 0;
    for date in find_dates(text) {
        rest.push_str(&text[from..date.range.start]);
        rest.push('\u{1}');
        from = date.range.end;
    }
    rest.push_str(&text[from..]);
    rest
}

/// Whether a line gives a date and nothing else.
pub(crate) fn is_date_line(text: &str) -> bool {
    if text.len() > 160 {
        return false;
    }
    let rest = without_dates(text);
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    rest.contains('\u{1}') && words(&rest).filter(|word| !is_label(word)).map(letters).sum::<usize>() <= 3
}

fn is_label(word: &str) -> bool {
    let lower = word.to_lowercase();
    LABELS.contains(&lower.as_str()) || is_zone(word) || weekday(&lower).is_some()
}

/// Whether the words before a date say that it is the time of a change.
pub(crate) fn says_updated(before: &str) -> bool {
    let from = before.char_indices().rev().take(24).last().map_or(0, |(at, _)| at);
    let near = before[from..].to_lowercase();
    CHANGES.iter().any(|change| near.contains(change))
}

/// Whether a line holds a word of publication.
pub(crate) fn says_published(text: &str) -> bool {
    let lower = text.to_lowercase();
    PUBLICATIONS.iter().any(|word| lower.contains(word))
}

/// Whether a line holds a word of change.
pub(crate) fn speaks_of_change(text: &str) -> bool {
    let lower = text.to_lowercase();
    CHANGES.iter().any(|word| lower.contains(word))
}

/// Whether the words after a date say that it is the time of a change: `zuletzt am 3. Mai 2024 geändert`.
pub(crate) fn says_changed_after(after: &str) -> bool {
    let near: String = after.chars().take(24).flat_map(char::to_lowercase).collect();
    ["geändert", "aktualisiert", "bearbeitet", "güncellendi"].iter().any(|change| near.contains(change))
}
