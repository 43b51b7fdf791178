//! The task `places`: which words of a page name places, and where those are, on LGL and GeoWebNews.
//!
//! **Tagging**: a toponym is found where an entity that is a place, or the name of a people, stands at exactly its
//! characters. Of GeoWebNews all toponyms count, literal and associative; expressions ("the city") and what is marked
//! as no toponym do not.
//!
//! **Resolution** is measured on the toponyms of the set, given as spans, that have a position there: coordinates, or
//! an id of GeoNames that the set's own tables or ours place. The error is the great-circle distance; `within-161-km`
//! is counted over all of them and over those (`known`) whose name the gazetteer has; `mean-km`, `median-km` and `auc`
//! over the known: auc is the area below the sorted curve of ln(1 + km), by trapezia, divided by that of ln(1 + 20039 km)
//! throughout, so that 0 is best (Gritta et al., A Pragmatic Guide to Geoparsing Evaluation, 2020). `population` takes
//! the most populous bearer of the name instead. Documents are halved by a hash of their ids.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rashomon_analyse::{analyse, bearers, gazetteer_places, locate};
use rashomon_model::{Article, NameKind, Place, Span};
use rayon::prelude::*;

use crate::counts::Counts;
use crate::data::{bytes, find, names};
use crate::error::Error;
use crate::figure::Figure;
use crate::measured::Measured;
use crate::split::{self, Half};

/// Within this many kilometres (100 miles) a place is found.
const NEAR: f64 = 161.0;
/// Half the circumference of the earth, in kilometres: no error is greater.
const FARTHEST: f64 = 20_039.0;

/// A document with the toponyms in it.
struct Document {
    id: String,
    text: String,
    toponyms: Vec<Toponym>,
}

struct Toponym {
    span: Span,
    /// Degrees north and east, where the set tells.
    position: Option<(f64, f64)>,
}

/// How far off the two systems were, in kilometres; nothing where the gazetteer lacks the name.
type Errors = Option<(f64, f64)>;

struct Judged {
    tagging: Counts,
    resolution: Vec<Errors>,
    errors: Vec<String>,
}

/// Measures on whichever of the two sets lie below the folder.
pub(crate) fn measure(folder: &Path) -> Result<Measured, Error> {
    let lgl = find(folder, |path| path.join("lgl.xml").is_file());
    let web = find(folder, |path| path.ends_with("GeoWebNews"));
    if lgl.is_none() && web.is_none() {
        return Err(Error::no_set(folder, "LGL (lgl.xml) or GeoWebNews (*.ann, *.txt)"));
    }
    let known = gazetteer_places().filter_map(|place| Some((place.geonames?, (place.latitude, place.longitude))));
    let mut positions: BTreeMap<u32, (f64, f64)> = known.collect();
    let mut measured = Measured::default();
    if let Some(set) = lgl {
        let (documents, told) = read_lgl(&text(&set.join("lgl.xml"))?);
        positions.extend(told);
        measured.add(judge("lgl", &documents));
    }
    if let Some(set) = web {
        measured.add(judge("geowebnews", &read_web(&set, &positions)?));
    }
    Ok(measured)
}

fn text(path: &Path) -> Result<String, Error> {
    Ok(String::from_utf8_lossy(&bytes(path)?).into_owned())
}

/// The articles of LGL, and the positions that it gives to ids of GeoNames.
fn read_lgl(xml: &str) -> (Vec<Document>, BTreeMap<u32, (f64, f64)>) {
    let mut positions = BTreeMap::new();
    let mut documents = Vec::new();
    for article in xml.split("<article ").skip(1) {
        let id = between(article, "docid=\"", "\"").unwrap_or_default();
        let text = between(article, "<text><![CDATA[", "]]></text>").unwrap_or_default();
        let bytes = byte_offsets(text);
        let toponyms = article.split("<toponym>").skip(1).filter_map(|toponym| {
            let number = |tag: &str| between(toponym, &format!("<{tag}>"), &format!("</{tag}>"))?.parse::<f64>().ok();
            let at = |tag: &str| bytes.get(number(tag)? as usize).copied();
            let position = number("lat").zip(number("lon"));
            if let Some((id, position)) = between(toponym, "<gaztag geonameid=\"", "\"").zip(position) {
                positions.extend(id.parse().ok().map(|id: u32| (id, position)));
            }
            Some(Toponym { span: Span::new(at("start")?, at("end")?), position })
        });
        let toponyms = toponyms.collect();
        documents.push(Document { id: id.to_owned(), text: text.to_owned(), toponyms });
    }
    (documents, positions)
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let start = text.find(open)? + open.len();
    text[start..].split_once(close).map(|(inside, _)| inside)
}

/// Where each character of a text begins, and its end.
fn byte_offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

fn read_web(folder: &Path, positions: &BTreeMap<u32, (f64, f64)>) -> Result<Vec<Document>, Error> {
    let files: Vec<PathBuf> = names(folder)?.iter().map(|name| folder.join(name)).collect();
    let annotated = files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "ann"));
    annotated
        .map(|path| {
            let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let page = text(&path.with_extension("txt"))?;
            let toponyms = annotations(&text(path)?, &byte_offsets(&page), positions);
            Ok(Document { id, text: page, toponyms })
        })
        .collect()
}

/// The toponyms of one BRAT file: `T` lines with their notes, which hold an id or coordinates.
fn annotations(brat: &str, offsets: &[usize], positions: &BTreeMap<u32, (f64, f64)>) -> Vec<Toponym> {
    let columns = || brat.lines().map(|line| line.split('\t').collect::<Vec<&str>>());
    let note = |line: Vec<&str>| match line[..] {
        [head, about, note] if head.starts_with('#') => {
            Some((about.split(' ').nth(1)?.to_owned(), position(note, positions)?))
        }
        _ => None,
    };
    let notes: BTreeMap<String, (f64, f64)> = columns().filter_map(note).collect();
    let toponym = |line: Vec<&str>| {
        let head = *line.first().filter(|head| head.starts_with('T'))?;
        let mut parts = line.get(1)?.split([' ', ';']);
        parts.next().filter(|kind| !kind.ends_with("_Expression") && *kind != "Non_Toponym")?;
        let mut at = || offsets.get(parts.next()?.parse::<usize>().ok()?).copied();
        Some(Toponym { span: Span::new(at()?, at()?), position: notes.get(head).copied() })
    };
    columns().filter_map(toponym).collect()
}

fn position(note: &str, positions: &BTreeMap<u32, (f64, f64)>) -> Option<(f64, f64)> {
    match note.split_once(',') {
        Some((lat, lon)) => lat.trim().parse().ok().zip(lon.trim().parse().ok()),
        None => positions.get(&note.trim().parse().ok()?).copied(),
    }
}

fn judge(set: &str, documents: &[Document]) -> Measured {
    let judged: Vec<(Half, Judged)> =
        documents.par_iter().map(|document| (Half::by_id(&document.id), judge_one(document))).collect();
    let figures = split::figures(&judged, |documents| {
        let tagging = documents.iter().fold(Counts::default(), |sum, one| sum + one.tagging);
        let mut figures = tagging.figures(&format!("{set}.toponyms"));
        let errors: Vec<Errors> = documents.iter().flat_map(|one| one.resolution.iter().copied()).collect();
        figures.extend(resolution(&format!("{set}.rashomon"), &errors, |(ours, _)| ours));
        figures.extend(resolution(&format!("{set}.population"), &errors, |(_, populous)| populous));
        figures
    });
    let looked_at = judged.into_iter().filter(|(half, _)| *half == Half::LookedAt);
    Measured { figures, errors: looked_at.flat_map(|(_, one)| one.errors).collect() }
}

fn resolution(name: &str, errors: &[Errors], system: fn((f64, f64)) -> f64) -> Vec<Figure> {
    let mut known: Vec<f64> = errors.iter().flatten().map(|both| system(*both)).collect();
    known.sort_by(f64::total_cmp);
    let near = known.iter().filter(|error| **error <= NEAR).count() as f64;
    let (all, count) = (errors.len() as f64, known.len() as f64);
    let median = known.get(known.len() / 2).copied().unwrap_or(0.0);
    let area: f64 = known.windows(2).map(|pair| f64::midpoint(pair[0].ln_1p(), pair[1].ln_1p())).sum();
    vec![
        Figure::new(format!("{name}.within-161-km"), near, all, "toponyms within 161 km / toponyms with a position"),
        Figure::new(format!("{name}.known.within-161-km"), near, count, "toponyms within 161 km / known toponyms"),
        Figure::mean(format!("{name}.known.mean-km"), &known, "kilometres / known toponyms"),
        Figure::new(format!("{name}.known.median-km"), median, 1.0, "kilometres, the middle one"),
        Figure::new(format!("{name}.known.auc"), area, FARTHEST.ln_1p() * (count - 1.0).max(1.0), "area / whole area"),
    ]
}

fn judge_one(document: &Document) -> Judged {
    let (tagging, mut errors) = judge_tagging(document);
    let mut groups: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for toponym in &document.toponyms {
        groups.entry(toponym.span.of(&document.text).to_lowercase()).or_default().push(toponym.span);
    }
    let spans: Vec<Vec<Span>> = groups.values().cloned().collect();
    let located = locate(&document.text, &spans);
    let place: BTreeMap<&str, &Vec<Place>> = groups.keys().map(String::as_str).zip(&located).collect();
    let mut resolution = Vec::new();
    for toponym in &document.toponyms {
        let (Some(wanted), name) = (toponym.position, toponym.span.of(&document.text)) else { continue };
        let ours = place.get(name.to_lowercase().as_str()).and_then(|places| places.first().copied());
        let both = ours.zip(bearers(name).first().copied());
        let off = |given: Place| distance(wanted, (given.latitude, given.longitude));
        let error = both.map(|(ours, populous)| (off(ours), off(populous)));
        resolution.push(error);
        if error.is_none_or(|(ours, _)| ours > NEAR) {
            let given = ours.map(|p| (p.latitude, p.longitude));
            errors.push(format!("{}\tplace\t{name}\t{wanted:?}\t{given:?}\t{error:.0?}", document.id));
        }
    }
    Judged { tagging, resolution, errors }
}

fn judge_tagging(document: &Document) -> (Counts, Vec<String>) {
    let article = Article { text: document.text.clone(), ..Article::default() };
    let analysis = analyse(&article);
    let places = analysis.entities.iter().filter(|e| e.kind == NameKind::Place || is_people(e.kind, &e.name));
    let given: BTreeSet<Span> = places.flat_map(|entity| entity.mentions.iter().copied()).collect();
    let wanted: BTreeSet<Span> = document.toponyms.iter().map(|toponym| toponym.span).collect();
    let right = wanted.intersection(&given).count() as u32;
    let counts = Counts { right, wrong: given.len() as u32 - right, missed: wanted.len() as u32 - right };
    let line = |kind: &str, span: &Span| format!("{}\t{kind}\t{}", document.id, span.of(&document.text));
    let missed = wanted.difference(&given).map(|span| line("missed", span));
    let wrong = given.difference(&wanted).map(|span| line("wrong", span));
    (counts, missed.chain(wrong).collect())
}

/// Whether a group is a people with a country ("French"), whose name the sets take for a toponym.
fn is_people(kind: NameKind, name: &str) -> bool {
    kind == NameKind::Group && !bearers(name).is_empty()
}

/// The great-circle distance in kilometres between two positions in degrees north and east.
fn distance((north, east): (f64, f64), (to_north, to_east): (f64, f64)) -> f64 {
    let (a, b) = (north.to_radians(), to_north.to_radians());
    let half = |difference: f64| (difference / 2.0).sin().powi(2);
    let chord = half(b - a) + a.cos() * b.cos() * half((to_east - east).to_radians());
    2.0 * 6371.0 * chord.clamp(0.0, 1.0).sqrt().asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LGL: &str = "<articles><article docid=\"7\"><text><![CDATA[Né à Paris.]]></text><toponyms><toponym>\
        <start>5</start><end>10</end><phrase>Paris</phrase><gaztag geonameid=\"2988507\"><lat>48.85</lat><lon>2.35</lon>\
        </gaztag></toponym></toponyms></article></articles>";

    #[test]
    fn lgl_counts_characters() {
        let (documents, positions) = read_lgl(LGL);
        let toponym = &documents[0].toponyms[0];
        assert_eq!(toponym.span.of(&documents[0].text), "Paris");
        assert_eq!(positions.get(&2_988_507), Some(&(48.85, 2.35)));
    }

    #[test]
    fn brat_notes_hold_ids_or_coordinates() {
        let brat = "T1\tLiteral 0 5\tParis\nT2\tLiteral_Expression 6 10\tcity\nT3\tMetonymic 11 15\tNice\n\
            #1\tAnnotatorNotes T1\t12\n#2\tAnnotatorNotes T3\t43.7, 7.25\n";
        let found = annotations(brat, &(0..20).collect::<Vec<usize>>(), &BTreeMap::from([(12, (48.85, 2.35))]));
        let told: Vec<(Span, Option<(f64, f64)>)> = found.iter().map(|t| (t.span, t.position)).collect();
        assert_eq!(told, [(Span::new(0, 5), Some((48.85, 2.35))), (Span::new(11, 15), Some((43.7, 7.25)))]);
    }

    #[test]
    fn distances_are_great_circles() {
        let (paris, london) = ((48.857, 2.352), (51.507, -0.128));
        assert!((distance(paris, london) - 343.5).abs() < 2.0);
        assert!((distance((0.0, 0.0), (0.0, 180.0)) - FARTHEST).abs() < 30.0);
    }

    #[test]
    fn the_area_is_nothing_where_nothing_is_wrong() {
        let value = |errors: &[Errors]| resolution("x", errors, |(ours, _)| ours)[4].value();
        assert!(value(&[Some((0.0, 9.0)), Some((0.0, 9.0))]) < 1e-9);
        assert!((value(&[Some((FARTHEST, 0.0)), Some((FARTHEST, 0.0)), None]) - 1.0).abs() < 1e-9);
    }
}
