//! Names spelt nearly as an unknown one, for people who look names up.

use super::layers::Layer;
use super::walk::Names;
use super::{Gazetteer, NameId, fold};

/// A name like the one asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Near {
    /// Letters to insert, delete or replace.
    pub distance: usize,
    /// Its first place; larger places come first.
    place: u32,
    /// The look-up form of the name.
    pub form: String,
    /// The name.
    pub name: NameId,
}

impl Gazetteer {
    /// The names nearest to this one: one letter off, or two in names of six letters and more; the nearest first, and of
    /// those the names of larger places.
    #[must_use]
    pub fn nearest(&self, name: &str, count: usize) -> Vec<Near> {
        let letters: Vec<_> = fold(name).chars().take(64).collect();
        let most = if letters.len() < 6 { 1 } else { 2 };
        let mut found = Vec::new();
        for layer in self.layers() {
            let mut search = Search { layer, letters: &letters, most, form: Vec::new(), found: Vec::new() };
            let row = (0..=letters.len()).collect();
            search.descend(layer.names.root().addr(), 0, &row);
            found.append(&mut search.found);
        }
        for near in &mut found {
            near.place = self.candidates(near.name).next().map_or(u32::MAX, |candidate| candidate.place.0);
        }
        found.sort();
        found.dedup_by_key(|near| near.place);
        found.truncate(count);
        found
    }
}

/// A search through the automaton, given up where too many letters differ.
struct Search<'g> {
    layer: &'g Layer,
    letters: &'g [char],
    most: usize,
    /// The bytes of the name so far.
    form: Vec<u8>,
    found: Vec<Near>,
}

impl Search<'_> {
    /// Looks at all names that go on from a node. `row` holds the distances of the name so far to each beginning of the
    /// letters.
    fn descend(&mut self, node: usize, output: u64, row: &Vec<usize>) {
        let names: &Names = &self.layer.names;
        let node = names.node(node);
        let distance = row.last().copied().unwrap_or(usize::MAX);
        if node.is_final() && distance <= self.most && std::str::from_utf8(&self.form).is_ok() {
            let number = (output + node.final_output().value()) as u32 + self.layer.first_name;
            let form = String::from_utf8_lossy(&self.form).into_owned();
            self.found.push(Near { distance, place: 0, form, name: NameId(number) });
        }
        for transition in node.transitions() {
            self.form.push(transition.inp);
            let next = self.after_last(row);
            if next.iter().min().is_some_and(|&least| least <= self.most) {
                self.descend(transition.addr, output + transition.out.value(), &next);
            }
            self.form.pop();
        }
    }

    /// The distances once the last byte is read: unchanged inside a character.
    fn after_last(&self, row: &Vec<usize>) -> Vec<usize> {
        let start = self.form.iter().rposition(|byte| byte & 0xc0 != 0x80).unwrap_or(0);
        let last = self.form.get(start..).and_then(|bytes| std::str::from_utf8(bytes).ok());
        let Some(letter) = last.and_then(|text| text.chars().next()) else { return row.clone() };
        let mut next = vec![row.first().copied().unwrap_or(0) + 1];
        for ((&other, corner), above) in self.letters.iter().zip(row).zip(row.iter().skip(1)) {
            let left = next.last().copied().unwrap_or(usize::MAX - 1);
            next.push((corner + usize::from(other != letter)).min(above + 1).min(left + 1));
        }
        next
    }
}
