//! Dates of other calendars: Hebrew, Islamic, Persian and French republican ones by their months and years, years of eras, and the Old
//! Style. Each becomes a Gregorian piece that remembers its calendar; months and years, which begin and end inside Gregorian ones, become
//! ranges of days.

mod alone;
mod days;
mod digits;
mod eras;
mod gematria;
mod marks;
mod monthdays;
mod months;
mod style;
mod years;

use super::piece::{End, Form, Piece};
use crate::lang::{Lang, Passage, Role};
use crate::model::edtf::{DayNumber, civil};
use crate::model::{Calendar, Point, Year};
use crate::text::TokenKind;
use days::Reckoning;

/// Reads a date of another calendar at token `i`; gives the token behind it.
pub(super) fn read(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    match p.tokens[i].kind {
        TokenKind::Number => return digits(p, i, out),
        TokenKind::Line | TokenKind::Punct => return None,
        TokenKind::Word | TokenKind::Glyph => {}
    }
    if p.matches(i).iter().any(|m| m.may(ANCHOR_BITS) && m.entries().any(|e| ANCHORS.contains(&e.role))) {
        let named = months::read(p, i, out).or_else(|| eras::read(p, i, out));
        let found = named.or_else(|| alone::marked(p, i, out)).or_else(|| alone::republican(p, i, out));
        if found.is_some() {
            return found;
        }
    }
    alone::letters(p, i, out)
}

/// Numbers of three or four digits, or joined by marks.
fn digits(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    digits::read(p, i, out)
        .or_else(|| digits::years(p, i, out))
        .or_else(|| alone::number(p, i, out))
        .or_else(|| eras::later(p, i, out))
}

/// What only shows when all pieces of a passage are read.
pub(super) fn finish(p: &Passage<'_>, pieces: &mut Vec<Piece>) {
    unite(p, pieces);
    style::read(p, pieces);
}

/// Months and years of one calendar become one range: "Nisan 5703 – Iyar 5705".
fn unite(p: &Passage<'_>, pieces: &mut Vec<Piece>) {
    let ranged = |q: &Piece| q.calendar != Calendar::Gregorian && matches!(q.form, Form::Range(..));
    if !pieces.iter().any(ranged) {
        return;
    }
    for next in std::mem::take(pieces) {
        let last = pieces.last_mut().filter(|l| l.calendar == next.calendar && (ranged(l) || ranged(&next)));
        let tied = |l: &Piece| monthdays::tie_before(p, next.first, l.to - 1) == Some((l.to, true));
        match last.filter(|l| tied(l)).and_then(|l| ends(l, &next).map(|e| (l, e))) {
            Some((last, (a, b))) => (last.form, last.to, last.rule) = (Form::Range(a, b), next.to, "date/range"),
            None => pieces.push(next),
        }
    }
}

/// The first end of one piece and the last of another, each with the tokens of its own.
fn ends(a: &Piece, b: &Piece) -> Option<(End, End)> {
    let outer = |q: &Piece, last: bool| match q.form {
        Form::Point(point) => Some(point),
        Form::Range(x, y) => Some(if last { y.point } else { x.point }),
        Form::Relative(_) => None,
    };
    let (x, y) = (outer(a, false)?, outer(b, true)?);
    let in_order = x.bounds(None)?.0 < y.bounds(None)?.0;
    in_order.then_some((End { first: a.first, to: a.to, point: x }, End { first: b.first, to: b.to, point: y }))
}

/// Roles at whose words a date of another calendar may be told.
const ANCHORS: &[Role] = &[
    Role::HebrewMonth,
    Role::IslamicMonth,
    Role::PersianMonth,
    Role::RepublicanMonth,
    Role::RepublicanYear,
    Role::JapaneseEra,
    Role::RocEra,
    Role::HebrewEra,
    Role::IslamicEra,
    Role::PersianEra,
    Role::BuddhistEra,
];
const ANCHOR_BITS: u64 = Role::bits(ANCHORS);

impl Reckoning {
    const fn calendar(self) -> Calendar {
        match self {
            Self::Hebrew => Calendar::Hebrew,
            Self::Islamic => Calendar::Islamic,
            Self::Persian => Calendar::Persian,
            Self::Republican => Calendar::Republican,
        }
    }

    /// The role of the words that mark its years.
    const fn era(self) -> Role {
        match self {
            Self::Hebrew => Role::HebrewEra,
            Self::Islamic => Role::IslamicEra,
            Self::Persian => Role::PersianEra,
            Self::Republican => Role::RepublicanEra,
        }
    }
}

fn point(day: DayNumber) -> Point {
    let (y, m, d) = civil(day);
    Point::day(Year::Full(y), m, d)
}

/// Tokens of a piece.
type Tokens = (usize, usize);

/// A piece of one day, or of all days from one to another.
fn piece(
    at: Tokens,
    days: (DayNumber, DayNumber),
    calendar: Calendar,
    rule: &'static str,
    lang: Lang,
    weight: f32,
) -> Piece {
    let (first, to) = at;
    let mut piece = Piece::new(first, to, point(days.0), rule, lang, weight);
    if days.0 != days.1 {
        let end = |day| End { first, to, point: point(day) };
        piece.form = Form::Range(end(days.0), end(days.1));
    }
    piece.calendar = calendar;
    piece.doubt = "not-a-date";
    piece
}

#[cfg(test)]
mod tests;
