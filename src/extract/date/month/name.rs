//! The month of an expression: by its name, as a number that a word makes a month, in Roman numerals.

use super::super::atoms::{at, before, is_small_word, kind, own_at, spaced};
use super::super::figures::{num, num_before, roman};
use super::super::kin::own;
use super::super::piece::Piece;
use super::super::year::YearAt;
use crate::lang::{Entry, Lang, Match, Passage, Role};
use crate::model::Year;
use crate::text::TokenKind;

/// The name of a month, or a number that a word makes a month.
#[derive(Debug, Clone, Copy)]
pub(super) struct Month {
    pub month: u8,
    pub first: usize,
    pub to: usize,
    pub lang: Lang,
    pub own: bool,
    /// How many languages call this month so.
    pub shared: usize,
    /// As often another word.
    pub weak: bool,
    pub roman: bool,
    /// A number that a word makes a month.
    pub numbered: bool,
    /// One letter off the name; counts only between a day and a year.
    pub misspelt: bool,
}

/// The month that stands at token `i`.
pub(super) fn at_token(p: &Passage<'_>, i: usize, out: &[Piece]) -> Option<Month> {
    named(p, i).or_else(|| numbered(p, i, out)).or_else(|| in_roman(p, i)).or_else(|| super::misspelt::misspelt(p, i))
}

/// The form of a month at token `i`: the longest of the passage's own language, else the longest of any; the dot of another language's
/// abbreviation must not hide the name.
fn name_form(p: &Passage<'_>, i: usize) -> Option<(Match, Entry)> {
    let of = |mine: bool| {
        let month = |e: &Entry| e.role == Role::Month && (!mine || own(p, e.lang));
        p.matches(i).iter().rev().find_map(|m| m.entries().find(month).map(|e| (*m, e)))
    };
    of(true).or_else(|| p.role(i, Role::Month))
}

/// A month by name, with the dot of its abbreviation.
fn named(p: &Passage<'_>, i: usize) -> Option<Month> {
    let (m, e) = name_form(p, i)?;
    let month = u8::try_from(e.int()).ok().filter(|m| (1..=12).contains(m))?;
    let mine = own(p, e.lang);
    let weak = at(p, i, &[Role::MonthWeak]) == Some(m.end());
    let shared = m.entries().filter(|o| o.role == Role::Month && o.value == e.value).count();
    let mut to = m.end();
    let short = p.word(i).chars().count() <= 5;
    if short
        && p.word(to) == "."
        && !spaced(p, to)
        && (kind(p, to + 1) == Some(TokenKind::Number) || is_small_word(p, to + 1) || p.word(to + 1) == ",")
    {
        to += 1;
    }
    let again = p.role(to + 1, Role::Month).filter(|(_, o)| p.word(to) == "/" && o.value == e.value);
    to = again.map_or(to, |(m, _)| m.end());
    Some(Month {
        month,
        first: i,
        to,
        lang: e.lang,
        own: mine,
        shared,
        weak,
        roman: false,
        misspelt: false,
        numbered: false,
    })
}

/// "5月", "5월", "tháng 5", and the month after a year: all need the word.
fn numbered(p: &Passage<'_>, i: usize, out: &[Piece]) -> Option<Month> {
    let (m, e) = p.role(i, Role::MonthWord)?;
    let floor = out.last().map_or(0, |l| l.to);
    let month = |v: i32| u8::try_from(v).ok().filter(|m| (1..=12).contains(m));
    let made = |month, first, to| Month {
        month,
        first,
        to,
        lang: e.lang,
        own: own(p, e.lang),
        shared: 9,
        weak: false,
        roman: false,
        misspelt: false,
        numbered: true,
    };
    if let Some(n) = num_before(p, i, floor).filter(|_| kind(p, i) == Some(TokenKind::Glyph) || !spaced(p, i)) {
        return month(n.value).map(|v| made(v, n.first, m.end()));
    }
    own_at(p, i, &[Role::MonthBefore])?;
    let n = num(p, m.end()).filter(|n| n.digits <= 2 && own(p, e.lang))?;
    month(n.value).map(|v| made(v, i, n.to))
}

/// "12.IV.1943", "5 II 1943", "4th III. 1921", "w XI 1927 roku".
fn in_roman(p: &Passage<'_>, i: usize) -> Option<Month> {
    let month = roman(p, i).filter(|m| *m <= 12 && i > 0)?;
    let mark = matches!(p.word(i - 1), "." | "/" | "-");
    let day = mark || kind(p, i - 1) == Some(TokenKind::Number) || before(p, i, &[Role::DaySuffix], 0).is_some();
    let year = || {
        let year = num(p, i + 1).filter(|n| n.digits == 4)?;
        at(p, year.to, &[Role::YearWord]).filter(|_| is_small_word(p, i - 1))
    };
    let dot = usize::from(p.word(i + 1) == "." && !spaced(p, i + 1) && kind(p, i + 2) == Some(TokenKind::Number));
    let made = Month {
        month,
        first: i,
        to: i + 1 + if spaced(p, i + 2) { dot } else { 0 },
        lang: p.lang,
        own: true,
        shared: 9,
        weak: false,
        roman: true,
        misspelt: false,
        numbered: false,
    };
    (day || year().is_some()).then_some(made)
}

/// Whether the marks on both sides of a Roman month agree: `12.IV.1943`, not `19-I/10`; before a full year one mark will do: `8/VII 1934`.
pub(super) fn roman_fits(p: &Passage<'_>, m: &Month, year: Option<YearAt>) -> bool {
    let (before, behind) = (p.word(m.first.wrapping_sub(1)), p.word(m.to));
    let mark = |w: &str| matches!(w, "/" | "-");
    let full = matches!(year, Some(YearAt { year: Year::Full(_), .. }));
    let short = matches!(year, Some(YearAt { year: Year::Short(_), .. })) && before != ".";
    (full || !mark(before) && !mark(behind) || before == behind) && !short
}

pub(super) fn dotted(p: &Passage<'_>, to: usize) -> bool {
    p.word(to) == "." && !spaced(p, to)
}
