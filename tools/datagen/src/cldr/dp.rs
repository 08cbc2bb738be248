//! A reference reading of number words: proves the atoms, is not the extractor.

use super::lexicon::{Atom, Lexicon};

/// Tries before a text is given up.
const STEPS: usize = 20_000;

/// The number the letters spell, separators left out; the first whole reading, longest atoms first.
pub fn parse(lexicon: &Lexicon, letters: &[char]) -> Option<u128> {
    let mut search = Search { lexicon, letters, steps: STEPS };
    search.from(0, &[], false)
}

struct Search<'a> {
    lexicon: &'a Lexicon,
    letters: &'a [char],
    steps: usize,
}

impl Search<'_> {
    fn from(&mut self, at: usize, terms: &[u128], after_and: bool) -> Option<u128> {
        if at == self.letters.len() {
            return (!terms.is_empty() && !after_and).then(|| terms.iter().sum());
        }
        let longest = self.lexicon.longest().min(self.letters.len() - at);
        for len in (1..=longest).rev() {
            self.steps = self.steps.checked_sub(1)?;
            let key: String = self.letters.get(at..at + len)?.iter().collect();
            let Some(atom) = self.lexicon.get(&key) else { continue };
            let mut next = terms.to_vec();
            if !push(&mut next, atom, after_and) {
                continue;
            }
            let and = atom == Atom::And;
            if let Some(n) = self.from(at + len, &next, and) {
                return Some(n);
            }
        }
        None
    }
}

fn push(terms: &mut Vec<u128>, atom: Atom, after_and: bool) -> bool {
    match atom {
        Atom::Add(n) => add(terms, n, after_and),
        Atom::Times(n) => times(terms, n),
        Atom::And => !terms.is_empty() && !after_and,
    }
}

/// A smaller term fills the zeros of the one before; "five and twenty" the other way round.
fn add(terms: &mut Vec<u128>, n: u128, after_and: bool) -> bool {
    match terms.last_mut() {
        None => terms.push(n),
        Some(last) if n > 0 && n < zeros(*last) => terms.push(n),
        Some(last) if after_and && (1..10).contains(last) && n.is_multiple_of(10) && (20..100).contains(&n) => {
            *last += n;
        }
        _ => return false,
    }
    true
}

fn times(terms: &mut Vec<u128>, n: u128) -> bool {
    let mut factor = 0;
    while let Some(last) = terms.pop_if(|last| *last < n) {
        factor += last;
    }
    let Some(value) = n.checked_mul(factor.max(1)) else { return false };
    let fits = terms.last().is_none_or(|last| value < zeros(*last));
    terms.push(value);
    fits
}

/// The largest power of ten that divides.
fn zeros(n: u128) -> u128 {
    let mut power = 1;
    while n != 0 && n.is_multiple_of(power * 10) {
        power *= 10;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<u128> {
        let mut lexicon = Lexicon::default();
        for (form, n) in [("ein", 1), ("zwei", 2), ("drei", 3), ("zwanzig", 20)] {
            lexicon.set(form, Atom::Add(n));
        }
        for (form, n) in [("hundert", 100), ("tausend", 1000), ("millionen", 1_000_000)] {
            lexicon.set(form, Atom::Times(n));
        }
        lexicon.set("und", Atom::And);
        parse(&lexicon, &text.chars().filter(|c| *c != ' ').collect::<Vec<_>>())
    }

    #[test]
    fn words_add_up() {
        assert_eq!(read("einundzwanzigtausend"), Some(21_000));
        assert_eq!(read("zweihunderttausenddrei"), Some(200_003));
        assert_eq!(read("zwei millionen hundert"), Some(2_000_100));
        assert_eq!(read("tausend millionen"), Some(1_000_000_000));
    }

    #[test]
    fn what_does_not_fit_is_no_number() {
        assert_eq!(read("zwanzigzwanzig"), None);
        assert_eq!(read("zweidrei"), None);
        assert_eq!(read("zweiund"), None);
    }
}
