//! Centuries: their number before the word or behind it, lists and ranges of them.

use super::atoms::{is_dash, kind, own_at, own_before, spaced};
use super::figures::{num, roman};
use super::kin::own;
use super::period::ordinal_before;
use super::piece::{End, Form, Piece};
use crate::lang::{Lang, Passage, Role};
use crate::model::{Point, Year};
use crate::text::TokenKind;

pub(super) fn century(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let (m, e) = p.role(i, Role::CenturyWord).filter(|(_, e)| own(p, e.lang) || p.word(i).chars().count() > 4)?;
    let floor = out.last().map_or(0, |l| l.to);
    let Some((n, first)) = ordinal_before(p, i, floor).filter(|(n, _)| *n <= 30) else {
        if kind(p, i) == Some(TokenKind::Glyph) && p.lang.tag() != "th" {
            return None;
        }
        return centuries_behind(p, i, m.end(), e.lang, out);
    };
    let (year, to) = with_era(p, n, m.end());
    let weight = if own(p, e.lang) { 3.5 } else { 2.5 };
    let earlier = earlier_century(p, first, floor).filter(|(o, ..)| *o < n);
    let mut piece = Piece::new(first, to, Point::year(year), "date/century", e.lang, weight);
    if let Some((other, from, end, range)) = earlier {
        let point = Point::year(Year::Century(i32::from(other) - 1));
        if range {
            piece.form = Form::Range(End { first: from, to: end, point }, End { first, to, point: Point::year(year) });
            (piece.first, piece.core) = (from, from);
        } else {
            let mut listed = Piece::new(from, end, point, "date/century", e.lang, weight);
            listed.shares = true;
            out.push(listed);
        }
    }
    out.push(piece);
    Some(to)
}

/// The century of that number, with the word for its era behind it.
fn with_era(p: &Passage<'_>, n: u8, to: usize) -> (Year, usize) {
    let era = p.find(to, |e| matches!(e.role, Role::Bce | Role::Ce).then_some(e.role));
    let count = i32::from(n);
    match era {
        Some((m, Role::Bce)) => (Year::Century(-count), m.end()),
        Some((m, _)) => (Year::Century(count - 1), m.end()),
        None => (Year::Century(count - 1), to),
    }
}

/// Centuries whose numbers stand behind the word: "siglo XV", "secolul al XIX-lea", "siglos XV y XVI".
fn centuries_behind(p: &Passage<'_>, i: usize, end: usize, lang: Lang, out: &mut Vec<Piece>) -> Option<usize> {
    let (mut n, mut to) = century_number(p, end)?;
    let mut first = i;
    loop {
        let (year, end) = with_era(p, n, to);
        let mut piece = Piece::new(first, end, Point::year(year), "date/century", lang, 3.5);
        let range = is_dash(p, end);
        let tie = if range { Some(end + 1) } else { own_at(p, end, &[Role::DateAnd]) };
        let next = tie.and_then(|k| century_number(p, k).map(|(n, to)| (k, n, to))).filter(|(k, n2, _)| {
            *n2 > n
                && (roman(p, *k).is_some()
                    || own_at(p, *k, &[Role::Ordinal, Role::DateOf, Role::DateArticle]).is_some())
        });
        let Some((k, n2, to2)) = next else {
            out.push(piece);
            return Some(end);
        };
        if range {
            let (later, end2) = with_era(p, n2, to2);
            let (a, b) = (
                End { first, to: end, point: Point::year(year) },
                End { first: k, to: end2, point: Point::year(later) },
            );
            (piece.form, piece.to) = (Form::Range(a, b), end2);
            out.push(piece);
            return Some(end2);
        }
        piece.shares = true;
        out.push(piece);
        (n, to, first) = (n2, to2, k);
    }
}

/// The number of a century at `k`: Roman, in digits, or a word, behind an article.
fn century_number(p: &Passage<'_>, k: usize) -> Option<(u8, usize)> {
    let k = own_at(p, k, &[Role::DateOf, Role::DateArticle]).unwrap_or(k);
    let digits = || num(p, k).and_then(|n| u8::try_from(n.value).ok()).map(|n| (n, k + 1));
    let word = || p.find(k, |e| (matches!(e.role, Role::Ordinal | Role::Number) && own(p, e.lang)).then_some(e.value));
    let (n, mut to) = roman(p, k)
        .map(|n| (n, k + 1))
        .or_else(digits)
        .or_else(|| word().map(|(m, value)| (value as u8, m.end())))
        .filter(|(n, _)| (1..=30).contains(n))?;
    if let Some(end) = own_at(p, to + usize::from(is_dash(p, to)), &[Role::DaySuffix]).filter(|_| !spaced(p, to)) {
        to = end;
    }
    Some((n, to))
}

/// Another ordinal before "… and 19th century": value, where it begins and ends, and whether it opens a range.
fn earlier_century(p: &Passage<'_>, first: usize, floor: usize) -> Option<(u8, usize, usize, bool)> {
    // "Krajem 19. i početkom 20. stoljeća": the later one's part word stands between.
    let first = own_before(p, first, &[Role::DateArticle], floor).map_or(first, |b| b.first);
    let first = own_before(p, first, &[Role::Early, Role::Mid, Role::Late], floor).map_or(first, |b| b.first);
    let last = first.checked_sub(1).filter(|&l| l > floor)?;
    let (end, range) = if is_dash(p, last) {
        (last, true)
    } else if let Some(b) = own_before(p, first, &[Role::DateTo, Role::DateToWeak], floor) {
        (b.first, true)
    } else {
        (own_before(p, first, &[Role::DateAnd], floor)?.first, false)
    };
    let (n, from) = ordinal_before(p, end, floor)?;
    let marked = from + 1 < end || roman(p, from).is_some() || kind(p, from) == Some(TokenKind::Word);
    (marked && n <= 30).then_some((n, from, end, range))
}
