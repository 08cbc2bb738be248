//! Rows and columns: which passages are rows of one table, and in which column a date stands.

use crate::lang::Passage;
use crate::text::Span;

/// Tables of a page, by passage.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// The table each passage is a row of; 0 for none.
    rows: Vec<u32>,
    /// The last place that was asked for.
    seen: (usize, usize, u32),
}

impl Tables {
    /// Rows are passages whose cells tabs part; neighbouring rows are of one table.
    pub(super) fn of(passages: &[Passage<'_>]) -> Self {
        let (mut table, mut inside) = (0, false);
        let row = |p: &Passage<'_>| {
            let is_row = p.span.of(p.text).trim().contains('\t');
            table += u32::from(is_row && !inside);
            inside = is_row;
            if is_row { table } else { 0 }
        };
        Self { rows: passages.iter().map(row).collect(), seen: (0, 0, 0) }
    }

    /// Whether two passages are rows of one table.
    pub(super) fn same(&self, a: usize, b: usize) -> bool {
        let table = |i: usize| self.rows.get(i).copied().unwrap_or(0);
        table(a) != 0 && table(a) == table(b)
    }

    /// The column of a span; they must be asked for in text order.
    pub(super) fn column(&mut self, passage: usize, span: Span, text: &str, row: Span) -> Option<u32> {
        if self.rows.get(passage).is_none_or(|t| *t == 0) {
            return None;
        }
        let (from, before) = if self.seen.0 == passage + 1 { (self.seen.1, self.seen.2) } else { (row.start, 0) };
        let tabs = text.get(from..span.start.max(from)).map_or(0, |t| t.matches('\t').count());
        self.seen = (passage + 1, span.start.max(from), before + tabs as u32);
        Some(self.seen.2)
    }
}
