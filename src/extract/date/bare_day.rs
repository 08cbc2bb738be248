//! A day that names no month: "on the 27th", "am 27.", "dne 27.". It needs its preposition, its mark where the language writes one, and
//! nothing counted behind it.

use super::atoms::{Day, at, before, day_at, is_dash, kind, own_at, own_before, spaced};
use super::figures::{num, roman};
use super::kin::own;
use super::piece::{Form, Piece};
use crate::lang::{Passage, Role};
use crate::model::{Point, Shift, Year};
use crate::text::TokenKind;

/// How far a month is looked for behind it.
const AHEAD: usize = 16;

/// A day alone at token `i`.
pub(super) fn read(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let floor = out.last().map_or(0, |l| l.to);
    let marked = before(p, i, &[Role::OnDay], floor).filter(|b| b.own);
    let plain = before(p, i, &[Role::OnDayPlain], floor).filter(|b| b.own);
    let day = (marked.is_some() || plain.is_some()).then(|| day_at(p, i)).flatten()?;
    let fits = (day.ordinal || plain.is_some()) && nothing_counted(p, day.to) && !month_follows(p, day.to);
    // Where days have no mark, a dot behind one ends the sentence.
    let to = if plain.is_some() && p.word(day.to - 1) == "." { day.to - 1 } else { day.to };
    fits.then(|| push(p, i, Day { to, ..day }, None, out))
}

/// "(27)" behind a weekday, as newspapers write it, and "3日夜": a day with its word and the time of day behind it.
pub(super) fn read_marked(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let floor = out.last().map_or(0, |l| l.to);
    let n = num(p, i).filter(|n| (1..=31).contains(&n.value) && n.first == i)?;
    let day = Day { day: u8::try_from(n.value).ok()?, first: i, to: n.to, ordinal: true };
    if p.word(i.wrapping_sub(1)) == "(" && p.word(n.to) == ")" {
        let weekday = own_before(p, i - 1, &[Role::Weekday], floor)?;
        return Some(push(p, i, day, u8::try_from(weekday.value).ok(), out));
    }
    let to = at(p, n.to, &[Role::DayWord]).filter(|_| kind(p, n.to) == Some(TokenKind::Glyph) && !spaced(p, n.to))?;
    let written_on = i > 0 && !spaced(p, i) && matches!(kind(p, i - 1), Some(TokenKind::Number | TokenKind::Glyph));
    let tie = own_before(p, i, &[Role::DateTo, Role::DateAnd], floor).map(|b| b.first);
    let listed = tie.is_some_and(|k| own_before(p, k, &[Role::DayWord], floor).is_some());
    let of_month = listed || own_before(p, i, &[Role::MonthWord, Role::SameMonth], floor).is_some();
    let told = own_at(p, to, &[Role::DayPart]).is_some() || matches!(p.word(to), "、" | "，" | "）" | ")");
    let counted = written_on && kind(p, i - 1) == Some(TokenKind::Number);
    (told && !of_month && !counted).then(|| push(p, i, Day { to, ..day }, None, out))
}

fn push(p: &Passage<'_>, i: usize, day: Day, weekday: Option<u8>, out: &mut Vec<Piece>) -> usize {
    let mut piece = Piece::new(i, day.to, Point::year(Year::Open), "date/bare-day", p.lang, 1.2);
    piece.form = Form::Relative(Shift::BareDay(day.day));
    piece.doubt = "relative";
    piece.weekday = weekday;
    out.push(piece);
    day.to
}

/// Whether what follows can be nothing that the number counts or numbers: the end, a mark, or a word of grammar.
fn nothing_counted(p: &Passage<'_>, k: usize) -> bool {
    const GRAMMAR: &[Role] = &[
        Role::Auxiliary,
        Role::EventVerb,
        Role::Pronoun,
        Role::ClauseStart,
        Role::Coordinator,
        Role::Determiner,
        Role::PlaceFrom,
        Role::PlaceTo,
        Role::PlaceVia,
    ];
    match kind(p, k) {
        None | Some(TokenKind::Line) => true,
        Some(TokenKind::Punct) => matches!(p.word(k), "," | "." | ";" | "!" | "?" | ")"),
        Some(TokenKind::Word) if p.tokens[k].capital => false,
        Some(TokenKind::Word) => {
            p.role(k, Role::DateOf).is_none()
                && p.matches(k).iter().any(|m| m.entries().any(|e| GRAMMAR.contains(&e.role) && own(p, e.lang)))
        }
        Some(_) => false,
    }
}

/// Whether a month stands at the end of the list that the day begins: "am 3., 5. und 7. Mai".
fn month_follows(p: &Passage<'_>, mut k: usize) -> bool {
    const LIST: &[Role] = &[
        Role::DateAnd,
        Role::DateTo,
        Role::DateToWeak,
        Role::DaySuffix,
        Role::DateOf,
        Role::DateArticle,
        Role::DayWord,
        Role::DateIn,
        Role::Weekday,
        Role::Ordinal,
    ];
    for _ in 0..AHEAD {
        if at(p, k, &[Role::Month, Role::MonthWord, Role::SameMonth, Role::MonthUnit]).is_some()
            || roman(p, k).is_some()
        {
            return true;
        }
        k = match at(p, k, LIST) {
            Some(end) => end,
            None if kind(p, k) == Some(TokenKind::Number) || matches!(p.word(k), "," | "." | "/") || is_dash(p, k) => {
                k + 1
            }
            None => return false,
        };
    }
    true
}
