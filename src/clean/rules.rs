//! Rules that stand above the scores, each with a name of its own.

use super::Look;
use super::comments;
use super::features::Feature;
use super::line::has_date;
use super::phrases::Strength;
use super::site;
use crate::model::{Config, Role};

/// Whether a block is kept, and the rule that says so, if it is not its score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verdict {
    pub kept: bool,
    pub rule: Option<&'static str>,
}

pub(super) const fn by(rule: &'static str, kept: bool) -> Verdict {
    Verdict { kept, rule: Some(rule) }
}

/// The verdict on each piece.
pub(super) fn verdicts(look: &Look<'_>, scores: &[f32], config: &Config) -> Vec<Verdict> {
    let mut out: Vec<_> = (0..scores.len()).map(|i| verdict(look, i, scores[i])).collect();
    if !look.has_markup() {
        heading(look, &mut out);
        lists(look, &mut out);
    }
    comments::judge(look, config.with_comments, &mut out);
    tail(look, &mut out);
    only_text(look, &mut out);
    site::name(look, &mut out);
    blanks(look, &mut out);
    out
}

fn verdict(look: &Look<'_>, i: usize, score: f32) -> Verdict {
    let piece = &look.page.pieces[i];
    if look.markup.is_hidden(piece) {
        return by("hidden", false);
    }
    if site::is_repeated(look, i) {
        return by(site::RULE, false);
    }
    let shape = &look.shapes[i];
    let sentence = shape.words > 12 && shape.end_mark;
    if let Some(found) = look.found[i] {
        let certain = found.strength == Strength::Whole && shape.words <= 8;
        let counter =
            matches!(found.role, Role::Counter | Role::Copyright | Role::Cookie) && found.strength != Strength::Self_;
        let visits = found.role == Role::Counter && found.strength >= Strength::Start;
        if (certain || (counter && shape.words <= if visits { 40 } else { 20 }))
            && !(sentence && found.strength == Strength::Part)
        {
            return by("phrase-line", false);
        }
    }
    if !look.has_markup() && is_dateline(look, i) {
        return by("dateline", true);
    }
    if !look.has_markup() && score <= 0.0 && is_dated_sentence(look, i) {
        return by("dated-sentence", true);
    }
    if !look.has_markup() && shape.joints >= JOINTS && shape.joints * 6 >= shape.words {
        return by("run-together", false);
    }
    Verdict { kept: score > 0.0, rule: None }
}

/// A sentence of plain text that names a date, as chronicles have them; lines in which a page dates itself are phrases.
fn is_dated_sentence(look: &Look<'_>, i: usize) -> bool {
    let (piece, shape, seen) = (&look.page.pieces[i], &look.shapes[i], &look.seen[i]);
    let on = |f: Feature| seen[f as usize] > 0.0;
    shape.end_mark
        && shape.words >= 4
        && has_date(piece.span.of(&look.page.text.value), shape)
        && look.found[i].is_none()
        && !on(Feature::CopyrightSign)
        && !on(Feature::Address)
}

/// Words that a menu must have run together ("ArchiveTopicsContact") to be known by it.
const JOINTS: usize = 4;

/// Share of the longer words of a block that the page's prose says elsewhere too, from which on it speaks of the same.
const SAME: f32 = 0.4;

/// A line of plain text that is a date and no more, not at the end of the page.
fn is_dateline(look: &Look<'_>, i: usize) -> bool {
    let (seen, shape) = (&look.seen[i], &look.shapes[i]);
    let on = |f: Feature| seen[f as usize] > 0.0;
    on(Feature::DateLine)
        && shape.words <= 5
        && look.found[i].is_none()
        && !on(Feature::AfterProse)
        && !on(Feature::CopyrightSign)
        && shape.arrows == 0
}

/// Below the first prose a line with nothing but a date, between two lines that are dropped, belongs to a list of other texts.
fn lists(look: &Look<'_>, verdicts: &mut [Verdict]) {
    let first = (0..verdicts.len()).find(|&i| verdicts[i].kept && look.shapes[i].is_prose());
    let lines: Vec<usize> = (first.unwrap_or(0)..verdicts.len()).filter(|&i| look.shapes[i].words > 0).collect();
    for three in lines.windows(3) {
        let alone = !verdicts[three[0]].kept && !verdicts[three[2]].kept;
        if alone && verdicts[three[1]].rule == Some("dateline") {
            verdicts[three[1]] = by("list", false);
        }
    }
}

/// Lines above the first prose among which its heading is looked for.
const ABOVE: usize = 12;
/// Lines between a heading that shares no word with its text, and the text.
const BYLINES: usize = 5;
/// Most words of a line that says when a text was published: author, source and reading time may stand beside the date.
const DATELINE_WORDS: usize = 14;

/// In plain text the heading is the topmost line above the first prose that speaks of the same, or else the nearest that has the makings of
/// one. Between it and the prose, lines that speak of the same (a second heading, a lead, a caption) and lines with a date are kept.
fn heading(look: &Look<'_>, verdicts: &mut [Verdict]) {
    let first = lead(look, verdicts);
    let above = (0..first.unwrap_or(0)).rev().filter(|&i| look.shapes[i].words > 0);
    let above = above.filter(|&i| verdicts[i].rule != Some(site::RULE)).take(ABOVE).collect::<Vec<_>>();
    let echoes = |i: usize| heads(look, i) && look.seen[i][Feature::Echo as usize] >= SAME;
    let top = above.iter().rposition(|&i| echoes(i));
    let top = top.or_else(|| above.iter().take(BYLINES).position(|&i| heads(look, i)));
    for (n, &i) in above.iter().enumerate().take(top.map_or(BYLINES, |t| t + 1)) {
        if verdicts[i].kept {
            continue;
        }
        if Some(n) == top || echoes(i) {
            verdicts[i] = by("heading-of-prose", true);
        } else if is_dated(look, i) {
            verdicts[i] = by("dateline", true);
        }
    }
}

/// Lines that may stand between a lead and the rest of the prose: a caption, a line with a name.
const BELOW_LEAD: usize = 2;

/// The first prose that is kept (without any, the first line), and with it prose right above that speaks of the same: the lead.
fn lead(look: &Look<'_>, verdicts: &mut [Verdict]) -> Option<usize> {
    let mut kept = (0..verdicts.len()).filter(|&i| verdicts[i].kept && look.shapes[i].words > 0);
    let top = kept.next()?;
    let Some(mut first) = std::iter::once(top).chain(kept).find(|&i| look.shapes[i].is_prose()) else {
        return Some(top);
    };
    loop {
        let mut above = (0..first).rev().filter(|&i| look.shapes[i].words > 0).take(1 + BELOW_LEAD);
        let Some(i) = above.find(|&i| look.shapes[i].is_prose()) else { return Some(first) };
        let same = look.shapes[i].end_mark && look.found[i].is_none() && look.seen[i][Feature::Echo as usize] >= SAME;
        if !same || verdicts[i].rule.is_some() {
            return Some(first);
        }
        verdicts[i] = by("lead", true);
        first = i;
    }
}

/// A short line that holds a date, and is no counter, copyright line or entry of a list.
fn is_dated(look: &Look<'_>, i: usize) -> bool {
    let (piece, shape, seen) = (&look.page.pieces[i], &look.shapes[i], &look.seen[i]);
    let on = |f: Feature| seen[f as usize] > 0.0;
    let other = look.found[i].is_some_and(|f| !matches!(f.role, Role::Meta | Role::Share));
    let text = piece.span.of(&look.page.text.value);
    shape.words <= DATELINE_WORDS
        && has_date(text, shape)
        && !other
        && !on(Feature::Bullet)
        && !on(Feature::CopyrightSign)
}

fn heads(look: &Look<'_>, i: usize) -> bool {
    let (seen, shape) = (&look.seen[i], &look.shapes[i]);
    let on = |f: Feature| seen[f as usize] > 0.0;
    let alone = look.page.pieces[i].links == 0
        && look.found[i].is_none()
        && !on(Feature::Bullet)
        && !on(Feature::Address)
        && !on(Feature::CopyrightSign);
    alone && (3..=25).contains(&shape.words) && shape.separators <= 1 && shape.letters > shape.digits * 2
}

/// What a page says of itself at its end goes, back to the first block that says something else.
fn tail(look: &Look<'_>, verdicts: &mut [Verdict]) {
    for i in (0..verdicts.len()).rev() {
        let of_itself = look.seen[i][Feature::PhraseSelf as usize] > 0.0
            || look.found[i].is_some_and(|f| f.strength != Strength::Self_);
        if verdicts[i].kept && look.shapes[i].words > 0 {
            if !of_itself {
                return;
            }
            verdicts[i] = by("page-about-itself", false);
        }
    }
}

/// A page of no more words than this may be all content: a caption, a card of an index, a single sentence.
const SHORT_PAGE: usize = 120;

/// A short page of which nothing would be left keeps what is neither a phrase nor a link.
fn only_text(look: &Look<'_>, verdicts: &mut [Verdict]) {
    let words = |i: usize| look.shapes[i].words;
    let all: usize = (0..verdicts.len()).map(words).sum();
    if all > SHORT_PAGE || (0..verdicts.len()).any(|i| verdicts[i].kept && words(i) > 0) {
        return;
    }
    for (i, verdict) in verdicts.iter_mut().enumerate() {
        let links = look.page.pieces[i].link_bytes as usize * 2 > look.page.pieces[i].span.len();
        if words(i) >= 3
            && look.found[i].is_none()
            && !links
            && !matches!(verdict.rule, Some("hidden" | site::RULE))
            && look.shapes[i].separators <= 1
            && look.shapes[i].arrows == 0
        {
            *verdict = by("nothing-else", true);
        }
    }
}

/// White space goes with what stands before it.
fn blanks(look: &Look<'_>, verdicts: &mut [Verdict]) {
    let mut before = true;
    for (verdict, shape) in verdicts.iter_mut().zip(&look.shapes) {
        if shape.letters == 0 && verdict.rule != Some("hidden") {
            verdict.kept = before;
        }
        before = verdict.kept;
    }
}
