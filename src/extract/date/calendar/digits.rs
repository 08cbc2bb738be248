//! Dates in digits alone whose year is of another calendar: "15/9/1365 هـ", "۱۳۲۴/۲/۱۸", "8/5/2488" in Thai; and years joined by a dash.

use super::super::atoms::{is_dash, spaced, tied};
use super::super::figures::num;
use super::super::piece::{End, Form, Piece};
use super::alone::{buddhist_day, era_at};
use super::days::Reckoning;
use super::piece;
use crate::lang::Passage;
use crate::model::{Calendar, Point, Year};

/// Reads three numbers with the same mark between them that begin at token `i`.
pub(super) fn read(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let joined = |k: usize| matches!(p.word(k), "/" | "-" | ".") && !spaced(p, k) && !spaced(p, k + 1);
    if tied(p, i) || !joined(i + 1) || !joined(i + 3) || p.word(i + 1) != p.word(i + 3) {
        return None;
    }
    let [a, b, c] = [num(p, i)?, num(p, i + 2)?, num(p, i + 4)?];
    let (year, day) = match (a.digits, c.digits) {
        (4, 1 | 2) => (a.value, c.value),
        (1 | 2, 4) => (c.value, a.value),
        _ => return None,
    };
    let (month, day) = (u8::try_from(b.value).ok()?, u8::try_from(day).ok()?);
    let era = era_at(p, c.to);
    let to = era.map_or(c.to, |(_, to)| to);
    if p.lang.tag() == "th" && (2400..=2600).contains(&year) {
        let point = Point::day(Year::Full(buddhist_day(year, month)), month, day);
        let mut piece = Piece::new(i, to, point, "date/calendar-digits", p.lang, 3.5);
        piece.calendar = Calendar::Buddhist;
        return point.exists().then(|| push(piece, out));
    }
    let persian = p.lang.tag() == "fa" && (1250..=1450).contains(&year);
    let calendar = era.map(|(c, _)| c).or(persian.then_some(Reckoning::Persian))?;
    let number = calendar.day(year, month, day)?;
    Some(push(piece((i, to), (number, number), calendar.calendar(), "date/calendar-digits", p.lang, 4.0), out))
}

fn push(piece: Piece, out: &mut Vec<Piece>) -> usize {
    let to = piece.to;
    out.push(piece);
    to
}

/// "1365–1370 AH": two years before the mark of their era.
pub(super) fn years(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let (a, b) = (num(p, i)?, num(p, i + 2).filter(|_| is_dash(p, i + 1))?);
    let (calendar, to) = era_at(p, b.to).filter(|_| a.digits >= 3 && b.digits >= 3 && a.value < b.value)?;
    let days = (calendar.year(a.value)?.0, calendar.year(b.value)?.1);
    let mut piece = piece((i, to), days, calendar.calendar(), "date/calendar-years", p.lang, 3.2);
    if let Form::Range(x, y) = piece.form {
        piece.form = Form::Range(End { to: i + 1, ..x }, End { first: i + 2, ..y });
    }
    Some(push(piece, out))
}
