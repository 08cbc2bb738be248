//! Settings that change what is written. Jobs, paths and progress are not among them.

/// Which kinds of facts are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kinds {
    /// Dates.
    pub date: bool,
    /// Places.
    pub place: bool,
    /// Numeric claims.
    pub number: bool,
}

impl Default for Kinds {
    fn default() -> Self {
        Self { date: true, place: true, number: true }
    }
}

/// Bounds that no page may exceed; what lies beyond is left out with a warning in the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Raw bytes of one page that are read.
    pub page_bytes: usize,
    /// Blocks of one page.
    pub blocks: usize,
    /// Facts of one page and kind.
    pub facts: usize,
    /// Open elements of one page.
    pub nesting: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { page_bytes: 64 << 20, blocks: 200_000, facts: 50_000, nesting: 512 }
    }
}

/// What a run does with each page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Config {
    /// Every visible block is kept: for snippets and data sets.
    pub whole: bool,
    /// Facts are read from dropped blocks too, and flagged `boilerplate`.
    pub with_boilerplate: bool,
    /// Visitors' comments are kept, with their role.
    pub with_comments: bool,
    /// What was looked at and turned down is written too.
    pub rejected: bool,
    /// The text's value is left out of the record.
    pub no_text: bool,
    /// The map is left out of the record.
    pub no_map: bool,
    /// Which kinds of facts are looked for.
    pub kinds: Kinds,
    /// A language the pages are likely in; never a gate.
    pub lang: Option<String>,
    /// The documents' own day, as `YYYY-MM-DD`, if known.
    pub date: Option<String>,
    /// Bounds for one page.
    pub limits: Limits,
    /// What the inputs were told to be: `text`, `html`, `jsonl`, or nothing for `auto`.
    pub from: Option<&'static str>,
    /// SHA-256 of a `--meta` table, in hex.
    pub meta: Option<String>,
    /// SHA-256 of a gazetteer given from outside, in hex.
    pub gazetteer: Option<String>,
    /// SHA-256 of the table of what sites repeat, in hex.
    pub sites: Option<String>,
}
