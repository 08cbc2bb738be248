//! Expressions around the name of a month: days before and behind it, lists and ranges of days, the year.

use super::atoms::{
    Day, at, before, day_at, day_before, is_dash, is_small_word, kind, num, num_before, own, roman, spaced,
};
use super::piece::{End, Form, Opened, Piece};
use super::year::{YearAt, year_behind};
use crate::lang::{Lang, Order, Passage, Role};
use crate::model::{Part, Point, Year};
use crate::text::TokenKind;

/// Most days of one list.
const LIST: usize = 31;

/// The name of a month, or a number that a word makes a month.
#[derive(Debug, Clone, Copy)]
struct Month {
    month: u8,
    first: usize,
    to: usize,
    lang: Lang,
    own: bool,
    /// How many languages call this month so.
    shared: usize,
    /// As often another word.
    weak: bool,
    roman: bool,
}

/// How a day is tied to the one behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tie {
    List,
    Range,
}

/// Reads the expression around a month at token `i`; gives the token behind it.
pub(super) fn read(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let month = named(p, i).or_else(|| numbered(p, i, out)).or_else(|| in_roman(p, i))?;
    let floor = out.last().map_or(0, |l| l.to);
    let (days, first) = days_left(p, &month, floor);
    let (days, mut to) = if days.is_empty() { days_right(p, &month) } else { (days, month.to) };
    let mut year = year_behind(p, to, !days.is_empty()).or_else(|| super::year::late_short(p, to));
    if let Some(y) = year {
        to = y.to;
    }
    let mut start = first;
    if !month.own && weight(p, &month, !days.is_empty(), year) < -0.5 {
        return None;
    }
    if month.roman && !roman_fits(p, &month, year) {
        return None;
    }
    if month.roman && if days.is_empty() { !year_word_near(p, to) } else { year.is_none() && !dotted(p, month.to) } {
        return None;
    }
    if year.is_none() {
        let before = days.first().map_or(month.first, |d| d.0.first.min(month.first));
        if let Some((from, y)) = year_left(p, before, out) {
            (start, year) = (from, Some(y));
        }
    }
    let point = |day: Option<u8>| {
        let y = year.map_or(Year::Open, |y| y.year);
        day.map_or(Point::month(y, month.month), |d| Point::day(y, month.month, d))
    };
    let weight = weight(p, &month, !days.is_empty(), year);
    if days.is_empty() {
        let mut piece = Piece::new(
            start,
            to,
            point(None),
            if year.is_some() { "date/month-year" } else { "date/month" },
            month.lang,
            weight,
        );
        piece.doubt = "not-a-month";
        out.push(piece);
        return Some(to);
    }
    push_days(&month, &days, (start, to), &point, weight, year.is_some(), out);
    Some(to)
}

/// Whether a year word was taken in before token `to`.
fn year_word_near(p: &Passage<'_>, to: usize) -> bool {
    before(p, to, &[Role::YearWord], 0).is_some_and(|b| b.own)
}

/// Whether the marks on both sides of a Roman month agree: `12.IV.1943`, not `19-I/10`.
fn roman_fits(p: &Passage<'_>, m: &Month, year: Option<YearAt>) -> bool {
    let (before, behind) = (p.word(m.first.wrapping_sub(1)), p.word(m.to));
    let mark = |w: &str| matches!(w, "/" | "-");
    let short = matches!(year, Some(YearAt { year: Year::Short(_), .. })) && before != ".";
    (!mark(before) && !mark(behind) || before == behind) && !short
}

fn dotted(p: &Passage<'_>, to: usize) -> bool {
    p.word(to) == "." && !spaced(p, to)
}

fn weight(p: &Passage<'_>, m: &Month, day: bool, year: Option<YearAt>) -> f32 {
    let base: f32 = match (day, year.is_some()) {
        (true, true) => 4.0,
        (false, true) => 3.2,
        (true, false) => 2.2,
        (false, false) if !m.weak && p.word(m.first).chars().count() >= 5 => 0.3,
        (false, false) => -0.6,
    };
    let foreign: f32 = if m.own { 0.0 } else { foreign(p, m) };
    let weak: f32 = if m.weak && !(day && year.is_some()) { -0.9 } else { 0.0 };
    base + foreign + weak
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

/// A month by name, with the dot of its abbreviation.
fn named(p: &Passage<'_>, i: usize) -> Option<Month> {
    let (m, e) = p.role(i, Role::Month)?;
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
    Some(Month { month, first: i, to, lang: e.lang, own: mine, shared, weak, roman: false })
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
    };
    if let Some(n) = num_before(p, i, floor).filter(|_| kind(p, i) == Some(TokenKind::Glyph) || !spaced(p, i)) {
        return month(n.value).map(|v| made(v, n.first, m.end()));
    }
    let n = num(p, m.end()).filter(|n| n.digits <= 2 && own(p, e.lang))?;
    month(n.value).map(|v| made(v, i, n.to))
}

/// "12.IV.1943", "5 II 1943"
fn in_roman(p: &Passage<'_>, i: usize) -> Option<Month> {
    let month = roman(p, i).filter(|m| *m <= 12 && i > 0)?;
    let day =
        matches!(kind(p, i - 1), Some(TokenKind::Number)) || p.word(i - 1) == "." || matches!(p.word(i - 1), "/" | "-");
    day.then_some(Month { month, first: i, to: i + 1, lang: p.lang, own: true, shared: 9, weak: false, roman: true })
}

type Days = Vec<(Day, Option<Tie>)>;

/// The days that stand before the month, in text order, each with its tie to the next; and where the first begins.
fn days_left(p: &Passage<'_>, m: &Month, floor: usize) -> (Days, usize) {
    let mut t = m.first;
    for step in 0..3 {
        let roles: &[Role] =
            if step == 0 { &[Role::DateOf, Role::MonthWord] } else { &[Role::DateOf, Role::MonthWord, Role::DayUnit] };
        let skip = before(p, t, roles, floor);
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
    let Some(day) = day_before(p, t, floor) else { return (Vec::new(), m.first) };
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
    if let Some(b) = before(p, first, &[Role::DayWord], floor) {
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
        if is_dash(p, last) || p.word(last) == "/" {
            return Some((last, Tie::Range, false));
        }
        let and = before(p, t, &[Role::DateAnd], floor);
        let to = before(p, t, &[Role::DateTo, Role::DateToWeak], floor);
        if let Some(b) = to.filter(|b| b.own || !and.is_some_and(|a| a.own)) {
            return Some((b.first, Tie::Range, false));
        }
        if let Some(b) = and {
            let end = if b.first > floor && p.word(b.first - 1) == "," { b.first - 1 } else { b.first };
            return Some((end, Tie::List, false));
        }
        if matches!(p.word(last), "," | "、" | "，") {
            return Some((last, Tie::List, true));
        }
    }
    None
}

/// The days behind the month: "May 5", "September 3 and 4"; and where they end.
fn days_right(p: &Passage<'_>, m: &Month) -> (Days, usize) {
    let mut k = m.to;
    if m.roman {
        return (Vec::new(), k);
    }
    if p.word(k) == "." && !spaced(p, k) && kind(p, k + 1) == Some(TokenKind::Number) {
        k += 1;
    }
    k = at(p, k, &[Role::DateArticle]).filter(|&e| day_at(p, e).is_some()).unwrap_or(k);
    let Some(day) = day_at(p, k).filter(|d| right_day_fits(p, m, d)) else { return (Vec::new(), m.to) };
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
    let clock = p.word(d.to) == ":" && kind(p, d.to + 1) == Some(TokenKind::Number);
    let decimal = matches!(p.word(d.to), "." | ",")
        && !spaced(p, d.to)
        && kind(p, d.to + 1) == Some(TokenKind::Number)
        && !spaced(p, d.to + 1);
    let order = m.lang.info().order;
    let usual = m.own && order != Order::Dmy || m.lang.tag() == "en" || kind(p, m.first) == Some(TokenKind::Glyph);
    let year = year_behind(p, d.to, false).is_some() && (m.own || m.shared > 3 || m.lang.tag() == "en");
    let counted = is_small_word(p, d.to)
        && !d.ordinal
        && before(p, m.first, &[Role::DateIn], 0).is_some_and(|b| p.word(b.first).eq_ignore_ascii_case("in"));
    n.is_none_or(|n| n.digits <= 2) && !clock && !decimal && (usual || year || d.ordinal && m.own) && !counted
}

fn list_day_fits(p: &Passage<'_>, d: &Day, tie: Tie) -> bool {
    if p.role(d.to, Role::Month).is_some()
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
    if let Some(end) = at(p, to, &[Role::DateTo, Role::DateToWeak]) {
        return Some((article(end), Tie::Range));
    }
    let k = if p.word(to) == "," { to + 1 } else { to };
    if let Some(end) = at(p, k, &[Role::DateAnd]) {
        return Some((article(end), Tie::List));
    }
    let more = k > to
        && day_at(p, k).is_some_and(|d| {
            num(p, k).is_none_or(|n| n.digits <= 2) && (p.word(d.to) == "," || at(p, d.to, &[Role::DateAnd]).is_some())
        });
    more.then_some((k, Tie::List))
}

/// A year piece right before token `before`, taken over: "1944. március 19".
fn year_left(p: &Passage<'_>, before: usize, out: &mut Vec<Piece>) -> Option<(usize, YearAt)> {
    let last = out.last()?;
    let point = last.point().filter(|q| q.part == Part::Whole)?;
    let year = point.full_year()?;
    if !ties_year(p, last.to, before) {
        return None;
    }
    let first = last.first;
    out.pop();
    Some((first, YearAt { year: Year::Full(year), to: before }))
}

/// Whether the tokens between a year and a month tie them.
fn ties_year(p: &Passage<'_>, from: usize, to: usize) -> bool {
    let ymd = p.lang.info().order == Order::Ymd || matches!(kind(p, to), Some(TokenKind::Glyph));
    let mut k = from;
    let mut steps = 0;
    while k < to && steps < 4 {
        steps += 1;
        match p.word(k) {
            "." if ymd || kind(p, to) == Some(TokenKind::Number) => k += 1,
            "," | "/" | "(" if to == k + 1 => k += 1,
            "（" | "(" if ymd => match (k..(k + 8).min(p.tokens.len())).find(|&j| matches!(p.word(j), "）" | ")")) {
                Some(close) if close < to => k = close + 1,
                _ => return false,
            },
            _ => match at(p, k, &[Role::DateOf, Role::YearWord, Role::MonthWord]) {
                Some(next) if next <= to => k = next,
                _ => return false,
            },
        }
    }
    k == to && (steps > 0 || ymd || p.lang.info().order != Order::Mdy)
}

/// Adds the pieces of a list of days: each run tied as a range is one piece.
fn push_days(
    m: &Month,
    days: &Days,
    span: (usize, usize),
    point: &dyn Fn(Option<u8>) -> Point,
    weight: f32,
    year: bool,
    out: &mut Vec<Piece>,
) {
    let month_first = days.first().is_some_and(|d| d.0.first > m.first);
    let rule = if year { "date/day-month-year" } else { "date/day-month" };
    let mut i = 0;
    while i < days.len() {
        let range = days[i].1 == Some(Tie::Range) && i + 1 < days.len();
        let j = if range { i + 1 } else { i };
        let first = if i == 0 { span.0.min(days[0].0.first) } else { days[i].0.first };
        let first = if i == 0 && month_first { span.0.min(m.first) } else { first };
        let last = j + 1 == days.len();
        let to = if last { span.1 } else { days[j].0.to };
        let mut piece = Piece::new(first, to, point(Some(days[i].0.day)), rule, m.lang, weight);
        if range {
            let a = End { first, to: days[i].0.to, point: point(Some(days[i].0.day)) };
            let b = End { first: days[j].0.first, to, point: point(Some(days[j].0.day)) };
            piece.form = Form::Range(a, b);
            piece.opened = Opened::No;
        }
        piece.shares = !last;
        piece.doubt = "no-such-day";
        if sound(&piece.form) {
            out.push(piece);
        }
        i = j + 1;
    }
}

/// Whether the days exist.
fn sound(form: &Form) -> bool {
    match form {
        Form::Point(p) => p.exists(),
        Form::Range(a, b) => a.point.exists() && b.point.exists(),
        Form::Relative(_) => true,
    }
}
