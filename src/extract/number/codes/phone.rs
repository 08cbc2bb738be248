//! Phone numbers and the numbers of books, by their groups of digits.

use super::super::scan::Scan;
use crate::lang::Role;
use crate::model::NonClaim;
use crate::text::TokenKind;

/// Most tokens of a phone number.
const TOKENS: usize = 24;

/// Digits behind "ISBN", with their hyphens.
pub(super) fn isbn(scan: Scan<'_, '_>, i: usize) -> Option<(NonClaim, usize)> {
    let before = (i.saturating_sub(2)..i).find(|&j| {
        scan.any(j, Role::NonClaim).is_some_and(|(m, e)| e.word() == "isbn" && m.end() >= i - usize::from(m.end() < i))
    })?;
    (before < i).then_some(())?;
    let run = run(scan, i, &['-', '–', '‐', '‑', ' ', 'X', 'x', '.', '/']);
    (run.digits >= 7).then_some((NonClaim::Isbn, run.end))
}

/// A run of digit groups.
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

pub(super) fn phone(scan: Scan<'_, '_>, i: usize) -> Option<(NonClaim, usize)> {
    let plus = scan.mark(i) == Some('+') && scan.glued(i + 1);
    let open = scan.mark(i) == Some('(') && scan.kind(i + 1) == Some(TokenKind::Number);
    let first = i + usize::from(plus || open);
    if scan.kind(first) != Some(TokenKind::Number) {
        return None;
    }
    let zero = scan.word(first).starts_with('0');
    let told = told(scan, i);
    let paren = scan.mark(first + 1) == Some('(') || scan.mark(first + 1) == Some(')');
    if !(plus || open || zero || told || paren) {
        return american(scan, first).then_some((NonClaim::Phone, first + 5));
    }
    let d = run(scan, first, &['-', '–', '/', '(', ')', '.', '‐', '‑']);
    let shape = plus && (7..=15).contains(&d.digits)
        || zero && d.groups >= 2 && (8..=13).contains(&d.digits) && scan.word(first).len() >= 2 && d.smallest >= 2
        || told && (6..=15).contains(&d.digits)
        || d.paren && d.dash && (10..=12).contains(&d.digits)
        || american(scan, first);
    // 05.05.1945 and 2019-05-04 are dates, 0.12345678 is an amount.
    let date = d.groups == 3 && d.digits == 8 && !told && !plus;
    let amount = scan.word(first) == "0" || d.groups == 1 && !plus && !told;
    (shape && !date && !amount).then_some((NonClaim::Phone, d.end))
}

/// Whether a word for telephone stands shortly before.
fn told(scan: Scan<'_, '_>, i: usize) -> bool {
    (i.saturating_sub(3)..i).any(|j| scan.any(j, Role::NonClaim).is_some_and(|(_, e)| e.word() == "phone"))
}

/// "212-555-0142": three, three and four digits with one kind of mark between them.
fn american(scan: Scan<'_, '_>, i: usize) -> bool {
    let mark = scan.mark(i + 1).filter(|c| matches!(c, '-' | '‑' | '.'));
    let digits = |at: usize, n: usize| scan.kind(at) == Some(TokenKind::Number) && scan.word(at).len() == n;
    let glued = (i + 1..i + 5).all(|j| scan.glued(j)) && !scan.glued(i + 5);
    mark.is_some() && mark == scan.mark(i + 3) && digits(i, 3) && digits(i + 2, 3) && digits(i + 4, 4) && glued
}
