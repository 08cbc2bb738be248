//! The text as it grows: white space folded, references decoded, every character mapped, pieces begun and ended.

use super::entity::{self, Meaning};
use crate::model::Piece;
use crate::text::{Op, RawMap, Span};
use std::ops::Range;

/// What stands between the last character and the next one of the same piece.
#[derive(Debug, Default)]
struct Gap {
    /// White space in the markup: its first run.
    space: Option<Range<usize>>,
    /// A `<br>`.
    line: bool,
    /// The end of a table cell.
    cell: bool,
    /// The end of a block in a table cell.
    soft: bool,
    /// The edge of a button or another link.
    edge: bool,
}

/// The table cell that is being written.
#[derive(Debug)]
struct Cell {
    row: u32,
    /// Where its text begins, and its row's piece up to there.
    begun: Option<(usize, Piece)>,
}

/// Bytes of text from which a cell is prose and no entry of a row.
const PROSE: usize = 240;

/// What the elements around the next text make of it.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Style {
    /// Number of the link it stands in; 0 outside links.
    pub(super) link: u32,
    /// It is bold or italic.
    pub(super) strong: bool,
    /// White space is kept.
    pub(super) verbatim: bool,
    /// Heading level.
    pub(super) heading: u8,
}

/// The text, its map and its pieces.
pub(super) struct Writer<'a> {
    html: &'a str,
    pub(super) text: String,
    pub(super) map: RawMap,
    pub(super) pieces: Vec<Piece>,
    pub(super) style: Style,
    /// References are written as they stand.
    pub(super) literal: bool,
    /// References and NULs that stand for no character.
    pub(super) replaced: u32,
    /// Pieces were joined because there are too many.
    pub(super) crowded: bool,
    most: usize,
    open: bool,
    /// Row of a table that the open piece holds; 0 for none.
    row: u32,
    gap: Gap,
    cell: Option<Cell>,
    /// The last link and where its text ends.
    link: (u32, usize),
    /// Marks for the next piece: media, control.
    marks: (bool, bool),
}

impl<'a> Writer<'a> {
    pub(super) fn new(html: &'a str, most: usize) -> Self {
        let room = html.len() / 6;
        Self {
            html,
            text: String::with_capacity(room),
            map: RawMap::default(),
            pieces: Vec::new(),
            style: Style::default(),
            literal: false,
            replaced: 0,
            crowded: false,
            most,
            open: false,
            row: 0,
            gap: Gap::default(),
            cell: None,
            link: (0, 0),
            marks: (false, false),
        }
    }

    /// Whether the next text goes on with the last piece.
    pub(super) fn goes_on(&self) -> bool {
        self.open
    }

    /// Whether the next text is joined to the cells before it.
    pub(super) fn joins_row(&self) -> bool {
        self.open && self.gap.cell
    }

    /// The piece now holds more than one cell: it belongs to the row.
    pub(super) fn set_element(&mut self, element: Option<u32>) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.element = element;
        }
    }

    /// Begins a piece; a line feed parts it from the one before.
    pub(super) fn begin(&mut self, element: Option<u32>) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
            self.map.push(1, 0, 0, Op::Inserted);
        }
        let start = self.text.len();
        if let Some(last) = self.pieces.last_mut() {
            last.span.end = start;
        }
        let (media, control) = std::mem::take(&mut self.marks);
        let span = Span::new(start, start);
        self.pieces.push(Piece { span, element, heading: self.style.heading, media, control, ..Piece::default() });
        self.open = true;
        self.gap = Gap::default();
        self.row = self.cell.as_ref().map_or(0, |c| c.row);
    }

    /// A block begins or ends here.
    pub(super) fn end(&mut self) {
        if self.open && self.pieces.len() >= self.most {
            self.crowded = true;
            self.gap.line = true;
            return;
        }
        self.open = false;
        self.cell = None;
        self.marks = (false, false);
    }

    /// A paragraph begins or ends: it parts pieces, unless it is the only one of its table cell.
    pub(super) fn end_softly(&mut self) {
        match &self.cell {
            None => self.end(),
            Some(cell) => self.gap.soft |= cell.begun.is_some(),
        }
    }

    /// A table cell of a row begins.
    pub(super) fn cell(&mut self, row: u32) {
        if self.open && self.row == row {
            self.gap = Gap { cell: true, ..Gap::default() };
        } else {
            self.end();
        }
        self.cell = Some(Cell { row, begun: None });
    }

    /// The cell ends. A long one was prose and becomes a piece of its own.
    pub(super) fn cell_end(&mut self) {
        let long =
            self.cell.as_ref().and_then(|c| c.begun.as_ref()).is_some_and(|(at, _)| self.text.len() - at > PROSE);
        if long {
            self.split_cell();
            self.end();
        }
        self.cell = None;
        self.gap = Gap::default();
    }

    /// Parts the text of the cell from the cells before it.
    fn split_cell(&mut self) {
        let Some((at, before)) = self.cell.take().and_then(|c| c.begun) else { return };
        let Some(piece) = self.pieces.last_mut().filter(|p| p.span.start < at) else { return };
        let mut own = piece.clone();
        own.span.start = at;
        own.link_bytes -= before.link_bytes.min(own.link_bytes);
        own.links -= before.links.min(own.links);
        own.strong_bytes -= before.strong_bytes.min(own.strong_bytes);
        own.raw.start = self.map.raw(&self.text, Span::new(at, at + 1)).start;
        *piece = Piece { span: Span::new(before.span.start, at), ..before };
        self.pieces.push(own);
        self.text.replace_range(at - 1..at, "\n");
    }

    /// A `<br>`; two of them part pieces.
    pub(super) fn line(&mut self) {
        if self.gap.line {
            self.end_softly();
        }
        self.gap.line = true;
    }

    /// A button's edge: the words beside it are other words.
    pub(super) fn edge(&mut self) {
        self.gap.edge = true;
    }

    /// An image or a form control stands here.
    pub(super) fn mark(&mut self, media: bool, control: bool) {
        match self.pieces.last_mut().filter(|_| self.open) {
            Some(piece) => {
                piece.media |= media;
                piece.control |= control;
            }
            None => self.marks = (self.marks.0 | media, self.marks.1 | control),
        }
    }

    /// The first place in `range` with something to see, where a piece may begin.
    pub(super) fn visible(&self, range: Range<usize>) -> Option<usize> {
        let bytes = self.html.as_bytes().get(range.clone())?;
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let rest = bytes.get(at..)?;
            at += match byte {
                b if is_space(b) => 1,
                0xc2 if rest.starts_with("\u{a0}".as_bytes()) => 2,
                b'&' if !self.literal => match entity::reference(rest, false) {
                    Some((len, meaning)) if is_blank(meaning) => len,
                    _ => return Some(range.start + at),
                },
                _ => return Some(range.start + at),
            };
        }
        None
    }

    /// White space of the markup, where nothing else is.
    pub(super) fn space(&mut self, range: Range<usize>) {
        if self.gap.space.is_none() {
            self.gap.space = Some(range);
        }
    }

    /// Adds text of the markup to the open piece.
    pub(super) fn write(&mut self, range: Range<usize>) {
        let bytes = self.html.as_bytes();
        let mut at = range.start;
        while at < range.end {
            let stop = match bytes.get(at) {
                None => return,
                Some(b'&') if self.literal => {
                    self.copy(at..at + 1);
                    at + 1
                }
                Some(b'&') => self.reference(at..range.end),
                Some(0) => {
                    self.replaced += 1;
                    self.put("\u{fffd}", at..at + 1, Op::Entity);
                    at + 1
                }
                Some(&b) if is_space(b) => self.white(at..range.end),
                Some(_) => {
                    let stop = plain_end(bytes, at, range.end);
                    self.copy(at..stop);
                    stop
                }
            };
            at = stop.max(at + 1);
        }
    }

    /// A run of white space; the place after it.
    fn white(&mut self, range: Range<usize>) -> usize {
        let bytes = self.html.as_bytes().get(range.clone()).unwrap_or_default();
        let stop = range.start + bytes.iter().position(|b| !is_space(*b)).unwrap_or(bytes.len());
        if self.style.verbatim {
            self.verbatim(range.start..stop);
        } else {
            self.space(range.start..stop);
        }
        stop
    }

    /// White space of preformatted text: kept, but for line ends of two bytes.
    fn verbatim(&mut self, range: Range<usize>) {
        if !self.open {
            return;
        }
        let html = self.html;
        let mut at = range.start;
        for line in html.get(range).unwrap_or_default().split_inclusive('\n') {
            let kept = line.strip_suffix("\r\n").unwrap_or(line);
            self.copy(at..at + kept.len());
            if kept.len() < line.len() {
                self.put("\n", at + kept.len()..at + line.len(), Op::Folded);
            }
            at += line.len();
        }
    }

    /// The reference at the start of `range`, or an ampersand alone; the place after it.
    fn reference(&mut self, range: Range<usize>) -> usize {
        let bytes = self.html.as_bytes().get(range.clone()).unwrap_or_default();
        let Some((len, meaning)) = entity::reference(bytes, false) else {
            self.copy(range.start..range.start + 1);
            return range.start + 1;
        };
        let raw = range.start..range.start + len;
        match meaning {
            Meaning::Char(' ' | '\t' | '\n' | '\r' | '\x0c') if !self.style.verbatim => self.space(raw),
            Meaning::Char(c) => {
                self.replaced += u32::from(c == '\u{fffd}');
                self.put(c.encode_utf8(&mut [0; 4]), raw, Op::Entity);
            }
            Meaning::Named("\n" | "\t") if !self.style.verbatim => self.space(raw),
            Meaning::Named(text) => self.put(text, raw, Op::Entity),
        }
        range.start + len
    }

    /// Adds bytes of the markup as they are.
    fn copy(&mut self, range: Range<usize>) {
        if let Some(text) = self.html.get(range.clone()) {
            self.put(text, range, Op::Same);
        }
    }

    /// Adds `text`, which came from `raw`.
    fn put(&mut self, text: &str, raw: Range<usize>, op: Op) {
        if text.is_empty() {
            return;
        }
        self.bridge();
        let Style { link, strong, .. } = self.style;
        self.text.push_str(text);
        self.map.push(text.len(), raw.start, raw.len(), op);
        let end = self.text.len();
        let Some(piece) = self.pieces.last_mut() else { return };
        if piece.raw.end == 0 {
            piece.raw = raw.clone();
        }
        piece.raw.end = raw.end;
        piece.span.end = end;
        let bytes = text.len() as u32;
        if link > 0 {
            piece.link_bytes = piece.link_bytes.saturating_add(bytes);
            piece.links = piece.links.saturating_add(u16::from(link != self.link.0));
            self.link = (link, end);
        }
        if strong {
            piece.strong_bytes = piece.strong_bytes.saturating_add(bytes);
        }
    }

    /// Puts down what stands between the last character and the one to come.
    fn bridge(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        if gap.soft {
            self.second_block();
        } else if gap.cell {
            self.insert("\t");
        } else if gap.line {
            self.insert("\n");
        } else if let Some(raw) = gap.space {
            let same = self.html.as_bytes().get(raw.clone()) == Some(b" ");
            self.raw_put(" ", raw, if same { Op::Same } else { Op::Folded });
        } else if gap.edge || self.new_link() {
            self.insert(" ");
        }
        self.cell_begins();
    }

    /// Two links side by side are two labels.
    fn new_link(&self) -> bool {
        let (last, end) = self.link;
        let now = self.style.link;
        now > 0 && last > 0 && now != last && end == self.text.len() && !self.at_start()
    }

    fn at_start(&self) -> bool {
        self.pieces.last().is_none_or(|p| p.span.start == self.text.len())
    }

    fn cell_begins(&mut self) {
        let at = self.text.len();
        if let Some(cell) = self.cell.as_mut().filter(|c| c.begun.is_none())
            && let Some(piece) = self.pieces.last()
        {
            cell.begun = Some((at, piece.clone()));
        }
    }

    /// The cell holds a second block: all its blocks become pieces.
    fn second_block(&mut self) {
        let element = self.pieces.last().and_then(|p| p.element);
        self.split_cell();
        self.begin(element);
        // Later cells of the row stay apart from it.
        self.row = 0;
    }

    fn insert(&mut self, text: &str) {
        if !self.at_start() {
            self.raw_put(text, 0..0, Op::Inserted);
        }
    }

    fn raw_put(&mut self, text: &str, raw: Range<usize>, op: Op) {
        if self.at_start() {
            return;
        }
        self.text.push_str(text);
        self.map.push(text.len(), raw.start, raw.len(), op);
        let end = self.text.len();
        if let Some(piece) = self.pieces.last_mut() {
            piece.span.end = end;
        }
    }
}

fn is_blank(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Char(' ' | '\t' | '\n' | '\r' | '\x0c' | '\u{a0}') | Meaning::Named("\u{a0}" | "\n" | "\t")
    )
}

/// White space in the sense of HTML.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}

/// The end of the run from `at` that can be copied: words with single spaces between them.
fn plain_end(bytes: &[u8], at: usize, to: usize) -> usize {
    let ends = |i: usize| bytes.get(i).is_none_or(|b| is_space(*b) || matches!(b, b'&' | 0)) || i >= to;
    let mut i = at;
    loop {
        while !ends(i) {
            i += 1;
        }
        if i + 1 < to && bytes.get(i) == Some(&b' ') && !ends(i + 1) {
            i += 2;
        } else {
            return i.min(to);
        }
    }
}
