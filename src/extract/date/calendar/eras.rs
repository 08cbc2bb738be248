//! Years of Japanese eras and of the Republic of China, whose months and days are Gregorian: 昭和20年8月15日, 民國三十四年.

use super::super::atoms::{at, kind};
use super::super::figures::num;
use super::super::piece::{End, Form, Piece};
use super::monthdays::tie_before;
use crate::lang::{Lang, Passage, Role};
use crate::model::{Calendar, Part, Point, Year};
use crate::text::TokenKind;

/// The year since which Japan has Gregorian months.
const JAPAN_GREGORIAN: i32 = 1873;

/// The longest Japanese era, Showa, had so many years.
const LONGEST: i32 = 64;

/// Reads a date whose era stands at token `i`.
pub(super) fn read(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let era = |role| p.role(i, role).map(|(m, e)| (m.end(), e));
    let (calendar, (behind, e)) = match era(Role::JapaneseEra) {
        Some(found) => (Calendar::Japanese, found),
        None => (Calendar::Roc, era(Role::RocEra)?),
    };
    let (count, k) = count(p, behind)?;
    if calendar == Calendar::Japanese && count > LONGEST {
        return None;
    }
    let year = i32::try_from(e.int()).ok()? + count - 1;
    if let Some(to) = beside_the_same(p, i, k, year, out) {
        return Some(to);
    }
    let behind_count = k;
    let k = same_in_brackets(p, k, year).unwrap_or(k);
    if let Some((part, to)) = by_marks(p, k) {
        return push(i, to, Point { year: Year::Full(year), part }, calendar, e.lang, out);
    }
    let mut to = year_word(p, k)?;
    if p.word(to) == "間" {
        return None;
    }
    let decade = at(p, k, &[Role::DecadeWord]);
    // An era that is an everyday word too (文化, culture) needs a month or the same year beside it.
    let weak = at(p, i, &[Role::CalendarWeak]).is_some();
    if weak && month(p, to).is_none() && same_in_brackets(p, to, year).is_none() && k == behind_count {
        return None;
    }
    to = same_in_brackets(p, to, year).unwrap_or(to);
    let mut piece = Piece::new(i, to, Point::year(Year::Full(year)), "date/era-year", e.lang, 4.2);
    if let Some(end) = decade.filter(|_| count % 10 == 0) {
        let part = |year| End { first: i, to: end, point: Point::year(Year::Full(year)) };
        piece.form = Form::Range(part(year), part(year + 9));
        piece.to = end;
    } else if let Some((part, end)) = month(p, to) {
        let point = Point { year: Year::Full(year), part };
        let known = year >= JAPAN_GREGORIAN || calendar == Calendar::Roc;
        piece.form = Form::Point(if known { point } else { Point::year(Year::Full(year)) });
        piece.to = end;
        if !point.exists() {
            return None;
        }
    }
    piece.calendar = calendar;
    piece.doubt = "not-a-date";
    let to = piece.to;
    out.push(piece);
    Some(to)
}

/// The number of a year of an era.
fn count(p: &Passage<'_>, i: usize) -> Option<(i32, usize)> {
    if let Some(to) = at(p, i, &[Role::EraFirst]) {
        return Some((1, to));
    }
    num(p, i).filter(|n| (1..=150).contains(&n.value)).map(|n| (n.value, n.to))
}

/// A word for the year behind its number.
fn year_word(p: &Passage<'_>, i: usize) -> Option<usize> {
    at(p, i, &[Role::YearWord]).filter(|_| kind(p, i) != Some(TokenKind::Punct))
}

/// "昭和20.8.15", "昭和20・8・15"
fn by_marks(p: &Passage<'_>, i: usize) -> Option<(Part, usize)> {
    let small = |k: usize| num(p, k).and_then(|n| u8::try_from(n.value).ok().map(|v| (v, n.to)));
    let mark = p.word(i);
    let (month, k) = small(i + 1).filter(|_| matches!(mark, "." | "・" | "/" | "．"))?;
    let (day, to) = small(k + 1).filter(|_| p.word(k) == mark)?;
    Some((Part::Day(month, day), to))
}

fn push(first: usize, to: usize, point: Point, calendar: Calendar, lang: Lang, out: &mut Vec<Piece>) -> Option<usize> {
    let mut piece = Piece::new(first, to, point, "date/era-year", lang, 4.2);
    (piece.calendar, piece.doubt) = (calendar, "not-a-date");
    point.exists().then(|| out.push(piece)).map(|()| to)
}

/// "昭和16年から20年": a year tied to one of an era is of the same era.
pub(super) fn later(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let last = out.last().filter(|l| l.rule == "date/era-year")?;
    let (year, calendar, lang) = (last.point()?.full_year()?, last.calendar, last.lang);
    tie_before(p, i, last.to - 1).filter(|t| *t == (last.to, true))?;
    let era = |role| p.role(last.first, role).map(|(_, e)| e.int());
    let first = i32::try_from(era(Role::JapaneseEra).or_else(|| era(Role::RocEra))?).ok()?;
    let n = num(p, i).filter(|n| n.digits <= 2)?;
    let to = year_word(p, n.to)?;
    let later = (first + n.value - 1, month(p, to));
    let point = Point { year: Year::Full(later.0), part: later.1.map_or(Part::Whole, |m| m.0) };
    (later.0 > year).then(|| push(i, later.1.map_or(to, |m| m.1), point, calendar, lang, out)).flatten()
}

fn opens(word: &str) -> bool {
    matches!(word, "(" | "（" | "[" | "〔" | "［")
}

fn closes(word: &str) -> bool {
    matches!(word, ")" | "）" | "]" | "〕" | "］")
}

/// The same year by the other count, in brackets: where they end.
fn same_in_brackets(p: &Passage<'_>, k: usize, year: i32) -> Option<usize> {
    let n = num(p, k + 1).filter(|n| opens(p.word(k)) && n.value == year)?;
    let close = at(p, n.to, &[Role::YearWord]).unwrap_or(n.to);
    closes(p.word(close)).then_some(close + 1)
}

/// "1945年（昭和20年）": the era's year in brackets behind the same Gregorian one belongs to that.
fn beside_the_same(p: &Passage<'_>, i: usize, k: usize, year: i32, out: &mut [Piece]) -> Option<usize> {
    let last = out.last_mut()?;
    let same = last.point() == Some(Point { year: Year::Full(year), part: Part::Whole });
    if !same || last.to + 1 != i || !opens(p.word(last.to)) {
        return None;
    }
    let close = at(p, k, &[Role::YearWord]).unwrap_or(k);
    if !closes(p.word(close)) {
        return None;
    }
    last.to = at(p, close + 1, &[Role::YearWord]).unwrap_or(close + 1);
    last.note("era-year", 3.0);
    Some(last.to)
}

/// A month, and a day, behind a year.
fn month(p: &Passage<'_>, i: usize) -> Option<(Part, usize)> {
    let small = |k: usize| num(p, k).and_then(|n| u8::try_from(n.value).ok().map(|v| (v, n.to)));
    let (month, k) = small(i)?;
    let to = at(p, k, &[Role::MonthWord])?;
    let day = small(to).and_then(|(day, k)| at(p, k, &[Role::DayWord]).map(|to| (Part::Day(month, day), to)));
    Some(day.unwrap_or((Part::Month(month), to)))
}
