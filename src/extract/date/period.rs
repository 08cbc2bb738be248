//! Seasons, quarters, decades and centuries.

use super::atoms::{Num, at, before, is_dash, kind, num, num_before, own, own_at, own_before, roman, spaced};
use super::piece::{End, Form, Piece};
use super::year::{full_year, late_short, year_behind, year_tail};
use crate::lang::{Lang, Passage, Role};
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
        return (y.year, first, if second { year_tail(p, y.to + 2) } else { y.to });
    }
    let year = |piece: &Piece| match (piece.form, piece.rule) {
        (Form::Point(Point { year: Year::Full(year), part: Part::Whole }), _) => Some(year),
        // "1944/45 telén" is the winter that begins in the first of them.
        (Form::Range(a, _), "date/year-range") => a.point.full_year(),
        _ => None,
    };
    if let Some(last) = out.last()
        && let Some(year) = year(last)
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
    // "春节", "夏目": one Chinese character with another behind it that is no word of dates.
    let han = |k: usize| p.word(k).starts_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let inside = m.tokens == 1 && han(i) && han(i + 1) && !spaced(p, i + 1);
    if inside && p.find(i + 1, |e| (e.role.table().0.starts_with("date")).then_some(())).is_none() {
        return None;
    }
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
    let Some((n, first)) = ordinal_before(p, i, floor).filter(|(n, _)| *n <= 30) else {
        if kind(p, i) == Some(TokenKind::Glyph) && p.lang.tag() != "th" {
            return None;
        }
        return centuries_behind(p, i, m.end(), e.lang, out);
    };
    let (year, to) = with_era(p, n, m.end());
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

/// The century of that number, with the word for its era behind it.
fn with_era(p: &Passage<'_>, n: u8, to: usize) -> (Year, usize) {
    let era = p.find(to, |e| matches!(e.role, Role::Bce | Role::Ce).then_some(e.role));
    let count = i32::from(n);
    match era {
        Some((m, Role::Bce)) => (Year::Century(-count), m.end()),
        Some((m, _)) => (Year::Century(count - 1), m.end()),
        None => (Year::Century(count - 1), to),
    }
}

/// Centuries whose numbers stand behind the word: "siglo XV", "secolul al XIX-lea", "siglos XV y XVI".
fn centuries_behind(p: &Passage<'_>, i: usize, end: usize, lang: Lang, out: &mut Vec<Piece>) -> Option<usize> {
    let (mut n, mut to) = century_number(p, end)?;
    let mut first = i;
    loop {
        let (year, end) = with_era(p, n, to);
        let mut piece = Piece::new(first, end, Point::year(year), "date/century", lang, 3.5);
        let range = is_dash(p, end);
        let tie = if range { Some(end + 1) } else { own_at(p, end, &[Role::DateAnd]) };
        let next = tie.and_then(|k| century_number(p, k).map(|(n, to)| (k, n, to))).filter(|(k, n2, _)| {
            *n2 > n
                && (roman(p, *k).is_some()
                    || own_at(p, *k, &[Role::Ordinal, Role::DateOf, Role::DateArticle]).is_some())
        });
        let Some((k, n2, to2)) = next else {
            out.push(piece);
            return Some(end);
        };
        if range {
            let (later, end2) = with_era(p, n2, to2);
            let (a, b) = (
                End { first, to: end, point: Point::year(year) },
                End { first: k, to: end2, point: Point::year(later) },
            );
            (piece.form, piece.to) = (Form::Range(a, b), end2);
            out.push(piece);
            return Some(end2);
        }
        piece.shares = true;
        out.push(piece);
        (n, to, first) = (n2, to2, k);
    }
}

/// The number of a century at `k`: Roman, in digits, or a word, behind an article.
fn century_number(p: &Passage<'_>, k: usize) -> Option<(u8, usize)> {
    let k = own_at(p, k, &[Role::DateOf, Role::DateArticle]).unwrap_or(k);
    let digits = || num(p, k).and_then(|n| u8::try_from(n.value).ok()).map(|n| (n, k + 1));
    let word = || p.find(k, |e| (matches!(e.role, Role::Ordinal | Role::Number) && own(p, e.lang)).then_some(e.value));
    let (n, mut to) = roman(p, k)
        .map(|n| (n, k + 1))
        .or_else(digits)
        .or_else(|| word().map(|(m, value)| (value as u8, m.end())))
        .filter(|(n, _)| (1..=30).contains(n))?;
    if let Some(end) = own_at(p, to + usize::from(is_dash(p, to)), &[Role::DaySuffix]).filter(|_| !spaced(p, to)) {
        to = end;
    }
    Some((n, to))
}

/// Another ordinal before "… and 19th century": value, where it begins and ends, and whether it opens a range.
fn earlier_century(p: &Passage<'_>, first: usize, floor: usize) -> Option<(u8, usize, usize, bool)> {
    // "Krajem 19. i početkom 20. stoljeća": the later one's part word stands between.
    let first = own_before(p, first, &[Role::DateArticle], floor).map_or(first, |b| b.first);
    let first = own_before(p, first, &[Role::Early, Role::Mid, Role::Late], floor).map_or(first, |b| b.first);
    let last = first.checked_sub(1).filter(|&l| l > floor)?;
    let (end, range) = if is_dash(p, last) {
        (last, true)
    } else if let Some(b) = own_before(p, first, &[Role::DateTo, Role::DateToWeak], floor) {
        (b.first, true)
    } else {
        (own_before(p, first, &[Role::DateAnd], floor)?.first, false)
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
