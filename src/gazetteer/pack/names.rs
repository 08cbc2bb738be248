//! Sorted names become the automaton and the postings behind it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::format::{Error, STRIDE, put_varint, take_bytes, take_varint};
use super::super::place::NameFlags;
use super::sort::Sorter;
use super::tables;
use super::writer::Interned;

/// A name as it was given.
pub(super) const REAL: u8 = 0;
/// A name without its accents.
pub(super) const BARE: u8 = 1;
/// A name without its apostrophes.
pub(super) const BARE_APOSTROPHE: u8 = 2;

/// How one name belongs to one place.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Posting {
    flags: u8,
    langs: BTreeSet<u8>,
}

impl Posting {
    /// Flags and languages as bytes; none where there is nothing to say.
    fn way(&self) -> Vec<u8> {
        let flags = self.flags | if self.langs.is_empty() { 0 } else { NameFlags::LANGS };
        let way = std::iter::once(flags).filter(|&flags| flags != 0);
        way.chain(self.langs.iter().copied()).collect()
    }

    fn join(&mut self, other: Self) {
        self.flags |= other.flags;
        self.langs.extend(other.langs);
    }
}

/// What the names were packed to.
pub(super) struct Packed {
    builder: fst::MapBuilder<Vec<u8>>,
    count: u64,
    /// Postings as they are written at last, but for the ways, which are still spelt out.
    raw: Vec<u8>,
    /// How often each way came.
    ways: HashMap<Vec<u8>, u32>,
    /// The places of the names that demonyms point to, the largest first.
    pub(super) wanted: HashMap<String, Vec<u32>>,
}

impl Packed {
    pub(super) fn new(wanted: impl Iterator<Item = String>) -> Self {
        Self {
            builder: fst::MapBuilder::memory(),
            count: 0,
            raw: Vec::new(),
            ways: HashMap::new(),
            wanted: wanted.map(|key| (key, Vec::new())).collect(),
        }
    }

    /// The bytes of the automaton.
    pub(super) fn automaton(&mut self) -> Result<Vec<u8>, Error> {
        std::mem::replace(&mut self.builder, fst::MapBuilder::memory()).into_inner().map_err(unsorted)
    }

    /// Where postings start, the postings, and the ways that more of them share: a way that is shared goes by its number,
    /// the most used having the smallest.
    pub(super) fn postings(&mut self) -> [Vec<u8>; 3] {
        const SHARED: u32 = 3;
        let mut shared: Vec<_> =
            std::mem::take(&mut self.ways).into_iter().filter(|(_, uses)| *uses >= SHARED).collect();
        shared.sort_by(|(a, uses), (b, others)| others.cmp(uses).then_with(|| a.cmp(b)));
        let numbers: HashMap<_, _> = shared.iter().map(|(way, _)| way.as_slice()).zip(1u32..).collect();
        let (mut starts, mut out, mut names, mut whole) = (Vec::new(), Vec::new(), 0, true);
        let mut raw = self.raw.as_slice();
        while let Some(head) = take_varint(&mut raw) {
            if whole && names % STRIDE == 0 {
                starts.extend_from_slice(&(out.len() as u32).to_le_bytes());
            }
            whole = head & 1 == 0;
            names += usize::from(whole);
            put_varint(&mut out, head);
            if head & 2 != 0 {
                put_way(&mut out, take_bytes(&mut raw).unwrap_or_default(), &numbers);
            }
        }
        let ways = tables::Rows::of(shared.iter().map(|(way, _)| way.as_slice()));
        [starts, out, ways]
    }

    fn add(&mut self, name: &[u8], places: &BTreeMap<u32, Posting>) -> Result<(), Error> {
        if places.is_empty() {
            return Ok(());
        }
        self.builder.insert(name, self.count).map_err(unsorted)?;
        self.count += 1;
        let mut left = places.len();
        for (&place, posting) in places {
            left -= 1;
            let way = posting.way();
            put_varint(&mut self.raw, place << 2 | u32::from(!way.is_empty()) << 1 | u32::from(left > 0));
            if !way.is_empty() {
                put_varint(&mut self.raw, way.len() as u32);
                self.raw.extend_from_slice(&way);
                *self.ways.entry(way).or_default() += 1;
            }
        }
        let wanted = std::str::from_utf8(name).ok().and_then(|name| self.wanted.get_mut(name));
        wanted.into_iter().for_each(|found| found.extend(places.keys()));
        Ok(())
    }
}

fn unsorted(_: fst::Error) -> Error {
    Error::Format("names are not in order")
}

/// Packs all names. `numbers` gives the place numbers of the file, `langs` the language numbers, `large` says which places
/// take part where a name without its accents might be another name.
pub(super) fn pack(
    sorter: Sorter,
    numbers: &[u32],
    langs: &Numbers,
    large: &impl Fn(u32) -> bool,
    packed: &mut Packed,
) -> Result<(), Error> {
    let (mut name, mut group) = (Vec::new(), Group::default());
    sorter.for_each(|next, rest| {
        if name != next {
            packed.add(&name, &std::mem::take(&mut group).places(large, numbers))?;
            name = next.to_vec();
        }
        group.take(rest, langs);
        Ok(())
    })?;
    packed.add(&name, &group.places(large, numbers))
}

/// The places of one name: those that have it, and those that have it but for accents or apostrophes.
#[derive(Default)]
struct Group {
    real: BTreeMap<u32, Posting>,
    bare: BTreeMap<(u8, u32), Posting>,
}

impl Group {
    fn take(&mut self, rest: &[u8], langs: &Numbers) {
        let Some((&[a, b, c, d, flags, origin], tags)) = rest.split_first_chunk() else { return };
        let place = u32::from_be_bytes([a, b, c, d]);
        let tags = tags.as_chunks::<2>().0.iter().map(|&tag| langs.number(u16::from_le_bytes(tag)));
        let posting = Posting { flags, langs: tags.filter(|&tag| tag > 0).collect() };
        match origin {
            REAL => self.real.entry(place).or_default().join(posting),
            origin => self.bare.entry((origin, place)).or_default().join(posting),
        }
    }

    /// Names that lack their accents are found too. Where the bare form is a name already, and where it is an apostrophe
    /// that goes, only large places take part: a hamlet without its accent is less likely than the other name.
    fn places(self, large: &impl Fn(u32) -> bool, numbers: &[u32]) -> BTreeMap<u32, Posting> {
        let taken = !self.real.is_empty();
        let mut all = self.real;
        for ((origin, place), posting) in self.bare {
            if large(place) || !(taken || origin == BARE_APOSTROPHE) {
                all.entry(place).or_insert(posting);
            }
        }
        let number = |place: u32| numbers.get(place as usize).copied();
        all.into_iter().filter_map(|(place, posting)| Some((number(place)?, posting))).collect()
    }
}

/// The number of a shared way; or 0, its length and the way.
fn put_way(out: &mut Vec<u8>, way: &[u8], numbers: &HashMap<&[u8], u32>) {
    let number = numbers.get(way).copied().unwrap_or(0);
    put_varint(out, number);
    if number == 0 {
        put_varint(out, way.len() as u32);
        out.extend_from_slice(way);
    }
}

/// The language numbers of the file, from 1 (0 is none): the 255 most used, in the order of their tags.
pub(super) struct Numbers {
    of: Vec<u8>,
    tags: Vec<String>,
}

impl Numbers {
    pub(super) fn most_used(langs: &Interned) -> Self {
        let mut ranked: Vec<_> = langs.strings.iter().collect();
        ranked.sort_by_key(|(tag, count)| (std::cmp::Reverse(*count), tag.clone()));
        let kept: BTreeSet<_> = ranked.into_iter().take(usize::from(u8::MAX)).map(|(tag, _)| tag).collect();
        let tags: Vec<_> = kept.into_iter().cloned().collect();
        let number = |tag: &String| tags.binary_search(tag).ok().and_then(|at| u8::try_from(at + 1).ok()).unwrap_or(0);
        Self { of: langs.strings.iter().map(|(tag, _)| number(tag)).collect(), tags }
    }

    fn number(&self, lang: u16) -> u8 {
        self.of.get(usize::from(lang)).copied().unwrap_or(0)
    }

    /// The tags, a line each, from number 0.
    pub(super) fn lines(&self) -> Vec<u8> {
        self.tags.iter().flat_map(|tag| ["\n", tag]).collect::<String>().into_bytes()
    }
}
