//! The places a name may mean, with what the gazetteer alone says of each.

use super::feature::{Feature, Marks, Weights};
use crate::gazetteer::{Candidate as Row, Gazetteer, Kind, LangId, NameFlags, NameId, Place, PlaceId};
use crate::model::{NameReading, Resolution};

/// Candidates of a name that are weighed: the likeliest by themselves. Towns share a name by the dozen.
const KEPT: usize = 32;

/// A place a name may mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate<'g> {
    pub(super) id: PlaceId,
    pub(super) place: Place<'g>,
    pub(super) flags: NameFlags,
    pub(super) resolution: Resolution,
    /// What speaks for it.
    pub(super) marks: Marks,
    /// Its point on a sphere of radius 1.
    pub(super) point: [f32; 3],
}

impl<'g> Candidate<'g> {
    /// A place by itself, with no name to judge it by.
    pub(super) fn bare(gazetteer: &'g Gazetteer, id: PlaceId) -> Self {
        let place = gazetteer.place(id);
        let mut marks = [0.0; Feature::COUNT];
        mark_place(&mut marks, &place);
        let point = point(place.lat, place.lon);
        Self { id, place, flags: NameFlags::default(), resolution: Resolution::Exact, marks, point }
    }

    fn named(gazetteer: &'g Gazetteer, row: &Row<'g>, lang: Option<LangId>, reading: NameReading) -> Self {
        let mut out = Self::bare(gazetteer, row.place);
        out.flags = row.flags;
        out.resolution = resolution(reading.resolution, row.flags, &out.place);
        mark_name(&mut out.marks, row, lang);
        out.set(Feature::Inflected, reading.cost);
        out
    }

    pub(super) const fn set(&mut self, feature: Feature, value: f32) {
        self.marks[feature as usize] = value;
    }

    /// Raises a mark to this value.
    pub(super) const fn raise(&mut self, feature: Feature, value: f32) {
        let mark = &mut self.marks[feature as usize];
        *mark = mark.max(value);
    }

    /// Whether its point says where it is: countries and the like are too large for that.
    pub(super) const fn is_spot(&self) -> bool {
        !matches!(
            self.place.kind,
            Kind::Country | Kind::Continent | Kind::FormerState | Kind::Admin1 | Kind::Sea | Kind::River
        ) && self.place.uncertainty_m <= 60_000
    }
}

/// The candidates of names, the likeliest first.
pub(super) fn of<'g>(
    gazetteer: &'g Gazetteer,
    names: &[NameReading],
    lang: &str,
    weights: &Weights,
) -> Vec<Candidate<'g>> {
    let lang = gazetteer.language(lang);
    let mut out: Vec<(f32, Candidate<'g>)> = Vec::new();
    for &reading in names {
        for row in gazetteer.candidates(NameId(reading.name)) {
            if !out.iter().any(|(_, known)| known.id == row.place) {
                let candidate = Candidate::named(gazetteer, &row, lang, reading);
                out.push((weights.sum(&candidate.marks), candidate));
            }
        }
    }
    out.sort_by(|a, b| b.0.total_cmp(&a.0));
    out.truncate(KEPT);
    out.into_iter().map(|(_, candidate)| candidate).collect()
}

/// What kind of place it is, and how large.
fn mark_place(marks: &mut Marks, place: &Place<'_>) {
    let people = (f64::from(place.population) + 10.0).log10() as f32;
    let mut mark = |feature: Feature, value: f32| marks[feature as usize] = value;
    match place.kind {
        Kind::City => {
            mark(Feature::People, people);
            mark(Feature::Seat, f32::from(u8::from(place.admin1_name == place.name)));
        }
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
}

/// How well the name fits: a main name or one of the language speaks for a place, a foreign one against it.
fn mark_name(marks: &mut Marks, row: &Row<'_>, lang: Option<LangId>) {
    let flags = row.flags;
    let own = flags.primary() || lang.is_some_and(|lang| row.in_lang(lang));
    let other = !own && !flags.similar_to_primary() && !flags.historic();
    let mut mark = |feature: Feature, fits: bool| marks[feature as usize] = f32::from(u8::from(fits));
    mark(Feature::OwnName, own);
    mark(Feature::UsualName, flags.preferred());
    mark(Feature::OtherName, other);
    mark(Feature::BareName, flags.bare());
}

fn resolution(way: Resolution, flags: NameFlags, place: &Place<'_>) -> Resolution {
    match way {
        Resolution::Inflected => way,
        _ if place.kind.is_site() => Resolution::Site,
        _ if flags.historic() => Resolution::Historic,
        _ if flags.bare() => Resolution::Folded,
        _ => way,
    }
}

/// A point on a sphere of radius 1.
fn point(lat: f64, lon: f64) -> [f32; 3] {
    let ((y, b), (l, x)) = (lat.to_radians().sin_cos(), lon.to_radians().sin_cos());
    [(b * x) as f32, (b * l) as f32, y as f32]
}

/// Kilometres between two points, straight through the ground: the same as along it where they are near.
pub(super) fn kilometres(a: [f32; 3], b: [f32; 3]) -> f32 {
    let squares = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b));
    squares.sum::<f32>().sqrt() * 6371.0
}
