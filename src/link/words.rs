//! What the words of a passage do in its claims, by the tables of the passage's own language.

use super::ending;
use crate::lang::{Entry, Lang, Lexicon, Match, Passage, Role};
use crate::text::{Token, TokenKind, fold_into};

/// What a word may do, as bits.
pub(super) mod does {
    pub const AUXILIARY: u32 = 1;
    pub const NEGATES: u32 = 1 << 1;
    pub const HEDGES: u32 = 1 << 2;
    pub const NAMES_SOURCE: u32 = 1 << 3;
    pub const FROM: u32 = 1 << 4;
    pub const TO: u32 = 1 << 5;
    pub const VIA: u32 = 1 << 6;
    pub const AT: u32 = 1 << 7;
    pub const NEAR: u32 = 1 << 8;
    pub const CLAUSE: u32 = 1 << 9;
    pub const AND: u32 = 1 << 10;
    pub const QUALIFIES: u32 = 1 << 11;
    pub const CARRIES_ON: u32 = 1 << 12;
    pub const DETERMINES: u32 = 1 << 13;
    pub const STANDS_FOR: u32 = 1 << 14;
    /// Any preposition of place.
    pub const TIES: u32 = FROM | TO | VIA | AT | NEAR;
}

/// A word or words that tell an event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Event {
    pub first: usize,
    pub last: usize,
    pub concept: &'static str,
    pub noun: bool,
    /// A verb's form that is a noun as well: "murder".
    pub either: bool,
}

/// The words of a passage.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// What the form that ends at each token does, and how many tokens it has before it.
    does: Vec<(u32, u8)>,
    /// Words that tell events, in order.
    pub events: Vec<Event>,
}

impl Words {
    pub fn of(p: &Passage<'_>) -> Self {
        let mut out = Self { does: vec![(0, 0); p.tokens.len()], events: Vec::new() };
        for form in p.all_matches() {
            let (first, last) = (form.first as usize, form.end().saturating_sub(1));
            // "Wed" and "May" before the rest of a date.
            let names_day = form.may(DAYS) && p.tokens.get(first).is_some_and(|t| t.capital) && names_day(form, p.lang);
            for entry in form.entries().filter(|e| p.lang.reads(e.lang) && e.role >= Role::EventVerb) {
                match entry.role {
                    Role::EventVerb | Role::EventNoun if names_day => {}
                    Role::EventVerb | Role::EventNoun => {
                        let noun = entry.role == Role::EventNoun;
                        out.event(Event { first, last, concept: entry.word(), noun, either: false });
                    }
                    role => out.note(last, bit(role), (last - first) as u8),
                }
            }
        }
        out.denied(p);
        out
    }

    /// Verbs that a denial is written on to: "nezahynulo" is "zahynulo", denied.
    fn denied(&mut self, p: &Passage<'_>) {
        let denial = p.lang.info().denial;
        if denial.is_empty() {
            return;
        }
        let mut folded = String::new();
        for (i, token) in p.tokens.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Word && t.end - t.start > 4)
        {
            folded.clear();
            fold_into(token.of(p.text), &mut folded);
            let rest = denial.iter().find_map(|d| folded.strip_prefix(d));
            let verb = |e: &Entry| e.role == Role::EventVerb && p.lang.reads(e.lang);
            let Some(e) = rest.and_then(Lexicon::get).and_then(|hit| hit.entries().find(verb)) else { continue };
            let at = self.events.partition_point(|e| e.first < i);
            if self.events.get(at).is_none_or(|e| e.first != i) {
                self.events.insert(at, Event { first: i, last: i, concept: e.word(), noun: false, either: false });
                self.note(i, does::NEGATES, 0);
            }
        }
    }

    /// Longer forms win over those inside them; of equals the verb.
    fn event(&mut self, event: Event) {
        let Some(last) = self.events.last_mut().filter(|e| event.first <= e.last) else {
            return self.events.push(event);
        };
        if event.last - event.first > last.last - last.first {
            *last = event;
        } else if (event.first, event.last) == (last.first, last.last) && event.noun != last.noun {
            last.either = true;
            last.noun = false;
        }
    }

    fn note(&mut self, at: usize, bit: u32, before: u8) {
        let Some((bits, have)) = self.does.get_mut(at) else { return };
        // "north of" is no "of".
        if bit & does::TIES != 0 && before > *have {
            *bits &= !does::TIES;
        }
        if bit & does::TIES == 0 || before >= *have {
            *bits |= bit;
        }
        *have = before.max(*have);
    }

    /// Whether the form that ends at token `i` does one of `what`.
    pub fn does(&self, i: usize, what: u32) -> bool {
        self.bits(i) & what != 0
    }

    pub fn bits(&self, i: usize) -> u32 {
        self.does.get(i).map_or(0, |d| d.0)
    }

    /// The first token of the form that ends at token `i`.
    pub fn first_of(&self, i: usize) -> usize {
        i - self.does.get(i).map_or(0, |d| usize::from(d.1)).min(i)
    }
}

const DAYS: u64 = Role::bits(&[Role::Weekday, Role::Month]);

fn names_day(form: &Match, lang: Lang) -> bool {
    form.entries().any(|e| lang.reads(e.lang) && matches!(e.role, Role::Weekday | Role::Month))
}

pub(super) fn bit(role: Role) -> u32 {
    match role {
        Role::Auxiliary => does::AUXILIARY,
        Role::Negation => does::NEGATES,
        Role::Hedge => does::HEDGES,
        Role::Attribution => does::NAMES_SOURCE,
        Role::PlaceFrom => does::FROM,
        Role::PlaceTo => does::TO,
        Role::PlaceVia => does::VIA,
        Role::PlaceAt => does::AT,
        Role::PlaceNear => does::NEAR,
        Role::ClauseStart => does::CLAUSE,
        Role::Coordinator => does::AND,
        Role::Qualifier => does::QUALIFIES,
        Role::Elliptic => does::CARRIES_ON,
        Role::Determiner => does::DETERMINES,
        Role::Pronoun => does::STANDS_FOR,
        _ => 0,
    }
}

/// Whether a word ends as verbs of the passage's language do (`-ed`, `-ieron`): for verbs in no table.
pub(super) fn ends_as_verb(p: &Passage<'_>, token: Token) -> bool {
    let word = token.of(p.text);
    if token.kind != TokenKind::Word || token.capital || word.len() < 4 {
        return false;
    }
    ending::of(word, p.lang, |role| u32::from(role == Role::VerbEnding)) != 0
}
