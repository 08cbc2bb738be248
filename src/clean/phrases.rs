//! The phrases by which boilerplate is known, in all languages: one automaton, made at first use.

use crate::model::Role;
use crate::text::fold_into;
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
    let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(rows.iter().map(|r| r.2)).ok();
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
    for hit in phrases.automaton.as_ref()?.find_overlapping_iter(&line) {
        let Some(&(role, strength, phrase)) = phrases.rows.get(hit.pattern().as_usize()) else { continue };
        if !ends_words(&line, hit.start(), hit.end()) || !stands(&line, strength, hit.start(), hit.end()) {
            continue;
        }
        count += usize::from(strength == Strength::Self_);
        let rank = (strength, phrase.len());
        if best.as_ref().is_none_or(|b| (b.0, b.1) < rank) {
            best = Some((strength, phrase.len(), Found { role, strength, phrase, count: 1 }));
        }
    }
    best.map(|(.., found)| Found { count: count.max(1), ..found })
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
    let edge = |c: char| !c.is_alphanumeric() && !matches!(c, '#' | '©' | '(');
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
