//! Learning: a conditional random field over sequences of labels, by stochastic gradient with a step of its own for each
//! weight. The same examples give the same weights.

use super::shown::{Example, MASKED, Token};
use regest::extract::place::learn::{FIRST, FURTHER, LABELS, OUTSIDE, WIDTH};

/// Of a hundred tokens this many are shown without their own word, so that the rest learns to do without.
const BLIND: u64 = 15;
/// Of a hundred features of a token this many are left out each time, for the same end.
const DROPPED: u64 = 10;
/// First step of a weight; steps shrink with what the weight was moved before.
const STEP: f32 = 0.06;
/// How strongly weights are drawn back to 0, in each step.
const DRAWN: f32 = 2e-4;
/// Steps of a set's own habits, which need few.
const HABIT: f32 = 0.02;

/// Weights as learned.
pub struct Learned {
    pub weights: Vec<f32>,
    pub transitions: Vec<f32>,
    /// What is added to every first word.
    pub bias: f32,
}

/// Weights under way, with the sum of squares of what each was moved by.
struct Table {
    now: Vec<f32>,
    moved: Vec<f32>,
}

impl Table {
    fn new(len: usize) -> Self {
        Self { now: vec![0.0; len], moved: vec![1e-3; len] }
    }

    fn step(&mut self, at: usize, gradient: f32, step: f32) {
        let gradient = gradient + DRAWN * self.now[at];
        self.moved[at] += gradient * gradient;
        self.now[at] -= step * gradient / self.moved[at].sqrt();
    }
}

/// Learns the weights of `features` features from the examples that `wanted` picks.
pub fn learn(examples: &[Example], features: usize, epochs: u32, wanted: impl Fn(&Example) -> bool) -> Learned {
    let sources = examples.iter().map(|e| usize::from(e.source) + 1).max().unwrap_or(0);
    let mut weights = Table::new(features * WIDTH);
    let mut transitions = Table::new(LABELS * LABELS);
    let mut habits = Table::new(sources * LABELS);
    let mut order: Vec<usize> = (0..examples.len()).filter(|&i| wanted(&examples[i])).collect();
    let (mut random, mut chain) = (0x2545_f491_4f6c_dd1d_u64, Chain::default());
    let mut used: Vec<u32> = Vec::new();
    for epoch in 0..epochs {
        shuffle(&mut order, &mut random);
        let mut loss = 0.0;
        let rate = STEP * (1.0 - epoch as f32 / epochs as f32).max(0.2);
        for &i in &order {
            let example = &examples[i];
            chain.clear(&transitions.now);
            used.clear();
            let mut bounds = Vec::with_capacity(example.tokens.len() + 1);
            bounds.push(0);
            for token in &example.tokens {
                let blind = next(&mut random) % 100 < BLIND;
                let sum = show(token, blind, &mut random, &weights.now, &mut used);
                bounds.push(used.len());
                let habit = |label: usize| habits.now[usize::from(example.source) * LABELS + label];
                chain.push([habit(0), sum[0] + habit(1), sum[1] + habit(2)], token.label);
            }
            loss += f64::from(chain.gradient());
            for (at, gradient) in chain.gradients.iter().enumerate() {
                for (label, &g) in gradient.iter().enumerate().filter(|(_, g)| g.abs() > 1e-4) {
                    habits.step(usize::from(example.source) * LABELS + label, g, HABIT);
                    if label > usize::from(OUTSIDE) {
                        for &feature in &used[bounds[at]..bounds[at + 1]] {
                            weights.step(feature as usize * WIDTH + label - 1, g, rate);
                        }
                    }
                }
            }
            for (at, &g) in chain.moves.iter().enumerate().filter(|(_, g)| g.abs() > 1e-4) {
                transitions.step(at, g, rate * 0.3);
            }
        }
        eprintln!("epoch {epoch}: loss {:.4} a run", loss / order.len().max(1) as f64);
    }
    Learned { weights: weights.now, transitions: transitions.now, bias: 0.0 }
}

/// Adds up a token's weights, some features left out; those used are added to `used`.
fn show(token: &Token, blind: bool, random: &mut u64, weights: &[f32], used: &mut Vec<u32>) -> [f32; WIDTH] {
    let from = if blind { usize::from(token.lexical) } else { 0 };
    let mut sum = [0.0; WIDTH];
    for &feature in &token.features[from..] {
        if next(random) % 100 < DROPPED {
            continue;
        }
        used.push(feature);
        for (label, sum) in sum.iter_mut().enumerate() {
            *sum += weights[feature as usize * WIDTH + label];
        }
    }
    sum
}

/// One run of tokens: its scores, and what the right labels ask for.
#[derive(Default)]
struct Chain {
    transitions: [f32; LABELS * LABELS],
    scores: Vec<[f32; LABELS]>,
    labels: Vec<u8>,
    /// For each token and label: how much likelier the model has it than it is.
    gradients: Vec<[f32; LABELS]>,
    /// The same for each pair of labels.
    moves: [f32; LABELS * LABELS],
    forward: Vec<[f32; LABELS]>,
    backward: Vec<[f32; LABELS]>,
}

/// So unlikely that it never is.
const NEVER: f32 = -1e4;

impl Chain {
    fn clear(&mut self, transitions: &[f32]) {
        self.transitions.copy_from_slice(transitions);
        self.transitions[usize::from(OUTSIDE) * LABELS + usize::from(FURTHER)] = NEVER;
        self.scores.clear();
        self.labels.clear();
    }

    fn push(&mut self, scores: [f32; LABELS], label: u8) {
        self.scores.push(scores);
        self.labels.push(label);
    }

    /// Fills the gradients; gives the loss: how unlikely the right labels are.
    fn gradient(&mut self) -> f32 {
        self.gradients.clear();
        self.gradients.resize(self.scores.len(), [0.0; LABELS]);
        self.moves = [0.0; LABELS * LABELS];
        let free = self.expect(false, 1.0);
        let bound = self.expect(true, -1.0);
        free - bound
    }

    /// Adds the expected labels, times `by`; of all sequences or of those that agree with the labels given.
    fn expect(&mut self, bound: bool, by: f32) -> f32 {
        let open = |label: u8, at: usize| !bound || label == MASKED || usize::from(label) == at;
        let len = self.scores.len();
        self.forward.clear();
        self.backward.clear();
        self.backward.resize(len, [0.0; LABELS]);
        let mut before = [0.0, NEVER, NEVER];
        for (scores, &label) in self.scores.iter().zip(&self.labels) {
            let mut here = [NEVER; LABELS];
            for (at, slot) in here.iter_mut().enumerate().filter(|(at, _)| open(label, *at)) {
                let from: [f32; LABELS] = std::array::from_fn(|b| before[b] + self.transitions[b * LABELS + at]);
                *slot = log_sum(from) + scores[at];
            }
            self.forward.push(here);
            before = here;
        }
        for i in (0..len.saturating_sub(1)).rev() {
            let (scores, label, after) = (self.scores[i + 1], self.labels[i + 1], self.backward[i + 1]);
            self.backward[i] = std::array::from_fn(|b| {
                log_sum(std::array::from_fn(|at| {
                    if open(label, at) { self.transitions[b * LABELS + at] + scores[at] + after[at] } else { NEVER }
                }))
            });
        }
        let total = self.forward.last().map_or(0.0, |last| log_sum(*last));
        for i in 0..len {
            for at in 0..LABELS {
                self.gradients[i][at] += by * (self.forward[i][at] + self.backward[i][at] - total).exp();
            }
        }
        let mut before = [0.0, NEVER, NEVER];
        for i in 0..len {
            for at in (0..LABELS).filter(|&at| open(self.labels[i], at)) {
                for (b, from) in before.iter().enumerate() {
                    let both = from + self.transitions[b * LABELS + at] + self.scores[i][at] + self.backward[i][at];
                    self.moves[b * LABELS + at] += by * (both - total).exp();
                }
            }
            before = self.forward[i];
        }
        total
    }
}

fn log_sum(values: [f32; LABELS]) -> f32 {
    let most = values.iter().fold(f32::MIN, |most, &v| most.max(v));
    most + values.iter().map(|v| (v - most).exp()).sum::<f32>().ln()
}

fn next(random: &mut u64) -> u64 {
    *random ^= *random << 13;
    *random ^= *random >> 7;
    *random ^= *random << 17;
    *random >> 11
}

fn shuffle(order: &mut [usize], random: &mut u64) {
    for i in (1..order.len()).rev() {
        order.swap(i, (next(random) % (i as u64 + 1)) as usize);
    }
}

impl Learned {
    /// The weight of a feature's heavier label.
    fn weight(&self, feature: usize) -> f32 {
        (0..WIDTH).map(|label| self.weights[feature * WIDTH + label].abs()).fold(0.0, f32::max)
    }

    /// The numbers of the heaviest features, the heaviest first.
    pub fn heaviest(&self, count: usize) -> Vec<u32> {
        let mut order: Vec<u32> = (0..(self.weights.len() / WIDTH) as u32).collect();
        order.sort_by(|&a, &b| self.weight(b as usize).total_cmp(&self.weight(a as usize)).then(a.cmp(&b)));
        order.truncate(count);
        order
    }
}

const _: () = assert!(FIRST == 1 && FURTHER == 2);
