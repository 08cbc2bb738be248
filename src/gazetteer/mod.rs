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

mod build;
mod clean;
mod fold;
mod format;
mod pack;
mod place;
mod prior;
mod read;
mod similar;
#[cfg(test)]
mod tests;
mod unpack;
mod walk;

use std::path::Path;
use std::sync::LazyLock;

pub use build::{Built, Sources, build, describe};
pub use clean::{is_abbreviation, usable_alternate};
pub use fold::{bare, fold};
pub use format::{Error, sizes};
pub use pack::{AdminRow, DemonymRow, NameRow, Packer, PlaceRow};
pub use place::{Candidate, Kind, LangId, NameFlags, NameId, Place, PlaceId, PlaceKey};

use format::{Sections, tag};
use read::Tables;
use walk::{Names, State};

/// A packed gazetteer, ready for look-ups.
pub struct Gazetteer {
    sections: Sections,
    names: Names,
    demonyms: Names,
    tables: Tables,
}

/// What a walk meets.
#[derive(Debug, Clone, Copy)]
pub enum Step<'t> {
    /// A whole name that ends at a word boundary.
    Name(NameMatch),
    /// A beginning of some name with at most six letters of the word left over: see [`Gazetteer::complete`].
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

/// A beginning of a name, inside a word of a possible match.
#[derive(Debug, Clone, Copy)]
pub struct Stem<'t> {
    /// Bytes of text from the start of the walk to the end of the stem.
    pub len: usize,
    /// The letters of the word after the stem, as written: 1 to 6 of them ("owie" of "Krakowie" after "Krak").
    pub left: &'t str,
    /// Letters of the stem in its last word.
    pub letters: usize,
    state: State,
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
    ///
    /// # Panics
    /// Only if the binary was built around a damaged file, which a test forbids.
    #[must_use]
    #[expect(clippy::expect_used, reason = "the embedded bytes are part of the build and tested")]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Gazetteer> =
            LazyLock::new(|| Gazetteer::of(regest_data::PLACES).expect("the embedded gazetteer is whole"));
        &EMBEDDED
    }

    /// Opens a packed file. Its bytes stay in memory to the end of the run: one is opened a run.
    ///
    /// # Errors
    /// The file cannot be read, is no packed gazetteer, or its digest is wrong.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let read = std::fs::read(path);
        let bytes = read.map_err(|cause| Error::Io { path: path.to_owned(), cause })?;
        let gazetteer = Self::of(bytes.leak())?;
        let whole = gazetteer.is_intact() && gazetteer.names.verify().is_ok() && gazetteer.demonyms.verify().is_ok();
        if whole { Ok(gazetteer) } else { Err(Error::Format("its content does not match its digest")) }
    }

    fn of(bytes: &'static [u8]) -> Result<Self, Error> {
        let sections = Sections::read(bytes)?;
        let automaton = |tag| Names::new(sections.get(tag)).map_err(|_| Error::Format("its names are damaged"));
        let (names, demonyms) = (automaton(tag::NAMES)?, automaton(tag::DEMONYMS)?);
        Ok(Self { sections, names, demonyms, tables: Tables::of(&sections) })
    }

    /// Whether the content has the digest that the header gives.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        self.sections.is_intact()
    }

    /// SHA-256 of the content, as the header gives it.
    #[must_use]
    pub fn sha256(&self) -> String {
        self.sections.sha256().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// What the file says of itself: `key: value` lines (name, version, sources, licences).
    #[must_use]
    pub fn about(&self) -> &'static str {
        std::str::from_utf8(self.sections.get(tag::META)).unwrap_or_default()
    }

    /// Number of names (folded forms).
    #[must_use]
    pub fn name_count(&self) -> usize {
        self.names.len()
    }

    /// Number of places.
    #[must_use]
    pub fn place_count(&self) -> usize {
        self.tables.count()
    }

    /// Walks the names from a word start and reports every name and every stem, shortest first.
    ///
    /// Words are joined across spaces, hyphens, a line end and the stop of an abbreviation; a name ends where a word
    /// does, and anywhere in scripts that put no space between words.
    pub fn walk<'t>(&self, text: &'t str, at: usize, found: &mut impl FnMut(Step<'t>)) {
        walk::walk(&self.names, text, at, found);
    }

    /// The name that consists of the stem and this ending: `complete(stem "krak", "ów")`; with an empty ending, the name
    /// that ends where the stem does.
    #[must_use]
    pub fn complete(&self, stem: &Stem<'_>, ending: &str) -> Option<NameId> {
        self.completed(stem, ending)?.name(&self.names)
    }

    /// Walks on into the words behind a stem that this ending completes, for names that inflect in more than their last
    /// word: "nowym" stands for "nowy", and "nowy" begins "Nowy Sącz". `start` is where the walk to the stem began.
    pub fn walk_on<'t>(
        &self,
        text: &'t str,
        start: usize,
        stem: &Stem<'t>,
        ending: &str,
        found: &mut impl FnMut(Step<'t>),
    ) {
        if let Some(state) = self.completed(stem, ending) {
            let end = start + stem.len + stem.left.len();
            walk::go_on(&self.names, text, (start, end), state, found);
        }
    }

    fn completed(&self, stem: &Stem<'_>, ending: &str) -> Option<State> {
        ending.chars().try_fold(stem.state, |state, c| state.step_folded(&self.names, c))
    }

    /// The name written so, whatever its case, hyphens and apostrophes.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Option<NameId> {
        lookup(&self.names, &fold(name)).and_then(|value| u32::try_from(value).ok()).map(NameId)
    }

    /// The places a name may mean, largest first.
    pub fn candidates(&self, name: NameId) -> impl Iterator<Item = Candidate<'_>> + Clone {
        self.tables.candidates(name.0)
    }

    /// The gazetteer's number for a language tag, to be asked for once a page: `"fr"`, `"sr-Latn"`.
    #[must_use]
    pub fn language(&self, tag: &str) -> Option<LangId> {
        let at = self.tables.langs.split('\n').position(|known| known == tag).filter(|&at| at > 0)?;
        u8::try_from(at).ok().map(LangId)
    }

    /// What is known of a place; a place without a name where the id is not of this gazetteer.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> Place<'_> {
        self.tables.place(id).unwrap_or(Place::UNKNOWN)
    }

    /// The place with this GeoNames id. Looks through all places: not for inner loops.
    #[must_use]
    pub fn by_geonames(&self, id: u32) -> Option<PlaceId> {
        self.tables.by_geonames(id)
    }

    /// The country with this ISO 3166-1 code.
    #[must_use]
    pub fn country(&self, iso2: &str) -> Option<PlaceId> {
        self.tables.country(iso2)
    }

    /// The first-order unit a country abbreviates so, with its case, stops aside: `("US", "DE")` and `("US", "Del.")` are
    /// Delaware. Such short forms are not among the names: they mean a place only behind another.
    #[must_use]
    pub fn admin1_by_abbrev(&self, country: &str, abbreviation: &str) -> Option<PlaceId> {
        let letters = || abbreviation.chars().filter(|c| c.is_alphanumeric());
        let is_it = |form: &str| form.chars().filter(|c| c.is_alphanumeric()).eq(letters());
        let mut units = self.tables.admins_of(country).filter(|_| letters().next().is_some());
        let unit = units.find(|unit| unit.abbreviation.split('|').any(is_it))?;
        Some(PlaceId(unit.place)).filter(|_| unit.place != u32::MAX)
    }

    /// The first-order units of a country: code, name, place.
    pub fn admin1s<'g>(&'g self, country: &'g str) -> impl Iterator<Item = (&'g str, &'g str, PlaceId)> {
        let units = self.tables.admins_of(country).filter(|unit| unit.place != u32::MAX);
        units.map(|unit| (unit.code, unit.name, PlaceId(unit.place)))
    }

    /// What an adjective or a name of people stands for: "belgian", "Warschauer".
    #[must_use]
    pub fn demonym(&self, word: &str) -> Option<Demonym<'_>> {
        lookup(&self.demonyms, &fold(word)).map(|value| self.read_demonym(value))
    }

    /// The country's number in the low byte, the place's number, from 1, above 16 bits.
    fn read_demonym(&self, value: u64) -> Demonym<'_> {
        let place = u32::try_from(value >> 16).ok().and_then(|place| place.checked_sub(1)).map(PlaceId);
        Demonym { country: self.tables.code((value & 0xff) as u8), place }
    }
}

impl std::fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gazetteer").field("sha256", &self.sha256()).finish_non_exhaustive()
    }
}

fn lookup(names: &Names, key: &str) -> Option<u64> {
    names.get(key).map(fst::raw::Output::value)
}
