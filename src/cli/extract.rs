//! `regest extract`.

use super::args::Extract;
use super::config::{MaxFailed, Settings, settings, threads};
use super::error::Error;
use super::progress::Bar;
use super::sites::{Sites, Table};
use super::{Exit, summary};
use crate::pipeline::{self, Job};
use crate::record::{self, Counts, RunRecord, SCHEMA_VERSION, Volatile};
use crate::sink::{self, Sink};
use crate::source;
use chrono::{DateTime, Utc};
use std::path::Path;
use std::time::Instant;

pub fn run(args: &Extract) -> Result<Exit, Error> {
    let max_failed = MaxFailed::parse(&args.max_failed)?;
    let stream = args.input.iter().any(|i| i.as_os_str() == "-");
    let mut settings = settings(&args.reading, (!stream).then_some(args.out.as_path()))?;
    let mut source = source::open(&args.input, settings.options.clone())?;
    if !stream {
        check_out(&args.out, args.force)?;
    }
    if settings.sites.learns(&args.input, true)? {
        let table = Table::learn(&args.input, settings.options.clone(), args.jobs, args.quiet)?;
        table.into_iter().for_each(|t| settings.set_sites(t));
    }
    let mut sink: Box<dyn Sink> = match &settings.sites {
        _ if stream => Box::new(sink::Stream::new(std::io::stdout().lock())),
        Sites::Table(table) => Box::new(sink::Folder::create(&args.out, args.split)?.with_sites(&table.bytes)?),
        _ => Box::new(sink::Folder::create(&args.out, args.split)?),
    };
    let counts = read_all(&mut *source, &mut *sink, &settings, args)?;
    let failed = counts.failed();
    Ok(if max_failed.allows(failed, counts.rows()) { Exit::Done } else { Exit::Failed })
}

fn read_all(
    source: &mut dyn source::Source,
    sink: &mut dyn Sink,
    settings: &Settings,
    args: &Extract,
) -> Result<Counts, Error> {
    let known = settings.known();
    let about = record::about(&settings.config, known.gazetteer);
    let threads = threads(args.jobs);
    let (began, clock) = (Utc::now(), Instant::now());
    let mut bar = Bar::new(args.quiet, "", || source::size(&args.input));
    let job = Job { config: &settings.config, known, about: &about, threads };
    let counts = pipeline::run(source, job, sink, &mut bar)?;
    bar.finish();
    let volatile = (!args.no_volatile).then(|| volatile(began, clock, threads));
    let run = RunRecord {
        schema: "regest.run".into(),
        schema_version: SCHEMA_VERSION.into(),
        tool: record::tool(),
        config: record::settings(&settings.config),
        config_sha256: about.config_sha256,
        resources: about.resources,
        places: counts.places(),
        counts,
        complete: true,
        volatile,
    };
    sink.finish(&run)?;
    if !args.quiet {
        summary::print(&run.counts, clock.elapsed());
    }
    Ok(run.counts)
}

fn volatile(began: DateTime<Utc>, clock: Instant, threads: usize) -> Volatile {
    let show = |t: DateTime<Utc>| t.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    Volatile {
        started: show(began),
        finished: show(Utc::now()),
        seconds: (clock.elapsed().as_secs_f64() * 1e3).round() / 1e3,
        host: std::fs::read_to_string("/etc/hostname").map(|h| h.trim().to_owned()).unwrap_or_default(),
        threads: threads as u64,
    }
}

/// Refuses to write among things that are not ours.
fn check_out(out: &Path, force: bool) -> Result<(), Error> {
    let unusable = |why: &str| Error::usage(format!("{}: {why}", out.display()));
    if out.exists() && !out.is_dir() {
        return Err(unusable("is a file; name a folder with -o"));
    }
    match sink::occupied(out) {
        Err(e) => Err(unusable("cannot be looked into").because(e)),
        Ok(Some(name)) if !force => Err(unusable(&format!(
            "holds `{name}`, which is not part of a regest run; choose another folder with -o, or add --force to write beside it"
        ))),
        Ok(_) => Ok(()),
    }
}
