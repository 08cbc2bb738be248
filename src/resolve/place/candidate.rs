//! The places a name may mean, the likeliest by what the gazetteer alone says.

use super::lands::Land;
use crate::gazetteer::{Candidate as Row, Gazetteer, Kind, NameFlags, NameId, Outline, Place, PlaceId};
use crate::model::{NameReading, Resolution};
use crate::weigh::{self, Feature, Marks, Weights};

/// Candidates of a name that are weighed: the likeliest by themselves. Towns share a name by the dozen.
const KEPT: usize = 32;

/// The radius of the earth in kilometres.
const RADIUS: f32 = 6371.0;

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
    /// Its country and first-order unit among those of the page.
    pub(super) land: Land,
}

impl<'g> Candidate<'g> {
    /// A place by itself, with no name to judge it by.
    pub(super) fn bare(gazetteer: &'g Gazetteer, id: PlaceId) -> Self {
        let place = gazetteer.place(id);
        let marks = weigh::of_place(Outline { kind: place.kind, population: place.population });
        let point = point(place.lat, place.lon);
        Self {
            id,
            place,
            flags: NameFlags::default(),
            resolution: Resolution::Exact,
            marks,
            point,
            land: Land::default(),
        }
    }

    fn named(gazetteer: &'g Gazetteer, row: &Row<'g>, marks: Marks, reading: NameReading) -> Self {
        let place = gazetteer.place(row.place);
        let (flags, point) = (row.flags, point(place.lat, place.lon));
        let resolution = resolution(reading.resolution, flags, &place);
        let mut out = Self { id: row.place, place, flags, resolution, marks, point, land: Land::default() };
        if place.kind == Kind::City && place.admin1_name == place.name {
            out.set(Feature::Seat, 1.0);
        }
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
    let mut rows: Vec<(f32, Marks, Row<'g>, NameReading)> = Vec::new();
    for &reading in names {
        for row in gazetteer.candidates(NameId(reading.name)) {
            if !rows.iter().any(|(.., known, _)| known.place == row.place) {
                let marks = weigh::marks(&row, gazetteer.outline(row.place), lang);
                rows.push((weights.sum(&marks), marks, row, reading));
            }
        }
    }
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    rows.truncate(KEPT);
    rows.iter().map(|(_, marks, row, reading)| Candidate::named(gazetteer, row, *marks, *reading)).collect()
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
    squared(a, b).sqrt() * RADIUS
}

/// The same where it is below `most`: nothing is worked out for the many pairs that are far apart.
pub(super) fn kilometres_below(most: f32, a: [f32; 3], b: [f32; 3]) -> Option<f32> {
    let squared = squared(a, b);
    (squared < (most / RADIUS) * (most / RADIUS)).then(|| squared.sqrt() * RADIUS)
}

/// The square of the distance of two points on a sphere of radius 1.
fn squared(a: [f32; 3], b: [f32; 3]) -> f32 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}
