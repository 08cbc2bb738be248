//! Bytes to code points, for the record: the only unit readers see.

/// Turns byte offsets of one text into code point offsets, in constant time by a checkpoint every 64 bytes.
#[derive(Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    marks: Vec<u32>,
}

const STEP: usize = 64;

impl<'a> CodePoints<'a> {
    /// Counts the code points of `text` once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut count = 0_u32;
        let marks = text
            .as_bytes()
            .chunks(STEP)
            .map(|chunk| {
                let before = count;
                count += starts(chunk);
                before
            })
            .collect();
        Self { text, marks }
    }

    /// The number of code points before byte `at`.
    ///
    /// ```
    /// assert_eq!(regest::text::CodePoints::new("🕯 12 April").at(5), 2);
    /// ```
    #[must_use]
    pub fn at(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let chunk = at / STEP;
        let Some(&mark) = self.marks.get(chunk) else {
            return self.count();
        };
        mark as usize + starts(&self.text.as_bytes()[chunk * STEP..at]) as usize
    }

    /// All code points.
    #[must_use]
    pub fn count(&self) -> usize {
        let chunk = self.marks.len().saturating_sub(1);
        let mark = self.marks.get(chunk).copied().unwrap_or(0);
        mark as usize + starts(&self.text.as_bytes()[(chunk * STEP).min(self.text.len())..]) as usize
    }
}

/// Bytes that begin a character.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().map(|b| u32::from(b & 0xC0 != 0x80)).sum()
}
