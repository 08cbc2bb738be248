//! The smallest parts of dates: forms with a role, days, and what stands directly before a token.

use super::figures::{num, num_before, roman};
use super::kin::own;
use crate::lang::{Lang, Passage, Role};
use crate::text::TokenKind;

/// Most tokens of a form that is looked for backwards, and the same where each character is a token.
const LONGEST: usize = 5;

const LONGEST_GLYPHS: usize = 14;

/// A form that ends where it was looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before {
    pub first: usize,
    pub value: i64,
    pub lang: Lang,
    /// It is of the passage's own language.
    pub own: bool,
}

/// A day of the month.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day {
    pub day: u8,
    pub first: usize,
    pub to: usize,
    /// With a suffix, a dot or in words.
    pub ordinal: bool,
}

pub(super) fn kind(p: &Passage<'_>, i: usize) -> Option<TokenKind> {
    p.tokens.get(i).map(|t| t.kind)
}

/// White space stands before token `i`, or the passage ends there.
pub(super) fn spaced(p: &Passage<'_>, i: usize) -> bool {
    p.tokens.get(i).is_none_or(|t| t.spaced)
}

/// The end of the longest form at `i` with one of the roles.
pub(super) fn at(p: &Passage<'_>, i: usize, roles: &[Role]) -> Option<usize> {
    #[cfg(test)]
    work::add();
    p.find_in(i, Role::bits(roles), |e| roles.contains(&e.role).then_some(())).map(|(m, ())| m.end())
}

/// The longest form with the role that ends right before token `end` and begins at `floor` or later.
pub(super) fn before(p: &Passage<'_>, end: usize, roles: &[Role], floor: usize) -> Option<Before> {
    #[cfg(test)]
    work::add();
    let bits = Role::bits(roles);
    if !p.may_end(end, bits) {
        return None;
    }
    let glyphs = end.checked_sub(1).and_then(|last| kind(p, last)) == Some(TokenKind::Glyph);
    let from = floor.max(end.saturating_sub(if glyphs { LONGEST_GLYPHS } else { LONGEST }));
    let mut best = None;
    for first in (from..end).rev() {
        for m in p.matches(first).iter().filter(|m| m.end() == end && m.may(bits)) {
            let mut found: Option<Before> = None;
            for e in m.entries().filter(|e| roles.contains(&e.role)) {
                let hit = Before { first, value: e.int(), lang: e.lang, own: own(p, e.lang) };
                if found.is_none_or(|f| hit.own && !f.own) {
                    found = Some(hit);
                }
            }
            best = found.or(best);
        }
    }
    best
}

/// A day that begins at token `i`; its suffix, dot or day word belongs to it.
pub(super) fn day_at(p: &Passage<'_>, i: usize) -> Option<Day> {
    if let Some((m, e)) = p.role(i, Role::Ordinal)
        && own(p, e.lang)
        && (1.0..=31.0).contains(&e.value)
    {
        return Some(Day { day: e.value as u8, first: i, to: m.end(), ordinal: true });
    }
    let n = num(p, i)?;
    let day = u8::try_from(n.value)
        .ok()
        .filter(|d| (1..=31).contains(d) && (n.digits <= 2 || kind(p, i) == Some(TokenKind::Glyph)))?;
    let (to, ordinal) = day_tail(p, n.to);
    (ordinal || kind(p, i) == Some(TokenKind::Number)).then_some(Day { day, first: i, to, ordinal })
}

/// Where a day's suffix, dot or day word ends.
pub(super) fn day_tail(p: &Passage<'_>, to: usize) -> (usize, bool) {
    if let Some(end) = at(p, to, &[Role::DayWord])
        .filter(|_| !spaced(p, to) || p.word(to) == "d" || kind(p, to) == Some(TokenKind::Glyph))
    {
        return (end, true);
    }
    if !spaced(p, to) {
        if let Some(end) = at(p, to, &[Role::DaySuffix]) {
            return (end, true);
        }
        if p.word(to) == "." && !digits_at(p, to + 1) {
            let after = to + 1;
            let tail = (!spaced(p, after)).then(|| at(p, after, &[Role::DaySuffix])).flatten();
            return (tail.unwrap_or(after), true);
        }
    }
    (to, false)
}

/// Whether a form at `i` has one of the roles in the passage's own language.
pub(super) fn own_at(p: &Passage<'_>, i: usize, roles: &[Role]) -> Option<usize> {
    p.find_in(i, Role::bits(roles), |e| (roles.contains(&e.role) && own(p, e.lang)).then_some(()))
        .map(|(m, ())| m.end())
}

/// A form of the passage's own language with the role that ends right before token `end`.
pub(super) fn own_before(p: &Passage<'_>, end: usize, roles: &[Role], floor: usize) -> Option<Before> {
    before(p, end, roles, floor).filter(|b| b.own)
}

/// Whether a number is written on at `i`.
pub(super) fn digits_at(p: &Passage<'_>, i: usize) -> bool {
    kind(p, i) == Some(TokenKind::Number) && !spaced(p, i)
}

/// A day that ends right before token `end`.
pub(super) fn day_before(p: &Passage<'_>, end: usize, floor: usize) -> Option<Day> {
    let mut e = end;
    let mut ordinal = false;
    if let Some(b) = before(p, e, &[Role::DayWord], floor) {
        (e, ordinal) = (b.first, true);
    } else if e > floor && p.word(e - 1) == "." && !spaced(p, e - 1) {
        (e, ordinal) = (e - 1, true);
    } else if let Some(b) = before(p, e, &[Role::DaySuffix], floor).filter(|b| !spaced(p, b.first)) {
        (e, ordinal) = (b.first, true);
    }
    if let Some(n) = num_before(p, e, floor) {
        let short = n.digits <= 2 || kind(p, n.first) == Some(TokenKind::Glyph);
        let day = u8::try_from(n.value).ok().filter(|d| (1..=31).contains(d) && short)?;
        return (!tied(p, n.first)).then_some(Day { day, first: n.first, to: end, ordinal });
    }
    if let Some(day) = e.checked_sub(1).filter(|&k| k >= floor).and_then(|k| roman(p, k)).filter(|d| *d <= 31)
        && own_before(p, e - 1, &[Role::DayWord], floor).is_some()
    {
        return Some(Day { day, first: e - 1, to: end, ordinal: true });
    }
    let b = before(p, end, &[Role::Ordinal, Role::Number], floor).filter(|b| b.own && (1..=31).contains(&b.value))?;
    Some(Day { day: b.value as u8, first: b.first, to: end, ordinal: true })
}

/// Whether the number at `i` goes on a number before it: "12.30", "1,5".
pub(super) fn tied(p: &Passage<'_>, i: usize) -> bool {
    i >= 2
        && !spaced(p, i)
        && matches!(p.word(i - 1), "." | "," | ":")
        && kind(p, i - 2) == Some(TokenKind::Number)
        && !spaced(p, i - 1)
}

/// Whether a dash of any kind stands at `i`.
pub(super) fn is_dash(p: &Passage<'_>, i: usize) -> bool {
    matches!(p.word(i), "-" | "–" | "—" | "‑" | "‒" | "−" | "~" | "～" | "〜" | "―")
}

/// Whether token `i` is a word that begins small.
pub(super) fn is_small_word(p: &Passage<'_>, i: usize) -> bool {
    p.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
}

/// Counts the look-ups of a thread, so that tests can tell that they grow with the text and no faster.
#[cfg(test)]
pub(super) mod work {
    use std::cell::Cell;

    thread_local!(static COUNT: Cell<usize> = const { Cell::new(0) });

    pub(in super::super) fn add() {
        COUNT.with(|c| c.set(c.get() + 1));
    }

    pub(in super::super) fn take() -> usize {
        COUNT.with(Cell::take)
    }
}
