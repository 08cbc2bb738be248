//! From the fields of other calendars to days. The arithmetic of Hebrew, Julian, Islamic and Persian years is that of
//! `calendrical_calculations`; the French republican one is a table, since it was in use for fourteen years only.

use crate::model::edtf::DayNumber;
use crate::model::edtf::number;
use calendrical_calculations::hebrew_keviyah::YearInfo;
use calendrical_calculations::islamic::{ISLAMIC_EPOCH_FRIDAY, fixed_from_tabular_islamic};
use calendrical_calculations::julian::fixed_from_julian;
use calendrical_calculations::persian::fixed_from_fast_persian;
use calendrical_calculations::rata_die::RataDie;

/// Days from 0001-01-01, as the crate counts, to 1970-01-01, as we do.
const EPOCH: i64 = 719_163;

/// A calendar with months of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reckoning {
    /// Months 1 Tishri … 5 Shevat, 6 Adar I, 7 Adar (Adar II), 8 Nisan … 13 Elul, as in CLDR.
    Hebrew,
    /// The arithmetical calendar that begins on Friday, 16 July 622; the one observed may differ by a day.
    Islamic,
    /// The solar calendar of Iran.
    Persian,
    /// 1 Vendémiaire … 12 Fructidor, 13 the complementary days.
    Republican,
}

impl Reckoning {
    /// How many months a year may have.
    pub(super) const fn months(self) -> u8 {
        match self {
            Self::Hebrew | Self::Republican => 13,
            Self::Islamic | Self::Persian => 12,
        }
    }

    /// Whether dates are converted for such a year.
    pub(super) fn has_year(self, year: i32) -> bool {
        match self {
            Self::Hebrew => (3761..=6000).contains(&year),
            Self::Islamic | Self::Persian => (1..=1500).contains(&year),
            Self::Republican => (1..=14).contains(&year),
        }
    }

    /// The first day of a month and its length.
    pub(super) fn month(self, year: i32, month: u8) -> Option<(DayNumber, u8)> {
        if !self.has_year(year) || !(1..=self.months()).contains(&month) {
            return None;
        }
        match self {
            Self::Hebrew => hebrew(year, month),
            Self::Islamic => Some(by_next(islamic, year, month)),
            Self::Persian => Some(by_next(persian, year, month)),
            Self::Republican => republican(year, month),
        }
    }

    /// A day.
    pub(super) fn day(self, year: i32, month: u8, day: u8) -> Option<DayNumber> {
        let (first, length) = self.month(year, month)?;
        (1..=length).contains(&day).then(|| first + i64::from(day) - 1)
    }

    /// The first and last day of a year.
    pub(super) fn year(self, year: i32) -> Option<(DayNumber, DayNumber)> {
        let (first, _) = self.month(year, 1)?;
        let (last, length) = self.month(year, self.months())?;
        Some((first, last + i64::from(length) - 1))
    }

    /// The years that share days with a Gregorian one, first to last.
    pub(super) const fn years_of(self, gregorian: i32) -> (i32, i32) {
        match self {
            Self::Hebrew => (gregorian + 3760, gregorian + 3761),
            Self::Persian => (gregorian - 622, gregorian - 621),
            Self::Republican => (gregorian - 1792, gregorian - 1791),
            Self::Islamic => {
                let about = (gregorian - 622) * 33 / 32;
                (about - 1, about + 2)
            }
        }
    }
}

fn ours(day: RataDie) -> DayNumber {
    day.to_i64_date() - EPOCH
}

/// A day of the Julian calendar.
pub(super) fn julian(year: i32, month: u8, day: u8) -> DayNumber {
    ours(fixed_from_julian(year, month, day))
}

fn islamic(year: i32, month: u8) -> DayNumber {
    ours(fixed_from_tabular_islamic(year, month, 1, ISLAMIC_EPOCH_FRIDAY))
}

fn persian(year: i32, month: u8) -> DayNumber {
    ours(fixed_from_fast_persian(year, month, 1))
}

fn by_next(first: fn(i32, u8) -> DayNumber, year: i32, month: u8) -> (DayNumber, u8) {
    let next = if month == 12 { first(year + 1, 1) } else { first(year, month + 1) };
    let begin = first(year, month);
    (begin, (next - begin) as u8)
}

fn hebrew(year: i32, month: u8) -> Option<(DayNumber, u8)> {
    let info = YearInfo::compute_for(year);
    let ordinal = if info.keviyah.is_leap() || month < 7 { month } else { month - 1 };
    let length = info.keviyah.month_len(ordinal);
    (length > 0).then(|| (ours(info.new_year()) + i64::from(info.keviyah.days_preceding(ordinal)), length))
}

/// The day of September on which each republican year began, from 1792 on.
const NEW_YEARS: [u8; 15] = [22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23, 23];

fn republican(year: i32, month: u8) -> Option<(DayNumber, u8)> {
    let new_year = |n: usize| NEW_YEARS.get(n).map(|&d| number(1792 + n as i32, 9, d));
    let nth = usize::try_from(year - 1).ok()?;
    let (first, next) = (new_year(nth)?, new_year(nth + 1)?);
    let begin = first + i64::from(month - 1) * 30;
    Some((begin, (next - begin).min(30) as u8))
}

#[cfg(test)]
#[path = "days_tests.rs"]
mod tests;
