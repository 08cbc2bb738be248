//! Where sentences end. Each mark is judged by the tokens around it; abbreviations and ordinals do not end a sentence.

use super::evidence::table;
use super::lines::Lines;
use crate::lang::{Lang, Passage, Role};
use crate::text::{Span, Token, TokenKind};

/// Tokens after which a sentence is cut at the next comma, and in any case: no reader wants more, and no page may make it dear.
const LONG: usize = 300;
const LONGEST: usize = 500;

/// The sentences of a passage; they tile its span, white space belonging to the sentence before it.
pub(super) fn sentences(passage: &Passage<'_>) -> Vec<Span> {
    let cutter = Cutter { p: passage, lines: Lines::of(passage), dotted: table().dotted(passage.lang) };
    let mut out = Vec::new();
    let (mut start, mut first, mut i) = (passage.span.start, 0, 0);
    while i < passage.tokens.len() {
        let next = cutter.step(i, first);
        i = next.0;
        if let (true, Some(token)) = (next.1, passage.tokens.get(i)) {
            out.push(Span::new(start, token.start as usize));
            (start, first) = (token.start as usize, i);
        }
    }
    out.push(Span::new(start, passage.span.end));
    out
}

struct Cutter<'p, 't> {
    p: &'p Passage<'t>,
    lines: Lines,
    dotted: bool,
}

impl Cutter<'_, '_> {
    /// The token to go on with, and whether a sentence begins there; `first` is the first token of the current sentence.
    fn step(&self, i: usize, first: usize) -> (usize, bool) {
        let token = self.p.tokens[i];
        let cut = match token.kind {
            TokenKind::Line => self.line(i),
            TokenKind::Punct => self.mark(i, first),
            _ => None,
        };
        let overlong = i - first > LONGEST || (i - first > LONG && self.p.word(i) == ",");
        cut.map_or((i + 1, overlong), |next| (next, true))
    }

    /// Line ends at `i`: the first token behind them, if a sentence ends here.
    fn line(&self, i: usize) -> Option<usize> {
        let next = self.text_from(i);
        self.lines.ends_at(self.p, i, next).then_some(next)
    }

    /// The first token from `i` on that is no line end.
    fn text_from(&self, i: usize) -> usize {
        let lines = self.p.tokens.iter().skip(i).take_while(|t| t.kind == TokenKind::Line).count();
        i + lines
    }

    /// A mark at `i`: the first token behind it and its company, if a sentence ends here.
    fn mark(&self, i: usize, first: usize) -> Option<usize> {
        let mark = Mark::of(self.p.word(i), self.p.lang)?;
        let last = self.company(i);
        let next = self.text_from(last);
        let ends = match mark {
            Mark::Full => !self.goes_on(next),
            Mark::Strong => self.is_apart(last, next, i) && !self.is_small(next),
            Mark::Dot if last > i + 1 && self.p.word(i + 1) == "." => {
                self.is_apart(last, next, i) && !self.is_small(next)
            }
            Mark::Dot => self.is_apart(last, next, i) && !self.is_small(next) && !self.is_short_form(i, next, first),
        };
        ends.then_some(next)
    }

    /// The token behind the marks, closing quotes and footnote signs that are written on to the mark at `i`.
    fn company(&self, i: usize) -> usize {
        let mut at = i + 1;
        while let Some(token) = self.p.tokens.get(at).filter(|t| t.kind == TokenKind::Punct) {
            let word = token.of(self.p.text);
            let mark = Mark::of(word, self.p.lang).is_some() && !token.spaced;
            if !(mark || self.closes(at, *token, word)) {
                break;
            }
            at += 1;
        }
        self.footnote(at).unwrap_or(at)
    }

    /// Whether the token closes a quotation or bracket. French sets a space before its mark.
    fn closes(&self, at: usize, token: Token, word: &str) -> bool {
        let before_space = self.p.tokens.get(at + 1).is_none_or(|t| t.spaced || t.kind == TokenKind::Line);
        match word {
            ")" | "]" | "}" | "”" | "’" | "'" | "\"" | "“" | "‘" | "«" | "›" | "‹" | "」" | "』" | "）" | "】"
            | "》" => !token.spaced,
            "»" => !token.spaced || before_space,
            _ => false,
        }
    }

    /// The token behind `[12]` at `at`.
    fn footnote(&self, at: usize) -> Option<usize> {
        let open = self.p.tokens.get(at).filter(|t| !t.spaced)?;
        let number = self.p.tokens.get(at + 1)?.kind == TokenKind::Number;
        (number && open.of(self.p.text) == "[" && self.p.word(at + 2) == "]").then_some(at + 3)
    }

    /// White space stands before `next`; or the space was forgotten: `freed.The`.
    fn is_apart(&self, last: usize, next: usize, mark: usize) -> bool {
        let Some(token) = self.p.tokens.get(next) else { return true };
        if next > last || token.spaced {
            return true;
        }
        let before = mark.checked_sub(1).map_or("", |b| self.p.word(b));
        token.capital
            && self.p.tokens.get(next + 1).is_none_or(|t| t.spaced)
            && before.chars().count() > 2
            && before.chars().all(char::is_lowercase)
            && table().is_common(self.p.word(next), self.p.lang)
    }

    /// What follows begins small, so that the sentence goes on.
    fn is_small(&self, next: usize) -> bool {
        let word = |i: usize| self.p.word(i).chars().next();
        match word(next) {
            Some(',' | ';' | ':' | '،' | '、' | '，') => true,
            Some('"' | '“' | '„' | '«' | '(' | '[' | '‘' | '\'' | '-' | '–' | '—' | '…') => {
                word(next + 1).is_some_and(char::is_lowercase)
            }
            c => c.is_some_and(char::is_lowercase),
        }
    }

    /// A comma or a particle of quoting follows: 「…。」と.
    fn goes_on(&self, next: usize) -> bool {
        matches!(self.p.word(next).chars().next(), Some(',' | '、' | '，' | 'と' | 'っ'))
    }

    /// The dot at `i` belongs to an abbreviation, an initial or an ordinal.
    fn is_short_form(&self, i: usize, next: usize, first: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        let Some(token) = self.p.tokens.get(before).filter(|t| t.end == self.p.tokens[i].start) else { return false };
        let number_next = self.is_number(next);
        match token.kind {
            TokenKind::Number => self.is_ordinal(before, next, first),
            TokenKind::Word => self.is_abbreviation(i, number_next) || self.is_initial(before, next),
            _ => false,
        }
    }

    /// Digits or a Roman numeral.
    fn is_number(&self, i: usize) -> bool {
        let roman = |t: &Token| t.capital && t.of(self.p.text).bytes().all(|b| b"IVXLCDM".contains(&b));
        self.p.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number || roman(t))
    }

    /// Whether the word table calls the dot at `i` part of an abbreviation that does not end a sentence here.
    fn is_abbreviation(&self, i: usize, number_next: bool) -> bool {
        let forms = (i.saturating_sub(6)..i).flat_map(|k| self.p.matches(k)).filter(|m| m.end() > i);
        forms.flat_map(|m| m.entries().map(move |e| (e, m.end() > i + 1))).any(|(entry, inside)| match entry.role {
            Role::AbbreviationTitle | Role::AbbreviationInline | Role::Scale if entry.lang == self.p.lang => true,
            role if is_abbreviation_role(role) => inside || number_next,
            Role::Month => number_next,
            _ => false,
        })
    }

    /// One capital, or a Roman numeral where ordinals have dots, before a name: `J. K. Rowling`, `Ludwig XIV. Bourbon`.
    fn is_initial(&self, before: usize, next: usize) -> bool {
        let (token, word) = (self.p.tokens[before], self.p.word(before));
        let roman = self.dotted && token.upper && word.bytes().all(|b| b"IVXLCDM".contains(&b));
        let single = token.capital && word.chars().count() == 1;
        (single || roman) && !self.begins_anew(next)
    }

    /// Digits with a dot: `3. Mai`, the number of a list item, in many languages any ordinal.
    fn is_ordinal(&self, before: usize, next: usize, first: usize) -> bool {
        if before == first || self.p.role(next, Role::Month).is_some() {
            return self.p.word(before).len() < 4;
        }
        let number_next = self.p.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Number);
        self.dotted && self.p.word(before).len() < 3 && (number_next || !self.begins_anew(next))
    }

    /// A capitalised word that is as a rule small: a sentence begins.
    fn begins_anew(&self, next: usize) -> bool {
        self.p.tokens.get(next).is_none_or(|t| t.kind != TokenKind::Word)
            || table().is_common(self.p.word(next), self.p.lang)
    }
}

fn is_abbreviation_role(role: Role) -> bool {
    matches!(
        role,
        Role::AbbreviationTitle | Role::AbbreviationInline | Role::AbbreviationNumber | Role::AbbreviationEnd
    )
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Ends a sentence wherever it stands.
    Full,
    /// Ends a sentence unless it goes on small.
    Strong,
    /// May belong to an abbreviation.
    Dot,
}

impl Mark {
    fn of(word: &str, lang: Lang) -> Option<Self> {
        match word.chars().next()? {
            '.' => Some(Self::Dot),
            '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '؟' | '۔' | '։' | '።' | '፧' | '၏' => {
                Some(Self::Strong)
            }
            '。' | '！' | '？' | '｡' | '।' | '॥' | '។' | '။' | '།' => Some(Self::Full),
            ';' if lang.tag() == "el" => Some(Self::Strong),
            ':' if lang.tag() == "hy" => Some(Self::Strong),
            _ => None,
        }
    }
}
