//! Old Style: dates marked as Julian ("25 October 1917 O.S."), and double ones whose two days are the same by arithmetic
//! ("25 October (7 November) 1917", "12/24 January 1897"). Of a double date the Gregorian day is the value.

use super::super::atoms::{at, before, num};
use super::super::piece::{End, Form, Piece};
use super::days::julian;
use super::point;
use crate::lang::{Passage, Role};
use crate::model::edtf::number;
use crate::model::{Calendar, Part, Point, Year};
use std::ops::RangeInclusive;

/// Years in which both calendars stood side by side.
const DOUBLE: RangeInclusive<i32> = 1583..=1950;
/// The last year in which a slash is taken to part them: Greece changed in 1923.
const SLASH: i32 = 1923;

/// Reads the styles of all pieces.
pub(super) fn read(p: &Passage<'_>, pieces: &mut Vec<Piece>) {
    if !pieces.iter().any(|q| is_day(q) || is_month(q) || matches!(q.form, Form::Range(..))) {
        return;
    }
    let all = std::mem::take(pieces);
    let mut left = all.into_iter().peekable();
    while let Some(mut piece) = left.next() {
        while let Some(next) = left.peek() {
            let Some(joined) = double(p, &piece, next) else { break };
            piece = joined;
            left.next();
            if let Some(year) = left.peek().filter(|y| takes_year(p, &piece, y)) {
                let year = (year.point().and_then(Point::full_year), year.to);
                piece = in_year(piece, year);
                left.next();
            }
        }
        single(p, &mut piece, pieces.last().map_or(0, |l| l.to));
        if let Some(year) = left.peek().filter(|y| piece.rule == OPEN && takes_year(p, &piece, y)) {
            let year = (year.point().and_then(Point::full_year), year.to);
            piece = in_year(piece, year);
            left.next();
        }
        pieces.push(piece);
    }
}

/// The rule of a double date.
const RULE: &str = "date/double";
/// The same while its year is not known.
const OPEN: &str = "date/double-day";

fn is_day(piece: &Piece) -> bool {
    matches!(piece.form, Form::Point(Point { part: Part::Day(..), .. })) && piece.calendar == Calendar::Gregorian
}

fn is_month(piece: &Piece) -> bool {
    matches!(piece.form, Form::Point(Point { part: Part::Month(_), year: Year::Full(_) }))
        && piece.calendar == Calendar::Gregorian
}

/// Year (if said), month and day.
type Fields = (Option<i32>, u8, u8);

fn fields(piece: &Piece) -> Option<Fields> {
    let point = piece.point().filter(|_| is_day(piece))?;
    match (point.year, point.part) {
        (Year::Full(y), Part::Day(m, d)) => Some((Some(y), m, d)),
        (Year::Open, Part::Day(m, d)) => Some((None, m, d)),
        _ => None,
    }
}

/// The second of two days, if it is the Gregorian name of the first, which is Julian. Without a year the lag of the 19th or the 20th
/// century has to fit.
fn same_day(old: Fields, new: Fields) -> Option<Point> {
    let fits = |year: i32, to: i32| julian(year, old.1, old.2) == number(to, new.1, new.2);
    let turned = i32::from(old.1 == 12 && new.1 == 1);
    match (old.0, new.0) {
        (None, None) => {
            [1850, 1917].iter().any(|&y| fits(y, y + turned)).then_some(Point::day(Year::Open, new.1, new.2))
        }
        (old, new_year) => {
            let year = old.or(new_year.map(|y| y - turned))?;
            let to = new_year.unwrap_or(year + turned);
            (DOUBLE.contains(&year) && fits(year, to)).then_some(Point::day(Year::Full(to), new.1, new.2))
        }
    }
}

/// What stands between the two names of a day.
fn between(p: &Passage<'_>, a: &Piece, b: &Piece) -> Option<&'static str> {
    let mark = at(p, a.to + 1, &[Role::OldStyle, Role::NewStyle]).unwrap_or(a.to + 1);
    match p.word(a.to) {
        "(" | "[" if b.first == mark || b.first == a.to + 1 => Some("bracket"),
        "/" if b.first == a.to + 1 => Some("slash"),
        _ => None,
    }
}

/// Two pieces that name the same day.
fn double(p: &Passage<'_>, a: &Piece, b: &Piece) -> Option<Piece> {
    let gap = between(p, a, b)?;
    let (x, y) = (fields(a)?, fields(b)?);
    let point = same_day(x, y).or_else(|| same_day(y, x).filter(|_| gap == "bracket"))?;
    if gap == "slash" && point.full_year().is_none_or(|y| y > SLASH) {
        return None;
    }
    let mut to = b.to;
    if gap == "bracket" {
        to = at(p, to, &[Role::OldStyle, Role::NewStyle]).unwrap_or_else(|| comma_mark(p, to).unwrap_or(to));
        to = matches!(p.word(to), ")" | "]").then_some(to + 1)?;
    }
    Some(joined(a, to, point))
}

fn comma_mark(p: &Passage<'_>, to: usize) -> Option<usize> {
    at(p, to + 1, &[Role::OldStyle, Role::NewStyle]).filter(|_| p.word(to) == ",")
}

fn joined(a: &Piece, to: usize, point: Point) -> Piece {
    let rule = if point.full_year().is_some() { RULE } else { OPEN };
    let mut piece =
        Piece { to, form: Form::Point(point), rule, calendar: Calendar::Julian, swapped: None, ..a.clone() };
    piece.weight = if point.full_year().is_some() { 5.0 } else { 2.5 };
    piece
}

/// Whether a year stands behind a double day without one.
fn takes_year(p: &Passage<'_>, piece: &Piece, year: &Piece) -> bool {
    let whole = matches!(year.form, Form::Point(Point { year: Year::Full(_), part: Part::Whole }));
    let comma = usize::from(p.word(piece.to) == ",");
    let near = [piece.to, piece.to + comma].contains(&year.first)
        || at(p, piece.to + comma, &[Role::DateOf, Role::YearWord]) == Some(year.first);
    piece.rule == OPEN && whole && near
}

fn in_year(mut piece: Piece, (year, to): (Option<i32>, usize)) -> Piece {
    if let (Some(year), Some(point)) = (year, piece.point()) {
        piece.form = Form::Point(point.in_year(year));
        (piece.to, piece.rule, piece.weight) = (to, RULE, 5.0);
    }
    piece
}

/// What one piece says by itself: a mark beside it, or a second day in brackets or behind a slash.
fn single(p: &Passage<'_>, piece: &mut Piece, floor: usize) {
    if piece.calendar != Calendar::Gregorian {
        return;
    }
    slash(p, piece);
    day_in_brackets(p, piece);
    days_of_month(p, piece, floor);
    marked(p, piece, floor);
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

/// "January 9 (22), 1905"
fn day_in_brackets(p: &Passage<'_>, piece: &mut Piece) {
    let Some((year, month, day)) = fields(piece) else { return };
    let Some((other, to)) = bracketed(p, piece.to) else { return };
    if let Some(point) = same_day((year, month, day), (year, month, other)) {
        *piece = joined(piece, to, point);
    }
}

/// "9 (22) января 1905", "28 июля (9 августа)" is read as two pieces.
fn days_of_month(p: &Passage<'_>, piece: &mut Piece, floor: usize) {
    let Some(Point { year: Year::Full(year), part: Part::Month(month) }) = piece.point() else { return };
    let Some(open) = piece.first.checked_sub(3).filter(|&o| o > floor) else { return };
    let Some((new, end)) = bracketed(p, open) else { return };
    let old = num(p, open - 1).and_then(|n| u8::try_from(n.value).ok()).filter(|d| (1..=31).contains(d));
    if let Some(old) = old
        && end == piece.first
        && let Some(point) = same_day((Some(year), month, old), (Some(year), month, new))
    {
        *piece = joined(piece, piece.to, point);
        (piece.first, piece.core) = (open - 1, open - 1);
    }
}

/// A mark of either style at token `i`: where it ends.
fn mark(p: &Passage<'_>, i: usize, role: Role) -> Option<usize> {
    let open = usize::from(matches!(p.word(i), "(" | "[" | ","));
    let end = at(p, i + open, &[role])?;
    let word = p.word(i + open);
    let bare = end == i + open + 1 && word.is_ascii() && word.len() <= 2;
    if bare && !p.tokens.get(i + open).is_some_and(|t| t.upper) {
        return None;
    }
    let close = matches!(p.word(end), ")" | "]");
    Some(if open == 1 && p.word(i) != "," && close { end + 1 } else { end })
}

/// Marks behind and before.
fn marked(p: &Passage<'_>, piece: &mut Piece, floor: usize) {
    if let Some(to) = mark(p, piece.to, Role::NewStyle) {
        piece.to = to;
        piece.note("new-style", 1.0);
        return;
    }
    if let Some(to) = mark(p, piece.to, Role::OldStyle) {
        if convert(piece) {
            piece.to = to;
        }
        return;
    }
    if let Some(b) = before(p, piece.first, &[Role::OldStyle], floor)
        && (b.own || p.tokens.get(b.first).is_some_and(|t| t.capital))
        && p.word(b.first).chars().all(|c| !c.is_ascii_lowercase() || b.own)
        && piece.first > b.first + 1
        && convert(piece)
    {
        (piece.first, piece.core) = (b.first, b.first);
    }
}

/// Takes a piece's fields as Julian; `false` where they are too coarse.
fn convert(piece: &mut Piece) -> bool {
    let day = |q: Point| match (q.year, q.part) {
        (Year::Full(y), Part::Day(m, d)) => Some(julian(y, m, d)),
        _ => None,
    };
    let form = match piece.form {
        Form::Point(Point { year: Year::Full(y), part: Part::Month(m) }) => {
            let from = julian(y, m, 1);
            let to = if m == 12 { julian(y + 1, 1, 1) } else { julian(y, m + 1, 1) } - 1;
            let end = |day| End { first: piece.first, to: piece.to, point: point(day) };
            Some(Form::Range(end(from), end(to)))
        }
        Form::Point(q) => day(q).map(|d| Form::Point(point(d))),
        Form::Range(a, b) => day(a.point)
            .zip(day(b.point))
            .map(|(x, y)| Form::Range(End { point: point(x), ..a }, End { point: point(y), ..b })),
        Form::Relative(_) => None,
    };
    let Some(form) = form else { return false };
    piece.form = form;
    (piece.calendar, piece.swapped) = (Calendar::Julian, None);
    piece.note("old-style", 1.5);
    true
}
