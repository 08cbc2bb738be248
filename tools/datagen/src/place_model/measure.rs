//! How well the learned weights tag documents, by set and language: whole spans and spans that overlap.

use super::crf::Learned;
use super::docs::{Doc, Part};
use super::shown::{Example, MASKED, Shown, Token};
use regest::extract::place::learn::{FIRST, LABELS, OUTSIDE, Tagger, WIDTH};
use std::collections::BTreeMap;

/// Units of the whole-number scores in which sequences are weighed.
const FINE: f32 = 1000.0;

/// Places found exactly, found about, found at all, and to be found.
#[derive(Debug, Default, Clone, Copy)]
pub struct Counts {
    strict: usize,
    relaxed: usize,
    guess: usize,
    gold: usize,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.strict += other.strict;
        self.relaxed += other.relaxed;
        self.guess += other.guess;
        self.gold += other.gold;
    }

    /// Relaxed F1.
    pub fn f1(self) -> f32 {
        2.0 * self.relaxed as f32 / (self.guess + self.gold).max(1) as f32
    }

    /// A line of figures.
    pub fn line(self) -> String {
        let share = |n: usize, of: usize| n as f32 / of.max(1) as f32;
        format!(
            "{} places, P {:.3} R {:.3} relaxed {:.3} strict {:.3}",
            self.gold,
            share(self.relaxed, self.guess),
            share(self.relaxed, self.gold),
            self.f1(),
            2.0 * self.strict as f32 / (self.guess + self.gold).max(1) as f32
        )
    }
}

/// Tags an example.
pub fn tag(example: &Example, learned: &Learned, bias: f32, tagger: &mut Tagger) {
    tagger.scores.clear();
    for token in &example.tokens {
        let [first, further] = sum(token, learned);
        tagger.scores.push([0, ((first + bias) * FINE) as i32, (further * FINE) as i32]);
    }
    tagger.best(|before, next| (learned.transitions[before * LABELS + next] * FINE) as i32);
}

fn sum(token: &Token, learned: &Learned) -> [f32; WIDTH] {
    let mut sum = [0.0; WIDTH];
    for &feature in &token.features {
        for (label, sum) in sum.iter_mut().enumerate() {
            *sum += learned.weights[feature as usize * WIDTH + label];
        }
    }
    sum
}

/// Counts by set (`lang-source` or `source-lang`), over the documents of one part that are wanted.
pub fn by_set(
    shown: &Shown,
    documents: &[Doc],
    learned: &Learned,
    part: Part,
    wanted: impl Fn(&Doc) -> bool,
) -> BTreeMap<String, Counts> {
    let mut out: BTreeMap<String, Counts> = BTreeMap::new();
    let mut tagger = Tagger::default();
    for (doc, &missed) in documents.iter().zip(&shown.out_of_sight).filter(|(d, _)| d.part == part && wanted(d)) {
        out.entry(doc.source.clone()).or_default().gold += missed as usize;
    }
    for example in shown.examples.iter().filter(|e| e.part == part && wanted(&documents[e.doc as usize])) {
        tag(example, learned, learned.bias, &mut tagger);
        let counts = compare(example, &tagger.labels);
        out.entry(documents[example.doc as usize].source.clone()).or_default().add(counts);
    }
    out
}

/// All sets together.
pub fn all(by: &BTreeMap<String, Counts>) -> Counts {
    let mut out = Counts::default();
    by.values().for_each(|&counts| out.add(counts));
    out
}

fn compare(example: &Example, guess: &[u8]) -> Counts {
    let gold: Vec<u8> = example.tokens.iter().map(|t| if t.label == MASKED { OUTSIDE } else { t.label }).collect();
    let masked = |&(from, to): &(usize, usize)| example.tokens[from..=to].iter().any(|t| t.label == MASKED);
    let (gold, mut guess) = (spans(&gold), spans(guess));
    let overlap = |a: &(usize, usize), b: &(usize, usize)| a.0 <= b.1 && b.0 <= a.1;
    guess.retain(|s| !masked(s) || gold.iter().any(|g| overlap(g, s)));
    let mut taken = vec![false; guess.len()];
    let mut relaxed = 0;
    for g in &gold {
        if let Some(at) = (0..guess.len()).find(|&at| !taken[at] && overlap(g, &guess[at])) {
            taken[at] = true;
            relaxed += 1;
        }
    }
    let strict = gold.iter().filter(|s| guess.contains(s)).count();
    Counts { strict, relaxed, guess: guess.len(), gold: gold.len() }
}

fn spans(labels: &[u8]) -> Vec<(usize, usize)> {
    let starts = (0..labels.len()).filter(|&i| labels[i] == FIRST);
    starts.map(|i| (i, i + labels[i + 1..].iter().take_while(|&&l| l > FIRST).count())).collect()
}

/// Sets the bias by what was held out, so that as much is wrong as is missed.
pub fn balance(shown: &Shown, documents: &[Doc], learned: &mut Learned) {
    let (mut low, mut high) = (-2.0, 4.0);
    for _ in 0..8 {
        learned.bias = f32::midpoint(low, high);
        let counts = all(&by_set(shown, documents, learned, Part::HeldOut, |_| true));
        if counts.guess < counts.gold { low = learned.bias } else { high = learned.bias }
    }
    eprintln!("bias {:.2}", learned.bias);
}
