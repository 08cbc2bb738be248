//! Dates marked as Old Style ("25 October 1917 O.S.", "1 февраля 1918 года по старому стилю") are Julian and become Gregorian.

use super::super::atoms::{at, before};
use super::super::piece::{End, Form, Piece};
use super::days::julian;
use super::point;
use crate::lang::{Passage, Role};
use crate::model::{Calendar, Part, Point, Year};

/// A mark of either style at token `i`, in brackets or not: where it ends.
pub(super) fn mark(p: &Passage<'_>, i: usize, role: Role) -> Option<usize> {
    let bracket = matches!(p.word(i), "(" | "[");
    let from = i + usize::from(bracket || p.word(i) == ",");
    let end = at(p, from, &[role]).filter(|&e| is_mark(p, from, e))?;
    if bracket { matches!(p.word(end), ")" | "]").then_some(end + 1) } else { Some(end) }
}

/// Whether letters that mark a style are not a small word: "os", "ns".
fn is_mark(p: &Passage<'_>, from: usize, end: usize) -> bool {
    let word = p.word(from);
    end > from + 1 || !word.is_ascii() || word.len() > 2 || p.tokens.get(from).is_some_and(|t| t.upper)
}

/// Reads the marks behind and before a piece.
pub(super) fn read(p: &Passage<'_>, piece: &mut Piece, floor: usize) {
    if let Some(to) = mark(p, piece.to, Role::NewStyle) {
        piece.to = to;
        piece.note("new-style", 1.0);
    } else if let Some(to) = mark(p, piece.to, Role::OldStyle) {
        if convert(piece) {
            piece.to = to;
        }
    } else if let Some(b) = before(p, piece.first, &[Role::OldStyle], floor)
        && (b.own || p.tokens.get(b.first).is_some_and(|t| t.capital))
        && piece.first > b.first + 1
        && convert(piece)
    {
        (piece.first, piece.core) = (b.first, b.first);
    }
}

/// Takes a piece's fields as Julian; `false` where they are too coarse.
pub(super) fn convert(piece: &mut Piece) -> bool {
    if piece.calendar != Calendar::Gregorian {
        return false;
    }
    let day = |q: Point| match (q.year, q.part) {
        (Year::Full(y), Part::Day(m, d)) => Some(julian(y, m, d)),
        _ => None,
    };
    let form = match piece.form {
        Form::Point(Point { year: Year::Full(y), part: Part::Month(m) }) => {
            let to = if m == 12 { julian(y + 1, 1, 1) } else { julian(y, m + 1, 1) } - 1;
            let end = |day| End { first: piece.first, to: piece.to, point: point(day) };
            Some(Form::Range(end(julian(y, m, 1)), end(to)))
        }
        Form::Point(q) => day(q).map(|d| Form::Point(point(d))),
        Form::Range(a, b) => day(a.point)
            .zip(day(b.point))
            .map(|(x, y)| Form::Range(End { point: point(x), ..a }, End { point: point(y), ..b })),
        Form::Relative(_) => None,
    };
    let Some(form) = form else { return false };
    (piece.form, piece.calendar, piece.swapped) = (form, Calendar::Julian, None);
    piece.note("old-style", 1.5);
    true
}
