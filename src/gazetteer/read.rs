//! Places and names out of the sections of a packed file.

use super::format::{
    CODE, HAS_EXTRA, LARGE_ID, LARGEST_ID, RECORD, STRIDE, Sections, population, tag, take_bytes, take_str,
    take_varint, u16_at, u24_at, u32_at,
};
use super::place::{Candidate, Kind, NameFlags, Outline, Place, PlaceId, PlaceKey};

/// The sections other than the automaton, found once.
#[derive(Debug)]
pub(super) struct Tables {
    pub(super) posting_starts: &'static [u8],
    pub(super) postings: &'static [u8],
    ways: &'static [u8],
    pub(super) places: &'static [u8],
    label_starts: &'static [u8],
    labels: &'static [u8],
    countries: &'static [u8],
    admin: &'static [u8],
    extras: &'static [u8],
    pub(super) langs: &'static str,
    pub(super) codes: &'static str,
}

/// A first-order unit: what the packed file says of it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Admin<'g> {
    pub(super) country: &'g str,
    pub(super) code: &'g str,
    pub(super) name: &'g str,
    pub(super) abbreviation: &'g str,
    pub(super) place: u32,
}

/// What few places have.
#[derive(Debug, Default)]
struct Extra<'g> {
    id: &'g str,
    country_then: &'g str,
    years: (Option<i16>, Option<i16>),
    near: Option<u32>,
    source: &'g str,
    uncertainty_m: Option<u32>,
}

impl Tables {
    pub(super) fn of(sections: &Sections) -> Self {
        let text = |tag| std::str::from_utf8(sections.get(tag)).unwrap_or_default();
        Self {
            posting_starts: sections.get(tag::POSTING_STARTS),
            postings: sections.get(tag::POSTINGS),
            ways: sections.get(tag::WAYS),
            places: sections.get(tag::PLACES),
            label_starts: sections.get(tag::LABEL_STARTS),
            labels: sections.get(tag::LABELS),
            countries: sections.get(tag::COUNTRIES),
            admin: sections.get(tag::ADMIN),
            extras: sections.get(tag::EXTRAS),
            langs: text(tag::LANGS),
            codes: text(tag::CODES),
        }
    }

    /// Number of places.
    pub(super) fn count(&self) -> usize {
        self.places.len() / RECORD
    }

    /// The postings of a name.
    pub(super) fn candidates(&self, name: u32) -> Candidates<'_> {
        let block = (name as usize / STRIDE) * 4;
        let start = u32_at(self.posting_starts, block).map_or(usize::MAX, |start| start as usize);
        let mut rest = self.postings.get(start..).unwrap_or_default();
        for _ in 0..name as usize % STRIDE {
            let mut before = Candidates { rest, more: true, ways: &[], tags: "" };
            before.by_ref().for_each(drop);
            rest = before.rest;
        }
        Candidates { rest, more: true, ways: self.ways, tags: self.langs }
    }

    /// The place of this number.
    pub(super) fn place(&self, id: PlaceId) -> Option<Place<'_>> {
        let start = (id.0 as usize).checked_mul(RECORD)?;
        let record = self.places.get(start..start.checked_add(RECORD)?)?;
        let admin = u16_at(record, 11).map(|unit| self.admin(unit)).unwrap_or_default();
        let last = *record.get(13)?;
        let kind = Kind::from_number(last & !HAS_EXTRA);
        let population = population(u16_at(record, 9)?);
        let extra = if last & HAS_EXTRA == 0 { Extra::default() } else { self.extra(id.0) };
        Some(Place {
            id: key(u24_at(record, 0)?, extra.id),
            name: self.label(id.0 as usize).unwrap_or_default(),
            lat: degrees(u24_at(record, 3)?, 180.0),
            lon: degrees(u24_at(record, 6)?, 360.0),
            uncertainty_m: extra.uncertainty_m.unwrap_or_else(|| reach(kind, population)),
            country: admin.country,
            country_then: extra.country_then,
            admin1: admin.code,
            admin1_name: admin.name,
            population,
            kind,
            years: extra.years,
            near: extra.near,
            source: extra.source,
        })
    }

    /// Kind and inhabitants of the place of this number.
    pub(super) fn outline(&self, id: PlaceId) -> Option<Outline> {
        let start = (id.0 as usize).checked_mul(RECORD)?;
        let record = self.places.get(start..start.checked_add(RECORD)?)?;
        let kind = Kind::from_number(record.last()? & !HAS_EXTRA);
        Some(Outline { kind, population: population(u16_at(record, 9)?) })
    }

    fn label(&self, place: usize) -> Option<&str> {
        let start = u32_at(self.label_starts, place / STRIDE * 4)? as usize;
        let mut rest = self.labels.get(start..)?;
        for _ in 0..place % STRIDE {
            take_bytes(&mut rest)?;
        }
        take_str(&mut rest)
    }

    /// The country code of this number; empty for 0.
    pub(super) fn code(&self, number: u8) -> &str {
        let start = usize::from(number) * CODE;
        self.codes.get(start..start + CODE).unwrap_or_default().trim_end()
    }

    /// The row of a keyed table: sorted keys and starts, then the rows.
    fn extra(&self, place: u32) -> Extra<'_> {
        let count = u32_at(self.extras, 0).map_or(0, |n| n as usize);
        let key = |i: usize| u32_at(self.extras, 4 + i * 8).unwrap_or(u32::MAX);
        let found = first_where(count.min(self.extras.len() / 8), |i| key(i) >= place);
        let start = Some(found).filter(|&i| i < count && key(i) == place);
        start
            .and_then(|i| u32_at(self.extras, 8 + i * 8))
            .and_then(|at| self.read_extra(at as usize))
            .unwrap_or_default()
    }

    fn read_extra(&self, at: usize) -> Option<Extra<'_>> {
        let mut rest = self.extras.get(at..)?;
        let id = take_str(&mut rest)?;
        let country_then = take_str(&mut rest)?;
        let source = take_str(&mut rest)?;
        let mut number = || take_varint(&mut rest).map(|n| n.checked_sub(1));
        let years = (year(number()?), year(number()?));
        Some(Extra { id, country_then, source, years, near: number()?, uncertainty_m: number()? })
    }

    /// The first-order unit of this number.
    pub(super) fn admin(&self, unit: u16) -> Admin<'_> {
        self.read_admin(usize::from(unit)).unwrap_or_default()
    }

    fn read_admin(&self, unit: usize) -> Option<Admin<'_>> {
        let start = u32_at(self.admin, 4 + unit * 4)? as usize;
        let mut rest = self.admin.get(start..).filter(|_| unit < self.admin_count())?;
        Some(Admin {
            country: take_str(&mut rest)?,
            code: take_str(&mut rest)?,
            name: take_str(&mut rest)?,
            abbreviation: take_str(&mut rest)?,
            place: take_varint(&mut rest)?.wrapping_sub(1),
        })
    }

    fn admin_count(&self) -> usize {
        u32_at(self.admin, 0).map_or(0, |n| (n as usize).min(self.admin.len() / 4))
    }

    /// The first-order units of a country, which stand together.
    pub(super) fn admins_of<'g>(&'g self, country: &'g str) -> impl Iterator<Item = Admin<'g>> + 'g {
        let unit = |i: usize| self.read_admin(i).unwrap_or_default();
        let first = first_where(self.admin_count(), |i| unit(i).country >= country);
        (first..self.admin_count()).map(unit).take_while(move |admin| admin.country == country)
    }

    /// The place of a country code.
    pub(super) fn country(&self, iso2: &str) -> Option<PlaceId> {
        let rows = self.countries.as_chunks::<6>().0;
        let row = rows.binary_search_by(|row| row.get(..2).unwrap_or_default().cmp(iso2.as_bytes())).ok()?;
        u32_at(rows.get(row)?, 2).map(PlaceId)
    }

    /// All first-order units.
    pub(super) fn admins(&self) -> impl Iterator<Item = Admin<'_>> {
        (0..self.admin_count()).map(|unit| self.read_admin(unit).unwrap_or_default())
    }

    /// The uncertainty a place's row gives, if it does.
    pub(super) fn given_uncertainty(&self, place: PlaceId) -> Option<u32> {
        self.extra(place.0).uncertainty_m
    }

    /// The place with this GeoNames id: a look through all, for look-ups by hand.
    pub(super) fn by_geonames(&self, id: u32) -> Option<PlaceId> {
        let rows = self.places.as_chunks::<RECORD>().0;
        let short = id.to_le_bytes();
        let is_it = |row: &[u8; RECORD]| row.starts_with(short.get(..3).unwrap_or_default());
        if id <= LARGEST_ID {
            let row = rows.iter().position(is_it)?;
            return u32::try_from(row).ok().filter(|_| id > 0).map(PlaceId);
        }
        let mut numbers = (0u32..).take(rows.len()).map(PlaceId);
        numbers.find(|&place| self.place(place).is_some_and(|place| place.id.geonames() == Some(id)))
    }
}

/// A place's id: the number of its record, or what stands among the extras.
fn key(number: u32, own: &str) -> PlaceKey<'_> {
    let large = || own.strip_prefix(LARGE_ID).and_then(|id| id.parse().ok());
    match number {
        0 => large().map_or(PlaceKey::Own(own), PlaceKey::GeoNames),
        _ => PlaceKey::GeoNames(number),
    }
}

/// The first number below `count` for which `reached` holds, where it holds for all after.
fn first_where(count: usize, reached: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if reached(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

/// Four decimals: packed degrees are good to two metres.
fn degrees(packed: u32, span: f64) -> f64 {
    let exact = f64::from(packed) / f64::from(0x00ff_ffff) * span - span / 2.0;
    (exact * 1e4).round() / 1e4
}

/// Years are stored shifted, so that those before our era fit.
pub(super) const YEAR_SHIFT: i32 = 10_000;

fn year(stored: Option<u32>) -> Option<i16> {
    stored.and_then(|n| i32::try_from(n).ok()).and_then(|n| i16::try_from(n - YEAR_SHIFT).ok())
}

/// How far from its point a place may reach, by kind and size: a town of 10,000 about 2.5 km, of a million 12 km.
fn reach(kind: Kind, population: u32) -> u32 {
    match kind {
        Kind::Country | Kind::FormerState => 400_000,
        Kind::Continent => 3_000_000,
        Kind::Admin1 | Kind::Region => 80_000,
        Kind::Admin2 => 25_000,
        Kind::River | Kind::Mountain => 200_000,
        Kind::Sea => 400_000,
        Kind::Island => 30_000,
        Kind::Camp | Kind::Ghetto | Kind::KillingSite => 1_500,
        Kind::Memorial | Kind::Archive | Kind::Building => 200,
        Kind::City | Kind::Capital | Kind::Seat => (f64::from(population.max(1000)).powf(0.35) * 100.0) as u32,
    }
}

/// The places of a name, one after the other.
#[derive(Debug, Clone)]
pub(super) struct Candidates<'g> {
    rest: &'g [u8],
    more: bool,
    ways: &'g [u8],
    tags: &'g str,
}

impl<'g> Candidates<'g> {
    /// Flags and languages: a shared way by its number, or one that is spelt out.
    fn way(&mut self) -> Option<&'g [u8]> {
        let number = take_varint(&mut self.rest)? as usize;
        if number == 0 {
            return take_bytes(&mut self.rest);
        }
        let bound = |at: usize| u32_at(self.ways, at * 4).map_or(0, |start| start as usize);
        Some(self.ways.get(bound(number)..bound(number + 1)).unwrap_or_default())
    }

    fn read(&mut self) -> Option<Candidate<'g>> {
        let head = take_varint(&mut self.rest)?;
        self.more = head & 1 != 0;
        let way = if head & 2 == 0 { &[] } else { self.way()? };
        let (flags, langs) = way.split_first().map_or((0, &[][..]), |(flags, langs)| (*flags, langs));
        Some(Candidate { place: PlaceId(head >> 2), flags: NameFlags(flags), langs, tags: self.tags, layer: 0 })
    }
}

impl<'g> Iterator for Candidates<'g> {
    type Item = Candidate<'g>;

    fn next(&mut self) -> Option<Candidate<'g>> {
        if self.more {
            self.more = false;
            self.read()
        } else {
            None
        }
    }
}
