//! The small tables of a packed file: countries, first-order units, what few places have, demonyms.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::fold::{bare, fold};
use super::super::format::{Error, put_str, put_varint};
use super::super::place::Kind;
use super::super::read::YEAR_SHIFT;
use super::DemonymRow;
use super::writer::{Kept, Writer};

/// The country codes of the file, numbered from 1 (0 is none), in their order.
pub(super) struct Codes(BTreeMap<String, u8>);

impl Codes {
    pub(super) fn of(writer: &Writer) -> Result<Self, Error> {
        let of_places = writer.countries.strings.iter().map(|(code, _)| code);
        let all = of_places.chain(writer.demonyms.iter().map(|row| &row.country)).filter(|code| !code.is_empty());
        let distinct: BTreeSet<_> = all.cloned().collect();
        if distinct.len() > usize::from(u8::MAX) {
            return Err(Error::Format("more than 255 country codes"));
        }
        Ok(Self(distinct.into_iter().zip(1u8..=u8::MAX).collect()))
    }

    pub(super) fn number(&self, code: &str) -> u8 {
        self.0.get(code).copied().unwrap_or(0)
    }

    /// So many bytes each, from number 0, padded with spaces; longer ones are cut.
    pub(super) fn cells(&self, width: usize) -> Vec<u8> {
        let cell = |code: &str| code.bytes().chain(std::iter::repeat(b' ')).take(width).collect::<Vec<_>>();
        std::iter::once("").chain(self.0.keys().map(String::as_str)).flat_map(cell).collect()
    }
}

/// The places in the order of the file, with their numbers.
fn places<'w>(writer: &'w Writer, order: &'w [u32]) -> impl Iterator<Item = (&'w Kept, u32)> {
    order.iter().zip(0u32..).filter_map(|(&place, number)| Some((writer.places.get(place as usize)?, number)))
}

/// Country codes and the places of those countries.
pub(super) fn countries(writer: &Writer, order: &[u32]) -> Vec<u8> {
    let mut rows = BTreeMap::new();
    for (place, number) in places(writer, order).filter(|(place, _)| place.kind == Kind::Country) {
        let code = writer.countries.get(place.country);
        if code.len() == 2 {
            rows.entry(code).or_insert(number);
        }
    }
    rows.into_iter().flat_map(|(code, number)| [code.as_bytes(), &number.to_le_bytes()].concat()).collect()
}

/// First-order units: country, code, name, abbreviation, place.
pub(super) fn admins(writer: &Writer, order: &[u32]) -> Vec<u8> {
    let units = places(writer, order).filter(|(place, _)| place.kind == Kind::Admin1);
    let of = |place: &Kept| (writer.countries.get(place.country), writer.units.get(place.unit));
    let numbers: HashMap<_, _> = units.map(|(place, number)| (of(place), number + 1)).collect();
    let mut rows = Rows::new(writer.admins.len(), 4);
    for admin in &writer.admins {
        rows.start(&[]);
        for text in [&admin.country, &admin.code, &admin.name, &admin.abbreviation] {
            put_str(&mut rows.body, text);
        }
        let number = numbers.get(&(&*admin.country, &*admin.code));
        put_varint(&mut rows.body, number.copied().unwrap_or_default());
    }
    rows.finish()
}

/// What few places have, by place number.
pub(super) fn extras(writer: &Writer, order: &[u32]) -> Vec<u8> {
    let with: Vec<_> =
        order.iter().zip(0u32..).filter_map(|(place, number)| Some((writer.extras.get(place)?, number))).collect();
    let mut rows = Rows::new(with.len(), 8);
    for (extra, number) in with {
        rows.start(&number.to_le_bytes());
        put_str(&mut rows.body, &extra.own_id);
        put_str(&mut rows.body, &extra.country_then);
        put_str(&mut rows.body, &extra.source);
        let year = |year: Option<i16>| year.map(|y| (i32::from(y) + YEAR_SHIFT) as u32);
        let (from, to) = extra.years;
        for number in [year(from), year(to), extra.near, extra.uncertainty_m] {
            put_varint(&mut rows.body, number.map_or(0, |n| n.saturating_add(1)));
        }
    }
    rows.finish()
}

/// Form to code number and, above 16 bits, place number plus one.
pub(super) fn demonyms(
    writer: &Writer,
    numbers: &[u32],
    order: &[u32],
    named: &HashMap<String, Vec<u32>>,
    codes: &Codes,
) -> Result<Vec<u8>, Error> {
    let unsorted = |_| Error::Format("names are not in order");
    let own: HashMap<_, _> = writer.extras.iter().map(|(&place, extra)| (&*extra.own_id, place)).collect();
    let by_id = |id: &str| {
        let number = id.strip_prefix("geonames:").and_then(|id| id.parse().ok()).and_then(|id| writer.geonames(id));
        number.or_else(|| own.get(id).copied()).and_then(|place| numbers.get(place as usize)).copied()
    };
    let country = |number: u32| {
        let place = order.get(number as usize).and_then(|&place| writer.places.get(place as usize));
        place.map_or("", |place| writer.countries.get(place.country))
    };
    // The first-ranked place of the name, in the row's country where it names one; or the place of the id given.
    let place = |row: &DemonymRow| match row.place.contains(':') {
        true => by_id(&row.place),
        false => {
            let fits = |&&number: &&u32| row.country.len() != 2 || country(number) == row.country;
            named.get(&fold(&row.place))?.iter().find(fits).copied()
        }
    };
    let mut values = BTreeMap::new();
    for row in &writer.demonyms {
        let place = place(row).map_or(0, |number| u64::from(number) + 1);
        let key = fold(&row.form);
        for form in bare(&key).into_iter().chain([key]) {
            values.entry(form).or_insert(place << 16 | u64::from(codes.number(&row.country)));
        }
    }
    let mut builder = fst::MapBuilder::memory();
    values.iter().try_for_each(|(form, &value)| builder.insert(form, value)).map_err(unsorted)?;
    builder.into_inner().map_err(unsorted)
}

/// A table of rows found by number: a count, the keys and starts, then the rows.
pub(super) struct Rows {
    count: usize,
    width: usize,
    head: Vec<u8>,
    body: Vec<u8>,
}

impl Rows {
    fn new(count: usize, width: usize) -> Self {
        Self { count, width, head: Vec::new(), body: Vec::new() }
    }

    /// Rows without keys, with their end: each goes to where the next starts.
    pub(super) fn of<'r>(rows: impl ExactSizeIterator<Item = &'r [u8]>) -> Vec<u8> {
        let mut table = Self::new(rows.len() + 1, 4);
        for row in rows {
            table.start(&[]);
            table.body.extend_from_slice(row);
        }
        table.start(&[]);
        table.finish()
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
