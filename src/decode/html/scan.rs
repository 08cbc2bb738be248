//! Markup parted into texts and tags, as the HTML standard's tokenizer does, without decoding anything. Linear in any input.

use memchr::memmem;
use memchr::{memchr, memchr2};
use std::ops::Range;

/// An attribute: places of its name and value in the markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribute {
    pub(super) name: Range<usize>,
    pub(super) value: Range<usize>,
}

/// A part of the markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Text, with character references as written.
    Text(Range<usize>),
    /// A start tag; its attributes are in [`Scanner::attributes`].
    Start { name: Range<usize>, all: Range<usize>, closed: bool },
    /// An end tag.
    End { name: Range<usize>, all: Range<usize> },
    /// A CDATA section: text in foreign elements, nothing elsewhere.
    Cdata(Range<usize>),
}

/// Attributes of one tag that are looked at; no honest page has more.
const MOST_ATTRIBUTES: usize = 256;

/// Goes through markup.
pub(super) struct Scanner<'a> {
    html: &'a [u8],
    at: usize,
    attributes: Vec<Attribute>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(html: &'a [u8]) -> Self {
        Self { html, at: 0, attributes: Vec::new() }
    }

    /// One that has just read the start tag at `all`.
    pub(super) fn of_tag(html: &'a [u8], all: Range<usize>) -> Self {
        let mut scanner = Self::new(html.get(..all.end).unwrap_or(html));
        scanner.tag(all.start, all.start + 1);
        scanner
    }

    /// The attributes of the tag last seen.
    pub(super) fn attributes(&self) -> &[Attribute] {
        &self.attributes
    }

    fn rest(&self, at: usize) -> &'a [u8] {
        self.html.get(at..).unwrap_or_default()
    }

    fn byte(&self, at: usize) -> u8 {
        self.html.get(at).copied().unwrap_or(0)
    }

    /// The next text or tag.
    pub(super) fn next(&mut self) -> Option<Token> {
        loop {
            let from = self.at;
            let open = self.next_markup(from);
            if open > from {
                self.at = open;
                return Some(Token::Text(from..open));
            }
            if open >= self.html.len() {
                return None;
            }
            let token = self.markup(open);
            if token.is_some() {
                return token;
            }
        }
    }

    /// The next `<` that begins markup, or the end.
    fn next_markup(&self, mut from: usize) -> usize {
        while let Some(i) = memchr(b'<', self.rest(from)) {
            let at = from + i;
            match self.byte(at + 1) {
                b'a'..=b'z' | b'A'..=b'Z' | b'!' | b'?' => return at,
                b'/' if at + 2 < self.html.len() => return at,
                _ => from = at + 1,
            }
        }
        self.html.len()
    }

    /// Reads past the markup at `open`; gives it if it is a tag or a CDATA section.
    fn markup(&mut self, open: usize) -> Option<Token> {
        match (self.byte(open + 1), self.byte(open + 2)) {
            (b'!', _) => self.declaration(open),
            (b'/', b'a'..=b'z' | b'A'..=b'Z') => self.tag(open, open + 2),
            (b'/', b'>') => self.go_to(open + 3),
            (b'/' | b'?', _) => self.bogus(open + 2),
            _ => self.tag(open, open + 1),
        }
    }

    fn go_to(&mut self, at: usize) -> Option<Token> {
        self.at = at.min(self.html.len());
        None
    }

    fn bogus(&mut self, from: usize) -> Option<Token> {
        let end = memchr(b'>', self.rest(from)).map_or(self.html.len(), |i| from + i + 1);
        self.go_to(end)
    }

    fn declaration(&mut self, open: usize) -> Option<Token> {
        let rest = self.rest(open);
        if rest.starts_with(b"<!--") {
            return self.go_to(self.comment_end(open + 4));
        }
        if rest.starts_with(b"<![CDATA[") {
            let from = open + 9;
            let to = memmem::find(self.rest(from), b"]]>").map_or(self.html.len(), |i| from + i);
            self.at = (to + 3).min(self.html.len());
            return Some(Token::Cdata(from..to));
        }
        self.bogus(open + 2)
    }

    /// The end of the comment whose text begins at `from`.
    fn comment_end(&self, from: usize) -> usize {
        let rest = self.rest(from);
        if rest.starts_with(b">") {
            return from + 1;
        }
        if rest.starts_with(b"->") {
            return from + 2;
        }
        let mut at = from;
        while let Some(i) = memmem::find(self.rest(at), b"--") {
            at += i + 2;
            match (self.byte(at), self.byte(at + 1)) {
                (b'>', _) => return at + 1,
                (b'!', b'>') => return at + 2,
                // `--->`: the last two dashes count.
                (b'-', _) => at -= 1,
                _ => {}
            }
        }
        self.html.len()
    }

    fn tag(&mut self, open: usize, name: usize) -> Option<Token> {
        let name_end = self.until(name, |b| b.is_ascii_whitespace() || b == b'/' || b == b'>');
        let (end, closed) = self.read_attributes(name_end)?;
        self.at = end;
        let (name, all) = (name..name_end, open..end);
        Some(if self.byte(open + 1) == b'/' { Token::End { name, all } } else { Token::Start { name, all, closed } })
    }

    fn until(&self, from: usize, stop: impl Fn(u8) -> bool) -> usize {
        self.rest(from).iter().position(|&b| stop(b)).map_or(self.html.len(), |i| from + i)
    }

    /// Reads attributes up to the `>`; the place after it, and whether a `/` stands before it. A tag that the input ends in is
    /// no tag: then all is read.
    fn read_attributes(&mut self, from: usize) -> Option<(usize, bool)> {
        self.attributes.clear();
        let mut at = from;
        loop {
            let start = self.until(at, |b| !b.is_ascii_whitespace() && b != b'/');
            match self.html.get(start) {
                None => return self.go_to(self.html.len()).map(|_| (0, false)),
                Some(b'>') => return Some((start + 1, start > from && self.byte(start - 1) == b'/')),
                Some(_) => at = self.attribute(start),
            }
        }
    }

    /// Reads one attribute; the place after it.
    fn attribute(&mut self, start: usize) -> usize {
        let ends = |b: u8| b.is_ascii_whitespace() || matches!(b, b'/' | b'>' | b'=');
        let name = start..self.until(start + 1, ends);
        let equals = self.until(name.end, |b| !b.is_ascii_whitespace());
        let (value, next) =
            if self.byte(equals) == b'=' { self.value(equals + 1) } else { (name.end..name.end, name.end) };
        if self.attributes.len() < MOST_ATTRIBUTES {
            self.attributes.push(Attribute { name, value });
        }
        next
    }

    /// The value that begins behind an equals sign, and the place after it.
    fn value(&self, from: usize) -> (Range<usize>, usize) {
        let start = self.until(from, |b| !b.is_ascii_whitespace());
        match self.byte(start) {
            quote @ (b'"' | b'\'') => {
                let end = memchr(quote, self.rest(start + 1)).map_or(self.html.len(), |i| start + 1 + i);
                (start + 1..end, (end + 1).min(self.html.len()))
            }
            b'>' => (start..start, start),
            _ => {
                let end = self.until(start, |b| b.is_ascii_whitespace() || b == b'>');
                (start..end, end)
            }
        }
    }

    /// Reads past the content of a raw text element whose start tag was just read: up to its end tag, which comes next.
    pub(super) fn raw_text(&mut self, name: &[u8]) -> Range<usize> {
        let from = self.at;
        let mut end = if name == b"plaintext" { self.html.len() } else { self.raw_end(from, name) };
        if name == b"script" && memmem::find(self.html.get(from..end).unwrap_or_default(), b"<!--").is_some() {
            end = self.script_end(from);
        }
        self.at = end;
        from..end
    }

    fn raw_end(&self, mut from: usize, name: &[u8]) -> usize {
        while let Some(i) = memmem::find(self.rest(from), b"</") {
            let at = from + i;
            if self.names(at + 2, name) {
                return at;
            }
            from = at + 2;
        }
        self.html.len()
    }

    /// Whether a tag name stands at `at`.
    fn names(&self, at: usize, name: &[u8]) -> bool {
        let rest = self.rest(at);
        rest.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name))
            && rest.get(name.len()).is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))
    }

    /// A script that holds `<!--` ends only at an end tag that does not close a `<script` inside the comment.
    fn script_end(&self, mut at: usize) -> usize {
        let (mut escaped, mut double) = (false, false);
        while let Some(i) = memchr2(b'<', b'-', self.rest(at)) {
            at += i;
            let rest = self.rest(at);
            if rest.starts_with(b"-->") {
                (escaped, double) = (false, false);
            } else if rest.starts_with(b"<!--") && !escaped {
                escaped = true;
                at += 1;
            } else if rest.starts_with(b"</") && self.names(at + 2, b"script") {
                if !double {
                    return at;
                }
                double = false;
            } else if escaped && rest.starts_with(b"<") && self.names(at + 1, b"script") {
                double = true;
            }
            at += 1;
        }
        self.html.len()
    }
}
