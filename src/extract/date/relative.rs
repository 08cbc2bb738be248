//! Days told by their distance from another: "the following day", "two days later", "the same year", "30. d. M.".

use super::atoms::{at, before, day_before};
use super::distance;
use super::figures::num;
use super::kin::own;
use super::piece::{Form, Piece};
use crate::lang::{Passage, Role};
use crate::model::{Point, Shift, Year};

fn piece(first: usize, to: usize, shift: Shift, p: &Passage<'_>, weight: f32) -> Piece {
    let mut piece = Piece::new(first, to, Point::year(Year::Open), "date/relative", p.lang, weight);
    piece.form = Form::Relative(shift);
    piece.doubt = "relative";
    piece
}

/// Reads what a word with one of the relative roles says.
pub(super) fn read(p: &Passage<'_>, i: usize, role: Role, out: &mut Vec<Piece>) -> Option<usize> {
    if matches!(role, Role::Number | Role::NumberArticle) {
        return counted(p, i, out);
    }
    let (m, e) = p.role(i, role).filter(|(_, e)| own(p, e.lang))?;
    let floor = out.last().map_or(0, |l| l.to);
    if role == Role::SameMonth {
        let day = day_before(p, i, floor)?;
        out.push(piece(day.first, m.end(), Shift::DayOfMonth(day.day), p, 2.5));
        return Some(m.end());
    }
    if role == Role::Weekday && (!alone(p, i, m.end(), floor) || p.word(i).chars().count() < 4) {
        return None;
    }
    let (shift, weight) = match role {
        Role::Weekday => (Shift::Weekday(u8::try_from(e.int()).ok()?), 0.5),
        Role::NextDay => (Shift::Days(1), 1.5),
        Role::PreviousDay => (Shift::Days(-1), 1.0),
        Role::SameDay => (Shift::Days(0), 0.5),
        Role::NextMonth => (Shift::Months(1), 0.8),
        Role::SameYear => (Shift::Years(0), 1.5),
        Role::NextYear => (Shift::Years(1), 1.2),
        Role::PreviousYear => (Shift::Years(-1), 0.8),
        // "Until today" tells no day; a sentence that begins with the word does, in news.
        Role::RelativeDay => {
            let begins =
                p.tokens[i].capital && p.sentence(p.tokens[i].start as usize).start == p.tokens[i].start as usize;
            (Shift::FromToday(e.word().parse().ok().filter(|n| *n != 0 || begins)?), 0.2)
        }
        Role::RelativeYear => (Shift::YearsFromToday(e.word().parse().ok()?), 0.2),
        _ => return None,
    };
    out.push(piece(i, m.end(), shift, p, weight));
    Some(m.end())
}

/// Whether a weekday stands behind a preposition and before no date.
fn alone(p: &Passage<'_>, i: usize, end: usize, floor: usize) -> bool {
    let mut k = end + usize::from(matches!(p.word(end), "," | "."));
    k = at(p, k, &[Role::DateArticle]).unwrap_or(k);
    const DATE: &[Role] = &[
        Role::Month,
        Role::Ordinal,
        Role::DayWord,
        Role::HalfWord,
        Role::ThirdWord,
        Role::QuarterWord,
        Role::CenturyWord,
    ];
    let bracket = k + usize::from(p.word(k) == "(");
    let date = num(p, bracket).is_some() || at(p, k, DATE).is_some();
    !date && before(p, i, &[Role::DateIn], floor).is_some_and(|b| b.own)
}

/// "two days later", "drei Wochen später", "deux jours plus tard", "zwei Tage nach" is none.
pub(super) fn counted(p: &Passage<'_>, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let (count, end) = count_at(p, i)?;
    let unit = |k: usize| {
        p.find(k, |e| match e.role {
            Role::DayUnit => Some(Shift::Days(count)),
            Role::WeekUnit => Some(Shift::Days(count.checked_mul(7)?)),
            Role::MonthUnit => Some(Shift::Months(count)),
            Role::YearUnit => Some(Shift::Years(count)),
            _ => None,
        })
    };
    let (m, shift) = unit(end)?;
    let floor = out.last().map_or(0, |l| l.to);
    if let Some((to, _)) = p.role(m.end(), Role::DateLater).filter(|(_, e)| own(p, e.lang)) {
        let to = to.end();
        out.push(piece(i, to, shift, p, 1.5));
        return Some(to);
    }
    if let Some((to, _)) = p.role(m.end(), Role::DateEarlier).filter(|(_, e)| own(p, e.lang)) {
        let to = to.end();
        out.push(piece(i, to, back(shift), p, 0.8));
        return Some(to);
    }
    if let Some((concept, is_back, to)) = distance::event(p, m.end()) {
        return from_event(p, (i, to), concept, if is_back { back(shift) } else { shift }, out);
    }
    let b = before(p, i, &[Role::DateLater], floor).filter(|b| b.own)?;
    out.push(piece(b.first, m.end(), shift, p, 1.0));
    Some(m.end())
}

/// A day counted from an event; words behind a date and a comma only gloss that date: "in June 1951, two years after the fire".
fn from_event(
    p: &Passage<'_>,
    span: (usize, usize),
    event: &'static str,
    shift: Shift,
    out: &mut Vec<Piece>,
) -> Option<usize> {
    let glossed = out.last().is_some_and(|l| l.to + 1 == span.0 && p.word(l.to) == ",");
    if glossed {
        return None;
    }
    let mut piece = piece(span.0, span.1, shift, p, 1.5);
    piece.event = Some(event);
    out.push(piece);
    Some(span.1)
}

const fn back(shift: Shift) -> Shift {
    match shift {
        Shift::Days(n) => Shift::Days(-n),
        Shift::Months(n) => Shift::Months(-n),
        Shift::Years(n) => Shift::Years(-n),
        other => other,
    }
}

fn count_at(p: &Passage<'_>, i: usize) -> Option<(i32, usize)> {
    if let Some(n) = num(p, i).filter(|n| (1..=400).contains(&n.value)) {
        return Some((n.value, n.to));
    }
    if let Some((m, _)) = p.role(i, Role::NumberArticle).filter(|(_, e)| own(p, e.lang)) {
        return Some((1, m.end()));
    }
    let (m, e) = p.role(i, Role::Number).filter(|(_, e)| own(p, e.lang) && (1.0..=60.0).contains(&e.value))?;
    Some((e.value as i32, m.end()))
}
