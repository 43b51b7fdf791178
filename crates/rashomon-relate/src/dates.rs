//! Which of a page's dates can be believed, given the other pages of its story.

use jiff::civil::Date;
use rashomon_model::{
    Account, DateCandidate, DateSource, Moment, Precision, Published, PublishedBasis, Rejected, Tense, TimeForm,
};

/// Days by which a page's date may stand off the other pages' before it needs another explanation.
const FAR: i64 = 31;
/// Days within which two pages' dates support each other.
const NEAR: i64 = 4;

/// The days on which the believed dates of a story lie: first and last.
pub fn window(accounts: &[&Account]) -> Option<(Date, Date)> {
    let days =
        || accounts.iter().filter_map(|a| a.published.value).filter(|m| m.precision >= Precision::Day).map(|m| m.date);
    Some((days().min()?, days().max()?))
}

/// Settles when each page of one story first appeared: its most trustworthy date that the story does not speak
/// against. Gives one `Published` an account, in their order.
pub fn settle(accounts: &[&Account]) -> Vec<Published> {
    let centre = centre(accounts);
    let mut settled: Vec<Published> = accounts.iter().map(|a| settle_one(a, centre)).collect();
    let believed: Vec<Date> = settled.iter().filter_map(|p| p.value.map(|m| m.date)).collect();
    if let (Some(first), Some(last)) = (believed.iter().min(), believed.iter().max()) {
        for (account, published) in accounts.iter().zip(&mut settled) {
            if published.value.is_none() && !published.rejected.is_empty() {
                infer(account, *first, *last, published);
            }
        }
    }
    settled
}

/// The day around which most pages' dates lie, with the number of pages that support it; `None` without two pages.
fn centre(accounts: &[&Account]) -> Option<(Date, usize)> {
    let support = |day: Date| {
        let near = |c: &DateCandidate| is_exact(c) && days_off(c.moment, day) <= NEAR;
        accounts.iter().filter(|a| a.article.dates.iter().any(near)).count()
    };
    let exact = accounts.iter().flat_map(|a| a.article.dates.iter().filter(|c| is_exact(c)));
    let mut days: Vec<Date> = exact.map(|c| c.moment.date).collect();
    days.sort_unstable();
    days.dedup();
    let best = days.into_iter().map(|day| (day, support(day))).fold(None, |top: Option<(Date, usize)>, x| match top {
        Some(top) if top.1 >= x.1 => Some(top),
        _ => Some(x),
    });
    best.filter(|(_, pages)| *pages >= 2)
}

fn is_exact(candidate: &DateCandidate) -> bool {
    candidate.moment.precision >= Precision::Day
}

/// Days between a day and the nearest day that a moment may mean: a month means each of its days.
fn days_off(moment: Moment, day: Date) -> i64 {
    let first = moment.date;
    let last = match moment.precision {
        Precision::Year => first.last_of_year(),
        Precision::Month => first.last_of_month(),
        Precision::Day | Precision::Minute => first,
    };
    let days = |from: Date, to: Date| i64::from((to - from).get_days());
    days(day, first).max(days(last, day)).max(0)
}

/// The candidates come most trustworthy first. The year in a notice of rights is often that of the visit, so it is no
/// date of publication.
fn settle_one(account: &Account, centre: Option<(Date, usize)>) -> Published {
    let mut published = Published { rejected: account.article.rejected.clone(), ..Published::default() };
    for candidate in account.article.dates.iter().filter(|c| c.source != DateSource::Copyright) {
        match doubt(candidate, centre, account) {
            Some(why) => {
                published.rejected.push(Rejected { value: candidate.moment, why, citation: candidate.citation.clone() })
            }
            None => believe(candidate, &mut published),
        }
    }
    published
}

/// Takes the most trustworthy date; a finer form of the same day replaces it.
fn believe(candidate: &DateCandidate, published: &mut Published) {
    let finer = |held: Moment| held.agrees(candidate.moment) && held.precision < candidate.moment.precision;
    let modified = candidate.source == DateSource::Modified;
    let better = published.value.is_none_or(|held| finer(held) && !modified);
    if better {
        published.value = Some(candidate.moment);
        published.citation = Some(candidate.citation.clone());
        let text = candidate.source == DateSource::Text;
        published.basis = Some(if text { PublishedBasis::Text } else { PublishedBasis::Page });
    }
}

/// Why a date is not believed, if it is not.
fn doubt(candidate: &DateCandidate, centre: Option<(Date, usize)>, account: &Account) -> Option<String> {
    let (day, pages) = centre?;
    let apart = days_off(candidate.moment, day);
    if apart <= FAR {
        return None;
    }
    let weekdays = weekday_names(account);
    let says = if weekdays.is_empty() { String::new() } else { format!(", and the text speaks of {weekdays}") };
    Some(format!("{apart} days off the other pages: {pages} of the story's pages date from around {day}{says}"))
}

/// The weekdays that the text names, in order of first mention.
fn weekday_names(account: &Account) -> String {
    let mut names: Vec<&str> = Vec::new();
    for time in &account.analysis.times {
        let TimeForm::Weekday { day, .. } = time.form else { continue };
        let name = weekday_name(day);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.truncate(2);
    names.join(" and ")
}

fn weekday_name(day: i8) -> &'static str {
    let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    names.get((day - 1).rem_euclid(7) as usize).copied().unwrap_or("Monday")
}

/// Gives a page whose own dates were rejected the last weekday that its text names inside the days of its story.
fn infer(account: &Account, first: Date, last: Date, published: &mut Published) {
    let named = account.analysis.times.iter().filter_map(|t| match t.form {
        TimeForm::Weekday { day, .. } if t.tense != Tense::Ahead => Some((day, t.span)),
        _ => None,
    });
    let inside = |weekday: i8| {
        let back = (i64::from(last.weekday().to_monday_one_offset()) - i64::from(weekday)).rem_euclid(7);
        last.checked_sub(jiff::Span::new().days(back)).ok().filter(|day| *day >= first || back <= 2)
    };
    let days = named.filter_map(|(day, span)| inside(day).map(|date| (date, span)));
    if let Some((date, span)) = days.max_by_key(|(date, span)| (*date, std::cmp::Reverse(*span))) {
        published.value = Some(Moment::day(date));
        published.basis = Some(PublishedBasis::OtherPages);
        published.citation = Some(rashomon_model::Citation::text(account.page, span));
    }
}
