//! The words behind a numeral that may be its counted phrase: up to a function word, a mark, a number or a verb.

use super::super::scan::Scan;
use super::class;
use crate::lang::{Role, ends};
use crate::text::TokenKind;

/// Most words of a counted phrase.
const WORDS: usize = 6;

/// Words in a row, each with its first token and the token behind it.
pub(super) struct Words {
    spans: [(usize, usize); WORDS],
    /// How many.
    pub count: usize,
}

impl Words {
    /// Words from token `at` on. A hyphen binds.
    pub fn collect(scan: Scan<'_, '_>, at: usize) -> Self {
        let mut words = Self { spans: [(0, 0); WORDS], count: 0 };
        // "of the deported": behind an article even a verb form is a noun.
        let nominal = at > 0 && scan.before(at, Role::CountedWord, false).is_some_and(|(_, e)| e.word() == "the");
        let mut i = at;
        while words.count < WORDS && scan.kind(i) == Some(TokenKind::Word) {
            let noun = nominal && i == at && scan.role(i, Role::CountedWord).is_none();
            let column = words.count > 0 && scan.gap(i).contains('\u{a0}') && scan.gap(i).len() > 2;
            if column || !noun && stops(scan, i) {
                break;
            }
            // Listed nouns may be several tokens: "trẻ em", "в'язнів".
            let listed = scan.role(i, Role::CountedNoun).map_or(0, |(m, _)| m.end());
            let end = word_end(scan, i).max(listed);
            words.spans[words.count] = (i, end);
            words.count += 1;
            i = end;
        }
        words
    }

    /// First token of word `w`.
    pub const fn token(&self, w: usize) -> usize {
        self.spans[w].0
    }

    /// The token behind word `w`.
    pub const fn end(&self, w: usize) -> usize {
        self.spans[w].1
    }
}

/// The token behind a word with what hyphens and apostrophes tie to it.
pub(super) fn word_end(scan: Scan<'_, '_>, i: usize) -> usize {
    let mut end = i + 1;
    while matches!(scan.mark(end), Some('-' | '‐' | '‑' | '"' | '״'))
        && scan.glued(end)
        && scan.glued(end + 1)
        && scan.kind(end + 1) == Some(TokenKind::Word)
    {
        end += 2;
    }
    end
}

/// Whether a phrase ends before token `i`: a function word, a number, a month, a verb.
fn stops(scan: Scan<'_, '_>, i: usize) -> bool {
    if class(scan, i).is_some() {
        return false;
    }
    let bits = Role::bits(&[Role::CountedWord, Role::Auxiliary, Role::Month, Role::Weekday, Role::EventVerb]);
    let forms = scan.p.matches(i).iter().filter(|m| m.may(bits));
    let entries = forms.flat_map(|m| m.entries()).filter(|e| scan.own(e.lang));
    let (mut function, mut verb) = (false, false);
    for e in entries {
        match e.role {
            Role::CountedWord => function |= !matches!(e.word(), "pre" | "classifier"),
            Role::Auxiliary => function = true,
            Role::Month | Role::Weekday => function |= scan.token(i).is_some_and(|t| t.capital),
            Role::EventVerb => verb = true,
            _ => {}
        }
    }
    function || (verb || past(scan, i)) && !listed_ahead(scan, i + 1)
}

/// Whether a listed noun follows within two words: "500 killed civilians", "876 starving Jewish inmates".
fn listed_ahead(scan: Scan<'_, '_>, i: usize) -> bool {
    (i..i + 2).take_while(|&j| scan.kind(j) == Some(TokenKind::Word)).any(|j| class(scan, j).is_some())
}

/// Verbs in the past tense that no list holds, by their ending, where no noun follows.
fn past(scan: Scan<'_, '_>, i: usize) -> bool {
    let alone = || scan.kind(i + 1) != Some(TokenKind::Word) || scan.role(i + 1, Role::CountedWord).is_some();
    ends(scan.word(i), scan.p.lang.info().participles) && alone()
}
