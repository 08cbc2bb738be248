//! Names of the gazetteer that stand in a passage, as written, inflected, or behind a written-on letter.

use super::class::{Class, Classes};
pub use super::inflect::starts_small;
use super::inflect::{Inflected, Met, is_abbreviation, is_caseless, is_likely, is_long};
use crate::gazetteer::{Gazetteer, NameId, Stem, Step};
use crate::lang::{Lang, Lexicon, Passage, Role};
use crate::model::Resolution;
use crate::text::{Token, TokenKind, fold_into};

/// Letters of a written-on prefix, at most ("ושב").
const PROCLITICS: usize = 3;
/// Words of a name that may each be inflected.
const INFLECTED_WORDS: usize = 3;
/// Letters of a name behind a written-on prefix, at least.
const SHORTEST_PREFIXED: usize = 3;

/// A name and the tokens it covers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Its first token.
    pub first: u32,
    /// Its last token.
    pub last: u32,
    /// First byte (inside the first token behind a written-on prefix).
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The name.
    pub name: NameId,
    /// How the words became the name: exact or inflected.
    pub resolution: Resolution,
    /// What sort of name it is.
    pub class: Class,
    /// Letters are written on before it.
    pub prefixed: bool,
}

/// Looks for names in one passage.
pub struct Finder<'p, 't> {
    gazetteer: &'p Gazetteer,
    passage: &'p Passage<'t>,
    classes: &'p Classes<'p>,
    key: String,
}

impl<'p, 't> Finder<'p, 't> {
    /// A finder for `passage`, with the classes of names as its language sees them.
    pub const fn new(classes: &'p Classes<'p>, passage: &'p Passage<'t>) -> Self {
        Self { gazetteer: classes.gazetteer(), passage, classes, key: String::new() }
    }

    /// All names, by their start; of one start the shorter first.
    pub fn find(mut self) -> Vec<Hit> {
        let mut out = Vec::new();
        for (i, &token) in self.passage.tokens.iter().enumerate() {
            if self.may_begin(i, token) {
                self.begin(i, token, &mut out);
            }
        }
        out
    }

    /// Names begin with a capital, where the script has any.
    fn may_begin(&self, i: usize, token: Token) -> bool {
        match token.kind {
            TokenKind::Glyph => true,
            TokenKind::Word => token.capital || !starts_small(token.of(self.passage.text)) || self.small_name(i),
            _ => false,
        }
    }

    /// A small first word of names written so: 's-Hertogenbosch.
    fn small_name(&self, i: usize) -> bool {
        let apostrophe = i > 0 && matches!(self.passage.word(i - 1), "'" | "’");
        apostrophe && self.passage.word(i).len() == 1 && self.passage.word(i + 1) == "-"
    }

    fn begin(&mut self, i: usize, token: Token, out: &mut Vec<Hit>) {
        let start = token.start as usize;
        let met = self.walk(start);
        let whole = met.exact.iter().flatten().any(|&(len, _)| start + len >= token.end as usize);
        self.keep(i, start, &met, out);
        if !whole && token.kind == TokenKind::Word && !token.capital {
            self.behind_proclitics(i, token, out);
        }
    }

    /// Tries the word without its written-on prefixes (Hebrew, Yiddish, Arabic).
    fn behind_proclitics(&mut self, i: usize, token: Token, out: &mut Vec<Hit>) {
        let word = token.of(self.passage.text);
        let ends = word.char_indices().map(|(at, c)| at + c.len_utf8()).take(PROCLITICS);
        for end in ends.filter(|&end| end < word.len()) {
            if !self.is_proclitic(word.get(..end).unwrap_or_default()) {
                return;
            }
            let start = token.start as usize + end;
            let met = self.walk(start);
            if met.exact.iter().flatten().any(|&(len, _)| self.may_be_prefixed(start, len, token)) {
                return self.keep(i, start, &met, out);
            }
        }
    }

    /// A name behind a prefix covers the rest of the word and is not all too short.
    fn may_be_prefixed(&self, start: usize, len: usize, token: Token) -> bool {
        let name = self.passage.text.get(start..start + len).unwrap_or_default();
        start + len >= token.end as usize && name.chars().nth(SHORTEST_PREFIXED - 1).is_some()
    }

    fn is_proclitic(&self, letters: &str) -> bool {
        let lang = self.passage.lang;
        Lexicon::get(letters).is_some_and(|hit| {
            hit.entries().any(|e| e.role == Role::Proclitic && (e.lang == lang || lang == Lang::UND))
        })
    }

    fn walk(&mut self, start: usize) -> Met {
        let mut met = Met::default();
        let (gazetteer, text) = (self.gazetteer, self.passage.text);
        let limit = self.passage.span.end;
        let inflects = self.passage.lang.info().place_endings;
        gazetteer.walk(text, start, &mut |step| match step {
            Step::Name(m) if start + m.len <= limit => {
                met.exact = [met.exact[1], Some((m.len, m.name))];
            }
            Step::Stem(stem) if inflects => self.inflected(start, &stem, 1, &mut met),
            _ => {}
        });
        met
    }

    /// Completes a stem to a name, or to a word of one, by the endings of the passage's language.
    fn inflected(&mut self, start: usize, stem: &Stem<'t>, word: usize, met: &mut Met) {
        let reach = stem.len + stem.left.len();
        self.key.clear();
        fold_into(stem.left, &mut self.key);
        let within = start + reach <= self.passage.span.end;
        let may_be = |roles: u64| within && roles & Role::bits(&[Role::PlaceEnding]) != 0;
        let Some(hit) = Lexicon::get(&self.key).filter(|hit| may_be(hit.roles)) else { return };
        let lang = self.passage.lang;
        for entry in hit.entries().filter(|e| e.role == Role::PlaceEnding && e.lang == lang) {
            let base = entry.word();
            if let Some(name) = self.gazetteer.complete(stem, base) {
                let class = self.classes.of(name);
                // Particles of scripts without capitals stay outside the name, as prefixes do.
                let len = stem.len + if base.is_empty() && is_caseless(stem.left) { 0 } else { stem.left.len() };
                if word > 1 || is_likely(stem.letters + base.chars().count(), class, stem.left) {
                    met.inflect(Inflected { len, reach, name, class });
                }
            }
            if word < INFLECTED_WORDS {
                self.further(start, stem, base, word, met);
            }
        }
    }

    /// Goes on to the next word of a name, behind an inflected one: "Nowym Sączu".
    fn further(&mut self, start: usize, stem: &Stem<'t>, base: &str, word: usize, met: &mut Met) {
        let (gazetteer, text) = (self.gazetteer, self.passage.text);
        gazetteer.walk_on(text, start, stem, base, &mut |step| match step {
            Step::Name(m) if start + m.len <= self.passage.span.end => {
                let (len, name) = (m.len, m.name);
                met.inflect(Inflected { len, reach: len, name, class: self.classes.of(name) });
            }
            Step::Stem(next) => self.inflected(start, &next, word + 1, met),
            Step::Name(_) => {}
        });
    }

    fn keep(&mut self, i: usize, start: usize, met: &Met, out: &mut Vec<Hit>) {
        for &(len, name) in met.exact.iter().flatten() {
            if self.is_one_word(i, start + len) && self.plays(start, len, &[Role::PlaceNone]) {
                continue;
            }
            let class = self.classes.of(name);
            self.push(i, start, len, (name, Resolution::Exact, class), out);
        }
        if let Some(found) = met.inflected.filter(|found| self.may_inflect(i, start, found)) {
            self.push(i, start, found.len, (found.name, Resolution::Inflected, found.class), out);
        }
    }

    /// Abbreviations have no endings written on, and everyday words that look like inflected names are told by data.
    fn may_inflect(&mut self, i: usize, start: usize, found: &Inflected) -> bool {
        let words = self.passage.text.get(start..start + found.reach).unwrap_or_default();
        if !self.is_one_word(i, start + found.reach) {
            return is_long(words);
        }
        let upper = self.passage.tokens.get(i).is_some_and(|token| token.upper);
        let abbreviation = upper && is_abbreviation(words, found.class);
        !abbreviation && !self.plays(start, found.len, &[Role::PlaceNone, Role::PlaceCommon])
    }

    fn is_one_word(&self, i: usize, end: usize) -> bool {
        self.passage.tokens.get(i).is_some_and(|token| end <= token.end as usize)
    }

    /// Whether these words play one of the roles in the passage's language.
    fn plays(&mut self, start: usize, len: usize, roles: &[Role]) -> bool {
        self.key.clear();
        fold_into(self.passage.text.get(start..start + len).unwrap_or_default(), &mut self.key);
        let lang = self.passage.lang;
        let hit = Lexicon::get(&self.key).filter(|hit| hit.roles & Role::bits(roles) != 0);
        hit.is_some_and(|hit| hit.entries().any(|e| e.lang == lang && roles.contains(&e.role)))
    }

    fn push(&self, i: usize, start: usize, len: usize, what: (NameId, Resolution, Class), out: &mut Vec<Hit>) {
        let end = start + len;
        let covered = self.passage.tokens.get(i..).unwrap_or_default();
        let count = covered.iter().take_while(|t| (t.start as usize) < end).count().max(1);
        let (name, resolution, class) = what;
        let prefixed = covered.first().is_some_and(|t| (t.start as usize) < start);
        out.push(Hit { first: i as u32, last: (i + count - 1) as u32, start, end, name, resolution, class, prefixed });
    }
}
