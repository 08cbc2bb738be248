//! `regest extract`.

use super::args::Extract;
use super::config::{MaxFailed, Settings, settings};
use super::error::Error;
use super::progress::Bar;
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
    let settings = settings(&args.reading, (!stream).then_some(args.out.as_path()))?;
    let mut source = source::open(&args.input, settings.options.clone())?;
    let mut sink: Box<dyn Sink> = if stream {
        Box::new(sink::Stream::new(std::io::stdout().lock()))
    } else {
        check_out(&args.out, args.force)?;
        Box::new(sink::Folder::create(&args.out, args.split)?)
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
    let gazetteer = settings.gazetteer.get();
    let about = record::about(&settings.config, gazetteer);
    let threads = if args.jobs == 0 { std::thread::available_parallelism().map_or(1, Into::into) } else { args.jobs };
    let (began, clock) = (Utc::now(), Instant::now());
    let mut bar = Bar::new(args.quiet, || source::size(&args.input));
    let job = Job { config: &settings.config, known: gazetteer.into(), about: &about, threads };
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
