//! The form of a date with what the page adds: order of the digits, century, year, the date it is counted from.

use super::page::PageDates;
use super::vote::Candidate;
use super::{century, event, list, order, shift, year};
use crate::model::{DateForm, DateRole, Inferred, Part, Point, Year};

/// A decided reading: its form with what was inferred.
pub(super) struct Decided {
    pub form: DateForm,
    pub inferred: Vec<Inferred>,
    /// Other years it may be of, likeliest first.
    pub others: Vec<Candidate>,
    /// How sure the value is, 0–1.
    pub sure: f32,
}

/// How sure a value is that the words say in full.
const SAID: f32 = 0.9526;
/// One whose century is inferred.
const CENTURY: f32 = 0.8808;
/// One counted from another.
const COUNTED: f32 = 0.7311;
/// No value is surer than this if its year comes from elsewhere.
const MOST: f32 = 0.94;

/// The form with the order, century and year that the page says; `None` where it is no date without them.
pub(super) fn decide(page: &PageDates<'_>, at: usize) -> Option<Decided> {
    let (mention, reading) = page.dates[at];
    let form = order::choose(page, mention, reading);
    let mut decided = Decided { form, inferred: list::rows(page, at, &form), others: Vec::new(), sure: SAID };
    match form {
        DateForm::Point(point) => decided.form = DateForm::Point(settle(page, at, point, &mut decided)),
        DateForm::Range(a, b) => {
            let last = settle(page, at, b.point, &mut decided);
            let mut first = own_year(page, at, a.point);
            if b.point.year == Year::Open
                && let Some(year) = last.full_year()
            {
                first.year = Year::Full(if order::wraps(first, last) { year - 1 } else { year });
            }
            let end = |e: crate::model::RangeEnd, point| crate::model::RangeEnd { point, ..e };
            decided.form = DateForm::Range(end(a, first), end(b, last));
        }
        DateForm::Relative(distance) => {
            let (point, row) = match reading.event {
                Some(concept) => event::from(page, concept, distance)?,
                None => shift::from(page, mention, distance)?,
            };
            decided.form = DateForm::Point(point);
            decided.inferred.push(row);
            decided.sure = COUNTED;
        }
    }
    let open_season = matches!(decided.form, DateForm::Point(Point { year: Year::Open, part: Part::Season(_) }));
    (!open_season).then_some(decided)
}

/// The first end of a range with its own century or year, told in no row.
fn own_year(page: &PageDates<'_>, at: usize, point: Point) -> Point {
    let mut aside = Decided { form: DateForm::Point(point), inferred: Vec::new(), others: Vec::new(), sure: SAID };
    if point.year == Year::Open { point } else { settle(page, at, point, &mut aside) }
}

/// Fills in century or year.
fn settle(page: &PageDates<'_>, at: usize, point: Point, decided: &mut Decided) -> Point {
    match point.year {
        Year::Short(_) | Year::ShortDecade(_) => {
            let (settled, how, from) = century::of(page, point);
            let value = settled.full_year().map_or_else(|| settled.edtf(), |y| y.to_string());
            decided.inferred.push(Inferred { part: "century", value, how, from });
            decided.sure = CENTURY;
            settled
        }
        Year::Open if page.dates[at].1.year_by.is_some() => told_year(page, at, point, decided).unwrap_or(point),
        Year::Open if page.dates[at].1.role == DateRole::Recurring => point,
        Year::Open => find_year(page, at, point, decided),
        _ => point,
    }
}

/// "8 May of the same year".
fn told_year(page: &PageDates<'_>, at: usize, point: Point, decided: &mut Decided) -> Option<Point> {
    let (mention, reading) = page.dates[at];
    let (told, row) = shift::from(page, mention, reading.year_by?)?;
    let year = told.full_year()?;
    let value = Point::year(told.year).edtf();
    decided.inferred.push(Inferred { part: "year", value, ..row });
    decided.sure = CENTURY;
    Some(point.in_year(year))
}

fn find_year(page: &PageDates<'_>, at: usize, point: Point, decided: &mut Decided) -> Point {
    let (taken, others) = year::find(page, at, point);
    decided.others = others;
    let Some(found) = taken else {
        // Without a year the words are all there is, and they are read as they stand.
        decided.sure = SAID;
        return point;
    };
    let value = Point::year(Year::Full(found.year)).edtf();
    decided.inferred.push(Inferred { part: "year", value, how: found.how, from: found.from });
    decided.sure = found.share.min(MOST);
    point.in_year(found.year)
}
