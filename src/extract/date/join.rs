//! Neighbours become ranges ("from March to October 1942") or share a year as a list ("in May and June 1943").

use super::atoms::{at, is_dash, kind, own_at, spaced};
use super::kin::own;
use super::piece::{End, Form, Opened, Piece};
use crate::lang::{Entry, Passage, Role};
use crate::model::{Evidence, Part, Point, Precision, Relation, Shift, Year};
use crate::text::TokenKind;

/// How two neighbours are tied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tie {
    Range,
    List,
}

/// Joins what belongs together; the pieces stay in order.
pub(super) fn join(p: &Passage<'_>, pieces: &mut Vec<Piece>) {
    let all = std::mem::take(pieces);
    let mut chained = false;
    for mut next in all {
        let Some(last) = pieces.last_mut() else {
            pieces.push(next);
            continue;
        };
        if take_year(p, last, &next) || take_century(p, pieces, &next) {
            continue;
        }
        let Some(last) = pieces.last_mut() else { continue };
        match tie(p, last, &next) {
            Some(Tie::Range) if !chained => {
                unite(last, next);
                chained = true;
            }
            Some(Tie::List) => {
                share(last, &mut next);
                pieces.push(next);
                chained = false;
            }
            _ => {
                pieces.push(next);
                chained = false;
            }
        }
    }
}

/// "8 May of the same year": the words behind say the year of what stands before.
fn take_year(p: &Passage<'_>, a: &mut Piece, b: &Piece) -> bool {
    let Form::Relative(shift @ (Shift::Years(_) | Shift::YearsFromToday(_))) = b.form else { return false };
    let open = a.point().is_some_and(|q| q.year == Year::Open);
    let near = b.first <= a.to + 1
        && (b.first == a.to || at(p, a.to, &[Role::DateOf, Role::DateArticle, Role::DateIn]).is_some());
    if open && near {
        a.to = b.to;
        a.year_by = Some(shift);
        a.note("year-word", 1.5);
    }
    open && near
}

/// "30-х годах XX века": a decade of two figures takes the century behind it, and so do those listed before.
fn take_century(p: &Passage<'_>, pieces: &mut [Piece], next: &Piece) -> bool {
    let Some(Point { year: Year::Century(c), part: Part::Whole }) = next.point() else { return false };
    let Some(last) = pieces.last_mut() else { return false };
    let Some(Point { year: Year::ShortDecade(_), part: Part::Whole }) = last.point() else { return false };
    let mut k = last.to;
    for _ in 0..3 {
        k = own_at(p, k, &[Role::DateOf, Role::DateArticle]).filter(|&e| e <= next.first).unwrap_or(k);
    }
    if k != next.first || c < 0 || next.modifier.is_some() {
        return false;
    }
    last.to = next.to;
    let mut behind = None;
    for piece in pieces.iter_mut().rev() {
        let Some(Point { year: Year::ShortDecade(t), part: Part::Whole }) = piece.point() else { break };
        if behind.is_some_and(|first| gap(p, piece.to, first) != Some(Gap::And)) {
            break;
        }
        piece.form = Form::Point(Point::year(Year::Decade(c * 10 + i32::from(t) / 10)));
        piece.note("century", 1.0);
        behind = Some(piece.first);
    }
    true
}

fn tie(p: &Passage<'_>, a: &Piece, b: &Piece) -> Option<Tie> {
    let (x, y) = (a.as_end()?.point, b.as_end()?.point);
    // "Rio de Janeiro até maio"
    if a.evidence.iter().any(|e| e.rule == "name") {
        return None;
    }
    if a.to == b.first && (a.core..a.to).any(|k| own_at(p, k, &[Role::BehindFrom]).is_some()) {
        return Some(Tie::Range);
    }
    let gap = gap(p, a.to, b.first)?;
    let range = match gap {
        Gap::Dash(loose) => !loose || same_kind(x, y),
        Gap::To => true,
        Gap::ToWeak => a.opened == Opened::From,
        Gap::And => a.opened == Opened::Between || own_at(p, b.to, &[Role::BehindBetween]).is_some(),
        Gap::Comma => false,
    };
    if range && in_order(x, y) && !(a.rule == "date/year" && matches!(gap, Gap::Dash(_)) && y.part != Part::Whole) {
        return Some(Tie::Range);
    }
    matches!(gap, Gap::And | Gap::Comma | Gap::To | Gap::Dash(_)).then_some(Tie::List)
}

fn same_kind(x: Point, y: Point) -> bool {
    x.precision() == y.precision()
}

/// Whether the second may lie behind the first.
fn in_order(x: Point, y: Point) -> bool {
    match (first_day(x, y), first_day(y, x)) {
        (Some(a), Some(b)) => a < b,
        _ => match (x.year, y.year) {
            (Year::Open, Year::Open) => true,
            (Year::Short(a), Year::Short(b)) => a <= b,
            (Year::ShortDecade(a), Year::ShortDecade(b)) => a < b,
            _ => !matches!(
                (x.precision(), y.precision()),
                (Precision::Century, Precision::Day) | (Precision::Day, Precision::Century)
            ),
        },
    }
}

/// The first day, with the other's year where there is none.
fn first_day(x: Point, other: Point) -> Option<i64> {
    let x = match (x.year, other.full_year()) {
        (Year::Open, Some(year)) => x.in_year(year),
        _ => x,
    };
    x.bounds(None).map(|b| b.0)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// Whether spaces stand around it.
    Dash(bool),
    To,
    ToWeak,
    And,
    Comma,
}

/// What the tokens between two pieces say; `None` where something else stands there.
fn gap(p: &Passage<'_>, from: usize, to: usize) -> Option<Gap> {
    if to <= from || to - from > 8 {
        return None;
    }
    let mut k = from;
    if matches!(p.word(k), ")" | ".") && !spaced(p, k) && to > k + 1 {
        k += 1;
    }
    if p.word(k) == "," && k + 1 < to {
        k += 1;
    }
    let found = connector(p, k, to).or_else(|| (k > from && p.word(k - 1) == ",").then_some((Gap::Comma, k)));
    let (gap, mut k) =
        found.or_else(|| (p.word(from) == "," || p.word(from) == "、").then_some((Gap::Comma, from + 1)))?;
    for _ in 0..4 {
        if k == to {
            return Some(gap);
        }
        let skip = [
            Role::DateArticle,
            Role::DateIn,
            Role::DateOf,
            Role::Weekday,
            Role::YearWord,
            Role::DateTo,
            Role::DateUntil,
            Role::DateFrom,
            Role::DateApprox,
        ];
        k = match at(p, k, &skip).filter(|&e| e <= to) {
            Some(e) => e,
            None if matches!(p.word(k), "," | "(" | "’" | "'") => k + 1,
            None => return None,
        };
    }
    (k == to).then_some(gap)
}

fn connector(p: &Passage<'_>, k: usize, to: usize) -> Option<(Gap, usize)> {
    let fits = |e: &Entry, role| e.role == role && (own(p, e.lang) || p.word(k).chars().count() > 1);
    let form = |role| {
        let mut forms = p.matches(k).iter().rev().filter(|m| m.end() <= to);
        forms.find(|m| m.entries().any(|e| fits(&e, role))).map(|m| m.end())
    };
    if is_dash(p, k) && kind(p, k) != Some(TokenKind::Line) {
        return Some((Gap::Dash(spaced(p, k)), k + 1));
    }
    form(Role::DateTo)
        .map(|e| (Gap::To, e))
        .or_else(|| form(Role::DateAnd).map(|e| (Gap::And, e)))
        .or_else(|| form(Role::DateToWeak).map(|e| (Gap::ToWeak, e)))
}

fn unite(a: &mut Piece, b: Piece) {
    let (Some(mut x), Some(mut y)) = (a.as_end(), b.as_end()) else { return };
    if x.point.year == Year::Open {
        x.point.year = y.point.year;
    } else if y.point.year == Year::Open {
        y.point.year = x.point.year;
    }
    x.first = a.first;
    a.form = Form::Range(End { ..x }, End { ..y });
    a.to = b.to;
    a.weight = a.weight.max(b.weight) + 0.5;
    // What stands behind the first is the tie, and before the second as well; a unit behind the second counts both.
    let helps = |e: &Evidence| e.weight.is_none_or(|w| w > 0.0);
    a.evidence.retain(helps);
    a.evidence.extend(b.evidence.into_iter().filter(|e| helps(e) || e.rule == "unit-behind"));
    a.note("range", 1.0);
    a.rule = "date/range";
    a.relation = if a.relation == Relation::Since { Relation::On } else { a.relation };
    a.shares |= b.shares;
    a.swapped = None;
    if a.modifier != b.modifier {
        a.modifier = None;
    }
}

/// A list: what lacks a year takes it from the right.
fn share(a: &mut Piece, b: &mut Piece) {
    let (Some(x), Some(y)) = (a.point(), b.point()) else { return };
    if x.year == Year::Open && y.part != Part::Whole {
        a.shares = true;
        a.note("list", if matches!(x.part, Part::Season(_)) { 3.0 } else { 0.8 });
    }
    if let (Part::Month(_), Part::Month(_), Year::Open) = (x.part, y.part, y.year) {
        b.note("list", if sum(a) > 0.0 { 1.8 } else { 0.0 });
    }
}

fn sum(piece: &Piece) -> f32 {
    piece.weight + piece.evidence.iter().filter_map(|e| e.weight).sum::<f32>()
}
