//! What a site repeats on every page, as a table: lines by host, with the pages each was counted on.
//!
//! [`Learner`] counts, [`Sites`] is asked, [`File`] is what lies between the two: a file that a person can read and cut.
//! Whether a block is dropped is decided in `clean`.

mod file;
mod host;
mod learn;
mod line;
#[cfg(test)]
mod tests;

pub use file::{Broken, File, FileHost, FileLine, SCHEMA, SCHEMA_VERSION};
pub use host::{host, host_of};
pub use learn::{CAPACITY, Learner, Lines, read};
pub use line::{Key, Keys};

use std::collections::HashMap;

/// Fewest pages of a host from which anything is learned, and on which a line must stand.
pub const MIN_PAGES: u32 = 20;
/// Least share of a host's pages on which a line must stand, in percent.
pub const MIN_PERCENT: u32 = 30;

/// Whether a line on `pages` of the `all` pages of its host is the site's and not the page's.
///
/// ```
/// use regest::sites::repeats;
/// assert!(repeats(20, 66) && !repeats(20, 67) && !repeats(19, 19));
/// ```
#[must_use]
pub fn repeats(pages: u32, all: u32) -> bool {
    pages >= MIN_PAGES && u64::from(pages) * 100 >= u64::from(all) * u64::from(MIN_PERCENT)
}

/// A line that a site repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Pages it was counted on.
    pub pages: u32,
    /// Its digits were not the same on all of them.
    pub varies: bool,
}

/// What one host repeats.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Site {
    /// The host, lower case, without `www.`.
    pub host: String,
    /// Pages that were counted.
    pub pages: u32,
    lines: HashMap<u64, Line>,
}

impl Site {
    /// What is known of the line with this key.
    #[must_use]
    pub fn line(&self, key: Key) -> Option<Line> {
        self.lines.get(&key.hash).copied()
    }
}

/// What the sites of a table repeat.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sites {
    hosts: HashMap<String, Site>,
}

impl Sites {
    /// The site with this host, as [`host`] writes it.
    #[must_use]
    pub fn get(&self, host: &str) -> Option<&Site> {
        self.hosts.get(host)
    }

    /// Whether nothing is known of any site.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hosts.values().all(|site| site.lines.is_empty())
    }
}

impl From<&File> for Sites {
    fn from(file: &File) -> Self {
        let site = |host: &FileHost| Site {
            host: host.host.clone(),
            pages: host.pages,
            lines: host.lines.iter().map(|l| (l.key(), Line { pages: l.pages, varies: l.varies })).collect(),
        };
        Self { hosts: file.hosts.iter().map(|h| (h.host.clone(), site(h))).collect() }
    }
}
