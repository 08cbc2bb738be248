//! The century of a year that is written with two digits.

use super::page::PageDates;
use crate::model::{Point, Year};
use crate::text::Span;

/// The century of two digits: that of the page's years, else the last one.
pub(super) fn of(page: &PageDates<'_>, point: Point) -> (Point, &'static str, Option<Span>) {
    let (Year::Short(digits) | Year::ShortDecade(digits)) = point.year else { return (point, "said", None) };
    let digits = i32::from(digits);
    let (near, how) = match (page.years.first(), page.published.and_then(Point::full_year)) {
        (Some(&(y, _)), _) => (y, "majority"),
        (None, Some(y)) => (y, "published"),
        (None, None) => (1950, "twentieth-century"),
    };
    let base = near - near.rem_euclid(100) + digits;
    let best = [base - 100, base, base + 100].into_iter().min_by_key(|y| ((y - near).abs(), *y)).unwrap_or(base);
    let year =
        if matches!(point.year, Year::ShortDecade(_)) { Year::Decade(best.div_euclid(10)) } else { Year::Full(best) };
    (Point { year, part: point.part }, how, None)
}
