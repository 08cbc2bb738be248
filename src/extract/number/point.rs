//! Digits said one by one: behind a spoken decimal mark, behind a zero, and in rows of glyphs.

use super::decimal::Decimal;
use super::numeral::{Numeral, Shape};
use super::scale;
use super::scan::Scan;
use crate::lang::{Lang, Role};
use crate::model::Style;
use crate::text::TokenKind;
use crate::text::token::digit;

/// Digits that are read behind a mark; no amount is said with more.
const MOST: usize = 16;

/// "two point five", "douze virgule cinq", "零点七七", "4 point 6": the decimals behind a numeral.
pub(super) fn behind(scan: Scan<'_, '_>, n: &mut Numeral) {
    let Some((m, e)) =
        scan.role(n.end, Role::NumberPoint).filter(|_| scan.mark(n.end).is_none() || n.shape == Shape::Words)
    else {
        return;
    };
    let Some(whole) = n.amount.exact.filter(|e| e.int().is_some()) else { return };
    let lang = if n.lang == Lang::UND { e.lang } else { n.lang };
    let Some((value, end)) = decimals(scan, m.end(), lang, whole) else { return };
    (n.amount, n.end, n.weak, n.other) = (value.into(), end, false, None);
    if n.shape == Shape::Words {
        scale::behind(scan, n);
    } else {
        n.style = Style::DotDecimal;
    }
}

/// The digits from token `at` on behind the decimal mark of `whole`: words one by one, tens with their units, or figures.
fn decimals(scan: Scan<'_, '_>, at: usize, lang: Lang, whole: Decimal) -> Option<(Decimal, usize)> {
    if scan.kind(at) == Some(TokenKind::Number) {
        let figures = scan.word(at).chars().filter_map(digit);
        let value = figures.take(MOST).try_fold(whole, |v, d| v.digit(d, true))?;
        return Some((value, at + 1));
    }
    let (mut value, mut end, mut read) = (whole, at, 0);
    while read < MOST {
        let Some((said, to)) = below_hundred(scan, end, lang) else { break };
        let digits = if said < 10 { [Some(said), None] } else { [Some(said / 10), Some(said % 10)] };
        value = digits.into_iter().flatten().try_fold(value, |v, d| v.digit(d, true))?;
        (end, read) = (to, read + 1);
    }
    // "三点二十分" is a time of day: no decimals are multiplied by ten.
    let tens = scan.role(end, Role::Times).is_some_and(|(_, e)| e.value < 1000.0);
    (read > 0 && !tens).then_some((value, end))
}

/// A number word below a hundred; a ten takes the unit behind it.
fn below_hundred(scan: Scan<'_, '_>, at: usize, lang: Lang) -> Option<(u8, usize)> {
    let (ten, end) = small(scan, at, lang)?;
    let next = end + usize::from(scan.hyphen(end));
    match small(scan, next, lang).filter(|(unit, _)| ten >= 20 && ten % 10 == 0 && (1..10).contains(unit)) {
        Some((unit, to)) => Some((ten + unit, to)),
        None => Some((ten, end)),
    }
}

fn small(scan: Scan<'_, '_>, at: usize, lang: Lang) -> Option<(u8, usize)> {
    let wanted = |e: crate::lang::Entry| {
        let whole = e.role == Role::Number && lang.reads(e.lang) && e.value < 100.0 && e.value.fract() == 0.0;
        whole.then_some(e.value as u8)
    };
    scan.p.find_in(at, Role::bits(&[Role::Number]), wanted).map(|(m, n)| (n, m.end()))
}

/// "cero seis", "二〇〇五": a row of single digits that begins with a zero; a row of glyphs that holds one, or is four long.
pub(super) fn digits(scan: Scan<'_, '_>, i: usize) -> Option<Numeral> {
    let lang = scan.p.lang;
    let glyphs = scan.kind(i) == Some(TokenKind::Glyph);
    let (first, _) = small(scan, i, lang)?;
    if first > 0 && !glyphs {
        return None;
    }
    let (mut value, mut end, mut read, mut zero) = (Decimal::whole(0), i, 0, false);
    while read < MOST {
        let Some((d, to)) = small(scan, end, lang).filter(|(d, _)| *d < 10) else { break };
        // A row is of glyphs alone, or of words alone.
        if (scan.kind(end) == Some(TokenKind::Glyph)) != glyphs || glyphs && read > 0 && !scan.glued(end) {
            break;
        }
        value = value.digit(d, false)?;
        (end, read, zero) = (to, read + 1, zero || d == 0);
    }
    // "三四百": what multiplies behind it makes the last two a range or a number of its own.
    let multiplied = scan.role(end, Role::Times).is_some();
    let row = if glyphs { read >= 2 && zero || read >= 4 } else { read >= 2 };
    (row && !multiplied).then(|| {
        let mut n = Numeral::new(i, end, value.into(), Style::Words, lang, Shape::Words);
        behind(scan, &mut n);
        n
    })
}
