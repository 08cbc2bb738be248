//! What the words around a name say of it: a few bits for each token, from the word table.

use crate::lang::{Entry, Lang, Passage, Role};

/// One bit for each sort of clue.
pub type Clues = u32;

/// A preposition that often stands before places.
pub const PREP: Clues = 1;
/// What narrows a place down.
pub const MODIFIER: Clues = 1 << 1;
/// A street word.
pub const STREET: Clues = 1 << 2;
/// An everyday word that is also a place.
pub const COMMON: Clues = 1 << 3;
/// A form of address or rank.
pub const TITLE: Clues = 1 << 4;
/// A noun of organisations.
pub const ORGANISATION: Clues = 1 << 5;
/// What people do.
pub const VERB: Clues = 1 << 6;
/// A camp.
pub const CAMP: Clues = 1 << 7;
/// A ghetto.
pub const GHETTO: Clues = 1 << 8;
/// A memorial, museum, archive.
pub const MEMORIAL: Clues = 1 << 9;
/// A town, city, village.
pub const TOWN: Clues = 1 << 10;
/// A region, county, country.
pub const REGION: Clues = 1 << 11;
/// A river, lake, sea, mountain, island.
pub const NATURE: Clues = 1 << 12;
/// A station, building, barracks.
pub const BUILDING: Clues = 1 << 13;
/// A month or weekday.
pub const DATE: Clues = 1 << 14;
/// A first name.
pub const FIRST_NAME: Clues = 1 << 15;
/// A surname.
pub const SURNAME: Clues = 1 << 16;
/// Also written small in running text.
pub const WRITTEN_SMALL: Clues = 1 << 17;
/// An adjective or a name of people made of a place.
pub const DEMONYM: Clues = 1 << 18;
/// Number of clues.
pub const COUNT: u32 = 19;

/// The side of a name that a clue stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Right before it.
    Before,
    /// Right behind it.
    After,
    /// In its first word.
    Word,
}

macro_rules! sided {
    ($($name:literal)*) => {
        [$([concat!($name, ":before"), concat!($name, ":after"), concat!($name, ":word")],)*]
    };
}

/// The name of a clue on a side of a name, for explanations: `preposition:before`.
#[must_use]
pub const fn name(bit: u32, side: Side) -> &'static str {
    const NAMES: [[&str; 3]; COUNT as usize] = sided!(
        "preposition" "modifier" "street" "common-word" "title" "organisation" "verb" "camp-word" "ghetto-word" "memorial-word"
        "town-word" "region-word" "nature-word" "building-word" "date-word" "first-name" "surname" "written-small" "demonym"
    );
    if bit < COUNT { NAMES[bit as usize][side as usize] } else { "context" }
}

/// The clues of every token that the word table gives; a form of several words marks them all.
pub fn read(passage: &Passage<'_>) -> Vec<Clues> {
    let mut out = vec![0; passage.tokens.len()];
    for found in passage.all_matches().iter().filter(|found| found.may(TELLING)) {
        let clues = settle(found.entries().fold(0, |clues, entry| clues | of(&entry, passage.lang)));
        if clues != 0 {
            let covered = out.iter_mut().take(found.end()).skip(found.first as usize);
            covered.for_each(|slot| *slot |= clues);
        }
    }
    out
}

/// Roles that are clues.
const TELLING: u64 = Role::bits(&[
    Role::PlaceNoun,
    Role::PersonTitle,
    Role::Organisation,
    Role::Street,
    Role::PlacePrep,
    Role::PlaceModifier,
    Role::PlaceCommon,
    Role::PersonVerb,
    Role::Month,
    Role::Weekday,
]);

/// A preposition of the passage's own language is no street of another's: "via".
const fn settle(clues: Clues) -> Clues {
    if clues & PREP == 0 { clues } else { clues & !STREET }
}

/// Small words mean what they do in the passage's own language; nouns and titles travel.
fn of(entry: &Entry, lang: Lang) -> Clues {
    let own = entry.lang == lang || lang == Lang::UND;
    match entry.role {
        Role::PlaceNoun => noun(entry.word(), own),
        Role::PersonTitle => TITLE,
        Role::Organisation if own => ORGANISATION,
        Role::Street => STREET,
        Role::PlacePrep if own => PREP,
        Role::PlaceModifier if own => MODIFIER,
        Role::PlaceCommon if own => COMMON,
        Role::PersonVerb if own => VERB,
        Role::Month | Role::Weekday if own => DATE,
        _ => 0,
    }
}

fn noun(kind: &str, own: bool) -> Clues {
    match kind {
        "camp" => CAMP,
        "ghetto" => GHETTO,
        "memorial" => MEMORIAL,
        "town" if own => TOWN,
        "region" | "country" if own => REGION,
        "water" | "mountain" | "island" if own => NATURE,
        "station" | "building" if own => BUILDING,
        _ => 0,
    }
}
