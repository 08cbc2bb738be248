//! Day and month of numeric dates.

use super::page::PageDates;
use crate::model::{DateForm, DateReading, Mention, Point};

/// The reading of a numeric date that the other ones of the page speak for.
pub(super) fn choose(page: &PageDates<'_>, mention: &Mention, reading: &DateReading) -> DateForm {
    let (DateForm::Point(point), Some(DateForm::Point(other))) = (reading.form, reading.swapped) else {
        return reading.form;
    };
    let day_first = page.day_first(mention, point);
    if day_first && mention.span.of(page.text).contains('.') {
        return reading.form;
    }
    let wanted = page.order_votes;
    if (wanted > 0 && !day_first) || (wanted < 0 && day_first) { DateForm::Point(other) } else { reading.form }
}

/// Whether a range runs over the end of a year: "from November to March".
pub(super) fn wraps(a: Point, b: Point) -> bool {
    matches!((a.month_number(), b.month_number()), (Some(a), Some(b)) if a > b)
}
