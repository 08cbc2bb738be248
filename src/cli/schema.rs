//! `regest schema`.

use super::Exit;
use super::args::Schema;
use super::error::Error;
use crate::record;

pub fn run(args: &Schema) -> Result<Exit, Error> {
    let schema =
        record::schema(&args.name).ok_or_else(|| Error::usage(format!("there is no schema named {}", args.name)))?;
    anstream::println!("{}", serde_json::to_string_pretty(&schema).unwrap_or_default());
    Ok(Exit::Done)
}
