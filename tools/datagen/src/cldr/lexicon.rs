//! The atoms of a language's number words.

use super::table::Num;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a form does in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Atom {
    /// Adds its value.
    Add(u128),
    /// Multiplies what stands before it.
    Times(u128),
    /// Joins two atoms.
    And,
}

impl Atom {
    /// The number of an atom that has one.
    pub fn number(self) -> Option<Num> {
        match self {
            Self::Add(n) => Some(Num::Add(n)),
            Self::Times(n) => Some(Num::Times(n)),
            Self::And => None,
        }
    }
}

/// Atoms by their letters; each remembers how it is written.
#[derive(Default, Clone)]
pub struct Lexicon {
    atoms: BTreeMap<String, (Atom, String)>,
    dropped: BTreeSet<String>,
    longest: usize,
}

impl Lexicon {
    /// Longest atom, in letters.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// The atom of these letters (separators left out).
    pub fn get(&self, letters: &str) -> Option<Atom> {
        self.atoms.get(letters).map(|a| a.0)
    }

    /// Learns a form, or changes what it does.
    pub fn set(&mut self, form: &str, atom: Atom) {
        let letters: String = letters(form).iter().collect();
        self.longest = self.longest.max(letters.chars().count());
        self.atoms.insert(letters, (atom, form.trim().to_string()));
    }

    /// Takes a form away again.
    pub fn unset(&mut self, form: &str) {
        self.atoms.remove(&letters(form).iter().collect::<String>());
    }

    /// A form that must never be learned.
    pub fn refuse(&mut self, form: &str) {
        self.unset(form);
        self.dropped.insert(letters(form).iter().collect());
    }

    /// Whether the letters may be learned.
    pub fn may_learn(&self, letters: &str) -> bool {
        !self.dropped.contains(letters) && !self.atoms.contains_key(letters)
    }

    /// Adds each longer atom without its accents, and the Romanian letters as older fonts have them, unless that is
    /// another atom.
    pub fn add_bare(&mut self) {
        let long = |form: &str| form.chars().count() >= 4;
        let plain: Vec<_> =
            self.atoms().filter(|(form, _)| long(form)).map(|(form, atom)| (bare(form), atom)).collect();
        let cedilla = |form: &str| form.replace('ș', "ş").replace('ț', "ţ");
        let old: Vec<_> = self.atoms().map(|(form, atom)| (cedilla(form), atom)).collect();
        for (form, atom) in plain.into_iter().chain(old) {
            if self.may_learn(&letters(&form).iter().collect::<String>()) {
                self.set(&form, atom);
            }
        }
    }

    /// All atoms as written.
    pub fn atoms(&self) -> impl Iterator<Item = (&str, Atom)> {
        self.atoms.values().map(|(atom, form)| (form.as_str(), *atom))
    }
}

/// Without accents: "dieciséis" as "dieciseis".
fn bare(form: &str) -> String {
    let base = form.nfd().filter(|c| !is_combining_mark(*c));
    base.map(|c| if c == 'ł' { 'l' } else { c }).collect()
}

/// A mark that belongs to the letter before it.
pub fn is_mark(c: char) -> bool {
    is_combining_mark(c)
}

/// Blanks, hyphens and what else parts a number word.
pub fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | ',' | '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{2010}' | '\u{2011}')
}

/// The letters without separators.
pub fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| !is_separator(*c)).collect()
}
