//! Numbers in any script: digits, Han and Roman numerals.

use super::atoms::kind;
use super::kin::own;
use crate::lang::{Lexicon, Passage, Role};
use crate::text::TokenKind;
use crate::text::token::digit;

/// A number of any script.
#[derive(Debug, Clone, Copy)]
pub(super) struct Num {
    pub value: i32,
    pub digits: u8,
    pub first: usize,
    pub to: usize,
}

/// The number that begins at token `i`.
pub(super) fn num(p: &Passage<'_>, i: usize) -> Option<Num> {
    #[cfg(test)]
    super::atoms::work::add();
    match kind(p, i)? {
        TokenKind::Number => digits(p.word(i)).map(|(value, digits)| Num { value, digits, first: i, to: i + 1 }),
        TokenKind::Glyph => {
            let to = (i..(i + 6).min(p.tokens.len()))
                .find(|&k| han(p.word(k)).is_none())
                .unwrap_or((i + 6).min(p.tokens.len()));
            han_run(p, i, to)
        }
        _ => None,
    }
}

/// The number that ends right before token `end`.
pub(super) fn num_before(p: &Passage<'_>, end: usize, floor: usize) -> Option<Num> {
    let last = end.checked_sub(1).filter(|&l| l >= floor)?;
    match kind(p, last)? {
        TokenKind::Number => num(p, last),
        TokenKind::Glyph => {
            let from = floor.max(end.saturating_sub(6));
            let first = (from..end).rev().find(|&k| han(p.word(k)).is_none()).map_or(from, |k| k + 1);
            han_run(p, first, end)
        }
        _ => None,
    }
}

fn digits(word: &str) -> Option<(i32, u8)> {
    let mut value = 0_i32;
    let mut count = 0;
    for c in word.chars() {
        let Some(d) = digit(c) else { continue };
        value = value.checked_mul(10)?.checked_add(i32::from(d))?;
        count += 1;
        if count > 8 {
            return None;
        }
    }
    Some((value, count))
}

/// The value of a Han numeral: a digit, or ten, hundred, as 10, 100.
fn han(word: &str) -> Option<i32> {
    const DIGITS: &str = "〇一二三四五六七八九";
    let c = word.chars().next()?;
    match c {
        '零' | '○' => Some(0),
        '十' => Some(10),
        '廿' => Some(20),
        '卅' => Some(30),
        '百' => Some(100),
        _ => DIGITS.chars().position(|d| d == c).map(|d| d as i32),
    }
}

fn han_run(p: &Passage<'_>, first: usize, to: usize) -> Option<Num> {
    if first >= to {
        return None;
    }
    let parts: Vec<i32> = (first..to).filter_map(|k| han(p.word(k))).collect();
    let value = if parts.iter().all(|&v| v < 10) {
        parts.iter().fold(0, |all, v| all * 10 + v)
    } else {
        let (mut all, mut digit) = (0, 0);
        for v in parts.iter().copied() {
            if v < 10 {
                digit = v;
            } else {
                all += if v % 100 == 0 || v == 10 { v * digit.max(1) } else { v };
                digit = 0;
            }
        }
        all + digit
    };
    Some(Num { value, digits: parts.len() as u8, first, to })
}

/// The value of a Roman numeral in capitals, up to 39.
pub(super) fn roman(p: &Passage<'_>, i: usize) -> Option<u8> {
    let token = p.tokens.get(i)?;
    if token.kind != TokenKind::Word || !token.capital || token.end - token.start > 14 {
        return None;
    }
    let word = p.word(i);
    let figure = |c: char| c.is_ascii_uppercase() || matches!(c, 'Х' | 'І' | 'Ⅰ'..='Ⅻ');
    let small = word.find(|c: char| !figure(c)).unwrap_or(word.len());
    let suffix =
        Lexicon::get(&word[small..]).is_some_and(|h| h.entries().any(|e| e.role == Role::DaySuffix && own(p, e.lang)));
    (small == word.len() || suffix).then(|| roman_value(&word[..small])).flatten()
}

/// Latin figures, or the Cyrillic letters that look like them.
fn roman_value(word: &str) -> Option<u8> {
    let value = |c| match c {
        'I' | 'І' => Some(1),
        'V' => Some(5),
        'X' | 'Х' => Some(10),
        'Ⅰ'..='Ⅻ' => u8::try_from(c as u32 - 'Ⅰ' as u32 + 1).ok(),
        _ => None,
    };
    let mut all = 0_u8;
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let v = value(c)?;
        let next = chars.peek().copied().and_then(value).unwrap_or(0);
        all = if next > v {
            all.checked_add(next)?.checked_sub(v).inspect(|_| {
                chars.next();
            })?
        } else {
            all.checked_add(v)?
        };
    }
    (1..40).contains(&all).then_some(all)
}

/// A year in Roman numerals, as on title pages and stones: "MDCXLVIII", "MCMXLV". Four letters at least, and written as the rules ask.
pub(super) fn roman_year(p: &Passage<'_>, i: usize) -> Option<Num> {
    /// Figure, worth, and how often it may stand.
    const FIGURES: [(&str, i32, u8); 13] = [
        ("M", 1000, 2),
        ("CM", 900, 1),
        ("D", 500, 1),
        ("CD", 400, 1),
        ("C", 100, 3),
        ("XC", 90, 1),
        ("L", 50, 1),
        ("XL", 40, 1),
        ("X", 10, 3),
        ("IX", 9, 1),
        ("V", 5, 1),
        ("IV", 4, 1),
        ("I", 1, 3),
    ];
    p.tokens.get(i).filter(|t| t.upper && (4..=14).contains(&t.span().len()))?;
    let mut rest = Some(p.word(i)).filter(|w| w.starts_with('M'))?;
    let mut value = 0;
    for (figure, worth, most) in FIGURES {
        for _ in 0..most {
            if let Some(more) = rest.strip_prefix(figure) {
                (value, rest) = (value + worth, more);
            }
        }
    }
    (rest.is_empty() && (1100..=2100).contains(&value)).then_some(Num { value, digits: 4, first: i, to: i + 1 })
}
