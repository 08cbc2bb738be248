//! The packer: rows of places to one packed file. Used by `regest gazetteer build` and by the generator of the data
//! inside the binary.

mod names;
mod sort;
mod tables;
mod writer;

use super::format::Error;
use super::place::Kind;
pub(super) use writer::Writer;

/// A name of a place to pack.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NameRow {
    /// As written.
    pub form: String,
    /// Languages it is known to be used in.
    pub langs: Vec<String>,
    /// Its flags; `SIMILAR`, `BARE` and `LANGS` are found by the packer.
    pub flags: u8,
}

/// A place to pack.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceRow {
    /// GeoNames id; 0 where `own_id` names it.
    pub geonames: u32,
    /// Id of another gazetteer.
    pub own_id: String,
    /// Main name.
    pub name: String,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// ISO 3166-1 code.
    pub country: String,
    /// Code of the first-order unit.
    pub admin1: String,
    /// Inhabitants.
    pub population: u32,
    /// What it is.
    pub kind: Kind,
    /// All its names; the main one is added where it is missing.
    pub names: Vec<NameRow>,
    /// The country at the time.
    pub country_then: String,
    /// First and last year.
    pub years: (Option<i16>, Option<i16>),
    /// GeoNames id of the settlement in or beside which it lies.
    pub near: Option<u32>,
    /// How far from its point it may reach, where the kind does not say enough.
    pub uncertainty_m: Option<u32>,
    /// How its point is known, in words.
    pub source: String,
}

impl PlaceRow {
    /// A place with nothing but a name, kind and point.
    #[must_use]
    pub fn new(name: &str, kind: Kind, lat: f64, lon: f64) -> Self {
        Self {
            geonames: 0,
            own_id: String::new(),
            name: name.to_owned(),
            lat,
            lon,
            country: String::new(),
            admin1: String::new(),
            population: 0,
            kind,
            names: Vec::new(),
            country_then: String::new(),
            years: (None, None),
            near: None,
            uncertainty_m: None,
            source: String::new(),
        }
    }
}

/// A first-order unit to pack.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct AdminRow {
    /// ISO 3166-1 code of its country.
    pub country: String,
    /// Its code, as place rows give it.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it is abbreviated to within its country ("DE" for Delaware).
    pub abbreviation: String,
}

/// An adjective or name of people to pack.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DemonymRow {
    /// The word.
    pub form: String,
    /// ISO 3166-1 (or 3166-3) code; empty where it names a town only.
    pub country: String,
    /// Name of the town or region, or an id (`site:bohemia`, `geonames:2950159`); empty for a country.
    pub place: String,
}

/// What goes into a packed file.
#[derive(Debug, Default)]
pub struct Packer {
    /// Lines about the file: name, version, sources, licences.
    pub meta: String,
    /// The places.
    pub places: Vec<PlaceRow>,
    /// The first-order units.
    pub admins: Vec<AdminRow>,
    /// The demonyms.
    pub demonyms: Vec<DemonymRow>,
}

impl Packer {
    /// The packed file. The same rows give the same bytes.
    ///
    /// # Errors
    /// More than 255 country codes, or 65,535 first-order units, do not fit. (Of languages, the 255 most used are kept.)
    pub fn pack(self) -> Result<Vec<u8>, Error> {
        let mut writer = Writer::new(&std::env::temp_dir());
        writer.meta = self.meta;
        self.places.into_iter().try_for_each(|place| writer.place(place).map(drop))?;
        writer.admins = self.admins;
        writer.demonyms = self.demonyms;
        writer.finish()
    }
}
