//! A passage as the tagger sees it: for each token its word, shape, clues and name, as small numbers.

use super::class::Classes;
use super::clue::{self, Clues};
use super::hits::{Finder, Hit, starts_small};
use super::model::Model;
use crate::gazetteer::Gazetteer;
use crate::lang::Passage;
use crate::text::{Token, TokenKind};

/// What a token looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub enum Shape {
    /// Small letters.
    #[default]
    Small,
    /// A capital, then small letters.
    Capital,
    /// Capitals alone.
    Upper,
    /// One capital.
    Initial,
    /// Digits.
    Number,
    /// A mark or symbol.
    Mark,
    /// Letters without case.
    Caseless,
    /// One character of a script without spaces.
    Glyph,
    /// A line end.
    Line,
    /// Beyond the passage.
    Beyond,
}

/// One token.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cell {
    /// Hash of its letters, in small.
    pub word: u64,
    /// Hashes of its last two, three and four letters.
    pub tails: [u64; 3],
    /// Hash of its first three letters.
    pub head: u64,
    /// Letters.
    pub letters: u8,
    /// What it looks like.
    pub shape: Shape,
    /// What it says.
    pub clues: Clues,
    /// Index of the name that covers it, plus one.
    pub hit: u32,
    /// The name begins here.
    pub begins: bool,
    /// A sentence or line begins here.
    pub opens: bool,
    /// May be part of a name: it is looked at.
    pub active: bool,
}

impl Cell {
    /// What stands beyond the ends of a passage.
    const BEYOND: Self = Self {
        word: 0,
        tails: [0; 3],
        head: 0,
        letters: 0,
        shape: Shape::Beyond,
        clues: 0,
        hit: 0,
        begins: false,
        opens: false,
        active: false,
    };

    /// Whether it is just this mark. Words are filled in around what is looked at only, so a mark further than two tokens
    /// from that is not known.
    pub const fn is_mark(&self, mark: char) -> bool {
        self.word == mix((BASIS ^ mark as u64).wrapping_mul(PRIME))
    }
}

/// The cells of a passage and the names in it.
pub struct Sheet {
    /// A cell for each token.
    pub cells: Vec<Cell>,
    /// Names, by their start.
    pub hits: Vec<Hit>,
}

/// Tokens that may stand between the words of a name: "Rio de Janeiro", "Bergen - Belsen".
const BRIDGE: usize = 3;

impl Sheet {
    /// Reads a passage.
    pub fn read(passage: &Passage<'_>, classes: &Classes<'_>, model: &Model) -> Self {
        let hits = Finder::new(classes, passage).find();
        let mut sheet = Self { cells: vec![Cell::default(); passage.tokens.len()], hits };
        sheet.shapes(passage);
        sheet.cover();
        sheet.activate();
        sheet.words(passage, model);
        sheet.demonyms(passage, classes.gazetteer());
        sheet
    }

    /// The cell at a distance from `i`; beyond the ends an empty one. Its word is 0 where nothing within two tokens of it is
    /// looked at.
    #[must_use]
    pub fn near(&self, i: usize, distance: isize) -> &Cell {
        i.checked_add_signed(distance).and_then(|at| self.cells.get(at)).unwrap_or(&Cell::BEYOND)
    }

    /// The name that covers a cell.
    #[must_use]
    pub fn hit(&self, cell: &Cell) -> Option<&Hit> {
        self.hits.get((cell.hit as usize).checked_sub(1)?)
    }

    fn shapes(&mut self, passage: &Passage<'_>) {
        let clues = clue::read(passage);
        let mut opens = true;
        for ((cell, &token), clues) in self.cells.iter_mut().zip(&passage.tokens).zip(clues) {
            cell.shape = shape(token, passage.text);
            cell.clues = clues;
            cell.opens = opens && cell.shape != Shape::Mark;
            opens = ends(cell, token.of(passage.text), opens);
        }
    }

    /// Gives every token the first and longest name that covers it.
    fn cover(&mut self) {
        for (number, hit) in self.hits.iter().enumerate() {
            let range = hit.first as usize..=hit.last as usize;
            let Some(cells) = self.cells.get_mut(range) else { continue };
            let before = cells.first().map_or(0, |cell| cell.hit);
            let replaces = before == 0 || self.hits.get(before as usize - 1).is_some_and(|known| hit.beats(known));
            if replaces {
                for (at, cell) in cells.iter_mut().enumerate() {
                    (cell.hit, cell.begins) = (number as u32 + 1, at == 0);
                }
            }
        }
    }

    fn activate(&mut self) {
        let mut last: Option<usize> = None;
        for i in 0..self.cells.len() {
            let Some(cell) = self.cells.get_mut(i) else { return };
            cell.active = cell.hit > 0
                || matches!(
                    cell.shape,
                    Shape::Capital | Shape::Upper | Shape::Initial | Shape::Caseless | Shape::Glyph
                );
            if !cell.active {
                continue;
            }
            if let Some(from) = last.filter(|&from| i - from <= BRIDGE + 1) {
                self.bridge(from + 1, i);
            }
            last = Some(i);
        }
    }

    /// Looks at what stands between two capitals too, unless a mark parts them.
    fn bridge(&mut self, from: usize, to: usize) {
        let Some(between) = self.cells.get_mut(from..to) else { return };
        if between.iter().all(|cell| matches!(cell.shape, Shape::Small | Shape::Mark) && !cell.opens) {
            between.iter_mut().for_each(|cell| cell.active = true);
        }
    }

    /// Fills in the words of all that is looked at and of two tokens on each side.
    fn words(&mut self, passage: &Passage<'_>, model: &Model) {
        let mut filled = 0;
        for i in 0..self.cells.len() {
            if self.cells.get(i).is_some_and(|cell| cell.active) {
                for at in filled.max(i.saturating_sub(2))..(i + 3).min(self.cells.len()) {
                    self.word(at, passage, model);
                }
                filled = i + 3;
            }
        }
    }

    fn word(&mut self, i: usize, passage: &Passage<'_>, model: &Model) {
        let Some(cell) = self.cells.get_mut(i) else { return };
        let letters = Letters::read(passage.word(i));
        cell.word = letters.whole;
        cell.tails = letters.tails;
        cell.head = letters.head;
        cell.letters = letters.count;
        cell.clues |= model.people(letters.whole);
        if matches!(cell.shape, Shape::Caseless | Shape::Glyph) {
            cell.clues &= !clue::WRITTEN_SMALL;
        }
    }

    fn demonyms(&mut self, passage: &Passage<'_>, gazetteer: &Gazetteer) {
        for (i, cell) in self.cells.iter_mut().enumerate() {
            let may_be = matches!(cell.shape, Shape::Capital | Shape::Upper | Shape::Caseless) && cell.letters > 3;
            if may_be && gazetteer.demonym(passage.word(i)).is_some() {
                cell.clues |= clue::DEMONYM;
            }
        }
    }
}

impl Hit {
    /// Of two names that cover a token: the one that began earlier wins, then the longer, then the exact one unless it is far
    /// smaller or not what people say ("Londons" is a name of London somewhere, and the genitive of its usual one).
    fn beats(&self, known: &Self) -> bool {
        if self.start != known.start || self.end != known.end {
            return self.start == known.start && self.end > known.end;
        }
        let usual =
            self.class.is_usual() && !known.class.is_usual() && self.class.importance() >= known.class.importance();
        usual || self.class.importance() > known.class.importance() + 2
    }
}

fn shape(token: Token, text: &str) -> Shape {
    match token.kind {
        TokenKind::Number => Shape::Number,
        TokenKind::Punct => Shape::Mark,
        TokenKind::Line => Shape::Line,
        TokenKind::Glyph => Shape::Glyph,
        TokenKind::Word if token.upper => Shape::Upper,
        TokenKind::Word if token.capital && token.end - token.start <= 2 && token.of(text).chars().count() == 1 => {
            Shape::Initial
        }
        TokenKind::Word if token.capital => Shape::Capital,
        TokenKind::Word if starts_small(token.of(text)) => Shape::Small,
        TokenKind::Word => Shape::Caseless,
    }
}

/// Whether a sentence may begin behind this token.
fn ends(cell: &Cell, word: &str, opens: bool) -> bool {
    match cell.shape {
        Shape::Line => true,
        Shape::Mark => matches!(word, "." | "!" | "?" | ":" | "…" | "。" | "！" | "？" | "•" | "|") || opens,
        _ => false,
    }
}

/// Hashes of the letters of a word.
pub struct Letters {
    /// All of them.
    pub whole: u64,
    tails: [u64; 3],
    head: u64,
    count: u8,
}

const PRIME: u64 = 0x0000_0100_0000_01b3;
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

impl Letters {
    /// Reads a word: small letters, without vowel points.
    #[must_use]
    pub fn read(word: &str) -> Self {
        let (mut whole, mut head, mut count) = (BASIS, BASIS, 0_u8);
        let mut last = [0_u64; 4];
        for c in word.chars().filter(|c| !matches!(c, '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{652}' | '\u{ad}')) {
            let c = if c.is_ascii() { c.to_ascii_lowercase() } else { plain(c) };
            whole = (whole ^ u64::from(c)).wrapping_mul(PRIME);
            head = if count < 3 { whole } else { head };
            count = count.saturating_add(1);
            last = [last[1], last[2], last[3], u64::from(c)];
        }
        let tail = |n: usize| last[4 - n..].iter().fold(BASIS, |hash, &c| (hash ^ c).wrapping_mul(PRIME));
        Self { whole: mix(whole), tails: [tail(2), tail(3), tail(4)], head, count }
    }
}

/// A character in small, apostrophes and quotation marks as a typewriter has them.
fn plain(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{b4}' => '\'',
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' => '"',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Spreads a hash over all its bits.
#[must_use]
pub const fn mix(hash: u64) -> u64 {
    let hash = (hash ^ hash >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ hash >> 29
}
