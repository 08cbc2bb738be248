//! The linear model over the tokens of a passage: each is outside, the first or a further word of a place, and the best
//! sequence is taken.

use super::cell::Sheet;
use super::features::Features;
use super::model::{LABELS, Model};
use super::page::Page;

/// Outside, the first word, a further word.
pub const OUTSIDE: u8 = 0;
/// The first word of a place.
pub const FIRST: u8 = 1;
/// A further word of a place.
pub const FURTHER: u8 = 2;

/// A place among the tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tagged {
    /// Its first token.
    pub first: usize,
    /// Its last token.
    pub last: usize,
    /// How much better it is than none, in weight units.
    pub margin: i32,
}

/// The first run of tokens at or behind `at` that are looked at: all others are outside.
#[must_use]
pub fn next_run(sheet: &Sheet, at: usize) -> Option<std::ops::Range<usize>> {
    let rest = sheet.cells.get(at..)?;
    let start = at + rest.iter().position(|cell| cell.active)?;
    let len = sheet.cells.get(start..)?.iter().take_while(|cell| cell.active).count();
    Some(start..start + len)
}

/// All runs of tokens that are looked at.
pub fn runs(sheet: &Sheet) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    std::iter::successors(next_run(sheet, 0), |run| next_run(sheet, run.end))
}

/// Scores of the labels of each token of a run, outside being 0.
pub type Scores = Vec<[i32; LABELS]>;

/// Room for the work on one run after the other.
#[derive(Default)]
pub struct Tagger {
    features: Features,
    /// Scores of the run under way.
    pub scores: Scores,
    back: Vec<[u8; LABELS]>,
    /// Its labels.
    pub labels: Vec<u8>,
    /// For each token of the passage under way, how much better it is as the first word of a place than as none, in weight
    /// units; 0 where it is not looked at.
    pub firsts: Vec<i32>,
}

impl Tagger {
    /// Tags a passage of a page.
    pub fn passage(&mut self, model: &Model, page: &Page, passage: usize, lang: u64) -> Vec<Tagged> {
        let mut out = Vec::new();
        let Some(sheet) = page.sheet(passage) else { return out };
        self.firsts.clear();
        self.firsts.resize(sheet.cells.len(), 0);
        for run in runs(sheet) {
            self.run(model, page, (passage, run), lang, &mut out);
        }
        out
    }

    fn run(
        &mut self,
        model: &Model,
        page: &Page,
        (passage, run): (usize, std::ops::Range<usize>),
        lang: u64,
        out: &mut Vec<Tagged>,
    ) {
        self.scores.clear();
        let alone = model.leaning() + model.transition(0, 1) + model.transition(1, 0) - 2 * model.transition(0, 0);
        for i in run.clone() {
            self.features.read(page, (passage, i), lang);
            let [first, further] = model.sum(self.features.keys());
            self.scores.push([0, first + model.leaning(), further]);
            if let Some(slot) = self.firsts.get_mut(i) {
                *slot = first + alone;
            }
        }
        self.best(|before, next| model.transition(before, next));
        self.collect(run.start, model, out);
    }

    /// The best sequence of labels by scores and transitions.
    pub fn best(&mut self, transition: impl Fn(usize, usize) -> i32) {
        self.back.clear();
        let mut totals = [0, i32::MIN / 2, i32::MIN / 2];
        for scores in &self.scores {
            let mut next = [i32::MIN / 2; LABELS];
            let mut from = [0_u8; LABELS];
            for (label, &score) in scores.iter().enumerate() {
                for (before, &total) in totals.iter().enumerate() {
                    let barred = label == usize::from(FURTHER) && before == usize::from(OUTSIDE);
                    let sum = total.saturating_add(score).saturating_add(transition(before, label));
                    if !barred && sum > next[label] {
                        (next[label], from[label]) = (sum, before as u8);
                    }
                }
            }
            totals = next;
            self.back.push(from);
        }
        self.trace(totals);
    }

    fn trace(&mut self, totals: [i32; LABELS]) {
        let mut label = (0..LABELS).rev().max_by_key(|&l| totals[l]).unwrap_or(0) as u8;
        self.labels.clear();
        for from in self.back.iter().rev() {
            self.labels.push(label);
            label = from.get(usize::from(label)).copied().unwrap_or(OUTSIDE);
        }
        self.labels.reverse();
    }

    fn collect(&self, start: usize, model: &Model, out: &mut Vec<Tagged>) {
        let mut i = 0;
        while let Some(&label) = self.labels.get(i) {
            if label == FIRST {
                let further = self.labels.iter().skip(i + 1).take_while(|&&l| l == FURTHER).count();
                out.push(Tagged {
                    first: start + i,
                    last: start + i + further,
                    margin: self.margin(i, further, model),
                });
                i += further;
            }
            i += 1;
        }
    }

    /// What the words of a place score more than outside would.
    fn margin(&self, i: usize, further: usize, model: &Model) -> i32 {
        let first = self.scores.get(i).map_or(0, |s| s[usize::from(FIRST)]);
        let rest = self.scores.iter().skip(i + 1).take(further);
        let rest: i32 = rest.map(|s| s[usize::from(FURTHER)]).sum();
        let within = match further as i32 {
            0 => model.transition(1, 0),
            more => model.transition(1, 2) + (more - 1) * model.transition(2, 2) + model.transition(2, 0),
        };
        first + rest + model.transition(0, 1) + within - (further as i32 + 2) * model.transition(0, 0)
    }
}
