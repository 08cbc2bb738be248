//! The one form in which words are looked up.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// `text` in look-up form; see [`fold_into`].
///
/// ```
/// assert_eq!(regest::text::fold("l’Été  1944"), "l'été 1944");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Appends `text` in look-up form to `out`: lower case, NFC, one space for each run of white space, one kind of apostrophe and of
/// hyphen, without soft hyphens, joiners, Hebrew points, Arabic vowel marks and tatweel.
pub fn fold_into(text: &str, out: &mut String) {
    let from = out.len();
    let mut marks = false;
    for c in text.chars() {
        if c.is_ascii() {
            push_ascii(c, out);
            continue;
        }
        marks |= is_combining_mark(c);
        push_wide(c, out);
    }
    if marks {
        let composed: String = out[from..].nfc().collect();
        out.truncate(from);
        out.push_str(&composed);
    }
}

fn push_ascii(c: char, out: &mut String) {
    match c {
        '\t' | '\n' | '\r' | '\x0c' | ' ' => space(out),
        '`' => out.push('\''),
        _ => out.push(c.to_ascii_lowercase()),
    }
}

fn push_wide(c: char, out: &mut String) {
    match c {
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => {}
        '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}' => {}
        '\u{640}' | '\u{64b}'..='\u{652}' | '\u{670}' => {}
        '’' | '‘' | 'ʼ' | '´' | '′' | 'ʹ' => out.push('\''),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '־' => out.push('-'),
        '״' | '“' | '”' | '„' => out.push('"'),
        '׳' => out.push('\''),
        // Arabic and Persian keyboards differ in two letters that readers take for the same.
        'ي' | 'ى' => out.push('ی'),
        'ك' => out.push('ک'),
        'ſ' => out.push('s'),
        'İ' => out.push('i'),
        _ if c.is_whitespace() => space(out),
        _ => out.extend(c.to_lowercase()),
    }
}

fn space(out: &mut String) {
    if !out.ends_with(' ') {
        out.push(' ');
    }
}
