//! A packed file back into rows, so that own places can be added to those inside the binary.

use fst::Streamer;

use super::pack::{AdminRow, DemonymRow, NameRow, PlaceRow, Writer};
use super::place::{NameFlags, NameId, PlaceId, PlaceKey};
use super::{Error, Gazetteer};

impl Gazetteer {
    /// Adds the rows this file was packed from; names in their look-up form, but for the main ones.
    pub(super) fn unpack(&self, writer: &mut Writer) -> Result<(), Error> {
        let places = (0u32..).take(self.place_count()).map(|number| self.unpack_place(PlaceId(number)));
        let numbers: Vec<_> = places.map(|place| writer.place(place)).collect::<Result<_, _>>()?;
        let mut names = self.base.names.stream();
        while let Some((form, number)) = names.next() {
            let name = u32::try_from(number.value()).map_or(NameId(u32::MAX), NameId);
            self.unpack_name(&String::from_utf8_lossy(form), name, &numbers, writer)?;
        }
        self.about().clone_into(&mut writer.meta);
        writer.admins.extend(self.unpack_admins());
        writer.demonyms.extend(self.unpack_demonyms());
        Ok(())
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
            source: place.source.to_owned(),
            uncertainty_m: self.base.tables.given_uncertainty(id),
            ..PlaceRow::new(place.name, place.kind, place.lat, place.lon)
        }
    }

    fn unpack_name(&self, form: &str, name: NameId, numbers: &[u32], writer: &mut Writer) -> Result<(), Error> {
        const FOUND_AGAIN: u8 = NameFlags::PRIMARY | NameFlags::SIMILAR | NameFlags::LANGS;
        for candidate in self.candidates(name).filter(|candidate| !candidate.flags.bare()) {
            let langs = candidate.langs().map(str::to_owned).collect();
            let row = NameRow { form: form.to_owned(), langs, flags: candidate.flags.0 & !FOUND_AGAIN };
            let number = numbers.get(candidate.place.0 as usize);
            number.map_or(Ok(()), |&number| writer.name(number, &row))?;
        }
        Ok(())
    }

    fn unpack_admins(&self) -> Vec<AdminRow> {
        let text = str::to_owned;
        let row = |unit: super::read::Admin<'_>| AdminRow {
            country: text(unit.country),
            code: text(unit.code),
            name: text(unit.name),
            abbreviation: text(unit.abbreviation),
        };
        self.base.tables.admins().map(row).collect()
    }

    fn unpack_demonyms(&self) -> Vec<DemonymRow> {
        let mut rows = Vec::new();
        let mut forms = self.base.demonyms.stream();
        while let Some((form, value)) = forms.next() {
            let (country, place) = self.base.read_demonym(value.value());
            let place = place.map(|place| self.place(PlaceId(place)).id);
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
