//! Scale words and letters behind digits: "3,5 Millionen", "120 тыс.", "30万", "$5m".

use super::decimal::Decimal;
use super::numeral::{Numeral, Shape};
use super::scan::Scan;
use super::sum::{Atom, Sum};
use super::{parts, point, run, unit};
use crate::lang::{Entry, Lang, Match, Role};
use crate::model::{NonClaim, Style};
use crate::text::TokenKind;

/// Letters stand for scales from here on only where decimals or money show that an amount is meant: "1.2G", but "5G".
const LETTER_MOST: f64 = 1e9;

/// What stands behind the numeral and belongs to it: decimals, halves, scale words and what they begin.
pub(super) fn behind(scan: Scan<'_, '_>, n: &mut Numeral) {
    if n.rejected == Some(NonClaim::Version) || n.shape == Shape::Fraction {
        return;
    }
    if n.shape == Shape::Digits {
        point::behind(scan, n);
    }
    half(scan, n);
    and_more(scan, n);
    if n.shape == Shape::Digits && n.style == Style::Plain {
        parts::behind(scan, n, None);
    }
    let Some(mut sum) = n.amount.exact.and_then(|e| Sum::default().with(Atom::Add(e))) else { return };
    let Some(word) = word(scan, n.end) else { return letter(scan, n) };
    let Some(with) = sum.with(Atom::Times(word.by)) else { return };
    sum = with;
    let go_on = run::read(scan, word.end, word.lang, sum);
    let Some(value) = go_on.map_or(sum, |r| r.sum).value() else { return };
    // The scale settles the marks: "1.250 million" is no grouped number.
    n.other = n.other.and_then(|(a, s)| Some((a.exact?.times(word.by)?.into(), s)));
    n.amount = value.into();
    n.end = go_on.map_or(word.end, |r| r.end);
    n.lang = word.lang;
    n.scale = go_on.map_or(Some(word.by), |r| r.scale);
    n.approx = word.role == Role::Approximate;
    (n.shape, n.scaled) =
        (if n.shape == Shape::Digits { Shape::Mixed } else { n.shape }, n.amount.value >= 1000.0 || n.approx);
    half(scan, n);
    parts::mixed(scan, n);
}

/// "五百余万", "十多亿": a glyph for "and more" between a numeral and its scale.
pub(super) fn and_more(scan: Scan<'_, '_>, n: &mut Numeral) {
    let glyph = scan.kind(n.end) == Some(TokenKind::Glyph);
    let Some((m, e)) = scan.role(n.end, Role::ModifierAfter).filter(|_| glyph) else { return };
    let Some(by) = word(scan, m.end()).filter(|w| w.by.value() >= 10_000.0 && w.by.value() > n.amount.value) else {
        return;
    };
    (n.amount, n.end, n.other, n.scaled) = (n.amount.times(by.by), by.end, None, true);
    (n.more, n.approx) = (e.word() == "more_than", e.word() == "approx");
    if n.shape == Shape::Digits {
        n.shape = Shape::Mixed;
    }
}

/// "2 and a half million", "三千人半".
fn half(scan: Scan<'_, '_>, n: &mut Numeral) {
    if n.shape == Shape::Digits
        && n.amount.value < 1000.0
        && let Some((m, _)) = scan.role(n.end, Role::NumberHalf)
    {
        (n.amount, n.end) = (n.amount.plus(Decimal::of(0.5)), m.end());
    }
}

/// A word that multiplies the digits before it.
pub(super) struct Word {
    /// What it multiplies by.
    pub by: Decimal,
    /// The token behind it.
    pub end: usize,
    /// Its language.
    pub lang: Lang,
    /// Its role.
    pub role: Role,
}

/// The scale word at token `at`.
pub(super) fn word(scan: Scan<'_, '_>, at: usize) -> Option<Word> {
    // "30-million", "3 -million"
    let at = at + usize::from(scan.mark(at) == Some('-') && scan.glued(at) && scan.glued(at + 1));
    let roles = [Role::Scale, Role::Times, Role::Collective, Role::Approximate, Role::Indefinite];
    let own = roles.iter().find_map(|r| scan.role(at, *r).map(|f| (f, *r)));
    let glyph = scan.kind(at) == Some(TokenKind::Glyph);
    let taken = || {
        [Role::Currency, Role::Duration, Role::Measure, Role::Percent, Role::CountedNoun]
            .iter()
            .any(|r| scan.role(at, *r).is_some())
    };
    let any = || {
        let roles: &[Role] = if glyph { &[Role::Scale, Role::Times] } else { &[Role::Scale] };
        let found = roles.iter().find_map(|r| scan.any(at, *r).map(|f| (f, *r)))?;
        (glyph || scan.length(found.0.0) > 5 && !taken()).then_some(found)
    };
    let ((m, e), role) = own
        .or_else(any)
        .filter(|((m, _), _)| !unit::longer(scan, at, m.tokens) && !unit::is_coin(scan, at, m.tokens))?;
    let short =
        scan.length(m) < 3 && !scan.glued(at) && scan.kind(at) == Some(TokenKind::Word) && scan.p.lang.tag() == "en";
    (!short && e.value >= 10.0).then(|| Word { by: Decimal::of(e.value), end: m.end(), lang: e.lang, role })
}

/// A letter written on to the digits: k always; one that is no sign of a unit as it is written; others with money or people.
fn letter(scan: Scan<'_, '_>, n: &mut Numeral) {
    let any = || scan.any(n.end, Role::ScaleShort);
    let Some((m, e)) = scan.role(n.end, Role::ScaleShort).or_else(any).filter(|_| scan.glued(n.end)) else { return };
    if scan.kind(m.end()) == Some(TokenKind::Number) && scan.glued(m.end()) {
        return;
    }
    let money = scan.before(n.first, Role::Currency, true).is_some();
    // "35m of its devices", "2.7m people": what metres are not said of.
    let of = |(_, e): (Match, Entry)| e.word() == "of";
    let unit = || [Role::Measure, Role::Duration].iter().any(|r| scan.any(n.end, *r).is_some());
    let counts = scan.role(m.end(), Role::CountedNoun).is_some()
        || scan.role(m.end(), Role::CountedWord).is_some_and(of) && (e.value < LETTER_MOST || !unit());
    let capital = scan.token(n.end).is_some_and(|t| t.capital);
    let decimals = n.amount.exact.is_some_and(|a| a.int().is_none());
    let plain = e.value == 1000.0 || capital || e.value >= LETTER_MOST && !unit();
    if !money && !counts && !(plain && (e.value < LETTER_MOST || decimals)) {
        return;
    }
    n.amount = n.amount.times(Decimal::of(e.value));
    n.other = n.other.map(|(a, s)| (a.times(Decimal::of(e.value)), s));
    (n.end, n.shape, n.scaled) = (m.end(), Shape::Mixed, true);
}
