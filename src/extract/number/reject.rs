//! Numerals that claim nothing, each with a reason from the closed list.

use super::counted::Phrase;
use super::numeral::{Numeral, Shape};
use super::range::Item;
use super::scan::Scan;
use super::unit::Found;
use crate::lang::{Lexicon, Role};
use crate::model::{NonClaim, Style};
use crate::text::{TokenKind, fold};

/// What stands around a numeral when it is judged.
pub(super) struct Around<'a> {
    /// Words that modify it.
    pub modified: bool,
    /// Its modifier says that no more is meant.
    pub only: bool,
    /// Its unit.
    pub unit: Option<&'a Found>,
    /// What it counts.
    pub phrase: Option<&'a Phrase>,
    /// It is a part of a whole.
    pub part: bool,
}

/// The reason why `item` claims nothing, if it does not.
pub(super) fn reason(scan: Scan<'_, '_>, item: &Item, around: &Around<'_>) -> Option<NonClaim> {
    let n = &item.low;
    if n.rejected.is_some() {
        return n.rejected;
    }
    match n.shape {
        Shape::Digits | Shape::Mixed => digits(scan, item, around),
        Shape::Words => words(scan, n, around),
        Shape::None => none(scan, n, around),
        Shape::Fraction => None,
    }
}

fn digits(scan: Scan<'_, '_>, item: &Item, around: &Around<'_>) -> Option<NonClaim> {
    let n = &item.low;
    let last = item.last();
    ordinal(scan, last)
        .filter(|_| !at_unit(scan, last.end, around))
        .or_else(|| brackets(scan, n))
        .or_else(|| trigger(scan, item, around))
        .or_else(|| place(scan, last, around))
        .or_else(|| date(scan, n, around))
        .or_else(|| year(scan, item, around))
        .or_else(|| glued(scan, n, last, around))
        .or_else(|| list(scan, n, around))
        .or_else(|| name(scan, n, around))
}

/// "3rd", "16e", "der 3. Transport".
fn ordinal(scan: Scan<'_, '_>, n: &Numeral) -> Option<NonClaim> {
    let at = n.end + usize::from(scan.mark(n.end) == Some('-') && scan.glued(n.end));
    let suffix =
        scan.glued(at) && (scan.role(at, Role::OrdinalSuffix).is_some() || matches!(scan.mark(at), Some('º' | 'ª')));
    let short = n.style == Style::Plain && n.amount.value < 1000.0;
    let dot = short && scan.mark(n.end) == Some('.') && scan.glued(n.end) && dotted(scan, n);
    (suffix || dot).then_some(NonClaim::Ordinal)
}

/// Whether the unit begins at token `at`: the sign of "37ºC" is none of an ordinal.
fn at_unit(scan: Scan<'_, '_>, at: usize, around: &Around<'_>) -> bool {
    let start = scan.token(at).map(|t| t.start as usize);
    around.unit.is_some_and(|u| Some(u.unit.span.start) == start)
}

/// A dot behind digits that does not end the sentence, in languages that mark ordinals so.
fn dotted(scan: Scan<'_, '_>, n: &Numeral) -> bool {
    const DOTTED: [&str; 24] = [
        "de", "lb", "da", "nb", "nn", "cs", "sk", "pl", "hu", "fi", "et", "hr", "bs", "sr-Latn", "sr", "sl", "tr",
        "is", "fo", "lv", "hsb", "dsb", "eu", "gsw",
    ];
    if !DOTTED.contains(&scan.p.lang.tag()) || scan.kind(n.end + 1) != Some(TokenKind::Word) {
        return false;
    }
    let lower = scan.token(n.end + 1).is_some_and(|t| !t.capital);
    let article = scan.before(n.first, Role::CountedWord, false).is_some_and(|(_, e)| e.word() == "the");
    lower
        || article
        || n.first > 0 && scan.before(n.first, Role::NonClaim, false).is_some_and(|(_, e)| e.word() == "ordinal")
}

/// "[17]".
fn brackets(scan: Scan<'_, '_>, n: &Numeral) -> Option<NonClaim> {
    let open = n.first > 0 && scan.mark(n.first - 1) == Some('[');
    (open && matches!(scan.mark(n.end), Some(']' | ','))).then_some(NonClaim::Footnote)
}

fn named(name: &str) -> Option<NonClaim> {
    NonClaim::ALL.iter().copied().find(|r| r.name() == name)
}

/// Words before or behind that say what the number is: page 5, Block 11, 3 comments.
fn trigger(scan: Scan<'_, '_>, item: &Item, around: &Around<'_>) -> Option<NonClaim> {
    let n = &item.low;
    let listed = around.phrase.is_some_and(|p| p.class.is_some()) || around.unit.is_some();
    if let Some((j, e)) = scan.before(n.first, Role::NonClaim, false).or_else(|| sign_before(scan, n)) {
        let reason = named(e.word()).filter(|r| *r != NonClaim::Ordinal)?;
        let pointed = scan.mark(n.first - 1).is_some_and(|c| c != ':');
        let name = pointed || scan.token(j).is_some_and(|t| t.capital || t.kind == TokenKind::Punct);
        let fits = match reason {
            NonClaim::Label if name => !listed || pointed || !scan.sentence_start(j),
            NonClaim::Label | NonClaim::Id => around.phrase.is_none() && around.unit.is_none(),
            NonClaim::Counter => around.phrase.is_none_or(|p| p.class == Some("event")) && around.unit.is_none(),
            NonClaim::Page | NonClaim::Section | NonClaim::Isbn | NonClaim::Copyright | NonClaim::Version => true,
            _ => !listed,
        };
        if fits {
            return Some(reason);
        }
    }
    let (_, e) = scan.role(item.last().end, Role::NonClaimAfter)?;
    // "one day" is an idiom, "90 day old" an age.
    named(e.word()).filter(|r| *r != NonClaim::Word || around.unit.is_none())
}

/// Signs and short forms that mean the same in every language: №, §, p., tel.
fn sign_before(scan: Scan<'_, '_>, n: &Numeral) -> Option<(usize, crate::lang::Entry)> {
    let found = scan.before(n.first, Role::NonClaim, true)?;
    let short = n.first - found.0 >= 2 && scan.mark(n.first - 1).is_some() && scan.mark(n.first - 1) != Some(':');
    (scan.mark(found.0).is_some() || short).then_some(found)
}

/// House numbers and postcodes.
fn place(scan: Scan<'_, '_>, n: &Numeral, around: &Around<'_>) -> Option<NonClaim> {
    if n.style != Style::Plain || around.modified || around.unit.is_some() {
        return None;
    }
    let before = n.first.checked_sub(1)?;
    let listed = around.phrase.is_some_and(|p| p.class.is_some());
    let digits = scan.word(n.first).len();
    let next = scan.token(n.end);
    let capital = next.is_some_and(|t| t.kind == TokenKind::Word && t.capital);
    let dutch = digits == 4 && next.is_some_and(|t| t.upper && t.end - t.start == 2);
    let comma = scan.mark(before) == Some(',');
    if dutch || (4..=5).contains(&digits) && comma && capital && !listed && after_house(scan, before) {
        return Some(NonClaim::Postcode);
    }
    if n.amount.value >= 10_000.0 {
        return None;
    }
    let name = scan.token(before).is_some_and(|t| t.kind == TokenKind::Word && t.capital);
    let street = street(scan, before) && !listed;
    let behind = street_behind(scan, n.end);
    let box_like = name && scan.mark(n.end) == Some(',') && postcode_at(scan, n.end + 1);
    let word = scan.token(before).is_some_and(|t| t.kind == TokenKind::Word);
    (street && (name || word) || behind || box_like).then_some(NonClaim::Address)
}

/// Whether what stands before the comma is a house number or a street.
fn after_house(scan: Scan<'_, '_>, comma: usize) -> bool {
    comma
        .checked_sub(1)
        .is_some_and(|i| scan.kind(i) == Some(TokenKind::Number) || street(scan, i) || scan.word(comma - 1).len() == 1)
        || scan.word(comma + 1).len() == 5
}

fn postcode_at(scan: Scan<'_, '_>, i: usize) -> bool {
    let digits = scan.kind(i) == Some(TokenKind::Number) && (4..=5).contains(&scan.word(i).len());
    digits && scan.token(i + 1).is_some_and(|t| t.kind == TokenKind::Word && t.capital)
}

/// Whether token `i` is a street or ends like one: "Stassartstraat", "Hauptstr.".
fn street(scan: Scan<'_, '_>, i: usize) -> bool {
    if scan.any(i, Role::HouseStreet).is_some() {
        return scan.token(i).is_some_and(|t| t.capital);
    }
    let i = if scan.mark(i) == Some('.') && i > 0 { i - 1 } else { i };
    let Some(token) = scan.token(i).filter(|t| t.kind == TokenKind::Word && t.capital) else { return false };
    let folded = fold(token.of(scan.p.text));
    let cuts = folded
        .char_indices()
        .map(|(at, _)| at)
        .filter(|&at| at >= 3 && folded.len() - at >= 3 && folded.len() - at <= 12);
    cuts.into_iter().any(|at| {
        folded
            .get(at..)
            .and_then(Lexicon::get)
            .is_some_and(|hit| hit.entries().any(|e| e.role == Role::HouseStreet && e.word() == "end"))
    })
}

/// "17, rue …", "10 Downing Street".
fn street_behind(scan: Scan<'_, '_>, mut at: usize) -> bool {
    at += usize::from(scan.mark(at) == Some(','));
    for i in at..at + 3 {
        let Some(token) = scan.token(i).filter(|t| t.kind == TokenKind::Word) else { return false };
        if scan
            .any(i, Role::HouseStreet)
            .is_some_and(|(_, e)| e.word() != "end" && (token.capital || i == at && e.word() == "first"))
        {
            return true;
        }
        if !token.capital {
            return false;
        }
    }
    false
}

/// A month beside it.
fn date(scan: Scan<'_, '_>, n: &Numeral, around: &Around<'_>) -> Option<NonClaim> {
    if n.style != Style::Plain || n.amount.value > 2100.0 || around.unit.is_some() {
        return None;
    }
    let next = n.end + usize::from(scan.mark(n.end) == Some('.'));
    let month = |i: usize| {
        scan.role(i, Role::Month)
            .is_some_and(|(m, _)| scan.token(i).is_some_and(|t| t.capital || t.end - t.start > 3) && m.tokens > 0)
    };
    let behind = n.amount.value <= 31.0
        && (month(next) || scan.role(next, Role::CountedWord).is_some_and(|(m, e)| e.word() == "of" && month(m.end())));
    let before = scan.before(n.first, Role::Month, false).is_some() && around.phrase.is_none_or(|p| p.class.is_none());
    (behind || before).then_some(NonClaim::Date)
}

/// Four digits without marks that count nothing.
fn year(scan: Scan<'_, '_>, item: &Item, around: &Around<'_>) -> Option<NonClaim> {
    let n = &item.low;
    // "1938年" is written like a duration.
    let of_year =
        around.unit.is_some_and(|u| u.unit.code.as_deref() == Some("a")) && scan.kind(n.end) == Some(TokenKind::Glyph);
    if of_year && n.like_year() && !around.modified {
        return Some(NonClaim::Year);
    }
    if !n.like_year() || scan.word(n.first).len() != 4 || around.unit.is_some() || around.part {
        return None;
    }
    let recent = (1700.0..=2030.0).contains(&n.amount.value);
    let counts = around.phrase.is_some_and(|p| p.class.is_some() || !recent);
    let inside = n.first > 0 && scan.role(n.first - 1, Role::CountedWord).is_some_and(|(_, e)| e.word() == "in");
    let apart = inside && recent;
    (!counts && (recent || !around.modified) || apart).then_some(NonClaim::Year)
}

/// Letters that touch the digits: B17, B-17, 12a.
fn glued(scan: Scan<'_, '_>, n: &Numeral, last: &Numeral, around: &Around<'_>) -> Option<NonClaim> {
    let word = |i: usize| scan.kind(i) == Some(TokenKind::Word);
    let latin = |i: usize| scan.word(i).is_ascii();
    if n.first > 0 && scan.glued(n.first) && around.unit.is_none_or(|u| u.first.is_none()) && !around.modified {
        let before = n.first - 1;
        if word(before) && latin(before) || matches!(scan.mark(before), Some('_' | '@' | '#' | '/' | '=')) {
            return Some(NonClaim::Id);
        }
        if matches!(scan.mark(before), Some('-' | '‑'))
            && before > 0
            && scan.glued(before)
            && capitals(scan, before - 1)
        {
            return Some(NonClaim::Label);
        }
    }
    if around.unit.is_none() && scan.glued(last.end) && word(last.end) && latin(last.end) {
        return Some(NonClaim::Id);
    }
    degrees(scan, last)
}

/// Whether token `i` is a word with a capital in it.
fn capitals(scan: Scan<'_, '_>, i: usize) -> bool {
    scan.kind(i) == Some(TokenKind::Word) && scan.word(i).chars().any(char::is_uppercase)
}

/// A name right before: "iPhone 11", "S&P 500", "Apollo 13".
fn name(scan: Scan<'_, '_>, n: &Numeral, around: &Around<'_>) -> Option<NonClaim> {
    let before = n.first.checked_sub(1)?;
    let plain = n.style == Style::Plain && n.shape == Shape::Digits && n.amount.value < 1000.0;
    let free = around.unit.is_none() && !around.modified && around.phrase.is_none_or(|p| p.class.is_none());
    let german = matches!(scan.p.lang.tag(), "de" | "lb");
    let named =
        capitals(scan, before) && !scan.sentence_start(before) && scan.role(before, Role::CountedWord).is_none();
    (plain && free && !german && named && scan.before(n.first, Role::Currency, true).is_none())
        .then_some(NonClaim::Label)
}

/// "50° 51′ N", "4.35° E".
fn degrees(scan: Scan<'_, '_>, n: &Numeral) -> Option<NonClaim> {
    let degree = scan.mark(n.end) == Some('°');
    let letter = matches!(scan.word(n.end + 1), "N" | "S" | "E" | "W" | "O");
    (degree && (letter || scan.kind(n.end + 1) == Some(TokenKind::Number))).then_some(NonClaim::Coordinates)
}

/// "3. Item", "3) Item" at the start of a line; "1 2 3 … 9".
fn list(scan: Scan<'_, '_>, n: &Numeral, around: &Around<'_>) -> Option<NonClaim> {
    let padded = n.style == Style::Plain
        && n.shape == Shape::Digits
        && scan.word(n.first).len() > 1
        && scan.word(n.first).starts_with('0');
    if padded && around.unit.is_none() {
        return Some(NonClaim::Id);
    }
    let small = n.style == Style::Plain && n.amount.value < 1000.0 && around.unit.is_none() && !around.modified;
    if !small {
        return None;
    }
    if scan.line_start(n.first)
        && matches!(scan.mark(n.end), Some('.' | ')'))
        && scan.kind(n.end + 1) == Some(TokenKind::Word)
    {
        return Some(NonClaim::List);
    }
    let number = |i: usize| scan.kind(i) == Some(TokenKind::Number);
    let row = number(n.end) && (n.first > 0 && number(n.first - 1) || number(n.end + 1))
        || n.first > 1 && number(n.first - 1) && number(n.first - 2);
    row.then_some(NonClaim::Pagination)
}

/// Number words that are other words as often.
fn words(scan: Scan<'_, '_>, n: &Numeral, around: &Around<'_>) -> Option<NonClaim> {
    let label = scan.before(n.first, Role::NonClaim, false).filter(|(j, e)| {
        matches!(e.word(), "label" | "page" | "section")
            && scan.token(*j).is_some_and(|t| t.capital)
            && !scan.sentence_start(*j)
    });
    if let Some((_, e)) = label.filter(|_| around.phrase.is_none_or(|p| p.class.is_none()) && around.unit.is_none()) {
        return named(e.word());
    }
    if !n.weak {
        return None;
    }
    if scan.role(n.end, Role::NonClaimAfter).is_some_and(|(_, e)| e.word() == "word") {
        return Some(NonClaim::Word);
    }
    let article = scan.role(n.first, Role::NumberArticle).is_some();
    let listed = around.phrase.is_some_and(|p| p.class.is_some());
    // "one of the best" and "one big picture" count nothing; "only one", "at least one" and "one year" do.
    let partitive = scan.role(n.end, Role::CountedWord).is_some_and(|(_, e)| e.word() == "of");
    let several = around.phrase.is_some() && (!partitive || n.amount.value > 1.0);
    let listed = listed && (!partitive || n.amount.value > 1.0);
    let fits = if article {
        around.only || around.modified && (listed || around.unit.is_some())
    } else if n.amount.value.to_bits() == 1.0_f64.to_bits() {
        around.only || around.modified || around.unit.is_some() || around.part
    } else {
        around.modified || around.unit.is_some() || listed || several || around.part
    };
    let noun = n.first > 0 && scan.token(n.first).is_some_and(|t| t.capital) && !scan.sentence_start(n.first);
    (!fits || noun).then_some(NonClaim::Word)
}

/// "none of the children", "no survivors", "none was".
fn none(scan: Scan<'_, '_>, n: &Numeral, around: &Around<'_>) -> Option<NonClaim> {
    let listed = around.phrase.is_some_and(|p| p.class == Some("person"));
    let pronoun = scan.role(n.first, Role::NumberWeak).is_none();
    (!(listed || around.part || pronoun)).then_some(NonClaim::Word)
}
