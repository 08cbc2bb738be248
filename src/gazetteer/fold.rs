//! The look-up form of a name. One folding serves the packer and the walk over text, so both always agree.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};

/// What one character of text is to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Part of a word: a letter, mark, digit, apostrophe or ampersand.
    Letter,
    /// Stands between words of a name: white space, hyphens, full stop, slash, opening bracket.
    Separator,
    /// Invisible or a vowel point: as if it were not there.
    Skip,
    /// Ends any name.
    Other,
}

/// The class of a character.
pub(super) fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '\'' | '&' => Class::Letter,
        ' ' | '-' | '.' | '/' | '(' => Class::Separator,
        '\0'..='\x7f' => {
            if c.is_whitespace() {
                Class::Separator
            } else {
                Class::Other
            }
        }
        _ => class_beyond_ascii(c),
    }
}

fn class_beyond_ascii(c: char) -> Class {
    if is_skipped(c) {
        Class::Skip
    } else if is_dash(c) || c.is_whitespace() {
        Class::Separator
    } else if is_apostrophe(c) || c.is_alphanumeric() || is_combining_mark(c) {
        Class::Letter
    } else {
        Class::Other
    }
}

/// Soft hyphen, joiners, direction marks, Hebrew points, Arabic vowel marks and the Arabic stretcher.
fn is_skipped(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{640}' | '\u{64b}'..='\u{652}' | '\u{670}')
}

fn is_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2013}' | '\u{5be}' | '\u{30fb}' | '\u{2043}' | '\u{2212}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bb}'
            ..='\u{2bf}' | '\u{2b9}' | '\u{2032}' | '`' | '\u{b4}' | '\u{5f3}'
    )
}

/// Words of these scripts run together: any character may end a name.
pub(super) fn runs_on(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{f00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3005}' | '\u{3040}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// An accent that follows its letter.
const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Part of a word, for finding where words end.
pub(super) fn in_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || is_combining_mark(c) || is_skipped(c) }
}

/// One folded character of text: up to three characters, and the bytes read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Folded {
    chars: [char; 3],
    count: usize,
    /// Bytes of text read.
    pub(super) read: usize,
}

impl Folded {
    /// Reads one letter, with the accents that follow it, and folds it.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut rest = text.chars();
        let first = rest.next()?;
        let mut folded = Self::of(first);
        while let Some(mark) = rest.next().filter(|&c| is_accent(c)) {
            folded.add_mark(mark);
            folded.read += mark.len_utf8();
        }
        Some(folded)
    }

    /// Folds one character.
    pub(super) fn of(c: char) -> Self {
        let mut folded = Self { chars: ['\0'; 3], count: 0, read: c.len_utf8() };
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            folded.push_folded(c);
        }
        folded
    }

    fn push(&mut self, c: char) {
        if let Some(slot) = self.chars.get_mut(self.count) {
            *slot = c;
            self.count += 1;
        }
    }

    fn add_mark(&mut self, mark: char) {
        let last = self.count.checked_sub(1).and_then(|i| self.chars.get_mut(i));
        let Some(last) = last else { return };
        match compose(*last, mark) {
            Some(whole) => *last = whole,
            None if *last == 'i' && mark == '\u{307}' => {}
            None => self.push(mark),
        }
    }

    fn push_folded(&mut self, c: char) {
        let expanded: &[char] = match c {
            'ß' | 'ẞ' => &['ß'],
            'ſ' => &['s'],
            'İ' => &['i'],
            'ς' => &['σ'],
            'ё' | 'Ё' => &['е'],
            'أ' | 'إ' | 'آ' | 'ٱ' => &['ا'],
            'ى' | 'ی' => &['ي'],
            'ة' => &['ه'],
            'ک' => &['ك'],
            'װ' => &['ו', 'ו'],
            'ױ' => &['ו', 'י'],
            'ײ' => &['י', 'י'],
            'ﬀ' => &['f', 'f'],
            'ﬁ' => &['f', 'i'],
            'ﬂ' => &['f', 'l'],
            _ => return self.push_lower(c),
        };
        expanded.iter().for_each(|&c| self.push(c));
    }

    fn push_lower(&mut self, c: char) {
        match c {
            _ if is_apostrophe(c) => self.push('\''),
            '\u{fb1d}'..='\u{fb4f}' => std::iter::once(c).nfd().filter(|&c| !is_skipped(c)).for_each(|c| self.push(c)),
            '\u{ff01}'..='\u{ff5e}' => self.push(narrow(c)),
            _ => c.to_lowercase().for_each(|c| self.push(c)),
        }
    }
}

impl IntoIterator for Folded {
    type Item = char;
    type IntoIter = std::iter::Take<std::array::IntoIter<char, 3>>;

    fn into_iter(self) -> Self::IntoIter {
        self.chars.into_iter().take(self.count)
    }
}

fn narrow(c: char) -> char {
    char::from_u32(u32::from(c) - 0xfee0).map_or(c, |c| c.to_ascii_lowercase())
}

/// The look-up form of a name: lower case, one space between words, accents kept, points dropped.
///
/// ```
/// assert_eq!(regest::gazetteer::fold("Frankfurt a. M."), "frankfurt a m");
/// assert_eq!(regest::gazetteer::fold("BERGEN‑BELSEN"), "bergen belsen");
/// assert_eq!(regest::gazetteer::fold("וואַרשע"), "ווארשע");
/// ```
#[must_use]
pub fn fold(name: &str) -> String {
    folded(name).collect()
}

/// The characters of the look-up form of a name, as they are read.
pub(super) fn folded(name: &str) -> impl Iterator<Item = char> + '_ {
    // Composing is slow, and next to no name in a text needs it.
    let (composed, rest) = if is_composed(name) { (name, "") } else { ("", name) };
    let mut rest = composed.chars().chain(rest.nfc()).peekable();
    let (mut begun, mut gap) = (false, false);
    let letter = move || {
        loop {
            let c = rest.next()?;
            match class(c) {
                Class::Letter => {
                    let mut letter = Folded::of(c);
                    while let Some(mark) = rest.next_if(|c| is_accent(*c)) {
                        letter.add_mark(mark);
                    }
                    let space = (begun && gap).then_some(' ');
                    (begun, gap) = (true, false);
                    return Some(space.into_iter().chain(letter));
                }
                Class::Separator => gap = true,
                Class::Skip | Class::Other => {}
            }
        }
    };
    std::iter::from_fn(letter).flatten()
}

/// Whether all letters are of those blocks that hold nothing but composed ones: Latin and Cyrillic.
fn is_composed(name: &str) -> bool {
    name.chars().all(|c| c < '\u{300}' || ('\u{400}'..'\u{483}').contains(&c))
}

/// The look-up form without accents and apostrophes, for Latin and Greek names; `None` where it would be the same.
///
/// ```
/// assert_eq!(regest::gazetteer::bare("łódź").as_deref(), Some("lodz"));
/// assert_eq!(regest::gazetteer::bare("lodz"), None);
/// ```
#[must_use]
pub fn bare(key: &str) -> Option<String> {
    if key.is_ascii() && !key.contains('\'') {
        return None;
    }
    let mut bare = String::with_capacity(key.len());
    key.chars().for_each(|c| push_bare(c, &mut bare));
    (bare != key).then_some(bare)
}

fn push_bare(c: char, bare: &mut String) {
    match c {
        'ß' => bare.push_str("ss"),
        'æ' => bare.push_str("ae"),
        'œ' => bare.push_str("oe"),
        'þ' => bare.push_str("th"),
        'ø' => bare.push('o'),
        'ł' => bare.push('l'),
        'đ' | 'ð' => bare.push('d'),
        'ħ' => bare.push('h'),
        'ŧ' => bare.push('t'),
        'ı' => bare.push('i'),
        'ə' | 'ǝ' => bare.push('e'),
        '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{3ff}' | '\u{1e00}'..='\u{1fff}' => {
            bare.extend(std::iter::once(c).nfd().filter(|&c| !is_combining_mark(c)));
        }
        '\'' | '\u{300}'..='\u{36f}' => {}
        _ => bare.push(c),
    }
}
