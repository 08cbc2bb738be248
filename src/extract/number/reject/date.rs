//! Numbers that say when: beside a month, or four digits that count nothing.

use super::super::numeral::Numeral;
use super::super::range::Item;
use super::super::scan::Scan;
use super::Around;
use crate::lang::Role;
use crate::model::{NonClaim, Style};
use crate::text::TokenKind;

/// "Mon–Fri 9–17": hours behind a day of the week.
pub(super) fn hours(scan: Scan<'_, '_>, item: &Item, around: &Around<'_>) -> Option<NonClaim> {
    let hour = |n: &Numeral| n.style == Style::Plain && n.amount.value <= 24.0;
    let range = item.high.as_ref().is_some_and(hour) && hour(&item.low);
    let colon = usize::from(item.first > 0 && scan.mark(item.first - 1) == Some(':'));
    let day = || scan.before(item.first - colon, Role::Weekday, false).is_some();
    (range && !around.listed() && around.unit.is_none() && !around.modified && day()).then_some(NonClaim::Time)
}

/// A month beside it.
pub(super) fn beside_month(scan: Scan<'_, '_>, n: &Numeral, around: &Around<'_>) -> Option<NonClaim> {
    if n.style != Style::Plain || n.amount.value > 2100.0 || around.unit.is_some() {
        return None;
    }
    let next = n.end + usize::from(scan.mark(n.end) == Some('.'));
    let month = |i: usize| {
        scan.role(i, Role::Month)
            .is_some_and(|(m, _)| scan.token(i).is_some_and(|t| t.capital || t.end - t.start > 3) && m.tokens > 0)
    };
    let behind = n.amount.value <= 31.0
        && (month(next) || scan.role(next, Role::CountedWord).is_some_and(|(m, e)| e.word() == "of" && month(m.end())));
    let before = scan.before(n.first, Role::Month, false).is_some() && !around.listed();
    (behind || before).then_some(NonClaim::Date)
}

/// Four digits without marks that count nothing.
pub(super) fn year(scan: Scan<'_, '_>, item: &Item, around: &Around<'_>) -> Option<NonClaim> {
    let n = &item.low;
    // "1938年" is written like a duration.
    let of_year =
        around.unit.is_some_and(|u| u.unit.code.as_deref() == Some("a")) && scan.kind(n.end) == Some(TokenKind::Glyph);
    if of_year && n.like_year() && !around.modified {
        return Some(NonClaim::Year);
    }
    if !n.like_year() || scan.word(n.first).len() != 4 || around.unit.is_some() || around.part {
        return None;
    }
    let recent = (1700.0..=2030.0).contains(&n.amount.value);
    let counts = around.phrase.is_some_and(|p| p.class.is_some() || !recent);
    let inside = n.first > 0 && scan.role(n.first - 1, Role::CountedWord).is_some_and(|(_, e)| e.word() == "in");
    let apart = inside && recent;
    // "the 1936 uprising": an article before it, and an event that has but one year.
    let article = recent && !around.modified && article(scan, n) && around.class() == Some("event");
    (!counts && (recent || !around.modified) || apart || article).then_some(NonClaim::Year)
}

fn article(scan: Scan<'_, '_>, n: &Numeral) -> bool {
    scan.before(n.first, Role::CountedWord, false).is_some_and(|(_, e)| e.word() == "the")
}
