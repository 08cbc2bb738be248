//! What `extract` proposes and `resolve` decides on: words of a passage with a reading that may lack what only the page can tell.

use super::{
    Calendar, DateModifier, DateRole, Evidence, NonClaim, NumberValue, PlaceType, Point, Relation, Resolution,
};
use crate::text::Span;

/// One end of a proposed range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RangeEnd {
    /// Its words.
    pub span: Span,
    /// Its fields, as said.
    pub point: Point,
}

/// A day told by its distance from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// So many days behind (before, if negative) the last day told.
    Days(i32),
    /// So many months.
    Months(i32),
    /// So many years.
    Years(i32),
    /// A day of the month last told: "d. M.".
    DayOfMonth(u8),
    /// A day alone, in the month told last: "on the 27th".
    BareDay(u8),
    /// So many days from the page's own day: "yesterday".
    FromToday(i32),
    /// A day of the week, Monday = 1, near the page's own day.
    Weekday(u8),
    /// So many years from the page's own: "last year".
    YearsFromToday(i32),
}

/// What a proposed date says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateForm {
    /// One calendar expression.
    Point(Point),
    /// From one to another.
    Range(RangeEnd, RangeEnd),
    /// Told by another date of the page.
    Relative(Shift),
}

/// What an item of a list takes from the others: "3rd" of "3rd and 4th September 1944" has neither month nor year of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lacks {
    /// The month stands in another item.
    pub month: bool,
    /// So does the year.
    pub year: bool,
}

/// A proposed date: what its words say; what is left open is for `resolve`.
#[derive(Debug, Clone, PartialEq)]
pub struct DateReading {
    /// What the words say.
    pub form: DateForm,
    /// Day and month swapped, where both readings exist.
    pub swapped: Option<DateForm>,
    /// What says its year: "8 May of the same year".
    pub year_by: Option<Shift>,
    /// The concept of the event it is counted from: "after the liberation".
    pub event: Option<&'static str>,
    /// How the thing dated lies to it.
    pub relation: Relation,
    /// Early, mid or late.
    pub modifier: Option<DateModifier>,
    /// Circa.
    pub approx: bool,
    /// Day of the week that stands beside it, Monday = 1.
    pub weekday: Option<u8>,
    /// Calendar of the words.
    pub calendar: Calendar,
    /// What it is to the page, as far as words beside it say.
    pub role: DateRole,
    /// It shares its year with the date behind it: a list.
    pub shares: bool,
    /// What of its fields stands in another item of its list.
    pub lacks: Lacks,
    /// The reason, should it be turned down.
    pub doubt: &'static str,
}

/// What the marks inside a numeral tell of the page's habit of writing numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Marks {
    /// Nothing.
    #[default]
    Silent,
    /// The decimal mark is this one; `certain` where no other reading is possible (`1.234.567`, `1,234.5`).
    Decimal {
        /// `.` or `,`.
        mark: char,
        /// No other reading is possible.
        certain: bool,
    },
    /// One mark before three digits: grouping or decimal.
    Either(char),
}

/// A proposed number.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberReading {
    /// Value under the likeliest reading by the words alone.
    pub value: NumberValue,
    /// The value under the other reading of its separators.
    pub other: Option<Box<NumberValue>>,
    /// What its separators tell, or leave open.
    pub marks: Marks,
    /// Why it is no claim: from the closed list of reasons.
    pub rejected: Option<NonClaim>,
}

/// A name of the gazetteer that words may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NameReading {
    /// Its number in the gazetteer.
    pub name: u32,
    /// How the words became the name.
    pub resolution: Resolution,
    /// Log-odds that the way there costs.
    pub cost: f32,
}

/// A proposed place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceReading {
    /// Names the words may be, the nearest first; empty where no gazetteer has any.
    pub names: Vec<NameReading>,
    /// Log-odds that the words name a place, by what stands around them.
    pub score: f32,
    /// What kind of place the words around it say it is.
    pub said: Option<PlaceType>,
    /// Why it is none: `person`, `organisation`, `common-word`, `street`, `demonym`, `weak`.
    pub rejected: Option<&'static str>,
}

/// A reading of one of the kinds.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    /// A date.
    Date(DateReading),
    /// A number.
    Number(NumberReading),
    /// A place.
    Place(PlaceReading),
}

/// Words that may be a fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Its words.
    pub span: Span,
    /// Index of its passage (and so of block and sentence).
    pub passage: usize,
    /// Language its words were read in.
    pub lang: &'static str,
    /// What it may mean.
    pub reading: Reading,
    /// Why; the first row names the rule.
    pub evidence: Vec<Evidence>,
}
