//! Takes places and names one by one, keeps little of each, and writes the packed file at the end.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use super::super::fold::{bare, fold};
use super::super::format::{
    CODE, Error, HAS_EXTRA, LARGE_ID, LARGEST_ID, STRIDE, assemble, put_str, small_population, tag,
};
use super::super::place::{Kind, NameFlags};
use super::super::similar::similar;
use super::names::{self, BARE, BARE_APOSTROPHE, Numbers, REAL};
use super::sort::Sorter;
use super::tables;
use super::{AdminRow, DemonymRow, NameRow, PlaceRow};

/// What is kept of a place until the end.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Kept {
    pub(super) geonames: u32,
    /// Where its main name lies among all main names.
    label: (u32, u16),
    lat: u32,
    lon: u32,
    pub(super) country: u16,
    pub(super) unit: u16,
    pub(super) population: u32,
    pub(super) kind: Kind,
}

/// What few places have.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Extra {
    pub(super) own_id: String,
    pub(super) country_then: String,
    pub(super) years: (Option<i16>, Option<i16>),
    pub(super) near: Option<u32>,
    pub(super) uncertainty_m: Option<u32>,
    pub(super) source: String,
}

/// A packed file in the making.
pub(in super::super) struct Writer {
    /// Lines about the file: name, version, sources, licences.
    pub(in super::super) meta: String,
    /// The first-order units.
    pub(in super::super) admins: Vec<AdminRow>,
    /// The demonyms.
    pub(in super::super) demonyms: Vec<DemonymRow>,
    pub(super) places: Vec<Kept>,
    pub(super) extras: BTreeMap<u32, Extra>,
    labels: String,
    by_geonames: HashMap<u32, u32>,
    by_own_id: HashMap<String, u32>,
    pub(super) countries: Interned,
    pub(super) units: Interned,
    langs: Interned,
    names: Sorter,
}

impl Writer {
    /// One that keeps what does not fit into memory in files in `folder`.
    pub(in super::super) fn new(folder: &Path) -> Self {
        Self {
            meta: String::new(),
            admins: Vec::new(),
            demonyms: Vec::new(),
            places: Vec::new(),
            extras: BTreeMap::new(),
            labels: String::new(),
            by_geonames: HashMap::new(),
            by_own_id: HashMap::new(),
            countries: Interned::default(),
            units: Interned::default(),
            langs: Interned::default(),
            names: Sorter::new(folder),
        }
    }

    /// Places so far.
    pub(in super::super) fn len(&self) -> usize {
        self.places.len()
    }

    /// The place of this GeoNames id.
    pub(in super::super) fn geonames(&self, id: u32) -> Option<u32> {
        self.by_geonames.get(&id).copied()
    }

    /// Adds a place with its names and gives its number; one of an id that is known already takes the other's place, and
    /// keeps its names.
    pub(in super::super) fn place(&mut self, row: PlaceRow) -> Result<u32, Error> {
        let known = match row.geonames {
            0 => self.by_own_id.get(&row.own_id).copied().filter(|_| !row.own_id.is_empty()),
            id => self.geonames(id),
        };
        let number = known.unwrap_or(self.places.len() as u32);
        let kept = self.keep(&row)?;
        match self.places.get_mut(number as usize) {
            Some(old) => *old = kept,
            None => self.places.push(kept),
        }
        if row.geonames > 0 {
            self.by_geonames.insert(row.geonames, number);
        } else if !row.own_id.is_empty() {
            self.by_own_id.insert(row.own_id.clone(), number);
        }
        let PlaceRow { own_id, country_then, years, near, uncertainty_m, source, names, .. } = row;
        let own_id = match kept.geonames {
            0 => own_id,
            id if id > LARGEST_ID => format!("{LARGE_ID}{id}"),
            _ => String::new(),
        };
        let extra = Extra { own_id, country_then, years, near, uncertainty_m, source };
        if extra == Extra::default() {
            self.extras.remove(&number);
        } else {
            self.extras.insert(number, extra);
        }
        names.iter().try_for_each(|name| self.name(number, name))?;
        Ok(number)
    }

    fn keep(&mut self, row: &PlaceRow) -> Result<Kept, Error> {
        let country = self.countries.number(&row.country);
        if country > u16::from(u8::MAX) {
            return Err(Error::Format("more than 255 country codes"));
        }
        Ok(Kept {
            geonames: row.geonames,
            label: self.keep_label(&row.name),
            lat: degrees(row.lat, 180.0),
            lon: degrees(row.lon, 360.0),
            country,
            unit: self.units.number(&row.admin1),
            population: row.population,
            kind: row.kind,
        })
    }

    fn keep_label(&mut self, label: &str) -> (u32, u16) {
        let at = self.labels.len() as u32;
        self.labels.push_str(label);
        (at, label.len().min(usize::from(u16::MAX)) as u16)
    }

    /// Gives a place another main name.
    pub(in super::super) fn rename(&mut self, place: u32, label: &str) {
        let label = self.keep_label(label);
        self.places.get_mut(place as usize).into_iter().for_each(|kept| kept.label = label);
    }

    /// Says how far from its point a place may reach.
    pub(in super::super) fn reach(&mut self, place: u32, metres: u32) {
        self.extras.entry(place).or_default().uncertainty_m = Some(metres);
    }

    pub(super) fn label(&self, kept: &Kept) -> &str {
        let (start, len) = (kept.label.0 as usize, usize::from(kept.label.1));
        self.labels.get(start..start + len).unwrap_or_default()
    }

    /// Adds a name of a place.
    pub(in super::super) fn name(&mut self, place: u32, name: &NameRow) -> Result<(), Error> {
        let key = fold(&name.form);
        let Some(kept) = self.places.get(place as usize).filter(|_| !key.is_empty()) else { return Ok(()) };
        let alike = if similar(&key, &fold(self.label(kept))) { NameFlags::SIMILAR } else { 0 };
        let mut rest = [&place.to_be_bytes()[..], &[name.flags | alike, REAL]].concat();
        for lang in &name.langs {
            rest.extend_from_slice(&self.langs.count(lang).to_le_bytes());
        }
        self.names.push(key.as_bytes(), &rest)?;
        let Some(bare) = bare(&key) else { return Ok(()) };
        if let Some([flags, origin]) = rest.get_mut(4..6) {
            *flags |= NameFlags::BARE;
            *origin = if key.contains('\'') { BARE_APOSTROPHE } else { BARE };
        }
        self.names.push(bare.as_bytes(), &rest)
    }

    /// The packed file. The same rows give the same bytes.
    pub(in super::super) fn finish(mut self) -> Result<Vec<u8>, Error> {
        for number in 0..self.places.len() as u32 {
            let label = self.places.get(number as usize).map(|kept| self.label(kept).to_owned());
            let main = NameRow { form: label.unwrap_or_default(), flags: NameFlags::PRIMARY, ..NameRow::default() };
            self.name(number, &main)?;
        }
        self.add_units();
        self.admins.sort();
        self.admins.dedup_by(|a, b| (&a.country, &a.code) == (&b.country, &b.code));
        let order = self.order();
        let mut numbers = vec![0; order.len()];
        order.iter().zip(0u32..).for_each(|(&place, number)| {
            numbers.get_mut(place as usize).into_iter().for_each(|slot| *slot = number);
        });
        let langs = Numbers::most_used(&self.langs);
        let large =
            |place: u32| self.places.get(place as usize).is_some_and(|p| p.population >= 5000 || p.geonames == 0);
        let sorter = std::mem::replace(&mut self.names, Sorter::new(Path::new("")));
        let wanted = self.demonyms.iter().map(|row| fold(&row.place)).filter(|key| !key.is_empty());
        let mut packed = names::Packed::new(wanted);
        names::pack(sorter, &numbers, &langs, &large, &mut packed)?;
        let [starts, postings, ways] = packed.postings();
        let codes = tables::Codes::of(&self)?;
        let (label_starts, labels) = self.pack_labels(&order);
        Ok(assemble(&[
            (tag::META, self.meta.clone().into_bytes()),
            (tag::NAMES, packed.automaton()?),
            (tag::POSTING_STARTS, starts),
            (tag::POSTINGS, postings),
            (tag::WAYS, ways),
            (tag::PLACES, self.pack_places(&order)?),
            (tag::LABEL_STARTS, label_starts),
            (tag::LABELS, labels),
            (tag::COUNTRIES, tables::countries(&self, &order)),
            (tag::ADMIN, tables::admins(&self, &order)),
            (tag::EXTRAS, tables::extras(&self, &order)),
            (tag::LANGS, langs.lines()),
            (tag::DEMONYMS, tables::demonyms(&self, &numbers, &order, &packed.wanted, &codes)?),
            (tag::CODES, codes.cells(CODE)),
        ]))
    }

    /// Units that places name and no row tells of, an unnamed one for the rest of each country among them: a place's
    /// country is that of its unit, and another file may know what the unit is called.
    fn add_units(&mut self) {
        let told: HashSet<_> = self.admins.iter().map(|row| (row.country.clone(), row.code.clone())).collect();
        let used: HashSet<_> = self.places.iter().map(|place| (place.country, place.unit)).collect();
        for (country, unit) in used {
            let (country, code) = (self.countries.get(country).to_owned(), self.units.get(unit).to_owned());
            if !country.is_empty() && !told.contains(&(country.clone(), code.clone())) {
                self.admins.push(AdminRow { country, code, ..AdminRow::default() });
            }
        }
    }

    /// The places, largest first.
    fn order(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.places.len() as u32).collect();
        let key = |&place: &u32| {
            let kept = self.places.get(place as usize);
            let own_id = self.extras.get(&place).map_or("", |extra| extra.own_id.as_str());
            kept.map(|kept| (std::cmp::Reverse(rank(kept)), kept.geonames, own_id))
        };
        order.sort_by(|a, b| key(a).cmp(&key(b)));
        order
    }

    fn pack_places(&self, order: &[u32]) -> Result<Vec<u8>, Error> {
        if self.admins.len() >= usize::from(u16::MAX) {
            return Err(Error::Format("too many first-order units"));
        }
        let units: HashMap<_, _> = self.admins.iter().map(|a| (&*a.country, &*a.code)).zip(0u16..).collect();
        let mut out = Vec::new();
        for (&number, place) in order.iter().filter_map(|number| Some((number, self.places.get(*number as usize)?))) {
            let of = (self.countries.get(place.country), self.units.get(place.unit));
            put_three(&mut out, if place.geonames > LARGEST_ID { 0 } else { place.geonames });
            put_three(&mut out, place.lat);
            put_three(&mut out, place.lon);
            out.extend_from_slice(&small_population(place.population).to_le_bytes());
            out.extend_from_slice(&units.get(&of).copied().unwrap_or(u16::MAX).to_le_bytes());
            out.push(place.kind as u8 | if self.extras.contains_key(&number) { HAS_EXTRA } else { 0 });
        }
        Ok(out)
    }

    fn pack_labels(&self, order: &[u32]) -> (Vec<u8>, Vec<u8>) {
        let (mut starts, mut out) = (Vec::new(), Vec::new());
        let places = order.iter().filter_map(|&number| self.places.get(number as usize));
        for (i, place) in places.enumerate() {
            if i % STRIDE == 0 {
                starts.extend_from_slice(&(out.len() as u32).to_le_bytes());
            }
            put_str(&mut out, self.label(place));
        }
        (starts, out)
    }
}

/// Weight for the order among places of one name: size, raised for countries and sites; a town stands before the unit
/// named after it.
fn rank(place: &Kept) -> u64 {
    let raise = match place.kind {
        Kind::Country | Kind::Continent => 2000,
        Kind::FormerState | Kind::Sea | Kind::River => 1000,
        kind if kind.is_site() => 100,
        Kind::Capital | Kind::Region => 40,
        Kind::Admin1 | Kind::Admin2 => 1,
        _ => 2,
    };
    (u64::from(place.population) + 1000) * raise
}

/// Degrees as a share of `span` in three bytes: good to two metres.
fn degrees(degrees: f64, span: f64) -> u32 {
    let share = ((degrees + span / 2.0) / span).clamp(0.0, 1.0);
    (share * f64::from(0x00ff_ffff)).round() as u32
}

fn put_three(out: &mut Vec<u8>, number: u32) {
    out.extend_from_slice(number.to_le_bytes().split_at(3).0);
}

/// Strings numbered in the order they come, with how often each came.
#[derive(Debug, Default)]
pub(super) struct Interned {
    numbers: HashMap<String, u16>,
    pub(super) strings: Vec<(String, usize)>,
}

impl Interned {
    /// The number of a string; more than 65,535 strings share the last number.
    pub(super) fn number(&mut self, string: &str) -> u16 {
        if let Some(&number) = self.numbers.get(string) {
            return number;
        }
        let number = self.strings.len().min(usize::from(u16::MAX)) as u16;
        self.numbers.insert(string.to_owned(), number);
        self.strings.push((string.to_owned(), 0));
        number
    }

    fn count(&mut self, string: &str) -> u16 {
        let number = self.number(string);
        self.strings.get_mut(usize::from(number)).into_iter().for_each(|(_, count)| *count += 1);
        number
    }

    /// The string of a number.
    pub(super) fn get(&self, number: u16) -> &str {
        self.strings.get(usize::from(number)).map_or("", |(string, _)| string)
    }
}
