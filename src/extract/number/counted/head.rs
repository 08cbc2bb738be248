//! Which word of a counted phrase is its head, by the habits of the language.

use super::super::scan::Scan;
use super::class;
use super::words::Words;
use crate::lang::{Head, Role, ends};

/// Number of the head among `words`, for an amount of `value`.
pub(super) fn pick(scan: Scan<'_, '_>, words: &Words, value: f64) -> Option<usize> {
    if words.count == 0 {
        return None;
    }
    match scan.p.lang.info().head {
        Head::Capital => capital(scan, words),
        Head::First => Some(first(scan, words)),
        Head::Agreeing => Some(agreeing(scan, words)),
        Head::Last => Some(last(scan, words, value)),
    }
}

/// en nl sv …: the last noun of the run; a listed or plural noun ends it unless another one follows.
fn last(scan: Scan<'_, '_>, words: &Words, value: f64) -> usize {
    let several = (value - 1.0).abs() > f64::EPSILON;
    let listed = |w: usize| w < words.count && class(scan, words.token(w)).is_some();
    let plural = |w: usize| w < words.count && several && is_plural(scan, words.end(w) - 1);
    let mut pick = None;
    for w in 0..words.count {
        if listed(w) && pick.is_some_and(|p| listed(p) && tells(scan, words.token(w))) {
            break;
        }
        if listed(w) {
            pick = Some(w);
        } else if pick.is_some() {
            break;
        } else if plural(w) {
            pick = Some(w);
            // "three sports clubs", "two arms dealers"
            if !listed(w + 1) && !plural(w + 1) {
                break;
            }
            pick = Some(w + 1);
            if !listed(w + 1) {
                break;
            }
        }
    }
    pick.unwrap_or_else(|| if words.count > 2 { 0 } else { words.count - 1 })
}

/// Whether a noun behind another one is as well what they did: "200 család menekült".
fn tells(scan: Scan<'_, '_>, i: usize) -> bool {
    scan.role(i, Role::EventVerb).is_some()
}

/// Whether the word at token `i` ends like a plural; every word may where the language tells no endings.
fn is_plural(scan: Scan<'_, '_>, i: usize) -> bool {
    let endings = scan.p.lang.info().plurals;
    endings.is_empty() || ends(scan.word(i), endings)
}

/// de: the first word with a capital behind words without; a hyphen compound counts as one.
fn capital(scan: Scan<'_, '_>, words: &Words) -> Option<usize> {
    let capital = |w: usize| w < words.count && scan.token(words.token(w)).is_some_and(|t| t.capital);
    // "Berliner Juden", "Wiener Kinder": a name in -er before a noun.
    let adjective = |w: usize| {
        let i = words.token(w);
        capital(w + 1) && ends(scan.word(i), scan.p.lang.info().adjectives) && class(scan, i).is_none()
    };
    (0..words.count.min(4)).find(|&w| capital(w) && !adjective(w))
}

/// fr es it …: the first word that is none of the few adjectives that go before.
fn first(scan: Scan<'_, '_>, words: &Words) -> usize {
    let pre = |i| scan.role(i, Role::CountedWord).is_some_and(|(_, e)| e.word() == "pre");
    (0..words.count).find(|&w| !pre(words.token(w))).unwrap_or(words.count - 1)
}

/// Slavic and such: listed nouns first; else the first word whose ending is no adjective's.
fn agreeing(scan: Scan<'_, '_>, words: &Words) -> usize {
    let listed = (0..words.count.min(3)).find(|&w| class(scan, words.token(w)).is_some());
    let adjectives = scan.p.lang.info().adjectives;
    listed.unwrap_or_else(|| (0..words.count).find(|&w| !ends(scan.word(words.token(w)), adjectives)).unwrap_or(0))
}
