//! What flows from room to room: documents, pages, blocks, mentions, facts and claims. Data only.

mod block;
mod claim;
mod config;
mod date;
mod document;
pub mod edtf;
mod fact;
mod mention;
mod number;
mod page;
mod place;

pub use block::{Block, Element, Outline, Piece, Reason, Role};
pub use claim::{Claim, ClaimDate, ClaimPlace, Counted, Predicate, Words};
pub use config::{Config, Kinds, Limits};
pub use date::{Calendar, DatePart, DateRole, DateValue, Modifier as DateModifier, Precision, Relation, Timex3};
pub use document::{Document, Format, Given};
pub use edtf::{Part, Point, Year};
pub use fact::{Alternative, Evidence, Fact, Inferred, Kind, Rejected, Value, confidence};
pub use mention::{
    DateForm, DateReading, Lacks, Marks, Mention, NameReading, NumberReading, PlaceReading, RangeEnd, Reading, Shift,
};
pub use number::{
    CountedNoun, Modifier as NumberModifier, ModifierCode, NonClaim, NumberBase, NumberPer, NumberType, NumberValue,
    Style, Unit,
};
pub use page::{Encoding, Findings, Head, Hidden, Page, PlaceSummary, Published, PublishedFrom, Share, Told, Warning};
pub use place::{PlaceRole, PlaceType, PlaceValue, Resolution};
