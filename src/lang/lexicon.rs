//! Look-up in the static word table: the union of all languages' words.

use super::hash::hash;
use super::{LEXICON_SHA256, Lang, Role, WORDS};

static SLOTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/slots.bin"));
static KEYS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/keys.bin"));
static ENTRIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/entries.bin"));
static NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.bin"));

/// Bytes of a key's record and of an entry.
const KEY: usize = 20;
const ENTRY: usize = 12;

/// One meaning of a form in one language.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    /// The language it has that meaning in.
    pub lang: Lang,
    /// What it does.
    pub role: Role,
    /// Its number; for open roles the number of its word, see [`Entry::word`].
    pub value: f64,
}

impl Entry {
    /// The key of an open or keyed role: `EUR`, `deport`, ….
    #[must_use]
    pub fn word(&self) -> &'static str {
        WORDS.get(self.value as usize).copied().unwrap_or("")
    }

    /// The value as a whole number.
    #[must_use]
    pub const fn int(&self) -> i64 {
        self.value as i64
    }
}

/// A form that was found, or that begins a longer one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    first: u32,
    count: u8,
    /// Most tokens of a form that begins with this one.
    pub longest: u8,
    /// The roles it may play, as [`Role::bits`] has them.
    pub roles: u64,
}

impl Hit {
    /// What the form means; empty where it only begins a longer one.
    pub fn entries(self) -> impl Iterator<Item = Entry> + Clone {
        (self.first as usize..self.first as usize + usize::from(self.count)).filter_map(entry)
    }

    /// Whether the form means anything by itself.
    #[must_use]
    pub const fn is_form(self) -> bool {
        self.count > 0
    }
}

/// The word table.
#[derive(Debug)]
pub struct Lexicon;

impl Lexicon {
    /// SHA-256 of the table, in hex.
    pub const SHA256: &'static str = LEXICON_SHA256;

    /// The form with exactly these characters, already in look-up form ([`crate::text::fold`]).
    ///
    /// ```
    /// use regest::lang::{Lexicon, Role};
    /// let hit = Lexicon::get("mei").unwrap();
    /// assert!(hit.entries().any(|e| e.role == Role::Month && e.value == 5.0 && e.lang.tag() == "nl"));
    /// ```
    #[must_use]
    pub fn get(folded: &str) -> Option<Hit> {
        let mask = SLOTS.len() / 4 - 1;
        let mut at = hash(folded.as_bytes()) as usize & mask;
        loop {
            let number = u32_at(SLOTS, at * 4)?.checked_sub(1)?;
            let record = number as usize * KEY;
            let (name, len) = (u32_at(KEYS, record)? as usize, u16_at(KEYS, record + 8)? as usize);
            if NAMES.get(name..name + len)? == folded.as_bytes() {
                let [count, longest] = *KEYS.get(record + 10..record + 12)? else { return None };
                let roles = u64_at(KEYS, record + 12)?;
                return Some(Hit { first: u32_at(KEYS, record + 4)?, count, longest, roles });
            }
            at = (at + 1) & mask;
        }
    }

    /// All forms, in the order of their bytes.
    pub fn all() -> impl Iterator<Item = (&'static str, Hit)> {
        (0..Self::forms()).filter_map(|number| {
            let record = number * KEY;
            let (name, len) = (u32_at(KEYS, record)? as usize, u16_at(KEYS, record + 8)? as usize);
            let [count, longest] = *KEYS.get(record + 10..record + 12)? else { return None };
            let name = std::str::from_utf8(NAMES.get(name..name + len)?).ok()?;
            let roles = u64_at(KEYS, record + 12)?;
            Some((name, Hit { first: u32_at(KEYS, record + 4)?, count, longest, roles }))
        })
    }

    /// The version of the table for the record: its number of forms.
    #[must_use]
    pub fn forms() -> usize {
        KEYS.len() / KEY
    }
}

fn entry(number: usize) -> Option<Entry> {
    let at = number * ENTRY;
    let lang = Lang(u16_at(ENTRIES, at)?);
    let role = *Role::ALL.get(usize::from(u16_at(ENTRIES, at + 2)?))?;
    let value = f64::from_le_bytes(*ENTRIES.get(at + 4..)?.first_chunk()?);
    Some(Entry { lang, role, value })
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|b| u32::from_le_bytes(*b))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|b| u64::from_le_bytes(*b))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|b| u16::from_le_bytes(*b))
}
