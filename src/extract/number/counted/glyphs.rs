//! Counted phrases of languages without blanks: a classifier, and the noun behind it.

use super::super::scan::Scan;
use super::Phrase;
use crate::lang::Role;
use crate::text::TokenKind;

/// Most tokens of a phrase.
const LONGEST: usize = 12;

/// The phrase at token `at`: the listed noun, or the classifier with the noun behind it. What a classifier counts runs up to a word
/// or mark that ends phrases, its last listed noun is the head; a noun that is not listed is the head as a whole.
pub(super) fn find(scan: Scan<'_, '_>, at: usize) -> Option<Phrase> {
    let classifier = part(scan, at, "classifier");
    let noun = listed(scan, at);
    match (classifier, noun) {
        (Some(end), noun) if noun.is_none_or(|(to, _)| to <= end) => {
            Some(counted(scan, end).map_or_else(|| alone(scan, at, end), |p| Phrase { first: at, ..p }))
        }
        (_, Some((end, class))) => Some(Phrase { first: at, head: at, head_end: end, class: Some(class) }),
        _ => run(scan, at),
    }
}

/// A classifier with nothing behind it is the head itself.
fn alone(scan: Scan<'_, '_>, at: usize, end: usize) -> Phrase {
    Phrase { first: at, head: at, head_end: end, class: listed(scan, at).map(|(_, class)| class) }
}

/// The first listed noun of a run without a classifier.
fn run(scan: Scan<'_, '_>, at: usize) -> Option<Phrase> {
    let end = (at..at + LONGEST).find(|&i| stops(scan, i)).unwrap_or(at + LONGEST);
    let (head, (head_end, class)) = (at..end).find_map(|i| Some((i, listed(scan, i)?)))?;
    Some(Phrase { first: at, head, head_end, class: Some(class) })
}

/// The noun behind a classifier.
fn counted(scan: Scan<'_, '_>, at: usize) -> Option<Phrase> {
    let mut noun = None;
    let (mut start, mut i) = (at, at);
    while i < at + LONGEST {
        if let Some((end, class)) = listed(scan, i) {
            (noun, i) = (Some((i, end, class)), end);
        } else if let Some(end) = part(scan, i, "of").filter(|_| i > at) {
            // "三個小的孩子": what stands before "of" only describes.
            (start, i) = (end, end);
        } else if stops(scan, i) {
            break;
        } else {
            i += 1;
        }
    }
    let listed = noun.filter(|(first, ..)| *first >= start);
    listed.map(|(head, head_end, class)| Phrase { first: at, head, head_end, class: Some(class) }).or_else(|| {
        (i > start && scan.kind(start) == Some(TokenKind::Glyph)).then_some(Phrase {
            first: at,
            head: start,
            head_end: i,
            class: None,
        })
    })
}

/// The token behind the listed noun that begins at token `i`, with its class; classifiers are none.
fn listed(scan: Scan<'_, '_>, i: usize) -> Option<(usize, &'static str)> {
    scan.role(i, Role::CountedNoun).map(|(m, e)| (m.end(), e.word()))
}

/// The token behind a form that plays `part` in counted phrases.
fn part(scan: Scan<'_, '_>, i: usize, part: &str) -> Option<usize> {
    scan.p
        .find_in(i, Role::bits(&[Role::CountedWord]), |e| {
            (e.role == Role::CountedWord && scan.own(e.lang) && e.word() == part).then_some(())
        })
        .map(|(m, ())| m.end())
}

/// Whether a phrase ends before token `i`: a mark, other letters, a number, a function word, a verb.
fn stops(scan: Scan<'_, '_>, i: usize) -> bool {
    let bits = Role::bits(&[
        Role::CountedWord,
        Role::ModifierAfter,
        Role::EventVerb,
        Role::PlacePrep,
        Role::PlaceAt,
        Role::Coordinator,
        Role::Number,
    ]);
    let ends = |role: Role, word: &str| match role {
        Role::CountedWord => word == "stop",
        Role::ModifierAfter | Role::EventVerb | Role::PlacePrep | Role::PlaceAt | Role::Coordinator | Role::Number => {
            true
        }
        _ => false,
    };
    scan.kind(i) != Some(TokenKind::Glyph)
        || scan.p.find_in(i, bits, |e| (scan.own(e.lang) && ends(e.role, e.word())).then_some(())).is_some()
}
