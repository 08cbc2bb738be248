//! Expressions around the name of a month: days before and behind it, lists and ranges of days, the year.

mod days;
mod misspelt;
mod name;

use super::atoms::{before, day_tail, is_dash, kind, own_at, own_before, spaced};
use super::figures::num;
use super::kin::own;
use super::piece::{End, Form, Opened, Piece};
use super::short_year;
use super::year::{self, YearAt};
use crate::lang::{Lang, MonthCase, Order, Passage, Role};
use crate::model::{DateModifier, Lacks, Part, Point, Year};
use crate::text::TokenKind;
use days::{Days, Tie};
use name::Month;

/// Reads the expression around a month at token `i`; gives the token behind it.
pub(super) fn read(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let month = name::at_token(p, i, out)?;
    if let Some(to) = year_roman_day(p, &month, out) {
        return Some(to);
    }
    let floor = out.last().map_or(0, |l| l.to);
    let (days, first) = days::left(p, &month, floor);
    let (days, to) = if days.is_empty() { days::right(p, &month) } else { (days, month.to) };
    let before = days.first().map_or(month.first, |d| d.0.first.min(month.first));
    let worded = out.last().is_some_and(|l| l.evidence.iter().any(|e| e.rule == "year-word"));
    let left = year_left(p, before, out);
    let (part, to) = days.is_empty().then(|| part_between(p, to)).flatten().map_or((None, to), |(m, to)| (Some(m), to));
    // A year with its word right before the month is the month's: "1941. aasta augustist 1943. aasta oktoobrini".
    let behind = match left {
        Some(_) if worded => None,
        // "1944년 4월부터 1945년 1월": where years lead, one behind is that of the next date.
        _ if month.numbered && p.lang.info().order == Order::Ymd => None,
        _ => year::year_behind(p, to, !days.is_empty()).or_else(|| short_year::late_short(p, to)),
    };
    let (start, said) = match (behind, left) {
        (None, Some((from, y))) => (from, Some(y)),
        _ => (first, behind),
    };
    if !fits(p, &month, !days.is_empty(), said) {
        return None;
    }
    if behind.is_none() && said.is_some() {
        out.pop();
    }
    let to = behind.map_or(to, |y| y.to);
    let weight = weight(p, &month, !days.is_empty(), said);
    let year = said.map_or(Year::Open, |y| y.year);
    if days.is_empty() {
        let rule = if said.is_some() { "date/month-year" } else { "date/month" };
        let mut piece = Piece::new(start, to, Point::month(year, month.month), rule, month.lang, weight);
        piece.doubt = "not-a-month";
        piece.modifier = part;
        out.push(piece);
    } else {
        push_days(&month, &days, (start, to), year, weight, out);
    }
    Some(to)
}

/// Whether what stands beside a month makes it one.
fn fits(p: &Passage<'_>, month: &Month, day: bool, year: Option<YearAt>) -> bool {
    if !month.own && weight(p, month, day, year) < -0.5 {
        return false;
    }
    // Short forms that are other words ("pro", "led") and months of other languages need a day in digits or a year.
    let led = [Role::DateIn, Role::DateFrom, Role::DateSince, Role::DateUntil, Role::DateTo];
    let alone = !day && year.is_none() && own_before(p, month.first, &led, 0).is_none();
    // "During the march": no month where months are written with a capital.
    let common =
        month.weak && month.own && !p.tokens[month.first].capital && p.lang.info().months == MonthCase::Capital;
    if common && !day && year.is_none() {
        return false;
    }
    let small = month.weak && !p.tokens[month.first].capital && p.word(month.first).chars().count() <= 3;
    if alone && (small && month.own || !month.own && p.lang != Lang::UND) {
        return false;
    }
    if month.misspelt && !(day && matches!(year, Some(YearAt { year: Year::Full(_), .. }))) {
        return false;
    }
    !month.roman
        || name::roman_fits(p, month, year)
            && if day {
                year.is_some() || name::dotted(p, month.to)
            } else {
                year_word_near(p, year.map_or(month.to, |y| y.to))
            }
}

/// Whether a year word was taken in before token `to`.
fn year_word_near(p: &Passage<'_>, to: usize) -> bool {
    before(p, to, &[Role::YearWord], 0).is_some_and(|b| b.own)
}

fn weight(p: &Passage<'_>, m: &Month, day: bool, year: Option<YearAt>) -> f32 {
    let base: f32 = match (day, year.is_some()) {
        (true, true) => 4.0,
        (false, true) => 3.2,
        (true, false) => 2.2,
        (false, false) if m.numbered => 0.3,
        (false, false) if !m.weak && p.word(m.first).chars().count() >= 5 => 0.3,
        (false, false) => -0.6,
    };
    let foreign: f32 = if m.own { 0.0 } else { foreign(p, m) };
    let weak: f32 = if m.weak && !(day && year.is_some()) { -0.9 } else { 0.0 };
    let misspelt: f32 = if m.misspelt { -1.5 } else { 0.0 };
    base + foreign + weak + misspelt
}

/// The price of a month of another language than the passage's: little for names that many languages share or that are long, so much
/// for short ones that no date comes of them.
fn foreign(p: &Passage<'_>, m: &Month) -> f32 {
    let dotted = m.to > m.first + 1;
    let other_word = p.matches(m.first).iter().any(|f| f.tokens == 1 && f.entries().any(|e| own(p, e.lang)));
    match (m.shared, p.word(m.first).chars().count()) {
        _ if other_word => -6.0,
        (15.., _) | (4.., 4..) => -0.4,
        (_, 5..) => -0.6,
        (_, 4) => -1.8,
        _ if dotted => -1.8,
        _ => -6.0,
    }
}

/// "Kesäkuun puolivälissä 1942": a part word between a month and its year, or its end.
fn part_between(p: &Passage<'_>, to: usize) -> Option<(DateModifier, usize)> {
    let parts = [
        (Role::BehindEarly, DateModifier::Early),
        (Role::BehindMid, DateModifier::Mid),
        (Role::BehindLate, DateModifier::Late),
    ];
    let (modifier, end) = parts.into_iter().find_map(|(role, m)| own_at(p, to, &[role]).map(|end| (m, end)))?;
    year::year_behind(p, end, false).map(|_| (modifier, end))
}

/// A year piece right before token `before`, to be taken over: "1944. március 19".
fn year_left(p: &Passage<'_>, before: usize, out: &[Piece]) -> Option<(usize, YearAt)> {
    let last = out.last()?;
    let point = last.point().filter(|q| q.part == Part::Whole)?;
    let year = point.full_year()?;
    if !ties_year(p, last.to, before) {
        return None;
    }
    Some((last.first, YearAt { year: Year::Full(year), to: before }))
}

/// "1952-IV-17", and "1944. V. 15-én" where dates begin with the year.
fn year_roman_day(p: &Passage<'_>, m: &Month, out: &mut Vec<Piece>) -> Option<usize> {
    let last = out.last().filter(|l| m.roman && (l.to == m.first || l.to + 1 == m.first))?;
    let year = last.point().filter(|q| q.part == Part::Whole)?.full_year()?;
    let dashed = is_dash(p, last.to) && is_dash(p, m.to) && !spaced(p, m.first) && !spaced(p, m.to + 1);
    let loose = p.lang.info().order == Order::Ymd && (last.to == m.first || p.word(last.to) == ".");
    let dot = usize::from(p.word(m.to) == "." && loose);
    let day = num(p, m.to + if dashed { 1 } else { dot }).filter(|n| (dashed || loose) && n.digits <= 2)?;
    let point = Point::day(Year::Full(year), m.month, u8::try_from(day.value).ok()?);
    let first = last.first;
    if !point.exists() {
        return None;
    }
    let (to, _) = day_tail(p, day.to);
    out.pop();
    out.push(Piece::new(first, to, point, "date/year-month-day", p.lang, 4.0));
    Some(to)
}

/// Whether the tokens between a year and a month tie them.
fn ties_year(p: &Passage<'_>, from: usize, to: usize) -> bool {
    let ymd = p.lang.info().order == Order::Ymd || matches!(kind(p, to), Some(TokenKind::Glyph));
    let mut k = from;
    let mut steps = 0;
    while k < to && steps < 4 {
        steps += 1;
        match p.word(k) {
            "." if ymd || kind(p, to) == Some(TokenKind::Number) && !spaced(p, k + 1) => k += 1,
            "," | "/" | "(" if to == k + 1 => k += 1,
            "（" | "(" if ymd => match (k..(k + 8).min(p.tokens.len())).find(|&j| matches!(p.word(j), "）" | ")")) {
                Some(close) if close < to => k = close + 1,
                _ => return false,
            },
            _ => match own_at(p, k, &[Role::DateOf, Role::YearWord, Role::MonthWord]) {
                Some(next) if next <= to => k = next,
                _ => return false,
            },
        }
    }
    k == to && (steps > 0 || ymd || p.lang.info().order != Order::Mdy)
}

/// Adds the pieces of a list of days: each run tied as a range is one piece.
fn push_days(m: &Month, days: &Days, span: (usize, usize), year: Year, weight: f32, out: &mut Vec<Piece>) {
    let point = |k: usize| Point::day(year, m.month, days[k].0.day);
    let month_first = days.first().is_some_and(|d| d.0.first > m.first);
    let rule = if year == Year::Open { "date/day-month" } else { "date/day-month-year" };
    let mut i = 0;
    while i < days.len() {
        let forward = |k: usize| days.get(k + 1).is_some_and(|next| days[k].0.day < next.0.day);
        let range = days[i].1 == Some(Tie::Range) && forward(i);
        let j = if range { i + 1 } else { i };
        let first = match i {
            0 => span.0.min(if month_first { m.first } else { days[0].0.first }),
            _ => days[i].0.first,
        };
        let last = j + 1 == days.len();
        let to = if last { span.1 } else { days[j].0.to };
        let mut piece = Piece::new(first, to, point(i), rule, m.lang, weight);
        if range {
            let a = End { first, to: days[i].0.to, point: point(i) };
            let b = End { first: days[j].0.first, to, point: point(j) };
            piece.form = Form::Range(a, b);
            piece.opened = Opened::No;
        }
        piece.shares = !last;
        piece.lacks = if range { Lacks::default() } else { lacks(m, days, span, year, i, (first, to)) };
        piece.doubt = "no-such-day";
        if sound(&piece.form) {
            out.push(piece);
        }
        i = j + 1;
    }
}

/// What of month and year stands in another item than the one of the tokens `held`.
fn lacks(m: &Month, days: &Days, span: (usize, usize), year: Year, i: usize, held: (usize, usize)) -> Lacks {
    let behind = days.last().is_some_and(|d| span.1 > d.0.to.max(m.to));
    let holder = if behind { days.len().saturating_sub(1) } else { 0 };
    Lacks { month: !(held.0 <= m.first && m.first < held.1), year: year != Year::Open && i != holder }
}

/// Whether the days exist.
fn sound(form: &Form) -> bool {
    match form {
        Form::Point(p) => p.exists(),
        Form::Range(a, b) => a.point.exists() && b.point.exists(),
        Form::Relative(_) => true,
    }
}
