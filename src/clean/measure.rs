//! Measures of a block, its neighbours, the elements around it and the page, for the trees.

use super::features::{Feature, Seen};
use super::line::Shape;
use super::markup::Markup;
use crate::model::Page;

/// A value that says: there is none.
const NONE: f32 = -1.0;
/// Distances are counted up to here.
const FAR: f32 = 50.0;
/// Blocks to each side that count as around a block.
const AROUND: usize = 5;
/// Elements around a block that are measured.
const LEVELS: usize = 4;
/// Measures of each.
const OF_ELEMENT: usize = 7;

/// Blocks that hold words: `order` are their indices, the rest is by index of the piece.
pub(super) struct Rows {
    pub order: Vec<usize>,
    /// Share of the text that is linked.
    pub linked: Vec<f32>,
}

impl Rows {
    pub fn new(page: &Page, shapes: &[Shape]) -> Self {
        let share = |(piece, shape): (&crate::model::Piece, &Shape)| {
            (piece.link_bytes as f32 / shape.bytes.max(1) as f32).min(1.0)
        };
        Self {
            order: (0..shapes.len()).filter(|&i| shapes[i].words > 0).collect(),
            linked: page.pieces.iter().zip(shapes).map(share).collect(),
        }
    }
}

/// Sums over a page or an element, in words.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    words: f32,
    linked: f32,
    prose: f32,
    blocks: f32,
    prose_blocks: f32,
}

impl Sum {
    fn add(&mut self, other: Self) {
        self.words += other.words;
        self.linked += other.linked;
        self.prose += other.prose;
        self.blocks += other.blocks;
        self.prose_blocks += other.prose_blocks;
    }

    fn of(shape: &Shape, linked: f32) -> Self {
        let (words, prose) = (shape.words as f32, f32::from(u8::from(shape.is_prose())));
        let blocks = f32::from(u8::from(shape.words > 0));
        Self { words, linked: words * linked, prose: prose * words, blocks, prose_blocks: prose }
    }
}

fn share(part: f32, whole: f32) -> f32 {
    part / whole.max(1.0)
}

/// Sets the measures of all pieces that hold words.
pub(super) fn look(page: &Page, shapes: &[Shape], rows: &Rows, markup: &Markup<'_>, seen: &mut [Seen]) {
    let sums: Vec<Sum> = shapes.iter().zip(&rows.linked).map(|(s, &l)| Sum::of(s, l)).collect();
    let mut all = Sum::default();
    sums.iter().for_each(|s| all.add(*s));
    let elements = elements(page, &sums, markup, all);
    own(page, shapes, rows, all, seen);
    around(shapes, rows, &sums, seen);
    for &i in &rows.order {
        let s = &mut seen[i];
        put(s, Feature::PageWords, all.words.ln_1p());
        put(s, Feature::PageBlocks, all.blocks.ln_1p());
        put(s, Feature::PageProse, share(all.prose, all.words));
        put(s, Feature::PageLinks, share(all.linked, all.words));
        put(s, Feature::PageProseBlocks, share(all.prose_blocks, all.blocks));
        let mut up = markup.up(&page.pieces[i]);
        for level in 0..LEVELS {
            let at = Feature::OwnWords as usize + level * OF_ELEMENT;
            let of = up.next().map_or([NONE; OF_ELEMENT], |e| elements[e]);
            s[at..at + OF_ELEMENT].copy_from_slice(&of);
        }
        markup.measure(&page.pieces[i], s);
    }
}

pub(super) fn put(seen: &mut Seen, feature: Feature, value: f32) {
    seen[feature as usize] = value;
}

/// The block by itself and its place.
fn own(page: &Page, shapes: &[Shape], rows: &Rows, all: Sum, seen: &mut [Seen]) {
    use Feature as F;
    let title = rows.order.iter().position(|&i| page.pieces[i].heading == 1);
    let (mut words, mut since) = (0.0, FAR);
    for (rank, &i) in rows.order.iter().enumerate() {
        let (piece, shape, s) = (&page.pieces[i], &shapes[i], &mut seen[i]);
        since = if shape.is_prose() { 0.0 } else { (since + 1.0).min(FAR) };
        put(s, F::Words, shape.words as f32);
        put(s, F::Length, (shape.bytes as f32).ln_1p());
        put(s, F::LinkShare, rows.linked[i]);
        put(s, F::Links, f32::from(piece.links));
        put(s, F::StrongShare, share(piece.strong_bytes as f32, shape.bytes as f32));
        put(s, F::Level, f32::from(piece.heading));
        put(s, F::Rank, share(rank as f32, rows.order.len() as f32));
        put(s, F::Place, share(words, all.words));
        put(s, F::SinceProse, since);
        put(s, F::SinceTitle, title.map_or(2.0 * FAR, |t| (rank as f32 - t as f32).clamp(-FAR, FAR)));
        put(s, F::Upper, share(shape.upper as f32, shape.letters as f32));
        put(s, F::CommaRate, share(shape.commas as f32, shape.words as f32));
        put(s, F::SeparatorCount, shape.separators as f32);
        words += shape.words as f32;
    }
    let mut until = FAR;
    for &i in rows.order.iter().rev() {
        until = if shapes[i].is_prose() { 0.0 } else { (until + 1.0).min(FAR) };
        put(&mut seen[i], F::UntilProse, until);
    }
}

/// The blocks before and behind.
fn around(shapes: &[Shape], rows: &Rows, sums: &[Sum], seen: &mut [Seen]) {
    let mut total = vec![Sum::default()];
    for &i in &rows.order {
        let mut next = total[total.len() - 1];
        next.add(sums[i]);
        total.push(next);
    }
    for (rank, &i) in rows.order.iter().enumerate() {
        let at = |step: isize| rank.checked_add_signed(step).and_then(|r| rows.order.get(r)).copied();
        let s = &mut seen[i];
        for (n, step) in [-2, -1, 1, 2].into_iter().enumerate() {
            let first = Feature::WordsTwoBefore as usize + 3 * n;
            let of = |j: usize| [shapes[j].words as f32, rows.linked[j], f32::from(u8::from(shapes[j].end_mark))];
            s[first..first + 3].copy_from_slice(&at(step).map_or([NONE; 3], of));
        }
        let (from, to) = (rank.saturating_sub(AROUND), (rank + AROUND + 1).min(rows.order.len()));
        let less = |a: f32, b: f32, own: f32| (a - b - own).max(0.0);
        let (a, b, own) = (total[to], total[from], sums[i]);
        let words = less(a.words, b.words, own.words);
        put(s, Feature::WordsAround, share(words, (to - from - 1) as f32));
        put(s, Feature::LinksAround, share(less(a.linked, b.linked, own.linked), words));
        put(s, Feature::ProseAround, less(a.prose_blocks, b.prose_blocks, own.prose_blocks));
    }
}

/// The measures of each element, from `OwnWords` to `OwnDense`.
fn elements(page: &Page, sums: &[Sum], markup: &Markup<'_>, all: Sum) -> Vec<[f32; OF_ELEMENT]> {
    let mut of = vec![Sum::default(); page.outline.elements.len()];
    for (piece, sum) in page.pieces.iter().zip(sums) {
        if let Some(e) = markup.up(piece).next() {
            of[e].add(*sum);
        }
    }
    for i in (1..of.len()).rev() {
        let own = of[i];
        if let Some(p) = markup.parent(i) {
            of[p].add(own);
        }
    }
    let one = |(i, s): (usize, &Sum)| {
        [
            s.words.ln_1p(),
            share(s.prose, all.prose),
            share(s.linked, s.words),
            s.blocks,
            markup.same(i),
            share(s.words, all.words),
            share(s.prose, s.words),
        ]
    };
    of.iter().enumerate().map(one).collect()
}
