//! What short words and telling letters say about the language of a stretch of text.

use super::script::{Script, Scripts, script};
use crate::lang::Lang;
use crate::text::{Token, TokenKind, fold, fold_into};
use std::collections::HashMap;
use std::sync::LazyLock;

static TABLE: &str = include_str!("languages.tsv");

/// Most languages of the table: one bit each.
pub(super) const MOST: usize = 128;

/// A language of the table.
#[derive(Debug)]
pub(super) struct Row {
    pub lang: Lang,
    pub script: Script,
    /// Ordinals are digits with a dot.
    pub dotted: bool,
}

/// The table of languages, turned around: words and letters to the languages that have them.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub rows: Vec<Row>,
    words: HashMap<String, u128>,
    letters: HashMap<char, u128>,
}

pub(super) fn table() -> &'static Table {
    static READ: LazyLock<Table> = LazyLock::new(Table::read);
    &READ
}

impl Table {
    fn read() -> Self {
        let mut out = Self::default();
        for line in TABLE.lines().filter(|l| !l.starts_with('#')).take(MOST) {
            let mut cells = line.split('\t');
            let mut cell = || cells.next().unwrap_or_default();
            let bit = 1_u128 << out.rows.len();
            let (lang, script) = (Lang::of(cell()), cell());
            let dotted = script.ends_with('.');
            out.rows.push(Row { lang, script: Script::of(script.trim_end_matches('.')), dotted });
            cell().trim().chars().for_each(|c| *out.letters.entry(c).or_default() |= bit);
            cell().split(' ').for_each(|w| *out.words.entry(fold(w)).or_default() |= bit);
        }
        out
    }

    /// Whether ordinals are digits with a dot in a language.
    pub fn dotted(&self, lang: Lang) -> bool {
        self.rows.iter().any(|r| r.lang == lang && r.dotted)
    }

    /// Whether a word is one of the commonest of a language.
    pub fn is_common(&self, word: &str, lang: Lang) -> bool {
        let langs = self.words.get(&fold(word)).copied().unwrap_or(0);
        self.rows.iter().position(|r| r.lang == lang).is_some_and(|at| langs >> at & 1 == 1)
    }
}

/// Points of each language of the table for a stretch of text.
#[derive(Debug, Clone)]
pub(super) struct Evidence {
    pub points: [f32; MOST],
    pub scripts: Scripts,
    /// Words looked at.
    pub words: u32,
}

impl Default for Evidence {
    fn default() -> Self {
        Self { points: [0.0; MOST], scripts: Scripts::default(), words: 0 }
    }
}

impl Evidence {
    /// Reads up to `most` words, from all over the tokens.
    pub fn read(&mut self, text: &str, tokens: &[Token], most: usize) {
        let stretch = 24;
        let skip = (tokens.len() / most.max(1)) * stretch;
        let mut key = String::new();
        let mut at = 0;
        while at < tokens.len() {
            let to = (at + stretch).min(tokens.len());
            for token in &tokens[at..to] {
                if matches!(token.kind, TokenKind::Word | TokenKind::Glyph) {
                    self.word(token.of(text), &mut key);
                }
            }
            at = to + skip;
        }
    }

    fn word(&mut self, word: &str, key: &mut String) {
        let table = table();
        key.clear();
        fold_into(word, key);
        let letters = key.chars().count() as u32;
        self.scripts.add(key.chars().next().map_or(Script::Zyyy, script), letters);
        self.words += 1;
        if letters <= 12
            && let Some(&langs) = table.words.get(key.as_str())
        {
            self.add(langs, 1.0);
        }
        if !word.is_ascii() {
            let mut left = 2;
            for c in key.chars().filter(|c| !c.is_ascii()) {
                if left > 0
                    && let Some(&langs) = table.letters.get(&c)
                {
                    self.add(langs, 0.5);
                    left -= 1;
                }
            }
        }
    }

    /// Shares a point among the languages of a set: the fewer, the more each gets.
    fn add(&mut self, langs: u128, weight: f32) {
        let share = weight / (langs.count_ones() as f32).powf(0.6);
        let mut left = langs;
        while left != 0 {
            let at = left.trailing_zeros() as usize;
            self.points[at] += share;
            left &= left - 1;
        }
    }
}
