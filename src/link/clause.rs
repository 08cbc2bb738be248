//! Sentences part into clauses: at marks, conjunctions and relative words, wherever each side holds a verb.

use super::view::View;
use super::words::does;
use std::ops::Range;

/// The clauses of the sentence with these tokens, in order; they tile it.
pub(super) fn clauses(view: &View<'_, '_>, sentence: Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut verbless = false;
    for part in parts(view, sentence) {
        let verb = part.clone().any(|i| view.is_verb(i));
        match out.last_mut() {
            Some(last) if !verb || verbless => {
                last.end = part.end;
                verbless &= !verb;
            }
            _ => {
                verbless = !verb;
                out.push(part);
            }
        }
    }
    out
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
