//! What speaks for one place among those that a name may mean: features with names and weights. Here are those that the
//! gazetteer alone tells; `extract` judges by them what sort of name it has before it, and `resolve` adds what the page
//! tells.

mod feature;
#[cfg(test)]
mod tests;

pub use feature::{Feature, Marks, Weights};

use crate::gazetteer::{Candidate, Kind, LangId, Outline};

/// The marks of a candidate: what the place is and how large, and how well the name fits it in a text of this language.
///
/// ```
/// use regest::gazetteer::Gazetteer;
/// use regest::weigh::{self, Weights};
/// let gazetteer = Gazetteer::embedded();
/// let rows = gazetteer.candidates(gazetteer.lookup("Georgia").unwrap());
/// let marks = rows.map(|row| weigh::marks(&row, gazetteer.outline(row.place), gazetteer.language("en")));
/// let log_odds: Vec<f32> = marks.map(|marks| Weights::shipped().sum(&marks)).collect();
/// assert!(log_odds[0] > log_odds[log_odds.len() - 1]);
/// ```
#[must_use]
pub fn marks(row: &Candidate<'_>, place: Outline, lang: Option<LangId>) -> Marks {
    let mut marks = of_place(place);
    mark_name(&mut marks, row, lang);
    marks
}

/// The marks of a place by itself, with no name to judge it by.
#[must_use]
pub fn of_place(place: Outline) -> Marks {
    let mut marks = [0.0; Feature::COUNT];
    let mut mark = |feature: Feature, value: f32| marks[feature as usize] = value;
    let people = (f64::from(place.population) + 10.0).log10() as f32;
    match place.kind {
        Kind::City => mark(Feature::People, people),
        Kind::Capital => {
            mark(Feature::People, people);
            mark(Feature::Capital, 1.0);
        }
        Kind::Seat => {
            mark(Feature::People, people);
            mark(Feature::Seat, 1.0);
        }
        Kind::Country => {
            mark(Feature::Nation, people.max(5.0));
            mark(Feature::Country, 1.0);
        }
        Kind::FormerState => {
            mark(Feature::Nation, people.max(5.0));
            mark(Feature::Former, 1.0);
        }
        Kind::Continent => mark(Feature::Continent, 1.0),
        Kind::Admin1 => {
            mark(Feature::Unit, people.max(4.0));
            mark(Feature::IsUnit, 1.0);
        }
        Kind::Admin2 => {
            mark(Feature::County, people.max(3.0));
            mark(Feature::IsCounty, 1.0);
        }
        Kind::Region | Kind::Sea | Kind::River => mark(Feature::Landscape, 1.0),
        Kind::Mountain | Kind::Island => mark(Feature::Landmark, 1.0),
        _ => mark(Feature::Site, 1.0),
    }
    marks
}

/// How well the name fits: a main name or one of the language speaks for a place, a foreign one against it.
fn mark_name(marks: &mut Marks, row: &Candidate<'_>, lang: Option<LangId>) {
    let flags = row.flags;
    let own = flags.primary() || lang.is_some_and(|lang| row.in_lang(lang));
    let other = !own && !flags.similar_to_primary() && !flags.historic();
    let mut mark = |feature: Feature, fits: bool| marks[feature as usize] = f32::from(u8::from(fits));
    mark(Feature::OwnName, own);
    mark(Feature::UsualName, flags.preferred());
    mark(Feature::OtherName, other);
    mark(Feature::BareName, flags.bare());
}
