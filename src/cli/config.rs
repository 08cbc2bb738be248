//! Flags as typed become settings as meant.

use super::args::{self, Kind, Places, Reading};
use super::error::Error;
use super::sites::{Sites, Table};
use crate::gazetteer::Gazetteer;
use crate::model::{Config, Kinds};
use crate::pipeline::Known;
use crate::record::id::sha256;
use crate::source::{self, Meta};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The settings of a run, and what they need from outside.
pub struct Settings {
    /// What changes the records.
    pub config: Config,
    /// How inputs are read.
    pub options: source::Options,
    /// Place names.
    pub gazetteer: Loaded,
    /// What sites repeat.
    pub sites: Sites,
}

impl Settings {
    /// What is known before a page is read.
    pub fn known(&self) -> Known<'_> {
        let table = if let Sites::Table(table) = &self.sites { Some(&table.sites) } else { None };
        Known { gazetteer: self.gazetteer.get(), sites: table }
    }

    /// Sets the table of what sites repeat.
    pub fn set_sites(&mut self, table: Table) {
        self.config.sites = Some(sha256(&table.bytes));
        self.sites = Sites::Table(table);
    }
}

/// The built-in gazetteer, or one with files of one's own.
pub enum Loaded {
    /// The one in the binary.
    Embedded,
    /// From files.
    Own(Box<Gazetteer>),
}

impl Loaded {
    /// The gazetteer.
    pub fn get(&self) -> &Gazetteer {
        match self {
            Self::Embedded => Gazetteer::embedded(),
            Self::Own(own) => own,
        }
    }

    /// The digests of all files, unless it is the built-in one alone.
    fn digest(&self) -> Option<String> {
        match self {
            Self::Embedded => None,
            Self::Own(own) => Some(own.files().map(|file| file.sha256).collect::<Vec<_>>().join(" ")),
        }
    }
}

/// Opens what a run needs beside its inputs.
pub fn settings(reading: &Reading, output: Option<&Path>) -> Result<Settings, Error> {
    let gazetteer = gazetteer(&reading.places)?;
    let meta = reading.meta.as_deref().map(Meta::read).transpose()?;
    if let Some(date) = reading.date.as_deref().filter(|d| chrono::NaiveDate::parse_from_str(d, "%Y-%m-%d").is_err()) {
        return Err(Error::usage(format!("--date {date}: not a day; write it as 1945-05-08")));
    }
    let sites = Sites::of(reading.sites.as_deref())?;
    let config = Config {
        whole: reading.whole,
        with_boilerplate: reading.with_boilerplate,
        with_comments: reading.with_comments,
        rejected: reading.rejected,
        no_text: reading.no_text,
        no_map: reading.no_map,
        kinds: kinds(&reading.kinds),
        lang: reading.lang.clone(),
        date: reading.date.clone(),
        from: match reading.from {
            args::From::Auto => None,
            args::From::Text => Some("text"),
            args::From::Html => Some("html"),
            args::From::Jsonl => Some("jsonl"),
        },
        meta: reading.meta.as_deref().map(digest).transpose()?,
        gazetteer: gazetteer.digest(),
        sites: if let Sites::Table(table) = &sites { Some(sha256(&table.bytes)) } else { None },
        ..Config::default()
    };
    let options = source::Options {
        from: from(reading.from),
        meta: meta.map(Arc::new),
        output: output.map(Path::to_owned),
        page_bytes: config.limits.page_bytes,
    };
    Ok(Settings { config, options, gazetteer, sites })
}

/// What the inputs are told to be.
pub fn from(from: args::From) -> source::From {
    match from {
        args::From::Auto => source::From::Auto,
        args::From::Text => source::From::Text,
        args::From::Html => source::From::Html,
        args::From::Jsonl => source::From::Jsonl,
    }
}

/// So many threads; 0 takes all cores.
pub fn threads(jobs: usize) -> usize {
    if jobs == 0 { std::thread::available_parallelism().map_or(1, Into::into) } else { jobs }
}

/// The built-in gazetteer, with the files above it or replaced by them.
pub fn gazetteer(places: &Places) -> Result<Loaded, Error> {
    if places.gazetteer.is_empty() {
        return Ok(Loaded::Embedded);
    }
    let unusable = |(path, error): (PathBuf, _)| {
        let what = format!("{}: not a usable gazetteer; make one with `regest gazetteer build`", path.display());
        Error::usage(what).because(error)
    };
    Gazetteer::layered(&places.gazetteer, places.gazetteer_only).map(|g| Loaded::Own(Box::new(g))).map_err(unusable)
}

fn digest(path: &Path) -> Result<String, Error> {
    let read = std::fs::read(path);
    read.map(|bytes| sha256(&bytes)).map_err(|e| Error::usage(format!("{}: cannot be read", path.display())).because(e))
}

fn kinds(wanted: &[Kind]) -> Kinds {
    if wanted.is_empty() {
        return Kinds::default();
    }
    let has = |kind| wanted.contains(&kind);
    Kinds { date: has(Kind::Date), place: has(Kind::Place), number: has(Kind::Number) }
}

/// How many inputs may fail.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MaxFailed {
    /// So many.
    Count(u64),
    /// Such a share of all inputs, 0–1.
    Share(f64),
}

impl MaxFailed {
    /// Reads `3` or `5%`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let wrong = || Error::usage(format!("--max-failed {text}: write a number such as 3 or a share such as 5%"));
        match text.strip_suffix('%') {
            Some(share) => {
                share.trim().parse::<f64>().ok().filter(|p| (0.0..=100.0).contains(p)).map(|p| Self::Share(p / 100.0))
            }
            None => text.parse().ok().map(Self::Count),
        }
        .ok_or_else(wrong)
    }

    /// Whether so many failures of so many inputs are within it.
    pub fn allows(self, failed: u64, inputs: u64) -> bool {
        match self {
            Self::Count(most) => failed <= most,
            Self::Share(share) => failed as f64 <= share * inputs as f64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::MaxFailed;

    #[test]
    fn failures_are_allowed_by_number_or_share() {
        let parse = |s| MaxFailed::parse(s).ok();
        assert_eq!(parse("3"), Some(MaxFailed::Count(3)));
        assert_eq!(parse("5%"), Some(MaxFailed::Share(0.05)));
        assert!(parse("some").is_none() && parse("-1").is_none() && parse("200%").is_none());
        assert!(MaxFailed::Count(0).allows(0, 10) && !MaxFailed::Count(0).allows(1, 10));
        assert!(MaxFailed::Share(0.1).allows(1, 10) && !MaxFailed::Share(0.1).allows(2, 10));
    }
}
