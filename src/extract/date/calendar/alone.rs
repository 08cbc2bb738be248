//! Years of other calendars that stand alone: by the mark of their era ("1365 AH", "พ.ศ. 2488"), a word for the year before them, or, in
//! Hebrew letters, by their form.

use super::super::atoms::{before, kind, own_at, spaced, tied};
use super::super::figures::num;
use super::super::kin::own;
use super::super::piece::{Form, Piece};
use super::days::Reckoning;
use super::monthdays::tie_before;
use super::years::mark_at;
use super::{gematria, piece};
use crate::lang::{Passage, Role};
use crate::model::{Calendar, Part, Point, Year};
use crate::text::TokenKind;

/// The last Hebrew year that letters alone are taken for; later ones are acronyms.
const LATEST: i32 = 5795;

/// The first Buddhist year that began in January, in Thailand.
const THAI_JANUARY: i32 = 2484;

/// Calendars whose years stand alone with a mark.
const ERAS: [Reckoning; 3] = [Reckoning::Islamic, Reckoning::Hebrew, Reckoning::Persian];

/// Reads a year in digits that begins at token `i`.
pub(super) fn number(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let n = num(p, i).filter(|n| (3..=4).contains(&n.digits) && !tied(p, i))?;
    if own_at(p, n.to, &[Role::Bce, Role::Ce]).is_some() {
        return None;
    }
    if let Some((calendar, to)) = era_at(p, n.to).filter(|(c, _)| usual(*c, n.value)) {
        let weight = by_mark(p, i, (n.to, to), calendar)?;
        return push_year(p, calendar, n.value, (i, to), weight, out);
    }
    if let Some(to) = mark_behind(p, n.to, Role::BuddhistEra) {
        return buddhist(p, n.value, (i, to), out);
    }
    let word = || year_word_before(p, i);
    if follows_month(out, i) || p.lang.tag() == "th" && (word() || goes_on(p, i, Calendar::Buddhist, out)) {
        return buddhist(p, n.value, (i, n.to), out);
    }
    if p.lang.tag() == "fa" && (1250..=1450).contains(&n.value) && n.digits == 4 {
        let told = word() || goes_on(p, i, Calendar::Persian, out);
        return told.then(|| push_year(p, Reckoning::Persian, n.value, (i, n.to), 2.5, out)).flatten();
    }
    let hebrew = (5500..=5899).contains(&n.value) && word();
    hebrew.then(|| push_year(p, Reckoning::Hebrew, n.value, (i, n.to), 2.0, out)).flatten()
}

/// The weight of a year with the mark of its era behind it. A letter alone needs more than itself, two small ones need little.
fn by_mark(p: &Passage<'_>, i: usize, mark: (usize, usize), calendar: Reckoning) -> Option<f32> {
    let text = p.span_of(mark.0, mark.1 - 1).of(p.text);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let latin = text.is_ascii();
    let beside = matches!(p.word(mark.1), "/" | "=" | "(") && num(p, mark.1 + 1).is_some_and(|n| n.digits == 4);
    let enclosed = matches!(p.word(i.wrapping_sub(1)), "(" | "[");
    let initial = p.word(mark.1) == "." && p.tokens.get(mark.1 + 1).is_some_and(|t| t.capital);
    match letters {
        1 if latin => ((year_word_before(p, i) || beside) && !initial).then_some(2.0),
        1 => own_at(p, mark.0, &[calendar.era()]).is_some().then_some(1.0),
        2 if latin && !text.contains('.') => {
            Some(if beside || enclosed || year_word_before(p, i) { 3.2 } else { -0.5 })
        }
        _ => Some(3.2),
    }
}

/// The calendar whose era is marked at token `i`, by the longest mark, and where that ends.
pub(super) fn era_at(p: &Passage<'_>, i: usize) -> Option<(Reckoning, usize)> {
    let own = |c: &Reckoning| own_at(p, i, &[c.era()]).map(|to| (*c, to));
    let any = |c: &Reckoning| p.role(i, c.era()).map(|(m, _)| (*c, m.end()));
    let longest =
        ERAS.iter().filter_map(own).max_by_key(|f| f.1).or_else(|| ERAS.iter().filter_map(any).max_by_key(|f| f.1));
    longest.filter(|(_, to)| written_as_mark(p.span_of(i, to - 1).of(p.text)))
}

/// Whether a year is tied to one of the same calendar that ends right before: "ปี 2482–2488".
fn goes_on(p: &Passage<'_>, i: usize, calendar: Calendar, out: &[Piece]) -> bool {
    let last = out.last().filter(|l| l.calendar == calendar && l.rule == "date/calendar-year");
    last.is_some_and(|l| tie_before(p, i, l.to.saturating_sub(1)).is_some_and(|(end, _)| end == l.to))
}

/// Whether such a year of a calendar is often written of.
fn usual(calendar: Reckoning, year: i32) -> bool {
    match calendar {
        Reckoning::Hebrew => (5000..=5899).contains(&year),
        Reckoning::Persian => (1200..=1450).contains(&year),
        _ => (100..=1500).contains(&year),
    }
}

/// A word for the year right before.
fn year_word_before(p: &Passage<'_>, i: usize) -> bool {
    before(p, i, &[Role::YearWord], 0).is_some_and(|b| b.own && kind(p, b.first) != Some(TokenKind::Punct))
}

/// Whether a mark of one or two small Latin letters, or three small ones with dots, may stand for an era: not so "ah", "h", "a.m.".
fn written_as_mark(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let dotted = text.contains('.') && text.chars().any(char::is_uppercase);
    letters > 3 || dotted || !text.chars().any(|c| c.is_ascii_lowercase())
}

fn mark_behind(p: &Passage<'_>, to: usize, role: Role) -> Option<usize> {
    let end = mark_at(p, to, role)?;
    written_as_mark(p.span_of(to, end - 1).of(p.text)).then_some(end)
}

fn push_year(
    p: &Passage<'_>,
    calendar: Reckoning,
    year: i32,
    at: (usize, usize),
    weight: f32,
    out: &mut Vec<Piece>,
) -> Option<usize> {
    let days = calendar.year(year)?;
    out.push(piece(at, days, calendar.calendar(), "date/calendar-year", p.lang, weight));
    Some(at.1)
}

/// Reads a year behind the mark of its era, which stands at token `i`.
pub(super) fn marked(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let role = |r: Role| p.role(i, r).map(|(m, _)| m.end());
    if let Some(end) = role(Role::BuddhistEra) {
        let n = num(p, end).filter(|n| n.digits == 4)?;
        return written_as_mark(p.span_of(i, end - 1).of(p.text))
            .then(|| buddhist(p, n.value, (i, n.to), out))
            .flatten();
    }
    for calendar in ERAS {
        let Some(end) = role(calendar.era()) else { continue };
        let Some(n) = num(p, end).filter(|n| (3..=4).contains(&n.digits) && usual(calendar, n.value)) else { continue };
        let text = p.span_of(i, end - 1).of(p.text);
        let plain = text.is_ascii() && text.len() <= 2 && calendar != Reckoning::Islamic;
        if written_as_mark(text) && !plain {
            return push_year(p, calendar, n.value, (i, n.to), 3.0, out);
        }
    }
    None
}

/// The last piece is a day or month without a year that ends right before token `i`, in Thai.
fn follows_month(out: &[Piece], i: usize) -> bool {
    out.last().is_some_and(|l| l.to == i && l.lang.tag() == "th" && open_month(l).is_some())
}

fn open_month(piece: &Piece) -> Option<(Point, u8)> {
    piece.point().filter(|q| q.year == Year::Open).and_then(|q| q.month_number().map(|m| (q, m)))
}

/// A Buddhist year; a day or month right before takes it.
fn buddhist(p: &Passage<'_>, year: i32, at: (usize, usize), out: &mut Vec<Piece>) -> Option<usize> {
    if !(2300..=2700).contains(&year) {
        return None;
    }
    let gregorian = year - 543;
    if let Some(last) = out.last_mut()
        && let Some((point, month)) = open_month(last)
        && (last.to == at.0 || last.to + 1 == at.0 && p.word(last.to) == ",")
    {
        let year = if p.lang.tag() == "th" { buddhist_day(year, month) } else { gregorian };
        last.form = Form::Point(point.in_year(year));
        (last.to, last.calendar, last.weight) = (at.1, Calendar::Buddhist, last.weight.max(3.0) + 1.0);
        last.rule = if matches!(point.part, Part::Day(..)) { "date/calendar-day" } else { "date/calendar-month" };
        return Some(at.1);
    }
    let mut piece = Piece::new(at.0, at.1, Point::year(Year::Full(gregorian)), "date/calendar-year", p.lang, 3.2);
    (piece.calendar, piece.doubt) = (Calendar::Buddhist, "not-a-date");
    out.push(piece);
    Some(at.1)
}

/// The Gregorian year of a month of a Thai year; the older ones began in April: January 2475 lies in 1933.
pub(super) fn buddhist_day(year: i32, month: u8) -> i32 {
    year - 543 + i32::from(year < THAI_JANUARY && month < 4)
}

/// A year in Hebrew letters that begins at token `i`.
pub(super) fn letters(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let l = gematria::year_at(p, i).filter(|l| l.value <= LATEST)?;
    let floor = out.last().map_or(0, |l| l.to);
    let word = before(p, i, &[Role::YearWord, Role::DateIn, Role::DateCue], floor).is_some_and(|b| own(p, b.lang));
    let bracket = matches!(p.word(i.wrapping_sub(1)), "(" | "[");
    let tied = super::super::atoms::is_dash(p, i.wrapping_sub(1)) && out.last().is_some_and(|q| q.to + 1 == i);
    let cued = word || bracket || tied || l.thousands || l.prefixed;
    let plain = (5640..=5790).contains(&l.value) && own_at(p, l.to, &[Role::CalendarWeak]).is_none();
    let era = mark_behind(p, l.to, Role::HebrewEra);
    let weight = match (cued || era.is_some(), plain) {
        (true, _) => 3.0,
        (false, true) => 0.4,
        (false, false) => return None,
    };
    let to = era.unwrap_or(l.to);
    if kind(p, to) == Some(TokenKind::Word) && !spaced(p, to) {
        return None;
    }
    push_year(p, Reckoning::Hebrew, l.value, (i, to), weight, out)
}

/// "l'an II de la République", "an II" where another date of that calendar stands before, at the word for the year.
pub(super) fn republican(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let (m, e) = p.role(i, Role::RepublicanYear)?;
    if p.word(i).eq_ignore_ascii_case("de") {
        return None; // The article comes next.
    }
    let roman = super::super::figures::roman(p, m.end()).filter(|y| *y <= 14)?;
    let to = m.end() + 1;
    let era = p.role(to, Role::RepublicanEra).map(|(m, _)| m.end());
    let told = out.iter().rev().take(8).any(|q| q.calendar == Calendar::Republican);
    let article = own(p, e.lang) && p.span_of(i, m.end() - 1).of(p.text).contains(['\'', '’']);
    let goes_on = own_at(p, to, &[Role::DateOf, Role::Bce, Role::Ce, Role::DateBefore, Role::DateAfter]).is_some();
    let weight = match (era.is_some(), told && own(p, e.lang), article && !goes_on) {
        (true, ..) => 3.5,
        (_, true, _) => 2.0,
        (_, _, true) => 0.8,
        _ => return None,
    };
    push_year(p, Reckoning::Republican, i32::from(roman), (i, era.unwrap_or(to)), weight, out)
}
