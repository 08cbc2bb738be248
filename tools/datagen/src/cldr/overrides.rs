//! Number words written by hand: what CLDR lacks or has wrong. See `overrides/numberwords.tsv`.

use super::lexicon::{Atom, Lexicon};
use super::table::{File, Num};
use std::io;

const ROWS: &str = include_str!("../../overrides/numberwords.tsv");

/// One row: language, form, kind, value.
pub struct Row {
    /// Language folder.
    pub tag: &'static str,
    /// The form, lower case.
    pub form: &'static str,
    /// add, times, and, also (a number too, whatever else it is), ordinal, drop, weak, parts-of, out-of or with.
    pub kind: &'static str,
    /// The number; 0 where the kind has none.
    pub value: u128,
}

/// All rows; a broken row is an error that names its line.
pub fn rows() -> io::Result<Vec<Row>> {
    let lines = ROWS.lines().enumerate().filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'));
    let row = |(i, l): (usize, &'static str)| {
        read(l).ok_or_else(|| io::Error::other(format!("overrides/numberwords.tsv:{}: {l}", i + 1)))
    };
    lines.map(row).collect()
}

fn read(line: &'static str) -> Option<Row> {
    let mut cells = line.split('\t');
    let (tag, form, kind) = (cells.next()?, cells.next()?, cells.next()?);
    let value = cells.next().unwrap_or("").trim();
    let needs_value = matches!(kind, "add" | "times" | "also" | "ordinal");
    let known = needs_value || matches!(kind, "and" | "drop" | "weak" | "parts-of" | "out-of" | "with");
    let value = if needs_value { value.parse().ok()? } else { 0 };
    known.then_some(Row { tag, form, kind, value })
}

/// The atoms by hand, before anything is learned.
pub fn seed(rows: &[Row], tag: &str) -> Lexicon {
    let mut lexicon = Lexicon::default();
    for row in rows.iter().filter(|r| r.tag == tag) {
        match row.kind {
            "add" => lexicon.set(row.form, Atom::Add(row.value)),
            "times" => lexicon.set(row.form, Atom::Times(row.value)),
            "and" => lexicon.set(row.form, Atom::And),
            "drop" => lexicon.refuse(row.form),
            _ => {}
        }
    }
    lexicon
}

/// Ordinals, weak words and second meanings by hand.
pub fn fill(rows: &[Row], tag: &str, file: &mut File) {
    for row in rows.iter().filter(|r| r.tag == tag) {
        match row.kind {
            "ordinal" => file.form("ordinals", row.form, Num::Add(row.value)),
            "also" => file.form("numbers", row.form, Num::Add(row.value)),
            "weak" | "parts-of" | "out-of" | "with" => file.keyed("number", row.kind, row.form),
            _ => {}
        }
    }
}
