//! What the page as a whole says of its places: one entry for each name, with candidates weighed by the company they keep.

use super::beside::{Beside, Reader};
use super::candidate::Candidate;
use super::company::Company;
use super::names::{Name, Names};
use super::page::Setting;
use super::{ACCEPTED, Found, NEARLY, SURE};
use crate::gazetteer::Demonym;
use crate::model::{Fact, PlaceType};
use crate::resolve::Context;
use crate::weigh::{Feature, Weights};

/// How often names are weighed by each other: sure ones first settle others, which then settle more.
const ROUNDS: usize = 3;
/// What a word for a country's people or things says of the page's country, of what its name does.
const DEMONYM: f32 = 0.4;

/// All names of a page.
pub(super) struct Discourse<'g> {
    names: Names<'g>,
    beside: Vec<Beside>,
}

impl<'g> Discourse<'g> {
    /// Reads all mentions of a page, and tells each its name.
    pub(super) fn read(context: &Context<'g>, found: &mut [Found<'_>], dates: &[Fact], weights: &Weights) -> Self {
        let text = &context.page.text.value;
        let mut names = Names::read(context.gazetteer, text, found, weights);
        let setting = Setting::read(context, dates);
        names.candidates_mut().for_each(|candidate| setting.mark(candidate));
        let reader =
            Reader { gazetteer: context.gazetteer, text, passages: context.passages, found, names: &names, weights };
        let beside = reader.read();
        let mut out = Self { names, beside };
        out.carry(found, weights);
        for _ in 0..ROUNDS {
            let company = out.company(context, found, weights);
            out.names.mark(&company, weights);
        }
        out
    }

    /// What stands beside one mention of a name tells for its others.
    fn carry(&mut self, found: &[Found<'_>], weights: &Weights) {
        for (one, beside) in found.iter().zip(&self.beside) {
            for (place, _, _) in beside {
                let said = said(beside, *place, weights);
                self.names.raise(one, *place, Feature::Elsewhere, said);
            }
        }
    }

    fn company(&mut self, context: &Context<'g>, found: &[Found<'_>], weights: &Weights) -> Company {
        let mut out = Company::read(self.names.members(), weights);
        for one in found {
            if let Some(Demonym { country, .. }) = demonym(context, one).filter(|d| !d.country.is_empty()) {
                out.add_country(self.names.country(country), DEMONYM);
            }
            if matches!(one.reading.said, Some(PlaceType::Camp | PlaceType::Ghetto)) {
                out.add_sites(1.0);
            }
        }
        out
    }

    /// The candidates of one mention, with all that speaks for them.
    pub(super) fn candidates(&self, i: usize, found: &Found<'_>, weights: &Weights) -> Vec<Candidate<'g>> {
        let mut candidates = self.names.candidates(found).to_vec();
        let beside = self.beside.get(i).map_or(&[][..], Vec::as_slice);
        for candidate in &mut candidates {
            let own = said(beside, candidate.id, weights);
            let elsewhere = &mut candidate.marks[Feature::Elsewhere as usize];
            *elsewhere = (*elsewhere - own.max(0.0)).max(0.0);
            let id = candidate.id;
            beside.iter().filter(|(of, ..)| *of == id).for_each(|(_, f, v)| candidate.raise(*f, *v));
        }
        candidates
    }

    /// Why a mention is no place after all. A name that the page surely uses for a place elsewhere is one here too, unless the
    /// words beside it say what else it is.
    pub(super) fn reason_against(&self, found: &Found<'_>) -> Option<&'static str> {
        let reading = found.reading;
        let name: Option<&Name<'_>> = self.names.get(found);
        let person = name.is_some_and(|n| n.persons > n.places) && reading.score < SURE;
        let known = name.is_some_and(|n| n.surest > SURE) && reading.score > NEARLY;
        match reading.rejected {
            Some("weak") if known => None,
            Some(reason) => Some(reason),
            None if reading.score < ACCEPTED => Some("weak"),
            None if person => Some("person"),
            None => None,
        }
    }
}

fn demonym<'g>(context: &Context<'g>, one: &Found<'_>) -> Option<Demonym<'g>> {
    let words = one.mention.span.of(&context.page.text.value);
    (one.reading.rejected == Some("demonym")).then(|| context.gazetteer.demonym(words))?
}

/// Log-odds that what stands beside a mention adds to a candidate.
fn said(
    beside: &[(crate::gazetteer::PlaceId, Feature, f32)],
    place: crate::gazetteer::PlaceId,
    weights: &Weights,
) -> f32 {
    beside.iter().filter(|(id, ..)| *id == place).map(|(_, feature, value)| weights.of(*feature) * value).sum()
}
