//! Number words in a row, read by one grammar over tokens.

use super::decimal::Decimal;
use super::scan::Scan;
use super::sum::{Atom, Sum};
use super::{digits, glue, scale, unit};
use crate::lang::{Entry, Lang, Lexicon, Match, Role};
use crate::text::{TokenKind, fold_into};

/// Most languages that are tried where the passage's own has no such word.
const LANGUAGES: usize = 8;

/// Atoms read so far.
#[derive(Clone, Copy)]
pub(super) struct Run {
    /// What they say.
    pub sum: Sum,
    /// The token behind them.
    pub end: usize,
    /// The role of the last.
    pub last: Option<Role>,
    /// The multiplier that ended it.
    pub scale: Option<Decimal>,
    /// What stood before the connector, if one word alone followed it: "fifty" of "fifty and three"; and the multiplier that ended it.
    pub whole: Option<Whole>,
    /// The sum that a digit right behind a multiplier makes where it counts tenths of it: 四百五 is 450.
    tail: Option<Sum>,
}

/// A whole to which a part may be added.
#[derive(Clone, Copy)]
pub(super) struct Whole {
    /// What it says.
    pub value: Decimal,
    /// The multiplier that ends it: "two million and a quarter" is two and a quarter of them.
    pub scale: Option<Decimal>,
}

impl Run {
    /// Nothing yet, from token `at` on.
    pub fn new(at: usize, sum: Sum) -> Self {
        Self { sum, end: at, last: None, scale: sum.scale, whole: None, tail: None }
    }

    /// One more part, up to token `end`.
    fn then(self, sum: Sum, end: usize, role: Role, scale: Option<Decimal>) -> Self {
        let whole = match (role, self.last) {
            (Role::NumberAnd, _) => self.sum.value().map(|value| Whole { value, scale: self.scale }),
            (_, Some(Role::NumberAnd)) => self.whole,
            _ => None,
        };
        Self { sum, end, last: Some(role), scale, whole, tail: None }
    }
}

/// The longest number that goes on from `sum` at token `i` in the words of one language.
pub(super) fn read(scan: Scan<'_, '_>, i: usize, lang: Lang, sum: Sum) -> Option<Run> {
    let mut best = None;
    let mut now = Run::new(i, sum);
    while let Some(next) = step(scan, now, lang, i) {
        now = next;
        if now.sum.value().is_some() {
            best = Some(now);
        }
    }
    let Some(r) = best.filter(|r| r.tail.is_some() && zero_joins(lang)) else { return best };
    Some(Run { sum: r.tail.unwrap_or(r.sum), ..r })
}

/// Whether a language says a zero for each place left out (四百零五), so that 四百五 is no 405.
fn zero_joins(lang: Lang) -> bool {
    Lexicon::get("零").is_some_and(|hit| hit.entries().any(|e| e.role == Role::NumberAnd && e.lang == lang))
}

fn step(scan: Scan<'_, '_>, now: Run, lang: Lang, first: usize) -> Option<Run> {
    let at = now.end + usize::from(now.end > first && scan.hyphen(now.end));
    let by_table = scan
        .p
        .matches(at)
        .iter()
        .rev()
        .filter(|m| now.sum.taken == 0 || !unit::longer(scan, at, m.tokens))
        .find_map(|m| m.entries().filter(|e| lang.reads(e.lang)).find_map(|e| take(scan, now, *m, e)));
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
    Some(now.then(sum, m.end(), Role::Number, None))
}

/// Whether a scale of several words begins with a multiplier, so that its words are read one by one: of "一千一百万" not "百万".
fn compound(scan: Scan<'_, '_>, m: Match, e: Entry) -> bool {
    let shorter = scan.p.matches(m.first as usize).iter().filter(|s| s.tokens < m.tokens);
    shorter.flat_map(|s| s.entries()).any(|s| s.role == Role::Times && s.lang == e.lang)
}

fn take(scan: Scan<'_, '_>, now: Run, m: Match, e: Entry) -> Option<Run> {
    if matches!(e.role, Role::Times | Role::Scale) && m.tokens > 1 && compound(scan, m, e) {
        return None;
    }
    let atom = match e.role {
        Role::Number => Atom::Add(Decimal::of(e.value)),
        Role::Times => Atom::Times(Decimal::of(e.value)),
        Role::Scale if scan.length(m) > 3 => Atom::Times(Decimal::of(e.value)),
        Role::Collective | Role::Approximate if now.sum.taken > 0 => Atom::Times(Decimal::of(e.value)),
        // "three dozens"; glyphs hold "a few" themselves: 几万.
        Role::Indefinite if now.sum.taken > 0 && scan.kind(now.end) != Some(TokenKind::Glyph) => {
            Atom::Times(Decimal::of(e.value))
        }
        Role::NumberAnd if now.sum.taken > 0 => Atom::And,
        Role::NumberHalf if now.sum.taken > 0 => Atom::Half,
        _ => return None,
    };
    let sum = now.sum.with(atom)?;
    // "deux millions et demi" still ends with its scale.
    let scale = match atom {
        Atom::Times(by) => Some(by),
        Atom::Half => now.scale,
        _ => None,
    };
    Some(Run { tail: tenths(scan, now, m, atom), ..now.then(sum, m.end(), e.role, scale) })
}

/// The sum with a glyph for a digit taken as tenths of the multiplier before it.
fn tenths(scan: Scan<'_, '_>, now: Run, m: Match, atom: Atom) -> Option<Sum> {
    let Atom::Add(digit) = atom else { return None };
    let by = now.scale.filter(|by| by.value() >= 100.0 && digit.value() < 10.0)?;
    (scan.kind(m.first as usize)? == TokenKind::Glyph).then_some(())?;
    now.sum.with(Atom::Add(digit.times(by)?.times(Decimal::power(-1)?)?))
}

/// A word that is several number words in one.
pub(super) fn glued_word(scan: Scan<'_, '_>, now: Run, at: usize, lang: Lang) -> Option<Run> {
    let token = scan.token(at).filter(|t| t.kind == TokenKind::Word)?;
    let word = token.of(scan.p.text);
    if !glue::likely(word, lang) {
        return None;
    }
    let mut folded = String::new();
    fold_into(word, &mut folded);
    let sum = glue::read(&folded, lang, now.sum)?;
    Some(now.then(sum, at + 1, Role::Number, None))
}

/// "3만 5천", "3億5000万", "14 bin 52": digits behind a scale word; in any language where a smaller one follows: "4 thousand 3 hundred".
fn digits_again(scan: Scan<'_, '_>, now: Run, at: usize, lang: Lang) -> Option<Run> {
    let behind = now.sum.taken > 0 && now.last != Some(Role::NumberAnd);
    if !behind || scan.kind(at) != Some(TokenKind::Number) {
        return None;
    }
    let n = digits::read(scan, at);
    let smaller = || {
        let by = scale::word(scan, n.end)?.by;
        now.scale.filter(|s| by.value() < s.value())
    };
    if !lang.info().digits_again && smaller().is_none() {
        return None;
    }
    let exact = n.amount.exact.filter(|_| n.rejected.is_none() && n.first == at)?;
    Some(now.then(now.sum.with(Atom::Add(exact))?, n.end, Role::Number, None))
}

/// The language whose number words begin at token `i`, and the number it reads: the passage's own, or the one that reads most.
pub(super) fn spoken(scan: Scan<'_, '_>, i: usize) -> Option<(Lang, Run)> {
    let entries = || scan.p.matches(i).iter().flat_map(|m| m.entries());
    let core = |e: &Entry| matches!(e.role, Role::Number | Role::Times);
    if let Some(own) = entries().find(|e| core(e) && e.lang == scan.p.lang) {
        return Some((own.lang, read(scan, i, own.lang, Sum::default())?));
    }
    let whole = || glued_word(scan, Run::new(i, Sum::default()), i, scan.p.lang);
    if let Some(r) = whole().and_then(|_| read(scan, i, scan.p.lang, Sum::default())) {
        return Some((scan.p.lang, r));
    }
    let longest = |languages: &mut dyn Iterator<Item = Entry>| {
        let mut best: Option<(Lang, Run)> = None;
        for e in languages.take(LANGUAGES) {
            if let Some(r) = read(scan, i, e.lang, Sum::default())
                && best.is_none_or(|(_, b)| r.end > b.end)
            {
                best = Some((e.lang, r));
            }
        }
        best
    };
    let kin = longest(&mut entries().filter(|e| core(e) && scan.own(e.lang)));
    kin.or_else(|| longest(&mut entries().filter(core)))
}
