//! One pass over the tokens of a passage: at each anchor the reader for it is tried.

use super::atoms::{kind, spaced};
use super::piece::Piece;
use super::{atoms, bare_day, bare_year, calendar, decade, figures, month, numeric, period, relative};
use crate::lang::{Passage, Role};
use crate::text::TokenKind;

/// All pieces of a passage, in order.
pub(super) fn scan(p: &Passage<'_>) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < p.tokens.len() {
        i = step(p, i, &mut out).map_or(i + 1, |to| to.max(i + 1));
    }
    out
}

fn step(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    if let Some(to) = calendar::read(p, i, out) {
        return Some(to);
    }
    match p.tokens[i].kind {
        TokenKind::Line => None,
        TokenKind::Number => number(p, i, out),
        TokenKind::Glyph => glyph(p, i, out).or_else(|| word(p, i, out)),
        TokenKind::Word | TokenKind::Punct => word(p, i, out),
    }
}

fn number(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let floor = out.last().map_or(0, |l| l.to);
    numeric::read(p, i, out)
        .or_else(|| decade::decade_number(p, i, out))
        .or_else(|| relative::counted(p, i, out))
        .or_else(|| bare_day::read(p, i, out))
        .or_else(|| bare_day::read_marked(p, i, out))
        .or_else(|| bare_year::bare(p, i, floor).map(|piece| push(piece, out)))
}

fn push(piece: Piece, out: &mut Vec<Piece>) -> usize {
    let to = piece.to;
    out.push(piece);
    to
}

/// Han numerals: "一九四二年", "三十年代".
fn glyph(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let n = figures::num(p, i)?;
    if n.digits == 4 && n.value >= 1000 && atoms::at(p, n.to, &[Role::YearWord]).is_some() {
        return bare_year::bare(p, i, 0).map(|piece| push(piece, out));
    }
    decade::decade_number(p, i, out)
}

fn word(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let Some((_, role)) = p.find_in(i, ANCHOR_BITS, |e| anchor(e.role)) else {
        return unknown(p, i, out);
    };
    let found = match role {
        Role::Month | Role::MonthWord => month::read(p, i, out),
        role if is_relative(role) => relative::read(p, i, role, out),
        role => period::read(p, i, role, out),
    };
    found.or_else(|| others(p, i, role, out)).or_else(|| p.tokens[i].capital.then(|| month::read(p, i, out)).flatten())
}

/// A word of no meaning here: a Roman month, a month misspelt before its year, a year with a letter for a figure.
fn unknown(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    if p.tokens[i].upper && p.word(i).starts_with('M') {
        let floor = out.last().map_or(0, |l| l.to);
        return month::read(p, i, out).or_else(|| bare_year::bare(p, i, floor).map(|piece| push(piece, out)));
    }
    if kind(p, i + 1) != Some(TokenKind::Number) {
        return p.tokens[i].capital.then(|| month::read(p, i, out)).flatten();
    }
    if matches!(p.word(i), "l" | "I") && !spaced(p, i + 1) {
        let floor = out.last().map_or(0, |l| l.to);
        return bare_year::bare(p, i, floor).map(|piece| push(piece, out));
    }
    month::read(p, i, out)
}

/// What else the word may be, should its first meaning not fit.
fn others(p: &Passage<'_>, i: usize, tried: Role, out: &mut Vec<Piece>) -> Option<usize> {
    let mut seen = [tried; 4];
    for slot in 1..seen.len() {
        let (_, role) = p.find_in(i, ANCHOR_BITS, |e| anchor(e.role).filter(|r| !seen[..slot].contains(r)))?;
        seen[slot] = role;
        let found = match role {
            Role::Month | Role::MonthWord => month::read(p, i, out),
            role => period::read(p, i, role, out).or_else(|| relative::read(p, i, role, out)),
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The roles of words that dates are read at.
const ANCHORS: &[Role] = &[
    Role::Month,
    Role::MonthWord,
    Role::Season,
    Role::QuarterWord,
    Role::HalfWord,
    Role::CenturyWord,
    Role::DecadeName,
    Role::DecadeBefore,
    Role::NextDay,
    Role::PreviousDay,
    Role::SameDay,
    Role::SameMonth,
    Role::SameYear,
    Role::NextMonth,
    Role::NextYear,
    Role::PreviousYear,
    Role::RelativeYear,
    Role::RelativeDay,
    Role::Weekday,
    Role::Number,
    Role::NumberArticle,
];
const ANCHOR_BITS: u64 = Role::bits(ANCHORS);

fn anchor(role: Role) -> Option<Role> {
    ANCHORS.contains(&role).then_some(role)
}

/// Whether a word may tell a day, month or year by its distance from another.
const fn is_relative(role: Role) -> bool {
    matches!(
        role,
        Role::NextDay
            | Role::PreviousDay
            | Role::SameDay
            | Role::SameMonth
            | Role::SameYear
            | Role::NextMonth
            | Role::NextYear
            | Role::PreviousYear
            | Role::RelativeYear
            | Role::RelativeDay
            | Role::Weekday
            | Role::Number
            | Role::NumberArticle
    )
}
