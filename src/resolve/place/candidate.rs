//! The places a name may mean, with their weights.

use crate::gazetteer::{Gazetteer, NameFlags, NameId, Place, PlaceId};
use crate::model::{Evidence, NameReading, Resolution};

/// Candidates of a name that are weighed: the likeliest by size.
const KEPT: usize = 12;
/// Log-odds, on the scale of candidates, that none of them is meant.
const NONE_MEANT: f32 = 1.0;

/// A place a name may mean.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'g> {
    pub(super) id: PlaceId,
    pub(super) place: Place<'g>,
    pub(super) flags: NameFlags,
    pub(super) resolution: Resolution,
    /// Weight by the gazetteer alone.
    pub(super) prior: f32,
    /// What the rest of the page adds.
    pub(super) page: f32,
    /// What the words beside this or another mention of the name add.
    pub(super) beside: f32,
}

impl Candidate<'_> {
    /// The whole weight.
    pub(super) fn weight(&self) -> f32 {
        self.prior + self.page + self.beside
    }
}

/// The candidates of names, the likeliest first.
pub(super) fn of<'g>(gazetteer: &'g Gazetteer, names: &[NameReading], lang: &str) -> Vec<Candidate<'g>> {
    let mut out: Vec<Candidate<'g>> = Vec::new();
    for reading in names {
        for found in gazetteer.candidates(NameId(reading.name)) {
            let place = gazetteer.place(found.place);
            let prior = found.prior(&place, lang) - reading.cost;
            if !out.iter().any(|known| known.id == found.place) {
                let resolution = resolution(reading.resolution, found.flags, &place);
                out.push(Candidate {
                    id: found.place,
                    place,
                    flags: found.flags,
                    resolution,
                    prior,
                    page: 0.0,
                    beside: 0.0,
                });
            }
        }
    }
    out.sort_by(|a, b| b.prior.total_cmp(&a.prior));
    out.truncate(KEPT);
    out
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

/// What was decided for a mention: candidates with their shares, the likeliest first.
pub(super) struct Choice<'g> {
    pub(super) candidates: Vec<(Candidate<'g>, f32)>,
    /// Why the first one.
    pub(super) because: Vec<Evidence>,
}

impl<'g> Choice<'g> {
    /// Shares of the candidates by their weights, with a share for none of them.
    pub(super) fn of(candidates: &[Candidate<'g>], because: Vec<Evidence>) -> Self {
        let mut out: Vec<_> = candidates.iter().map(|c| (*c, c.weight())).collect();
        out.sort_by(|a, b| b.1.total_cmp(&a.1));
        let highest = out.first().map_or(0.0, |c| c.1).max(NONE_MEANT);
        let none = (NONE_MEANT - highest).exp();
        let total: f32 = out.iter().map(|c| (c.1 - highest).exp()).sum::<f32>() + none;
        out.iter_mut().for_each(|c| c.1 = (c.1 - highest).exp() / total);
        Self { candidates: out, because }
    }

    /// The share of the chosen candidate.
    pub(super) fn confidence(&self) -> f32 {
        self.candidates.first().map_or(0.0, |c| c.1)
    }

    /// Whether another candidate is nearly as likely.
    pub(super) fn is_ambiguous(&self) -> bool {
        let second = self.candidates.get(1).map_or(0.0, |c| c.1);
        second > 0.25 && second > 0.5 * self.confidence()
    }

    /// Why the chosen one.
    pub(super) fn evidence(&self) -> impl Iterator<Item = Evidence> + '_ {
        self.because.iter().cloned()
    }
}
