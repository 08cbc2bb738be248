//! Years of two figures, and those that typists and editors write otherwise.

use super::atoms::{digits_at, is_dash, kind, own_at, spaced};
use super::figures::{Num, num};
use super::year::{YearAt, full_year};
use crate::lang::{Passage, Role};
use crate::model::Year;
use crate::text::TokenKind;

/// A year with the letter l for one of its figures, as typewriters without a figure one wrote it: "l927", "193l".
pub(super) fn typed(p: &Passage<'_>, i: usize) -> Option<Num> {
    let letter = |k: usize| matches!(p.word(k), "l" | "I");
    let (value, to) = if letter(i) {
        (1000 + num(p, i + 1).filter(|n| n.digits == 3 && !spaced(p, i + 1))?.value, i + 2)
    } else {
        (num(p, i).filter(|n| n.digits == 3 && letter(n.to) && !spaced(p, n.to))?.value * 10 + 1, i + 2)
    };
    (1500..2000).contains(&value).then_some(Num { value, digits: 4, first: i, to })
}

/// Two digits whose century an editor has supplied: "[18]87".
pub(super) fn supplied(p: &Passage<'_>, i: usize) -> Option<YearAt> {
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
pub(super) fn suffixed(p: &Passage<'_>, i: usize) -> Option<YearAt> {
    let n = num(p, i).filter(|n| n.digits == 2 && n.value > 31 && !spaced(p, n.to))?;
    let to = own_at(p, n.to, &[Role::DaySuffix])?;
    Some(YearAt { year: Year::Short(n.value as u8), to })
}

/// `'44`, and `-44` behind a space.
pub(super) fn short_year(p: &Passage<'_>, i: usize) -> Option<YearAt> {
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
pub(super) fn plain_short(p: &Passage<'_>, i: usize, with_day: bool) -> Option<YearAt> {
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
    p.tokens.get(i).is_some_and(|t| t.capital) && !p.lang.info().nouns_capital
}
