//! Years behind a month, with the words and endings that belong to them.

use super::atoms::{at, is_dash, kind, own_at, own_before, spaced};
use super::figures::{Num, num, roman_year};
use super::kin::own;
use super::short_year::{plain_short, short_year, suffixed, supplied, typed};
use crate::lang::{Passage, Role};
use crate::model::Year;
use crate::text::TokenKind;

/// A year with the token behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct YearAt {
    pub year: Year,
    pub to: usize,
}

/// The year that goes on a month (and day) ending before token `i`.
pub(super) fn year_behind(p: &Passage<'_>, i: usize, with_day: bool) -> Option<YearAt> {
    let mut k = i;
    if p.word(k) == ","
        || p.word(k) == "、"
        || p.word(k) == "،"
        || (p.word(k) == "." && !spaced(p, k))
        || p.word(k) == "/"
        || p.word(k) == "-" && !spaced(p, k)
    {
        k += 1;
    }
    for _ in 0..3 {
        let Some(next) = at(p, k, &[Role::DateOf, Role::YearWord, Role::DateArticle])
            .filter(|_| kind(p, k) != Some(TokenKind::Punct))
            .filter(|_| own_at(p, k, &[Role::DateOf, Role::YearWord, Role::DateArticle]).is_some())
        else {
            break;
        };
        k = next;
    }
    if num(p, k)
        .is_some_and(|n| own_at(p, n.to, &[Role::DecadeWord]).is_some() && n.value % 10 == 0 && !spaced(p, n.to))
    {
        return None;
    }
    short_year(p, k)
        .or_else(|| full_year(p, k))
        .or_else(|| suffixed(p, k))
        .or_else(|| supplied(p, k))
        .or_else(|| plain_short(p, k, with_day && k == i))
}

/// Four digits that may be a year, or fewer with an era.
pub(super) fn full_year(p: &Passage<'_>, i: usize) -> Option<YearAt> {
    let n = typed(p, i).or_else(|| roman_year(p, i)).or_else(|| num(p, i))?;
    if let Some((year, to)) = era(p, i, n) {
        return Some(YearAt { year, to });
    }
    let plausible = n.digits == 4 && (1000..=2100).contains(&n.value);
    (plausible && !goes_on(p, n.to)).then(|| YearAt { year: Year::Full(n.value), to: year_tail(p, n.to) })
}

/// Whether a number ending before `to` goes on: "1.500", "1942,5", "1500m", "1942%".
pub(super) fn goes_on(p: &Passage<'_>, to: usize) -> bool {
    if spaced(p, to) {
        return false;
    }
    let digit_behind = kind(p, to + 1) == Some(TokenKind::Number) && !spaced(p, to + 1);
    // "1936-442" is a telephone number.
    let long = |n: Num| n.digits >= 3 && !(n.digits == 4 && (1000..=2100).contains(&n.value));
    if is_dash(p, to) && digit_behind && num(p, to + 1).is_none_or(long) {
        return true;
    }
    match p.word(to) {
        "." | "," | ":" | "'" | "’" | "/" if p.word(to) != "," || digit_behind => digit_behind && !short_range(p, to),
        "," if p.word(to + 1) == "-" || p.word(to + 1) == "–" => true,
        "." if p.word(to + 1) == "-" => true,
        "%" | "°" | "€" | "$" | "£" | "+" | "_" | "@" | "=" => true,
        _ => kind(p, to) == Some(TokenKind::Word) && year_tail(p, to) == to && at(p, to, &[Role::DecadeWord]).is_none(),
    }
}

fn short_range(p: &Passage<'_>, to: usize) -> bool {
    p.word(to) == "/" && num(p, to + 1).is_some_and(|n| n.digits == 2 || n.digits == 4)
}

/// Year words and case endings that are written behind a year.
pub(super) fn year_tail(p: &Passage<'_>, to: usize) -> usize {
    let mut end = to;
    for _ in 0..2 {
        let roles: &[Role] = if spaced(p, end) { &[Role::YearWord] } else { &[Role::YearWord, Role::DaySuffix] };
        match at(p, end, roles) {
            Some(next) if tail_form(p, end, roles) && kind(p, end) != Some(TokenKind::Line) => end = next,
            _ => break,
        }
    }
    end
}

/// Whether a year's tail goes on at `i`; a dot is one only as a year word.
fn tail_form(p: &Passage<'_>, i: usize, roles: &[Role]) -> bool {
    own_at(p, i, if p.word(i) == "." { &[Role::YearWord] } else { roles }).is_some()
}

/// A year with a word for the era behind it ("753 r. p.n.e.", "70 CE") or before it ("Kr. e. 30", "公元前221年").
pub(super) fn era(p: &Passage<'_>, i: usize, n: Num) -> Option<(Year, usize)> {
    let of = |e: &crate::lang::Entry, k: usize| match e.role {
        Role::Bce | Role::Ce if own(p, e.lang) || p.tokens.get(k).is_some_and(|t| t.upper) => Some(e.role),
        _ => None,
    };
    let year = |role| if role == Role::Bce { Year::Full(1 - n.value) } else { Year::Full(n.value) };
    let word = own_at(p, n.to, &[Role::YearWord]).unwrap_or(n.to);
    let dot = n.to + usize::from(p.word(n.to) == "." && !spaced(p, n.to));
    for k in [n.to, word, dot] {
        if let Some((m, role)) = p.find(k, |e| of(&e, k)).filter(|_| n.value > 0) {
            return Some((year(role), m.end()));
        }
    }
    let role = [Role::Bce, Role::Ce].into_iter().find(|&r| own_before(p, i, &[r], 0).is_some())?;
    (n.value > 0 && n.digits <= 4).then(|| (year(role), year_tail(p, n.to)))
}
