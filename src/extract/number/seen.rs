//! Words that stand where numerals do and say no amount. They are seen and turned down: the lone 一 before a classifier, and words
//! for an amount that nobody tells, before what they count.

use super::counted;
use super::decimal::Decimal;
use super::numeral::{Amount, Numeral, Shape};
use super::scan::Scan;
use crate::lang::{Lang, Role};
use crate::model::{NonClaim, Style};
use crate::text::TokenKind;

/// The word at token `i`, if it is one of them.
pub(super) fn read(scan: Scan<'_, '_>, i: usize) -> Option<Numeral> {
    vague(scan, i).or_else(|| article(scan, i))
}

/// "несколько недель", "許多學校", "kilka osób".
fn vague(scan: Scan<'_, '_>, i: usize) -> Option<Numeral> {
    let (m, e) = scan.role(i, Role::NumberVague)?;
    let n = seen(i, m.end(), Amount::float(0.0), e.lang, NonClaim::Vague);
    let of = || scan.role(m.end(), Role::CountedWord).is_some_and(|(_, e)| e.word() == "of");
    let counts = match scan.kind(i) {
        // One glyph is a part of many words.
        Some(TokenKind::Glyph) if m.tokens == 1 => measures(scan, m.end()),
        Some(TokenKind::Glyph) => scan.kind(m.end()) == Some(TokenKind::Glyph),
        _ => counted::find(scan, &n, m.end()).is_some() || of(),
    };
    counts.then_some(n)
}

/// Whether a classifier, a listed noun or a span of time follows.
fn measures(scan: Scan<'_, '_>, at: usize) -> bool {
    let classifier = scan.role(at, Role::CountedWord).is_some_and(|(_, e)| e.word() == "classifier");
    classifier || scan.role(at, Role::CountedNoun).is_some() || scan.role(at, Role::Duration).is_some()
}

/// "一個", "一名": one, or no more than an article.
fn article(scan: Scan<'_, '_>, i: usize) -> Option<Numeral> {
    if scan.kind(i) != Some(TokenKind::Glyph) {
        return None;
    }
    let (m, e) = scan.role(i, Role::NumberArticle).filter(|_| scan.role(i, Role::NumberIdiom).is_none())?;
    measures(scan, m.end()).then(|| seen(i, m.end(), Decimal::whole(1).into(), e.lang, NonClaim::Word))
}

fn seen(first: usize, end: usize, amount: Amount, lang: Lang, reason: NonClaim) -> Numeral {
    let mut n = Numeral::new(first, end, amount, Style::Words, lang, Shape::Words);
    n.rejected = Some(reason);
    n
}
