//! The ruler of a page: its text, byte spans of it, the way back to the raw bytes, and its tokens.
//! What the words mean is not known here.

mod fold;
mod map;
mod offsets;
mod span;
pub mod token;

pub use fold::{fold, fold_into};
pub use map::{Op, RawMap, Row};
pub use offsets::CodePoints;
pub use span::Span;
pub use token::{Token, TokenKind};

/// The whole visible text of a page and the way from each of its characters to the raw bytes.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// The text: kept and dropped blocks alike.
    pub value: String,
    /// Rows that tile `value` in order, each naming the raw bytes its characters came from.
    pub map: RawMap,
}

impl Text {
    /// The text of a plain page whose raw bytes are the text itself, after `skip` raw bytes (a BOM).
    ///
    /// ```
    /// let text = regest::text::Text::plain("5 May", 3);
    /// assert_eq!(text.raw(regest::text::Span::new(0, 1)), 3..4);
    /// ```
    #[must_use]
    pub fn plain(value: &str, skip: usize) -> Self {
        let mut map = RawMap::default();
        map.push(value.len(), skip, value.len(), Op::Same);
        Self { value: value.to_owned(), map }
    }

    /// The raw byte range that the characters of `span` came from.
    #[must_use]
    pub fn raw(&self, span: Span) -> std::ops::Range<usize> {
        self.map.raw(&self.value, span)
    }
}

#[cfg(test)]
mod tests;
