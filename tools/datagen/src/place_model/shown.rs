//! What the tagger is shown of documents: runs of tokens with the numbers of their features and their labels.

use super::docs::{Doc, Part};
use regest::extract::place::learn::{FIRST, FURTHER, Features, Model, OUTSIDE, Page, lang_key, runs};
use regest::gazetteer::Gazetteer;
use regest::lang::Passage;
use regest::text::{Span, TokenKind};
use std::collections::HashMap;

/// A token neither right nor wrong.
pub const MASKED: u8 = 3;
/// Features seen no more often than this are not learned.
const OFTEN: u8 = 2;

/// One run of tokens to tag.
pub struct Example {
    pub source: u16,
    /// The document's number.
    pub doc: u32,
    pub part: Part,
    /// Numbers of features, the lexical ones first.
    pub tokens: Vec<Token>,
}

/// A token's features and label.
pub struct Token {
    pub features: Vec<u32>,
    pub lexical: u8,
    pub label: u8,
}

/// All that is learned from and measured by.
pub struct Shown {
    pub examples: Vec<Example>,
    /// The hash of each feature, by number.
    pub keys: Vec<u64>,
    /// Places that no run covers, by document.
    pub out_of_sight: Vec<u32>,
}

impl Shown {
    /// Reads documents; features are those seen more than once or twice in what is learned from.
    pub fn read(documents: &[Doc], gazetteer: &Gazetteer, model: &Model) -> Self {
        let counts = count(documents, gazetteer, model);
        let mut sources: Vec<String> = documents.iter().map(|d| d.source.clone()).collect();
        sources.dedup();
        let (mut examples, mut numbers) = (Vec::<Example>::new(), Numbers::default());
        let mut out_of_sight = vec![0; documents.len()];
        for (doc, number) in documents.iter().zip(0_u32..) {
            let source = sources.iter().position(|s| *s == doc.source).unwrap_or(0) as u16;
            let missed = each(doc, gazetteer, model, |fresh, features, label| {
                if fresh {
                    examples.push(Example { source, doc: number, part: doc.part, tokens: Vec::new() });
                }
                let mut kept = |keys: &[u64]| -> Vec<u32> {
                    let often = keys.iter().filter(|&&key| counts.get(place(key)).is_some_and(|&n| n > OFTEN));
                    often.map(|&key| numbers.of(key)).collect()
                };
                let (lexical, other) = features.keys().split_at(features.lexical);
                let mut features = kept(lexical);
                let lexical = features.len() as u8;
                features.extend(kept(other));
                features.shrink_to_fit();
                if let Some(example) = examples.last_mut() {
                    let stray = label == FURTHER && example.tokens.is_empty();
                    example.tokens.push(Token { features, lexical, label: if stray { MASKED } else { label } });
                }
            });
            out_of_sight[number as usize] = missed;
        }
        Self { examples, keys: numbers.keys, out_of_sight }
    }

    /// With these features alone, in their new numbers.
    pub fn narrow(&mut self, kept: &[u32]) {
        let mut numbers = vec![u32::MAX; self.keys.len()];
        kept.iter().enumerate().for_each(|(new, &old)| numbers[old as usize] = new as u32);
        for token in self.examples.iter_mut().flat_map(|e| &mut e.tokens) {
            let lexical = token.features.iter().take(usize::from(token.lexical));
            token.lexical = lexical.filter(|&&f| numbers[f as usize] != u32::MAX).count() as u8;
            token.features = token.features.iter().map(|&f| numbers[f as usize]).filter(|&f| f != u32::MAX).collect();
        }
        self.keys = kept.iter().map(|&old| self.keys[old as usize]).collect();
    }
}

/// How often each feature is seen, about.
fn count(documents: &[Doc], gazetteer: &Gazetteer, model: &Model) -> Vec<u8> {
    let mut counts = vec![0_u8; 1 << 25];
    for doc in documents.iter().filter(|d| d.part == Part::Learn) {
        each(doc, gazetteer, model, |_, features, _| {
            for &key in features.keys() {
                if let Some(count) = counts.get_mut(place(key)) {
                    *count = count.saturating_add(1);
                }
            }
        });
    }
    counts
}

fn place(key: u64) -> usize {
    (key >> 7 & 0x1ff_ffff) as usize
}

/// Numbers for features, in the order in which they are met.
#[derive(Default)]
struct Numbers {
    known: HashMap<u64, u32>,
    keys: Vec<u64>,
}

impl Numbers {
    fn of(&mut self, key: u64) -> u32 {
        *self.known.entry(key).or_insert_with(|| {
            self.keys.push(key);
            self.keys.len() as u32 - 1
        })
    }
}

/// Shows each token of each run: whether the run begins, its features, its label. Gives the number of places that no run holds.
fn each(doc: &Doc, gazetteer: &Gazetteer, model: &Model, mut show: impl FnMut(bool, &Features, u8)) -> u32 {
    let mut features = Features::default();
    let passages = doc.passages();
    let page = Page::read(&passages, gazetteer, model);
    let mut places = doc.places.len() as u32;
    for (at, passage) in passages.iter().enumerate() {
        let Some(sheet) = page.sheet(at) else { continue };
        let labels = labels(passage, doc);
        for run in runs(sheet) {
            for i in run.clone() {
                features.read(&page, (at, i), lang_key(doc.lang));
                let label = labels.get(i).copied().unwrap_or(OUTSIDE);
                places = places.saturating_sub(u32::from(label == FIRST));
                show(i == run.start, &features, label);
            }
        }
    }
    places
}

fn labels(passage: &Passage<'_>, doc: &Doc) -> Vec<u8> {
    let within = |span: Span| passage.tokens.iter().position(|t| t.end as usize > span.start).unwrap_or(usize::MAX);
    let mut out = vec![OUTSIDE; passage.tokens.len()];
    let here = |spans: &[Span]| spans.iter().copied().filter(|s| s.overlaps(passage.span)).collect::<Vec<_>>();
    for span in here(&doc.ignore) {
        let tokens = passage.tokens.iter().enumerate().skip(within(span));
        for (i, _) in tokens.take_while(|(_, t)| (t.start as usize) < span.end) {
            out[i] = MASKED;
        }
    }
    for span in here(&doc.places) {
        let tokens = passage.tokens.iter().enumerate().skip(within(span));
        let tokens: Vec<_> = tokens.take_while(|(_, t)| (t.start as usize) < span.end).collect();
        let last = last_of_name(&tokens, &doc.text);
        for (nth, &(i, _)) in tokens.iter().enumerate().take(last + 1) {
            out[i] = if nth == 0 { FIRST } else { FURTHER };
        }
    }
    out
}

/// The last token of a name: marks behind it are none of it, but the stop of an abbreviation is ("U.S.").
fn last_of_name(tokens: &[(usize, &regest::text::Token)], text: &str) -> usize {
    let last = tokens.iter().rposition(|(_, t)| t.kind != TokenKind::Punct).unwrap_or(0);
    let short = tokens.get(last).is_some_and(|(_, t)| t.capital && t.of(text).chars().count() <= 2);
    let stop = tokens.get(last + 1).is_some_and(|(_, t)| t.of(text) == ".");
    last + usize::from(short && stop)
}
