//! Whole runs on generated input: `bench [--bin target/release/regest] [--large]` prints a Markdown table of MB/s, start, scaling, growth and
//! peak memory, each beside its target. `--large` adds the run over 1 GB.

mod generate;
mod run;

use generate::{Hostile, folder, hostile};
use run::{Run, regest};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let bin = args.iter().position(|a| a == "--bin").and_then(|i| args.get(i + 1));
    let bin = bin.map_or_else(|| PathBuf::from("target/release/regest"), PathBuf::from);
    match measure(&bin, args.iter().any(|a| a == "--large")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure(bin: &PathBuf, large: bool) -> std::io::Result<()> {
    let work = std::env::temp_dir().join(format!("regest-bench-{}", std::process::id()));
    std::fs::create_dir_all(&work)?;
    row("what", "measured", "target");
    row("---", "---", "---");
    let text = folder(&work.join("text"), 16 << 20, false)?;
    let one = regest(bin, &text, &work.join("out"), 1)?;
    row("plain text, one thread", &speed(&one), "≥ 10 MB/s");
    let html = folder(&work.join("html"), 64 << 20, true)?;
    let (one, two) = (regest(bin, &html, &work.join("out"), 1)?, regest(bin, &html, &work.join("out"), 2)?);
    row("HTML (text 15 %), one thread", &speed(&one), "≥ 40 MB/s");
    let pass = run::sites(bin, &html, &work.join("sites.json"))?;
    row("first pass: what sites repeat, one thread", &speed(&pass), "≥ 150 MB/s");
    row("two threads against one", &format!("{:.2} ×", one.wall / two.wall), "≥ 1.8 ×");
    row("peak memory, 64 MB of HTML", &format!("{} MB", one.peak_mb), "< 300 MB");
    row("start to first record", &format!("{:.0} ms", run::start(bin)? * 1e3), "≤ 30 ms");
    for kind in Hostile::ALL {
        let (small, double) = (hostile(&work, kind, 1)?, hostile(&work, kind, 2)?);
        let (a, b) = (regest(bin, &small, &work.join("out"), 1)?, regest(bin, &double, &work.join("out"), 1)?);
        row(
            &format!("hostile: {kind:?}, twice the size"),
            &format!("{:.2} × ({:.1} MB/s)", b.cpu / a.cpu, b.rate()),
            "≤ 2.5 ×",
        );
    }
    if large {
        let big = folder(&work.join("large"), 1 << 30, true)?;
        let run = regest(bin, &big, &work.join("out"), 2)?;
        row("1 GB of HTML, two threads", &format!("{}, peak {} MB", speed(&run), run.peak_mb), "< 300 MB");
    }
    let size = std::fs::metadata(bin)?.len() as f64 / 1e6;
    row("binary", &format!("{size:.1} MB"), "≤ 45 MB");
    std::fs::remove_dir_all(&work)
}

fn speed(run: &Run) -> String {
    format!("{:.1} MB/s of CPU time, {:.1} MB/s by the clock", run.rate(), run.bytes as f64 / 1e6 / run.wall)
}

#[expect(clippy::print_stdout, reason = "the table is what the program is for")]
fn row(what: &str, measured: &str, target: &str) {
    println!("| {what} | {measured} | {target} |");
}
