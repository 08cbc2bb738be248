//! Calendar fields and how they are written: EDTF, TIMEX3, and the first and last day they may mean.

use super::{DateModifier, Precision, Relation, Timex3};

/// A day as its number: days since 1970-01-01, proleptic Gregorian.
pub type DayNumber = i64;

/// The year of a date, as far as the words say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Year {
    /// Not said.
    Open,
    /// A year; astronomical, so that 1 BCE is 0.
    Full(i32),
    /// Two digits: `'44`.
    Short(u8),
    /// Ten years by their first three digits: 193 for the 1930s.
    Decade(i32),
    /// Ten years by two digits: 30 for "the thirties".
    ShortDecade(u8),
    /// A hundred years by their first two digits: 18 for the 19th century; below zero the centuries BCE, -2 for the second (199–100 BCE
    /// and the year before).
    Century(i32),
}

/// What is finer than the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Nothing.
    Whole,
    /// A month.
    Month(u8),
    /// A month and day.
    Day(u8, u8),
    /// 21 spring – 24 winter.
    Season(u8),
    /// 1–4.
    Quarter(u8),
    /// 1–2.
    Half(u8),
}

/// A calendar expression: one day, month, season, year, decade or century.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Point {
    /// Its year.
    pub year: Year,
    /// What is finer.
    pub part: Part,
}

impl Point {
    /// A day.
    ///
    /// ```
    /// use regest::model::{Point, Year};
    /// assert_eq!(Point::day(Year::Full(1945), 5, 8).edtf(), "1945-05-08");
    /// assert_eq!(Point::day(Year::Open, 5, 5).edtf(), "XXXX-05-05");
    /// ```
    #[must_use]
    pub const fn day(year: Year, month: u8, day: u8) -> Self {
        Self { year, part: Part::Day(month, day) }
    }

    /// A month.
    #[must_use]
    pub const fn month(year: Year, month: u8) -> Self {
        Self { year, part: Part::Month(month) }
    }

    /// A whole year, decade or century.
    #[must_use]
    pub const fn year(year: Year) -> Self {
        Self { year, part: Part::Whole }
    }

    /// The same fields in a year.
    #[must_use]
    pub const fn in_year(self, year: i32) -> Self {
        Self { year: Year::Full(year), part: self.part }
    }

    /// The year, if it is said in full.
    #[must_use]
    pub const fn full_year(self) -> Option<i32> {
        match self.year {
            Year::Full(y) => Some(y),
            _ => None,
        }
    }

    /// The month, if one is said.
    #[must_use]
    pub const fn month_number(self) -> Option<u8> {
        match self.part {
            Part::Month(m) | Part::Day(m, _) => Some(m),
            _ => None,
        }
    }

    /// Whether the calendar has such a day.
    #[must_use]
    pub fn exists(self) -> bool {
        match self.part {
            Part::Day(m, d) => {
                let year = self.full_year().unwrap_or(2000);
                (1..=12).contains(&m) && d >= 1 && d <= days_in(year, m)
            }
            Part::Month(m) => (1..=12).contains(&m),
            _ => true,
        }
    }

    /// How fine it is.
    #[must_use]
    pub const fn precision(self) -> Precision {
        match (self.part, self.year) {
            (Part::Day(..), _) => Precision::Day,
            (Part::Month(_), _) => Precision::Month,
            (Part::Season(_), _) => Precision::Season,
            (Part::Quarter(_) | Part::Half(_), _) => Precision::Quarter,
            (Part::Whole, Year::Decade(_) | Year::ShortDecade(_)) => Precision::Decade,
            (Part::Whole, Year::Century(_)) => Precision::Century,
            (Part::Whole, _) => Precision::Year,
        }
    }

    /// EDTF; a decade or century as the years that are left open.
    #[must_use]
    pub fn edtf(self) -> String {
        let year = match self.year {
            Year::Open => "XXXX".to_owned(),
            Year::Full(y) if y < 0 => format!("-{:04}", -y),
            Year::Full(y) => format!("{y:04}"),
            Year::Short(y) => format!("XX{y:02}"),
            Year::Decade(d) if d < 0 => format!("-{:03}X", -d),
            Year::Decade(d) => format!("{d:03}X"),
            Year::ShortDecade(d) => format!("XX{}X", d / 10),
            Year::Century(c) if c < 0 => format!("-{:02}XX", -c - 1),
            Year::Century(c) => format!("{c:02}XX"),
        };
        match self.part {
            Part::Whole => year,
            Part::Month(m) => format!("{year}-{m:02}"),
            Part::Day(m, d) => format!("{year}-{m:02}-{d:02}"),
            Part::Season(s) => format!("{year}-{s}"),
            Part::Quarter(q) => format!("{year}-{}", 32 + q),
            Part::Half(h) => format!("{year}-{}", 39 + h),
        }
    }

    /// The month that a season, quarter or half begins with, or ends with: what EDTF takes as an end of an interval. Others stay.
    ///
    /// ```
    /// use regest::model::{Part, Point, Year};
    /// let winter = Point { year: Year::Full(1944), part: Part::Season(24) };
    /// assert_eq!((winter.as_end(true).edtf(), winter.as_end(false).edtf()), ("1944-12".into(), "1945-02".into()));
    /// ```
    #[must_use]
    pub fn as_end(self, opens: bool) -> Self {
        let (month, count) = match self.part {
            Part::Season(s) => (i32::from(s.clamp(21, 24) - 21) * 3 + 3, 3),
            Part::Quarter(q) => (i32::from(q) * 3 - 2, 3),
            Part::Half(h) => (i32::from(h) * 6 - 5, 6),
            _ => return self,
        };
        let month = if opens { month } else { month + count - 1 };
        let year = match self.year {
            Year::Full(y) if month > 12 => Year::Full(y + 1),
            year => year,
        };
        Self::month(year, ((month - 1) % 12 + 1) as u8)
    }

    /// The first and last day it may mean; `None` without a year.
    #[must_use]
    pub fn bounds(self, modifier: Option<DateModifier>) -> Option<(DayNumber, DayNumber)> {
        let (first, last) = match (self.year, self.part) {
            (Year::Full(y), Part::Day(m, d)) => (number(y, m, d), number(y, m, d)),
            (Year::Full(y), Part::Month(m)) => return Some(third_of_month(y, m, modifier)),
            (Year::Full(y), Part::Season(s)) => return Some(thirds(season(y, s), 3, modifier)),
            (Year::Full(y), Part::Quarter(q)) => return Some(thirds((y, q * 3 - 2), 3, modifier)),
            (Year::Full(y), Part::Half(h)) => return Some(thirds((y, h * 6 - 5), 6, modifier)),
            (Year::Full(y), Part::Whole) => return Some(thirds((y, 1), 12, modifier)),
            (Year::Decade(d), _) => return Some(third_of_years(d * 10, 10, modifier)),
            (Year::Century(c), _) => {
                let from = if c < 0 { c * 100 + 1 } else { c * 100 };
                return Some(third_of_years(from, 100, modifier));
            }
            (Year::Open | Year::Short(_) | Year::ShortDecade(_), _) => return None,
        };
        Some((first, last))
    }

    /// TimeML's view.
    #[must_use]
    pub fn timex3(self, modifier: Option<DateModifier>, approx: bool, relation: Relation, recurring: bool) -> Timex3 {
        let value = match (self.year, self.part) {
            (Year::Full(y), Part::Whole) if y < 0 => format!("BC{:04}", 1 - y),
            (Year::Decade(d), Part::Whole) => format!("{d:03}"),
            (Year::Century(c), Part::Whole) if c < 0 => format!("BC{:02}", -c - 1),
            (Year::Century(c), Part::Whole) => format!("{c:02}"),
            (_, Part::Season(s)) => {
                format!("{}-{}", self.year_only(), ["SP", "SU", "FA", "WI"][usize::from(s - 21) & 3])
            }
            (_, Part::Quarter(q)) => format!("{}-Q{q}", self.year_only()),
            (_, Part::Half(h)) => format!("{}-H{h}", self.year_only()),
            _ => self.edtf(),
        };
        let part = modifier.map(|m| match m {
            DateModifier::Early | DateModifier::FirstHalf => "START",
            DateModifier::Mid => "MID",
            DateModifier::Late | DateModifier::SecondHalf => "END",
        });
        let lies = match relation {
            Relation::Before => Some("BEFORE"),
            Relation::After => Some("AFTER"),
            _ => None,
        };
        let modifier = part.or(approx.then_some("APPROX")).or(lies);
        Timex3 { kind: if recurring { "SET" } else { "DATE" }, value, modifier }
    }

    fn year_only(self) -> String {
        Self::year(self.year).edtf()
    }
}

/// The first and last day as ISO days, with the relation taken into account.
#[must_use]
pub fn open_bounds(first: DayNumber, last: DayNumber, relation: Relation) -> (Option<String>, Option<String>) {
    match relation {
        Relation::On => (Some(iso(first)), Some(iso(last))),
        Relation::Before => (None, Some(iso(first - 1))),
        Relation::After => (Some(iso(last + 1)), None),
        Relation::By | Relation::Until => (None, Some(iso(last))),
        Relation::Since => (Some(iso(first)), None),
    }
}

/// The first month of a season; winter begins in December.
fn season(year: i32, season: u8) -> (i32, u8) {
    (year, (season.clamp(21, 24) - 21) * 3 + 3)
}

/// The part of a period of so many months from one on.
fn thirds(from: (i32, u8), months: i32, modifier: Option<DateModifier>) -> (DayNumber, DayNumber) {
    let (first, last) = (after_months(from, 0), after_months(from, months) - 1);
    let third = months / 3;
    let middle = (first + last) / 2;
    match modifier {
        None => (first, last),
        Some(DateModifier::Early) => (first, after_months(from, third) - 1),
        Some(DateModifier::Mid) => (after_months(from, third), after_months(from, 2 * third) - 1),
        Some(DateModifier::Late) => (after_months(from, 2 * third), last),
        Some(DateModifier::FirstHalf) if months % 2 == 0 => (first, after_months(from, months / 2) - 1),
        Some(DateModifier::SecondHalf) if months % 2 == 0 => (after_months(from, months / 2), last),
        Some(DateModifier::FirstHalf) => (first, middle),
        Some(DateModifier::SecondHalf) => (middle + 1, last),
    }
}

fn third_of_month(year: i32, month: u8, modifier: Option<DateModifier>) -> (DayNumber, DayNumber) {
    let end = days_in(year, month);
    let (first, last) = match modifier {
        None => (1, end),
        Some(DateModifier::Early) => (1, 10),
        Some(DateModifier::Mid) => (11, 20),
        Some(DateModifier::Late) => (21, end),
        Some(DateModifier::FirstHalf) => (1, 15),
        Some(DateModifier::SecondHalf) => (16, end),
    };
    (number(year, month, first), number(year, month, last))
}

/// The part of the days from one to another that a modifier leaves.
#[must_use]
pub fn part_of_days(first: DayNumber, last: DayNumber, modifier: Option<DateModifier>) -> (DayNumber, DayNumber) {
    let third = (last - first + 1) / 3;
    match modifier {
        None => (first, last),
        Some(DateModifier::Early) => (first, first + third - 1),
        Some(DateModifier::Mid) => (first + third, last - third),
        Some(DateModifier::Late) => (last - third + 1, last),
        Some(DateModifier::FirstHalf) => (first, first + (last - first) / 2),
        Some(DateModifier::SecondHalf) => (first + (last - first) / 2 + 1, last),
    }
}

fn third_of_years(from: i32, count: i32, modifier: Option<DateModifier>) -> (DayNumber, DayNumber) {
    let (third, half) = (count / 3, count / 2);
    let (first, last) = match modifier {
        None => (0, count - 1),
        Some(DateModifier::Early) => (0, third),
        Some(DateModifier::Mid) => (third + 1, 2 * third),
        Some(DateModifier::Late) => (2 * third + 1, count - 1),
        Some(DateModifier::FirstHalf) => (0, half - 1),
        Some(DateModifier::SecondHalf) => (half, count - 1),
    };
    (number(from + first, 1, 1), number(from + last + 1, 1, 1) - 1)
}

/// The first day of the month so many months behind another.
fn after_months(from: (i32, u8), count: i32) -> DayNumber {
    let (y, m) = add_months(from.0, from.1, count);
    number(y, m, 1)
}

/// A month so many months behind another.
#[must_use]
pub fn add_months(year: i32, month: u8, count: i32) -> (i32, u8) {
    let all = year * 12 + i32::from(month) - 1 + count;
    (all.div_euclid(12), (all.rem_euclid(12) + 1) as u8)
}

/// Days of a month.
#[must_use]
pub const fn days_in(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// The number of a day (Howard Hinnant's `days_from_civil`).
#[must_use]
pub fn number(year: i32, month: u8, day: u8) -> DayNumber {
    let (m, d) = (i64::from(month), i64::from(day));
    let y = i64::from(year) - i64::from(m <= 2);
    let era = y.div_euclid(400);
    let of_era = y.rem_euclid(400);
    let of_year = (153 * ((m + 9) % 12) + 2) / 5 + d - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day of a day's number.
#[must_use]
pub fn civil(day: DayNumber) -> (i32, u8, u8) {
    let z = day + 719_468;
    let (era, of_era) = (z.div_euclid(146_097), z.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let mp = (5 * of_year + 2) / 153;
    let (d, m) = (of_year - (153 * mp + 2) / 5 + 1, if mp < 10 { mp + 3 } else { mp - 9 });
    ((year + era * 400 + i64::from(m <= 2)) as i32, m as u8, d as u8)
}

/// Day of the week, Monday = 1.
///
/// ```
/// use regest::model::edtf::{number, weekday};
/// assert_eq!(weekday(number(1945, 5, 8)), 2);
/// ```
#[must_use]
pub fn weekday(day: DayNumber) -> u8 {
    ((day + 3).rem_euclid(7) + 1) as u8
}

/// A day in ISO form.
#[must_use]
pub fn iso(day: DayNumber) -> String {
    let (y, m, d) = civil(day);
    Point::day(Year::Full(y), m, d).edtf()
}

#[cfg(test)]
#[path = "edtf_tests.rs"]
mod tests;
