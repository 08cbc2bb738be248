//! The year of a date that says none: what each part of the page votes for.

use super::column;
use super::page::{PageDates, Told, sum};
use super::vote::{Candidate, Vote, choose, weigh};
use crate::model::edtf::{number, weekday};
use crate::model::{DateForm, DateReading, Mention, Part, Point};

/// The year for a date, by all that the page says, and other years it may be; no year where nothing speaks for one, or too little.
pub(super) fn find(page: &PageDates<'_>, at: usize, point: Point) -> (Option<Candidate>, Vec<Candidate>) {
    let (mention, reading) = page.dates[at];
    let mut votes = Vec::new();
    votes.extend(list(page, at));
    votes.extend(same_sentence(page, at, mention));
    previous(page, mention, point, &mut votes);
    votes.extend(said_before(page, mention, point));
    votes.extend(following(page, at, mention));
    votes.extend(heading(page, mention));
    votes.extend(column::year(page, at, mention));
    votes.extend(majority(page));
    published(page, point, &mut votes);
    if let Some(wanted) = reading.weekday {
        by_weekday(&mut votes, point, wanted);
    }
    votes.retain(|v| point.in_year(v.year).exists());
    choose(weigh(&votes))
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
    (sum(found) > 1.5).then_some(Vote { year, weight: 0.7, how: "same-sentence", from: Some(found.span) })
}

/// How likely a month so far from the last one told lies in the year before, the same and the next one. Stories go forward; the shares
/// are those of dates without year on pages of testimonies and histories.
const fn steps(months: i32, near: bool) -> [f32; 3] {
    match months {
        // The same paragraph goes on where it was.
        8.. if near => [0.25, 0.75, 0.0],
        ..=-6 => [0.0, 0.2, 0.8],
        -5 => [0.0, 0.7, 0.3],
        -4..=-3 => [0.05, 0.8, 0.15],
        -2..=5 => [0.0, 1.0, 0.0],
        6..=7 => [0.2, 0.8, 0.0],
        8.. => [0.5, 0.5, 0.0],
    }
}

/// The same for a month that a letter tells: what lies behind the letter's own month is of the year before.
const fn before_letter(months: i32) -> [f32; 3] {
    match months {
        ..=0 => [0.0, 1.0, 0.0],
        1..=2 => [0.35, 0.65, 0.0],
        3.. => [0.8, 0.2, 0.0],
    }
}

/// The last date told.
fn previous(page: &PageDates<'_>, mention: &Mention, point: Point, votes: &mut Vec<Vote>) {
    let Some(last): Option<&Told> = page.last() else { return };
    let Some(year) = last.point.full_year() else { return };
    let near = last.passage == mention.passage;
    let weight = match (last.own_day, near) {
        (true, _) => 1.2,
        (_, true) => 3.0,
        _ => 2.2,
    } * (0.3 + 0.7 * last.sure);
    let how = if last.own_day { "published" } else { "previous-date" };
    let shares = match (last.point.month_number(), point.month_number()) {
        (Some(then), Some(now)) if last.letter => before_letter(i32::from(now) - i32::from(then)),
        // A story that goes on from a date of its own goes forward.
        (Some(then), Some(now)) if last.said || now < then => steps(i32::from(now) - i32::from(then), near),
        _ => [0.0, 1.0, 0.0],
    };
    for (step, share) in (-1..).zip(shares).filter(|(_, share)| *share > 0.0) {
        let vote = Vote { year: year + step, weight: weight * share, how, from: Some(last.span) };
        let late = if last.own_day { 0.0 } else { beyond(page, point.in_year(vote.year)) };
        votes.push(Vote { weight: vote.weight * (1.0 - late), ..vote });
        votes.extend((late > 0.0).then_some(Vote { year: vote.year - 1, weight: vote.weight * late, ..vote }));
    }
}

/// The year last said in words in the same passage, where the last date is one that took it from there: "1942: … in January … in July".
fn said_before(page: &PageDates<'_>, mention: &Mention, point: Point) -> Option<Vote> {
    let last = page.last().filter(|l| !l.said && l.passage == mention.passage)?;
    let here = page.told.iter().rev().take(16).take_while(|t| t.passage == mention.passage);
    let found = here.into_iter().find(|t| t.said && !t.own_day)?;
    let year = found.point.full_year().filter(|y| last.point.full_year() == Some(*y))?;
    let forward = last.point.month_number() <= point.month_number();
    forward.then_some(Vote { year, weight: 1.0, how: "previous-date", from: Some(found.span) })
}

/// Most days that a page looks ahead.
const AHEAD: i64 = 92;

/// How much of a vote goes to the year before, since what a page tells lies before its own day; nothing for days soon after it.
fn beyond(page: &PageDates<'_>, point: Point) -> f32 {
    let first = |p: Point| p.bounds(None).map(|b| b.0);
    let (Some(told), Some(own)) = (first(point), page.published.and_then(first)) else { return 0.0 };
    if (own + AHEAD..own + 366 + AHEAD).contains(&told) { 0.6 } else { 0.0 }
}

/// The next date with a year, where none was told yet.
fn following(page: &PageDates<'_>, at: usize, mention: &Mention) -> Option<Vote> {
    if page.last().is_some_and(|t| !t.own_day) {
        return None;
    }
    let mut later = page.dates.iter().skip(at + 1).take(12).filter(|(m, _)| sum(m) > 2.0);
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
    // What one date alone says is told by it already.
    let weight = 1.4 * share * (count - 1) as f32 / count as f32;
    Some(Vote { year, weight, how: "majority", from: None })
}

/// The page's own day: strong in news, weaker once the page tells a story of its own, weak where it tells of other times.
fn published(page: &PageDates<'_>, point: Point, votes: &mut Vec<Vote>) {
    let Some((day, year)) = page.published.and_then(|d| Some((d, d.full_year()?))) else { return };
    let of_its_time = page.is_news(day);
    let step = match (day.month_number(), point.month_number()) {
        (Some(then), Some(now)) if then >= now + 9 => 1,
        (Some(then), Some(now)) if now >= then + 9 => -1,
        _ => 0,
    };
    let story = if votes.iter().any(|v| v.how == "previous-date") { 0.5 } else { 1.0 };
    let weight = if of_its_time { 2.4 } else { 0.5 } * story;
    let late = beyond(page, point.in_year(year + step));
    for (year, share) in [(year + step, 1.0 - late), (year + step - 1, late)] {
        votes.push(Vote { year, weight: weight * share, how: "published", from: None });
    }
}

/// A weekday that fits one year only decides: of seven years one has it, so it speaks much louder than any year it does not fit.
fn by_weekday(votes: &mut Vec<Vote>, point: Point, wanted: u8) {
    let fits = |year: i32| fits_weekday(point, year, wanted);
    let named: Vec<i32> = votes.iter().map(|v| v.year).filter(|y| fits(*y)).collect();
    let mut near: Vec<i32> = votes.iter().flat_map(|v| [v.year - 1, v.year + 1]).filter(|y| fits(*y)).collect();
    near.retain(|y| !named.contains(y));
    for vote in votes.iter_mut().filter(|v| !fits(v.year)) {
        vote.weight *= 0.4;
    }
    let voices = named.into_iter().map(|y| (y, 3.0)).chain(near.into_iter().map(|y| (y, 1.8)));
    for (year, weight) in voices {
        if !votes.iter().any(|v| v.how == "weekday" && v.year == year) {
            votes.push(Vote { year, weight, how: "weekday", from: None });
        }
    }
}

/// Whether a day of a year is that day of the week.
pub(super) fn fits_weekday(point: Point, year: i32, wanted: u8) -> bool {
    let Part::Day(m, d) = point.part else { return false };
    point.in_year(year).exists() && weekday(number(year, m, d)) == wanted
}
