//! What speaks for and against a bare year and a month alone.

use super::super::atoms::{at, is_small_word, kind, own_at, own_before, spaced};
use super::super::kin::own;
use super::super::piece::Piece;
use super::sentence_begins;
use crate::lang::{MonthCase, Passage, Role};
use crate::model::{Evidence, Relation};
use crate::text::TokenKind;

/// For and against a bare year.
pub(super) fn surroundings(p: &Passage<'_>, piece: &mut Piece, t: usize) {
    let to = piece.to;
    let (open, shut) =
        (matches!(p.word(piece.first.wrapping_sub(1)), "(" | "[" | "（"), matches!(p.word(to), ")" | "]" | "）"));
    if open || shut {
        piece.note("brackets", if open && shut { 2.5 } else { 1.2 });
    }
    let begins = t == 0 || kind(p, t - 1) == Some(TokenKind::Line);
    let ends = to >= p.tokens.len() || kind(p, to) == Some(TokenKind::Line);
    if begins && ends {
        piece.note("alone", 1.5);
    }
    if piece.first > 0 && matches!(p.word(piece.first - 1), "©" | "®" | "™") {
        piece.note("copyright", -6.0);
        piece.doubt = "copyright";
    }
    if number_beside(p, piece) {
        piece.note("digits-beside", -3.0);
        piece.doubt = "number";
    }
    // "Up to", "about" and the like stand before counts as well.
    let sure = |e: &Evidence| e.weight.is_some_and(|w| w >= 1.8) && (piece.weight > 0.0 || e.rule != "relation");
    let cued = piece.evidence.iter().any(sure);
    let led = piece.evidence.iter().any(|e| matches!(e.rule.as_ref(), "prep" | "year-word" | "since" | "relation"));
    let led = led && (piece.weight > 0.0 || piece.relation == Relation::On);
    if !led && own_at(p, to, &[Role::CountedNoun]).is_some() {
        piece.note("counted", -3.0);
        piece.doubt = "counted";
    }
    if unit_at(p, to) {
        piece.note("unit-behind", -7.0);
        piece.doubt = "counted";
    }
    if ends
        || kind(p, to) == Some(TokenKind::Punct) && spaced(p, to + 1)
        || at(p, to, &[Role::DateAnd, Role::DateIn, Role::DateTo, Role::DateOf, Role::DateFrom]).is_some()
    {
        piece.note("nothing-counted", 0.5);
    } else if is_small_word(p, to) && !cued {
        let first = begins || sentence_begins(p, piece.first);
        piece.note("word-behind", if first && p.lang.info().verb_second { 0.8 } else { -1.0 });
        piece.doubt = "counted";
    } else if kind(p, to) == Some(TokenKind::Glyph) && !spaced(p, to) && !cued {
        piece.note("counter-behind", -2.5);
        piece.doubt = "counted";
    } else if kind(p, to) == Some(TokenKind::Word) && !cued {
        piece.note("word-behind", if p.lang.info().nouns_capital { -1.6 } else { -0.4 });
        piece.doubt = "counted";
    }
    if p.word(piece.first.wrapping_sub(1)) == "," && piece.first > 0 {
        piece.note("comma", 0.4);
    }
}

/// Whether another number stands right before or behind: telephone numbers, tables.
fn number_beside(p: &Passage<'_>, piece: &Piece) -> bool {
    let number = |i: usize| kind(p, i) == Some(TokenKind::Number);
    number(piece.to) || (piece.first > 0 && number(piece.first - 1))
}

/// Whether a unit of money or measure of the passage's own language stands at `i`; a capital is a name where nouns are written small.
fn unit_at(p: &Passage<'_>, i: usize) -> bool {
    let unit = |role| matches!(role, Role::Currency | Role::Measure | Role::Percent);
    let long = p.word(i).chars().count() > 2 || kind(p, i) == Some(TokenKind::Punct);
    let name = p.tokens.get(i).is_some_and(|t| t.capital) && !p.lang.info().nouns_capital;
    long && !name && p.matches(i).iter().any(|m| m.entries().any(|e| unit(e.role) && own(p, e.lang)))
}

/// A month without day and year: a preposition, and no other word of the language.
pub(super) fn month_alone(p: &Passage<'_>, piece: &mut Piece) {
    let token = p.tokens.get(piece.core);
    let small = p.lang.info().months == MonthCase::Small;
    if token.is_some_and(|t| t.capital)
        && piece.evidence.iter().any(|e| e.rule == "prep" || e.rule == "relation" || e.rule == "since")
    {
        piece.note("capital", 0.3);
    }
    if own_before(p, piece.core, &[Role::MonthWord], 0).is_some() {
        piece.note("month-word", 2.0);
    }
    // "Rio de Janeiro"
    let of = own_before(p, piece.core, &[Role::DateOf], 0).map(|b| b.first);
    if of.and_then(|k| k.checked_sub(1)).and_then(|k| p.tokens.get(k)).is_some_and(|t| t.capital) && small {
        piece.note("name", -2.5);
    }
    let capital = token.is_some_and(|t| t.capital) && piece.evidence.is_empty();
    if capital && small && !sentence_begins(p, piece.first) {
        piece.note("capital", -1.0);
    }
    let name =
        piece.evidence.is_empty() && p.tokens.get(piece.to).is_some_and(|t| t.capital && t.kind == TokenKind::Word);
    if name && !p.lang.info().nouns_capital {
        piece.note("name-behind", -1.0);
    }
    let written_on = !spaced(p, piece.core)
        || (piece.to < p.tokens.len()
            && !spaced(p, piece.to)
            && kind(p, piece.to) == Some(TokenKind::Punct)
            && matches!(p.word(piece.to), "-" | "'" | "’"));
    if written_on
        && kind(p, piece.core) == Some(TokenKind::Word)
        && !matches!(p.word(piece.core.wrapping_sub(1)), "(" | "–" | "—")
    {
        piece.note("written-on", -0.8);
    }
}
