//! What visitors wrote below a text: known by what the elements around it say of themselves. Posts of a forum are the page's content.

use super::Look;
use super::features::{Feature, Seen};
use super::line::Shape;
use super::markup::Markup;
use super::phrases::{Found, Strength};
use super::rules::{Verdict, by};
use crate::model::Page;

/// The rule's name.
pub(super) const RULE: &str = "comments";

/// Words of prose that a page has of its own, if what stands in its comment elements is a comment on them. Where there is less,
/// the "comments" may be what the page is for.
const OWN_WORDS: usize = 30;

/// As above, in bytes, for one element: one that leaves less of the page outside holds the page, whatever its class says.
const OWN_BYTES: f32 = 150.0;

/// Most words of a label.
const LABEL_WORDS: usize = 20;

/// Takes back what the class words of comments say of pieces that are the page's content: posts of a forum, answers to no text.
pub(super) fn look(page: &Page, shapes: &[Shape], markup: &Markup<'_>, seen: &mut [Seen]) {
    let sounds = |s: &Seen| s[Feature::NearComment as usize] + s[Feature::FarComment as usize] > 0.0;
    if !seen.iter().any(sounds) {
        return;
    }
    let inside = inside(page, shapes, markup);
    let words = |i: usize| if shapes[i].is_prose() { shapes[i].words } else { 0 };
    let own: usize = (0..seen.len()).filter(|&i| !inside[i]).map(words).sum();
    for (seen, inside) in seen.iter_mut().zip(inside) {
        if !inside || own < OWN_WORDS {
            seen[Feature::NearComment as usize] = 0.0;
            seen[Feature::FarComment as usize] = 0.0;
        }
    }
}

/// Judges what stands in comment elements: dropped, or kept if comments are wanted; either way by this rule. Phrases around comments
/// ("Reply") and the form for the next one stay dropped.
pub(super) fn judge(look: &Look<'_>, wanted: bool, verdicts: &mut [Verdict]) {
    for (i, verdict) in verdicts.iter_mut().enumerate().filter(|(_, v)| v.rule.is_none()) {
        let seen = &look.seen[i];
        if seen[Feature::NearComment as usize] + seen[Feature::FarComment as usize] > 0.0 {
            *verdict = by(RULE, wanted && !is_form(look, i));
        }
    }
}

/// A part of the form for the next comment, or a label: "Leave a reply".
fn is_form(look: &Look<'_>, i: usize) -> bool {
    let label = |f: Found| f.strength >= Strength::Start && look.shapes[i].words <= LABEL_WORDS;
    look.seen[i][Feature::Control as usize] > 0.0 || look.found[i].is_some_and(label)
}

/// For each piece, whether it stands in an element for comments.
fn inside(page: &Page, shapes: &[Shape], markup: &Markup<'_>) -> Vec<bool> {
    let elements = &page.outline.elements;
    let holds_title = above_title(page, shapes);
    let begins = |i: usize| {
        !matches!(elements[i].tag.as_str(), "html" | "body" | "main")
            && !holds_title[i]
            && !markup.is_forum(i)
            && markup.prose_outside(i) >= OWN_BYTES
    };
    let elements = markup.inside("comment", begins);
    page.pieces.iter().map(|p| p.element.is_some_and(|e| elements.get(e as usize) == Some(&true))).collect()
}

/// The elements that hold the first main heading: they are no comment on it.
fn above_title(page: &Page, shapes: &[Shape]) -> Vec<bool> {
    let mut out = vec![false; page.outline.elements.len()];
    let title = page.pieces.iter().zip(shapes).find(|(p, s)| p.heading == 1 && s.words > 0);
    let mut at = title.and_then(|(p, _)| p.element);
    while let Some(i) = at.map(|i| i as usize).filter(|&i| i < out.len()) {
        out[i] = true;
        at = page.outline.elements[i].parent.filter(|&p| (p as usize) < i);
    }
    out
}
