//! Double dates, whose two days are the same by arithmetic: "25 October (7 November) 1917", "9 (22) January 1905", "12/24 January 1897".
//! The Gregorian day is the value. What is marked as Old Style alone is in [`super::marks`].

use super::super::atoms::at;
use super::super::figures::num;
use super::super::piece::{End, Form, Piece};
use super::days::julian;
use super::marks;
use crate::lang::{Passage, Role};
use crate::model::edtf::number;
use crate::model::{Calendar, Part, Point, Year};
use std::ops::RangeInclusive;

/// Years in which both calendars stood side by side.
const DOUBLE: RangeInclusive<i32> = 1583..=1950;
/// The last year in which a slash is taken to part them: Greece changed in 1923.
const SLASH: i32 = 1923;
/// The rule of a double date.
const RULE: &str = "date/double";
/// The same while its year is not known.
const OPEN: &str = "date/double-day";

const STYLES: &[Role] = &[Role::OldStyle, Role::NewStyle];

/// Reads the styles of all pieces.
pub(super) fn read(p: &Passage<'_>, pieces: &mut Vec<Piece>) {
    let all = std::mem::take(pieces);
    let mut left = all.into_iter().peekable();
    while let Some(mut piece) = left.next() {
        while let Some(joined) = left.peek().and_then(|next| double(p, &piece, next)) {
            piece = joined;
            left.next();
        }
        single(p, &mut piece, pieces);
        let year = left.peek().and_then(|y| behind(p, &piece, y));
        if let Some((year, to)) = year {
            in_year(&mut piece, year, to);
            left.next();
            marks::read(p, &mut piece, 0);
        }
        pieces.push(piece);
    }
}

/// Year (if said), month and day.
type Fields = (Option<i32>, u8, u8);

fn fields(piece: &Piece) -> Option<Fields> {
    let point = piece.point().filter(|_| piece.calendar == Calendar::Gregorian)?;
    match (point.year, point.part) {
        (Year::Full(y), Part::Day(m, d)) => Some((Some(y), m, d)),
        (Year::Open, Part::Day(m, d)) => Some((None, m, d)),
        _ => None,
    }
}

/// The second of two days, if it is the Gregorian name of the first, which is Julian. Without a year the lag of the 18th, 19th or 20th
/// century has to fit.
fn same_day(old: Fields, new: Fields) -> Option<Point> {
    let fits = |year: i32, to: i32| julian(year, old.1, old.2) == number(to, new.1, new.2);
    let turned = i32::from(old.1 == 12 && new.1 == 1);
    if (old.0, new.0) == (None, None) {
        let fits = [1750, 1850, 1917].iter().any(|&y| fits(y, y + turned));
        return fits.then_some(Point::day(Year::Open, new.1, new.2));
    }
    let year = old.0.or(new.0.map(|y| y - turned))?;
    let to = new.0.unwrap_or(year + turned);
    (DOUBLE.contains(&year) && fits(year, to)).then_some(Point::day(Year::Full(to), new.1, new.2))
}

/// The same, whichever comes first; a year told in Old Style may have begun in March.
fn either(x: Fields, y: Fields, marked: bool) -> Option<Point> {
    let next = |f: Fields| (f.0.map(|y| y + 1), f.1, f.2);
    let march = || (marked && y.1 <= 3).then(|| same_day(next(y), x)).flatten();
    same_day(x, y).or_else(|| same_day(y, x)).or_else(march)
}

/// Two pieces that name the same day.
fn double(p: &Passage<'_>, a: &Piece, b: &Piece) -> Option<Piece> {
    let (x, y) = (fields(a)?, fields(b)?);
    let bracket = match p.word(a.to) {
        "(" | "[" => true,
        "/" => false,
        _ => return None,
    };
    let marked = at(p, a.to + 1, STYLES).filter(|&m| bracket && m == b.first);
    if marked.is_none() && b.first != a.to + 1 {
        return None;
    }
    if !bracket {
        let point = same_day(x, y).filter(|q| q.full_year().is_some_and(|y| y <= SLASH))?;
        return Some(joined(a, b.to, point));
    }
    let comma = b.to + usize::from(p.word(b.to) == ",");
    let tail = at(p, comma, STYLES).unwrap_or(b.to);
    let to = matches!(p.word(tail), ")" | "]").then_some(tail + 1)?;
    either(x, y, marked.is_some() || tail > b.to).map(|point| joined(a, to, point))
}

fn joined(a: &Piece, to: usize, point: Point) -> Piece {
    let (rule, weight) = if point.full_year().is_some() { (RULE, 5.0) } else { (OPEN, 2.5) };
    let form = Form::Point(point);
    Piece { to, form, rule, weight, calendar: Calendar::Julian, swapped: None, ..a.clone() }
}

/// The year behind a double day, or behind a day and its mark ("25 October (O.S.) 1917"), and where it ends.
fn behind(p: &Passage<'_>, piece: &Piece, year: &Piece) -> Option<(i32, usize)> {
    let Some(Point { year: Year::Full(y), part: Part::Whole }) = year.point() else { return None };
    let double = piece.rule == OPEN;
    if !double && fields(piece)?.0.is_some() {
        return None;
    }
    let from = if double { piece.to } else { marks::mark(p, piece.to, Role::OldStyle)? };
    let comma = usize::from(p.word(from) == ",");
    let near = [from, from + comma].contains(&year.first)
        || at(p, from + comma, &[Role::DateOf, Role::YearWord]) == Some(year.first);
    near.then_some((y, year.to))
}

fn in_year(piece: &mut Piece, year: i32, to: usize) {
    let Some(point) = piece.point() else { return };
    let double = piece.rule == OPEN;
    piece.form = Form::Point(point.in_year(year));
    piece.to = to;
    if double {
        (piece.rule, piece.weight) = (RULE, 5.0);
    } else {
        (piece.rule, piece.weight) = ("date/day-month-year", 4.0);
        marks::convert(piece);
    }
}

/// What one piece says by itself: a mark beside it, or a second day in brackets or behind a slash.
fn single(p: &Passage<'_>, piece: &mut Piece, before: &mut Vec<Piece>) {
    if piece.calendar != Calendar::Gregorian {
        return;
    }
    slash(p, piece);
    day_in_brackets(p, piece);
    days_of_month(p, piece, before);
    if piece.calendar == Calendar::Gregorian {
        marks::read(p, piece, before.last().map_or(0, |l| l.to));
    }
}

/// "12/24 January 1897"
fn slash(p: &Passage<'_>, piece: &mut Piece) {
    let Form::Range(a, b) = piece.form else { return };
    let end = |e: End| match (e.point.year, e.point.part) {
        (Year::Full(y), Part::Day(m, d)) => Some((Some(y), m, d)),
        _ => None,
    };
    let (Some(x), Some(y)) = (end(a), end(b)) else { return };
    if p.word(a.to) == "/"
        && let Some(point) = same_day(x, y).filter(|q| q.full_year().is_some_and(|y| y <= SLASH))
    {
        *piece = joined(piece, piece.to, point);
    }
}

/// A day alone in brackets at token `i`, and where they end.
fn bracketed(p: &Passage<'_>, i: usize) -> Option<(u8, usize)> {
    let n = num(p, i + 1).filter(|n| matches!(p.word(i), "(" | "[") && n.digits <= 2)?;
    let to = n.to + usize::from(p.word(n.to) == ".");
    let day = u8::try_from(n.value).ok().filter(|d| (1..=31).contains(d))?;
    matches!(p.word(to), ")" | "]").then_some((day, to + 1))
}

/// "January 9 (22), 1905", "1905 m. sausio 9 (22) d."
fn day_in_brackets(p: &Passage<'_>, piece: &mut Piece) {
    let Some((year, month, day)) = fields(piece) else { return };
    let Some((other, to)) = bracketed(p, piece.to) else { return };
    if let Some(point) = either((year, month, day), (year, month, other), false) {
        let to = super::super::atoms::own_at(p, to, &[Role::DayWord]).unwrap_or(to);
        *piece = joined(piece, to, point);
    }
}

/// "9 (22) января 1905", "1905. gada 9. (22.) janvārī"
fn days_of_month(p: &Passage<'_>, piece: &mut Piece, before: &mut Vec<Piece>) {
    let Some(Point { year, part: Part::Month(month) }) = piece.point() else { return };
    let dotted = usize::from(p.word(piece.first.wrapping_sub(2)) == ".");
    let Some(open) = piece.first.checked_sub(3 + dotted).filter(|&o| o > 0) else { return };
    let dot = usize::from(p.word(open - 1) == ".");
    let Some(at) = open.checked_sub(1 + dot) else { return };
    let old = num(p, at).and_then(|n| u8::try_from(n.value).ok()).filter(|d| (1..=31).contains(d));
    let (Some(old), Some((new, end))) = (old, bracketed(p, open)) else { return };
    let floor = before.last().map_or(0, |l| l.to);
    if end != piece.first || at < floor {
        return;
    }
    let before_year = before.last().filter(|l| l.to == at).and_then(Piece::point);
    let year = match (year, before_year) {
        (Year::Full(y), _) => Some(y),
        (_, Some(Point { year: Year::Full(y), part: Part::Whole })) => Some(y),
        _ => None,
    };
    let Some(point) = either((year, month, old), (year, month, new), false) else { return };
    let taken = piece.point().is_some_and(|q| q.year == Year::Open) && year.is_some();
    let first = if taken { before.pop().map_or(at, |l| l.first) } else { at };
    *piece = joined(piece, piece.to, point);
    (piece.first, piece.core) = (first, first);
}
