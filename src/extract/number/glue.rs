//! Number words written as one: "einundzwanzigtausend", "novecentoquarantadue", "وعشرون". The whole word must be number words.

use super::decimal::Decimal;
use super::sum::{Atom, Sum};
use crate::lang::{Lang, Lexicon, Role};
use std::sync::LazyLock;

/// Steps after which a word is given up.
const STEPS: usize = 400;
/// Bytes of the longest word that is tried.
const LONGEST: usize = 160;

/// Which two bytes begin and end the number words of a language; most words fail here.
struct Ends {
    heads: Vec<u64>,
    tails: Vec<u64>,
    longest: usize,
}

static ENDS: LazyLock<Vec<Option<Ends>>> = LazyLock::new(|| {
    let mut all: Vec<Option<Ends>> = Vec::new();
    all.resize_with(Lang::all().count() + 1, || None);
    for (form, hit) in Lexicon::all() {
        let (&[a, b, ..], &[.., y, z]) = (form.as_bytes(), form.as_bytes()) else { continue };
        for entry in hit.entries().filter(|e| is_part(e.role)) {
            let Some(slot) = all.get_mut(entry.lang.index()) else { continue };
            let ends = slot.get_or_insert_with(|| Ends { heads: vec![0; 1024], tails: vec![0; 1024], longest: 0 });
            set(&mut ends.heads, a, b);
            if entry.role != Role::NumberAnd {
                set(&mut ends.tails, y, z);
            }
            ends.longest = ends.longest.max(form.len());
        }
    }
    all
});

fn is_part(role: Role) -> bool {
    matches!(role, Role::Number | Role::Times | Role::NumberAnd | Role::NumberHalf)
}

fn set(bits: &mut [u64], a: u8, b: u8) {
    if let Some(word) = bits.get_mut(usize::from(a) << 2 | usize::from(b >> 6)) {
        *word |= 1 << (b & 63);
    }
}

fn has(bits: &[u64], a: u8, b: u8) -> bool {
    bits.get(usize::from(a) << 2 | usize::from(b >> 6)).is_some_and(|word| word >> (b & 63) & 1 == 1)
}

/// Whether `word`, as written, may be made of number words of `lang`: a look at its ends.
pub(super) fn likely(word: &str, lang: Lang) -> bool {
    let bytes = word.as_bytes();
    let Some(Some(ends)) = ENDS.get(lang.index()) else { return false };
    let (&[a, b, ..], &[.., y, z]) = (bytes, bytes) else { return false };
    if bytes.len() < 6 || bytes.len() > LONGEST {
        return false;
    }
    // Capitals beyond ASCII are folded first; they may be anything.
    let head = !a.is_ascii() && a < 0xD7 || has(&ends.heads, a.to_ascii_lowercase(), b.to_ascii_lowercase());
    head && has(&ends.tails, y.to_ascii_lowercase(), z.to_ascii_lowercase())
}

/// The sum that goes on from `sum` through the whole folded word, in two or more parts.
pub(super) fn read(folded: &str, lang: Lang, sum: Sum) -> Option<Sum> {
    let longest = ENDS.get(lang.index())?.as_ref()?.longest;
    let mut steps = STEPS;
    let whole = walk(folded, lang, sum, longest, &mut steps)?;
    (whole.taken >= sum.taken + 2 || sum.taken > 0 && whole.taken > sum.taken).then_some(whole)
}

/// Tries the parts of the rest of a word, longest first.
fn walk(rest: &str, lang: Lang, sum: Sum, longest: usize, steps: &mut usize) -> Option<Sum> {
    if rest.is_empty() {
        return sum.value().map(|_| sum);
    }
    let ends = rest.char_indices().map(|(i, c)| i + c.len_utf8()).take_while(|&e| e <= longest);
    let mut cuts = [0_usize; 48];
    let mut count = 0;
    for end in ends.take(48) {
        cuts[count] = end;
        count += 1;
    }
    for &end in cuts[..count].iter().rev() {
        *steps = steps.checked_sub(1)?;
        let (part, tail) = rest.split_at(end);
        let tail = tail.strip_prefix('-').unwrap_or(tail);
        let Some(hit) = Lexicon::get(part) else { continue };
        for entry in hit.entries().filter(|e| e.lang == lang && is_part(e.role)) {
            let atom = match entry.role {
                Role::Number => Atom::Add(Decimal::of(entry.value)),
                Role::Times => Atom::Times(Decimal::of(entry.value)),
                Role::NumberHalf => Atom::Half,
                _ => Atom::And,
            };
            if let Some(found) = sum.with(atom).and_then(|s| walk(tail, lang, s, longest, steps)) {
                return Some(found);
            }
        }
    }
    None
}
