//! What the gazetteer says of a place and of a name: plain values, no look-up.

use super::layers::LAYERS;

/// A name of the gazetteer (one folded form; it may belong to many places).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameId(pub u32);

/// A place of the gazetteer: a position in this file, not a stable id (that is [`Place::id`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceId(pub u32);

/// A language of a gazetteer: its number in each of the files; 0 where a file does not know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LangId(pub(super) [u8; LAYERS]);

/// What sort of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[repr(u8)]
pub enum Kind {
    /// A settlement.
    #[default]
    City = 0,
    /// The capital of a country.
    Capital = 1,
    /// The seat of a first-order unit, where known.
    Seat = 2,
    /// A country or a territory with a country code.
    Country = 3,
    /// A continent or a group of countries.
    Continent = 4,
    /// A first-order unit: state, province, Land, region.
    Admin1 = 5,
    /// A second-order unit: county, département, Kreis.
    Admin2 = 6,
    /// A region without an office of its own: Galicia, Normandy, Silesia.
    Region = 7,
    /// A state that is no more: Czechoslovakia, Austria-Hungary.
    FormerState = 8,
    /// A river, lake or canal.
    River = 9,
    /// A sea, ocean, bay or strait.
    Sea = 10,
    /// A mountain or a range.
    Mountain = 11,
    /// A concentration, transit, labour or extermination camp.
    Camp = 12,
    /// A ghetto.
    Ghetto = 13,
    /// A memorial or museum.
    Memorial = 14,
    /// An archive or library.
    Archive = 15,
    /// A place of mass murder.
    KillingSite = 16,
    /// Any other building.
    Building = 17,
    /// An island or a group of islands.
    Island = 18,
}

impl Kind {
    /// Every kind, in the order of its number.
    pub const ALL: [Self; 19] = [
        Self::City,
        Self::Capital,
        Self::Seat,
        Self::Country,
        Self::Continent,
        Self::Admin1,
        Self::Admin2,
        Self::Region,
        Self::FormerState,
        Self::River,
        Self::Sea,
        Self::Mountain,
        Self::Camp,
        Self::Ghetto,
        Self::Memorial,
        Self::Archive,
        Self::KillingSite,
        Self::Building,
        Self::Island,
    ];

    /// The word for it in data files and in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::Capital => "capital",
            Self::Seat => "seat",
            Self::Country => "country",
            Self::Continent => "continent",
            Self::Admin1 => "admin1",
            Self::Admin2 => "admin2",
            Self::Region => "region",
            Self::FormerState => "former-state",
            Self::River => "river",
            Self::Sea => "sea",
            Self::Mountain => "mountain",
            Self::Camp => "camp",
            Self::Ghetto => "ghetto",
            Self::Memorial => "memorial",
            Self::Archive => "archive",
            Self::KillingSite => "killing-site",
            Self::Building => "building",
            Self::Island => "island",
        }
    }

    /// The kind of this number; a settlement where the number means nothing.
    #[must_use]
    pub fn from_number(number: u8) -> Self {
        Self::ALL.get(usize::from(number)).copied().unwrap_or(Self::City)
    }

    /// The kind of this word, as [`Kind::word`] writes it.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// A settlement of any rank.
    #[must_use]
    pub const fn is_settlement(self) -> bool {
        matches!(self, Self::City | Self::Capital | Self::Seat)
    }

    /// A camp, ghetto, memorial, archive, killing site or building.
    #[must_use]
    pub const fn is_site(self) -> bool {
        matches!(self, Self::Camp | Self::Ghetto | Self::Memorial | Self::Archive | Self::KillingSite | Self::Building)
    }
}

/// How a name belongs to a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NameFlags(pub u8);

impl NameFlags {
    /// The place's main name.
    pub const PRIMARY: u8 = 1;
    /// A name of former times (or of former rulers).
    pub const HISTORIC: u8 = 2;
    /// Spelt nearly as the main name is (Praag of Praha: no; Muenchen of München: yes).
    pub const SIMILAR: u8 = 4;
    /// The usual name in the languages given.
    pub const PREFERRED: u8 = 8;
    /// The form lacks the accents the name is written with.
    pub const BARE: u8 = 16;
    /// Languages are known (they follow in the file).
    pub const LANGS: u8 = 32;
    /// An abbreviation or a code (USA, D.C., NRW).
    pub const ABBREVIATION: u8 = 64;

    const fn has(self, bit: u8) -> bool {
        self.0 & bit != 0
    }
    /// The place's main name.
    #[must_use]
    pub const fn primary(self) -> bool {
        self.has(Self::PRIMARY)
    }
    /// Not the place's main name.
    #[must_use]
    pub const fn alternate(self) -> bool {
        !self.primary()
    }
    /// A name of former times.
    #[must_use]
    pub const fn historic(self) -> bool {
        self.has(Self::HISTORIC)
    }
    /// Spelt nearly as the main name is.
    #[must_use]
    pub const fn similar_to_primary(self) -> bool {
        self.has(Self::SIMILAR)
    }
    /// The usual name in its languages.
    #[must_use]
    pub const fn preferred(self) -> bool {
        self.has(Self::PREFERRED)
    }
    /// Accents are missing from this form.
    #[must_use]
    pub const fn bare(self) -> bool {
        self.has(Self::BARE)
    }
    /// An abbreviation or a code.
    #[must_use]
    pub const fn abbreviation(self) -> bool {
        self.has(Self::ABBREVIATION)
    }
}

impl NameFlags {
    /// The flags in words, for people.
    pub fn words(self) -> impl Iterator<Item = &'static str> {
        let words = [
            (Self::PRIMARY, "primary"),
            (Self::HISTORIC, "historic"),
            (Self::SIMILAR, "similar"),
            (Self::PREFERRED, "preferred"),
            (Self::BARE, "without-accents"),
            (Self::ABBREVIATION, "abbreviation"),
        ];
        words.into_iter().filter(move |&(bit, _)| self.has(bit)).map(|(_, word)| word)
    }
}

/// One place a name may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate<'g> {
    /// The place.
    pub place: PlaceId,
    /// How the name belongs to it.
    pub flags: NameFlags,
    pub(super) langs: &'g [u8],
    pub(super) tags: &'g str,
    /// The file it is of.
    pub(super) layer: u8,
}

impl<'g> Candidate<'g> {
    /// The languages the name is known to be used in (`"fr"`), where any are known.
    pub fn langs(&self) -> impl Iterator<Item = &'g str> + use<'g> {
        let tags = self.tags;
        self.langs.iter().filter_map(move |&code| tag(tags, code))
    }

    /// Whether the name is known to be used in this language.
    #[must_use]
    pub fn in_language(&self, lang: &str) -> bool {
        !self.langs.is_empty() && self.langs().any(|known| known == lang)
    }

    /// The same for a language asked for before (see [`super::Gazetteer::language`]): much quicker.
    #[must_use]
    pub fn in_lang(&self, lang: LangId) -> bool {
        let number = lang.0.get(usize::from(self.layer)).copied().unwrap_or(0);
        number > 0 && self.langs.contains(&number)
    }

    /// Whether it is known in which languages the name is used.
    #[must_use]
    pub const fn has_languages(&self) -> bool {
        !self.langs.is_empty()
    }
}

/// The tag of a language number: `tags` holds them in order, a line each.
pub(super) fn tag(tags: &str, code: u8) -> Option<&str> {
    tags.split('\n').nth(usize::from(code))
}

/// What a place is and how large: all that many questions need, and quick to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outline {
    /// What it is.
    pub kind: Kind,
    /// Inhabitants; 0 where unknown.
    pub population: u32,
}

/// What is known of a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place<'g> {
    /// The id in its own gazetteer: digits for GeoNames, `site:westerbork-camp`, `cldr:150`, `adm:BE.VLG`.
    pub id: PlaceKey<'g>,
    /// Main name.
    pub name: &'g str,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// How far from the point the place may reach, in metres.
    pub uncertainty_m: u32,
    /// ISO 3166-1 code of today's country; empty for seas, continents and states that are no more.
    pub country: &'g str,
    /// The country at the time, where the row gives one (former states by their ISO 3166-3 code, "SUHH").
    pub country_then: &'g str,
    /// Code of the first-order unit (`"CA"` of US, `"VLG"` of BE); empty where unknown.
    pub admin1: &'g str,
    /// Name of the first-order unit.
    pub admin1_name: &'g str,
    /// Inhabitants; 0 where unknown.
    pub population: u32,
    /// What it is.
    pub kind: Kind,
    /// First and last year it existed as this, where limited.
    pub years: (Option<i16>, Option<i16>),
    /// The GeoNames id of the settlement it lies in or beside, for sites.
    pub near: Option<u32>,
    /// How its point is known, in words, where its row says so.
    pub source: &'g str,
}

impl Place<'_> {
    pub(super) const UNKNOWN: Self = Self {
        id: PlaceKey::Own(""),
        name: "",
        lat: 0.0,
        lon: 0.0,
        uncertainty_m: u32::MAX,
        country: "",
        country_then: "",
        admin1: "",
        admin1_name: "",
        population: 0,
        kind: Kind::City,
        years: (None, None),
        near: None,
        source: "",
    };
}

/// A place's id in the gazetteer it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlaceKey<'g> {
    /// A GeoNames id.
    GeoNames(u32),
    /// An id of another gazetteer: `site:…`, `cldr:…`, `adm:…`.
    Own(&'g str),
}

impl PlaceKey<'_> {
    /// The gazetteer the id belongs to.
    #[must_use]
    pub fn gazetteer(&self) -> &'static str {
        match self {
            Self::GeoNames(_) => "geonames",
            Self::Own(id) if id.starts_with("site:") => "regest-sites",
            Self::Own(id) if id.starts_with("cldr:") => "cldr",
            Self::Own(id) if id.starts_with("adm:") => "geonames-admin",
            Self::Own(_) => "own",
        }
    }

    /// The number, for a GeoNames place.
    #[must_use]
    pub const fn geonames(&self) -> Option<u32> {
        match self {
            Self::GeoNames(id) => Some(*id),
            Self::Own(_) => None,
        }
    }

    /// The web address that names the place, where there is one.
    #[must_use]
    pub fn uri(&self) -> Option<String> {
        self.geonames().map(|id| format!("https://sws.geonames.org/{id}/"))
    }
}

impl std::fmt::Display for PlaceKey<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::GeoNames(id) => write!(f, "{id}"),
            Self::Own(id) => f.write_str(id),
        }
    }
}
