//! Tagged tokens become mentions: their span, the names they may be, and why.

use super::cell::{Cell, Shape, Sheet};
use super::clue::{self, Clues, Side};
use super::hits::Hit;
use super::judge::{self, NOUNS};
use super::model::Model;
use super::tagger::Tagged;
use crate::gazetteer::{Gazetteer, NameId, abbreviation_behind};
use crate::lang::Passage;
use crate::model::{Evidence, Mention, NameReading, PlaceReading, PlaceType, Reading, Resolution};
use crate::text::{Span, TokenKind};

/// Log-odds that an inflected form costs.
const INFLECTED: f32 = 0.8;
/// The score of what is only just taken for a place.
const BARELY: f32 = 0.05;
/// The score of a unit abbreviated behind what lies in it.
const ABBREVIATED: f32 = 3.0;
/// Importance of a name from which it is worth saying why it was turned down.
const WORTH_REJECTING: u16 = 4;

/// Writes the mentions of a passage.
pub struct Writer<'a, 't> {
    pub passage: &'a Passage<'t>,
    /// Its number.
    pub index: usize,
    pub sheet: &'a Sheet,
    /// How much better each token is as the first word of a place than as none.
    pub firsts: &'a [i32],
    pub model: &'a Model,
    pub gazetteer: &'a Gazetteer,
}

impl Writer<'_, '_> {
    /// Adds a mention for each place, and for each name of some weight that is none.
    pub fn write(&self, tagged: &[Tagged], out: &mut Vec<Mention>) {
        let mut from = 0;
        let mut left = tagged;
        while let Some((place, rest)) = left.split_first() {
            left = rest;
            if place.first >= from {
                let place = self.whole(place, from);
                self.rejected(from, place.first, out);
                self.place(&place, out);
                from = place.last + 1;
                from = self.unit_behind(from, rest.iter().find(|next| next.first >= from), out);
            }
        }
        self.rejected(from, self.sheet.cells.len(), out);
    }

    /// Adds the unit abbreviated behind the last mention, unless it is part of the `next` place. Letters alone, as on letters
    /// ("Dover, DE"), only tell which Dover it is and are no mention. Gives the token to go on from.
    fn unit_behind(&self, from: usize, next: Option<&Tagged>, out: &mut Vec<Mention>) -> usize {
        let Some(unit) = out.last().and_then(|last| self.abbreviated(last)) else { return from };
        let last = self.passage.token_at(unit.end - 1);
        if unit.of(self.passage.text).contains('.') {
            if next.is_some_and(|next| next.first <= last && last < next.last) {
                return from;
            }
            let reading = PlaceReading { names: Vec::new(), score: ABBREVIATED, said: None, rejected: None };
            out.push(self.mention(unit, reading, vec![Evidence::rule("place/abbreviated-unit")]));
        }
        last + 1
    }

    /// The words behind a place that abbreviate a unit of its country, where a place of its name is in that.
    fn abbreviated(&self, place: &Mention) -> Option<Span> {
        let Reading::Place(PlaceReading { names, rejected: None, .. }) = &place.reading else { return None };
        let words = abbreviation_behind(self.passage.text, place.span.end)?;
        let name = NameId(names.first()?.name);
        let places = self.gazetteer.candidates(name).map(|row| self.gazetteer.place(row.place));
        let lies = places.map(|place| (place.country, place.admin1));
        self.gazetteer.abbreviated_unit(words.of(self.passage.text), &lies).map(|_| words)
    }

    fn place(&self, place: &Tagged, out: &mut Vec<Mention>) {
        let names = self.names(place);
        let street = self.sheet.near(place.last, 0).clues & clue::STREET != 0;
        if names.is_empty() && !street && self.apart(place, out) {
            return;
        }
        let score = (place.margin as f32 / self.model.unit.max(1.0)).max(BARELY);
        let place = &self.trimmed(place, &names);
        let span = self.span(place, &names);
        let unread = (names.is_empty() && self.is_unread(place)).then_some("weak");
        let rejected =
            unread.or_else(|| judge::against(self.sheet, place.first, place.last, names.first().copied(), score));
        let evidence = self.evidence(place.first, place.last, names.first());
        let names = names.iter().map(|hit| reading(hit)).collect();
        let said = self.said(place.first, place.last);
        out.push(self.mention(span, PlaceReading { names, score, said, rejected }, evidence));
    }

    /// Two or more names taken for one ("Wien nach London"), or one with letters of a running script that are none of it. Gives
    /// each for itself, and whether there were any.
    fn apart(&self, place: &Tagged, out: &mut Vec<Mention>) -> bool {
        let mut within: Vec<&Hit> = Vec::new();
        for hit in self.hits_between(place.first, place.last).filter(|h| h.class.is_known_place()) {
            match within.last_mut() {
                Some(last) if last.start == hit.start && hit.end >= last.end => *last = hit,
                Some(last) if hit.start < last.end => {}
                _ => within.push(hit),
            }
        }
        let prepositions = (place.first..=place.last).any(|i| self.sheet.near(i, 0).clues & clue::PREP != 0);
        let runs_on = self.sheet.near(place.first, 0).shape == Shape::Glyph;
        let parted = (place.first + 1..place.last).any(|i| self.parts(i));
        let several = within.len() > 1 || (within.len() == 1 && (prepositions || runs_on || parted));
        for hit in within.iter().filter(|_| several) {
            self.alone(hit, BARELY + 1.0, out);
        }
        several
    }

    /// Whether token `i` is a mark with a space before it, which stands between names and not inside one.
    fn parts(&self, i: usize) -> bool {
        let [Some(before), Some(token)] = [i - 1, i].map(|i| self.passage.tokens.get(i)) else { return false };
        token.kind == TokenKind::Punct && token.start > before.end
    }

    /// Letters of a running script of which nothing was learned: without a name of the gazetteer they tell nothing.
    fn is_unread(&self, place: &Tagged) -> bool {
        let glyphs = (place.first..=place.last).map(|i| self.sheet.near(i, 0)).filter(|c| c.shape == Shape::Glyph);
        let balance: i32 = glyphs.map(|cell| if self.model.knows(cell.word) { -1 } else { 1 }).sum();
        balance > 0
    }

    /// A mention of just this name.
    fn alone(&self, hit: &Hit, score: f32, out: &mut Vec<Mention>) {
        let (first, last) = (hit.first as usize, hit.last as usize);
        let said = self.said(first, last);
        let evidence = self.evidence(first, last, Some(&hit));
        let reading = PlaceReading { names: vec![reading(hit)], score, said, rejected: None };
        out.push(self.mention(Span::new(hit.start, hit.end), reading, evidence));
    }

    /// With the rest of the name that begins where the place does ("Frankfurt (Oder)"), and with the word for its kind before a
    /// site's name ("Lager Westerbork"), but nothing before token `from`.
    fn whole(&self, place: &Tagged, from: usize) -> Tagged {
        let starts_from = |first: usize| self.sheet.hits.partition_point(|h| (h.first as usize) < first);
        let hits = self.sheet.hits.get(starts_from(from)..).unwrap_or_default();
        let hits = hits.iter().take_while(|h| h.first as usize <= place.first);
        let longer = hits.filter(|h| h.last as usize >= place.last).filter(|h| match h.first as usize == place.first {
            true => h.class.is_usual(),
            false => h.class.is_site(),
        });
        let widest = longer.max_by_key(|h| h.last - h.first);
        widest.map_or(*place, |h| Tagged { first: h.first as usize, last: h.last as usize, ..*place })
    }

    /// Without a preposition or the first word of a sentence that was taken for part of the name: "Aux Pays-Bas".
    fn trimmed(&self, place: &Tagged, names: &[&Hit]) -> Tagged {
        let Some(hit) = names.first().filter(|h| h.first as usize > place.first) else { return *place };
        let loose = (place.first..hit.first as usize).all(|i| self.is_loose(self.sheet.near(i, 0)));
        if loose { Tagged { first: hit.first as usize, ..*place } } else { *place }
    }

    fn is_loose(&self, cell: &Cell) -> bool {
        let opener = cell.opens && cell.clues & clue::WRITTEN_SMALL != 0;
        (opener || cell.clues & clue::PREP != 0) && cell.clues & (NOUNS | clue::MODIFIER) == 0
    }

    fn mention(&self, span: Span, reading: PlaceReading, evidence: Vec<Evidence>) -> Mention {
        let reading = Reading::Place(reading);
        Mention { span, passage: self.index, lang: self.passage.lang.tag(), reading, evidence }
    }

    /// The names that cover just these tokens; else the longest that ends with them behind words that only narrow it down.
    fn names(&self, place: &Tagged) -> Vec<&Hit> {
        let (first, last) = (place.first as u32, place.last as u32);
        let hits = self.hits_between(place.first, place.last);
        let mut exact: Vec<&Hit> = hits.clone().filter(|h| h.first == first && h.last == last).collect();
        if exact.is_empty() {
            let inner =
                hits.filter(|h| self.is_core(h, place)).max_by_key(|h| (h.last - h.first, h.class.importance()));
            exact.extend(inner);
        }
        exact.sort_by_key(|h| (h.resolution == Resolution::Inflected, std::cmp::Reverse(h.class.importance())));
        exact.truncate(3);
        exact
    }

    fn hits_between(&self, first: usize, last: usize) -> impl Iterator<Item = &Hit> + Clone {
        let from = self.sheet.hits.partition_point(|h| (h.first as usize) < first);
        let hits = self.sheet.hits.get(from..).unwrap_or_default();
        hits.iter().take_while(move |h| h.first as usize <= last).filter(move |h| h.last as usize <= last)
    }

    /// Whether all that a name leaves of a place is words for kinds of places, modifiers, and marks.
    fn is_core(&self, hit: &Hit, place: &Tagged) -> bool {
        let narrow = clue::MODIFIER | clue::PREP | NOUNS;
        let outside = (place.first..hit.first as usize).chain(hit.last as usize + 1..place.last + 1);
        outside.into_iter().all(|i| {
            let cell = self.sheet.near(i, 0);
            cell.clues & narrow != 0 || matches!(cell.shape, Shape::Mark | Shape::Small) || self.is_loose(cell)
        })
    }

    /// The span of the tokens; of a name behind a written-on prefix, without the prefix.
    fn span(&self, place: &Tagged, names: &[&Hit]) -> Span {
        let tokens = self.passage.span_of(place.first, place.last);
        match names.first() {
            Some(hit) if hit.first as usize == place.first && hit.last as usize == place.last => {
                Span::new(hit.start, hit.end.max(tokens.end.min(hit.end)))
            }
            _ => tokens,
        }
    }

    /// What a word in the name or beside it says the place is.
    fn said(&self, first: usize, last: usize) -> Option<PlaceType> {
        let near = (first.saturating_sub(1)..=last + 1).map(|i| self.sheet.near(i, 0).clues);
        let before = self.sheet.near(first, -2).clues & (clue::CAMP | clue::GHETTO);
        let clues = near.fold(before, |all, clues| all | clues);
        match clues {
            _ if clues & clue::CAMP != 0 => Some(PlaceType::Camp),
            _ if clues & clue::GHETTO != 0 => Some(PlaceType::Ghetto),
            _ if clues & clue::MEMORIAL != 0 => Some(PlaceType::Memorial),
            _ => None,
        }
    }

    fn evidence(&self, first: usize, last: usize, name: Option<&&Hit>) -> Vec<Evidence> {
        let found = match name {
            Some(hit) if hit.resolution == Resolution::Inflected => "place/inflected-name",
            Some(_) => "place/name",
            None => "place/context",
        };
        let mut out = vec![Evidence::rule(found)];
        for (i, side) in
            [(first.checked_sub(1), Side::Before), (Some(last + 1), Side::After), (Some(first), Side::Word)]
        {
            let Some(i) = i else { continue };
            let clues = self.sheet.near(i, 0).clues;
            let said = (0..clue::COUNT).filter(|bit| clues >> bit & 1 == 1);
            out.extend(said.map(|bit| Evidence {
                rule: clue::name(bit, side).into(),
                weight: None,
                detail: Some(self.passage.word(i).into()),
            }));
        }
        out
    }

    /// Says why names of some weight are no places here.
    fn rejected(&self, from: usize, to: usize, out: &mut Vec<Mention>) {
        let mut i = from;
        while i < to {
            let cell = self.sheet.near(i, 0);
            let hit = self.sheet.hit(cell).filter(|h| cell.begins && h.class.importance() >= WORTH_REJECTING);
            if let Some(hit) = hit.filter(|h| (h.last as usize) < to) {
                i = hit.last as usize + 1;
                let score = self.firsts.get(hit.first as usize).copied().unwrap_or(0) as f32 / self.model.unit.max(1.0);
                let support = judge::support(self.sheet, hit, cell, (from, to));
                if score + support > 0.0 && support > 0.0 {
                    self.alone(hit, (score + support).min(1.0), out);
                    continue;
                }
                let (reason, score) = (self.reason(hit, cell), score.min(-BARELY));
                let reading = PlaceReading { names: vec![reading(hit)], score, said: None, rejected: Some(reason) };
                out.push(self.mention(Span::new(hit.start, hit.end), reading, vec![Evidence::rule("place/name")]));
                continue;
            }
            i += 1;
        }
    }

    fn reason(&self, hit: &Hit, cell: &Cell) -> &'static str {
        let before = self.sheet.near(hit.first as usize, -1).clues;
        let after = self.sheet.near(hit.last as usize, 1).clues;
        let any = |bits: Clues| (before | after | cell.clues) & bits != 0;
        // A street word inside a name of several words is part of the name: "St. Paul".
        let street = before | after | if hit.first == hit.last { cell.clues } else { 0 };
        let named = before & (clue::TITLE | clue::FIRST_NAME) != 0 || after & clue::SURNAME != 0;
        match () {
            () if cell.clues & clue::DEMONYM != 0 && hit.class.importance() < 5 => "demonym",
            () if street & clue::STREET != 0 => "street",
            () if any(clue::ORGANISATION) => "organisation",
            () if named => "person",
            () if any(clue::DATE) => "date",
            () if cell.clues & (clue::COMMON | clue::WRITTEN_SMALL) != 0 => "common-word",
            // That people bear the name too says little: the rest of the page may say more.
            () => "weak",
        }
    }
}

fn reading(hit: &Hit) -> NameReading {
    let cost = if hit.resolution == Resolution::Inflected { INFLECTED } else { 0.0 };
    NameReading { name: hit.name.0, resolution: hit.resolution, cost }
}
