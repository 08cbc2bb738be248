//! What the blocks around a block show: position, neighbours, repetition, and in the second pass how they were judged.

use super::features::{Feature, Seen, set};
use super::line::Shape;
use super::markup::Markup;
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

/// Blocks to each side that count as around a block.
const AROUND: usize = 4;

/// Sets the features of the second pass from the scores of the first.
pub(super) fn judged(page: &Page, shapes: &[Shape], markup: &Markup<'_>, scores: &[f32], seen: &mut [Seen]) {
    use Feature as F;
    let weight: Vec<f32> =
        shapes.iter().map(|s| if s.words == 0 { 0.0 } else { (s.words as f32).sqrt().min(12.0) }).collect();
    let parents = by_element(page, markup, &weight, scores);
    let (mut sums, mut total) = (vec![(0.0, 0.0)], (0.0, 0.0));
    for (w, s) in weight.iter().zip(scores) {
        total = (total.0 + w * clamp(*s), total.1 + w);
        sums.push(total);
    }
    let mean = |(sum, weight): (f32, f32)| if weight > 0.0 { sum / weight } else { 0.0 };
    let between = |from: usize, to: usize| (sums[to].0 - sums[from].0, sums[to].1 - sums[from].1);
    let with_words: Vec<usize> = (0..shapes.len()).filter(|&i| shapes[i].words > 0).collect();
    for (rank, &i) in with_words.iter().enumerate() {
        let at = |r: Option<usize>| r.and_then(|r| with_words.get(r)).map_or(-2.0, |&j| clamp(scores[j]));
        let around =
            (with_words[rank.saturating_sub(AROUND)], with_words[(rank + AROUND).min(with_words.len() - 1)] + 1);
        let (sum, all) = between(around.0, around.1);
        let (own_sum, own) = between(i, i + 1);
        let s = &mut seen[i];
        s[F::SelfScore as usize] = clamp(scores[i]);
        s[F::PrevScore as usize] = at(rank.checked_sub(1));
        s[F::NextScore as usize] = at(Some(rank + 1));
        s[F::AroundScore as usize] = mean((sum - own_sum, all - own));
        let [_, parent, grand] = markup.parents(&page.pieces[i]);
        s[F::ParentScore as usize] = parent.map_or(0.0, |p| mean(parents[p]));
        s[F::GrandScore as usize] = grand.map_or(0.0, |p| mean(parents[p]));
    }
}

fn clamp(score: f32) -> f32 {
    score.clamp(-6.0, 6.0)
}

/// Weighted sums of the scores in each element, children included.
fn by_element(page: &Page, markup: &Markup<'_>, weight: &[f32], scores: &[f32]) -> Vec<(f32, f32)> {
    let elements = &page.outline.elements;
    let mut out = vec![(0.0, 0.0); elements.len()];
    for (i, piece) in page.pieces.iter().enumerate() {
        if let Some(e) = markup.parents(piece)[0] {
            out[e] = (out[e].0 + weight[i] * clamp(scores[i]), out[e].1 + weight[i]);
        }
    }
    for i in (1..elements.len()).rev() {
        if let Some(p) = elements[i].parent.map(|p| p as usize).filter(|&p| p < i) {
            out[p] = (out[p].0 + out[i].0, out[p].1 + out[i].1);
        }
    }
    out
}
