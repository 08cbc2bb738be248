//! A packed file back into rows, so that own places can be added to those inside the binary.

use fst::Streamer;

use super::pack::{AdminRow, DemonymRow, NameRow, Packer, PlaceRow};
use super::place::{NameFlags, NameId, PlaceId, PlaceKey};
use super::{Demonym, Gazetteer};

impl Gazetteer {
    /// The rows this file was packed from; names in their look-up form, but for the main ones.
    #[must_use]
    pub fn unpack(&self) -> Packer {
        let numbers = (0u32..).take(self.place_count());
        let mut places: Vec<_> = numbers.map(|number| self.unpack_place(PlaceId(number))).collect();
        let mut names = self.names.stream();
        while let Some((form, number)) = names.next() {
            let form = String::from_utf8_lossy(form);
            let name = u32::try_from(number.value()).map_or(NameId(u32::MAX), NameId);
            self.unpack_name(&form, name, &mut places);
        }
        let about = self.about().to_owned();
        Packer { meta: about, places, admins: self.unpack_admins(), demonyms: self.unpack_demonyms() }
    }

    fn unpack_place(&self, id: PlaceId) -> PlaceRow {
        let place = self.place(id);
        let (geonames, own_id) = match place.id {
            PlaceKey::GeoNames(number) => (number, String::new()),
            PlaceKey::Own(own) => (0, own.to_owned()),
        };
        PlaceRow {
            geonames,
            own_id,
            country: place.country.to_owned(),
            admin1: place.admin1.to_owned(),
            population: place.population,
            country_then: place.country_then.to_owned(),
            years: place.years,
            near: place.near,
            uncertainty_m: self.tables.given_uncertainty(id),
            ..PlaceRow::new(place.name, place.kind, place.lat, place.lon)
        }
    }

    fn unpack_name(&self, form: &str, name: NameId, places: &mut [PlaceRow]) {
        const FOUND_AGAIN: u8 = NameFlags::PRIMARY | NameFlags::SIMILAR | NameFlags::LANGS;
        for candidate in self.candidates(name).filter(|candidate| !candidate.flags.bare()) {
            let langs = candidate.langs().map(str::to_owned).collect();
            let flags = candidate.flags.0 & !FOUND_AGAIN;
            if let Some(place) = places.get_mut(candidate.place.0 as usize) {
                place.names.push(NameRow { form: form.to_owned(), langs, flags });
            }
        }
    }

    fn unpack_admins(&self) -> Vec<AdminRow> {
        let text = str::to_owned;
        let row = |unit: super::read::Admin<'_>| AdminRow {
            country: text(unit.country),
            code: text(unit.code),
            name: text(unit.name),
            abbreviation: text(unit.abbreviation),
        };
        self.tables.admins().map(row).collect()
    }

    fn unpack_demonyms(&self) -> Vec<DemonymRow> {
        let mut rows = Vec::new();
        let mut forms = self.demonyms.stream();
        while let Some((form, value)) = forms.next() {
            let Demonym { country, place } = self.read_demonym(value.value());
            let place = place.map(|place| self.place(place).id);
            let place = place.map_or(String::new(), |id| match id {
                PlaceKey::GeoNames(number) => format!("geonames:{number}"),
                PlaceKey::Own(own) => own.to_owned(),
            });
            rows.push(DemonymRow {
                form: String::from_utf8_lossy(form).into_owned(),
                country: country.to_owned(),
                place,
            });
        }
        rows
    }
}
