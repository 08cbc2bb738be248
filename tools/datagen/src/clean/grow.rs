//! Grows boosted trees of three questions: each tree answers what those before it left wrong (second-order steps on the logistic loss, as in
//! XGBoost and LightGBM). Features are cut into bins once; a fixed generator draws rows and features, so that the same data give the same trees.

use super::fit::Sample;
use regest::clean::features::COUNT;
use regest::clean::trees::{Forest, NODES, QUESTIONS, Tree};

/// Trees of a forest.
const TREES: usize = 300;
/// How far each tree goes.
const RATE: f32 = 0.05;
/// Pull of a leaf towards zero.
const PULL: f32 = 5.0;
/// Least rows of a leaf.
const ROWS: u32 = 40;
/// Most bins of a feature.
const BINS: usize = 64;
/// Shares of rows and of features that a tree sees, in a hundred.
const ROW_SHARE: u64 = 70;
const FEATURE_SHARE: u64 = 40;

/// Samples with every feature as the number of its bin, column by column.
struct Table {
    columns: Vec<Vec<u8>>,
    /// Upper ends of the bins but the last.
    cuts: Vec<Vec<f32>>,
}

impl Table {
    fn new(samples: &[Sample]) -> Self {
        let cuts: Vec<Vec<f32>> = (0..COUNT).map(|f| cuts(samples, f)).collect();
        let bin = |f: usize, s: &Sample| u8::try_from(cuts[f].partition_point(|&c| c < s.seen[f])).unwrap_or(u8::MAX);
        let columns = (0..COUNT).map(|f| samples.iter().map(|s| bin(f, s)).collect()).collect();
        Self { columns, cuts }
    }
}

/// Ends of bins that hold about as many samples each: halfway between two values.
fn cuts(samples: &[Sample], feature: usize) -> Vec<f32> {
    let mut values: Vec<f32> = samples.iter().map(|s| s.seen[feature]).collect();
    values.sort_by(f32::total_cmp);
    let step = (values.len() / BINS).max(1);
    let mut cuts: Vec<f32> = Vec::new();
    let mut last = 0;
    for i in 1..values.len() {
        let (a, b) = (values[i - 1], values[i]);
        if b > a && i - last >= step {
            cuts.push(f32::midpoint(a, b));
            last = i;
        }
    }
    cuts.dedup();
    cuts.truncate(BINS * 2);
    cuts
}

/// Sums of slopes and curvatures, and rows.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    slope: f32,
    curve: f32,
    rows: u32,
}

impl Sum {
    fn add(&mut self, other: Self) {
        self.slope += other.slope;
        self.curve += other.curve;
        self.rows += other.rows;
    }

    fn less(self, other: Self) -> Self {
        Self { slope: self.slope - other.slope, curve: self.curve - other.curve, rows: self.rows - other.rows }
    }

    fn gain(self) -> f32 {
        self.slope * self.slope / (self.curve + PULL)
    }

    fn value(self) -> f32 {
        -RATE * self.slope / (self.curve + PULL)
    }
}

/// A generator of numbers that only have to look drawn (splitmix64).
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn of_hundred(&mut self, share: u64) -> bool {
        self.next() % 100 < share
    }
}

/// The forest that makes the labels likely.
pub fn grow(samples: &[Sample]) -> Forest {
    let table = Table::new(samples);
    let mean = samples.iter().map(|s| s.weight).sum::<f32>() / samples.len().max(1) as f32;
    let weight = |s: &Sample| s.weight / mean.max(1e-6);
    let kept: f32 = samples.iter().filter(|s| s.keep).map(weight).sum();
    let start = (kept / (samples.len() as f32 - kept).max(1.0)).max(1e-6).ln();
    let mut scores = vec![start; samples.len()];
    let mut draw = Draw(7);
    let mut forest = Forest::default();
    for _ in 0..TREES {
        let slopes: Vec<Sum> = samples
            .iter()
            .zip(&scores)
            .map(|(s, &score)| {
                let p = 1.0 / (1.0 + (-score).exp());
                let slope = (p - f32::from(u8::from(s.keep))) * weight(s);
                Sum { slope, curve: p * (1.0 - p) * weight(s), rows: 1 }
            })
            .collect();
        let rows: Vec<u32> = (0..samples.len() as u32).filter(|_| draw.of_hundred(ROW_SHARE)).collect();
        let features: Vec<usize> = (0..COUNT).filter(|_| draw.of_hundred(FEATURE_SHARE)).collect();
        let mut tree = Tree { feature: [0; QUESTIONS], threshold: [f32::MAX; QUESTIONS], value: [0.0; NODES] };
        branch(&table, &slopes, rows, &features, 0, &mut tree);
        scores.iter_mut().zip(samples).for_each(|(score, s)| *score += leaf(&tree, s));
        forest.0.push(tree);
    }
    if let Some(tree) = forest.0.first_mut() {
        tree.value.iter_mut().for_each(|v| *v += start);
    }
    forest
}

fn leaf(tree: &Tree, sample: &Sample) -> f32 {
    let mut at = 0;
    while at < QUESTIONS {
        at = 2 * at + 1 + usize::from(sample.seen[usize::from(tree.feature[at])] > tree.threshold[at]);
    }
    tree.value[at]
}

/// Fills a node and all below it. Where no question helps, all go to the first child, which says the same.
fn branch(table: &Table, slopes: &[Sum], rows: Vec<u32>, features: &[usize], at: usize, tree: &mut Tree) {
    let mut all = Sum::default();
    rows.iter().for_each(|&r| all.add(slopes[r as usize]));
    tree.value[at] = all.value();
    if at >= QUESTIONS {
        return;
    }
    let best =
        features.iter().filter_map(|&f| question(table, slopes, &rows, f, all)).max_by(|a, b| a.0.total_cmp(&b.0));
    let (no, yes): (Vec<u32>, Vec<u32>) = match best {
        Some((_, feature, bin)) => {
            tree.feature[at] = u16::try_from(feature).unwrap_or(0);
            tree.threshold[at] = table.cuts[feature][bin];
            rows.into_iter().partition(|&r| usize::from(table.columns[feature][r as usize]) <= bin)
        }
        None => (rows, Vec::new()),
    };
    branch(table, slopes, no, features, 2 * at + 1, tree);
    branch(table, slopes, yes, features, 2 * at + 2, tree);
}

/// The best cut of a feature: its gain, the feature, the last bin before the cut.
fn question(table: &Table, slopes: &[Sum], rows: &[u32], feature: usize, all: Sum) -> Option<(f32, usize, usize)> {
    let cuts = table.cuts[feature].len();
    let mut bins = vec![Sum::default(); cuts + 1];
    let column = &table.columns[feature];
    rows.iter().for_each(|&r| bins[usize::from(column[r as usize])].add(slopes[r as usize]));
    let (mut no, mut best) = (Sum::default(), None);
    for (bin, sum) in bins[..cuts].iter().enumerate() {
        no.add(*sum);
        let yes = all.less(no);
        let gain = no.gain() + yes.gain() - all.gain();
        if no.rows >= ROWS && yes.rows >= ROWS && gain > best.map_or(1e-3, |b: (f32, usize, usize)| b.0) {
            best = Some((gain, feature, bin));
        }
    }
    best
}
