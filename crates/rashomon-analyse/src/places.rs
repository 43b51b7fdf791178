//! Tells which of the places that bear a name a page means.
//!
//! Each bearer of a name is scored by how many people live there, by the whole that the page writes behind the name
//! ("Paris, Texas"), and by the other places of the page: those of one region, of one country and near by speak for one
//! another. Names that are clear speak first; later rounds hear them all. A name has one sense in a page, the one
//! that is written out where any is.

use rashomon_model::{NameKind, Place, Span, TokenKind};

use crate::gazetteer::{self, Bearer, Kind};
use crate::names::Names;
use crate::reading::Reading;

/// How many places a name keeps: the one meant and what else it could mean.
const KEPT: usize = 5;
/// How many names of a page are heard; of more, those named first.
const HEARD: usize = 48;
/// How many mentions of a name are looked at for what is written behind it.
const MENTIONS: usize = 12;

// The weights below were chosen on the looked-at halves of LGL and GeoWebNews (`rashomon-eval places`). The unit is a
// power of ten in people: who is ten times as large is as likely as who has one unit more of evidence.

/// That the page writes the whole behind the name.
const WRITTEN: f32 = 6.0;
/// A country is named more often than a town of its size, and a capital stands for its country.
const COUNTRY: f32 = 0.5;
const CAPITAL: f32 = 1.0;
/// A county goes by its bare name seldom.
const COUNTY: f32 = -0.5;
/// All the page's other places lie in the same region.
const SAME_REGION: f32 = 5.0;
/// All the page's other places lie in the same country.
const SAME_COUNTRY: f32 = 2.0;
/// All the page's other places lie near by.
const NEAR: f32 = 6.0;
/// Kilometres at which nearness has halved.
const NEARNESS: f64 = 250.0;
/// How loud others must be, in mentions' logarithms, before half of what they say is believed.
const DOUBT: f32 = 1.5;
/// How often the names are heard anew; later rounds change next to nothing.
const ROUNDS: usize = 3;
/// How much a people's name says about where a page is, beside a place's.
const PEOPLE: f32 = 0.6;
/// How much the dateline says, in mentions.
const DATELINE: f32 = 3.0;

/// One name of a page as a place.
struct Named {
    bearers: Vec<Bearer>,
    /// The region or country written behind it.
    whole: Option<Bearer>,
    /// How loudly it speaks for its neighbours.
    weight: f32,
    /// Which bearer it is taken for.
    chosen: usize,
    /// Whether that is clear before the neighbours are heard.
    clear: bool,
}

/// Gives the entities that are places where they are; `dateline` is the place the page was written from.
pub(crate) fn settle(reading: &Reading, names: &mut Names, dateline: Option<&str>) {
    let entities = names.entities.iter().enumerate();
    let places = entities.filter(|(_, e)| matches!(e.kind, NameKind::Place | NameKind::Group));
    let (indices, mut named): (Vec<usize>, Vec<Named>) =
        places.map(|(index, e)| (index, Named::new(reading, &e.name, &e.mentions))).unzip();
    named.extend(dateline.map(Named::dateline));
    decide(&mut named);
    for (index, name) in indices.into_iter().zip(named) {
        if names.entities[index].kind == NameKind::Place {
            names.entities[index].places = name.ranked();
        }
    }
}

/// The places that each of some names means, likeliest first; a name is given by where it stands.
pub(crate) fn locate(reading: &Reading, names: &[Vec<Span>]) -> Vec<Vec<Place>> {
    let name = |spans: &Vec<Span>| {
        let shown = spans.first().map_or("", |span| span.of(reading.text));
        Named::new(reading, shown, spans)
    };
    let mut named: Vec<Named> = names.iter().map(name).collect();
    decide(&mut named);
    named.into_iter().map(Named::ranked).collect()
}

impl Named {
    fn new(reading: &Reading, name: &str, mentions: &[Span]) -> Self {
        let (bearers, inside) = with_whole(name);
        let behind = |span: &Span| whole_behind(reading, reading.tokens_in(*span).end, &bearers);
        let whole = inside.or_else(|| mentions.iter().take(MENTIONS).find_map(behind));
        let people = bearers.first().is_some_and(|b| b.kind == Kind::Homeland);
        let weight = (1.0 + mentions.len() as f32).ln() * if people { PEOPLE } else { 1.0 };
        let clear = whole.is_some() || bearers.len() == 1;
        Named { bearers, whole, weight, chosen: 0, clear }
    }

    fn dateline(place: &str) -> Self {
        let (bearers, whole) = with_whole(place);
        Named { clear: whole.is_some() || bearers.len() == 1, bearers, whole, weight: DATELINE, chosen: 0 }
    }

    /// What speaks for a bearer before the other names are heard.
    fn prior(&self, bearer: &Bearer) -> f32 {
        let written = self.whole.as_ref().is_some_and(|whole| bearer.lies_in(whole) && bearer.kind != whole.kind);
        let kind = match bearer.kind {
            Kind::Country | Kind::Homeland => COUNTRY,
            Kind::Capital => CAPITAL,
            Kind::County => COUNTY,
            Kind::Town | Kind::Region | Kind::Feature => 0.0,
        };
        bearer.size + kind + if written { WRITTEN } else { 0.0 }
    }

    fn meant(&self) -> Option<&Bearer> {
        self.bearers.get(self.chosen)
    }

    /// The places, the one meant first.
    fn ranked(mut self) -> Vec<Place> {
        if self.chosen < self.bearers.len() {
            let meant = self.bearers.remove(self.chosen);
            self.bearers.insert(0, meant);
        }
        self.bearers.iter().take(KEPT).map(|bearer| bearer.place).collect()
    }
}

/// All who bear a name, and the whole that the name itself tells: "Washington, D.C.".
fn with_whole(name: &str) -> (Vec<Bearer>, Option<Bearer>) {
    let (name, rest) = name.split_once(',').unwrap_or((name, ""));
    let bearers = gazetteer::bearers(name.trim());
    let whole = gazetteer::bearers(rest.trim()).into_iter().find(|whole| holds_any(whole, &bearers));
    (bearers, whole)
}

/// The region or country that is written behind a name and holds one of its bearers: ", Texas", ", Pa.", " (Ohio)".
fn whole_behind(reading: &Reading, end: usize, bearers: &[Bearer]) -> Option<Bearer> {
    if !matches!(reading.word(end), "," | "(") || reading.kind(end + 1) != Some(TokenKind::Word) {
        return None;
    }
    let first = end + 1;
    // "Columbus, Ohio" must not be cut short to a name that is but its head: the longest reading counts.
    (1..=3).rev().find_map(|words| {
        let dot = usize::from(words == 1 && reading.word(first + 1) == "." && !reading.spaced(first + 1));
        let name = reading.span(first, first + words + dot).of(reading.text);
        let capital = reading.is_capital(first) && reading.is_capital(first + words - 1);
        let wholes = if capital { gazetteer::bearers(name) } else { Vec::new() };
        wholes.into_iter().find(|whole| holds_any(whole, bearers))
    })
}

fn holds_any(whole: &Bearer, bearers: &[Bearer]) -> bool {
    matches!(whole.kind, Kind::Region | Kind::Country)
        && bearers.iter().any(|bearer| bearer.lies_in(whole) && bearer.place != whole.place)
}

/// Chooses a bearer for every name.
fn decide(named: &mut [Named]) {
    for name in named.iter_mut() {
        let priors: Vec<f32> = name.bearers.iter().map(|bearer| name.prior(bearer)).collect();
        name.chosen = greatest(&priors);
    }
    for round in 0..ROUNDS {
        let heard: Vec<(usize, Bearer, f32)> = named
            .iter()
            .enumerate()
            .filter(|(_, name)| round > 0 || name.clear || is_wide(name))
            .filter_map(|(at, name)| Some((at, *name.meant()?, name.weight)))
            .take(HEARD)
            .collect();
        for (at, name) in named.iter_mut().enumerate().filter(|(_, name)| name.bearers.len() > 1) {
            let scores: Vec<f32> =
                name.bearers.iter().map(|bearer| name.prior(bearer) + company(bearer, at, &heard)).collect();
            name.chosen = greatest(&scores);
        }
    }
}

/// Whether a name is most likely a country or region, which few towns contest.
fn is_wide(name: &Named) -> bool {
    name.meant().is_some_and(|b| matches!(b.kind, Kind::Country | Kind::Homeland | Kind::Region | Kind::Capital))
}

/// What the other places of the page say for a bearer of the name at an index.
fn company(bearer: &Bearer, at: usize, heard: &[(usize, Bearer, f32)]) -> f32 {
    let (mut region, mut country, mut near) = (Share::default(), Share::default(), Share::default());
    for (_, other, weight) in heard.iter().filter(|(index, _, _)| *index != at) {
        if other.country.is_some() {
            country.add(*weight, f32::from(u8::from(bearer.country == other.country)));
        }
        if other.region.is_some() {
            region.add(*weight, f32::from(u8::from(bearer.region == other.region)));
            near.add(*weight, nearness(&bearer.place, &other.place));
        }
    }
    SAME_REGION * region.value() + SAME_COUNTRY * country.value() + NEAR * near.value()
}

/// A share of what is heard; little is believed of little.
#[derive(Default)]
struct Share {
    part: f32,
    whole: f32,
}

impl Share {
    fn add(&mut self, weight: f32, fits: f32) {
        self.part += weight * fits;
        self.whole += weight;
    }

    fn value(&self) -> f32 {
        self.part / (self.whole + DOUBT)
    }
}

/// 1 for the same spot, a half at [`NEARNESS`], then less and less.
fn nearness(a: &Place, b: &Place) -> f32 {
    let north = a.latitude - b.latitude;
    let east = (a.longitude - b.longitude + 540.0).rem_euclid(360.0) - 180.0;
    let east = east * f64::midpoint(a.latitude, b.latitude).to_radians().cos();
    let kilometres = 111.2 * north.hypot(east);
    (NEARNESS / (NEARNESS + kilometres)) as f32
}

/// The index of the greatest; of equals the first.
fn greatest(scores: &[f32]) -> usize {
    let better = |best: usize, at: usize| if scores[at] > scores[best] { at } else { best };
    (0..scores.len()).reduce(better).unwrap_or(0)
}
