//! The language of a stretch of text: script first, then short words and letters with what is known beforehand; whatlang where
//! those are silent.

use super::evidence::{Evidence, table};
use super::script::Script;
use crate::lang::Lang;

/// A language with how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Guess {
    pub lang: Lang,
    pub confidence: f32,
    /// Points ahead of the next language.
    pub margin: f32,
}

impl Guess {
    pub const NONE: Self = Self { lang: Lang::UND, confidence: 0.0, margin: 0.0 };
}

/// What is known before reading: languages with their points.
#[derive(Debug, Clone, Default)]
pub(super) struct Prior(Vec<(Lang, f32)>);

impl Prior {
    pub fn add(&mut self, lang: Lang, points: f32) {
        if lang != Lang::UND {
            self.0.push((lang, points));
        }
    }

    pub fn with(&self, lang: Lang, points: f32) -> Self {
        let mut out = self.clone();
        out.add(lang, points);
        out
    }

    fn of(&self, lang: Lang) -> f32 {
        let base = latin_of(lang);
        self.0.iter().filter(|p| p.0 == lang || Some(p.0) == base).map(|p| p.1).sum()
    }

    /// The points of a language for text in `script`. A tag that is not written in it speaks for its sister that is: pages in
    /// Serbian say `sr` in either script.
    fn of_text(&self, lang: Lang, script: Script) -> f32 {
        let base = |l: Lang| l.tag().split('-').next();
        let sister = |l: Lang| l != lang && base(l) == base(lang) && !writes(l, script);
        self.0.iter().filter(|p| p.0 == lang || sister(p.0)).map(|p| p.1).sum()
    }

    /// Its first language.
    fn best(&self) -> Option<Lang> {
        self.0.iter().map(|p| p.0).max_by(|a, b| self.of(*a).total_cmp(&self.of(*b)))
    }
}

/// The language that `lang` is in Latin letters: a page that says "sr" and no script may be in either.
fn latin_of(lang: Lang) -> Option<Lang> {
    lang.tag().strip_suffix("-Latn").map(Lang::of)
}

/// Points of a whatlang vote, and the words below which its vote is asked for in any case.
const VOTE: f32 = 1.2;
const SAMPLE: usize = 300;

/// Tells the language of `text`, whose evidence was read before.
pub(super) fn guess(text: &str, evidence: &Evidence, prior: &Prior) -> Guess {
    let Some(script) = evidence.scripts.main() else { return alone(prior) };
    let rows = &table().rows;
    let mut points: Vec<(Lang, f32)> = (rows.iter().zip(evidence.points))
        .filter(|(row, _)| row.script == script)
        .map(|(row, p)| (row.lang, p + prior.of_text(row.lang, script)))
        .collect();
    if let [(lang, _)] = points[..] {
        return Guess { lang, confidence: 0.99, margin: 9.0 };
    }
    if !is_clear(&points, evidence.words) {
        vote(text, prior, &mut points);
    }
    pick(&mut points, evidence.words)
}

/// Nothing to read: what is known beforehand, if anything.
fn alone(prior: &Prior) -> Guess {
    prior.best().map_or(Guess::NONE, |lang| Guess { lang, confidence: 0.3, margin: 0.0 })
}

/// Whether the words alone say enough: every third to sixth word speaks for the best, and clearly more than for the next.
fn is_clear(points: &[(Lang, f32)], words: u32) -> bool {
    let (best, next) = top(points);
    best > 2.0 && best > 0.06 * words as f32 && best - next > 1.0 + 0.1 * best
}

fn top(points: &[(Lang, f32)]) -> (f32, f32) {
    points.iter().fold((0.0, 0.0), |(best, next), &(_, p)| if p > best { (p, best) } else { (best, p.max(next)) })
}

/// Adds the vote of whatlang.
fn vote(text: &str, prior: &Prior, points: &mut Vec<(Lang, f32)>) {
    let end = text.char_indices().map(|(i, _)| i).take_while(|i| *i <= SAMPLE).last().unwrap_or(0);
    let sample = if text.len() <= SAMPLE { text } else { &text[..end] };
    let Some(info) = whatlang::detect(sample) else { return };
    let lang = of_whatlang(info.lang());
    let weight = VOTE * (0.3 + info.confidence() as f32);
    match points.iter_mut().find(|p| p.0 == lang) {
        Some(p) => p.1 += weight,
        None => points.push((lang, weight + prior.of(lang))),
    }
}

fn pick(points: &mut [(Lang, f32)], words: u32) -> Guess {
    // A stable sort: of equals the one that stands first in the table.
    points.sort_by(|a, b| b.1.total_cmp(&a.1));
    let Some(&(lang, best)) = points.first().filter(|p| p.1 > 0.2) else { return Guess::NONE };
    let next = points.get(1).map_or(0.0, |p| p.1);
    let margin = best - next;
    let sure = margin / (1.0 + best.sqrt()) + best.min(3.0) * 0.3 - if words < 4 { 0.5 } else { 0.0 };
    Guess { lang, confidence: crate::model::confidence(2.0 * sure - 0.6), margin }
}

/// Our tag for a language of whatlang, whose codes are ISO 639-3.
fn of_whatlang(lang: whatlang::Lang) -> Lang {
    const CODES: &str = "epo eo eng en rus ru cmn zh spa es por pt ita it ben bn fra fr deu de ukr uk kat ka ara ar hin hi \
        jpn ja heb he yid yi pol pl amh am jav jv kor ko nob nb dan da swe sv fin fi tur tr nld nl hun hu ces cs ell el bul bg \
        bel be mar mr kan kn ron ro slv sl hrv hr srp sr mkd mk lit lt lav lv est et tam ta vie vi urd ur tha th guj gu uzb uz \
        pan pa aze az ind id tel te pes fa mal ml ori or mya my nep ne sin si khm km tuk tk aka ak zul zu sna sn afr af lat la \
        slk sk cat ca tgl fil hye hy";
    let mut words = CODES.split_ascii_whitespace();
    while let (Some(code), Some(tag)) = (words.next(), words.next()) {
        if code == lang.code() {
            return Lang::of(tag);
        }
    }
    Lang::UND
}

/// Whether text in `script` can be in the language.
pub(super) fn writes(lang: Lang, script: Script) -> bool {
    table().rows.iter().any(|r| r.lang == lang && r.script == script)
}
