//! Rates: what a number is for each of. "per hour", "€/m²", "a day", "per 100,000".

use super::scan::Scan;
use super::unit::{self, Found};
use super::{counted, numeral_at};
use crate::lang::Role;
use crate::model::NumberType;
use crate::text::{Span, TokenKind};

/// What stands below a rate's line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Per {
    /// First token of the base.
    pub first: usize,
    /// The token behind it.
    pub end: usize,
    /// Its number, where one is said.
    pub value: Option<f64>,
    /// UCUM code of its unit.
    pub code: Option<&'static str>,
    /// Whether the whole is a rate; "km per hour" is a unit of measure.
    pub rate: bool,
}

/// The base of a rate that begins with its word or stroke at token `at`, behind a number with `unit`.
pub(super) fn find(scan: Scan<'_, '_>, at: usize, unit: Option<&Found>) -> Option<Per> {
    // "por ciento" is no hundredth part of a rate.
    if scan.role(at, Role::Percent).is_some() {
        return None;
    }
    let base = match scan.mark(at) {
        Some('/') => stroke(scan, at, unit)?,
        _ => word(scan, at).or_else(|| article(scan, at, unit))?,
    };
    let measured = unit.is_some_and(|u| u.kind == NumberType::Measure && u.unit.code.is_some());
    let rate = !(measured && base.code.is_some() && base.value.is_none());
    Some(Per { rate, ..base })
}

impl Per {
    /// Makes it part of the unit before it: the words where they go on, and the code where both have one.
    pub fn extend(&self, scan: Scan<'_, '_>, found: &mut Found) {
        if found.first.is_none() {
            let end = scan.token(self.end - 1).map_or(found.unit.span.end, |t| t.end as usize);
            found.unit.span = Span::new(found.unit.span.start, end.max(found.unit.span.end));
        }
        let simple = |code: &str| !code.contains(['/', '.']);
        if let (Some(below), Some(above), None) = (self.code, found.unit.code.as_deref(), self.value)
            && simple(below)
            && simple(above)
        {
            found.unit.code = Some(format!("{above}/{below}"));
        }
    }
}

/// "€/m²", "mg / l": a unit on both sides.
fn stroke(scan: Scan<'_, '_>, at: usize, unit: Option<&Found>) -> Option<Per> {
    let tight = scan.glued(at) == scan.glued(at + 1);
    (unit.is_some() && tight).then_some(())?;
    measured(scan, at + 1)
}

/// "per hour", "per 100,000", "par personne".
fn word(scan: Scan<'_, '_>, at: usize) -> Option<Per> {
    let (m, _) = scan.role(at, Role::NumberPer)?;
    measured(scan, m.end()).or_else(|| number(scan, m.end())).or_else(|| noun(scan, m.end()))
}

/// "a day", "am Tag", "le kilo": a word that is more often another one, so only before a unit that nothing goes on from
/// ("a day later", "am Tag der Wahl"). The definite article only behind money and measures: "3 euros le kilo".
fn article(scan: Scan<'_, '_>, at: usize, unit: Option<&Found>) -> Option<Per> {
    let (m, _) = scan.role(at, Role::NumberPerUnit)?;
    let the = scan.role(at, Role::CountedWord).is_some_and(|(w, e)| w == m && e.word() == "the");
    let priced = unit.is_some_and(|u| matches!(u.kind, NumberType::Money | NumberType::Measure));
    let base = measured(scan, m.end()).filter(|_| !the || priced)?;
    (!goes_on(scan, base.end)).then_some(base)
}

/// Whether what stands at token `at` makes a date or a phrase of the unit before it.
fn goes_on(scan: Scan<'_, '_>, at: usize) -> bool {
    const ROLES: [Role; 8] = [
        Role::DateLater,
        Role::DateEarlier,
        Role::DateAgo,
        Role::DateAfter,
        Role::DateBefore,
        Role::BehindAfter,
        Role::BehindBefore,
        Role::Month,
    ];
    let of = scan.role(at, Role::CountedWord).is_some_and(|(_, e)| matches!(e.word(), "of" | "the"));
    of || scan.kind(at) == Some(TokenKind::Number) || ROLES.iter().any(|r| scan.role(at, *r).is_some())
}

/// A unit of time or measure.
fn measured(scan: Scan<'_, '_>, at: usize) -> Option<Per> {
    let (kind, (m, e)) = unit::known(scan, at, true)?;
    let fits = matches!(kind, NumberType::Duration | NumberType::Measure) && e.word() != "age";
    fits.then(|| Per { first: at, end: m.end(), value: None, code: Some(e.word()), rate: true })
}

/// "per 100,000 inhabitants", "per 10 km": a power of ten or a measure; what is measured in time or money is a number by itself: "for every 9 weeks".
fn number(scan: Scan<'_, '_>, at: usize) -> Option<Per> {
    let n = numeral_at(scan, at).filter(|n| n.first == at && n.rejected.is_none() && n.indefinite.is_none())?;
    let unit = unit::find(scan, &n, n.end);
    let power = n.amount.value >= 100.0 && n.amount.value.log10().fract() < 1e-9;
    unit.as_ref().map_or(power, |u| u.kind == NumberType::Measure).then_some(())?;
    let noun = || counted::find(scan, &n, n.end).filter(|p| p.class.is_some()).map(|p| p.head_end);
    let end = unit.map(|u| u.end).or_else(noun).unwrap_or(n.end);
    Some(Per { first: at, end, value: Some(n.amount.value), code: None, rate: true })
}

/// "per person", "pro Kopf": a noun that is listed.
fn noun(scan: Scan<'_, '_>, at: usize) -> Option<Per> {
    let (m, _) = scan.role(at, Role::CountedNoun)?;
    Some(Per { first: at, end: m.end(), value: None, code: None, rate: true })
}
