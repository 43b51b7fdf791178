//! Stories that a journalist can read: a few invented articles, and beside them what is right to find in them.
//!
//! Each file in `tests/stories` is one folder of pages. It has a title, some words to the reader, the pages, and what
//! is expected:
//!
//! ```text
//! ## `gazette`                     a page, by the name that the expectations use
//! Outlet: Harbour Gazette
//! Date: 2024-03-05 08:00           the time may be left out
//! By: Mara Ellings                 may be left out
//! Form: text                       a page scraped as text; HTML where left out
//! ### Headline
//! Paragraphs.
//!
//! ## Expected                      one line each, of these kinds
//! - Story: `a`, `b`                exactly these pages are one story
//! - `a` is nobody's copy           it derives neither from a page nor from an absent original
//! - `b` is a copy or light edit of `a` or `c`      class and parent, with alternatives
//! - `b` is a merge of `a` and `c`  it derives from both
//! - `b` is a copy of "Reuters"     from an original that is not among the pages
//! - Origin "Reuters", absent: `a`, `b`, and a part of `c`          exactly these pages; also: `Origin without a name`
//! - One question: `a` "words", `b` "other words": 2 origins, 1 source      statements of one claim with its counts
//! - Two questions: `a` "words", `b` "other words"                  no claim holds both
//! - Conflict: "120" and "210": same origin         two answers that differ, with the verdict
//! - No conflict: "nine" and "9"    no verdict `conflict` stands between them
//! - Changed, number changed: `a` "120", `b` "210"  a mutation, before and after
//! - Quotation by "Name": `a` "words", `b` "words"  one quotation with these occurrences
//! - Date: `a` 2024-03-05           when the page is taken to have appeared
//! ```
//!
//! What is expected is what is right by the contract. Where the program is wrong today, the line says so, indented
//! below: `Known failure: reason`. Such a line fails the test as soon as the program gets it right.

use std::collections::BTreeSet;
use std::fmt::Write;

use rashomon::model::Page;
use rashomon::read::{Limits, from_bytes};
use rashomon::{Grouping, corpus};
use serde_json::Value;

use crate::{list, root, word};

/// One file of stories.
struct Tale {
    articles: Vec<Article>,
    expected: Vec<Expectation>,
}

#[derive(Default)]
struct Article {
    name: String,
    outlet: String,
    date: String,
    author: Option<String>,
    form: String,
    headline: String,
    paragraphs: Vec<String>,
}

struct Expectation {
    line: String,
    known_failure: Option<String>,
}

/// Holds the program against one file.
fn check(file: &str) {
    let tale = Tale::read(file);
    let found = Found::of(&[&tale]);
    let mut wrong = String::new();
    for Expectation { line, known_failure } in &tale.expected {
        match (found.judge(line), known_failure) {
            (Err(why), None) => writeln!(wrong, "wrong: {line}\n       {why}").unwrap(),
            (Ok(()), Some(reason)) => writeln!(wrong, "right by now: {line}\n       ({reason})").unwrap(),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{file}\n{wrong}\nfound:\n{}", found.told());
}

#[test]
fn a_copy_chain() {
    check("copy-chain.md");
}

#[test]
fn agency_copy_in_three_papers() {
    check("agency-in-three-papers.md");
}

#[test]
fn two_reporters_at_one_briefing() {
    check("one-briefing-two-reporters.md");
}

#[test]
fn a_page_made_of_two() {
    check("merger.md");
}

#[test]
fn a_rewrite_that_changed_a_number_and_lost_a_hedge() {
    check("changed-number-lost-hedge.md");
}

#[test]
fn a_look_alike_event() {
    check("look-alike-event.md");
}

#[test]
fn the_same_formula() {
    check("same-formula.md");
}

#[test]
fn an_unnamed_agency_beside_a_named_one() {
    check("unnamed-agencies.md");
}

fn every_file() -> Vec<String> {
    let folder = root().join("crates/rashomon/tests/stories");
    let mut files: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    files.sort();
    files
}

#[test]
fn every_file_is_held_against_the_program() {
    let here = include_str!("stories.rs");
    for file in every_file() {
        assert!(here.contains(&format!("check(\"{file}\")")), "{file} is not checked");
    }
}

/// The judge itself: for each kind of line, something that the merger does not hold.
#[test]
fn what_is_not_found_is_wrong() {
    let tale = Tale::read("merger.md");
    let found = Found::of(&[&tale]);
    for line in [
        "Story: `chronicle`, `beacon`",
        "`digest` is nobody's copy",
        "`digest` is a merge of `chronicle`",
        "`digest` is a copy of `chronicle` or `beacon`",
        "`beacon` is a copy of \"Reuters\"",
        "Origin \"Delta Chronicle\", absent: `chronicle`, `digest`",
        "Origin \"Delta Chronicle\", present: `chronicle`",
        "Origin without a name, absent: `beacon`",
        "One question: `chronicle` \"failed to open\", `digest` \"failed to open\": 2 origins",
        "One question: `chronicle` \"failed to open\", `beacon` \"200 blankets\": 1 origin",
        "One question: `chronicle` \"words that nobody wrote\": 1 origin",
        "Two questions: `chronicle` \"failed to open\", `digest` \"failed to open\"",
        "Conflict: \"40 houses\" and \"200 blankets\": conflict",
        "Changed, number changed: `chronicle` \"Two\", `digest` \"Three\"",
        "Quotation by \"Grace Achieng\": `chronicle` \"every week by letter\"",
        "Date: `beacon` 2025-01-23",
    ] {
        assert!(found.judge(line).is_err(), "{line}");
    }
}

#[test]
fn the_order_of_the_pages_does_not_matter() {
    for file in every_file() {
        let tale = Tale::read(&file);
        let mut pages = tale.pages();
        let forwards = dossier(pages.clone());
        pages.reverse();
        assert!(forwards == dossier(pages), "{file}");
    }
}

#[test]
fn one_pile_of_all_pages_falls_into_the_same_stories() {
    let tales: Vec<Tale> = every_file().iter().map(|file| Tale::read(file)).collect();
    let found = Found::of(&tales.iter().collect::<Vec<_>>());
    let stories =
        tales.iter().flat_map(|t| &t.expected).filter(|e| e.line.starts_with("Story:") && e.known_failure.is_none());
    let wrong: Vec<String> = stories.filter_map(|e| found.judge(&e.line).err()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

impl Tale {
    fn read(file: &str) -> Tale {
        let path = root().join("crates/rashomon/tests/stories").join(file);
        let text = std::fs::read_to_string(path).unwrap();
        let mut tale = Tale { articles: Vec::new(), expected: Vec::new() };
        for section in text.split("\n## ").skip(1) {
            let (title, body) = section.split_once('\n').unwrap();
            match title.trim() {
                "Expected" => tale.expected = expectations(body),
                name => tale.articles.push(article(name, body)),
            }
        }
        assert!(!tale.articles.is_empty() && !tale.expected.is_empty(), "{file} lacks pages or what is expected");
        tale
    }

    fn pages(&self) -> Vec<Page> {
        self.articles.iter().map(Article::page).collect()
    }
}

fn article(title: &str, body: &str) -> Article {
    let name = title.trim_matches('`').to_owned();
    let mut article = Article { name, form: "html".to_owned(), ..Article::default() };
    for line in body.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.split_once(": ") {
            _ if line.starts_with("### ") => article.headline = line[4..].to_owned(),
            Some(("Outlet", outlet)) if article.headline.is_empty() => article.outlet = outlet.to_owned(),
            Some(("Date", date)) if article.headline.is_empty() => article.date = date.to_owned(),
            Some(("By", author)) if article.headline.is_empty() => article.author = Some(author.to_owned()),
            Some(("Form", form)) if article.headline.is_empty() => article.form = form.to_owned(),
            _ if article.headline.is_empty() => panic!("{title}: what is {line:?}?"),
            _ => article.paragraphs.push(line.to_owned()),
        }
    }
    article
}

fn expectations(body: &str) -> Vec<Expectation> {
    let mut expected: Vec<Expectation> = Vec::new();
    for line in body.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(line) = line.strip_prefix("- ") {
            expected.push(Expectation { line: line.to_owned(), known_failure: None });
        } else if let Some(reason) = line.strip_prefix("Known failure: ") {
            expected.last_mut().unwrap().known_failure = Some(reason.to_owned());
        } else {
            panic!("what is {line:?}?");
        }
    }
    expected
}

impl Article {
    fn page(&self) -> Page {
        let (name, bytes) = match self.form.as_str() {
            "html" => (format!("{}.html", self.name), self.html()),
            "text" => (format!("{}.txt", self.name), self.text()),
            other => panic!("a page has no form {other:?}"),
        };
        let (mut pages, skipped) = from_bytes(&name, bytes.as_bytes(), &Limits::default());
        assert!(skipped.is_empty() && pages.len() == 1, "{name}: {skipped:?}");
        pages.remove(0)
    }

    fn html(&self) -> String {
        let Article { outlet, headline, .. } = self;
        let mut date = self.date.replace(' ', "T");
        if date.contains('T') {
            date.push_str(":00Z");
        }
        let byline = self.author.iter().fold(String::new(), |_, name| format!("<p class=\"byline\">By {name}</p>"));
        let paragraphs = self.paragraphs.iter().fold(String::new(), |all, text| format!("{all}<p>{text}</p>\n"));
        format!(
            "<!doctype html>\n<html lang=\"en\"><head><title>{headline} | {outlet}</title>\
             <meta property=\"og:site_name\" content=\"{outlet}\">\
             <meta property=\"article:published_time\" content=\"{date}\"></head>\n\
             <body><nav><a href=\"/\">Home</a> <a href=\"/news\">News</a></nav>\n\
             <article><h1>{headline}</h1>{byline}\n{paragraphs}</article></body></html>\n"
        )
    }

    fn text(&self) -> String {
        let byline = self.author.iter().fold(String::new(), |_, name| format!("By {name}\n"));
        let paragraphs = self.paragraphs.join("\n");
        format!("{} - {}\n{}\n{byline}{paragraphs}\n", self.headline, self.outlet, self.date)
    }
}

fn dossier(pages: Vec<Page>) -> String {
    let dossier = rashomon::dossier(&corpus(pages, Vec::new(), Grouping::ByEvent));
    rashomon::report::json::write(&dossier).unwrap()
}

/// What the program found in some pages.
struct Found {
    dossier: Value,
    /// Names with page ids.
    pages: Vec<(String, String)>,
}

type Verdict = Result<(), String>;

impl Found {
    fn of(tales: &[&Tale]) -> Found {
        let articles = || tales.iter().flat_map(|t| &t.articles);
        let pages = articles().map(|a| (a.name.clone(), a.page().id.to_string())).collect();
        let json = dossier(articles().map(Article::page).collect());
        Found { dossier: serde_json::from_str(&json).unwrap(), pages }
    }

    fn id(&self, name: &str) -> &str {
        let page = self.pages.iter().find(|(n, _)| n == name);
        &page.unwrap_or_else(|| panic!("no page is called {name}")).1
    }

    fn name<'a>(&'a self, id: &'a str) -> &'a str {
        self.pages.iter().find(|(_, i)| i == id).map_or(id, |(name, _)| name)
    }

    fn names<'a>(&'a self, ids: &'a [Value]) -> BTreeSet<&'a str> {
        ids.iter().map(|id| self.name(id.as_str().unwrap())).collect()
    }

    /// All things of one kind in all stories.
    fn all(&self, kind: &str) -> Vec<&Value> {
        list(&self.dossier, "stories").iter().flat_map(|story| list(story, kind)).collect()
    }

    fn judge(&self, line: &str) -> Verdict {
        let (head, rest) = line.split_once(": ").unwrap_or((line, ""));
        match head {
            "Story" => self.story(&ticked(rest)),
            "One question" => self.one_question(&statements(rest), counts(rest)),
            "Two questions" => self.two_questions(&statements(rest)),
            "Conflict" => self.conflict(&quoted(rest), rest.rsplit(": ").next().unwrap()),
            "No conflict" => self.no_conflict(&quoted(rest)),
            "Date" => self.date(ticked(rest)[0], rest.rsplit(' ').next().unwrap()),
            _ if head.starts_with("Origin ") => self.origin(head, rest),
            _ if head.starts_with("Changed, ") => self.changed(&head["Changed, ".len()..], &statements(rest)),
            _ if head.starts_with("Quotation by ") => self.quotation(quoted(head)[0], &statements(rest)),
            _ if line.ends_with(" is nobody's copy") => self.nobodys_copy(ticked(line)[0]),
            _ => self.derivation(line),
        }
    }

    fn story(&self, pages: &[&str]) -> Verdict {
        let wanted: BTreeSet<&str> = pages.iter().copied().collect();
        let stories: Vec<BTreeSet<&str>> =
            list(&self.dossier, "stories").iter().map(|s| self.names(list(s, "pages"))).collect();
        held(stories.contains(&wanted), || format!("the stories are {stories:?}"))
    }

    fn derivations_of(&self, page: &str) -> Vec<&Value> {
        self.all("derivations").into_iter().filter(|d| word(d, "page") == self.id(page)).collect()
    }

    /// The name of a parent: a page, or an absent origin of the same story.
    fn parent<'a>(&'a self, derivation: &'a Value) -> &'a str {
        let from = word(derivation, "from");
        let story = list(&self.dossier, "stories").iter().find(|s| list(s, "pages").contains(&derivation["page"]));
        let origin = story.and_then(|s| list(s, "origins").iter().find(|o| word(o, "id") == from));
        origin.map_or_else(|| self.name(from), |o| o["name"].as_str().unwrap_or("an unnamed origin"))
    }

    fn nobodys_copy(&self, page: &str) -> Verdict {
        let found = self.derivations_of(page);
        held(found.is_empty(), || {
            let told: Vec<String> =
                found.iter().map(|d| format!("{} of {}", word(d, "class"), self.parent(d))).collect();
            format!("{page} is taken for {}", told.join(" and "))
        })
    }

    /// "`b` is a copy or light edit of `a` or `c`".
    fn derivation(&self, line: &str) -> Verdict {
        let (left, parents) = line.rsplit_once(" of ").unwrap_or_else(|| panic!("what is {line:?}?"));
        let (page, classes) = left.split_once(" is ").unwrap_or_else(|| panic!("what is {line:?}?"));
        let classes: Vec<String> = classes
            .split(" or ")
            .map(|class| class.trim_start_matches("an ").trim_start_matches("a ").replace(' ', "-"))
            .collect();
        let found = self.derivations_of(page.trim_matches('`'));
        let told = || {
            let all: Vec<String> =
                found.iter().map(|d| format!("{} of {}", word(d, "class"), self.parent(d))).collect();
            format!("{page} is {all:?}")
        };
        let from = |parent: &str| {
            found.iter().any(|d| self.parent(d) == parent && classes.iter().any(|class| class == word(d, "class")))
        };
        let wanted = [ticked(parents), quoted(parents)].concat();
        let both = parents.contains(" and ");
        let right = if both { wanted.iter().all(|p| from(p)) } else { wanted.iter().any(|p| from(p)) };
        held(right && found.len() == if both { wanted.len() } else { 1 }, told)
    }

    /// "Origin "Reuters", absent: `a`, and a part of `b`".
    fn origin(&self, head: &str, pages: &str) -> Verdict {
        let name = quoted(head).first().copied();
        let present = head.ends_with("present");
        assert!(present || head.ends_with("absent"), "present or absent? {head:?}");
        let (first, part) = pages.split_once("and a part of").unwrap_or((pages, ""));
        let set = |text| ticked(text).into_iter().collect::<BTreeSet<&str>>();
        let origins = self.all("origins");
        let same = |o: &&&Value| {
            o["name"].as_str() == name
                && o["present"] == present
                && self.names(list(o, "pages")) == set(first)
                && self.names(list(o, "also")) == set(part)
        };
        held(origins.iter().any(|o| same(&o)), || {
            let all: Vec<String> = origins.iter().map(|o| self.told_origin(o)).collect();
            format!("the origins are {}", all.join("; "))
        })
    }

    fn told_origin(&self, origin: &Value) -> String {
        let present = if origin["present"] == true { "present" } else { "absent" };
        let (pages, also) = (self.names(list(origin, "pages")), self.names(list(origin, "also")));
        format!("{} {present} {pages:?} and a part of {also:?}", origin["name"])
    }

    fn states(&self, claim: &Value, (page, words): (&str, &str)) -> bool {
        let on_page = |s: &&Value| word(&s["citation"], "page") == self.id(page);
        list(claim, "statements").iter().filter(on_page).any(|s| word(&s["citation"], "exact").contains(words))
    }

    fn one_question(&self, wanted: &[(&str, &str)], (origins, sources): (u64, Option<u64>)) -> Verdict {
        let claims = self.all("claims");
        for statement in wanted {
            held(claims.iter().any(|c| self.states(c, *statement)), || format!("no statement says {statement:?}"))?;
        }
        let together: Vec<&&Value> =
            claims.iter().filter(|c| wanted.iter().all(|statement| self.states(c, *statement))).collect();
        held(!together.is_empty(), || {
            let apart = claims.iter().filter(|c| wanted.iter().any(|statement| self.states(c, *statement)));
            format!("they are apart: {}", apart.map(|c| self.told_claim(c)).collect::<Vec<_>>().join(" / "))
        })?;
        let counted = |c: &Value| {
            c["independent_origins"] == origins && sources.is_none_or(|sources| c["independent_sources"] == sources)
        };
        held(together.iter().any(|c| counted(c)), || {
            together.iter().map(|c| self.told_claim(c)).collect::<Vec<_>>().join(" / ")
        })
    }

    fn told_claim(&self, claim: &Value) -> String {
        let pages: Vec<&str> =
            list(claim, "statements").iter().map(|s| self.name(word(&s["citation"], "page"))).collect();
        let (origins, sources) = (&claim["independent_origins"], &claim["independent_sources"]);
        format!("{:?} {pages:?} {origins} origins {sources} sources", word(claim, "text"))
    }

    fn two_questions(&self, apart: &[(&str, &str)]) -> Verdict {
        let claims = self.all("claims");
        for statement in apart {
            held(claims.iter().any(|c| self.states(c, *statement)), || format!("no statement says {statement:?}"))?;
        }
        let both = claims.iter().find(|c| apart.iter().all(|statement| self.states(c, *statement)));
        both.map_or(Ok(()), |claim| Err(format!("they are together in {}", self.told_claim(claim))))
    }

    /// Whether a conflict stands between the answers that hold these words.
    fn between(&self, conflict: &Value, words: &[&str]) -> bool {
        let gives = |side: &Value, words: &str| {
            word(side, "value").contains(words)
                || list(side, "citations").iter().any(|c| word(c, "exact").contains(words))
        };
        let sides = list(conflict, "sides");
        sides.iter().enumerate().any(|(at, side)| {
            gives(side, words[0]) && sides.iter().enumerate().any(|(other, side)| at != other && gives(side, words[1]))
        })
    }

    fn conflict(&self, words: &[&str], verdict: &str) -> Verdict {
        let found: Vec<&Value> = self.all("conflicts").into_iter().filter(|c| self.between(c, words)).collect();
        held(found.iter().any(|c| word(c, "verdict") == verdict.replace(' ', "-")), || {
            format!("between them: {:?}", found.iter().map(|c| word(c, "verdict")).collect::<Vec<_>>())
        })
    }

    fn no_conflict(&self, words: &[&str]) -> Verdict {
        let all = self.all("conflicts");
        let found = all.iter().find(|c| word(c, "verdict") == "conflict" && self.between(c, words));
        found.map_or(Ok(()), |c| Err(format!("a conflict: {}", word(c, "why"))))
    }

    fn changed(&self, kind: &str, sides: &[(&str, &str)]) -> Verdict {
        let [before, after] = sides else { panic!("before and after? {sides:?}") };
        let all = self.all("mutations");
        let side = |cited: &Value, (page, words): (&str, &str)| {
            word(cited, "page") == self.id(page) && word(cited, "exact").contains(words)
        };
        let same = |m: &&Value| {
            word(m, "kind") == kind.replace(' ', "-") && side(&m["before"], *before) && side(&m["after"], *after)
        };
        held(all.iter().any(same), || {
            let told = all.iter().map(|m| {
                format!("{} {:?} → {:?}", word(m, "kind"), word(&m["before"], "exact"), word(&m["after"], "exact"))
            });
            format!("the changes are: {}", told.collect::<Vec<_>>().join("; "))
        })
    }

    fn quotation(&self, speaker: &str, wanted: &[(&str, &str)]) -> Verdict {
        let quotes = self.all("quotes");
        let stands = |quote: &Value, (page, words): (&str, &str)| {
            let cited = |o: &Value| {
                word(&o["citation"], "page") == self.id(page) && word(&o["citation"], "exact").contains(words)
            };
            list(quote, "occurrences").iter().any(cited)
        };
        let one = quotes.iter().find(|q| wanted.iter().all(|place| stands(q, *place)));
        let Some(quote) = one else {
            let told: Vec<String> =
                quotes.iter().map(|q| format!("{} ×{}", q["text"], list(q, "occurrences").len())).collect();
            return Err(format!("the quotations are: {}", told.join("; ")));
        };
        held(quote["speaker"]["name"] == speaker, || format!("the speaker is {}", quote["speaker"]["name"]))
    }

    fn date(&self, page: &str, day: &str) -> Verdict {
        let found = list(&self.dossier, "pages").iter().find(|p| word(p, "id") == self.id(page)).unwrap();
        let value = found["published"]["value"].as_str().unwrap_or("no date");
        held(value.starts_with(day), || format!("{page} is dated {value}"))
    }

    /// All that was found in a few lines, for a reader of a failed test.
    fn told(&self) -> String {
        let mut told = String::new();
        for origin in self.all("origins") {
            writeln!(told, "  origin {}", self.told_origin(origin)).unwrap();
        }
        for d in self.all("derivations") {
            let (page, class) = (self.name(word(d, "page")), word(d, "class"));
            writeln!(told, "  {page} is {class} of {} (coverage {})", self.parent(d), d["coverage"]).unwrap();
        }
        for claim in self.all("claims").into_iter().filter(|c| list(c, "statements").len() > 1) {
            writeln!(told, "  claim {}", self.told_claim(claim)).unwrap();
        }
        told
    }
}

fn held(right: bool, otherwise: impl FnOnce() -> String) -> Verdict {
    if right { Ok(()) } else { Err(otherwise()) }
}

/// The words between back ticks.
fn ticked(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The words between quotation marks.
fn quoted(text: &str) -> Vec<&str> {
    text.split('"').skip(1).step_by(2).collect()
}

/// Pages with the words that stand in them.
fn statements(text: &str) -> Vec<(&str, &str)> {
    let pairs: Vec<(&str, &str)> = ticked(text).into_iter().zip(quoted(text)).collect();
    assert_eq!(pairs.len(), quoted(text).len(), "each page has words beside it: {text}");
    pairs
}

/// "2 origins, 1 source" at the end of a line.
fn counts(text: &str) -> (u64, Option<u64>) {
    let tail = text.rsplit('"').next().unwrap();
    let number = |what: &str| {
        let words: Vec<&str> = tail.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let at = words.iter().position(|w| w.trim_end_matches('s') == what)?;
        words[at - 1].parse().ok()
    };
    (number("origin").unwrap_or_else(|| panic!("how many origins? {text}")), number("source"))
}
