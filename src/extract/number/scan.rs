//! Looking around in a passage: tokens, their gaps, and words by role with the passage's own language first.

use crate::lang::{Entry, Lang, Match, Passage, Role};
use crate::text::{Token, TokenKind};

/// A passage as the number grammar looks at it.
#[derive(Clone, Copy)]
pub(super) struct Scan<'p, 't> {
    /// What is read.
    pub p: &'p Passage<'t>,
}

/// Most tokens that a form before a number may begin ahead of it.
const BACK: usize = 6;
/// The same where each character is a token: "อย่างน้อย".
const BACK_GLYPHS: usize = 16;

impl<'p, 't> Scan<'p, 't> {
    /// Token `i`.
    pub fn token(self, i: usize) -> Option<&'p Token> {
        self.p.tokens.get(i)
    }

    /// What token `i` is made of.
    pub fn kind(self, i: usize) -> Option<TokenKind> {
        self.token(i).map(|t| t.kind)
    }

    /// The characters of token `i`.
    pub fn word(self, i: usize) -> &'t str {
        self.p.word(i)
    }

    /// The only character of a punctuation token.
    pub fn mark(self, i: usize) -> Option<char> {
        let token = self.token(i).filter(|t| t.kind == TokenKind::Punct)?;
        token.of(self.p.text).chars().next()
    }

    /// Whether no white space stands before token `i`, and a token does.
    pub fn glued(self, i: usize) -> bool {
        let before = i.checked_sub(1).and_then(|b| self.token(b));
        matches!((before, self.token(i)), (Some(a), Some(b)) if a.end == b.start)
    }

    /// What stands between token `i` and the one before it.
    pub fn gap(self, i: usize) -> &'t str {
        match (i.checked_sub(1).and_then(|b| self.token(b)), self.token(i)) {
            (Some(a), Some(b)) => self.p.text.get(a.end as usize..b.start as usize).unwrap_or_default(),
            _ => "",
        }
    }

    /// Whether an entry may be read in this passage: it is of its language, or no language is known.
    pub fn own(self, lang: Lang) -> bool {
        self.p.lang == Lang::UND || self.p.lang.reads(lang)
    }

    /// The longest form at token `i` with `role` in the passage's own language.
    pub fn role(self, i: usize, role: Role) -> Option<(Match, Entry)> {
        self.p.find_in(i, Role::bits(&[role]), |e| (e.role == role && self.own(e.lang)).then_some(e))
    }

    /// Whether token `i` is a hyphen written on at both sides.
    pub fn hyphen(self, i: usize) -> bool {
        matches!(self.mark(i), Some('-' | '‐' | '‑')) && self.glued(i) && self.glued(i + 1)
    }

    /// The token behind a word for "of" at token `i`; `i` where there is none.
    pub fn of(self, i: usize) -> usize {
        self.role(i, Role::CountedWord).filter(|(_, e)| e.word() == "of").map_or(i, |(m, _)| m.end())
    }

    /// Bytes that a form takes in the text.
    pub fn length(self, m: Match) -> usize {
        self.p.span_of(m.first as usize, m.end() - 1).len()
    }

    /// The longest form at token `i` with `role` in any language.
    pub fn any(self, i: usize, role: Role) -> Option<(Match, Entry)> {
        self.p.role(i, role)
    }

    /// The longest form with `role` that ends right before token `i`, in the passage's own language unless `any`; with its first token.
    pub fn before(self, i: usize, role: Role, any: bool) -> Option<(usize, Entry)> {
        let bits = Role::bits(&[role]);
        if !self.p.may_end(i, bits) {
            return None;
        }
        let glyph = i > 0 && self.kind(i - 1) == Some(TokenKind::Glyph);
        let back = if glyph { BACK_GLYPHS } else { BACK };
        (i.saturating_sub(back)..i).find_map(|j| {
            self.p.matches(j).iter().filter(|m| m.end() == i && m.may(bits)).find_map(|m| {
                let mut entries = m.entries().filter(|e| e.role == role);
                let own = entries.clone().find(|e| self.own(e.lang));
                own.or_else(|| entries.next().filter(|_| any)).map(|e| (j, e))
            })
        })
    }

    /// Whether token `i` begins a line or the passage.
    pub fn line_start(self, i: usize) -> bool {
        i == 0 || self.kind(i - 1) == Some(TokenKind::Line)
    }

    /// Whether a sentence begins at token `i`, as far as marks tell.
    pub fn sentence_start(self, i: usize) -> bool {
        self.line_start(i)
            || self.token(i).is_some_and(|t| self.p.sentence(t.start as usize).start == t.start as usize)
            || matches!(self.mark(i - 1), Some('.' | '!' | '?' | ':' | '"' | '“' | '„' | '«' | '(' | '•' | '·'))
    }
}
