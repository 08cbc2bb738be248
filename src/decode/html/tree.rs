//! The elements open at a place of the markup, by the HTML standard's rules for tags that are left out or out of order.

mod ends;

use super::head::Collector;
use super::scan::{Attribute, Scanner, Token};
use super::tag::{BLOCK, CONTROL, HIDDEN, MEDIA, RAW, SCOPE, SPECIAL, STRONG, Tag, VOID};
use super::veil::Veils;
use super::words;
use super::writer::{Style, Writer};
use crate::model::{Element, Limits, Outline};
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
    /// An attribute hides it.
    veiled: bool,
    /// What stands in it is no HTML: a drawing (svg) or a formula (math).
    foreign: Option<Tag>,
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
    pub(super) veils: Veils,
    hidden: usize,
    strong: usize,
    verbatim: usize,
    paragraphs: usize,
    /// Open tables and templates.
    tables: usize,
    /// The last text stood in a table but in no cell.
    loose: bool,
    /// A form has begun and no end tag of one has come.
    form: bool,
    link: u32,
    links: u32,
    row: u32,
    rows: u32,
    seen: (bool, bool, bool),
}

impl<'a> Tree<'a> {
    pub(super) fn new(html: &'a str, limits: &Limits) -> Self {
        Self {
            html,
            stack: Vec::new(),
            limit: limits.nesting.max(1),
            overflow: 0,
            too_deep: false,
            writer: Writer::new(html, limits.blocks.max(1)),
            outline: Outline::default(),
            head: Collector::default(),
            veils: Veils::default(),
            hidden: 0,
            strong: 0,
            verbatim: 0,
            paragraphs: 0,
            tables: 0,
            loose: false,
            form: false,
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
                Token::Cdata(range) if self.foreign() => self.text(range),
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
            return self.veils.text(self.html.as_bytes().get(range).unwrap_or_default());
        }
        let mut from = range.start;
        let moved = self.tables > 0 && self.bare_part().is_some();
        if moved && !self.loose && self.writer.visible(range.clone()).is_some() {
            self.writer.end();
            self.loose = true;
        }
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

    /// The outline's index of the innermost open block. Text in a table but in no cell stands before the table.
    fn innermost(&mut self) -> Option<u32> {
        let outside = |o: &Open| o.tag.is(BLOCK) && !is_table_part(o.tag);
        let i = self.stack.iter().rposition(|o| o.tag.is(BLOCK)).filter(|&i| !self.stack.get(i).is_some_and(outside));
        let i = match i {
            Some(part) => self.stack.get(..part)?.iter().rposition(outside),
            None => self.stack.iter().rposition(|o| o.tag.is(BLOCK)),
        };
        self.node(i?)
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
        self.loose = false;
        let capture = self.head.tag(self.html, tag, scanner.attributes());
        if matches!(tag, Tag::Html | Tag::Body | Tag::Head | Tag::Frameset) && !self.once(tag, all.start) {
            return;
        }
        if tag.ends_foreign() {
            self.end_foreign(all.start);
        }
        let other = tag.is(BLOCK) || tag.is(SPECIAL) || (tag.is(SCOPE) && tag != Tag::Foreign);
        let tag = if other && self.foreign() { Tag::Other } else { tag };
        if tag == Tag::Form && (std::mem::replace(&mut self.form, true) || self.bare_part().is_some()) {
            // A form in a form, or between the parts of a table, holds nothing.
            return self.part(tag, true);
        }
        self.imply_ends(tag, all.start);
        self.writer.mark(tag.is(MEDIA), tag.is(CONTROL));
        self.part(tag, true);
        if tag.is(RAW) && !self.foreign() {
            return self.raw(scanner, tag);
        }
        if tag == Tag::Br {
            if self.hidden == 0 {
                self.writer.line();
            }
            return;
        }
        // A part of a table outside of any is no element, but it still parts words.
        let stray = self.tables == 0 && !self.foreign() && (is_table_part(tag) || is_cell(tag)) && tag != Tag::Table;
        let empty = stray
            || (tag.is(VOID) && !self.foreign())
            || (closed && (self.foreign() || matches!(tag, Tag::Svg | Tag::Math)));
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
            Tag::Title => self.head.title(self.html.get(content).unwrap_or_default()),
            Tag::Noscript if self.hidden == 0 => self.noscript(content),
            Tag::Script => self.head.script(self.html.get(content).unwrap_or_default()),
            Tag::Textarea | Tag::Xmp | Tag::Plaintext if self.hidden == 0 => {
                self.verbatim += 1;
                self.writer.literal = tag != Tag::Textarea;
                self.text(content);
                self.writer.literal = false;
                self.verbatim -= 1;
                self.part(tag, false);
            }
            _ => {}
        }
    }

    /// Notes the text in markup for browsers without scripts.
    fn noscript(&mut self, content: Range<usize>) {
        let bytes = self.html.as_bytes().get(content.clone()).unwrap_or_default();
        self.veils.begin_outer(Some(content));
        let mut scanner = Scanner::new(bytes);
        while let Some(token) = scanner.next() {
            if let Token::Text(range) = token {
                self.veils.text(bytes.get(range).unwrap_or_default());
            }
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
        let (mut hidden, aria_hidden) = self.hides(tag, attributes);
        let veiled = self.veiled(tag, attributes) && !self.veils.is_lifted(&all);
        if self.hidden == 0 && (hidden || veiled) {
            let told = veiled || matches!(tag, Tag::Template | Tag::Dialog);
            self.veils.begin_outer(told.then(|| all.clone()));
        }
        hidden |= veiled;
        // In a template and the like it makes no difference.
        let veiled = veiled && self.hidden == self.veils.depth();
        if veiled {
            self.veils.begin(all.clone());
        }
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
        let around = self.stack.last().and_then(|o| o.foreign);
        let foreign = match (tag, around) {
            (Tag::Svg | Tag::Math, _) => Some(tag),
            // HTML again.
            (Tag::Foreign | Tag::Desc | Tag::Title, Some(Tag::Svg)) => None,
            (Tag::Mi | Tag::Mn | Tag::Mo | Tag::Ms | Tag::Mtext, Some(Tag::Math)) => None,
            _ => around,
        };
        self.stack.push(Open {
            tag,
            name,
            all,
            node: None,
            pieces,
            text,
            hidden,
            veiled,
            foreign,
            aria_hidden,
            link,
            capture,
        });
    }

    /// Whether an element is not shown, and whether it is only hidden from machines that read aloud.
    fn hides(&self, tag: Tag, attributes: &[Attribute]) -> (bool, bool) {
        let mut hidden = match self.foreign() {
            true => matches!(tag, Tag::Script | Tag::Style | Tag::Desc | Tag::Metadata | Tag::Title),
            false => tag.is(HIDDEN),
        };
        hidden |= tag == Tag::Dialog && words::value(self.html, attributes, "open").is_none();
        let aria = words::value(self.html, attributes, "aria-hidden").is_some_and(|v| v.trim() == "true");
        // It is seen on a screen; inside a line it is an icon.
        hidden |= aria && !tag.is(BLOCK);
        (hidden, aria)
    }

    /// Whether an attribute hides an element. Pages hide their body and their article until a script has run: readers have seen those.
    fn veiled(&self, tag: Tag, attributes: &[Attribute]) -> bool {
        !matches!(tag, Tag::Html | Tag::Body | Tag::Main | Tag::Article) && words::hides(self.html, attributes)
    }

    /// Keeps the counts of open elements that matter to text inside them.
    fn count(&mut self, tag: Tag, hidden: bool, up: bool) {
        let change = |count: &mut usize, does: bool| match (does, up) {
            (false, _) => {}
            (true, true) => *count += 1,
            (true, false) => *count -= (*count).min(1),
        };
        change(&mut self.hidden, hidden);
        change(&mut self.strong, tag.is(STRONG));
        change(&mut self.verbatim, matches!(tag, Tag::Pre | Tag::Listing | Tag::Plaintext));
        change(&mut self.paragraphs, tag == Tag::P);
        change(&mut self.tables, matches!(tag, Tag::Table | Tag::Template));
    }

    /// Whether the innermost element is drawing or formula.
    fn foreign(&self) -> bool {
        self.stack.last().is_some_and(|o| o.foreign.is_some())
    }
}

fn is_cell(tag: Tag) -> bool {
    matches!(tag, Tag::Td | Tag::Th | Tag::Caption)
}

fn is_table_part(tag: Tag) -> bool {
    matches!(tag, Tag::Table | Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Tr | Tag::Colgroup)
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
