//! The command line: flags, progress, exit codes. Nothing here knows what a date is.

mod args;
mod config;
mod error;
mod explain;
mod export;
mod extract;
mod gazetteer;
mod progress;
mod schema;
mod sites;
mod summary;
mod verify;

use args::{Args, Command};
use clap::Parser;
use error::Error;
use std::process::ExitCode;

/// Exit codes: 0 done, 1 done with more failed inputs than allowed (or a check that failed), 2 wrong call or unusable input or
/// output, 3 output could not be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Exit {
    Done = 0,
    Failed = 1,
    Usage = 2,
    Output = 3,
}

/// Reads the arguments, does what they ask, and says how it went.
#[must_use]
pub fn main() -> ExitCode {
    // A panic inside a page becomes the page's failed row; its message belongs there, not between the progress lines.
    std::panic::set_hook(Box::new(|_| {}));
    let exit = match run(Args::parse()) {
        Ok(exit) => exit,
        Err(error) => {
            error.print();
            error.exit()
        }
    };
    ExitCode::from(exit as u8)
}

fn run(args: Args) -> Result<Exit, Error> {
    match args.command {
        Command::Extract(args) => extract::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Verify(args) => verify::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Sites(args) => sites::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Gazetteer(args) => gazetteer::run(&args),
    }
}
