//! What the blocks around a block show: position, neighbours, repetition.

use super::features::{Feature, Seen, set};
use super::line::Shape;
use crate::model::{Page, Piece};
use crate::text::fold;
use std::collections::HashMap;

/// Sets the features of position and neighbourhood for all pieces.
pub(super) fn look(page: &Page, shapes: &[Shape], seen: &mut [Seen]) {
    use Feature as F;
    let total = page.text.value.len().max(1);
    let prose = distances(shapes);
    let first = shapes.iter().position(Shape::is_prose).unwrap_or(shapes.len());
    let last = shapes.iter().rposition(Shape::is_prose).unwrap_or(0);
    let short = neighbours(shapes);
    let repeated = repeated(page, shapes);
    let alone = shapes.iter().filter(|s| s.words > 0).count() <= 2;
    let mut headed = false;
    for (i, piece) in page.pieces.iter().enumerate() {
        let at = (piece.span.start + piece.span.len() / 2) as f32 / total as f32;
        let s = &mut seen[i];
        set(s, F::Alone, alone);
        set(s, F::Head, at < 0.1);
        set(s, F::Tail, at > 0.9);
        set(s, F::TailQuarter, at > 0.75);
        set(s, F::BeforeProse, i < first && first < shapes.len());
        set(s, F::AfterProse, i > last && first < shapes.len());
        set(s, F::NearProse, prose[i] == 1);
        set(s, F::FarProse, prose[i] > 5);
        set(s, F::PrevShort, short[i].0);
        set(s, F::NextShort, short[i].1);
        set(s, F::Repeated, repeated[i]);
        set(s, F::HeadingOne, piece.heading == 1 && !headed);
        set(s, F::Heading, piece.heading > 0);
        set(s, F::HeadingProse, piece.heading > 0 && next(shapes, i).is_some_and(|n| shapes[n].is_prose()));
        headed |= piece.heading == 1;
    }
}

/// Index of the next piece with words.
fn next(shapes: &[Shape], i: usize) -> Option<usize> {
    (i + 1..shapes.len().min(i + 6)).find(|&n| shapes[n].words > 0)
}

/// Pieces with words from each piece to the nearest prose (0: it is prose itself).
fn distances(shapes: &[Shape]) -> Vec<usize> {
    let mut out = vec![usize::MAX; shapes.len()];
    let mut walk = |order: &mut dyn Iterator<Item = usize>| {
        let mut steps = usize::MAX;
        for i in order {
            steps = if shapes[i].is_prose() { 0 } else { steps.saturating_add(usize::from(shapes[i].words > 0)) };
            out[i] = out[i].min(steps);
        }
    };
    walk(&mut (0..shapes.len()));
    walk(&mut (0..shapes.len()).rev());
    out
}

/// Whether the nearest pieces with words before and behind each piece are short.
fn neighbours(shapes: &[Shape]) -> Vec<(bool, bool)> {
    let mut out = vec![(false, false); shapes.len()];
    let mut before = None;
    for (i, s) in shapes.iter().enumerate() {
        out[i].0 = before.is_none_or(|words| words <= 5);
        before = if s.words > 0 { Some(s.words) } else { before };
    }
    let mut behind = None;
    for (i, s) in shapes.iter().enumerate().rev() {
        out[i].1 = behind.is_none_or(|words| words <= 5);
        behind = if s.words > 0 { Some(s.words) } else { behind };
    }
    out
}

/// Short texts that stand on the page more than once.
fn repeated(page: &Page, shapes: &[Shape]) -> Vec<bool> {
    let key = |p: &Piece, s: &Shape| (s.words > 0 && s.words <= 12).then(|| fold(p.span.of(&page.text.value).trim()));
    let keys: Vec<_> = page.pieces.iter().zip(shapes).map(|(p, s)| key(p, s)).collect();
    let mut counts: HashMap<&str, u32> = HashMap::new();
    keys.iter().flatten().for_each(|k| *counts.entry(k).or_default() += 1);
    keys.iter().map(|k| k.as_ref().is_some_and(|k| counts.get(k.as_str()).is_some_and(|&n| n > 1))).collect()
}
