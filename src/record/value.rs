//! The values of facts as they are written.

use super::page::RawRange;
use super::shape::record;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

record! {
    /// A date.
    struct DateValue {
        /// The calendar words, with what was inferred.
        edtf: String,
        /// The calendar words as said.
        said: String,
        /// `day`, `month`, `season`, `quarter`, `year`, `decade`, `century`, `range`.
        precision: String,
        /// `on`, `before`, `after`, `by`, `since`, `until`.
        relation: String,
        /// First possible day; null where open.
        earliest: Option<String>,
        /// Last possible day; null where open.
        latest: Option<String>,
        /// `early`, `mid`, `late`.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        r#mod: Option<String>,
        /// Calendar of the words.
        calendar: String,
        /// `event`, `publication`, `update`, `recurring`.
        role: String,
        /// TimeML's view; null on ranges.
        timex3: Option<Timex3>,
        /// Ends of a closed range.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        parts: Option<Vec<DatePart>>,
    }

    /// TimeML's view of a time.
    struct Timex3 {
        /// `DATE`, `SET` or `DURATION`.
        r#type: String,
        /// Its value.
        value: String,
        /// `START`, `MID`, `END`, `APPROX`, `BEFORE`, `AFTER`.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        r#mod: Option<String>,
    }

    /// One end of a range.
    struct DatePart {
        /// First code point.
        start: u64,
        /// One past the last.
        end: u64,
        /// Its raw bytes.
        raw: RawRange,
        /// Its value.
        edtf: String,
    }

    /// A number.
    struct NumberValue {
        /// The number said; null for ranges and indefinite amounts.
        value: Option<f64>,
        /// The same in exact decimal digits.
        decimal: Option<String>,
        /// Least amount: of a range, an indefinite amount, or what `at_least` and `more_than` set.
        min: Option<f64>,
        /// Greatest amount: the same, and what `at_most`, `less_than` and `nearly` set.
        max: Option<f64>,
        /// How the number lies to the amount.
        modifier: Modifier,
        /// `count`, `money`, `percent`, `measure`, `duration`, `age`, `rate`, `fraction`.
        r#type: String,
        /// The number alone.
        numeral: Numeral,
        /// Its unit.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        unit: Option<Unit>,
        /// What it counts.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        counted: Option<Counted>,
        /// The whole it is a part of.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        of: Option<Base>,
        /// What a rate is for each of.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        per: Option<Per>,
        /// How its digits were read.
        reading: Reading,
        /// TimeML's view of a duration.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        timex3: Option<Timex3>,
    }

    /// How a number lies to the amount; `text` and its place are null where no words say so.
    struct Modifier {
        /// `exact`, `approx`, `nearly`, `only`, `at_least`, `at_most`, `more_than`, `less_than`, `range`, `indefinite`.
        code: String,
        /// The words.
        text: Option<String>,
        /// First code point.
        start: Option<u64>,
        /// One past the last.
        end: Option<u64>,
    }

    /// The number alone.
    struct Numeral {
        /// The words or digits.
        text: String,
        /// First code point.
        start: u64,
        /// One past the last.
        end: u64,
        /// Its raw bytes.
        raw: RawRange,
    }

    /// A unit.
    struct Unit {
        /// The words.
        text: String,
        /// ISO 4217 or UCUM.
        code: Option<String>,
    }

    /// What a number counts.
    struct Counted {
        /// The noun phrase.
        text: String,
        /// Its head.
        head: String,
        /// First code point.
        start: u64,
        /// One past the last.
        end: u64,
        /// `person`, `thing`, ….
        #[serde(skip_serializing_if = "Option::is_none", default)]
        class: Option<String>,
    }

    /// The whole a part is of.
    struct Base {
        /// The words.
        text: String,
        /// First code point.
        start: u64,
        /// One past the last.
        end: u64,
        /// Its number.
        value: Option<f64>,
    }

    /// What a rate is for each of.
    struct Per {
        /// The words, without "per".
        text: String,
        /// First code point.
        start: u64,
        /// One past the last.
        end: u64,
        /// Its number, if one is said.
        value: Option<f64>,
        /// UCUM.
        code: Option<String>,
    }

    /// How digits were read.
    struct Reading {
        /// Habit of grouping and decimal marks.
        style: String,
        /// Whether the other reading is nearly as likely.
        ambiguous: bool,
    }

    /// A place.
    struct PlaceValue {
        /// Main name.
        name: String,
        /// The gazetteer that knows it; empty when none does.
        gazetteer: String,
        /// Its id there.
        id: String,
        /// Its GeoNames id.
        geonames: Option<u64>,
        /// Its address in the web of data.
        uri: Option<String>,
        /// Latitude, WGS 84.
        lat: Option<f64>,
        /// Longitude, WGS 84.
        lon: Option<f64>,
        /// How far off the point may be.
        uncertainty_m: Option<u64>,
        /// ISO 3166-1 alpha-2, today.
        country: Option<String>,
        /// State at the time, where it differs.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        country_then: Option<String>,
        /// First-level unit.
        admin1: Option<String>,
        /// What kind of place.
        r#type: String,
        /// `place`, `demonym`, `metonym`, `embedded`.
        role: String,
        /// How it was found.
        resolution: String,
    }
}

/// The value of a fact; `kind` says which it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Value {
    /// Of a date.
    Date(Box<DateValue>),
    /// Of a number.
    Number(Box<NumberValue>),
    /// Of a place.
    Place(Box<PlaceValue>),
}
