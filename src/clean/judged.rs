//! The second look: how the first judged a block, those around it, those in its elements, those of its shape, and the page as a whole.

use super::features::{Feature, Seen};
use super::line::Shape;
use super::markup::Markup;
use super::measure::put;
use crate::model::Page;

/// The score of a block that is not there.
const NONE: f32 = -7.0;
/// Scores count no further than this.
const MOST: f32 = 6.0;
/// How far a missing element is behind the best region.
const NOWHERE: f32 = -20.0;
/// Blocks to each side that count as around a block, and as further around.
const AROUND: [usize; 2] = [4, 12];
/// Elements around a block whose scores count, and those that are held against the best region.
const LEVELS: usize = 6;
const REGIONS: usize = 4;
/// A region has at least this share of the page's weight.
const REGION: f32 = 0.08;
/// Distances are counted up to here.
const FAR: f32 = 99.0;

/// A sum of scores, each times its weight, and of the weights.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    scores: f32,
    weight: f32,
}

impl Sum {
    fn add(&mut self, other: Self) {
        self.scores += other.scores;
        self.weight += other.weight;
    }

    /// The mean without `own`; 0 where nothing else is left.
    fn without(self, own: Self) -> f32 {
        let weight = self.weight - own.weight;
        if weight > 0.01 { (self.scores - own.scores) / weight } else { 0.0 }
    }

    fn mean(self) -> f32 {
        if self.weight > 0.0 { self.scores / self.weight } else { NONE }
    }
}

/// The scores of the first look over a page.
struct Scores {
    /// Indices of the pieces with words.
    order: Vec<usize>,
    /// By index of the piece.
    score: Vec<f32>,
    own: Vec<Sum>,
    page: Sum,
    best: f32,
    /// The score that a tenth, and a quarter, of the blocks reach.
    top: f32,
    quarter: f32,
    kept: f32,
}

impl Scores {
    fn new(shapes: &[Shape], scores: &[f32]) -> Self {
        let order: Vec<usize> = (0..shapes.len()).filter(|&i| shapes[i].words > 0).collect();
        let score: Vec<f32> = scores.iter().map(|s| s.clamp(-MOST, MOST)).collect();
        let weigh = |(shape, &score): (&Shape, &f32)| {
            let weight = (shape.words as f32).sqrt().min(12.0);
            Sum { scores: weight * score, weight }
        };
        let own: Vec<Sum> = shapes.iter().zip(&score).map(weigh).collect();
        let mut page = Sum::default();
        order.iter().for_each(|&i| page.add(own[i]));
        let kept: f32 = order.iter().filter(|&&i| score[i] > 0.0).map(|&i| own[i].weight).sum();
        let mut sorted: Vec<f32> = order.iter().map(|&i| score[i]).collect();
        sorted.sort_by(f32::total_cmp);
        let at = |share: usize| sorted.get(sorted.len() * share / 100).copied().unwrap_or(0.0);
        let best = sorted.last().copied().unwrap_or(0.0);
        let (top, quarter) = (at(90), at(75));
        Self { order, score, own, page, best, top, quarter, kept: kept / page.weight.max(1.0) }
    }
}

/// Sets the features of the second look.
pub(super) fn look(page: &Page, shapes: &[Shape], markup: &Markup<'_>, scores: &[f32], seen: &mut [Seen]) {
    let scores = Scores::new(shapes, scores);
    of_page(&scores, seen);
    in_order(&scores, seen);
    of_kept(&scores, seen);
    of_shape(page, markup, &scores, seen);
    of_elements(page, markup, &scores, seen);
}

fn of_page(scores: &Scores, seen: &mut [Seen]) {
    use Feature as F;
    for &i in &scores.order {
        let (s, own) = (&mut seen[i], scores.score[i]);
        put(s, F::SelfScore, own);
        put(s, F::PageKept, scores.kept);
        put(s, F::PageBest, scores.best);
        put(s, F::BelowBest, own - scores.best);
        put(s, F::BelowMean, own - scores.page.mean());
        put(s, F::BelowTop, own - scores.top);
        put(s, F::BelowQuarter, own - scores.quarter);
    }
}

/// The blocks before and behind.
fn in_order(scores: &Scores, seen: &mut [Seen]) {
    let mut total = vec![Sum::default()];
    for &i in &scores.order {
        let mut next = total[total.len() - 1];
        next.add(scores.own[i]);
        total.push(next);
    }
    for (rank, &i) in scores.order.iter().enumerate() {
        let at = |step: isize| {
            let index = rank.checked_add_signed(step).and_then(|r| scores.order.get(r));
            index.map_or(NONE, |&j| scores.score[j])
        };
        let s = &mut seen[i];
        for (n, step) in [-3, -2, -1, 1, 2, 3].into_iter().enumerate() {
            s[Feature::ScoreThreeBefore as usize + n] = at(step);
        }
        for (n, around) in AROUND.into_iter().enumerate() {
            let (to, from) = (total[(rank + around + 1).min(scores.order.len())], total[rank.saturating_sub(around)]);
            let sum = Sum { scores: to.scores - from.scores, weight: to.weight - from.weight };
            s[Feature::ScoreAround as usize + n] = sum.without(scores.own[i]);
        }
    }
}

/// How far the blocks are that the first look would keep.
fn of_kept(scores: &Scores, seen: &mut [Seen]) {
    let is_kept = |i: usize| scores.score[i] > 0.0;
    let all = scores.order.iter().filter(|&&i| is_kept(i)).count().max(1) as f32;
    let (mut since, mut before) = (FAR, 0.0);
    for &i in &scores.order {
        since = (since + 1.0_f32).min(FAR);
        put(&mut seen[i], Feature::SinceKept, since);
        put(&mut seen[i], Feature::KeptBefore, before / all);
        if is_kept(i) {
            (since, before) = (0.0, before + 1.0);
        }
    }
    let mut until = FAR;
    for &i in scores.order.iter().rev() {
        until = (until + 1.0_f32).min(FAR);
        put(&mut seen[i], Feature::UntilKept, until);
        until = if is_kept(i) { 0.0 } else { until };
    }
}

/// The other blocks of the same shape.
fn of_shape(page: &Page, markup: &Markup<'_>, scores: &Scores, seen: &mut [Seen]) {
    let mut shapes = vec![(Sum::default(), 0.0_f32); markup.shape_count()];
    for &i in &scores.order {
        let shape = &mut shapes[markup.shape(&page.pieces[i])];
        shape.0.add(scores.own[i]);
        shape.1 += 1.0;
    }
    for &i in &scores.order {
        let (sum, count) = shapes[markup.shape(&page.pieces[i])];
        put(&mut seen[i], Feature::ScoreShape, sum.without(scores.own[i]));
        put(&mut seen[i], Feature::ShapeCount, count);
    }
}

/// The other blocks of the elements around.
fn of_elements(page: &Page, markup: &Markup<'_>, scores: &Scores, seen: &mut [Seen]) {
    let mut of = vec![Sum::default(); page.outline.elements.len()];
    for &i in &scores.order {
        if let Some(e) = markup.up(&page.pieces[i]).next() {
            of[e].add(scores.own[i]);
        }
    }
    for i in (1..of.len()).rev() {
        let own = of[i];
        if let Some(p) = markup.parent(i) {
            of[p].add(own);
        }
    }
    let regions = of.iter().filter(|s| s.weight > REGION * scores.page.weight);
    let best = regions.map(|s| s.mean()).max_by(f32::total_cmp).unwrap_or(0.0);
    for &i in &scores.order {
        let (s, own) = (&mut seen[i], scores.own[i]);
        let mut up = markup.up(&page.pieces[i]);
        for level in 0..LEVELS {
            let element = up.next();
            s[Feature::ScoreOwn as usize + level] = element.map_or(NONE, |e| of[e].without(own));
            if level < REGIONS {
                s[Feature::OwnBelowBest as usize + level] = element.map_or(NOWHERE, |e| of[e].mean() - best);
            }
        }
    }
}
