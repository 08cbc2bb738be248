//! Seasons, quarters and halves of years.

use super::atoms::{at, before, is_dash, spaced};
use super::century::century;
use super::decade::{decade_behind, decade_name};
use super::figures::{num, num_before, roman};
use super::kin::own;
use super::piece::{Form, Piece};
use super::short_year::late_short;
use super::year::{year_behind, year_tail};
use crate::lang::{Passage, Role};
use crate::model::{Part, Point, Year};

/// Reads a season, quarter, half, decade or century whose word stands at token `i`.
pub(super) fn read(p: &Passage<'_>, i: usize, role: Role, out: &mut Vec<Piece>) -> Option<usize> {
    match role {
        Role::Season => season(p, i, out),
        Role::QuarterWord => share(p, i, Role::QuarterWord, 4, out),
        Role::HalfWord => share(p, i, Role::HalfWord, 2, out),
        Role::CenturyWord => century(p, i, out),
        Role::DecadeName => decade_name(p, i, out),
        Role::DecadeBefore => decade_behind(p, i, out),
        _ => None,
    }
}

/// The year behind or before a part of it; the second year of "1944/45" stays inside.
fn year_of(p: &Passage<'_>, first: usize, to: usize, out: &mut Vec<Piece>) -> (Year, usize, usize) {
    if let Some(y) = year_behind(p, to, false).or_else(|| late_short(p, to)) {
        let second = (is_dash(p, y.to) || p.word(y.to) == "/")
            && !spaced(p, y.to)
            && num(p, y.to + 1).is_some_and(|n| n.digits == 2 || n.digits == 4);
        return (y.year, first, if second { year_tail(p, y.to + 2) } else { y.to });
    }
    let year = |piece: &Piece| match (piece.form, piece.rule) {
        (Form::Point(Point { year: Year::Full(year), part: Part::Whole }), _) => Some(year),
        // "1944/45 telén" is the winter that begins in the first of them.
        (Form::Range(a, _), "date/year-range") => a.point.full_year(),
        _ => None,
    };
    if let Some(last) = out.last()
        && let Some(year) = year(last)
        && ties(p, last.to, first)
    {
        let from = last.first;
        out.pop();
        return (Year::Full(year), from, to);
    }
    (Year::Open, first, to)
}

pub(super) fn ties(p: &Passage<'_>, from: usize, to: usize) -> bool {
    from == to || from + 1 == to && (p.word(from) == "." || at(p, from, &[Role::YearWord, Role::DateOf]).is_some())
}

fn season(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let (m, e) = p.role(i, Role::Season)?;
    let season = u8::try_from(e.int()).ok().filter(|s| (21..=24).contains(s))?;
    let (year, first, to) = year_of(p, i, m.end(), out);
    let said = year != Year::Open;
    if !own(p, e.lang) && p.find(i, |o| own(p, o.lang).then_some(())).is_some() {
        return None;
    }
    let mine = if own(p, e.lang) { 0.0 } else { -1.0 };
    let rule = if said { "date/season-year" } else { "date/season" };
    // "春节", "夏目": one Chinese character with another behind it that is no word of dates.
    let han = |k: usize| p.word(k).starts_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let inside = m.tokens == 1 && han(i) && han(i + 1) && !spaced(p, i + 1);
    if inside && p.find(i + 1, |e| (e.role.table().0.starts_with("date")).then_some(())).is_none() {
        return None;
    }
    let mut piece = Piece::new(
        first,
        to,
        Point { year, part: Part::Season(season) },
        rule,
        e.lang,
        mine + if said { 3.5 } else { -2.2 },
    );
    piece.doubt = "common-word";
    out.push(piece);
    Some(to)
}

/// An ordinal that ends right before token `end`: digits with a suffix, a word, Roman.
pub(super) fn ordinal_before(p: &Passage<'_>, end: usize, floor: usize) -> Option<(u8, usize)> {
    let mut e = end;
    if e > floor && p.word(e - 1) == "." && !spaced(p, e - 1) {
        e -= 1;
    } else if let Some(b) = before(p, e, &[Role::DaySuffix], floor).filter(|b| !spaced(p, b.first)) {
        e = b.first;
    }
    if let Some(n) = num_before(p, e, floor) {
        return u8::try_from(n.value).ok().filter(|n| *n > 0).map(|v| (v, n.first));
    }
    if let Some(v) = e.checked_sub(1).filter(|&k| k >= floor).and_then(|k| roman(p, k)) {
        return Some((v, e - 1));
    }
    let b = before(p, end, &[Role::Ordinal], floor).filter(|b| (1..=40).contains(&b.value))?;
    Some((b.value as u8, b.first))
}

/// "the second quarter of 1943"
fn share(p: &Passage<'_>, i: usize, role: Role, most: u8, out: &mut Vec<Piece>) -> Option<usize> {
    let (m, e) = p.role(i, role)?;
    let floor = out.last().map_or(0, |l| l.to);
    let (n, first) = ordinal_before(p, i, floor).filter(|(n, _)| *n <= most)?;
    let (year, first, to) = year_of(p, first, m.end(), out);
    if year == Year::Open {
        return None;
    }
    let part = if most == 4 { Part::Quarter(n) } else { Part::Half(n) };
    out.push(Piece::new(first, to, Point { year, part }, "date/part-of-year", e.lang, 3.0));
    Some(to)
}
