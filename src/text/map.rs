//! The exact way from text to raw bytes: rows that tile the text in order.

use super::Span;
use std::ops::Range;

/// How the characters of a row came from their raw bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Op {
    /// The same bytes.
    Same = 0,
    /// A run of white space folded to one character.
    Folded = 1,
    /// A character reference.
    Entity = 2,
    /// Another encoding: every character of the row has the same length in the text and the same in the raw bytes.
    Encoded = 3,
    /// Put in by us (a line feed between blocks); no raw bytes.
    Inserted = 4,
}

/// One row: `text_len` bytes of text at `text` came from `raw_len` raw bytes at `raw`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// First byte in the text.
    pub text: usize,
    /// Bytes of text.
    pub text_len: usize,
    /// First raw byte.
    pub raw: usize,
    /// Raw bytes; 0 for inserted rows.
    pub raw_len: usize,
    /// How.
    pub op: Op,
}

/// The rows of a text, in text order, without gaps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawMap {
    rows: Vec<Row>,
    /// Bytes of text and raw bytes of each character of the last row, if it is of another encoding.
    unit: (usize, usize),
}

impl RawMap {
    /// Adds a row behind the last; a run of unchanged bytes that goes on is joined to the row before.
    pub fn push(&mut self, text_len: usize, raw: usize, raw_len: usize, op: Op) {
        if text_len == 0 {
            return;
        }
        let text = self.rows.last().map_or(0, |r| r.text + r.text_len);
        if let Some(last) = self.rows.last_mut()
            && op == Op::Same
            && last.op == Op::Same
            && last.raw + last.raw_len == raw
        {
            last.text_len += text_len;
            last.raw_len += raw_len;
            return;
        }
        self.unit = (0, 0);
        self.rows.push(Row { text, text_len, raw, raw_len, op });
    }

    /// Adds characters of another encoding, of `unit.0` bytes in the text and `unit.1` raw bytes each; they join the row before
    /// if its characters are of the same lengths and it ends where they begin.
    ///
    /// ```
    /// use regest::text::RawMap;
    /// let mut map = RawMap::default();
    /// map.push_encoded((2, 1), 1, 0); // windows-1252: "é", then "üé"
    /// map.push_encoded((2, 1), 2, 1);
    /// assert_eq!(map.rows().len(), 1);
    /// ```
    pub fn push_encoded(&mut self, unit: (usize, usize), count: usize, raw: usize) {
        let (text_len, raw_len) = (unit.0 * count, unit.1 * count);
        if self.unit == unit
            && let Some(last) = self.rows.last_mut()
            && last.raw + last.raw_len == raw
        {
            last.text_len += text_len;
            last.raw_len += raw_len;
            return;
        }
        self.push(text_len, raw, raw_len, Op::Encoded);
        self.unit = unit;
    }

    /// This map, whose raw bytes are the text of `under`, taken down to the raw bytes of `under`, whose text is `middle`.
    #[must_use]
    pub fn over(&self, under: &Self, middle: &str) -> Self {
        let mut out = Self::default();
        let mut at = 0;
        for row in &self.rows {
            while under.rows.get(at).is_some_and(|u| u.text + u.text_len <= row.raw) {
                at += 1;
            }
            match row.op {
                Op::Inserted => out.push(row.text_len, 0, 0, Op::Inserted),
                Op::Same | Op::Encoded => under.copy(at, row.raw..row.raw + row.raw_len, middle, &mut out),
                Op::Folded | Op::Entity => {
                    let raw = under.raw(middle, Span::new(row.raw, row.raw + row.raw_len));
                    out.push(row.text_len, raw.start, raw.len(), row.op);
                }
            }
        }
        out
    }

    /// Adds the rows from `at` on, as far as they lie in `range` of the text, to `out`.
    fn copy(&self, at: usize, range: Range<usize>, text: &str, out: &mut Self) {
        let span = Span::new(range.start, range.end);
        for row in self.rows.iter().skip(at).take_while(|r| r.text < range.end) {
            let raw = row.part(text, span);
            let len = range.end.min(row.text + row.text_len) - range.start.max(row.text);
            match row.op {
                Op::Encoded => {
                    let unit = row.unit(text);
                    let count = (len / unit.0).max(1);
                    out.push_encoded((len / count, raw.len() / count), count, raw.start);
                }
                op => out.push(len, raw.start, raw.len(), op),
            }
        }
    }

    /// The rows.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The raw bytes that the characters of `span` came from: from the first byte of its first character's source to
    /// the last of its last one's, tags between them included. Inserted characters at either end add nothing.
    #[must_use]
    pub fn raw(&self, text: &str, span: Span) -> Range<usize> {
        let first = self.rows.partition_point(|r| r.text + r.text_len <= span.start);
        let mut out: Option<Range<usize>> = None;
        for row in self.rows.iter().skip(first) {
            if row.text >= span.end.max(span.start + 1) {
                break;
            }
            if row.op == Op::Inserted {
                continue;
            }
            let piece = row.part(text, span);
            out = Some(match out {
                None => piece,
                Some(have) => have.start.min(piece.start)..have.end.max(piece.end),
            });
        }
        out.unwrap_or_else(|| self.near(first))
    }

    /// Where a span of inserted characters stands among the raw bytes.
    fn near(&self, row: usize) -> Range<usize> {
        let at = self.rows[..row.min(self.rows.len())].last().map_or(0, |r| r.raw + r.raw_len);
        at..at
    }
}

impl Row {
    /// The raw bytes of the part of the row that lies in `span`.
    fn part(&self, text: &str, span: Span) -> Range<usize> {
        let from = span.start.max(self.text) - self.text;
        let to = (span.end.min(self.text + self.text_len)).max(self.text + from) - self.text;
        match self.op {
            Op::Same => self.raw + from..self.raw + to,
            Op::Encoded => {
                let (unit, width) = self.unit(text);
                self.raw + from / unit * width..self.raw + to.div_ceil(unit) * width
            }
            Op::Folded | Op::Entity | Op::Inserted => self.raw..self.raw + self.raw_len,
        }
    }

    /// Bytes of text and raw bytes of each character of a row of another encoding.
    fn unit(&self, text: &str) -> (usize, usize) {
        let unit = text.get(self.text..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8);
        let chars = (self.text_len / unit).max(1);
        (unit, self.raw_len / chars)
    }
}
