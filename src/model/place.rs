//! Values of places.

use super::block::names;

names! {
    /// What kind of place.
    PlaceType {
        /// A country.
        Country = "country",
        /// A unit of administration.
        Admin = "admin",
        /// A town or village.
        Settlement = "settlement",
        /// A camp.
        Camp = "camp",
        /// A ghetto.
        Ghetto = "ghetto",
        /// A memorial, museum or archive.
        Memorial = "memorial",
        /// A site of mass killing.
        KillingSite = "killing-site",
        /// Rivers, lakes, seas.
        Water = "water",
        /// Mountains.
        Mountain = "mountain",
        /// Regions, historic ones too.
        Region = "region",
        /// Former states.
        FormerState = "former-state",
        /// Continents.
        Continent = "continent",
        /// Buildings, streets, squares.
        Building = "building",
        /// Not known.
        Unknown = "unknown",
    }
}
names! {
    /// What the name does in its sentence.
    PlaceRole {
        /// Names a place.
        Place = "place",
        /// Names people or things by a place.
        Demonym = "demonym",
        /// Names a government or team by its place.
        Metonym = "metonym",
        /// Stands inside another name.
        Embedded = "embedded",
    }
}
names! {
    /// How the name was found.
    Resolution {
        /// As written.
        Exact = "exact",
        /// After taking an ending off.
        Inflected = "inflected",
        /// After folding case or accents.
        Folded = "folded",
        /// By a former name.
        Historic = "historic",
        /// Among our own sites.
        Site = "site",
        /// In no gazetteer.
        None = "none",
    }
}

/// The value of a place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceValue {
    /// Its main name.
    pub name: String,
    /// `geonames`, `regest-sites`, `cldr` or a name given from outside; empty when unresolved.
    pub gazetteer: String,
    /// Its id there.
    pub id: String,
    /// Its (or the nearest settlement's) GeoNames id.
    pub geonames: Option<u32>,
    /// Its address in the web of data.
    pub uri: Option<String>,
    /// Latitude, WGS 84.
    pub lat: Option<f64>,
    /// Longitude, WGS 84.
    pub lon: Option<f64>,
    /// How far off the point may be, metres.
    pub uncertainty_m: Option<u32>,
    /// ISO 3166-1 alpha-2, today.
    pub country: Option<String>,
    /// State at the time of the text's events, where known to differ.
    pub country_then: Option<String>,
    /// First-level unit.
    pub admin1: Option<String>,
    /// What kind of place.
    pub kind: PlaceType,
    /// What the name does.
    pub role: PlaceRole,
    /// How it was found.
    pub resolution: Resolution,
}
