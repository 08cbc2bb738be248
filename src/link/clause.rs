//! Sentences part into clauses: at marks, conjunctions and relative words, wherever each side holds a verb.

use super::view::View;
use super::words::does;
use std::ops::Range;

/// The clauses of the sentence with these tokens, in order; they tile it.
pub(super) fn clauses(view: &View<'_, '_>, sentence: Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut so_far = Verbs::default();
    for part in parts(view, sentence) {
        let verbs = Verbs::of(view, &part);
        match out.last_mut() {
            Some(last) if so_far.goes_on(verbs) => {
                last.end = part.end;
                so_far = Verbs { auxiliary: so_far.auxiliary || verbs.auxiliary, event: so_far.event || verbs.event };
            }
            _ => {
                so_far = verbs;
                out.push(part);
            }
        }
    }
    out
}

/// Which verbs a stretch holds.
#[derive(Clone, Copy, Default)]
struct Verbs {
    auxiliary: bool,
    event: bool,
}

impl Verbs {
    fn of(view: &View<'_, '_>, part: &Range<usize>) -> Self {
        Self { auxiliary: part.clone().any(|i| view.is_auxiliary(i)), event: view.events_in(part).any(|e| !e.noun) }
    }

    /// Whether the next stretch belongs to the same clause: one of the two has no verb, or an auxiliary waits for its participle
    /// ("werden op 3 en 4 september bevrijd").
    fn goes_on(self, next: Self) -> bool {
        let none = |v: Self| !v.auxiliary && !v.event;
        none(self) || none(next) || (!self.event && !next.auxiliary)
    }
}

/// The stretches between all marks and words where a clause might begin.
pub(super) fn parts(view: &View<'_, '_>, sentence: Range<usize>) -> Vec<Range<usize>> {
    let (mut out, mut start) = (Vec::new(), sentence.start);
    for i in sentence.clone() {
        let cut = match cut_at(view, i) {
            Cut::Before => view.words.first_of(i),
            Cut::Behind => i + 1,
            Cut::No => continue,
        };
        if cut > start && cut < sentence.end {
            out.push(start..cut);
            start = cut;
        }
    }
    out.push(start..sentence.end);
    out
}

enum Cut {
    Before,
    Behind,
    No,
}

fn cut_at(view: &View<'_, '_>, i: usize) -> Cut {
    if view.in_fact(i) {
        return Cut::No;
    }
    match view.p.word(i) {
        "," | ";" | ":" | ")" | "،" | "؛" | "，" | "、" | "；" | "：" | "•" => Cut::Behind,
        "–" | "—" | "|" => Cut::Behind,
        "(" => Cut::Before,
        _ if view.words.does(i, does::CLAUSE | does::AND) => Cut::Before,
        _ => Cut::No,
    }
}
