//! Dates in digits alone: `1945-05-08`, `8.5.1945`, `8/5/1945`, `12. 5. 38`, with their clock time and with days listed before them.

use super::atoms::{Day, at, day_before, is_dash, kind, own_at, own_before, spaced, tied};
use super::figures::{Num, num};
use super::piece::{End, Form, Piece};
use super::year::year_tail;
use crate::lang::{Order, Passage, Role};
use crate::model::{Point, Year};
use crate::text::TokenKind;

/// Reads a date in digits that begins at token `i`; gives the token behind it.
pub(super) fn read(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    if continues(p, i) {
        return None;
    }
    let first = num(p, i).filter(|_| kind(p, i) == Some(TokenKind::Number))?;
    let piece = match first.digits {
        4 => year_first(p, first),
        1 | 2 => day_first(p, first).or_else(|| without_year(p, first)),
        _ => None,
    }?;
    let to = piece.to;
    with_days_before(p, piece, out);
    Some(to)
}

/// Whether digits before belong to the same string: addresses of machines, telephone numbers, versions.
fn continues(p: &Passage<'_>, i: usize) -> bool {
    let glued = i >= 2 && !spaced(p, i) && !spaced(p, i - 1) && kind(p, i - 2) == Some(TokenKind::Number);
    (glued && matches!(p.word(i - 1), "/" | "-" | ":"))
        || tied(p, i)
        || (i >= 1 && !spaced(p, i) && kind(p, i - 1) == Some(TokenKind::Word) && p.word(i - 1).is_ascii())
}

/// A separator and the number behind it.
fn next<'t>(p: &Passage<'t>, at: usize) -> Option<(&'t str, Num)> {
    // "15./3.1930": the dot of the ordinal stays before the stroke.
    let at = if p.word(at) == "." && p.word(at + 1) == "/" && !spaced(p, at + 1) { at + 1 } else { at };
    let sep = p.word(at);
    if !matches!(sep, "." | "/" | "-" | "‑" | "–" | "．" | "／") || (spaced(p, at) && sep != "/") {
        return None;
    }
    let loose = sep == "." || (sep == "/" && spaced(p, at));
    if spaced(p, at + 1) && !loose {
        return None;
    }
    num(p, at + 1).filter(|_| kind(p, at + 1) == Some(TokenKind::Number)).map(|n| (sep, n))
}

fn year_first(p: &Passage<'_>, y: Num) -> Option<Piece> {
    if !(1000..=2100).contains(&y.value) {
        return None;
    }
    let (sep, m) = next(p, y.to).filter(|(_, m)| m.digits <= 2)?;
    let month = u8::try_from(m.value).ok().filter(|m| (1..=12).contains(m))?;
    let year = Year::Full(y.value);
    if let Some((_, d)) = next(p, m.to).filter(|(s, d)| *s == sep && d.digits <= 2) {
        let point = Point::day(year, month, d.value as u8);
        let mut to = clock(p, d.to);
        if p.lang.info().order == Order::Ymd {
            to = day_end(p, to);
        }
        return point.exists().then(|| Piece::new(y.first, to, point, "date/year-month-day", p.lang, 5.0));
    }
    if let Some(piece) = year_dot_month(p, y, m, sep, month) {
        return Some(piece);
    }
    let month_only = sep == "-" && m.digits == 2 && m.value <= y.value % 100 && !glued_digits(p, m.to);
    month_only.then(|| Piece::new(y.first, m.to, Point::month(year, month), "date/year-month", p.lang, 1.5))
}

/// The dot and ending behind the day of a date that begins with its year: "1921. 06. 04-én", "1921. 06. 04."; the dot of a sentence
/// stays outside where the parts have none.
fn day_end(p: &Passage<'_>, to: usize) -> usize {
    let suffix = |k: usize| at(p, k, &[Role::DaySuffix]).filter(|_| !spaced(p, k));
    let dotted = p.word(to) == "." && !spaced(p, to) && (p.lang.tag() == "hu" || spaced(p, to - 1));
    suffix(to)
        .filter(|_| p.word(to) != ".")
        .unwrap_or_else(|| if dotted { suffix(to + 1).unwrap_or(to + 1) } else { to })
}

/// "1942. 12.-ben": where dates begin with the year, a second number behind a dot and a space is the month.
fn year_dot_month(p: &Passage<'_>, y: Num, m: Num, sep: &str, month: u8) -> Option<Piece> {
    let fits = p.lang.info().order == Order::Ymd && sep == "." && m.digits == 2 && spaced(p, m.first);
    let to = m.to + usize::from(p.word(m.to) == "." && !spaced(p, m.to));
    if !fits || kind(p, to) == Some(TokenKind::Number) {
        return None;
    }
    let suffix = at(p, to, &[Role::DaySuffix]).filter(|_| !spaced(p, to));
    let weight = if suffix.is_some() { 4.0 } else { 2.0 };
    Some(Piece::new(
        y.first,
        suffix.unwrap_or(to),
        Point::month(Year::Full(y.value), month),
        "date/year-month",
        p.lang,
        weight,
    ))
}

/// Where a clock time behind `T` ends.
fn clock(p: &Passage<'_>, to: usize) -> usize {
    if !matches!(p.word(to), "T" | "t") || spaced(p, to) || kind(p, to + 1) != Some(TokenKind::Number) {
        return to;
    }
    let mut k = to + 2;
    while matches!(p.word(k), ":" | "." | "+" | "-")
        && !spaced(p, k)
        && kind(p, k + 1) == Some(TokenKind::Number)
        && k < to + 14
    {
        k += 2;
    }
    if matches!(p.word(k), "Z" | "z") && !spaced(p, k) { k + 1 } else { k }
}

fn glued_digits(p: &Passage<'_>, to: usize) -> bool {
    !spaced(p, to)
        && matches!(p.word(to), "." | "/" | "-" | ":")
        && kind(p, to + 1) == Some(TokenKind::Number)
        && !spaced(p, to + 1)
}

/// Day, month and year in the order that the numbers or the language say.
fn day_first(p: &Passage<'_>, a: Num) -> Option<Piece> {
    let (sep, b) = next(p, a.to).filter(|(_, b)| b.digits <= 2)?;
    let (sep2, c) = next(p, b.to).or_else(|| stroke_year(p, sep, b))?;
    let year = match c.digits {
        4 if (1500..=2100).contains(&c.value) => Year::Full(c.value),
        2 if !spaced(p, c.first) || sep == "/" && is_dash(p, c.first - 1) => Year::Short(c.value as u8),
        2 if sep == "." && spaced(p, b.first) => Year::Short(c.value as u8),
        _ => return None,
    };
    let stroke = sep == "/" && (sep2 == "-" || sep2 == ".");
    if sep != sep2 && !stroke || glued_digits(p, c.to) || letters(p, c.to) {
        return None;
    }
    let make =
        |m: i32, d: i32| Some(Point::day(year, u8::try_from(m).ok()?, u8::try_from(d).ok()?)).filter(|q| q.exists());
    let (dmy, mdy) = (make(b.value, a.value), make(a.value, b.value));
    let american = p.lang.info().order == Order::Mdy && sep != ".";
    let (point, swapped) = match (dmy, mdy) {
        (Some(d), Some(m)) if american => (m, Some(d)),
        (Some(d), m) => (d, m),
        (None, Some(m)) => (m, None),
        (None, None) => return None,
    };
    let weight = if matches!(year, Year::Full(_)) { 3.8 } else { 1.2 };
    let mut piece = Piece::new(a.first, year_tail(p, c.to), point, "date/numeric", p.lang, weight);
    // Dots stand for day first nearly everywhere.
    piece.swapped = swapped.filter(|s| *s != point && (sep != "." || p.lang.info().order == Order::Mdy));
    piece.doubt = "number";
    Some(piece)
}

/// The year of "12/4 1943" or "29/8 -44" behind the month, as Scandinavian letters write it.
fn stroke_year<'t>(p: &Passage<'t>, sep: &'t str, month: Num) -> Option<(&'t str, Num)> {
    let dash = usize::from(is_dash(p, month.to));
    let n = num(p, month.to + dash)
        .filter(|_| sep == "/" && spaced(p, month.to) && (dash == 0 || !spaced(p, month.to + 1)))?;
    let fits = n.digits == 4 && dash == 0 || n.digits == 2 && dash == 1 && n.value > 31;
    (fits && kind(p, n.first) == Some(TokenKind::Number)).then_some((sep, n))
}

/// Whether letters are written on, other than the word for the year: "12.05.1943r.".
fn letters(p: &Passage<'_>, to: usize) -> bool {
    let word = !spaced(p, to) && kind(p, to) == Some(TokenKind::Word) && p.word(to).is_ascii();
    word && own_at(p, to, &[Role::YearWord]).is_none()
}

/// "16.7.", a day and month with a dot behind each; month and day where dates begin with the year: "05. 09.-én".
fn without_year(p: &Passage<'_>, a: Num) -> Option<Piece> {
    let (_, b) = next(p, a.to).filter(|(s, b)| *s == "." && b.digits <= 2)?;
    let closed = p.word(b.to) == "." && !spaced(p, b.to) && kind(p, b.to + 1) != Some(TokenKind::Number)
        || p.word(b.to) == "." && spaced(p, b.to + 1);
    let year_first = p.lang.info().order == Order::Ymd;
    let (month, day) = if year_first { (a.value, b.value) } else { (b.value, a.value) };
    let point = Point::day(Year::Open, month as u8, day as u8);
    let point = (point.exists() && closed).then_some(point)?;
    let suffix = at(p, b.to + 1, &[Role::DaySuffix]).filter(|_| year_first && !spaced(p, b.to + 1));
    let weight = if suffix.is_some() { 2.0 } else { -0.8 };
    let mut piece = Piece::new(a.first, suffix.unwrap_or(b.to + 1), point, "date/numeric-day-month", p.lang, weight);
    piece.doubt = "number";
    Some(piece)
}

/// "16.–19.7.1942", "3. und 4.9.1944": days before a numeric date share its month and year.
fn with_days_before(p: &Passage<'_>, mut piece: Piece, out: &mut Vec<Piece>) {
    let floor = out.last().map_or(0, |l| l.to);
    if let (Some(point), Some((day, range))) = (piece.point(), day_tied(p, piece.first, floor))
        && let Some(month) = point.month_number()
        && piece.swapped.is_none_or(|_| point.year != Year::Open)
    {
        let other = Point::day(point.year, month, day.day);
        if range {
            let a = End { first: day.first, to: day.to, point: other };
            let b = End { first: piece.first, to: piece.to, point };
            piece.form = Form::Range(a, b);
            piece.first = day.first;
            piece.core = day.first;
        } else if other.exists() {
            let mut before = Piece::new(day.first, day.to, other, piece.rule, piece.lang, piece.weight);
            before.shares = true;
            out.push(before);
        }
    }
    out.push(piece);
}

fn day_tied(p: &Passage<'_>, first: usize, floor: usize) -> Option<(Day, bool)> {
    let last = first.checked_sub(1).filter(|&l| l > floor)?;
    let dash = is_dash(p, last) || p.word(last) == "/";
    let (end, range) = if dash {
        (last, true)
    } else if let Some(b) = own_before(p, first, &[Role::DateTo], floor) {
        (b.first, true)
    } else {
        (own_before(p, first, &[Role::DateAnd], floor)?.first, false)
    };
    // "20–22. 9. 1962": the dot behind the last day serves both.
    let bare = |d: &Day| is_dash(p, last) && num(p, first).is_some_and(|n| i32::from(d.day) < n.value && n.digits <= 2);
    let fits = |d: &Day| (d.ordinal || bare(d)) && num(p, d.first).is_some();
    day_before(p, end, floor).filter(fits).map(|d| (d, range))
}
