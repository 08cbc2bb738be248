//! When two lines are the same: case, white space and digits do not count.

use crate::text::fold_into;

/// What lines are compared by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// FNV-1a, 64 bits, of the line in look-up form ([`fold`](crate::text::fold)) with `0` for each number.
    pub hash: u64,
    /// The digits that were left out; 0 where there are none.
    pub digits: u32,
}

/// Makes keys; keeps its memory from line to line.
///
/// ```
/// use regest::sites::Keys;
/// let mut keys = Keys::default();
/// let (a, b) = (keys.key(" Viewed 1,404  times").unwrap(), keys.key("VIEWED 12 times\n").unwrap());
/// assert_eq!(a.hash, b.hash);
/// assert_ne!(a.digits, b.digits);
/// assert_eq!(keys.key(" » "), None);
/// ```
#[derive(Debug, Default)]
pub struct Keys {
    folded: String,
}

impl Keys {
    /// The key of a line; none where it has neither letter nor digit.
    pub fn key(&mut self, line: &str) -> Option<Key> {
        self.folded.clear();
        fold_into(line.trim(), &mut self.folded);
        let line = self.folded.trim();
        if !line.chars().any(char::is_alphanumeric) {
            return None;
        }
        let (mut hash, mut digits) = (Fnv::default(), Fnv::default());
        let mut chars = line.chars().peekable();
        let mut numbers = false;
        while let Some(c) = chars.next() {
            if !c.is_numeric() {
                hash.char(c);
                continue;
            }
            hash.char('0');
            digits.char(c);
            while let Some(c) = rest_of_number(&mut chars) {
                digits.char(c);
            }
            digits.char(' ');
            numbers = true;
        }
        let folded = (digits.0 >> 32) as u32 ^ digits.0 as u32;
        Some(Key { hash: hash.0, digits: if numbers { folded.max(1) } else { 0 } })
    }
}

/// The next digit of a number, past one mark that may part its groups.
fn rest_of_number(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Option<char> {
    if let Some(digit) = chars.next_if(|c| c.is_numeric()) {
        return Some(digit);
    }
    let mut ahead = chars.clone();
    let parts = ahead.next().is_some_and(|c| matches!(c, '.' | ',' | '\'' | ' ' | '٬' | '٫' | '，' | '．'));
    let digit = ahead.next().filter(|c| parts && c.is_numeric())?;
    *chars = ahead;
    Some(digit)
}

/// FNV-1a: short, well known, the same everywhere; the hashes stand in files.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn char(&mut self, c: char) {
        let mut bytes = [0; 4];
        for byte in c.encode_utf8(&mut bytes).bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
