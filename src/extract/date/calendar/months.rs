//! Expressions around a month of another calendar: "15 Iyar 5705", "Ramadan 1365 AH", "18 brumaire an VIII", "ט״ו באייר תש״ה".

use super::super::atoms::{self, before, day_at, day_before, is_dash, kind, num, own, spaced};
use super::super::piece::{End, Form, Piece};
use super::days::Reckoning;
use super::years::{YearAt, year_before, year_behind};
use super::{gematria, own_at, piece, point};
use crate::lang::{Lang, Passage, Role};
use crate::model::edtf::DayNumber;
use crate::text::TokenKind;

/// A month by name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Month {
    pub calendar: Reckoning,
    pub month: u8,
    pub first: usize,
    pub to: usize,
    pub lang: Lang,
    /// Few letters, or as often another word.
    pub weak: bool,
}

/// A day with its tokens.
#[derive(Debug, Clone, Copy)]
struct Day {
    day: u8,
    first: usize,
    to: usize,
}

/// Reads the expression around a month at token `i`; gives the token behind it.
pub(super) fn read(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let floor = out.last().map_or(0, |l| l.to);
    [Role::HebrewMonth, Role::IslamicMonth, Role::PersianMonth, Role::RepublicanMonth]
        .into_iter()
        .filter_map(|role| named(p, i, role))
        .find_map(|month| around(p, &month, floor, out))
}

fn named(p: &Passage<'_>, i: usize, role: Role) -> Option<Month> {
    let (m, e) = p.role(i, role)?;
    let calendar = match role {
        Role::HebrewMonth => Reckoning::Hebrew,
        Role::IslamicMonth => Reckoning::Islamic,
        Role::PersianMonth => Reckoning::Persian,
        _ => Reckoning::Republican,
    };
    let month = u8::try_from(e.int()).ok().filter(|m| (1..=calendar.months()).contains(m))?;
    let word = p.span_of(i, m.end() - 1).of(p.text);
    let latin = word.chars().next().is_some_and(|c| c < '\u{590}');
    let small = p.tokens.get(i).is_some_and(|t| !t.capital);
    let other = own_at(p, i, &[Role::CalendarWeak]).is_some();
    let weak = other || latin && word.chars().count() <= 3 && (small || !own(p, e.lang));
    let to =
        if p.word(m.end()) == "." && !spaced(p, m.end()) && word.chars().count() <= 4 { m.end() + 1 } else { m.end() };
    Some(Month { calendar, month, first: i, to, lang: e.lang, weak })
}

fn around(p: &Passage<'_>, m: &Month, floor: usize, out: &mut Vec<Piece>) -> Option<usize> {
    if let Some((year, at)) = year_before(p, m) {
        return behind_year(p, m, &year, at, out);
    }
    let left = left_day(p, m, floor);
    let right = if left.is_none() { right_day(p, m) } else { None };
    let behind = right.map_or(m.to, |d| d.to);
    let year = year_behind(p, behind, m)?;
    if !year.of_calendar && own_at(p, m.first, &[Role::Month]).is_some() {
        return None;
    }
    if m.weak && !(year.sure || (left.or(right)).is_some() && own(p, m.lang) && year.of_calendar) {
        return None;
    }
    let Some(day) = left.or(right) else { return whole_month(p, m, &year, floor, out) };
    let to = year.to;
    let number = settle(m, &year, day.day)?;
    let first = day.first.min(m.first);
    let earlier = left.and_then(|d| earlier(p, d.first, floor));
    let calendar = m.calendar.calendar();
    let mut piece = piece((first, to), (number, number), calendar, "date/calendar-day", m.lang, 4.5);
    if let Some((other, range)) = earlier
        && let Some(from) = settle(m, &year, other.day).filter(|f| *f < number)
    {
        if range {
            let a = End { first: other.first, to: other.to, point: point(from) };
            piece.form = Form::Range(a, End { first, to, point: point(number) });
            (piece.first, piece.core) = (other.first, other.first);
        } else {
            out.push(super::piece((other.first, other.to), (from, from), calendar, "date/calendar-day", m.lang, 4.0));
        }
    }
    out.push(piece);
    Some(to)
}

/// A month, and a day, behind their year.
fn behind_year(p: &Passage<'_>, m: &Month, year: &YearAt, at: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let calendar = m.calendar.calendar();
    if let Some(day) = right_day(p, m) {
        let number = settle(m, year, day.day)?;
        out.push(piece((at, day.to), (number, number), calendar, "date/calendar-day", m.lang, 4.5));
        return Some(day.to);
    }
    let (first, length) = m.calendar.month(year.year, m.month)?;
    let days = (first, first + i64::from(length) - 1);
    out.push(piece((at, m.to), days, calendar, "date/calendar-month", m.lang, 3.5));
    Some(m.to)
}

/// A month and year.
fn whole_month(p: &Passage<'_>, m: &Month, year: &YearAt, floor: usize, out: &mut Vec<Piece>) -> Option<usize> {
    if !year.of_calendar || m.weak && !year.sure {
        return None;
    }
    let (first, length) = m.calendar.month(year.year, m.month)?;
    let days = (first, first + i64::from(length) - 1);
    let start = before(p, m.first, &[Role::MonthWord], floor).filter(|b| b.own).map_or(m.first, |b| b.first);
    let weight = if year.sure { 4.0 } else { 3.0 };
    out.push(piece((start, year.to), days, m.calendar.calendar(), "date/calendar-month", m.lang, weight));
    Some(year.to)
}

/// The day that a day and month are, in a year of their own calendar or in a Gregorian one.
fn settle(m: &Month, year: &YearAt, day: u8) -> Option<DayNumber> {
    if year.of_calendar {
        return m.calendar.day(year.year, m.month, day);
    }
    let (from, to) = m.calendar.years_of(year.year);
    let mut found = (from..=to).filter_map(|y| m.calendar.day(y, m.month, day));
    let inside = |d: &DayNumber| crate::model::edtf::civil(*d).0 == year.year;
    let first = found.by_ref().find(inside)?;
    found.all(|d| !inside(&d)).then_some(first)
}

/// The day before a month.
fn left_day(p: &Passage<'_>, m: &Month, floor: usize) -> Option<Day> {
    let mut t = m.first;
    for _ in 0..3 {
        let skip = before(p, t, &[Role::DateOf, Role::MonthWord], floor).filter(|b| b.own || b.lang == m.lang);
        t = match skip {
            Some(b) => b.first,
            None if t > floor && matches!(p.word(t - 1), "-" | "־") && !spaced(p, t) => t - 1,
            None => break,
        };
    }
    day_ending(p, t, floor)
}

/// A day in digits, words or Hebrew letters that ends right before token `end`.
fn day_ending(p: &Passage<'_>, end: usize, floor: usize) -> Option<Day> {
    if let Some((day, first)) = gematria::day_before(p, end, floor) {
        return Some(Day { day, first, to: end });
    }
    let d = day_before(p, end, floor).filter(|d| d.day <= 31)?;
    Some(Day { day: d.day, first: d.first, to: d.to })
}

/// "Iyar 15, 5705"
fn right_day(p: &Passage<'_>, m: &Month) -> Option<Day> {
    let k = own_at(p, m.to, &[Role::DateArticle]).unwrap_or(m.to);
    let d: atoms::Day = day_at(p, k)?;
    let more = p.word(d.to) == "," || d.ordinal || num(p, d.to).is_some();
    (more && num(p, k).is_none_or(|n| n.digits <= 2)).then_some(Day { day: d.day, first: d.first, to: d.to })
}

/// A day tied to the one that begins at token `next`, and whether as the beginning of a range.
fn earlier(p: &Passage<'_>, next: usize, floor: usize) -> Option<(Day, bool)> {
    let last = next.checked_sub(1).filter(|&l| l > floor)?;
    if is_dash(p, last) || p.word(last) == "/" {
        return day_ending(p, last, floor).map(|d| (d, true));
    }
    let digits = |d: &Day| kind(p, d.first) != Some(TokenKind::Word) || num(p, d.first).is_some() || d.to > d.first + 1;
    if let Some(b) = before(p, next, &[Role::DateTo], floor).filter(|b| b.own) {
        return day_ending(p, b.first, floor).map(|d| (d, true));
    }
    let b = before(p, next, &[Role::DateAnd], floor).filter(|b| b.own)?;
    day_ending(p, b.first, floor).filter(digits).map(|d| (d, false))
}
