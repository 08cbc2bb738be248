//! When a word may be taken for the inflected form of a name.

use super::class::Class;
use crate::gazetteer::NameId;

/// Letters of stem and ending of a name that is inflected, at least.
const SHORTEST: usize = 4;
/// Importance from which a name may be one letter shorter.
const SHORT_FROM: u16 = 5;
/// Letters of a name that hardly any other word becomes by an ending: however small the place.
const LONG: usize = 7;
/// Letters of a word in capitals that is no abbreviation, at least; the name of a large place may be shorter.
const UPPER: usize = 6;
const LARGE_FROM: u16 = 6;

/// What a walk from one start met.
#[derive(Default)]
pub struct Met {
    /// The two longest names as written, the longest last.
    pub exact: [Option<(usize, NameId)>; 2],
    /// The longest and likeliest inflected name.
    pub inflected: Option<Inflected>,
}

/// An inflected name.
#[derive(Clone, Copy)]
pub struct Inflected {
    /// Bytes it covers.
    pub len: usize,
    /// Bytes to the end of its last word.
    pub reach: usize,
    /// The name.
    pub name: NameId,
    /// What sort of name it is.
    pub class: Class,
}

impl Met {
    /// Keeps the longest inflected name, and of those the likeliest.
    pub fn inflect(&mut self, new: Inflected) {
        let rank = |i: &Inflected| (i.reach, i.class.importance());
        if self.inflected.is_none_or(|known| rank(&new) > rank(&known)) {
            self.inflected = Some(new);
        }
    }
}

/// Whether a name of so many letters is worth taking an inflected word for: the shorter, the larger the place must be.
pub fn is_likely(letters: usize, class: Class, left: &str) -> bool {
    let shortest = shortest(left);
    match letters {
        LONG.. => true,
        _ if letters >= shortest => class.is_known_place() || letters + 1 >= LONG && class.size() >= 1,
        _ => letters + 1 >= shortest && class.importance() >= SHORT_FROM,
    }
}

/// Whether several words are long enough that they hardly make a name by chance.
pub fn is_long(words: &str) -> bool {
    words.chars().nth(LONG).is_some()
}

/// Whether a word in capitals is rather a numeral or an abbreviation than an inflected name.
pub fn is_abbreviation(word: &str, class: Class) -> bool {
    word.chars().nth(UPPER - 1).is_none() && class.importance() < LARGE_FROM
}

/// Names in a syllabic script are short.
fn shortest(left: &str) -> usize {
    if is_caseless(left) { SHORTEST / 2 } else { SHORTEST }
}

/// Whether a word is of a script without capitals.
pub fn is_caseless(word: &str) -> bool {
    word.chars().next().is_some_and(|c| !is_small(c) && !c.is_uppercase())
}

/// Whether a word begins with a small letter of a script that has capitals.
pub fn starts_small(word: &str) -> bool {
    word.chars().next().is_some_and(is_small)
}

/// Georgian letters count as small in Unicode, but names have no others.
fn is_small(c: char) -> bool {
    c.is_lowercase() && !matches!(c, '\u{10d0}'..='\u{10ff}')
}
