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
    /// What is being done, unless it is the reading itself.
    doing: &'static str,
    pages: u64,
    failures: u32,
}

/// Failures that are printed one by one; the rest is in `files.jsonl`.
const SHOWN: u32 = 20;

impl Bar {
    /// A bar over `total` raw bytes, as far as that is known beforehand; without, it has no end and no time left.
    pub fn new(quiet: bool, doing: &'static str, total: impl FnOnce() -> Option<u64>) -> Self {
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
        Self { bar, quiet, doing, pages: 0, failures: 0 }
    }

    /// One that keeps failures to itself.
    pub fn without_failures(self) -> Self {
        Self { quiet: true, ..self }
    }

    /// Inputs and pages that failed.
    pub const fn failures(&self) -> u32 {
        self.failures
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
            self.bar.set_message(format!("{}{} pages, {rate:.0} pages/s", self.doing, self.pages));
        }
    }

    fn failed(&mut self, row: &FileRow) {
        self.failures += 1;
        if self.quiet || self.failures > SHOWN {
            return;
        }
        let message = row.error.as_ref().map_or("", |e| e.message.as_str());
        let more = if self.failures == SHOWN { " (further failures are only in files.jsonl)" } else { "" };
        self.bar.suspend(|| anstream::eprintln!("failed: {}: {message}{more}", row.path.escape_debug()));
    }
}
