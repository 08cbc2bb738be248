//! Years that stand by themselves, and what is written on to a number that makes it none.

use super::atoms::{before, is_dash, kind, own_at, own_before, spaced, tied};
use super::figures::{Num, num, roman_year};
use super::piece::{End, Form, Piece};
use super::short_year::{late_short, typed};
use super::year::{YearAt, era, full_year, goes_on, year_tail};
use crate::lang::{Passage, Role};
use crate::model::{Point, Year};
use crate::text::TokenKind;

/// A year that stands by itself, or two of them joined by a dash or slash: "1940–44".
pub(super) fn bare(p: &Passage<'_>, i: usize, floor: usize) -> Option<Piece> {
    if tied(p, i) || attached(p, i, floor) {
        return None;
    }
    let n = typed(p, i).or_else(|| roman_year(p, i)).or_else(|| num(p, i))?;
    if n.digits == 2 && era(p, i, n).is_none() {
        return short_bare(p, i, floor);
    }
    let y = full_year(p, i)?;
    let Year::Full(value) = y.year else { return None };
    let first = own_before(p, i, &[Role::Bce, Role::Ce], floor).map_or(i, |b| b.first);
    let mut piece = Piece::new(first, y.to, Point::year(y.year), "date/year", p.lang, prior(value));
    piece.doubt = "not-a-year";
    if y.to > n.to {
        if value <= 0 || n.digits < 4 || first < i {
            piece.rule = "date/era";
            piece.weight = 4.0;
        } else if is_duration(p, i, n, floor) {
            piece.note("duration", -3.0);
        } else {
            piece.note("year-word", 3.0);
        }
    } else if let Some(range) = short_end(p, i, y.to, value) {
        piece.form = range.0;
        piece.to = range.1;
        piece.rule = "date/year-range";
        piece.weight += 2.5;
    }
    Some(piece)
}

/// Whether a round number with a word for years behind it is a span of time: "1000 سنة", "2000年前".
fn is_duration(p: &Passage<'_>, i: usize, n: Num, floor: usize) -> bool {
    let unit = own_at(p, n.to, &[Role::YearUnit]);
    let ago = unit.is_some_and(|to| own_at(p, to, &[Role::DateAgo]).is_some());
    let round = if spaced(p, n.to) { n.value % 100 == 0 } else { n.value % 500 == 0 && n.value != 2000 };
    let led = own_before(p, i, &[Role::DateIn, Role::YearWord, Role::DateSince, Role::DateUntil], floor).is_some();
    unit.is_some() && (ago || round && !led)
}

/// "the year 43"
fn short_bare(p: &Passage<'_>, i: usize, floor: usize) -> Option<Piece> {
    let y = late_short(p, i).or_else(|| {
        num(p, i).filter(|n| n.value > 31).map(|n| YearAt { year: Year::Short(n.value as u8), to: n.to })
    })?;
    before(p, i, &[Role::YearWord], floor).filter(|b| b.own && kind(p, b.first) != Some(TokenKind::Punct))?;
    let mut piece = Piece::new(i, y.to, Point::year(y.year), "date/year", p.lang, 0.0);
    piece.doubt = "not-a-year";
    Some(piece)
}

/// How likely four digits are a year at all.
const fn prior(year: i32) -> f32 {
    match year {
        1900..=2035 if year % 100 != 0 => 1.2,
        1900..=2000 => 0.5,
        1800..=1899 => 0.4,
        1500..=1799 => -0.9,
        _ if year % 50 == 0 => -2.8,
        _ => -1.6,
    }
}

/// "–44" behind "1940".
fn short_end(p: &Passage<'_>, first: usize, dash: usize, from: i32) -> Option<(Form, usize)> {
    let loose = spaced(p, dash) || spaced(p, dash + 1);
    if !(is_dash(p, dash) || p.word(dash) == "/") || loose && !is_dash(p, dash) {
        return None;
    }
    let n =
        num(p, dash + 1).filter(|n| n.digits == 2 || n.digits == 4 && !loose && (1000..=2100).contains(&n.value))?;
    let closed = n.to >= p.tokens.len()
        || matches!(p.word(n.to), ")" | "," | ";" | "]")
        || kind(p, n.to) == Some(TokenKind::Line);
    if loose && !closed {
        return None;
    }
    let to = if n.digits == 4 { n.value } else { from - from.rem_euclid(100) + n.value };
    if to <= from || goes_on(p, n.to) || (is_dash(p, n.to) && !spaced(p, n.to)) {
        return None;
    }
    let end = year_tail(p, n.to);
    let a = End { first, to: dash, point: Point::year(Year::Full(from)) };
    let b = End { first: dash + 1, to: end, point: Point::year(Year::Full(to)) };
    Some((Form::Range(a, b), end))
}

/// Whether something is written on before a number that makes it no year: "B1942", "$1500", "#1942".
fn attached(p: &Passage<'_>, i: usize, floor: usize) -> bool {
    if i == 0 || i <= floor || spaced(p, i) {
        return false;
    }
    let behind_letters = || i >= 2 && kind(p, i - 2) == Some(TokenKind::Word) && !spaced(p, i - 1);
    match p.word(i - 1) {
        "(" | "[" | "\"" | "„" | "“" | "«" | "»" | "‘" | "*" | "†" | "…" | "·" | "|" | "•" | ">" | "“ " | "—" | ","
        | "、" | "。" | "，" | "（" | "「" | ";" | "：" | "《" | "【" | "『" => false,
        "-" | "–" | "־" | "/" | "." | "'" | "’" => {
            let latin = p.word(i.saturating_sub(2)).chars().next().is_some_and(|c| c < '\u{590}');
            (behind_letters()
                && latin
                && before(p, i, &[Role::DateOf, Role::DateIn, Role::Early, Role::Mid, Role::Late], floor).is_none())
                || kind(p, i.saturating_sub(2)) == Some(TokenKind::Number)
        }
        word if kind(p, i - 1) == Some(TokenKind::Word) => word.chars().next().is_some_and(|c| c < '\u{590}'),
        _ => kind(p, i - 1) != Some(TokenKind::Glyph),
    }
}
