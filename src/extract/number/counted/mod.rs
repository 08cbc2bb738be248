//! What a number counts: the noun phrase behind it and its head, by function words, endings and capitals.

mod glyphs;
mod head;
mod words;

use super::numeral::{Numeral, Shape};
use super::scan::Scan;
use crate::lang::Role;
use crate::text::TokenKind;
use words::{Words, word_end};

/// A counted phrase in tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    /// First token.
    pub first: usize,
    /// First token of the head.
    pub head: usize,
    /// The token behind the head.
    pub head_end: usize,
    /// Class of the head, if its word is listed.
    pub class: Option<&'static str>,
}

/// The phrase that begins at token `at`, behind the numeral.
pub(super) fn find(scan: Scan<'_, '_>, n: &Numeral, at: usize) -> Option<Phrase> {
    let at = lead(scan, n, at)?;
    match scan.kind(at)? {
        TokenKind::Glyph => glyphs::find(scan, at),
        TokenKind::Word => {
            let words = Words::collect(scan, at);
            let pick = head::pick(scan, &words, n.amount.value)?;
            let head = words.token(pick);
            let phrase = Phrase { first: at, head, head_end: words.end(pick), class: class(scan, head) };
            Some(coordinated(scan, phrase))
        }
        _ => None,
    }
}

/// The first token of the phrase, behind "of" (as in "thousands of", "zwei der") and articles.
fn lead(scan: Scan<'_, '_>, n: &Numeral, mut at: usize) -> Option<usize> {
    let word = |at| scan.kind(at) == Some(TokenKind::Word) || scan.kind(at) == Some(TokenKind::Glyph);
    if !word(at) && scan.role(at, Role::CountedWord).is_none() {
        return None;
    }
    for _ in 0..3 {
        let Some((m, e)) = scan.role(at, Role::CountedWord) else { break };
        let fits = match e.word() {
            "of" | "link" if matches!(n.shape, Shape::Fraction | Shape::None) => false,
            "of" => {
                let many = n.scaled || n.approx || n.indefinite.is_some();
                many || partitive(scan, m.end()) || contracted(scan, at, m.end())
            }
            // German genitive: "ein Drittel der Kinder"
            "the" if n.shape == Shape::Fraction && means_of(scan, at) => false,
            "the" | "link" => true,
            _ => false,
        };
        if !fits {
            break;
        }
        at = m.end();
    }
    Some(at)
}

/// Whether token `at` and its neighbours may say "of the": the whole is named by a noun without a number.
fn partitive(scan: Scan<'_, '_>, at: usize) -> bool {
    let the = scan.role(at, Role::CountedWord).filter(|(_, e)| e.word() == "the");
    let next = the.map_or(at, |(m, _)| m.end());
    the.is_some() && scan.kind(next) == Some(TokenKind::Word) && scan.role(next, Role::Number).is_none()
}

/// "31.000 der Juden": one word is both "of" and "the", and a noun without a number follows.
fn contracted(scan: Scan<'_, '_>, at: usize, next: usize) -> bool {
    plays(scan, at, "the") && scan.kind(next) == Some(TokenKind::Word) && scan.role(next, Role::Number).is_none()
}

/// Whether the word at token `at` stands for "of" too.
fn means_of(scan: Scan<'_, '_>, at: usize) -> bool {
    plays(scan, at, "of")
}

/// Whether the word at token `at` has `part` in counted phrases of the passage's language, whatever else it does.
fn plays(scan: Scan<'_, '_>, at: usize, part: &str) -> bool {
    let entries = scan.p.matches(at).iter().filter(|m| m.may(Role::bits(&[Role::CountedWord])));
    let mut entries = entries.flat_map(|m| m.entries());
    entries.any(|e| e.role == Role::CountedWord && scan.own(e.lang) && e.word() == part)
}

/// The class of the counted noun at token `i`.
pub(super) fn class(scan: Scan<'_, '_>, i: usize) -> Option<&'static str> {
    scan.role(i, Role::CountedNoun).map(|(_, e)| e.word())
}

/// "Sinti and Roma", "men, women and children": one head, if no number stands among them.
fn coordinated(scan: Scan<'_, '_>, mut phrase: Phrase) -> Phrase {
    let mut end = phrase.head_end;
    let similar = |i: usize| -> bool {
        let both = scan.token(phrase.head).is_some_and(|t| t.capital) && scan.token(i).is_some_and(|t| t.capital);
        let name = both && !scan.p.lang.info().nouns_capital;
        class(scan, i).is_some_and(|c| Some(c) == phrase.class) || name && phrase.class.is_none_or(|c| c == "person")
    };
    while scan.mark(end) == Some(',') && similar(end + 1) && end < phrase.head_end + 8 {
        end += 2;
    }
    let and = scan.role(end, Role::CountedWord).filter(|(_, e)| e.word() == "and");
    if let Some((m, _)) = and.filter(|(m, _)| similar(m.end())) {
        phrase.head_end = word_end(scan, m.end());
    }
    phrase
}

/// Whether the numeral is one part of a whole that is named behind "of": the token where the whole begins.
pub(super) fn base(scan: Scan<'_, '_>, n: &Numeral, at: usize) -> Option<usize> {
    let (m, _) = scan.role(at, Role::CountedWord)?;
    let of = means_of(scan, at) && !n.scaled && n.indefinite.is_none();
    let the = scan.role(m.end(), Role::CountedWord).filter(|(_, e)| e.word() == "the");
    of.then(|| the.map_or(m.end(), |(m, _)| m.end()))
}

/// Most tokens between the whole named ahead and the number of its part.
const AHEAD: usize = 14;

/// "Of the 96 men, 38 came back": the numeral of the whole that stands ahead, behind a word for "of" that begins the sentence or
/// follows a comma. Only where the part names nothing of its own.
pub(super) fn base_ahead(scan: Scan<'_, '_>, n: &Numeral) -> Option<usize> {
    let from = n.first.saturating_sub(AHEAD);
    let stop = (from..n.first).rev().find(|&i| ends_clause(scan, i)).map_or(from, |i| i + 1);
    let opens = |i: usize| scan.sentence_start(i) || scan.mark(i.wrapping_sub(1)) == Some(',');
    let of = (stop..n.first).rev().find(|&i| means_of(scan, i) && opens(i))?;
    let (m, _) = scan.role(of, Role::CountedWord)?;
    let the = scan.role(m.end(), Role::CountedWord).filter(|(_, e)| e.word() == "the");
    let at = the.map_or(m.end(), |(m, _)| m.end());
    let number = scan.kind(at) == Some(TokenKind::Number) || scan.role(at, Role::Number).is_some();
    (at < n.first && number).then_some(at)
}

fn ends_clause(scan: Scan<'_, '_>, i: usize) -> bool {
    scan.kind(i) == Some(TokenKind::Line) || matches!(scan.mark(i), Some('.' | ';' | '!' | '?' | '。'))
}

#[cfg(test)]
mod tests;
