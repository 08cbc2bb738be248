//! Digits inside addresses of the web, file names and tags, and pairs of coordinates.

use super::super::scan::Scan;
use crate::model::NonClaim;
use crate::text::TokenKind;

/// Most tokens without a blank that are looked at on either side.
const REACH: usize = 24;

/// The address, file name or tag without blanks that holds the digits of token `i`: it goes on to the next blank.
pub(super) fn read(scan: Scan<'_, '_>, i: usize) -> Option<(NonClaim, usize)> {
    if scan.kind(i) != Some(TokenKind::Number) || !scan.glued(i) && !scan.glued(i + 1) {
        return None;
    }
    let first = (i.saturating_sub(REACH)..=i).rev().find(|&j| !scan.glued(j)).unwrap_or(i);
    let end = (i + 1..i + REACH).find(|&j| !scan.glued(j)).unwrap_or(i + 1);
    (is_address(scan, first, end) || is_file(scan, i, end) || is_doi(scan, i)).then_some((NonClaim::Id, end))
}

/// "name@host", "https://…", "www.…", "#tag2".
fn is_address(scan: Scan<'_, '_>, first: usize, end: usize) -> bool {
    let word = |i: usize| scan.kind(i) == Some(TokenKind::Word);
    let inside = (first + 1..end).any(|i| match scan.mark(i) {
        Some('@') => word(i + 1),
        Some(':') => scan.mark(i + 1) == Some('/') && scan.mark(i + 2) == Some('/') && word(i - 1),
        _ => false,
    });
    let tag = scan.mark(first) == Some('#') && end > first + 1 && word(first + 1);
    inside || tag || scan.word(first).eq_ignore_ascii_case("www") && scan.mark(first + 1) == Some('.')
}

/// "plan-12.pdf", "IMG_2034.JPG": letters of one case behind a dot that are no word of the language, and nothing behind them.
fn is_file(scan: Scan<'_, '_>, i: usize, end: usize) -> bool {
    let letters = |j: usize| scan.mark(j) == Some('.') && scan.kind(j + 1) == Some(TokenKind::Word);
    let Some(dot) = (i + 1..end).rev().find(|&j| letters(j)) else { return false };
    let word = scan.word(dot + 1);
    let known = scan.p.matches(dot + 1).iter().flat_map(|m| m.entries()).any(|e| e.lang == scan.p.lang);
    let case = word.bytes().all(|b| b.is_ascii_lowercase()) || word.bytes().all(|b| b.is_ascii_uppercase());
    case && (3..=4).contains(&word.len()) && !known && (dot + 2..end).all(|j| scan.mark(j).is_some())
}

/// "10.1000/182": the number of a paper.
fn is_doi(scan: Scan<'_, '_>, i: usize) -> bool {
    let tight = (i + 1..i + 5).all(|j| scan.glued(j));
    let registrant = scan.kind(i + 2) == Some(TokenKind::Number) && (4..=9).contains(&scan.word(i + 2).len());
    scan.word(i) == "10" && scan.mark(i + 1) == Some('.') && registrant && scan.mark(i + 3) == Some('/') && tight
}

/// "51.0259, 4.4776": two numbers with four or more decimals, a latitude and a longitude.
pub(super) fn coordinates(scan: Scan<'_, '_>, i: usize) -> Option<(NonClaim, usize)> {
    let comma = i + 3;
    let minus = usize::from(matches!(scan.mark(comma + 1), Some('-' | '−')));
    let east = comma + 1 + minus;
    let pair = scan.mark(comma) == Some(',') && degrees(scan, i, 90) && degrees(scan, east, 180);
    pair.then_some((NonClaim::Coordinates, east + 3))
}

/// Whether token `i` begins a number with a point and four or more decimals, at most `most`.
fn degrees(scan: Scan<'_, '_>, i: usize, most: u32) -> bool {
    let number = |at: usize| scan.kind(at) == Some(TokenKind::Number);
    let whole = number(i) && scan.word(i).parse::<u32>().is_ok_and(|n| n <= most);
    let point = scan.mark(i + 1) == Some('.') && scan.glued(i + 1) && scan.glued(i + 2);
    whole && point && number(i + 2) && (4..=9).contains(&scan.word(i + 2).len())
}
