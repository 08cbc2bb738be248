//! A block's text, cut into tokens, with what the word table says of each: what every extractor reads.

use super::{Entry, Hit, Lang, Lexicon, Role};
use crate::text::token::tokenize;
use crate::text::{Span, Token, TokenKind, fold_into};

/// A form of the word table that begins at a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// Index of its first token.
    pub first: u32,
    /// How many tokens it takes, 1 or more.
    pub tokens: u8,
    hit: Hit,
}

impl Match {
    /// What it means.
    pub fn entries(self) -> impl Iterator<Item = Entry> + Clone {
        self.hit.entries()
    }

    /// Whether it may play one of the roles whose [`Role::bits`] are given; its meanings tell for sure.
    #[must_use]
    pub const fn may(self, roles: u64) -> bool {
        self.hit.roles & roles != 0
    }

    /// Index of the token behind it.
    #[must_use]
    pub const fn end(self) -> usize {
        self.first as usize + self.tokens as usize
    }
}

/// The text of one block with its tokens.
#[derive(Debug, Clone)]
pub struct Passage<'t> {
    /// The page's whole text; all offsets count its bytes.
    pub text: &'t str,
    /// The block's part of it.
    pub span: Span,
    /// Index of the block.
    pub block: usize,
    /// Language of the block.
    pub lang: Lang,
    /// A heading.
    pub heading: bool,
    /// Its sentences, in order; they tile `span`.
    pub sentences: Vec<Span>,
    /// Its tokens.
    pub tokens: Vec<Token>,
    matches: Vec<Match>,
    /// Where each token's matches begin in `matches`; one more than tokens.
    starts: Vec<u32>,
    /// [`Role::bits`] of all forms that end right before each token; one more than tokens.
    ends: Vec<u64>,
}

impl<'t> Passage<'t> {
    /// Cuts `span` of `text` into tokens and looks each of them up. The sentence is the whole span until `detect` says more.
    #[must_use]
    pub fn new(text: &'t str, span: Span, block: usize, lang: Lang) -> Self {
        let tokens = tokenize(text, span);
        let (matches, starts) = look_up(text, &tokens);
        let mut ends = vec![0; tokens.len() + 1];
        for m in &matches {
            if let Some(bits) = ends.get_mut(m.end()) {
                *bits |= m.hit.roles;
            }
        }
        Self { text, span, block, lang, heading: false, sentences: vec![span], tokens, matches, starts, ends }
    }

    /// The forms that begin at token `i`, shortest first.
    #[must_use]
    pub fn matches(&self, i: usize) -> &[Match] {
        let (Some(&from), Some(&to)) = (self.starts.get(i), self.starts.get(i + 1)) else { return &[] };
        &self.matches[from as usize..to as usize]
    }

    /// Whether a form that ends right before token `end` may play one of the roles whose [`Role::bits`] are given.
    #[must_use]
    pub fn may_end(&self, end: usize, roles: u64) -> bool {
        self.ends.get(end).is_some_and(|bits| bits & roles != 0)
    }

    /// All forms of the passage, in order.
    #[must_use]
    pub fn all_matches(&self) -> &[Match] {
        &self.matches
    }

    /// The longest form at token `i` that has a meaning `wanted` takes, with that meaning. Of several languages' meanings the
    /// passage's own comes first.
    pub fn find<T>(&self, i: usize, wanted: impl FnMut(Entry) -> Option<T>) -> Option<(Match, T)> {
        self.find_in(i, u64::MAX, wanted)
    }

    /// The longest form at token `i` with `role`; the entry of the passage's own language comes first.
    #[must_use]
    pub fn role(&self, i: usize, role: Role) -> Option<(Match, Entry)> {
        self.find_in(i, Role::bits(&[role]), |e| (e.role == role).then_some(e))
    }

    /// The same as [`Passage::find`] for meanings whose roles are known: forms without their [`Role::bits`] are passed over.
    pub fn find_in<T>(&self, i: usize, roles: u64, mut wanted: impl FnMut(Entry) -> Option<T>) -> Option<(Match, T)> {
        self.matches(i).iter().rev().filter(|m| m.may(roles)).find_map(|m| {
            let own = m.entries().filter(|e| e.lang == self.lang).find_map(&mut wanted);
            let any = own.or_else(|| m.entries().find_map(&mut wanted));
            any.map(|t| (*m, t))
        })
    }

    /// The words of token `i`; empty beyond the ends.
    #[must_use]
    pub fn word(&self, i: usize) -> &'t str {
        self.tokens.get(i).map_or("", |t| t.of(self.text))
    }

    /// The span from token `first` to token `last`, both in it.
    #[must_use]
    pub fn span_of(&self, first: usize, last: usize) -> Span {
        let start = self.tokens.get(first).map_or(self.span.end, |t| t.start as usize);
        Span::new(start, self.tokens.get(last).map_or(start, |t| t.end as usize))
    }

    /// The sentence that holds the byte `at`.
    #[must_use]
    pub fn sentence(&self, at: usize) -> Span {
        let i = self.sentences.partition_point(|s| s.end <= at);
        self.sentences.get(i).or(self.sentences.last()).copied().unwrap_or(self.span)
    }

    /// Index of the first token that begins at or behind byte `at`.
    #[must_use]
    pub fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|t| (t.start as usize) < at)
    }
}

fn look_up(text: &str, tokens: &[Token]) -> (Vec<Match>, Vec<u32>) {
    let (mut matches, mut starts) = (Vec::new(), Vec::with_capacity(tokens.len() + 1));
    let mut key = String::new();
    for i in 0..tokens.len() {
        starts.push(matches.len() as u32);
        if !matches!(tokens[i].kind, TokenKind::Line | TokenKind::Number) {
            walk(text, tokens, i, &mut key, &mut matches);
        }
    }
    starts.push(matches.len() as u32);
    (matches, starts)
}

/// Every form that begins at token `i`.
fn walk(text: &str, tokens: &[Token], i: usize, key: &mut String, out: &mut Vec<Match>) {
    key.clear();
    for (n, token) in tokens[i..].iter().enumerate() {
        if n > 0 && token.spaced {
            key.push(' ');
        }
        fold_into(token.of(text), key);
        let Some(hit) = Lexicon::get(key) else { return };
        let tokens = n as u8 + 1;
        if hit.is_form() {
            out.push(Match { first: i as u32, tokens, hit });
        }
        if hit.longest <= tokens {
            return;
        }
    }
}
