//! Numerals in words, and the scale words behind digits, by one grammar over tokens.

use super::decimal::Decimal;
use super::numeral::{Amount, Numeral, Shape};
use super::scan::Scan;
use super::sum::{Atom, Sum};
use super::{digits, glue, unit};
use crate::lang::{Entry, Lang, Match, Role};
use crate::model::{NonClaim, Style};
use crate::text::{TokenKind, fold_into};

/// Letters from which on a number word of another language is taken for one.
const FOREIGN: usize = 8;

/// The numeral in words that begins at token `i`.
pub(super) fn read(scan: Scan<'_, '_>, i: usize) -> Option<Numeral> {
    // "百分之三": the word for per cent holds a numeral of its own.
    if scan.role(i, Role::Percent).is_some_and(|(m, _)| m.tokens > 1) {
        return None;
    }
    match opener(scan, i) {
        Some(Role::NumberArticle) => few(scan, i).or_else(|| article(scan, i)).or_else(|| cardinal(scan, i)),
        Some(Role::NumberFew) => few(scan, i),
        Some(Role::Indefinite) => indefinite(scan, i, i, false),
        Some(Role::Approximate | Role::Collective) => collective(scan, i, i),
        Some(Role::Fraction) => part(scan, i),
        Some(Role::NumberNone) => none(scan, i),
        Some(Role::NumberEvery) => every(scan, i),
        Some(_) => cardinal(scan, i),
        None => whole_word(scan, i),
    }
}

/// The role by which a word may begin a numeral.
fn opener(scan: Scan<'_, '_>, i: usize) -> Option<Role> {
    let mut found = None;
    for m in scan.p.matches(i) {
        for e in m.entries() {
            let rank = match e.role {
                Role::NumberArticle => 6,
                Role::NumberEvery | Role::NumberFew => 5,
                Role::Indefinite | Role::NumberNone => 4,
                Role::Approximate | Role::Collective => 3,
                Role::Number | Role::Times => 2,
                Role::Fraction => 1,
                _ => continue,
            };
            let foreign = rank == 2 && length(scan, *m) >= FOREIGN;
            if (scan.own(e.lang) || foreign) && found.is_none_or(|(r, _)| rank > r) {
                found = Some((rank, e.role));
            }
        }
    }
    found.map(|(_, role)| role)
}

fn length(scan: Scan<'_, '_>, m: Match) -> usize {
    scan.p.span_of(m.first as usize, m.end() - 1).len()
}

/// Most languages that are tried where the passage's own has no such word.
const LANGUAGES: usize = 8;

/// Atoms read so far.
#[derive(Clone, Copy)]
struct Run {
    sum: Sum,
    end: usize,
    last: Option<Role>,
    /// The multiplier that ended it.
    scale: Option<Decimal>,
}

/// The longest number that goes on from `sum` at token `i` in the words of one language.
fn run(scan: Scan<'_, '_>, i: usize, lang: Lang, sum: Sum) -> Option<Run> {
    let mut best = None;
    let mut now = Run { sum, end: i, last: None, scale: None };
    while let Some(next) = step(scan, now, lang, i) {
        now = next;
        if now.sum.value().is_some() {
            best = Some(now);
        }
    }
    best
}

fn step(scan: Scan<'_, '_>, now: Run, lang: Lang, first: usize) -> Option<Run> {
    let hyphen = now.end > first
        && matches!(scan.mark(now.end), Some('-' | '‐' | '‑'))
        && scan.glued(now.end)
        && scan.glued(now.end + 1);
    let at = now.end + usize::from(hyphen);
    let by_table = scan
        .p
        .matches(at)
        .iter()
        .rev()
        .filter(|m| now.sum.taken == 0 || !unit::longer(scan, at, m.tokens))
        .find_map(|m| m.entries().filter(|e| related(e.lang, lang)).find_map(|e| take(scan, now, *m, e)));
    by_table
        .or_else(|| comma(scan, now, lang))
        .or_else(|| glued_word(scan, now, at, lang))
        .or_else(|| digits_again(scan, now, at, lang))
}

/// "one thousand, two hundred": English sets a comma behind a scale word, before hundreds.
fn comma(scan: Scan<'_, '_>, now: Run, lang: Lang) -> Option<Run> {
    let scale = now.scale.and_then(Decimal::int).is_some_and(|s| s >= 1000);
    if !scale || lang.tag() != "en" || scan.mark(now.end) != Some(',') {
        return None;
    }
    let (m, e) = scan.p.find(now.end + 1, |e| (e.role == Role::Number && e.lang == lang).then_some(e))?;
    let hundreds = (m.end()..m.end() + 3).any(|j| scan.role(j, Role::Times).is_some_and(|(_, e)| e.lang == lang));
    hundreds.then_some(())?;
    let sum = now.sum.with(Atom::Add(Decimal::of(e.value)))?;
    Some(Run { sum, end: m.end(), last: Some(Role::Number), scale: None })
}

fn related(a: Lang, b: Lang) -> bool {
    a == b
        || matches!(
            (a.tag(), b.tag()),
            ("sr" | "sr-Latn" | "hr" | "bs", "sr" | "sr-Latn" | "hr" | "bs")
                | ("zh", "zh-Hant")
                | ("zh-Hant" | "yue", "zh")
                | ("nb", "nn" | "da")
                | ("nn", "nb")
        )
}

fn take(scan: Scan<'_, '_>, now: Run, m: Match, e: Entry) -> Option<Run> {
    let atom = match e.role {
        Role::Number => Atom::Add(Decimal::of(e.value)),
        Role::Times => Atom::Times(Decimal::of(e.value)),
        Role::Scale if length(scan, m) > 3 => Atom::Times(Decimal::of(e.value)),
        Role::Collective | Role::Approximate if now.sum.taken > 0 => Atom::Times(Decimal::of(e.value)),
        Role::NumberAnd if now.sum.taken > 0 => Atom::And,
        Role::NumberHalf if now.sum.taken > 0 => Atom::Half,
        _ => return None,
    };
    let sum = now.sum.with(atom)?;
    let scale = if let Atom::Times(by) = atom { Some(by) } else { None };
    Some(Run { sum, end: m.end(), last: Some(e.role), scale })
}

/// A word that is several number words in one.
fn glued_word(scan: Scan<'_, '_>, now: Run, at: usize, lang: Lang) -> Option<Run> {
    let token = scan.token(at).filter(|t| t.kind == TokenKind::Word)?;
    let word = token.of(scan.p.text);
    if !glue::likely(word, lang) {
        return None;
    }
    let mut folded = String::new();
    fold_into(word, &mut folded);
    let sum = glue::read(&folded, lang, now.sum)?;
    Some(Run { sum, end: at + 1, last: Some(Role::Number), scale: None })
}

/// Languages that write digits again behind a scale word: "11 bin 37", "3만 5천".
const AGAIN: [&str; 16] =
    ["ja", "ko", "zh", "zh-Hant", "yue", "tr", "az", "uz", "kk", "ky", "hi", "bn", "ur", "fa", "vi", "hu"];

/// "3만 5천", "3億5000万", "11 bin 37": digits behind a scale word.
fn digits_again(scan: Scan<'_, '_>, now: Run, at: usize, lang: Lang) -> Option<Run> {
    let wanted = now.sum.taken > 0 && AGAIN.contains(&lang.tag());
    if !wanted || now.last == Some(Role::NumberAnd) || scan.kind(at) != Some(TokenKind::Number) {
        return None;
    }
    let n = digits::read(scan, at);
    let exact = n.amount.exact.filter(|_| n.rejected.is_none() && n.first == at)?;
    Some(Run { sum: now.sum.with(Atom::Add(exact))?, end: n.end, last: Some(Role::Number), scale: None })
}

/// The language whose number words begin at token `i`, and the number it reads: the passage's own, or the one that reads most.
fn spoken(scan: Scan<'_, '_>, i: usize) -> Option<(Lang, Run)> {
    let entries = || scan.p.matches(i).iter().flat_map(|m| m.entries());
    let core = |e: &Entry| matches!(e.role, Role::Number | Role::Times);
    let own = entries()
        .find(|e| core(e) && e.lang == scan.p.lang)
        .or_else(|| entries().find(|e| core(e) && scan.own(e.lang)));
    if let Some(own) = own.filter(|e| e.lang == scan.p.lang) {
        return Some((own.lang, run(scan, i, own.lang, Sum::default())?));
    }
    let mut best: Option<(Lang, Run)> = None;
    for e in entries().filter(core).take(LANGUAGES) {
        if let Some(r) = run(scan, i, e.lang, Sum::default())
            && best.is_none_or(|(_, b)| r.end > b.end)
        {
            best = Some((e.lang, r));
        }
    }
    best
}

fn cardinal(scan: Scan<'_, '_>, i: usize) -> Option<Numeral> {
    let (lang, r) = spoken(scan, i)?;
    let value = r.sum.value()?;
    let mut n = Numeral::new(i, r.end, value.into(), Style::Words, lang, Shape::Words);
    n.weak = r.sum.taken == 1 && (weak(scan, i, lang) || scan.kind(i) == Some(TokenKind::Glyph) && r.end == i + 1);
    // An article is no numeral unless words make it one: "une seule", "au moins un".
    if n.weak && value.int() == Some(1) && scan.role(i, Role::NumberArticle).is_some() && !modified(scan, &n) {
        return None;
    }
    n.scaled = matches!(r.last, Some(Role::Scale | Role::Times | Role::Collective | Role::Approximate))
        && value.value() >= 1000.0;
    n.approx = r.last == Some(Role::Approximate);
    n.scale = r.scale;
    point(scan, &mut n);
    fraction_behind(scan, &mut n);
    Some(n)
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
    let start = Run { sum: Sum::default(), end: i, last: None, scale: None };
    let lang = scan.p.lang;
    glued_word(scan, start, i, lang)?;
    let r = run(scan, i, lang, Sum::default())?;
    let mut n = Numeral::new(i, r.end, r.sum.value()?.into(), Style::Words, lang, Shape::Words);
    n.scaled = n.amount.value >= 1000.0;
    point(scan, &mut n);
    Some(n)
}

/// "two point five", "douze virgule cinq".
fn point(scan: Scan<'_, '_>, n: &mut Numeral) {
    let Some((m, _)) = scan.role(n.end, Role::NumberPoint) else { return };
    let Some(mut value) = n.amount.exact.filter(|e| e.int().is_some()) else { return };
    let mut at = m.end();
    while let Some((m, e)) = scan.p.find(at, |e| (e.role == Role::Number && related(e.lang, n.lang)).then_some(e)) {
        let Some(longer) = spell(value, e.value as u64) else { break };
        (value, at) = (longer, m.end());
    }
    if at > m.end() {
        (n.amount, n.end, n.weak) = (value.into(), at, false);
        scale(scan, n);
    }
}

fn spell(value: Decimal, digits: u64) -> Option<Decimal> {
    digits.to_string().bytes().try_fold(value, |v, d| v.digit(d - b'0', true))
}

/// "two thirds", "drie vijfde".
fn fraction_behind(scan: Scan<'_, '_>, n: &mut Numeral) {
    let at = n.end + usize::from(scan.mark(n.end) == Some('-') && scan.glued(n.end + 1));
    let Some((m, e)) = scan.role(at, Role::Fraction) else { return };
    // "one half" is a fraction, "eleven half" none.
    if n.amount.value > 20.0 || n.amount.exact.is_none_or(|a| a.int().is_none()) {
        return;
    }
    n.amount = Amount::float(n.amount.value * e.value);
    (n.end, n.shape, n.weak) = (m.end(), Shape::Fraction, false);
}

/// "a thousand", "een tiental", "a few dozen", "a third": the article is part of the numeral.
fn article(scan: Scan<'_, '_>, i: usize) -> Option<Numeral> {
    let (m, _) = scan.role(i, Role::NumberArticle)?;
    let at = m.end();
    let hits = |role| scan.role(at, role).is_some();
    let mut n = if hits(Role::NumberFew) {
        few(scan, at)?
    } else if hits(Role::Approximate) || hits(Role::Collective) {
        collective(scan, i, at)?
    } else if hits(Role::Fraction) {
        let (f, e) = scan.role(at, Role::Fraction)?;
        Numeral::new(i, f.end(), Amount::float(e.value), Style::Words, e.lang, Shape::Fraction)
    } else if hits(Role::Times) || scan.role(at, Role::Scale).is_some_and(|(m, _)| length(scan, m) > 4) {
        let lang = scan.role(at, Role::Times).or_else(|| scan.role(at, Role::Scale))?.1.lang;
        let r = run(scan, at, lang, Sum::default())?;
        let mut n = Numeral::new(i, r.end, r.sum.value()?.into(), Style::Words, lang, Shape::Words);
        n.scaled = n.amount.value >= 1000.0;
        n
    } else {
        return None;
    };
    n.first = i;
    Some(n)
}

/// "a few dozen", "several hundred thousand", "enkele tientallen".
fn few(scan: Scan<'_, '_>, i: usize) -> Option<Numeral> {
    let (m, _) = scan.role(i, Role::NumberFew)?;
    indefinite(scan, i, m.end(), true)
}

fn indefinite(scan: Scan<'_, '_>, first: usize, at: usize, doubled: bool) -> Option<Numeral> {
    let (mut unit, mut end, lang) = unit_word(scan, at, doubled)?;
    loop {
        let skip = scan.role(end, Role::CountedWord).filter(|(_, e)| e.word() == "of").map_or(end, |(m, _)| m.end());
        let Some((more, to, _)) = unit_word(scan, skip, true).filter(|(u, ..)| *u >= 100.0 && unit < 1e12) else {
            break;
        };
        (unit, end) = (unit * more, to);
    }
    let mut n = Numeral::new(first, end, Amount::float(unit), Style::Words, lang, Shape::Words);
    n.indefinite = Some((unit, doubled));
    n.scaled = true;
    Some(n)
}

/// A word for an amount that is itself counted; behind "a few" or "of" scale words and collectives too.
fn unit_word(scan: Scan<'_, '_>, at: usize, any: bool) -> Option<(f64, usize, Lang)> {
    let roles: &[Role] = if any {
        &[Role::Indefinite, Role::Collective, Role::Approximate, Role::Times, Role::Scale]
    } else {
        &[Role::Indefinite]
    };
    let found = roles.iter().find_map(|r| scan.role(at, *r))?;
    (found.1.value >= 10.0).then_some((found.1.value, found.0.end(), found.1.lang))
}

/// "dozen", "een tiental", "une centaine de milliers".
fn collective(scan: Scan<'_, '_>, first: usize, at: usize) -> Option<Numeral> {
    let approx = scan.role(at, Role::Approximate);
    let (m, e) = approx.or_else(|| scan.role(at, Role::Collective))?;
    let mut n = Numeral::new(first, m.end(), Decimal::of(e.value).into(), Style::Words, e.lang, Shape::Words);
    n.approx = approx.is_some();
    n.scaled = true;
    let skip = scan.role(n.end, Role::CountedWord).filter(|(_, e)| e.word() == "of").map_or(n.end, |(m, _)| m.end());
    if let Some((by, end, _)) = unit_word(scan, skip, true).filter(|(u, ..)| *u >= 1000.0) {
        (n.amount, n.end) = (n.amount.times(Decimal::of(by)), end);
    }
    Some(n)
}

/// "half of the", "driekwart van": a part without a number before it.
fn part(scan: Scan<'_, '_>, i: usize) -> Option<Numeral> {
    let (m, e) = scan.role(i, Role::Fraction)?;
    // "the fifth of May"
    if scan.role(i, Role::Ordinal).is_some() {
        return None;
    }
    let next = scan.role(m.end(), Role::CountedWord).map(|(_, e)| e.word());
    matches!(next, Some("of" | "the")).then_some(())?;
    Some(Numeral::new(i, m.end(), Amount::float(e.value), Style::Words, e.lang, Shape::Fraction))
}

fn none(scan: Scan<'_, '_>, i: usize) -> Option<Numeral> {
    let (m, e) = scan.role(i, Role::NumberNone)?;
    let mut n = Numeral::new(i, m.end(), Decimal::whole(0).into(), Style::Words, e.lang, Shape::None);
    n.weak = true;
    Some(n)
}

/// "jeder zehnte", "one in ten" as an ordinal: one part in so many.
fn every(scan: Scan<'_, '_>, i: usize) -> Option<Numeral> {
    let (m, e) = scan.role(i, Role::NumberEvery)?;
    let (o, ordinal) = scan.role(m.end(), Role::Ordinal)?;
    (ordinal.value > 2.0).then_some(())?;
    let amount = Amount::float(1.0 / ordinal.value);
    Some(Numeral::new(i, o.end(), amount, Style::Words, e.lang, Shape::Fraction))
}

/// Scale words behind digits: "3,5 Millionen", "120 тыс.", "30万", "$5m".
pub(super) fn scale(scan: Scan<'_, '_>, n: &mut Numeral) {
    if n.rejected == Some(NonClaim::Version) || n.shape == Shape::Fraction {
        return;
    }
    half(scan, n);
    let Some(mut sum) = n.amount.exact.and_then(|e| Sum::default().with(Atom::Add(e))) else { return };
    let Some((by, end, lang, role)) = scale_word(scan, n.end) else { return short_scale(scan, n) };
    let Some(with) = sum.with(Atom::Times(by)) else { return };
    sum = with;
    let go_on = run(scan, end, lang, sum);
    let Some(value) = go_on.map_or(sum, |r| r.sum).value() else { return };
    // The scale settles the marks: "1.250 million" is no grouped number.
    n.other = n.other.and_then(|(a, s)| Some((a.exact?.times(by)?.into(), s)));
    n.amount = value.into();
    n.end = go_on.map_or(end, |r| r.end);
    n.lang = lang;
    n.scale = go_on.map_or(Some(by), |r| r.scale);
    n.approx = role == Role::Approximate;
    (n.shape, n.scaled) =
        (if n.shape == Shape::Digits { Shape::Mixed } else { n.shape }, n.amount.value >= 1000.0 || n.approx);
    half(scan, n);
}

/// "2 and a half million", "三千人半".
fn half(scan: Scan<'_, '_>, n: &mut Numeral) {
    if n.shape == Shape::Digits
        && n.amount.value < 1000.0
        && let Some((m, _)) = scan.role(n.end, Role::NumberHalf)
    {
        (n.amount, n.end) = (n.amount.plus(Decimal::of(0.5)), m.end());
    }
}

fn scale_word(scan: Scan<'_, '_>, at: usize) -> Option<(Decimal, usize, Lang, Role)> {
    // "30-million", "3 -million"
    let at = at + usize::from(scan.mark(at) == Some('-') && scan.glued(at) && scan.glued(at + 1));
    let roles = [Role::Scale, Role::Times, Role::Collective, Role::Approximate];
    let own = roles.iter().find_map(|r| scan.role(at, *r).map(|f| (f, *r)));
    let glyph = scan.kind(at) == Some(TokenKind::Glyph);
    let taken = || {
        [Role::Currency, Role::Duration, Role::Measure, Role::Percent, Role::CountedNoun]
            .iter()
            .any(|r| scan.role(at, *r).is_some())
    };
    let any = || {
        let roles: &[Role] = if glyph { &[Role::Scale, Role::Times] } else { &[Role::Scale] };
        let found = roles.iter().find_map(|r| scan.any(at, *r).map(|f| (f, *r)))?;
        (glyph || length(scan, found.0.0) > 5 && !taken()).then_some(found)
    };
    let ((m, e), role) = own
        .or_else(any)
        .filter(|((m, _), _)| !unit::longer(scan, at, m.tokens) && !unit::is_coin(scan, at, m.tokens))?;
    let short =
        length(scan, m) < 3 && !scan.glued(at) && scan.kind(at) == Some(TokenKind::Word) && scan.p.lang.tag() == "en";
    (!short && e.value >= 10.0).then(|| (Decimal::of(e.value), m.end(), e.lang, role))
}

/// A letter written on to the digits: k always, m and b behind a sign of money.
fn short_scale(scan: Scan<'_, '_>, n: &mut Numeral) {
    let Some((m, e)) = scan.role(n.end, Role::ScaleShort).filter(|_| scan.glued(n.end)) else { return };
    let money = scan.before(n.first, Role::Currency, true).is_some();
    // "35m of its devices", "2.7m people": what metres are not said of.
    let of = |(_, e): (Match, Entry)| e.word() == "of";
    let counts =
        scan.role(m.end(), Role::CountedNoun).is_some() || scan.role(m.end(), Role::CountedWord).is_some_and(of);
    if !money && !counts && !scan.word(n.end).eq_ignore_ascii_case("k") && scan.word(n.end) != "M" {
        return;
    }
    n.amount = n.amount.times(Decimal::of(e.value));
    n.other = n.other.map(|(a, s)| (a.times(Decimal::of(e.value)), s));
    (n.end, n.shape, n.scaled) = (m.end(), Shape::Mixed, true);
}
