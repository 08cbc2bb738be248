//! What a page holds but does not show, and whether that is nearly all of it.

use super::writer::is_space;
use crate::model::Hidden;
use std::ops::Range;

/// An element hidden by an attribute.
#[derive(Debug)]
struct Veil {
    /// Its start tag.
    all: Range<usize>,
    /// The one around it.
    above: Option<usize>,
    /// Bytes of the text in it, but for what stands in veils inside it.
    bytes: usize,
}

/// The hidden elements of a page.
#[derive(Debug, Default)]
pub(super) struct Veils {
    all: Vec<Veil>,
    /// The innermost open one.
    open: Option<usize>,
    /// How many are open.
    depth: usize,
    /// Start tags of those that are read all the same, the innermost first.
    lifted: Vec<Range<usize>>,
    /// The outermost hidden element that is open, and whether it has been counted.
    outer: Option<(Range<usize>, bool)>,
    /// What is told of them.
    pub(super) hidden: Hidden,
}

/// A hidden element is read when it holds so many times the text that is shown, ...
const TIMES: usize = 10;
/// ... and at least so many bytes: a note of a line is not what a page is for.
const LEAST: usize = 300;

impl Veils {
    /// Whether the element at `all`, hidden by an attribute, is to be read all the same.
    pub(super) fn is_lifted(&self, all: &Range<usize>) -> bool {
        self.lifted.contains(all)
    }

    /// An element hidden by an attribute begins.
    pub(super) fn begin(&mut self, all: Range<usize>) {
        self.all.push(Veil { all, above: self.open, bytes: 0 });
        self.open = Some(self.all.len() - 1);
        self.depth += 1;
    }

    /// The innermost one ends.
    pub(super) fn end(&mut self) {
        self.open = self.open.and_then(|i| self.all.get(i)?.above);
        self.depth -= self.depth.min(1);
    }

    /// An element that is told of begins, in none that is hidden.
    pub(super) fn begin_outer(&mut self, all: Option<Range<usize>>) {
        self.outer = all.map(|all| (all, false));
    }

    /// How many are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// Text that is not shown.
    pub(super) fn text(&mut self, text: &[u8]) {
        let Some((all, counted)) = &mut self.outer else { return };
        let bytes = text.iter().filter(|b| !is_space(**b)).count();
        if bytes == 0 {
            return;
        }
        if !std::mem::replace(counted, true) {
            self.hidden.elements += 1;
            if self.hidden.first.is_empty() {
                self.hidden.first = all.clone();
            }
        }
        self.hidden.bytes += bytes;
        if let Some(veil) = self.open.and_then(|i| self.all.get_mut(i)) {
            veil.bytes += bytes;
        }
    }

    /// The hidden element that holds nearly all of the page beside the `shown` bytes, and those around it; none if none does.
    pub(super) fn holding_most(&self, shown: usize) -> Vec<Range<usize>> {
        let most = self.all.iter().enumerate().max_by_key(|(_, v)| v.bytes).filter(|(_, v)| v.bytes >= LEAST);
        let first = most.filter(|(_, v)| v.bytes > shown * TIMES).map(|(i, _)| i);
        let path = std::iter::successors(first, |&i| self.all.get(i)?.above);
        path.filter_map(|i| self.all.get(i).map(|v| v.all.clone())).collect()
    }

    /// Reads these elements as if they were shown.
    pub(super) fn lift(&mut self, veils: Vec<Range<usize>>) {
        self.hidden.read = veils.first().cloned();
        self.lifted = veils;
    }
}
