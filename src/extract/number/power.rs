//! Powers in digits: "1.3e6", "6.23×10^-4", "6,02 · 10²³", "10^9".

use super::decimal::Decimal;
use super::numeral::{Amount, Numeral};
use super::scan::Scan;
use crate::text::TokenKind;
use crate::text::token::digit;

/// Digits of the longest exponent.
const LONGEST: usize = 3;

/// The power that stands behind the digits, or that they are the base of.
pub(super) fn read(scan: Scan<'_, '_>, n: &mut Numeral) {
    let Some((amount, end)) = letter(scan, n).or_else(|| factor(scan, n)).or_else(|| base(scan, n)) else { return };
    (n.amount, n.end, n.other) = (amount, end, None);
}

/// "1.3e6", "2E-4": the letter and the exponent are written on, and nothing else is.
fn letter(scan: Scan<'_, '_>, n: &Numeral) -> Option<(Amount, usize)> {
    let written = scan.word(n.end).eq_ignore_ascii_case("e") && scan.glued(n.end) && scan.glued(n.end + 1);
    let alone = n.first == 0 || !scan.glued(n.first) || scan.kind(n.first - 1) == Some(TokenKind::Punct);
    (written && alone).then_some(())?;
    let (exponent, end) = figures(scan, n.end + 1)?;
    let free = !scan.glued(end) || scan.kind(end) == Some(TokenKind::Punct);
    Some((times_ten(n.amount, exponent), end)).filter(|_| free)
}

/// "6.23×10^-4": a sign of multiplication, ten, and its exponent.
fn factor(scan: Scan<'_, '_>, n: &Numeral) -> Option<(Amount, usize)> {
    let sign = matches!(scan.mark(n.end), Some('×' | '·' | '∙' | '⋅' | '•' | '*'))
        || matches!(scan.word(n.end), "x" | "X" | "х");
    if !sign || scan.word(n.end + 1) != "10" {
        return None;
    }
    let at = n.end + 2;
    // Pages that lose their superscripts leave "10-4".
    let bare = || figures(scan, at).filter(|(e, _)| scan.glued(at) && *e < 0);
    let (exponent, end) = raised(scan, at).or_else(bare)?;
    Some((times_ten(n.amount, exponent), end))
}

/// "10^9", "1.5^20": any base, if the mark is written.
fn base(scan: Scan<'_, '_>, n: &Numeral) -> Option<(Amount, usize)> {
    (scan.mark(n.end) == Some('^')).then_some(())?;
    let (exponent, end) = raised(scan, n.end)?;
    let ten = n.amount.exact.and_then(Decimal::int) == Some(10);
    if ten {
        return Some((times_ten(Decimal::whole(1).into(), exponent), end));
    }
    let value = n.amount.value.powi(exponent);
    value.is_finite().then(|| (Amount::of(value), end))
}

fn times_ten(amount: Amount, exponent: i32) -> Amount {
    match Decimal::power(exponent) {
        Some(power) => amount.times(power),
        None => Amount::float(amount.value * 10_f64.powi(exponent)),
    }
}

/// An exponent behind a caret or in superscripts, written on.
fn raised(scan: Scan<'_, '_>, at: usize) -> Option<(i32, usize)> {
    if !scan.glued(at) {
        return None;
    }
    if scan.mark(at) == Some('^') {
        return figures(scan, at + 1).filter(|_| scan.glued(at + 1));
    }
    let minus = scan.mark(at) == Some('⁻');
    let (mut end, mut value) = (at + usize::from(minus), 0_i32);
    let start = end;
    while let Some(d) = scan.mark(end).filter(|_| scan.glued(end)).and_then(superscript) {
        value = value * 10 + d;
        end += 1;
    }
    (end > start && end - start <= LONGEST).then_some((if minus { -value } else { value }, end))
}

/// A sign and digits: the exponent.
fn figures(scan: Scan<'_, '_>, at: usize) -> Option<(i32, usize)> {
    let minus = matches!(scan.mark(at), Some('-' | '−' | '–'));
    let signed = minus || scan.mark(at) == Some('+');
    let at = at + usize::from(signed);
    let digits = scan.token(at).filter(|t| t.kind == TokenKind::Number && (!signed || scan.glued(at)))?;
    let digits = digits.of(scan.p.text).chars().filter_map(digit);
    let value = digits.clone().take(LONGEST).fold(0, |n, d| n * 10 + i32::from(d));
    (digits.count() <= LONGEST).then_some((if minus { -value } else { value }, at + 1))
}

fn superscript(c: char) -> Option<i32> {
    const ALL: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    ALL.iter().position(|s| *s == c).and_then(|p| i32::try_from(p).ok())
}
