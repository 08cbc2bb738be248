//! Finds the atoms of a language's number words: spells many numbers, and learns from each that cannot be read yet the
//! one piece that is missing.

use super::dp::parse;
use super::lexicon::{Atom, Lexicon, is_separator};
use super::pack::Rules;
use super::words::cardinals;
use unicode_normalization::UnicodeNormalization;

/// Languages that write a number as one word without any mark between its parts.
const GLUED: [&str; 15] =
    ["it", "hu", "ka", "zh", "zh-Hant", "ja", "ko", "yue", "th", "lo", "my", "km", "fi", "eo", "vec"];

/// Bytes below which a word is not taken apart.
const SHORT: usize = 6;

/// A spelled number: its letters and where words may part.
pub struct Spelled {
    /// Letters, separators left out.
    pub letters: Vec<char>,
    /// Whether a separator stands before letter `i`; both ends count.
    cuts: Vec<bool>,
    /// As written, separators included, with the letter each character belongs to.
    written: Vec<(char, usize)>,
}

impl Spelled {
    /// Folds the text as language files are folded, and keeps soft hyphens as places to cut.
    pub fn new(text: &str) -> Self {
        let folded =
            text.nfc().collect::<String>().to_lowercase().replace("i\u{307}", "i").replace(['’', 'ʼ', 'ʻ', '‘'], "'");
        let mut spelled = Self { letters: Vec::new(), cuts: vec![true], written: Vec::new() };
        for c in folded.nfc().filter(
            |c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{640}' | '\u{5b0}'..='\u{5bc}' | '\u{64b}'..='\u{652}'),
        ) {
            spelled.push(c);
        }
        spelled.cuts.resize(spelled.letters.len(), false);
        spelled.cuts.push(true);
        spelled
    }

    fn push(&mut self, c: char) {
        self.written.push((c, self.letters.len()));
        if is_separator(c) {
            self.cuts.resize(self.letters.len(), false);
            self.cuts.push(true);
        } else {
            self.letters.push(c);
            self.cuts.resize(self.cuts.len().max(self.letters.len()), false);
        }
    }

    fn is_one_word(&self) -> bool {
        self.cuts.iter().filter(|c| **c).count() <= 2
    }

    fn cut(&self, at: usize) -> bool {
        self.cuts.get(at).copied().unwrap_or(true)
    }

    fn key(&self, from: usize, to: usize) -> String {
        self.letters.get(from..to).unwrap_or_default().iter().collect()
    }

    /// The whole as written.
    pub fn whole(&self) -> String {
        self.form(0, self.letters.len())
    }

    /// The piece as written.
    fn form(&self, from: usize, to: usize) -> String {
        let inside = self.written.iter().filter(|(_, at)| (from..to).contains(at));
        let shown = inside.map(|(c, _)| *c).filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'));
        let form: String = shown.map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        form.trim_matches(is_separator).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Learns the atoms of one language.
pub struct Learner<'a> {
    /// What is known so far.
    pub lexicon: Lexicon,
    tag: &'a str,
}

impl<'a> Learner<'a> {
    /// Starts from the atoms written by hand.
    pub fn new(tag: &'a str, lexicon: Lexicon) -> Self {
        Self { lexicon, tag }
    }

    /// Learns from all cardinal rule sets, small numbers of every set before larger ones of any.
    pub fn learn_all(&mut self, rules: &[Rules]) {
        let sets: Vec<_> =
            rules.iter().map(|r| &r.speller).flat_map(|s| cardinals(s).into_iter().map(move |set| (s, set))).collect();
        for n in lesson() {
            for (speller, set) in &sets {
                if let Some(text) = speller.spell(set, n) {
                    self.learn(&Spelled::new(&text), n);
                }
            }
        }
    }

    fn learn(&mut self, text: &Spelled, n: u128) {
        let read = parse(&self.lexicon, &text.letters);
        // Short words are looked up whole: "femti" is not taken apart.
        let whole = text.whole();
        if read == Some(n)
            && n < 1000
            && whole.len() < SHORT
            && text.is_one_word()
            && self.lexicon.get(&text.key(0, text.letters.len())).is_none()
        {
            self.lexicon.set(&whole, Atom::Add(n));
        }
        if read == Some(n) || self.as_factor(text, n) || read.is_some() {
            return;
        }
        let found = self.piece(text, n, !GLUED.contains(&self.tag));
        let round = n < 100 || n.is_multiple_of(10u128.pow(n.ilog10()));
        let short = text.is_one_word() || n < 10u128.pow(10);
        let whole = || (short && (round || text.is_one_word())).then(|| (text.whole(), Atom::Add(n)));
        if let Some((form, atom)) = found.or_else(whole)
            && self.lexicon.may_learn(&super::lexicon::letters(&form).iter().collect::<String>())
        {
            self.lexicon.set(&form, atom);
        }
    }

    /// "hundred" was learned as 100; "two hundred" shows that it multiplies.
    fn as_factor(&mut self, text: &Spelled, n: u128) -> bool {
        let powers: Vec<(String, u128)> = self.lexicon.atoms().filter_map(power).collect();
        for (form, value) in powers {
            let letters = super::lexicon::letters(&form);
            if !text.letters.windows(letters.len().max(1)).any(|w| w == letters) {
                continue;
            }
            self.lexicon.set(&form, Atom::Times(value));
            if parse(&self.lexicon, &text.letters) == Some(n) {
                return true;
            }
            self.lexicon.set(&form, Atom::Add(value));
        }
        false
    }

    /// The shortest unknown piece that, given a value, makes the whole readable.
    fn piece(&mut self, text: &Spelled, n: u128, at_cuts: bool) -> Option<(String, Atom)> {
        if at_cuts && text.is_one_word() && (n < 1000 && !GLUED.contains(&self.tag)) {
            return None;
        }
        let len = text.letters.len();
        let (before, after) = (self.readable_before(text), self.readable_after(text));
        let is_end = |at: usize| !at_cuts || text.cut(at);
        let mut spans: Vec<(usize, usize)> = (0..len)
            .flat_map(|i| (i + 1..=len).map(move |j| (i, j)))
            .filter(|(i, j)| is_end(*i) && is_end(*j) && !(i + 1..*j).any(|k| text.cut(k)))
            .filter(|(i, j)| before.get(*i) == Some(&true) && after.get(*j) == Some(&true))
            .collect();
        spans.sort_by_key(|(i, j)| j - i);
        spans.into_iter().find_map(|(i, j)| self.value_of(text, n, i, j, at_cuts))
    }

    fn value_of(&mut self, text: &Spelled, n: u128, i: usize, j: usize, at_cuts: bool) -> Option<(String, Atom)> {
        let key = text.key(i, j);
        let form = text.form(i, j);
        let short = !at_cuts && j - i < 2 && !form.chars().any(super::forms::is_ideograph);
        if short || form.is_empty() || !self.lexicon.may_learn(&key) {
            return None;
        }
        let inside = i > 0 && j < text.letters.len();
        let atom = guesses(n, inside).into_iter().find(|atom| {
            self.lexicon.set(&form, *atom);
            parse(&self.lexicon, &text.letters) == Some(n)
        });
        self.lexicon.unset(&form);
        Some((form, atom?))
    }

    /// Places that can be reached from the start over known atoms.
    fn readable_before(&self, text: &Spelled) -> Vec<bool> {
        let len = text.letters.len();
        let mut reached = vec![false; len + 1];
        reached[0] = true;
        for i in 0..len {
            for j in i + 1..=len.min(i + self.lexicon.longest()) {
                reached[j] |= reached[i] && self.lexicon.get(&text.key(i, j)).is_some();
            }
        }
        reached
    }

    /// Places from which the end can be reached.
    fn readable_after(&self, text: &Spelled) -> Vec<bool> {
        let len = text.letters.len();
        let mut reached = vec![false; len + 1];
        reached[len] = true;
        for i in (0..len).rev() {
            for j in i + 1..=len.min(i + self.lexicon.longest()) {
                reached[i] |= reached[j] && self.lexicon.get(&text.key(i, j)).is_some();
            }
        }
        reached
    }
}

fn power((form, atom): (&str, Atom)) -> Option<(String, u128)> {
    match atom {
        Atom::Add(n) if n >= 10 && 10u128.pow(n.ilog10()) == n => Some((form.to_string(), n)),
        _ => None,
    }
}

/// What an unknown piece of the number may be.
fn guesses(n: u128, inside: bool) -> Vec<Atom> {
    let mut values = vec![n];
    let digits = if n == 0 { 1 } else { n.ilog10() + 1 };
    for k in 0..digits {
        let high = n / 10u128.pow(k);
        values.extend([high % 10, high % 10 * 10u128.pow(k), high % 100]);
    }
    values.retain(|v| (*v > 0 || n == 0) && (*v < 100 || (*v < 1000 && v.is_multiple_of(100))));
    values.sort_unstable();
    values.dedup();
    let factors = if n < 1000 { 2..=2 } else { 2..=18 };
    let mut atoms: Vec<Atom> = if inside && n < 1000 { vec![Atom::And] } else { Vec::new() };
    atoms.extend(factors.map(|k| Atom::Times(10u128.pow(k))));
    atoms.extend(values.into_iter().map(Atom::Add));
    atoms
}

/// The numbers that show every form: small ones, tens, hundreds, and each power with many factors.
pub fn lesson() -> Vec<u128> {
    let mut numbers: Vec<u128> = (0..=20).chain((30..100).step_by(10)).chain(21..100).collect();
    numbers.extend((100..1000).step_by(100));
    numbers.extend(101..200);
    numbers.extend((200..1000).step_by(100).flat_map(|h| [1, 2, 8, 11, 21, 45, 80].map(|n| h + n)));
    for k in 3..=18 {
        numbers.extend((1..=25).chain([30, 100, 101, 200]).map(|m| m * 10u128.pow(k)));
    }
    numbers.extend((1..10).flat_map(|t| [1, 2, 10, 100, 234].map(|n| t * 1000 + n)));
    numbers.extend([9999, 21_345, 100_001, 1_000_001, 1_234_567]);
    numbers
}
