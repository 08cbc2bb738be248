//! Rules that weigh more than what was learned, or make up for what single sentences lack: a known site, a large place behind
//! a preposition, a first name before a surname.

use super::cell::{Cell, Shape, Sheet};
use super::clue::{self, Clues};
use super::hits::Hit;
use crate::model::Resolution;

/// What a name among our own sites adds: the list holds few names that mean anything else.
const SITE: f32 = 5.0;
/// What a preposition of the passage's language before the name, or a case ending, adds.
const PREPOSITION: f32 = 0.8;
/// What a word for a kind of place before the name adds: "the town of X", "camp X".
const KIND_WORD: f32 = 1.2;
/// What standing at the head of a report adds: "ROME, May 3 —", "BONN (dpa) –".
const DATELINE: f32 = 3.0;
/// Tokens between the name and the dash of a dateline, at most: a unit, a day, an agency.
const DATELINE_REACH: isize = 8;
/// What an office and its holder behind the name add: "Ohio Governor X".
const OFFICE: f32 = 1.5;
/// What a name of a country or a large town adds.
const LARGE: f32 = 0.5;
/// Importance of such a name.
const LARGE_FROM: u16 = 5;
/// What a place right behind "and" or a comma adds; to a name that people have too, less.
const LISTED: f32 = 1.5;
const LISTED_PERSON: f32 = 0.7;
/// What is lost by an everyday word.
const EVERYDAY: f32 = -1.5;
/// Log-odds from which an everyday word without a preposition is a place.
const SURE: f32 = 1.5;
/// Log-odds from which a name stays a place behind a first name.
const VERY_SURE: f32 = 5.0;

/// Words for kinds of places.
pub const NOUNS: Clues =
    clue::CAMP | clue::GHETTO | clue::MEMORIAL | clue::TOWN | clue::REGION | clue::NATURE | clue::BUILDING;
const PERSON: Clues = clue::FIRST_NAME | clue::TITLE;

/// What speaks for a name that was not taken for a place by what was learned.
///
/// `beside`: places that were found end before the first and begin behind the second token.
pub fn support(sheet: &Sheet, hit: &Hit, cell: &Cell, beside: (usize, usize)) -> f32 {
    if is_behind_person(sheet, hit.first as usize) {
        return 0.0;
    }
    if hit.class.is_site() {
        return SITE;
    }
    if !hit.class.is_usual() || is_small_demonym(hit, cell) {
        return 0.0;
    }
    let first = hit.first as usize;
    let preposition = sheet.near(first, -1).clues & clue::PREP != 0;
    let kind = kind_before(sheet, first);
    let dateline = is_dateline(sheet, hit);
    if !preposition
        && !kind
        && !dateline
        && cell.clues & (NOUNS | clue::MODIFIER | clue::COMMON | clue::WRITTEN_SMALL | clue::DEMONYM) != 0
    {
        return 0.0;
    }
    let add = |fits: bool, weight: f32| if fits { weight } else { 0.0 };
    let person = cell.clues & (clue::SURNAME | PERSON) != 0;
    let place_case = hit.resolution == Resolution::Inflected || hit.prefixed;
    add(preposition || place_case, PREPOSITION)
        + add(kind, KIND_WORD)
        + add(dateline, DATELINE)
        + add(is_office(sheet, hit), OFFICE)
        + add(hit.class.importance() >= LARGE_FROM, LARGE)
        + add(is_listed(sheet, hit, beside), if person { LISTED_PERSON } else { LISTED })
        + add(cell.clues & clue::COMMON != 0 && !kind, EVERYDAY)
}

/// Why what was taken for a place is none.
pub fn against(sheet: &Sheet, first: usize, last: usize, hit: Option<&Hit>, score: f32) -> Option<&'static str> {
    let cell = sheet.near(first, 0);
    let before = sheet.near(first, -1);
    let one = first == last;
    let small =
        if one { hit.is_none_or(|hit| is_small_demonym(hit, cell)) } else { hit.is_none() && score < 2.0 * SURE };
    let demonym = cell.clues & clue::DEMONYM != 0 && small;
    let chain = one && is_behind_person(sheet, first) && cell.clues & clue::SURNAME != 0 && score < VERY_SURE;
    let either = cell.clues | sheet.near(last, 0).clues;
    let named = before.shape == Shape::Capital || cell.shape == Shape::Capital && !one;
    let street = either & clue::STREET != 0 && (hit.is_none() && score < SURE || one && named)
        || names_street(sheet, last)
        || hit.is_none() && is_address(sheet, first, last);
    let follows = before.shape == Shape::Capital && sheet.hit(before).is_some_and(|h| h.class.is_known_place());
    let part = cell.clues & (NOUNS | clue::ORGANISATION) != 0 && hit.is_none_or(|hit| hit.first as usize > first);
    let told = before.clues & clue::PREP != 0 || kind_before(sheet, first);
    let everyday = one && cell.clues & clue::COMMON != 0 && !told && score < SURE;
    match () {
        () if demonym => Some("demonym"),
        () if chain => Some("person"),
        () if street => Some("street"),
        () if part && follows => Some("organisation"),
        () if everyday => Some("common-word"),
        () => None,
    }
}

/// An adjective that is also the name of some small place: "Deutsch".
fn is_small_demonym(hit: &Hit, cell: &Cell) -> bool {
    cell.clues & clue::DEMONYM != 0 && !(hit.class.is_usual() && hit.class.importance() >= LARGE_FROM)
}

/// A first name, with a capital and not a place itself, or a form of address stands right before.
fn is_behind_person(sheet: &Sheet, first: usize) -> bool {
    let before = sheet.near(first, -1);
    let opens = sheet.near(first, 0).opens;
    let named = before.shape == Shape::Capital && before.clues & PERSON != 0;
    let titled = before.shape == Shape::Small && before.clues & clue::TITLE != 0;
    !opens && (named || titled) && before.clues & NOUNS == 0
}

/// A street word right behind the name, and nothing behind that which it could go with: "Paris Street", but not "Lyon Rue
/// Pascal".
fn names_street(sheet: &Sheet, last: usize) -> bool {
    let (word, next) = (sheet.near(last, 1), sheet.near(last, 2));
    word.clues & clue::STREET != 0 && word.shape == Shape::Capital && next.shape != Shape::Capital
}

/// A name that ends with a street word, with the number of a house beside it: "12 London Road". Others may be places that
/// people know by name: "Trafalgar Square".
fn is_address(sheet: &Sheet, first: usize, last: usize) -> bool {
    let numbered = [sheet.near(first, -1), sheet.near(last, 1)].iter().any(|cell| cell.shape == Shape::Number);
    first < last && numbered && sheet.near(last, 0).clues & clue::STREET != 0
}

/// A name at the beginning of a line or sentence, and behind it, with no more between than a unit, a day or an agency, a dash. A
/// name that is not in capitals needs something between, or it might be anything that is explained.
pub fn is_dateline(sheet: &Sheet, hit: &Hit) -> bool {
    let (first, last) = (sheet.near(hit.first as usize, 0), hit.last as usize);
    let more = [',', '('].into_iter().any(|mark| sheet.near(last, 1).is_mark(mark));
    let reach = if more { 2..=DATELINE_REACH } else { 1..=1 };
    let mut bracket = sheet.near(last, 1).is_mark('(');
    let goes_on = |cell: &&Cell| {
        bracket = cell.is_mark('(') || bracket && cell.shape != Shape::Mark;
        match cell.shape {
            Shape::Line | Shape::Beyond => false,
            Shape::Small => bracket || cell.clues & clue::DATE != 0,
            _ => true,
        }
    };
    let dash = |cell: &Cell| ['-', '\u{2013}', '\u{2014}'].into_iter().any(|dash| cell.is_mark(dash));
    let mut behind = reach.map(|distance| sheet.near(last, distance)).take_while(goes_on);
    first.opens && (more || first.shape == Shape::Upper) && behind.any(dash)
}

/// An office behind the name, and a capital behind that: its holder.
pub fn is_office(sheet: &Sheet, hit: &Hit) -> bool {
    let (office, holder) = (sheet.near(hit.last as usize, 1), sheet.near(hit.last as usize, 2));
    office.clues & clue::TITLE != 0 && office.shape == Shape::Capital && holder.shape == Shape::Capital
}

/// One short word or mark parts the name from a place before or behind it.
fn is_listed(sheet: &Sheet, hit: &Hit, (from, to): (usize, usize)) -> bool {
    let (first, last) = (hit.first as usize, hit.last as usize);
    let joins = |i: usize| {
        let cell = sheet.near(i, 0);
        cell.shape == Shape::Mark || (cell.shape == Shape::Small && cell.letters <= 3)
    };
    (last + 2 == to && to < sheet.cells.len() && joins(last + 1)) || (from > 0 && first == from + 1 && joins(from))
}

/// A word for a kind of place stands before, perhaps with a small word between: "ville de X".
fn kind_before(sheet: &Sheet, first: usize) -> bool {
    let before = sheet.near(first, -1);
    let small = before.shape == Shape::Small && sheet.near(first, -2).clues & NOUNS != 0;
    before.clues & NOUNS != 0 || small
}
