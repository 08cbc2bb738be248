//! Which language a page and each of its blocks are in, and where sentences end: blocks become passages.

mod evidence;
mod language;
mod lines;
mod script;
mod sentence;

use crate::lang::{Lang, Passage};
use crate::model::{Block, Config, Document, Page, Share};
use evidence::Evidence;
use language::{Guess, Prior, guess, writes};

/// What `detect` gives.
#[derive(Debug, Default)]
pub struct Detected<'t> {
    /// Languages of the page, largest share first.
    pub languages: Vec<Share>,
    /// One passage for each block that facts are read from, in order.
    pub passages: Vec<Passage<'t>>,
}

/// Words of a page, and of each block, that are looked at.
const PAGE_WORDS: usize = 400;
const BLOCK_WORDS: usize = 72;
/// Words below which a block inherits the page's language unless its own speaks up clearly.
const SHORT: u32 = 10;

/// Tells the languages of `page`, writes them into its blocks, and cuts the blocks that are read into passages.
pub fn detect<'t>(page: &'t Page, document: &Document, blocks: &mut [Block], config: &Config) -> Detected<'t> {
    let text = page.text.value.as_str();
    let mut passages = passages(text, blocks, config);
    let prior = prior(page, document, config);
    let whole = page_guess(&passages, &prior);
    let prior = prior.with(whole.lang, 1.5);
    for block in blocks.iter_mut() {
        (block.lang, block.lang_confidence) = (base(whole.lang), whole.confidence * 0.5);
    }
    for passage in &mut passages {
        let Some(block) = blocks.get_mut(passage.block) else { continue };
        let own = block_guess(passage, &with_element(&prior, page, block), whole);
        passage.lang = own.lang;
        (block.lang, block.lang_confidence) = (base(own.lang), own.confidence);
        passage.sentences = sentence::sentences(passage);
    }
    Detected { languages: shares(text, blocks), passages }
}

fn passages<'t>(text: &'t str, blocks: &[Block], config: &Config) -> Vec<Passage<'t>> {
    let read = blocks.iter().enumerate().filter(|(_, b)| b.kept || config.with_boilerplate);
    read.map(|(i, block)| {
        let mut passage = Passage::new(text, block.span, i, Lang::UND);
        passage.heading = block.heading > 0;
        passage
    })
    .collect()
}

fn read(passage: &Passage<'_>, most: usize) -> Evidence {
    let mut out = Evidence::default();
    out.read(passage.text, &passage.tokens, most);
    out
}

/// What is known of the page beforehand.
fn prior(page: &Page, document: &Document, config: &Config) -> Prior {
    let mut out = Prior::default();
    let of = |tag: Option<&str>| tag.map_or(Lang::UND, Lang::of);
    out.add(of(document.given.lang.as_deref()), 1.5);
    out.add(of(config.lang.as_deref()), 1.2);
    out.add(of(page.head.declared_lang.as_deref()), 1.0);
    let url = document.given.url.as_deref().or(page.head.canonical.as_deref());
    for lang in url.and_then(top_level).into_iter().flat_map(languages_of_domain) {
        out.add(Lang::of(lang), 0.5);
    }
    out
}

/// The top-level domain of an address.
fn top_level(url: &str) -> Option<&str> {
    let host = url.split_once("://").map_or(url, |u| u.1).split(['/', '?', '#']).next()?;
    host.split(':').next()?.rsplit_once('.').map(|h| h.1)
}

/// The languages of a country's domain: lines of `domains.tsv`.
fn languages_of_domain(domain: &str) -> impl Iterator<Item = &'static str> {
    let find = |line: &'static str| line.split_once('\t').filter(|l| l.0.eq_ignore_ascii_case(domain)).map(|l| l.1);
    include_str!("domains.tsv").lines().find_map(find).into_iter().flat_map(|l| l.split(' '))
}

/// The language of the page: of passages all over it, until enough words are read.
fn page_guess(passages: &[Passage<'_>], prior: &Prior) -> Guess {
    let mut sum = Evidence::default();
    let tokens: usize = passages.iter().map(|p| p.tokens.len()).sum();
    // Every n-th passage, n such that the passages looked at hold some thousand tokens.
    for passage in passages.iter().step_by(tokens / 4000 + 1) {
        if sum.words as usize > PAGE_WORDS {
            break;
        }
        sum.read(passage.text, &passage.tokens, BLOCK_WORDS);
    }
    let longest = passages.iter().take(50).max_by_key(|p| p.tokens.len());
    guess(longest.map_or("", |p| p.span.of(p.text)), &sum, prior)
}

/// The languages of the elements around a block, the innermost first.
fn with_element(prior: &Prior, page: &Page, block: &Block) -> Prior {
    let lang = page.outline.path(block.element).find_map(|e| e.lang.as_deref());
    let same = lang == page.head.declared_lang.as_deref();
    lang.filter(|_| !same).map_or_else(|| prior.clone(), |l| prior.with(Lang::of(l), 2.0))
}

fn block_guess(passage: &Passage<'_>, prior: &Prior, whole: Guess) -> Guess {
    let evidence = read(passage, BLOCK_WORDS);
    let inherit = Guess { confidence: whole.confidence * 0.8, ..whole };
    let Some(script) = evidence.scripts.main() else { return inherit };
    let own = guess(passage.span.of(passage.text), &evidence, prior);
    let fits = writes(whole.lang, script);
    if own.lang == whole.lang || !fits || evidence.words > SHORT || own.margin > 1.5 { own } else { inherit }
}

/// The base tag of a language: what readers of the record look for.
fn base(lang: Lang) -> &'static str {
    lang.tag().split('-').next().unwrap_or("und")
}

/// How much of the kept text each language has.
fn shares(text: &str, blocks: &[Block]) -> Vec<Share> {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    for block in blocks.iter().filter(|b| b.kept) {
        let n = block.span.of(text).chars().count();
        match counts.iter_mut().find(|c| c.0 == block.lang) {
            Some(c) => c.1 += n,
            None => counts.push((block.lang, n)),
        }
    }
    let all = counts.iter().map(|c| c.1).sum::<usize>().max(1);
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    counts.iter().filter(|c| c.1 > 0).map(|c| Share { lang: c.0, share: c.1 as f32 / all as f32 }).collect()
}

#[cfg(test)]
mod sentence_tests;
#[cfg(test)]
mod tests;
