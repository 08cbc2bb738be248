//! Numbers that name a thing or count a page's readers, by the words beside them: Block 11, page 5, Apollo 13, 3 comments.

use super::super::numeral::{Numeral, Shape};
use super::super::range::Item;
use super::super::scan::Scan;
use super::shape::capitals;
use super::{Around, named};
use crate::lang::Role;
use crate::model::{NonClaim, Style};
use crate::text::TokenKind;

/// Words before or behind that say what the number is: page 5, Block 11, 3 comments.
pub(super) fn told(scan: Scan<'_, '_>, item: &Item, around: &Around<'_>) -> Option<NonClaim> {
    let n = &item.low;
    let listed = around.listed() || around.unit.is_some();
    if let Some((j, e)) = scan.before(n.first, Role::NonClaim, false).or_else(|| sign_before(scan, n)) {
        let reason = named(e.word())?;
        let pointed = scan.mark(n.first - 1).is_some_and(|c| c != ':');
        let name = pointed || scan.token(j).is_some_and(|t| t.capital || t.kind == TokenKind::Punct);
        let fits = match reason {
            // Only leads to an ordinal: "der 3.", "第".
            NonClaim::Ordinal => false,
            NonClaim::Label if name => !listed || pointed || !scan.sentence_start(j),
            NonClaim::Label | NonClaim::Id => around.phrase.is_none() && around.unit.is_none(),
            NonClaim::Counter => around.phrase.is_none_or(|p| p.class == Some("event")) && around.unit.is_none(),
            NonClaim::Score => item.high.is_some() && !listed,
            NonClaim::Time => clock(scan, n, j) && !listed,
            NonClaim::Page | NonClaim::Section | NonClaim::Isbn | NonClaim::Copyright | NonClaim::Version => true,
            _ => !listed,
        };
        if fits {
            return Some(reason);
        }
    }
    let (m, e) = scan.role(item.last().end, Role::NonClaimAfter)?;
    let reason = named(e.word())?;
    // "3 comments were heard": a sentence, no counter.
    let said = reason == NonClaim::Counter && (around.modified || is_said(scan, m.end()));
    let result = reason != NonClaim::Score || item.high.is_some();
    // "one day" is an idiom, "60 day old" an age; "3º" an ordinal, "37 º C" a temperature.
    let measured = matches!(reason, NonClaim::Word | NonClaim::Ordinal) && around.unit.is_some();
    (result && !said && !measured).then_some(reason)
}

/// Hours and minutes behind a word that leads to a time of day ("um 14.30"); behind its short form hours alone ("kl. 14").
fn clock(scan: Scan<'_, '_>, n: &Numeral, word: usize) -> bool {
    let hours = scan.word(n.first).len() <= 2 && n.amount.value < 25.0;
    let minutes = n.end == n.first + 3 && scan.word(n.end - 1).len() == 2 && n.amount.value.fract() < 0.599;
    let short = scan.mark(n.first.saturating_sub(1)) == Some('.') && word + 1 < n.first && n.style == Style::Plain;
    hours && n.shape == Shape::Digits && (minutes || short)
}

/// Whether a verb follows at token `at`.
fn is_said(scan: Scan<'_, '_>, at: usize) -> bool {
    scan.role(at, Role::Auxiliary).is_some() || scan.role(at, Role::EventVerb).is_some()
}

/// Signs and short forms that mean the same in every language: №, §, p., tel.
fn sign_before(scan: Scan<'_, '_>, n: &Numeral) -> Option<(usize, crate::lang::Entry)> {
    let found = scan.before(n.first, Role::NonClaim, true)?;
    let short = n.first - found.0 >= 2 && scan.mark(n.first - 1).is_some() && scan.mark(n.first - 1) != Some(':');
    (scan.mark(found.0).is_some() || short).then_some(found)
}

/// A name right before: "iPhone 11", "S&P 500", "Apollo 13".
pub(super) fn name(scan: Scan<'_, '_>, n: &Numeral, around: &Around<'_>) -> Option<NonClaim> {
    let before = n.first.checked_sub(1)?;
    let plain = n.style == Style::Plain && n.shape == Shape::Digits && n.amount.value < 1000.0;
    let free = around.unit.is_none() && !around.modified && !around.listed();
    // Where all nouns have capitals, only a word that is known for nothing and stands in no place names a thing.
    let noun = scan.p.lang.info().nouns_capital
        && (around.phrase.is_some()
            || !scan.p.matches(before).is_empty()
            || scan.before(before, Role::PlacePrep, false).is_some());
    let named =
        capitals(scan, before) && !scan.sentence_start(before) && scan.role(before, Role::CountedWord).is_none();
    (plain && free && !noun && named && scan.before(n.first, Role::Currency, true).is_none()).then_some(NonClaim::Label)
}
