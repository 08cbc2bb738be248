//! From a decided form to the value that is written.

use crate::model::edtf::{open_bounds, part_of_days};
use crate::model::{DateForm, DatePart, DateReading, DateRole, DateValue, Point, Precision};

/// The value of a form; `said` is the form by the words alone.
pub(super) fn build(form: &DateForm, said: &DateForm, reading: &DateReading, role: DateRole) -> DateValue {
    let write = |p: Point| if reading.approx { format!("{}~", p.edtf()) } else { p.edtf() };
    let text = |form: &DateForm| match form {
        DateForm::Point(p) => write(*p),
        DateForm::Range(a, b) => format!("{}/{}", write(a.point.as_end(true)), write(b.point.as_end(false))),
        DateForm::Relative(_) => "XXXX".to_owned(),
    };
    let bounds = match form {
        DateForm::Point(p) => p.bounds(reading.modifier),
        DateForm::Range(a, b) => {
            let whole = a.point.bounds(None).zip(b.point.bounds(None)).map(|(a, b)| (a.0, b.1));
            // Both ends have the same words: a month or year of another calendar, whose parts are named as those of others are.
            let modifier = reading.modifier.filter(|_| a.span == b.span);
            whole.map(|(first, last)| part_of_days(first, last, modifier))
        }
        DateForm::Relative(_) => None,
    };
    let (earliest, latest) = bounds.map_or((None, None), |(a, b)| open_bounds(a, b, reading.relation));
    let (precision, timex3, parts) = match form {
        DateForm::Point(p) => {
            let timex = p.timex3(reading.modifier, reading.approx, reading.relation, role == DateRole::Recurring);
            (p.precision(), Some(timex), Vec::new())
        }
        DateForm::Range(a, b) => {
            let part = |e: &crate::model::RangeEnd| DatePart { span: e.span, edtf: write(e.point) };
            (Precision::Range, None, vec![part(a), part(b)])
        }
        DateForm::Relative(_) => (Precision::Day, None, Vec::new()),
    };
    DateValue {
        edtf: text(form),
        said: super::list::said(said, reading.lacks).unwrap_or_else(|| text(said)),
        precision,
        relation: reading.relation,
        earliest,
        latest,
        modifier: reading.modifier,
        calendar: reading.calendar,
        role,
        timex3,
        parts,
    }
}
