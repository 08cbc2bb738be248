//! What an unknown name may be: a known one with an ending of some language, or a slip of the pen.

use crate::gazetteer::{Gazetteer, NameId, Step};
use crate::lang::{Lexicon, Role};
use crate::text::fold_into;
use serde::Serialize;

/// Hints given, at most.
const SHOWN: usize = 5;
/// Letters of a stem before an ending, at least.
const STEM: usize = 3;

/// A known name like the unknown one.
#[derive(Debug, Serialize, PartialEq, Eq)]
pub struct Hint {
    /// The main name of its largest place.
    pub name: String,
    pub country: String,
    /// The spelling that is known.
    pub known_as: String,
    /// Why it may be meant: "pl ending", "1 letter off".
    pub why: String,
}

/// The likeliest hints.
pub fn of(gazetteer: &Gazetteer, name: &str) -> Vec<Hint> {
    let mut hints = inflected(gazetteer, name);
    for near in gazetteer.nearest(name, SHOWN) {
        let letters =
            if near.distance == 1 { "1 letter off".to_owned() } else { format!("{} letters off", near.distance) };
        hints.extend(hint(gazetteer, near.name, near.form, letters));
    }
    let mut seen = Vec::new();
    hints.retain(|hint| {
        let key = (hint.name.clone(), hint.country.clone());
        let new = !seen.contains(&key);
        seen.push(key);
        new
    });
    hints.truncate(SHOWN);
    hints
}

/// Names that become this one with an ending that `extract` knows.
fn inflected(gazetteer: &Gazetteer, name: &str) -> Vec<Hint> {
    let (mut found, mut key) = (Vec::new(), String::new());
    gazetteer.walk(name, 0, &mut |step| {
        let Step::Stem(stem) = step else { return };
        if stem.len + stem.left.len() != name.len() || stem.letters < STEM {
            return;
        }
        key.clear();
        fold_into(stem.left, &mut key);
        let entries = Lexicon::get(&key).into_iter().flat_map(|hit| hit.entries().collect::<Vec<_>>());
        for entry in entries.filter(|entry| entry.role == Role::PlaceEnding) {
            if let Some(base) = gazetteer.complete(&stem, entry.word()) {
                let form = format!("{}{}", name.get(..stem.len).unwrap_or_default(), entry.word());
                let size = gazetteer.candidates(base).next().map_or(0, |c| gazetteer.place(c.place).population);
                found.push((std::cmp::Reverse(size), base, form, entry.lang.tag()));
            }
        }
    });
    found.sort_by(|a, b| (a.0, &a.2, a.3).cmp(&(b.0, &b.2, b.3)));
    found
        .into_iter()
        .filter_map(|(_, base, form, lang)| hint(gazetteer, base, form, format!("{lang} ending")))
        .collect()
}

fn hint(gazetteer: &Gazetteer, name: NameId, known_as: String, why: String) -> Option<Hint> {
    let place = gazetteer.place(gazetteer.candidates(name).next()?.place);
    Some(Hint { name: place.name.to_owned(), country: place.country.to_owned(), known_as, why })
}
