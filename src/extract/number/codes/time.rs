//! Times of day and results of games.

use super::super::scan::Scan;
use crate::lang::Role;
use crate::model::NonClaim;
use crate::text::TokenKind;

/// "10:00", "2.15pm", "10 Uhr", "17h30".
pub(super) fn read(scan: Scan<'_, '_>, i: usize) -> Option<(NonClaim, usize)> {
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
