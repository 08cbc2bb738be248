//! Fractions in digits: "1/3", "2 1/4", "3½".

use super::numeral::{Amount, Numeral, Shape};
use super::scan::Scan;
use crate::model::{NonClaim, Style};
use crate::text::TokenKind;
use crate::text::token::digit;

/// The fraction behind the digits, or the one they begin.
pub(super) fn read(scan: Scan<'_, '_>, n: &mut Numeral) {
    if let Some((over, under)) =
        scan.mark(n.end).filter(|_| scan.glued(n.end) || scan.gap(n.end) == " ").and_then(vulgar)
    {
        n.amount = n.amount.plus_part(over / f64::from(under));
        (n.end, n.style) = (n.end + 1, Style::Fraction);
        return;
    }
    if n.style != Style::Plain {
        return;
    }
    if let Some((part, end)) = mixed(scan, n) {
        n.amount = n.amount.plus_part(part);
        (n.end, n.style) = (end, Style::Fraction);
    } else if slash(scan, n.end) {
        simple(scan, n);
    }
}

/// "1/3"; other digits with a slash are dates, shelf marks and the like.
fn simple(scan: Scan<'_, '_>, n: &mut Numeral) {
    let under = whole(scan, n.end + 1);
    let part = under.filter(|&u| usual(u) && !twice(scan, n.end + 2)).and_then(|u| proper(n.amount.value, u));
    if let Some(part) = part {
        n.amount = Amount::float(part);
        (n.end, n.style, n.shape) = (n.end + 2, Style::Fraction, Shape::Fraction);
    } else {
        n.rejected = Some(NonClaim::Id);
        while slash(scan, n.end) {
            n.end += 2;
        }
    }
}

/// "2 1/4", "2-1/4": the part behind a small whole number.
fn mixed(scan: Scan<'_, '_>, n: &Numeral) -> Option<(f64, usize)> {
    const PARTS: [u32; 10] = [2, 3, 4, 5, 6, 8, 10, 16, 32, 64];
    let at = n.end + usize::from(scan.hyphen(n.end));
    let near = at > n.end || matches!(scan.gap(at), " " | "  " | "\u{a0}" | "\u{202f}" | "\u{2009}");
    if !near || n.amount.value >= 1000.0 || n.amount.value < 1.0 || !slash(scan, at + 1) {
        return None;
    }
    let (over, under) = (whole(scan, at)?, whole(scan, at + 2)?);
    let part = proper(f64::from(over), under)?;
    (PARTS.contains(&under) && !twice(scan, at + 3)).then_some((part, at + 3))
}

fn proper(over: f64, under: u32) -> Option<f64> {
    (over > 0.0 && over < f64::from(under)).then(|| over / f64::from(under))
}

/// Denominators by which things are parted: small ones, powers of two, hundredths and the like.
const fn usual(under: u32) -> bool {
    matches!(under, 2..=20 | 24 | 25 | 50 | 100 | 1000) || under.is_power_of_two() && under <= 128 && under > 1
}

/// The digits of token `i`, of any script.
fn whole(scan: Scan<'_, '_>, i: usize) -> Option<u32> {
    let digits = scan.token(i).filter(|t| t.kind == TokenKind::Number).map(|_| scan.word(i))?;
    digits.chars().filter_map(digit).try_fold(0_u32, |n, d| n.checked_mul(10)?.checked_add(u32::from(d)))
}

/// Whether token `i` is a slash between digits.
fn slash(scan: Scan<'_, '_>, i: usize) -> bool {
    matches!(scan.mark(i), Some('/' | '⁄' | '∕' | '／'))
        && scan.glued(i)
        && scan.glued(i + 1)
        && scan.kind(i + 1) == Some(TokenKind::Number)
}

/// Whether a second mark and more digits follow: 5/12/2018.
fn twice(scan: Scan<'_, '_>, i: usize) -> bool {
    matches!(scan.mark(i), Some('/' | '-' | '.'))
        && scan.glued(i)
        && scan.glued(i + 1)
        && scan.kind(i + 1) == Some(TokenKind::Number)
}

/// Numerator and denominator of a fraction in one character.
pub(super) fn vulgar(c: char) -> Option<(f64, u8)> {
    Some(match c {
        '½' => (1.0, 2),
        '⅓' => (1.0, 3),
        '⅔' => (2.0, 3),
        '¼' => (1.0, 4),
        '¾' => (3.0, 4),
        '⅕' => (1.0, 5),
        '⅖' => (2.0, 5),
        '⅗' => (3.0, 5),
        '⅘' => (4.0, 5),
        '⅙' => (1.0, 6),
        '⅚' => (5.0, 6),
        '⅐' => (1.0, 7),
        '⅛' => (1.0, 8),
        '⅜' => (3.0, 8),
        '⅝' => (5.0, 8),
        '⅞' => (7.0, 8),
        '⅑' => (1.0, 9),
        '⅒' => (1.0, 10),
        _ => return None,
    })
}
