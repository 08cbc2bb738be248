//! The packer: rows of places to one packed file. Used by `regest gazetteer build` and by the generator of the data
//! inside the binary.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::{bare, fold};
use super::format::{CODE, Error, HAS_EXTRA, STRIDE, assemble, put_str, put_varint, small_population, tag};
use super::place::{Kind, NameFlags};
use super::read::YEAR_SHIFT;
use super::similar::similar;

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
        }
    }

    /// Weight for the order among places of one name: size, raised for countries and sites; a town stands before the unit
    /// named after it.
    fn rank(&self) -> u64 {
        let raise = match self.kind {
            Kind::Country | Kind::Continent => 2000,
            Kind::FormerState | Kind::Sea | Kind::River => 1000,
            kind if kind.is_site() => 100,
            Kind::Capital | Kind::Region => 40,
            Kind::Admin1 | Kind::Admin2 => 1,
            _ => 2,
        };
        (u64::from(self.population) + 1000) * raise
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

/// How one name belongs to one place, while packing.
#[derive(Debug, Default, Clone)]
struct Posting {
    flags: u8,
    langs: BTreeSet<u8>,
}

type Postings = BTreeMap<String, BTreeMap<u32, Posting>>;

impl Packer {
    /// The packed file. The same rows give the same bytes.
    ///
    /// # Errors
    /// More than 255 country codes, or 65,535 first-order units, do not fit. (Of languages, the 255 most used are kept.)
    pub fn pack(mut self) -> Result<Vec<u8>, Error> {
        self.places.sort_by(|a, b| {
            b.rank().cmp(&a.rank()).then_with(|| (a.geonames, &a.own_id).cmp(&(b.geonames, &b.own_id)))
        });
        self.admins.sort();
        self.admins.dedup_by(|a, b| (&a.country, &a.code) == (&b.country, &b.code));
        let langs = Numbers::most_used(self.places.iter().flat_map(|p| &p.names).flat_map(|n| &n.langs));
        let codes = Numbers::of(self.codes())?;
        let postings = self.postings(&langs);
        let names: Vec<_> = postings.keys().cloned().collect();
        let (posting_starts, posting_bytes) = pack_postings(&postings);
        let (label_starts, labels) = pack_labels(&self.places);
        let demonyms = self.pack_demonyms(&codes, &postings)?;
        Ok(assemble(&[
            (tag::META, self.meta.clone().into_bytes()),
            (tag::NAMES, automaton(names.iter().zip(0u64..))?),
            (tag::POSTING_STARTS, posting_starts),
            (tag::POSTINGS, posting_bytes),
            (tag::PLACES, self.pack_places(&codes)?),
            (tag::LABEL_STARTS, label_starts),
            (tag::LABELS, labels),
            (tag::COUNTRIES, self.pack_countries()),
            (tag::ADMIN, self.pack_admins()),
            (tag::EXTRAS, self.pack_extras()),
            (tag::LANGS, langs.lines()),
            (tag::DEMONYMS, demonyms),
            (tag::CODES, codes.cells()),
        ]))
    }

    fn codes(&self) -> impl Iterator<Item = &String> {
        let of_places = self.places.iter().map(|p| &p.country);
        of_places.chain(self.demonyms.iter().map(|d| &d.country)).filter(|code| !code.is_empty())
    }

    /// Every folded form with its places; then the forms without accents.
    fn postings(&self, langs: &Numbers) -> Postings {
        let mut postings = Postings::new();
        for (place, number) in self.places.iter().zip(0u32..) {
            let main = NameRow { form: place.name.clone(), flags: NameFlags::PRIMARY, ..NameRow::default() };
            for name in std::iter::once(&main).chain(&place.names) {
                add_name(&mut postings, place, number, name, langs);
            }
        }
        self.add_bare(&mut postings);
        postings
    }

    /// Names that lack their accents are found too. Where the bare form is a name already, and where it is an apostrophe
    /// that goes, only large places take part: a hamlet without its accent is less likely than the other name.
    fn add_bare(&self, postings: &mut Postings) {
        let forms: Vec<_> = postings
            .iter()
            .filter_map(|(key, places)| Some((key.contains('\''), bare(key)?, places.clone())))
            .collect();
        for (apostrophe, form, places) in forms {
            let only_large = apostrophe || postings.contains_key(&form);
            for (place, posting) in places.into_iter().filter(|(place, _)| !only_large || self.is_large(*place)) {
                let slot = postings.entry(form.clone()).or_default().entry(place);
                slot.or_insert(Posting { flags: posting.flags | NameFlags::BARE, ..posting });
            }
        }
    }

    fn is_large(&self, place: u32) -> bool {
        self.places.get(place as usize).is_some_and(|p| p.population >= 5000 || p.geonames == 0)
    }

    fn pack_places(&self, codes: &Numbers) -> Result<Vec<u8>, Error> {
        let units: BTreeMap<_, _> = self.admins.iter().map(|a| (&a.country, &a.code)).zip(0u16..).collect();
        if self.admins.len() > usize::from(u16::MAX) {
            return Err(Error::Format("too many first-order units"));
        }
        let mut out = Vec::new();
        for place in &self.places {
            let unit = units.get(&(&place.country, &place.admin1)).copied().unwrap_or(u16::MAX);
            out.extend_from_slice(&place.geonames.to_le_bytes());
            put_degrees(&mut out, place.lat, 180.0);
            put_degrees(&mut out, place.lon, 360.0);
            out.extend_from_slice(&small_population(place.population).to_le_bytes());
            out.extend_from_slice(&unit.to_le_bytes());
            out.push(codes.number(&place.country));
            out.push(place.kind as u8 | if has_extra(place) { HAS_EXTRA } else { 0 });
        }
        Ok(out)
    }

    fn pack_countries(&self) -> Vec<u8> {
        let countries = self.places.iter().zip(0u32..).filter(|(p, _)| p.kind == Kind::Country && p.country.len() == 2);
        let mut rows = BTreeMap::new();
        for (place, number) in countries {
            rows.entry(&place.country).or_insert(number);
        }
        rows.into_iter().flat_map(|(code, number)| [code.as_bytes(), &number.to_le_bytes()].concat()).collect()
    }

    fn pack_admins(&self) -> Vec<u8> {
        let of_place = |(p, number): (&PlaceRow, u32)| ((p.country.clone(), p.admin1.clone()), number + 1);
        let units = self.places.iter().zip(0u32..).filter(|(p, _)| p.kind == Kind::Admin1);
        let places: BTreeMap<_, _> = units.map(of_place).collect();
        let mut rows = Rows::new(self.admins.len(), 4);
        for admin in &self.admins {
            rows.start(&[]);
            for text in [&admin.country, &admin.code, &admin.name, &admin.abbreviation] {
                put_str(&mut rows.body, text);
            }
            let key = (admin.country.clone(), admin.code.clone());
            put_varint(&mut rows.body, places.get(&key).copied().unwrap_or_default());
        }
        rows.finish()
    }

    fn pack_extras(&self) -> Vec<u8> {
        let with: Vec<_> = self.places.iter().zip(0u32..).filter(|(place, _)| has_extra(place)).collect();
        let mut rows = Rows::new(with.len(), 8);
        for (place, number) in with {
            rows.start(&number.to_le_bytes());
            put_str(&mut rows.body, &place.own_id);
            put_str(&mut rows.body, &place.country_then);
            let year = |year: Option<i16>| year.map(|y| (i32::from(y) + YEAR_SHIFT) as u32);
            let (from, to) = place.years;
            for number in [year(from), year(to), place.near, place.uncertainty_m] {
                put_varint(&mut rows.body, number.map_or(0, |n| n.saturating_add(1)));
            }
        }
        rows.finish()
    }

    /// The first-ranked place of the name, in the row's country where it names one; or the place of the id given.
    fn demonym_place(&self, row: &DemonymRow, postings: &Postings) -> Option<u32> {
        let number = row.place.strip_prefix("geonames:").and_then(|id| id.parse().ok()).unwrap_or(u32::MAX);
        let same = |place: &PlaceRow| place.own_id == row.place || place.geonames == number;
        if row.place.contains(':') {
            return self.places.iter().position(same).and_then(|at| u32::try_from(at).ok());
        }
        let nation = |p: &PlaceRow| row.country.len() != 2 || p.country == row.country;
        let fits = |number: &u32| self.places.get(*number as usize).is_some_and(nation);
        postings.get(&fold(&row.place))?.keys().copied().find(fits)
    }

    /// Form to code number and, above 16 bits, place number plus one.
    fn pack_demonyms(&self, codes: &Numbers, postings: &Postings) -> Result<Vec<u8>, Error> {
        let mut values = BTreeMap::new();
        for row in &self.demonyms {
            let place = self.demonym_place(row, postings).map_or(0, |number| u64::from(number) + 1);
            let key = fold(&row.form);
            for form in bare(&key).into_iter().chain([key]) {
                values.entry(form).or_insert(place << 16 | u64::from(codes.number(&row.country)));
            }
        }
        automaton(values.iter().map(|(form, &value)| (form, value)))
    }
}

fn has_extra(place: &PlaceRow) -> bool {
    let dated = place.years != (None, None) || !place.country_then.is_empty();
    dated || !place.own_id.is_empty() || place.near.is_some() || place.uncertainty_m.is_some()
}

fn add_name(postings: &mut Postings, place: &PlaceRow, number: u32, name: &NameRow, langs: &Numbers) {
    let key = fold(&name.form);
    if key.is_empty() {
        return;
    }
    let alike = if similar(&key, &fold(&place.name)) { NameFlags::SIMILAR } else { 0 };
    let posting = postings.entry(key).or_default().entry(number).or_default();
    posting.flags |= name.flags | alike;
    posting.langs.extend(name.langs.iter().map(|lang| langs.number(lang)).filter(|&number| number > 0));
}

fn automaton<'k>(mut pairs: impl Iterator<Item = (&'k String, u64)>) -> Result<Vec<u8>, Error> {
    let unsorted = |_| Error::Format("names are not in order");
    let mut builder = fst::MapBuilder::memory();
    pairs.try_for_each(|(key, value)| builder.insert(key, value)).map_err(unsorted)?;
    builder.into_inner().map_err(unsorted)
}

fn pack_postings(postings: &Postings) -> (Vec<u8>, Vec<u8>) {
    let (mut starts, mut out) = (Vec::new(), Vec::new());
    for (i, places) in postings.values().enumerate() {
        if i % STRIDE == 0 {
            starts.extend_from_slice(&(out.len() as u32).to_le_bytes());
        }
        let mut left = places.len();
        for (&place, posting) in places {
            left -= 1;
            put_posting(&mut out, place, posting, left > 0);
        }
    }
    (starts, out)
}

/// A place number, shifted by two bits: whether flags follow, whether another place follows.
fn put_posting(out: &mut Vec<u8>, place: u32, posting: &Posting, more: bool) {
    let flags = posting.flags | if posting.langs.is_empty() { 0 } else { NameFlags::LANGS };
    put_varint(out, place << 2 | u32::from(flags != 0) << 1 | u32::from(more));
    if flags != 0 {
        out.push(flags);
    }
    if !posting.langs.is_empty() {
        put_varint(out, posting.langs.len() as u32);
        out.extend(&posting.langs);
    }
}

fn pack_labels(places: &[PlaceRow]) -> (Vec<u8>, Vec<u8>) {
    let (mut starts, mut out) = (Vec::new(), Vec::new());
    for (i, place) in places.iter().enumerate() {
        if i % STRIDE == 0 {
            starts.extend_from_slice(&(out.len() as u32).to_le_bytes());
        }
        put_str(&mut out, &place.name);
    }
    (starts, out)
}

fn put_degrees(out: &mut Vec<u8>, degrees: f64, span: f64) {
    let share = ((degrees + span / 2.0) / span).clamp(0.0, 1.0);
    let packed = (share * f64::from(0x00ff_ffff)).round() as u32;
    out.extend_from_slice(packed.to_le_bytes().split_at(3).0);
}

/// A table of rows found by number: a count, the keys and starts, then the rows.
struct Rows {
    count: usize,
    width: usize,
    head: Vec<u8>,
    body: Vec<u8>,
}

impl Rows {
    fn new(count: usize, width: usize) -> Self {
        Self { count, width, head: Vec::new(), body: Vec::new() }
    }

    fn start(&mut self, key: &[u8]) {
        let at = 4 + self.count * self.width + self.body.len();
        self.head.extend_from_slice(key);
        self.head.extend_from_slice(&(at as u32).to_le_bytes());
    }

    fn finish(self) -> Vec<u8> {
        [(self.count as u32).to_le_bytes().to_vec(), self.head, self.body].concat()
    }
}

/// Short strings numbered from 1 (0 is none), in their order.
struct Numbers(BTreeMap<String, u8>);

impl Numbers {
    fn of<'s>(strings: impl Iterator<Item = &'s String>) -> Result<Self, Error> {
        let distinct: BTreeSet<_> = strings.collect();
        if distinct.len() > usize::from(u8::MAX) {
            return Err(Error::Format("more than 255 country codes"));
        }
        Ok(Self(distinct.into_iter().cloned().zip(1u8..=u8::MAX).collect()))
    }

    fn most_used<'s>(strings: impl Iterator<Item = &'s String>) -> Self {
        let mut uses = BTreeMap::<_, usize>::new();
        strings.for_each(|string| *uses.entry(string).or_default() += 1);
        let mut ranked: Vec<_> = uses.into_iter().map(|(string, uses)| (std::cmp::Reverse(uses), string)).collect();
        ranked.sort();
        let kept: BTreeSet<_> = ranked.into_iter().take(usize::from(u8::MAX)).map(|(_, string)| string).collect();
        Self(kept.into_iter().cloned().zip(1u8..=u8::MAX).collect())
    }

    fn number(&self, string: &str) -> u8 {
        self.0.get(string).copied().unwrap_or(0)
    }

    /// Four bytes each, from number 0, padded with spaces; longer ones are cut.
    fn cells(&self) -> Vec<u8> {
        let cell = |code: &str| code.bytes().chain(std::iter::repeat(b' ')).take(CODE).collect::<Vec<_>>();
        std::iter::once("").chain(self.0.keys().map(String::as_str)).flat_map(cell).collect()
    }

    fn lines(&self) -> Vec<u8> {
        self.0.keys().flat_map(|key| ["\n", key]).collect::<String>().into_bytes()
    }
}
