//! `regest explain`: one page as a person would want it in a terminal.

mod facts;
mod text;

use super::Exit;
use super::args::Explain;
use super::config::settings;
use super::error::Error;
use super::sites::Table;
use crate::model::{Document, Findings};
use crate::pipeline;
use crate::source::{self, Item};
use std::io::Write;

pub fn run(args: &Explain) -> Result<Exit, Error> {
    let mut settings = settings(&args.reading, None)?;
    let input = std::slice::from_ref(&args.file);
    if settings.sites.learns(input, false)? {
        let table = Table::learn(input, settings.options.clone(), 0, false)?;
        table.into_iter().for_each(|t| settings.set_sites(t));
    }
    let mut source = source::open(input, settings.options.clone())?;
    let mut out = anstream::stdout().lock();
    let mut shown = 0;
    let mut failed = None;
    for item in &mut *source {
        match item {
            Item::Document(document) => {
                let findings = pipeline::read(&document, &settings.config, settings.known());
                shown += 1;
                if page(&mut out, &document, &findings, args.reading.rejected).is_err() {
                    return Ok(Exit::Done); // the reader has gone
                }
            }
            Item::Failed(failure) => failed = Some(failure.error.message),
            Item::End(input) => failed = failed.or(input.error.map(|e| e.message)).or(input.reason.map(Into::into)),
        }
    }
    match failed {
        Some(why) if shown == 0 => Err(Error::usage(format!("{}: {why}", args.file.display()))),
        _ => Ok(Exit::Done),
    }
}

fn page(out: &mut impl Write, document: &Document, findings: &Findings, rejected: bool) -> std::io::Result<()> {
    head(out, document, findings)?;
    text::kept(out, findings)?;
    text::dropped(out, findings)?;
    facts::facts(out, findings)?;
    facts::claims(out, findings)?;
    if rejected {
        facts::rejected(out, findings)?;
    }
    Ok(())
}

fn head(out: &mut impl Write, document: &Document, findings: &Findings) -> std::io::Result<()> {
    let page = &findings.page;
    let languages: Vec<_> = findings.languages.iter().map(|l| format!("{} {:.0} %", l.lang, l.share * 100.0)).collect();
    writeln!(out, "{}", document.path.escape_debug())?;
    let encoding = &page.encoding;
    writeln!(
        out,
        "  {} bytes, {} ({}), {}",
        document.bytes.len(),
        encoding.label,
        encoding.from,
        languages.join(", ")
    )?;
    for (name, value) in [("title", &page.head.title), ("author", &page.head.author), ("site", &page.head.site)] {
        if let Some(value) = value {
            writeln!(out, "  {name}: {} ({})", value.value, value.by)?;
        }
    }
    if let Some(own) = page.head.published.first() {
        writeln!(out, "  published: {} ({})", own.edtf, own.from.name())?;
    }
    for warning in &page.warnings {
        writeln!(out, "  warning: {} {}", warning.code, warning.detail.as_deref().unwrap_or(""))?;
    }
    Ok(())
}

/// A heading of a section.
fn section(out: &mut impl Write, name: &str) -> std::io::Result<()> {
    let bold = anstyle::Style::new().bold();
    writeln!(out, "\n{bold}{name}{bold:#}")
}
