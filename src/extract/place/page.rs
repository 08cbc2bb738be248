//! A page as the tagger sees it: the sheets of its passages, and where else on the page each name stands. What is said of a name
//! in one sentence tells for it in another.

use super::cell::{Cell, Shape, Sheet, mix};
use super::class::Classes;
use super::model::Model;
use crate::gazetteer::Gazetteer;
use crate::lang::{Lang, Passage};
use std::collections::HashMap;

/// Mentions of a name that are remembered: the first ones.
const REMEMBERED: usize = 4;
/// Letters of a word that is remembered, at least.
const SHORTEST: u8 = 3;

/// A token of a page: number of its passage, number of the token in it.
pub type At = (u32, u32);

/// The sheets of a page's passages.
pub struct Page {
    sheets: Vec<Sheet>,
    names: HashMap<u64, Seen>,
}

/// Where a name stands.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    count: u32,
    at: [At; REMEMBERED],
}

impl Page {
    /// Reads all passages of a page.
    #[must_use]
    pub fn read(passages: &[Passage<'_>], gazetteer: &Gazetteer, model: &Model) -> Self {
        let mut classes = Classes::new(gazetteer, Lang::UND);
        let mut sheets: Vec<Sheet> = Vec::with_capacity(passages.len());
        for passage in passages {
            if passage.lang != classes.lang() {
                classes = Classes::new(gazetteer, passage.lang);
            }
            sheets.push(Sheet::read(passage, &classes, model));
        }
        let mut page = Self { sheets: Vec::new(), names: HashMap::new() };
        for (sheet, passage) in sheets.iter().zip(0..) {
            for (cell, token) in sheet.cells.iter().zip(0..) {
                if let Some(key) = key(sheet, cell) {
                    page.names.entry(key).or_default().add((passage, token));
                }
            }
        }
        page.sheets = sheets;
        page
    }

    /// The sheet of a passage.
    #[must_use]
    pub fn sheet(&self, passage: usize) -> Option<&Sheet> {
        self.sheets.get(passage)
    }

    /// How often the name that begins with this token stands on the page, and up to three other places where it does.
    pub(super) fn elsewhere(&self, at: At) -> (u32, impl Iterator<Item = (&Sheet, usize)>) {
        let sheet = self.sheets.get(at.0 as usize);
        let cell = sheet.and_then(|sheet| Some((sheet, sheet.cells.get(at.1 as usize)?)));
        let seen = cell.and_then(|(sheet, cell)| self.names.get(&key(sheet, cell)?)).copied().unwrap_or_default();
        let others =
            (0..REMEMBERED.min(seen.count as usize)).map(move |i| seen.at[i]).filter(move |&other| other != at);
        let places = others.filter_map(|(p, i)| Some((self.sheets.get(p as usize)?, i as usize)));
        (seen.count, places.take(REMEMBERED - 1))
    }
}

impl Seen {
    fn add(&mut self, at: At) {
        if let Some(slot) = self.at.get_mut(self.count as usize) {
            *slot = at;
        }
        self.count = self.count.saturating_add(1);
    }
}

/// What a name is remembered by: its number in the gazetteer, whatever its case, or its letters.
fn key(sheet: &Sheet, cell: &Cell) -> Option<u64> {
    let named = matches!(cell.shape, Shape::Capital | Shape::Upper | Shape::Caseless) && cell.letters >= SHORTEST;
    match sheet.hit(cell) {
        Some(hit) if named && cell.begins => Some(mix(u64::from(hit.name.0) | 1 << 40)),
        _ => named.then_some(cell.word),
    }
}
