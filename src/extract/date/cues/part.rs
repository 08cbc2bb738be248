//! What belongs to a date beside its calendar words: part words, shares of a period, the article.

use super::super::atoms::{Before, before, own_at, own_before, spaced};
use super::super::kin::own;
use super::super::period::ordinal_before;
use super::super::piece::Piece;
use super::{is_bare, is_month, is_range};
use crate::lang::{Passage, Role};
use crate::model::DateModifier;

/// Widens the span over "late", "Anfang der", "koniec lat", and the article before.
pub(super) fn part_before(p: &Passage<'_>, piece: &mut Piece, floor: usize) {
    const BETWEEN: &[Role] =
        &[Role::DateArticle, Role::DateOf, Role::YearWord, Role::MonthWord, Role::DayWord, Role::DecadeWord];
    let mut t = piece.first;
    for _ in 0..5 {
        if let Some((modifier, first)) = share_word(p, t, floor) {
            piece.modifier = (!is_range(piece)).then_some(modifier);
            piece.first = first;
            piece.note("part", 1.0);
            break;
        }
        if let Some((modifier, b)) = part_word(p, t, floor) {
            piece.modifier = (!is_range(piece)).then_some(modifier);
            piece.first = b.first;
            piece.note("part", if is_month(piece) { 2.2 } else { 1.0 });
            break;
        }
        if p.word(t.wrapping_sub(1)) == "-" && t > floor && !spaced(p, t - 1) && part_word(p, t - 1, floor).is_some() {
            t -= 1;
            continue;
        }
        match before(p, t, BETWEEN, floor).filter(|b| b.own || b.lang == piece.lang) {
            Some(b) => t = b.first,
            None => break,
        }
    }
    article(p, piece, floor);
}

/// "The second half of", "im ersten Drittel", "the last quarter of": an ordinal and a share before token `t`.
fn share_word(p: &Passage<'_>, t: usize, floor: usize) -> Option<(DateModifier, usize)> {
    let shares = [(Role::HalfWord, 2), (Role::ThirdWord, 3), (Role::QuarterWord, 4)];
    let (b, most) =
        shares.into_iter().find_map(|(role, most)| own_before(p, t, &[role], floor).map(|b| (b.first, most))).or_else(
            // "Primera mitad del": a form of "mid" that begins with the word for half.
            || {
                own_before(p, t, &[Role::Mid], floor)
                    .filter(|b| own_at(p, b.first, &[Role::HalfWord]).is_some())
                    .map(|b| (b.first, 2))
            },
        )?;
    let (n, first) = match ordinal_before(p, b, floor) {
        Some((n, first)) => (n, first),
        None => (most, own_before(p, b, &[Role::LastWord], floor)?.first),
    };
    let modifier = match (n, most) {
        (1, 2) => DateModifier::FirstHalf,
        (2, 2) => DateModifier::SecondHalf,
        (1, _) => DateModifier::Early,
        (n, most) if n == most => DateModifier::Late,
        (n, most) if n < most => DateModifier::Mid,
        _ => return None,
    };
    Some((modifier, first))
}

fn part_word(p: &Passage<'_>, t: usize, floor: usize) -> Option<(DateModifier, Before)> {
    let fits = |b: &Before| b.own || b.lang.tag() == "en" || p.word(b.first).chars().count() > 4;
    [(Role::Early, DateModifier::Early), (Role::Mid, DateModifier::Mid), (Role::Late, DateModifier::Late)]
        .into_iter()
        .find_map(|(role, modifier)| before(p, t, &[role], floor).filter(fits).map(|b| (modifier, b)))
}

/// Takes in an article, and the word for a year or day before it where the language writes one.
fn article(p: &Passage<'_>, piece: &mut Piece, floor: usize) {
    if is_bare(piece) && piece.modifier.is_none() && p.lang.tag() != "el" {
        return;
    }
    let same = |b: &Before| b.own || b.lang == piece.lang;
    if let Some(b) = before(p, piece.first, &[Role::DateArticle], floor).filter(same) {
        // An article that no counted thing can have.
        if is_bare(piece) && before(p, piece.first, &[Role::DateCue], floor).is_some() {
            piece.note("prep", 2.4);
        }
        piece.first = b.first;
    }
}

/// Part words behind: "1944 végén", "3月底", "1940년대 초".
pub(super) fn part_behind(p: &Passage<'_>, piece: &mut Piece, next: usize) {
    if piece.modifier.is_some() || piece.to >= next {
        return;
    }
    let parts = [
        (Role::BehindEarly, DateModifier::Early),
        (Role::BehindMid, DateModifier::Mid),
        (Role::BehindLate, DateModifier::Late),
    ];
    for (role, modifier) in parts {
        if let Some((m, _)) = p.role(piece.to, role).filter(|(m, e)| own(p, e.lang) && m.end() <= next) {
            piece.modifier = Some(modifier);
            piece.to = m.end();
            piece.note("part", if is_month(piece) { 2.2 } else { 1.0 });
            return;
        }
    }
}
