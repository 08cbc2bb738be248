//! Other readings of a date, each with its reason.

use super::decide::Decided;
use super::value;
use super::vote::Candidate;
use crate::model::{Alternative, DateForm, DateReading, DateRole, Part, Point, Value, Year};

/// The readings that were not taken, likeliest first.
pub(super) fn alternatives(decided: &Decided, reading: &DateReading, role: DateRole) -> Vec<Alternative> {
    let mut all: Vec<Alternative> = decided.others.iter().filter_map(|c| in_year(decided, c, reading, role)).collect();
    all.extend(swapped(decided, reading, role));
    all
}

/// The reading in another year.
fn in_year(decided: &Decided, other: &Candidate, reading: &DateReading, role: DateRole) -> Option<Alternative> {
    let form = match decided.form {
        DateForm::Point(point) => DateForm::Point(point.in_year(other.year)),
        DateForm::Range(mut a, mut b) => {
            let turn = a.point.full_year().zip(b.point.full_year()).map_or(0, |(a, b)| b - a);
            a.point = a.point.in_year(other.year - turn);
            b.point = b.point.in_year(other.year);
            DateForm::Range(a, b)
        }
        DateForm::Relative(_) => return None,
    };
    let why = match other.how {
        "previous-date" => "year of the last date told",
        "next-date" => "year of the next date",
        "same-sentence" => "year named in the same sentence",
        "heading" => "year of the heading",
        "column" => "year of the column",
        "majority" => "year that most dates here have",
        "published" => "year of the page's own day",
        "weekday" => "year in which the weekday fits",
        "list" => "year of the list",
        other => other,
    };
    Some(Alternative {
        value: Value::Date(value::build(&form, &reading.form, reading, role)),
        confidence: other.share,
        why: why.into(),
    })
}

/// The reading with day and month swapped, if the words allow it.
fn swapped(decided: &Decided, reading: &DateReading, role: DateRole) -> Option<Alternative> {
    let (DateForm::Point(taken), Some(DateForm::Point(_))) = (decided.form, reading.swapped) else { return None };
    let (Part::Day(m, d), Some(year)) = (taken.part, taken.full_year()) else { return None };
    let other = Point::day(Year::Full(year), d, m);
    if !other.exists() || other == taken {
        return None;
    }
    let form = DateForm::Point(other);
    Some(Alternative {
        value: Value::Date(value::build(&form, &form, reading, role)),
        confidence: 0.25,
        why: "day and month swapped".into(),
    })
}
