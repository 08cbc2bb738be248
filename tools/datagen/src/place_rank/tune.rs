//! Coordinate ascent over weights: each is moved up and down for as long as known places get likelier.

use super::docs::Read;
use regest::gazetteer::Place;
use regest::weigh::{Feature, Weights};
use std::collections::BTreeMap;

/// Parts that documents are dealt into; each is set aside once.
const FOLDS: usize = 5;
/// Rounds over all weights.
const ROUNDS: usize = 3;
/// What moving a weight by 1 must gain a document at least: the reasoned weight is kept where the sets say little.
const HELD: f64 = 0.015;
/// Share below which a place counts as not thought of.
const FLOOR: f32 = 1e-3;

/// Figures over known places.
#[derive(Default, Clone)]
struct Figures {
    count: usize,
    right: usize,
    loss: f64,
    /// Of each tenth of confidence: how many, sum of confidence, how many right.
    bins: [(usize, f64, usize); 10],
}

impl Figures {
    fn of<'r>(pages: impl IntoIterator<Item = &'r Read<'r>>, weights: &Weights) -> Self {
        let mut out = Self::default();
        pages.into_iter().for_each(|page| out.add(page, weights));
        out
    }

    fn add(&mut self, page: &Read<'_>, weights: &Weights) {
        for (gold, ranked) in page.ranked(weights) {
            let meant = ranked.places.iter().filter(|rival| gold.is(&rival.place));
            let share: f32 = meant.clone().map(|rival| rival.share).sum();
            let known = meant.count() > 0;
            // Where the place that is meant is not known, none of those that are should be chosen.
            let share = if known { share } else { ranked.none };
            self.loss -= f64::from(share.max(FLOOR).ln());
            self.count += 1;
            let Some(first) = ranked.places.first().filter(|first| first.share >= ranked.none) else { continue };
            let right = gold.is(&first.place);
            self.right += usize::from(right);
            let bin = &mut self.bins[((first.share * 10.0) as usize).min(9)];
            *bin = (bin.0 + 1, bin.1 + f64::from(first.share), bin.2 + usize::from(right));
        }
    }

    fn mean_loss(&self) -> f64 {
        self.loss / self.count.max(1) as f64
    }

    /// How far confidence is from being right, over all tenths.
    fn error(&self) -> f64 {
        let all: usize = self.bins.iter().map(|bin| bin.0).sum();
        let off: f64 = self.bins.iter().map(|bin| (bin.1 - bin.2 as f64).abs()).sum();
        off / all.max(1) as f64
    }

    fn print(&self, of: &str) {
        let right = self.right as f64 / self.count.max(1) as f64;
        let (count, loss, error) = (self.count, self.mean_loss(), self.error());
        eprintln!("{of:28} {count:5} places, {right:.3} right, log loss {loss:.3}, calibration error {error:.3}",);
    }
}

/// Prints the figures of each source.
pub fn print(of: &str, pages: &[Read<'_>], weights: &Weights) {
    let mut sources: BTreeMap<&str, Vec<&Read<'_>>> = BTreeMap::new();
    pages.iter().for_each(|page| sources.entry(&page.doc.source).or_default().push(page));
    for (source, pages) in sources {
        Figures::of(pages, weights).print(source);
    }
    Figures::of(pages, weights).print(of);
}

/// Prints what was taken for another place than is meant, with the features that decided.
pub fn print_wrong(pages: &[Read<'_>], weights: &Weights) {
    for page in pages {
        for (gold, ranked) in page.ranked(weights) {
            let Some(first) = ranked.places.first().filter(|first| !gold.is(&first.place)) else { continue };
            let meant = ranked.places.iter().find(|rival| gold.is(&rival.place));
            let Place { name, admin1_name, country, .. } = first.place;
            let words = page.words(ranked.span);
            let share = meant.map_or(0.0, |rival| rival.share);
            eprint!(
                "{}\t{words}\t{name}, {admin1_name}, {country} {:.2}, not {share:.2}:",
                page.doc.source, first.share
            );
            for &feature in Feature::ALL {
                let before = first.marks[feature as usize] - meant.map_or(0.0, |rival| rival.marks[feature as usize]);
                let adds = weights.of(feature) * before;
                if meant.is_some() && adds.abs() > 0.2 {
                    eprint!(" {} {adds:.1}", feature.name());
                }
            }
            eprintln!();
        }
    }
}

/// Prints the figures of each part under weights tuned on the others.
pub fn cross_validate(pages: &[Read<'_>], weights: &Weights, tuned: &[Feature]) {
    let mut all = Figures::default();
    for fold in 0..FOLDS {
        let (aside, others): (Vec<_>, Vec<_>) = pages.iter().partition(|page| page.fold % FOLDS == fold);
        let learned = learn(&others, weights, tuned);
        aside.into_iter().for_each(|page| all.add(page, &learned));
    }
    all.print("set aside");
}

/// Weights under which the known places are likeliest, not far from those given.
pub fn learn(pages: &[&Read<'_>], weights: &Weights, tuned: &[Feature]) -> Weights {
    let cost = |now: &Weights| {
        let far: f64 = tuned.iter().map(|&f| f64::from((now.of(f) - weights.of(f)).abs())).sum();
        Figures::of(pages.iter().copied(), now).mean_loss() + HELD * far
    };
    let (mut best, mut low) = (weights.clone(), cost(weights));
    for round in 0..ROUNDS {
        let step = 0.4 / (1 << round) as f32;
        for &feature in tuned {
            for up in [step, -step] {
                loop {
                    let weight = ((best.of(feature) + up) * 100.0).round() / 100.0;
                    let tried = best.clone().with(feature, weight);
                    let cost = cost(&tried);
                    if cost + 1e-6 >= low {
                        break;
                    }
                    (best, low) = (tried, cost);
                }
            }
        }
    }
    best
}
