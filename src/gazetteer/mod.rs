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
mod layers;
mod nearest;
mod pack;
mod place;
mod read;
mod similar;
#[cfg(test)]
mod tests;
mod unit;
mod unpack;
mod walk;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

pub use build::{Built, Form, Progress, Sources, build};
pub use clean::{is_abbreviation, usable_alternate};
pub use fold::{bare, fold};
pub use format::{Error, sizes};
pub use nearest::Near;
pub use pack::{AdminRow, DemonymRow, NameRow, Packer, PlaceRow};
pub use place::{Candidate, Kind, LangId, NameFlags, NameId, Outline, Place, PlaceId, PlaceKey};
pub use similar::similar;
pub use unit::abbreviation_behind;

use layers::{Joins, LAYERS, Layer};
use walk::State;

/// A packed gazetteer, or several read as one, ready for look-ups.
pub struct Gazetteer {
    base: Layer,
    /// The files above it.
    over: Vec<Layer>,
    joins: Joins,
    about: &'static str,
}

/// What one of the files of a gazetteer says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Its name.
    pub name: String,
    /// Its version; empty where it has none.
    pub version: String,
    /// SHA-256 of its content, in hex.
    pub sha256: String,
    /// The one inside the binary.
    pub embedded: bool,
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
    layer: u8,
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
        if gazetteer.base.is_whole() {
            Ok(gazetteer)
        } else {
            Err(Error::Format("its content does not match its digest"))
        }
    }

    /// The gazetteer inside the binary with these packed files above it, or only the files. A place with the id of a
    /// known one takes its place, its names are added; a file that was built with the places inside the binary stands for
    /// them.
    ///
    /// # Errors
    /// A file cannot be used, or there are more of them than can be read together.
    pub fn layered(paths: &[PathBuf], only: bool) -> Result<Self, (PathBuf, Error)> {
        let mut whole = Vec::new();
        for path in paths {
            whole.push(Self::open(path).map_err(|error| (path.clone(), error))?.base);
        }
        let last = |error| (paths.last().cloned().unwrap_or_default(), error);
        if !only && !whole.iter().any(|layer| says(layer.about(), "name").any(|name| name == EMBEDDED)) {
            whole.insert(0, Layer::of(regest_data::PLACES).map_err(last)?);
        }
        // The largest file lies lowest: it is compared with the others, not they with it.
        whole.sort_by_key(|layer| std::cmp::Reverse(layer.tables.count()));
        Self::stack(whole).map_err(last)
    }

    fn of(bytes: &'static [u8]) -> Result<Self, Error> {
        let base = Layer::of(bytes)?;
        Ok(Self { about: base.about(), base, over: Vec::new(), joins: Joins::default() })
    }

    fn stack(files: Vec<Layer>) -> Result<Self, Error> {
        if files.len() > LAYERS {
            return Err(Error::Format("too many files; make one of them with `regest gazetteer build`"));
        }
        let (mut layers, mut joins) = (Vec::<Layer>::new(), Joins::default());
        for (mut layer, number) in files.into_iter().zip(0u8..) {
            if let Some(below) = layers.last() {
                layer.first_name = below.first_name + below.names.len() as u32;
                layer.first_place = below.first_place + below.tables.count() as u32;
            }
            layer.number = number;
            layers.push(layer);
            joins.add(&layers);
        }
        let about = layers.iter().map(Layer::about).collect::<Vec<_>>().join("\n");
        let mut layers = layers.into_iter();
        let base = layers.next().ok_or(Error::Format("no file is given"))?;
        let over: Vec<_> = layers.collect();
        let about = if over.is_empty() { base.about() } else { String::leak(about) };
        Ok(Self { base, over, joins, about })
    }

    fn layers(&self) -> impl Iterator<Item = &Layer> + Clone {
        std::iter::once(&self.base).chain(&self.over)
    }

    /// The files, the lowest first.
    pub fn files(&self) -> impl Iterator<Item = Packed> + '_ {
        let digest = Self::embedded_digest();
        self.layers().map(move |layer| {
            let text = |key| says(layer.about(), key).next().unwrap_or_default().to_owned();
            let sha256 = layer.sha256();
            Packed { name: text("name"), version: text("version"), embedded: sha256 == digest, sha256 }
        })
    }

    fn embedded_digest() -> String {
        Layer::of(regest_data::PLACES).map_or(String::new(), |layer| layer.sha256())
    }

    /// Whether the content has the digest that the header gives.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        self.layers().all(|layer| layer.sections.is_intact())
    }

    /// SHA-256 of the content, as the header gives it: of the lowest file, where there are several.
    #[must_use]
    pub fn sha256(&self) -> String {
        self.base.sha256()
    }

    /// What the files say of themselves: `key: value` lines (name, version, sources, licences).
    #[must_use]
    pub const fn about(&self) -> &'static str {
        self.about
    }

    /// Number of names (folded forms) of all files.
    #[must_use]
    pub fn name_count(&self) -> usize {
        self.layers().map(|layer| layer.names.len()).sum()
    }

    /// Number of places of all files.
    #[must_use]
    pub fn place_count(&self) -> usize {
        self.layers().map(|layer| layer.tables.count()).sum()
    }

    /// Walks the names from a word start and reports every name and every stem, shortest first.
    ///
    /// Words are joined across spaces, hyphens, a line end and the stop of an abbreviation; a name ends where a word
    /// does, and anywhere in scripts that put no space between words.
    pub fn walk<'t>(&self, text: &'t str, at: usize, found: &mut impl FnMut(Step<'t>)) {
        if self.over.is_empty() {
            walk::walk(&self.base.names, text, at, found);
        } else {
            self.walk_all(text, at, found);
        }
    }

    /// The same over several files: what only the upper ones have is put in where it belongs.
    fn walk_all<'t>(&self, text: &'t str, at: usize, found: &mut impl FnMut(Step<'t>)) {
        let mut upper = Vec::new();
        for layer in &self.over {
            walk::walk(&layer.names, text, at, &mut |step| {
                upper.extend(self.numbered_through(layer, step).map(|step| (step.len(), step)));
            });
        }
        upper.sort_by_key(|(len, _)| *len);
        let mut upper = upper.into_iter().peekable();
        walk::walk(&self.base.names, text, at, &mut |step| {
            while let Some((_, before)) = upper.next_if(|(other, _)| *other < step.len()) {
                found(before);
            }
            found(step);
        });
        upper.for_each(|(_, step)| found(step));
    }

    /// The name that consists of the stem and this ending: `complete(stem "krak", "ów")`; with an empty ending, the name
    /// that ends where the stem does.
    #[must_use]
    pub fn complete(&self, stem: &Stem<'_>, ending: &str) -> Option<NameId> {
        let layer = self.layer(stem)?;
        let name = completed(layer, stem, ending)?.name(&layer.names)?;
        // Where a lower file has the name, the stem of that one gives it.
        Some(NameId(name.0 + layer.first_name)).filter(|name| stem.layer == 0 || !self.joins.is_above(name.0))
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
        let Some(layer) = self.layer(stem) else { return };
        let Some(state) = completed(layer, stem, ending) else { return };
        let end = start + stem.len + stem.left.len();
        walk::go_on(&layer.names, text, (start, end), state, &mut |step| {
            self.numbered_through(layer, step).into_iter().for_each(&mut *found);
        });
    }

    /// The file whose name a stem begins.
    fn layer(&self, stem: &Stem<'_>) -> Option<&Layer> {
        if stem.layer == 0 { Some(&self.base) } else { self.over.get(usize::from(stem.layer) - 1) }
    }

    /// A step in one of the files, as told to the outside; nothing where a lower file has the name and tells it.
    fn numbered_through<'t>(&self, layer: &Layer, step: Step<'t>) -> Option<Step<'t>> {
        match step {
            Step::Name(met) => {
                let name = NameId(met.name.0 + layer.first_name);
                (layer.number == 0 || !self.joins.is_above(name.0)).then_some(Step::Name(NameMatch { name, ..met }))
            }
            Step::Stem(stem) => Some(Step::Stem(Stem { layer: layer.number, ..stem })),
        }
    }

    /// The name written so, whatever its case, hyphens and apostrophes.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Option<NameId> {
        self.layers().find_map(|layer| Some(NameId(walk::find(&layer.names, name)? as u32 + layer.first_name)))
    }

    /// The places a name may mean, largest first; those of upper files before those of lower ones.
    pub fn candidates(&self, name: NameId) -> impl Iterator<Item = Candidate<'_>> + Clone {
        let above = self.joins.names.get(&name.0).map_or(&[][..], Vec::as_slice);
        let upper = above.iter().rev().flat_map(|&name| self.of_layer(name));
        let known = upper.clone();
        let fresh = move |candidate: &Candidate<'_>| {
            above.is_empty() || known.clone().all(|other| other.place != candidate.place)
        };
        upper.chain(self.of_layer(name.0).filter(fresh))
    }

    /// The candidates of a name out of the one file it belongs to.
    fn of_layer(&self, name: u32) -> impl Iterator<Item = Candidate<'_>> + Clone {
        let layer = self.over.iter().rev().find(|layer| layer.first_name <= name).unwrap_or(&self.base);
        let candidates = layer.candidates(name - layer.first_name);
        candidates.map(|candidate| Candidate { place: self.joins.lowest(candidate.place), ..candidate })
    }

    /// The gazetteer's number for a language tag, to be asked for once a page: `"fr"`, `"sr-Latn"`.
    #[must_use]
    pub fn language(&self, tag: &str) -> Option<LangId> {
        let mut numbers = [0; LAYERS];
        for (slot, layer) in numbers.iter_mut().zip(self.layers()) {
            let at = layer.tables.langs.split('\n').position(|known| known == tag).filter(|&at| at > 0);
            *slot = at.and_then(|at| u8::try_from(at).ok()).unwrap_or(0);
        }
        numbers.iter().any(|&number| number > 0).then_some(LangId(numbers))
    }

    /// What is known of a place; a place without a name where the id is not of this gazetteer.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> Place<'_> {
        if self.over.is_empty() {
            return self.base.tables.place(id).unwrap_or(Place::UNKNOWN);
        }
        let id = self.joins.uppermost(id);
        let layer = self.over.iter().rev().find(|layer| layer.first_place <= id.0).unwrap_or(&self.base);
        let mut place = layer.tables.place(PlaceId(id.0 - layer.first_place)).unwrap_or(Place::UNKNOWN);
        if place.admin1_name.is_empty() {
            let units = self.layers().flat_map(|layer| layer.tables.admins_of(place.country));
            let unit = units.filter(|_| !place.admin1.is_empty()).find(|unit| unit.code == place.admin1);
            place.admin1_name = unit.map_or("", |unit| unit.name);
        }
        place
    }

    /// What a place is and how large, without all else that is known of it: see [`Gazetteer::place`].
    #[must_use]
    pub fn outline(&self, id: PlaceId) -> Outline {
        let id = if self.over.is_empty() { id } else { self.joins.uppermost(id) };
        let layer = self.over.iter().rev().find(|layer| layer.first_place <= id.0).unwrap_or(&self.base);
        layer.tables.outline(PlaceId(id.0 - layer.first_place)).unwrap_or_default()
    }

    /// A place of one of the files by its number there.
    fn numbered(&self, layer: &Layer, place: u32) -> PlaceId {
        self.joins.lowest(PlaceId(place.saturating_add(layer.first_place)))
    }

    /// The place with this GeoNames id. Looks through all places: not for inner loops.
    #[must_use]
    pub fn by_geonames(&self, id: u32) -> Option<PlaceId> {
        self.layers().find_map(|layer| Some(self.numbered(layer, layer.tables.by_geonames(id)?.0)))
    }

    /// The country with this ISO 3166-1 code.
    #[must_use]
    pub fn country(&self, iso2: &str) -> Option<PlaceId> {
        self.layers().find_map(|layer| Some(self.numbered(layer, layer.tables.country(iso2)?.0)))
    }

    /// The first-order unit a country abbreviates so, with its case, stops aside: `("US", "DE")` and `("US", "Del.")` are
    /// Delaware. Such short forms are not among the names: they mean a place only behind another.
    #[must_use]
    pub fn admin1_by_abbrev(&self, country: &str, abbreviation: &str) -> Option<PlaceId> {
        let letters = || abbreviation.chars().filter(|c| c.is_alphanumeric());
        let is_it = |form: &str| form.chars().filter(|c| c.is_alphanumeric()).eq(letters());
        letters().next()?;
        self.layers().find_map(|layer| {
            let mut units = layer.tables.admins_of(country);
            let unit = units.find(|unit| unit.abbreviation.split('|').any(is_it))?;
            Some(unit.place).filter(|&place| place != u32::MAX).map(|place| self.numbered(layer, place))
        })
    }

    /// The first-order units of a country: code, name, place.
    pub fn admin1s<'g>(&'g self, country: &'g str) -> impl Iterator<Item = (&'g str, &'g str, PlaceId)> {
        self.layers().flat_map(move |layer| {
            let units = layer.tables.admins_of(country).filter(|unit| unit.place != u32::MAX);
            units.map(move |unit| (unit.code, unit.name, self.numbered(layer, unit.place)))
        })
    }

    /// What an adjective or a name of people stands for: "belgian", "Warschauer".
    #[must_use]
    pub fn demonym(&self, word: &str) -> Option<Demonym<'_>> {
        let layers = self.over.iter().rev().chain(std::iter::once(&self.base));
        layers.filter_map(|layer| Some((layer, walk::find(&layer.demonyms, word)?))).next().map(|(layer, value)| {
            let (country, place) = layer.read_demonym(value);
            Demonym { country, place: place.map(|place| self.numbered(layer, place)) }
        })
    }
}

impl Step<'_> {
    /// Bytes of text from the start of the walk.
    const fn len(&self) -> usize {
        match self {
            Self::Name(met) => met.len,
            Self::Stem(stem) => stem.len,
        }
    }
}

/// Where a walk in this file is behind a stem and an ending.
fn completed(layer: &Layer, stem: &Stem<'_>, ending: &str) -> Option<State> {
    ending.chars().try_fold(stem.state, |state, c| state.step_folded(&layer.names, c))
}

/// The name that the places inside the binary go by.
const EMBEDDED: &str = "regest places";

/// The values of a key among `key: value` lines.
fn says<'t>(about: &'t str, key: &str) -> impl Iterator<Item = &'t str> {
    let value = move |line: &'t str| line.strip_prefix(key)?.strip_prefix(": ");
    about.lines().filter_map(value)
}

impl std::fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gazetteer").field("sha256", &self.sha256()).finish_non_exhaustive()
    }
}
