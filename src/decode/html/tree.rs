//! The elements open at a place of the markup, by the HTML standard's rules for tags that are left out or out of order.

use super::head::Collector;
use super::scan::{Attribute, Scanner, Token};
use super::tag::{BLOCK, CONTROL, ENDS_P, FORMAT, HIDDEN, MEDIA, RAW, SCOPE, SPECIAL, STRONG, Tag, VOID};
use super::words;
use super::writer::{Style, Writer};
use crate::model::{Element, Outline};
use std::ops::Range;

/// An element that has begun and not ended.
#[derive(Debug)]
struct Open {
    tag: Tag,
    name: Range<usize>,
    /// Its start tag.
    all: Range<usize>,
    /// Its index in the outline, once it holds text.
    node: Option<u32>,
    /// Pieces and bytes of text before it.
    pieces: usize,
    text: usize,
    hidden: bool,
    /// Not shown to machines that read aloud: noted, but it is seen.
    aria_hidden: bool,
    link: bool,
    capture: Option<super::head::Capture>,
}

/// Builds the text of a page from its markup.
pub(super) struct Tree<'a> {
    html: &'a str,
    stack: Vec<Open>,
    limit: usize,
    /// Blocks left off the stack because it is full.
    overflow: usize,
    pub(super) too_deep: bool,
    pub(super) writer: Writer<'a>,
    pub(super) outline: Outline,
    pub(super) head: Collector,
    hidden: usize,
    foreign: usize,
    strong: usize,
    verbatim: usize,
    paragraphs: usize,
    link: u32,
    links: u32,
    row: u32,
    rows: u32,
    seen: (bool, bool, bool),
}

impl<'a> Tree<'a> {
    pub(super) fn new(html: &'a str, nesting: usize, blocks: usize) -> Self {
        Self {
            html,
            stack: Vec::new(),
            limit: nesting.max(1),
            overflow: 0,
            too_deep: false,
            writer: Writer::new(html, blocks.max(1)),
            outline: Outline::default(),
            head: Collector::default(),
            hidden: 0,
            foreign: 0,
            strong: 0,
            verbatim: 0,
            paragraphs: 0,
            link: 0,
            links: 0,
            row: 0,
            rows: 0,
            seen: (false, false, false),
        }
    }

    /// Reads all of the markup.
    pub(super) fn read(&mut self) {
        let mut scanner = Scanner::new(self.html.as_bytes());
        while let Some(token) = scanner.next() {
            match token {
                Token::Text(range) => self.text(range),
                Token::Cdata(range) if self.foreign > 0 => self.text(range),
                Token::Cdata(_) => {}
                Token::Start { name, all, closed } => self.start(&mut scanner, name, all, closed),
                Token::End { name, all } => self.end(&name, &all),
            }
        }
        self.close(0, self.html.len());
    }

    fn style(&mut self) {
        let heading = self.stack.iter().rev().find(|o| o.tag.is(BLOCK)).map_or(0, |o| o.tag.heading());
        self.writer.style = Style { link: self.link, strong: self.strong > 0, verbatim: self.verbatim > 0, heading };
    }

    fn text(&mut self, range: Range<usize>) {
        if self.hidden > 0 {
            return;
        }
        let mut from = range.start;
        if !self.writer.goes_on() || self.writer.joins_row() {
            match self.writer.visible(range.clone()) {
                Some(at) => from = at,
                None => return self.writer.space(range),
            }
        }
        self.style();
        if !self.writer.goes_on() {
            self.leave_head(from);
            let element = self.innermost();
            self.writer.begin(element);
        } else if self.writer.joins_row() {
            let row = self.stack.iter().rposition(|o| o.tag == Tag::Tr).and_then(|i| self.node(i));
            self.writer.set_element(row);
        }
        self.writer.write(from..range.end);
    }

    /// Text or an element of the body ends the head.
    fn leave_head(&mut self, at: usize) {
        if let Some(i) = self.stack.iter().rposition(|o| o.tag == Tag::Head) {
            self.close(i, at);
        }
    }

    /// The outline's index of the innermost open block.
    fn innermost(&mut self) -> Option<u32> {
        let i = self.stack.iter().rposition(|o| o.tag.is(BLOCK))?;
        self.node(i)
    }

    /// The outline's index of the open element `i`; it and those around it are added at need.
    fn node(&mut self, i: usize) -> Option<u32> {
        let known = self.stack.get(..=i)?.iter().rposition(|o| o.node.is_some());
        let mut parent = known.and_then(|k| self.stack.get(k)?.node);
        for k in known.map_or(0, |k| k + 1)..=i {
            let open = self.stack.get_mut(k)?;
            let scanner = Scanner::of_tag(self.html.as_bytes(), open.all.clone());
            let element = element(self.html, open, scanner.attributes(), parent, k);
            parent = Some(self.outline.elements.len() as u32);
            open.node = parent;
            self.outline.elements.push(element);
        }
        parent
    }

    fn start(&mut self, scanner: &mut Scanner<'a>, name: Range<usize>, all: Range<usize>, closed: bool) {
        let word = self.html.as_bytes().get(name.clone()).unwrap_or_default();
        let tag = Tag::of(word);
        let capture = self.head.tag(self.html, tag, scanner.attributes());
        if matches!(tag, Tag::Html | Tag::Body | Tag::Head | Tag::Frameset) && !self.once(tag, all.start) {
            return;
        }
        self.imply_ends(tag, all.start);
        self.writer.mark(tag.is(MEDIA), tag.is(CONTROL));
        self.part(tag, true);
        if tag.is(RAW) {
            return self.raw(scanner, tag);
        }
        if tag == Tag::Br {
            if self.hidden == 0 {
                self.writer.line();
            }
            return;
        }
        let empty = tag.is(VOID) || (closed && (self.foreign > 0 || matches!(tag, Tag::Svg | Tag::Math)));
        if !empty {
            self.push(tag, name, all, scanner.attributes(), capture);
        }
    }

    /// Whether the element, of which a page has one, comes for the first time.
    fn once(&mut self, tag: Tag, at: usize) -> bool {
        let seen = match tag {
            Tag::Html => &mut self.seen.0,
            Tag::Head => &mut self.seen.1,
            _ => &mut self.seen.2,
        };
        let first = !std::mem::replace(seen, true);
        if first && matches!(tag, Tag::Body | Tag::Frameset) {
            self.seen.1 = true;
            self.leave_head(at);
        }
        first
    }

    /// What the start (or end) of an element does to the pieces.
    fn part(&mut self, tag: Tag, start: bool) {
        if self.hidden > 0 {
            return;
        }
        match tag {
            Tag::Td | Tag::Th if self.row > 0 => match start {
                true => self.writer.cell(self.row),
                false => self.writer.cell_end(),
            },
            Tag::P | Tag::Div | Tag::Center => self.writer.end_softly(),
            Tag::Button => self.writer.edge(),
            _ if tag.is(BLOCK) => self.writer.end(),
            _ => {}
        }
    }

    /// Raw text: scripts, styles, titles.
    fn raw(&mut self, scanner: &mut Scanner<'a>, tag: Tag) {
        let content = scanner.raw_text(tag.name().as_bytes());
        match tag {
            Tag::Title if self.foreign == 0 => self.head.title(self.html.get(content).unwrap_or_default()),
            Tag::Script => self.head.script(self.html.get(content).unwrap_or_default()),
            Tag::Textarea | Tag::Xmp if self.hidden == 0 => {
                self.verbatim += 1;
                self.text(content);
                self.verbatim -= 1;
            }
            _ => {}
        }
    }

    fn push(
        &mut self,
        tag: Tag,
        name: Range<usize>,
        all: Range<usize>,
        attributes: &[Attribute],
        capture: Option<super::head::Capture>,
    ) {
        if self.stack.len() >= self.limit {
            self.too_deep = true;
            self.overflow += usize::from(tag.is(BLOCK));
            return;
        }
        let (hidden, aria_hidden) = self.hides(tag, attributes);
        let link = tag == Tag::A && words::value(self.html, attributes, "href").is_some();
        if link {
            self.links += 1;
            self.link = self.links;
        }
        if tag == Tag::Tr {
            self.rows += 1;
            self.row = self.rows;
        }
        let (pieces, text) = (self.writer.pieces.len(), self.writer.text.len());
        self.count(tag, hidden, true);
        self.stack.push(Open { tag, name, all, node: None, pieces, text, hidden, aria_hidden, link, capture });
    }

    /// Whether an element is not shown, and whether it is only hidden from machines that read aloud.
    fn hides(&self, tag: Tag, attributes: &[Attribute]) -> (bool, bool) {
        let mut hidden = tag.is(HIDDEN) || (self.foreign > 0 && matches!(tag, Tag::Desc | Tag::Metadata));
        hidden |= tag == Tag::Dialog && words::value(self.html, attributes, "open").is_none();
        let aria = words::value(self.html, attributes, "aria-hidden").is_some_and(|v| v.trim() == "true");
        // Pages hide their whole body until a script has run; a reader has seen it.
        if !matches!(tag, Tag::Html | Tag::Body | Tag::Main | Tag::Article) {
            hidden |= words::hides(self.html, attributes) || (aria && !tag.is(BLOCK));
        }
        (hidden, aria)
    }

    /// Keeps the counts of open elements that matter to text inside them.
    fn count(&mut self, tag: Tag, hidden: bool, up: bool) {
        let change = |count: &mut usize, does: bool| match (does, up) {
            (false, _) => {}
            (true, true) => *count += 1,
            (true, false) => *count -= (*count).min(1),
        };
        change(&mut self.hidden, hidden);
        change(&mut self.foreign, matches!(tag, Tag::Svg | Tag::Math));
        change(&mut self.strong, tag.is(STRONG));
        change(&mut self.verbatim, matches!(tag, Tag::Pre | Tag::Listing | Tag::Plaintext));
        change(&mut self.paragraphs, tag == Tag::P);
    }

    /// Ends the elements that the start of `tag` ends.
    fn imply_ends(&mut self, tag: Tag, at: usize) {
        if self.foreign > 0 {
            return;
        }
        if tag.is(ENDS_P) && self.paragraphs > 0 {
            self.end_within(Tag::P, at, |t| t.is(SCOPE));
        }
        match tag {
            Tag::Li => self.end_within(Tag::Li, at, list_edge),
            Tag::Dd | Tag::Dt => {
                self.end_within(Tag::Dd, at, list_edge);
                self.end_within(Tag::Dt, at, list_edge);
            }
            Tag::Opt => self.end_within(Tag::Opt, at, |t| t != Tag::Opt && t.is(BLOCK)),
            Tag::Optgroup => self.end_within(Tag::Optgroup, at, |t| t == Tag::Select),
            Tag::A => self.end_within(Tag::A, at, |t| t.is(SCOPE)),
            Tag::Button => self.end_within(Tag::Button, at, |t| t != Tag::Button && t.is(SCOPE)),
            Tag::Td | Tag::Th | Tag::Tr | Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Caption | Tag::Colgroup => {
                self.end_table_parts(tag, at);
            }
            _ if tag.heading() > 0 && self.stack.last().is_some_and(|o| o.tag.heading() > 0) => {
                self.close(self.stack.len() - 1, at);
            }
            _ => {}
        }
        let in_head = matches!(
            tag,
            Tag::Base
                | Tag::Link
                | Tag::Meta
                | Tag::Script
                | Tag::Style
                | Tag::Template
                | Tag::Title
                | Tag::Noscript
                | Tag::Head
        );
        if !in_head && self.stack.last().is_some_and(|o| o.tag == Tag::Head) {
            self.leave_head(at);
        }
    }

    /// Ends what a part of a table ends: cells end cells, rows end rows and cells, groups all of them.
    fn end_table_parts(&mut self, tag: Tag, at: usize) {
        let rank = |t: Tag| match t {
            Tag::Td | Tag::Th => 3,
            Tag::Tr => 2,
            Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Caption | Tag::Colgroup => 1,
            _ => 0,
        };
        let edge = self.stack.iter().rposition(|o| matches!(o.tag, Tag::Table | Tag::Template)).map_or(0, |i| i + 1);
        let inner = self.stack.iter().skip(edge).position(|o| rank(o.tag) >= rank(tag));
        if let Some(i) = inner {
            self.close(edge + i, at);
        }
    }

    /// Ends the innermost open `tag`, if no element that is an `edge` stands inside it.
    fn end_within(&mut self, tag: Tag, at: usize, edge: impl Fn(Tag) -> bool) {
        let found = self.stack.iter().rposition(|o| o.tag == tag || edge(o.tag));
        if let Some(i) = found.filter(|&i| self.stack.get(i).is_some_and(|o| o.tag == tag)) {
            self.close(i, at);
        }
    }

    fn end(&mut self, name: &Range<usize>, all: &Range<usize>) {
        let word = self.html.as_bytes().get(name.clone()).unwrap_or_default();
        let tag = Tag::of(word);
        match tag {
            Tag::Html | Tag::Body => return,
            Tag::Br => {
                if self.hidden == 0 {
                    self.writer.line();
                }
                return;
            }
            _ if tag.is(BLOCK) && self.overflow > 0 => {
                self.overflow -= 1;
                return self.part(tag, false);
            }
            _ => {}
        }
        match self.matching(tag, word) {
            Some((i, true)) => self.close(i, all.end),
            Some((i, false)) => self.take_out(i),
            None => self.part(tag, false),
        }
    }

    /// The open element that an end tag ends; false when those inside it go on.
    fn matching(&self, tag: Tag, word: &[u8]) -> Option<(usize, bool)> {
        let table = matches!(tag, Tag::Table | Tag::Tr | Tag::Td | Tag::Th | Tag::Tbody | Tag::Thead | Tag::Tfoot);
        let same = |o: &Open| match tag {
            Tag::Other => o.tag == tag && self.is_named(o, word),
            _ if tag.heading() > 0 => o.tag.heading() > 0,
            _ => o.tag == tag,
        };
        let mut crossed = false;
        for (i, open) in self.stack.iter().enumerate().rev() {
            if same(open) {
                return Some((i, !crossed || tag.is(BLOCK)));
            }
            let stops = match table {
                true => matches!(open.tag, Tag::Table | Tag::Template | Tag::Html),
                false => open.tag.is(SCOPE) || (tag == Tag::Li && matches!(open.tag, Tag::Ul | Tag::Ol)),
            };
            let special = open.tag.is(BLOCK) || open.tag.is(SPECIAL);
            if stops || (special && !tag.is(BLOCK) && !tag.is(SCOPE) && !tag.is(FORMAT)) {
                return None;
            }
            crossed |= special && !tag.is(SCOPE);
        }
        None
    }

    fn is_named(&self, open: &Open, word: &[u8]) -> bool {
        self.html.as_bytes().get(open.name.clone()).is_some_and(|n| n.eq_ignore_ascii_case(word))
    }

    /// Ends one element whose inner elements go on.
    fn take_out(&mut self, i: usize) {
        let open = self.stack.remove(i);
        self.leave(&open);
    }

    /// Ends the open element `i` and all inside it.
    fn close(&mut self, i: usize, at: usize) {
        while self.stack.len() > i {
            let Some(open) = self.stack.pop() else { return };
            // The end tag belongs to the outermost one alone, but the markup in between belongs to none.
            self.part(open.tag, false);
            self.leave(&open);
            if open.tag.is(BLOCK) || open.node.is_some() {
                self.bound(&open, at);
            }
        }
    }

    fn leave(&mut self, open: &Open) {
        self.count(open.tag, open.hidden, false);
        if open.link {
            self.link = 0;
        }
        if open.tag == Tag::Tr || open.tag == Tag::Table {
            self.row = 0;
        }
        if let Some(capture) = open.capture.clone() {
            let text = self.writer.text.get(open.text..).unwrap_or_default();
            self.head.captured(capture, text);
        }
    }

    /// Notes where an element ends; a piece that is all of its text takes its bounds.
    fn bound(&mut self, open: &Open, end: usize) {
        let Some(node) = open.node else { return };
        let raw = open.all.start..end;
        if let [piece] = self.writer.pieces.get_mut(open.pieces..).unwrap_or_default()
            && piece.element == Some(node)
        {
            piece.raw = raw.clone();
        }
        if let Some(element) = self.outline.elements.get_mut(node as usize) {
            element.raw = raw;
        }
    }
}

fn list_edge(tag: Tag) -> bool {
    tag.is(SCOPE) || (tag.is(BLOCK) && !matches!(tag, Tag::Address | Tag::Div | Tag::P | Tag::Li | Tag::Dd | Tag::Dt))
}

fn element(html: &str, open: &Open, attributes: &[Attribute], parent: Option<u32>, depth: usize) -> Element {
    let tag = match open.tag {
        Tag::Other => html.get(open.name.clone()).unwrap_or_default().to_ascii_lowercase(),
        tag => tag.name().to_owned(),
    };
    Element {
        parent,
        tag,
        words: words::words(html, attributes),
        lang: words::value(html, attributes, "lang").or_else(|| words::value(html, attributes, "xml:lang")),
        hidden: open.aria_hidden,
        raw: open.all.start..html.len(),
        depth: u16::try_from(depth).unwrap_or(u16::MAX),
    }
}
