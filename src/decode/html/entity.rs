//! Character references, as the HTML standard reads them.

use entities::{ENTITIES, Entity};
use memchr::memchr;
use std::sync::LazyLock;

/// What a reference stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// One character.
    Char(char),
    /// The characters of a name.
    Named(&'static str),
}

/// The reference that `text` begins with (an ampersand): its length, and what it stands for. `None` when the ampersand is only
/// itself. In an attribute a name without semicolon before `=` or a letter or digit is no reference.
pub(super) fn reference(text: &[u8], attribute: bool) -> Option<(usize, Meaning)> {
    match text.get(1)? {
        b'#' => numeric(text),
        b if b.is_ascii_alphanumeric() => named(text, attribute),
        _ => None,
    }
}

fn numeric(text: &[u8]) -> Option<(usize, Meaning)> {
    let hex = matches!(text.get(2), Some(b'x' | b'X'));
    let (from, base) = if hex { (3, 16) } else { (2, 10) };
    let digits = text.get(from..)?.iter().take_while(|b| char::from(**b).is_digit(base));
    let (mut code, mut count) = (0_u32, 0);
    for &digit in digits {
        let digit = char::from(digit).to_digit(base).unwrap_or(0);
        code = code.saturating_mul(base).saturating_add(digit).min(0x11_0000);
        count += 1;
    }
    if count == 0 {
        return None;
    }
    let end = from + count;
    let end = end + usize::from(text.get(end) == Some(&b';'));
    Some((end, Meaning::Char(character(code))))
}

/// The character of a number: C1 controls are read as windows-1252, what is no character as U+FFFD.
fn character(code: u32) -> char {
    if let Ok(byte @ 0x80..=0x9f) = u8::try_from(code) {
        // This is the standard's own table, by way of the encoding: both leave the same five bytes as they are.
        let bytes = [byte];
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
        return text.chars().next().unwrap_or('\u{fffd}');
    }
    if code == 0 { '\u{fffd}' } else { char::from_u32(code).unwrap_or('\u{fffd}') }
}

/// Longest name, with ampersand and semicolon.
const LONGEST: usize = 33;

fn named(text: &[u8], attribute: bool) -> Option<(usize, Meaning)> {
    let text = text.get(..LONGEST).unwrap_or(text);
    let word = 1 + text.get(1..)?.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    if memchr(b';', text.get(word..=word).unwrap_or_default()).is_some()
        && let Some(meaning) = look_up(text.get(..=word)?)
    {
        return Some((word + 1, Meaning::Named(meaning)));
    }
    // Old names count without their semicolon, even inside a longer word: the longest one does.
    let (end, meaning) = (3..=word.min(8)).rev().find_map(|end| Some((end, look_up(text.get(..end)?)?)))?;
    let next = text.get(end);
    let plain = attribute && next.is_some_and(|b| *b == b'=' || b.is_ascii_alphanumeric());
    (!plain).then_some((end, Meaning::Named(meaning)))
}

fn look_up(name: &[u8]) -> Option<&'static str> {
    match name {
        b"&amp;" => return Some("&"),
        b"&nbsp;" => return Some("\u{a0}"),
        b"&quot;" => return Some("\""),
        b"&lt;" => return Some("<"),
        b"&gt;" => return Some(">"),
        _ => {}
    }
    let at = SORTED.binary_search_by(|e| e.entity.as_bytes().cmp(name)).ok()?;
    SORTED.get(at).map(|e| e.characters)
}

/// The standard's table, sorted by name at its first use: the crate's is in no useful order.
static SORTED: LazyLock<Vec<&Entity>> = LazyLock::new(|| {
    let mut all: Vec<_> = ENTITIES.iter().collect();
    all.sort_unstable_by_key(|e| e.entity);
    all
});

/// `text` with its references decoded, as in an attribute.
pub(super) fn decoded(text: &str, attribute: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (len, meaning) = reference(from.as_bytes(), attribute).unwrap_or((1, Meaning::Char('&')));
        match meaning {
            Meaning::Char(c) => out.push(c),
            Meaning::Named(s) => out.push_str(s),
        }
        rest = from.get(len..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_as_the_standard_says() {
        for (text, plain) in [
            ("&amp;&lt;&eacute;&hellip;", "&<é…"),
            ("&#0;&#x110000;&#xD800;&#99999999999;", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}"),
            ("&#150;&#x80;&#129;", "–€\u{81}"),
            ("&notit; &notin; &not;", "¬it; ∉ ¬"),
            ("&copy 1998 &copyright &eacutex", "© 1998 ©right éx"),
            ("& &; &# &#x &#; &foo; AT&T", "& &; &# &#x &#; &foo; AT&T"),
            ("&#32&#x20;&#65", "  A"),
            ("&NotEqualTilde;", "≂̸"),
            ("&CounterClockwiseContourIntegral;", "∳"),
        ] {
            assert_eq!(decoded(text, false), plain, "{text}");
        }
        assert_eq!(decoded("?a=1&copy=2&amp;b&lt", true), "?a=1&copy=2&b<");
    }
}
