//! A numeral: digits or words that say one amount.

use super::decimal::Decimal;
use crate::lang::Lang;
use crate::model::{Marks, NonClaim, Style};

/// One amount and the tokens that say it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numeral {
    /// First token.
    pub first: usize,
    /// The token behind it.
    pub end: usize,
    /// What it says.
    pub amount: Amount,
    /// The reading with the other meaning of its marks.
    pub other: Option<(Amount, Style)>,
    /// Habit of writing.
    pub style: Style,
    /// What its marks tell.
    pub marks: Marks,
    /// The language its words were read in.
    pub lang: Lang,
    /// How it came about.
    pub shape: Shape,
    /// It is as often another word: wants a modifier, unit or counted noun.
    pub weak: bool,
    /// A collective that means "about": tiental, centaine.
    pub approx: bool,
    /// Words inside it say that more is meant: 五百余万.
    pub more: bool,
    /// The least and the most of an indefinite amount.
    pub indefinite: Option<(f64, f64)>,
    /// A scale word or collective ends it, so that "of" may lead to what is counted.
    pub scaled: bool,
    /// The scale word that ends it: "15 million" gives its scale to "10 to" before it.
    pub scale: Option<Decimal>,
    /// Why it is none.
    pub rejected: Option<NonClaim>,
}

/// A value; exact where decimals can be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Amount {
    /// Nearest float.
    pub value: f64,
    /// The exact value.
    pub exact: Option<Decimal>,
}

/// How a numeral is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Digits alone.
    Digits,
    /// Words alone.
    Words,
    /// Digits and scale words.
    Mixed,
    /// A part of a whole: a third, 1/3, ½.
    Fraction,
    /// No amount: none.
    None,
}

impl From<Decimal> for Amount {
    fn from(exact: Decimal) -> Self {
        Self { value: exact.value(), exact: Some(exact) }
    }
}

impl Amount {
    /// A value that decimals cannot say.
    pub const fn float(value: f64) -> Self {
        Self { value, exact: None }
    }

    /// The value, exact if a few decimals say it.
    pub fn of(value: f64) -> Self {
        Decimal::exactly(value).map_or_else(|| Self::float(value), Self::from)
    }

    /// The product, exact where it can be.
    pub fn times(self, by: Decimal) -> Self {
        let exact = self.exact.and_then(|e| e.times(by));
        exact.map_or_else(|| Self::float(self.value * by.value()), Self::from)
    }

    /// The sum with a part of a whole, exact where it can be.
    pub fn plus_part(self, part: f64) -> Self {
        let sum = Decimal::exactly(part).map(|part| self.plus(part));
        sum.unwrap_or_else(|| Self::float(self.value + part))
    }

    /// The same below zero.
    pub fn negative(self) -> Self {
        self.exact.map_or_else(|| Self::float(-self.value), |e| e.negative().into())
    }

    /// The sum, exact where it can be.
    pub fn plus(self, by: Decimal) -> Self {
        let exact = self.exact.and_then(|e| e.plus(by));
        exact.map_or_else(|| Self::float(self.value + by.value()), Self::from)
    }
}

impl Numeral {
    /// Digits or words alone, nothing special about them.
    pub const fn new(first: usize, end: usize, amount: Amount, style: Style, lang: Lang, shape: Shape) -> Self {
        Self {
            first,
            end,
            amount,
            other: None,
            style,
            marks: Marks::Silent,
            lang,
            shape,
            weak: false,
            approx: false,
            more: false,
            indefinite: None,
            scaled: false,
            scale: None,
            rejected: None,
        }
    }

    /// Digits without marks that may be a year.
    pub fn like_year(&self) -> bool {
        self.shape == Shape::Digits && self.style == Style::Plain && (1000.0..=2100.0).contains(&self.amount.value)
    }
}
