//! What stands between two names and how the places they may mean lie to each other: "X, Country", "X (Country)", "X, DE".

use super::Found;
use super::candidate::{Candidate, kilometres};
use crate::gazetteer::{Gazetteer, Kind, PlaceId, abbreviation_behind};
use crate::lang::{Lexicon, Role};
use crate::model::PlaceType;
use crate::text::Span;

/// Kilometres that a place of a second-order unit may be from the middle of it.
const COUNTY: f32 = 60.0;
/// Bytes between two names of a list, at most.
const LIST: usize = 8;

/// How one name stands to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// A comma or a bracket.
    Mark,
    /// A preposition of rest: "X in Y", not "from X to Y".
    Preposition,
    /// A short word or mark of a list.
    List,
}

/// What joins two mentions, where anything does.
pub(super) fn joint(text: &str, one: &Found<'_>, next: &Found<'_>) -> Option<Joint> {
    let (end, start) = (one.mention.span.end, next.mention.span.start);
    let between = (end <= start && start - end <= LIST).then(|| Span::new(end, start).of(text))?;
    let inner = between.trim_matches(['\u{a0}', ' ']);
    let prepared = next.mention.evidence.iter().any(|e| e.rule == "preposition:before");
    let rests =
        || Lexicon::get(&inner.to_lowercase()).is_some_and(|hit| hit.entries().any(|e| e.role == Role::PlaceAt));
    let one_word = !inner.is_empty() && inner.chars().all(char::is_alphabetic);
    // The stop of an abbreviation ends no sentence where a comma follows.
    match inner.trim_start_matches('.') {
        "," | "(" | "，" | "、" | "،" | ", (" => Some(Joint::Mark),
        _ if between.contains(['.', '!', '?', '\n']) => None,
        _ if one_word && rests() => Some(Joint::Preposition),
        // "From X to Y": two ends of a way, no list.
        _ if one_word && prepared => None,
        _ if one_word || matches!(inner, "/" | "=" | "-" | "–" | "—" | "&" | ";" | ")") => Some(Joint::List),
        rest => rest.starts_with(',').then_some(Joint::List),
    }
}

/// Whether `inner` lies in `outer`: in a country, in a unit of one, or within reach of a region.
pub(super) fn contains(outer: &Candidate<'_>, inner: &Candidate<'_>) -> bool {
    let same_country = !outer.place.country.is_empty() && outer.place.country == inner.place.country;
    let same_unit = same_country && outer.place.admin1 == inner.place.admin1;
    let is_larger = !matches!(inner.place.kind, Kind::Country | Kind::Continent | Kind::FormerState);
    match outer.place.kind {
        Kind::Country => same_country && is_larger,
        Kind::Admin1 => same_unit && is_larger && inner.place.kind != Kind::Admin1,
        Kind::Admin2 => {
            same_unit
                && is_larger
                && !matches!(inner.place.kind, Kind::Admin1 | Kind::Admin2)
                && kilometres(outer.point, inner.point) < COUNTY
        }
        Kind::FormerState => {
            !inner.place.country_then.is_empty() && inner.place.country_then == outer.place.country_then
        }
        Kind::Region | Kind::Island => {
            inner.is_spot()
                && inner.place.kind != outer.place.kind
                && kilometres(outer.point, inner.point) * 1000.0 < outer.place.uncertainty_m as f32
        }
        kind if kind.is_settlement() => {
            inner.place.kind.is_site() && inner.place.near.is_some() && inner.place.near == outer.place.id.geonames()
        }
        _ => false,
    }
}

/// A country, or a unit of one: what a name behind a comma mostly is.
pub(super) const fn is_area(candidate: &Candidate<'_>) -> bool {
    matches!(candidate.place.kind, Kind::Country | Kind::FormerState | Kind::Admin1)
}

/// The unit that these words abbreviate, of a country that one of the candidates is in: "Fla.", "DE".
pub(super) fn unit(gazetteer: &Gazetteer, words: &str, of: &[Candidate<'_>]) -> Option<PlaceId> {
    gazetteer.abbreviated_unit(words, &of.iter().map(|c| (c.place.country, c.place.admin1)))
}

/// The unit abbreviated right behind a mention: ", CA", " (Fla.)".
pub(super) fn unit_behind(gazetteer: &Gazetteer, text: &str, behind: Span, of: &[Candidate<'_>]) -> Option<PlaceId> {
    unit(gazetteer, abbreviation_behind(text, behind.end)?.of(text), of)
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

/// Whether a candidate may be what a word for a kind of place in its name says: the kinds are those of the word lists.
pub(super) const fn may_be(candidate: &Candidate<'_>, noun: &str) -> bool {
    let kind = candidate.place.kind;
    match noun.as_bytes() {
        b"water" => matches!(kind, Kind::River | Kind::Sea),
        b"mountain" => matches!(kind, Kind::Mountain),
        b"island" => matches!(kind, Kind::Island | Kind::Country | Kind::Admin1),
        b"region" | b"country" => !kind.is_site() && !matches!(kind, Kind::River | Kind::Sea | Kind::Mountain),
        b"station" | b"building" => kind.is_site(),
        _ => true,
    }
}
