//! The findings as tables for spreadsheets and data frames: claims, statements, conflicts and quotes.
//!
//! Each table is CSV after RFC 4180, in UTF-8, with a row of column names. Kinds are named as in the JSON; several
//! values in one cell are parted by `; `. The columns `page` to `exact` are a citation as in the JSON: code points in a
//! field of a page.
//!
//! Words that a spreadsheet would run as a formula, since they begin with `=`, `+`, `-` or `@`, get an apostrophe
//! before them, as spreadsheets themselves mark words: whoever writes a page writes these cells too.

use std::collections::{BTreeSet, HashMap};

use crate::dossier::{Citation, Claim, Dossier, Statement, Story, Value};
use crate::json::name;
use crate::outline::origin_name;

type Row = Vec<String>;

/// The tables by file name: `claims.csv`, `statements.csv`, `conflicts.csv` and `quotes.csv`.
///
/// # Errors
///
/// None is known of rows that are written to memory; whatever the writer reports is passed on.
pub fn render(dossier: &Dossier) -> Result<Vec<(String, String)>, csv::Error> {
    let locations = dossier.pages.iter().map(|page| (page.id.as_str(), page.location.as_str())).collect();
    let cited = |citation: &Citation| cells_of(citation, &locations);
    let all = |rows: &dyn Fn(&Story) -> Vec<Row>| dossier.stories.iter().flat_map(rows).collect::<Vec<Row>>();
    [
        ("claims.csv", CLAIMS, all(&|s| claims(s))),
        ("statements.csv", STATEMENTS, all(&|s| statements(s, &cited))),
        ("conflicts.csv", CONFLICTS, all(&|s| conflicts(s, &cited))),
        ("quotes.csv", QUOTES, all(&|s| quotes(s, &cited))),
    ]
    .into_iter()
    .map(|(name, header, rows)| Ok((name.to_owned(), table(header, &rows)?)))
    .collect()
}

fn table(header: &str, rows: &[Row]) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header.split(' '))?;
    rows.iter().try_for_each(|row| writer.write_record(row))?;
    let bytes = writer.into_inner().map_err(|e| e.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

const CLAIMS: &str = "story claim text kind standing independent_origins independent_sources answers statements pages";

fn claims(story: &Story) -> Vec<Row> {
    let pages = |claim: &Claim| claim.statements.iter().map(|s| &s.citation.page).collect::<BTreeSet<_>>().len();
    let row = |claim: &Claim| {
        vec![
            story.id.clone(),
            claim.id.clone(),
            words(&claim.text),
            name(claim.kind),
            name(claim.standing),
            claim.independent_origins.to_string(),
            claim.independent_sources.to_string(),
            claim.answers.len().to_string(),
            claim.statements.len().to_string(),
            pages(claim).to_string(),
        ]
    };
    story.claims.iter().map(row).collect()
}

const STATEMENTS: &str = "story claim answer answer_text value min max unit counted bound as_of origin origin_name \
    sources source_kinds cues polarity modality hedges page location field start end exact";

fn statements(story: &Story, cited: &dyn Fn(&Citation) -> Row) -> Vec<Row> {
    let row = |claim: &Claim, statement: &Statement| {
        let answer = claim.answers.get(statement.answer).map(|answer| words(&answer.text)).unwrap_or_default();
        let mut row = vec![story.id.clone(), claim.id.clone(), statement.answer.to_string(), answer];
        row.extend(value(statement.value.as_ref()));
        row.extend([statement.origin.clone(), words(&origin_name(story, &statement.origin))]);
        let chain = &statement.attribution;
        row.push(list(chain.iter().map(|a| a.source.as_str())));
        row.push(list(chain.iter().map(|a| name(a.kind))));
        row.push(list(chain.iter().map(|a| a.cue.as_str())));
        row.extend([name(statement.polarity), name(statement.modality), list(&statement.hedges)]);
        row.extend(cited(&statement.citation));
        row
    };
    story.claims.iter().flat_map(|claim| claim.statements.iter().map(move |s| row(claim, s))).collect()
}

fn value(value: Option<&Value>) -> [String; 7] {
    let Some(value) = value else { return Default::default() };
    let number = |number: Option<f64>| number.map(|n| n.to_string()).unwrap_or_default();
    let text = |text: &Option<String>| text.as_deref().map(words).unwrap_or_default();
    [
        name(value.kind),
        number(value.min),
        number(value.max),
        text(&value.unit),
        text(&value.counted),
        name(value.bound),
        text(&value.as_of),
    ]
}

const CONFLICTS: &str = "story conflict claim kind verdict why side value origins page location field start end exact";

fn conflicts(story: &Story, cited: &dyn Fn(&Citation) -> Row) -> Vec<Row> {
    let mut rows = Vec::new();
    for (number, conflict) in story.conflicts.iter().enumerate() {
        for (side, told) in conflict.sides.iter().enumerate() {
            let head = [
                story.id.clone(),
                (number + 1).to_string(),
                conflict.claim.clone(),
                name(conflict.kind),
                name(conflict.verdict),
                words(&conflict.why),
                (side + 1).to_string(),
                words(&told.value),
                list(told.origins.iter().map(|origin| origin_name(story, origin))),
            ];
            rows.extend(told.citations.iter().map(|citation| [head.to_vec(), cited(citation)].concat()));
        }
    }
    rows
}

const QUOTES: &str = "story quote speaker role speaker_kind text form differs page location field start end exact";

fn quotes(story: &Story, cited: &dyn Fn(&Citation) -> Row) -> Vec<Row> {
    let mut rows = Vec::new();
    for quote in &story.quotes {
        let speaker = quote.speaker.as_ref();
        let head = [
            story.id.clone(),
            quote.id.clone(),
            speaker.map(|s| words(&s.name)).unwrap_or_default(),
            speaker.and_then(|s| s.role.as_deref()).map(words).unwrap_or_default(),
            speaker.map(|s| name(s.kind)).unwrap_or_default(),
            words(&quote.text),
        ];
        rows.extend(quote.occurrences.iter().map(|occurrence| {
            let told = vec![name(occurrence.form), list(&occurrence.differs)];
            [head.to_vec(), told, cited(&occurrence.citation)].concat()
        }));
    }
    rows
}

fn cells_of(citation: &Citation, locations: &HashMap<&str, &str>) -> Row {
    let location = locations.get(citation.page.as_str()).copied().unwrap_or_default();
    vec![
        citation.page.clone(),
        words(location),
        words(&citation.field.to_string()),
        citation.start.to_string(),
        citation.end.to_string(),
        words(&citation.exact),
    ]
}

/// Several values in one cell.
fn list(values: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let values: Vec<_> = values.into_iter().collect();
    words(&values.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join("; "))
}

/// Words of a page, which no spreadsheet shall run.
fn words(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula { format!("'{text}") } else { text.to_owned() }
}
