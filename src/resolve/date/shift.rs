//! Days told by their distance from another.

use super::page::{PageDates, Told};
use crate::model::edtf::{add_months, civil, days_in, number, weekday};
use crate::model::{Inferred, Mention, Part, Point, Shift, Year};
use crate::text::Span;

/// The point so far from the last date told, or from the page's own day.
pub(super) fn from(page: &PageDates<'_>, mention: &Mention, shift: Shift) -> Option<(Point, Inferred)> {
    let (base, span) = match shift {
        Shift::YearsFromToday(_) if page.letter().is_some() => page.letter().map(|t| (t.point, Some(t.span)))?,
        Shift::FromToday(0) => (page.published.filter(|p| page.is_news(*p))?, None),
        Shift::FromToday(_) | Shift::YearsFromToday(_) => (page.published?, None),
        Shift::Weekday(_) => (page.published.filter(|p| page.tells_today(*p))?, None),
        Shift::BareDay(day) => match page.last().filter(|t| near(t, mention)) {
            Some(told) => (told.point, Some(told.span)),
            None => (nearest(page.published?, day).filter(|found| around(page, mention, *found))?, None),
        },
        _ => page.last().map(|t| (t.point, Some(t.span)))?,
    };
    let point = if span.is_none() && matches!(shift, Shift::BareDay(_)) { base } else { counted(base, shift)? };
    let how = match (span, shift) {
        (Some(_), Shift::YearsFromToday(_)) => "heading",
        (Some(_), _) => "previous-date",
        (None, _) => "published",
    };
    Some((point, row(point, how, span)))
}

/// The row that tells where a date was counted from.
pub(super) fn row(point: Point, how: &'static str, from: Option<Span>) -> Inferred {
    Inferred { part: "date", value: point.edtf(), how, from }
}

/// So far from a point; as coarse as the coarser of the two.
pub(super) fn counted(base: Point, shift: Shift) -> Option<Point> {
    let year = base.full_year()?;
    Some(match (shift, base.part) {
        (Shift::Days(n) | Shift::FromToday(n), Part::Day(m, d)) => day(number(year, m, d) + i64::from(n)),
        (Shift::Weekday(wanted), Part::Day(m, d)) => {
            let today = number(year, m, d);
            day(today - i64::from((weekday(today) + 7 - wanted.clamp(1, 7)) % 7))
        }
        (Shift::Days(_) | Shift::FromToday(_) | Shift::Weekday(_), _) => return None,
        (Shift::Months(n), Part::Day(m, _) | Part::Month(m)) => {
            let (y, m) = add_months(year, m, n);
            Point::month(Year::Full(y), m)
        }
        (Shift::Months(_), _) => return None,
        (Shift::Years(n) | Shift::YearsFromToday(n), _) => Point::year(Year::Full(year + n)),
        (Shift::DayOfMonth(d), Part::Day(m, _) | Part::Month(m)) if d <= days_in(year, m) => {
            Point::day(Year::Full(year), m, d)
        }
        (Shift::BareDay(d), Part::Day(m, last)) => bare_day(year, m, last, d)?,
        (Shift::BareDay(d), Part::Month(m)) if d <= days_in(year, m) => Point::day(Year::Full(year), m, d),
        (Shift::DayOfMonth(_) | Shift::BareDay(_), _) => return None,
    })
}

/// A day alone is of the month last told; one far before the day told, of the next.
fn bare_day(year: i32, month: u8, last: u8, day: u8) -> Option<Point> {
    let (year, month) = add_months(year, month, i32::from(last > day + 14));
    let point = Point::day(Year::Full(year), month, day);
    point.exists().then_some(point)
}

/// Whether a day alone is one around the page's own day: in news, or where its weekday says so.
fn around(page: &PageDates<'_>, mention: &Mention, found: Point) -> bool {
    let wanted = super::reading(mention).and_then(|r| r.weekday);
    wanted.map_or_else(
        || page.published.is_some_and(|p| page.is_news(p)),
        |wanted| found.full_year().is_some_and(|year| super::year::fits_weekday(found, year, wanted)),
    )
}

/// The day of that number that lies nearest to another, as news tell of the days around their own.
fn nearest(own: Point, day: u8) -> Option<Point> {
    let Part::Day(month, today) = own.part else { return None };
    let year = own.full_year()?;
    let today = number(year, month, today);
    let of = |step| {
        let (y, m) = add_months(year, month, step);
        (day <= days_in(y, m)).then(|| (Point::day(Year::Full(y), m, day), (number(y, m, day) - today).abs()))
    };
    [-1, 0, 1].into_iter().filter_map(of).min_by_key(|(_, far)| *far).map(|(point, _)| point)
}

/// Most passages between a day alone and the month it is of.
const PASSAGES: usize = 1;

/// Whether a date stands so near that a day alone may be of its month.
fn near(told: &Told, mention: &Mention) -> bool {
    !told.own_day && told.passage + PASSAGES >= mention.passage
}

fn day(number: i64) -> Point {
    let (y, m, d) = civil(number);
    Point::day(Year::Full(y), m, d)
}
