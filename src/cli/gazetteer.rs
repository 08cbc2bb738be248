//! `regest gazetteer`.

use super::Exit;
use super::args::Gazetteer;
use super::error::Error;

pub fn run(_args: &Gazetteer) -> Result<Exit, Error> {
    Err(Error::usage("not there yet"))
}
