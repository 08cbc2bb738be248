//! What ends the open elements: end tags, and start tags of what cannot stand in them.

use super::super::tag::{BLOCK, ENDS_P, FORMAT, SCOPE, SPECIAL, Tag};
use super::{Open, Tree, is_cell, is_table_part};
use std::ops::Range;

impl Tree<'_> {
    /// Ends drawings and formulas.
    pub(super) fn end_foreign(&mut self, at: usize) {
        if self.foreign() {
            let i = self.stack.iter().rposition(|o| o.foreign.is_none()).map_or(0, |i| i + 1);
            self.close(i, at);
        }
    }

    /// Ends the elements that the start of `tag` ends.
    pub(super) fn imply_ends(&mut self, tag: Tag, at: usize) {
        if self.foreign() {
            return;
        }
        if tag.is(ENDS_P) && self.paragraphs > 0 {
            self.end_within(Tag::P, at, |t| t.is(SCOPE) || t == Tag::Button);
        }
        match tag {
            Tag::Li => self.end_item(|t| t == Tag::Li, at),
            Tag::Dd | Tag::Dt => self.end_item(|t| matches!(t, Tag::Dd | Tag::Dt), at),
            Tag::Opt => self.end_within(Tag::Opt, at, |t| t != Tag::Opt && t.is(BLOCK)),
            Tag::Optgroup => self.end_within(Tag::Optgroup, at, |t| t == Tag::Select),
            Tag::A => self.end_link(at),
            Tag::Table => self.end_table(at),
            Tag::Button => self.end_within(Tag::Button, at, |t| t.is(SCOPE)),
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

    /// Ends the innermost open item of a list, if nothing but paragraphs and the like stands inside it.
    fn end_item(&mut self, is_item: impl Fn(Tag) -> bool, at: usize) {
        let edge = |t: Tag| t.special() && !matches!(t, Tag::Address | Tag::Div | Tag::P);
        let found = self.stack.iter().rposition(|o| is_item(o.tag) || edge(o.tag) || o.tag.is(SCOPE));
        if let Some(i) = found.filter(|&i| self.stack.get(i).is_some_and(|o| is_item(o.tag))) {
            self.close(i, at);
        }
    }

    /// Ends an open link; blocks inside it go on.
    fn end_link(&mut self, at: usize) {
        let found = self.stack.iter().rposition(|o| o.tag == Tag::A || o.tag.is(SCOPE));
        let Some(i) = found.filter(|&i| self.stack.get(i).is_some_and(|o| o.tag == Tag::A)) else { return };
        match self.stack.iter().skip(i).any(|o| o.tag.special()) {
            true => self.take_out(i),
            false => self.close(i, at),
        }
    }

    /// The innermost open part of a table, if no cell stands in it.
    pub(super) fn bare_part(&self) -> Option<usize> {
        let edge = |t: Tag| is_table_part(t) || is_cell(t) || t.is(SCOPE);
        let found = self.stack.iter().rposition(|o| edge(o.tag));
        found.filter(|&i| self.stack.get(i).is_some_and(|o| is_table_part(o.tag)))
    }

    /// Ends an open table that stands in no cell yet: tables nest in cells alone.
    fn end_table(&mut self, at: usize) {
        let part = self.bare_part();
        let table = part.and_then(|i| self.stack.get(..=i)?.iter().rposition(|o| o.tag == Tag::Table));
        if let Some(i) = table {
            self.close(i, at);
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
        let ends = |t: Tag| rank(t) >= rank(tag) || matches!(t, Tag::Caption | Tag::Colgroup);
        let inner = self.stack.iter().skip(edge).position(|o| ends(o.tag));
        if let Some(i) = inner {
            self.close(edge + i, at);
        }
        // What stands in the table but in no cell ends too.
        if let Some(part) = self.stack.iter().rposition(|o| is_table_part(o.tag)).filter(|&i| i + 1 >= edge) {
            self.close(part + 1, at);
        }
    }

    /// Ends the innermost open `tag`, if no element that is an `edge` stands inside it.
    fn end_within(&mut self, tag: Tag, at: usize, edge: impl Fn(Tag) -> bool) {
        let found = self.stack.iter().rposition(|o| o.tag == tag || edge(o.tag));
        if let Some(i) = found.filter(|&i| self.stack.get(i).is_some_and(|o| o.tag == tag)) {
            self.close(i, at);
        }
    }

    pub(super) fn end(&mut self, name: &Range<usize>, all: &Range<usize>) {
        let word = self.html.as_bytes().get(name.clone()).unwrap_or_default();
        let tag = Tag::of(word);
        self.loose = false;
        if matches!(tag, Tag::P | Tag::Br) {
            self.end_foreign(all.start);
        }
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
        if tag == Tag::Form {
            self.form = false;
            return self.end_form(all.end);
        }
        match self.matching(tag, word) {
            Some((i, true)) => self.close(i, all.end),
            Some((i, false)) => self.take_out(i),
            None => self.part(tag, false),
        }
    }

    /// Ends the open form; blocks inside it go on.
    fn end_form(&mut self, at: usize) {
        self.part(Tag::Form, false);
        let found = self.stack.iter().rposition(|o| o.tag == Tag::Form || o.tag.is(SCOPE));
        let Some(i) = found.filter(|&i| self.stack.get(i).is_some_and(|o| o.tag == Tag::Form)) else { return };
        let implied = |o: &Open| matches!(o.tag, Tag::P | Tag::Li | Tag::Dd | Tag::Dt | Tag::Opt | Tag::Optgroup);
        while self.stack.len() > i + 1 && self.stack.last().is_some_and(implied) {
            self.close(self.stack.len() - 1, at);
        }
        match self.stack.len() > i + 1 {
            true => self.take_out(i),
            false => self.close(i, at),
        }
    }

    /// The open element that an end tag ends; false when those inside it go on.
    fn matching(&self, tag: Tag, word: &[u8]) -> Option<(usize, bool)> {
        let table = matches!(tag, Tag::Table | Tag::Tr | Tag::Td | Tag::Th | Tag::Tbody | Tag::Thead | Tag::Tfoot);
        let same = |o: &Open| match tag {
            _ if o.tag == Tag::Other => self.is_named(o, word),
            _ if tag.heading() > 0 => o.tag.heading() > 0,
            _ => o.tag == tag,
        };
        // Such an end tag ends all inside its element; one of formatting leaves blocks open; any other does not reach over blocks.
        let whole = tag.is(BLOCK) || tag.is(SCOPE) || tag.is(SPECIAL);
        let mut crossed = false;
        for (i, open) in self.stack.iter().enumerate().rev() {
            if same(open) {
                return Some((i, !crossed || whole));
            }
            let stops = tag != Tag::Template
                && match table {
                    true => matches!(open.tag, Tag::Table | Tag::Template | Tag::Html),
                    false => {
                        open.tag.is(SCOPE)
                            || (tag == Tag::Li && matches!(open.tag, Tag::Ul | Tag::Ol))
                            || (tag == Tag::P && open.tag == Tag::Button)
                    }
                };
            let special = open.tag.special();
            if stops || (special && !whole && !tag.is(FORMAT)) {
                return None;
            }
            crossed |= special;
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
    pub(super) fn close(&mut self, i: usize, at: usize) {
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
        if open.veiled {
            self.veils.end();
        }
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
