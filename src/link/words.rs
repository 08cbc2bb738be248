//! What the words of a passage do in its claims, by the tables of the passage's own language.

use crate::lang::{Lexicon, Passage, Role};
use crate::text::{Token, TokenKind, fold_into};

/// What a word may do, as bits.
pub(super) mod does {
    pub const AUXILIARY: u16 = 1;
    pub const NEGATES: u16 = 1 << 1;
    pub const HEDGES: u16 = 1 << 2;
    pub const NAMES_SOURCE: u16 = 1 << 3;
    pub const FROM: u16 = 1 << 4;
    pub const TO: u16 = 1 << 5;
    pub const VIA: u16 = 1 << 6;
    pub const AT: u16 = 1 << 7;
    pub const NEAR: u16 = 1 << 8;
    pub const CLAUSE: u16 = 1 << 9;
    pub const AND: u16 = 1 << 10;
    pub const QUALIFIES: u16 = 1 << 11;
    pub const CARRIES_ON: u16 = 1 << 12;
    pub const DETERMINES: u16 = 1 << 13;
    /// Any preposition of place.
    pub const TIES: u16 = FROM | TO | VIA | AT | NEAR;
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
    does: Vec<(u16, u8)>,
    /// Words that tell events, in order.
    pub events: Vec<Event>,
}

impl Words {
    pub fn of(p: &Passage<'_>) -> Self {
        let mut out = Self { does: vec![(0, 0); p.tokens.len()], events: Vec::new() };
        for form in p.all_matches() {
            let (first, last) = (form.first as usize, form.end().saturating_sub(1));
            for entry in form.entries().filter(|e| e.lang == p.lang && e.role >= Role::EventVerb) {
                match entry.role {
                    Role::EventVerb | Role::EventNoun => {
                        let noun = entry.role == Role::EventNoun;
                        out.event(Event { first, last, concept: entry.word(), noun, either: false });
                    }
                    role => out.note(last, bit(role), (last - first) as u8),
                }
            }
        }
        out
    }

    /// Longer forms win over those inside them; of equals the verb.
    fn event(&mut self, event: Event) {
        let Some(last) = self.events.last_mut().filter(|e| event.first <= e.last) else {
            return self.events.push(event);
        };
        if event.last > last.last {
            *last = event;
        } else if (event.first, event.last) == (last.first, last.last) && event.noun != last.noun {
            last.either = true;
            last.noun = false;
        }
    }

    fn note(&mut self, at: usize, bit: u16, before: u8) {
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
    pub fn does(&self, i: usize, what: u16) -> bool {
        self.bits(i) & what != 0
    }

    pub fn bits(&self, i: usize) -> u16 {
        self.does.get(i).map_or(0, |d| d.0)
    }

    /// The first token of the form that ends at token `i`.
    pub fn first_of(&self, i: usize) -> usize {
        i - self.does.get(i).map_or(0, |d| usize::from(d.1)).min(i)
    }
}

fn bit(role: Role) -> u16 {
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
        _ => 0,
    }
}

/// Whether a word ends as verbs of the passage's language do (`-ed`, `-ieron`): for verbs in no table.
pub(super) fn ends_as_verb(p: &Passage<'_>, token: Token) -> bool {
    let word = token.of(p.text);
    if token.kind != TokenKind::Word || token.capital || word.len() < 4 {
        return false;
    }
    let mut key = String::from("-");
    let cuts = word.char_indices().rev().take(6).map(|(i, _)| i).filter(|i| *i > 1);
    cuts.into_iter().any(|cut| {
        key.truncate(1);
        fold_into(&word[cut..], &mut key);
        let hit = Lexicon::get(&key);
        hit.is_some_and(|h| h.entries().any(|e| e.role == Role::VerbEnding && e.lang == p.lang))
    })
}
