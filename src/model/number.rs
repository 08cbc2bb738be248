//! Values of numbers.

use super::Timex3;
use super::block::names;
use crate::text::Span;

names! {
    /// How the number said lies to the amount meant.
    ModifierCode {
        /// As said.
        Exact = "exact",
        /// About.
        Approx = "approx",
        /// Almost.
        Nearly = "nearly",
        /// No more than expected; the value is exact.
        Only = "only",
        /// That or more.
        AtLeast = "at_least",
        /// That or less.
        AtMost = "at_most",
        /// More.
        MoreThan = "more_than",
        /// Less.
        LessThan = "less_than",
        /// From min to max.
        Range = "range",
        /// Dozens, hundreds, a few thousand.
        Indefinite = "indefinite",
    }
}
names! {
    /// What a number measures.
    NumberType {
        /// Things counted.
        Count = "count",
        /// Money.
        Money = "money",
        /// Per cent.
        Percent = "percent",
        /// Length, weight, area, ….
        Measure = "measure",
        /// Time.
        Duration = "duration",
        /// Age.
        Age = "age",
        /// Per something.
        Rate = "rate",
        /// A part of a whole.
        Fraction = "fraction",
    }
}
names! {
    /// Habit of writing numbers that a reading takes.
    Style {
        /// Digits without marks.
        Plain = "plain",
        /// `1,234,567.8`
        CommaGroup = "comma-group",
        /// `1.234.567,8`
        DotGroup = "dot-group",
        /// `1 234 567,8`
        SpaceGroup = "space-group",
        /// `1'234'567.8`
        ApostropheGroup = "apostrophe-group",
        /// `12,34,567`
        IndianGroup = "indian-group",
        /// `12.5`
        DotDecimal = "dot-decimal",
        /// `12,5`
        CommaDecimal = "comma-decimal",
        /// In words.
        Words = "words",
        /// Digits and scale words.
        Mixed = "mixed",
        /// `½`, `1/3`
        Fraction = "fraction",
        /// Roman numerals.
        Roman = "roman",
    }
}

names! {
    /// Why a numeral claims nothing.
    NonClaim {
        /// Part of a date.
        Date = "date",
        /// A year.
        Year = "year",
        /// A time of day.
        Time = "time",
        /// An ordinal.
        Ordinal = "ordinal",
        /// Views, likes, comments.
        Counter = "counter",
        /// A phone or fax number.
        Phone = "phone",
        /// A postcode.
        Postcode = "postcode",
        /// A house number.
        Address = "address",
        /// A page of a book.
        Page = "page",
        /// A mark of a note.
        Footnote = "footnote",
        /// A chapter, section, figure, table, article.
        Section = "section",
        /// The number of a thing: Block 11, Convoy 77, No. 6, B-17.
        Label = "label",
        /// A version.
        Version = "version",
        /// ISBN, ISSN.
        Isbn = "isbn",
        /// Shelf marks, codes, long digit strings.
        Id = "id",
        /// A result of a game.
        Score = "score",
        /// Page numbers of a site.
        Pagination = "pagination",
        /// The mark of a list item.
        List = "list",
        /// Years of a copyright.
        Copyright = "copyright",
        /// Latitude, longitude.
        Coordinates = "coordinates",
        /// A number word that is another word here: an article, a pronoun.
        Word = "word",
        /// A word for an amount that nobody tells: several.
        Vague = "vague",
        /// Part of a place's name.
        Place = "place",
    }
}

/// The words that modify a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Modifier {
    /// How.
    pub code: ModifierCode,
    /// The words; `None` where no words say so (exact, range).
    pub span: Option<Span>,
}

/// A unit of measure or money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The words.
    pub span: Span,
    /// ISO 4217 or UCUM; `None` where neither knows it.
    pub code: Option<String>,
}

/// What is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedNoun {
    /// The noun phrase.
    pub span: Span,
    /// Its head.
    pub head: Span,
    /// `person`, `thing`, `event`, `document`, `place`, `time`, `animal`.
    pub class: Option<&'static str>,
}

/// The whole that a part is of ("38 of the 96 men").
#[derive(Debug, Clone, PartialEq)]
pub struct NumberBase {
    /// Its words.
    pub span: Span,
    /// Its value, if a number is said.
    pub value: Option<f64>,
}

/// What a rate is for each of ("per hour", "per 100,000 inhabitants").
#[derive(Debug, Clone, PartialEq)]
pub struct NumberPer {
    /// Its words, without the "per".
    pub span: Span,
    /// Its number, if one is said.
    pub value: Option<f64>,
    /// UCUM code of its unit.
    pub code: Option<&'static str>,
}

/// The value of a number.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberValue {
    /// The number said; `None` for ranges and indefinite amounts. Of an amount in several units ("2 hours 30 minutes") all of it, in the first.
    pub value: Option<f64>,
    /// The same, exact, in plain decimal digits.
    pub decimal: Option<String>,
    /// Least amount: of ranges and indefinite amounts, and what "more than" and "at least" set.
    pub min: Option<f64>,
    /// Greatest amount: the same, and what "less than", "at most" and "nearly" set.
    pub max: Option<f64>,
    /// Modifier.
    pub modifier: Modifier,
    /// What it measures.
    pub kind: NumberType,
    /// The number alone.
    pub numeral: Span,
    /// Unit.
    pub unit: Option<Unit>,
    /// Counted noun.
    pub counted: Option<CountedNoun>,
    /// The whole it is a part of.
    pub of: Option<NumberBase>,
    /// What it is for each of.
    pub per: Option<NumberPer>,
    /// Habit of writing that the reading takes.
    pub style: Style,
    /// Whether the separators could well be read another way.
    pub ambiguous: bool,
    /// TimeML's view of a duration.
    pub timex3: Option<Timex3>,
}
