//! Runs the program and watches it.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a run took.
pub struct Run {
    /// Raw bytes read.
    pub bytes: u64,
    /// Seconds by the clock.
    pub wall: f64,
    /// Seconds of CPU time, all threads.
    pub cpu: f64,
    /// Peak resident memory.
    pub peak_mb: u64,
}

impl Run {
    /// MB a second of CPU time.
    pub fn rate(&self) -> f64 {
        self.bytes as f64 / 1e6 / self.cpu.max(1e-3)
    }
}

/// Extracts `input` (a file or folder) into `out`.
pub fn regest(bin: &Path, input: &Path, out: &Path, threads: usize) -> std::io::Result<Run> {
    watch("extract", bin, input, out, threads)
}

/// Learns on one thread what the sites of `input` repeat.
pub fn sites(bin: &Path, input: &Path, out: &Path) -> std::io::Result<Run> {
    watch("sites", bin, input, out, 1)
}

fn watch(what: &str, bin: &Path, input: &Path, out: &Path, threads: usize) -> std::io::Result<Run> {
    let (clock, cpu) = (Instant::now(), children_cpu());
    let mut command = Command::new(bin);
    command.arg(what).arg(input).arg("-o").arg(out).args(["--quiet", "--jobs", &threads.to_string()]);
    let mut child = command.spawn()?;
    let status_file = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak_mb = 0;
    let status = loop {
        peak_mb = peak_mb.max(peak(&status_file));
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    if !status.success() {
        return Err(std::io::Error::other(format!("{} ended with {status} on {}", bin.display(), input.display())));
    }
    Ok(Run { bytes: size(input)?, wall: clock.elapsed().as_secs_f64(), cpu: children_cpu() - cpu, peak_mb })
}

/// Seconds from process start to the first record on standard output; the best of five.
pub fn start(bin: &Path) -> std::io::Result<f64> {
    let mut best = f64::MAX;
    for _ in 0..5 {
        let clock = Instant::now();
        let mut command = Command::new(bin);
        command.args(["extract", "-", "--from", "jsonl", "--quiet"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            writeln!(stdin, r#"{{"id":1,"text":"On 12 April 1945 the camp was freed."}}"#)?;
        }
        let mut line = String::new();
        if let Some(stdout) = child.stdout.take() {
            BufReader::new(stdout).read_line(&mut line)?;
        }
        best = best.min(clock.elapsed().as_secs_f64());
        child.wait()?;
    }
    Ok(best)
}

fn peak(status: &Path) -> u64 {
    let text = fs::read_to_string(status).unwrap_or_default();
    let line = text.lines().find(|l| l.starts_with("VmHWM:")).unwrap_or("");
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// User and system time of all children that have ended, from /proc/self/stat (100 ticks a second).
fn children_cpu() -> f64 {
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = text.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks = |i: usize| fields.get(i).and_then(|f| f.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(13) + ticks(14)) / 100.0
}

fn size(path: &Path) -> std::io::Result<u64> {
    if path.is_file() {
        return Ok(fs::metadata(path)?.len());
    }
    fs::read_dir(path)?.map(|e| size(&e?.path())).sum()
}
