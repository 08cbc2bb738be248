//! Seasons, quarters, decades and centuries.

use super::atoms::{at, before, is_dash, kind, num, num_before, own, roman, spaced};
use super::piece::{End, Form, Piece};
use super::year::{full_year, late_short, year_behind};
use crate::lang::{Passage, Role};
use crate::model::{Part, Point, Year};
use crate::text::TokenKind;

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
        return (y.year, first, if second { y.to + 2 } else { y.to });
    }
    if let Some(last) = out.last()
        && let Some(Point { year: Year::Full(year), part: Part::Whole }) = last.point()
        && ties(p, last.to, first)
    {
        let from = last.first;
        out.pop();
        return (Year::Full(year), from, to);
    }
    (Year::Open, first, to)
}

fn ties(p: &Passage<'_>, from: usize, to: usize) -> bool {
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

fn century(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let (m, e) = p.role(i, Role::CenturyWord).filter(|(_, e)| own(p, e.lang) || p.word(i).chars().count() > 4)?;
    let floor = out.last().map_or(0, |l| l.to);
    let behind = |k: usize| {
        roman(p, k)
            .or_else(|| num(p, k).and_then(|n| u8::try_from(n.value).ok()))
            .filter(|n| (1..=30).contains(n))
            .map(|n| (n, k + 1))
    };
    let (n, first, mut to) = match ordinal_before(p, i, floor).filter(|(n, _)| *n <= 30) {
        Some((n, first)) => (n, first, m.end()),
        None => behind(m.end()).map(|(n, to)| (n, i, to))?,
    };
    let era = p.find(to, |e| (e.role == Role::Bce).then_some(()));
    let count = i32::from(n);
    let year = era.map_or(Year::Century(count - 1), |_| Year::Century(-count));
    to = era.map_or(to, |(m, ())| m.end());
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

/// Another ordinal before "… and 19th century": value, where it begins and ends, and whether it opens a range.
fn earlier_century(p: &Passage<'_>, first: usize, floor: usize) -> Option<(u8, usize, usize, bool)> {
    let last = first.checked_sub(1).filter(|&l| l > floor)?;
    let (end, range) = if is_dash(p, last) {
        (last, true)
    } else if let Some(b) = before(p, first, &[Role::DateTo, Role::DateToWeak], floor) {
        (b.first, true)
    } else {
        (before(p, first, &[Role::DateAnd], floor)?.first, false)
    };
    let (n, from) = ordinal_before(p, end, floor)?;
    let marked = from + 1 < end || roman(p, from).is_some() || kind(p, from) == Some(TokenKind::Word);
    (marked && n <= 30).then_some((n, from, end, range))
}

/// "the thirties", "anni Trenta": needs a word or article beside it.
fn decade_name(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let (m, e) = p.role(i, Role::DecadeName)?;
    let floor = out.last().map_or(0, |l| l.to);
    let tens = u8::try_from(e.int()).ok().filter(|t| *t < 100)?;
    let word = before(p, i, &[Role::DecadeBefore, Role::DecadeWord], floor).filter(|b| b.own);
    let behind = at(p, m.end(), &[Role::DecadeWord]);
    let article = before(p, i, &[Role::DateArticle], floor).is_some_and(|b| b.own);
    if !own(p, e.lang) || (word.is_none() && behind.is_none() && !article) {
        return None;
    }
    let weight = if word.is_some() || behind.is_some() { 2.8 } else { 0.8 };
    let to = behind.unwrap_or(m.end());
    let first = word.map_or(i, |b| b.first);
    let (year, first) = with_century(tens, first, p, out);
    out.push(Piece::new(first, to, Point::year(year), "date/decade", e.lang, weight));
    Some(to)
}

/// Takes over a century before two digits of a decade: "20世纪30年代".
fn with_century(tens: u8, first: usize, p: &Passage<'_>, out: &mut Vec<Piece>) -> (Year, usize) {
    if let Some(last) = out.last()
        && let Some(Point { year: Year::Century(c), part: Part::Whole }) = last.point()
        && ties(p, last.to, first)
    {
        let from = last.first;
        out.pop();
        return (Year::Decade(c * 10 + i32::from(tens) / 10), from);
    }
    (Year::ShortDecade(tens), first)
}

/// A decade whose number stands before token `i` ("1930s" is read from its number) or behind it: "années 30".
fn decade_behind(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let (m, e) = p.role(i, Role::DecadeBefore).filter(|(_, e)| own(p, e.lang))?;
    let mut k = m.end();
    let mut short = matches!(p.word(k), "'" | "’" | "‘");
    k += usize::from(short);
    while k < m.end() + 3
        && let Some(next) = at(p, k, &[Role::DateOf, Role::DateArticle, Role::YearWord])
    {
        k = next;
    }
    let n = num(p, k).filter(|n| n.value % 10 == 0)?;
    short |= n.digits == 2;
    let year = match n.digits {
        4 if (1000..=2090).contains(&n.value) => Year::Decade(n.value / 10),
        2 if short => Year::ShortDecade(n.value as u8),
        _ => return None,
    };
    let ranged = (is_dash(p, n.to) || p.word(n.to) == "/" || at(p, n.to, &[Role::DateAnd, Role::DateTo]).is_some())
        && num(p, n.to + 1).is_some_and(|m| m.value % 10 != 0);
    if n.digits == 4 && (full_year(p, k).is_none() || ranged) {
        return None;
    }
    let to = at(p, n.to, &[Role::DaySuffix]).filter(|_| !spaced(p, n.to)).unwrap_or(n.to);
    let (year, first) = match year {
        Year::ShortDecade(t) => with_century(t, i, p, out),
        year => (year, i),
    };
    out.push(Piece::new(first, to, Point::year(year), "date/decade", e.lang, if n.digits == 4 { 3.5 } else { 2.0 }));
    Some(to)
}

/// A decade that begins with its number at token `i`: "1930s", "1930er Jahre", "30-х годов", "30年代".
pub(super) fn decade_number(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let n = num(p, i).filter(|n| n.value % 10 == 0 && (n.digits == 4 || n.value < 100 && n.value > 9))?;
    let (m, e) = p.role(n.to, Role::DecadeWord)?;
    let written_on = !spaced(p, n.to);
    let long = n.value >= 1000;
    if !(written_on || long && own(p, e.lang))
        || (!long && !own(p, e.lang))
        || n.value > 2090
        || (n.value >= 100 && n.value < 1000)
    {
        return None;
    }
    let mut to = m.end();
    if let Some(next) = at(p, to, &[Role::DecadeWord, Role::YearWord]).filter(|_| own(p, e.lang)) {
        to = next;
    }
    // "1700-talet" is a century in the Nordic languages.
    let whole = n.value % 100 == 0 && matches!(e.lang.tag(), "sv" | "da" | "nb" | "nn" | "fi");
    let (year, first) = if long && whole {
        (Year::Century(n.value / 100), i)
    } else if long {
        (Year::Decade(n.value / 10), i)
    } else {
        with_century(n.value as u8, i, p, out)
    };
    let apostrophe = matches!(p.word(i.wrapping_sub(1)), "'" | "’" | "‘") && !spaced(p, i);
    let first = if apostrophe && first == i { i - 1 } else { first };
    let weight = match (long, year, apostrophe) {
        (true, ..) | (_, Year::Decade(_), _) | (.., true) => 3.5,
        _ => 1.5,
    };
    let mut piece = Piece::new(first, to, Point::year(year), "date/decade", e.lang, weight);
    piece.doubt = "number";
    out.push(piece);
    Some(to)
}
