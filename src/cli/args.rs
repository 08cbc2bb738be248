//! The flags as typed.

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Reads raw web pages in any language, sets boilerplate aside, finds dates, places and numeric claims, and writes JSON in which
/// every fact points back to the bytes it came from.
#[derive(Debug, Parser)]
#[command(name = "regest", version, arg_required_else_help = true, max_term_width = 100)]
#[command(after_help = "Examples:
  regest extract                          read the pages in input/, write the run folder output/
  regest extract pages/ crawl.jsonl.gz -o run
  regest extract - --from jsonl <docs.jsonl >records.jsonl
  regest explain page.html                see what was kept, dropped and found, and why
  regest sites crawl/ -o sites.json       learn what sites repeat on every page
  regest verify output --inputs input     prove every quote against the raw bytes

Exit codes: 0 done; 1 done, but more inputs failed than --max-failed, or a check failed;
2 wrong call or unusable input or output; 3 output could not be written.")]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read pages and write a run folder (or, for `-`, records on standard output).
    Extract(Extract),
    /// Show one page as a person would want it: blocks kept and dropped, facts, and why.
    Explain(Explain),
    /// Re-read the raw bytes of a run and prove every quote, offset, map, hash and id.
    Verify(Verify),
    /// Write the facts of a run in another format.
    Export(Export),
    /// Learn which lines sites repeat on every page, for `extract --sites FILE`.
    Sites(Sites),
    /// Print the JSON Schema (2020-12) of what regest writes.
    Schema(Schema),
    /// Build an own gazetteer, or look a name up.
    Gazetteer(Gazetteer),
}

/// What inputs are told to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum From {
    /// Tell by name and content.
    #[default]
    Auto,
    /// Plain text, one page a file.
    Text,
    /// HTML, one page a file.
    Html,
    /// JSON Lines, one page a line: keys id, text | html | html_b64, url, lang, date.
    Jsonl,
}

/// Kinds of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Dates.
    Date,
    /// Places.
    Place,
    /// Numeric claims.
    Number,
}

/// Which place names are known.
#[derive(Debug, Clone, Default, ClapArgs)]
pub struct Places {
    /// Know the places of this file too (made by `regest gazetteer build`); may be given several times.
    #[arg(long, value_name = "FILE")]
    pub gazetteer: Vec<PathBuf>,
    /// Know only the places of the files given with --gazetteer, not the built-in ones.
    #[arg(long, requires = "gazetteer")]
    pub gazetteer_only: bool,
}

/// What changes the reading of a page.
#[derive(Debug, Clone, Default, ClapArgs)]
pub struct Reading {
    /// A table of what is known from outside: columns `path` (or file stem), then any of url, date, lang, site, rights, title.
    #[arg(long, value_name = "FILE.csv")]
    pub meta: Option<PathBuf>,
    /// Keep every visible block: for snippets and data sets.
    #[arg(long)]
    pub whole: bool,
    /// Kinds of facts to look for.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KINDS")]
    pub kinds: Vec<Kind>,
    /// A language the pages are likely in (BCP 47): a prior, never a gate.
    #[arg(long, value_name = "TAG")]
    pub lang: Option<String>,
    /// The documents' own day, if known.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<String>,
    /// What the inputs are.
    #[arg(long, value_enum, default_value_t)]
    pub from: From,
    #[command(flatten)]
    pub places: Places,
    /// Drop what a site repeats on all its pages: by a table from `regest sites`; `auto`: learned from the inputs first; `off`.
    /// `extract` takes `auto` unless it reads standard input; `explain` takes `off`.
    #[arg(long, value_name = "FILE|auto|off")]
    pub sites: Option<PathBuf>,
    /// Write what was looked at and turned down, with reasons.
    #[arg(long)]
    pub rejected: bool,
    /// Read facts from boilerplate too, flagged `boilerplate`.
    #[arg(long)]
    pub with_boilerplate: bool,
    /// Keep visitors' comments, with the role `comment`, and read facts from them.
    #[arg(long)]
    pub with_comments: bool,
    /// Leave the text out of the records.
    #[arg(long)]
    pub no_text: bool,
    /// Leave the map to raw bytes out of the records.
    #[arg(long)]
    pub no_map: bool,
}

/// Arguments of `extract`.
#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  regest extract                                   input/ -> output/
  regest extract scans/ -o run --meta catalogue.csv --jobs 4
  regest extract shard-07/ -o run-07 --sites sites.json     a table learned from all shards together
  regest extract - --from jsonl --whole <docs.jsonl >records.jsonl

A run folder holds pages.jsonl, facts.jsonl, files.jsonl, run.json, and sites.json where one was
used. An OUT that holds a regest run is replaced; any other non-empty OUT is refused without
--force; decisions/ in it is never touched.")]
pub struct Extract {
    /// Files or folders; `-` reads standard input and writes records to standard output.
    #[arg(default_value = "input")]
    pub input: Vec<PathBuf>,
    /// The run folder.
    #[arg(short, long = "out", value_name = "OUT", default_value = "output")]
    pub out: PathBuf,
    #[command(flatten)]
    pub reading: Reading,
    /// Threads; 0 takes all cores.
    #[arg(long, short = 'j', default_value_t = 0, value_name = "N")]
    pub jobs: usize,
    /// Write into a folder that holds other things.
    #[arg(long)]
    pub force: bool,
    /// Also write each page as pages/ID.json.
    #[arg(long)]
    pub split: bool,
    /// How many inputs may fail before the exit code says so: a number or a share such as 5%.
    #[arg(long, default_value = "0", value_name = "N|P%")]
    pub max_failed: String,
    /// Leave times, host and threads out of run.json.
    #[arg(long)]
    pub no_volatile: bool,
    /// No progress bar and no summary.
    #[arg(long, short)]
    pub quiet: bool,
}

/// Arguments of `explain`.
#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  regest explain --rejected page.html | less -R
  regest explain --sites run/sites.json page.html     see what the site repeats")]
pub struct Explain {
    /// The page; `-` for standard input.
    pub file: PathBuf,
    #[command(flatten)]
    pub reading: Reading,
}

/// Arguments of `sites`.
#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  regest sites pages/ crawl.jsonl.gz -o sites.json
  regest sites pages/ --meta catalogue.csv -o sites.json     addresses of saved pages from a table
  regest extract pages/ -o run --sites sites.json            use it
  regest explain --sites sites.json page.html                see what it drops

A page belongs to the host of its address (JSON line, --meta) or else of its canonical link, \
without www.; pages with neither are not counted. Captures of one page count once: the same bytes, \
or the same address and longest line. A line is compared without regard to case, white space and \
digits. The table holds lines on at least 20 and at least 30 % of the pages of their host. It is \
JSON, a line a row: cut out what you want to keep. Lines whose digits differ from page to page are \
marked `varies`, and are only dropped where they would be without the table.")]
pub struct Sites {
    /// Files or folders; `-` reads standard input.
    #[arg(default_value = "input")]
    pub input: Vec<PathBuf>,
    /// The table; standard output without it.
    #[arg(short, long = "out", value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// A table of what is known from outside: columns `path` (or file stem) and url.
    #[arg(long, value_name = "FILE.csv")]
    pub meta: Option<PathBuf>,
    /// What the inputs are.
    #[arg(long, value_enum, default_value_t)]
    pub from: From,
    /// Threads; 0 takes all cores.
    #[arg(long, short = 'j', default_value_t = 0, value_name = "N")]
    pub jobs: usize,
    /// No progress bar and no summary.
    #[arg(long, short)]
    pub quiet: bool,
}

/// Arguments of `verify`.
#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  regest verify output --inputs input")]
pub struct Verify {
    /// The run folder.
    #[arg(default_value = "output")]
    pub out: PathBuf,
    /// The folder (or file) the run has read.
    #[arg(long, default_value = "input", value_name = "DIR")]
    pub inputs: PathBuf,
}

/// Formats of `export`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A table, safe to open in a spreadsheet.
    Csv,
}

/// Arguments of `export`.
#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  regest export output --to csv >facts.csv")]
pub struct Export {
    /// The run folder.
    #[arg(default_value = "output")]
    pub out: PathBuf,
    /// The format.
    #[arg(long, value_enum)]
    pub to: Format,
}

/// Arguments of `schema`.
#[derive(Debug, ClapArgs)]
pub struct Schema {
    /// Which: page, fact, run, file or sites.
    #[arg(default_value = "page", value_parser = clap::builder::PossibleValuesParser::new(crate::record::SCHEMAS))]
    pub name: String,
}

/// Arguments of `gazetteer`.
#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  regest gazetteer lookup Malines Lemberg            which places bear these names, and how
  regest gazetteer build camps.tsv whg.json -o my.places
  regest extract pages/ -o run --gazetteer my.places

docs/GAZETTEER.md tells the columns of tables and what is read of other files.")]
pub struct Gazetteer {
    #[command(subcommand)]
    pub command: GazetteerCommand,
}

#[derive(Debug, Subcommand)]
pub enum GazetteerCommand {
    /// Pack a gazetteer from tables, GeoNames files or Linked Places JSON.
    #[command(after_help = "Examples:
  regest gazetteer build camps.tsv -o camps.places
  regest gazetteer build --only BE.txt alternateNamesV2.txt admin1CodesASCII.txt -o belgium.places
  regest gazetteer build pleiades-places.json.gz -o antiquity.places

What a file is, is told by the name GeoNames gives it or by its first line; .gz is unpacked. Files may be of any
size: names that do not fit into memory go to files beside FILE for the time being.")]
    Build {
        /// Tables (*.tsv), files as GeoNames offers them, Linked Places JSON.
        #[arg(required = true)]
        source: Vec<PathBuf>,
        /// The packed file.
        #[arg(short, long = "out", value_name = "FILE")]
        out: PathBuf,
        /// Only these sources, without the built-in places.
        #[arg(long)]
        only: bool,
        /// No progress bar and no summary.
        #[arg(long, short)]
        quiet: bool,
    },
    /// Show what is known of names: which places bear them, how, and from where that is known.
    #[command(after_help = "Examples:
  regest gazetteer lookup Malines
  regest gazetteer lookup --json Lwów Lemberg Львів
  regest gazetteer lookup --gazetteer my.places Zomerdal

Exit codes: 0 all names are known; 1 some are not; 2 wrong call or unusable file.")]
    Lookup {
        /// The names, in any language and case.
        #[arg(required = true)]
        name: Vec<String>,
        #[command(flatten)]
        places: Places,
        /// One JSON object a name, each on its line.
        #[arg(long)]
        json: bool,
    },
}
