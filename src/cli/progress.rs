//! The progress bar: pages and bytes a second. It shows only on a terminal.

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
    /// A bar without an end: the number of pages is known only when they are read.
    pub fn new(quiet: bool) -> Self {
        let bar =
            if quiet || !std::io::stderr().is_terminal() { ProgressBar::hidden() } else { ProgressBar::new_spinner() };
        let style =
            ProgressStyle::with_template("{spinner} {msg} pages  {binary_bytes}  {binary_bytes_per_sec}  {elapsed}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
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
            self.bar.set_message(self.pages.to_string());
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
