//! Items of a list share month and year: "3rd" of "3rd and 4th September 1944".

use super::page::PageDates;
use crate::model::{DateForm, Inferred, Lacks, Part, Point, Year};
use crate::text::Span;

/// Most items looked at.
const ITEMS: usize = 31;

/// What the words of an item say alone: `XXXX-XX-03`.
pub(super) fn said(form: &DateForm, lacks: Lacks) -> Option<String> {
    let DateForm::Point(point @ Point { part: Part::Day(_, day), .. }) = *form else { return None };
    let year = if lacks.year { Year::Open } else { point.year };
    match (lacks.month, lacks.year) {
        (false, false) => None,
        (false, true) => Some(Point { year, ..point }.edtf()),
        (true, _) => Some(format!("{}-XX-{day:02}", Point::year(year).edtf())),
    }
}

/// The rows that tell which item month and year were taken from.
pub(super) fn rows(page: &PageDates<'_>, at: usize, form: &DateForm) -> Vec<Inferred> {
    let (_, reading) = page.dates[at];
    let Lacks { month, year } = reading.lacks;
    let DateForm::Point(point) = form else { return Vec::new() };
    let mut rows = Vec::new();
    if let (true, Some(value)) = (month, point.month_number()) {
        let from = holder(page, at, |l| l.month);
        rows.push(Inferred { part: "month", value: format!("{value:02}"), how: "list", from });
    }
    if let (true, Some(value)) = (year, point.full_year()) {
        let value = Point::year(Year::Full(value)).edtf();
        rows.push(Inferred { part: "year", value, how: "list", from: holder(page, at, |l| l.year) });
    }
    rows
}

/// The nearest item of the list, behind or before, that does not lack the field.
fn holder(page: &PageDates<'_>, at: usize, lacks: impl Fn(Lacks) -> bool) -> Option<Span> {
    let item = |k: usize| page.dates.get(k).copied();
    let behind = (at..at + ITEMS).take_while(|&k| item(k).is_some_and(|(_, r)| r.shares)).map(|k| k + 1);
    let first = at.saturating_sub(ITEMS);
    let before = (first..at).rev().take_while(|&k| item(k).is_some_and(|(_, r)| r.shares));
    behind.chain(before).filter_map(item).find(|(_, r)| !lacks(r.lacks)).map(|(m, _)| m.span)
}
