//! `regest sites`, and the table it makes as `extract` and `explain` use it.

use super::Exit;
use super::args;
use super::config::{from, threads};
use super::error::Error;
use super::progress::Bar;
use crate::model::Limits;
use crate::pipeline;
use crate::sites::{self, File};
use crate::source::{self, Meta, Options};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What was asked with `--sites`.
pub enum Sites {
    /// Nothing: the habit of the command.
    Unsaid,
    /// No table.
    Off,
    /// A table learned from the inputs.
    Auto,
    /// This table.
    Table(Table),
}

/// A table, and the bytes it was read from.
pub struct Table {
    /// The table.
    pub sites: sites::Sites,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Sites {
    /// Reads `auto`, `off`, or a file.
    pub fn of(asked: Option<&Path>) -> Result<Self, Error> {
        match asked.map(|path| (path.to_str(), path)) {
            None => Ok(Self::Unsaid),
            Some((Some("off"), _)) => Ok(Self::Off),
            Some((Some("auto"), _)) => Ok(Self::Auto),
            Some((_, path)) => Table::open(path).map(Self::Table),
        }
    }

    /// Whether the inputs are to be read first, to learn from them; `unless_said` is the habit of the command.
    pub fn learns(&self, inputs: &[PathBuf], unless_said: bool) -> Result<bool, Error> {
        let stream = inputs.iter().any(|i| i.as_os_str() == "-");
        match self {
            Self::Auto if stream => Err(Error::usage(
                "--sites auto: standard input can be read only once; make a table with `regest sites` and name it instead",
            )),
            Self::Auto => Ok(true),
            Self::Unsaid => Ok(unless_said && !stream),
            Self::Off | Self::Table(_) => Ok(false),
        }
    }
}

impl Table {
    fn open(path: &Path) -> Result<Self, Error> {
        let name = path.display();
        let bytes =
            std::fs::read(path).map_err(|e| Error::usage(format!("--sites {name}: cannot be read")).because(e))?;
        let unusable = || Error::usage(format!("--sites {name}: not a usable table; make one with `regest sites`"));
        let file = File::parse(&bytes).map_err(|e| unusable().because(e))?;
        Ok(Self { sites: (&file).into(), bytes })
    }

    /// The table of what the sites of the inputs repeat; `None` where they repeat nothing.
    pub fn learn(inputs: &[PathBuf], options: Options, jobs: usize, quiet: bool) -> Result<Option<Self>, Error> {
        let limits = Limits { page_bytes: options.page_bytes, ..Limits::default() };
        let Some(mut source) = pipeline::enough(source::open(inputs, options)?) else { return Ok(None) };
        // What fails is told when the run comes to it.
        let mut bar = Bar::new(quiet, "learning what sites repeat: ", || source::size(inputs)).without_failures();
        let file = pipeline::learn(&mut *source, &limits, threads(jobs), &mut bar);
        bar.finish();
        let sites = sites::Sites::from(&file);
        if !quiet && !sites.is_empty() {
            anstream::eprintln!("{}", summary(&file));
        }
        Ok((!sites.is_empty()).then(|| Self { sites, bytes: file.render().into_bytes() }))
    }
}

pub fn run(args: &args::Sites) -> Result<Exit, Error> {
    let out = args.out.as_deref().filter(|out| out.as_os_str() != "-");
    out.map_or(Ok(()), may_replace)?;
    let meta = args.meta.as_deref().map(Meta::read).transpose()?;
    let limits = Limits::default();
    let options = Options {
        from: from(args.from),
        meta: meta.map(Arc::new),
        output: out.map(Path::to_owned),
        page_bytes: limits.page_bytes,
    };
    let mut source = source::open(&args.input, options)?;
    let mut bar = Bar::new(args.quiet, "", || source::size(&args.input));
    let file = pipeline::learn(&mut *source, &limits, threads(args.jobs), &mut bar);
    bar.finish();
    match out {
        Some(path) => crate::sink::write_file(path, file.render().as_bytes())?,
        None => anstream::print!("{}", file.render()),
    }
    if !args.quiet {
        anstream::eprintln!("{}", summary(&file));
    }
    Ok(if bar.failures() == 0 { Exit::Done } else { Exit::Failed })
}

/// A file that is no table is not replaced by one.
fn may_replace(out: &Path) -> Result<(), Error> {
    let unusable = |why: &str| Error::usage(format!("{}: {why}; choose another name with -o", out.display()));
    match std::fs::read(out) {
        Err(_) if out.is_dir() => Err(unusable("is a folder")),
        Err(_) => Ok(()),
        Ok(bytes) => match File::parse(&bytes) {
            Err(_) if !bytes.is_empty() => Err(unusable("is not a table of what sites repeat, and would be replaced")),
            _ => Ok(()),
        },
    }
}

/// What was learned, in one line.
fn summary(file: &File) -> String {
    let repeating = file.hosts.iter().filter(|h| !h.lines.is_empty()).count();
    let lines: usize = file.hosts.iter().map(|h| h.lines.len()).sum();
    let mut out = format!(
        "{} pages of sites counted: {repeating} of {} sites with 20 pages or more repeat {lines} lines",
        file.pages,
        file.hosts.len()
    );
    for (count, what) in [
        (file.duplicates, "pages were counted before (the same bytes, or address and longest line)"),
        (file.without_host, "have no address and no canonical link (`--meta` can give one)"),
        (file.forgotten, "times a small site was forgotten for want of memory"),
    ] {
        if count > 0 {
            out += &format!("; {count} {what}");
        }
    }
    out
}
