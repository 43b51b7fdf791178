//! Names that a page uses as outlets are used: whoever is told things, sees papers and is quoted by others reports.
//!
//! No list holds every local paper, station and site, and their names look like anything: places, persons, plain nouns.
//! How a page speaks of a name tells more than how it is spelled.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_model::{Account, CreditKind, Entity, NameKind, Span};

use crate::outlets::{How, hearers};

/// A name that stands at places where outlets stand.
pub struct Used {
    /// The name.
    pub name: String,
    /// What the analysis takes it for.
    kind: NameKind,
    /// Whether this page alone shows that it is an outlet.
    outlet: bool,
    /// Where something is told after it, and how.
    pub places: Vec<(Span, How)>,
}

/// What a mention of a name says of its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    /// Bodies of all kinds are spoken of so: "X said".
    Anybody,
    /// It hears and looks, as outlets do and now and then others: "told X", "X counted".
    Asks,
    /// Only outlets are spoken of so: "a reporter for X", "first reported by X", "the daily X".
    Outlet,
}

/// What one mention says: how something is told after the name there, if it is.
struct Mention {
    sign: Sign,
    /// Whether it is called a paper, a site or a station there.
    called: bool,
    how: Option<How>,
}

/// What stands before a name, by how sure it makes an outlet of it and how something is told after it. What it was told in
/// answer to a question of its own is one fact among others.
const BEFORE: [(Sign, Option<How>, &str); 9] = [
    (
        Sign::Outlet,
        Some(How::Reported),
        "first reported by, first published by, first published in, first revealed by, first told by, as reported by, \
         reporting by, quoted by, quoted in, essay for, essay in, op-ed for, op-ed in",
    ),
    (
        Sign::Outlet,
        Some(How::ToldTo),
        "interviewed by, interview with, interview to, interview on, interview for, microphone of, microphones of, \
         listeners of, viewers of, readers of",
    ),
    (Sign::Outlet, None, "appearance on, appearing on"),
    (
        Sign::Asks,
        Some(How::ToldTo),
        "told, informed, spoke to, spoke with, spoken to, speaking to, talked to, talking to, said to, wrote to, \
         confirmed to, declared to, explained to, e-mail to, email to, message to, statement to, statements to",
    ),
    (Sign::Asks, None, "questions from, questions by, contacted by, reached by, asked by, comment to"),
    (Sign::Asks, Some(How::OwnWork), "seen by, viewed by, reviewed by, obtained by, shown to, leaked to, given to"),
    (Sign::Asks, Some(How::Reported), "reports, writes"),
    (Sign::Anybody, Some(How::ToldTo), "said on, speaking on, speaking live on, live on"),
    (
        Sign::Anybody,
        Some(How::Reported),
        "according to, reported by, published by, report by, report in, article by, article in, investigation by, citing, \
         broadcast by, aired by",
    ),
];

/// Those who report for an outlet.
const STAFF: &str = "reporter reporters correspondent correspondents journalist journalists photographer photographers";

/// What outlets are.
const OUTLETS: &str = "newspaper paper daily weekly broadcaster station channel website site portal magazine tabloid outlet \
                       newsletter blog radio";

/// What may stand before that: "the news agency X".
const KINDS: &str = "news press wire";

/// Words in the names of stations.
const ON_AIR: &str = "radio fm tv television";

/// What stands between a name and its verb.
const ASIDES: &str = "also later earlier first then itself has had have was were could can since separately";

/// Verbs of those who look for themselves.
const LOOKS: &str = "seen saw read viewed reviewed obtained watched counted visited asked spoke spoken talked interviewed \
                     contacted rang phoned telephoned heard compared verified checked examined inspected witnessed \
                     photographed filmed toured understands learned learnt";

/// What is done to those who hear.
const HEARS: &str = "told shown given";

/// Verbs of those who tell: of bodies of all kinds, and of those who ask.
const TELLS: [(Sign, &str); 2] = [
    (Sign::Anybody, "reported said says published"),
    (Sign::Asks, "reports writes wrote revealed reveals reveal quoted quotes"),
];

/// What only outlets do with news that others then tell after them.
const BROKE: [&str; 4] = ["was first to report", "was the first to report", "broke the news", "broke the story"];

/// Words in the names of bodies that are told things and look at things, too.
const BODIES: &str = "agency army assembly association authority bank board brigade bundestag bureau cabinet chamber church \
                      club college commission committee company congress corp council county court crescent cross \
                      department duma eu fbi federation forces foundation front fund government group guard hospital \
                      house inc institute international interpol kremlin league ltd ministry monitor movement museum \
                      nations nato navy office parliament party pentagon police protection rescue school senate service \
                      services society treasury tribunal un union unit university watch";

/// Whether a word is one of a list.
fn among(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|listed| listed == word)
}

/// The names of a page that stand where outlets stand.
pub fn uses(account: &Account) -> Vec<Used> {
    let used = |entity: &Entity| {
        let mentions: Vec<Option<Mention>> =
            entity.mentions.iter().map(|span| mention(&account.article.text, *span)).collect();
        let of = |(span, mention): (&Span, &Option<Mention>)| Some((*span, mention.as_ref()?.how?));
        let places: Vec<(Span, How)> = entity.mentions.iter().zip(&mentions).filter_map(of).collect();
        let outlet = is_outlet(entity, &mentions);
        (outlet || !places.is_empty()).then(|| Used {
            name: titled(account, entity),
            kind: entity.kind,
            outlet,
            places,
        })
    };
    account.analysis.entities.iter().filter_map(used).collect()
}

/// The name of an entity with its article, where the page writes that with a capital inside a sentence: "told The Hill".
fn titled(account: &Account, entity: &Entity) -> String {
    let article = |span: &Span| account.article.text[..span.start as usize].strip_suffix("The ").map(str::trim_end);
    let inside = |before: &str| before.ends_with(|c: char| c.is_alphanumeric() || c == ',');
    let titled = entity.mentions.iter().filter_map(article).any(inside);
    if titled { format!("The {}", entity.name) } else { entity.name.clone() }
}

/// Whether the mentions of a name show an outlet: one of them is of nothing else, or all are where outlets stand, with
/// one where somebody asks, and the name is no body's.
fn is_outlet(entity: &Entity, mentions: &[Option<Mention>]) -> bool {
    let person = entity.kind == NameKind::Person;
    let signs = || mentions.iter().map(|mention| mention.as_ref().map(|m| m.sign));
    let place = entity.kind == NameKind::Place && !entity.places.is_empty();
    let named_so = mentions.iter().flatten().any(|m| m.called || m.sign == Sign::Outlet && !person);
    let body = || words(&entity.name).any(|word| among(BODIES, &word));
    let airs = || words(&entity.name).any(|word| among(ON_AIR, &word));
    let evident = || !person && airs() && signs().flatten().next().is_some();
    let only_so = || signs().all(|sign| sign.is_some()) && signs().flatten().max() >= Some(Sign::Asks);
    named_so && !place || evident() || !person && !place && entity.kind != NameKind::Group && !body() && only_so()
}

/// What a mention of a name in a text says of its bearer, if it stands where outlets stand.
fn mention(text: &str, span: Span) -> Option<Mention> {
    let before = text[..span.start as usize].trim_end();
    let bare = ["the", "The"].iter().find_map(|the| before.strip_suffix(the)).filter(|bare| bare.ends_with(' '));
    let before = bare.unwrap_or(before).trim_end();
    let after = &text[span.end as usize..];
    let told = cue(before).or_else(|| before_noun(before).find_map(cue)).into_iter();
    let beside = beside(after);
    let acts = after_name(before, beside.unwrap_or(after)).into_iter().chain(by_its_staff(before, after));
    let told = told.chain(acts.map(|(sign, how)| (sign, Some(how)))).chain(closes(before, after)).max();
    let called = beside.is_some() || called_outlet(before, after);
    match told {
        Some((sign, how)) => Some(Mention { sign, called, how }),
        None => called.then_some(Mention { sign: Sign::Outlet, called, how: None }),
    }
}

/// A name in brackets behind the last sentence of a paragraph: "… said. (X)".
fn closes(before: &str, after: &str) -> Option<(Sign, Option<How>)> {
    let opened = before.strip_suffix('(')?.trim_end().ends_with(['.', '!', '?', '"', '”']);
    let ends = |rest: &str| rest.trim_end_matches(['.', ' ']).is_empty();
    let closed = after.strip_prefix(')').and_then(|rest| rest.lines().next().or(Some(""))).is_some_and(ends);
    (opened && closed).then_some((Sign::Anybody, Some(How::Credit)))
}

/// What the words that a text ends with say of the name behind them.
fn cue(before: &str) -> Option<(Sign, Option<How>)> {
    let ends = |cues: &str| cues.split(", ").any(|cue| ends_with_words(before, cue));
    BEFORE.iter().find(|(.., cues)| ends(cues)).map(|(sign, how, _)| (*sign, *how))
}

/// Words at most between a cue and what the outlet is called: "told the local news site X".
const BETWEEN: usize = 3;

/// What may stand before words that say what kind of outlet a name is.
fn before_noun(before: &str) -> impl Iterator<Item = &str> {
    let noun = Some(before).filter(|before| before.rsplit(' ').next().is_some_and(is_outlet_noun));
    let inside = |text: &&str| !text.ends_with(['.', ',', ';', ':', '?', '!']);
    std::iter::successors(noun, |text| Some(text.rsplit_once(' ')?.0)).take_while(inside).take(BETWEEN + 2).skip(1)
}

/// Whether a text ends with some words, whole.
fn ends_with_words(text: &str, words: &str) -> bool {
    let at = text.len().checked_sub(words.len()).filter(|at| text.is_char_boundary(*at));
    at.is_some_and(|at| text[at..].eq_ignore_ascii_case(words) && !text[..at].ends_with(char::is_alphanumeric))
}

/// The words of a text in lower case.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// The words behind a name in its clause.
fn behind(after: &str) -> impl Iterator<Item = String> {
    let clause = after.split([',', '.', ';', ':', '"', '”', '“', '(', '\n']).next().unwrap_or_default();
    words(&clause[..clause.char_indices().nth(60).map_or(clause.len(), |(at, _)| at)])
}

/// Prepositions behind which a name is not who acts.
const PREPOSITIONS: &str = "to of in by from for with at on about against between";

/// What a name does: "X has seen", "X reported".
fn after_name(before: &str, after: &str) -> Option<(Sign, How)> {
    if !after.starts_with(' ') || PREPOSITIONS.split(' ').any(|word| ends_with_words(before, word)) {
        return None;
    }
    let done = behind(after).collect::<Vec<_>>().join(" ");
    if BROKE.iter().any(|broke| done.starts_with(broke)) {
        return Some((Sign::Outlet, How::Reported));
    }
    // "The X agency reports".
    let noun = |word: &String| is_outlet_noun(word) || among(KINDS, word) || word == "agency";
    let mut clause = behind(after).skip_while(noun).peekable();
    let asides: Vec<String> = std::iter::from_fn(|| clause.next_if(|word| among(ASIDES, word))).collect();
    let aside = |words: &str| asides.iter().any(|word| among(words, word));
    let verb = clause.next()?;
    // "X was told" asks, and whoever "told" may be anybody; what "was read" is a paper.
    let hears = among(HEARS, &verb) && aside("was were");
    if hears || among(LOOKS, &verb) && !aside("was were") {
        return Some((Sign::Asks, How::OwnWork));
    }
    let (sign, _) = TELLS.iter().find(|(_, verbs)| among(verbs, &verb))?;
    Some((if aside("first can") { Sign::Outlet } else { *sign }, How::Reported))
}

/// "A reporter for X", "an X correspondent".
fn by_its_staff(before: &str, after: &str) -> Option<(Sign, How)> {
    let mut last = before.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let of = last.next().is_some_and(|word| ["for", "of", "from"].contains(&word));
    let staff = |word: &str| among(STAFF, &word.to_lowercase());
    let theirs = of && last.next().is_some_and(staff);
    let its = behind(after.strip_prefix("'s").or_else(|| after.strip_prefix("’s")).unwrap_or(after)).next();
    (theirs || its.is_some_and(|word| staff(&word))).then_some((Sign::Asks, How::OwnWork))
}

fn is_outlet_noun(word: &str) -> bool {
    among(OUTLETS, &word.to_lowercase())
}

/// "The daily X", "the X newspaper", "the news agency X", "the X news agency"; but "the Dutch daily X" is X.
fn called_outlet(before: &str, after: &str) -> bool {
    let noun = |word: &str, kind: Option<&str>| {
        is_outlet_noun(word) || word == "agency" && kind.is_some_and(|kind| among(KINDS, kind))
    };
    let mut last = before.rsplit(' ');
    let before_it = last.next().is_some_and(|word| noun(word, last.next()));
    let clause = after.strip_prefix(' ').map(|after| after.split(' '));
    let mut next = clause.into_iter().flatten().map(|word| word.trim_end_matches([',', '.'])).peekable();
    let kind = next.next_if(|word| among(KINDS, word));
    let behind_it = next.next().is_some_and(|word| noun(word, kind));
    before_it || behind_it && !next.next().is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// What stands behind "X, a regional broadcaster,", if that is how a name goes on.
fn beside(after: &str) -> Option<&str> {
    let clause = after.strip_prefix(", ")?;
    let end = clause.find([',', '.', '\n'])?;
    let mut words = clause[..end].split(' ');
    let opens = ["a", "an", "the"].contains(&words.next()?);
    (opens && words.take(5).any(is_outlet_noun)).then(|| clause[end..].trim_start_matches(','))
}

/// The names that are known for outlets by some page of a story, without what says nothing.
pub struct Known {
    /// The pages' own outlets, those whom they credit and those whom somebody told what they tell.
    named: BTreeSet<String>,
    /// Those that some page uses as outlets.
    shown: BTreeSet<String>,
    hosts: BTreeSet<String>,
}

impl Known {
    /// Those of a story.
    pub fn of(accounts: &[&Account], used: &[Vec<Used>]) -> Known {
        let outlets: BTreeSet<&str> =
            accounts.iter().filter_map(|a| a.article.outlet.as_ref()).map(|o| o.name.as_str()).collect();
        let credits = accounts.iter().flat_map(|a| &a.article.credits).filter(|c| c.kind == CreditKind::Outlet);
        let heard = accounts.iter().flat_map(|account| hearers(account).map(|span| span.of(&account.article.text)));
        let named = outlets.iter().copied().chain(credits.map(|c| c.to.as_str())).chain(heard);
        let hosts = outlets.iter().filter(|name| name.contains('.') && !name.contains(' '));
        // Persons are told things and say things, and now and then a page leaves open what a surname is.
        let mut shown: BTreeMap<String, i32> = BTreeMap::new();
        for used in used.iter().flatten().filter(|used| used.outlet) {
            *shown.entry(bare(&used.name)).or_default() += 1;
        }
        for (account, used) in accounts.iter().zip(used) {
            let outlet = |name: &str| used.iter().any(|used| used.outlet && bare(&used.name) == bare(name));
            let persons = account.analysis.entities.iter().filter(|e| e.kind == NameKind::Person && !outlet(&e.name));
            for person in persons {
                let surname = person.name.split_whitespace().next_back().filter(|surname| *surname != person.name);
                for name in surname.into_iter().chain([person.name.as_str()]) {
                    shown.entry(bare(name)).and_modify(|pages| *pages -= 1);
                }
            }
        }
        let shown = shown.into_iter().filter(|(_, pages)| *pages > 0).map(|(name, _)| name).collect();
        Known { named: named.map(bare).collect(), shown, hosts: hosts.map(|host| bare(host)).collect() }
    }

    /// Whether a name is one of theirs.
    pub fn has(&self, used: &Used) -> bool {
        let name = bare(&used.name);
        let body = matches!(used.kind, NameKind::Organisation | NameKind::Other | NameKind::Facility);
        let spelled = || name.len() >= 4 && self.hosts.iter().any(|host| host.contains(&name));
        self.named.contains(&name) || self.shown.contains(&name) || body && spelled()
    }
}

/// A name without spaces, case, article and the word for what it is: "Polar Press" is the Polar Press Agency.
fn bare(name: &str) -> String {
    words(name).filter(|word| !["the", "www", "agency"].contains(&word.as_str())).collect()
}
