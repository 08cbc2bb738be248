//! Values of dates.

use super::block::names;
use crate::text::Span;

names! {
    /// How fine a date is.
    Precision {
        /// A day.
        Day = "day",
        /// A month.
        Month = "month",
        /// A season of a year.
        Season = "season",
        /// A quarter or half of a year.
        Quarter = "quarter",
        /// A year.
        Year = "year",
        /// Ten years.
        Decade = "decade",
        /// A hundred years.
        Century = "century",
        /// A closed range; its parts tell more.
        Range = "range",
    }
}
names! {
    /// How the thing dated lies to the date.
    Relation {
        /// On or in it.
        On = "on",
        /// Before it.
        Before = "before",
        /// After it.
        After = "after",
        /// At or before it.
        By = "by",
        /// From it on.
        Since = "since",
        /// Up to it.
        Until = "until",
    }
}
names! {
    /// Part of a period.
    Modifier {
        /// Its first third.
        Early = "early",
        /// Its middle third.
        Mid = "mid",
        /// Its last third.
        Late = "late",
        /// Its first half; said as early, with the bounds of the half.
        FirstHalf = "early",
        /// Its second half; said as late, with the bounds of the half.
        SecondHalf = "late",
    }
}
names! {
    /// The calendar the words are of; values are Gregorian.
    Calendar {
        /// Gregorian.
        Gregorian = "gregorian",
        /// Julian, Old Style.
        Julian = "julian",
        /// Hebrew.
        Hebrew = "hebrew",
        /// Islamic.
        Islamic = "islamic",
        /// Persian.
        Persian = "persian",
        /// French republican.
        Republican = "french-republican",
        /// Japanese eras.
        Japanese = "japanese",
        /// Of the Republic of China.
        Roc = "roc",
        /// Buddhist.
        Buddhist = "buddhist",
    }
}
names! {
    /// What a date is to its page.
    DateRole {
        /// Of something told.
        Event = "event",
        /// When the page was published.
        Publication = "publication",
        /// When it was changed.
        Update = "update",
        /// Every year.
        Recurring = "recurring",
    }
}

/// TimeML's view of the date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timex3 {
    /// `DATE` or `SET` (`DURATION` for numbers).
    pub kind: &'static str,
    /// TIMEX3 value: `1944-WI`, `193`, `XXXX-05-05`.
    pub value: String,
    /// `START MID END APPROX BEFORE AFTER`.
    pub modifier: Option<&'static str>,
}

/// One end of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatePart {
    /// Its words.
    pub span: Span,
    /// Its value.
    pub edtf: String,
}

/// The value of a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateValue {
    /// The calendar words alone, with what was inferred.
    pub edtf: String,
    /// The calendar words as said: `XXXX-05-05`.
    pub said: String,
    /// How fine.
    pub precision: Precision,
    /// How the event lies to it.
    pub relation: Relation,
    /// First possible ISO day; `None` where open or year-less.
    pub earliest: Option<String>,
    /// Last possible ISO day; `None` where open or year-less.
    pub latest: Option<String>,
    /// Early, mid or late part.
    pub modifier: Option<Modifier>,
    /// Calendar of the words.
    pub calendar: Calendar,
    /// What it is to the page.
    pub role: DateRole,
    /// TimeML's view; `None` on ranges.
    pub timex3: Option<Timex3>,
    /// The ends of a closed range.
    pub parts: Vec<DatePart>,
}
