//! Learning: an averaged perceptron over sequences. The same examples give the same weights.

use super::docs::{Example, MASKED, Token};
use regest::extract::place::learn::{FIRST, LABELS, OUTSIDE, Tagger, WIDTH};
use std::collections::BTreeMap;

const EPOCHS: u32 = 8;
/// Of a hundred tokens this many are shown without their own word.
const BLIND: u64 = 15;

/// Weights as learned.
pub struct Learned {
    pub weights: Vec<f32>,
    pub transitions: Vec<f32>,
    /// What a set's own habit adds; used in learning alone.
    habits: Vec<f32>,
    /// What is added to every first word, so that as much is missed as is wrong.
    pub bias: f32,
}

/// Weights under way with their running sum. What is moved often moves by less each time, so that the few features
/// that every token has do not outgrow the many that tell.
struct Averaged {
    now: Vec<f32>,
    sum: Vec<f64>,
    moved: Vec<f32>,
}

impl Averaged {
    fn new(len: usize) -> Self {
        Self { now: vec![0.0; len], sum: vec![0.0; len], moved: vec![0.0; len] }
    }

    fn add(&mut self, at: usize, by: f32, step: f64) {
        self.moved[at] += by * by;
        let by = by / self.moved[at].sqrt();
        self.now[at] += by;
        self.sum[at] += f64::from(by) * step;
    }

    fn mean(&self, step: f64) -> Vec<f32> {
        self.now.iter().zip(&self.sum).map(|(&now, &sum)| (f64::from(now) - sum / step) as f32).collect()
    }
}

/// Learns weights of `features` features from all examples that are not held out, and prints how the held-out ones go.
pub fn learn(examples: &[Example], features: usize) -> Learned {
    let sources = examples.iter().map(|e| usize::from(e.source) + 1).max().unwrap_or(0);
    let mut weights = Averaged::new(features * WIDTH);
    let mut transitions = Averaged::new(LABELS * LABELS);
    let mut habits = Averaged::new(sources * LABELS);
    let mut order: Vec<usize> = (0..examples.len()).filter(|&i| !examples[i].held_out).collect();
    let (mut random, mut step, mut tagger) = (0x2545_f491_4f6c_dd1d_u64, 1.0_f64, Tagger::default());
    for epoch in 0..EPOCHS {
        shuffle(&mut order, &mut random);
        let mut wrong = 0;
        for &i in &order {
            let example = &examples[i];
            let blind: Vec<bool> = example.tokens.iter().map(|_| next(&mut random) % 100 < BLIND).collect();
            let view = View {
                weights: &weights.now,
                transitions: &transitions.now,
                habits: &habits.now,
                source: Some(example.source),
                bias: 0.0,
            };
            view.tag(example, &blind, &mut tagger);
            wrong += update(example, &blind, &tagger.labels, (&mut weights, &mut transitions, &mut habits), step);
            step += 1.0;
        }
        eprintln!("epoch {epoch}: {wrong} tokens wrong");
    }
    let mut learned = Learned {
        weights: weights.mean(step),
        transitions: transitions.mean(step),
        habits: habits.mean(step),
        bias: 0.0,
    };
    learned.bias = best_bias(examples, &learned);
    report(examples, &learned);
    learned
}

struct View<'a> {
    weights: &'a [f32],
    transitions: &'a [f32],
    habits: &'a [f32],
    source: Option<u16>,
    bias: f32,
}

/// Units of the whole-number scores in which sequences are weighed.
const FINE: f32 = 1000.0;

impl View<'_> {
    fn tag(&self, example: &Example, blind: &[bool], tagger: &mut Tagger) {
        tagger.scores.clear();
        for (token, &blind) in example.tokens.iter().zip(blind) {
            let [first, further] = self.sum(token, blind);
            let habit = |label: usize| self.source.map_or(0.0, |s| self.habits[usize::from(s) * LABELS + label]);
            let score = |sum: f32, label| ((sum + habit(label)) * FINE) as i32;
            tagger.scores.push([score(0.0, 0), score(first + self.bias, 1), score(further, 2)]);
        }
        tagger.best(|before, next| (self.transitions[before * LABELS + next] * FINE) as i32);
    }

    fn sum(&self, token: &Token, blind: bool) -> [f32; WIDTH] {
        let mut sum = [0.0; WIDTH];
        for &feature in seen(token, blind) {
            for (label, sum) in sum.iter_mut().enumerate() {
                *sum += self.weights[feature as usize * WIDTH + label];
            }
        }
        sum
    }
}

fn seen(token: &Token, blind: bool) -> &[u32] {
    if blind { &token.features[usize::from(token.lexical)..] } else { &token.features }
}

type Tables<'a> = (&'a mut Averaged, &'a mut Averaged, &'a mut Averaged);

/// Moves weights towards the right labels and away from the guessed ones; gives the number of wrong tokens.
fn update(example: &Example, blind: &[bool], guess: &[u8], tables: Tables<'_>, step: f64) -> usize {
    let (weights, transitions, habits) = tables;
    let gold = |i: usize| if example.tokens[i].label == MASKED { guess[i] } else { example.tokens[i].label };
    let (mut wrong, mut before) = (0, (OUTSIDE, OUTSIDE));
    for (i, token) in example.tokens.iter().enumerate() {
        let (right, guessed) = (gold(i), guess[i]);
        if (before.0, right) != (before.1, guessed) {
            transitions.add(usize::from(before.0) * LABELS + usize::from(right), 1.0, step);
            transitions.add(usize::from(before.1) * LABELS + usize::from(guessed), -1.0, step);
        }
        before = (right, guessed);
        if right == guessed {
            continue;
        }
        wrong += 1;
        for (label, by) in [(right, 1.0), (guessed, -1.0)] {
            habits.add(usize::from(example.source) * LABELS + usize::from(label), by * 0.2, step);
            if label != OUTSIDE {
                let column = usize::from(label - FIRST);
                seen(token, blind[i])
                    .iter()
                    .for_each(|&feature| weights.add(feature as usize * WIDTH + column, by, step));
            }
        }
    }
    wrong
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

/// The bias with the best F1 on what was held out.
fn best_bias(examples: &[Example], learned: &Learned) -> f32 {
    let f1 = |bias: f32| {
        let counts = measure(examples, learned, bias);
        let [both, guess, gold] = counts.get("all").copied().unwrap_or_default();
        2.0 * both as f32 / (guess + gold).max(1) as f32
    };
    let tried = (0..13).map(|step| step as f32 * 0.25).map(|bias| (f1(bias), bias));
    let (f1, bias) = tried.max_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or_default();
    eprintln!("bias {bias}: F1 {f1:.3}");
    bias
}

/// Places found rightly, found, and to be found among what was held out, by language.
fn measure<'e>(examples: &'e [Example], learned: &Learned, bias: f32) -> BTreeMap<&'e str, [usize; 3]> {
    let view = View {
        weights: &learned.weights,
        transitions: &learned.transitions,
        habits: &learned.habits,
        source: None,
        bias,
    };
    let mut tagger = Tagger::default();
    let mut by: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for example in examples.iter().filter(|e| e.held_out) {
        view.tag(example, &vec![false; example.tokens.len()], &mut tagger);
        let labels = example.tokens.iter().zip(&tagger.labels);
        let gold: Vec<u8> = labels.map(|(t, &l)| if t.label == MASKED { l } else { t.label }).collect();
        let (gold, guess) = (spans(&gold), spans(&tagger.labels));
        let both = gold.iter().filter(|s| guess.contains(s)).count();
        for lang in [example.lang, "all"] {
            let row = by.entry(lang).or_default();
            *row = [row[0] + both, row[1] + guess.len(), row[2] + gold.len()];
        }
    }
    by
}

/// Prints precision and recall of whole spans on what was held out, by language.
fn report(examples: &[Example], learned: &Learned) {
    for (lang, [both, guess, gold]) in measure(examples, learned, learned.bias) {
        let share = |of: usize| both as f32 / of as f32;
        let f1 = 2.0 * both as f32 / (guess + gold) as f32;
        eprintln!("{lang}: {gold} places, precision {:.3}, recall {:.3}, F1 {f1:.3}", share(guess), share(gold));
    }
}

fn spans(labels: &[u8]) -> Vec<(usize, usize)> {
    let starts = (0..labels.len()).filter(|&i| labels[i] == FIRST);
    starts.map(|i| (i, i + labels[i + 1..].iter().take_while(|&&l| l > FIRST).count())).collect()
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

/// The examples with these features alone, in their new numbers.
pub fn narrow(examples: &mut [Example], kept: &[u32], features: usize) {
    let mut numbers = vec![u32::MAX; features];
    kept.iter().enumerate().for_each(|(new, &old)| numbers[old as usize] = new as u32);
    for token in examples.iter_mut().flat_map(|e| &mut e.tokens) {
        let lexical = token.features.iter().take(usize::from(token.lexical));
        token.lexical = lexical.filter(|&&f| numbers[f as usize] != u32::MAX).count() as u8;
        token.features = token.features.iter().map(|&f| numbers[f as usize]).filter(|&f| f != u32::MAX).collect();
    }
}
