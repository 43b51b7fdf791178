//! What was changed in the copying: along each derivation, sentence by sentence.

use rashomon_model::outlet::same_outlet;
use rashomon_model::wording::{self, Word, shared_weight};
use rashomon_model::{
    Account, Attribution, Bound, Citation, DerivationClass, Lineage, Modality, Mutation, MutationKind, NameKind,
    PageId, Parent, Passage, Quantity, Quotation, SourceKind, Span, TimeExpression, TimeForm, Vectors,
};

use crate::quotes::matched;

/// A sentence of the parent beside the sentence made from it.
struct Pair<'a> {
    before: Sentence<'a>,
    after: Sentence<'a>,
}

/// One sentence of one account.
#[derive(Clone, Copy)]
struct Sentence<'a> {
    account: &'a Account,
    span: Span,
}

impl<'a> Sentence<'a> {
    fn text(&self) -> &'a str {
        self.span.of(&self.account.article.text)
    }

    fn citation(&self) -> Citation {
        Citation::text(self.account.page, self.span)
    }

    fn quantities(&self) -> Vec<&'a Quantity> {
        self.account.analysis.quantities_in(self.span).filter(|q| !q.ordinal).collect()
    }

    fn words_of(&self, span: Span) -> &'a str {
        span.of(&self.account.article.text)
    }
}

/// A detector of one kind of change in one pair of sentences.
type Detector = fn(&Pair<'_>) -> Option<(MutationKind, String)>;

/// Every detector, in the order in which their findings are told.
const DETECTORS: [Detector; 7] =
    [number_changed, date_shifted, name_changed, hedge_lost, attribution_lost, scope_lost, status_changed];

/// All changes of a story, along its derivations.
pub fn mutations(accounts: &[&Account], lineage: &Lineage, vectors: &Vectors<'_>) -> Vec<Mutation> {
    let account = |page: PageId| accounts.iter().find(|a| a.page == page).copied();
    let mut found = Vec::new();
    for derivation in lineage.derivations.iter().filter(|d| d.class != DerivationClass::Update) {
        let Parent::Page(parent) = derivation.from else { continue };
        let (Some(before), Some(after)) = (account(parent), account(derivation.page)) else { continue };
        for pair in pairs(before, after, &derivation.passages, vectors) {
            found.extend(DETECTORS.iter().filter_map(|detect| detect(&pair)).map(|change| mutation(&pair, change)));
        }
        found.extend(quote_changes(before, after));
    }
    found.sort_by(|a, b| (&a.after, &a.before, a.kind).cmp(&(&b.after, &b.before, b.kind)));
    found.dedup();
    found
}

fn mutation(pair: &Pair<'_>, (kind, why): (MutationKind, String)) -> Mutation {
    Mutation { kind, before: pair.before.citation(), after: pair.after.citation(), why }
}

/// Each sentence of the child beside the sentence of the parent that it is most like.
fn pairs<'a>(before: &'a Account, after: &'a Account, passages: &[Passage], vectors: &Vectors<'_>) -> Vec<Pair<'a>> {
    let mut pairs: Vec<Pair<'a>> = Vec::new();
    let mut children: Vec<Span> = passages.iter().map(|p| p.to.1).collect();
    children.sort_unstable();
    children.dedup();
    for child in children {
        let parents = passages.iter().filter(|p| p.to.1 == child).map(|p| p.from.1);
        let like = |parent: &Span| alike(before, *parent, after, child, vectors);
        let best = parents.map(|p| (like(&p), p)).max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)));
        if let Some((_, parent)) = best.filter(|(s, _)| *s >= 0.4) {
            pairs.push(Pair {
                before: Sentence { account: before, span: parent },
                after: Sentence { account: after, span: child },
            });
        }
    }
    pairs
}

fn alike(before: &Account, parent: Span, after: &Account, child: Span, vectors: &Vectors<'_>) -> f32 {
    let (a, b) = (content(before, parent), content(after, child));
    let (in_a, in_b) = shared_weight(&a, &b, vectors);
    (in_a + in_b) / (wording::weight(&a) + wording::weight(&b)).max(1.0)
}

fn content(account: &Account, span: Span) -> Vec<Word> {
    let tokens = &account.analysis.tokens;
    let (first, end) =
        (tokens.partition_point(|t| t.span.start < span.start), tokens.partition_point(|t| t.span.start < span.end));
    wording::content(&wording::words(account, &tokens[first..end.max(first)]))
}

fn number(quantity: &Quantity) -> Option<f64> {
    quantity.min.or(quantity.max)
}

/// Finds: a figure of the parent's sentence that the child gives otherwise. Why: figures are what readers carry away.
/// Example: "outage lasted two hours and 40 minutes" → "four hours". Known limits: units must be recognised alike.
fn number_changed(pair: &Pair<'_>) -> Option<(MutationKind, String)> {
    let (before, after) = (pair.before.quantities(), pair.after.quantities());
    let held = |q: &&&Quantity, others: &[&Quantity]| others.iter().any(|o| number(o) == number(q));
    let new = after.iter().find(|q| number(q).is_some() && !held(q, &before))?;
    let same_sort = |q: &&&Quantity| q.unit == new.unit && (q.counted == new.counted || q.unit != "count");
    let old = before.iter().filter(|q| !held(q, &after)).find(same_sort)?;
    let (old, new) = (pair.before.words_of(old.span), pair.after.words_of(new.span));
    Some((MutationKind::NumberChanged, format!("\u{201c}{old}\u{201d} became \u{201c}{new}\u{201d}")))
}

/// Finds: a date or time of the parent's sentence that the child gives otherwise. Why: a shifted date makes another
/// event. Example: "May 28" → "April 28". Known limits: only times written out, not durations.
fn date_shifted(pair: &Pair<'_>) -> Option<(MutationKind, String)> {
    let times = |s: &Sentence<'_>| -> Vec<TimeForm> { forms(s).into_iter().map(|t| t.form).collect() };
    let (old_forms, new_forms) = (times(&pair.before), times(&pair.after));
    let old = forms(&pair.before).into_iter().find(|t| !new_forms.contains(&t.form))?;
    let alike = |t: &&TimeExpression| std::mem::discriminant(&t.form) == std::mem::discriminant(&old.form);
    let new = forms(&pair.after).into_iter().filter(|t| !old_forms.contains(&t.form)).find(|t| alike(&t))?;
    if old.value.is_some() && old.value == new.value {
        return None;
    }
    let (old, new) = (pair.before.words_of(old.span), pair.after.words_of(new.span));
    Some((MutationKind::DateShifted, format!("\u{201c}{old}\u{201d} became \u{201c}{new}\u{201d}")))
}

fn forms<'a>(sentence: &Sentence<'a>) -> Vec<&'a TimeExpression> {
    let points = |t: &&TimeExpression| !matches!(t.form, TimeForm::Duration { .. } | TimeForm::Vague);
    sentence.account.analysis.times_in(sentence.span).filter(points).collect()
}

/// Finds: a name of the parent's sentence that the child gives otherwise, where neither page has the other's form.
/// Why: a misspelt name points readers to somebody else. Example: "Norvane Systems" → "Norvain Systems".
/// Known limits: a name that the child leaves out is not seen here.
fn name_changed(pair: &Pair<'_>) -> Option<(MutationKind, String)> {
    let mentions = |s: &Sentence<'_>, other: &Account| -> Vec<(String, NameKind)> {
        let named = s.account.analysis.mentions_in(s.span).into_iter();
        named
            .map(|(e, m)| (s.words_of(m).to_owned(), s.account.analysis.entities[e].kind))
            .filter(|(name, _)| !knows(other, name))
            .collect()
    };
    let gone = mentions(&pair.before, pair.after.account);
    let new = mentions(&pair.after, pair.before.account);
    for (old, kind) in &gone {
        let swapped = new.iter().find(|(name, k)| k == kind && *kind != NameKind::Group && swapped(old, name, *kind));
        if let Some((name, _)) = swapped {
            let kind = if *kind == NameKind::Place { MutationKind::PlaceChanged } else { MutationKind::NameChanged };
            return Some((kind, format!("\u{201c}{old}\u{201d} became \u{201c}{name}\u{201d}")));
        }
    }
    nationality(&gone, &new)
}

/// A nationality that the parent's page never gives.
fn nationality(gone: &[(String, NameKind)], new: &[(String, NameKind)]) -> Option<(MutationKind, String)> {
    let (name, _) = new.iter().find(|(_, kind)| *kind == NameKind::Group)?;
    let old = gone.iter().find(|(_, kind)| *kind == NameKind::Group);
    let why = match old {
        Some((old, _)) => format!("\u{201c}{old}\u{201d} became \u{201c}{name}\u{201d}"),
        None => format!("\u{201c}{name}\u{201d} was put in"),
    };
    Some((MutationKind::NationalityChanged, why))
}

fn knows(account: &Account, name: &str) -> bool {
    account.article.text.contains(name) || account.article.headline.as_deref().is_some_and(|h| h.contains(name))
}

/// Whether two forms are likely one name misspelt, or one place put for another.
fn swapped(old: &str, new: &str, kind: NameKind) -> bool {
    let close = distance(old, new) * 3 <= old.chars().count().max(new.chars().count());
    close || (kind == NameKind::Place && old.split(' ').count() == new.split(' ').count())
}

/// Levenshtein distance in characters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

/// Finds: a bound or hedge of the parent that the child drops. Why: what was possible is told as certain.
/// Example: "at least 16 people were dead" → "16 people were dead". Known limits: a hedge in other words counts as kept.
fn hedge_lost(pair: &Pair<'_>) -> Option<(MutationKind, String)> {
    let after = pair.after.quantities();
    let bare = |q: &&&Quantity| {
        q.bound != Bound::Exact && after.iter().any(|o| number(o) == number(q) && o.bound == Bound::Exact)
    };
    if let Some(q) = pair.before.quantities().iter().find(bare) {
        let words = pair.before.words_of(q.span);
        return Some((MutationKind::HedgeLost, format!("the bound of \u{201c}{words}\u{201d} is gone")));
    }
    let firm = |s: &Sentence<'_>| !statements(s).iter().any(|m| matches!(m, Modality::Possible | Modality::Alleged));
    (!firm(&pair.before) && firm(&pair.after))
        .then(|| (MutationKind::HedgeLost, "what was told as possible is told as fact".to_owned()))
}

fn statements(sentence: &Sentence<'_>) -> Vec<Modality> {
    let all = sentence.account.analysis.statements.iter();
    all.filter(|s| sentence.span.contains(s.span)).map(|s| s.modality).collect()
}

/// Finds: a sentence that names its source in the parent and none in the child. Why: hearsay becomes fact.
/// Example: "two officials confirmed" → "reports confirm". Known limits: a source named in the sentence before counts
/// as kept only where the analysis ties it to this one.
fn attribution_lost(pair: &Pair<'_>) -> Option<(MutationKind, String)> {
    let named = |a: &&Attribution| a.kind != SourceKind::Unspecified && a.source.is_some() && !a.name.is_empty();
    let old = attributions(&pair.before).into_iter().find(|a| named(&a))?;
    let kept = attributions(&pair.after);
    let outlet = pair.after.account.article.outlet.as_ref();
    let own = outlet.is_some_and(|o| same_outlet(&o.name, &old.name));
    (!kept.iter().any(|a| named(&a)) && !own).then(|| {
        (MutationKind::AttributionLost, format!("\u{201c}{}\u{201d} is no longer named as the source", old.name))
    })
}

fn attributions<'a>(sentence: &Sentence<'a>) -> Vec<&'a Attribution> {
    sentence.account.analysis.attributions.iter().filter(|a| a.content.meets(sentence.span)).collect()
}

/// Words that narrow what is told.
const SCOPES: [&str; 9] =
    ["most of", "some of", "part of", "half of", "only ", "so far", "not counting", "excluding", "apart from"];

/// Finds: a span of time or a narrowing word of the parent that the child drops. Why: a count over three years becomes
/// a count. Example: "eight incidents in the past four years" → "eight incidents". Known limits: scopes of place.
fn scope_lost(pair: &Pair<'_>) -> Option<(MutationKind, String)> {
    let (before, after) = (pair.before.text().to_lowercase(), pair.after.text().to_lowercase());
    if let Some(words) = SCOPES.iter().find(|w| before.contains(**w) && !after.contains(**w)) {
        let majority = *words == "most of" && after.contains("majority");
        return (!majority).then(|| (MutationKind::ScopeLost, format!("\u{201c}{}\u{201d} is gone", words.trim())));
    }
    let durations = |s: &Sentence<'_>| -> Vec<Span> {
        let long = |t: &&TimeExpression| matches!(t.form, TimeForm::Duration { .. });
        s.account.analysis.times_in(s.span).filter(long).map(|t| t.span).collect()
    };
    let (old, new) = (durations(&pair.before), durations(&pair.after));
    let counts = !pair.before.quantities().is_empty();
    (counts && !old.is_empty() && new.is_empty())
        .then(|| (MutationKind::ScopeLost, format!("\u{201c}{}\u{201d} is gone", pair.before.words_of(old[0]))))
}

/// Finds: what the parent tells as planned or denied and the child as done or so. Why: the event itself changes.
/// Example: "a payment was discussed" → "a payment was made". Known limits: only changes of mood and negation are seen.
fn status_changed(pair: &Pair<'_>) -> Option<(MutationKind, String)> {
    let all = |s: &Sentence<'_>, modality: Modality| {
        let found = statements(s);
        !found.is_empty() && found.iter().all(|m| *m == modality)
    };
    let firm = |s: &Sentence<'_>| statements(s).iter().all(|m| matches!(m, Modality::Asserted | Modality::Reported));
    (all(&pair.before, Modality::Planned) && firm(&pair.after))
        .then(|| (MutationKind::StatusChanged, "what was told as planned is told as done".to_owned()))
}

/// Quotations that the child gives otherwise than the parent.
fn quote_changes(before: &Account, after: &Account) -> Vec<Mutation> {
    let words = |a: &Account, q: &Quotation| -> Vec<String> {
        let lower = q.span.of(&a.article.text).to_lowercase();
        lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
    };
    let originals: Vec<(&Quotation, Vec<String>)> =
        before.analysis.quotations.iter().map(|q| (q, words(before, q))).collect();
    let mut found = Vec::new();
    for quotation in &after.analysis.quotations {
        let now = words(after, quotation);
        let Some((original, then)) = best_original(&originals, &now) else { continue };
        let Some((kind, why)) = quote_change(then, &now) else { continue };
        found.push(Mutation {
            kind,
            before: Citation::text(before.page, original.span),
            after: Citation::text(after.page, quotation.span),
            why,
        });
    }
    found
}

fn best_original<'a>(
    originals: &'a [(&'a Quotation, Vec<String>)],
    now: &[String],
) -> Option<&'a (&'a Quotation, Vec<String>)> {
    let shared = |then: &[String]| matched(then, now).0.iter().filter(|k| **k).count();
    let scored =
        originals.iter().map(|o| (shared(&o.1), o)).filter(|(n, o)| *n >= 3 && 2 * n >= now.len().min(o.1.len()));
    scored.max_by_key(|(n, o)| (*n, std::cmp::Reverse(o.0.span))).map(|(_, o)| o)
}

/// Words that a quotation may lose at its end without being trimmed: fewer are a matter of punctuation.
const TRIMMED: usize = 2;

fn quote_change(then: &[String], now: &[String]) -> Option<(MutationKind, String)> {
    let (kept_then, kept_now) = matched(then, now);
    if kept_now.iter().any(|k| !k) {
        let added: Vec<&str> = now.iter().zip(&kept_now).filter(|(_, k)| !**k).map(|(w, _)| w.as_str()).collect();
        return Some((MutationKind::QuoteAltered, format!("words put into the quotation: {}", added.join(" "))));
    }
    let lost: Vec<&str> = then.iter().zip(&kept_then).filter(|(_, k)| !**k).map(|(w, _)| w.as_str()).collect();
    (lost.len() >= TRIMMED)
        .then(|| (MutationKind::QuoteTrimmed, format!("words cut from the quotation: {}", lost.join(" "))))
}
