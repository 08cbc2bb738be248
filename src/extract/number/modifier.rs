//! Words and signs that modify a number: about, at least, more than, or so; and the bounds that they set.

use super::numeral::Shape;
use super::range::Item;
use super::scan::Scan;
use crate::lang::{Entry, Role};
use crate::model::{ModifierCode, NumberModifier};
use crate::text::TokenKind;

/// A modifier in tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Modified {
    /// What it says.
    pub code: ModifierCode,
    /// First token.
    pub first: usize,
    /// The token behind it.
    pub end: usize,
}

fn code(name: &str) -> Option<ModifierCode> {
    ModifierCode::ALL.iter().copied().find(|c| c.name() == name)
}

/// The modifier before token `start`; two in a row are one span with the code of the outer one.
pub(super) fn ahead(scan: Scan<'_, '_>, start: usize) -> Option<Modified> {
    let (first, e) = before(scan, start)?;
    let inner = Modified { code: code(e.word())?, first, end: start };
    let outer = before(scan, first).and_then(|(j, e)| Some((j, code(e.word())?)));
    // "but more than 10", "about more than 10": the bound is what is said.
    let outer = outer.filter(|(_, code)| is_bound(*code) || !is_bound(inner.code));
    Some(outer.map_or(inner, |(first, code)| Modified { code, first, end: start }))
}

/// Words of the passage's own language; signs mean the same in all.
fn before(scan: Scan<'_, '_>, start: usize) -> Option<(usize, Entry)> {
    let sign = || scan.before(start, Role::Modifier, true).filter(|(j, _)| is_sign(scan, *j, start));
    scan.before(start, Role::Modifier, false).or_else(sign)
}

/// Whether tokens `from..to` are marks alone: "≥", "<=".
fn is_sign(scan: Scan<'_, '_>, from: usize, to: usize) -> bool {
    (from..to).all(|i| scan.kind(i) == Some(TokenKind::Punct))
}

/// The modifier that begins at token `at`, behind a number: "or so", "o más", "500+".
pub(super) fn behind(scan: Scan<'_, '_>, at: usize) -> Option<Modified> {
    let sign = || scan.any(at, Role::ModifierAfter).filter(|(m, _)| scan.glued(at) && is_sign(scan, at, m.end()));
    let (m, e) = scan.role(at, Role::ModifierAfter).or_else(sign)?;
    // "15 and more than 20": the words belong to the next number.
    let next = |j: usize| scan.role(j, Role::Modifier).is_some_and(|(n, _)| n.end() > m.end());
    let own = !(at..m.end()).any(next);
    let found = Modified { code: code(e.word())?, first: at, end: m.end() };
    own.then_some(found)
}

/// "nearly the half": the token of the article before a part.
pub(super) fn the_before(scan: Scan<'_, '_>, item: &Item, start: usize) -> Option<usize> {
    let (j, e) = scan.before(start, Role::CountedWord, false)?;
    (item.low.shape == Shape::Fraction && e.word() == "the").then_some(j)
}

/// The modifier of `item`, with its words where words say so.
pub(super) fn of(scan: Scan<'_, '_>, item: &Item, said: Option<Modified>) -> NumberModifier {
    let n = &item.low;
    let span = said.map(|m| scan.p.span_of(m.first, m.end - 1));
    if n.indefinite.is_some() {
        return NumberModifier { code: ModifierCode::Indefinite, span };
    }
    if item.high.is_some() {
        return NumberModifier { code: ModifierCode::Range, span };
    }
    match said {
        Some(m) => NumberModifier { code: m.code, span },
        None if n.approx || n.more => {
            let code = if n.more { ModifierCode::MoreThan } else { ModifierCode::Approx };
            NumberModifier { code, span: Some(scan.p.span_of(n.first, n.end - 1)) }
        }
        None => NumberModifier { code: ModifierCode::Exact, span: None },
    }
}

/// Of the words before and behind a number those that say more: a bound ("about 500 or more").
pub(super) fn said(before: Option<Modified>, after: Option<Modified>) -> Option<Modified> {
    let bound = after.filter(|a| is_bound(a.code) && before.is_some_and(|b| !is_bound(b.code)));
    bound.or(before).or(after)
}

const fn is_bound(code: ModifierCode) -> bool {
    is_lower(code) || is_upper(code)
}

/// Whether the modifier sets a lower bound.
pub(super) const fn is_lower(code: ModifierCode) -> bool {
    matches!(code, ModifierCode::MoreThan | ModifierCode::AtLeast)
}

/// Whether the modifier sets an upper bound.
pub(super) const fn is_upper(code: ModifierCode) -> bool {
    matches!(code, ModifierCode::LessThan | ModifierCode::AtMost | ModifierCode::Nearly)
}

/// The one bound that a modifier sets to the amount meant: least, and greatest.
pub(super) fn bounds(code: ModifierCode, value: f64) -> (Option<f64>, Option<f64>) {
    (is_lower(code).then_some(value), is_upper(code).then_some(value))
}
