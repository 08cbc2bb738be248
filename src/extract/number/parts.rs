//! Parts of a whole in words: thirds, halves of a million, wholes with a part, one in so many.

use super::decimal::Decimal;
use super::numeral::{Amount, Numeral, Shape};
use super::run::Whole;
use super::scan::Scan;
use super::sum::Sum;
use super::{run, unit};
use crate::lang::{Entry, Lang, Match, Role};
use crate::model::Style;
use crate::text::TokenKind;

/// Numerators above this are no numerators: "sixty second".
const NUMERATOR: f64 = 1000.0;

/// What of a fraction stands behind a cardinal: its denominator, or a part that is added. `whole` is what stood before the last
/// connector of the cardinal.
pub(super) fn behind(scan: Scan<'_, '_>, n: &mut Numeral, whole: Option<Whole>) {
    if denominator(scan, n, whole) || denominator_first(scan, n) {
        (n.shape, n.weak) = (Shape::Fraction, false);
        *n = of_scale(scan, *n);
    } else {
        mixed(scan, n);
    }
}

/// "two thirds", "drie vijfde"; "fifty and three quarters" is fifty and a part.
fn denominator(scan: Scan<'_, '_>, n: &mut Numeral, whole: Option<Whole>) -> bool {
    let at = n.end + usize::from(scan.hyphen(n.end));
    // "3 euro e 20 centesimi": a coin may be named like a part.
    let Some((m, e)) = scan.role(at, Role::Fraction).filter(|(m, _)| !unit::is_coin(scan, at, m.tokens)) else {
        return false;
    };
    let Some(over) = n.amount.exact.filter(|a| a.int().is_some()) else { return false };
    // "one half" is a fraction, "eleven half" none.
    let most = if e.value == 0.5 { 9.0 } else { NUMERATOR };
    // "أربع عشر" is fourteen, not four tenths: a denominator that is a number word too gives way.
    let number = [Role::Number, Role::Times].iter().any(|r| scan.role(at, *r).is_some());
    if over.value() > most || n.indefinite.is_some() || number {
        return false;
    }
    // "twenty-fifth" is an ordinal.
    if at > n.end && over.value() >= 20.0 && over.value() % 10.0 == 0.0 && e.value >= 0.1 {
        return false;
    }
    let part = whole.and_then(|w| over.plus(w.value.negative()));
    n.amount = match (whole, part) {
        (Some(whole), Some(part)) => added(whole, part.value() * e.value),
        _ => Amount::of(over.value() * e.value),
    };
    n.end = m.end();
    true
}

/// A whole with a part: of one, or of the scale that ends the whole.
fn added(whole: Whole, part: f64) -> Amount {
    let of = whole.scale.filter(|s| s.value() >= 1000.0).map_or(1.0, Decimal::value);
    Amount::from(whole.value).plus_part(part * of)
}

/// "三分之一", "3분의 1": the denominator first.
fn denominator_first(scan: Scan<'_, '_>, n: &mut Numeral) -> bool {
    let Some((m, _)) = scan.role(n.end, Role::PartsOf) else { return false };
    let Some((over, end)) = cardinal(scan, m.end(), n.lang) else { return false };
    let value = over.value() / n.amount.value;
    if n.indefinite.is_some() || !value.is_normal() {
        return false;
    }
    (n.amount, n.end) = (Amount::of(value), end);
    true
}

/// A whole number at token `at`, in figures or words.
fn cardinal(scan: Scan<'_, '_>, at: usize, lang: Lang) -> Option<(Decimal, usize)> {
    let (value, end) = match scan.kind(at)? {
        TokenKind::Number => {
            let n = super::digits::read(scan, at);
            (n.amount.exact.filter(|_| n.first == at && n.rejected.is_none())?, n.end)
        }
        TokenKind::Word | TokenKind::Glyph => {
            let lang = if lang == Lang::UND { scan.p.lang } else { lang };
            let r = run::read(scan, at, lang, Sum::default())?;
            (r.sum.value()?, r.end)
        }
        _ => return None,
    };
    value.int().map(|_| (value, end))
}

/// "fifty six and a third", "doscientos ocho con dos tercios", "2 and three quarters": a part added to a whole.
pub(super) fn mixed(scan: Scan<'_, '_>, n: &mut Numeral) {
    let joint = scan.role(n.end, Role::NumberWith).or_else(|| scan.role(n.end, Role::NumberAnd));
    let Some((joint, _)) = joint else { return };
    let Some(whole) = n.amount.exact.filter(|a| a.int().is_some_and(|w| w > 0)) else { return };
    let Some((part, end)) = part_at(scan, joint.end(), n.lang).filter(|_| n.indefinite.is_none()) else { return };
    // "in 20 and a third of the cases" adds nothing.
    let of = scan.role(end, Role::CountedWord).is_some_and(|(_, e)| matches!(e.word(), "of" | "the"));
    if !of {
        let whole = Whole { value: whole, scale: n.scale };
        (n.amount, n.end, n.weak) = (added(whole, part), end, false);
        n.other = None;
    }
}

/// A part below one at token `at`: "a third", "two thirds", "half".
fn part_at(scan: Scan<'_, '_>, at: usize, lang: Lang) -> Option<(f64, usize)> {
    let after = |at: usize| scan.role(at, Role::Fraction).map(|(m, e)| (e.value, m.end()));
    let article = scan.role(at, Role::NumberArticle).and_then(|(m, _)| after(m.end()));
    let counted = || {
        let (over, end) = cardinal(scan, at, lang)?;
        let (part, end) = after(end + usize::from(scan.hyphen(end)))?;
        Some((over.value() * part, end))
    };
    // Without a numerator only a half is said: "hundred and fifth" is an ordinal.
    let bare = || after(at).filter(|(part, _)| *part == 0.5);
    // "又三分之一": the denominator first.
    let first = || {
        let (under, end) = cardinal(scan, at, lang)?;
        let (over, end) = cardinal(scan, scan.role(end, Role::PartsOf)?.0.end(), lang)?;
        Some((over.value() / under.value(), end))
    };
    article.or_else(bare).or_else(counted).or_else(first).filter(|(part, _)| *part < 1.0)
}

/// "half a million", "a quarter of a million", "half a dozen": the part of a scale. "half an hour" takes the article to its unit.
pub(super) fn of_scale(scan: Scan<'_, '_>, mut n: Numeral) -> Numeral {
    let of = scan.of(n.end);
    let article = scan.role(of, Role::NumberArticle).map(|(m, _)| m.end());
    let at = match article {
        Some(end) => end,
        None if of == n.end => of,
        None => return n,
    };
    let at = at + usize::from(scan.hyphen(at));
    if let Some((by, end, lang, scale)) = scale_at(scan, at) {
        n.amount = Amount::of(n.amount.value).times(by);
        (n.end, n.lang, n.scale, n.shape) = (end, lang, Some(scale), Shape::Words);
        n.scaled = by.value() >= 1000.0;
    } else if article.is_some() && of == n.end && unit(scan, at) {
        n.end = at;
    }
    n
}

/// The scale words or collective at token `at`: their value, end, language, and the last of them.
fn scale_at(scan: Scan<'_, '_>, at: usize) -> Option<(Decimal, usize, Lang, Decimal)> {
    let long = |(m, e): (Match, Entry)| scan.length(m) > 3 || e.role == Role::Times;
    let (m, e) =
        [Role::Times, Role::Scale, Role::Collective].iter().find_map(|r| scan.role(at, *r).filter(|f| long(*f)))?;
    let one = Decimal::of(e.value);
    match run::read(scan, at, e.lang, Sum::default()) {
        Some(r) if r.last != Some(Role::Number) => Some((r.sum.value()?, r.end, e.lang, r.scale.unwrap_or(one))),
        _ => (e.value >= 10.0).then_some((one, m.end(), e.lang, one)),
    }
}

/// Whether a unit begins at token `at`.
fn unit(scan: Scan<'_, '_>, at: usize) -> bool {
    [Role::Duration, Role::Measure, Role::Currency].iter().any(|r| scan.role(at, *r).is_some())
}

/// "half of the", "driekwart van", "half a million", "half hour": a part without a number before it.
pub(super) fn alone(scan: Scan<'_, '_>, i: usize) -> Option<Numeral> {
    let (m, e) = scan.role(i, Role::Fraction)?;
    // "the fifth of May"
    if scan.role(i, Role::Ordinal).is_some() {
        return None;
    }
    let n = Numeral::new(i, m.end(), Amount::float(e.value), Style::Words, e.lang, Shape::Fraction);
    let scaled = of_scale(scan, n);
    let next = scan.role(m.end(), Role::CountedWord).map(|(_, e)| e.word());
    let whole = matches!(next, Some("of" | "the")) || unit(scan, m.end());
    // "一半" alone is a half.
    let glyphs = scan.kind(i) == Some(TokenKind::Glyph) && m.tokens > 1;
    (whole || glyphs || scaled.end > n.end).then_some(scaled)
}

/// "jeder zehnte", "one in ten" as an ordinal: one part in so many.
pub(super) fn every(scan: Scan<'_, '_>, i: usize) -> Option<Numeral> {
    let (m, e) = scan.role(i, Role::NumberEvery)?;
    let (o, ordinal) = scan.role(m.end(), Role::Ordinal)?;
    (ordinal.value > 2.0).then_some(())?;
    let amount = Amount::float(1.0 / ordinal.value);
    Some(Numeral::new(i, o.end(), amount, Style::Words, e.lang, Shape::Fraction))
}
