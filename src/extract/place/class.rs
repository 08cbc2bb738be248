//! What sort of name a name of the gazetteer is, in a few bits that weights can be learned for.

use super::cell::mix;
use super::memo::Memo;
use crate::gazetteer::{Candidate, Gazetteer, Kind, LangId, NameId, Outline};
use crate::lang::Lang;
use crate::weigh::{self, Weights};
use std::cell::RefCell;

/// Of a name's many candidates this many of the largest are looked at.
const LOOKED_AT: usize = 3;

/// What sort of name it is: group of its likeliest place, size, and how the name belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Class(u16);

impl Class {
    const PRIMARY: u16 = 1 << 8;
    const IN_LANGUAGE: u16 = 1 << 9;
    const ABBREVIATION: u16 = 1 << 10;
    const BARE: u16 = 1 << 11;

    fn of(candidate: &Candidate<'_>, place: Outline, lang: Option<LangId>) -> Self {
        let flags = candidate.flags;
        let bit = |on, bit| if on { bit } else { 0 };
        Self(
            u16::from(group(place.kind))
                | u16::from(size(place)) << 4
                | bit(flags.primary(), Self::PRIMARY)
                | bit(lang.is_some_and(|lang| candidate.in_lang(lang)) || flags.historic(), Self::IN_LANGUAGE)
                | bit(flags.abbreviation(), Self::ABBREVIATION)
                | bit(flags.bare(), Self::BARE),
        )
    }

    /// The group alone: settlement, capital, country, unit, region, water, site, ….
    #[must_use]
    pub const fn group(self) -> u16 {
        self.0 & 15
    }

    /// The size of the place, 0–7.
    #[must_use]
    pub const fn size(self) -> u16 {
        self.0 >> 4 & 15
    }

    /// All that is known, as a number.
    #[must_use]
    pub const fn code(self) -> u16 {
        self.0
    }

    /// Group and size.
    #[must_use]
    pub const fn coarse(self) -> u16 {
        self.0 & 0xff
    }

    /// A place's main name, or one known in the passage's language or in former times.
    #[must_use]
    pub const fn is_usual(self) -> bool {
        self.0 & (Self::PRIMARY | Self::IN_LANGUAGE) != 0
    }

    /// A country, a unit or a place of some size: what an inflected form may be taken for.
    #[must_use]
    pub const fn is_known_place(self) -> bool {
        self.group() != 0 || self.size() >= 2
    }

    /// For choosing among several.
    #[must_use]
    pub const fn importance(self) -> u16 {
        let rank = if self.group() == 0 { 0 } else { 3 };
        self.size() + rank + if self.is_usual() { 1 } else { 0 }
    }

    /// A camp, ghetto, memorial or the like.
    #[must_use]
    pub const fn is_site(self) -> bool {
        self.group() == 8
    }

    /// A country, a unit of it, or a region.
    #[must_use]
    pub const fn is_wide(self) -> bool {
        matches!(self.group(), 2..=5)
    }
}

fn group(kind: Kind) -> u8 {
    match kind {
        Kind::City | Kind::Seat => 0,
        Kind::Capital => 1,
        Kind::Country | Kind::FormerState => 2,
        Kind::Continent => 3,
        Kind::Admin1 => 4,
        Kind::Admin2 | Kind::Region => 5,
        Kind::River | Kind::Sea => 6,
        Kind::Mountain | Kind::Island => 7,
        _ => 8,
    }
}

fn size(place: Outline) -> u8 {
    match place.population {
        0..1_000 => 0,
        1_000..5_000 => 1,
        5_000..15_000 => 2,
        15_000..50_000 => 3,
        50_000..200_000 => 4,
        200_000..1_000_000 => 5,
        1_000_000..5_000_000 => 6,
        _ => 7,
    }
}

/// Classes of names, as seen from one language.
pub struct Classes<'g> {
    gazetteer: &'g Gazetteer,
    owner: usize,
    lang: Lang,
    /// The gazetteer's number for it.
    number: Option<LangId>,
}

/// Tells a gazetteer from any other of the process: its bytes stay where they are to the end of the run.
fn owner(gazetteer: &Gazetteer) -> usize {
    gazetteer.about().as_ptr() as usize
}

/// A name of a gazetteer in a language.
type Question = (usize, NameId, Lang);

thread_local! {
    static KNOWN: RefCell<Memo<Question, Class>> = const { RefCell::new(Memo::new()) };
}

impl<'g> Classes<'g> {
    /// Classes for texts of language `lang`.
    pub fn new(gazetteer: &'g Gazetteer, lang: Lang) -> Self {
        Self { gazetteer, owner: owner(gazetteer), lang, number: gazetteer.language(lang.tag()) }
    }

    /// The language they are seen from.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The gazetteer they are of.
    pub const fn gazetteer(&self) -> &'g Gazetteer {
        self.gazetteer
    }

    /// The class of a name: that of its likeliest place.
    pub fn of(&self, name: NameId) -> Class {
        let question = (self.owner, name, self.lang);
        let hash = mix(u64::from(name.0) << 16 ^ self.lang.tag().len() as u64);
        KNOWN.with_borrow_mut(|known| known.get(question, hash, || self.find(name)))
    }

    fn find(&self, name: NameId) -> Class {
        let weights = Weights::shipped();
        let mut best = (f32::MIN, Class::default());
        for candidate in self.gazetteer.candidates(name).take(LOOKED_AT) {
            let place = self.gazetteer.outline(candidate.place);
            let log_odds = weights.sum(&weigh::marks(&candidate, place, self.number));
            if log_odds > best.0 {
                best = (log_odds, Class::of(&candidate, place, self.number));
            }
        }
        best.1
    }
}
