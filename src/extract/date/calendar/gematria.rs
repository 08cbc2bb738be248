//! Hebrew letters as numbers: days (ט״ו, י"ד, ג') and years (תש״ה, ה'תש"ג).

use super::super::atoms::{kind, spaced};
use crate::lang::Passage;
use crate::text::TokenKind;

/// A number in letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letters {
    pub value: i32,
    pub first: usize,
    pub to: usize,
    /// Its thousands are written: ה'תש״ה.
    pub thousands: bool,
    /// A preposition is written on before: בתש״ה.
    pub prefixed: bool,
}

/// Most letters of a number.
const LONGEST: usize = 7;

fn is_mark(word: &str) -> bool {
    matches!(word, "'" | "’" | "׳" | "\"" | "״" | "”" | "“" | "´" | "′" | "″")
}

const fn value(c: char) -> Option<i32> {
    Some(match c {
        'א'..='ט' => c as i32 - 'א' as i32 + 1,
        'י' => 10,
        'כ' | 'ך' => 20,
        'ל' => 30,
        'מ' | 'ם' => 40,
        'נ' | 'ן' => 50,
        'ס' => 60,
        'ע' => 70,
        'פ' | 'ף' => 80,
        'צ' | 'ץ' => 90,
        'ק' => 100,
        'ר' => 200,
        'ש' => 300,
        'ת' => 400,
        _ => return None,
    })
}

/// The values of a word's letters.
fn values(words: &[&str]) -> Option<Vec<i32>> {
    let letters = words.iter().flat_map(|w| w.chars());
    let mut out = Vec::with_capacity(LONGEST);
    for c in letters {
        if out.len() == LONGEST {
            return None;
        }
        out.push(value(c)?);
    }
    (!out.is_empty()).then_some(out)
}

/// A day of a month as it is always written: 15 and 16 with nine, all else with ten.
fn day_value(letters: &[i32]) -> Option<u8> {
    match *letters {
        [9, 6] => Some(15),
        [9, 7] => Some(16),
        [n] if n <= 10 || n == 20 || n == 30 => Some(n as u8),
        [t @ (10 | 20), u @ 1..=9] if t + u != 15 && t + u != 16 => Some((t + u) as u8),
        _ => None,
    }
}

/// A day in letters and what is written on before it: בט״ו, לכ״א.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub day: u8,
    pub first: usize,
    /// Ties it to the day before, as the end of a range (ל) or of a list (ו).
    pub tie: Option<bool>,
}

/// The same, with a letter written on before it, whose number comes second.
fn day_with_prefix(letters: &[i32]) -> Option<(u8, i32)> {
    const PREFIXES: [i32; 6] = [2, 5, 6, 20, 30, 40];
    day_value(letters).map(|day| (day, 0)).or_else(|| {
        let (prefix, rest) = letters.split_first().filter(|(p, _)| PREFIXES.contains(p))?;
        day_value(rest).map(|day| (day, *prefix))
    })
}

/// The part of a year below a thousand: hundreds fall, tens and units may change places (תרח״צ).
fn year_value(letters: &[i32]) -> Option<i32> {
    let hundreds = letters.iter().take_while(|v| **v >= 100).count();
    let (high, low) = letters.split_at(hundreds);
    let falls = high.windows(2).all(|w| w[0] > w[1] || w[0] == 400 && w[1] == 400);
    let tens = low.iter().filter(|v| **v >= 10).count();
    let nine = matches!(low, [9, 6 | 7]);
    let small = low.len() <= 2 && tens <= 1 && (low.len() - tens <= 1 || nine);
    let sum = letters.iter().sum();
    (falls && small && (1..1000).contains(&sum)).then_some(sum)
}

/// A day in letters that ends right before token `end`.
pub(super) fn day_before(p: &Passage<'_>, end: usize, floor: usize) -> Option<Day> {
    let last = end.checked_sub(1).filter(|&l| l > floor && !spaced(p, l))?;
    let made = |first: usize, words: &[&str]| {
        let (day, prefix) = values(words).and_then(|v| day_with_prefix(&v))?;
        let tie = match prefix {
            30 => Some(true),
            6 => Some(false),
            _ => None,
        };
        (first >= floor && hebrew(p, first)).then_some(Day { day, first, tie })
    };
    if is_mark(p.word(last)) {
        let first = if is_mark(p.word(last - 1)) && last > floor + 1 { last - 2 } else { last - 1 };
        return made(first, &[p.word(first)]);
    }
    if !hebrew(p, last) || last < floor + 2 || !is_mark(p.word(last - 1)) || spaced(p, last - 1) {
        return None;
    }
    let first = if is_mark(p.word(last - 2)) && last > floor + 2 { last - 3 } else { last - 2 };
    (p.word(last).chars().count() == 1).then(|| made(first, &[p.word(first), p.word(last)])).flatten()
}

fn hebrew(p: &Passage<'_>, i: usize) -> bool {
    kind(p, i) == Some(TokenKind::Word) && p.word(i).as_bytes().first() == Some(&0xd7)
}

/// A mark (or two apostrophes for one) written on at token `i`: where it ends.
fn mark(p: &Passage<'_>, i: usize) -> Option<usize> {
    if !is_mark(p.word(i)) || spaced(p, i) {
        return None;
    }
    Some(if matches!(p.word(i), "'" | "׳" | "’") && p.word(i + 1) == p.word(i) && !spaced(p, i + 1) {
        i + 2
    } else {
        i + 1
    })
}

/// A year that begins at token `i`: its marks tell it from a word. Without thousands it is of the sixth millennium, as all are that
/// leave them out.
pub(super) fn year_at(p: &Passage<'_>, i: usize) -> Option<Letters> {
    if !hebrew(p, i) {
        return None;
    }
    let from = mark(p, i + 1).filter(|&f| matches!(p.word(i), "ה" | "בה" | "לה" | "מה") && hebrew(p, f));
    let (letters, to) = letters_at(p, from.unwrap_or(i))?;
    if from.is_some() {
        return year_value(&letters).map(|v| Letters {
            value: 5000 + v,
            first: i,
            to,
            thousands: true,
            prefixed: false,
        });
    }
    let whole = |v: i32, head| Letters { value: 5000 + v, first: i, to, thousands: head == 5, prefixed: head > 0 };
    if let Some(year) = year_value(&letters) {
        return (year >= 400).then(|| whole(year, 0));
    }
    // התש״ה, בתש״ה, ותש״ה
    let (head, tail) = letters.split_first()?;
    let year = year_value(tail).filter(|y| matches!(head, 2 | 5 | 6 | 30 | 40) && *y >= 400)?;
    Some(whole(year, *head))
}

/// The letters of a word with a mark before its last.
fn letters_at(p: &Passage<'_>, i: usize) -> Option<(Vec<i32>, usize)> {
    let last = mark(p, i + 1).filter(|&l| hebrew(p, l) && !spaced(p, l) && p.word(l).chars().count() == 1)?;
    values(&[p.word(i), p.word(last)]).map(|letters| (letters, last + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_they_are_written() {
        for (letters, day) in [(&[9, 6][..], 15), (&[10, 4], 14), (&[30], 30), (&[20, 9], 29), (&[3], 3)] {
            assert_eq!(day_value(letters), Some(day), "{letters:?}");
        }
        assert_eq!(day_value(&[10, 5]), None, "15 is never written with ten and five");
        assert_eq!(day_value(&[2, 1]), None);
        assert_eq!(day_with_prefix(&[2, 9, 6]), Some((15, 2)));
        assert_eq!(day_with_prefix(&[2, 1]), Some((1, 2)));
        assert_eq!(day_value(&[400]), None);
    }

    #[test]
    fn years_fall_from_hundreds_on() {
        assert_eq!(year_value(&[400, 300, 5]), Some(705));
        assert_eq!(year_value(&[400, 200, 8, 90]), Some(698), "not to write murder");
        assert_eq!(year_value(&[400, 300, 9, 6]), Some(715));
        assert_eq!(year_value(&[300, 400]), None);
        assert_eq!(year_value(&[400, 300, 40, 50]), None);
    }
}
