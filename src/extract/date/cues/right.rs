//! What stands behind a date: postpositions, endings, about, "every year", the name of a feast.

use super::super::atoms::{kind, own_at, own_before, spaced};
use super::super::kin::own;
use super::super::piece::{Opened, Piece};
use super::is_range;
use crate::lang::{Passage, Role};
use crate::model::{DateRole, Part, Relation, Year};
use crate::text::TokenKind;

/// What stands behind: postpositions, "every year".
pub(super) fn right(p: &Passage<'_>, piece: &mut Piece, next: usize) {
    if own_at(p, piece.to, &[Role::BehindApprox]).is_some() {
        piece.approx = true;
        piece.note("approx", 0.9);
    }
    if piece.relation == Relation::On && piece.opened == Opened::No && !is_range(piece) {
        ending(p, piece);
    }
    let behind = [
        (Role::BehindBefore, Relation::Before),
        (Role::BehindAfter, Relation::After),
        (Role::BehindSince, Relation::Since),
        (Role::BehindUntil, Relation::Until),
    ];
    for (role, relation) in behind {
        let closed = is_range(piece) && matches!(relation, Relation::Since | Relation::Until);
        if piece.relation == Relation::On
            && !closed
            && let Some((m, e)) = p.role(piece.to, role)
            && own(p, e.lang)
            && m.end() <= next
            && (piece.opened == Opened::From || long_form(p, piece.to, m.end()))
        {
            piece.relation = relation;
            piece.note("relation", 1.8);
            if !spaced(p, piece.to) && kind(p, piece.to) != Some(TokenKind::Glyph) {
                piece.to = m.end();
            }
        }
    }
    let year_less = piece.point().is_some_and(|q| q.year == Year::Open && matches!(q.part, Part::Day(..)));
    let every = p.role(piece.to, Role::DateEvery).is_some_and(|(_, e)| own(p, e.lang));
    if year_less && (every || is_feast(p, piece.to)) {
        piece.role = DateRole::Recurring;
    }
    if piece.role == DateRole::Recurring && !year_less {
        piece.role = DateRole::Event;
    }
}

/// Most tokens between a day and what it is called.
const TO_FEAST: usize = 8;

/// Whether the words behind a day call it one of every year: "27 January as the International Day of …".
fn is_feast(p: &Passage<'_>, to: usize) -> bool {
    let end = p.tokens.get(to).map_or(to, |t| p.token_at(p.sentence(t.start as usize).end));
    (to..end.min(to + TO_FEAST)).any(|k| own_at(p, k, &[Role::DateFeast]).is_some())
}

/// Whether a form has three letters, or two of a script other than Latin.
fn long_form(p: &Passage<'_>, first: usize, to: usize) -> bool {
    let form = p.span_of(first, to - 1).of(p.text);
    let count = form.chars().count();
    count > 2 || count == 2 && form.chars().all(|c| c > '\u{590}')
}

/// Endings of the last word that say "until" and "since": "1944-ig", "märtsini".
fn ending(p: &Passage<'_>, piece: &mut Piece) {
    for (role, relation) in [(Role::BehindUntil, Relation::Until), (Role::BehindSince, Relation::Since)] {
        if own_before(p, piece.to, &[role], piece.core).is_some() {
            piece.relation = relation;
            piece.note("relation", 1.8);
            return;
        }
    }
}
