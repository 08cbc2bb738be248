//! Years: behind a month, and bare.

use super::atoms::{Num, at, before, digits_at, is_dash, kind, num, own, own_at, own_before, spaced, tied};
use super::piece::{End, Form, Piece};
use crate::lang::{Passage, Role};
use crate::model::{Point, Year};
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
fn goes_on(p: &Passage<'_>, to: usize) -> bool {
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
fn era(p: &Passage<'_>, i: usize, n: Num) -> Option<(Year, usize)> {
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

/// A year with the letter l for one of its figures, as typewriters without a figure one wrote it: "l927", "193l".
fn typed(p: &Passage<'_>, i: usize) -> Option<Num> {
    let letter = |k: usize| matches!(p.word(k), "l" | "I");
    let (value, to) = if letter(i) {
        (1000 + num(p, i + 1).filter(|n| n.digits == 3 && !spaced(p, i + 1))?.value, i + 2)
    } else {
        (num(p, i).filter(|n| n.digits == 3 && letter(n.to) && !spaced(p, n.to))?.value * 10 + 1, i + 2)
    };
    (1500..2000).contains(&value).then_some(Num { value, digits: 4, first: i, to })
}

/// A year in Roman numerals, as on title pages and stones: "MDCXLVIII", "MCMXLV". Five letters at least, and written as the rules ask.
fn roman_year(p: &Passage<'_>, i: usize) -> Option<Num> {
    const FIGURES: [(&str, i32); 13] = [
        ("M", 1000),
        ("CM", 900),
        ("D", 500),
        ("CD", 400),
        ("C", 100),
        ("XC", 90),
        ("L", 50),
        ("XL", 40),
        ("X", 10),
        ("IX", 9),
        ("V", 5),
        ("IV", 4),
        ("I", 1),
    ];
    p.tokens.get(i).filter(|t| t.upper && (4..=14).contains(&t.span().len()))?;
    let mut rest = p.word(i).strip_prefix('M').map(|_| p.word(i))?;
    let mut value = 0;
    for (figure, worth) in FIGURES {
        let most = if figure.len() == 1 && worth.to_string().starts_with('1') { 3 } else { 1 };
        for _ in 0..most {
            if let Some(more) = rest.strip_prefix(figure) {
                (value, rest) = (value + worth, more);
            }
        }
    }
    (rest.is_empty() && (1100..=2100).contains(&value)).then_some(Num { value, digits: 4, first: i, to: i + 1 })
}

/// Two digits whose century an editor has supplied: "[18]87".
fn supplied(p: &Passage<'_>, i: usize) -> Option<YearAt> {
    let century = num(p, i + 1).filter(|n| p.word(i) == "[" && n.digits == 2 && (10..=20).contains(&n.value))?;
    let n = num(p, i + 3).filter(|n| n.digits == 2 && p.word(century.to) == "]" && !spaced(p, i + 3))?;
    Some(YearAt { year: Year::Full(century.value * 100 + n.value), to: n.to })
}

/// Two digits above 31 behind a month without a day: "Okt. 36".
pub(super) fn late_short(p: &Passage<'_>, i: usize) -> Option<YearAt> {
    let n = num(p, i).filter(|n| n.digits == 2 && n.value > 31)?;
    let alone =
        n.to >= p.tokens.len() || matches!(p.word(n.to), "," | "." | ")" | ";" | "\n") && !digits_at(p, n.to + 1);
    (alone || nothing_counted(p, n.to)).then_some(YearAt { year: Year::Short(n.value as u8), to: n.to })
}

/// Whether the word at `i` shows that the number before it counts nothing: prepositions, conjunctions, pronouns.
fn nothing_counted(p: &Passage<'_>, i: usize) -> bool {
    const FUNCTION: &[Role] = &[
        Role::DateIn,
        Role::DateTo,
        Role::DateFrom,
        Role::PlaceAt,
        Role::PlaceFrom,
        Role::PlaceTo,
        Role::PlaceVia,
        Role::PlaceNear,
        Role::ClauseStart,
        Role::Pronoun,
    ];
    spaced(p, i) && kind(p, i) == Some(TokenKind::Word) && own_at(p, i, FUNCTION).is_some()
}

/// "43-го" behind a month or season: two digits above 31 with the ending of an ordinal.
fn suffixed(p: &Passage<'_>, i: usize) -> Option<YearAt> {
    let n = num(p, i).filter(|n| n.digits == 2 && n.value > 31 && !spaced(p, n.to))?;
    let to = own_at(p, n.to, &[Role::DaySuffix])?;
    Some(YearAt { year: Year::Short(n.value as u8), to })
}

/// `'44`, and `-44` behind a space.
fn short_year(p: &Passage<'_>, i: usize) -> Option<YearAt> {
    if is_dash(p, i) && spaced(p, i) && !spaced(p, i + 1) {
        let n = num(p, i + 1).filter(|n| n.digits == 2 && n.value > 31)?;
        let open =
            n.to >= p.tokens.len() || spaced(p, n.to) || kind(p, n.to) == Some(TokenKind::Punct) && p.word(n.to) != "°";
        return open.then_some(YearAt { year: Year::Short(n.value as u8), to: n.to });
    }
    if !matches!(p.word(i), "'" | "’" | "‘" | "ʼ") || spaced(p, i + 1) {
        return None;
    }
    let n = num(p, i + 1).filter(|n| n.digits == 2)?;
    Some(YearAt { year: Year::Short(n.value as u8), to: n.to })
}

/// Two digits without an apostrophe, behind a day and month: "12. Juni 41". What may be a count, an hour or another day must stand
/// alone.
fn plain_short(p: &Passage<'_>, i: usize, with_day: bool) -> Option<YearAt> {
    let n = num(p, i).filter(|n| with_day && n.digits == 2 && kind(p, i) == Some(TokenKind::Number))?;
    let word = kind(p, n.to) == Some(TokenKind::Word);
    let alone = match p.word(n.to) {
        ":" | "%" | "°" | "€" | "/" => false,
        "." | "," => !digits_at(p, n.to + 1) && full_year(p, n.to + 1).is_none(),
        _ => !word || n.value > 31 && (nothing_counted(p, n.to) || is_name(p, n.to)),
    };
    alone.then_some(YearAt { year: Year::Short(n.value as u8), to: n.to })
}

/// Whether a capital at `i` begins a name: German writes all nouns so.
fn is_name(p: &Passage<'_>, i: usize) -> bool {
    p.tokens.get(i).is_some_and(|t| t.capital) && !matches!(p.lang.tag(), "de" | "lb" | "gsw")
}

/// A year that stands by itself, or two of them joined by a dash or slash: "1940–44".
pub(super) fn bare(p: &Passage<'_>, i: usize, floor: usize) -> Option<Piece> {
    if tied(p, i) || attached(p, i, floor) {
        return None;
    }
    let n = typed(p, i).or_else(|| roman_year(p, i)).or_else(|| num(p, i))?;
    if n.digits == 2 && era(p, i, n).is_none() {
        return short_bare(p, i, floor);
    }
    let y = full_year(p, i)?;
    let Year::Full(value) = y.year else { return None };
    let first = own_before(p, i, &[Role::Bce, Role::Ce], floor).map_or(i, |b| b.first);
    let mut piece = Piece::new(first, y.to, Point::year(y.year), "date/year", p.lang, prior(value));
    piece.doubt = "not-a-year";
    if y.to > n.to {
        if value <= 0 || n.digits < 4 || first < i {
            piece.rule = "date/era";
            piece.weight = 4.0;
        } else if is_duration(p, i, n, floor) {
            piece.note("duration", -3.0);
        } else {
            piece.note("year-word", 3.0);
        }
    } else if let Some(range) = short_end(p, i, y.to, value) {
        piece.form = range.0;
        piece.to = range.1;
        piece.rule = "date/year-range";
        piece.weight += 2.5;
    }
    Some(piece)
}

/// Whether a round number with a word for years behind it is a span of time: "1000 سنة", "2000年前".
fn is_duration(p: &Passage<'_>, i: usize, n: Num, floor: usize) -> bool {
    let unit = own_at(p, n.to, &[Role::YearUnit]);
    let ago = unit.is_some_and(|to| own_at(p, to, &[Role::DateAgo]).is_some());
    let round = if spaced(p, n.to) { n.value % 100 == 0 } else { n.value % 500 == 0 && n.value != 2000 };
    let led = own_before(p, i, &[Role::DateIn, Role::YearWord, Role::DateSince, Role::DateUntil], floor).is_some();
    unit.is_some() && (ago || round && !led)
}

/// "the year 43"
fn short_bare(p: &Passage<'_>, i: usize, floor: usize) -> Option<Piece> {
    let y = late_short(p, i).or_else(|| {
        num(p, i).filter(|n| n.value > 31).map(|n| YearAt { year: Year::Short(n.value as u8), to: n.to })
    })?;
    before(p, i, &[Role::YearWord], floor).filter(|b| b.own && kind(p, b.first) != Some(TokenKind::Punct))?;
    let mut piece = Piece::new(i, y.to, Point::year(y.year), "date/year", p.lang, 0.0);
    piece.doubt = "not-a-year";
    Some(piece)
}

/// How likely four digits are a year at all.
const fn prior(year: i32) -> f32 {
    match year {
        1900..=2035 if year % 100 != 0 => 1.2,
        1900..=2000 => 0.5,
        1800..=1899 => 0.4,
        1500..=1799 => -0.9,
        _ if year % 50 == 0 => -2.8,
        _ => -1.6,
    }
}

/// "–44" behind "1940".
fn short_end(p: &Passage<'_>, first: usize, dash: usize, from: i32) -> Option<(Form, usize)> {
    let loose = spaced(p, dash) || spaced(p, dash + 1);
    if !(is_dash(p, dash) || p.word(dash) == "/") || loose && !is_dash(p, dash) {
        return None;
    }
    let n =
        num(p, dash + 1).filter(|n| n.digits == 2 || n.digits == 4 && !loose && (1000..=2100).contains(&n.value))?;
    let closed = n.to >= p.tokens.len()
        || matches!(p.word(n.to), ")" | "," | ";" | "]")
        || kind(p, n.to) == Some(TokenKind::Line);
    if loose && !closed {
        return None;
    }
    let to = if n.digits == 4 { n.value } else { from - from.rem_euclid(100) + n.value };
    if to <= from || goes_on(p, n.to) || (is_dash(p, n.to) && !spaced(p, n.to)) {
        return None;
    }
    let end = year_tail(p, n.to);
    let a = End { first, to: dash, point: Point::year(Year::Full(from)) };
    let b = End { first: dash + 1, to: end, point: Point::year(Year::Full(to)) };
    Some((Form::Range(a, b), end))
}

/// Whether something is written on before a number that makes it no year: "B1942", "$1500", "#1942".
fn attached(p: &Passage<'_>, i: usize, floor: usize) -> bool {
    if i == 0 || i <= floor || spaced(p, i) {
        return false;
    }
    let behind_letters = || i >= 2 && kind(p, i - 2) == Some(TokenKind::Word) && !spaced(p, i - 1);
    match p.word(i - 1) {
        "(" | "[" | "\"" | "„" | "“" | "«" | "»" | "‘" | "*" | "†" | "…" | "·" | "|" | "•" | ">" | "“ " | "—" | ","
        | "、" | "。" | "，" | "（" | "「" | ";" | "：" | "《" | "【" | "『" => false,
        "-" | "–" | "־" | "/" | "." | "'" | "’" => {
            let latin = p.word(i.saturating_sub(2)).chars().next().is_some_and(|c| c < '\u{590}');
            (behind_letters()
                && latin
                && before(p, i, &[Role::DateOf, Role::DateIn, Role::Early, Role::Mid, Role::Late], floor).is_none())
                || kind(p, i.saturating_sub(2)) == Some(TokenKind::Number)
        }
        word if kind(p, i - 1) == Some(TokenKind::Word) => word.chars().next().is_some_and(|c| c < '\u{590}'),
        _ => kind(p, i - 1) != Some(TokenKind::Glyph),
    }
}
