//! What the page's site repeats on all its pages.

use super::Look;
use super::phrases::Strength;
use super::rules::Verdict;
use crate::model::{Page, Role};
use crate::sites::{Keys, Line, Site};

/// The rule's name.
pub(super) const RULE: &str = "site-duplicate";

/// The pieces of a page that its site repeats.
pub(super) struct Repeats<'p> {
    site: &'p Site,
    lines: Vec<Option<Line>>,
}

impl<'p> Repeats<'p> {
    pub fn new(page: &Page, site: &'p Site) -> Self {
        let mut keys = Keys::default();
        let mut line = |text: &str| keys.key(text).and_then(|key| site.line(key));
        Self { site, lines: page.pieces.iter().map(|p| line(p.span.of(&page.text.value))).collect() }
    }
}

fn line(look: &Look<'_>, i: usize) -> Option<Line> {
    look.repeats.as_ref().and_then(|r| r.lines.get(i).copied().flatten())
}

/// The site repeats the piece, with the same digits on all pages or as a counter: it is dropped. What another line with other digits
/// on each page says may be the page's own, as a dateline: it is left to the other rules.
pub(super) fn is_repeated(look: &Look<'_>, i: usize) -> bool {
    let counts = || look.found[i].is_some_and(|f| f.role == Role::Counter && f.strength != Strength::Self_);
    line(look, i).is_some_and(|line| !line.varies || counts())
}

/// Names the rule where a line of the site is dropped, whoever dropped it.
pub(super) fn name(look: &Look<'_>, verdicts: &mut [Verdict]) {
    for (i, verdict) in verdicts.iter_mut().enumerate() {
        if !verdict.kept && verdict.rule != Some("hidden") && line(look, i).is_some() {
            verdict.rule = Some(RULE);
        }
    }
}

/// On how many pages a piece stands.
pub(super) fn evidence(look: &Look<'_>, i: usize) -> Option<String> {
    let (site, line) = (look.repeats.as_ref()?.site, line(look, i)?);
    let percent = f64::from(line.pages) / f64::from(site.pages.max(1)) * 100.0;
    let varies = if line.varies { ", with other digits" } else { "" };
    Some(format!("on {} of {} pages of {}, {percent:.0} %{varies}", line.pages, site.pages, site.host))
}

#[cfg(test)]
#[path = "site_tests.rs"]
mod tests;
