//! Months that are misspelt between a day and a year, as typists, scanners and copyists leave them: "28. Septenber 1927", "9. brězna 1931",
//! "März" with a Cyrillic letter in it.

use super::name::Month;
use crate::extract::date::atoms::kind;
use crate::extract::date::kin::own;
use crate::lang::{Hit, Lang, Lexicon, Passage, Role};
use crate::text::{TokenKind, fold};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Shortest and longest name that is compared, in characters.
const SIZES: std::ops::RangeInclusive<usize> = 4..=14;

/// A month's name without its accents.
struct Name {
    lang: Lang,
    month: u8,
    plain: Vec<char>,
}

/// The names of all languages, by language; made when the first word stands where a month would.
static NAMES: LazyLock<Vec<Name>> = LazyLock::new(|| {
    let mut names = Vec::new();
    let months = |hit: &Hit| hit.roles & Role::bits(&[Role::Month]) != 0;
    for (form, hit) in Lexicon::all().filter(|(_, hit)| months(hit)) {
        for e in hit.entries().filter(|e| e.role == Role::Month) {
            let plain = plain(form);
            if SIZES.contains(&plain.len())
                && let Ok(month) = u8::try_from(e.int())
            {
                names.push(Name { lang: e.lang, month, plain });
            }
        }
    }
    names.sort_by_key(|n| n.lang);
    names
});

/// The month that an unknown word before a number most likely is: one letter off one name of the passage's language.
pub(super) fn misspelt(p: &Passage<'_>, i: usize) -> Option<Month> {
    let dot = usize::from(p.word(i + 1) == ".");
    if kind(p, i) != Some(TokenKind::Word) || kind(p, i + 1 + dot) != Some(TokenKind::Number) {
        return None;
    }
    if p.matches(i).iter().any(|m| m.tokens == 1 && m.entries().any(|e| own(p, e.lang))) {
        return None;
    }
    let word = plain(&fold(p.word(i)));
    if !SIZES.contains(&word.len()) {
        return None;
    }
    let from = NAMES.partition_point(|n| n.lang < p.lang);
    let mine = NAMES[from..].iter().take_while(|n| n.lang == p.lang);
    let mut found: Option<u8> = None;
    let mut exact = false;
    for name in mine.filter(|n| near(&word, &n.plain)) {
        if found.is_some_and(|month| month != name.month) {
            return None;
        }
        found = Some(name.month);
        exact |= name.plain == word;
    }
    found.map(|month| Month {
        month,
        first: i,
        to: i + 1 + dot,
        lang: p.lang,
        own: true,
        shared: 1,
        weak: exact,
        roman: false,
        misspelt: !exact,
        numbered: false,
    })
}

/// Small letters without accents; Cyrillic letters that look like Latin ones are those in a word that has Latin ones too.
fn plain(folded: &str) -> Vec<char> {
    let latin = folded.chars().any(|c| c.is_ascii_alphabetic());
    let twin = |c: char| match c {
        'а' => 'a',
        'е' => 'e',
        'о' => 'o',
        'р' => 'p',
        'с' => 'c',
        'у' => 'y',
        'х' => 'x',
        'і' => 'i',
        'ј' => 'j',
        other => other,
    };
    let bare = folded.nfd().filter(|c| c.is_alphabetic());
    bare.map(|c| if latin { twin(c) } else { c }).collect()
}

/// Whether two words differ by no more than one letter put in, left out, changed or swapped with the next.
fn near(a: &[char], b: &[char]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let head = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let (s, l) = (&short[head..], &long[head..]);
    match (s, l) {
        ([], _) => true,
        _ if s.len() < l.len() => *s == l[1..],
        ([s1, s2, srest @ ..], [l1, l2, lrest @ ..]) => s[1..] == l[1..] || s1 == l2 && s2 == l1 && srest == lrest,
        _ => s.len() == 1 && l.len() == 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{near, plain};

    fn is_near(a: &str, b: &str) -> bool {
        near(&plain(a), &plain(b))
    }

    #[test]
    fn one_letter_is_near() {
        for (a, b) in
            [("septenber", "september"), ("aguust", "august"), ("brězna", "března"), ("mаi", "mai"), ("apri", "april")]
        {
            assert!(is_near(a, b), "{a} {b}");
        }
    }

    #[test]
    fn two_letters_are_not() {
        for (a, b) in [("number", "november"), ("arm", "april"), ("jury", "january"), ("mayor", "mai")] {
            assert!(!is_near(a, b), "{a} {b}");
        }
    }
}
