//! Which date or place goes with which number, where a clause holds several: "from 12 members in 1950 to 30 in 1960", "Ghent and
//! Namur were freed on the 3rd and 4th".

use super::tie::is_list;
use super::view::View;
use crate::text::Span;

/// Whether the first of `these` goes with the first of `those`, the second with the second, and so on; both are in text order. Lists
/// of equal length do, and those that come in turn.
pub(super) fn go_together(view: &View<'_, '_>, these: &[Span], those: &[Span]) -> bool {
    these.len() > 1
        && these.len() == those.len()
        && (alternate(these, those) || lists(view, these) && lists(view, those))
}

/// Whether the two come in turn.
fn alternate(these: &[Span], those: &[Span]) -> bool {
    let turn = |a: &[Span], b: &[Span]| {
        let between = a.windows(2).zip(b).all(|(w, y)| w[0].end <= y.start && y.end <= w[1].start);
        between && a.last().zip(b.last()).is_some_and(|(x, y)| x.end <= y.start)
    };
    turn(these, those) || turn(those, these)
}

fn lists(view: &View<'_, '_>, spans: &[Span]) -> bool {
    spans.windows(2).all(|w| is_list(view, w[0], w[1]))
}
