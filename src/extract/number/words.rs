//! Numerals in words: which word may begin one, and what it is then.

use super::numeral::{Amount, Numeral, Shape};
use super::run::{self, Run};
use super::scan::Scan;
use super::sum::Sum;
use super::{amounts, parts, point, scale};
use crate::lang::{Lang, Role};
use crate::model::{NonClaim, Style};
use crate::text::TokenKind;

/// Letters from which on a number word of another language is taken for one.
const FOREIGN: usize = 8;

/// The numeral in words that begins at token `i`.
pub(super) fn read(scan: Scan<'_, '_>, i: usize) -> Option<Numeral> {
    // "百分之三": the word for per cent holds a numeral of its own.
    if scan.role(i, Role::Percent).is_some_and(|(m, _)| m.tokens > 1) {
        return None;
    }
    match opener(scan, i) {
        Some(Role::NumberArticle) => amounts::few(scan, i).or_else(|| article(scan, i)).or_else(|| cardinal(scan, i)),
        Some(Role::NumberFew) => amounts::few(scan, i),
        Some(Role::Indefinite) => amounts::indefinite(scan, i, i, false),
        Some(Role::Approximate | Role::Collective) => amounts::collective(scan, i, i),
        Some(Role::Fraction) if scan.kind(i) == Some(TokenKind::Glyph) => {
            parts::alone(scan, i).or_else(|| cardinal(scan, i))
        }
        Some(Role::Fraction) => parts::alone(scan, i),
        Some(Role::NumberNone) => amounts::none(scan, i),
        Some(Role::NumberEvery) => parts::every(scan, i),
        Some(_) => cardinal(scan, i),
        None => whole_word(scan, i),
    }
}

/// Roles by which a word may begin a numeral.
const OPENERS: u64 = Role::bits(&[
    Role::NumberArticle,
    Role::NumberEvery,
    Role::NumberFew,
    Role::Indefinite,
    Role::NumberNone,
    Role::Approximate,
    Role::Collective,
    Role::Number,
    Role::Times,
    Role::Fraction,
]);

/// The role by which a word may begin a numeral.
fn opener(scan: Scan<'_, '_>, i: usize) -> Option<Role> {
    let mut found = None;
    for m in scan.p.matches(i).iter().filter(|m| m.may(OPENERS)) {
        for e in m.entries() {
            let rank = match e.role {
                Role::NumberArticle => 6,
                Role::NumberEvery | Role::NumberFew => 5,
                Role::Indefinite | Role::NumberNone => 4,
                Role::Approximate | Role::Collective => 3,
                Role::Number | Role::Times => 2,
                // "一半", "tercera parte": longer than the number word it begins with.
                Role::Fraction if m.tokens > 1 => 5,
                Role::Fraction => 1,
                _ => continue,
            };
            let foreign = rank == 2 && scan.length(*m) >= FOREIGN;
            if (scan.own(e.lang) || foreign) && found.is_none_or(|(r, _)| rank > r) {
                found = Some((rank, e.role));
            }
        }
    }
    found.map(|(_, role)| role)
}

fn cardinal(scan: Scan<'_, '_>, i: usize) -> Option<Numeral> {
    if let Some(n) = point::digits(scan, i) {
        return Some(n);
    }
    let (lang, r) = run::spoken(scan, i)?;
    let value = r.sum.value()?;
    let mut n = Numeral::new(i, r.end, value.into(), Style::Words, lang, Shape::Words);
    let glyph = scan.kind(i) == Some(TokenKind::Glyph) && r.end == i + 1;
    let weak = weak(scan, i, lang);
    n.weak = r.sum.taken == 1 && (weak || glyph);
    // One glyph of the financial numerals is part of a word: 陆地, 参与.
    if n.weak && weak && glyph {
        return None;
    }
    if ordinal(scan, &mut n) {
        return Some(n);
    }
    // An article is no numeral unless words make it one: "une seule", "au moins un".
    let article = n.weak && value.int() == Some(1) && scan.role(i, Role::NumberArticle).is_some();
    let scaled = matches!(r.last, Some(Role::Scale | Role::Times | Role::Collective | Role::Approximate));
    n.scaled = (scaled || r.scale.is_some()) && value.value() >= 1000.0;
    n.approx = r.last == Some(Role::Approximate);
    n.scale = r.scale;
    amounts::some_scale(scan, &mut n);
    scale::and_more(scan, &mut n);
    point::behind(scan, &mut n);
    parts::behind(scan, &mut n, r.whole);
    (!article || n.end > r.end || modified(scan, &n)).then_some(n)
}

/// "twenty-fifth", "one hundred and fifth": turns the numeral down whose last word is an ordinal.
fn ordinal(scan: Scan<'_, '_>, n: &mut Numeral) -> bool {
    let whole = scan.role(n.first, Role::Ordinal).map(|(m, _)| m.end()).filter(|end| *end > n.end);
    let joint = || scan.role(n.end, Role::NumberAnd).map(|(m, _)| m.end());
    let last = || {
        let at = if scan.hyphen(n.end) { n.end + 1 } else { joint()? };
        let (m, e) = scan.role(at, Role::Ordinal)?;
        let zeros = super::sum::zeros(n.amount.exact?.int()?) as f64;
        (e.value < zeros).then(|| m.end())
    };
    let Some(end) = whole.or_else(last) else { return false };
    (n.end, n.rejected) = (end, Some(NonClaim::Ordinal));
    true
}

/// Whether a modifier stands right before or behind, or it may be a share: "uno de cada cinco".
fn modified(scan: Scan<'_, '_>, n: &Numeral) -> bool {
    scan.before(n.first, Role::Modifier, false).is_some()
        || scan.role(n.end, Role::ModifierAfter).is_some()
        || scan.role(n.end, Role::NumberOutOf).is_some()
}

/// Whether the word at token `i` is as often another word.
fn weak(scan: Scan<'_, '_>, i: usize, lang: Lang) -> bool {
    let mut entries = scan.p.matches(i).iter().flat_map(|m| m.entries());
    entries.any(|e| e.role == Role::NumberWeak && e.lang == lang)
}

fn whole_word(scan: Scan<'_, '_>, i: usize) -> Option<Numeral> {
    let lang = scan.p.lang;
    run::glued_word(scan, Run::new(i, Sum::default()), i, lang)?;
    let r = run::read(scan, i, lang, Sum::default())?;
    let mut n = Numeral::new(i, r.end, r.sum.value()?.into(), Style::Words, lang, Shape::Words);
    n.scaled = n.amount.value >= 1000.0;
    point::behind(scan, &mut n);
    parts::behind(scan, &mut n, r.whole);
    Some(n)
}

/// "a thousand", "een tiental", "a few dozen", "a third": the article is part of the numeral.
fn article(scan: Scan<'_, '_>, i: usize) -> Option<Numeral> {
    let (m, _) = scan.role(i, Role::NumberArticle)?;
    let at = m.end();
    let hits = |role| scan.role(at, role).is_some();
    let mut n = if hits(Role::NumberFew) {
        amounts::few(scan, at)?
    } else if hits(Role::Approximate) || hits(Role::Collective) {
        amounts::collective(scan, i, at)?
    } else if hits(Role::Fraction) {
        let (f, e) = scan.role(at, Role::Fraction)?;
        let part = Numeral::new(i, f.end(), Amount::float(e.value), Style::Words, e.lang, Shape::Fraction);
        parts::of_scale(scan, part)
    } else if hits(Role::Times) && scan.role(i, Role::Number).is_some() {
        // "一千", "eine Million": the article is the one.
        return None;
    } else if hits(Role::Times) || scan.role(at, Role::Scale).is_some_and(|(m, _)| scan.length(m) > 4) {
        let lang = scan.role(at, Role::Times).or_else(|| scan.role(at, Role::Scale))?.1.lang;
        let r = run::read(scan, at, lang, Sum::default())?;
        let mut n = Numeral::new(i, r.end, r.sum.value()?.into(), Style::Words, lang, Shape::Words);
        n.scaled = n.amount.value >= 1000.0;
        n
    } else {
        return None;
    };
    n.first = i;
    Some(n)
}
