//! Number words that are other words as often, and those inside fixed phrases.

use super::super::numeral::Numeral;
use super::super::scan::Scan;
use super::{Around, named, ordinal};
use crate::lang::Role;
use crate::model::NonClaim;

/// Number words that are other words as often.
pub(super) fn reason(scan: Scan<'_, '_>, n: &Numeral, around: &Around<'_>) -> Option<NonClaim> {
    let label = scan.before(n.first, Role::NonClaim, false).filter(|(j, e)| {
        matches!(e.word(), "label" | "page" | "section")
            && scan.token(*j).is_some_and(|t| t.capital)
            && !scan.sentence_start(*j)
    });
    if let Some((_, e)) = label.filter(|_| !around.listed() && around.unit.is_none()) {
        return named(e.word());
    }
    if let Some(reason) = ordinal::led(scan, n) {
        return Some(reason);
    }
    if let Some(reason) = idiom(scan, n).filter(|_| !around.modified) {
        return Some(reason);
    }
    if !n.weak {
        return None;
    }
    if scan.role(n.end, Role::NonClaimAfter).is_some_and(|(_, e)| e.word() == "word") {
        return Some(NonClaim::Word);
    }
    let article = scan.role(n.first, Role::NumberArticle).is_some();
    let listed = around.listed();
    // "one of the best" and "one big picture" count nothing; "only one", "at least one" and "one year" do.
    let partitive = scan.role(n.end, Role::CountedWord).is_some_and(|(_, e)| e.word() == "of");
    let several = around.phrase.is_some() && (!partitive || n.amount.value > 1.0);
    let listed = listed && (!partitive || n.amount.value > 1.0);
    let fits = if article {
        around.only || around.modified && (listed || around.unit.is_some())
    } else if n.amount.value.to_bits() == 1.0_f64.to_bits() {
        around.only || around.modified || around.unit.is_some() || around.part
    } else {
        around.modified || around.unit.is_some() || listed || several || around.part
    };
    let noun = n.first > 0 && scan.token(n.first).is_some_and(|t| t.capital) && !scan.sentence_start(n.first);
    (!fits || noun).then_some(NonClaim::Word)
}

/// "none of the children", "no survivors", "none was".
pub(super) fn none(scan: Scan<'_, '_>, n: &Numeral, around: &Around<'_>) -> Option<NonClaim> {
    let listed = around.class() == Some("person");
    let pronoun = scan.role(n.first, Role::NumberWeak).is_none();
    (!(listed || around.part || pronoun)).then_some(NonClaim::Word)
}

/// Most tokens that a fixed phrase begins ahead of its number.
const IDIOM: usize = 4;

/// "zero hour", "second to none", "at sixes and sevens": a fixed phrase that holds the numeral. "One day" is fixed only where
/// a clause begins: "it lasted one day" counts.
pub(super) fn idiom(scan: Scan<'_, '_>, n: &Numeral) -> Option<NonClaim> {
    let bits = Role::bits(&[Role::NumberIdiom]);
    let holds = |j: usize| {
        let phrase = scan.p.find_in(j, bits, |e| (e.role == Role::NumberIdiom && scan.own(e.lang)).then_some(()));
        phrase.is_some_and(|(m, ())| m.end() > n.end || m.end() == n.end && j < n.first)
    };
    let whole = (n.first.saturating_sub(IDIOM)..n.first).any(holds);
    let one = n.amount.value.to_bits() == 1.0_f64.to_bits();
    let counts = || one && scan.role(n.end, Role::Duration).is_some() && !begins_clause(scan, n.first);
    (whole || holds(n.first) && !counts()).then_some(NonClaim::Word)
}

fn begins_clause(scan: Scan<'_, '_>, i: usize) -> bool {
    scan.sentence_start(i)
        || scan.mark(i - 1) == Some(',')
        || [Role::Coordinator, Role::ClauseStart].iter().any(|r| scan.before(i, *r, false).is_some())
}
