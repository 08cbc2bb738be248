//! Several packed files read as one: the places inside the binary, and those of one's own above them. Names and places of
//! all files are numbered through; a name that several files have goes by its number in the lowest, and so does a place
//! that several have by its id. What the uppermost file says of a place is what is said.

use std::collections::HashMap;

use fst::Streamer;

use super::format::{Error, Sections, tag};
use super::place::{Candidate, PlaceId, PlaceKey};
use super::read::Tables;
use super::walk::Names;

/// Files that can be read together, at most.
pub(super) const LAYERS: usize = 8;

/// One packed file.
pub(super) struct Layer {
    pub(super) sections: Sections,
    pub(super) names: Names,
    pub(super) demonyms: Names,
    pub(super) tables: Tables,
    /// The numbers its own begin with.
    pub(super) first_name: u32,
    pub(super) first_place: u32,
    /// Its number, from the lowest.
    pub(super) number: u8,
}

impl Layer {
    pub(super) fn of(bytes: &'static [u8]) -> Result<Self, Error> {
        let sections = Sections::read(bytes)?;
        let automaton = |tag| Names::new(sections.get(tag)).map_err(|_| Error::Format("its names are damaged"));
        let (names, demonyms) = (automaton(tag::NAMES)?, automaton(tag::DEMONYMS)?);
        Ok(Self { sections, names, demonyms, tables: Tables::of(&sections), first_name: 0, first_place: 0, number: 0 })
    }

    /// Whether nothing of it is damaged.
    pub(super) fn is_whole(&self) -> bool {
        self.sections.is_intact() && self.names.verify().is_ok() && self.demonyms.verify().is_ok()
    }

    /// What the file says of itself.
    pub(super) fn about(&self) -> &'static str {
        std::str::from_utf8(self.sections.get(tag::META)).unwrap_or_default()
    }

    /// Its digest, in hex.
    pub(super) fn sha256(&self) -> String {
        self.sections.sha256().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// A demonym's country and place: the country's number in the low byte, the place's number, from 1, above 16 bits.
    pub(super) fn read_demonym(&self, value: u64) -> (&str, Option<u32>) {
        let place = u32::try_from(value >> 16).ok().and_then(|place| place.checked_sub(1));
        (self.tables.code((value & 0xff) as u8), place)
    }

    /// Its own places of a name of its own, as numbered through.
    pub(super) fn candidates(&self, name: u32) -> impl Iterator<Item = Candidate<'_>> + Clone {
        let (first, number) = (self.first_place, self.number);
        self.tables.candidates(name).map(move |candidate| Candidate {
            place: PlaceId(candidate.place.0.saturating_add(first)),
            layer: number,
            ..candidate
        })
    }
}

/// Which names and places of several files are the same.
#[derive(Debug, Default)]
pub(super) struct Joins {
    /// A name, by its number in the lowest file, in the files above.
    pub(super) names: HashMap<u32, Vec<u32>>,
    /// The same the other way round.
    lowest_name: HashMap<u32, u32>,
    /// A place, by its number in the lowest file, in the uppermost.
    places: HashMap<u32, u32>,
    /// A place of any file but the lowest that has it, in that.
    lowest_place: HashMap<u32, u32>,
}

impl Joins {
    /// Compares the uppermost of `layers` with those below.
    pub(super) fn add(&mut self, layers: &[Layer]) {
        let Some((top, below)) = layers.split_last() else { return };
        let mut names = top.names.stream();
        while let Some((form, output)) = names.next() {
            let known = below.iter().find_map(|layer| Some(layer.names.get(form)?.value() as u32 + layer.first_name));
            if let Some(known) = known {
                let own = output.value() as u32 + top.first_name;
                self.names.entry(known).or_default().push(own);
                self.lowest_name.insert(own, known);
            }
        }
        let id = |layer: &Layer, place: u32| layer.tables.place(PlaceId(place)).map(|place| key(&place.id));
        let count = |layer: &Layer| (0u32..).take(layer.tables.count());
        let mut own: HashMap<_, _> = count(top).filter_map(|place| Some((id(top, place)?, place))).collect();
        for layer in below {
            for place in count(layer) {
                let same = id(layer, place).and_then(|id| own.remove(&id));
                if let Some(same) = same {
                    self.places.insert(place + layer.first_place, same + top.first_place);
                    self.lowest_place.insert(same + top.first_place, place + layer.first_place);
                }
            }
        }
    }

    /// Whether a lower file has this name too.
    pub(super) fn is_above(&self, name: u32) -> bool {
        self.lowest_name.contains_key(&name)
    }

    /// The number by which a place goes.
    pub(super) fn lowest(&self, place: PlaceId) -> PlaceId {
        PlaceId(self.lowest_place.get(&place.0).copied().unwrap_or(place.0))
    }

    /// Where a place's row is: in the uppermost file that has it.
    pub(super) fn uppermost(&self, place: PlaceId) -> PlaceId {
        PlaceId(self.places.get(&place.0).copied().unwrap_or(place.0))
    }
}

/// An id as it is compared: GeoNames ids by their number.
fn key(id: &PlaceKey<'_>) -> (u32, String) {
    match id {
        PlaceKey::GeoNames(number) => (*number, String::new()),
        PlaceKey::Own(own) => (0, (*own).to_owned()),
    }
}
