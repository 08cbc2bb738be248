//! What the weights are learned for: features of a token from its cell and those around it.

use super::cell::{Cell, Shape, Sheet, mix};
use super::clue;
use super::hits::Hit;
use super::page::Page;
use crate::model::Resolution;

/// Room for the features of one token.
const ROOM: usize = 192;

/// The features of one token, as hashes; the first `lexical` of them name particular words.
#[derive(Debug, Clone)]
pub struct Features {
    keys: [u64; ROOM],
    len: usize,
    /// How many of them name particular words.
    pub lexical: usize,
}

impl Default for Features {
    fn default() -> Self {
        Self { keys: [0; ROOM], len: 0, lexical: 0 }
    }
}

impl Features {
    /// The hashes.
    #[must_use]
    pub fn keys(&self) -> &[u64] {
        self.keys.get(..self.len).unwrap_or_default()
    }

    fn add(&mut self, template: u64, value: u64) {
        if let Some(slot) = self.keys.get_mut(self.len) {
            *slot = key(template, value);
            self.len += 1;
        }
    }

    /// Reads token `i` of passage `passage`; `lang` is the hash of the passage's language.
    pub fn read(&mut self, page: &Page, (passage, i): (usize, usize), lang: u64) {
        self.len = 0;
        let Some(sheet) = page.sheet(passage) else { return };
        let cell = sheet.near(i, 0);
        let name = Name::of(sheet, cell);
        self.words(sheet, i, cell, lang);
        self.lexical = self.len;
        self.neighbours(sheet, i, &name);
        self.shapes(sheet, i, cell, lang);
        self.names(sheet, i, cell, &name, lang);
        self.clues(sheet, i, cell, &name);
        self.company(sheet, i, &name);
        self.elsewhere(page, (passage as u32, i as u32), &name);
    }

    fn words(&mut self, sheet: &Sheet, i: usize, cell: &Cell, lang: u64) {
        self.add(1, cell.word);
        self.add(7, cell.tails[1].wrapping_add(lang));
        self.add(2, cell.head);
        self.add(3, cell.tails[2]);
        if cell.shape == Shape::Glyph {
            let (before, after) = (sheet.near(i, -1).word, sheet.near(i, 1).word);
            self.add(4, before.rotate_left(7) ^ cell.word);
            self.add(5, cell.word.rotate_left(7) ^ after);
            self.add(6, before.rotate_left(14) ^ cell.word.rotate_left(7) ^ after);
        }
    }

    fn neighbours(&mut self, sheet: &Sheet, i: usize, name: &Name) {
        let cell = sheet.near(i, 0);
        self.add(10, cell.tails[0]);
        self.add(11, cell.tails[1]);
        for (template, distance) in [(12, -2), (13, -1), (14, 1), (15, 2)] {
            self.add(template, sheet.near(i, distance).word);
        }
        self.add(16, sheet.near(i, -1).word.wrapping_add(name.coarse));
        self.add(17, sheet.near(i, 1).word.wrapping_add(name.coarse));
        self.add(18, sheet.near(i, -1).word.wrapping_add(sheet.near(i, -2).word.rotate_left(9)));
        self.add(19, sheet.near(i, 1).word.wrapping_add(sheet.near(i, 2).word.rotate_left(9)));
    }

    fn shapes(&mut self, sheet: &Sheet, i: usize, cell: &Cell, lang: u64) {
        let shape = |distance| sheet.near(i, distance).shape as u64;
        let around = shape(-1) << 8 | shape(0) << 4 | shape(1);
        self.add(30, 0);
        self.add(31, around);
        self.add(32, around << 8 | shape(-2) << 16 | shape(2));
        self.add(33, shape(0) << 1 | u64::from(cell.opens));
        self.add(34, lang.wrapping_add(shape(0) << 1 | u64::from(cell.opens)));
        self.add(35, shape(0) << 4 | u64::from(cell.letters.min(12)));
    }

    fn names(&mut self, sheet: &Sheet, i: usize, cell: &Cell, name: &Name, lang: u64) {
        self.add(40, name.full);
        self.add(41, name.coarse << 8 | cell.shape as u64);
        self.add(42, name.group << 2 | name.usual);
        self.add(43, lang.wrapping_add(name.group));
        self.add(44, name.full << 1 | u64::from(cell.opens));
        self.add(45, name.words << 8 | name.at);
        let (before, after) = (sheet.near(i, -1), sheet.near(i, 1));
        self.add(46, name.coarse << 16 | Name::of(sheet, before).group);
        self.add(47, name.coarse << 16 | Name::of(sheet, after).group);
        self.add(48, name.coarse << 16 | (before.shape as u64) << 8 | after.shape as u64);
        let beyond = |distance: isize, mark: isize| {
            let other = Name::of(sheet, sheet.near(i, distance));
            other.group << 8 | (sheet.near(i, mark).word & 0xff)
        };
        self.add(49, name.group << 32 | beyond(2, 1));
        self.add(50, name.group << 32 | beyond(-2, -1));
    }

    fn clues(&mut self, sheet: &Sheet, i: usize, cell: &Cell, name: &Name) {
        for distance in -2..=2_isize {
            let clues = sheet.near(i, distance).clues;
            let place = (distance + 2) as u64;
            for bit in (0..clue::COUNT).filter(|bit| clues >> bit & 1 == 1) {
                let value = place << 8 | u64::from(bit);
                self.add(60, value);
                self.add(61, value << 16 | name.group << 4 | name.usual);
            }
        }
        let person = clue::FIRST_NAME | clue::SURNAME | clue::TITLE;
        let people = |distance: isize| u64::from(sheet.near(i, distance).clues & person) >> 4;
        self.add(62, people(-1) << 40 | people(0) << 20 | people(1));
        let small = u64::from(cell.clues & (clue::WRITTEN_SMALL | clue::COMMON) != 0);
        self.add(63, name.full << 2 | small << 1 | u64::from(cell.opens));
    }

    /// Where the token stands in a run of capitals, and between which names.
    fn company(&mut self, sheet: &Sheet, i: usize, name: &Name) {
        let capital = |distance: isize| {
            matches!(sheet.near(i, distance).shape, Shape::Capital | Shape::Upper | Shape::Initial | Shape::Caseless)
        };
        let before = (1..4).take_while(|&d| capital(-d)).count() as u64;
        let after = (1..4).take_while(|&d| capital(d)).count() as u64;
        self.add(51, before << 4 | after);
        self.add(52, name.coarse << 8 | before << 4 | after);
        let group = |distance| Name::of(sheet, sheet.near(i, distance)).group;
        self.add(53, name.group << 32 | group(-2) << 16 | group(2));
        let edge = sheet.near(i, -1 - before as isize);
        self.add(54, edge.word.wrapping_add(before));
        self.add(55, u64::from(edge.clues) << 4 | before);
        let edge = sheet.near(i, 1 + after as isize);
        self.add(56, edge.word.wrapping_add(after));
        self.add(57, u64::from(edge.clues) << 4 | after);
    }

    /// What stands around the same name elsewhere on the page.
    fn elsewhere(&mut self, page: &Page, at: (u32, u32), name: &Name) {
        let (count, others) = page.elsewhere(at);
        self.add(70, u64::from(count.min(4)));
        self.add(71, name.coarse << 3 | u64::from(count.min(4)));
        for (sheet, i) in others {
            let last = sheet.hit(sheet.near(i, 0)).map_or(i, |hit| hit.last as usize);
            let (before, after) = (sheet.near(i, -1), sheet.near(last, 1));
            for (template, clues) in [(72, before.clues), (73, after.clues)] {
                for bit in (0..clue::COUNT).filter(|bit| clues >> bit & 1 == 1) {
                    self.add(template, u64::from(bit));
                }
            }
            self.add(74, before.word);
            self.add(75, after.word);
            self.add(76, (before.shape as u64) << 4 | after.shape as u64);
        }
    }
}

const fn key(template: u64, value: u64) -> u64 {
    mix(value.wrapping_add(template.wrapping_mul(0x0123_4567_89ab_cdef)))
}

/// The feature that a token is this word.
pub const fn word_key(word: u64) -> u64 {
    key(1, word)
}

/// The name that covers a token, as features see it; all zero where there is none.
#[derive(Default)]
struct Name {
    full: u64,
    coarse: u64,
    group: u64,
    usual: u64,
    words: u64,
    at: u64,
}

impl Name {
    fn of(sheet: &Sheet, cell: &Cell) -> Self {
        sheet.hit(cell).map_or_else(Self::default, |hit| Self::read(hit, cell))
    }

    fn read(hit: &Hit, cell: &Cell) -> Self {
        let way = u64::from(hit.resolution == Resolution::Inflected);
        let begins = u64::from(cell.begins);
        let words = u64::from(hit.last - hit.first).min(3);
        Self {
            full: (u64::from(hit.class.code()) << 4 | way << 3 | begins << 2 | words.min(1) << 1 | 1) << 8,
            coarse: (u64::from(hit.class.coarse()) << 2 | begins << 1 | 1) << 1 | way,
            group: u64::from(hit.class.group()) << 1 | 1,
            usual: u64::from(hit.class.is_usual()),
            words: words + 1,
            at: begins,
        }
    }
}
