//! Years of other calendars: behind their months, and alone with the mark of their era.

use super::super::atoms::{own_at, spaced};
use super::super::figures::num;
use super::super::kin::own;
use super::super::year::year_tail;
use super::days::Reckoning;
use super::gematria;
use super::months::Month;
use crate::lang::{Passage, Role};

/// A year with the token behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct YearAt {
    pub year: i32,
    pub to: usize,
    /// Not a Gregorian one.
    pub of_calendar: bool,
    /// Its era or its letters leave no doubt.
    pub sure: bool,
}

/// The year behind a month (and day) of a calendar that end before token `i`.
pub(super) fn year_behind(p: &Passage<'_>, i: usize, m: &Month) -> Option<YearAt> {
    let mut k = i;
    for _ in 0..4 {
        let era = || p.role(k, m.calendar.era()).map(|(m, _)| m.end()).filter(|&e| num(p, e).is_some());
        let word = || own_at(p, k, &[Role::DateOf, Role::YearWord, Role::DateArticle, Role::RepublicanYear]);
        k = match p.word(k) {
            "," | "،" => k + 1,
            _ => match era().or_else(word) {
                Some(next) => next,
                None => break,
            },
        };
    }
    match m.calendar {
        Reckoning::Republican => republican(p, k, k > i),
        calendar => letters(p, k, calendar).or_else(|| digits(p, k, calendar, own_mark(p, i, k, calendar))),
    }
}

/// Whether the era stood before the year.
fn own_mark(p: &Passage<'_>, from: usize, to: usize, calendar: Reckoning) -> bool {
    (from..to).any(|k| p.role(k, calendar.era()).is_some())
}

fn letters(p: &Passage<'_>, k: usize, calendar: Reckoning) -> Option<YearAt> {
    let l = gematria::year_at(p, k).filter(|_| calendar == Reckoning::Hebrew)?;
    Some(YearAt { year: l.value, to: l.to, of_calendar: true, sure: true })
}

fn digits(p: &Passage<'_>, k: usize, calendar: Reckoning, marked: bool) -> Option<YearAt> {
    let n = num(p, k).filter(|n| n.digits <= 4)?;
    let tail = era_behind(p, n.to, calendar);
    let sure = marked || tail.is_some();
    let to = tail.unwrap_or_else(|| year_tail(p, n.to));
    let own = match calendar {
        Reckoning::Hebrew => (5000..=5999).contains(&n.value) || sure && n.value >= 3761,
        _ => (1000..=1500).contains(&n.value) || sure && n.value > 0 && n.value <= 1500,
    };
    if own {
        return calendar.has_year(n.value).then_some(YearAt { year: n.value, to, of_calendar: true, sure });
    }
    (n.digits == 4 && (1500..=2100).contains(&n.value)).then_some(YearAt {
        year: n.value,
        to: n.to,
        of_calendar: false,
        sure: false,
    })
}

/// Where the era mark behind a year ends: "1365 AH", "١٣٦٥هـ", "1365 (AH)".
pub(super) fn era_behind(p: &Passage<'_>, to: usize, calendar: Reckoning) -> Option<usize> {
    let open = usize::from(matches!(p.word(to), "(" | "["));
    let end = mark_at(p, to + open, calendar.era())?;
    let close = matches!(p.word(end), ")" | "]");
    (open == 0 || close).then(|| end + usize::from(open == 1))
}

/// Where a mark with the role ends; the passage's own language comes before longer forms of others.
pub(super) fn mark_at(p: &Passage<'_>, i: usize, role: Role) -> Option<usize> {
    own_at(p, i, &[role]).or_else(|| p.role(i, role).map(|(m, _)| m.end()))
}

/// The year before a month, where years come first: "5703. niszán 14".
pub(super) fn year_before(p: &Passage<'_>, m: &Month) -> Option<(YearAt, usize)> {
    let dot = usize::from(p.word(m.first.wrapping_sub(1)) == ".");
    let at = m.first.checked_sub(1 + dot)?;
    let n = num(p, at).filter(|n| n.digits == 4 && n.to == at + 1 && own(p, m.lang))?;
    let usual = match m.calendar {
        Reckoning::Hebrew => (5000..=5999).contains(&n.value),
        Reckoning::Republican => false,
        _ => (1000..=1499).contains(&n.value),
    };
    usual.then_some((YearAt { year: n.value, to: m.to, of_calendar: true, sure: false }, at))
}

/// A republican year, in Roman numerals or digits; `word` tells whether a word for the year stands before.
fn republican(p: &Passage<'_>, k: usize, word: bool) -> Option<YearAt> {
    let n = num(p, k).filter(|n| n.digits <= 2).map(|n| n.value);
    let year = super::super::figures::roman(p, k).map(i32::from).or(n.filter(|_| word))?;
    let dot = p.word(k + 1) == "." && !spaced(p, k + 1);
    let to = era_behind(p, k + 1 + usize::from(dot), Reckoning::Republican).unwrap_or_else(|| year_tail(p, k + 1));
    (1..=14).contains(&year).then_some(YearAt { year, to, of_calendar: true, sure: true })
}
