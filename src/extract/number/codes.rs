//! Digits and marks that are no amounts by their shape alone: phone numbers, times of day.

use super::numeral::Numeral;
use super::scan::Scan;
use crate::lang::Role;
use crate::model::NonClaim;
use crate::text::TokenKind;

/// Most tokens of a phone number.
const TOKENS: usize = 24;

/// The code that begins at token `i` (digits, or the sign before them), with the token behind it.
pub(super) fn read(scan: Scan<'_, '_>, i: usize) -> Option<(NonClaim, usize)> {
    isbn(scan, i).or_else(|| phone(scan, i)).or_else(|| time(scan, i))
}

/// Digits behind "ISBN", with their hyphens.
fn isbn(scan: Scan<'_, '_>, i: usize) -> Option<(NonClaim, usize)> {
    let before = (i.saturating_sub(2)..i).find(|&j| {
        scan.any(j, Role::NonClaim).is_some_and(|(m, e)| e.word() == "isbn" && m.end() >= i - usize::from(m.end() < i))
    })?;
    (before < i).then_some(())?;
    let run = run(scan, i, &['-', '–', '‐', '‑', ' ', 'X', 'x', '.', '/']);
    (run.digits >= 7).then_some((NonClaim::Isbn, run.end))
}

struct Digits {
    end: usize,
    digits: usize,
    groups: usize,
    paren: bool,
    dash: bool,
    smallest: usize,
}

/// Digit tokens from `i` on with the given marks between them, no gap wider than a blank.
fn run(scan: Scan<'_, '_>, i: usize, marks: &[char]) -> Digits {
    let mut d = Digits { end: i, digits: 0, groups: 0, paren: false, dash: false, smallest: usize::MAX };
    let mut at = i;
    while at < i + TOKENS {
        if at > i && scan.gap(at).chars().count() > 1 {
            break;
        }
        match (scan.kind(at), scan.mark(at)) {
            (Some(TokenKind::Number), _) => {
                let len = scan.word(at).chars().count();
                (d.digits, d.groups, d.end, d.smallest) = (d.digits + len, d.groups + 1, at + 1, d.smallest.min(len));
            }
            (_, Some(c)) if marks.contains(&c) => {
                d.paren |= c == ')';
                d.dash |= c == '-' || c == '–';
            }
            _ => break,
        }
        at += 1;
    }
    d
}

fn phone(scan: Scan<'_, '_>, i: usize) -> Option<(NonClaim, usize)> {
    let plus = scan.mark(i) == Some('+') && scan.glued(i + 1);
    let open = scan.mark(i) == Some('(') && scan.kind(i + 1) == Some(TokenKind::Number);
    let first = i + usize::from(plus || open);
    if scan.kind(first) != Some(TokenKind::Number) {
        return None;
    }
    let d = run(scan, first, &['-', '–', '/', '(', ')', '.', '‐', '‑']);
    let zero = scan.word(first).starts_with('0');
    let told = told(scan, i);
    let shape = plus && (7..=15).contains(&d.digits)
        || zero && d.groups >= 2 && (8..=13).contains(&d.digits) && scan.word(first).len() >= 2 && d.smallest >= 2
        || told && (6..=15).contains(&d.digits)
        || d.paren && d.dash && (10..=12).contains(&d.digits);
    // 05.05.1945 and 2019-05-04 are dates, 0.12345678 is an amount.
    let date = d.groups == 3 && d.digits == 8 && !told && !plus;
    let amount = scan.word(first) == "0" || d.groups == 1 && !plus && !told;
    (shape && !date && !amount).then_some((NonClaim::Phone, d.end))
}

/// Whether a word for telephone stands shortly before.
fn told(scan: Scan<'_, '_>, i: usize) -> bool {
    (i.saturating_sub(3)..i).any(|j| scan.any(j, Role::NonClaim).is_some_and(|(_, e)| e.word() == "phone"))
}

/// "10:00", "2.15pm", "10 Uhr", "17h30".
fn time(scan: Scan<'_, '_>, i: usize) -> Option<(NonClaim, usize)> {
    if scan.kind(i) != Some(TokenKind::Number) {
        return None;
    }
    let small = |at: usize, most: u32| {
        scan.kind(at) == Some(TokenKind::Number)
            && scan.word(at).len() <= 2
            && scan.word(at).parse::<u32>().is_ok_and(|n| n < most)
    };
    if !small(i, 100) {
        return None;
    }
    let tight = |at: usize| scan.glued(at) && scan.glued(at + 1);
    if scan.mark(i + 1) == Some(':') && tight(i + 1) && scan.kind(i + 2) == Some(TokenKind::Number) {
        let clock = small(i, 25) && small(i + 2, 60) && scan.word(i + 2).len() == 2;
        let more = scan.mark(i + 3) == Some(':') && tight(i + 3) && scan.kind(i + 4) == Some(TokenKind::Number);
        return Some((if clock { NonClaim::Time } else { NonClaim::Score }, i + if more { 5 } else { 3 }));
    }
    let minutes = matches!(scan.mark(i + 1), Some('.' | ':' | 'h'))
        && tight(i + 1)
        && small(i + 2, 60)
        && scan.word(i + 2).len() == 2;
    let end = if minutes { i + 3 } else { i + 1 };
    let hour = small(i, 25) && scan.role(end, Role::NonClaimAfter).is_some_and(|(_, e)| e.word() == "time");
    let french = scan.word(i + 1) == "h" && tight(i + 1) && small(i + 2, 60) && small(i, 25);
    if french {
        return Some((NonClaim::Time, i + 3));
    }
    hour.then_some((NonClaim::Time, end))
}

/// A numeral for a code, so that it can be turned down with its reason.
pub(super) fn numeral(scan: Scan<'_, '_>, i: usize, reason: NonClaim, end: usize) -> Numeral {
    let first = if scan.kind(i) == Some(TokenKind::Number) { i } else { i + 1 };
    let mut n = super::digits::read(scan, first);
    (n.first, n.end, n.other, n.rejected) = (i, end, None, Some(reason));
    n.marks = crate::model::Marks::Silent;
    n
}
