//! What stands beside a mention and says which place is meant: "X, Country", "X (Country)", "X, DE".

use super::candidate::Candidate;
use crate::gazetteer::{Gazetteer, Kind, PlaceId};
use crate::model::PlaceType;
use crate::text::Span;

/// What an "X, Y" with X in Y adds; it outweighs any difference in size.
pub(super) const CONTAINED: f32 = 5.0;
/// What the word for its kind beside a name adds.
pub(super) const KIND_SAID: f32 = 3.5;
/// Countries whose units are written as two or three capitals behind a comma.
const ABBREVIATING: [&str; 3] = ["US", "CA", "AU"];

/// Whether the words between two mentions set the second beside the first: a comma, a bracket, or nothing but a space.
pub(super) fn joins(between: &str) -> bool {
    matches!(between.trim_end_matches(['\u{a0}', ' ']), "," | " (" | "，" | "、" | "،") || between == " in "
}

/// Whether `inner` lies in `outer`: in a country, or in a unit of one.
pub(super) fn contains(outer: &Candidate<'_>, inner: &Candidate<'_>) -> bool {
    let same_country = !outer.place.country.is_empty() && outer.place.country == inner.place.country;
    match outer.place.kind {
        Kind::Country => same_country && inner.place.kind != Kind::Country,
        Kind::Admin1 => {
            same_country
                && outer.place.admin1 == inner.place.admin1
                && !matches!(inner.place.kind, Kind::Country | Kind::Admin1)
        }
        Kind::FormerState => {
            !inner.place.country_then.is_empty() && inner.place.country_then == outer.place.country_then
        }
        _ => false,
    }
}

/// The unit that is abbreviated right behind a mention: ", CA".
pub(super) fn abbreviated(gazetteer: &Gazetteer, text: &str, behind: Span) -> Option<PlaceId> {
    let rest = text.get(behind.end..)?.strip_prefix(", ")?;
    let bytes = rest.as_bytes().iter().take(6).filter(|b| **b != b'.');
    let letters: Vec<u8> = bytes.take_while(|b| b.is_ascii_alphabetic()).copied().collect();
    let code = std::str::from_utf8(&letters).ok().filter(|c| (2..=3).contains(&c.len()))?;
    if !code.bytes().all(|b| b.is_ascii_uppercase()) {
        return None;
    }
    ABBREVIATING.iter().find_map(|country| gazetteer.admin1_by_abbrev(country, code))
}

/// Whether a candidate is of the kind that the words say.
pub(super) fn is_of_kind(candidate: &Candidate<'_>, said: PlaceType) -> bool {
    match said {
        PlaceType::Camp => matches!(candidate.place.kind, Kind::Camp | Kind::KillingSite),
        PlaceType::Ghetto => candidate.place.kind == Kind::Ghetto,
        PlaceType::Memorial => matches!(candidate.place.kind, Kind::Memorial | Kind::Archive),
        _ => false,
    }
}
