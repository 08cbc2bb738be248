//! The packed file: a header, a table of sections, and the sections. Readers find their section by its tag and read
//! it in place; every access is checked, so that a damaged file gives wrong or missing answers, never a panic.

use sha2::{Digest, Sha256};

/// First bytes of a packed gazetteer.
pub(super) const MAGIC: &[u8; 8] = b"regestgz";
/// Raised when a reader of the old form would misread the new one.
pub(super) const VERSION: u32 = 2;
const DIGEST: usize = 32;
const TABLE: usize = 8 + 4 + 4 + DIGEST;
const ENTRY: usize = 4 + 8 + 8;

/// The sections, by tag.
pub(super) mod tag {
    pub const META: [u8; 4] = *b"META";
    pub const NAMES: [u8; 4] = *b"NAME";
    pub const POSTING_STARTS: [u8; 4] = *b"PSTO";
    pub const POSTINGS: [u8; 4] = *b"PSTG";
    pub const WAYS: [u8; 4] = *b"WAYS";
    pub const PLACES: [u8; 4] = *b"PLAC";
    pub const LABEL_STARTS: [u8; 4] = *b"LABO";
    pub const LABELS: [u8; 4] = *b"LABL";
    pub const COUNTRIES: [u8; 4] = *b"CTRY";
    pub const ADMIN: [u8; 4] = *b"ADM1";
    pub const EXTRAS: [u8; 4] = *b"EXTR";
    pub const LANGS: [u8; 4] = *b"LANG";
    pub const DEMONYMS: [u8; 4] = *b"DEMF";
    pub const CODES: [u8; 4] = *b"CODE";
}

/// Names (and places) share one start offset by this many.
pub(super) const STRIDE: usize = 16;
/// Bytes of a country code.
pub(super) const CODE: usize = 4;
/// Bit beside the kind in a place record: the place has a row among the extras.
pub(super) const HAS_EXTRA: u8 = 0x80;
/// Bytes of a place record: GeoNames id (3), degrees (3 + 3), inhabitants (2), first-order unit (2), kind (1).
pub(super) const RECORD: usize = 14;
/// Larger GeoNames ids do not fit into a record; they stand among the extras behind this.
pub(super) const LARGE_ID: &str = "gn:";
/// The largest that fits.
pub(super) const LARGEST_ID: u32 = 0x00ff_ffff;

/// Why a gazetteer cannot be used.
#[derive(Debug)]
pub enum Error {
    /// The file could not be read or written.
    Io {
        /// Which file.
        path: std::path::PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// It is not a packed gazetteer, or damaged.
    Format(&'static str),
    /// A row of a source could not be understood.
    Row {
        /// Which file.
        path: std::path::PathBuf,
        /// Which line, from 1.
        line: usize,
        /// What is wrong.
        what: String,
    },
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Io { path, .. } => write!(f, "gazetteer file {}", path.display()),
            Self::Format(what) => write!(f, "not a usable gazetteer: {what}"),
            Self::Row { path, line, what } => write!(f, "{}, line {line}: {what}", path.display()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { cause, .. } => Some(cause),
            _ => None,
        }
    }
}

/// The sections of a packed file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sections {
    bytes: &'static [u8],
    count: usize,
}

impl Sections {
    /// Reads the header.
    pub(super) fn read(bytes: &'static [u8]) -> Result<Self, Error> {
        if bytes.get(..8) != Some(MAGIC.as_slice()) {
            return Err(Error::Format("it does not begin as one"));
        }
        if u32_at(bytes, 8) != Some(VERSION) {
            return Err(Error::Format("it was made for another version of regest; build it again"));
        }
        let count = u32_at(bytes, 12).map_or(0, |n| n as usize);
        let whole = count <= 64 && bytes.len() >= TABLE + count * ENTRY;
        if whole { Ok(Self { bytes, count }) } else { Err(Error::Format("it is cut short")) }
    }

    /// The digest the file claims.
    pub(super) fn sha256(&self) -> &'static [u8] {
        self.bytes.get(16..16 + DIGEST).unwrap_or_default()
    }

    /// Whether the content has the digest the file claims.
    pub(super) fn is_intact(&self) -> bool {
        let content = self.bytes.get(TABLE..).unwrap_or_default();
        Sha256::digest(content).as_slice() == self.sha256()
    }

    /// The section of this tag; empty where there is none.
    pub(super) fn get(&self, tag: [u8; 4]) -> &'static [u8] {
        let entries = (0..self.count).filter_map(|i| self.bytes.get(TABLE + i * ENTRY..TABLE + (i + 1) * ENTRY));
        let entry = entries.into_iter().find(|entry| entry.get(..4) == Some(tag.as_slice()));
        entry.and_then(|entry| self.range(entry)).unwrap_or_default()
    }

    fn range(&self, entry: &[u8]) -> Option<&'static [u8]> {
        let start = usize::try_from(u64_at(entry, 4)?).ok()?;
        let len = usize::try_from(u64_at(entry, 12)?).ok()?;
        self.bytes.get(start..start.checked_add(len)?)
    }
}

/// The tags and lengths of the sections of a packed file: what takes how much room.
#[must_use]
pub fn sizes(bytes: &[u8]) -> Vec<(String, u64)> {
    let count = u32_at(bytes, 12).unwrap_or_default().min(64) as usize;
    let entries = (0..count).filter_map(|i| bytes.get(TABLE + i * ENTRY..TABLE + (i + 1) * ENTRY));
    let tag = |entry: &[u8]| String::from_utf8_lossy(entry.get(..4).unwrap_or_default()).into_owned();
    entries.map(|entry| (tag(entry), u64_at(entry, 12).unwrap_or_default())).collect()
}

/// Puts sections together into one file.
pub(super) fn assemble(sections: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut table = Vec::new();
    let mut body = Vec::new();
    let first = TABLE + sections.len() * ENTRY;
    for (tag, bytes) in sections {
        table.extend_from_slice(tag);
        table.extend_from_slice(&((first + body.len()) as u64).to_le_bytes());
        table.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        body.extend_from_slice(bytes);
    }
    table.append(&mut body);
    let mut file = MAGIC.to_vec();
    file.extend_from_slice(&VERSION.to_le_bytes());
    file.extend_from_slice(&(sections.len() as u32).to_le_bytes());
    file.extend_from_slice(Sha256::digest(&table).as_slice());
    file.append(&mut table);
    file
}

/// A little-endian number of four bytes.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    four.try_into().ok().map(u32::from_le_bytes)
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    let eight = bytes.get(at..at.checked_add(8)?)?;
    eight.try_into().ok().map(u64::from_le_bytes)
}

/// A number of two bytes.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    two.try_into().ok().map(u16::from_le_bytes)
}

/// A number of three bytes.
pub(super) fn u24_at(bytes: &[u8], at: usize) -> Option<u32> {
    match bytes.get(at..at.checked_add(3)?)? {
        [a, b, c] => Some(u32::from_le_bytes([*a, *b, *c, 0])),
        _ => None,
    }
}

/// Writes a number seven bits a byte.
pub(super) fn put_varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Reads a number written by [`put_varint`] and moves past it.
pub(super) fn take_varint(bytes: &mut &[u8]) -> Option<u32> {
    let mut value = 0u32;
    for shift in [0, 7, 14, 21, 28] {
        let byte = take_byte(bytes)?;
        value |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

/// Reads a byte and moves past it.
pub(super) fn take_byte(bytes: &mut &[u8]) -> Option<u8> {
    let (&byte, rest) = bytes.split_first()?;
    *bytes = rest;
    Some(byte)
}

/// Reads a length and that many bytes, and moves past them.
pub(super) fn take_bytes<'b>(bytes: &mut &'b [u8]) -> Option<&'b [u8]> {
    let len = take_varint(bytes)? as usize;
    let (taken, rest) = bytes.split_at_checked(len)?;
    *bytes = rest;
    Some(taken)
}

/// Reads a length and that much text, and moves past it; text that is no UTF-8 reads as empty.
pub(super) fn take_str<'b>(bytes: &mut &'b [u8]) -> Option<&'b str> {
    take_bytes(bytes).map(|taken| std::str::from_utf8(taken).unwrap_or_default())
}

/// Writes text with its length before it.
pub(super) fn put_str(out: &mut Vec<u8>, text: &str) {
    put_varint(out, text.len() as u32);
    out.extend_from_slice(text.as_bytes());
}

/// Inhabitants in two bytes: exact to 2047, then to about a thousandth.
pub(super) fn small_population(population: u32) -> u16 {
    let shift = (32 - population.leading_zeros()).saturating_sub(11);
    ((shift << 11) | (population >> shift)) as u16
}

/// What [`small_population`] wrote.
pub(super) fn population(small: u16) -> u32 {
    u32::from(small & 0x7ff) << (small >> 11)
}
