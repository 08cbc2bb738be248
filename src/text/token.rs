//! Words, digit runs, marks and symbols of a text, in one pass.

use super::Span;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters with their marks, in a script that parts words by spaces.
    Word,
    /// One character of a script without spaces between words: Han, Kana, Thai, Lao, Khmer, Burmese.
    Glyph,
    /// Digits of one script.
    Number,
    /// One character of punctuation or a symbol.
    Punct,
    /// A line end (CR, LF or both).
    Line,
}

/// One token; white space other than line ends stands between tokens and is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte in the page's text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it is made of.
    pub kind: TokenKind,
    /// White space or the passage's start stands before it.
    pub spaced: bool,
    /// A word that begins with a capital.
    pub capital: bool,
    /// A word of two or more letters that has no small ones (and whose script has them).
    pub upper: bool,
}

impl Token {
    /// Its place in the text.
    #[must_use]
    pub const fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// Its characters.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        self.span().of(text)
    }
}

/// The value of a digit in any script, if `c` is one.
///
/// ```
/// assert_eq!(regest::text::token::digit('٤'), Some(4));
/// ```
#[must_use]
pub fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    /// First digits of the decimal digit runs of Unicode (category Nd) outside the supplementary planes.
    const ZEROS: [u32; 37] = [
        0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
        0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
        0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0,
    ];
    let code = c as u32;
    let zero = ZEROS[..ZEROS.partition_point(|&z| z <= code)].last()?;
    u8::try_from(code - zero).ok().filter(|&d| d < 10)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Line,
    Letter { upper: bool, cased: bool },
    Glyph,
    Digit,
    Mark,
    Punct,
}

/// The tokens of `text[span]`, with offsets in `text`.
#[must_use]
pub fn tokenize(text: &str, span: Span) -> Vec<Token> {
    let part = span.of(text);
    let mut out = Vec::with_capacity(part.len() / 5);
    let mut last = Class::Space;
    for (i, c) in part.char_indices() {
        let class = classify(c);
        let (start, end) = ((span.start + i) as u32, (span.start + i + c.len_utf8()) as u32);
        if !extend(&mut out, text, last, class, start, end) {
            begin(&mut out, last, class, start, end);
        }
        if class != Class::Mark || last == Class::Space {
            last = class;
        }
    }
    out
}

/// Lengthens the last token by the character, if it goes on with it.
fn extend(out: &mut [Token], text: &str, last: Class, class: Class, start: u32, end: u32) -> bool {
    let Some(token) = out.last_mut().filter(|t| t.end == start) else { return false };
    let goes_on = match (class, token.kind) {
        (Class::Mark, _) => token.kind != TokenKind::Line,
        (Class::Letter { upper, cased }, TokenKind::Word) => {
            token.upper &= upper || !cased;
            true
        }
        (Class::Digit, TokenKind::Number) => same_script(token.of(text), text.get(start as usize..end as usize)),
        (Class::Line, TokenKind::Line) => {
            last == Class::Line && token.of(text) == "\r" && text.get(start as usize..end as usize) == Some("\n")
        }
        _ => false,
    };
    if goes_on {
        token.end = end;
        // One capital alone is a capital, not a word in capitals.
    }
    goes_on
}

fn same_script(run: &str, next: Option<&str>) -> bool {
    let block = |c: char| if c.is_ascii() { 0 } else { c as u32 >> 4 };
    match (run.chars().next(), next.and_then(|n| n.chars().next())) {
        (Some(a), Some(b)) => block(a).abs_diff(block(b)) <= 1,
        _ => false,
    }
}

fn begin(out: &mut Vec<Token>, last: Class, class: Class, start: u32, end: u32) {
    if let Some(word) = out.last_mut().filter(|t| t.kind == TokenKind::Word && t.upper && is_single(t)) {
        word.upper = false;
    }
    let kind = match class {
        Class::Space => return,
        Class::Line => TokenKind::Line,
        Class::Letter { .. } => TokenKind::Word,
        Class::Glyph => TokenKind::Glyph,
        Class::Digit => TokenKind::Number,
        Class::Mark | Class::Punct => TokenKind::Punct,
    };
    let capital = matches!(class, Class::Letter { upper: true, .. });
    let spaced = matches!(last, Class::Space | Class::Line) || out.is_empty();
    out.push(Token { start, end, kind, spaced, capital, upper: capital });
}

fn is_single(token: &Token) -> bool {
    token.end - token.start <= 2
}

fn classify(c: char) -> Class {
    if c.is_ascii() {
        return match c {
            'a'..='z' => Class::Letter { upper: false, cased: true },
            'A'..='Z' => Class::Letter { upper: true, cased: true },
            '0'..='9' => Class::Digit,
            '\n' | '\r' => Class::Line,
            '\t' | ' ' | '\x0b' | '\x0c' => Class::Space,
            _ => Class::Punct,
        };
    }
    classify_wide(c)
}

fn classify_wide(c: char) -> Class {
    match c {
        '\u{2028}' | '\u{2029}' | '\u{85}' => Class::Line,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => Class::Mark,
        '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}' | '\u{e80}'..='\u{ecf}' => Class::Glyph,
        '\u{1000}'..='\u{103f}' | '\u{1780}'..='\u{17df}' => Class::Glyph,
        '々' | '〆' | '〇' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | 'ー' => Class::Glyph,
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' => Class::Glyph,
        _ if c.is_whitespace() => Class::Space,
        _ if digit(c).is_some() => Class::Digit,
        _ if unicode_normalization::char::is_combining_mark(c) => Class::Mark,
        _ if c.is_alphabetic() && c != 'º' && c != 'ª' => {
            Class::Letter { upper: c.is_uppercase(), cased: c.is_uppercase() || c.is_lowercase() }
        }
        _ => Class::Punct,
    }
}
