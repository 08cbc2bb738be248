//! The phrases by which boilerplate is known, in all languages: one automaton, made at first use.

use crate::model::Role;
use crate::text::{fold, fold_into};
use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

/// How much a phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// The page speaks of itself.
    Self_,
    /// Anywhere in a line.
    Part,
    /// At its start.
    Start,
    /// It is nearly the whole line.
    Whole,
}

/// A phrase that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// What it makes of the line.
    pub role: Role,
    /// How much it says.
    pub strength: Strength,
    /// The phrase.
    pub phrase: &'static str,
    /// How many such phrases there are.
    pub count: usize,
}

struct Phrases {
    rows: Vec<(Role, Strength, &'static str)>,
    automaton: Option<AhoCorasick>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let rows: Vec<_> = regest_data::PHRASES.lines().skip(1).filter_map(row).collect();
    let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(rows.iter().map(|r| fold(r.2))).ok();
    Phrases { rows, automaton }
});

fn row(line: &'static str) -> Option<(Role, Strength, &'static str)> {
    let mut fields = line.split('\t').skip(1);
    let (reason, strength, phrase) = (fields.next()?, fields.next()?, fields.next()?);
    let role = *Role::ALL.iter().find(|r| r.name() == reason)?;
    let strength = match strength {
        "whole" => Strength::Whole,
        "start" => Strength::Start,
        "part" => Strength::Part,
        "self" => Strength::Self_,
        _ => return None,
    };
    Some((role, strength, phrase))
}

/// The phrase that says most about a text. Digits stand as `#` in phrases.
#[must_use]
pub fn find(text: &str) -> Option<Found> {
    let line = folded(text);
    let phrases = &*PHRASES;
    let mut best: Option<(Strength, usize, Found)> = None;
    let mut count = 0;
    let mut menu = Menu::new(&line);
    for hit in phrases.automaton.as_ref()?.find_overlapping_iter(&line) {
        let Some(&(role, strength, phrase)) = phrases.rows.get(hit.pattern().as_usize()) else { continue };
        if !ends_words(&line, hit.start(), hit.end()) {
            continue;
        }
        if strength >= Strength::Start {
            menu.add(hit.start(), hit.end(), Found { role, strength: Strength::Whole, phrase, count: 1 });
        }
        if !stands(&line, strength, hit.start(), hit.end()) {
            continue;
        }
        count += usize::from(strength == Strength::Self_);
        let rank = (strength, phrase.len());
        if best.as_ref().is_none_or(|b| (b.0, b.1) < rank) {
            best = Some((strength, phrase.len(), Found { role, strength, phrase, count: 1 }));
        }
    }
    let best = best.map(|(.., found)| Found { count: count.max(1), ..found });
    best.filter(|b| b.strength == Strength::Whole).or_else(|| menu.found()).or(best)
}

/// Bytes of a line that may be made up of phrases and no more: "Imprint Privacy Contact".
const MENU_BYTES: usize = 160;

/// Phrases that stand side by side in a line.
struct Menu<'l> {
    line: &'l str,
    /// For each end of a phrase, in order: bytes that phrases without overlap cover up to there, how many they are, the first.
    ends: Vec<(usize, usize, usize, Found)>,
}

impl<'l> Menu<'l> {
    const fn new(line: &'l str) -> Self {
        Self { line, ends: Vec::new() }
    }

    /// Takes a phrase; they come in the order of their ends.
    fn add(&mut self, start: usize, end: usize, found: Found) {
        if self.line.len() > MENU_BYTES {
            return;
        }
        let before = self.ends[..self.ends.partition_point(|e| e.0 <= start)].last();
        let (bytes, phrases, first) = before.map_or((0, 0, found), |e| (e.1, e.2, e.3));
        let new = (end, bytes + end - start, phrases + 1, first);
        if self.ends.last().is_none_or(|last| last.1 < new.1) {
            self.ends.push(new);
        }
    }

    /// The first phrase of a line that is made up of several, but for marks between them.
    fn found(&self) -> Option<Found> {
        let &(_, bytes, phrases, first) = self.ends.last()?;
        let between = self.line.chars().filter(|c| !c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
        (phrases >= 2 && bytes + between >= self.line.len()).then_some(first)
    }
}

/// The text in look-up form, each number as one `#`, without marks at its ends.
fn folded(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    fold_into(text.trim(), &mut line);
    let mut out = String::with_capacity(line.len());
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_numeric() {
            while chars.peek().is_some_and(|n| n.is_numeric() || matches!(n, '.' | ',')) {
                chars.next();
            }
            out.push('#');
        } else {
            out.push(c);
        }
    }
    // Vowel and tone signs belong to the letter before them.
    let mark = unicode_normalization::char::is_combining_mark;
    let edge = |c: char| !c.is_alphanumeric() && !mark(c) && !matches!(c, '#' | '©' | '(');
    out.trim_matches(edge).to_owned()
}

fn ends_words(line: &str, start: usize, end: usize) -> bool {
    let spaced = |c: char| {
        c.is_alphanumeric() && !matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{e00}'..='\u{e7f}' | '\u{ac00}'..='\u{d7ff}')
    };
    let inner = |a: Option<char>, b: Option<char>| a.is_some_and(spaced) && b.is_some_and(spaced);
    let (head, phrase, tail) = (line.get(..start), line.get(start..end).unwrap_or(""), line.get(end..));
    !inner(head.and_then(|h| h.chars().next_back()), phrase.chars().next())
        && !inner(phrase.chars().next_back(), tail.and_then(|t| t.chars().next()))
}

/// Whether the phrase stands where its strength wants it.
fn stands(line: &str, strength: Strength, start: usize, end: usize) -> bool {
    match strength {
        Strength::Whole => (end - start) * 10 >= line.len() * 7,
        Strength::Start => start == 0,
        Strength::Part | Strength::Self_ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_made_up_of_phrases_is_a_phrase_and_a_sentence_with_phrases_in_it_is_none() {
        let strength = |text: &str| find(text).map(|f| f.strength);
        for line in ["Impressum Datenschutz Kontakt", "Support us | Newsletter", "Home - About - Contact"] {
            assert_eq!(strength(line), Some(Strength::Whole), "{line}");
        }
        for line in ["Contact with the village was lost at home", "Das Impressum nennt seinen Namen"] {
            assert_ne!(strength(line), Some(Strength::Whole), "{line}");
        }
    }
}
