//! The days beside a month of another calendar, and what ties one to the next.

use super::super::atoms::{before, day_at, day_before, is_dash, kind, own_at, spaced};
use super::super::figures::num;
use super::gematria;
use crate::lang::{Lang, Passage, Role};
use crate::text::TokenKind;

/// A day with its tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day {
    pub day: u8,
    pub first: usize,
    pub to: usize,
    /// What is written on before it ties it to a day before: as the end of a range or of a list.
    pub tie: Option<bool>,
}

/// The day before a month that begins at token `first`.
pub(super) fn left_day(p: &Passage<'_>, first: usize, lang: Lang, floor: usize) -> Option<Day> {
    let mut t = first;
    for _ in 0..3 {
        let skip = before(p, t, &[Role::DateOf, Role::MonthWord], floor).filter(|b| b.own || b.lang == lang);
        t = match skip {
            Some(b) => b.first,
            None if t > floor && matches!(p.word(t - 1), "-" | "־") && !spaced(p, t) => t - 1,
            None => break,
        };
    }
    ending(p, t, floor).or_else(|| ending(p, first, floor))
}

/// A day in digits, words or Hebrew letters, or the first by its name, that ends right before token `end`.
fn ending(p: &Passage<'_>, end: usize, floor: usize) -> Option<Day> {
    if let Some(b) = before(p, end, &[Role::NewMoon], floor).filter(|b| b.own || b.lang == p.lang) {
        return Some(Day { day: 1, first: b.first, to: end, tie: None });
    }
    if let Some(d) = gematria::day_before(p, end, floor) {
        return Some(Day { day: d.day, first: d.first, to: end, tie: d.tie });
    }
    let d = day_before(p, end, floor).filter(|d| d.day <= 31)?;
    Some(Day { day: d.day, first: d.first, to: d.to, tie: None })
}

/// The day behind a month that ends before token `to`: "Iyar 15, 5705".
pub(super) fn right_day(p: &Passage<'_>, to: usize) -> Option<Day> {
    let k = own_at(p, to, &[Role::DateArticle, Role::MonthWord]).unwrap_or(to);
    let d = day_at(p, k)?;
    let more = p.word(d.to) == "," || d.ordinal || num(p, d.to).is_some();
    let fits = more && num(p, k).is_none_or(|n| n.digits <= 2);
    fits.then_some(Day { day: d.day, first: d.first, to: d.to, tie: None })
}

/// What ties a date that begins at token `first` to one before it: where that one ends, and whether they are the ends of a range.
pub(super) fn tie_before(p: &Passage<'_>, first: usize, floor: usize) -> Option<(usize, bool)> {
    let skipped = before(p, first, &[Role::DateArticle, Role::DateIn], floor).filter(|b| b.own).map(|b| b.first);
    for t in [Some(first), skipped].into_iter().flatten() {
        let last = t.checked_sub(1).filter(|&l| l > floor)?;
        if is_dash(p, last) || p.word(last) == "/" {
            return Some((last, true));
        }
        if let Some(b) = before(p, t, &[Role::DateTo], floor).filter(|b| b.own) {
            return Some((b.first, true));
        }
        if let Some(b) = before(p, t, &[Role::DateAnd], floor).filter(|b| b.own) {
            return Some((b.first, false));
        }
    }
    None
}

/// A day of the same month tied to `day`, and whether as the beginning of a range.
pub(super) fn earlier(p: &Passage<'_>, day: &Day, floor: usize) -> Option<(Day, bool)> {
    let (end, range) = match day.tie {
        Some(range) => (day.first, range),
        None => tie_before(p, day.first, floor)?,
    };
    let other = ending(p, end, floor)?;
    let marked = range || kind(p, other.first) != Some(TokenKind::Word) || other.to > other.first + 1;
    let opened = before(p, other.first, &[Role::DateBetween], floor).is_some_and(|b| b.own);
    marked.then_some((other, range || opened))
}
