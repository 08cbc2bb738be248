//! Decades: by name, by their number before the word or behind it, hanging on another ("1940- og 1950-tallet").

use super::atoms::{at, before, is_dash, kind, own_at, own_before, spaced};
use super::figures::{Num, num};
use super::kin::own;
use super::period::ties;
use super::piece::{End, Form, Piece};
use super::year::full_year;
use crate::lang::{Passage, Role};
use crate::model::{Part, Point, Year};
use crate::text::TokenKind;

/// "the thirties", "anni Trenta": needs a word or article beside it.
pub(super) fn decade_name(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let (m, e) = p.role(i, Role::DecadeName)?;
    let floor = out.last().map_or(0, |l| l.to);
    let tens = u8::try_from(e.int()).ok().filter(|t| *t < 100)?;
    let word = before(p, i, &[Role::DecadeBefore, Role::DecadeWord], floor).filter(|b| b.own);
    let behind = at(p, m.end(), &[Role::DecadeWord]);
    let count = own_at(p, i, &[Role::Number, Role::Ordinal]).is_some();
    let led = own_before(p, i, &[Role::DateArticle, Role::DateIn, Role::Early, Role::Mid, Role::Late], floor).is_some();
    let long = p.word(i).chars().count() >= 10;
    if !own(p, e.lang) || (word.is_none() && behind.is_none() && (count || !(led || long))) {
        return None;
    }
    let weight = if word.is_some() || behind.is_some() || long { 2.8 } else { 0.8 };
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
pub(super) fn decade_behind(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
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
    let n = num(p, i).filter(|n| n.value % 10 == 0 && (n.digits >= 3 || n.value < 100 && n.value > 9))?;
    let floor = out.last().map_or(0, |l| l.to);
    let (m, e) = p.role(n.to, Role::DecadeWord)?;
    let hundreds = n.value % 100 == 0 && own_at(p, n.to, &[Role::HundredsWord]).is_some();
    let long = p.span_of(n.to, m.end() - 1).of(p.text).chars().count() > 3;
    if !(own(p, e.lang) || e.lang.tag() == "en" || long) || !decade_fits(p, i, n, own(p, e.lang), hundreds, floor) {
        return None;
    }
    let behind =
        own_at(p, m.end(), &[Role::DecadeWord, Role::YearWord]).filter(|_| kind(p, m.end()) != Some(TokenKind::Punct));
    let to = behind.unwrap_or(m.end());
    let (year, first) = match n.digits {
        _ if hundreds => (Year::Century(n.value / 100), i),
        4 => (Year::Decade(n.value / 10), i),
        _ => with_century(n.value as u8, i, p, out),
    };
    let apostrophe = matches!(p.word(i.wrapping_sub(1)), "'" | "’" | "‘") && !spaced(p, i);
    let first = if apostrophe && first == i { i - 1 } else { first };
    let sure = n.digits >= 3 || apostrophe || matches!(year, Year::Decade(_));
    let mut piece = Piece::new(first, to, Point::year(year), "date/decade", e.lang, if sure { 3.5 } else { 1.5 });
    piece.doubt = "number";
    hanging(p, &mut piece, i, out);
    out.push(piece);
    Some(to)
}

/// Whether a round number with a decade word behind it is one, and no span of years ("1000 years").
fn decade_fits(p: &Passage<'_>, i: usize, n: Num, own: bool, hundreds: bool, floor: usize) -> bool {
    let dotted = p.word(n.to) == ".";
    let written_on = !spaced(p, n.to) || dotted;
    match n.digits {
        2 => written_on && own,
        3 => written_on && hundreds,
        4 if n.value > 2090 => false,
        4 if written_on => true,
        4 => {
            let led = [
                Role::DateIn,
                Role::DateCue,
                Role::DateArticle,
                Role::DecadeBefore,
                Role::Early,
                Role::Mid,
                Role::Late,
            ];
            let span = own_at(p, n.to, &[Role::YearUnit, Role::YearWord]).is_some();
            own && (!span || n.value % 100 != 0 && own_before(p, i, &led, floor).is_some())
        }
        _ => false,
    }
}

/// The number before "… and 1950s" that shares the word: "1940- og 1950-tallet", "30–40-е годы".
fn hanging(p: &Passage<'_>, piece: &mut Piece, i: usize, out: &mut Vec<Piece>) {
    let Some(point) = piece.point() else { return };
    let Some(last) = i.checked_sub(1) else { return };
    let (end, range) = match own_before(p, i, &[Role::DateAnd], 0) {
        Some(b) => (b.first, false),
        None if is_dash(p, last) => (last, true),
        None => return,
    };
    let hung = end - usize::from(end > 0 && is_dash(p, end - 1) && !spaced(p, end - 1));
    let Some(n) = hung.checked_sub(1).and_then(|k| num(p, k)).filter(|n| n.value % 10 == 0 && n.to == hung) else {
        return;
    };
    let year = match (point.year, n.digits) {
        (Year::Century(c), 4) if n.value % 100 == 0 && n.value / 100 < c => Year::Century(n.value / 100),
        (Year::Decade(d), 4) if n.value / 10 < d => Year::Decade(n.value / 10),
        (Year::Decade(d), 2) if range && n.value < d % 10 * 10 => Year::Decade(d - d % 10 + n.value / 10),
        (Year::ShortDecade(t), 4) if n.value % 100 < i32::from(t) => Year::Decade(n.value / 10),
        (Year::ShortDecade(t), 2) if n.value < i32::from(t) => Year::ShortDecade(n.value as u8),
        _ => return,
    };
    if out.last().is_some_and(|l| l.first == n.first && l.rule == "date/year") {
        out.pop();
    }
    if out.last().is_some_and(|l| l.to > n.first) {
        return;
    }
    if let (Year::Decade(d), Year::ShortDecade(t)) = (year, point.year) {
        piece.form = Form::Point(Point::year(Year::Decade(d - d % 10 + i32::from(t) / 10)));
    }
    if range {
        let a = End { first: n.first, to: end, point: Point::year(year) };
        let b = End { first: piece.first, to: piece.to, point: piece.point().unwrap_or(point) };
        (piece.form, piece.first, piece.core) = (Form::Range(a, b), n.first, n.first);
    } else {
        let mut before = Piece::new(n.first, hung, Point::year(year), "date/decade", piece.lang, piece.weight);
        before.shares = true;
        out.push(before);
    }
}
