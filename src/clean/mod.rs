//! Pieces become blocks: each gets a role and is kept or dropped, with reasons. Nothing is lost.
//!
//! Every block is looked at by itself (its words, its markup, its place), scored, looked at again with the scores of those around it, and
//! scored once more. What was seen has names, and the loudest of them are the reasons. A few rules stand above the scores.

mod comments;
mod context;
mod echo;
pub mod features;
mod judged;
mod line;
mod markup;
mod measure;
mod phrases;
mod roles;
mod rules;
mod site;
pub mod trees;
pub mod weights;

pub use phrases::{Found, Strength, find as find_phrase};

use crate::model::{Block, Config, Page, Reason, Role};
use crate::sites::Site;
use features::{COUNT, Feature, Seen};
use line::Shape;
use markup::Markup;
use trees::FORESTS;
use weights::{MODEL, score};

/// A page as the classifier sees it.
pub struct Look<'p> {
    page: &'p Page,
    shapes: Vec<Shape>,
    markup: Markup<'p>,
    found: Vec<Option<Found>>,
    seen: Vec<Seen>,
    repeats: Option<site::Repeats<'p>>,
}

impl<'p> Look<'p> {
    /// The first look: each piece by itself and by its place.
    #[must_use]
    pub fn new(page: &'p Page) -> Self {
        let text = &page.text.value;
        let shapes: Vec<_> = page.pieces.iter().map(|p| line::shape(p.span.of(text))).collect();
        let markup = Markup::new(page, &shapes);
        let mut seen = vec![[0.0; COUNT]; page.pieces.len()];
        let mut found = Vec::with_capacity(seen.len());
        for ((piece, shape), seen) in page.pieces.iter().zip(&shapes).zip(&mut seen) {
            found.push(line::look(piece.span.of(text), piece, shape, seen));
            markup.look(piece, seen);
        }
        comments::look(page, &shapes, &markup, &mut seen);
        context::look(page, &shapes, &mut seen);
        echo::look(page, &shapes, &mut seen);
        measure::look(page, &shapes, &measure::Rows::new(page, &shapes), &markup, &mut seen);
        Self { page, shapes, markup, found, seen, repeats: None }
    }

    /// The second look: with the scores of the first.
    pub fn again(&mut self, scores: &[f32]) {
        judged::look(self.page, &self.shapes, &self.markup, scores, &mut self.seen);
    }

    /// What is seen of each piece.
    #[must_use]
    pub fn seen(&self) -> &[Seen] {
        &self.seen
    }

    /// Whether the page has markup.
    #[must_use]
    pub fn has_markup(&self) -> bool {
        !self.page.outline.elements.is_empty()
    }
}

/// Judges the pieces of a page; the blocks tile its text as the pieces do.
#[must_use]
pub fn clean(page: &Page, config: &Config) -> Vec<Block> {
    clean_on(page, config, None)
}

/// The same for a page of a site, where it is known what that repeats on all its pages.
#[must_use]
pub fn clean_on(page: &Page, config: &Config, site: Option<&Site>) -> Vec<Block> {
    let mut look = Look::new(page);
    look.repeats = site.map(|site| site::Repeats::new(page, site));
    let (weights, forest) = if look.has_markup() { (&MODEL.html, &FORESTS.html) } else { (&MODEL.flat, &FORESTS.flat) };
    let first: Vec<f32> = look.seen.iter().map(|s| score(s, weights)).collect();
    look.again(&first);
    let mut parts = [0.0; COUNT];
    let mut judge = |(seen, shape): (&Seen, &Shape)| {
        // White space and marks go with what stands before them.
        if shape.letters == 0 {
            return (0.0, Vec::new());
        }
        let score = forest.explain(seen, &mut parts);
        (score, trees::loudest(&parts, score > 0.0, REASONS))
    };
    let (scores, said): (Vec<f32>, Vec<_>) = look.seen.iter().zip(&look.shapes).map(&mut judge).unzip();
    let verdicts = rules::verdicts(&look, &scores, config);
    let title = roles::title(&look, &verdicts);
    let block = |(i, verdict): (usize, &rules::Verdict)| block(&look, i, verdict, title, &said[i], config);
    verdicts.iter().enumerate().map(block).collect()
}

/// Most reasons that are given for a block.
const REASONS: usize = 3;

fn block(
    look: &Look<'_>,
    i: usize,
    verdict: &rules::Verdict,
    title: Option<usize>,
    said: &[(Feature, f32)],
    config: &Config,
) -> Block {
    let piece = &look.page.pieces[i];
    let of_site = verdict.rule == Some(site::RULE);
    let role = match verdict {
        _ if of_site => Role::SiteDuplicate,
        v if v.rule == Some(comments::RULE) => Role::Comment,
        v if v.kept => roles::content(look, i, title == Some(i)),
        _ => roles::boilerplate(look, i),
    };
    let blank = look.shapes[i].letters == 0 && piece.span.of(&look.page.text.value).trim().is_empty();
    let role = if blank { Role::Blank } else { role };
    let detail = if of_site { site::evidence(look, i) } else { None };
    let mut reasons: Vec<Reason> = verdict.rule.map(|rule| Reason { rule, detail }).into_iter().collect();
    if !blank {
        reasons.extend(phrase(look, i, verdict.kept));
        // Where a rule stands above the scores, what they were made of is beside the point.
        let scored = said.iter().filter(|_| verdict.rule.is_none());
        reasons.extend(scored.map(|(f, w)| Reason { rule: f.name(), detail: Some(format!("{w:+.1}")) }));
    }
    Block {
        span: piece.span,
        raw: piece.raw.clone(),
        kept: verdict.kept || config.whole,
        role,
        lang: "und",
        lang_confidence: 0.0,
        reasons,
        element: piece.element,
        heading: piece.heading,
    }
}

/// The phrase that was found in a dropped block.
fn phrase(look: &Look<'_>, i: usize, kept: bool) -> Option<Reason> {
    let found = look.found[i].filter(|_| !kept)?;
    Some(Reason { rule: "phrase", detail: Some(found.phrase.to_owned()) })
}

#[cfg(test)]
mod tests;
