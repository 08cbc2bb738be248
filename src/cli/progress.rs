//! The progress bar: pages and bytes a second, and the time left. It shows only on a terminal.

use crate::pipeline::Progress;
use crate::record::FileRow;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::time::Duration;

/// A bar on standard error.
pub struct Bar {
    bar: ProgressBar,
    quiet: bool,
    pages: u64,
    shown: u32,
}

/// Failures that are printed one by one; the rest is in `files.jsonl`.
const SHOWN: u32 = 20;

impl Bar {
    /// A bar over `total` raw bytes, as far as that is known beforehand; without, it has no end and no time left.
    pub fn new(quiet: bool, total: impl FnOnce() -> Option<u64>) -> Self {
        let hidden = quiet || !std::io::stderr().is_terminal();
        let total = if hidden { None } else { total() };
        let bar =
            if hidden { ProgressBar::hidden() } else { total.map_or_else(ProgressBar::new_spinner, ProgressBar::new) };
        let ahead = if total.is_some() {
            "{bar:24} {binary_bytes}/{binary_total_bytes}  left {eta}"
        } else {
            "{spinner} {binary_bytes}  {elapsed}"
        };
        let style = ProgressStyle::with_template(&format!("{ahead}  {{binary_bytes_per_sec}}  {{msg}}"));
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.enable_steady_tick(Duration::from_millis(120));
        Self { bar, quiet, pages: 0, shown: 0 }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn page(&mut self, raw_bytes: u64) {
        self.pages += 1;
        self.bar.inc(raw_bytes);
        if !self.bar.is_hidden() {
            let rate = self.pages as f64 / self.bar.elapsed().as_secs_f64().max(1e-3);
            self.bar.set_message(format!("{} pages, {rate:.0} pages/s", self.pages));
        }
    }

    fn failed(&mut self, row: &FileRow) {
        self.shown += 1;
        if self.quiet || self.shown > SHOWN {
            return;
        }
        let message = row.error.as_ref().map_or("", |e| e.message.as_str());
        let more = if self.shown == SHOWN { " (further failures are only in files.jsonl)" } else { "" };
        self.bar.suspend(|| anstream::eprintln!("failed: {}: {message}{more}", row.path.escape_debug()));
    }
}
