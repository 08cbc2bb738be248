//! Expressions around a month of another calendar: "15 Iyar 5705", "Ramadan 1365 AH", "18 brumaire an VIII", "ט״ו באייר תש״ה".

use super::super::atoms::own_at;
use super::super::atoms::{before, is_small_word, spaced};
use super::super::kin::own;
use super::super::piece::{End, Form, Piece};
use super::days::Reckoning;
use super::monthdays::{Day, earlier, left_day, right_day, tie_before};
use super::years::{YearAt, year_before, year_behind};
use super::{piece, point};
use crate::lang::{Lang, Passage, Role};
use crate::model::edtf::{DayNumber, civil};

/// A month by name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Month {
    pub calendar: Reckoning,
    pub role: Role,
    pub month: u8,
    pub first: usize,
    pub to: usize,
    pub lang: Lang,
    /// Few letters, or as often another word.
    pub weak: bool,
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
    let short = word.chars().count() <= 4;
    let to = if short && p.word(m.end()) == "." && !spaced(p, m.end()) { m.end() + 1 } else { m.end() };
    Some(Month { calendar, role, month, first: i, to, lang: e.lang, weak })
}

fn around(p: &Passage<'_>, m: &Month, floor: usize, out: &mut Vec<Piece>) -> Option<usize> {
    if let Some((year, at)) = year_before(p, m) {
        return behind_year(p, m, &year, at, out);
    }
    let left = left_day(p, m.first, m.lang, floor);
    let right = if left.is_none() { right_day(p, m.to) } else { None };
    let year = year_behind(p, right.map_or(m.to, |d| d.to), m)?;
    if !year.of_calendar && own_at(p, m.first, &[Role::Month]).is_some() {
        return None;
    }
    let day = left.or(right);
    if m.weak && !(year.sure || day.is_some() && own(p, m.lang) && year.of_calendar) {
        return None;
    }
    match day {
        Some(day) => one_day(p, m, &year, day, floor, out),
        None => whole_month(p, m, &year, floor, out),
    }
}

/// A day, with one tied to it before: "14–15 Nisan 5703", "between 1 Nisan and 5 Iyar 5705".
fn one_day(p: &Passage<'_>, m: &Month, year: &YearAt, day: Day, floor: usize, out: &mut Vec<Piece>) -> Option<usize> {
    const RULE: &str = "date/calendar-day";
    let number = settle(m, year, day.day)?;
    let calendar = m.calendar.calendar();
    let first = day.first.min(m.first);
    let last = End { first, to: year.to, point: point(number) };
    let mut piece = piece((first, year.to), (number, number), calendar, RULE, m.lang, 4.5);
    let same_month = (day.first < m.first).then(|| earlier(p, &day, floor)).flatten();
    let tied = same_month.map(|(d, range)| (*m, d, d.to, range)).or_else(|| other_month(p, m, first, floor));
    if let Some((month, other, to, range)) = tied
        && let Some(from) = settle(&month, year, other.day).filter(|f| *f < number)
    {
        let start = other.first;
        if range {
            piece.form = Form::Range(End { first: start, to, point: point(from) }, last);
            (piece.first, piece.core) = (start, start);
        } else {
            out.push(super::piece((start, to), (from, from), calendar, RULE, m.lang, 4.0));
        }
    }
    out.push(piece);
    Some(year.to)
}

/// A day of another month of the same calendar that is tied to the date that begins at token `first`, and takes its year from it.
fn other_month(p: &Passage<'_>, m: &Month, first: usize, floor: usize) -> Option<(Month, Day, usize, bool)> {
    let (end, range) = tie_before(p, first, floor)?;
    let (month, begin) = month_before(p, m, end, floor)?;
    let day = left_day(p, begin, m.lang, floor)?;
    let opened = before(p, day.first, &[Role::DateBetween], floor).is_some_and(|b| b.own);
    Some((Month { month, first: begin, to: end, ..*m }, day, end, range || opened))
}

fn month_before(p: &Passage<'_>, m: &Month, end: usize, floor: usize) -> Option<(u8, usize)> {
    let b = before(p, end, &[m.role], floor).filter(|b| b.own || b.lang == m.lang)?;
    u8::try_from(b.value).ok().filter(|v| (1..=m.calendar.months()).contains(v)).map(|v| (v, b.first))
}

/// A month, and a day, behind their year.
fn behind_year(p: &Passage<'_>, m: &Month, year: &YearAt, at: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let calendar = m.calendar.calendar();
    let (days, to, rule) = match right_day(p, m.to) {
        Some(day) => settle(m, year, day.day).map(|n| ((n, n), day.to, "date/calendar-day"))?,
        None => (month_days(m, year)?, m.to, "date/calendar-month"),
    };
    out.push(piece((at, to), days, calendar, rule, m.lang, 4.0));
    Some(to)
}

fn month_days(m: &Month, year: &YearAt) -> Option<(DayNumber, DayNumber)> {
    let (first, length) = m.calendar.month(year.year, m.month)?;
    Some((first, first + i64::from(length) - 1))
}

/// A month and year, and a month tied to it before: "Nisan–Iyar 5705".
fn whole_month(p: &Passage<'_>, m: &Month, year: &YearAt, floor: usize, out: &mut Vec<Piece>) -> Option<usize> {
    if !year.of_calendar || m.weak && !year.sure {
        return None;
    }
    let mut days = month_days(m, year)?;
    let mut start = before(p, m.first, &[Role::MonthWord], floor).filter(|b| b.own).map_or(m.first, |b| b.first);
    let mut to_first = None;
    if let Some((end, true)) = tie_before(p, start, floor)
        && let Some((month, first)) = month_before(p, m, end, floor)
        && let Some((from, _)) = month_days(&Month { month, ..*m }, year).filter(|d| d.0 < days.0)
    {
        days.0 = from;
        to_first = Some((end, start));
        start = first;
    }
    // "Mehr 1350 employees": a name and a count.
    let counted = !year.sure && is_small_word(p, year.to) && p.word(year.to).is_ascii();
    let weight = if year.sure {
        4.0
    } else if counted {
        -0.3
    } else {
        3.0
    };
    let mut piece = piece((start, year.to), days, m.calendar.calendar(), "date/calendar-month", m.lang, weight);
    if let (Form::Range(a, b), Some((end, second))) = (piece.form, to_first) {
        piece.form = Form::Range(End { to: end, ..a }, End { first: second, ..b });
    }
    out.push(piece);
    Some(year.to)
}

/// The day that a day and month are, in a year of their own calendar or in a Gregorian one.
fn settle(m: &Month, year: &YearAt, day: u8) -> Option<DayNumber> {
    if year.of_calendar {
        return m.calendar.day(year.year, m.month, day);
    }
    let (from, to) = m.calendar.years_of(year.year);
    let mut found =
        (from..=to).filter_map(|y| m.calendar.day(y, m.month, day)).filter(|day| civil(*day).0 == year.year);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}
