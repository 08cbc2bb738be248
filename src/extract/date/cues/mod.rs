//! What stands around a piece: article and part words that belong to it; weekday, circa, prepositions and labels that say more of it.

mod doubt;
mod left;
mod part;
mod right;

use super::atoms::spaced;
use super::piece::{Form, Piece};
use crate::lang::Passage;
use crate::model::{Part, Point, Year};

/// Reads the surroundings of all pieces.
pub(super) fn decorate(p: &Passage<'_>, pieces: &mut [Piece]) {
    let mut floor = 0;
    for i in 0..pieces.len() {
        let next = pieces.get(i + 1).map_or(p.tokens.len(), |n| n.first);
        let piece = &mut pieces[i];
        piece.core = piece.first;
        if matches!(piece.form, Form::Relative(_)) {
            floor = piece.to;
            continue;
        }
        part::part_before(p, piece, floor);
        part::part_behind(p, piece, next);
        let t = left::left(p, piece, floor);
        right::right(p, piece, next);
        if is_bare(piece) {
            doubt::surroundings(p, piece, t);
        }
        if is_month(piece) {
            doubt::month_alone(p, piece);
        }
        floor = piece.to;
    }
}

fn is_bare(piece: &Piece) -> bool {
    piece.rule == "date/year"
}

/// A part word before a range is of its first end alone.
const fn is_range(piece: &Piece) -> bool {
    matches!(piece.form, Form::Range(a, b) if a.first != b.first)
}

fn is_month(piece: &Piece) -> bool {
    matches!(piece.form, Form::Point(Point { year: Year::Open, part: Part::Month(_) }))
}

fn sentence_begins(p: &Passage<'_>, i: usize) -> bool {
    p.tokens.get(i).is_some_and(|t| p.sentence(t.start as usize).start >= t.start as usize)
        || (i > 0 && matches!(p.word(i - 1), "." | "!" | "?") && spaced(p, i))
}
