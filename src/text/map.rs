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
        self.rows.push(Row { text, text_len, raw, raw_len, op });
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
                let unit = text.get(self.text..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8);
                let chars = (self.text_len / unit).max(1);
                let width = self.raw_len / chars;
                self.raw + from / unit * width..self.raw + to.div_ceil(unit) * width
            }
            Op::Folded | Op::Entity | Op::Inserted => self.raw..self.raw + self.raw_len,
        }
    }
}
