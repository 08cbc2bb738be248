//! What stands before a date: weekday, circa, prepositions, labels, "published", "every".

use super::super::atoms::{Before, before, kind, own_before};
use super::super::kin::own;
use super::super::piece::{End, Form, Opened, Piece};
use super::{is_bare, is_range};
use crate::lang::{Lang, Passage, Role};
use crate::model::{DateRole, Part, Relation, Year};
use crate::text::TokenKind;

/// Walks over weekday, circa and prepositions before the piece; gives where the walk ended.
pub(super) fn left(p: &Passage<'_>, piece: &mut Piece, floor: usize) -> usize {
    let mut t = piece.first;
    let of_day = names_day(piece);
    for _ in 0..6 {
        let t0 = t;
        if t > floor
            && matches!(p.word(t - 1), "," | "." | ":")
            && of_day
            && piece.weekday.is_none()
            && before(p, t - 1, &[Role::Weekday], floor).is_some()
        {
            t -= 1;
        }
        // "Po 15. březnu": Czech for "after" as well as the short form of Monday.
        let day = |b: &Before| {
            let short = p.word(b.first).chars().count() <= 2 && b.first + 1 == t;
            !(short && own_before(p, t, &[Role::DateAfter, Role::DateIn, Role::DateBefore], floor).is_some())
        };
        if let Some(b) = before(p, t, &[Role::Weekday], floor)
            .filter(|b| of_day && piece.weekday.is_none() && day(b) && (b.own || p.word(b.first).chars().count() > 3))
        {
            piece.weekday = u8::try_from(b.value).ok();
            piece.note("weekday", if b.own { 1.5 } else { 0.5 });
            t = b.first;
            continue;
        }
        // "Um miðjan": what is a preposition before a part word says nothing of about.
        let about = |b: &Before| {
            let whole =
                piece.modifier.is_none() || own_before(p, t, &[Role::DateIn], floor).is_none_or(|i| i.first != b.first);
            (b.own || is_circa(p.word(b.first))) && whole
        };
        if let Some(b) = before(p, t, &[Role::DateApprox], floor).filter(about) {
            t = approx(p, piece, b, t);
            continue;
        }
        if let Some(next) = preposition(p, piece, t, floor) {
            t = next;
            if piece.opened != Opened::No || piece.relation != Relation::On {
                break;
            }
            continue;
        }
        if t0 == t {
            break;
        }
        t = t0;
        break;
    }
    about(p, piece, t, floor);
    t
}

/// Whether a weekday may stand before it: months and years have none, and names look like weekdays of other languages.
const fn names_day(piece: &Piece) -> bool {
    let (Form::Point(point) | Form::Range(End { point, .. }, _)) = piece.form else { return false };
    matches!(point.part, Part::Day(..))
}

/// Circa: an abbreviation belongs to the span, a word does not.
fn approx(p: &Passage<'_>, piece: &mut Piece, b: Before, t: usize) -> usize {
    piece.approx = true;
    piece.note("approx", if is_bare(piece) { 0.9 } else { 0.5 });
    let last = p.word(t - 1);
    if last == "." || last == "~" || is_circa(p.word(b.first)) {
        piece.first = b.first;
    }
    b.first
}

fn is_circa(word: &str) -> bool {
    ["c", "ca", "circa", "cca"].iter().any(|c| word.eq_ignore_ascii_case(c))
}

/// A preposition directly before token `t`, with what it says of the piece.
fn preposition(p: &Passage<'_>, piece: &mut Piece, t: usize, floor: usize) -> Option<usize> {
    const ROLES: [(Role, Says); 7] = [
        (Role::DateSince, Says::Relation(Relation::Since)),
        (Role::DateBefore, Says::Relation(Relation::Before)),
        (Role::DateAfter, Says::Relation(Relation::After)),
        (Role::DateUntil, Says::Relation(Relation::Until)),
        (Role::DateBy, Says::Relation(Relation::By)),
        (Role::DateBetween, Says::Opens(Opened::Between)),
        (Role::DateFrom, Says::Opens(Opened::From)),
    ];
    let strong = |b: &Before| b.own || b.lang == piece.lang;
    let mut best: Option<(Before, Says)> = None;
    for (role, says) in ROLES {
        if let Some(b) = before(p, t, &[role], floor).filter(strong)
            && best.is_none_or(|(other, _)| b.first < other.first)
        {
            best = Some((b, says));
        }
    }
    match best {
        // A closed range says its own ends: "od 5. do 7. maja".
        Some((b, Says::Relation(Relation::Since | Relation::Until) | Says::Opens(_))) if is_range(piece) => {
            piece.note("prep", 1.2);
            return Some(b.first);
        }
        Some((b, Says::Relation(relation))) => {
            piece.relation = relation;
            piece.note(if relation == Relation::Since { "since" } else { "relation" }, 1.8);
            return Some(b.first);
        }
        Some((b, Says::Opens(how))) => {
            piece.opened = how;
            piece.note("prep", if how == Opened::Between { 1.8 } else { 1.2 });
            return Some(b.first);
        }
        None => {}
    }
    let other_word = |b: &Before| p.matches(b.first).iter().any(|m| m.entries().any(|e| own(p, e.lang)));
    if let Some(b) = before(p, t, &[Role::DateIn, Role::DateCue], floor).filter(|b| strong(b) || !other_word(b)) {
        piece.note("prep", if strong(&b) { 2.4 } else { 0.6 });
        return Some(b.first);
    }
    let b = before(p, t, &[Role::YearWord], floor)
        .filter(|b| b.own && is_bare(piece) && kind(p, b.first) != Some(TokenKind::Punct))
        .filter(|b| [t, b.first].iter().all(|&k| before(p, k, &[Role::DateEvery], floor).is_none()))?;
    piece.note("year-word", 3.0);
    Some(b.first)
}

/// What a preposition says of the date behind it.
#[derive(Debug, Clone, Copy)]
enum Says {
    Relation(Relation),
    Opens(Opened),
}

/// Words a little further off: labels, "published", "every".
fn about(p: &Passage<'_>, piece: &mut Piece, t: usize, floor: usize) {
    let doubtful =
        is_bare(piece) || piece.rule == "date/numeric-day-month" || piece.rule == "date/numeric" && is_short(piece);
    if doubtful && labelled(p, piece.first, floor) {
        piece.note("label", -5.0);
        piece.doubt = "label";
    }
    let mut k = t;
    for _ in 0..3 {
        if let Some(b) = before(p, k, &[Role::DateEvery], floor).filter(|b| b.own) {
            piece.role = DateRole::Recurring;
            k = b.first;
        } else if before(p, k, &[Role::DateUpdated], floor).is_some_and(|b| b.own) {
            piece.role = DateRole::Update;
        } else if before(p, k, &[Role::DatePublished], floor).is_some_and(|b| b.own) {
            piece.role = DateRole::Publication;
        }
        if piece.role != DateRole::Event || k <= floor + 1 {
            break;
        }
        k -= 1;
    }
}

/// A label right before: "page 1942". A form that is a preposition too ("v. 1942") is no label.
fn labelled(p: &Passage<'_>, t: usize, floor: usize) -> bool {
    let label = before(p, t, &[Role::DateLabel], floor).filter(|b| b.own || p.lang == Lang::UND);
    label.is_some_and(|l| before(p, t, &[Role::DateIn, Role::DateFrom], floor).is_none_or(|b| b.first > l.first))
}

fn is_short(piece: &Piece) -> bool {
    piece.point().is_some_and(|q| matches!(q.year, Year::Short(_)))
}
