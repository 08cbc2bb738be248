//! The year of a date that says none, and the century of one that says two digits.

use super::page::{PageDates, Told};
use crate::model::edtf::{number, weekday};
use crate::model::{DateForm, DateReading, Mention, Part, Point, Year};
use crate::text::Span;

/// A year that was found, and by what.
pub(super) struct Found {
    pub year: i32,
    pub how: &'static str,
    pub from: Option<Span>,
    /// How far it lies before the next best.
    pub margin: f32,
}

/// What speaks for a year.
struct Vote {
    year: i32,
    weight: f32,
    how: &'static str,
    from: Option<Span>,
}

/// The best year for a date, by all that the page says; `None` where nothing does, or too little.
pub(super) fn find(page: &PageDates<'_>, at: usize, point: Point) -> Option<Found> {
    let (mention, reading) = page.dates[at];
    let mut votes = Vec::new();
    votes.extend(list(page, at));
    votes.extend(same_sentence(page, at, mention));
    votes.extend(previous(page, mention, point));
    votes.extend(following(page, at, mention));
    votes.extend(heading(page, mention));
    votes.extend(majority(page));
    votes.extend(published(page, point));
    if let Some(wanted) = reading.weekday {
        by_weekday(&mut votes, point, wanted);
    }
    best(&votes).filter(|f| f.margin >= 0.2 && valid(point, f.year))
}

fn valid(point: Point, year: i32) -> bool {
    point.in_year(year).exists()
}

/// Adds up the votes of each year; the strongest vote names the reason.
fn best(votes: &[Vote]) -> Option<Found> {
    let score = |year: i32| votes.iter().filter(|v| v.year == year).map(|v| v.weight).sum::<f32>();
    let mut years: Vec<i32> = votes.iter().map(|v| v.year).collect();
    years.sort_unstable();
    years.dedup();
    let mut scored: Vec<(f32, i32)> = years.into_iter().map(|y| (score(y), y)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let &(top, year) = scored.first().filter(|s| s.0 >= 1.0)?;
    let margin = top - scored.get(1).map_or(0.0, |s| s.0);
    let reason = votes.iter().filter(|v| v.year == year).max_by(|a, b| a.weight.total_cmp(&b.weight))?;
    Some(Found { year, how: reason.how, from: reason.from, margin })
}

/// The date that ends the list it stands in.
fn list(page: &PageDates<'_>, at: usize) -> Option<Vote> {
    let (_, reading) = page.dates[at];
    let mut k = at;
    let mut shares = reading.shares;
    while shares && k < at + 32 {
        k += 1;
        let (mention, next) = page.dates.get(k)?;
        if let Some(year) = said_year(next) {
            return Some(Vote { year, weight: 6.0, how: "list", from: Some(mention.span) });
        }
        shares = next.shares;
    }
    None
}

fn said_year(reading: &DateReading) -> Option<i32> {
    match reading.form {
        DateForm::Point(p) => p.full_year(),
        DateForm::Range(a, _) => a.point.full_year(),
        DateForm::Relative(_) => None,
    }
}

/// A later date of the same sentence that says a year; earlier ones are among those told.
fn same_sentence(page: &PageDates<'_>, at: usize, mention: &Mention) -> Option<Vote> {
    let sentence = page.passages.get(mention.passage)?.sentence(mention.span.start);
    let later = page.dates.iter().skip(at + 1).take(3).take_while(|(m, _)| m.span.start < sentence.end);
    let (found, year) = later.filter_map(|(m, r)| said_year(r).map(|y| (m, y))).next()?;
    (super::page::sum(found) > 1.5).then_some(Vote { year, weight: 0.7, how: "same-sentence", from: Some(found.span) })
}

/// The last date told; a month far before it means the next year, one far behind it the year before.
fn previous(page: &PageDates<'_>, mention: &Mention, point: Point) -> Option<Vote> {
    let last: &Told = page.last()?;
    let year = last.point.full_year()?;
    let near = last.passage == mention.passage;
    let weight = if last.own_day {
        1.2
    } else if near {
        3.0
    } else {
        2.2
    };
    let step = match (last.point.month_number(), point.month_number()) {
        (Some(then), Some(now)) if then >= now + 7 => 1,
        (Some(then), Some(now)) if now >= then + 9 => -1,
        _ => 0,
    };
    let how = if last.own_day { "published" } else { "previous-date" };
    Some(Vote { year: year + step, weight, how, from: Some(last.span) })
}

/// The next date with a year, where none was told yet.
fn following(page: &PageDates<'_>, at: usize, mention: &Mention) -> Option<Vote> {
    if page.last().is_some_and(|t| !t.own_day) {
        return None;
    }
    let mut later = page.dates.iter().skip(at + 1).take(12).filter(|(m, _)| super::page::sum(m) > 2.0);
    let (found, year) = later.find_map(|(m, r)| said_year(r).map(|y| (m, y)))?;
    let weight = if found.passage == mention.passage { 1.8 } else { 1.1 };
    Some(Vote { year, weight, how: "next-date", from: Some(found.span) })
}

/// The last heading before that names a year.
fn heading(page: &PageDates<'_>, mention: &Mention) -> Option<Vote> {
    let is_heading = |t: &&Told| page.passages.get(t.passage).is_some_and(|p| p.heading) && t.passage < mention.passage;
    let found = page.told.iter().rev().take(40).find(is_heading)?;
    Some(Vote { year: found.point.full_year()?, weight: 1.6, how: "heading", from: Some(found.span) })
}

/// The year that most dates of the page say.
fn majority(page: &PageDates<'_>) -> Option<Vote> {
    let &(year, count) = page.years.first()?;
    let all = page.said_up_to(i32::MAX).max(1);
    let share = count as f32 / all as f32;
    Some(Vote { year, weight: 1.4 * share, how: "majority", from: None })
}

/// The page's own day: strong in news, weak where the page tells of other times.
fn published(page: &PageDates<'_>, point: Point) -> Option<Vote> {
    let day = page.published?;
    let year = day.full_year()?;
    let of_its_time = page.is_news(day);
    let step = match (day.month_number(), point.month_number()) {
        (Some(then), Some(now)) if then >= now + 9 => 1,
        (Some(then), Some(now)) if now >= then + 9 => -1,
        _ => 0,
    };
    Some(Vote { year: year + step, weight: if of_its_time { 2.4 } else { 0.5 }, how: "published", from: None })
}

/// A weekday that fits one year only decides.
fn by_weekday(votes: &mut Vec<Vote>, point: Point, wanted: u8) {
    let Part::Day(m, d) = point.part else { return };
    let fits = |year: i32| point.in_year(year).exists() && weekday(number(year, m, d)) == wanted;
    let near: Vec<i32> = votes.iter().flat_map(|v| v.year - 1..=v.year + 1).collect();
    for year in near {
        if fits(year) && !votes.iter().any(|v| v.how == "weekday" && v.year == year) {
            votes.push(Vote { year, weight: 2.5, how: "weekday", from: None });
        }
    }
    for vote in votes.iter_mut().filter(|v| v.how != "weekday" && !fits(v.year)) {
        vote.weight -= 0.5;
    }
}

/// The century of two digits: that of the page's years, else the last one.
pub(super) fn century(page: &PageDates<'_>, point: Point) -> (Point, &'static str, Option<Span>) {
    let (Year::Short(digits) | Year::ShortDecade(digits)) = point.year else { return (point, "said", None) };
    let digits = i32::from(digits);
    let (near, how) = match (page.years.first(), page.published.and_then(Point::full_year)) {
        (Some(&(y, _)), _) => (y, "majority"),
        (None, Some(y)) => (y, "published"),
        (None, None) => (1950, "twentieth-century"),
    };
    let base = near - near.rem_euclid(100) + digits;
    let best = [base - 100, base, base + 100].into_iter().min_by_key(|y| ((y - near).abs(), *y)).unwrap_or(base);
    let year =
        if matches!(point.year, Year::ShortDecade(_)) { Year::Decade(best.div_euclid(10)) } else { Year::Full(best) };
    (Point { year, part: point.part }, how, None)
}
