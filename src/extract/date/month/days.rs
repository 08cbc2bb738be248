//! The days beside a month: lists and ranges of them, before it and behind it.

use super::super::atoms::{
    Before, Day, at, before, day_at, day_before, is_dash, is_small_word, kind, own_at, own_before, spaced,
};
use super::super::figures::num;
use super::super::year::year_behind;
use super::name::Month;
use crate::lang::{Order, Passage, Role};
use crate::text::TokenKind;

/// Most days of one list.
const LIST: usize = 31;

/// How a day is tied to the one behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tie {
    List,
    Range,
}

pub(super) type Days = Vec<(Day, Option<Tie>)>;

/// The days that stand before the month, in text order, each with its tie to the next; and where the first begins.
pub(super) fn left(p: &Passage<'_>, m: &Month, floor: usize) -> (Days, usize) {
    let mut t = m.first;
    for step in 0..3 {
        let roles: &[Role] =
            if step == 0 { &[Role::DateOf, Role::MonthWord] } else { &[Role::DateOf, Role::MonthWord, Role::DayUnit] };
        let skip = before(p, t, roles, floor).filter(|b| b.own || b.lang == m.lang);
        match skip {
            Some(b) => t = b.first,
            None if t > floor
                && matches!(p.word(t - 1), "/" | "-" | "–")
                && (!spaced(p, t) || p.word(t - 1) == "/") =>
            {
                t -= 1;
            }
            None => break,
        }
    }
    // "Ai primi di maggio": the plural of "first" is a part of the month.
    let part = own_before(p, t, &[Role::Early, Role::Mid, Role::Late], floor);
    let day = day_before(p, t, floor).filter(|d| part.is_none_or(|b| b.first > d.first));
    let Some(day) = day else { return (Vec::new(), m.first) };
    let mut days = vec![(day, None)];
    let mut and = false;
    while days.len() < LIST {
        let next = days.last().map_or(0, |d| d.0.first);
        let Some((end, tie, comma)) = tie_left(p, next, floor) else { break };
        let Some(other) = day_before(p, end, floor) else { break };
        if comma && !and {
            break;
        }
        and = true;
        days.push((other, Some(tie)));
    }
    days.reverse();
    let mut first = days.first().map_or(m.first, |d| d.0.first);
    let word = |b: &Before| b.own || kind(p, b.first) == Some(TokenKind::Word) && p.word(b.first).chars().count() > 2;
    if let Some(b) = before(p, first, &[Role::DayWord], floor).filter(word) {
        first = b.first;
        if let Some(d) = days.first_mut() {
            d.0.first = first;
        }
    }
    between(p, &mut days, floor);
    (days, first)
}

/// "Between 5 and 7 May": the list of two is a range.
fn between(p: &Passage<'_>, days: &mut Days, floor: usize) {
    if days.len() != 2 {
        return;
    }
    let first = days[0].0.first;
    let start = before(p, first, &[Role::DateArticle], floor).map_or(first, |b| b.first);
    if before(p, start, &[Role::DateBetween], floor).is_some() {
        days[0].1 = Some(Tie::Range);
    }
}

/// What ties the day that begins at `next` to the one before it: where that one ends, the tie, and whether it is a mere comma.
fn tie_left(p: &Passage<'_>, next: usize, floor: usize) -> Option<(usize, Tie, bool)> {
    let mut t = next;
    if let Some(b) = before(p, t, &[Role::DateArticle, Role::DateIn], floor).filter(|b| b.first > floor) {
        t = b.first;
    }
    for t in [t, next] {
        let last = t.checked_sub(1).filter(|&l| l > floor)?;
        let and = before(p, t, &[Role::DateAnd], floor).filter(|b| b.own || b.first + 1 < t);
        let to = before(p, t, &[Role::DateTo, Role::DateToWeak], floor).filter(|b| b.own || b.first + 1 < t);
        // Hebrew writes "to the 7th" with a letter and a dash; the dash alone is one of a range.
        let longer = to.or(and).is_some_and(|b| b.first + 1 < t);
        if (is_dash(p, last) || p.word(last) == "/") && !longer {
            return Some((last, Tie::Range, false));
        }
        if let Some(b) = to.filter(|b| b.own || !and.is_some_and(|a| a.own)) {
            return Some((b.first, Tie::Range, false));
        }
        if let Some(b) = and {
            let end = if b.first > floor && p.word(b.first - 1) == "," { b.first - 1 } else { b.first };
            return Some((end, Tie::List, false));
        }
        if matches!(p.word(last), "," | "、" | "，" | "،") {
            return Some((last, Tie::List, true));
        }
    }
    None
}

/// The days behind the month: "May 5", "September 3 and 4"; and where they end.
pub(super) fn right(p: &Passage<'_>, m: &Month) -> (Days, usize) {
    let mut k = m.to;
    if m.roman {
        return (Vec::new(), k);
    }
    if p.word(k) == "." && !spaced(p, k) && kind(p, k + 1) == Some(TokenKind::Number) {
        k += 1;
    }
    k = at(p, k, &[Role::DateArticle]).filter(|&e| day_at(p, e).is_some()).unwrap_or(k);
    let Some(mut day) = day_at(p, k).filter(|d| right_day_fits(p, m, d)) else { return (Vec::new(), m.to) };
    // "vasario 3 dieną", "toukokuun ensimmäisenä päivänä"
    day.to = own_at(p, day.to, &[Role::DayWord])
        .filter(|_| m.own && m.lang.info().order == Order::Ymd || day.ordinal)
        .unwrap_or(day.to);
    let mut days: Days = vec![(day, None)];
    let mut to = day.to;
    while days.len() < LIST {
        let Some((start, tie)) = tie_right(p, to) else { break };
        let Some(next) = day_at(p, start).filter(|d| list_day_fits(p, d, tie)) else { break };
        if let Some(last) = days.last_mut() {
            last.1 = Some(tie);
        }
        to = next.to;
        days.push((next, None));
    }
    between(p, &mut days, 0);
    if days.len() == 2 && before(p, m.first, &[Role::DateBetween], 0).is_some() {
        days[0].1 = Some(Tie::Range);
    }
    (days, to)
}

/// Whether a number behind a month can be its day in the month's language.
fn right_day_fits(p: &Passage<'_>, m: &Month, d: &Day) -> bool {
    let n = num(p, d.first);
    // "Május második vasárnapja", "májusának első felében": the ordinal counts what follows.
    let counts = [
        Role::HalfWord,
        Role::ThirdWord,
        Role::QuarterWord,
        Role::WeekUnit,
        Role::Weekday,
        Role::BehindEarly,
        Role::BehindLate,
    ];
    if is_month_number(p, d) || n.is_none() && own_at(p, d.to, &counts).is_some() {
        return false;
    }
    let clock = p.word(d.to) == ":" && kind(p, d.to + 1) == Some(TokenKind::Number);
    let decimal = matches!(p.word(d.to), "." | ",")
        && !spaced(p, d.to)
        && kind(p, d.to + 1) == Some(TokenKind::Number)
        && !spaced(p, d.to + 1);
    let order = m.lang.info().order;
    let word = kind(p, d.first) == Some(TokenKind::Word);
    if word && m.weak && order == Order::Dmy && own_at(p, d.to, &[Role::DayWord]).is_none() {
        return false;
    }
    let usual = m.own && order != Order::Dmy || m.lang.tag() == "en" || kind(p, m.first) == Some(TokenKind::Glyph);
    let year = year_behind(p, d.to, false).is_some() && (m.own || m.shared > 3 || m.lang.tag() == "en");
    let counted = is_small_word(p, d.to)
        && !d.ordinal
        && before(p, m.first, &[Role::DateIn], 0).is_some_and(|b| p.word(b.first).eq_ignore_ascii_case("in"));
    n.is_none_or(|n| n.digits <= 2 || kind(p, n.first) == Some(TokenKind::Glyph))
        && !clock
        && !decimal
        && (usual || year || d.ordinal && m.own)
        && !counted
}

/// Whether a number is that of a month: "6月1日至7月30日".
fn is_month_number(p: &Passage<'_>, d: &Day) -> bool {
    num(p, d.first)
        .is_some_and(|n| own_at(p, n.to, &[Role::MonthWord]).is_some() && kind(p, n.to) != Some(TokenKind::Punct))
}

fn list_day_fits(p: &Passage<'_>, d: &Day, tie: Tie) -> bool {
    if is_month_number(p, d)
        || p.role(d.to, Role::Month).is_some()
        || p.role(d.to, Role::DateOf).is_some_and(|(m, _)| p.role(m.end(), Role::Month).is_some())
    {
        return false;
    }
    tie == Tie::Range || d.ordinal || year_behind(p, d.to, false).is_some() || !is_small_word(p, d.to)
}

fn tie_right(p: &Passage<'_>, to: usize) -> Option<(usize, Tie)> {
    let article = |k: usize| at(p, k, &[Role::DateArticle]).unwrap_or(k);
    if is_dash(p, to) || (p.word(to) == "/" && !spaced(p, to)) {
        return Some((to + 1, Tie::Range));
    }
    if let Some(end) = own_at(p, to, &[Role::DateTo, Role::DateToWeak]) {
        return Some((article(end), Tie::Range));
    }
    let k = if p.word(to) == "," { to + 1 } else { to };
    if let Some(end) = own_at(p, k, &[Role::DateAnd]) {
        return Some((article(end), Tie::List));
    }
    let more = k > to
        && day_at(p, k).is_some_and(|d| {
            num(p, k).is_none_or(|n| n.digits <= 2) && (p.word(d.to) == "," || at(p, d.to, &[Role::DateAnd]).is_some())
        });
    more.then_some((k, Tie::List))
}
