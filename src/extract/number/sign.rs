//! Amounts below zero: a minus that is no dash, and the words for it.

use super::numeral::{Numeral, Shape};
use super::scan::Scan;
use crate::lang::Role;
use crate::text::TokenKind;

/// Makes the numeral negative if a minus stands before it.
pub(super) fn mark(scan: Scan<'_, '_>, n: &mut Numeral) {
    let Some(before) = n.first.checked_sub(1) else { return };
    // "-$20": the sign of money stands between.
    let money = scan.kind(before) == Some(TokenKind::Punct)
        && scan.glued(n.first)
        && scan.any(before, Role::Currency).is_some();
    let at = if money { before.checked_sub(1) } else { Some(before) };
    if let Some(at) = at.filter(|&at| is_minus(scan, n, at)) {
        if !money {
            n.first = at;
        }
        negate(n);
    }
}

/// A minus touches what follows (the sign of subtraction may stand off), and begins a line, or stands behind a blank or an opening mark.
/// A hyphen with a blank begins an item of a list, unless the amount is all of its line.
fn is_minus(scan: Scan<'_, '_>, n: &Numeral, at: usize) -> bool {
    let close = scan.glued(at + 1);
    let fits = match scan.mark(at) {
        Some('−' | '﹣') => close || matches!(scan.gap(at + 1), " " | "\u{a0}" | "\u{202f}"),
        Some('-' | '‑' | '－') => {
            close || scan.line_start(at) && matches!(scan.kind(n.end), None | Some(TokenKind::Line))
        }
        Some('–') => close && !n.like_year(),
        _ => false,
    };
    fits && (scan.line_start(at) || opens(scan, at))
}

/// Whether what stands before token `at` lets an amount begin there: no digits (a range), nothing written on but opening marks.
fn opens(scan: Scan<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    match scan.mark(before) {
        Some('(' | '[' | '=' | ':' | '<' | '>' | '≤' | '≥' | '≈' | '~' | '"' | '“' | '„' | '«') => true,
        Some('%' | '‰' | '°' | '٪') => false,
        Some(_) if scan.glued(at) => scan.any(before, Role::Currency).is_some(),
        Some(_) => true,
        None => scan.kind(before) != Some(TokenKind::Number) && !scan.glued(at),
    }
}

fn negate(n: &mut Numeral) {
    n.amount = n.amount.negative();
    n.other = n.other.map(|(a, s)| (a.negative(), s));
}

/// The token behind a word for minus at token `i`: "minus", "负". Between numbers it subtracts, and "plus or minus" tells how exact.
pub(super) fn said(scan: Scan<'_, '_>, i: usize) -> Option<usize> {
    let (m, _) = scan.role(i, Role::NumberMinus)?;
    let number = i > 0 && scan.kind(i - 1) == Some(TokenKind::Number);
    let covered = scan.before(m.end(), Role::Modifier, false).is_some_and(|(j, _)| j < i);
    let or = scan.before(i, Role::RangeTo, false).is_some();
    // "minus-130"
    let at = m.end() + usize::from(scan.hyphen(m.end()));
    (!number && !covered && !or).then_some(at)
}

/// The numeral with the minus said before it, from token `i` on.
pub(super) fn below(mut n: Numeral, i: usize, at: usize) -> Option<Numeral> {
    let fits = n.first == at && n.indefinite.is_none() && n.shape != Shape::None && n.amount.value > 0.0;
    fits.then(|| {
        negate(&mut n);
        (n.first, n.weak) = (i, false);
        n
    })
}
